//! A sheet as it is read: hidden cells are not there, and words are decoded.

use super::cell_words;
use super::workbook::{Content, Sheet, Value, Workbook};
use crate::place::{Cell, Place};

/// A sheet of a workbook of a file.
#[derive(Debug, Clone, Copy)]
pub struct VisibleSheet<'a> {
    /// The workbook.
    pub workbook: &'a Workbook,
    /// The sheet.
    pub sheet: &'a Sheet,
    /// The file, relative to the period's folder.
    pub file: &'a str,
}

impl<'a> VisibleSheet<'a> {
    /// The place of a cell.
    pub fn place(&self, cell: Cell) -> Place {
        Place::cell(self.file, cell_words::quoted(&self.sheet.name), cell)
    }

    /// What a cell holds; nothing where its row or column is hidden by hand.
    pub fn content(&self, cell: Cell) -> Option<&'a Content> {
        if self.sheet.hidden_rows.contains(&cell.row) || self.sheet.is_column_hidden(cell.column) {
            return None;
        }
        self.sheet.cells.get(&cell)
    }

    /// The words of a cell, trimmed; empty where it holds nothing.
    pub fn words(&self, cell: Cell) -> String {
        self.content(cell)
            .map(|content| self.words_of(content))
            .unwrap_or_default()
    }

    /// The words of a content, trimmed.
    pub fn words_of(&self, content: &Content) -> String {
        cell_words::decoded(self.workbook, content)
            .text
            .trim()
            .to_owned()
    }

    /// Whether a cell holds something that counts: a value that is not only spaces, or a formula.
    pub fn is_filled(&self, cell: Cell) -> bool {
        self.content(cell)
            .is_some_and(|content| self.holds(content))
    }

    /// Whether a content is something: a value that is not only spaces, or a formula.
    pub fn holds(&self, content: &Content) -> bool {
        match &content.value {
            Value::Empty => content.formula,
            Value::Text(_) => !self.words_of(content).is_empty(),
            _ => true,
        }
    }
}
