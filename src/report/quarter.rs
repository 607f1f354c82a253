//! A quarter (a month, a half) alone: figures are cumulative from the first day of the year's window, so
//! what lies between two cut-offs is the later period's figure less the earlier one's.

use chrono::{Days, NaiveDate};

use super::figures::{figure_words, with_unit};
use super::lookup::Lookup;
use super::measures::QuarterFigure;
use crate::assessment::over_time::{Between, between};
use crate::exact::Exact;
use crate::measure::Quotient;
use crate::period::{Period, Window, month_name};
use crate::plan::model::{Kind, Measure};

/// The time since the earlier period alone, added up over the agencies that have figures in both: the
/// difference of two sums over different agencies would be no quarter. Absent where it makes no sense:
/// the first period of a year, documents, figures of a single day, rates of rates.
pub(super) fn quarter_alone(lookup: &Lookup, measure: &Measure) -> Option<QuarterFigure> {
    let earlier = lookup.basis.earlier()?;
    let alone = between(
        measure,
        &lookup.basis.judged(),
        &earlier.judged(),
        &lookup.families,
    )?;
    words(
        measure,
        &alone,
        name_between(earlier.period, lookup.basis.period),
    )
}

/// What lies between two cut-offs: `quý III`, `tháng 5`, `từ ngày 15/3/2024 đến ngày 14/9/2024`.
pub(super) fn name_between(earlier: &Period, later: &Period) -> String {
    let months = earlier.id.kind.last_month().zip(later.id.kind.last_month());
    match months {
        Some((3, 6)) => "quý II".to_owned(),
        Some((6, 9)) => "quý III".to_owned(),
        Some((9, 12)) => "quý IV".to_owned(),
        Some((before, month)) if before + 1 == month => month_name(month),
        _ => super::words::window(Window {
            from: after(earlier.cut_off()),
            to: later.cut_off(),
        }),
    }
}

fn after(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}

fn words(measure: &Measure, alone: &Between, name: String) -> Option<QuarterFigure> {
    let above = measure.capped && !alone.second.is_zero() && alone.first > alone.second;
    let nothing = alone.first.is_zero() && alone.second.is_zero() && measure.kind != Kind::Count;
    if above || nothing {
        return None;
    }
    let second = (measure.kind.has_second() && !alone.second.is_zero()).then_some(&alone.second);
    let value = second.and_then(|second| Quotient::of(measure.kind)?.value(&alone.first, second));
    let figure = match second {
        Some(second) => figure_words(measure, Some(&alone.first), Some(second), value.as_ref())?,
        None if measure.kind == Kind::Count => {
            figure_words(measure, Some(&alone.first), None, None)?
        }
        None => with_unit(&alone.first, measure.first.as_ref()),
    };
    Some(QuarterFigure {
        name,
        figure,
        first: alone.first.to_f64(),
        second: second.map(Exact::to_f64),
        value: value.as_ref().map(Exact::to_f64),
        counted: alone.counted,
        expected: alone.expected,
    })
}
