//! The heading of a table: which rows it takes, and what each column is for.

use std::collections::{BTreeMap, BTreeSet};

use super::column_roles::is_whole_phrase;
use super::heading_says::{is_plan_first, is_result_first, named_quantities, role};
use super::view::View;
use crate::intake::vocabulary::{ColumnRole, Quantity};
use crate::place::Cell;
use crate::vietnamese::fold::fold_plain;

/// The most rows of a heading below its first.
const TALLEST: usize = 6;
/// The longest heading of a column, in characters.
const LONGEST_HEADING: usize = 160;

/// The longest heading of a column of a narrow table, in characters.
const LONGEST_NARROW: usize = 60;

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnHead {
    /// What it is for, where its heading says so.
    pub role: Option<ColumnRole>,
    /// The parts of its heading, from above, as written.
    pub path: Vec<String>,
    /// Its own heading (the lowest part), without diacritics.
    pub plain: String,
    /// Whether what stands in it told what it is for.
    pub settled: bool,
    /// Whether the clerk has said what it is for: its words are not asked again.
    pub confirmed: bool,
    /// The quantities that its heading names.
    pub quantities: Vec<Quantity>,
    /// Whether its heading says that of two figures in a cell the plan's comes first:
    /// «Chỉ tiêu/Kết quả».
    pub plan_first: bool,
}

impl ColumnHead {
    /// The heading as a finding quotes it.
    pub fn shown(&self) -> String {
        shown(&self.path)
    }

    /// Whether it is for all measures: a general phrase («Tử số») is the whole of its heading, or what
    /// stands in it told so.
    pub fn is_general(&self) -> bool {
        self.settled || is_whole_phrase(&self.plain)
    }
}

/// A heading, by its parts from above, as a finding quotes it.
pub fn shown(path: &[String]) -> String {
    path.join(" › ")
}

/// The heading of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its first row.
    pub first: u32,
    /// Its last row.
    pub last: u32,
    /// Its columns, by the columns of the sheet.
    pub columns: BTreeMap<u32, ColumnHead>,
}

impl Header {
    /// The columns of a role, from the left.
    pub fn of(&self, role: ColumnRole) -> impl Iterator<Item = u32> {
        self.columns
            .iter()
            .filter(move |(_, head)| head.role == Some(role))
            .map(|(column, _)| *column)
    }

    /// The headings of tables that stand side by side below it: one more begins with a column of
    /// codes right of names and results, where names and results follow again.
    pub fn side_by_side(self) -> Vec<Header> {
        let is_table = |columns: &BTreeMap<u32, ColumnHead>| {
            let has = |wanted: &dyn Fn(ColumnRole) -> bool| {
                let mut roles = columns.values().filter_map(|head| head.role);
                roles.any(wanted)
            };
            has(&|role| role == ColumnRole::Label) && has(&ColumnRole::is_result)
        };
        let mut rest = self.columns;
        let mut blocks = Vec::new();
        let codes: Vec<u32> = rest
            .iter()
            .filter(|(_, head)| head.role == Some(ColumnRole::Code))
            .map(|(column, _)| *column)
            .collect();
        for column in codes {
            let right = rest.split_off(&column);
            if is_table(&rest) && is_table(&right) {
                blocks.push(std::mem::replace(&mut rest, right));
            } else {
                rest.extend(right);
            }
        }
        blocks.push(rest);
        let header = |columns| Header { columns, ..self };
        blocks.into_iter().map(header).collect()
    }

    /// Whether two headings say the same of the same columns.
    pub fn repeats(&self, other: &Header) -> bool {
        self.columns == other.columns
    }
}

/// The heading that begins in the row at an index of the sheet's filled rows, and the index of the
/// first filled row below it.
pub fn find(view: &View<'_>, rows: &[u32], at: usize) -> Option<(Header, usize)> {
    let first = *rows.get(at)?;
    if !begins(view, first) {
        return None;
    }
    let mut end = at + 1;
    let names: Vec<u32> = view
        .row(first)
        .filter(|(_, words)| {
            matches!(
                view.role_of(words),
                Some(ColumnRole::Code | ColumnRole::Label)
            )
        })
        .map(|(cell, _)| cell.column)
        .collect();
    while end < rows.len() && end - at < TALLEST && goes_on(view, &names, first, rows[end]) {
        end += 1;
    }
    let mut top = at;
    if at > 0 && spans(view, rows[at - 1], first, &names) {
        top -= 1;
    }
    let header = of_rows(view, &rows[top..end]);
    while end < rows.len() && is_numbering(view, rows[end]) {
        end += 1;
    }
    let roles: BTreeSet<ColumnRole> = header
        .columns
        .values()
        .filter_map(|head| head.role)
        .collect();
    let names_rows = roles.contains(&ColumnRole::Label) || roles.contains(&ColumnRole::Code);
    (names_rows && roles.len() >= 2).then_some((header, end))
}

/// The heading of some rows, whatever they say.
pub fn of_rows(view: &View<'_>, rows: &[u32]) -> Header {
    Header {
        first: rows.first().copied().unwrap_or_default(),
        last: rows.last().copied().unwrap_or_default(),
        columns: columns(view, rows),
    }
}

/// Whether a row can be the first of a heading: it names the rows, and something else. A row whose
/// first cell is a code (`2.3`) is one of the table, whatever words its results begin with.
fn begins(view: &View<'_>, row: u32) -> bool {
    let first = view.row(row).next().map_or("", |(_, words)| words);
    let is_code = |words: &str| {
        let words = words.trim_end_matches(['.', ')']);
        words.starts_with(|c: char| c.is_ascii_digit())
            && words.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    if is_code(first) {
        return false;
    }
    let mut roles = BTreeSet::new();
    for (_, words) in view.row(row) {
        if words.chars().count() <= LONGEST_HEADING
            && let Some(role) = view.role_of(words)
            && is_heading(words)
        {
            roles.insert(role);
        }
    }
    (roles.contains(&ColumnRole::Code) || roles.contains(&ColumnRole::Label)) && roles.len() >= 3
        || (roles.contains(&ColumnRole::Code) && roles.contains(&ColumnRole::Label))
        || is_narrow(view, row)
}

/// Whether a row is the heading of a table of two or three columns: the name, and the result.
fn is_narrow(view: &View<'_>, row: u32) -> bool {
    let roles: Vec<Option<ColumnRole>> = view
        .row(row)
        .map(|(_, words)| {
            let short = words.chars().count() <= LONGEST_NARROW && is_heading(words);
            view.role_of(words).filter(|_| short)
        })
        .collect();
    (2..=3).contains(&roles.len())
        && roles.iter().all(Option::is_some)
        && roles.contains(&Some(ColumnRole::Label))
        && roles.iter().flatten().any(|role| role.is_result())
}

/// Whether words can be a heading: no figure, no sentence about results.
pub fn is_heading(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let digits = words.chars().filter(char::is_ascii_digit).count();
    letters >= 2 && digits * 2 <= letters || words.trim() == "%"
}

/// Whether a row below belongs to the heading too: it names no row of the table.
fn goes_on(view: &View<'_>, names: &[u32], first: u32, row: u32) -> bool {
    let named = names.iter().any(|column| {
        let cell = Cell::new(row, *column);
        let from = view.seen_at(cell);
        !view.own(from).is_empty() && from.row > first
    });
    !named && !is_numbering(view, row) && view.row(row).all(|(_, words)| is_heading(words))
}

/// Whether the row above a heading spans several of its columns with one word that says something.
/// What spans the names of the rows too is a title.
fn spans(view: &View<'_>, above: u32, first: u32, names: &[u32]) -> bool {
    let wide = |cell: Cell| {
        view.area(cell).is_some_and(|(from, to)| {
            let over_names = names
                .iter()
                .any(|column| (from.column..=to.column).contains(column));
            from.column < to.column && to.row < first && !over_names
        })
    };
    let mut cells = view.row(above).peekable();
    cells.peek().is_some()
        && cells
            .all(|(cell, words)| wide(cell) && view.role_of(words).is_some() && is_heading(words))
}

/// Whether a row only numbers the columns: (1) (2) (3), A B 1 2, (5)=(3)/(4).
pub fn is_numbering(view: &View<'_>, row: u32) -> bool {
    let mut count = 0;
    for (_, words) in view.row(row) {
        let bare: String = words.chars().filter(|c| !" ()[]".contains(*c)).collect();
        let is_letter = bare.len() == 1 && bare.chars().all(|c| c.is_ascii_uppercase());
        let is_number = !bare.is_empty()
            && bare.starts_with(|c: char| c.is_ascii_digit())
            && bare
                .chars()
                .all(|c| c.is_ascii_digit() || "=/+-:x*%".contains(c))
            && (bare.len() <= 2 || bare.contains('='));
        if !is_letter && !is_number {
            return false;
        }
        count += 1;
    }
    count >= 3
}

/// The columns of a heading of some rows.
fn columns(view: &View<'_>, rows: &[u32]) -> BTreeMap<u32, ColumnHead> {
    paths(view, rows)
        .into_iter()
        .map(|(column, path)| {
            let plain = path.last().map(|part| fold_plain(part)).unwrap_or_default();
            let head = ColumnHead {
                role: role(&path),
                path,
                plain,
                settled: false,
                confirmed: false,
                quantities: Vec::new(),
                plan_first: false,
            };
            // «Số liệu (đạt/tổng số)»: two figures below one heading are a result.
            let is_pair = is_result_first(&head.path) || is_plan_first(&head.path);
            let head = ColumnHead {
                quantities: named_quantities(&head.path),
                plan_first: is_plan_first(&head.path),
                role: if is_pair {
                    Some(ColumnRole::Result)
                } else {
                    head.role
                },
                ..head
            };
            (column, head)
        })
        .collect()
}

/// The columns of a heading of some rows, each with the parts of its heading, from above.
pub fn paths(view: &View<'_>, rows: &[u32]) -> BTreeMap<u32, Vec<String>> {
    let named: BTreeSet<u32> = rows
        .iter()
        .flat_map(|row| view.row(*row))
        .flat_map(|(cell, _)| {
            let last = view.area(cell).map_or(cell, |(_, last)| last);
            // A heading over more columns than any table has is a title.
            cell.column..=last.column.min(cell.column.saturating_add(60))
        })
        .collect();
    named
        .iter()
        .map(|column| (*column, path(view, rows, *column, &named)))
        .collect()
}

/// The parts of a column's heading, from above. Where nothing is merged, a word in an upper row
/// reaches over the columns right of it that are named below only.
fn path(view: &View<'_>, rows: &[u32], column: u32, named: &BTreeSet<u32>) -> Vec<String> {
    let mut path: Vec<String> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let cell = Cell::new(*row, column);
        let mut words = view.seen(cell);
        let below = |column: u32| {
            rows[at + 1..]
                .iter()
                .any(|row| !view.own(Cell::new(*row, column)).is_empty())
        };
        if words.is_empty() && view.area(cell).is_none() && below(column) {
            let left = named
                .range(..column)
                .rev()
                .find(|left| !view.own(Cell::new(*row, **left)).is_empty() || !below(**left));
            if let Some(left) = left.filter(|left| below(**left)) {
                words = view.own(Cell::new(*row, *left));
            }
        }
        if !words.is_empty() && path.last().is_none_or(|last| last != words) {
            path.push(words.to_owned());
        }
    }
    path
}
