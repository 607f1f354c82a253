//! One worker, as the program that started it sees it.

use std::io::{BufReader, ErrorKind, Read};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::ARGUMENT;
use super::frame::{self, Message, Parcel};
use super::limits::{Limits, most_in_memory, usage};
use crate::Step;

/// How long a worker may take to start: a scanner may look at the program first, and the machine may be
/// busy.
const START: Duration = Duration::from_secs(60);
/// How often a worker is started before it is taken that none can be.
const STARTS: u32 = 3;
/// How long is waited between two of them: what holds a program back for an instant is gone by then.
const BETWEEN_STARTS: Duration = Duration::from_millis(500);
/// How often it is looked at what a worker uses: until then it may take more, but nobody much.
const LOOK: Duration = Duration::from_millis(50);
/// The most that is kept of what a worker says when it dies, in bytes.
const LAST_WORDS: u64 = 4096;

/// A worker that waits for a file.
pub(super) struct Worker {
    child: Child,
    /// Its limit of memory, in bytes.
    memory: usize,
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
    pub(super) fn is_over(self) -> bool {
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

/// Why a worker could not be started, in Vietnamese.
pub(super) type Reason = String;

impl Worker {
    /// Starts a worker with a limit of memory in bytes, and tells it what it must know; where that does
    /// not succeed, it is tried again, and in the end said why it can't be done.
    pub(super) fn start(program: &Path, memory: usize, knowledge: &[u8]) -> Result<Self, Reason> {
        let mut started = Worker::start_once(program, memory, knowledge);
        for _ in 1..STARTS {
            if started.is_ok() {
                return started;
            }
            thread::sleep(BETWEEN_STARTS);
            started = Worker::start_once(program, memory, knowledge);
        }
        started
    }

    fn start_once(program: &Path, memory: usize, knowledge: &[u8]) -> Result<Self, Reason> {
        let mut child = Command::new(program)
            .arg(ARGUMENT)
            .arg(memory.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| refused(&error))?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err("không trao đổi được với tiến trình".to_owned());
        };
        let step = Arc::new(Mutex::new(Step::Recognise));
        let (sender, answers) = channel();
        let announced = Arc::clone(&step);
        thread::spawn(move || listen(output, &sender, &announced));
        let mut worker = Worker {
            child,
            memory,
            input,
            answers,
            step,
        };
        let first = worker.told(&[], knowledge, |listening| {
            listening.answers.recv_timeout(START)
        });
        match first {
            Ok(first) if matches!(frame::message(&first.head), Ok(Message::Ready)) => Ok(worker),
            Err(RecvTimeoutError::Timeout) => Err(format!(
                "tiến trình không trả lời sau {} giây",
                START.as_secs()
            )),
            _ => Err("tiến trình dừng ngay khi vừa chạy".to_owned()),
        }
    }

    /// Sends a parcel beside the thread that waits for the answer, so that a worker that takes nothing
    /// holds nobody up. One that is dead already can't be written to: waiting for its answer tells why.
    fn told<T, E>(
        &mut self,
        head: &[u8],
        body: &[u8],
        wait: impl FnOnce(&Listening<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let Worker {
            child,
            memory,
            input,
            answers,
            ..
        } = self;
        let (process, memory) = (child.id(), *memory);
        thread::scope(|scope| {
            scope.spawn(|| {
                let _ = frame::write(input, head, body);
            });
            let answer = wait(&Listening {
                answers,
                process,
                memory,
            });
            if answer.is_err() {
                // What is not yet written never will be.
                let _ = child.kill();
            }
            answer
        })
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
        let began = usage(self.child.id()).map(|usage| usage.processor);
        let answer = self.told(head, body, |listening| listening.wait(left, began));
        match answer {
            Ok(parcel) => match frame::message(&parcel.head) {
                Ok(Message::Answer(head)) => Ok(Parcel {
                    head,
                    body: parcel.body,
                }),
                _ => Err(End::Died),
            },
            Err(Given::Up(end)) => Err(end),
            Err(Given::Nothing) => Err(self.death()),
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

/// Why a worker that is listened to gave no answer.
enum Given {
    /// It was given up.
    Up(End),
    /// It has ended.
    Nothing,
}

/// A worker that is listened to.
struct Listening<'a> {
    answers: &'a Receiver<Parcel>,
    process: u32,
    memory: usize,
}

impl Listening<'_> {
    /// Waits for an answer until the worker has used the time that is left, or nobody's patience is; or
    /// until it holds more of the machine than its limit stands for.
    fn wait(&self, left: &mut Left, began: Option<Duration>) -> Result<Parcel, Given> {
        let before = *left;
        loop {
            let pause = left.processor.min(left.patience).min(LOOK);
            let answer = self.answers.recv_timeout(pause);
            let is_waiting = matches!(answer, Err(RecvTimeoutError::Timeout));
            if is_waiting {
                left.patience = left.patience.saturating_sub(pause);
            }
            let now = usage(self.process);
            let used = began.and_then(|began| Some(now?.processor.saturating_sub(began)));
            left.processor = match used {
                Some(used) => before.processor.saturating_sub(used),
                // Where the system does not tell, the clock does.
                None if is_waiting => left.processor.saturating_sub(pause),
                // One that has ended is told of no more: what is left stays for the next.
                None => before.processor,
            };
            match answer {
                Ok(answer) => return Ok(answer),
                Err(RecvTimeoutError::Disconnected) => return Err(Given::Nothing),
                Err(RecvTimeoutError::Timeout) => {}
            }
            if now.is_some_and(|now| now.memory > most_in_memory(self.memory)) {
                return Err(Given::Up(End::Memory));
            }
            if left.is_over() {
                return Err(Given::Up(End::Deadline));
            }
        }
    }
}

/// Why the system started nothing.
fn refused(error: &std::io::Error) -> Reason {
    let code = error.raw_os_error();
    let code = code.map_or(String::new(), |code| format!(", mã {code}"));
    match error.kind() {
        ErrorKind::NotFound => format!("không thấy tệp chương trình{code}"),
        ErrorKind::PermissionDenied => format!("hệ thống không cho phép{code}"),
        _ => format!("hệ thống từ chối{code}"),
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
