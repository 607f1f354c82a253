//! Reads the calendar of working days (`inputs/calendar.toml`).

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::datafile::{self, Located, Row, Source};
use crate::failure::{Faults, Outcome};

use super::calendar::Calendar;

/// The longest run of public holidays that is believed, in days.
const LONGEST_HOLIDAY: i64 = 31;

/// Reads the calendar from the text of a file, whose name is for the faults.
///
/// # Errors
/// Every fault of the file, each with its line.
pub fn load(text: &str, file: &str) -> Outcome<Calendar> {
    datafile::outcome(|faults| read(text, file, faults))
}

/// Like [`load`], but adds the faults to others, and gives what could be read.
pub fn read(text: &str, file: &str, faults: &mut Faults) -> Option<Calendar> {
    datafile::read(text, file, faults, |top| {
        let holidays = top.rows("holidays", read_holiday).concat();
        let make_up_days = top.rows("make_up_days", read_make_up_day).concat();
        let holidays = unique(top.source(), holidays);
        let make_up_days = unique(top.source(), make_up_days);
        for (day, line) in &make_up_days {
            if let Some(other) = holidays.get(day) {
                top.source().fault(
                    *line,
                    format!("ngày {day} vừa là ngày nghỉ (dòng {other}) vừa là ngày làm bù"),
                    "Sửa lại một trong hai.",
                );
            }
        }
        Calendar {
            holidays: holidays.into_keys().collect(),
            make_up_days: make_up_days.into_keys().collect(),
        }
    })
}

fn read_holiday(row: &Row<'_>) -> Vec<Located<NaiveDate>> {
    row.text("name");
    let from = row.date("from");
    let to = row.optional_date("to");
    let Some(from) = from else { return Vec::new() };
    let to = to.unwrap_or(from);
    let length = (to - from).num_days();
    if !(0..LONGEST_HOLIDAY).contains(&length) {
        row.fault(
            "to",
            format!("đợt nghỉ từ {from} đến {to} không hợp lý"),
            format!(
                "Ngày cuối không trước ngày đầu, và một đợt nghỉ không quá {LONGEST_HOLIDAY} ngày."
            ),
        );
        return Vec::new();
    }
    from.iter_days()
        .take_while(|day| *day <= to)
        .map(|day| row.located("from", day))
        .collect()
}

fn read_make_up_day(row: &Row<'_>) -> Vec<Located<NaiveDate>> {
    row.text("name");
    let Some(day) = row.date("date") else {
        return Vec::new();
    };
    if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        row.fault(
            "date",
            format!("ngày làm bù {day} không phải thứ bảy hay chủ nhật"),
            "Sửa lại ngày; ngày thường vốn đã là ngày làm việc.",
        );
    }
    vec![row.located("date", day)]
}

fn unique(source: &Source<'_>, days: Vec<Located<NaiveDate>>) -> BTreeMap<NaiveDate, usize> {
    let mut lines = BTreeMap::new();
    for day in days {
        if let Some(earlier) = lines.insert(day.value, day.line) {
            source.fault(
                day.line,
                format!("ngày {} đã ghi ở dòng {earlier}", day.value),
                "Xóa một trong hai.",
            );
        }
    }
    lines
}
