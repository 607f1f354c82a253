//! The words of a cell, and texts as findings quote them, under one name for this room.

pub use crate::vietnamese::quote::{quoted, written};
pub use ::workbook::cell_text::{decoded, iso_day, plain_number, raw};
