//! What the cells of a row say, by what their columns are.

use papers::Row;

use crate::plan_import::columns::{Columns, Role};

/// What a column's cell of a row says.
pub(super) fn at(row: &Row, column: usize) -> String {
    let found = row.cells.iter().find(|cell| cell.column == column);
    found
        .filter(|cell| !cell.continues)
        .map(|cell| one_line(&cell.text))
        .unwrap_or_default()
}

/// What the cell of a role says.
pub(super) fn of(row: &Row, columns: &Columns, role: Role) -> String {
    columns
        .of(role)
        .map(|column| at(row, column))
        .unwrap_or_default()
}

/// Whether the cell of a role is the lower part of a merged one.
pub(super) fn goes_on(row: &Row, columns: &Columns, role: Role) -> bool {
    let column = columns.of(role);
    row.cells
        .iter()
        .any(|cell| Some(cell.column) == column && cell.continues)
}

/// A cell's lines as one text.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
