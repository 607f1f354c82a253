//! Rows and columns of a table that are hidden by hand: not read, but told where they hold something.

use std::collections::BTreeMap;

use super::rows::HeadedTable;
use crate::finding::Finding;
use crate::intake::layout::TableRow;
use crate::intake::rules;
use crate::intake::visible_sheet::VisibleSheet;
use crate::place::{Cell, column_letters};

/// The rows of a table: the first below its heading, and the last that says something.
fn span(table: &HeadedTable<'_>) -> (u32, u32) {
    let first = table.header.last.saturating_add(1);
    let last = table.rows.last().map_or(first, |row| row.row);
    (first, last.max(first))
}

/// The hidden rows of a table, for the notes.
pub fn rows(page: &VisibleSheet<'_>, table: &HeadedTable<'_>) -> Vec<TableRow> {
    let (first, last) = span(table);
    page.sheet
        .hidden_rows
        .range(first..=last)
        .map(|row| TableRow {
            row: *row,
            key: String::new(),
            cell: Cell::new(*row, 0),
        })
        .collect()
}

/// The notes on hidden columns that hold something in the rows of a table.
pub fn columns(page: &VisibleSheet<'_>, table: &HeadedTable<'_>) -> Vec<Finding> {
    if page.sheet.hidden_columns.is_empty() {
        return Vec::new();
    }
    let (first, last) = span(table);
    let mut found: BTreeMap<u32, Cell> = BTreeMap::new();
    let area = Cell::new(first, 0)..=Cell::new(last, u32::MAX);
    for (cell, content) in page.sheet.cells.range(area) {
        let hidden = page.sheet.is_column_hidden(cell.column);
        if hidden && !page.sheet.hidden_rows.contains(&cell.row) && page.holds(content) {
            found.entry(cell.column).or_insert(*cell);
        }
    }
    found
        .into_iter()
        .map(|(column, cell)| {
            let seen = format!("cột {} bị ẩn, có nội dung", column_letters(column));
            Finding::new(&rules::HIDDEN, seen, "cột không bị ẩn").at(page.place(cell))
        })
        .collect()
}
