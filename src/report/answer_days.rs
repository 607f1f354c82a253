//! Until when agencies answer: the days that dispatches, letters and sheets name.

use chrono::{Datelike, NaiveDate};

use super::basis::Basis;

/// Until when an agency sends what is missing or wrong: working days after the as-of day.
pub(super) fn answer_day(basis: &Basis) -> NaiveDate {
    let days = basis.office.reminder.answer_days;
    basis.calendar.after(basis.as_of, days)
}

/// Until when an agency explains what it missed.
pub(super) fn explain_day(basis: &Basis) -> NaiveDate {
    let days = basis.office.reminder.explain_days;
    basis.calendar.after(basis.as_of, days)
}

/// Until when what is overdue, or asked in every period, is mended: the next report tells it.
pub(super) fn mend_day(basis: &Basis) -> NaiveDate {
    let explain = explain_day(basis);
    let next = basis.periods.next(basis.period.id);
    let day = next.map(|period| period.due_agencies);
    day.filter(|day| *day > explain).unwrap_or(explain)
}

/// What the clerk is told of days that were counted in a year of which the calendar has no holidays.
pub fn uncertain_days(basis: &Basis) -> Option<String> {
    let last = answer_day(basis).max(explain_day(basis));
    let mut years = basis.as_of.year()..=last.year();
    let year = years.find(|year| !basis.calendar.has_year(*year))?;
    Some(format!(
        "CHÚ Ý: inputs/calendar.toml chưa có ngày nghỉ năm {year}; hạn trả lời, giải trình trong công văn mới \
         trừ thứ bảy, chủ nhật và ngày lễ có ngày cố định. Bổ sung lịch nghỉ rồi lập lại công văn."
    ))
}
