//! What was found.

use schemars::JsonSchema;
use serde::Serialize;

use crate::finding::{Finding, Severity};
use crate::place::Place;

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct FindingRow<'a> {
    pub(super) code: &'static str,
    pub(super) severity: Severity,
    pub(super) agency: Option<&'a str>,
    pub(super) measure: Option<&'a str>,
    pub(super) place: Option<&'a Place>,
    pub(super) seen: &'a str,
    pub(super) expected: &'a str,
    pub(super) advice: &'a str,
    /// Dựa trên quyết định xử lý.
    pub(super) decided: bool,
}

impl<'a> From<&'a Finding> for FindingRow<'a> {
    fn from(finding: &'a Finding) -> Self {
        FindingRow {
            code: finding.rule.code.as_str(),
            severity: finding.severity(),
            agency: finding.agency.as_deref(),
            measure: finding.measure.as_deref(),
            place: finding.place.as_ref(),
            seen: &finding.seen,
            expected: &finding.expected,
            advice: &finding.advice,
            decided: false,
        }
    }
}
