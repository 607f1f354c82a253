//! A criterion with its result for the province, as documents print it.

use serde::Serialize;

use super::counts::Counted;
use super::measures::MeasureRow;
use crate::assessment::verdict::Verdict;

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
    /// Whether that has passed.
    pub passed: bool,
    /// Who leads, in the plan's words.
    pub lead: String,
    /// Who supports, in the plan's words.
    pub support: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict as it is counted: whether it rests on decisions.
    #[serde(skip)]
    pub counted: Counted,
    /// The verdict, printed.
    pub verdict_label: String,
    /// Why there are not grounds enough, printed; empty otherwise.
    pub reason: String,
    /// All its measures, those for information last.
    pub measures: Vec<MeasureRow>,
    /// The province's result in one cell; several measures in lines: `label: figure`.
    pub result: Vec<String>,
    /// The same, each figure that is built on fewer agencies than expected with its mark:
    /// `1.250/1.253 hồ sơ (99,76%), tính trên 25/28 cơ quan`.
    pub marked_result: Vec<String>,
    /// The agencies in it: `28/28 cơ quan`; several lines where the measures differ.
    pub coverage: Vec<String>,
    /// What is to be said of its figures: agencies missing, the earlier period, the quarter alone.
    pub notes: Vec<String>,
    /// The plan file's remarks on how its measures are to be understood.
    pub remarks: Vec<String>,
}
