//! One worker, as the program that started it sees it.

use std::io::{BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::frame::{self, Message};
use super::{ARGUMENT, Limits};
use crate::refusal::Refusal;
use crate::{Step, Workbook};

/// How long a worker may take to start: a scanner may look at the program first.
const START: Duration = Duration::from_secs(30);
/// The most that is kept of what a worker says when it dies, in bytes.
const LAST_WORDS: u64 = 4096;

/// A worker that waits for a file.
pub(super) struct Worker {
    child: Child,
    input: ChildStdin,
    answers: Receiver<Vec<u8>>,
    /// The step that it announced last.
    step: Arc<Mutex<Step>>,
    limits: Limits,
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
    /// Starts a worker; nothing where that is not possible.
    pub(super) fn start(program: &Path, limits: Limits) -> Option<Self> {
        let mut child = Command::new(program)
            .arg(ARGUMENT)
            .arg(limits.memory.to_string())
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
        let worker = Worker {
            child,
            input,
            answers,
            step,
            limits,
        };
        let first = worker.answers.recv_timeout(START).ok()?;
        let first: Message = frame::unpacked(&first).ok()?;
        (first == Message::Ready).then_some(worker)
    }

    /// The step that it announced last.
    pub(super) fn step(&self) -> Step {
        self.step
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Has a file read. After an end the worker is of no use.
    pub(super) fn read(&mut self, bytes: &[u8]) -> Result<Result<Workbook, Refusal>, End> {
        *self.step.lock().unwrap_or_else(PoisonError::into_inner) = Step::Recognise;
        // A worker that is already dead can't be written to; waiting for its answer tells why.
        let _ = frame::write(&mut self.input, bytes);
        match self.answers.recv_timeout(self.limits.deadline) {
            Ok(packed) => match frame::unpacked(&packed) {
                Ok(Message::Answer(answer)) => Ok(answer),
                _ => Err(End::Died),
            },
            Err(RecvTimeoutError::Timeout) => Err(End::Deadline),
            Err(RecvTimeoutError::Disconnected) => Err(self.death()),
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
fn listen(output: ChildStdout, answers: &Sender<Vec<u8>>, step: &Mutex<Step>) {
    let mut output = BufReader::new(output);
    while let Ok(Some(packed)) = frame::read(&mut output) {
        // An answer is unpacked by the thread that waits for it; steps are short.
        let short = packed.len() <= SHORT;
        if short && let Ok(Message::Step(taken)) = frame::unpacked(&packed) {
            *step.lock().unwrap_or_else(PoisonError::into_inner) = taken;
        } else if answers.send(packed).is_err() {
            return;
        }
    }
}

/// The longest message that may be a step, in bytes.
const SHORT: usize = 4096;
