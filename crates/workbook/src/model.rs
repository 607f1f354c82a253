//! What a workbook is, whichever format of file it came from: plain data, so that it can come from
//! another process.

use std::collections::{BTreeMap, BTreeSet};

use place::Cell;
use serde::{Deserialize, Serialize};

use crate::limits::{COLUMNS, MOST_COVERED_ROWS, ROWS};

/// What kind of workbook a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Excel 2007 and later (`.xlsx`, `.xlsm`, `.xltx`).
    Xlsx,
    /// Excel's binary workbook (`.xlsb`).
    Xlsb,
    /// Excel 97–2003.
    Xls,
    /// OpenDocument.
    Ods,
    /// Text with a separator between the cells (`.csv`, `.tsv`).
    Delimited,
}

/// A workbook, as far as a report is concerned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Workbook {
    /// What kind of file it came from.
    pub format: Format,
    /// Its sheets, in their order.
    pub sheets: Vec<Sheet>,
    /// Names of fonts, to which cells point.
    pub fonts: Vec<String>,
    /// Whether all that the format says of fonts, number formats, hidden and struck-out cells and
    /// formulas could be read.
    pub shows_looks: bool,
    /// What could not be read of it.
    pub troubles: Vec<Trouble>,
}

impl Workbook {
    /// A workbook without sheets. Of the binary formats the library shows no looks: a pass over
    /// their records adds them.
    pub(crate) fn new(format: Format) -> Self {
        Workbook {
            format,
            sheets: Vec::new(),
            fonts: Vec::new(),
            shows_looks: !matches!(format, Format::Xls | Format::Xlsb),
            troubles: Vec::new(),
        }
    }

    /// Whether its cells say which of them formulas compute. Text files don't, and of the binary
    /// formats the library shows no formulas that several cells share.
    pub fn tells_formulas(&self) -> bool {
        match self.format {
            Format::Xlsx | Format::Ods => true,
            Format::Xls | Format::Xlsb => self.shows_looks,
            Format::Delimited => false,
        }
    }
}

/// Something in a workbook that could not be read, while the rest could.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// The sheet.
    pub sheet: String,
    /// The cell, where it is known.
    pub cell: Option<Cell>,
    /// What was seen, in Vietnamese.
    pub detail: String,
}

/// Whether a sheet is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Visibility {
    /// Shown.
    Visible,
    /// Hidden by a user.
    Hidden,
    /// Hidden by a program: a user can't show it.
    VeryHidden,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether it is shown.
    pub visibility: Visibility,
    /// Its cells that hold something, by row, then column.
    pub cells: BTreeMap<Cell, Content>,
    /// Cells that hold something which nobody sees: a merged area lies over them (only its first cell
    /// shows), or their number format shows nothing. They are not among [`Sheet::cells`].
    pub covered: BTreeMap<Cell, Content>,
    /// Merged areas: first and last cell.
    pub merges: Vec<(Cell, Cell)>,
    /// Rows that are hidden by hand.
    pub hidden_rows: BTreeSet<u32>,
    /// Rows that an active filter hides.
    pub filtered_rows: BTreeSet<u32>,
    /// Columns that are hidden: first and last of each span, in order, none touching another.
    pub hidden_columns: Vec<(u32, u32)>,
}

impl Sheet {
    /// A shown sheet without cells.
    pub fn new(name: impl Into<String>) -> Self {
        Sheet {
            name: name.into(),
            visibility: Visibility::Visible,
            cells: BTreeMap::new(),
            covered: BTreeMap::new(),
            merges: Vec::new(),
            hidden_rows: BTreeSet::new(),
            filtered_rows: BTreeSet::new(),
            hidden_columns: Vec::new(),
        }
    }

    /// Adds notes to the cells that hold something.
    pub(crate) fn add_notes(&mut self, notes: BTreeMap<Cell, String>) {
        for (cell, note) in notes {
            if let Some(content) = self.cells.get_mut(&cell) {
                content.note = Some(note);
            }
        }
    }

    /// Takes what lies under merged areas, or is shown as nothing, out of the cells that are seen;
    /// gives whether all areas could be looked at.
    pub(crate) fn cover(&mut self) -> bool {
        let is_unseen = |content: &Content| {
            content.value == Value::Empty && content.stored.is_some() && content.struck.is_none()
        };
        let unseen: Vec<Cell> = self
            .cells
            .iter()
            .filter(|(_, content)| is_unseen(content))
            .map(|(cell, _)| *cell)
            .collect();
        for cell in unseen {
            if let Some(mut content) = self.cells.remove(&cell) {
                content.value = content.stored.map_or(Value::Empty, Value::Number);
                self.covered.insert(cell, content);
            }
        }
        let mut left = MOST_COVERED_ROWS;
        for (first, last) in &self.merges {
            if last.row < first.row || last.column < first.column {
                continue;
            }
            let rows = usize::try_from(last.row - first.row).unwrap_or(usize::MAX);
            let Some(rest) = left.checked_sub(rows.min(self.cells.len()) + 1) else {
                return false;
            };
            left = rest;
            let under: Vec<Cell> = if rows < self.cells.len() {
                (first.row..=last.row)
                    .flat_map(|row| {
                        let from = Cell::new(row, first.column);
                        let to = Cell::new(row, last.column);
                        self.cells.range(from..=to).map(|(cell, _)| *cell)
                    })
                    .collect()
            } else {
                let columns = first.column..=last.column;
                let all = self.cells.range(*first..=*last).map(|(cell, _)| *cell);
                all.filter(|cell| columns.contains(&cell.column)).collect()
            };
            for cell in under.into_iter().filter(|cell| cell != first) {
                if let Some(content) = self.cells.remove(&cell) {
                    self.covered.insert(cell, content);
                }
            }
        }
        true
    }

    /// Hides columns: first and last of each span.
    pub(crate) fn hide_columns(&mut self, mut spans: Vec<(u32, u32)>) {
        spans.retain(|(first, last)| first <= last);
        spans.sort_unstable();
        let mut joined: Vec<(u32, u32)> = Vec::new();
        for (first, last) in spans {
            match joined.last_mut() {
                Some((_, end)) if first <= end.saturating_add(1) => *end = last.max(*end),
                _ => joined.push((first, last)),
            }
        }
        self.hidden_columns = joined;
    }

    /// Whether a column is hidden.
    pub fn is_column_hidden(&self, column: u32) -> bool {
        let place = self
            .hidden_columns
            .partition_point(|(_, last)| *last < column);
        let span = self.hidden_columns.get(place);
        span.is_some_and(|(first, _)| *first <= column)
    }
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// Its value; for a formula the one that was last computed.
    pub value: Value,
    /// Whether a formula computes it.
    pub formula: bool,
    /// How its number is shown.
    pub shown: Shown,
    /// Its font, in [`Workbook::fonts`].
    pub font: Option<u16>,
    /// Text in it that is struck out; it is not in the value.
    pub struck: Option<String>,
    /// Characters raised or lowered behind a number or a word, as marks of footnotes are; they are
    /// not in the value.
    pub raised: Option<String>,
    /// The stored number, where the format shows another thing: then the value is what is shown.
    pub stored: Option<f64>,
    /// The words of a note on the cell.
    pub note: Option<String>,
}

impl Content {
    /// A value without formula or format.
    pub fn plain(value: Value) -> Self {
        Content {
            value,
            formula: false,
            shown: Shown::General,
            font: None,
            struck: None,
            raised: None,
            stored: None,
            note: None,
        }
    }
}

/// The value of a cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// Nothing: a formula whose value was not saved, or a cell whose text is struck out.
    Empty,
    /// A number; always finite.
    Number(f64),
    /// Text, as the file has it.
    Text(String),
    /// True or false.
    Boolean(bool),
    /// A date or time, in days of the workbook's calendar; always finite.
    Date {
        /// Days since the calendar's first day.
        days: f64,
        /// Whether the calendar begins in 1904.
        from_1904: bool,
    },
    /// A date as ISO 8601 text.
    DateText(String),
    /// An error value: `#DIV/0!`.
    Error(String),
    /// Something that the library refused; what it said of it.
    Broken(String),
}

/// How a number is shown, as far as it changes its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// Without anything special.
    General,
    /// As a percentage: 0.5 is shown as 50%.
    Percent,
    /// As text.
    Text,
}

/// Whether a position lies on a sheet.
pub(crate) fn is_on_sheet(cell: Cell) -> bool {
    cell.row < ROWS && cell.column < COLUMNS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_under_a_merged_area_is_not_seen() {
        let mut sheet = Sheet::new("A");
        for (row, column) in [(0, 0), (1, 1), (1, 2), (2, 1), (2, 3), (9, 1)] {
            let content = Content::plain(Value::Number(f64::from(row)));
            sheet.cells.insert(Cell::new(row, column), content);
        }
        sheet.merges = vec![
            (Cell::new(1, 1), Cell::new(2, 2)),
            (Cell::new(5, 0), Cell::new(9_000, 1)),
            (Cell::new(9, 9), Cell::new(8, 8)),
        ];
        assert!(sheet.cover());
        let cells = |cells: &BTreeMap<Cell, Content>| -> Vec<String> {
            cells.keys().map(Cell::to_string).collect()
        };
        assert_eq!(cells(&sheet.cells), ["A1", "B2", "D3"]);
        assert_eq!(cells(&sheet.covered), ["C2", "B3", "B10"]);
    }

    #[test]
    fn hidden_columns_are_joined_in_order() {
        let mut sheet = Sheet::new("A");
        sheet.hide_columns(vec![(7, 9), (2, 3), (4, 4), (9, 12), (6, 1), (3, 3)]);
        assert_eq!(sheet.hidden_columns, [(2, 4), (7, 12)]);
        let hidden: Vec<u32> = (0..15)
            .filter(|column| sheet.is_column_hidden(*column))
            .collect();
        assert_eq!(hidden, [2, 3, 4, 7, 8, 9, 10, 11, 12]);
    }
}
