//! What is doubtful about a period's days, for the operator to be told.

use chrono::{Datelike, NaiveDate};

use super::Period;
use super::calendar::Calendar;

/// A line each: a calendar without the year's holidays, a due date on which offices are closed, deadlines
/// that are judged on another day than the period's own.
pub fn doubts(period: &Period, calendar: &Calendar, as_of: NaiveDate) -> Vec<String> {
    let mut told = Vec::new();
    let year = period.due_office.year();
    if !calendar.holidays.iter().any(|day| day.year() == year) {
        told.push(format!(
            "inputs/calendar.toml chưa có ngày nghỉ lễ, tết nào của năm {year}: số ngày làm việc có thể đếm sai."
        ));
    }
    for (whose, day) in [
        ("Hạn gửi của các cơ quan", period.due_agencies),
        ("Hạn gửi của cơ quan lập báo cáo", period.due_office),
    ] {
        if !calendar.is_working_day(day) {
            told.push(format!(
                "{whose} ({}) rơi vào ngày nghỉ: xem lại inputs/periods.toml.",
                shown(day)
            ));
        }
    }
    if as_of != period.due_office {
        told.push(format!(
            "Xét thời hạn tại ngày {}, không phải ngày đến hạn của kỳ ({}): kết quả đánh giá có thể khác bản lập đúng hạn.",
            shown(as_of),
            shown(period.due_office)
        ));
    }
    told
}

fn shown(day: NaiveDate) -> String {
    crate::vietnamese::phrase::date_short(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::Window;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_that_can_hardly_be_meant_are_told() {
        let window = Window {
            from: day("2025-12-15"),
            to: day("2026-06-14"),
        };
        let mut period = Period {
            id: "2026-H1".parse().unwrap(),
            regime: window,
            window,
            due_agencies: day("2026-06-17"),
            due_office: day("2026-06-19"),
            estimate: false,
        };
        let mut calendar = Calendar::default();
        assert_eq!(doubts(&period, &calendar, period.due_office).len(), 1);
        calendar.holidays.insert(day("2026-01-01"));
        assert!(doubts(&period, &calendar, period.due_office).is_empty());
        period.due_office = day("2026-06-21");
        let told = doubts(&period, &calendar, day("2026-03-20"));
        assert!(told[0].contains("rơi vào ngày nghỉ"), "{told:?}");
        assert!(told[1].contains("20/3/2026"), "{told:?}");
    }
}
