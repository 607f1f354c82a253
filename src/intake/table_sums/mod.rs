//! Figures of a table that must add up: its row of sums, and the dossiers of a row. They stand in
//! tables of whatever kind, also in those that nothing is read from.

mod dossiers;
mod totals;

use crate::exact::Exact;
use crate::finding::Finding;
use crate::intake::cell_words::written;
use crate::intake::layout::by_headings::View;
use crate::intake::workbook::{Shown, Value};
use crate::place::Cell;
use crate::vietnamese::number::{NumberText, read_number};
use crate::vietnamese::phrase;

/// The most rows of a sheet that are looked at.
const MOST_ROWS: usize = 3_000;
/// The most findings of one kind on a sheet; the rest would say the same.
const MOST_FINDINGS: usize = 10;

/// What does not add up in the tables of a workbook, whatever they are about: rows of sums, and the
/// dossiers of a row.
pub fn of_workbook(views: &[(usize, View<'_>)]) -> Vec<Finding> {
    views.iter().flat_map(|(_, view)| findings(view)).collect()
}

/// What does not add up on a sheet.
fn findings(view: &View<'_>) -> Vec<Finding> {
    let mut rows = view.rows();
    rows.truncate(MOST_ROWS);
    let mut found = totals::findings(view, &rows);
    found.truncate(MOST_FINDINGS);
    let dossiers = dossiers::findings(view, &rows);
    found.extend(dossiers.into_iter().take(MOST_FINDINGS));
    found
}

/// What a cell adds to a sum: its figure; 0 where it says nothing; none where it can't be told.
fn addend(view: &View<'_>, cell: Cell) -> Option<Exact> {
    let Some(content) = view.page.content(cell) else {
        return Some(Exact::zero());
    };
    match &content.value {
        Value::Empty => Some(Exact::zero()),
        Value::Number(number) if content.shown != Shown::Percent => {
            Exact::from_spreadsheet(*number)
        }
        Value::Text(_) => match read_number(view.own(cell)) {
            NumberText::Amount(amount) if !amount.percent && amount.beside.is_none() => amount
                .figure
                .settle(Exact::is_whole)
                .or_else(|| amount.figure.only())
                .cloned(),
            NumberText::Blank | NumberText::Dash | NumberText::NothingArose => Some(Exact::zero()),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a cell holds a figure.
fn has_figure(view: &View<'_>, cell: Cell) -> bool {
    let is_number = |words: &str| matches!(read_number(words), NumberText::Amount(_));
    match view.page.content(cell).map(|content| &content.value) {
        Some(Value::Number(_)) => true,
        Some(Value::Text(_)) => is_number(view.own(cell)),
        _ => false,
    }
}

/// A figure as a finding writes it.
fn shown(figure: &Exact) -> String {
    if figure.is_whole() {
        phrase::decimal(figure, 0, 0)
    } else {
        written(figure)
    }
}
