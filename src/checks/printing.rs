//! How the checks' findings name figures, rates, days, periods and cells.

use chrono::{Datelike, NaiveDate};

use super::subject::Which;
use crate::exact::Exact;
use crate::period::{PeriodId, PeriodKind};
use crate::plan::model::Measure;
use crate::submission::Reading;

/// A figure as it was stated, every digit: `1.253`, `99,7605`.
pub fn number(value: &Exact) -> String {
    let decimal = value.to_full_decimal();
    let (sign, digits) = match decimal.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", decimal.as_str()),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    let comma = if decimals.is_empty() { "" } else { "," };
    format!("{sign}{grouped}{comma}{decimals}")
}

/// A computed rate, with two decimals unless it takes more to tell it from `other`: `99,76%`.
pub fn rate(value: &Exact, other: &Exact) -> String {
    let places = (2..=8)
        .find(|places| value == other || value.to_fixed(*places) != other.to_fixed(*places))
        .unwrap_or(8);
    let rounded = value.to_decimal(places);
    let printed = rounded.parse().map(|exact| number(&exact));
    format!("{}%", printed.unwrap_or(rounded))
}

/// A stated rate, every digit: `99,8%`.
pub fn stated_rate(value: &Exact) -> String {
    format!("{}%", number(value))
}

/// A day: `15/6/2024`.
pub fn date(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// A period in a sentence: `6 tháng đầu năm 2024`.
pub fn period(id: PeriodId) -> String {
    match id.kind {
        PeriodKind::Q1 => format!("quý I năm {}", id.year),
        PeriodKind::H1 => format!("6 tháng đầu năm {}", id.year),
        PeriodKind::Q3 => format!("quý III năm {}", id.year),
        PeriodKind::Y => format!("năm {}", id.year),
    }
}

/// A figure with what it counts: `Số hồ sơ đã giải quyết: 1.253 hồ sơ`.
pub fn figure(measure: &Measure, which: Which, value: &Exact) -> String {
    format!(
        "{}: {}",
        label(measure, which),
        amount(measure, which, value)
    )
}

/// A figure with its unit: `1.253 hồ sơ`.
pub fn amount(measure: &Measure, which: Which, value: &Exact) -> String {
    let unit = which.asked(measure).map_or("", |asked| asked.unit.as_str());
    format!("{} {unit}", number(value)).trim_end().to_owned()
}

/// What a figure counts: `Số hồ sơ đã giải quyết`.
pub fn label(measure: &Measure, which: Which) -> String {
    match which.asked(measure) {
        Some(asked) => asked.label.clone(),
        None if which == Which::First => "Số liệu thứ nhất".to_owned(),
        None => "Số liệu thứ hai".to_owned(),
    }
}

/// Where a figure stands, in a sentence: `ô E12`; else the row's measure.
pub fn cell(reading: &Reading, which: Which) -> String {
    match (&reading.place, which.cell(reading)) {
        (Some(_), Some(cell)) => format!("ô {cell}"),
        _ => format!("dòng chỉ số {}", reading.measure),
    }
}

/// `A, B và 3 cơ quan khác`: at most three names.
pub fn names(names: &[String]) -> String {
    const SHOWN: usize = 3;
    let shown = names.iter().take(SHOWN).cloned().collect::<Vec<_>>();
    match names.len().saturating_sub(SHOWN) {
        0 => shown.join(", "),
        more => format!("{} và {more} cơ quan khác", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        text.parse().unwrap()
    }

    #[test]
    fn figures_are_printed_the_vietnamese_way() {
        assert_eq!(number(&exact("1253")), "1.253");
        assert_eq!(number(&exact("-1234567.25")), "-1.234.567,25");
        assert_eq!(number(&exact("999")), "999");
        assert_eq!(number(&exact("0.5")), "0,5");
    }

    #[test]
    fn a_rate_shows_what_tells_it_from_the_other() {
        let computed = &Exact::fraction(125_000, 1253).unwrap();
        assert_eq!(rate(computed, &exact("90")), "99,76%");
        assert_eq!(rate(computed, &exact("99.7605")), "99,7606%");
        assert_eq!(rate(computed, &exact("99.76")), "99,761%");
    }
}
