//! Our own forms, by their hidden keys: whatever was inserted, renamed or sorted around them.

use super::{Layout, NarrativeRow, Table, TableRow};
use crate::form::{Column, IDENTITY_MARK, NarrativeSection, TABLE_MARK};
use crate::intake::workbook::{Sheet, Value, Visibility, Workbook};
use crate::place::Cell;

/// The tables and narrative of a workbook, by their keys. Sheets that are hidden are left out: a
/// hidden sheet is not read.
pub fn find(workbook: &Workbook) -> Layout {
    let mut layout = Layout::default();
    for (index, sheet) in workbook.sheets.iter().enumerate() {
        if sheet.visibility != Visibility::Visible || is_identity(sheet) {
            continue;
        }
        for (cell, text) in texts(sheet) {
            if text == TABLE_MARK {
                layout.tables.extend(table(index, sheet, cell));
            } else if let Some(section) = section(text) {
                layout.narrative.push(NarrativeRow {
                    sheet: index,
                    section,
                    key: cell,
                });
            }
        }
    }
    layout
}

/// Whether a sheet holds a form's identity.
pub fn is_identity(sheet: &Sheet) -> bool {
    texts(sheet).any(|(_, text)| text == IDENTITY_MARK)
}

/// The cells of a sheet with text, with the text trimmed.
pub fn texts(sheet: &Sheet) -> impl Iterator<Item = (Cell, &str)> {
    sheet
        .cells
        .iter()
        .filter_map(|(cell, content)| match &content.value {
            Value::Text(text) => Some((*cell, text.trim())),
            _ => None,
        })
}

/// The section of a narrative key.
fn section(text: &str) -> Option<NarrativeSection> {
    NarrativeSection::ALL
        .into_iter()
        .find(|section| section.key() == text)
}

/// The table whose key row and key column cross at a cell; none where the key row names no column.
fn table(index: usize, sheet: &Sheet, mark: Cell) -> Option<Table> {
    let mut table = Table {
        sheet: index,
        columns: std::collections::BTreeMap::new(),
        rows: Vec::new(),
    };
    for (cell, text) in texts(sheet).filter(|(cell, _)| cell.row == mark.row) {
        if let Some(column) = Column::from_key(text) {
            table.columns.entry(column).or_insert(cell.column);
        }
    }
    let in_key_column = sheet
        .cells
        .iter()
        .filter(|(cell, _)| cell.column == mark.column && **cell != mark);
    for (cell, content) in in_key_column {
        let key = key_of(&content.value);
        if !key.is_empty() && !key.starts_with("cchc") {
            table.rows.push(TableRow {
                row: cell.row,
                key,
                cell: *cell,
            });
        }
    }
    (!table.columns.is_empty()).then_some(table)
}

/// The words of a key; an id that a program turned into a number keeps its point.
fn key_of(value: &Value) -> String {
    let words = crate::intake::cell_words::raw(value);
    match value {
        Value::Number(_) => words.replace(',', "."),
        _ => words.trim().to_owned(),
    }
}
