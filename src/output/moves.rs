//! The moves of an exchange, after its journal: to its end, or back. No step is noted: where each file
//! lies tells which were taken, so that any run goes on where another was broken off.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk;
use super::new_file::below;

/// The name of the staging folder, beside the files that are replaced.
pub(super) const STAGING: &str = ".cchc-dang-ghi";
/// The mark of undoing, and the same before it is set.
pub(super) const UNDO: &str = "undo";
pub(super) const UNDO_DRAFT: &str = "undo-draft";
/// What leaves and what comes: names below the folder, with `/`.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Journal {
    pub(super) leaving: Vec<String>,
    pub(super) coming: Vec<String>,
}

/// Why an exchange failed: at which file (empty: the staging folder), on which side, and why.
pub(super) struct Failed {
    pub(super) name: String,
    pub(super) is_old: bool,
    pub(super) error: io::Error,
    /// What undoing could not put back; it still lies in the staging folder.
    pub(super) left: Vec<(String, io::Error)>,
}

/// Whether an exchange was brought to its end, or everything was put back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Settled {
    /// All new files are in their places.
    Finished,
    /// All old files are.
    Undone,
}

/// Finishes the exchange of a journal, or undoes it where that was begun; where finishing fails, it
/// is undone.
pub(super) fn finish_or_undo(folder: &Path) -> Result<Settled, Failed> {
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
    if staging.join(UNDO).is_file() {
        return match undo(folder, &journal) {
            Ok(()) => Ok(Settled::Undone),
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
        return Ok(Settled::Finished);
    };
    // The mark comes first: a run that is killed while it undoes is undone by the next.
    let marked = disk::rename(&staging.join(UNDO_DRAFT), &staging.join(UNDO));
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

pub(super) fn exists(path: &Path) -> bool {
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
