//! The only writer. A command replaces its own part of `output/P/` as a whole, or not at all, also
//! where it is killed or the power fails (`exchange`); where one step fails, everything old is put
//! back and the failure names the file.

mod disk;
mod exchange;
mod moves;
mod new_file;
mod only_one;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Fault, Faults, Outcome, shown, system_reason};
use crate::patience::is_held;
use exchange::{Found, Refused, Staging};
use moves::{Failed, STAGING};
pub use new_file::NewFile;
use new_file::below;
pub use only_one::OnlyOne;

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

/// Replaces a part of a folder by new files; gives their paths in the order in which they came.
///
/// # Errors
/// A file or folder that can't be written or replaced, by name; then everything old is as it was, or
/// the next run puts it back.
pub fn replace(folder: &Path, shown: &str, part: Part, files: &[NewFile]) -> Outcome<Vec<PathBuf>> {
    #[cfg(feature = "faults")]
    disk::fault::rehearse(&|| match replace_once(folder, shown, part, files) {
        Ok(_) => "done".to_owned(),
        Err(failure) if is_unsettled(&failure) => format!("unsettled\n{failure}"),
        Err(failure) => format!("refused\n{failure}"),
    });
    replace_once(folder, shown, part, files)
}

fn replace_once(
    folder: &Path,
    shown: &str,
    part: Part,
    files: &[NewFile],
) -> Outcome<Vec<PathBuf>> {
    disk::make_folders(folder).map_err(|error| cannot_write(shown, &error))?;
    let (staging, _) = Staging::make(folder).map_err(|refused| not_staged(refused, shown))?;
    let tidy = || {
        let folders: &[&str] = match part {
            Part::Folder(ref name) => std::slice::from_ref(name),
            Part::Documents { folders, .. } => folders,
            Part::OnlyWritten | Part::MadeOf(_) => &[],
        };
        for name in folders {
            remove_empty_folders(&folder.join(name));
        }
    };
    let leaving = match leaving_files(folder, shown, part, files) {
        Ok(leaving) => leaving,
        Err(failure) => {
            staging.remove();
            return Err(failure);
        }
    };
    if let Err((name, error)) = staging.write(files, &leaving) {
        staging.remove();
        tidy();
        return Err(cannot_write(&inside(shown, &name), &error));
    }
    if let Err(failed) = staging.exchange() {
        let failure = not_exchanged(&failed, shown);
        // What could not be put back lies there still.
        if failed.left.is_empty() {
            staging.remove();
            tidy();
        }
        return Err(failure);
    }
    staging.remove();
    tidy();
    Ok(files.iter().map(|file| below(folder, &file.name)).collect())
}

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

/// The failure of a staging folder that can't be had.
fn not_staged(refused: Refused, shown: &str) -> Failure {
    match refused {
        Refused::System(error) => cannot_write(shown, &error),
        Refused::Stuck(failed) => not_exchanged(&failed, shown),
        Refused::Busy => Fault::new(
            shown,
            "một lệnh khác đang ghi vào thư mục này",
            "chờ lệnh đó xong rồi chạy lại",
        )
        .into(),
    }
}

/// The failure of an exchange: the file that could not be moved, and what could not be put back.
fn not_exchanged(failed: &Failed, shown: &str) -> Failure {
    let name = inside(shown, &failed.name);
    let mut faults = Faults::new();
    let first = if failed.is_old {
        cannot_replace(&name, &failed.error, failed.left.is_empty())
    } else {
        cannot_write(&name, &failed.error)
    };
    let _: Option<()> = faults.take(Err(first.clone()));
    for (name, error) in &failed.left {
        faults.add(Fault::new(
            inside(shown, name),
            format!("chưa trả lại được tệp cũ ({})", system_reason(error)),
            format!("tệp cũ còn trong {shown}/{STAGING}, không xóa thư mục này; đóng các chương trình đang mở tệp rồi chạy lại một lệnh bất kỳ, chương trình sẽ làm tiếp"),
        ));
    }
    faults.check().err().unwrap_or(first)
}

/// Whether a failure leaves an exchange half done, which the next run settles.
pub fn is_unsettled(failure: &Failure) -> bool {
    let mut faults = failure.faults().iter();
    faults.any(|fault| fault.mend.contains(STAGING))
}

/// The name of a file of a folder as it is shown.
fn inside(shown: &str, name: &str) -> String {
    if name.is_empty() {
        shown.to_owned()
    } else {
        format!("{shown}/{name}")
    }
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

fn first_free<N: IntoIterator<Item = String>>(
    folder: &Path,
    wanted: impl IntoIterator<Item = (N, Vec<u8>)>,
) -> Outcome<Vec<PathBuf>> {
    let shown = shown::path(folder);
    // Whoever holds the staging folder is the only one of us who writes there.
    let (staging, _) = Staging::make(folder).map_err(|refused| not_staged(refused, &shown))?;
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

fn cannot_write(name: &str, error: &std::io::Error) -> Failure {
    let mend = if is_held(error) {
        "tệp hoặc thư mục có thể đang mở ở chương trình khác (Excel, phần mềm diệt vi-rút, đồng bộ): đóng lại hoặc chờ một lát rồi chạy lại"
    } else {
        "kiểm tra quyền ghi và dung lượng còn trống của ổ đĩa, rồi chạy lại"
    };
    let what = format!("không ghi được ({})", system_reason(error));
    Fault::new(name, what, mend).into()
}

fn cannot_replace(name: &str, error: &std::io::Error, is_whole: bool) -> Failure {
    let what = format!("không thay được tệp cũ ({})", system_reason(error));
    let mend =
        "tệp có thể đang mở ở chương trình khác (Excel, trình đọc PDF): đóng tệp rồi chạy lại";
    let whole = if is_whole {
        "; mọi tệp cũ còn nguyên"
    } else {
        ""
    };
    Fault::new(name, what, format!("{mend}{whole}")).into()
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

#[cfg(test)]
mod tests;
