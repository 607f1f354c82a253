//! What a form says beside its cells, where an agency has rewritten it: the label of a figure, the heading of
//! a column, the period above the table. The cells then hold what the new words say, not what was asked.

use super::cell_words::quoted;
use super::identify::{self, stated};
use super::layout::{Layout, Table};
use super::rules;
use super::visible_sheet::VisibleSheet;
use super::workbook::Workbook;
use crate::finding::Finding;
use crate::form::Column;
use crate::period::Period;
use crate::place::{Cell, Place};
use crate::plan::model::{Figure, Measure, Plan};
use crate::submission::{Reading, State};
use crate::vietnamese::fold::fold_plain;

/// The columns whose headings say what is entered.
const HEADED: [Column; 4] = [
    Column::First,
    Column::Second,
    Column::Percent,
    Column::State,
];

/// Leaves the readings of rewritten rows and tables to be asked, with a finding for each cause.
pub(super) fn withhold(
    workbook: &Workbook,
    file: &str,
    layout: &Layout,
    (plan, period): (&Plan, &Period),
    readings: &mut [Reading],
) -> Vec<Finding> {
    let carried = identify::find(workbook).and_then(|carried| carried.identity);
    // A plan that was amended later may name a figure otherwise than the form did.
    let plan = carried.as_ref().map_or(plan, |identity| &identity.plan);
    let mut findings = Vec::new();
    for table in &layout.tables {
        let page = VisibleSheet {
            workbook,
            sheet: &workbook.sheets[table.sheet],
            file,
        };
        let rewritten = other_heading(&page, table).or_else(|| other_period(&page, table, period));
        if let Some((cell, expected)) = rewritten {
            let keys: Vec<&str> = table.rows.iter().map(|row| row.key.as_str()).collect();
            let mut is_read = false;
            for reading in readings.iter_mut() {
                if keys.contains(&reading.measure.as_str()) {
                    is_read |= leave(reading, &page.words(cell));
                }
            }
            let finding = found(&page.words(cell), &expected, page.place(cell));
            findings.extend(is_read.then_some(finding));
            continue;
        }
        for row in &table.rows {
            let Some(measure) = plan.measure(&row.key) else {
                continue;
            };
            let Some((cell, expected)) = other_label(&page, table, row.row, measure) else {
                continue;
            };
            let mut of_row = readings
                .iter_mut()
                .filter(|reading| reading.measure == row.key);
            if let Some(reading) = of_row.next()
                && leave(reading, &page.words(cell))
            {
                let finding = found(&page.words(cell), expected, page.place(cell));
                findings.push(finding.of_measure(&measure.id));
            }
        }
    }
    findings
}

/// Takes nothing of a reading that was read; whether it was.
fn leave(reading: &mut Reading, words: &str) -> bool {
    let is_read = matches!(
        reading.state,
        State::Value | State::Done | State::NothingArose
    );
    if is_read {
        let told = [&reading.first, &reading.second].into_iter().flatten();
        let mut text: Vec<String> = told.map(super::cell_words::written).collect();
        text.extend(reading.text.take());
        text.push(format!("biểu ghi «{}»", quoted(words)));
        *reading = Reading {
            state: State::Unreadable,
            first: None,
            second: None,
            percent: None,
            text: Some(text.join("; ")),
            ..reading.clone()
        };
    }
    is_read
}

fn found(words: &str, expected: &str, place: Place) -> Finding {
    Finding::new(
        &rules::UNREADABLE_FIGURE,
        format!("biểu đã bị sửa, ghi «{}»", quoted(words)),
        expected,
    )
    .advising("Để nguyên chữ có sẵn của biểu; nhập đúng số liệu mà biểu hỏi.")
    .at(place)
}

/// The heading of a column that is not the form's, and what the form says there.
fn other_heading(page: &VisibleSheet<'_>, table: &Table) -> Option<(Cell, String)> {
    let first = table.rows.iter().map(|row| row.row).min()?;
    HEADED.into_iter().find_map(|column| {
        let at = *table.columns.get(&column)?;
        // The heading is the lowest words above the rows that are no number of a column, and no key.
        let cell = (0..first)
            .rev()
            .map(|row| Cell::new(row, at))
            .find(|cell| {
                let words = page.words(*cell);
                words.chars().filter(|c| c.is_alphabetic()).count() > 1
            })?;
        let words = fold_plain(&page.words(cell));
        let own = fold_plain(column.heading());
        let is_own = words.starts_with(&own) || words.starts_with("cchc");
        (!is_own).then(|| (cell, column.heading().to_owned()))
    })
}

/// The line above a table that names another period than the form's.
fn other_period(page: &VisibleSheet<'_>, table: &Table, period: &Period) -> Option<(Cell, String)> {
    let first = table.rows.iter().map(|row| row.row).min()?;
    let cells = page.sheet.cells.range(..Cell::new(first, 0));
    let cell = cells.map(|(cell, _)| *cell).find(|cell| {
        let words = page.words(*cell);
        fold_plain(&words).starts_with("ki bao cao") && stated(&words, period).contradicts(period)
    })?;
    Some((cell, "kỳ báo cáo của biểu được cấp".to_owned()))
}

/// The label of a figure of a row that is not the plan's, and what the plan says.
fn other_label<'m>(
    page: &VisibleSheet<'_>,
    table: &Table,
    row: u32,
    measure: &'m Measure,
) -> Option<(Cell, &'m str)> {
    let labels = [
        (Column::FirstLabel, measure.first.as_ref()),
        (Column::SecondLabel, measure.second.as_ref()),
    ];
    labels.into_iter().find_map(|(column, figure)| {
        let (cell, figure) = (table.cell(row, column)?, figure?);
        let words = page.words(cell);
        (!words.is_empty() && !is_label(&words, figure)).then_some((cell, figure.label.as_str()))
    })
}

/// Whether words are a figure's label, with or without its unit.
fn is_label(words: &str, figure: &Figure) -> bool {
    let (words, label) = (fold_plain(words), fold_plain(&figure.label));
    let unit = fold_plain(&figure.unit);
    let rest = words.strip_prefix(&label).map(str::trim);
    rest.is_some_and(|rest| rest.is_empty() || unit.contains(rest))
}
