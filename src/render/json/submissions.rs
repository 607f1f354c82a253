//! The files, and what was read in them.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::number::Number;
use crate::place::Place;
use crate::report::terms::{
    Disposition, Evidence, Reading, ReadingCells, State, Submission, Trust,
};

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct SubmissionRow<'a> {
    pub(super) agency: Option<&'a str>,
    pub(super) file: &'a str,
    pub(super) sha256: Option<&'a str>,
    pub(super) disposition: Disposition,
    pub(super) received: Option<NaiveDate>,
    pub(super) received_number: Option<&'a str>,
    /// Nếu không có quyết định thì tệp được hiểu thế nào.
    pub(super) was: Option<&'a str>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ReadingRow<'a> {
    pub(super) agency: &'a str,
    pub(super) measure: &'a str,
    pub(super) state: State,
    pub(super) first: Option<Number>,
    pub(super) second: Option<Number>,
    pub(super) percent: Option<Number>,
    pub(super) text: Option<&'a str>,
    pub(super) remarks: Option<&'a str>,
    pub(super) evidence: Option<&'a Evidence>,
    pub(super) trust: Trust,
    pub(super) place: Option<ReadingPlace<'a>>,
    /// Tệp ghi gì, nếu số liệu được xác định lại.
    pub(super) was: Option<ReadingWas<'a>>,
    /// Số liệu dựa trên một quyết định (về số liệu, về tệp, về bản được tính, về cảnh báo).
    pub(super) decided: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ReadingPlace<'a> {
    #[serde(flatten)]
    pub(super) place: &'a Place,
    pub(super) cells: &'a ReadingCells,
}

/// Số liệu đã đọc trong tệp, trước khi xác định lại.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ReadingWas<'a> {
    pub(super) state: State,
    pub(super) first: Option<Number>,
    pub(super) second: Option<Number>,
    pub(super) percent: Option<Number>,
    pub(super) text: Option<&'a str>,
    pub(super) evidence: Option<&'a Evidence>,
}

impl<'a> From<&'a Submission> for SubmissionRow<'a> {
    fn from(submission: &'a Submission) -> Self {
        SubmissionRow {
            agency: submission.agency.as_deref(),
            file: &submission.file,
            sha256: submission.sha256.as_deref(),
            disposition: submission.disposition,
            received: submission.receipt.date,
            received_number: submission.receipt.number.as_deref(),
            was: None,
        }
    }
}

/// A reading of an agency.
pub(super) fn reading_row<'a>(agency: &'a str, reading: &'a Reading) -> ReadingRow<'a> {
    ReadingRow {
        agency,
        measure: &reading.measure,
        state: reading.state,
        first: reading.first.as_ref().and_then(Number::full),
        second: reading.second.as_ref().and_then(Number::full),
        percent: reading.percent.as_ref().and_then(Number::full),
        text: reading.text.as_deref(),
        remarks: reading.remarks.as_deref(),
        evidence: reading.evidence.as_ref(),
        trust: reading.trust,
        place: reading.place.as_ref().map(|place| ReadingPlace {
            place,
            cells: &reading.cells,
        }),
        was: None,
        decided: false,
    }
}

/// What the file says, before it was decided otherwise.
pub(super) fn reading_was(reading: &Reading) -> ReadingWas<'_> {
    ReadingWas {
        state: reading.state,
        first: reading.first.as_ref().and_then(Number::full),
        second: reading.second.as_ref().and_then(Number::full),
        percent: reading.percent.as_ref().and_then(Number::full),
        text: reading.text.as_deref(),
        evidence: reading.evidence.as_ref(),
    }
}
