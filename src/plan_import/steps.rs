//! Amounts by parts of the year: «quý I đạt 15%, quý II đạt 45%, … cả năm đạt 100%».

use chrono::{Datelike, NaiveDate};

use super::clause::Clause;
use super::proposal::Proposal;
use super::quantity::Quantity;
use super::rate::{rate, shown};
use crate::vietnamese::date::find_dates;
use crate::vietnamese::fold::fold_plain;
use crate::vietnamese::phrase;

/// Parts of a year as plans name them, and the month with which they end.
const PARTS: &[(&str, u32)] = &[
    ("qui iv", 12),
    ("qui iii", 9),
    ("qui ii", 6),
    ("qui i", 3),
    ("6 thang", 6),
    ("9 thang", 9),
    ("ca nam", 12),
    ("het nam", 12),
    ("cuoi nam", 12),
];

/// The day that the words before an amount name: a day of the plan's year, or the end of a part of it.
fn by_when(words: &str, year: i32) -> Option<NaiveDate> {
    if let [only] = find_dates(words).as_slice() {
        return Some(only.date).filter(|date| date.year() == year);
    }
    let said = format!(" {} ", fold_plain(words));
    let (_, month) = PARTS
        .iter()
        .find(|(words, _)| said.contains(&format!(" {words} ")))?;
    let first = NaiveDate::from_ymd_opt(year, *month, 1)?;
    first.checked_add_months(chrono::Months::new(1))?.pred_opt()
}

/// One measure with steps, where every amount of a clause follows a day or a part of the year of its own.
pub(super) fn steps(
    clause: &Clause,
    amounts: &[&Quantity],
    year: i32,
    about: &str,
) -> Option<Proposal> {
    let mut from = 0;
    let mut days = Vec::with_capacity(amounts.len());
    for one in amounts {
        days.push(by_when(&clause.text[from..one.range.start], year)?);
        from = one.range.end;
    }
    if !days.windows(2).all(|pair| pair[0] < pair[1]) {
        return None;
    }
    let last = amounts.last()?;
    let words = &clause.text;
    let mut whole = rate(clause, last, words, about);
    for (by, one) in days.iter().zip(amounts) {
        let value = one.value.clone()?;
        whole.steps.push((*by, format!(">= {value}")));
    }
    whole.doubts = vec![format!(
        "các mốc trong năm: {}",
        amounts
            .iter()
            .zip(&whole.steps)
            .map(|(one, (by, _))| format!("{} đến {}", shown(one), phrase::date_short(*by)))
            .collect::<Vec<_>>()
            .join(", ")
    )];
    Some(whole)
}
