//! The only writer. A command replaces its own part of `output/P/` as a whole, or not at all: new
//! files are staged beside the old, the old are set aside, the new take their places; where one step
//! fails, everything old is put back and the failure names the file.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Fault, Faults, Outcome, system_reason};

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Its name below the period's folder, with `/`: `forms/so-noi-vu.xlsx`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

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
}

/// Replaces a part of a folder by new files; gives their paths in the order in which they came.
///
/// # Errors
/// A file or folder that can't be written or replaced, by name; then everything old is as it was.
pub fn replace(folder: &Path, shown: &str, part: Part, files: &[NewFile]) -> Outcome<Vec<PathBuf>> {
    fs::create_dir_all(folder).map_err(|error| cannot_write(shown, &error))?;
    let staging = tempfile::Builder::new()
        .prefix(".cchc-")
        .tempdir_in(folder)
        .map_err(|error| cannot_write(shown, &error))?;
    let (new, old) = (staging.path().join("new"), staging.path().join("old"));
    stage(&new, shown, files)?;
    let leaving = leaving_files(folder, shown, part, files)?;
    let mut moves = Moves { done: Vec::new() };
    let outcome = exchange(folder, &new, &old, shown, &leaving, files, &mut moves);
    if let Err(failure) = outcome {
        return Err(moves.undo(failure));
    }
    let folders: &[&str] = match part {
        Part::Folder(ref name) => std::slice::from_ref(name),
        Part::Documents { folders, .. } => folders,
        Part::OnlyWritten => &[],
    };
    for name in folders {
        remove_empty_folders(&folder.join(name));
    }
    Ok(files.iter().map(|file| below(folder, &file.name)).collect())
}

/// Writes a file that was not there: the name, or the name with a number in brackets where others
/// are taken. Nothing is ever overwritten. Gives its path.
///
/// # Errors
/// A folder in which nothing can be written.
pub fn write_new(folder: &Path, stem: &str, extension: &str, bytes: &[u8]) -> Outcome<PathBuf> {
    let names = (1_u32..).map(|number| match number {
        1 => format!("{stem}.{extension}"),
        number => format!("{stem} ({number}).{extension}"),
    });
    first_free(folder, names, bytes)
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
    fs::create_dir_all(folder)
        .map_err(|error| cannot_write(&folder.display().to_string(), &error))?;
    first_free(folder, names, bytes)
}

fn first_free(
    folder: &Path,
    names: impl IntoIterator<Item = String>,
    bytes: &[u8],
) -> Outcome<PathBuf> {
    let failed =
        |path: &Path, error: &std::io::Error| cannot_write(&path.display().to_string(), error);
    for name in names {
        let path = folder.join(&name);
        match fs::File::create_new(&path) {
            Ok(mut file) => {
                return file
                    .write_all(bytes)
                    .map(|()| path.clone())
                    .map_err(|error| {
                        // Half a file would look like a whole one.
                        let _ = fs::remove_file(&path);
                        failed(&path, &error)
                    });
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(failed(&path, &error)),
        }
    }
    let taken = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
    Err(failed(folder, &taken))
}

/// The path of a name with `/` below a folder.
fn below(folder: &Path, name: &str) -> PathBuf {
    name.split('/')
        .fold(folder.to_path_buf(), |path, part| path.join(part))
}

fn cannot_write(name: &str, error: &std::io::Error) -> Failure {
    Fault::new(
        name,
        format!("không ghi được ({})", system_reason(error)),
        "kiểm tra quyền ghi và dung lượng còn trống của ổ đĩa, rồi chạy lại",
    )
    .into()
}

fn cannot_replace(name: &str, error: &std::io::Error) -> Failure {
    Fault::new(
        name,
        format!("không thay được tệp cũ ({})", system_reason(error)),
        "tệp có thể đang mở ở chương trình khác (Excel, trình đọc PDF): đóng tệp rồi chạy lại; mọi tệp cũ còn nguyên",
    )
    .into()
}

/// Writes every new file into the staging folder.
fn stage(new: &Path, shown: &str, files: &[NewFile]) -> Outcome<()> {
    for file in files {
        let path = below(new, &file.name);
        let written = path
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(&path, &file.bytes));
        written.map_err(|error| cannot_write(&format!("{shown}/{}", file.name), &error))?;
    }
    Ok(())
}

/// The names of the old files that leave: those of the part, and those that new files take the
/// places of. A folder in the place of a file is a fault: it isn't ours.
fn leaving_files(
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
        Part::OnlyWritten => {}
    }
    let mut faults = Faults::new();
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

/// Moves that were made, so that they can be undone.
struct Moves {
    done: Vec<(PathBuf, PathBuf)>,
}

impl Moves {
    fn make(&mut self, from: PathBuf, to: PathBuf) -> std::io::Result<()> {
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::rename(&from, &to)?;
        self.done.push((from, to));
        Ok(())
    }

    /// Puts everything back, last move first; what can't be put back joins the failure.
    fn undo(self, failure: Failure) -> Failure {
        let mut faults = Faults::new();
        let _: Option<()> = faults.take(Err(failure.clone()));
        for (from, to) in self.done.into_iter().rev() {
            if let Err(error) = fs::rename(&to, &from) {
                faults.add(Fault::new(
                    from.display().to_string(),
                    format!("không trả lại được tệp cũ ({})", system_reason(&error)),
                    format!("tệp cũ đang nằm ở {}", to.display()),
                ));
            }
        }
        faults.check().err().unwrap_or(failure)
    }
}

fn exchange(
    folder: &Path,
    new: &Path,
    old: &Path,
    shown: &str,
    leaving: &[String],
    files: &[NewFile],
    moves: &mut Moves,
) -> Outcome<()> {
    for name in leaving {
        moves
            .make(below(folder, name), below(old, name))
            .map_err(|error| cannot_replace(&format!("{shown}/{name}"), &error))?;
    }
    for file in files {
        moves
            .make(below(new, &file.name), below(folder, &file.name))
            .map_err(|error| cannot_write(&format!("{shown}/{}", file.name), &error))?;
    }
    Ok(())
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

#[cfg(test)]
mod tests;
