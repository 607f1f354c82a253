//! Texts, numbers and days as a cell can hold them.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::ExcelDateTime;

/// The longest text of a cell, in UTF-16 units, as Excel counts.
const LONGEST: usize = 32_767;
/// What follows a text that was cut.
const CUT: &str = " … (còn nữa, xem tệp gốc)";

/// A text as a cell can hold it: one kind of line break, not longer than Excel allows.
pub(super) fn fitting(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.encode_utf16().count() <= LONGEST {
        return text;
    }
    let room = LONGEST - CUT.encode_utf16().count();
    let mut used = 0;
    let kept: String = text
        .chars()
        .take_while(|letter| {
            used += letter.len_utf16();
            used <= room
        })
        .collect();
    kept + CUT
}

/// How many decimals show a number in full, at most four.
pub(super) fn decimals(number: f64) -> usize {
    let text = format!("{number:.4}");
    text.trim_end_matches('0')
        .rsplit_once('.')
        .map_or(0, |(_, decimals)| decimals.len())
}

/// How many decimals a printed value has: `99,896%` has three.
pub(super) fn printed_decimals(text: &str) -> usize {
    text.rsplit_once(',').map_or(0, |(_, rest)| {
        rest.chars().take_while(char::is_ascii_digit).count()
    })
}

/// A day as spreadsheets count it; none before 1900 and after 9999.
pub(super) fn spreadsheet_day(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let (month, day) = (
        u8::try_from(day.month()).ok()?,
        u8::try_from(day.day()).ok()?,
    );
    ExcelDateTime::from_ymd(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_where_excel_ends() {
        let fitted = fitting(&"ệ".repeat(40_000));
        assert_eq!(fitted.encode_utf16().count(), 32_767);
        assert!(fitted.ends_with("(còn nữa, xem tệp gốc)"));
        let wide = "𝕏".repeat(20_000);
        assert!(fitting(&wide).encode_utf16().count() <= 32_767);
        assert_eq!(fitting("một\r\nhai\rba"), "một\nhai\nba");
    }

    #[test]
    fn numbers_show_as_many_decimals_as_they_have() {
        let shown = [12.0, 12.5, 0.1 + 0.2].map(decimals);
        assert_eq!(shown, [0, 1, 1]);
        let printed = ["99,896%", "12", "1.250,5 triệu đồng"].map(printed_decimals);
        assert_eq!(printed, [3, 0, 1]);
    }

    #[test]
    fn days_that_no_spreadsheet_knows_are_told() {
        let day = |year| NaiveDate::from_ymd_opt(year, 6, 14).unwrap();
        assert!(spreadsheet_day(day(2024)).is_some());
        assert!(spreadsheet_day(day(-5)).is_none());
    }
}
