//! A corrected issue: what it replaces, why, and what changed.

use serde::Serialize;

use super::changes::Changes;

/// The words for a corrected issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CorrectionWords {
    /// What it replaces: `Báo cáo số 05/BC-SNV ngày 20/6/2024`.
    pub replaces: String,
    /// Why it was made.
    pub reason: String,
    /// Whether what it replaces was kept, so that the two could be compared.
    pub compared: bool,
    /// How many of the province's figures and verdicts changed.
    pub changed: usize,
    /// How many figures of agencies changed.
    pub changed_of_agencies: usize,
    /// What changed.
    #[serde(skip)]
    pub changes: Changes,
}

impl CorrectionWords {
    /// The words for a correction; without changes where what it replaces was not kept.
    pub fn new(replaces: String, reason: String, changes: Option<Changes>) -> Self {
        let compared = changes.is_some();
        let changes = changes.unwrap_or_default();
        CorrectionWords {
            replaces,
            reason,
            compared,
            changed: changes.province.len(),
            changed_of_agencies: changes.agencies.len(),
            changes,
        }
    }
}
