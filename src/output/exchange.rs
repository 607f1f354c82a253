//! The exchange of a set of files for another, as a whole or not at all, whatever happens meanwhile.
//!
//! In a folder of its own beside the old files the new ones are written and flushed to the disk, then
//! a journal that says what leaves and what comes. From then on the exchange can be finished by
//! anybody: the next run of any command finishes it, or undoes it where that was begun, and says so.
//! No step is noted: where each file lies tells which were taken.
//!
//! | staging folder | is |
//! |---|---|
//! | `lock` | held by the program that writes, as long as it lives |
//! | `new/` | new files that are not in their places yet |
//! | `old/` | old files that have left theirs, and second names of those that new ones replace |
//! | `journal` | what leaves and what comes; written when all of `new/` is |
//! | `undo` | there when the exchange is being undone; before that `undo-draft` |

use std::collections::HashSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::disk;
use super::new_file::{NewFile, below};

/// The name of the staging folder, beside the files that are replaced.
pub(super) const STAGING: &str = ".cchc-dang-ghi";
/// How often another program that writes there is waited for, and how long each time.
const WAITS: u32 = 300;
const WAIT: Duration = Duration::from_millis(100);

/// The mark of undoing before it is set.
const UNDO_DRAFT: &str = "undo-draft";
/// What stands in the lock once its program has no more to do in the staging folder.
const DONE: &[u8] = b"xong";

/// What leaves and what comes: names below the folder, with `/`.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Journal {
    leaving: Vec<String>,
    coming: Vec<String>,
}

/// A staging folder that this program holds.
pub(super) struct Staging {
    folder: PathBuf,
    lock: Option<File>,
}

/// Why an exchange failed: at which file (empty: the staging folder), on which side, and why.
pub(super) struct Failed {
    pub(super) name: String,
    pub(super) is_old: bool,
    pub(super) error: io::Error,
    /// What undoing could not put back; it still lies in the staging folder.
    pub(super) left: Vec<(String, io::Error)>,
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
                    Ok(staging) => return Ok((staging, found)),
                    Err(error) => {
                        let _ = disk::remove_folder(&staging);
                        return Err(Refused::System(error));
                    }
                },
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    match settle(folder)? {
                        Some(now) => found = now,
                        None => thread::sleep(WAIT),
                    }
                }
                Err(error) => return Err(Refused::System(error)),
            }
        }
        Err(Refused::Busy)
    }

    fn lock_new(folder: &Path) -> io::Result<Self> {
        let staging = folder.join(STAGING);
        let lock = disk::make_new_file(&staging.join("lock"))?;
        lock.lock()?;
        Ok(Staging {
            folder: folder.to_path_buf(),
            lock: Some(lock),
        })
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
        if let Some(mut lock) = self.lock.take() {
            let _ = lock.write_all(DONE);
            if cfg!(windows) {
                // A file that is open can't be removed there.
                drop(lock);
            } else {
                self.lock = Some(lock);
            }
        }
        let _ = clear(&self.staging());
    }

    fn staging(&self) -> PathBuf {
        self.folder.join(STAGING)
    }
}

/// Removes a staging folder, what tells of the exchange last: wherever that is broken off, the next
/// run does not take what is left for files that never came to their places.
fn clear(staging: &Path) -> io::Result<()> {
    for part in ["new", "old"] {
        if staging.join(part).is_dir() {
            disk::remove_folder(&staging.join(part))?;
        }
    }
    disk::remove_folder(staging)
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
    if let Ok(mut lock) = lock.as_ref() {
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(Refused::System(error)),
        }
        let mut word = Vec::new();
        let _ = lock.read_to_end(&mut word);
        if word == DONE {
            return removed_when_done(&staging);
        }
    }
    if !staging.is_dir() {
        return Ok(Some(Found::Nothing));
    }
    let found = if staging.join("journal").is_file() {
        finish_or_undo(folder).map_err(Refused::Stuck)?
    } else if staging.join("new").is_dir() {
        Found::Removed
    } else {
        Found::CleanedUp
    };
    drop(lock);
    clear(&staging).map_err(Refused::System)?;
    Ok(Some(found))
}

/// A staging folder whose program had no more to do in it: it may be gone by now, and another
/// program's stand in its place.
fn removed_when_done(staging: &Path) -> Result<Option<Found>, Refused> {
    match fs::read(staging.join("lock")) {
        Ok(word) if word == DONE => {
            // Its program may be removing it as well.
            let removed = clear(staging);
            let found = removed.map_or(Found::Nothing, |()| Found::CleanedUp);
            Ok((!staging.is_dir()).then_some(found))
        }
        _ => Ok((!staging.is_dir()).then_some(Found::Nothing)),
    }
}

/// Finishes the exchange of a journal, or undoes it where that was begun; where finishing fails, it
/// is undone.
fn finish_or_undo(folder: &Path) -> Result<Found, Failed> {
    let staging = folder.join(STAGING);
    let failed = |name: &str, is_old, error| Failed {
        name: name.to_owned(),
        is_old,
        error,
        left: Vec::new(),
    };
    let journal = fs::read(staging.join("journal"))
        .and_then(|text| serde_json::from_slice(&text).map_err(io::Error::from));
    let journal: Journal = journal.map_err(|error| failed("", false, error))?;
    if staging.join("undo").is_file() {
        return match undo(folder, &journal) {
            Ok(()) => Ok(Found::Undone),
            Err(mut left) => {
                let (name, error) = left.remove(0);
                Err(Failed {
                    left,
                    ..failed(&name, true, error)
                })
            }
        };
    }
    let Err((name, is_old, error)) = finish(folder, &journal) else {
        return Ok(Found::Finished);
    };
    // The mark comes first: a run that is killed while it undoes is undone by the next.
    let marked = disk::rename(&staging.join(UNDO_DRAFT), &staging.join("undo"));
    let left = match marked {
        Ok(()) => undo(folder, &journal).err().unwrap_or_default(),
        Err(error) => vec![(String::new(), error)],
    };
    Err(Failed {
        left,
        ..failed(&name, is_old, error)
    })
}

/// Moves what has not moved yet: old files out of their places, then new files in. A file that comes
/// in the place of an old one replaces it in one step, where the file system has second names for
/// files: whoever reads meanwhile finds the one or the other.
fn finish(folder: &Path, journal: &Journal) -> Result<(), (String, bool, io::Error)> {
    let staging = folder.join(STAGING);
    let (new, old) = (staging.join("new"), staging.join("old"));
    let coming: HashSet<&String> = journal.coming.iter().collect();
    for name in &journal.leaving {
        let is_replaced = coming.contains(name);
        let is_new_there = is_replaced && !exists(&below(&new, name));
        let (place, aside) = (below(folder, name), below(&old, name));
        if is_new_there || !exists(&place) || (is_replaced && kept(&place, &aside)) {
            continue;
        }
        move_to(&place, &aside).map_err(|error| (name.clone(), true, error))?;
    }
    let leaving: HashSet<&String> = journal.leaving.iter().collect();
    for name in &journal.coming {
        let from = below(&new, name);
        if exists(&from) {
            let place = below(folder, name);
            let is_old = leaving.contains(name);
            move_to(&from, &place).map_err(|error| (name.clone(), is_old, error))?;
        }
    }
    flush_folders(folder, journal);
    Ok(())
}

/// Keeps an old file under a second name, so that another may take its place in one step.
fn kept(place: &Path, aside: &Path) -> bool {
    match disk::link(place, aside) {
        Ok(()) => true,
        Err(error) => error.kind() == io::ErrorKind::AlreadyExists,
    }
}

/// Puts everything back: new files out of the places, then old files in. Gives what can't be moved.
fn undo(folder: &Path, journal: &Journal) -> Result<(), Vec<(String, io::Error)>> {
    let staging = folder.join(STAGING);
    let (new, old) = (staging.join("new"), staging.join("old"));
    let leaving: HashSet<&String> = journal.leaving.iter().collect();
    let mut left = Vec::new();
    // A new file in the place of an old one is replaced by it.
    let only_coming = |name: &&String| !leaving.contains(name);
    for name in journal.coming.iter().filter(only_coming) {
        let (place, back) = (below(folder, name), below(&new, name));
        if !exists(&back)
            && exists(&place)
            && let Err(error) = move_to(&place, &back)
        {
            left.push((name.clone(), error));
        }
    }
    for name in &journal.leaving {
        let (from, place) = (below(&old, name), below(folder, name));
        if exists(&from)
            && let Err(error) = move_to(&from, &place)
        {
            left.push((name.clone(), error));
        }
    }
    flush_folders(folder, journal);
    if left.is_empty() { Ok(()) } else { Err(left) }
}

/// Moves a file to a place whose folder may not be there.
fn move_to(from: &Path, to: &Path) -> io::Result<()> {
    if let Some(parent) = to.parent().filter(|parent| !parent.is_dir()) {
        disk::make_folders(parent)?;
    }
    disk::rename(from, to)
}

fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Flushes the folders in which files have moved. One that can't be flushed is no fault: the journal
/// is, and whatever is lost in a power cut is done again.
fn flush_folders(folder: &Path, journal: &Journal) {
    let names = journal.leaving.iter().chain(&journal.coming);
    let mut folders: Vec<PathBuf> = names
        .filter_map(|name| below(folder, name).parent().map(Path::to_path_buf))
        .collect();
    folders.sort();
    folders.dedup();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        let _ = disk::flush(folder, true);
    }
}
