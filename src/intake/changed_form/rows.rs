//! The rows of a form: code, name, requirement and the labels of the figures, and what an agency put beside
//! the table.

use std::collections::BTreeMap;

use super::headings::notes_otherwise;
use super::same_words::{is_cut, is_same};
use super::sheet::FormSheet;
use super::{Change, Own, Reach};
use crate::form::{Column, words};
use crate::intake::identify::stated;
use crate::intake::layout::by_headings::codes::{self, CodeCell};
use crate::intake::value::statement::{self, Beside};
use crate::intake::workbook::Value;
use crate::place::Cell;
use crate::plan::model::{Figure, Measure, Plan};

/// The rows that say something else than the plan, and what stands beside the table.
pub(super) fn changed(sheet: &FormSheet<'_>, own: Own<'_>) -> Vec<Change> {
    let rows = sheet.table.rows.iter();
    let mut changes: Vec<Change> = rows
        .filter_map(|row| {
            let (cell, expected) = rewritten(sheet, row.row, &row.key, own)?;
            let reach = Reach::Measures(vec![row.key.clone()]);
            Some(Change {
                cell,
                expected,
                reach,
            })
        })
        .collect();
    changes.extend(beside(sheet, own));
    changes
}

/// The first cell of a row that says something else than the plan, and what the plan says.
fn rewritten(sheet: &FormSheet<'_>, row: u32, key: &str, own: Own<'_>) -> Option<(Cell, String)> {
    let carried = own.plan.measure(key).map(|measure| (own.plan, measure));
    let current = own
        .current
        .measure(key)
        .map(|measure| (own.current, measure));
    let (plan, measure) = carried.or(current)?;
    let columns = [
        Column::Label,
        Column::Code,
        Column::Requirement,
        Column::FirstLabel,
        Column::SecondLabel,
    ];
    columns.into_iter().find_map(|column| {
        let cell = sheet.cell(row, column)?;
        let words = sheet.page.words(cell);
        let said = |(plan, measure): (&Plan, &Measure)| says(sheet, cell, column, (plan, measure));
        // Words that are struck out are taken back.
        let is_struck = (sheet.page.content(cell)).is_some_and(|content| content.struck.is_some());
        let is_own = words.is_empty() && !is_struck
            || carried.is_some_and(said)
            || current.is_some_and(said);
        let is_other = !is_own || notes_otherwise(sheet, cell, own);
        is_other.then(|| (cell, expected(column, plan, measure)))
    })
}

/// What the form says in a column of a measure's row.
fn expected(column: Column, plan: &Plan, measure: &Measure) -> String {
    let figure = |figure: &Option<Figure>| figure.as_ref().map(words::figure).unwrap_or_default();
    let criterion = plan.criterion_of(measure);
    match column {
        Column::Code => criterion.code.clone(),
        Column::Requirement => criterion.requirement.clone(),
        Column::FirstLabel => figure(&measure.first),
        Column::SecondLabel => figure(&measure.second),
        _ => measure.label.clone(),
    }
}

/// Whether a cell says what the plan says in its column.
fn says(
    sheet: &FormSheet<'_>,
    cell: Cell,
    column: Column,
    (plan, measure): (&Plan, &Measure),
) -> bool {
    let words = sheet.page.words(cell);
    let criterion = plan.criterion_of(measure);
    let (label, name) = (measure.label.as_str(), criterion.name.as_str());
    let of_figure = |figure: &Option<Figure>| {
        figure.as_ref().is_some_and(|figure| {
            is_same(&words, &figure.label)
                || is_same(&words, &format!("{} ({})", figure.label, figure.unit))
        })
    };
    match column {
        Column::Code => match codes::read(sheet.page.content(cell), &words) {
            CodeCell::Codes(codes) => codes.contains(&criterion.code),
            CodeCell::Blank => true,
            CodeCell::Letter(_) | CodeCell::Other => is_same(&words, &criterion.code),
        },
        Column::Label => {
            // The criterion's name stands below the label of its first measure.
            let both = format!("{label} {name}");
            is_same(&words, label) || is_same(&words, &both) || is_cut(&words, &both, label)
        }
        Column::Requirement => is_same(&words, &criterion.requirement),
        Column::FirstLabel => of_figure(&measure.first),
        Column::SecondLabel => of_figure(&measure.second),
        _ => true,
    }
}

/// What stands in the rows beside the table: a column with figures that no heading of ours asks for, or
/// words that say something of the row's figures. One change a column.
fn beside(sheet: &FormSheet<'_>, own: Own<'_>) -> Vec<Change> {
    let mut found: BTreeMap<u32, Change> = BTreeMap::new();
    for row in &sheet.table.rows {
        let cells = sheet
            .page
            .sheet
            .cells
            .range(Cell::new(row.row, 0)..Cell::new(row.row + 1, 0));
        for (cell, content) in cells.filter(|(cell, _)| !sheet.is_own_column(cell.column)) {
            if !sheet.page.is_filled(*cell) {
                continue;
            }
            let heading = heading_of(sheet, cell.column);
            let is_other = match &content.value {
                Value::Number(_) => {
                    !content.formula
                        && !heading
                            .is_some_and(|words| stated(&words, own.period).contradicts(own.period))
                }
                _ => statement::doubts(&sheet.page.words(*cell), Beside::Row, Some(own.period)),
            };
            if is_other {
                let change = found.entry(cell.column).or_insert_with(|| Change {
                    cell: *cell,
                    expected: String::new(),
                    reach: Reach::Measures(Vec::new()),
                });
                if let Reach::Measures(ids) = &mut change.reach {
                    ids.push(row.key.clone());
                }
            }
        }
    }
    found.into_values().collect()
}

/// The words above the first row of a column that is not the table's.
fn heading_of(sheet: &FormSheet<'_>, column: u32) -> Option<String> {
    let range = sheet.mark.row + 1..sheet.rows.0;
    let words = range
        .rev()
        .take(60)
        .map(|row| sheet.page.words(Cell::new(row, column)));
    words
        .into_iter()
        .find(|words| words.chars().any(char::is_alphabetic))
}
