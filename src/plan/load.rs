//! Reads a year's plan (`inputs/plans/2024.toml`).

use chrono::NaiveDate;

use super::model::Plan;
use super::{check, check_index, check_measure, references};
use crate::agency::Register;
use crate::datafile::{self, Block, Row};
use crate::failure::{Faults, Outcome};
use crate::vietnamese::deadline::read_deadline;

/// Reads the plan from the text of a file, whose name is for the faults. Without a register the
/// levels and agencies that the plan names are not looked up.
///
/// # Errors
/// Every fault of the file, each with its line.
pub fn load(text: &str, file: &str, register: Option<&Register>) -> Outcome<Plan> {
    datafile::outcome(|faults| read(text, file, register, faults))
}

/// Like [`load`], but adds the faults to others, and gives what could be read.
pub fn read(
    text: &str,
    file: &str,
    register: Option<&Register>,
    faults: &mut Faults,
) -> Option<Plan> {
    datafile::read(text, file, faults, |top| {
        let mut plan = Plan::read_keys(top);
        references::check(top, &plan, register);
        check::check(top, &plan, file);
        check_measure::check(top, &plan, register);
        check_index::check(top, &plan, register);
        complete_deadlines(top, &mut plan);
        in_order(plan)
    })
}

/// A deadline whose date is faulty (which has been told) must not be taken for one of every period.
fn complete_deadlines(top: &Row<'_>, plan: &mut Plan) {
    for (row, criterion) in top.read_rows("criteria").iter().zip(&mut plan.criteria) {
        let deadline = &mut criterion.deadline;
        let stands_there = row
            .read_group("deadline")
            .is_some_and(|inner| inner.has("date"));
        let faulty = stands_there.then(NaiveDate::default);
        let said = read_deadline(&deadline.text).last_day();
        deadline.date = deadline.date.or(faulty).or(said);
    }
}

/// The measures in the order of the criteria; those of one criterion stay as they were written.
fn in_order(mut plan: Plan) -> Plan {
    let codes: Vec<String> = plan.criteria.iter().map(|one| one.code.clone()).collect();
    plan.measures.sort_by_key(|measure| {
        measure
            .criteria
            .first()
            .and_then(|first| codes.iter().position(|code| code == first))
    });
    plan
}
