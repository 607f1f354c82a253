//! Amounts by parts of the year: «quý I đạt 15%, quý II đạt 45%, … cả năm đạt 100%».

use chrono::NaiveDate;

use super::clause::Clause;
use super::proposal::Proposal;
use super::quantity::Quantity;
use super::rate::{rate, shown};
use crate::vietnamese::fold::fold_plain;
use crate::vietnamese::phrase;

/// Parts of a year as plans name them, and the month with which they end.
const PARTS: &[(&str, u32)] = &[
    ("qui iv", 12),
    ("quy iv", 12),
    ("qui iii", 9),
    ("quy iii", 9),
    ("qui ii", 6),
    ("quy ii", 6),
    ("qui i", 3),
    ("quy i", 3),
    ("6 thang", 6),
    ("9 thang", 9),
    ("ca nam", 12),
    ("het nam", 12),
    ("cuoi nam", 12),
];

/// One measure with steps, where every amount of a clause follows a part of the year of its own.
pub(super) fn steps(
    clause: &Clause,
    amounts: &[&Quantity],
    year: i32,
    about: &str,
) -> Option<Proposal> {
    let mut from = 0;
    let mut months = Vec::with_capacity(amounts.len());
    for one in amounts {
        let said = format!(" {} ", fold_plain(&clause.text[from..one.range.start]));
        let part = PARTS
            .iter()
            .find(|(words, _)| said.contains(&format!(" {words} ")))?;
        months.push(part.1);
        from = one.range.end;
    }
    if !months.windows(2).all(|pair| pair[0] < pair[1]) {
        return None;
    }
    let last = amounts.last()?;
    let words = &clause.text;
    let mut whole = rate(clause, last, words, about);
    for (month, one) in months.iter().zip(amounts) {
        let first = NaiveDate::from_ymd_opt(year, *month, 1)?;
        let by = first
            .checked_add_months(chrono::Months::new(1))?
            .pred_opt()?;
        let value = one.value.clone()?;
        whole.steps.push((by, format!(">= {value}")));
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
