//! What the tables of documents are made of: sizes of type, columns, rows.

use crate::assessment::verdict::Verdict;
use crate::report::counts::VerdictCounts;
use crate::report::document::{Align, Column, Row, RowKind, Table};
use crate::vietnamese::phrase::{capitalize, lower_first};

/// Size of the type in tables of the body, in points.
pub(super) const BODY_SIZE: f64 = 12.0;
/// Size of the type in tables of annexes, in points.
pub(super) const ANNEX_SIZE: f64 = 11.0;

/// What a reader of the concise annexes is to see in full: what is not as it must be, or not known.
pub(super) const MISSED: [Verdict; 3] = [Verdict::NotMet, Verdict::Behind, Verdict::Insufficient];

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

/// Criteria by their codes, verdict by verdict: `Đạt: 1.1, 1.2; chậm tiến độ: 2.3.`
pub(super) fn codes<'a>(criteria: impl Iterator<Item = (Verdict, &'a str)>) -> String {
    let criteria: Vec<(Verdict, &str)> = criteria.collect();
    let parts: Vec<String> = Verdict::ALL
        .into_iter()
        .filter_map(|verdict| {
            let own = criteria.iter().filter(|(of, _)| *of == verdict);
            let codes: Vec<&str> = own.map(|(_, code)| *code).collect();
            (!codes.is_empty())
                .then(|| format!("{}: {}", lower_first(verdict.label()), codes.join(", ")))
        })
        .collect();
    format!("{}.", capitalize(&parts.join("; ")))
}
