//! What an agency sent for a period: readings, each with its place.

pub mod received;
pub mod received_table;
#[cfg(test)]
mod received_tests;
mod used;

pub use used::Submissions;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::VariantArray;

use crate::exact::Exact;
use crate::form::NarrativeSection;
use crate::place::{Cell, Place};

/// What a submission says of a measure.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    VariantArray,
)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Figures.
    Value,
    /// Declared: nothing arose.
    NothingArose,
    /// Declared: the measure does not concern the agency.
    NotApplicable,
    /// Nothing was entered.
    Blank,
    /// Something was entered that has no single meaning.
    Unreadable,
    /// A document or narrative: done.
    Done,
    /// A document or narrative: in progress.
    InProgress,
    /// A document or narrative: not started.
    NotStarted,
}

impl State {
    /// How the state is printed.
    pub fn label(self) -> &'static str {
        match self {
            State::Value => "Có số liệu",
            State::NothingArose => "Không phát sinh",
            State::NotApplicable => "Không áp dụng",
            State::Blank => "Để trống",
            State::Unreadable => "Không đọc được",
            State::Done => "Hoàn thành",
            State::InProgress => "Đang thực hiện",
            State::NotStarted => "Chưa thực hiện",
        }
    }
}

/// The document that proves a reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// Its kind: `Báo cáo`, `Công văn`.
    pub kind: Option<String>,
    /// Its number: `123`.
    pub number: String,
    /// Its symbol: `BC-STP`.
    pub symbol: String,
    /// Its date.
    pub date: Option<NaiveDate>,
    /// The words of the workbook.
    pub text: String,
}

/// Where the parts of a reading stand, on the sheet of its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct ReadingCells {
    /// The first figure.
    pub first: Option<Cell>,
    /// The second figure.
    pub second: Option<Cell>,
    /// The stated rate.
    pub percent: Option<Cell>,
    /// The state.
    pub state: Option<Cell>,
    /// The evidence (its first cell).
    pub evidence: Option<Cell>,
}

/// How a reading was accepted: what vouches for it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Trust {
    /// The hidden keys of our own form.
    #[default]
    OwnForm,
    /// Another layout: its words, and the rate that the agency states beside the two figures.
    Proved,
    /// Another layout: its words and their places alone.
    ByWords,
    /// A layout that was learnt once and confirmed.
    LearntLayout,
    /// A decision of the clerk.
    Decided,
}

impl Trust {
    /// All of them, the surest first.
    pub const ALL: [Trust; 5] = [
        Trust::OwnForm,
        Trust::Proved,
        Trust::ByWords,
        Trust::LearntLayout,
        Trust::Decided,
    ];

    /// How it is printed.
    pub fn label(self) -> &'static str {
        match self {
            Trust::OwnForm => "Biểu mẫu được cấp",
            Trust::Proved => "Theo lời văn, khớp tỷ lệ tự ghi",
            Trust::ByWords => "Theo lời văn",
            Trust::LearntLayout => "Theo mẫu biểu riêng đã xác nhận",
            Trust::Decided => "Theo quyết định xử lý",
        }
    }

    /// What a sentence says of readings that were accepted so.
    pub fn phrase(self) -> &'static str {
        match self {
            Trust::OwnForm => "đọc từ biểu mẫu được cấp",
            Trust::Proved => "đọc từ biểu tự lập, có tỷ lệ ghi kèm khớp với hai số liệu",
            Trust::ByWords => "đọc từ biểu tự lập theo lời ghi trong biểu",
            Trust::LearntLayout => "đọc từ biểu tự lập theo mẫu đã được xác nhận",
            Trust::Decided => "xác định theo quyết định xử lý",
        }
    }
}

/// What a submission says of one measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The measure's id.
    pub measure: String,
    /// What is said.
    pub state: State,
    /// The first figure, in the measure's unit.
    pub first: Option<Exact>,
    /// The second figure, in the measure's unit.
    pub second: Option<Exact>,
    /// A rate that the agency states itself, in percent; absent where our own formula computes it.
    pub percent: Option<Exact>,
    /// The workbook's words, where they are more than plain figures: text that could not be read,
    /// words of the evidence.
    pub text: Option<String>,
    /// Difficulties and causes, as the agency wrote them.
    pub remarks: Option<String>,
    /// The document that proves it, where it is usable.
    pub evidence: Option<Evidence>,
    /// Where it stands; absent where the workbook has no row for the measure.
    pub place: Option<Place>,
    /// Where its parts stand.
    pub cells: ReadingCells,
    /// How it was accepted.
    pub trust: Trust,
}

impl Reading {
    /// The reading of a measure that the workbook has no row for.
    pub fn absent(measure: impl Into<String>) -> Self {
        Reading {
            measure: measure.into(),
            state: State::Blank,
            first: None,
            second: None,
            percent: None,
            text: None,
            remarks: None,
            evidence: None,
            place: None,
            cells: ReadingCells::default(),
            trust: Trust::default(),
        }
    }

    /// The place of one of its cells.
    pub fn place_of(&self, cell: Option<Cell>) -> Option<Place> {
        let place = self.place.as_ref()?;
        Some(Place {
            cell: cell.or(place.cell),
            ..place.clone()
        })
    }
}

/// What became of a file.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    VariantArray,
)]
#[serde(rename_all = "kebab-case")]
pub enum Disposition {
    /// Its readings count.
    Accepted,
    /// Another workbook of the same agency counts.
    Superseded,
    /// Several workbooks of the agency differ, and nothing tells which of them counts: none does.
    Undecided,
    /// It is for another period.
    WrongPeriod,
    /// No expected agency can be told to have sent it.
    UnknownAgency,
    /// It is a workbook, but no report on the plan.
    NotASubmission,
    /// It is a form in which nothing was entered.
    Empty,
    /// It could not be read.
    Unreadable,
    /// It could not be read; what the clerk has learnt of it counts, and nothing else.
    DecidedOnly,
}

impl Disposition {
    /// How it is printed.
    pub fn label(self) -> &'static str {
        match self {
            Disposition::Accepted => "Đã tiếp nhận",
            Disposition::Superseded => "Đã có bản khác thay thế",
            Disposition::Undecided => "Nhiều bản, chưa rõ bản nào được dùng",
            Disposition::WrongPeriod => "Không đúng kỳ báo cáo",
            Disposition::UnknownAgency => "Không xác định được cơ quan",
            Disposition::NotASubmission => "Không phải báo cáo",
            Disposition::Empty => "Chưa nhập số liệu",
            Disposition::Unreadable => "Không đọc được",
            Disposition::DecidedOnly => "Không đọc được, chỉ có số liệu theo quyết định",
        }
    }

    /// Whether its readings are used.
    pub fn is_used(self) -> bool {
        matches!(
            self,
            Disposition::Accepted | Disposition::Empty | Disposition::DecidedOnly
        )
    }

    /// Whether the file itself could be read.
    pub fn was_read(self) -> bool {
        !matches!(self, Disposition::Unreadable | Disposition::DecidedOnly)
    }
}

/// How the clerk received a file (`received.toml`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Receipt {
    /// The day on which it arrived; absent: not known.
    pub date: Option<NaiveDate>,
    /// The number in the register of incoming documents.
    pub number: Option<String>,
}

/// One file in a period's folder, read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// The agency's id, where it is known.
    pub agency: Option<String>,
    /// The file, relative to the period's folder, with `/`.
    pub file: String,
    /// SHA-256 of its bytes, in hexadecimal; absent where they could not be read, or are too many.
    pub sha256: Option<String>,
    /// What became of it.
    pub disposition: Disposition,
    /// How it was received.
    pub receipt: Receipt,
    /// One reading for each measure that the agency reports, in the plan's order.
    pub readings: Vec<Reading>,
    /// The agency's own narrative.
    pub narrative: BTreeMap<NarrativeSection, String>,
    /// What it expects of the whole year, by measure; never part of a reading.
    pub estimates: BTreeMap<String, Estimate>,
}

/// What an agency expects of a measure at the end of the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    /// The first figure.
    pub first: Option<Exact>,
    /// The second figure.
    pub second: Option<Exact>,
    /// Where it stands.
    pub place: Place,
}

impl Submission {
    /// Whether it is the file of a digest.
    pub fn has_digest(&self, sha256: &str) -> bool {
        self.sha256.as_deref() == Some(sha256)
    }

    /// The reading of a measure.
    pub fn reading(&self, measure: &str) -> Option<&Reading> {
        self.readings
            .iter()
            .find(|reading| reading.measure == measure)
    }
}
