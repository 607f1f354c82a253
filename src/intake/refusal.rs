//! Why a file could not be opened as a workbook: plain data, so that it can come from another process.

use serde::{Deserialize, Serialize};

use super::rules;
use crate::finding::{Finding, Rule};

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

    /// The finding that it makes.
    pub fn finding(&self) -> Finding {
        let (rule, expected): (&'static Rule, &str) = match self.kind {
            RefusalKind::Empty => (&rules::EMPTY_FILE, "tệp Excel có nội dung"),
            RefusalKind::Encrypted => (&rules::ENCRYPTED, "tệp Excel không đặt mật khẩu mở"),
            RefusalKind::OtherFormat => (&rules::NOT_A_WORKBOOK, "tệp Excel (.xlsx)"),
            RefusalKind::TooBig => (&rules::TOO_BIG, "tệp trong giới hạn"),
            RefusalKind::Broken => (&rules::BROKEN, "tệp Excel mở được"),
            RefusalKind::OutOfMemory => (&rules::OUT_OF_MEMORY, "tệp đọc được trong giới hạn"),
            RefusalKind::TooSlow => (&rules::TOO_SLOW, "tệp đọc được trong giới hạn"),
            RefusalKind::ReaderDied => (&rules::READER_DIED, "tệp Excel mở được"),
        };
        Finding::new(rule, self.detail.clone(), expected)
    }
}
