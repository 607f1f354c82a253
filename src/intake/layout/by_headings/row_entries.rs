//! What an agency wrote in the cells of a row, by the purpose of the column.

use std::collections::BTreeMap;

use super::header::{ColumnHead, Header};
use super::view::View;
use crate::intake::value::own_words::OwnWords;
use crate::intake::value::state::{self, Declared};
use crate::intake::vocabulary::{ColumnRole, Statement, statements};
use crate::intake::workbook::{Content, Shown, Value};
use crate::place::Cell;
use crate::vietnamese::date::find_dates;

/// Something that an agency wrote.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Where it stands.
    pub cell: Cell,
    /// The rows over which it is merged: first and last.
    pub rows: (u32, u32),
    /// The column under whose heading it stands.
    pub column: u32,
    /// What stands there.
    pub content: Content,
    /// Its words.
    pub words: String,
}

/// What stands in a row, by the purpose of the column; and what stands in columns whose purpose
/// depends on the measure, or is not known.
pub(super) type Entries = (BTreeMap<ColumnRole, Vec<Entry>>, Vec<(u32, Entry)>);

/// What stands in the columns that an agency fills in.
pub(super) fn entries(view: &View<'_>, header: &Header, row: u32) -> Entries {
    let mut entries: BTreeMap<ColumnRole, Vec<Entry>> = BTreeMap::new();
    let mut unplaced = Vec::new();
    let mut taken: Vec<Cell> = Vec::new();
    for (column, head) in &header.columns {
        let input = head.role.is_none_or(ColumnRole::is_input) || is_state_heading(head);
        let at = Cell::new(row, *column);
        let cell = view.seen_at(at);
        if !input || taken.contains(&cell) {
            continue;
        }
        let Some(content) = view.content(at).filter(|content| view.page.holds(content)) else {
            continue;
        };
        // A cell that reaches in from a column of another purpose is not this column's.
        if cell.column < *column && header.columns.contains_key(&cell.column) {
            continue;
        }
        taken.push(cell);
        let rows = view
            .area(at)
            .map_or((row, row), |(first, last)| (first.row, last.row));
        let mut entry = Entry {
            cell,
            rows,
            column: *column,
            content: content.clone(),
            words: view.own(cell).to_owned(),
        };
        // An abbreviation that the workbook explains is read as what it stands for.
        if let Some(state) = view.legend().get(&entry.words) {
            entry.content = Content::plain(Value::Text(state.label().to_owned()));
            entry.words = state.label().to_owned();
        }
        if let Some(state) = ticked(head, &entry.words) {
            entry.content = Content::plain(Value::Text(state.clone()));
            entry.words = state;
            entries.entry(ColumnRole::State).or_default().push(entry);
            continue;
        }
        if !head.role.is_none_or(ColumnRole::is_input) {
            continue;
        }
        match head
            .role
            .filter(|_| head.is_general() || !names_figure(head.role))
            .filter(|role| *role != ColumnRole::Result || !counts_one(head, &entry))
        {
            Some(role) => entries.entry(role).or_default().push(entry),
            None => unplaced.push((*column, entry)),
        }
    }
    (entries, unplaced)
}

/// How many columns right of a table a remark without a heading may stand.
const RIGHT: u32 = 3;

/// What stands in a row in columns that are for something else than its name, the plan's words, its results
/// and their proof, each with the heading of its column: «Kỳ số liệu: Quý I».
pub(super) fn beside(view: &View<'_>, header: &Header, row: u32) -> Vec<(Cell, String)> {
    let (Some((first, _)), Some((last, _))) = (
        header.columns.first_key_value(),
        header.columns.last_key_value(),
    ) else {
        return Vec::new();
    };
    let is_headed = |column: u32| {
        let mut rows = header.first..=header.last;
        rows.any(|row| !view.seen(Cell::new(row, column)).is_empty())
    };
    view.row(row)
        .filter(|(cell, words)| {
            let is_near = (*first..=last.saturating_add(RIGHT)).contains(&cell.column);
            is_near && words.contains(char::is_alphabetic)
                || header.columns.contains_key(&cell.column) && words.contains('/')
        })
        .filter_map(|(cell, words)| match header.columns.get(&cell.column) {
            Some(head) => under_heading(head, words).map(|words| (cell, words)),
            None if is_headed(cell.column) => None,
            None => Some((cell, words.to_owned())),
        })
        .collect()
}

/// Words below a heading that says of what the figures are, with that heading; none where the column is for
/// another thing.
fn under_heading(head: &ColumnHead, words: &str) -> Option<String> {
    let heading = head.path.last()?;
    let is_of_figures = statements(heading)
        .iter()
        .any(|(said, _)| *said == Statement::OfFigures);
    let is_about = match head.role {
        None | Some(ColumnRole::Other) => true,
        Some(ColumnRole::Result | ColumnRole::State | ColumnRole::Unit) => is_of_figures,
        _ => false,
    };
    let is_number = !words.contains(char::is_alphabetic) && find_dates(words).is_empty();
    (is_about && !is_number).then(|| format!("{heading}: {words}"))
}

/// Whether a number alone stands below a heading that names a quantity («Đã trả kết quả»): it is that
/// quantity, and no result of whatever the row asks for.
fn counts_one(head: &ColumnHead, entry: &Entry) -> bool {
    let is_number = matches!(entry.content.value, Value::Number(_));
    !head.quantities.is_empty() && is_number && entry.content.shown != Shown::Percent
}

/// The state that a tick declares in a column whose heading is a state: «Hoàn thành», «Đang thực hiện».
fn ticked(head: &ColumnHead, words: &str) -> Option<String> {
    let is_tick = matches!(words.trim(), "x" | "X" | "v" | "V" | "✓" | "✔" | "√" | "☑");
    let heading = head.path.last()?;
    (is_tick && is_state_heading(head)).then(|| heading.clone())
}

/// Whether the heading of a column is a state.
fn is_state_heading(head: &ColumnHead) -> bool {
    let heading = head.path.last().map_or("", String::as_str);
    matches!(
        state::read(heading, &OwnWords::default()),
        Declared::State(_)
    )
}

/// Whether a column of this purpose can be one of a single measure's figure: `Số hồ sơ đã giải quyết`.
fn names_figure(role: Option<ColumnRole>) -> bool {
    matches!(role, Some(ColumnRole::First | ColumnRole::Second) | None)
}
