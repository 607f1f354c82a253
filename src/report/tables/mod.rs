//! The tables of the documents, by the name under which a wording template places them.

mod agencies;
mod criteria;
mod responsible;
mod summary;

use std::collections::BTreeMap;

use super::counts::VerdictCounts;
use super::document::{Align, Column, Row, RowKind, Table};
use super::figures::tally;
use super::model::Report;
use super::reorganisation;
use crate::assessment::verdict::Verdict;

/// Size of the type in tables of the body, in points.
const BODY_SIZE: f64 = 12.0;
/// Size of the type in tables of annexes, in points.
const ANNEX_SIZE: f64 = 11.0;

/// Every table that a document of the period can place. A table without rows is left out of no
/// document: templates ask before they place one.
pub fn tables(report: &Report) -> BTreeMap<String, Table> {
    [
        ("tong-hop-linh-vuc", summary::by_field(report)),
        ("muc-tieu", summary::goals(report)),
        ("tinh-hinh-gui", summary::by_level(report)),
        ("nhiem-vu", summary::tasks(report)),
        ("ket-qua-tieu-chi", criteria::criteria(report)),
        ("ket-qua-co-quan", agencies::verdicts(report)),
        ("gui-bao-cao", agencies::arrivals(report)),
        ("tep-khong-su-dung", agencies::unused_files(report)),
        ("co-quan-chiu-trach-nhiem", responsible::responsible(report)),
        (
            "thay-doi-to-chuc",
            reorganisation::table(&report.reorganisations),
        ),
    ]
    .into_iter()
    .chain(
        report
            .timeliness
            .iter()
            .map(|timeliness| ("dung-han-cac-ky", timeliness.table())),
    )
    .chain(
        report
            .correction
            .iter()
            .map(|correction| ("thay-doi", correction.changes.table())),
    )
    .map(|(name, table)| (name.to_owned(), table))
    .collect()
}

fn table(size: f64, columns: Vec<Column>, rows: Vec<Row>) -> Table {
    Table {
        caption: None,
        unit: None,
        size,
        columns,
        rows,
    }
}

fn text(title: &str, width: f64) -> Column {
    Column::new(title, width, Align::Left)
}

fn centre(title: &str, width: f64) -> Column {
    Column::new(title, width, Align::Center)
}

fn body(cells: Vec<String>) -> Row {
    Row::new(RowKind::Body, cells)
}

/// The columns of verdicts, in the order of documents.
fn verdict_columns(width: f64) -> impl Iterator<Item = Column> {
    Verdict::ALL
        .into_iter()
        .map(move |verdict| centre(verdict.label(), width).under("Kết quả đánh giá"))
}

fn verdict_cells(counts: &VerdictCounts) -> impl Iterator<Item = String> {
    Verdict::ALL
        .into_iter()
        .map(|verdict| tally(counts.get(verdict)))
}
