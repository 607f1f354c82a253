//! The part of a folder that a command owns: which of its files leave when new ones come.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::new_file::{NewFile, below};
use crate::failure::{Fault, Faults, Outcome};

/// The part of a period's folder that a command owns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// Everything in a folder: `forms`, `returns`.
    Folder(&'a str),
    /// Documents: the files of these names, and everything in these folders, whether they are
    /// written this time or not.
    Documents {
        /// Names of files.
        files: &'a [&'a str],
        /// Names of folders.
        folders: &'a [&'a str],
    },
    /// Only the files that are written.
    OnlyWritten,
    /// Only the files that are written, which were made of texts that stood in some files of the
    /// folder: the names, and the texts (nothing: the file was not there). Where another stands
    /// there by now, nothing is written: what others wrote meanwhile would be lost.
    MadeOf(&'a [(&'a str, Option<&'a str>)]),
}

/// Removes the folders of a part in which nothing is left.
pub(super) fn tidied(folder: &Path, part: Part) {
    let folders: &[&str] = match part {
        Part::Folder(ref name) => std::slice::from_ref(name),
        Part::Documents { folders, .. } => folders,
        Part::OnlyWritten | Part::MadeOf(_) => &[],
    };
    for name in folders {
        remove_empty_folders(&folder.join(name));
    }
}

/// The names of the old files that leave: those of the part, and those that new files take the
/// places of. A folder in the place of a file is a fault: it isn't ours.
pub(super) fn leaving_files(
    folder: &Path,
    shown: &str,
    part: Part,
    files: &[NewFile],
) -> Outcome<Vec<String>> {
    let mut names: BTreeSet<String> = files.iter().map(|file| file.name.clone()).collect();
    match part {
        Part::Folder(name) => collect(folder, name, &mut names),
        Part::Documents { files, folders } => {
            names.extend(files.iter().map(|name| (*name).to_owned()));
            for name in folders {
                collect(folder, name, &mut names);
            }
        }
        Part::OnlyWritten | Part::MadeOf(_) => {}
    }
    let mut faults = Faults::new();
    if let Part::MadeOf(texts) = part {
        for (name, was) in texts {
            let now = fs::read(below(folder, name)).ok();
            if now.as_deref() != was.map(str::as_bytes) {
                faults.add(Fault::new(
                    format!("{shown}/{name}"),
                    "tệp vừa được một lệnh khác hoặc người khác ghi trong khi lệnh này đang chạy",
                    "chạy lại lệnh này; nội dung vừa ghi còn nguyên",
                ));
            }
        }
    }
    let mut leaving = Vec::new();
    for name in names {
        let path = below(folder, &name);
        if path.is_dir() {
            faults.add(Fault::new(
                format!("{shown}/{name}"),
                "có một thư mục mang tên của tệp cần ghi",
                "đổi tên hoặc chuyển thư mục đó đi nơi khác, rồi chạy lại",
            ));
        } else if path.symlink_metadata().is_ok() {
            leaving.push(name);
        }
    }
    faults.into_outcome(leaving)
}

/// Collects the names of all files below a folder.
fn collect(folder: &Path, name: &str, names: &mut BTreeSet<String>) {
    let Ok(entries) = fs::read_dir(below(folder, name)) else {
        return;
    };
    for entry in entries.flatten() {
        let below = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(folder, &below, names);
        } else {
            names.insert(below);
        }
    }
}

/// Removes the folders in which nothing is left.
fn remove_empty_folders(folder: &Path) {
    if let Ok(entries) = fs::read_dir(folder) {
        for entry in entries.flatten() {
            if entry.path().is_dir() {
                remove_empty_folders(&entry.path());
            }
        }
    }
    // A folder that is not empty stays: that is the point.
    let _ = fs::remove_dir(folder);
}
