//! The headings of a form's columns.

use super::same_words::is_same;
use super::sheet::FormSheet;
use super::{Change, Own, Reach};
use crate::form::Column;
use crate::intake::value::statement::{self, Beside};
use crate::place::Cell;

/// The columns whose headings say what is entered.
const HEADED: [Column; 9] = [
    Column::First,
    Column::Second,
    Column::Percent,
    Column::State,
    Column::FirstLabel,
    Column::SecondLabel,
    Column::Label,
    Column::Requirement,
    Column::Code,
];

/// Those whose headings say what proves it.
const PROVING: [Column; 3] = [
    Column::EvidenceNumber,
    Column::EvidenceSymbol,
    Column::EvidenceDate,
];

/// The first heading that is not the form's and concerns the whole table.
pub(super) fn changed(sheet: &FormSheet<'_>, own: Own<'_>) -> Option<Change> {
    let mut headed = HEADED.into_iter();
    let rewritten = headed.find_map(|column| rewritten(sheet, column, Reach::Table));
    rewritten.or_else(|| noted(sheet, own))
}

/// The headings that are not the form's and concern documents or remarks alone.
pub(super) fn changed_beside(sheet: &FormSheet<'_>) -> Vec<Change> {
    let proving = PROVING.into_iter();
    let mut changes: Vec<Change> = proving
        .filter_map(|column| rewritten(sheet, column, Reach::Evidence))
        .take(1)
        .collect();
    changes.extend(rewritten(sheet, Column::Remarks, Reach::Remarks));
    changes
}

/// The heading of a column, where it says something else than the form's.
fn rewritten(sheet: &FormSheet<'_>, column: Column, reach: Reach) -> Option<Change> {
    let cell = heading(sheet, column)?;
    let words = sheet.page.words(cell);
    // A program's own mark in a row of its own is no heading.
    let is_own = is_same(&words, column.heading()) || words.starts_with("cchc:");
    (!is_own).then(|| Change {
        cell,
        expected: column.heading().to_owned(),
        reach,
    })
}

/// The cell with the heading of a column: in the row of headings, else the lowest words above the first
/// row of a measure that are no number of a column.
fn heading(sheet: &FormSheet<'_>, column: Column) -> Option<Cell> {
    let at = *sheet.table.columns.get(&column)?;
    let speaks = |cell: &Cell| {
        let words = sheet.page.words(*cell);
        words.chars().filter(|c| c.is_alphanumeric()).count() > 1
            && !words.starts_with("cchc")
            && words.chars().any(char::is_alphabetic)
    };
    let in_row = sheet.heading.map(|row| Cell::new(row, at)).filter(speaks);
    in_row.or_else(|| {
        let is_entered = column.is_input() || column == Column::Percent;
        (sheet.mark.row + 1..sheet.rows.0)
            .rev()
            .take(60)
            .map(|row| Cell::new(row, at))
            .find(|cell| is_entered && speaks(cell))
    })
}

/// A heading whose note says that something else is entered.
fn noted(sheet: &FormSheet<'_>, own: Own<'_>) -> Option<Change> {
    let mut headed = HEADED
        .into_iter()
        .filter_map(|column| heading(sheet, column));
    let cell = headed.find(|cell| notes_otherwise(sheet, *cell, own))?;
    Some(Change {
        cell,
        expected: String::new(),
        reach: Reach::Table,
    })
}

/// Whether the note on a cell with words says that something else is entered.
pub(super) fn notes_otherwise(sheet: &FormSheet<'_>, cell: Cell, own: Own<'_>) -> bool {
    let note = sheet
        .page
        .content(cell)
        .and_then(|content| content.note.as_deref());
    note.is_some_and(|note| statement::doubts(note, Beside::Cell, Some(own.period)))
}
