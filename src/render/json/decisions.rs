//! The clerk's decisions.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use crate::place::Place;
use crate::report::decisions as report;

/// Một quyết định xử lý.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct DecisionRow {
    pub(super) kind: &'static str,
    pub(super) in_force: bool,
    pub(super) line: usize,
    pub(super) agency: Option<String>,
    pub(super) was_agency: Option<String>,
    pub(super) measure: Option<String>,
    pub(super) file: String,
    pub(super) sha256: String,
    pub(super) place: Option<Place>,
    pub(super) was: Option<String>,
    pub(super) decided: String,
    pub(super) now: Option<String>,
    pub(super) by: String,
    pub(super) on: NaiveDate,
    pub(super) why: String,
    pub(super) ground: Option<String>,
    pub(super) answers: Vec<String>,
}

impl From<report::DecisionRow> for DecisionRow {
    fn from(row: report::DecisionRow) -> Self {
        let said = |words: String| Some(words).filter(|words| !words.is_empty());
        DecisionRow {
            kind: row.kind,
            in_force: row.in_force,
            line: row.line,
            agency: said(row.agency_id),
            was_agency: said(row.was_agency_id),
            measure: said(row.measure),
            file: row.file,
            sha256: row.sha256,
            place: row.place,
            was: said(row.was),
            decided: row.decided,
            now: said(row.now),
            by: row.by,
            on: row.on,
            why: row.why,
            ground: said(row.ground),
            answers: row.answers,
        }
    }
}
