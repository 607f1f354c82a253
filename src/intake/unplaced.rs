//! Figures of the plan that no table holds: lists without a table, tables with the criteria as
//! columns. «Empty» or «not a report» is never said of a workbook with such figures in it.

use super::cell_words::quoted;
use super::layout::by_headings::codes::{self, CodeCell};
use super::layout::by_headings::pairs_of_figures;
use super::layout::by_headings::{CriterionNames, View, result_text};
use super::rules;
use super::workbook::{Content, Value};
use crate::agency::Agency;
use crate::finding::Finding;
use crate::place::{Cell, Place};
use crate::plan::model::Plan;
use crate::submission::{Reading, State, Trust};
use crate::vietnamese::number::{NumberText, read_number};

/// From so many criteria on, a workbook speaks of the plan and not of something else.
const FEWEST: usize = 2;
/// How far right of a name, or below it, its figure may stand.
const REACH: u32 = 4;

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

/// What stands in a workbook without a table of ours of each criterion that it names beside figures: the
/// criterion's code, the cell, and its words. What it says could not be read; that it says something is
/// kept, so that the clerk can be asked.
pub fn named(views: &[(usize, View<'_>)], plan: &Plan) -> Vec<(String, Place, String)> {
    let names = CriterionNames::new(plan);
    let mut found: Vec<(String, Place, String)> = Vec::new();
    for (_, view) in views {
        for cell in criteria_with_figures(view, plan, &names) {
            let words = view.own(cell);
            let code = match codes::read(view.content(cell), words) {
                CodeCell::Codes(codes) => codes
                    .into_iter()
                    .find(|code| plan.criterion(code).is_some()),
                _ => names.code_of(words),
            };
            if let Some(code) = code.filter(|code| !found.iter().any(|(known, ..)| known == code)) {
                found.push((code, view.page.place(cell), quoted(words)));
            }
        }
    }
    found
}

/// The readings of an agency of whose measures something is said outside a table.
pub fn unread(named: &[(String, Place, String)], plan: &Plan, agency: &Agency) -> Vec<Reading> {
    plan.measures_for(agency)
        .map(|measure| {
            let code = &plan.criterion_of(measure).code;
            let mut reading = Reading::absent(&measure.id);
            if let Some((_, place, words)) = named.iter().find(|(own, ..)| own == code) {
                reading.state = State::Unreadable;
                reading.place = Some(place.clone());
                reading.text = Some(words.clone());
                reading.trust = Trust::ByWords;
            }
            reading
        })
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
        let tells = |content: &Content| match content.value {
            Value::Number(_) => true,
            Value::Text(_) => matches!(
                read_number(view.own(cell)),
                NumberText::Amount(_) | NumberText::Fraction(_)
            ),
            _ => false,
        };
        view.content(cell).is_some_and(tells)
    };
    // Blank cells in between say nothing; of a large sheet no more than a few are looked at for each.
    let next = |step: &dyn Fn(u32) -> Cell| {
        let mut cells = (1..=REACH).map(step);
        cells.find(|cell| !view.own(*cell).is_empty())
    };
    let right = next(&|by| Cell::new(cell.row, cell.column.saturating_add(by)));
    let below = next(&|by| Cell::new(cell.row.saturating_add(by), cell.column));
    after.contains(|c: char| c.is_ascii_digit())
        || right.is_some_and(is_number)
        || below.is_some_and(is_number)
}

/// The finding of a workbook in whose tables figures stand, none of them in a column that is
/// recognised.
pub fn in_no_column(count: usize, file: &str) -> Finding {
    let seen = format!("{count} ô có số liệu, không cột nào nhận ra là kết quả");
    let expected = "đầu cột nói rõ: kết quả, số đã thực hiện, tổng số, tỷ lệ";
    Finding::new(&rules::FIGURES_UNPLACED, seen, expected).at(Place::file(file))
}

/// The finding of a form of ours in which nothing but the rows of headings and groups holds figures;
/// `rows` are the findings of these rows.
pub fn in_no_row(rows: &[Finding], file: &str) -> Option<Finding> {
    let first = rows.first()?;
    let seen = format!(
        "{} hàng có số liệu nhưng không phải hàng của chỉ số nào; đầu tiên là {}",
        rows.len(),
        first.seen
    );
    let expected = "số liệu ở hàng của từng chỉ số, không ở hàng đề mục";
    let place = first.place.clone().unwrap_or_else(|| Place::file(file));
    Some(Finding::new(&rules::FIGURES_UNPLACED, seen, expected).at(place))
}

/// The finding of a report without a table of the plan, by its sender and its period, in which figures
/// stand all the same; none where there are hardly any.
pub fn somewhere(views: &[(usize, View<'_>)]) -> Option<Finding> {
    let cells: Vec<(&View<'_>, Cell)> = views
        .iter()
        .flat_map(|(_, view)| {
            let cells = view.words.iter();
            let cells = cells.filter(|(cell, words)| is_figure(view, **cell, words));
            cells.map(move |(cell, _)| (view, *cell))
        })
        .collect();
    let (view, cell) = cells.first().filter(|_| cells.len() >= FEWEST)?;
    let seen = format!(
        "{} ô có số liệu, không có bảng của kế hoạch; đầu tiên là «{}»",
        cells.len(),
        quoted(view.own(*cell))
    );
    let expected = "bảng mỗi tiêu chí một hàng, có cột kết quả";
    Some(Finding::new(&rules::FIGURES_UNPLACED, seen, expected).at(view.page.place(*cell)))
}

/// Whether a cell holds a figure: a number right of the first column, two figures of which one is of the
/// other, a rate, or a sentence with several numbers.
fn is_figure(view: &View<'_>, cell: Cell, words: &str) -> bool {
    let is_number = view
        .content(cell)
        .is_some_and(|content| matches!(content.value, Value::Number(_)));
    let told = result_text::split(words);
    let is_rate =
        |part: &String| part.contains('%') || matches!(read_number(part), NumberText::Fraction(_));
    let has_pair = |part: &String| pairs_of_figures(part) > 0;
    (is_number && cell.column > 0)
        || told
            .figures
            .iter()
            .any(|part| is_rate(part) || has_pair(part))
}
