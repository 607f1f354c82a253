//! Two programs that stay open on one folder are told of each other: the first holds a lock on a file
//! there. The system gives it back when the program is gone, however it went.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

use super::disk;

/// Holds a file until it is dropped.
#[derive(Debug)]
pub struct OnlyOne {
    _file: File,
}

/// Takes a file of a folder; nothing where another program holds it.
pub(super) fn take(folder: &Path, name: &str) -> io::Result<Option<OnlyOne>> {
    disk::make_folders(folder)?;
    let file = disk::open_to_lock(&folder.join(name))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(OnlyOne { _file: file })),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_second_is_told_and_the_next_may() {
        let folder = tempfile::tempdir().unwrap();
        let take = || super::take(folder.path(), ".khoa").unwrap();
        let first = take();
        assert!(first.is_some() && take().is_none());
        drop(first);
        assert!(take().is_some());
    }
}
