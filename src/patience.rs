//! Files that another program holds for an instant: scanners, indexers and sync clients open what is
//! new, and Windows then refuses to move, replace or open it. What is refused so is tried again for
//! a while. What is no plain file is not opened at all: a pipe or a device never ends.

use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// The waits between tries, in milliseconds: two seconds in all.
const WAITS: [u64; 6] = [50, 100, 150, 300, 500, 900];

/// Whether an error says that another program holds the file: on Windows access denied (5), a
/// sharing violation (32) or a lock violation (33). Other systems refuse nothing for such a reason.
pub fn is_held(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32 | 33))
}

/// Does something with a file; where another program holds it, again after a while.
///
/// # Errors
/// The last error.
pub fn patiently<T>(action: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    again(action, is_held, thread::sleep)
}

/// How long a file may give nothing while it is read: there are plain files whose bytes never come
/// (logs of the system, files on a machine that does not answer).
pub const SILENCE: Duration = Duration::from_secs(60);

/// A piece of a file that is read at a time, in bytes.
const PIECE: usize = 256 * 1024;

/// Does something with a file on a thread of its own, which says each time that the file has given
/// something. Where it gives nothing for so long, the thread is left to itself.
///
/// # Errors
/// That of the work; [`ErrorKind::TimedOut`].
pub fn while_it_answers<T: Send + 'static>(
    silence: Duration,
    work: impl FnOnce(&dyn Fn()) -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    let (sender, answers) = channel();
    let alive = sender.clone();
    thread::Builder::new().spawn(move || {
        let done = work(&|| {
            let _ = alive.send(None);
        });
        let _ = sender.send(Some(done));
    })?;
    loop {
        match answers.recv_timeout(silence) {
            Ok(None) => {}
            Ok(Some(done)) => return done,
            Err(_) => return Err(ErrorKind::TimedOut.into()),
        }
    }
}

/// Reads to the end, at most so many bytes; `alive` is called for each piece.
///
/// # Errors
/// That of the reading.
pub fn read_pieces(from: impl Read, most: u64, alive: &dyn Fn()) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut rest = from.take(most);
    loop {
        let piece = (&mut rest).take(PIECE as u64).read_to_end(&mut bytes)?;
        alive();
        if piece == 0 {
            return Ok(bytes);
        }
    }
}

/// The largest file that is read whole, in bytes: no input of a period has a tenth of it.
const LARGEST: u64 = 256 * 1024 * 1024;

/// A file of the operator's, whole.
///
/// # Errors
/// One that can't be read, is none (a pipe, a device, a folder: [`ErrorKind::Unsupported`]) or is too
/// large ([`ErrorKind::FileTooLarge`]).
pub fn whole_file(path: &Path) -> io::Result<Vec<u8>> {
    patiently(|| {
        if !fs::metadata(path)?.is_file() {
            return Err(ErrorKind::Unsupported.into());
        }
        let path = path.to_path_buf();
        let bytes = while_it_answers(SILENCE, move |alive| {
            read_pieces(fs::File::open(path)?, LARGEST + 1, alive)
        })?;
        match bytes.len() as u64 > LARGEST {
            true => Err(ErrorKind::FileTooLarge.into()),
            false => Ok(bytes),
        }
    })
}

/// A text of the operator's, whole.
///
/// # Errors
/// As [`whole_file`], and one that is not UTF-8 ([`ErrorKind::InvalidData`]).
pub fn whole_text(path: &Path) -> io::Result<String> {
    String::from_utf8(whole_file(path)?).map_err(|_| ErrorKind::InvalidData.into())
}

fn again<T>(
    mut action: impl FnMut() -> io::Result<T>,
    is_held: impl Fn(&io::Error) -> bool,
    wait: impl Fn(Duration),
) -> io::Result<T> {
    for pause in WAITS {
        match action() {
            Err(error) if is_held(&error) => wait(Duration::from_millis(pause)),
            outcome => return outcome,
        }
    }
    action()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    fn tried(held_for: usize, held_error: i32) -> (io::Result<usize>, Duration) {
        let (tries, waited) = (Cell::new(0), Cell::new(Duration::ZERO));
        let outcome = again(
            || {
                tries.set(tries.get() + 1);
                if tries.get() <= held_for {
                    Err(io::Error::from_raw_os_error(held_error))
                } else {
                    Ok(tries.get())
                }
            },
            |error| matches!(error.raw_os_error(), Some(5 | 32 | 33)),
            |pause| waited.set(waited.get() + pause),
        );
        (outcome, waited.get())
    }

    #[test]
    fn what_is_held_for_an_instant_is_done_all_the_same() {
        for error in [5, 32, 33] {
            let (outcome, waited) = tried(3, error);
            assert_eq!(outcome.unwrap(), 4);
            assert!(waited >= Duration::from_millis(100));
        }
    }

    #[test]
    fn what_is_held_for_long_is_given_up_after_two_seconds() {
        let (outcome, waited) = tried(usize::MAX, 32);
        assert_eq!(outcome.unwrap_err().raw_os_error(), Some(32));
        assert_eq!(waited, Duration::from_secs(2));
    }

    #[test]
    fn a_file_that_gives_nothing_is_not_waited_for() {
        let silence = Duration::from_millis(50);
        // Nobody ever writes into it, and it has no end.
        let (reader, writer) = io::pipe().unwrap();
        let given = while_it_answers(silence, move |alive| read_pieces(reader, 1_000_000, alive));
        assert_eq!(given.unwrap_err().kind(), ErrorKind::TimedOut);
        drop(writer);
    }

    #[test]
    fn a_file_that_is_slow_is_read_to_its_end() {
        let silence = Duration::from_millis(500);
        let given = while_it_answers(silence, |alive| {
            for _ in 0..12 {
                thread::sleep(Duration::from_millis(50));
                alive();
            }
            read_pieces(io::repeat(7), 600_000, alive)
        });
        assert_eq!(given.unwrap().len(), 600_000);
    }

    #[test]
    fn other_errors_are_told_at_once() {
        let (outcome, waited) = tried(usize::MAX, 2);
        assert!(outcome.is_err());
        assert_eq!(waited, Duration::ZERO);
    }
}
