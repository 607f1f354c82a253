//! The agencies with what they sent, and their verdicts.

use serde::Serialize;

use super::counts::VerdictCounts;

/// Whether and when an agency has sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sent {
    /// In time.
    OnTime,
    /// After the due date.
    Late,
    /// The day of receipt is not known.
    UnknownDay,
    /// A form in which nothing was entered.
    Empty,
    /// Something of which nothing counts.
    Unusable,
    /// Nothing.
    NotSent,
}

impl Sent {
    /// How it is printed.
    pub fn label(self) -> &'static str {
        match self {
            Sent::OnTime => "Đúng hạn",
            Sent::Late => "Chậm",
            Sent::UnknownDay => "Chưa rõ ngày nhận",
            Sent::Empty => "Chưa nhập số liệu",
            Sent::Unusable => "Không sử dụng được",
            Sent::NotSent => "Chưa gửi",
        }
    }
}

/// An expected agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgencyRow {
    /// Its id.
    pub id: String,
    /// Its name, distinct.
    pub name: String,
    /// The id of its level.
    pub level: String,
    /// The name of its level.
    pub level_name: String,
    /// The name of the agency that it belongs to; empty where there is none.
    pub parent: String,
    /// How many measures it is asked for.
    pub asked: usize,
    /// Its measures by verdict.
    pub counts: VerdictCounts,
    /// Whether and when it has sent.
    pub sent: Sent,
    /// The same, printed: `Đúng hạn`, `Chậm 02 ngày`, `Không đọc được`.
    pub sent_label: String,
    /// The day of receipt: `17/6/2024`; empty where it is not known.
    pub received: String,
    /// The number in the register of incoming documents; empty where it is not known.
    pub receipt_number: String,
    /// How many days late, where it is.
    pub days_late: Option<i64>,
    /// The file whose readings count; empty where there is none.
    pub file: String,
    /// Findings of severity error in its files.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// Findings of severity note.
    pub notes: usize,
}
