//! What is to be done next: the criteria that are not met yet, by deadline.

use std::cmp::Reverse;

use serde::Serialize;

use super::criteria::CriterionRow;
use super::fields::FieldPart;
use super::lookup::Lookup;
use crate::assessment::verdict::Verdict;

/// The tasks of one deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaskGroup {
    /// The deadline in the plan's words: `Trong năm 2024`, `Thường xuyên`.
    pub deadline: String,
    /// Whether it has passed.
    pub passed: bool,
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
    /// The province's result, lines, with the mark of what is missing; a figure that it shares with
    /// the criterion before it is left out.
    pub result: Vec<String>,
    /// All lines of the result.
    #[serde(skip)]
    all: Vec<String>,
}

/// The criteria on which work remains, by deadline: the earliest first, «Thường xuyên» before all.
pub(super) fn task_groups(lookup: &Lookup, fields: &[FieldPart]) -> Vec<TaskGroup> {
    let plan = lookup.basis.plan;
    let mut rows: Vec<(&CriterionRow, _)> = fields
        .iter()
        .flat_map(|field| &field.criteria)
        .filter(|row| remains(row.verdict) && !lookup.basis.assessment.is_of_nobody(&row.code))
        .map(|row| (row, plan.criterion(&row.code).and_then(|c| c.deadline.date)))
        .collect();
    rows.sort_by_key(|(row, date)| (*date, Reverse(row.verdict.gravity()), row.number));
    let mut groups: Vec<TaskGroup> = Vec::new();
    for (row, date) in rows {
        match groups
            .iter_mut()
            .find(|group| group.deadline == row.deadline)
        {
            Some(group) => group.tasks.push(task(row, group.tasks.last())),
            None => groups.push(TaskGroup {
                deadline: row.deadline.clone(),
                passed: date.is_some_and(|date| date < lookup.basis.as_of),
                tasks: vec![task(row, None)],
            }),
        }
    }
    groups
}

fn remains(verdict: Verdict) -> bool {
    matches!(
        verdict,
        Verdict::NotMet | Verdict::Behind | Verdict::OnTrack | Verdict::Insufficient
    )
}

/// A figure that criteria share stands beside the first of them only.
fn task(row: &CriterionRow, before: Option<&Task>) -> Task {
    let told = |line: &String| before.is_some_and(|task| task.all.contains(line));
    let own: Vec<String> = row
        .marked_result
        .iter()
        .filter(|line| !told(line))
        .cloned()
        .collect();
    Task {
        code: row.code.clone(),
        name: row.name.clone(),
        requirement: row.requirement.clone(),
        lead: row.lead.clone(),
        support: row.support.clone(),
        verdict: row.verdict,
        verdict_label: row.verdict_label.clone(),
        result: match row.marked_result.as_slice() {
            [_] => row.marked_result.clone(),
            _ => own,
        },
        all: row.marked_result.clone(),
    }
}
