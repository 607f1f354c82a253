//! What is to be done next: the criteria that are not met yet, by deadline.

use serde::Serialize;

use crate::assessment::verdict::Verdict;

/// The tasks of one deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaskGroup {
    /// The deadline in the plan's words: `Trong năm 2024`, `Thường xuyên`.
    pub deadline: String,
    /// The tasks, gravest verdict first, then in the plan's order.
    pub tasks: Vec<Task>,
}

/// A criterion on which work remains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Task {
    /// The criterion's code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its requirement.
    pub requirement: String,
    /// Who leads, in the plan's words.
    pub lead: String,
    /// Who supports, in the plan's words.
    pub support: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict, printed.
    pub verdict_label: String,
    /// The province's result, lines.
    pub result: Vec<String>,
}
