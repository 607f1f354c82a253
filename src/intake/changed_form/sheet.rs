//! The sheet of a form, with the rows between which its parts stand.

use std::collections::{BTreeMap, BTreeSet};

use super::same_words::is_same;
use crate::form::{Column, TABLE_MARK};
use crate::intake::layout::keyed::texts;
use crate::intake::layout::{Table, TableRow};
use crate::intake::visible_sheet::VisibleSheet;
use crate::place::Cell;

/// A table of our form on its sheet.
pub(super) struct FormSheet<'a> {
    /// The sheet.
    pub page: VisibleSheet<'a>,
    /// The table.
    pub table: &'a Table,
    /// Where key row and key column cross.
    pub mark: Cell,
    /// The row of the headings; none where no row has them.
    pub heading: Option<u32>,
    /// The first row of a measure, and the last.
    pub rows: (u32, u32),
    /// The rows of measures.
    keyed: BTreeMap<u32, &'a TableRow>,
    /// The sheet's columns of the table.
    columns: BTreeSet<u32>,
    ids: BTreeSet<&'a str>,
}

impl<'a> FormSheet<'a> {
    /// Looks at a table; none where it has no row.
    pub(super) fn new(page: VisibleSheet<'a>, table: &'a Table) -> Option<Self> {
        let keyed: BTreeMap<u32, &TableRow> = table.rows.iter().map(|row| (row.row, row)).collect();
        let rows = (*keyed.keys().next()?, *keyed.keys().next_back()?);
        let marks = texts(page.sheet).filter(|(_, text)| *text == TABLE_MARK);
        let (mark, _) = marks.take_while(|(cell, _)| cell.row <= rows.1).last()?;
        let own_headings = |row: u32| {
            let columns = table.columns.iter();
            columns
                .filter(|(column, at)| is_same(&page.words(Cell::new(row, **at)), column.heading()))
                .count()
        };
        let between = page
            .sheet
            .cells
            .range(Cell::new(mark.row + 1, 0)..Cell::new(rows.0, 0));
        let candidates: BTreeSet<u32> = between.map(|(cell, _)| cell.row).collect();
        let heading = (candidates.into_iter().map(|row| (own_headings(row), row)))
            .filter(|(count, _)| *count > 0)
            .max_by_key(|(count, row)| (*count, u32::MAX - row))
            .map(|(_, row)| row);
        Some(FormSheet {
            page,
            table,
            mark,
            heading,
            rows,
            columns: table.columns.values().copied().collect(),
            ids: keyed.values().map(|row| row.key.as_str()).collect(),
            keyed,
        })
    }

    /// Whether the table has a row of a measure.
    pub(super) fn has_key(&self, measure: &str) -> bool {
        self.ids.contains(measure)
    }

    /// The measure of a row.
    pub(super) fn key(&self, row: u32) -> Option<&'a str> {
        self.keyed.get(&row).map(|row| row.key.as_str())
    }

    /// The rows of measures from a row down to the next row of words without a key.
    pub(super) fn measures_below(&self, row: u32, end: u32) -> Vec<String> {
        let below = self.keyed.range(row + 1..end);
        below.map(|(_, row)| row.key.clone()).collect()
    }

    /// Whether a column of the sheet is one of the table, or the hidden keys'.
    pub(super) fn is_own_column(&self, column: u32) -> bool {
        self.columns.contains(&column) || column == self.mark.column
    }

    /// The cell of a column in a row.
    pub(super) fn cell(&self, row: u32, column: Column) -> Option<Cell> {
        self.table.cell(row, column)
    }

    /// The cells with words of some rows, from above.
    pub(super) fn words(&self, rows: std::ops::Range<u32>) -> Vec<(Cell, String)> {
        // A form has a few hundred such cells; a sheet made to be slow can have a million.
        const MOST: usize = 5_000;
        let range = Cell::new(rows.start, 0)..Cell::new(rows.end.max(rows.start), 0);
        let cells = self.page.sheet.cells.range(range);
        cells
            .filter(|(cell, _)| cell.column != self.mark.column)
            .map(|(cell, _)| (*cell, self.page.words(*cell)))
            .filter(|(_, words)| words.chars().any(char::is_alphabetic))
            .take(MOST)
            .collect()
    }
}
