//! A quarter (a month, a half) alone: figures are cumulative from the first day of the year's window, so
//! what lies between two cut-offs is the later period's figure less the earlier one's.

use chrono::{Days, NaiveDate};

use super::basis::{Basis, Past};
use super::figures::{figure_words, value_words, with_unit};
use super::lookup::Lookup;
use super::measures::QuarterFigure;
use crate::agency::{Agency, Register};
use crate::assessment::before::Before;
use crate::assessment::judged::Judged;
use crate::assessment::over_time::{Between, between};
use crate::exact::Exact;
use crate::measure::Quotient;
use crate::period::{Period, PeriodKind, Window, month_name};
use crate::plan::model::{Kind, Measure, Progress};
use crate::vietnamese::phrase::roman;

/// A quarter before the period's that did not hold what is asked in every quarter, with its own figure.
pub(super) type Missed = (u32, Exact);

/// The quarters of the year that an agency missed before the period, of what is asked in every quarter
/// anew: empty for every other measure.
pub(super) fn missed(basis: &Basis, measure: &Measure, agency: &Agency) -> Vec<Missed> {
    missed_before(basis.register, basis.past, measure, agency, basis.period)
}

/// The same of an earlier period; `past` are those before it.
pub(super) fn missed_before(
    register: &Register,
    past: &[Past],
    measure: &Measure,
    agency: &Agency,
    period: &Period,
) -> Vec<Missed> {
    if measure.progress != Progress::Quarterly {
        return Vec::new();
    }
    let year: Vec<Judged> = past.iter().map(Past::judged).collect();
    let before = Before {
        year: &year,
        last_year: None,
        register: Some(register),
    };
    before.missed_quarters(measure, agency, period)
}

/// What is asked in every quarter is judged by the quarter's own figure, and fails for good with the
/// first that was missed: `03 cuộc lũy kế, riêng quý này 01 cuộc; quý II không đạt (0 cuộc)`. The words
/// stand alone where they say it already.
pub(super) fn by_quarters(
    measure: &Measure,
    words: &str,
    (cumulative, own): (Option<&Exact>, Option<&Exact>),
    missed: &[Missed],
) -> String {
    let Some(own) = own.filter(|_| measure.progress == Progress::Quarterly) else {
        return words.to_owned();
    };
    let own_words = value_words(measure, own, &measure.target, false);
    let told = match cumulative == Some(own) {
        true => words.to_owned(),
        false => format!("{words} lũy kế, riêng quý này {own_words}"),
    };
    let missed = missed.iter().map(|(quarter, own)| {
        let own = value_words(measure, own, &measure.target, false);
        format!("; quý {} không đạt ({own})", roman(*quarter))
    });
    format!("{told}{}", missed.collect::<String>())
}

/// An agency's own figure of the quarter among those that lack: `quý III 01 cuộc, quý II 0 cuộc`.
pub(super) fn lacking_words(
    measure: &Measure,
    period: PeriodKind,
    own: &str,
    missed: &[Missed],
) -> String {
    if missed.is_empty() {
        return own.to_owned();
    }
    let missed = missed.iter().map(|(quarter, own)| {
        let own = value_words(measure, own, &measure.target, false);
        format!(", quý {} {own}", roman(*quarter))
    });
    let quarter = match period.last_month() {
        Some(month) => format!("quý {}", roman(u32::from(month).div_ceil(3))),
        None => "quý này".to_owned(),
    };
    format!("{quarter} {own}{}", missed.collect::<String>())
}

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
    if nothing && !measure.second_of_year {
        return None;
    }
    // More of the first than of the second came about (apologies for dossiers that were overdue
    // before): there is no rate of the quarter, but there is a number.
    let second =
        (measure.kind.has_second() && !alone.second.is_zero() && !above).then_some(&alone.second);
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
