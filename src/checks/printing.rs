//! How the checks' findings name figures, rates, periods and cells.

use super::subject::Which;
use crate::exact::Exact;
use crate::plan::model::Measure;
use crate::submission::Reading;
use crate::vietnamese::phrase;

/// The most decimals of a figure in print: every digit of what a workbook states.
const EVERY_DIGIT: usize = 60;
/// The most decimals of a stated rate in print; more are those of a formula's quotient.
const MOST_STATED: usize = 4;
/// The most decimals of a computed rate in print.
const MOST_PLACES: usize = 8;

/// A figure as it was stated, every digit: `1.253`, `99,7605`.
pub fn number(value: &Exact) -> String {
    phrase::decimal(value, 0, EVERY_DIGIT)
}

/// A computed rate, with two decimals unless it takes more to tell it from `other`: `99,76%`.
pub fn rate(value: &Exact, other: &Exact) -> String {
    let places = (2..=MOST_PLACES)
        .find(|places| value == other || value.to_fixed(*places) != other.to_fixed(*places))
        .unwrap_or(MOST_PLACES);
    phrase::percent(value, places)
}

/// A measure's computed value, as [`rate`] in its unit: `99,76%`, `2,45 ngày`.
pub fn value(measure: &Measure, value: &Exact, other: &Exact) -> String {
    in_unit(measure, rate(value, other))
}

/// A measure's stated value, every digit but those that only a formula gives: `99,8%`, `2,45 ngày`.
pub fn stated_value(measure: &Measure, value: &Exact) -> String {
    in_unit(measure, phrase::percent(value, MOST_STATED))
}

/// A rate as the measure's own: means of days or of amounts are no percentages.
fn in_unit(measure: &Measure, rate: String) -> String {
    match (measure.unit.as_str(), rate.strip_suffix('%')) {
        ("%" | "", _) | (_, None) => rate,
        (unit, Some(number)) => format!("{number} {unit}"),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        text.parse().unwrap()
    }

    #[test]
    fn a_rate_shows_what_tells_it_from_the_other() {
        let computed = &Exact::fraction(125_000, 1253).unwrap();
        assert_eq!(rate(computed, &exact("90")), "99,76%");
        assert_eq!(rate(computed, &exact("99.7605")), "99,7606%");
        assert_eq!(rate(computed, &exact("99.76")), "99,761%");
    }
}
