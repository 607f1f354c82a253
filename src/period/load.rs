//! Reads the reporting periods (`inputs/periods.toml`).

use chrono::NaiveDate;

use crate::datafile::{self, Located, Row, Source};
use crate::failure::{Faults, Outcome};

use super::calendar::Calendar;
use super::{Period, PeriodId, Periods, Window};

/// Working days that agencies have after the cut-off (Nghị định 09/2019/NĐ-CP).
const LEAST_WORKING_DAYS: u32 = 2;

/// Reads the periods from the text of a file, whose name is for the faults. Without a calendar the
/// working days before the due dates are not checked.
///
/// # Errors
/// Every fault of the file, each with its line.
pub fn load(text: &str, file: &str, calendar: Option<&Calendar>) -> Outcome<Periods> {
    datafile::outcome(|faults| read(text, file, calendar, faults))
}

/// Like [`load`], but adds the faults to others, and gives what could be read.
pub fn read(
    text: &str,
    file: &str,
    calendar: Option<&Calendar>,
    faults: &mut Faults,
) -> Option<Periods> {
    datafile::read(text, file, faults, |top| {
        let years = top.rows("years", read_year);
        let all_years = years.iter().all(Option::is_some);
        let years: Vec<Year> = years.into_iter().flatten().collect();
        let mut entries: Vec<Entry> = top
            .rows("periods", |row| read_period(row, calendar))
            .into_iter()
            .flatten()
            .collect();
        if entries.is_empty() {
            top.fault(
                "periods",
                "chưa có khối [[periods]] đầy đủ nào",
                "Khai báo ít nhất một kỳ báo cáo theo mẫu trong docs/inputs.md.",
            );
        }
        check_years(top.source(), &years);
        entries.sort_by_key(|entry| (entry.id.value.year, entry.regime.to, entry.id.value));
        check_order(top.source(), &entries);
        let list = entries
            .iter()
            .filter_map(|entry| match year_of(entry, &years) {
                Some(year) => Some(into_period(top.source(), entry, year)),
                None => {
                    // Where a year itself is faulty, this fault has been told.
                    if all_years {
                        tell_unknown_year(top.source(), entry);
                    }
                    None
                }
            })
            .collect();
        Periods { list }
    })
}

/// A year's window, with its line.
struct Year {
    year: Located<i32>,
    window: Window,
}

/// A period as read, with the lines that its faults are told at.
struct Entry {
    id: Located<PeriodId>,
    regime: Window,
    from_line: usize,
    to_line: usize,
    due_agencies: NaiveDate,
    due_office: NaiveDate,
    estimate: bool,
}

fn read_window(row: &Row<'_>) -> Option<Window> {
    let (from, to) = (row.date("from"), row.date("to"));
    let window = Window {
        from: from?,
        to: to?,
    };
    if window.from > window.to {
        row.fault(
            "to",
            format!("ngày cuối ({}) trước ngày đầu ({})", window.to, window.from),
            "Sửa lại from hoặc to.",
        );
        return None;
    }
    Some(window)
}

fn read_year(row: &Row<'_>) -> Option<Year> {
    let year = row.whole("year");
    let window = read_window(row);
    Some(Year {
        year: row.located("year", year?),
        window: window?,
    })
}

fn read_period(row: &Row<'_>, calendar: Option<&Calendar>) -> Option<Entry> {
    let id = row.parsed::<PeriodId>("id");
    let regime = read_window(row);
    let due_agencies = row.date("due_agencies");
    let due_office = row.date("due_office");
    let entry = Entry {
        id: row.located("id", id?),
        regime: regime?,
        from_line: row.line_of("from"),
        to_line: row.line_of("to"),
        due_agencies: due_agencies?,
        due_office: due_office?,
        estimate: row.optional_flag("estimate").unwrap_or_default(),
    };
    check_due(row, &entry, calendar);
    Some(entry)
}

fn check_due(row: &Row<'_>, entry: &Entry, calendar: Option<&Calendar>) {
    let cut_off = entry.regime.to;
    for (key, due) in [
        ("due_agencies", entry.due_agencies),
        ("due_office", entry.due_office),
    ] {
        if due <= cut_off {
            row.fault(
                key,
                format!("hạn gửi ({due}) không sau ngày chốt số liệu ({cut_off})"),
                "Ghi một ngày sau ngày chốt số liệu.",
            );
            continue;
        }
        let Some(calendar) = calendar else { continue };
        let days = calendar.working_days_between(cut_off, due);
        if days < LEAST_WORKING_DAYS {
            row.fault(
                key,
                format!("hạn gửi ({due}) chỉ cách ngày chốt số liệu ({cut_off}) {days} ngày làm việc"),
                format!(
                    "Nghị định số 09/2019/NĐ-CP yêu cầu ít nhất {LEAST_WORKING_DAYS} ngày làm việc: ghi từ ngày {} trở đi, hoặc kiểm tra lại inputs/calendar.toml.",
                    calendar.after(cut_off, LEAST_WORKING_DAYS)
                ),
            );
        }
    }
    if entry.due_office < entry.due_agencies {
        row.fault(
            "due_office",
            format!(
                "hạn của cơ quan lập báo cáo ({}) trước hạn của các cơ quan gửi ({})",
                entry.due_office, entry.due_agencies
            ),
            "Ghi một ngày không trước due_agencies.",
        );
    }
}

fn check_years(source: &Source<'_>, years: &[Year]) {
    for (index, year) in years.iter().enumerate() {
        for earlier in &years[..index] {
            if earlier.year.value == year.year.value {
                source.fault(
                    year.year.line,
                    format!(
                        "năm {} đã khai báo ở dòng {}",
                        year.year.value, earlier.year.line
                    ),
                    "Xóa một trong hai khối [[years]].",
                );
            } else if earlier.window.from <= year.window.to && year.window.from <= earlier.window.to
            {
                source.fault(
                    year.year.line,
                    format!(
                        "khoảng thời gian của năm {} trùng với năm {} ở dòng {}",
                        year.year.value, earlier.year.value, earlier.year.line
                    ),
                    "Sửa lại from, to để hai năm không có ngày chung.",
                );
            }
        }
    }
}

/// A period that ends with a later month has a later cut-off; no period may stand there twice.
fn check_order(source: &Source<'_>, entries: &[Entry]) {
    for (index, later) in entries.iter().enumerate() {
        for earlier in &entries[..index] {
            let (one, other) = (earlier.id.value, later.id.value);
            if one == other {
                let (first, again) = (
                    earlier.id.line.min(later.id.line),
                    earlier.id.line.max(later.id.line),
                );
                source.fault(
                    again,
                    format!("kỳ {other} đã khai báo ở dòng {first}"),
                    "Xóa một trong hai khối [[periods]].",
                );
            }
            let months = one.kind.last_month().zip(other.kind.last_month());
            let same_day = earlier.regime.to == later.regime.to;
            let out_of_order = months
                .is_some_and(|(first, second)| first > second || (first != second && same_day));
            if one.year == other.year && out_of_order {
                // The period that should come later names its own line.
                let (first, last) = if months.is_some_and(|(first, second)| first > second) {
                    (later, earlier)
                } else {
                    (earlier, later)
                };
                source.fault(
                    last.to_line,
                    format!(
                        "ngày chốt của kỳ {} ({}) không sau ngày chốt của kỳ {} ({})",
                        last.id.value, last.regime.to, first.id.value, first.regime.to
                    ),
                    "Sửa lại khóa to của một trong hai kỳ.",
                );
            }
        }
    }
}

fn year_of<'y>(entry: &Entry, years: &'y [Year]) -> Option<&'y Year> {
    years
        .iter()
        .find(|year| year.year.value == entry.id.value.year)
}

fn tell_unknown_year(source: &Source<'_>, entry: &Entry) {
    let id = entry.id.value;
    source.fault(
        entry.id.line,
        format!("chưa khai báo năm {} cho kỳ {id}", id.year),
        format!("Thêm khối [[years]] có year = {}, from và to.", id.year),
    );
}

/// The period, with its cumulative window; it must lie in its year's.
fn into_period(source: &Source<'_>, entry: &Entry, year: &Year) -> Period {
    let id = entry.id.value;
    for (line, day) in [
        (entry.from_line, entry.regime.from),
        (entry.to_line, entry.regime.to),
    ] {
        if !year.window.contains(day) {
            source.fault(
                line,
                format!(
                    "ngày {day} của kỳ {id} nằm ngoài khoảng thời gian của năm {}",
                    id.year
                ),
                format!(
                    "Năm {} tính từ {} đến {} (dòng {}).",
                    id.year, year.window.from, year.window.to, year.year.line
                ),
            );
        }
    }
    Period {
        id,
        regime: entry.regime,
        window: Window {
            from: year.window.from,
            to: entry.regime.to,
        },
        due_agencies: entry.due_agencies,
        due_office: entry.due_office,
        estimate: entry.estimate,
    }
}
