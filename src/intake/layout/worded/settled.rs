//! What columns are for, by what stands in them, where their headings do not say it.

use std::collections::{BTreeMap, BTreeSet};

use super::content::own_document;
use super::doubts;
use super::header::ColumnHead;
use super::phrases::Role;
use super::rows::{self, Entry, WordedTable};
use super::view::View;
use super::who::{Side, Who};
use crate::exact::Exact;
use crate::intake::text::quoted;
use crate::intake::value::state::{self, Declared};
use crate::intake::workbook::{Shown, Value};
use crate::place::Cell;
use crate::plan::model::Kind;
use crate::submission::State;
use crate::vietnamese::document_number::find_references;
use crate::vietnamese::number::{NumberText, read_number};

/// The fewest rows that prove what columns of figures are for.
const FEWEST: usize = 2;

/// The numbers of the columns, each by its row.
type Numbers = BTreeMap<u32, BTreeMap<u32, Exact>>;

/// Settles the purposes of columns whose headings leave them open; gives what was settled, in words.
pub fn settle(view: &View<'_>, table: &mut WordedTable<'_>) -> Vec<String> {
    free_results(view, table);
    let mut settled: Vec<(u32, Role)> = pair(view, table);
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
fn free_results(view: &View<'_>, table: &mut WordedTable<'_>) {
    let is_told = table
        .header
        .columns
        .values()
        .any(|head| head.role.is_none_or(Role::is_result));
    let labels: Vec<u32> = table.header.of(Role::Label).collect();
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
                (row.entries, row.unplaced) = rows::entries(view, &table.header, row.row);
            }
        }
    }
}

/// A purpose in words.
fn name(role: Role) -> &'static str {
    match role {
        Role::First => "số đã thực hiện",
        Role::Second => "tổng số",
        Role::Percent => "tỷ lệ",
        Role::Evidence => "văn bản minh chứng",
        _ => "kết quả",
    }
}

/// Gives columns their purposes, and reads the rows again.
fn apply(view: &View<'_>, table: &mut WordedTable<'_>, settled: &[(u32, Role)]) {
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
        (row.entries, row.unplaced) = rows::entries(view, &table.header, row.row);
    }
}

/// The columns of the two figures, where the headings do not name them both, but in every row the
/// one is the stated percentage of the other.
fn pair(view: &View<'_>, table: &WordedTable<'_>) -> Vec<(u32, Role)> {
    let named = |role: Role| {
        let heads = table.header.columns.values();
        heads
            .filter(|head| head.role == Some(role) && head.is_general())
            .count()
    };
    if (named(Role::First), named(Role::Second)) == (1, 1) {
        return Vec::new();
    }
    let numbers = numbers(view, table);
    let columns: Vec<u32> = numbers.keys().copied().collect();
    let mut found = Vec::new();
    for (first, second, percent) in triples(&columns) {
        let can_be_rate = table.header.columns[&percent]
            .role
            .is_none_or(|role| role == Role::Percent);
        if can_be_rate && proves(&numbers, first, second, percent) {
            found.push((first, second, percent));
        }
    }
    match found.as_slice() {
        [(first, second, percent)] => vec![
            (*first, Role::First),
            (*second, Role::Second),
            (*percent, Role::Percent),
        ],
        [] => planned(table, &numbers),
        _ => Vec::new(),
    }
}

/// All ways to take three of the columns.
fn triples(columns: &[u32]) -> Vec<(u32, u32, u32)> {
    let mut triples = Vec::new();
    for first in columns {
        for second in columns.iter().filter(|second| *second != first) {
            let others = columns
                .iter()
                .filter(|other| *other != first && *other != second);
            triples.extend(others.map(|percent| (*first, *second, *percent)));
        }
    }
    triples
}

/// The numbers that stand in the rows of measures with two figures, in columns that can be theirs.
fn numbers(view: &View<'_>, table: &WordedTable<'_>) -> Numbers {
    let mut numbers = Numbers::new();
    let columns = table
        .header
        .columns
        .iter()
        .filter(|(_, head)| can_hold_figures(head));
    for (column, _) in columns {
        for row in &table.rows {
            let has_two = matches!(&row.who, Who::Measure(measure, Side::Whole)
                if measure.kind.has_second() && measure.kind != Kind::Growth);
            let cell = Cell::new(row.row, *column);
            if has_two
                && view.seen_at(cell) == cell
                && let Some(number) = number(view, cell)
            {
                numbers.entry(*column).or_default().insert(row.row, number);
            }
        }
    }
    numbers.retain(|_, rows| rows.len() >= FEWEST);
    numbers
}

/// Whether a column can hold figures.
fn can_hold_figures(head: &ColumnHead) -> bool {
    matches!(
        head.role,
        None | Some(
            Role::Result
                | Role::First
                | Role::Second
                | Role::Percent
                | Role::State
                | Role::Requirement
        )
    )
}

/// The number that a cell holds; a percentage as a reader sees it.
fn number(view: &View<'_>, cell: Cell) -> Option<Exact> {
    let content = view.content(cell)?;
    match &content.value {
        Value::Number(number) => {
            let exact = Exact::from_spreadsheet(*number)?;
            Some(if content.shown == Shown::Percent {
                &exact * &Exact::whole(100)
            } else {
                exact
            })
        }
        Value::Text(text) => match read_number(text) {
            NumberText::Amount(amount) => Some(amount.figure.usual().clone()),
            _ => None,
        },
        _ => None,
    }
}

/// Whether in every row one number is the percentage of two others, and not always 100.
fn proves(numbers: &Numbers, first: u32, second: u32, percent: u32) -> bool {
    let (firsts, seconds, percents) = (&numbers[&first], &numbers[&second], &numbers[&percent]);
    let mut told = 0;
    let mut tells = false;
    for (row, first) in firsts {
        let (Some(second), Some(percent)) = (seconds.get(row), percents.get(row)) else {
            continue;
        };
        if !is_rate(first, second, percent) {
            return false;
        }
        told += 1;
        tells |= first != second;
    }
    told >= FEWEST && tells && told * 3 >= percents.len() * 2
}

/// Whether a number is the percentage of two others, as exactly as it is written.
fn is_rate(first: &Exact, second: &Exact, percent: &Exact) -> bool {
    if second.is_zero() || second.is_negative() || first.is_negative() {
        return false;
    }
    let written = percent.to_full_decimal();
    let decimals = written.split_once('.').map_or(0, |(_, part)| part.len());
    let unit = (0..decimals.min(6)).fold(Exact::whole(2), |unit, _| &unit * &Exact::whole(10));
    let off = (&(first * &Exact::whole(100)) - &(percent * second)).abs();
    // Half a unit of the last decimal that is written.
    &off * &unit <= *second
}

/// A column of what is planned, where no column of all is named: its numbers are no percentages, and
/// none is below what was done.
fn planned(table: &WordedTable<'_>, numbers: &Numbers) -> Vec<(u32, Role)> {
    let of = |wanted: fn(&ColumnHead) -> bool| -> Vec<u32> {
        let heads = table.header.columns.iter();
        heads
            .filter(|(column, head)| numbers.contains_key(column) && wanted(head))
            .map(|(column, _)| *column)
            .collect()
    };
    let is_done = |head: &ColumnHead| matches!(head.role, Some(Role::First | Role::Result));
    let is_planned = |head: &ColumnHead| {
        head.role == Some(Role::Requirement)
            && (head.plain.contains("ke hoach") || head.plain.contains("giao"))
    };
    let has_second = table.header.of(Role::Second).next().is_some();
    let (done, planned) = (of(is_done), of(is_planned));
    let ([first], [second], false) = (done.as_slice(), planned.as_slice(), has_second) else {
        return Vec::new();
    };
    let hundred = Exact::whole(100);
    let (firsts, seconds) = (&numbers[first], &numbers[second]);
    let is_count = seconds.values().all(Exact::is_whole) && seconds.values().any(|n| *n > hundred);
    let holds = firsts
        .iter()
        .all(|(row, first)| seconds.get(row).is_some_and(|second| first <= second));
    if is_count && holds {
        vec![(*first, Role::First), (*second, Role::Second)]
    } else {
        Vec::new()
    }
}

/// The one column without a known purpose that holds documents, where none is named for them.
fn documents(table: &WordedTable<'_>) -> Option<(u32, Role)> {
    let parts = [
        Role::Evidence,
        Role::EvidenceNumber,
        Role::EvidenceSymbol,
        Role::EvidenceDate,
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
        [column] => Some((*column, Role::Evidence)),
        _ => None,
    }
}

/// The one column that holds results, where no column of figures or results holds anything: one
/// without a known purpose, else the remarks.
fn only_result(table: &WordedTable<'_>) -> Option<(u32, Role)> {
    let told = [Role::Result, Role::First, Role::Second, Role::Percent];
    let is_told = table.rows.iter().filter(|row| speaks(&row.who)).any(|row| {
        let in_named = |role: &Role| row.entries.contains_key(role);
        let in_own = |(column, _): &(u32, Entry)| table.header.columns[column].role.is_some();
        told.iter().any(in_named) || row.unplaced.iter().any(in_own)
    });
    if is_told {
        return None;
    }
    let found = match mostly(table, &|head| head.role.is_none(), &is_result) {
        none if none.is_empty() => mostly(table, &is_note, &is_sure_result),
        found => found,
    };
    match found.as_slice() {
        [column] => Some((*column, Role::Result)),
        _ => None,
    }
}

/// Whether a column is for notes of any kind, and not for difficulties or causes.
fn is_note(head: &ColumnHead) -> bool {
    head.role == Some(Role::Remarks) && head.plain.contains("ghi chu")
}

/// Whether a note tells a result for sure: figures, a document. «Không có» may speak of difficulties.
fn is_sure_result(entry: &Entry) -> bool {
    doubts::tells_figures(entry)
        || entry.words.contains('%')
        || own_document(&entry.words).is_some()
        || matches!(state::read(&entry.words), Declared::State(state) if state != State::NothingArose)
}

/// Whether an entry tells a result: figures, a state, a document.
fn is_result(entry: &Entry) -> bool {
    doubts::tells_figures(entry) || says_result(&entry.words)
}

/// Whether words tell a result.
pub fn says_result(words: &str) -> bool {
    let said = read_number(words);
    words.contains('%')
        || matches!(
            said,
            NumberText::NothingArose | NumberText::Fraction(_) | NumberText::Amount(_)
        )
        || matches!(state::read(words), Declared::State(_))
        || own_document(words).is_some()
}

/// The columns, of those asked for, of which most cells in rows of the plan are of a kind.
fn mostly(
    table: &WordedTable<'_>,
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
fn speaks(who: &Who<'_>) -> bool {
    matches!(who, Who::Measure(..) | Who::Criterion(_))
}
