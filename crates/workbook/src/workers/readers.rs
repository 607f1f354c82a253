//! The workers of a run, and files read by them side by side.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::Limits;
use super::worker::{End, Worker};
use crate::guard;
use crate::refusal::{Refusal, RefusalKind};
use crate::{Step, Workbook};

/// How many files are read at a time.
const SIDE_BY_SIDE: usize = 2;

/// Reads workbooks: in workers, or in this process where there is no program to start.
pub struct Readers {
    program: Option<PathBuf>,
    limits: Limits,
    idle: Mutex<Vec<Worker>>,
    /// Whether a worker could not be started.
    failed: AtomicBool,
}

impl Readers {
    /// Readers that start workers of a program, the first one when the first file comes; without a
    /// program they read here.
    pub fn new(program: Option<PathBuf>, limits: Limits) -> Self {
        Readers {
            program,
            limits,
            idle: Mutex::new(Vec::new()),
            failed: AtomicBool::new(false),
        }
    }

    /// What the operator must know of how files were read; nothing where all went as it should.
    pub fn note(&self) -> Option<&'static str> {
        self.failed.load(Ordering::Relaxed).then_some(
            "Lưu ý: hệ thống không cho chạy tiến trình đọc tệp riêng (thường do phần mềm diệt vi-rút chặn), \
             nên các tệp được đọc ngay trong chương trình, không giới hạn được bộ nhớ và thời gian của từng tệp. \
             Kết quả vẫn dùng được.",
        )
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// Where they are no workbook, can't be opened, or are above a limit, also one of [`Limits`].
    pub fn read(&self, bytes: &[u8]) -> Result<Workbook, Refusal> {
        guard::check_size(bytes.len() as u64)?;
        let mut kept = self.take_idle();
        loop {
            let was_kept = kept.is_some();
            let Some(mut worker) = kept.take().or_else(|| self.start()) else {
                return crate::read(bytes);
            };
            match worker.read(bytes) {
                Ok(answer) => {
                    self.lock_idle().push(worker);
                    return answer;
                }
                // What earlier files left behind must not count against this one: once more, alone.
                Err(End::Memory | End::Died) if was_kept => {}
                Err(end) => return Err(refusal(end, &worker.step(), self.limits)),
            }
        }
    }

    /// Applies a function to each item, some at a time, and gives the results in the order of the
    /// items.
    ///
    /// # Panics
    /// Where the function does.
    pub fn side_by_side<I: Sync, T: Send>(
        &self,
        items: &[I],
        apply: impl Fn(&I) -> T + Sync,
    ) -> Vec<T> {
        let next = AtomicUsize::new(0);
        let work = || {
            let mut done = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(item) = items.get(at) else {
                    return done;
                };
                done.push((at, apply(item)));
            }
        };
        let mut done: Vec<(usize, T)> = thread::scope(|scope| {
            let threads: Vec<_> = (0..SIDE_BY_SIDE.min(items.len()))
                .map(|_| scope.spawn(work))
                .collect();
            threads
                .into_iter()
                .flat_map(|thread| {
                    thread
                        .join()
                        .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
                })
                .collect()
        });
        done.sort_by_key(|(at, _)| *at);
        done.into_iter().map(|(_, result)| result).collect()
    }

    /// Starts a worker; after one that could not be started, no other is tried.
    fn start(&self) -> Option<Worker> {
        let program = self.program.as_ref()?;
        if self.failed.load(Ordering::Relaxed) {
            return None;
        }
        let started = Worker::start(program, self.limits);
        if started.is_none() {
            self.failed.store(true, Ordering::Relaxed);
        }
        started
    }

    fn take_idle(&self) -> Option<Worker> {
        self.lock_idle().pop()
    }

    fn lock_idle(&self) -> std::sync::MutexGuard<'_, Vec<Worker>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The refusal of a file that a worker could not answer, with the step and the limit.
fn refusal(end: End, step: &Step, limits: Limits) -> Refusal {
    match end {
        End::Memory => Refusal::new(
            RefusalKind::OutOfMemory,
            format!(
                "cần hơn {} MB bộ nhớ (giới hạn cho một tệp) khi {step}",
                limits.memory / (1024 * 1024)
            ),
        ),
        End::Deadline => Refusal::new(
            RefusalKind::TooSlow,
            format!(
                "chưa đọc xong sau {} giây (giới hạn cho một tệp), đang {step}",
                limits.deadline.as_secs()
            ),
        ),
        End::Died => Refusal::new(
            RefusalKind::ReaderDied,
            format!("tiến trình đọc tệp dừng đột ngột khi {step}"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_items() {
        let readers = Readers::new(None, Limits::SHIPPED);
        let items: Vec<u32> = (0..100).collect();
        let doubled = readers.side_by_side(&items, |item| item * 2);
        assert_eq!(
            doubled,
            items.iter().map(|item| item * 2).collect::<Vec<_>>()
        );
        assert!(readers.side_by_side(&[], |item: &u32| *item).is_empty());
    }

    #[test]
    fn an_end_names_its_step_and_its_limit() {
        let step = Step::sheet(1, "Biểu\n2");
        for (end, kind, words) in [
            (End::Memory, RefusalKind::OutOfMemory, "1536 MB"),
            (End::Deadline, RefusalKind::TooSlow, "10 giây"),
            (End::Died, RefusalKind::ReaderDied, "dừng đột ngột"),
        ] {
            let refusal = refusal(end, &step, Limits::SHIPPED);
            assert_eq!(refusal.kind, kind);
            assert!(refusal.detail.contains(words), "{}", refusal.detail);
            assert!(refusal.detail.contains("trang tính thứ 2 «Biểu 2»"));
        }
    }
}
