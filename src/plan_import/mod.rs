//! A plan year from the papers that the office has: the appendix of a signed plan becomes a plan file
//! in which every text is verbatim and everything that words leave open is marked to be confirmed.

mod appendix;
mod aside;
mod bodies;
mod clause;
mod code;
mod columns;
mod confirmations;
mod deadline;
mod differences;
mod draft;
mod drafted;
mod each_body;
mod head;
mod imported;
mod known;
mod measures;
mod of_year;
mod paper;
mod plan_file;
mod point_sums;
mod points;
mod proposal;
mod propose;
mod proposed;
mod quantity;
mod rate;
mod several;
mod sheet;
mod steps;
mod task;
mod text;
#[cfg(test)]
mod tests;
mod turned;
mod unit;
mod verbatim;
#[cfg(test)]
mod word_tests;

use chrono::NaiveDate;
use papers::Block;

use crate::agency::Register;

pub use appendix::RowKind;
pub use confirmations::{Confirmation, confirmations};
pub use differences::{Difference, differences};
pub use drafted::{Draft, DraftMeasure, DraftRow};
pub use head::year_of;
pub use imported::{Imported, imported};
pub use paper::read as read_paper;
pub use plan_file::{CONFIRM, plan_file};

/// Drafts the plan of a year from a paper; `None` where no table of it is an appendix.
pub fn draft(blocks: &[Block], register: &Register, year: i32) -> Option<Draft> {
    let read = appendix::read(blocks, year);
    if read.rows.is_empty() {
        return None;
    }
    let middle = NaiveDate::from_ymd_opt(year, 7, 1)?;
    let names = bodies::Names::new(register, middle);
    let mut draft = draft::draft(&read, head::read(blocks), &names, year);
    point_sums::doubt_sums(&mut draft.rows);
    Some(draft)
}
