//! Printing for a reader: figures, dates, lists, letters, as an official writes them.

mod day;
mod figure;
mod order;
mod sentence;

pub use day::{date_long, date_short};
pub use figure::{count, decimal, percent};
pub use order::{letter, roman};
pub use sentence::{capitalize, list, list_limited, lower_first, non_breaking, upper};
