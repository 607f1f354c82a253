//! The worker's side: files in, workbooks out, a word before each step.

use std::io::{Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use super::frame::{self, Message};
use crate::Step;

/// The stack on which workbooks are read, in bytes: the same on every system.
const STACK: usize = 16 * 1024 * 1024;

/// Reads files from `input` until it ends, and answers each on `output`, which nothing else may
/// write to. The caller has set the limit of memory, and ends the process afterwards.
pub fn serve(mut input: impl Read, output: impl Write + Send + 'static) {
    // A panic is told in the answer; its own words are not for the user of the program.
    std::panic::set_hook(Box::new(|_| {}));
    let (files, waiting) = channel();
    // Files are read beside this thread, which sees when the program that wants them is gone.
    let reading = thread::Builder::new().stack_size(STACK).spawn(move || {
        let served = catch_unwind(AssertUnwindSafe(|| answer_all(&waiting, output)));
        if !matches!(served, Ok(Ok(()))) {
            std::process::exit(1);
        }
    });
    if reading.is_err() {
        return;
    }
    while let Ok(Some(bytes)) = frame::read(&mut input) {
        if files.send(bytes).is_err() {
            return;
        }
    }
}

/// Answers file after file.
fn answer_all(waiting: &Receiver<Vec<u8>>, mut output: impl Write) -> std::io::Result<()> {
    frame::write(&mut output, &frame::packed(&Message::Ready)?)?;
    for bytes in waiting {
        let mut announce = |step: Step| {
            // A program that is gone is noticed by the other thread.
            let _ = frame::packed(&Message::Step(step))
                .and_then(|packed| frame::write(&mut output, &packed));
        };
        let answer = crate::read_announced(&bytes, &mut announce);
        drop(bytes);
        frame::write(&mut output, &frame::packed(&Message::Answer(answer))?)?;
    }
    Ok(())
}
