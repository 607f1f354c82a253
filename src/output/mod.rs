//! The only writer. A command replaces its own part of `output/P/` as a whole, or not at all, also
//! where it is killed or the power fails (`exchange`); where one step fails, everything old is put
//! back and the failure names the file.

mod disk;
mod exchange;
mod faults;
mod moves;
mod new_file;
mod only_one;
mod part;
mod set;
mod together;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Faults, Outcome, shown};
use exchange::{Found, Staging};
pub use faults::is_unsettled;
use faults::{cannot_write, inside, not_exchanged, not_staged};
use moves::STAGING;
pub use new_file::NewFile;
pub use only_one::OnlyOne;
pub use part::Part;
pub use set::replace;
pub use together::{Change, replace_together};

/// Settles what runs that were killed have left in some folders: finishes what they had begun to
/// exchange, removes what they had not. Gives a line for the operator for each.
///
/// # Errors
/// What can be neither finished nor undone.
pub fn settle(folders: &[PathBuf], shown: &dyn Fn(&Path) -> String) -> Outcome<Vec<String>> {
    let mut lines = Vec::new();
    let mut faults = Faults::new();
    for folder in folders {
        match exchange::settle_in_time(folder) {
            Ok(found) => lines.extend(found.and_then(|found| told(found, &shown(folder)))),
            Err(refused) => {
                let _: Option<()> = faults.take(Err(not_staged(refused, &shown(folder))));
            }
        }
    }
    faults.into_outcome(lines)
}

/// Takes a file of a folder as a sign that this program has it open, until what is given is dropped;
/// nothing where another program has.
///
/// # Errors
/// A folder in which nothing can be written.
pub fn only_one(folder: &Path, shown: &str, name: &str) -> Outcome<Option<OnlyOne>> {
    only_one::take(folder, name).map_err(|error| cannot_write(&inside(shown, name), &error))
}

/// The folders below a folder, in the order of their names.
pub fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

/// How many folders of a root are looked through for what a run has left that wrote beside a file, and
/// how deep: it may be somebody's whole disk.
const MOST_FOLDERS: usize = 2_000;
const DEEPEST: usize = 8;

/// The folders at and below one, no links followed, in which a run was broken off.
pub fn left_below(root: &Path) -> Vec<PathBuf> {
    let mut left = Vec::new();
    let mut level = vec![root.to_path_buf()];
    let mut seen = 0;
    for _ in 0..DEEPEST {
        let mut below = Vec::new();
        for folder in level {
            seen += 1;
            if seen > MOST_FOLDERS {
                return left;
            }
            let Ok(entries) = fs::read_dir(&folder) else {
                continue;
            };
            for entry in entries.flatten() {
                if !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    continue;
                }
                if entry.file_name() == STAGING {
                    left.push(folder.clone());
                } else {
                    below.push(entry.path());
                }
            }
        }
        // Equal disks are looked through alike.
        below.sort();
        level = below;
    }
    left
}

/// What the operator is told of an earlier run.
fn told(found: Found, shown: &str) -> Option<String> {
    let what = match found {
        Found::Nothing => return None,
        Found::Removed => {
            "lần chạy trước bị ngắt khi chưa thay tệp nào; các tệp cũ còn nguyên, đã dọn phần viết dở"
        }
        Found::CleanedUp => "lần chạy trước để lại thư mục tạm, nay đã dọn; các tệp đều nguyên vẹn",
        Found::Finished => {
            "lần chạy trước bị ngắt khi đang thay tệp; nay đã thay xong, các tệp là bản của lần chạy đó"
        }
        Found::Undone => {
            "lần chạy trước bị ngắt khi đang trả lại tệp cũ; nay đã trả lại xong, các tệp là bản cũ"
        }
    };
    Some(format!("{shown}: {what}"))
}

/// A file to be written under a name that is not taken: the name, or the name with a number in
/// brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// Its name without the extension.
    pub stem: String,
    /// The extension.
    pub extension: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Writes files that were not there into a folder, all of them or none. Nothing is ever overwritten.
/// Gives their paths.
///
/// # Errors
/// A folder in which nothing can be written.
pub fn write_beside(folder: &Path, files: Vec<Beside>) -> Outcome<Vec<PathBuf>> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let wanted = files.into_iter().map(|file| {
        let Beside {
            stem, extension, ..
        } = file;
        let names = (1_u32..).map(move |number| match number {
            1 => format!("{stem}.{extension}"),
            number => format!("{stem} ({number}).{extension}"),
        });
        (names, file.bytes)
    });
    first_free(folder, wanted)
}

/// Removes files that were just written, where others of the same run could not be.
pub fn take_back(written: &[PathBuf]) {
    for path in written {
        let _ = disk::remove_file(path);
    }
}

/// Writes a file under the first of the names that is not taken, in a folder that is made where it
/// is not there. Nothing is ever overwritten. Gives its path.
///
/// # Errors
/// A folder in which nothing can be written.
pub fn write_first_free(
    folder: &Path,
    names: impl IntoIterator<Item = String>,
    bytes: &[u8],
) -> Outcome<PathBuf> {
    disk::make_folders(folder).map_err(|error| cannot_write(&shown::path(folder), &error))?;
    let written = first_free(folder, [(names, bytes.to_vec())])?;
    Ok(written.into_iter().next().expect("one file was wanted"))
}

/// Writes a file as [`write_first_free`] does, but not where one of the names that are taken is that of a
/// file with the very same bytes: two runs at once that write the same leave it once. Gives its path.
///
/// # Errors
/// As with [`write_first_free`].
pub fn write_once(
    folder: &Path,
    names: impl IntoIterator<Item = String> + Clone,
    bytes: &[u8],
) -> Outcome<PathBuf> {
    let shown = shown::path(folder);
    disk::make_folders(folder).map_err(|error| cannot_write(&shown, &error))?;
    let (staging, _) = Staging::make(folder).map_err(|refused| not_staged(refused, &shown))?;
    let paths = names.clone().into_iter().map(|name| folder.join(name));
    let mut taken = paths.take_while(|path| path.symlink_metadata().is_ok());
    let is_same = |path: &PathBuf| {
        let size = fs::metadata(path).map(|about| (about.is_file(), about.len()));
        size.is_ok_and(|(is_file, size)| is_file && size == bytes.len() as u64)
            && fs::read(path).is_ok_and(|own| own == bytes)
    };
    let same = taken.find(is_same);
    if let Some(same) = same {
        staging.remove();
        return Ok(same);
    }
    let written = first_free_in(staging, folder, [(names, bytes.to_vec())])?;
    Ok(written.into_iter().next().expect("one file was wanted"))
}

fn first_free<N: IntoIterator<Item = String>>(
    folder: &Path,
    wanted: impl IntoIterator<Item = (N, Vec<u8>)>,
) -> Outcome<Vec<PathBuf>> {
    // Whoever holds the staging folder is the only one of us who writes there.
    let made = Staging::make(folder);
    let (staging, _) = made.map_err(|refused| not_staged(refused, &shown::path(folder)))?;
    first_free_in(staging, folder, wanted)
}

fn first_free_in<N: IntoIterator<Item = String>>(
    staging: Staging,
    folder: &Path,
    wanted: impl IntoIterator<Item = (N, Vec<u8>)>,
) -> Outcome<Vec<PathBuf>> {
    let shown = shown::path(folder);
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut files: Vec<NewFile> = Vec::new();
    for (names, bytes) in wanted {
        // Small and capital letters are one, as they are to many file systems.
        let is_free = |name: &String| {
            folder.join(name).symlink_metadata().is_err() && !taken.contains(&name.to_lowercase())
        };
        let Some(name) = names.into_iter().find(is_free) else {
            staging.remove();
            let taken = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
            return Err(cannot_write(&shown, &taken));
        };
        taken.insert(name.to_lowercase());
        files.push(NewFile { name, bytes });
    }
    let shown_file = |name: &str| {
        if name.is_empty() {
            shown.clone()
        } else {
            shown::path(&folder.join(name))
        }
    };
    if let Err((name, error)) = staging.write(&files, &[]) {
        staging.remove();
        return Err(cannot_write(&shown_file(&name), &error));
    }
    if let Err(failed) = staging.exchange() {
        // What could not be taken back lies there still.
        if failed.left.is_empty() {
            staging.remove();
        }
        return Err(not_exchanged(&failed, &shown));
    }
    staging.remove();
    Ok(files
        .into_iter()
        .map(|file| folder.join(file.name))
        .collect())
}

#[cfg(test)]
mod tests;
