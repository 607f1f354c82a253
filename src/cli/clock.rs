//! The clock: the only place where it is read.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{Days, NaiveDate};

/// Today in Vietnam, seven hours before Greenwich's clock; the day of a decision hangs on it, and the days that are left.
#[expect(
    clippy::disallowed_methods,
    reason = "the command line is where the clock is read"
)]
pub(super) fn today() -> NaiveDate {
    const HOURS_AHEAD: u64 = 7;
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    let days = (since + HOURS_AHEAD * 3600) / 86_400;
    NaiveDate::default()
        .checked_add_days(Days::new(days))
        .unwrap_or_default()
}
