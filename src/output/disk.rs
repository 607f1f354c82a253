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
    fault::before(fault::Step::Write, "make_folders")?;
    patiently(|| fs::create_dir_all(folder))
}

/// Makes a folder that was not there.
pub(super) fn make_new_folder(folder: &Path) -> io::Result<()> {
    #[cfg(feature = "faults")]
    fault::before(fault::Step::Write, "make_new_folder")?;
    patiently(|| fs::create_dir(folder))
}

/// Makes an empty file that was not there.
pub(super) fn make_new_file(path: &Path) -> io::Result<fs::File> {
    #[cfg(feature = "faults")]
    fault::before(fault::Step::Write, "make_new_file")?;
    let mut options = fs::OpenOptions::new();
    options.read(true).write(true).create_new(true);
    patiently(|| options.open(path))
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
    fault::before(fault::Step::Write, "flush")?;
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
    fault::before(fault::Step::Change, "rename")?;
    patiently(|| fs::rename(from, to))
}

/// Gives a file a second name, which must not be taken. Not every file system has such names.
pub(super) fn link(file: &Path, second: &Path) -> io::Result<()> {
    #[cfg(feature = "faults")]
    fault::before(fault::Step::Change, "link")?;
    fs::hard_link(file, second)
}

/// Removes a file.
pub(super) fn remove_file(path: &Path) -> io::Result<()> {
    #[cfg(feature = "faults")]
    fault::before(fault::Step::Change, "remove_file")?;
    patiently(|| fs::remove_file(path))
}

/// Removes a folder in which nothing is; fails where something is.
pub(super) fn remove_empty_folder(folder: &Path) -> io::Result<()> {
    #[cfg(feature = "faults")]
    fault::before(fault::Step::Change, "remove_empty_folder")?;
    fs::remove_dir(folder)
}

/// Removes a folder with all that is in it.
pub(super) fn remove_folder(folder: &Path) -> io::Result<()> {
    #[cfg(feature = "faults")]
    fault::before_each_in(folder)?;
    patiently(|| fs::remove_dir_all(folder))
}

#[cfg(feature = "faults")]
pub(super) mod fault;
