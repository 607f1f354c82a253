//! Findings about rows and columns that can't be told.

use std::collections::BTreeMap;

use super::form_row::FormRow;
use super::header::ColumnHead;
use super::row_entries::Entry;
use super::row_subject::RowSubject;
use super::rows::{HeadedRow, HeadedTable};
use crate::finding::Finding;
use crate::form::Column;
use crate::intake::cell_words::quoted;
use crate::intake::rules;
use crate::intake::value::own_words::OwnWords;
use crate::intake::value::state::{self, Declared};
use crate::intake::visible_sheet::VisibleSheet;
use crate::intake::vocabulary::{Class, Span, quantities, spans};
use crate::intake::workbook::Value;
use crate::plan::model::{Criterion, Measure};
use crate::submission::State;
use crate::vietnamese::fold::fold_plain;
use crate::vietnamese::number::{NumberText, read_number};

/// The first thing that an agency wrote as a result in a row.
fn first_entry<'r>(row: &'r HeadedRow<'_>) -> Option<&'r Entry> {
    row.entries
        .iter()
        .filter(|(role, _)| role.is_result())
        .flat_map(|(_, entries)| entries)
        .chain(row.unplaced.iter().map(|(_, entry)| entry))
        .chain(row.entries.values().flatten())
        .min_by_key(|entry| entry.cell)
}

/// The first result of a row that stands in a column without a known purpose, of those asked for.
pub fn unplaced<'r>(
    row: &'r HeadedRow<'_>,
    is_asked: &dyn Fn(&Entry) -> bool,
) -> Option<&'r Entry> {
    let entries = row.unplaced.iter().map(|(_, entry)| entry);
    entries
        .filter(|entry| is_result(entry) && is_asked(entry))
        .min_by_key(|entry| entry.cell)
}

/// The finding of a row that fits two things.
pub fn row(page: &VisibleSheet<'_>, row: &HeadedRow<'_>, seen: &str) -> Option<Finding> {
    let entry = first_entry(row)?;
    let expected = "một chỉ số của kế hoạch";
    Some(Finding::new(&rules::UNKNOWN_ROW, quoted(seen), expected).at(page.place(entry.cell)))
}

/// Whether words are a result: figures, or a state.
fn is_result(entry: &Entry) -> bool {
    match &entry.content.value {
        Value::Number(_) => true,
        Value::Text(_) => {
            let is_figure = matches!(
                read_number(&entry.words),
                NumberText::Amount(_) | NumberText::Fraction(_)
            );
            is_figure
                || matches!(state::read(&entry.words, &OwnWords::default()), Declared::State(state) if state != State::NothingArose)
        }
        _ => false,
    }
}

/// The finding of a row that is none of the plan's but tells a result. Sums, headings and the lines
/// of a signature are passed over. `is_part` says whether it stands below another row, without a code or
/// a number of its own.
pub fn left_out(page: &VisibleSheet<'_>, row: &HeadedRow<'_>, is_part: bool) -> Option<Finding> {
    let label = fold_plain(&row.label);
    let is_sum =
        row.who == RowSubject::Heading && (label.starts_with("tong") || label.starts_with("cong"));
    // Another quantity of what a row above counts (received, overdue) is no row of the plan.
    let is_quantity = is_part
        && !quantities(&label).is_empty()
        && (label.starts_with("so ") || label.starts_with("ti le "));
    if is_sum || is_quantity || label.starts_with("trong do") || is_signature(&label) {
        return None;
    }
    let entry = row
        .entries
        .iter()
        .filter(|(role, _)| role.is_result())
        .flat_map(|(_, entries)| entries)
        .find(|entry| is_result(entry))?;
    let seen = if row.label.is_empty() {
        format!(
            "hàng {} không có tên: «{}»",
            row.row + 1,
            quoted(&entry.words)
        )
    } else {
        format!("«{}»: «{}»", quoted(&row.label), quoted(&entry.words))
    };
    let expected = "một chỉ số của kế hoạch";
    Some(Finding::new(&rules::UNKNOWN_ROW, seen, expected).at(page.place(entry.cell)))
}

/// Whether a row says that what follows are parts of the row above it.
pub fn opens_parts(row: &HeadedRow<'_>) -> bool {
    let label = fold_plain(&row.label);
    ["trong do", "bao gom", "gom"]
        .iter()
        .any(|start| label.starts_with(start))
}

/// Whether words stand at the end of a document and not in its table.
fn is_signature(label: &str) -> bool {
    let begins = |span: &Span| span.class == Class::Signature && span.from == 0;
    spans(label).iter().any(begins)
}

/// Whether a row tells figures.
pub fn has_figures(row: &HeadedRow<'_>) -> bool {
    row.entries
        .iter()
        .filter(|(role, _)| role.is_result())
        .flat_map(|(_, entries)| entries)
        .chain(row.unplaced.iter().map(|(_, entry)| entry))
        .any(tells_figures)
}

/// Whether a cell tells figures.
pub fn tells_figures(entry: &Entry) -> bool {
    matches!(entry.content.value, Value::Number(_))
        || matches!(
            read_number(&entry.words),
            NumberText::Amount(_) | NumberText::Fraction(_)
        )
}

/// The finding of a criterion's row whose content is not parted among its measures.
pub fn not_parted(
    page: &VisibleSheet<'_>,
    row: &HeadedRow<'_>,
    criterion: &Criterion,
    measures: &[&Measure],
) -> Option<Finding> {
    let entry = first_entry(row)?;
    let asked: Vec<String> = measures
        .iter()
        .map(|measure| format!("{} ({})", measure.id, measure.label))
        .collect();
    let seen = format!(
        "tiêu chí {} ghi chung: «{}»",
        criterion.code,
        quoted(&entry.words)
    );
    let expected = format!("kết quả riêng của từng chỉ số: {}", asked.join("; "));
    Some(Finding::new(&rules::SHARED_CELL, seen, expected).at(page.place(entry.cell)))
}

/// Whether a line says more than a dash, "không có" or "không thuộc".
pub fn says_something(line: &FormRow) -> bool {
    line.cells
        .iter()
        .filter(|(column, _)| **column != Column::Remarks)
        .any(|(_, placed)| match &placed.content.value {
            Value::Text(words) => {
                let plain = fold_plain(words);
                let nothing = matches!(
                    read_number(words),
                    NumberText::Dash | NumberText::Blank | NumberText::NothingArose
                );
                let not_ours = plain.starts_with("khong thuoc") || plain == "x" || plain == "khong";
                !(nothing || not_ours)
            }
            _ => true,
        })
}

/// The finding of columns with figures whose purpose is not known: one for
/// a table, at the first of them.
pub fn columns(
    page: &VisibleSheet<'_>,
    table: &HeadedTable<'_>,
    is_placed: &dyn Fn(&ColumnHead, &Measure) -> bool,
) -> Vec<Finding> {
    let mut found: BTreeMap<u32, (&Entry, usize)> = BTreeMap::new();
    for row in &table.rows {
        let RowSubject::Measure(measure, _) = &row.who else {
            continue;
        };
        for (column, entry) in &row.unplaced {
            let head = &table.header.columns[column];
            if is_result(entry) && !is_placed(head, measure) {
                found.entry(*column).or_insert((entry, 0)).1 += 1;
            }
        }
    }
    // One cause, one question: the headings of this table.
    let Some((first, _)) = found.values().next() else {
        return Vec::new();
    };
    let place = page.place(first.cell);
    let shown: Vec<String> = found
        .into_iter()
        .map(|(column, (_, count))| {
            let head = &table.header.columns[&column];
            format!("cột «{}», {count} ô có số liệu", quoted(&head.shown()))
        })
        .collect();
    let expected = "đầu cột nói rõ: kết quả, số đã thực hiện, tổng số, tỷ lệ";
    let finding = Finding::new(&rules::UNCLEAR_COLUMN, shown.join("; "), expected);
    vec![finding.at(place)]
}
