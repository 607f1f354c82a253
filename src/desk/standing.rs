//! What the desk shows, and the reading of it: one at a time, in a thread of its own. A page waits for
//! it a moment; where it takes longer, a page with its progress is shown.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;

use super::Desk;
use super::disk::{self, Look};
use super::shown::Shown;
use crate::failure::{Failure, Fault, Outcome};
use crate::period::PeriodId;
use crate::pipeline::{self, view};

/// How long a page waits for a reading.
const PATIENCE: Duration = Duration::from_millis(900);

/// What is shown, and what is being read.
pub struct State {
    /// The period that was chosen; absent: the latest that has workbooks.
    period: Option<PeriodId>,
    /// What was read last, and how the disk looked when that began.
    last: Option<(Look, Reading)>,
    /// Whether a reading is under way.
    is_reading: bool,
    /// Whether documents are being written.
    is_writing: bool,
    /// What the reading that is under way has told.
    told: String,
    /// What the next page tells of what was done.
    notice: Option<Notice>,
    /// Who answered last.
    who: String,
}

/// What a page tells of what was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// `done`, or `fault` where nothing was done.
    pub kind: &'static str,
    /// The words of the command that did it.
    pub text: String,
}

/// What came of a reading.
pub type Reading = Arc<Result<Shown, Failure>>;

/// Where a reading is.
pub struct Progress {
    /// Whether it is still under way, or documents are being written.
    pub is_reading: bool,
    /// Whether documents are being written.
    pub is_writing: bool,
    /// What it has told last.
    pub told: String,
    /// How many files were dealt with.
    pub done: usize,
    /// Of how many.
    pub of: usize,
}

impl State {
    /// Nothing read yet.
    pub fn new(period: Option<PeriodId>) -> Self {
        State {
            period,
            last: None,
            is_reading: false,
            is_writing: false,
            told: String::new(),
            notice: None,
            who: String::new(),
        }
    }
}

impl Desk {
    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }

    /// Where the reading is.
    pub fn progress(&self) -> Progress {
        let state = self.state();
        let (done, of) = self.memory.progress();
        Progress {
            is_reading: state.is_reading || state.is_writing,
            is_writing: state.is_writing,
            told: state.told.clone(),
            done,
            of,
        }
    }

    /// Chooses another period.
    pub fn choose(&self, period: PeriodId) {
        let mut state = self.state();
        state.period = Some(period);
        state.last = None;
    }

    /// Has the next page tell what was done.
    pub fn tell_next(&self, kind: &'static str, text: String) {
        self.state().notice = Some(Notice { kind, text });
    }

    /// Keeps in mind who answers, while the desk is open.
    pub fn remember_who(&self, who: &str) {
        who.clone_into(&mut self.state().who);
    }

    /// Who answered last.
    pub fn who(&self) -> String {
        self.state().who.clone()
    }

    /// What the next page is to tell.
    pub fn take_notice(&self) -> Option<Notice> {
        self.state().notice.take()
    }

    /// What was read last, whether it is still so or not.
    pub fn last(&self) -> Option<Reading> {
        let state = self.state();
        state.last.as_ref().map(|(_, reading)| Arc::clone(reading))
    }

    /// Closes the desk, a moment later: the browser gets its last page.
    pub fn close(self: &Arc<Self>) {
        const MOMENT: Duration = Duration::from_millis(300);
        let desk = Arc::clone(self);
        tokio::spawn(async move {
            tokio::time::sleep(MOMENT).await;
            desk.closing.notify_one();
        });
    }

    /// The period that was chosen.
    fn chosen(&self) -> Option<PeriodId> {
        self.state().period
    }

    /// What is to be shown: what was read, as long as the disk is as it was; nothing where that is
    /// being read again and takes its time.
    pub async fn current(self: &Arc<Self>) -> Option<Reading> {
        let mut news = self.news.subscribe();
        if let Some(reading) = self.known_or_begun() {
            return Some(reading);
        }
        let waited = tokio::time::timeout(PATIENCE, news.changed()).await;
        waited.ok()?.ok()?;
        self.state()
            .last
            .as_ref()
            .map(|(_, reading)| Arc::clone(reading))
    }

    /// What was read, where it is still so; else a reading begins, if none is under way.
    fn known_or_begun(self: &Arc<Self>) -> Option<Reading> {
        let look = disk::look(&self.root);
        let mut state = self.state();
        if state.is_reading || state.is_writing {
            return None;
        }
        if let Some((then, reading)) = &state.last
            && *then == look
        {
            return Some(Arc::clone(reading));
        }
        state.is_reading = true;
        state.told = "Đang đọc dữ liệu…".to_owned();
        let desk = Arc::clone(self);
        tokio::task::spawn_blocking(move || desk.read());
        None
    }

    fn read(&self) {
        let _turn = lock(&self.disk);
        // Looked at before it is read: what changes meanwhile is seen the next time.
        let (look, period) = (disk::look(&self.root), self.chosen());
        let tell = |text: &str| text.clone_into(&mut self.state().told);
        let program = self.program.clone();
        let read = catch_unwind(AssertUnwindSafe(|| {
            view::read(&self.root, program, period, &self.memory, &tell)
        }));
        let reading = Arc::new(read.unwrap_or_else(|_| Err(ours())).map(Shown::new));
        let mut state = self.state();
        state.is_reading = false;
        if state.period == period {
            state.last = Some((look, reading));
        }
        drop(state);
        self.news.send_modify(|count| *count += 1);
    }

    /// Has documents written, told as a reading is; the next page tells what came of it. Whether that was
    /// begun: nothing else must be under way.
    pub fn begin_writing(
        self: &Arc<Self>,
        write: impl FnOnce(&Desk, &dyn Fn(&str)) -> Outcome<String> + Send + 'static,
    ) -> bool {
        let mut state = self.state();
        if state.is_reading || state.is_writing {
            return false;
        }
        state.is_writing = true;
        state.told = "Đang lập văn bản…".to_owned();
        drop(state);
        let desk = Arc::clone(self);
        tokio::task::spawn_blocking(move || {
            let turn = lock(&desk.disk);
            let tell = |text: &str| text.clone_into(&mut desk.state().told);
            let done = catch_unwind(AssertUnwindSafe(|| write(&desk, &tell)));
            drop(turn);
            match done.unwrap_or_else(|_| Err(ours())) {
                Ok(text) => desk.tell_next("done", text),
                Err(failure) => desk.tell_next("fault", pipeline::told(&failure)),
            }
            desk.state().is_writing = false;
            desk.news.send_modify(|count| *count += 1);
        });
        true
    }

    /// Does something on the disk while nobody reads there.
    pub async fn on_disk<T: Send + 'static>(
        self: &Arc<Self>,
        act: impl FnOnce(&Desk) -> T + Send + 'static,
    ) -> Option<T> {
        let desk = Arc::clone(self);
        let acted = tokio::task::spawn_blocking(move || {
            let _turn = lock(&desk.disk);
            act(&desk)
        });
        acted.await.ok()
    }
}

/// A fault of the program's own: the desk stays open, and says so.
fn ours() -> Failure {
    Fault::new(
        "",
        "chương trình gặp lỗi khi đọc dữ liệu của kỳ",
        "lỗi này là của chương trình, không phải của dữ liệu: báo cho người phụ trách phần mềm kèm các dòng ở cửa sổ chương trình",
    )
    .into()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
