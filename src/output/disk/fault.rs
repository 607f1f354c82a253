//! Faults at will: `CCHC_FAULT=KIND:N`, where the N-th step (from 1) is the first that fails;
//! `CCHC_FAULT=snapshots:FOLDER`, which keeps what a kill at each step would leave; or
//! `CCHC_FAULT=rehearse:FOLDER`, which replaces a set in copies of the working folder first, once for
//! each step and each fault that does not kill, and keeps the copies and what was told.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Takes space.
    Write,
    /// Changes what is there.
    Change,
}

enum Fault {
    /// The program is killed at the step.
    Kill(usize),
    /// From the step on the disk is full.
    Full(usize),
    /// From the step on nothing can be changed.
    ReadOnly(usize),
    /// Before each step the working folder is copied to a folder `N` of this one, with the name of the
    /// step beside it in `N.step`.
    Snapshots(PathBuf),
    /// A set is replaced in copies of the working folder, which are kept in this one.
    Rehearse(PathBuf),
}

static TAKEN: AtomicUsize = AtomicUsize::new(0);
/// The fault of a rehearsal.
static REHEARSED: Mutex<Option<Fault>> = Mutex::new(None);
static WANTED: LazyLock<Option<Fault>> = LazyLock::new(|| {
    let text = std::env::var("CCHC_FAULT").ok()?;
    let (kind, rest) = text.split_once(':')?;
    let number = || rest.parse().ok();
    Some(match kind {
        "kill" => Fault::Kill(number()?),
        "full" => Fault::Full(number()?),
        "read-only" => Fault::ReadOnly(number()?),
        "snapshots" => Fault::Snapshots(rest.into()),
        "rehearse" => Fault::Rehearse(rest.into()),
        _ => return None,
    })
});

pub(super) fn before(step: Step, name: &str) -> io::Result<()> {
    strike(step, name, &mut || {})
}

/// Before bytes are written: a kill comes after half of them. Gives those that are still to be
/// written.
pub(super) fn before_bytes<'a>(file: &mut File, bytes: &'a [u8]) -> io::Result<&'a [u8]> {
    let (half, rest) = bytes.split_at(bytes.len() / 2);
    let mut left = bytes;
    strike(Step::Write, "write", &mut || {
        if file.write_all(half).is_ok() {
            left = rest;
        }
    })?;
    Ok(left)
}

/// Before a folder is removed, and each thing in it: what is removed file by file can be broken off
/// between any two.
pub(super) fn before_each_in(folder: &Path) -> io::Result<()> {
    before(Step::Change, "remove_folder")?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            before_each_in(&path)?;
            fs::remove_dir(&path)?;
        } else {
            before(Step::Change, "remove_in_folder")?;
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

fn strike(step: Step, name: &str, last: &mut dyn FnMut()) -> io::Result<()> {
    let number = TAKEN.fetch_add(1, Ordering::Relaxed) + 1;
    let rehearsed = REHEARSED.lock().unwrap_or_else(PoisonError::into_inner);
    match rehearsed.as_ref().or(WANTED.as_ref()) {
        Some(Fault::Kill(wanted)) if number == *wanted => {
            last();
            std::process::abort();
        }
        Some(Fault::Full(wanted)) if number >= *wanted && step == Step::Write => {
            Err(ErrorKind::StorageFull.into())
        }
        Some(Fault::ReadOnly(wanted)) if number >= *wanted => {
            Err(ErrorKind::ReadOnlyFilesystem.into())
        }
        Some(Fault::Snapshots(folder)) => {
            last();
            copy(Path::new("."), &folder.join(number.to_string()))?;
            fs::write(folder.join(format!("{number}.step")), name)
        }
        _ => Ok(()),
    }
}

/// Has a set replaced in copies of the working folder, with the disk full or fixed from each of its steps
/// on: copy `KIND-N`, and in `KIND-N.told` what came of it. A command that makes many documents is struck
/// everywhere at the cost of one run.
pub(crate) fn rehearse(replace: &dyn Fn() -> String) {
    let Some(Fault::Rehearse(folder)) = &*WANTED else {
        return;
    };
    for kind in ["full", "read-only"] {
        for step in 1.. {
            let at = folder.join(format!("{kind}-{step}"));
            let fault = match kind {
                "full" => Fault::Full(step),
                _ => Fault::ReadOnly(step),
            };
            let told = rehearsed(&at, fault, replace).expect("the rehearsal has room");
            if TAKEN.load(Ordering::Relaxed) < step {
                fs::remove_dir_all(at).expect("the rehearsal can be tidied up");
                break;
            }
            fs::write(at.with_extension("told"), told).expect("the rehearsal has room");
        }
    }
    TAKEN.store(0, Ordering::Relaxed);
}

fn rehearsed(at: &Path, fault: Fault, replace: &dyn Fn() -> String) -> io::Result<String> {
    let home = std::env::current_dir()?;
    copy(Path::new("."), at)?;
    std::env::set_current_dir(at)?;
    TAKEN.store(0, Ordering::Relaxed);
    let set = |fault| *REHEARSED.lock().unwrap_or_else(PoisonError::into_inner) = fault;
    set(Some(fault));
    let told = replace();
    set(None);
    std::env::set_current_dir(home)?;
    Ok(told)
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to)?;
        } else {
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}
