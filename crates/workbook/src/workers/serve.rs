//! The worker's side: what to know first, then files in, answers out, a word before each step.

use std::io::{Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use super::frame::{self, Message, Parcel};
use crate::Step;

/// The stack on which files are read, in bytes: the same on every system.
const STACK: usize = 16 * 1024 * 1024;

/// What a worker is told before each step that it takes.
pub type Announce<'a> = &'a mut dyn FnMut(Step);

/// Answers parcels from `input` until it ends, on `output`, which nothing else may write to. The
/// first parcel is what the worker must know: of it `begin` makes the function that answers all the
/// others. The caller has set the limit of memory, and ends the process afterwards.
pub fn serve<W>(
    mut input: impl Read,
    output: impl Write + Send + 'static,
    begin: impl FnOnce(Vec<u8>) -> Option<W> + Send + 'static,
) where
    W: FnMut(Parcel, Announce<'_>) -> Parcel,
{
    // A panic ends the worker, which tells enough; its own words are not for the user of the program.
    std::panic::set_hook(Box::new(|_| {}));
    let (parcels, waiting) = channel();
    // Files are read beside this thread, which sees when the program that wants them is gone.
    let reading = thread::Builder::new().stack_size(STACK).spawn(move || {
        let served = catch_unwind(AssertUnwindSafe(|| answer_all(&waiting, output, begin)));
        if !matches!(served, Ok(Ok(()))) {
            std::process::exit(1);
        }
    });
    if reading.is_err() {
        return;
    }
    while let Ok(Some(parcel)) = frame::read(&mut input) {
        if parcels.send(parcel).is_err() {
            return;
        }
    }
}

/// Answers parcel after parcel.
fn answer_all<W>(
    waiting: &Receiver<Parcel>,
    mut output: impl Write,
    begin: impl FnOnce(Vec<u8>) -> Option<W>,
) -> std::io::Result<()>
where
    W: FnMut(Parcel, Announce<'_>) -> Parcel,
{
    let Ok(knowledge) = waiting.recv() else {
        return Ok(());
    };
    let mut answer = begin(knowledge.body).ok_or(std::io::ErrorKind::InvalidData)?;
    frame::say(&mut output, &Message::Ready, &[])?;
    for parcel in waiting {
        let mut announce = |step: Step| {
            // A program that is gone is noticed by the other thread.
            let _ = frame::say(&mut output, &Message::Step(step), &[]);
        };
        let Parcel { head, body } = answer(parcel, &mut announce);
        frame::say(&mut output, &Message::Answer(head), &body)?;
    }
    Ok(())
}
