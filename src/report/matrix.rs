//! Agencies × measures: a verdict in few letters.

use serde::Serialize;

use crate::assessment::verdict::Verdict;

/// What stands where an agency is not asked for a measure.
pub const NOT_ASKED: &str = "–";

/// A verdict in letters that can be told apart in black and white.
pub fn letters(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "Đ",
        Verdict::OnTrack => "CH",
        Verdict::Behind => "CT",
        Verdict::NotMet => "KĐ",
        Verdict::NothingArose => "KPS",
        Verdict::Insufficient => "CC",
        Verdict::NoTarget => "KCT",
    }
}

/// Agencies × measures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Matrix {
    /// The measures that agencies report, in the plan's order.
    pub columns: Vec<MatrixColumn>,
    /// The expected agencies, in the register's order.
    pub rows: Vec<MatrixRow>,
    /// What the letters mean: letters and label, in the order of documents; the last is [`NOT_ASKED`].
    pub legend: Vec<(String, String)>,
}

/// A measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixColumn {
    /// Its id.
    pub measure: String,
    /// The code of its (first) criterion.
    pub criterion: String,
    /// The code of its field.
    pub field: String,
    /// What it is, in a few words.
    pub label: String,
}

/// An agency.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatrixRow {
    /// Its id.
    pub agency: String,
    /// Its name, distinct.
    pub name: String,
    /// The name of its level.
    pub level: String,
    /// One for every column.
    pub marks: Vec<Mark>,
}

/// What stands where an agency and a measure cross.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mark {
    /// The verdict; absent where the agency is not asked.
    pub verdict: Option<Verdict>,
    /// The letters.
    pub letters: &'static str,
    /// The value judged, printed: `99,76%`; empty where there is none.
    pub value: String,
}
