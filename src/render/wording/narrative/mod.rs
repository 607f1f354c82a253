//! The narrative of a period as a text file that a clerk edits: written as a draft with every
//! generated figure marked, read back into the body of the report, and held against the figures that
//! the inputs give now.
//!
//! A mark is `[99,76%|3.1.2|Đạt]`: the figure as printed, what it comes from, and for a measure's figure
//! the verdict on it. Only the figure is printed. A backslash takes away the meaning of the sign after
//! it. Lines that begin with `//` are not printed.

mod compare;
mod decided;
pub mod edited;
mod inline;
mod numbers;
mod read;
#[cfg(test)]
mod tests;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use super::figures::{Mark, Piece, pieces};
use super::text::{self, Item};
use crate::report::document::figure::plain;
use crate::report::document::{Block, Table};

pub use compare::Change;

/// A body with its generated figures marked.
#[derive(Debug, Clone, PartialEq)]
pub struct Marked {
    items: Vec<Item>,
    /// The sources of the figures that rest on decisions.
    resting: BTreeSet<String>,
}

impl Marked {
    pub(super) fn new(items: Vec<Item>) -> Self {
        Marked {
            items,
            resting: BTreeSet::new(),
        }
    }

    /// The body with the sources of its figures that rest on decisions; `others` are the same body, as it
    /// is where the data says something else for them.
    pub(super) fn held_against(mut self, others: &[Vec<Item>]) -> Self {
        self.resting = decided::sources(&self.items, others);
        self
    }

    /// The body as the text of a draft, below a head of comment lines; lines end as Notepad wants it.
    pub fn draft(&self, head: &[String]) -> String {
        write::draft(&self.items, head)
    }

    /// The same, and the line of each item of the body, from 1.
    pub fn draft_with_lines(&self, head: &[String]) -> (String, Vec<usize>) {
        write::draft_with_lines(&self.items, head)
    }

    /// How many items the body has.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether the body has no item.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The body as blocks whose figures are marked; fails with the name of a table that there is not.
    pub(super) fn blocks(&self, tables: &BTreeMap<String, Table>) -> Result<Vec<Block>, String> {
        text::blocks(self.items.clone(), tables)
    }

    /// The figures by their sources.
    pub fn figures(&self) -> BTreeMap<String, Mark> {
        let texts = self.items.iter().filter_map(|item| match item {
            Item::Text(_, text) => Some(text),
            Item::Table(_) => None,
        });
        texts
            .flat_map(|text| pieces(text))
            .filter_map(|piece| match piece {
                Piece::Figure(mark) => Some((mark.source.clone(), mark)),
                Piece::Plain(_) => None,
            })
            .collect()
    }
}

/// A narrative that a clerk has edited.
#[derive(Debug, Clone, PartialEq)]
pub struct Narrative {
    items: Vec<Item>,
    /// The marked figures, each with its line.
    cited: Vec<(usize, Mark)>,
    /// The other words, each with its line.
    words: Vec<(usize, String)>,
}

impl Narrative {
    /// The numbers that the clerk has typed as words and that are decided figures now: line, number,
    /// source. They are printed with the mark.
    pub fn typed_decided(&self, now: &Marked) -> Vec<(usize, String, String)> {
        decided::typed(&self.words, &now.items, &now.resting)
    }

    /// The same body in which what rests on decisions bears their mark, wherever the clerk has put it.
    #[must_use]
    pub fn with_marks(mut self, now: &Marked) -> Self {
        self.items = decided::with_marks(&self.items, &now.items, &now.resting);
        self
    }

    /// The body as blocks, without marks.
    pub fn blocks(&self, tables: &BTreeMap<String, Table>) -> Vec<Block> {
        let unmarked = |item: &Item| match item {
            Item::Text(opening, text) => Item::Text(*opening, plain(text)),
            Item::Table(name) => Item::Table(name.clone()),
        };
        placed(self.items.iter().map(unmarked).collect(), tables)
    }

    /// The body as blocks whose figures are marked.
    pub fn marked_blocks(&self, tables: &BTreeMap<String, Table>) -> Vec<Block> {
        placed(self.items.clone(), tables)
    }
}

/// Items as blocks.
///
/// # Panics
/// Never: reading has refused every table that there is not.
fn placed(items: Vec<Item>, tables: &BTreeMap<String, Table>) -> Vec<Block> {
    text::blocks(items, tables)
        .unwrap_or_else(|table| unreachable!("reading has refused the table {table}"))
}

pub use read::{read, read_beside};
