//! What a figure cell could mean that is not taken as it is: for the question to the clerk.

use chrono::Datelike;

use super::Reader;
use crate::exact::Exact;
use crate::finding::{Meaning, Meant};
use crate::intake::workbook::Value;
use crate::vietnamese::date::find_dates;
use crate::vietnamese::number::{Fraction, NumberText};

/// Dates before this year stand in no report.
const EARLIEST_YEAR: i32 = 1990;

impl Reader<'_> {
    /// What a number that is not taken could mean, if it is the measure's.
    pub(super) fn meanings(&self, read: &NumberText) -> Vec<Meaning> {
        match read {
            NumberText::Amount(amount) if amount.percent && !self.figure.is_percentage() => {
                let rates = amount.figure.readings().into_iter();
                rates.map(|rate| meant(Meant::Rate(rate.clone()))).collect()
            }
            NumberText::Amount(amount) => {
                let Some(scale) = self.scale(&amount.unit) else {
                    return Vec::new();
                };
                let scaled = amount.figure.map(|number| number * &scale);
                let whole = self.figure.is_whole();
                let readings = scaled.readings().into_iter();
                figures(readings.filter(|own| !whole || own.is_whole()).cloned())
            }
            NumberText::Fraction(fraction) => self.pairs(fraction),
            _ => Vec::new(),
        }
    }

    /// What a date could have been: two figures that a spreadsheet took for a day and a month, or a number
    /// in a cell that is formatted as a date, which lies long ago then.
    pub(super) fn behind_a_date(&self, value: &Value) -> Vec<Meaning> {
        let found = find_dates(&self.read.words);
        let [only] = found.as_slice() else {
            return Vec::new();
        };
        if only.date.year() < EARLIEST_YEAR {
            let Value::Date { days, .. } = value else {
                return Vec::new();
            };
            let when = "ô chỉ bị định dạng thành ngày";
            let number = Exact::from_spreadsheet(*days).filter(Exact::is_whole);
            return (number.into_iter())
                .map(|number| Meaning::when(Meant::Figure(number), when))
                .collect();
        }
        let day = Exact::whole(i64::from(only.date.day()));
        let month = Exact::whole(i64::from(only.date.month()));
        let mut pairs = vec![(day.clone(), month.clone()), (month, day)];
        pairs.dedup();
        pairs
            .into_iter()
            .filter(|(first, second)| !self.own.is_capped() || first <= second)
            .map(|(first, second)| {
                let when = "bảng tính đã đổi hai số thành ngày, tháng";
                Meaning::when(Meant::Pair(first, second), when)
            })
            .collect()
    }

    /// The pairs of figures that a fraction could be.
    pub(super) fn pairs(&self, fraction: &Fraction) -> Vec<Meaning> {
        let Some(scale) = self.scale(&fraction.unit) else {
            return Vec::new();
        };
        let whole = self.figure.is_whole();
        let firsts = fraction.first.readings().into_iter();
        let pairs = firsts.flat_map(|first| {
            let seconds = fraction.second.readings().into_iter();
            seconds
                .map(|second| (first * &scale, second * &scale))
                .collect::<Vec<_>>()
        });
        pairs
            .filter(|(first, second)| !whole || first.is_whole() && second.is_whole())
            .filter(|(first, second)| !self.own.is_capped() || first <= second)
            .map(|(first, second)| meant(Meant::Pair(first, second)))
            .collect()
    }
}

/// What a figure says by itself.
pub(super) fn meant(is: Meant) -> Meaning {
    Meaning::when(is, "")
}

/// What the figure of a cell could be.
pub fn figures(all: impl IntoIterator<Item = Exact>) -> Vec<Meaning> {
    let all = all.into_iter();
    all.map(|figure| meant(Meant::Figure(figure))).collect()
}
