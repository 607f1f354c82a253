//! The periods of a year: cut-offs of Nghị định 09/2019/NĐ-CP, the office's due dates of Công văn
//! 581/BNV-CCHC, and at least two working days for the agencies.

use std::fmt::Write;

use chrono::NaiveDate;

use crate::period::calendar::Calendar;

/// A period: its letters, the month and the year's shift in which it begins, the month of its cut-off.
const PERIODS: &[(&str, (i32, u32), u32)] = &[
    ("Q1", (-1, 12), 3),
    ("H1", (-1, 12), 6),
    ("Q3", (0, 6), 9),
    ("Y", (-1, 12), 12),
];

/// Working days that agencies have after the cut-off (Nghị định 09/2019/NĐ-CP).
const WORKING_DAYS: u32 = 2;

/// The text of `inputs/periods.toml`.
pub(super) fn text(year: i32, calendar: &Calendar) -> String {
    let mut text = String::from(
        "#:schema ../schemas/periods.schema.json\n#\n# Các kỳ báo cáo. Ý nghĩa từng khóa: xem docs/inputs.md, mục \"Kỳ báo cáo\".\n# Ngày chốt số liệu theo Nghị định số 09/2019/NĐ-CP; hạn gửi của các cơ quan cách ngày chốt 2 ngày làm việc.\n# xác nhận: các hạn gửi (due_agencies, due_office) đúng với văn bản của tỉnh\n\n",
    );
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let _ = writeln!(
        text,
        "[[years]]\nyear = {year}\nfrom = {}\nto = {}",
        day(year - 1, 12, 15),
        day(year, 12, 14)
    );
    for (letters, (shift, month), last) in PERIODS {
        let cut_off = day(year, *last, 14);
        let _ = writeln!(
            text,
            "\n[[periods]]\nid = \"{year}-{letters}\"\nfrom = {}\nto = {cut_off}\ndue_agencies = {}\ndue_office = {}",
            day(year + shift, *month, 15),
            calendar.after(cut_off, WORKING_DAYS),
            day(year, *last, 20),
        );
    }
    text
}
