//! What an issue that is kept is made of, on disk.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::failure::Fault;
use crate::office::ReportOf;

/// The folder of a period's issues, below the period's own.
pub(super) const FOLDER: &str = "ban-hanh";
/// The record of an issue.
pub(super) const RECORD: &str = "ban-hanh.json";
/// What its documents say.
pub(super) const CONTENT: &str = "noi-dung.json";
/// The folder of its documents.
pub(super) const DOCUMENTS: &str = "van-ban";
/// The folder of what they were made of.
pub(super) const SOURCES: &str = "nguon";

/// A file that is kept, with its digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptFile {
    /// Its name below the folder, with `/`.
    pub(super) name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub(super) sha256: String,
}

/// The record of an issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    /// The period: `2024-H1`.
    pub(super) period: String,
    /// Whose report it is.
    pub(super) report_of: ReportOf,
    /// Number and symbol: `05/BC-SNV`.
    pub(super) number: String,
    /// The day of issue.
    pub(super) date: NaiveDate,
    /// The day on which deadlines were judged.
    pub(super) as_of: NaiveDate,
    /// How many corrected issues it comes after: 0 for the first issue.
    pub(super) correction: usize,
    /// Every other file.
    pub(super) files: Vec<KeptFile>,
}

pub(super) fn damaged(name: &str) -> Fault {
    Fault::new(
        name,
        "tệp của bản đã ban hành bị mất hoặc bị sửa",
        "chép lại tệp này từ bản lưu; bản đã ban hành không được sửa",
    )
}

/// The path of a name with `/` below a folder.
pub(super) fn below(folder: &Path, name: &str) -> PathBuf {
    name.split('/')
        .fold(folder.to_path_buf(), |path, part| path.join(part))
}
