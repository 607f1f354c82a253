//! The criteria with their results, by field and group.

use serde::Serialize;

use super::counts::VerdictCounts;
use super::measures::MeasureRow;
use crate::assessment::verdict::Verdict;

/// A field with its groups and criteria.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldPart {
    /// Roman number.
    pub code: String,
    /// Name in capitals, as the plan has it.
    pub name: String,
    /// How a heading of the report names it.
    pub heading: String,
    /// How many criteria have which verdict.
    pub counts: VerdictCounts,
    /// Its criteria, in the plan's order.
    pub criteria: Vec<CriterionRow>,
}

impl FieldPart {
    /// Its criteria with a verdict.
    pub fn with(&self, verdict: Verdict) -> impl Iterator<Item = &CriterionRow> {
        self.criteria
            .iter()
            .filter(move |row| row.verdict == verdict)
    }
}

/// A group's heading row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupHead {
    /// Code: `3.1`.
    pub code: String,
    /// Name.
    pub name: String,
}

/// A criterion with its result for the province, ready to print.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CriterionRow {
    /// Its number in the plan's order, from 1.
    pub number: usize,
    /// Code: `3.1.2`.
    pub code: String,
    /// The code of its field.
    pub field: String,
    /// The group that it stands in.
    pub group: Option<GroupHead>,
    /// Whether it is the first of its group (a group row goes before it).
    pub opens_group: bool,
    /// Name, word for word.
    pub name: String,
    /// The requirement, word for word; empty where the plan states none.
    pub requirement: String,
    /// The deadline: `Trong năm 2024`.
    pub deadline: String,
    /// Who leads, in the plan's words.
    pub lead: String,
    /// Who supports, in the plan's words.
    pub support: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict, printed.
    pub verdict_label: String,
    /// Why there are not grounds enough, printed; empty otherwise.
    pub reason: String,
    /// All its measures, those for information last.
    pub measures: Vec<MeasureRow>,
    /// The province's result in one cell; several measures in lines: `label: figure`.
    pub result: Vec<String>,
    /// The agencies in it: `28/28 cơ quan`; several lines where the measures differ.
    pub coverage: Vec<String>,
    /// Remarks: agencies missing, the earlier period, the quarter alone.
    pub notes: Vec<String>,
}
