//! What lies in the folder of a period's output, for pages that list it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use super::kinds::DocumentKind;
use crate::period::PeriodId;

/// The deepest folder that is looked into: links can lead in circles.
const DEEPEST: usize = 4;

/// The folders beside those of the documents, each with what it holds.
const FOLDERS: [(&str, &str); 4] = [
    ("forms/", "Biểu mẫu đã phát"),
    ("returns/", "Tệp trả lại cơ quan"),
    ("gui-di/", "Thư gửi cơ quan"),
    ("ban-hanh/", "Văn bản đã ban hành"),
];

/// A file of a period's output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenFile {
    /// Its name below the period's folder, with `/`.
    pub name: String,
    /// What kind of file it is.
    pub group: &'static str,
    /// Where it lies.
    pub path: PathBuf,
}

/// The files of a period's output by kind, in the order of the index, then of names.
pub fn written(root: &Path, period: PeriodId) -> Vec<WrittenFile> {
    let folder = root.join("output").join(period.to_string());
    let mut files = Vec::new();
    walk(&folder, "", 0, &mut files);
    files.sort_by_key(|(file, _)| (rank(&file.name), file.name.clone()));
    files.into_iter().map(|(file, _)| file).collect()
}

/// Whether what a period's report is made of was changed since it was written: its words, the office, the
/// templates. Whether its figures are others, their results tell.
pub fn is_older(root: &Path, period: PeriodId) -> bool {
    let folder = root.join("output").join(period.to_string());
    let mut documents = Vec::new();
    walk(&folder, "", DEEPEST, &mut documents);
    let written = documents.iter().map(|(_, changed)| *changed).min();
    let mut sources = Vec::new();
    for folder in ["inputs/narrative", "templates"] {
        walk(&root.join(folder), "", 0, &mut sources);
    }
    walk(&root.join("inputs"), "", DEEPEST, &mut sources);
    let changed = sources.iter().map(|(_, changed)| *changed).max();
    matches!((written, changed), (Some(written), Some(changed)) if written < changed)
}

fn rank(name: &str) -> usize {
    let of_documents = DocumentKind::of_file(name)
        .and_then(|kind| DocumentKind::ALL.into_iter().position(|own| own == kind));
    let beside = || {
        FOLDERS
            .iter()
            .position(|(folder, _)| name.starts_with(folder))
    };
    let last = DocumentKind::ALL.len() + FOLDERS.len();
    of_documents
        .or_else(|| beside().map(|at| DocumentKind::ALL.len() + at))
        .unwrap_or(last)
}

fn group(name: &str) -> &'static str {
    match DocumentKind::of_file(name) {
        Some(kind) => kind.title(),
        None => (FOLDERS.iter())
            .find(|(folder, _)| name.starts_with(folder))
            .map_or("Tệp khác", |(_, title)| *title),
    }
}

/// The plain files below a folder, each with the time of its last change.
fn walk(folder: &Path, below: &str, depth: usize, files: &mut Vec<(WrittenFile, Duration)>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(own) = entry.file_name().into_string() else {
            continue;
        };
        // What begins with a dot is a program's own; a link leads elsewhere.
        let Some(about) = entry.metadata().ok().filter(|_| !own.starts_with('.')) else {
            continue;
        };
        let name = format!("{below}{own}");
        if about.is_dir() && depth < DEEPEST {
            walk(&entry.path(), &format!("{name}/"), depth + 1, files);
        } else if about.is_file() {
            let file = WrittenFile {
                group: group(&name),
                name,
                path: entry.path(),
            };
            let changed = about.modified().ok();
            let changed = changed.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            files.push((file, changed.unwrap_or_default()));
        }
    }
}
