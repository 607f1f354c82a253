//! What rests on decisions of earlier periods: figures that the plan compares with, subtracts or carries
//! on were decided then, and are printed now.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::applied::Decided;
use crate::agency::{Agency, Register};
use crate::period::Window;
use crate::plan::model::{Measure, Plan, Progress};

/// The decisions of the periods that a period looks back at.
#[derive(Debug, Clone)]
pub struct Earlier<'a> {
    /// The earlier periods of the year.
    pub year: Vec<&'a Decided>,
    /// The same period of the year before.
    pub last_year: Option<&'a Decided>,
}

/// The agencies and measures of which what is known in a period rests on decisions of earlier ones: a
/// quarter is a difference of two cumulative figures, a growth and a comparison need the year before, and
/// what a body had done that ended in the year is carried on.
pub fn rests_on_earlier(
    (plan, register): (&Plan, &Register),
    window: Window,
    earlier: &Earlier<'_>,
) -> BTreeSet<(String, String)> {
    let mut resting = BTreeSet::new();
    let all = || earlier.year.iter().copied().chain(earlier.last_year);
    if all().all(|decided| !decided.is_any()) {
        return resting;
    }
    for agency in &register.agencies {
        let since = |day| family(register, agency, day);
        let (of_year, of_last) = (since(window.from), since(NaiveDate::MIN));
        let ended = (agency.valid_to).is_some_and(|end| window.from <= end && end < window.to);
        for measure in plan.measures_for(agency) {
            let touched = |decided: &Decided, ids: &[&str]| {
                ids.iter().any(|id| decided.touches(id, &measure.id))
            };
            let in_year = (ended || measure.progress == Progress::Quarterly)
                && (earlier.year.iter()).any(|decided| touched(decided, &of_year));
            let last_year = needs_last_year(measure, agency)
                && (earlier.last_year).is_some_and(|decided| touched(decided, &of_last));
            if in_year || last_year {
                resting.insert((agency.id.clone(), measure.id.clone()));
            }
        }
    }
    resting
}

/// An agency, and those that it follows.
fn family<'a>(register: &'a Register, agency: &'a Agency, since: NaiveDate) -> Vec<&'a str> {
    let before = register.predecessors_since(&agency.id, since);
    let before = before.into_iter().map(|one| one.id.as_str());
    std::iter::once(agency.id.as_str()).chain(before).collect()
}

fn needs_last_year(measure: &Measure, agency: &Agency) -> bool {
    measure.second_from_last_year
        || measure.target.needs_last_year()
        || measure
            .target_for(&agency.id, &agency.level)
            .needs_last_year()
}
