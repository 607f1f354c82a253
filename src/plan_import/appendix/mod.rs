//! The rows of an appendix: fields, groups, criteria, with every text as it stands there.

mod cells;
mod kinds;
mod rows;
mod shared;

use papers::Block;

use self::rows::{NOTE, Reader};
use super::columns::{Columns, columns};

/// What a row of the appendix is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// A field: `III. CẢI CÁCH THỦ TỤC HÀNH CHÍNH`.
    Field,
    /// A group of criteria.
    Group,
    /// A criterion.
    Criterion,
}

/// A row of the appendix, joined over the pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppendixRow {
    /// Its number, without a final stop; with that of its field where numbers begin anew in each.
    pub code: String,
    /// What it is.
    pub kind: RowKind,
    /// Its name, verbatim.
    pub name: String,
    /// The requirement, verbatim; empty: none. The product where the appendix asks for nothing else.
    pub requirement: String,
    /// The deadline, verbatim.
    pub deadline: String,
    /// Who leads, verbatim.
    pub lead: String,
    /// Who supports, verbatim.
    pub support: String,
    /// The unit of its figures, where a column of its own says it.
    pub unit: String,
    /// Its highest score, verbatim; empty: none.
    pub points: String,
    /// What stands in columns that a plan file has no place for: heading and text.
    pub others: Vec<(String, String)>,
    /// The appendix has no column of requirements: what is asked stands in the name.
    pub asked_in_name: bool,
    /// Headings of other columns that could be that of requirements too, where they say something.
    pub rivals: Vec<String>,
    /// The requirement belongs to the criteria of these numbers together, this one among them.
    pub shared_with: Vec<String>,
    /// Why the requirement is taken to be shared, where no merged cell says so.
    pub shared_by_words: bool,
    /// Texts were joined over a page or sub-rows.
    pub joined: bool,
    /// Its number is none of the paper's, or only a part of it: what was done, in Vietnamese.
    pub numbered: Option<&'static str>,
}

impl AppendixRow {
    /// The footnotes of its cells and the notes on them.
    pub fn notes(&self) -> impl Iterator<Item = &str> {
        self.others
            .iter()
            .filter(|(heading, _)| heading == NOTE)
            .map(|(_, text)| text.as_str())
    }
}

/// An appendix, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Appendix {
    /// Its rows, in reading order.
    pub rows: Vec<AppendixRow>,
    /// Rows that have no place in it: their text.
    pub unplaced: Vec<String>,
    /// How many tables were taken.
    pub tables: usize,
}

/// Reads the appendix out of a paper: every table whose headings name its columns, and those that
/// follow it without headings of their own. Of columns that name years, those of the plan's year count.
pub fn read(blocks: &[Block], year: i32) -> Appendix {
    let mut appendix = Appendix::default();
    let mut reader = Reader::default();
    let mut known = Columns::default();
    for block in blocks {
        let Block::Table(table) = block else { continue };
        let own = columns(table, year);
        if own.are_appendix() {
            known = own;
        } else if !known.are_appendix() || !own.is_empty() {
            // A letterhead, a signature, a table of something else.
            continue;
        }
        appendix.tables += 1;
        for row in known.body(table) {
            reader.row(row, &known);
        }
    }
    appendix.unplaced = reader.unplaced;
    appendix.rows = kinds::closed(reader.open, &mut appendix.unplaced);
    appendix
}
