//! The day that is written in a workbook, on the line of its place: `Thái Nguyên, ngày 14 tháng 6
//! năm 2024`.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::intake::visible_sheet::VisibleSheet;
use crate::intake::workbook::{Value, Visibility, Workbook};
use crate::vietnamese::date::find_dates;
use crate::vietnamese::fold::{fold, fold_plain};

/// The most characters of a place's name before its date.
const LONGEST_PLACE: usize = 40;

/// The one day that the lines of place and date of a workbook's sheets state; none where there is no
/// such line, or two say different days.
pub fn written_on(workbook: &Workbook) -> Option<NaiveDate> {
    let mut days = BTreeSet::new();
    for sheet in &workbook.sheets {
        if sheet.visibility != Visibility::Visible {
            continue;
        }
        let page = VisibleSheet {
            workbook,
            sheet,
            file: "",
        };
        for (cell, content) in &sheet.cells {
            if matches!(&content.value, Value::Text(text) if text.contains(", ng")) {
                days.extend(place_and_date(&page.words(*cell)));
            }
        }
    }
    let first = days.pop_first();
    first.filter(|_| days.is_empty())
}

/// The day of a line of place and date.
fn place_and_date(line: &str) -> Option<NaiveDate> {
    let folded = fold(line);
    let (place, _) = folded.split_once(", ngày ")?;
    let is_place = !place.is_empty()
        && place.chars().count() <= LONGEST_PLACE
        && place
            .chars()
            .all(|c| c.is_alphabetic() || " .-".contains(c));
    let dates = find_dates(line);
    match dates.as_slice() {
        [one] if is_place => Some(one.date),
        _ => None,
    }
}

/// Phrases by which a report says that it replaces an earlier one, without diacritics. A plan's
/// measures speak of documents that are replaced, so the words alone say nothing.
const REPLACES: &[&str] = &[
    "thay the bao cao",
    "thay the bieu",
    "thay the ban",
    "thay the cho",
    "ban thay the",
    "bao cao thay the",
    "bieu thay the",
    "thay cho bao cao",
    "thay cho ban",
    "thay cho bieu",
];

/// The rows of a sheet in which a report says what it is.
const HEAD_ROWS: u32 = 12;

/// Whether a workbook says at the head of a visible sheet that it replaces an earlier one.
pub fn replaces(workbook: &Workbook) -> bool {
    let visible = workbook
        .sheets
        .iter()
        .filter(|sheet| sheet.visibility == Visibility::Visible);
    visible.into_iter().any(|sheet| {
        sheet
            .cells
            .iter()
            .take_while(|(cell, _)| cell.row < HEAD_ROWS)
            .any(|(_, content)| match &content.value {
                Value::Text(text) if text.len() <= LONGEST_STATEMENT => says_it_replaces(text),
                _ => false,
            })
    })
}

/// The longest line that says so, in bytes.
const LONGEST_STATEMENT: usize = 600;

/// Whether words say that what bears them replaces an earlier one.
pub fn says_it_replaces(words: &str) -> bool {
    let plain = format!(" {} ", fold_plain(&words.replace(['_', '-', '.'], " ")));
    REPLACES
        .iter()
        .any(|phrase| plain.contains(&format!(" {phrase} ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_line_of_place_and_date_counts() {
        let day = NaiveDate::from_ymd_opt(2024, 6, 14);
        assert_eq!(place_and_date("Thái Nguyên, ngày 14 tháng 6 năm 2024"), day);
        assert_eq!(place_and_date("Phổ Yên, ngày 14/6/2024"), day);
        assert_eq!(
            place_and_date("Kế hoạch số 100/KH-UBND, ngày 24/5/2024"),
            None
        );
        assert_eq!(
            place_and_date("Số liệu từ ngày 15/12/2023 đến ngày 14/6/2024"),
            None
        );
    }
}
