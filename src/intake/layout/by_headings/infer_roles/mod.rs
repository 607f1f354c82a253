//! What columns are for, by what stands in them, where their headings do not say it.

mod proved_columns;

use std::collections::{BTreeMap, BTreeSet};

use super::header::ColumnHead;
use super::result_text::own_document;
use super::row_entries::{self, Entry};
use super::row_subject::{RowSubject, SubjectFinder};
use super::rows::HeadedTable;
use super::unplaced_cells;
use super::view::View;
use crate::intake::cell_words::quoted;
use crate::intake::value::own_words::OwnWords;
use crate::intake::value::state::{self, Declared};
use crate::intake::vocabulary::ColumnRole;
use crate::intake::workbook::{Shown, Value};
use crate::place::Cell;
use crate::submission::State;
use crate::vietnamese::document_number::find_references;
use crate::vietnamese::number::{NumberText, read_number};

/// The fewest rows that prove what columns of figures are for.
const FEWEST: usize = 2;

/// Settles the purposes of columns whose headings leave them open; gives what was settled, in words.
pub fn infer(
    view: &View<'_>,
    table: &mut HeadedTable<'_>,
    asked: &SubjectFinder<'_>,
) -> Vec<String> {
    free_results(view, table);
    let mut settled: Vec<(u32, ColumnRole)> = proved_columns::prove(view, table, asked);
    settled.extend(documents(table));
    apply(view, table, &settled);
    if let Some(result) = only_result(table) {
        apply(view, table, &[result]);
        settled.push(result);
    }
    settled
        .iter()
        .map(|(column, role)| {
            let heading = quoted(&table.header.columns[column].shown());
            format!("cột «{heading}» là {}", name(*role))
        })
        .collect()
}

/// Leaves the purpose of a column open whose heading sounds like a name («Nội dung báo cáo»), but that
/// names no row and holds results, where no column is named for these.
fn free_results(view: &View<'_>, table: &mut HeadedTable<'_>) {
    let is_told = table
        .header
        .columns
        .values()
        .any(|head| head.role.is_none_or(ColumnRole::is_result));
    let labels: Vec<u32> = table.header.of(ColumnRole::Label).collect();
    if is_told || labels.len() < 2 {
        return;
    }
    for column in labels {
        let cells = table
            .rows
            .iter()
            .filter(|row| speaks(&row.who) && row.key.column != column)
            .map(|row| Cell::new(row.row, column))
            .filter(|cell| !view.own(*cell).is_empty());
        let (mut all, mut results) = (0, 0);
        for cell in cells {
            all += 1;
            results += usize::from(says_result(view.own(cell)));
        }
        if results >= FEWEST && results * 5 >= all * 3 {
            if let Some(head) = table.header.columns.get_mut(&column) {
                head.role = None;
            }
            for row in &mut table.rows {
                (row.entries, row.unplaced) = row_entries::entries(view, &table.header, row.row);
            }
        }
    }
}

/// A purpose in words.
fn name(role: ColumnRole) -> &'static str {
    match role {
        ColumnRole::First => "số đã thực hiện",
        ColumnRole::Second => "tổng số",
        ColumnRole::Percent => "tỷ lệ",
        ColumnRole::Evidence => "văn bản minh chứng",
        _ => "kết quả",
    }
}

/// Gives columns their purposes, and reads the rows again.
fn apply(view: &View<'_>, table: &mut HeadedTable<'_>, settled: &[(u32, ColumnRole)]) {
    if settled.is_empty() {
        return;
    }
    for (column, role) in settled {
        if let Some(head) = table.header.columns.get_mut(column) {
            head.role = Some(*role);
            head.settled = true;
        }
    }
    for row in &mut table.rows {
        (row.entries, row.unplaced) = row_entries::entries(view, &table.header, row.row);
    }
}

/// The one column without a known purpose that holds documents, where none is named for them.
fn documents(table: &HeadedTable<'_>) -> Option<(u32, ColumnRole)> {
    let parts = [
        ColumnRole::Evidence,
        ColumnRole::EvidenceNumber,
        ColumnRole::EvidenceSymbol,
        ColumnRole::EvidenceDate,
    ];
    if parts
        .iter()
        .any(|role| table.header.of(*role).next().is_some())
    {
        return None;
    }
    let is_open = |head: &ColumnHead| head.role.is_none() && !head.plain.contains("can cu");
    let is_document = |entry: &Entry| {
        let references = find_references(&entry.words);
        references.iter().any(|one| one.symbol.is_some()) && own_document(&entry.words).is_some()
    };
    let found = mostly(table, &is_open, &is_document);
    match found.as_slice() {
        [column] => Some((*column, ColumnRole::Evidence)),
        _ => None,
    }
}

/// The one column that holds results, where no column of figures or results holds anything: one
/// without a known purpose, else the remarks. Where only rates are told, the figures can stand in
/// the remarks.
fn only_result(table: &HeadedTable<'_>) -> Option<(u32, ColumnRole)> {
    let is_told = |told: &[ColumnRole]| {
        table.rows.iter().filter(|row| speaks(&row.who)).any(|row| {
            let in_named = |role: &ColumnRole| row.entries.contains_key(role);
            let in_own = |(column, _): &(u32, Entry)| table.header.columns[column].role.is_some();
            told.iter().any(in_named) || row.unplaced.iter().any(in_own)
        })
    };
    if is_told(&[ColumnRole::Result, ColumnRole::First, ColumnRole::Second]) {
        return None;
    }
    let is_open = |head: &ColumnHead| head.role.is_none();
    let mut found = if is_told(&[ColumnRole::Percent]) {
        Vec::new()
    } else {
        mostly(table, &is_open, &is_result)
    };
    if found.is_empty() {
        found = mostly(table, &is_note, &is_sure_result);
    }
    // Numbers alone can be anything.
    let bare = mostly(table, &is_open, &is_bare);
    found.retain(|column| !bare.contains(column));
    match found.as_slice() {
        [column] => Some((*column, ColumnRole::Result)),
        _ => None,
    }
}

/// Whether a column is for notes of any kind, and not for difficulties or causes.
pub(super) fn is_note(head: &ColumnHead) -> bool {
    head.role == Some(ColumnRole::Remarks)
        && ["ghi chu", "thuyet minh", "dien giai"]
            .iter()
            .any(|note| head.plain.contains(note))
}

/// Whether a note tells a result for sure: figures, a document. «Không có» may speak of difficulties.
fn is_sure_result(entry: &Entry) -> bool {
    unplaced_cells::tells_figures(entry)
        || entry.words.contains('%')
        || own_document(&entry.words).is_some()
        || matches!(state::read(&entry.words, &OwnWords::default()), Declared::State(state) if state != State::NothingArose)
}

/// Whether an entry is a number without anything that says what it counts.
fn is_bare(entry: &Entry) -> bool {
    let is_number = matches!(entry.content.value, Value::Number(_));
    is_number && entry.content.shown != Shown::Percent
        || entry
            .words
            .chars()
            .all(|c| c.is_ascii_digit() || " .,".contains(c))
}

/// Whether an entry tells a result: figures, a state, a document.
fn is_result(entry: &Entry) -> bool {
    unplaced_cells::tells_figures(entry) || says_result(&entry.words)
}

/// Whether words tell a result.
pub fn says_result(words: &str) -> bool {
    let said = read_number(words);
    words.contains('%')
        || matches!(
            said,
            NumberText::NothingArose | NumberText::Fraction(_) | NumberText::Amount(_)
        )
        || matches!(state::read(words, &OwnWords::default()), Declared::State(_))
        || own_document(words).is_some()
}

/// The columns, of those asked for, of which most cells in rows of the plan are of a kind.
fn mostly(
    table: &HeadedTable<'_>,
    is_asked: &dyn Fn(&ColumnHead) -> bool,
    is_kind: &dyn Fn(&Entry) -> bool,
) -> Vec<u32> {
    let mut counts: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    let mut counted: BTreeSet<Cell> = BTreeSet::new();
    for row in table.rows.iter().filter(|row| speaks(&row.who)) {
        let entries = row.entries.values().flatten();
        for entry in entries.chain(row.unplaced.iter().map(|(_, entry)| entry)) {
            if is_asked(&table.header.columns[&entry.column]) && counted.insert(entry.cell) {
                let count = counts.entry(entry.column).or_default();
                count.0 += 1;
                count.1 += usize::from(is_kind(entry));
            }
        }
    }
    counts
        .into_iter()
        .filter(|(_, (all, fitting))| fitting * 5 >= all * 3)
        .map(|(column, _)| column)
        .collect()
}

/// Whether a row speaks of the plan.
fn speaks(who: &RowSubject<'_>) -> bool {
    matches!(who, RowSubject::Measure(..) | RowSubject::Criterion(_))
}
