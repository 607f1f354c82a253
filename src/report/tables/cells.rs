//! What the tables of documents are made of: sizes of type, columns, rows.

use crate::assessment::verdict::Verdict;
use crate::report::counts::VerdictCounts;
use crate::report::document::{Align, Column, Row, RowKind, Table};

/// Size of the type in tables of the body, in points.
pub(super) const BODY_SIZE: f64 = 12.0;
/// Size of the type in tables of annexes, in points.
pub(super) const ANNEX_SIZE: f64 = 11.0;

pub(super) fn table(size: f64, columns: Vec<Column>, rows: Vec<Row>) -> Table {
    Table {
        caption: None,
        unit: None,
        size,
        columns,
        rows,
    }
}

pub(super) fn text(title: &str, width: f64) -> Column {
    Column::new(title, width, Align::Left)
}

pub(super) fn centre(title: &str, width: f64) -> Column {
    Column::new(title, width, Align::Center)
}

pub(super) fn body(cells: Vec<String>) -> Row {
    Row::new(RowKind::Body, cells)
}

/// The columns of verdicts, in the order of documents.
pub(super) fn verdict_columns(width: f64) -> impl Iterator<Item = Column> {
    Verdict::ALL
        .into_iter()
        .map(move |verdict| centre(verdict.label(), width).under("Kết quả đánh giá"))
}

pub(super) fn verdict_cells(counts: &VerdictCounts) -> impl Iterator<Item = String> {
    Verdict::ALL
        .into_iter()
        .map(|verdict| counts.printed(verdict))
}
