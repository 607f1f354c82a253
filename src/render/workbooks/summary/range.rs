//! Ranges of other sheets in formulas.

use crate::place::column_letters;

/// A range of a sheet in a formula, with fixed corners; rows and columns from 0.
pub(super) fn fixed_range(sheet: &str, first: (u32, u16), last: (u32, u16)) -> String {
    let corner =
        |(row, column): (u32, u16)| format!("${}${}", column_letters(u32::from(column)), row + 1);
    format!("'{sheet}'!{}:{}", corner(first), corner(last))
}
