//! The tables of the documents, by the name under which a wording template places them.

mod agencies;
mod cells;
mod criteria;
mod responsible;
mod summary;
mod widths;

use std::collections::BTreeMap;

use super::document::Table;
use super::model::Report;
use super::reorganisation;

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
    .chain(report.history.iter().flat_map(|history| {
        [
            ("dien-bien", history.table()),
            ("dien-bien-tom-tat", history.digest_table()),
        ]
    }))
    .chain(
        report
            .estimates
            .iter()
            .map(|estimates| ("uoc-ca-nam", estimates.table())),
    )
    .chain(report.exemptions.iter().flat_map(|cases| {
        [
            ("khong-ap-dung", cases.granted_table()),
            ("tu-ghi-khong-ap-dung", cases.claimed_table()),
        ]
    }))
    .chain(
        report
            .index
            .iter()
            .map(|index| ("diem-co-quan", index.table())),
    )
    .chain(report.correction.iter().flat_map(|correction| {
        let changes = &correction.changes;
        [
            ("thay-doi", changes.table()),
            ("thay-doi-co-quan", changes.table_of_agencies()),
        ]
    }))
    .map(|(name, table)| (name.to_owned(), table))
    .collect()
}

/// The same tables for the concise annexes: what is not as it must be in full, everything else in a row.
pub fn concise(report: &Report) -> BTreeMap<String, Table> {
    let mut tables = tables(report);
    for (name, table) in [
        ("ket-qua-tieu-chi", criteria::missed(report)),
        ("ket-qua-co-quan", agencies::missed_verdicts(report)),
        ("co-quan-chiu-trach-nhiem", responsible::missed(report)),
    ] {
        tables.insert(name.to_owned(), table);
    }
    tables
}
