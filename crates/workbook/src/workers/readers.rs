//! The workers of a run, and files dealt with by them side by side.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};
use std::thread;

use super::Limits;
use super::frame::Parcel;
use super::memory::Memory;
use super::worker::{End, Left, Worker};
use crate::Step;
use crate::refusal::{Refusal, RefusalKind};

/// Deals with files in workers, where there is a program to start.
pub struct Readers {
    program: Option<PathBuf>,
    limits: Limits,
    /// The workers that wait, each with what it was told when it started.
    idle: Mutex<Vec<(Arc<[u8]>, Worker)>>,
    /// Held shared by those who work side by side, alone by a file that needs all the memory.
    room: RwLock<()>,
    /// Why a worker could not be started, where none could be.
    failed: OnceLock<String>,
    /// What was answered before, where anybody remembers it.
    memory: Option<Arc<Memory>>,
    /// The time that is left to each file that was asked about: it has its time for all questions
    /// together.
    left: Mutex<HashMap<String, Left>>,
}

impl Readers {
    /// Readers that start workers of a program, the first one when the first file comes; without a
    /// program there are none.
    pub fn new(program: Option<PathBuf>, limits: Limits) -> Self {
        Readers {
            program,
            limits,
            idle: Mutex::new(Vec::new()),
            room: RwLock::new(()),
            failed: OnceLock::new(),
            memory: None,
            left: Mutex::default(),
        }
    }

    /// The same, with what was answered before.
    #[must_use]
    pub fn remembering(mut self, memory: Arc<Memory>) -> Self {
        self.memory = Some(memory);
        self
    }

    /// What was answered before, where anybody remembers it.
    pub fn memory(&self) -> Option<&Memory> {
        self.memory.as_deref()
    }

    /// Has a worker that knows what must be known deal with a file; nothing where no program was named
    /// of which workers are started, and whoever asks does it himself. What was signed is read with the
    /// inputs of its day: a worker that knows others is of no use to it. All questions about one file, by
    /// the name given here, have its time together.
    ///
    /// # Errors
    /// Where that takes more than [`Limits`], or ends the worker; where no worker can be started.
    pub fn ask(
        &self,
        knowledge: &Arc<[u8]>,
        file: &str,
        head: &[u8],
        body: &[u8],
    ) -> Result<Option<Parcel>, Unanswered> {
        let Some(program) = &self.program else {
            return Ok(None);
        };
        let question = Question {
            program,
            knowledge,
            head,
            body,
        };
        let left = self.lock_left().get(file).copied();
        let mut left = left.unwrap_or(Left::of(self.limits));
        let asked = if left.is_over() {
            Err((End::Deadline, Step::Recognise))
        } else {
            match self.ask_beside_others(&question, &mut left)? {
                Err((End::Memory, _)) => self.ask_alone(&question, &mut left)?,
                asked => asked,
            }
        };
        self.lock_left().insert(file.to_owned(), left);
        let refused = |(end, step): (End, Step)| refusal(end, &step, self.limits);
        asked
            .map(Some)
            .map_err(|ended| Unanswered::Refused(refused(ended)))
    }

    /// Ends the workers that wait: what they hold is of use to nobody once all files are read.
    pub fn rest(&self) {
        self.lock_idle().clear();
    }

    /// Has a worker deal with a file, within its share of the memory and in the time that is left to
    /// the file.
    fn ask_beside_others(
        &self,
        question: &Question<'_>,
        left: &mut Left,
    ) -> Result<Asked, Unanswered> {
        // Waiting for room is no time of this file.
        let _room = self.room.read().unwrap_or_else(PoisonError::into_inner);
        let mut kept = self.waiting(question.knowledge);
        loop {
            let was_kept = kept.is_some();
            let mut worker = match kept.take() {
                Some(worker) => worker,
                None => self.start(question, self.limits.share())?,
            };
            match worker.ask(question.head, question.body, left) {
                Ok(answer) => {
                    let known = Arc::clone(question.knowledge);
                    self.lock_idle().push((known, worker));
                    return Ok(Ok(answer));
                }
                // What earlier files left behind must not count against this one: once more, alone.
                Err(End::Memory | End::Died) if was_kept => {}
                Err(end) => return Ok(Err((end, worker.step()))),
            }
        }
    }

    /// Has a worker deal with a file while no other works, with all the memory.
    fn ask_alone(&self, question: &Question<'_>, left: &mut Left) -> Result<Asked, Unanswered> {
        let _room = self.room.write().unwrap_or_else(PoisonError::into_inner);
        self.lock_idle().clear();
        let mut worker = self.start(question, self.limits.together)?;
        let answer = worker.ask(question.head, question.body, left);
        Ok(answer.map_err(|end| (end, worker.step())))
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
            let threads: Vec<_> = (0..self.limits.side_by_side.min(items.len()))
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
    fn start(&self, question: &Question<'_>, memory: usize) -> Result<Worker, Unanswered> {
        if let Some(reason) = self.failed.get() {
            return Err(Unanswered::NotStarted(reason.clone()));
        }
        Worker::start(question.program, memory, question.knowledge).map_err(|reason| {
            // The first reason is told for all files.
            Unanswered::NotStarted(self.failed.get_or_init(|| reason).clone())
        })
    }

    /// A worker that waits and knows this; those that know other things are ended, since they would keep
    /// their memory for nobody.
    fn waiting(&self, knowledge: &Arc<[u8]>) -> Option<Worker> {
        let mut idle = self.lock_idle();
        idle.retain(|(known, _)| known == knowledge);
        idle.pop().map(|(_, worker)| worker)
    }

    fn lock_left(&self) -> MutexGuard<'_, HashMap<String, Left>> {
        self.left.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock_idle(&self) -> MutexGuard<'_, Vec<(Arc<[u8]>, Worker)>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A question is not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unanswered {
    /// The file takes more than it may, or ends the worker.
    Refused(Refusal),
    /// No worker can be started, and why, in Vietnamese. No fault of the file: it was not opened.
    NotStarted(String),
}

/// What is asked, of whom.
struct Question<'a> {
    program: &'a Path,
    knowledge: &'a Arc<[u8]>,
    head: &'a [u8],
    body: &'a [u8],
}

/// What became of a question: the answer, or how the worker ended, and at which step.
type Asked = Result<Parcel, (End, Step)>;

/// The refusal of a file that a worker could not answer, with the step and the limit.
fn refusal(end: End, step: &Step, limits: Limits) -> Refusal {
    match end {
        End::Memory => Refusal::new(
            RefusalKind::OutOfMemory,
            format!(
                "cần hơn {} MB bộ nhớ (giới hạn cho một tệp) khi {step}",
                limits.together / (1024 * 1024)
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

    fn limits() -> Limits {
        Limits::for_memory(4 * 1024 * 1024 * 1024)
    }

    #[test]
    fn a_file_that_has_used_its_time_is_asked_nothing_more() {
        let readers = Readers::new(Some(PathBuf::from("không có chương trình này")), limits());
        let nothing = Left {
            processor: std::time::Duration::ZERO,
            ..Left::of(limits())
        };
        let known: Arc<[u8]> = Vec::new().into();
        readers
            .lock_left()
            .insert("2024-H1/a.xlsx".to_owned(), nothing);
        let asked = readers.ask(&known, "2024-H1/a.xlsx", &[], &[]);
        let Err(Unanswered::Refused(refusal)) = asked else {
            panic!("no time is left to it");
        };
        assert_eq!(refusal.kind, RefusalKind::TooSlow);
        // Another has all of its own; here nothing can be started for it.
        let asked = readers.ask(&known, "2024-Q3/a.xlsx", &[], &[]);
        assert!(matches!(asked, Err(Unanswered::NotStarted(_))));
    }

    #[test]
    fn results_stand_in_the_order_of_items() {
        let readers = Readers::new(None, limits());
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
            (End::Memory, RefusalKind::OutOfMemory, "704 MB"),
            (End::Deadline, RefusalKind::TooSlow, "10 giây"),
            (End::Died, RefusalKind::ReaderDied, "dừng đột ngột"),
        ] {
            let refusal = refusal(end, &step, limits());
            assert_eq!(refusal.kind, kind);
            assert!(refusal.detail.contains(words), "{}", refusal.detail);
            assert!(refusal.detail.contains("trang tính thứ 2 «Biểu 2»"));
        }
    }
}
