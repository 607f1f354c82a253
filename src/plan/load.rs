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
        complete_maxima(top, &mut plan);
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

/// A component without a maximum of its own takes the points that the plan gives its criterion; a
/// measure that judges only a part of its criterion, or several of them, has no points of its own.
fn complete_maxima(top: &Row<'_>, plan: &mut Plan) {
    let Some(row) = top.read_group("index") else {
        return;
    };
    let Plan {
        index: Some(index),
        criteria,
        measures,
        ..
    } = plan
    else {
        return;
    };
    for (row, component) in row
        .read_rows("components")
        .iter()
        .zip(&mut index.components)
    {
        if row.has("maximum") {
            continue;
        }
        let alone = |id: &str| {
            let judged = &measures.iter().find(|measure| measure.id == id)?.criteria;
            let [only] = judged.as_slice() else {
                return None;
            };
            let of_it = measures.iter().filter(|one| one.criteria.contains(only));
            (of_it.count() == 1).then_some(only)
        };
        let code = component
            .criterion
            .as_ref()
            .or_else(|| component.measure.as_deref().and_then(alone));
        let scored = criteria.iter().find(|one| Some(&one.code) == code);
        if let Some(points) = scored.and_then(|criterion| criterion.points.clone()) {
            component.maximum = points;
        }
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
