//! Paragraphs and tables of the papers that an office has: Word documents (`.docx`) and plain text
//! with tabs. What a page shows is kept, line by line; how it looks is told by [`styled`] alone.

mod docx;
pub mod edited;
mod element;
mod fonts;
mod looks;
mod numbering;
mod plain;
mod sections;
pub mod styled;
#[cfg(test)]
mod tests;
mod word_text;

use serde::{Deserialize, Serialize};

pub use docx::read_docx;
pub use plain::read_plain;

/// A part of a paper, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A paragraph, its lines joined with `\n`; never empty.
    Paragraph(String),
    /// A table.
    Table(Table),
}

/// A table as it stands on the page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Table {
    /// Its rows, from the top.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Row {
    /// Its cells, from the left.
    pub cells: Vec<Cell>,
    /// The row says itself that it is a heading, repeated on every page.
    pub heading: bool,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Cell {
    /// The first column of the table's grid that it covers, from 0.
    pub column: usize,
    /// How many columns it covers, at least 1.
    pub span: usize,
    /// It goes on with the cell above it: both are one cell on the page.
    pub continues: bool,
    /// Its text: paragraphs and lines joined with `\n`, trimmed.
    pub text: String,
    /// What stands beside it and is no part of it: footnotes that it points to, notes on it.
    pub notes: Vec<String>,
}

/// Why a paper can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// A document of Word 97 to 2003: to be saved as `.docx`.
    OldWord,
    /// No Word document at all.
    NotWord,
    /// A Word document whose parts are damaged: which part.
    Damaged(String),
}

impl Table {
    /// Rows of cells without merged areas, as in a text with tabs.
    pub fn of_texts(rows: Vec<Vec<String>>) -> Table {
        let cells = |row: Vec<String>| {
            row.into_iter().enumerate().map(|(column, text)| Cell {
                column,
                span: 1,
                continues: false,
                text,
                notes: Vec::new(),
            })
        };
        Table {
            rows: rows
                .into_iter()
                .map(|row| Row {
                    cells: cells(row).collect(),
                    heading: false,
                })
                .collect(),
        }
    }
}
