//! Where the tables of a workbook are. Every way of finding one gives the same [`Table`]: our own
//! forms are found by their hidden keys ([`keyed`]), other tables by their words ([`by_headings`]).

pub mod keyed;
pub mod by_headings;

use std::collections::BTreeMap;

use crate::form::{Column, NarrativeSection};
use crate::place::Cell;

/// A table of measures on a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The sheet, by its index in the workbook.
    pub sheet: usize,
    /// Which column of the sheet is which column of the form.
    pub columns: BTreeMap<Column, u32>,
    /// Its rows, from above.
    pub rows: Vec<TableRow>,
}

impl Table {
    /// The cell of a column in a row.
    pub fn cell(&self, row: u32, column: Column) -> Option<Cell> {
        Some(Cell::new(row, *self.columns.get(&column)?))
    }
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// The row of the sheet.
    pub row: u32,
    /// What says which measure it is: for our own forms the measure's id.
    pub key: String,
    /// The cell with the key.
    pub cell: Cell,
}

/// Where an agency's own words on a section stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NarrativeRow {
    /// The sheet, by its index in the workbook.
    pub sheet: usize,
    /// The section.
    pub section: NarrativeSection,
    /// The cell with the key.
    pub key: Cell,
}

/// Where everything stands that is read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// The tables, in the order of sheets and rows.
    pub tables: Vec<Table>,
    /// The agency's own narrative.
    pub narrative: Vec<NarrativeRow>,
}
