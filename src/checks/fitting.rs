//! The rate of two figures, beside the one that is stated; and what one of the figures would be if the stated
//! rate and the other figure are right: the question to the clerk names it.

use crate::exact::Exact;
use crate::finding::{Meaning, Meant};
use crate::measure::Quotient;
use crate::plan::model::Measure;
use crate::submission::Reading;

/// Decimals of a stated rate beyond which a difference is a spreadsheet's dust.
const MOST_DECIMALS: u32 = 6;

/// The value of a measure in percent, from its two figures.
pub(super) fn value(measure: &Measure, first: &Exact, second: &Exact) -> Option<Exact> {
    Quotient::of(measure.kind)?.value(first, second)
}

/// Whether a stated rate is the computed one, rounded to its own digits.
pub(super) fn is_rounded(stated: &Exact, computed: &Exact) -> bool {
    let decimals = stated
        .to_full_decimal()
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len() as u32)
        .min(MOST_DECIMALS);
    let unit = Exact::fraction(1, 2 * 10_i64.pow(decimals)).unwrap_or_else(Exact::zero);
    (stated - computed).abs() <= unit
}

/// The pairs of whole figures of which the stated rate is, each with one of the figures that stand there;
/// none where several would do, or where the measure is no rate.
pub(super) fn pairs(measure: &Measure, reading: &Reading) -> Vec<Meaning> {
    let hundred = Exact::whole(100);
    let Some(stated) = (reading.percent.as_ref())
        .filter(|_| Quotient::of(measure.kind) == Some(Quotient::Rate))
        .filter(|stated| !stated.is_zero() && !stated.is_negative())
    else {
        return Vec::new();
    };
    let has_rate = |first: &Exact, second: &Exact| {
        let capped = measure.capped && first > second;
        !capped && value(measure, first, second).is_some_and(|own| is_rounded(stated, &own))
    };
    let of_second = reading.second.as_ref().and_then(|second| {
        let near = (stated * second).checked_div(&hundred)?;
        let first = only_whole(&near, &|first| has_rate(first, second))?;
        let when = "tỷ lệ và số liệu thứ hai đúng";
        Some(Meaning::when(Meant::Pair(first, second.clone()), when))
    });
    let of_first = reading.first.as_ref().and_then(|first| {
        let near = (first * &hundred).checked_div(stated)?;
        let second = only_whole(&near, &|second| has_rate(first, second))?;
        let when = "tỷ lệ và số liệu thứ nhất đúng";
        Some(Meaning::when(Meant::Pair(first.clone(), second), when))
    });
    of_second.into_iter().chain(of_first).collect()
}

/// The one whole number about a number that fits.
fn only_whole(near: &Exact, fits: &dyn Fn(&Exact) -> bool) -> Option<Exact> {
    let rounded: i64 = near.to_fixed(0).parse().ok()?;
    let about = (rounded.checked_sub(2)?..=rounded.checked_add(2)?).filter(|number| *number > 0);
    let mut fitting = about.map(Exact::whole).filter(|number| fits(number));
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}
