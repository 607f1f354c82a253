//! The words of a cell, as Vietnamese text.

use chrono::NaiveDate;

use exact::Exact;
use vietnamese::date::from_serial;
use vietnamese::decode::{Decoded, decode};
use vietnamese::phrase::date_short;
use vietnamese::quote::written;

use crate::model::{Content, Value, Workbook};

/// The value of a cell in words, as the file has it.
pub fn raw(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Number(number) => plain_number(*number),
        Value::Text(text) | Value::Error(text) | Value::Broken(text) => text.clone(),
        Value::DateText(iso) => iso_day(iso).map_or_else(|| iso.clone(), date_words),
        Value::Boolean(true) => "TRUE".to_owned(),
        Value::Boolean(false) => "FALSE".to_owned(),
        Value::Date { days, from_1904 } => {
            from_serial(*days, *from_1904).map_or_else(|| plain_number(*days), date_words)
        }
    }
}

/// A day in words, the same whichever format of file holds it.
fn date_words(day: NaiveDate) -> String {
    date_short(day)
}

/// The day with which an ISO date or time begins, as an OpenDocument file writes it.
pub fn iso_day(iso: &str) -> Option<NaiveDate> {
    iso.get(..10)?.parse().ok()
}

/// A number as a Vietnamese reader writes it: decimal comma, no grouping.
pub fn plain_number(number: f64) -> String {
    Exact::from_spreadsheet(number).map_or_else(|| number.to_string(), |exact| written(&exact))
}

/// The words of a cell, decoded by its font.
pub fn decoded(workbook: &Workbook, content: &Content) -> Decoded {
    let font = content
        .font
        .and_then(|number| workbook.fonts.get(usize::from(number)))
        .map(String::as_str);
    decode(&raw(&content.value), font)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_decimal_comma() {
        assert_eq!(raw(&Value::Number(1250.5)), "1250,5");
        let date = Value::Date {
            days: 45366.0,
            from_1904: false,
        };
        assert_eq!(raw(&date), "15/3/2024");
    }

    #[test]
    fn a_date_has_the_same_words_in_every_format_of_file() {
        let words = |iso: &str| raw(&Value::DateText(iso.to_owned()));
        assert_eq!(words("2024-03-15"), "15/3/2024");
        assert_eq!(words("2024-03-15T00:00:00"), "15/3/2024");
        assert_eq!(words("PT12H30M00S"), "PT12H30M00S");
    }
}
