//! Why a file could not be opened as a workbook, as a finding.

pub use ::workbook::{Refusal, RefusalKind};

use crate::finding::rules;
use crate::finding::{Finding, Rule};

/// The finding that a refusal makes.
pub fn finding(refusal: &Refusal) -> Finding {
    let (rule, expected): (&'static Rule, &str) = match refusal.kind {
        RefusalKind::Empty => (&rules::EMPTY_FILE, "tệp Excel có nội dung"),
        RefusalKind::Encrypted => (&rules::ENCRYPTED, "tệp Excel không đặt mật khẩu mở"),
        RefusalKind::OtherFormat => (&rules::NOT_A_WORKBOOK, "tệp Excel (.xlsx)"),
        RefusalKind::TooBig => (&rules::TOO_BIG, "tệp trong giới hạn"),
        RefusalKind::Broken => (&rules::BROKEN, "tệp Excel mở được"),
        RefusalKind::OutOfMemory => (&rules::OUT_OF_MEMORY, "tệp đọc được trong giới hạn"),
        RefusalKind::TooSlow => (&rules::TOO_SLOW, "tệp đọc được trong giới hạn"),
        RefusalKind::ReaderDied => (&rules::READER_DIED, "tệp Excel mở được"),
    };
    Finding::new(rule, refusal.detail.clone(), expected)
}
