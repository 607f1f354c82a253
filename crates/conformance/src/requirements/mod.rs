//! The decree's table: a line a requirement.

mod annexes;
mod body;
mod ending;
mod letterhead;
mod marks;
mod pages;
mod title;

pub use body::indent_text;

use crate::requirement::Requirement;

/// Every requirement, in the decree's order.
pub fn table() -> Vec<Requirement> {
    [
        pages::table(),
        letterhead::table(),
        title::table(),
        body::table(),
        ending::table(),
        marks::table(),
        annexes::table(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
