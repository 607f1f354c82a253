//! A run as its `results.json` tells it.

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::assessment::verdict::Verdict;
use crate::place::Place;
use crate::submission::{Disposition, ReadingCells, State};

/// A run, as far as it is compared.
#[derive(Debug, Deserialize)]
pub struct Run {
    /// The period; absent where single files were checked.
    #[serde(default)]
    pub period: Option<String>,
    #[serde(default)]
    pub(super) submissions: Vec<SubmissionRow>,
    #[serde(default)]
    pub(super) readings: Vec<ReadingRow>,
    #[serde(default)]
    pub(super) verdicts: Vec<VerdictRow>,
    #[serde(default)]
    pub(super) province: Vec<ProvinceRow>,
}

#[derive(Debug, Deserialize)]
pub(super) struct SubmissionRow {
    pub(super) file: String,
    pub(super) sha256: String,
    pub(super) disposition: Disposition,
}

#[derive(Debug, Deserialize)]
pub(super) struct ReadingRow {
    pub(super) agency: String,
    pub(super) measure: String,
    pub(super) state: State,
    pub(super) first: Option<Box<RawValue>>,
    pub(super) second: Option<Box<RawValue>>,
    pub(super) percent: Option<Box<RawValue>>,
    pub(super) text: Option<String>,
    pub(super) place: Option<ReadingPlace>,
    #[serde(default)]
    pub(super) decided: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct ReadingPlace {
    #[serde(flatten)]
    pub(super) place: Place,
    pub(super) cells: ReadingCells,
}

#[derive(Debug, Deserialize)]
pub(super) struct VerdictRow {
    pub(super) agency: String,
    pub(super) measure: String,
    pub(super) verdict: Verdict,
    pub(super) value: Option<Box<RawValue>>,
    #[serde(default)]
    pub(super) decided: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct ProvinceRow {
    pub(super) measure: String,
    pub(super) verdict: Verdict,
    pub(super) value: Option<Box<RawValue>>,
    pub(super) first: Option<Box<RawValue>>,
    pub(super) second: Option<Box<RawValue>>,
    pub(super) expected: usize,
    pub(super) counted: usize,
    /// The agencies of which something was decided that it rests on.
    #[serde(default)]
    pub(super) decided: Vec<String>,
}

/// Reads the text of a `results.json`.
///
/// # Errors
/// A text of another shape; why is for the operator to see.
pub fn read(text: &str) -> Result<Run, String> {
    serde_json::from_str(text).map_err(|error| {
        format!(
            "không phải results.json của chương trình (dòng {}, cột {})",
            error.line(),
            error.column()
        )
    })
}
