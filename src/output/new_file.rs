//! A file to be written, and where it goes.

use std::path::{Path, PathBuf};

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Its name below the period's folder, with `/`: `forms/so-noi-vu.xlsx`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The path of a name with `/` below a folder.
pub(super) fn below(folder: &Path, name: &str) -> PathBuf {
    name.split('/')
        .fold(folder.to_path_buf(), |path, part| path.join(part))
}
