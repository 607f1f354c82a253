//! What an agency expects of the whole year: the sheet «Ước cả năm» of our own forms, by its hidden
//! keys. It decides no verdict, so nothing is guessed: what is no plain number is told and left out.

use std::collections::BTreeMap;

use super::cell_words::quoted;
use super::changed_form::same_words::is_same;
use super::rules;
use super::visible_sheet::VisibleSheet;
use super::workbook::{Value, Visibility, Workbook};
use crate::exact::Exact;
use crate::finding::Finding;
use crate::form::{ESTIMATE_MARK, EstimateColumn};
use crate::place::{Cell, Place};
use crate::plan::model::{Measure, Plan};
use crate::submission::Estimate;

/// The estimates of a workbook, by measure, and what in them could not be read.
pub fn estimates(
    workbook: &Workbook,
    file: &str,
    plan: &Plan,
) -> (BTreeMap<String, Estimate>, Vec<Finding>) {
    let (mut read, mut findings) = (BTreeMap::new(), Vec::new());
    let visible = workbook
        .sheets
        .iter()
        .filter(|sheet| sheet.visibility == Visibility::Visible);
    for sheet in visible {
        let page = VisibleSheet {
            workbook,
            sheet,
            file,
        };
        let mark = sheet
            .cells
            .iter()
            .find(|(_, content)| is_text(&content.value, ESTIMATE_MARK));
        if let Some((mark, _)) = mark {
            read_sheet(&page, *mark, plan, &mut read, &mut findings);
        }
    }
    (read, findings)
}

fn is_text(value: &Value, wanted: &str) -> bool {
    matches!(value, Value::Text(text) if text.trim() == wanted)
}

fn read_sheet(
    page: &VisibleSheet<'_>,
    mark: Cell,
    plan: &Plan,
    read: &mut BTreeMap<String, Estimate>,
    findings: &mut Vec<Finding>,
) {
    let cells = &page.sheet.cells;
    let column_of = |column: EstimateColumn| {
        cells
            .iter()
            .find(|(cell, content)| cell.row == mark.row && is_text(&content.value, column.key()))
            .map(|(cell, _)| cell.column)
    };
    let (first, second) = (
        column_of(EstimateColumn::First),
        column_of(EstimateColumn::Second),
    );
    for (cell, content) in cells.iter().filter(|(cell, _)| cell.column == mark.column) {
        let id = match &content.value {
            Value::Text(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            _ => continue,
        };
        let Some(measure) = plan.measure(&id).filter(|one| one.kind.has_figures()) else {
            continue;
        };
        let rewritten = rewritten(page, *cell, (first, second), (measure, plan));
        let mut figure = |column: Option<u32>| {
            let at = Cell::new(cell.row, column?);
            if let Some((at, words)) = rewritten.as_ref().filter(|_| page.is_filled(at)) {
                let seen = format!("biểu đã bị sửa, ghi «{}»", quoted(words));
                let finding = Finding::new(&rules::ESTIMATE_UNREADABLE, seen, &*measure.label);
                findings.push(finding.of_measure(&measure.id).at(page.place(*at)));
                return None;
            }
            match number(page, at) {
                Ok(number) => number,
                Err(words) => {
                    let seen = format!("«{}»", quoted(&words));
                    let finding = Finding::new(&rules::ESTIMATE_UNREADABLE, seen, "một con số");
                    findings.push(finding.of_measure(&measure.id).at(page.place(at)));
                    None
                }
            }
        };
        let first_figure = figure(first);
        let second_figure = measure.kind.has_second().then(|| figure(second)).flatten();
        if first_figure.is_some() || second_figure.is_some() {
            let place: Place = page.place(Cell::new(cell.row, first.unwrap_or(cell.column)));
            read.entry(id).or_insert(Estimate {
                first: first_figure,
                second: second_figure,
                place,
            });
        }
    }
}

/// The first words of a row of a measure, between its key and its last figure, that are not the form's.
fn rewritten(
    page: &VisibleSheet<'_>,
    key: Cell,
    (first, second): (Option<u32>, Option<u32>),
    (measure, plan): (&Measure, &Plan),
) -> Option<(Cell, String)> {
    let code = &plan.criterion_of(measure).code;
    let figures = [&measure.first, &measure.second].into_iter().flatten();
    let mut own = vec![code.clone(), measure.label.clone()];
    for figure in figures {
        own.push(figure.label.clone());
        own.push(format!("{} ({})", figure.label, figure.unit));
    }
    let last = first.into_iter().chain(second).max().unwrap_or_default();
    let range = Cell::new(key.row, key.column.saturating_add(1))
        ..Cell::new(key.row, last.max(key.column + 1));
    let cells = page.sheet.cells.range(range);
    let texts = cells.filter(|(_, content)| matches!(content.value, Value::Text(_)));
    let labels = texts.filter(|(cell, _)| Some(cell.column) != first);
    let mut words = labels.map(|(cell, _)| (*cell, page.words(*cell)));
    words.find(|(_, words)| !own.iter().any(|own| is_same(words, own)))
}

/// The number of a cell; its words where it holds something else.
fn number(page: &VisibleSheet<'_>, cell: Cell) -> Result<Option<Exact>, String> {
    let Some(content) = page.content(cell) else {
        return Ok(None);
    };
    match &content.value {
        Value::Empty => Ok(None),
        Value::Number(number) => match Exact::from_spreadsheet(*number) {
            Some(exact) if !exact.is_negative() => Ok(Some(exact)),
            _ => Err(number.to_string()),
        },
        _ => match page.words_of(content) {
            words if words.is_empty() => Ok(None),
            words => Err(words),
        },
    }
}
