//! What is asked of the clerk about the columns of tables: once a table, with what stands in it.

use std::collections::{BTreeMap, BTreeSet};

use super::codes::{self, CodeCell};
use super::header::{self, Header};
use super::infer_roles::says_result;
use super::learnt::{Learnt, paths, purpose};
use super::row_subject::{RowSubject, SubjectFinder};
use super::rows::HeadedTable;
use super::view::View;
use super::{CriterionNames, unplaced_cells};
use crate::finding::Finding;
use crate::intake::cell_words::quoted;
use crate::intake::rules;
use crate::intake::vocabulary::ColumnRole;
use crate::intake::workbook::Value;
use crate::own_layout::{Known, LayoutColumn, OwnLayout, Proposal, Purpose};
use crate::place::{Cell, column_letters};

/// From so many rows on, a sheet speaks of the plan.
const FEWEST: usize = 2;
/// The most examples that are shown of a column.
const MOST_EXAMPLES: usize = 3;
/// The longest example, in characters.
const LONGEST_EXAMPLE: usize = 40;

/// What is proposed for a table whose columns are not sure.
pub fn of_table(view: &View<'_>, table: &HeadedTable<'_>, learnt: &Learnt<'_>) -> Proposal {
    let mut open: BTreeSet<u32> = BTreeSet::new();
    let speaks =
        |who: &RowSubject<'_>| matches!(who, RowSubject::Measure(..) | RowSubject::Criterion(_));
    for row in table.rows.iter().filter(|row| speaks(&row.who)) {
        let unplaced = row.unplaced.iter();
        open.extend(
            unplaced
                .filter(|(_, entry)| {
                    unplaced_cells::tells_figures(entry) || says_result(&entry.words)
                })
                .map(|(column, _)| *column),
        );
    }
    let rows: Vec<u32> = table
        .rows
        .iter()
        .filter(|row| speaks(&row.who))
        .map(|row| row.row)
        .collect();
    let has_result = table.header.columns.iter().any(|(column, head)| {
        open.contains(column) || head.role.is_some_and(ColumnRole::is_result)
    });
    if !has_result {
        // Where nothing is a result, whatever is filled in can be one.
        let filled = |column: &u32| {
            rows.iter()
                .any(|row| !view.own(Cell::new(*row, *column)).is_empty())
        };
        let heads = table.header.columns.iter();
        let free = heads.filter(|(_, head)| {
            !matches!(
                head.role,
                Some(ColumnRole::Code | ColumnRole::Label | ColumnRole::Unit)
            )
        });
        open.extend(free.map(|(column, _)| *column).filter(filled));
    }
    proposal(view, &table.header, &rows, &open, learnt)
}

/// What is proposed for a heading: open columns without a purpose, the others with theirs.
fn proposal(
    view: &View<'_>,
    header: &Header,
    rows: &[u32],
    open: &BTreeSet<u32>,
    learnt: &Learnt<'_>,
) -> Proposal {
    let known: Vec<Option<Purpose>> = match learnt.layouts.of(&paths(header)) {
        Some(Known::Changed(purposes, _)) => purposes,
        _ => vec![None; header.columns.len()],
    };
    let columns = header.columns.iter().zip(known);
    let columns: Vec<LayoutColumn> = columns
        .map(|((column, head), known)| {
            let is_open = open.contains(column);
            LayoutColumn {
                heading: LayoutColumn::heading_of(&head.path),
                is: known.or_else(|| {
                    let own = purpose(head).unwrap_or(Purpose::ByHeading);
                    (!is_open).then_some(own)
                }),
                at: Some(column_letters(*column)),
                example: examples(view, rows, *column),
            }
        })
        .collect();
    let sheet = view.page.sheet.name.clone();
    let height = view
        .rows()
        .iter()
        .filter(|row| (header.first..=header.last).contains(row))
        .count();
    let layout = OwnLayout {
        rows: height.max(1),
        seen_in: Some(format!(
            "{} › {} › hàng {}",
            view.page.file,
            quoted(&sheet),
            header.first + 1
        )),
        columns,
        ..OwnLayout::default()
    };
    Proposal {
        sheet,
        row: header.first + 1,
        layout: OwnLayout {
            fingerprint: layout.own_fingerprint(),
            ..layout
        },
        changed: learnt.changed(header),
        other_period: (header.columns.iter())
            .filter(|(_, head)| learnt.is_of_other_period(head))
            .map(|(column, _)| column_letters(*column))
            .collect(),
    }
}

/// What stands in a column, some cells of it.
fn examples(view: &View<'_>, rows: &[u32], column: u32) -> Option<String> {
    let mut shown: Vec<String> = Vec::new();
    for row in rows {
        let words = view.own(Cell::new(*row, column));
        let words: String = words.split_whitespace().collect::<Vec<&str>>().join(" ");
        let short: String = words.chars().take(LONGEST_EXAMPLE).collect();
        let short = if short.len() < words.len() {
            format!("{short}…")
        } else {
            short
        };
        if !short.is_empty() && !shown.contains(&short) {
            shown.push(short);
        }
        if shown.len() == MOST_EXAMPLES {
            break;
        }
    }
    (!shown.is_empty()).then(|| shown.join("; "))
}

/// A table whose heading says nothing that is known: its rows name criteria, and something stands
/// beside them.
pub struct Unnamed {
    /// What is proposed for it.
    pub proposal: Proposal,
    /// What is told of it.
    pub finding: Finding,
}

/// The table of a sheet whose heading says nothing that is known; none where too few of its rows name
/// criteria, or where nothing stands above them.
pub fn unnamed(view: &View<'_>, asked: &SubjectFinder<'_>, learnt: &Learnt<'_>) -> Option<Unnamed> {
    let names = CriterionNames::new(asked.plan);
    let mut by_column: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (cell, words) in &view.words {
        let code = codes::read(view.content(*cell), words);
        let is_code = matches!(code, CodeCell::Codes(codes) if codes.iter().any(|code| {
            code.matches('.').count() >= 1 && asked.plan.criterion(code).is_some()
        }));
        if (is_code || names.has(words)) && has_figure_beside(view, *cell) {
            by_column.entry(cell.column).or_default().push(cell.row);
        }
    }
    // Names tell more than codes; the column that names most rows is the one.
    let named: Vec<u32> = by_column.keys().copied().collect();
    let (label, rows) = by_column
        .into_iter()
        .max_by_key(|(column, rows)| (rows.len(), *column))?;
    let first = *rows.first()?;
    if rows.len() < FEWEST {
        return None;
    }
    let all = view.rows();
    let heading = heading_above(view, &all, first)?;
    let mut header = header::of_rows(view, heading);
    let holds_codes = |column: u32| {
        rows.iter().all(|row| {
            let cell = Cell::new(*row, column);
            matches!(
                codes::read(view.content(cell), view.own(cell)),
                CodeCell::Codes(_)
            )
        })
    };
    let head = header.columns.get_mut(&label)?;
    if head.role.is_none() {
        let role = match holds_codes(label) {
            true => ColumnRole::Code,
            false => ColumnRole::Label,
        };
        head.role = Some(role);
    }
    // Codes of the plan beside the names that they are of are no open column.
    let codes = named
        .into_iter()
        .filter(|column| *column != label && holds_codes(*column));
    for column in codes {
        if let Some(head) = header.columns.get_mut(&column) {
            head.role = head.role.or(Some(ColumnRole::Code));
        }
    }
    let open: BTreeSet<u32> = (header.columns.iter())
        .filter(|(_, head)| head.role.is_none())
        .map(|(column, _)| *column)
        .collect();
    let proposal = proposal(view, &header, &rows, &open, learnt);
    let at = Cell::new(first, label);
    let seen = format!(
        "trang «{}» có {} hàng nêu tiêu chí kèm số liệu, đầu bảng không nói rõ cột nào là kết quả",
        quoted(&view.page.sheet.name),
        rows.len()
    );
    let expected = "đầu cột nói rõ: kết quả, số đã thực hiện, tổng số, tỷ lệ";
    let finding = Finding::new(&rules::FIGURES_UNPLACED, seen, expected).at(view.page.place(at));
    Some(Unnamed { proposal, finding })
}

/// Whether a figure stands right of a cell in its row.
fn has_figure_beside(view: &View<'_>, cell: Cell) -> bool {
    view.row(cell.row).any(|(other, words)| {
        other.column > cell.column
            && (matches!(
                view.content(other).map(|content| &content.value),
                Some(Value::Number(_))
            ) || words.starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// Whether words are a short name of a column, as tables of an agency's own have them: «A1», «X».
fn is_label(words: &str) -> bool {
    const LONGEST: usize = 3;
    let words = words.trim();
    words.chars().count() <= LONGEST && words.starts_with(char::is_alphabetic)
}

/// The rows of the heading above the first row of a table: those directly above it in which several
/// cells stand, none of them a figure. Headings of parts in between are passed over.
fn heading_above<'r>(view: &View<'_>, rows: &'r [u32], first: u32) -> Option<&'r [u32]> {
    const MOST_BETWEEN: usize = 6;
    const TALLEST: usize = 4;
    let at = rows.iter().position(|row| *row == first)?;
    let is_heading = |row: u32| {
        let mut cells = view.row(row).map(|(_, words)| words);
        view.row(row).count() >= 2
            && cells.all(|words| header::is_heading(words) || is_label(words))
            && view.row(row).any(|(_, words)| header::is_heading(words))
            && !header::is_numbering(view, row)
    };
    let end = (at.saturating_sub(MOST_BETWEEN)..at)
        .rev()
        .find(|at| is_heading(rows[*at]) && view.row(rows[*at]).count() >= 2)?
        + 1;
    let mut top = end - 1;
    while top > 0 && end - top < TALLEST && is_heading(rows[top - 1]) {
        top -= 1;
    }
    Some(&rows[top..end])
}
