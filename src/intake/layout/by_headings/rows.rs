//! The tables of a sheet: their headings, and the rows below that speak of the plan.

use std::collections::BTreeMap;

use super::codes::{self, CodeCell};
use super::header::{self, ColumnHead, Header};
use super::infer_roles;
use super::learnt::Learnt;
use super::row_entries::{self, Entry};
use super::row_subject::{RowSubject, SubjectFinder};
use super::view::View;
use crate::intake::value::counted::MeasurePart;
use crate::intake::vocabulary::ColumnRole;
use crate::intake::workbook::{Shown, Value};
use crate::place::Cell;
use crate::plan::model::Criterion;

/// The fewest codes against the names beside them that tell that a table numbers its rows itself.
const FEWEST_AGAINST: usize = 3;
/// The most rows of a table that are looked at; a plan has some hundred.
pub const MOST_ROWS: usize = 3_000;

/// A table as it stands on a sheet.
#[derive(Debug, Clone)]
pub struct HeadedTable<'a> {
    /// Its heading.
    pub header: Header,
    /// Its rows that speak of something, from above.
    pub rows: Vec<HeadedRow<'a>>,
    /// Whether rows were left out because there are too many.
    pub cut: bool,
    /// Whether it numbers its rows itself, and not by the plan's codes.
    pub own_numbers: bool,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub struct HeadedRow<'a> {
    /// The row of the sheet.
    pub row: u32,
    /// The cell that says what it speaks of.
    pub key: Cell,
    /// Its words.
    pub label: String,
    /// What it speaks of.
    pub who: RowSubject<'a>,
    /// What an agency wrote in it, by the purpose of the column, from the left.
    pub entries: BTreeMap<ColumnRole, Vec<Entry>>,
    /// What stands in columns whose purpose depends on the measure, or is not known.
    pub unplaced: Vec<(u32, Entry)>,
    /// The unit that is stated for the row.
    pub unit: String,
    /// What stands beside the figures in columns that hold none, with their headings: a remark, a source,
    /// a time.
    pub beside: Vec<(Cell, String)>,
}

impl HeadedTable<'_> {
    /// A table below a heading, of which no row was looked at yet.
    fn below(header: Header) -> Self {
        HeadedTable {
            header,
            rows: Vec::new(),
            cut: false,
            own_numbers: false,
        }
    }
}

impl HeadedRow<'_> {
    /// Whether anything was entered in it.
    pub fn is_filled(&self) -> bool {
        !self.entries.is_empty() || !self.unplaced.is_empty()
    }
}

/// The tables of a sheet whose rows speak of the plan.
pub fn tables<'a>(
    view: &View<'_>,
    asked: &SubjectFinder<'a>,
    learnt: &Learnt<'_>,
    adjust: &dyn Fn(&mut Header),
) -> Vec<HeadedTable<'a>> {
    let rows = view.rows();
    let mut tables: Vec<HeadedTable<'a>> = Vec::new();
    // The tables that stand side by side at a row, each with the criterion under which its rows stand.
    let mut open: Vec<(usize, Option<&'a Criterion>)> = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let known = learnt.heading(view, &rows, at);
        let heading = known.or_else(|| header::find(view, &rows, at));
        let heading = heading.or_else(|| learnt.changed_heading(view, &rows, at));
        let heading = heading.filter(|_| {
            // A row of the plan is no heading, whatever words stand in it.
            !open.iter().any(|(table, current)| {
                let row = read_row(
                    view,
                    asked,
                    &tables[*table].header,
                    rows[at],
                    *current,
                    false,
                );
                row.is_some_and(|row| {
                    matches!(row.who, RowSubject::Measure(..) | RowSubject::Criterion(_))
                })
            })
        });
        if heading.is_some() && !asked.left.takes_heading() {
            for (table, _) in &open {
                tables[*table].cut = true;
            }
            break;
        }
        if let Some((header, below)) = heading {
            let mut headers = header.side_by_side();
            headers.iter_mut().for_each(adjust);
            let repeats = headers.len() == open.len()
                && (open.iter().zip(&headers))
                    .all(|((table, _), header)| tables[*table].header.repeats(header));
            if !repeats {
                open = (tables.len()..)
                    .take(headers.len())
                    .map(|at| (at, None))
                    .collect();
                tables.extend(headers.into_iter().map(HeadedTable::below));
            }
            at = below.max(at + 1);
            continue;
        }
        for (table, current) in &mut open {
            let table = &mut tables[*table];
            if table.rows.len() >= MOST_ROWS || !asked.left.takes_row() {
                table.cut = true;
            } else if let Some(row) =
                read_row(view, asked, &table.header, rows[at], *current, false)
            {
                *current = criterion_below(asked, &row, *current);
                table.rows.push(row);
            }
        }
        at += 1;
    }
    for table in &mut tables {
        if numbers_itself(table) {
            table.own_numbers = true;
            read_by_names(view, asked, table);
        }
    }
    for table in &mut tables {
        with_both_figures(table);
        assign_parts(asked, table);
    }
    tables.retain(|table| {
        table
            .rows
            .iter()
            .any(|row| matches!(row.who, RowSubject::Measure(..) | RowSubject::Criterion(_)))
    });
    tables
}

/// Takes a row that is named like one figure of a measure, but tells two, for a row of the measure,
/// where no other row tells its other figure: a row's second figure is never dropped.
fn with_both_figures(table: &mut HeadedTable<'_>) {
    let is_side = |who: &RowSubject<'_>, id: &str, wanted: MeasurePart| matches!(who, RowSubject::Measure(measure, part) if measure.id == id && *part == wanted);
    for at in 0..table.rows.len() {
        let RowSubject::Measure(measure, part) = table.rows[at].who else {
            continue;
        };
        let other = match part {
            MeasurePart::First => MeasurePart::Second,
            MeasurePart::Second => MeasurePart::First,
            _ => continue,
        };
        let is_told = |row: &HeadedRow<'_>| is_side(&row.who, &measure.id, other);
        let counts = (table.header.columns.iter())
            .filter(|(column, head)| is_count(&table.rows[at], **column, head))
            .count();
        if measure.kind.has_second() && counts >= 2 && !table.rows.iter().any(is_told) {
            table.rows[at].who = RowSubject::Measure(measure, MeasurePart::Whole);
        }
    }
}

/// Whether a number that can be a count stands in a column of a row.
fn is_count(row: &HeadedRow<'_>, column: u32, head: &ColumnHead) -> bool {
    let can_be = matches!(
        head.role,
        None | Some(ColumnRole::First | ColumnRole::Second | ColumnRole::Result)
    );
    let entries = row.entries.values().flatten();
    let mut all = entries.chain(row.unplaced.iter().map(|(_, entry)| entry));
    can_be
        && all.any(|entry| {
            entry.column == column
                && matches!(entry.content.value, Value::Number(_))
                && entry.content.shown != Shown::Percent
        })
}

/// Gives the rows below a criterion of several measures to these together, where not each of them says
/// by itself which it is.
fn assign_parts<'a>(asked: &SubjectFinder<'a>, table: &mut HeadedTable<'a>) {
    for at in 0..table.rows.len() {
        let RowSubject::Criterion(criterion) = table.rows[at].who else {
            continue;
        };
        let is_part = |row: &&HeadedRow<'_>| match &row.who {
            RowSubject::Measure(measure, _) => measure.criteria.contains(&criterion.code),
            RowSubject::Doubt(_) | RowSubject::Nothing => !row.label.is_empty(),
            _ => false,
        };
        let below: Vec<&HeadedRow<'_>> = table.rows[at + 1..].iter().take_while(is_part).collect();
        let is_open = |row: &&HeadedRow<'_>| !matches!(row.who, RowSubject::Measure(..));
        if !below.iter().any(is_open) || !below.iter().all(|row| row.is_filled()) {
            continue;
        }
        let labels: Vec<String> = below.iter().map(|row| row.label.clone()).collect();
        let Some(measures) = asked.assigned(criterion, &labels) else {
            continue;
        };
        let agree = below
            .iter()
            .zip(&measures)
            .all(|(row, measure)| match &row.who {
                RowSubject::Measure(own, MeasurePart::Whole) => own.id == measure.id,
                RowSubject::Measure(..) => false,
                _ => true,
            });
        if agree {
            for (row, measure) in table.rows[at + 1..].iter_mut().zip(measures) {
                row.who = RowSubject::Measure(measure, MeasurePart::Whole);
            }
        }
    }
}

/// Whether many codes of a table are those of other criteria than the names beside them: the table
/// then numbers its rows itself.
fn numbers_itself(table: &HeadedTable<'_>) -> bool {
    let mut against = 0;
    let mut all = 0;
    for row in &table.rows {
        let is_row = matches!(
            row.who,
            RowSubject::Measure(..) | RowSubject::Criterion(_) | RowSubject::Contradiction(_)
        );
        all += usize::from(is_row);
        against += usize::from(matches!(row.who, RowSubject::Contradiction(_)));
    }
    against >= FEWEST_AGAINST && against * 3 >= all
}

/// Reads what the rows of a table speak of again, by their names alone.
fn read_by_names<'a>(view: &View<'_>, asked: &SubjectFinder<'a>, table: &mut HeadedTable<'a>) {
    let mut current = None;
    let rows: Vec<u32> = table.rows.iter().map(|row| row.row).collect();
    table.rows.clear();
    for row in rows {
        if let Some(row) = read_row(view, asked, &table.header, row, current, true) {
            current = criterion_below(asked, &row, current);
            table.rows.push(row);
        }
    }
}

/// The criterion under which the rows below a row stand.
fn criterion_below<'a>(
    asked: &SubjectFinder<'a>,
    row: &HeadedRow<'a>,
    current: Option<&'a Criterion>,
) -> Option<&'a Criterion> {
    match &row.who {
        RowSubject::Criterion(criterion) => Some(criterion),
        RowSubject::Measure(measure, MeasurePart::Whole) => Some(asked.plan.criterion_of(measure)),
        RowSubject::Heading if !row.label.is_empty() && !row.is_filled() => current,
        _ => current,
    }
}

/// A row below a heading; none where it says nothing.
fn read_row<'a>(
    view: &View<'_>,
    asked: &SubjectFinder<'a>,
    header: &Header,
    row: u32,
    current: Option<&'a Criterion>,
    by_name: bool,
) -> Option<HeadedRow<'a>> {
    if header::is_numbering(view, row) {
        return None;
    }
    let code_cell = header
        .of(ColumnRole::Code)
        .next()
        .map(|column| Cell::new(row, column));
    let code_words = code_cell.map_or("", |cell| view.seen(cell));
    let code = match code_cell {
        None => CodeCell::Blank,
        Some(cell) => match codes::read(view.content(cell), code_words) {
            CodeCell::Codes(_) if by_name => CodeCell::Other,
            code => code,
        },
    };
    let labels: Vec<Cell> = header
        .of(ColumnRole::Label)
        .map(|column| view.seen_at(Cell::new(row, column)))
        .filter(|cell| {
            !view.own(*cell).is_empty() && Some(*cell) != code_cell.map(|c| view.seen_at(c))
        })
        .collect();
    let mut key = labels
        .last()
        .copied()
        .or(code_cell.filter(|_| !code_words.is_empty()))?;
    // The rightmost label is the narrowest; where it says nothing of the plan, those left of it do.
    let (entries, unplaced) = row_entries::entries(view, header, row);
    let is_filled = !entries.is_empty() || !unplaced.is_empty();
    let mut who = RowSubject::Heading;
    let mut label = "";
    for cell in labels.iter().rev() {
        label = view.own(*cell);
        let own_code = if code_of_other_row(view, code_cell, *cell) {
            &CodeCell::Blank
        } else {
            &code
        };
        who = asked.subject_of(own_code, label, current, is_filled);
        let is_result = matches!(who, RowSubject::Doubt(_)) && infer_roles::says_result(label);
        if !is_result && !matches!(who, RowSubject::Nothing | RowSubject::Heading) {
            key = *cell;
            break;
        }
    }
    if labels.is_empty() {
        label = code_words;
        let own = if matches!(code, CodeCell::Other) {
            code_words
        } else {
            ""
        };
        who = asked.subject_of(&code, own, current, is_filled);
    }
    let unit = header
        .of(ColumnRole::Unit)
        .next()
        .map(|column| view.seen(Cell::new(row, column)).to_owned())
        .unwrap_or_default();
    let beside = row_entries::beside(view, header, row);
    Some(HeadedRow {
        row,
        key,
        label: label.to_owned(),
        who,
        entries,
        unplaced,
        unit,
        beside,
    })
}

/// Whether the code beside a label is spread from a row above, where the label is this row's own:
/// the code then says under which criterion it stands, not what it is.
fn code_of_other_row(view: &View<'_>, code: Option<Cell>, label: Cell) -> bool {
    code.is_some_and(|code| view.seen_at(code).row < label.row)
}
