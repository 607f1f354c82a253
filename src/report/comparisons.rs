//! Each measure beside the earlier period of the year, as data gives it: over the agencies with usable
//! figures in both, and what came about since.

use super::basis::Basis;
use super::decided_marks::rests_then;
use super::decisions::decided_agencies;
use crate::assessment::over_time::{Between, InBoth, between, in_both};
use crate::period::PeriodId;
use crate::plan::model::Measure;

/// A measure beside the earlier period.
#[derive(Debug, Clone)]
pub struct Comparison<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// The earlier period.
    pub earlier: PeriodId,
    /// Both figures, over the agencies in both.
    pub both: InBoth,
    /// What came about since; absent where figures do not add up over the year.
    pub since: Option<Between>,
    /// Whether one of the two rests on decisions.
    pub decided: bool,
}

/// The measures that have figures in this and the earlier period, in the plan's order; none in the first
/// period of a year.
pub fn comparisons<'a>(basis: &Basis<'a>) -> Vec<Comparison<'a>> {
    let Some(past) = basis.earlier() else {
        return Vec::new();
    };
    let families = basis.register.families();
    let (now, then) = (basis.judged(), past.judged());
    let of = |measure: &'a Measure| {
        Some(Comparison {
            measure,
            earlier: past.period.id,
            both: in_both(measure, &now, &then, &families)?,
            since: between(measure, &now, &then, &families),
            decided: !decided_agencies(basis, measure).is_empty() || rests_then(past, measure),
        })
    };
    basis.plan.measures.iter().filter_map(of).collect()
}
