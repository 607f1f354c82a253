//! What a table says of one measure, in the columns of our form; each cell remembers where it stood.

use std::collections::BTreeMap;

use super::header::Header;
use crate::form::Column;
use crate::intake::cell_words::{plain_number, raw};
use crate::intake::vocabulary::ColumnRole;
use crate::intake::workbook::{Content, Value};
use crate::place::Cell;
use crate::vietnamese::number::{NumberText, Unit, read_number};

/// A cell that was written over.
#[derive(Debug, Clone, PartialEq)]
pub struct FormCell {
    /// Where it stood.
    pub cell: Cell,
    /// What is read.
    pub content: Content,
    /// Whether it can mean two things, which its text then names.
    pub two_meanings: bool,
}

/// What is said of one measure.
#[derive(Debug, Clone, PartialEq)]
pub struct FormRow {
    /// The measure's id.
    pub measure: String,
    /// The cell that names it.
    pub key: Cell,
    /// What is said, by the columns of our form.
    pub cells: BTreeMap<Column, FormCell>,
    /// Where something would stand that is not said.
    pub homes: BTreeMap<Column, Cell>,
}

/// Where a column of our form stands in another layout: the first of these purposes that it has.
const HOMES: &[(Column, &[ColumnRole])] = &[
    (
        Column::First,
        &[
            ColumnRole::First,
            ColumnRole::Result,
            ColumnRole::Percent,
            ColumnRole::State,
        ],
    ),
    (
        Column::Second,
        &[
            ColumnRole::Second,
            ColumnRole::Result,
            ColumnRole::First,
            ColumnRole::Percent,
        ],
    ),
    (Column::Percent, &[ColumnRole::Percent, ColumnRole::Result]),
    (
        Column::State,
        &[ColumnRole::State, ColumnRole::Result, ColumnRole::First],
    ),
    (
        Column::EvidenceNumber,
        &[
            ColumnRole::EvidenceNumber,
            ColumnRole::Evidence,
            ColumnRole::Result,
            ColumnRole::State,
            ColumnRole::First,
        ],
    ),
    (
        Column::EvidenceSymbol,
        &[
            ColumnRole::EvidenceSymbol,
            ColumnRole::Evidence,
            ColumnRole::Result,
            ColumnRole::State,
            ColumnRole::First,
        ],
    ),
    (
        Column::EvidenceDate,
        &[
            ColumnRole::EvidenceDate,
            ColumnRole::Evidence,
            ColumnRole::Result,
            ColumnRole::State,
            ColumnRole::First,
        ],
    ),
    (Column::Remarks, &[ColumnRole::Remarks]),
];

/// The column of the sheet in which a column of our form stands.
pub fn home(header: &Header, column: Column) -> Option<u32> {
    let (_, roles) = HOMES.iter().find(|(one, _)| *one == column)?;
    roles.iter().find_map(|role| header.of(*role).next())
}

impl FormRow {
    /// A row without anything in it.
    pub fn new(measure: &str, key: Cell, row: u32, header: &Header) -> Self {
        let homes = HOMES
            .iter()
            .filter_map(|(column, _)| Some((*column, Cell::new(row, home(header, *column)?))))
            .collect();
        FormRow {
            measure: measure.to_owned(),
            key,
            cells: BTreeMap::new(),
            homes,
        }
    }

    /// Whether nothing stands in a column yet.
    pub fn is_vacant(&self, column: Column) -> bool {
        !self.cells.contains_key(&column)
    }

    /// Puts something in a column, where nothing stands yet.
    pub fn put(&mut self, column: Column, cell: Cell, content: Content) {
        self.cells.entry(column).or_insert(FormCell {
            cell,
            content: settled(content),
            two_meanings: false,
        });
    }

    /// Puts words in a column, where nothing stands yet.
    pub fn put_words(&mut self, column: Column, cell: Cell, words: impl Into<String>) {
        self.put(column, cell, Content::plain(Value::Text(words.into())));
    }

    /// Puts words that name the two meanings of a cell in place of whatever stands in a column.
    pub fn put_doubt(&mut self, column: Column, cell: Cell, words: String) {
        // No reader takes a figure out of words that are not the agency's own.
        let content = Content::plain(Value::Broken(words));
        let placed = FormCell {
            cell,
            content,
            two_meanings: true,
        };
        self.cells.insert(column, placed);
    }

    /// Leaves what is said to be asked, with the words for which it is.
    pub fn withhold(&mut self, why: &str) {
        self.withhold_for(&format!("dòng ngoài bảng: {why}"));
    }

    /// The same, for what stands beside its figures.
    pub fn withhold_for(&mut self, why: &str) {
        let columns = [
            Column::First,
            Column::Second,
            Column::Percent,
            Column::State,
        ];
        let told: Vec<(Column, FormCell)> = columns
            .into_iter()
            .filter_map(|column| Some((column, self.cells.remove(&column)?)))
            .collect();
        let Some((column, first)) = told.first() else {
            return;
        };
        let words: Vec<String> = told
            .iter()
            .map(|(_, one)| raw(&one.content.value))
            .collect();
        let words = format!("{}; {why}", words.join("; "));
        let content = Content::plain(Value::Broken(words));
        let placed = FormCell {
            cell: first.cell,
            content,
            two_meanings: false,
        };
        self.cells.insert(*column, placed);
    }

    /// Adds a remark to those that stand there.
    pub fn remark(&mut self, cell: Cell, words: &str) {
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        let all = match self
            .cells
            .get(&Column::Remarks)
            .map(|placed| &placed.content.value)
        {
            Some(Value::Text(before)) if before.contains(words) => return,
            Some(Value::Text(before)) => format!("{before}; {words}"),
            _ => words.to_owned(),
        };
        let at = self
            .cells
            .remove(&Column::Remarks)
            .map_or(cell, |placed| placed.cell);
        self.put_words(Column::Remarks, at, all);
    }

    /// Where a column of our form stood, or would stand.
    pub fn origin(&self, column: Column) -> Cell {
        self.cells
            .get(&column)
            .map(|placed| placed.cell)
            .or_else(|| self.homes.get(&column).copied())
            .unwrap_or(self.key)
    }
}

/// A content whose formula is the agency's own: what it computes is what the agency states. Only a
/// formula without a saved value stays one.
fn settled(content: Content) -> Content {
    let is_empty = match &content.value {
        Value::Empty => true,
        Value::Text(text) => text.trim().is_empty(),
        _ => false,
    };
    Content {
        formula: content.formula && is_empty,
        struck: None,
        ..content
    }
}

/// A content with the unit that its heading states, for figures that state none themselves.
pub fn with_unit(content: &Content, unit: &str) -> Content {
    let words = match &content.value {
        Value::Number(number) => {
            let plain = plain_number(*number);
            match plain.split_once(',') {
                // Three decimals could be taken for thousands.
                Some((_, decimals)) if decimals.len() == 3 => format!("{plain}0 {unit}"),
                _ => format!("{plain} {unit}"),
            }
        }
        Value::Text(text) => match read_number(text) {
            NumberText::Amount(amount) if !amount.percent && amount.unit == Unit::none() => {
                format!("{} {unit}", text.trim())
            }
            NumberText::Fraction(fraction)
                if fraction.unit == Unit::none() && fraction.percent.is_none() =>
            {
                format!("{} {unit}", text.trim())
            }
            _ => return content.clone(),
        },
        _ => return content.clone(),
    };
    Content {
        value: Value::Text(words),
        ..content.clone()
    }
}
