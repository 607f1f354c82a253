//! The words of a row beside its hidden key. Who lifts a form's protection can sort the columns that
//! are seen and leave the hidden key column where it was: then every figure stands beside the key of
//! another measure. What people read beside their figures says which measure they mean.

use std::collections::{BTreeMap, BTreeSet};

use super::cell_words::quoted;
use super::layout::by_headings::codes::{self, CodeCell};
use super::layout::{Layout, Table, TableRow};
use super::readings;
use super::rules;
use super::visible_sheet::VisibleSheet;
use super::workbook::Workbook;
use crate::finding::Finding;
use crate::form::Column;
use crate::place::Cell;
use crate::plan::model::{Measure, Plan};
use crate::vietnamese::fold::fold_plain;

/// The layout of our own form, each row with the key of the measure that its words name. A row whose
/// words contradict its key and name no measure is left out, with a finding.
pub fn settle(
    workbook: &Workbook,
    file: &str,
    mut layout: Layout,
    plan: &Plan,
) -> (Layout, Vec<Finding>) {
    let mut findings = Vec::new();
    for table in &mut layout.tables {
        let page = VisibleSheet {
            workbook,
            sheet: &workbook.sheets[table.sheet],
            file,
        };
        let (rows, found) = settle_rows(&page, table, plan);
        table.rows = rows;
        findings.extend(found);
    }
    (layout, findings)
}

fn settle_rows(
    page: &VisibleSheet<'_>,
    table: &Table,
    plan: &Plan,
) -> (Vec<TableRow>, Vec<Finding>) {
    let keyed: BTreeMap<u32, &TableRow> = table.rows.iter().map(|row| (row.row, row)).collect();
    let mut named = named(page, table, plan);
    // Where a measure's own row is in order, a copy of it without a key is no part of the form.
    let home: BTreeSet<&str> = named
        .iter()
        .filter(|(row, measure)| keyed.get(row).is_some_and(|row| row.key == measure.id))
        .map(|(_, measure)| measure.id.as_str())
        .collect();
    named.retain(|row, measure| keyed.contains_key(row) || !home.contains(measure.id.as_str()));
    let is_moved = |row: u32, measure: &Measure| {
        let key = keyed.get(&row).map(|row| row.key.as_str());
        key != Some(measure.id.as_str())
    };
    let moved: Vec<(u32, &Measure)> = named
        .iter()
        .filter(|(row, measure)| is_moved(**row, measure))
        .map(|(row, measure)| (*row, *measure))
        .collect();
    let (mut rows, mut findings) = (Vec::new(), Vec::new());
    for (at, measure) in &named {
        rows.push(TableRow {
            row: *at,
            key: measure.id.clone(),
            cell: keyed.get(at).map_or(Cell::new(*at, 0), |row| row.cell),
        });
    }
    for row in table
        .rows
        .iter()
        .filter(|row| !named.contains_key(&row.row))
    {
        match plan.measure(&row.key) {
            Some(measure) if !stands_for(page, table, row, measure, plan) => {
                findings.extend(contradicted(page, table, row));
            }
            _ => rows.push(row.clone()),
        }
    }
    rows.sort_by_key(|row| row.row);
    findings.extend(told(page, table, &moved));
    (rows, findings)
}

/// The rows of a sheet whose code and label are those of one measure.
fn named<'a>(page: &VisibleSheet<'_>, table: &Table, plan: &'a Plan) -> BTreeMap<u32, &'a Measure> {
    let Some(column) = table.columns.get(&Column::Label) else {
        return BTreeMap::new();
    };
    let cells = page.sheet.cells.keys();
    cells
        .filter(|cell| cell.column == *column)
        .filter_map(|cell| {
            let (codes, label) = (codes(page, table, cell.row), label(page, table, cell.row));
            let mut measures = plan.measures.iter().filter(|measure| {
                has_code(&codes, measure, plan) && is_label(&label, measure, plan)
            });
            match (measures.next(), measures.next()) {
                (Some(measure), None) => Some((cell.row, measure)),
                _ => None,
            }
        })
        .collect()
}

/// Whether a row whose words name no measure can still be its key's: what stands in it was emptied, or
/// changed in part.
fn stands_for(
    page: &VisibleSheet<'_>,
    table: &Table,
    row: &TableRow,
    measure: &Measure,
    plan: &Plan,
) -> bool {
    let (codes, label) = (codes(page, table, row.row), label(page, table, row.row));
    let is_of_another = || {
        plan.measures
            .iter()
            .any(|other| is_label(&label, other, plan))
    };
    let unsaid = codes.is_empty() && (label.is_empty() || !is_of_another());
    unsaid || has_code(&codes, measure, plan) || is_label(&label, measure, plan)
}

fn has_code(codes: &[String], measure: &Measure, plan: &Plan) -> bool {
    codes.contains(&plan.criterion_of(measure).code)
}

/// The codes that the row's cell of the code can mean.
fn codes(page: &VisibleSheet<'_>, table: &Table, row: u32) -> Vec<String> {
    let Some(cell) = table.cell(row, Column::Code) else {
        return Vec::new();
    };
    match codes::read(page.content(cell), &page.words(cell)) {
        CodeCell::Codes(codes) => codes,
        CodeCell::Blank | CodeCell::Letter(_) | CodeCell::Other => Vec::new(),
    }
}

/// What the row says is measured, ready to be compared.
fn label(page: &VisibleSheet<'_>, table: &Table, row: u32) -> String {
    table
        .cell(row, Column::Label)
        .map(|cell| comparable(&page.words(cell)))
        .unwrap_or_default()
}

/// Whether these are the words that a form has of a measure: its label, and the criterion's name
/// below it where the measure is the first of several.
fn is_label(words: &str, measure: &Measure, plan: &Plan) -> bool {
    let label = comparable(&measure.label);
    let name = comparable(&plan.criterion_of(measure).name);
    words == label || words == format!("{label} {name}")
}

fn comparable(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    fold_plain(&words.join(" "))
}

/// The code and the label of a row, as a finding quotes them.
fn shown(page: &VisibleSheet<'_>, table: &Table, row: &TableRow) -> String {
    [Column::Code, Column::Label]
        .into_iter()
        .filter_map(|column| table.cell(row.row, column))
        .map(|cell| quoted(&page.words(cell)))
        .collect::<Vec<_>>()
        .join(" ")
}

/// A row that can't be taken, where something was entered in it.
fn contradicted(page: &VisibleSheet<'_>, table: &Table, row: &TableRow) -> Option<Finding> {
    readings::entered(page, table, row)?;
    let seen = format!(
        "hàng ghi «{}», mã ẩn của hàng là {}",
        shown(page, table, row),
        row.key
    );
    let cell = table.cell(row.row, Column::Code).unwrap_or(row.cell);
    let finding = Finding::new(
        &rules::ROW_CONTRADICTED,
        seen,
        "mã và tên chỉ số như biểu mẫu",
    );
    Some(finding.of_measure(&row.key).at(page.place(cell)))
}

/// One finding for all rows of a table that were moved.
fn told(page: &VisibleSheet<'_>, table: &Table, moved: &[(u32, &Measure)]) -> Option<Finding> {
    let (row, measure) = moved.first()?;
    let seen = format!(
        "{} hàng không đứng cạnh mã ẩn của mình, đầu tiên là hàng {} ghi chỉ số {}",
        moved.len(),
        row + 1,
        measure.id
    );
    let cell = table.cell(*row, Column::Code)?;
    let finding = Finding::new(&rules::ROWS_MOVED, seen, "thứ tự hàng như biểu mẫu");
    Some(finding.at(page.place(cell)))
}
