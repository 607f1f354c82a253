//! From a plan to its words.

use super::goal::goal_line;
use super::index::index_lines;
use super::measure::{measure, names};
use super::{CriterionInWords, PlanInWords, PlanRow};
use crate::agency::Register;
use crate::exact::Exact;
use crate::plan::model::{Assignment, Criterion, Group, Plan};
use crate::report::figures::{plain, tally};
use crate::vietnamese::phrase;

/// Something in a plan file that is still to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// The line of the file, from 1.
    pub line: usize,
    /// The criterion that it belongs to; absent: none.
    pub criterion: Option<String>,
    /// What is to be confirmed.
    pub words: String,
}

impl Open {
    fn told(&self) -> String {
        format!("{} (dòng {})", self.words, self.line)
    }
}

/// A plan in words, with what is still to be confirmed in its file.
pub fn plan_in_words(plan: &Plan, register: &Register, open: &[Open]) -> PlanInWords {
    let known = |one: &&Open| {
        one.criterion
            .as_ref()
            .is_some_and(|code| plan.criterion(code).is_some())
    };
    PlanInWords {
        year: plan.year,
        date: plan
            .amendment
            .as_ref()
            .map_or(plan.date, |amendment| amendment.date),
        cited: cited(plan),
        goals: plan.goals.iter().map(goal_line).collect(),
        index: index_lines(plan, register),
        counts: format!(
            "{} lĩnh vực, {} nhóm, {} tiêu chí, {} chỉ số đo",
            tally(plan.fields.len()),
            tally(plan.groups.len()),
            tally(plan.criteria.len()),
            tally(plan.measures.len()),
        ),
        open_count: open.len(),
        open: open
            .iter()
            .filter(|one| !known(one))
            .map(Open::told)
            .collect(),
        rows: rows(plan, register, open),
    }
}

/// How the plan is cited, and the decision that amended it.
fn cited(plan: &Plan) -> Vec<String> {
    let mut cited = vec![format!(
        "Kế hoạch số {} ngày {} của {}: {}",
        plan.number,
        phrase::date_short(plan.date),
        plan.issuer,
        plan.title
    )];
    cited.extend(plan.amendment.as_ref().map(|amendment| {
        format!(
            "Sửa đổi, bổ sung theo {} số {} ngày {} của {}; áp dụng từ ngày {}",
            amendment.kind,
            amendment.number,
            phrase::date_short(amendment.date),
            amendment.issuer,
            phrase::date_short(amendment.from)
        )
    }));
    cited
}

/// Fields, groups and criteria in the order of the criteria; a field or group without any stands
/// where the plan has it, so that none is lost.
fn rows(plan: &Plan, register: &Register, open: &[Open]) -> Vec<PlanRow> {
    let mut rows = Vec::new();
    for field in &plan.fields {
        rows.push(PlanRow::Field(
            field.code.clone(),
            with_points(&field.name, field.points.as_ref()),
        ));
        let mut told: Vec<&str> = Vec::new();
        for one in plan.criteria.iter().filter(|one| one.field == field.code) {
            let group = one.group.as_deref().and_then(|code| plan.group(code));
            if let Some(group) = group.filter(|group| !told.contains(&group.code.as_str())) {
                rows.push(group_row(group));
                told.push(&group.code);
            }
            rows.push(PlanRow::Criterion(Box::new(criterion(
                plan, register, open, one,
            ))));
        }
        let empty = plan.groups.iter().filter(|group| group.field == field.code);
        rows.extend(
            empty
                .filter(|group| !told.contains(&group.code.as_str()))
                .map(group_row),
        );
    }
    rows
}

fn group_row(group: &Group) -> PlanRow {
    let name = with_points(&group.name, group.points.as_ref());
    PlanRow::Group(group.code.clone(), name)
}

/// A name with the highest score that the plan gives it.
fn with_points(name: &str, points: Option<&Exact>) -> String {
    match points {
        Some(points) => format!("{name} (điểm tối đa: {})", plain(points)),
        None => name.to_owned(),
    }
}

fn criterion(plan: &Plan, register: &Register, open: &[Open], one: &Criterion) -> CriterionInWords {
    let said = |text: &str, nothing: &str| {
        if text.trim().is_empty() {
            nothing.to_owned()
        } else {
            text.to_owned()
        }
    };
    let time = match one.deadline.date {
        Some(date) => format!("Thời hạn: hết ngày {}", phrase::date_short(date)),
        None => "Thời hạn: không có ngày cuối cùng, kỳ nào cũng xét".to_owned(),
    };
    let mut understood = vec![time, format!("Chủ trì: {}", bodies(&one.lead, register))];
    if let Some(points) = &one.points {
        understood.push(format!("Điểm tối đa: {}", plain(points)));
    }
    if !one.support.who.is_empty() {
        understood.push(format!("Phối hợp: {}", bodies(&one.support, register)));
    }
    CriterionInWords {
        code: one.code.clone(),
        name: one.name.clone(),
        requirement: said(&one.requirement, "(kế hoạch không nêu)"),
        deadline: one.deadline.text.clone(),
        lead: said(&one.lead.text, "(kế hoạch không nêu)"),
        support: said(&one.support.text, "(không có)"),
        understood,
        measures: plan
            .measures_of(&one.code)
            .map(|own| measure(plan, register, own))
            .collect(),
        open: open
            .iter()
            .filter(|own| own.criterion.as_deref() == Some(one.code.as_str()))
            .map(Open::told)
            .collect(),
    }
}

/// The bodies that a text was taken for.
fn bodies(assignment: &Assignment, register: &Register) -> String {
    match names(&assignment.who, register) {
        found if found.is_empty() => "chưa xác định".to_owned(),
        found => found,
    }
}
