//! Figures of the plan that no table holds: lists without a table, tables with the criteria as
//! columns. «Empty» or «not a report» is never said of a workbook with such figures in it.

use super::layout::worded::codes::{self, CodeCell};
use super::layout::worded::{CriterionNames, View};
use super::rules;
use super::text::quoted;
use super::workbook::Value;
use crate::finding::Finding;
use crate::place::{Cell, Place};
use crate::plan::model::Plan;

/// From so many criteria on, a workbook speaks of the plan and not of something else.
const FEWEST: usize = 2;

/// The finding of a workbook without a table of ours in which figures stand beside criteria of the
/// plan; none where there are none.
pub fn figures(views: &[(usize, View<'_>)], plan: &Plan) -> Option<Finding> {
    let names = CriterionNames::new(plan);
    let found: Vec<(&View<'_>, Cell)> = views
        .iter()
        .flat_map(|(_, view)| {
            criteria_with_figures(view, plan, &names)
                .into_iter()
                .map(move |cell| (view, cell))
        })
        .collect();
    // Numbers like 1.2 stand in every workbook: a name, or a code of three parts, must be among them.
    let is_sure = |(view, cell): &(&View<'_>, Cell)| {
        let words = view.own(*cell);
        names.has(words) || words.matches('.').count() >= 2
    };
    let is_enough = found.len() >= FEWEST && found.iter().any(is_sure);
    let (view, cell) = found.first().filter(|_| is_enough)?;
    let seen = format!(
        "{} tiêu chí có số liệu ngoài bảng, đầu tiên là «{}»",
        found.len(),
        quoted(view.own(*cell))
    );
    let expected = "bảng mỗi tiêu chí một hàng, có cột kết quả";
    Some(Finding::new(&rules::FIGURES_UNPLACED, seen, expected).at(view.page.place(*cell)))
}

/// The cells that name a criterion and have a figure in them, beside them or below them.
fn criteria_with_figures(view: &View<'_>, plan: &Plan, names: &CriterionNames) -> Vec<Cell> {
    view.words
        .iter()
        .filter(|(cell, words)| has_figure(view, **cell, words))
        .filter(|(cell, words)| is_code(view, **cell, plan) || names.has(words))
        .map(|(cell, _)| *cell)
        .collect()
}

/// Whether a cell is the code of a criterion, and nothing else.
fn is_code(view: &View<'_>, cell: Cell, plan: &Plan) -> bool {
    match codes::read(view.content(cell), view.own(cell)) {
        CodeCell::Codes(codes) => codes
            .iter()
            .any(|code| code.contains('.') && plan.criterion(code).is_some()),
        _ => false,
    }
}

/// Whether a figure stands in a cell after a colon, right of it, or below it.
fn has_figure(view: &View<'_>, cell: Cell, words: &str) -> bool {
    let after = words.split_once(':').map_or("", |(_, after)| after);
    let is_number = |cell: Cell| {
        view.content(cell)
            .is_some_and(|content| matches!(content.value, Value::Number(_)))
    };
    let right = Cell::new(cell.row, cell.column.saturating_add(1));
    let below = Cell::new(cell.row.saturating_add(1), cell.column);
    after.contains(|c: char| c.is_ascii_digit()) || is_number(right) || is_number(below)
}

/// The finding of a workbook in whose tables figures stand, none of them in a column that is
/// recognised.
pub fn in_no_column(count: usize, file: &str) -> Finding {
    let seen = format!("{count} ô có số liệu, không cột nào nhận ra là kết quả");
    let expected = "đầu cột nói rõ: kết quả, số đã thực hiện, tổng số, tỷ lệ";
    Finding::new(&rules::FIGURES_UNPLACED, seen, expected).at(Place::file(file))
}
