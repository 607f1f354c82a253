//! The mark of what rests on the clerk's decisions, and the note that explains it.

use serde::Serialize;

use super::basis::{Basis, Past};
use super::decisions::{DecisionRow, decided_agencies};
use super::document::{Align, Column, Row, RowKind, Table};
use super::figures::counted;
use super::lookup::Lookup;
use super::measures::MeasureRow;
use crate::plan::model::Measure;

pub(super) use super::mark::with_mark;
pub use super::mark::{MARK, marked_if, without_mark};

/// The title of the annex that lists the decisions.
pub const ANNEX: &str = "Số liệu được xác định lại";

/// The decisions of a report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DecisionPart {
    /// Every decision: those in force, then those that are stale.
    #[serde(skip)]
    pub rows: Vec<DecisionRow>,
    /// How many are in force.
    pub count: usize,
    /// What report and annexes say of them; empty where there is none in force.
    pub note: String,
    /// What a dispatch says of them: the annex that lists them goes with the report.
    pub dispatch_note: String,
}

impl DecisionPart {
    /// The decisions in force, in the order of their file.
    pub fn in_force(&self) -> impl Iterator<Item = &DecisionRow> {
        self.rows.iter().filter(|row| row.in_force)
    }

    /// The table of the annex: what each file said, and what was decided.
    pub fn table(&self) -> Table {
        let columns = vec![
            Column::new("STT", 1.0, Align::Center),
            Column::new("Cơ quan", 3.4, Align::Left),
            Column::new("Tiêu chí", 1.5, Align::Center),
            Column::new("Vị trí trong tệp", 4.0, Align::Left),
            Column::new("Tệp ghi", 3.6, Align::Left),
            Column::new("Xác định lại", 3.6, Align::Left),
            Column::new("Lý do, căn cứ", 3.9, Align::Left),
            Column::new("Người quyết định", 2.6, Align::Left),
            Column::new("Ngày", 2.2, Align::Center),
        ];
        let rows = (1..).zip(self.in_force()).map(|(number, row)| {
            let cells = [
                number.to_string(),
                match row.agency.as_str() {
                    "" => row.was_agency.clone(),
                    name => name.to_owned(),
                },
                row.measure.clone(),
                row.where_read(),
                row.was.clone(),
                row.decided.clone(),
                row.reason(),
                row.by.clone(),
                row.day.clone(),
            ];
            Row::new(RowKind::Body, cells)
        });
        Table {
            caption: None,
            unit: None,
            size: 11.0,
            columns,
            rows: rows.collect(),
        }
    }
}

/// The decisions of a period, with the note on them; `annex` is the number of the annex that lists them.
pub(super) fn decision_part(basis: &Basis, rows: Vec<DecisionRow>, annex: &str) -> DecisionPart {
    let in_force: Vec<&DecisionRow> = rows.iter().filter(|row| row.in_force).collect();
    let mut agencies: Vec<&str> = Vec::new();
    for row in &in_force {
        for id in [row.agency_id.as_str(), row.was_agency_id.as_str()] {
            if !id.is_empty() && !agencies.contains(&id) {
                agencies.push(id);
            }
        }
    }
    let past = basis.past.iter().chain(basis.last_year);
    let earlier: usize = past.map(|past| past.decided.in_force.len()).sum();
    let counts = (in_force.len(), agencies.len(), earlier);
    let annex = format!("Phụ lục {annex}");
    let with_report = format!(
        "{annex} («{ANNEX}») kèm theo Báo cáo kết quả công tác cải cách hành chính {} của {}",
        basis.period.id.name(),
        basis.office.collector
    );
    DecisionPart {
        count: in_force.len(),
        note: note(counts, &annex),
        dispatch_note: note(counts, &with_report),
        rows,
    }
}

fn note((count, agencies, earlier): (usize, usize, usize), annex: &str) -> String {
    let mut parts = Vec::new();
    if count > 0 {
        let of = match agencies {
            0 => String::new(),
            some => format!(" đối với {} cơ quan", counted(some)),
        };
        parts.push(format!(
            "{} quyết định{of}, liệt kê tại {annex}",
            counted(count)
        ));
    }
    if earlier > 0 {
        parts.push(format!(
            "{} quyết định về số liệu các kỳ trước",
            counted(earlier)
        ));
    }
    if parts.is_empty() {
        return String::new();
    }
    format!(
        "{MARK} Số liệu, kết quả được xác định theo quyết định xử lý của cơ quan tổng hợp: {}.",
        parts.join("; ")
    )
}

/// The province's result on a measure, with the mark wherever it rests on decisions of this period
/// or of the one it is compared with.
pub(super) fn mark_row(lookup: &Lookup, measure: &Measure, mut row: MeasureRow) -> MeasureRow {
    let basis = lookup.basis;
    let now = !decided_agencies(basis, measure).is_empty();
    let then = basis
        .earlier()
        .is_some_and(|past| rests_then(past, measure));
    if now {
        for text in [&mut row.figure, &mut row.rate, &mut row.value_text] {
            *text = with_mark(text);
        }
        row.doubt = with_mark(&row.doubt);
        row.decided = true;
    }
    for concerned in &mut row.concerned {
        let sources = basis.plan.sources_of(measure);
        let own = sources
            .iter()
            .any(|source| basis.decided.touches(&concerned.agency, source));
        if own {
            match concerned.value.is_empty() {
                true => concerned.name = with_mark(&concerned.name),
                false => concerned.value = with_mark(&concerned.value),
            }
        }
    }
    if let Some(earlier) = &mut row.earlier {
        if then {
            earlier.figure = with_mark(&earlier.figure);
            earlier.value_text = with_mark(&earlier.value_text);
        }
        if now || then {
            earlier.comparison = with_mark(&earlier.comparison);
        }
    }
    if let Some(quarter) = &mut row.quarter
        && (now || then)
    {
        quarter.figure = with_mark(&quarter.figure);
    }
    row
}

/// Whether an earlier period's figure on a measure rested on decisions. A decision on a whole file
/// rests in the figures of the measures that its agency reports.
pub(super) fn rests_then(past: &Past, measure: &Measure) -> bool {
    let figures = &past.assessment;
    past.plan.sources_of(measure).iter().any(|source| {
        let touches = |agency: &str| past.decided.touches(agency, source);
        let carried = figures.province_of(source).map(|figure| &figure.carried);
        figures.of_measure(source).any(|own| touches(&own.agency))
            || carried.is_some_and(|carried| carried.iter().any(|agency| touches(agency)))
    })
}
