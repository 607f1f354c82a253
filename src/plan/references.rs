//! The codes that a plan file declares, and those that it refers to.

use super::model::Plan;
use crate::agency::Register;
use crate::datafile::{Located, Row, guess};

/// Records a fault for every code that is declared twice, and for every reference to nothing.
/// Without a register, levels and agencies are not looked up.
pub(super) fn check(top: &Row<'_>, plan: &Plan, register: Option<&Register>) {
    let known = Known {
        fields: plan.fields.iter().map(|field| &*field.code).collect(),
        groups: plan.groups.iter().map(|group| &*group.code).collect(),
        criteria: plan
            .criteria
            .iter()
            .map(|criterion| &*criterion.code)
            .collect(),
        measures: plan.measures.iter().map(|measure| &*measure.id).collect(),
        reporters: register.map(reporters),
    };
    let goals: Vec<&str> = plan.goals.iter().map(|goal| &*goal.id).collect();
    check_unique(top, "goals", "id", &goals);
    check_unique(top, "fields", "code", &known.fields);
    check_unique(top, "groups", "code", &known.groups);
    check_unique(top, "criteria", "code", &known.criteria);
    check_unique(top, "measures", "id", &known.measures);
    for (row, group) in top.read_rows("groups").iter().zip(&plan.groups) {
        known.field(row, "field", &group.field);
    }
    for (row, criterion) in top.read_rows("criteria").iter().zip(&plan.criteria) {
        known.field(row, "field", &criterion.field);
        if let Some(group) = &criterion.group {
            find(&known.groups, row, "group", 0, group, ("nhóm", HERE));
        }
        for (key, assignment) in [("lead", &criterion.lead), ("support", &criterion.support)] {
            if let Some(inner) = row.read_group(key) {
                known.reporters(&inner, "who", &assignment.who);
            }
        }
    }
    for (row, measure) in top.read_rows("measures").iter().zip(&plan.measures) {
        for (at, code) in measure.criteria.iter().enumerate() {
            find(
                &known.criteria,
                row,
                "criteria",
                at,
                code,
                ("tiêu chí", HERE),
            );
        }
        known.measures(row, "combined", &measure.combined);
        known.measures(
            row,
            "second_is_difference_of",
            &measure.second_is_difference_of,
        );
        known.reporters(row, "reporters", &measure.reporters);
        for (inner, own) in row.read_rows("own").iter().zip(&measure.own) {
            known.reporters(inner, "who", &own.who);
        }
    }
    for (row, exemption) in top.read_rows("except").iter().zip(&plan.except) {
        known.measures(row, "measures", &exemption.measures);
        known.reporters(row, "who", &exemption.who);
    }
}

/// Where codes of the plan itself are declared.
const HERE: &str = "tệp này";

/// The codes that something declares.
struct Known<'a> {
    fields: Vec<&'a str>,
    groups: Vec<&'a str>,
    criteria: Vec<&'a str>,
    measures: Vec<&'a str>,
    /// Levels and agencies; absent without a register.
    reporters: Option<Vec<&'a str>>,
}

impl Known<'_> {
    fn field(&self, row: &Row<'_>, key: &'static str, code: &str) {
        find(&self.fields, row, key, 0, code, ("lĩnh vực", HERE));
    }

    fn measures(&self, row: &Row<'_>, key: &'static str, ids: &[String]) {
        for (at, id) in ids.iter().enumerate() {
            find(&self.measures, row, key, at, id, ("chỉ số đo", HERE));
        }
    }

    fn reporters(&self, row: &Row<'_>, key: &'static str, ids: &[String]) {
        let Some(known) = &self.reporters else { return };
        let what = ("cấp hoặc cơ quan", "inputs/agencies.toml");
        for (at, id) in ids.iter().enumerate() {
            find(known, row, key, at, id, what);
        }
    }
}

/// Records a fault where a code is not among those declared. `what` names it and the place where it
/// is declared.
fn find(
    known: &[&str],
    row: &Row<'_>,
    key: &'static str,
    at: usize,
    code: &str,
    what: (&str, &str),
) {
    // An empty code stands for one that could not be read.
    if code.is_empty() || known.contains(&code) {
        return;
    }
    let (name, place) = what;
    row.source().fault(
        row.line_of_item(key, at),
        format!("không có {name} nào mang mã «{code}»"),
        format!(
            "{}Dùng một mã đã khai báo trong {place}.",
            guess(code, known.iter().copied())
        ),
    );
}

fn check_unique(top: &Row<'_>, rows: &str, key: &str, codes: &[&str]) {
    let located: Vec<Located<String>> = top
        .read_rows(rows)
        .iter()
        .zip(codes)
        .map(|(row, code)| row.located(key, (*code).to_owned()))
        .collect();
    top.source().check_unique(&located);
}

fn reporters(register: &Register) -> Vec<&str> {
    let levels = register.levels.iter().map(|level| level.id.as_str());
    let agencies = register.agencies.iter().map(|agency| agency.id.as_str());
    levels.chain(agencies).collect()
}
