//! The exchange of a set of files for another, as a whole or not at all, whatever happens meanwhile.
//!
//! In a folder of its own beside the old files the new ones are written and flushed to the disk, then
//! a journal that says what leaves and what comes. From then on the exchange can be finished by
//! anybody: the next run of any command finishes it, or undoes it where that was begun, and says so.
//! Its moves are those of `moves`.
//!
//! | staging folder | is |
//! |---|---|
//! | `lock` | held by the program that writes, as long as it lives |
//! | `new/` | new files that are not in their places yet |
//! | `old/` | old files that have left theirs, and second names of those that new ones replace |
//! | `journal` | what leaves and what comes; written when all of `new/` is |
//! | `undo` | there when the exchange is being undone; before that `undo-draft` |

use std::fs::{self, File, TryLockError};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use same_file::Handle;

use super::disk;
use super::moves::{Failed, Journal, STAGING, Settled, UNDO, UNDO_DRAFT, exists, finish_or_undo};
use super::new_file::{NewFile, below};

/// How often another program that writes there is waited for, and how long each time.
const WAITS: u32 = 300;
const WAIT: Duration = Duration::from_millis(100);

/// What the lock begins with once its program has no more to do in the staging folder; a number that
/// no other run has follows.
const DONE: &[u8] = b"xong";

/// A staging folder that this program holds.
pub(super) struct Staging {
    folder: PathBuf,
    lock: Option<File>,
}

/// What was found of an earlier run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing.
    Nothing,
    /// Files that had not come to their places; they were removed, and everything old is as it was.
    Removed,
    /// A staging folder in which nothing was to be done; it was removed.
    CleanedUp,
    /// An exchange, which was finished.
    Finished,
    /// An exchange, which was undone.
    Undone,
}

/// Why the staging folder can't be had.
pub(super) enum Refused {
    /// Another program writes there.
    Busy,
    /// What an earlier run left can be neither finished nor undone.
    Stuck(Failed),
    /// The system refuses.
    System(io::Error),
}

impl Staging {
    /// Makes the staging folder in a folder, after settling what an earlier run left there.
    pub(super) fn make(folder: &Path) -> Result<(Self, Found), Refused> {
        let staging = folder.join(STAGING);
        let mut found = Found::Nothing;
        for _ in 0..WAITS {
            match disk::make_new_folder(&staging) {
                Ok(()) => match Staging::lock_new(folder) {
                    Ok(Some(staging)) => return Ok((staging, found)),
                    // Another program took it for one that was left, and is done with it by now.
                    Ok(None) => {}
                    Err(error) => {
                        // Only where nothing is in it: it may be another program's.
                        let _ = disk::remove_empty_folder(&staging);
                        return Err(Refused::System(error));
                    }
                },
                Err(error) if error.kind() == ErrorKind::AlreadyExists => match settle(folder)? {
                    Some(now) => found = now,
                    None => thread::sleep(WAIT),
                },
                Err(error) => return Err(Refused::System(error)),
            }
        }
        Err(Refused::Busy)
    }

    /// Locks the staging folder that was just made; nothing where another program removed it before it
    /// was locked, and perhaps made its own in its place.
    fn lock_new(folder: &Path) -> io::Result<Option<Self>> {
        let path = folder.join(STAGING).join("lock");
        let lock = match disk::make_new_file(&path) {
            Ok(lock) => lock,
            Err(error)
                if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::AlreadyExists) =>
            {
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        lock.lock()?;
        let is_own = is_at(&lock, &path)?;
        Ok(is_own.then(|| Staging {
            folder: folder.to_path_buf(),
            lock: Some(lock),
        }))
    }

    /// Writes the new files and the journal, all flushed. The error names the file.
    pub(super) fn write(
        &self,
        files: &[NewFile],
        leaving: &[String],
    ) -> Result<(), (String, io::Error)> {
        let new = self.staging().join("new");
        let mut folders = vec![self.staging(), new.clone()];
        for file in files {
            let path = below(&new, &file.name);
            let at = |error| (file.name.clone(), error);
            if let Some(parent) = path.parent().filter(|parent| !parent.is_dir()) {
                disk::make_folders(parent).map_err(at)?;
                folders.push(parent.to_path_buf());
            }
            disk::write_new(&path, &file.bytes).map_err(at)?;
        }
        self.make_room(files, leaving)?;
        // All are written first: the disk flushes many at once.
        for file in files {
            let path = below(&new, &file.name);
            disk::flush(&path, false).map_err(|error| (file.name.clone(), error))?;
        }
        let journal = Journal {
            leaving: leaving.to_vec(),
            coming: files.iter().map(|file| file.name.clone()).collect(),
        };
        let nowhere = |error| (String::new(), error);
        let text = serde_json::to_vec(&journal).map_err(|error| nowhere(error.into()))?;
        let (draft, path) = (self.staging().join("draft"), self.staging().join("journal"));
        disk::write_new(&draft, &text).map_err(nowhere)?;
        disk::flush(&draft, false).map_err(nowhere)?;
        for folder in folders.iter().filter(|folder| folder.is_dir()) {
            disk::flush(folder, true).map_err(nowhere)?;
        }
        disk::rename(&draft, &path).map_err(nowhere)?;
        disk::flush(&self.staging(), true).map_err(nowhere)
    }

    /// Makes all that the exchange and its undoing need, so that they only move files: on a disk that
    /// is full by then both go on.
    fn make_room(&self, files: &[NewFile], leaving: &[String]) -> Result<(), (String, io::Error)> {
        let old = self.staging().join("old");
        let places = files.iter().map(|file| (&file.name, &self.folder));
        let set_aside = leaving.iter().map(|name| (name, &old));
        for (name, folder) in places.chain(set_aside) {
            let path = below(folder, name);
            if let Some(parent) = path.parent().filter(|parent| !parent.is_dir()) {
                disk::make_folders(parent).map_err(|error| (name.clone(), error))?;
            }
        }
        let mark = self.staging().join(UNDO_DRAFT);
        disk::write_new(&mark, b"").map_err(|error| (String::new(), error))
    }

    /// Exchanges the files; where that fails, everything old is put back.
    pub(super) fn exchange(&self) -> Result<(), Failed> {
        finish_or_undo(&self.folder).map(drop)
    }

    /// Removes the staging folder. Something that can't be removed is removed by the next run.
    pub(super) fn remove(mut self) {
        let mut lock = self.lock.take();
        if let Some(lock) = &mut lock {
            let own = RandomState::new().build_hasher().finish().to_string();
            let _ = lock.write_all(&[DONE, own.as_bytes()].concat());
        }
        let _ = clear(&self.staging(), lock);
    }

    fn staging(&self) -> PathBuf {
        self.folder.join(STAGING)
    }
}

/// Whether an open file is the one that has this path now: a locked file may have been removed, and
/// another one made in its place, before it was locked.
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    let own = Handle::from_file(file.try_clone()?)?;
    Ok(Handle::from_path(path).is_ok_and(|there| there == own))
}

/// Removes a staging folder whose lock is held, what tells of the exchange last: wherever that is
/// broken off, the next run takes what is left neither for files that never came to their places
/// nor, by a journal without its mark, for an exchange that is not to be undone.
fn clear(staging: &Path, lock: Option<File>) -> io::Result<()> {
    for part in ["new", "old"] {
        if staging.join(part).is_dir() {
            disk::remove_folder(&staging.join(part))?;
        }
    }
    for part in ["journal", "draft", UNDO, UNDO_DRAFT] {
        if exists(&staging.join(part)) {
            disk::remove_file(&staging.join(part))?;
        }
    }
    if cfg!(windows) {
        // A file that is open can't be removed there.
        drop(lock);
        return disk::remove_folder(staging);
    }
    let removed = disk::remove_folder(staging);
    drop(lock);
    removed
}

/// Settles what an earlier run left in a folder. Of a program that still writes there the end is
/// waited for, so that nothing is read while it is exchanged; nothing where that takes too long.
pub(super) fn settle_in_time(folder: &Path) -> Result<Option<Found>, Refused> {
    for _ in 0..WAITS {
        if let Some(found) = settle(folder)? {
            return Ok(Some(found));
        }
        thread::sleep(WAIT);
    }
    Ok(None)
}

/// Settles what an earlier run left in a folder; nothing while its program lives.
fn settle(folder: &Path) -> Result<Option<Found>, Refused> {
    let staging = folder.join(STAGING);
    if !staging.is_dir() {
        return Ok(Some(Found::Nothing));
    }
    // A program that has just made the folder has not locked it yet.
    let mut lock = File::open(staging.join("lock"));
    for _ in 0..5 {
        if lock.is_ok() {
            break;
        }
        thread::sleep(WAIT);
        lock = File::open(staging.join("lock"));
    }
    let mut lock = lock.ok();
    if lock.is_none() {
        // Its program ended, or has not come to lock it: only what is empty is taken away, in one step.
        if disk::remove_empty_folder(&staging).is_ok() {
            return Ok(Some(Found::CleanedUp));
        }
        if exists(&staging.join("lock")) {
            return Ok(None);
        }
    }
    if let Some(held) = &mut lock {
        match held.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(Refused::System(error)),
        }
        if !is_at(held, &staging.join("lock")).map_err(Refused::System)? {
            // What was locked is gone: who stands there now is asked anew.
            return Ok((!staging.is_dir()).then_some(Found::Nothing));
        }
        let mut word = Vec::new();
        let _ = held.read_to_end(&mut word);
        if word.starts_with(DONE) {
            return removed_when_done(&staging, lock, &word);
        }
    }
    if !staging.is_dir() {
        return Ok(Some(Found::Nothing));
    }
    let found = if staging.join("journal").is_file() {
        match finish_or_undo(folder).map_err(Refused::Stuck)? {
            Settled::Finished => Found::Finished,
            Settled::Undone => Found::Undone,
        }
    } else if staging.join("new").is_dir() {
        Found::Removed
    } else {
        Found::CleanedUp
    };
    clear(&staging, lock).map_err(Refused::System)?;
    Ok(Some(found))
}

/// A staging folder whose program had no more to do in it: it may be gone by now, and another
/// program's stand in its place, whose lock says something else.
fn removed_when_done(
    staging: &Path,
    lock: Option<File>,
    word: &[u8],
) -> Result<Option<Found>, Refused> {
    // What is locked there can't be read by a second handle.
    let lock = lock.filter(|_| !cfg!(windows));
    let is_same = fs::read(staging.join("lock")).is_ok_and(|now| now == word);
    if !is_same {
        return Ok((!staging.is_dir()).then_some(Found::Nothing));
    }
    // Where locks are not kept so long, its program may be removing it as well.
    let removed = clear(staging, lock);
    let found = removed.map_or(Found::Nothing, |()| Found::CleanedUp);
    Ok((!staging.is_dir()).then_some(found))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn the_folder_of_another_program_is_never_taken_nor_removed() {
        let root = tempfile::tempdir().unwrap();
        let staging = root.path().join(STAGING);
        fs::create_dir(&staging).unwrap();
        fs::write(staging.join("lock"), "").unwrap();
        let other = File::open(staging.join("lock")).unwrap();
        other.lock().unwrap();
        // Made just before by this program, taken for one that was left, and made anew by another.
        assert!(Staging::lock_new(root.path()).unwrap().is_none());
        assert!(staging.join("lock").is_file());
        drop(other);
    }

    #[test]
    fn a_folder_that_was_removed_before_it_was_locked_is_made_anew() {
        let root = tempfile::tempdir().unwrap();
        assert!(Staging::lock_new(root.path()).unwrap().is_none());
        let path = root.path().join("lock");
        let gone = File::create(&path).unwrap();
        assert!(is_at(&gone, &path).unwrap());
        fs::remove_file(&path).unwrap();
        assert!(!is_at(&gone, &path).unwrap());
        File::create(&path).unwrap();
        assert!(!is_at(&gone, &path).unwrap());
    }

    #[test]
    fn of_many_that_write_at_once_one_is_in_the_folder_at_a_time() {
        let root = tempfile::tempdir().unwrap();
        let inside = AtomicUsize::new(0);
        let work = || {
            for _ in 0..40 {
                let (staging, _) = match Staging::make(root.path()) {
                    Ok(made) => made,
                    Err(Refused::System(error)) => panic!("{error}"),
                    Err(_) => panic!("refused"),
                };
                assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                fs::write(staging.staging().join("mine"), "").unwrap();
                thread::yield_now();
                fs::remove_file(staging.staging().join("mine")).unwrap();
                inside.fetch_sub(1, Ordering::SeqCst);
                staging.remove();
            }
        };
        thread::scope(|scope| {
            for _ in 0..6 {
                scope.spawn(work);
            }
        });
        assert!(!root.path().join(STAGING).exists());
    }
}
