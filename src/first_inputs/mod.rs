//! The first `inputs/` of an office: what is known of the year is written, what is not is marked to
//! be confirmed.

mod calendar;
mod new_office;
mod office;
mod periods;
#[cfg(test)]
mod tests;

use crate::failure::Outcome;
use crate::inputs::{AGENCIES_FILE, CALENDAR_FILE, OFFICE_FILE, PERIODS_FILE};
use crate::period::load_calendar;

pub use new_office::NewOffice;

/// The files of the first inputs: their names below the root and their texts.
///
/// # Errors
/// Never for a year with a calendar: the calendar that is written is read back to count the working
/// days of the periods.
pub fn first_inputs(new: &NewOffice) -> Outcome<Vec<(&'static str, String)>> {
    let calendar_text = calendar::text(new.year);
    let calendar = load_calendar::load(&calendar_text, CALENDAR_FILE)?;
    Ok(vec![
        (OFFICE_FILE, office::office(new)),
        (AGENCIES_FILE, office::register(new)),
        (PERIODS_FILE, periods::text(new.year, &calendar)),
        (CALENDAR_FILE, calendar_text),
    ])
}
