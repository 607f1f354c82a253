//! The criteria by the agency or level that answers for them (the plan, part IV.1).

use serde::Serialize;

use super::counts::VerdictCounts;
use crate::assessment::verdict::Verdict;

/// An agency or a level that the plan names, with the criteria that it leads or supports.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ResponsiblePart {
    /// The id of the agency or level.
    pub id: String,
    /// Its name: `Sở Tư pháp`, `Sở, ban, ngành`.
    pub name: String,
    /// Whether it is a level of agencies.
    pub is_level: bool,
    /// The criteria that it leads.
    pub leads: Vec<CriterionBrief>,
    /// The verdicts of those.
    pub lead_counts: VerdictCounts,
    /// The criteria that it supports.
    pub supports: Vec<CriterionBrief>,
    /// The verdicts of those.
    pub support_counts: VerdictCounts,
}

/// A criterion in few words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CriterionBrief {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// The province's result, lines.
    pub result: Vec<String>,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict, printed.
    pub verdict_label: String,
}
