//! The steps on the disk that writing consists of, each in one function, so that a test can make any
//! of them fail (feature `faults`; the program as it is shipped has none of that). What another
//! program holds for an instant is tried again.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use crate::patience::patiently;

/// Makes a folder with those above it.
pub(super) fn make_folders(folder: &Path) -> io::Result<()> {
    #[cfg(feature = "faults")]
    fault::before(fault::Step::Write)?;
    patiently(|| fs::create_dir_all(folder))
}

/// Makes a folder that was not there.
pub(super) fn make_new_folder(folder: &Path) -> io::Result<()> {
    #[cfg(feature = "faults")]
    fault::before(fault::Step::Write)?;
    fs::create_dir(folder)
}

/// Makes an empty file that was not there.
pub(super) fn make_new_file(path: &Path) -> io::Result<fs::File> {
    #[cfg(feature = "faults")]
    fault::before(fault::Step::Write)?;
    let mut options = fs::OpenOptions::new();
    options.read(true).write(true).create_new(true).open(path)
}

/// Opens a file that only serves as a lock; makes it where it is not there.
pub(super) fn open_to_lock(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    patiently(|| options.open(path))
}

/// Writes a file that was not there, as a whole; where that fails, nothing of it stays.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = patiently(|| fs::File::create_new(path))?;
    let written = write_all(&mut file, bytes);
    if written.is_err() {
        drop(file);
        // Half a file would look like a whole one.
        let _ = fs::remove_file(path);
    }
    written
}

fn write_all(file: &mut fs::File, bytes: &[u8]) -> io::Result<()> {
    #[cfg(feature = "faults")]
    let bytes = fault::before_bytes(file, bytes)?;
    file.write_all(bytes)
}

/// Flushes a file or a folder to the disk: what is moved later must not come back empty after a
/// power cut. Not every system flushes folders.
pub(super) fn flush(path: &Path, is_folder: bool) -> io::Result<()> {
    #[cfg(feature = "faults")]
    fault::before(fault::Step::Write)?;
    if is_folder {
        if cfg!(unix) {
            fs::File::open(path)?.sync_all()?;
        }
        return Ok(());
    }
    patiently(|| fs::OpenOptions::new().write(true).open(path))?.sync_all()
}

/// Moves a file. What is at the new place is replaced in one step: there is no moment without a file.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(feature = "faults")]
    fault::before(fault::Step::Change)?;
    patiently(|| fs::rename(from, to))
}

/// Gives a file a second name, which must not be taken. Not every file system has such names.
pub(super) fn link(file: &Path, second: &Path) -> io::Result<()> {
    #[cfg(feature = "faults")]
    fault::before(fault::Step::Change)?;
    fs::hard_link(file, second)
}

/// Removes a file.
pub(super) fn remove_file(path: &Path) -> io::Result<()> {
    #[cfg(feature = "faults")]
    fault::before(fault::Step::Change)?;
    patiently(|| fs::remove_file(path))
}

/// Removes a folder with all that is in it.
pub(super) fn remove_folder(folder: &Path) -> io::Result<()> {
    #[cfg(feature = "faults")]
    fault::before(fault::Step::Change)?;
    patiently(|| fs::remove_dir_all(folder))
}

/// Faults at will: `CCHC_FAULT=KIND:N`, where the N-th step (from 1) is the first that fails.
#[cfg(feature = "faults")]
mod fault {
    use std::fs::File;
    use std::io::{self, ErrorKind, Write};
    use std::sync::LazyLock;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[derive(Clone, Copy, PartialEq, Eq)]
    pub(super) enum Step {
        /// Takes space.
        Write,
        /// Changes what is there.
        Change,
    }

    enum Kind {
        /// The program is killed at the step.
        Kill,
        /// The program is killed at the step, of those only that change what is there.
        KillChange,
        /// From the step on the disk is full.
        Full,
        /// From the step on nothing can be changed.
        ReadOnly,
    }

    static TAKEN: AtomicUsize = AtomicUsize::new(0);
    static WANTED: LazyLock<Option<(Kind, usize)>> = LazyLock::new(|| {
        let text = std::env::var("CCHC_FAULT").ok()?;
        let (kind, number) = text.split_once(':')?;
        let kind = match kind {
            "kill" => Kind::Kill,
            "kill-change" => Kind::KillChange,
            "full" => Kind::Full,
            "read-only" => Kind::ReadOnly,
            _ => return None,
        };
        Some((kind, number.parse().ok()?))
    });

    pub(super) fn before(step: Step) -> io::Result<()> {
        strike(step, &mut || {})
    }

    /// Before bytes are written: a kill comes after half of them.
    pub(super) fn before_bytes<'a>(file: &mut File, bytes: &'a [u8]) -> io::Result<&'a [u8]> {
        let half = &bytes[..bytes.len() / 2];
        strike(Step::Write, &mut || drop(file.write_all(half)))?;
        Ok(bytes)
    }

    fn strike(step: Step, last: &mut dyn FnMut()) -> io::Result<()> {
        let wanted = &*WANTED;
        if matches!(wanted, Some((Kind::KillChange, _))) && step == Step::Write {
            return Ok(());
        }
        let number = TAKEN.fetch_add(1, Ordering::Relaxed) + 1;
        match wanted {
            Some((Kind::Kill | Kind::KillChange, wanted)) if number == *wanted => {
                last();
                std::process::abort();
            }
            Some((Kind::Full, wanted)) if number >= *wanted && step == Step::Write => {
                Err(ErrorKind::StorageFull.into())
            }
            Some((Kind::ReadOnly, wanted)) if number >= *wanted => {
                Err(ErrorKind::ReadOnlyFilesystem.into())
            }
            _ => Ok(()),
        }
    }
}
