//! The verdict of a value by the way of progress, on a day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months, NaiveDate};

use super::fraction::{Fraction, whole};
use super::inputs::{Measure, Period};
use super::results::{Key, Reading};
use super::target::{Target, holds};

/// An earlier period of the year: what was read, and the verdicts that it gave.
pub struct Earlier {
    pub period: Period,
    pub readings: BTreeMap<Key, Reading>,
    pub verdicts: BTreeMap<Key, String>,
}

/// When it is judged, and beside which earlier readings.
pub struct Moment {
    pub period: Period,
    pub as_of: NaiveDate,
    /// The earlier periods of the year, earliest first.
    pub earlier: Vec<Earlier>,
    /// The bodies that went before a body.
    pub predecessors: BTreeMap<String, Vec<String>>,
    /// The readings of the same period of the year before.
    pub last_year: BTreeMap<Key, Reading>,
    /// Who was asked for what in the same period of the year before.
    pub asked_last_year: BTreeSet<Key>,
}

const ALWAYS: &str = "Tiến độ: `always` xét ngay.";
const MET: &str = "Các cách khác: đạt chỉ tiêu là `met`; quá hạn là `not-met`";
const HOLD: &str = "trước hạn: `hold` là `behind`";
const DUE: &str = "`due` là `on-track`";
const GROW: &str = "`grow` là `on-track` khi giá trị ≥ chỉ tiêu × phần thời gian đã qua";
const STEPS: &str =
    "`steps` xét theo mốc cuối cùng có ngày không sau ngày cuối tháng của ngày chốt";

/// The verdict by the way of progress.
pub fn pace(
    measure: &Measure,
    target: &Target,
    value: &Fraction,
    met: bool,
    deadline: Option<NaiveDate>,
    moment: &Moment,
) -> (&'static str, &'static str) {
    if measure.progress == "always" || deadline.is_none() {
        return (if met { "met" } else { "not-met" }, ALWAYS);
    }
    let deadline = deadline.unwrap_or(moment.as_of);
    if met {
        return ("met", MET);
    }
    if moment.as_of > deadline {
        return ("not-met", MET);
    }
    let on_pace = |on_pace: bool| if on_pace { "on-track" } else { "behind" };
    match measure.progress.as_str() {
        "hold" => ("behind", HOLD),
        "due" => ("on-track", DUE),
        "grow" => (on_pace(grown(target, value, deadline, moment)), GROW),
        "steps" => {
            let until = month_end(moment.period.to);
            let mut steps: Vec<_> = measure
                .steps
                .iter()
                .filter(|(by, _)| *by <= until)
                .collect();
            steps.sort_by_key(|(by, _)| *by);
            let reached = steps.last().is_none_or(|(_, step)| match step {
                Target::Compare(sign, bound) => holds(value, sign, bound),
                other => panic!("no step: {other:?}"),
            });
            (on_pace(reached), STEPS)
        }
        other => panic!("no progress: {other}"),
    }
}

fn grown(target: &Target, value: &Fraction, deadline: NaiveDate, moment: &Moment) -> bool {
    let from = moment.period.year_from;
    let share = whole((moment.period.to - from).num_days()) / whole((deadline - from).num_days());
    match target {
        Target::Compare(">=" | ">", bound) => *value >= bound * share,
        Target::Compare(..) => false,
        Target::Between(low, high) => *value >= low * share && value <= high,
        other => panic!("nothing to grow to: {other:?}"),
    }
}

/// The last day of a day's month.
pub fn month_end(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).unwrap();
    first
        .checked_add_months(Months::new(1))
        .unwrap()
        .pred_opt()
        .unwrap()
}

/// The last day of a day's quarter.
pub fn quarter_end(day: NaiveDate) -> NaiveDate {
    let last = day
        .with_day(1)
        .unwrap()
        .with_month(day.month0() / 3 * 3 + 3);
    month_end(last.unwrap())
}
