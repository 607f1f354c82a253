//! Every finding, ready to print.

use serde::Serialize;

use crate::finding::Severity;

/// One finding: a row of the summary workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingRow {
    /// The rule's code.
    pub code: String,
    /// How grave it is.
    pub severity: Severity,
    /// The same, printed.
    pub severity_label: String,
    /// What the rule is, in a few words.
    pub title: String,
    /// The agency's id; empty where it is not known.
    pub agency_id: String,
    /// The agency's name; empty where it is not known.
    pub agency: String,
    /// The name of its level; empty where it is not known.
    pub level: String,
    /// The criterion's code; empty where it concerns none.
    pub criterion: String,
    /// The measure's id; empty where it concerns none.
    pub measure: String,
    /// The measure's label; empty where it concerns none.
    pub label: String,
    /// The file; empty where it has no place.
    pub file: String,
    /// The sheet; empty where it concerns a whole file.
    pub sheet: String,
    /// The cell; empty where it concerns a whole sheet.
    pub cell: String,
    /// File › sheet › cell.
    pub place: String,
    /// What was seen.
    pub seen: String,
    /// What was expected.
    pub expected: String,
    /// What to do.
    pub advice: String,
}
