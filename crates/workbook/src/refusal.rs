//! Why a file could not be opened as a workbook: plain data, so that it can come from another process.

use serde::{Deserialize, Serialize};

use crate::limits::MOST_SHEETS;

/// What kind of obstacle it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RefusalKind {
    /// Nothing in it.
    Empty,
    /// It has a password.
    Encrypted,
    /// It is something else.
    OtherFormat,
    /// It is above a limit.
    TooBig,
    /// It is damaged.
    Broken,
    /// Reading it took more memory than a file may take.
    OutOfMemory,
    /// Reading it took longer than a file may take.
    TooSlow,
    /// Reading it ended the process that read it.
    ReaderDied,
}

/// Why a file could not be opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// What kind of obstacle.
    pub kind: RefusalKind,
    /// What was seen, in Vietnamese.
    pub detail: String,
}

impl Refusal {
    /// A refusal of a kind, with what was seen.
    pub fn new(kind: RefusalKind, detail: impl Into<String>) -> Self {
        Refusal {
            kind,
            detail: detail.into(),
        }
    }
}

/// The refusal of a workbook with more sheets than are read.
pub(crate) fn too_many_sheets(count: usize) -> Refusal {
    Refusal::new(
        RefusalKind::TooBig,
        format!("tệp có {count} trang tính, giới hạn {MOST_SHEETS}"),
    )
}
