//! Working days: Monday to Friday, less public holidays, plus make-up days.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The days that differ from an ordinary week (`inputs/calendar.toml`).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    /// Public holidays and the days off given in their stead.
    pub holidays: BTreeSet<NaiveDate>,
    /// Saturdays and Sundays that are worked in exchange.
    pub make_up_days: BTreeSet<NaiveDate>,
}

impl Calendar {
    /// Whether offices work on a day.
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        if self.make_up_days.contains(&day) {
            return true;
        }
        let is_weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        !is_weekend && !is_fixed_holiday(day) && !self.holidays.contains(&day)
    }

    /// Whether it has holidays of a year.
    pub fn has_year(&self, year: i32) -> bool {
        self.holidays.iter().any(|day| day.year() == year)
    }

    /// The working day that comes `count` working days after a day.
    pub fn after(&self, day: NaiveDate, count: u32) -> NaiveDate {
        let mut current = day;
        let mut left = count;
        while left > 0 {
            let Some(next) = current.checked_add_days(Days::new(1)) else {
                return current;
            };
            current = next;
            if self.is_working_day(current) {
                left -= 1;
            }
        }
        current
    }

    /// Working days after `from`, up to and including `to`.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let mut count = 0;
        let mut current = from;
        while current < to {
            let Some(next) = current.checked_add_days(Days::new(1)) else {
                return count;
            };
            current = next;
            count += u32::from(self.is_working_day(current));
        }
        count
    }
}

/// The holidays with a day of their own in the sun's calendar (Bộ luật Lao động 2019, Điều 112): they hold
/// in a year of which the calendar says nothing too.
fn is_fixed_holiday(day: NaiveDate) -> bool {
    matches!((day.month(), day.day()), (1, 1) | (4, 30) | (5, 1) | (9, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn counts_over_weekends_holidays_and_make_up_days() {
        let calendar = Calendar {
            holidays: [day("2024-04-29"), day("2024-04-30"), day("2024-05-01")].into(),
            make_up_days: [day("2024-05-04")].into(),
        };
        assert_eq!(calendar.after(day("2024-04-26"), 1), day("2024-05-02"));
        assert_eq!(calendar.after(day("2024-05-03"), 1), day("2024-05-04"));
        assert_eq!(
            calendar.working_days_between(day("2024-04-26"), day("2024-05-06")),
            4
        );
        assert!(!calendar.is_working_day(day("2024-05-05")));
    }

    #[test]
    fn no_day_of_answer_is_a_holiday_of_a_year_without_calendar() {
        let calendar = Calendar {
            holidays: [day("2026-09-01")].into(),
            make_up_days: BTreeSet::new(),
        };
        // 1 January 2027 is a Friday.
        assert_eq!(calendar.after(day("2026-12-18"), 10), day("2027-01-04"));
        assert!(calendar.has_year(2026) && !calendar.has_year(2027));
    }
}
