//! One worker, as the program that started it sees it.

use std::io::{BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::ARGUMENT;
use super::frame::{self, Message, Parcel};
use super::limits::{Limits, processor_time};
use crate::Step;

/// How long a worker may take to start: a scanner may look at the program first.
const START: Duration = Duration::from_secs(30);
/// The most that is kept of what a worker says when it dies, in bytes.
const LAST_WORDS: u64 = 4096;

/// A worker that waits for a file.
pub(super) struct Worker {
    child: Child,
    input: ChildStdin,
    answers: Receiver<Parcel>,
    /// The step that it announced last.
    step: Arc<Mutex<Step>>,
}

/// The time that is left to a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Left {
    /// Of the processor.
    pub(super) processor: Duration,
    /// Of the clock.
    pub(super) patience: Duration,
}

impl Left {
    /// All that a file may take.
    pub(super) fn of(limits: Limits) -> Self {
        Left {
            processor: limits.deadline,
            patience: limits.patience(),
        }
    }

    /// Whether nothing is left; what is less than a tick of the processor's clock is nothing.
    fn is_over(self) -> bool {
        self.processor.min(self.patience) < Duration::from_millis(20)
    }
}

/// Why a worker gave no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// It wanted more memory than it may have.
    Memory,
    /// The file took longer than it may.
    Deadline,
    /// It died of something else.
    Died,
}

impl Worker {
    /// Starts a worker with a limit of memory in bytes, and tells it what it must know; nothing
    /// where that is not possible.
    pub(super) fn start(program: &Path, memory: usize, knowledge: &[u8]) -> Option<Self> {
        let mut child = Command::new(program)
            .arg(ARGUMENT)
            .arg(memory.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .ok()?;
        let (input, output) = (child.stdin.take()?, child.stdout.take()?);
        let step = Arc::new(Mutex::new(Step::Recognise));
        let (sender, answers) = channel();
        let announced = Arc::clone(&step);
        thread::spawn(move || listen(output, &sender, &announced));
        let mut worker = Worker {
            child,
            input,
            answers,
            step,
        };
        // One that is dead already is seen by its silence.
        let _ = frame::write(&mut worker.input, &[], knowledge);
        let first = worker.answers.recv_timeout(START).ok()?;
        let is_ready = matches!(frame::message(&first.head), Ok(Message::Ready));
        is_ready.then_some(worker)
    }

    /// The step that it announced last.
    pub(super) fn step(&self) -> Step {
        self.step
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Has a file dealt with, in the time that is left to it. After an end the worker is of no use.
    pub(super) fn ask(&mut self, head: &[u8], body: &[u8], left: &mut Left) -> Result<Parcel, End> {
        *self.step.lock().unwrap_or_else(PoisonError::into_inner) = Step::Recognise;
        let began = processor_time(self.child.id());
        // A worker that is already dead can't be written to; waiting for its answer tells why.
        let _ = frame::write(&mut self.input, head, body);
        let answer = self.wait(left, began);
        match answer {
            Ok(parcel) => match frame::message(&parcel.head) {
                Ok(Message::Answer(head)) => Ok(Parcel {
                    head,
                    body: parcel.body,
                }),
                _ => Err(End::Died),
            },
            Err(RecvTimeoutError::Timeout) => Err(End::Deadline),
            Err(RecvTimeoutError::Disconnected) => Err(self.death()),
        }
    }

    /// Waits for an answer until the worker has used the time that is left, or nobody's patience is.
    fn wait(&self, left: &mut Left, began: Option<Duration>) -> Result<Parcel, RecvTimeoutError> {
        let before = *left;
        loop {
            let pause = left.processor.min(left.patience);
            let answer = self.answers.recv_timeout(pause);
            let is_waiting = matches!(answer, Err(RecvTimeoutError::Timeout));
            if is_waiting {
                left.patience = left.patience.saturating_sub(pause);
            }
            let used = began.and_then(|began| {
                let now = processor_time(self.child.id())?;
                Some(now.saturating_sub(began))
            });
            left.processor = match used {
                Some(used) => before.processor.saturating_sub(used),
                // Where the system does not tell, the clock does.
                None if is_waiting => Duration::ZERO,
                // One that has ended is told of no more: what is left stays for the next.
                None => before.processor,
            };
            match answer {
                Err(RecvTimeoutError::Timeout) if !left.is_over() => {}
                answer => return answer,
            }
        }
    }

    /// Of what it died, by its last words: those of the standard library where memory was refused.
    fn death(&mut self) -> End {
        let mut words = Vec::new();
        if let Some(errors) = self.child.stderr.take() {
            let _ = errors.take(LAST_WORDS).read_to_end(&mut words);
        }
        if String::from_utf8_lossy(&words).contains("memory allocation of") {
            End::Memory
        } else {
            End::Died
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Takes what a worker says: steps are noted, everything else is sent on.
fn listen(output: ChildStdout, answers: &Sender<Parcel>, step: &Mutex<Step>) {
    let mut output = BufReader::new(output);
    while let Ok(Some(parcel)) = frame::read(&mut output) {
        if let Ok(Message::Step(taken)) = frame::message(&parcel.head) {
            *step.lock().unwrap_or_else(PoisonError::into_inner) = taken;
        } else if answers.send(parcel).is_err() {
            return;
        }
    }
}
