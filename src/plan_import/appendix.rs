//! The rows of an appendix: fields, groups, criteria, with every text as it stands there.

use papers::{Block, Row, Table};

use super::code::{self, Code};
use super::columns::{Columns, Role, columns, is_heading};
use crate::vietnamese::fold::{fold, fold_plain};

/// What a row of the appendix is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// A field: `III. CẢI CÁCH THỦ TỤC HÀNH CHÍNH`.
    Field,
    /// A group of criteria.
    Group,
    /// A criterion.
    Criterion,
}

/// A row of the appendix, joined over the pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppendixRow {
    /// Its number, without a final stop.
    pub code: String,
    /// What it is.
    pub kind: RowKind,
    /// Its name, verbatim.
    pub name: String,
    /// The requirement, verbatim; empty: none.
    pub requirement: String,
    /// The deadline, verbatim.
    pub deadline: String,
    /// Who leads, verbatim.
    pub lead: String,
    /// Who supports, verbatim.
    pub support: String,
    /// The requirement belongs to the criteria of these numbers together, this one among them.
    pub shared_with: Vec<String>,
    /// Why the requirement is taken to be shared, where no merged cell says so.
    pub shared_by_words: bool,
    /// Texts were joined over a page or sub-rows.
    pub joined: bool,
}

/// An appendix, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Appendix {
    /// Its rows, in reading order.
    pub rows: Vec<AppendixRow>,
    /// Rows that have no place in it: their text.
    pub unplaced: Vec<String>,
    /// How many tables were taken.
    pub tables: usize,
}

/// A row while it is being read.
struct OpenRow {
    code: Code,
    texts: [String; 5],
    /// The requirement's cell goes on from the row above.
    merged: bool,
    joined: bool,
}

/// Where each text of an [`OpenRow`] comes from.
const TEXTS: [Role; 5] = [
    Role::Name,
    Role::Requirement,
    Role::Deadline,
    Role::Lead,
    Role::Support,
];

const NAME: usize = 0;

/// Reads the appendix out of a paper: every table whose headings name its columns, and those that
/// follow it without headings of their own.
pub fn read(blocks: &[Block]) -> Appendix {
    let mut appendix = Appendix::default();
    let mut open: Vec<OpenRow> = Vec::new();
    let mut known = Columns::default();
    for block in blocks {
        let Block::Table(table) = block else { continue };
        let own = columns(table);
        if own.are_appendix() {
            known = own;
        } else if !known.are_appendix() || table.rows.iter().any(is_heading) {
            // A letterhead, a signature, a table of something else.
            continue;
        }
        appendix.tables += 1;
        read_table(table, &known, &mut open, &mut appendix.unplaced);
    }
    appendix.rows = closed(open);
    appendix
}

/// Reads a table's rows.
fn read_table(
    table: &Table,
    columns: &Columns,
    open: &mut Vec<OpenRow>,
    unplaced: &mut Vec<String>,
) {
    for row in table.rows.iter().filter(|row| !is_heading(row)) {
        let (code, texts) = split_row(row, columns);
        match (code, open.last_mut()) {
            (Some(code), _) => {
                let mut next = OpenRow {
                    code,
                    texts,
                    merged: continues(row, columns),
                    joined: false,
                };
                fill_merged(row, columns, open.last(), &mut next);
                open.push(next);
            }
            (None, _) if texts.iter().all(String::is_empty) => {}
            (None, Some(last)) if texts[NAME].is_empty() || !is_closing(&texts) => {
                join(last, texts)
            }
            (None, _) => unplaced.push(texts.join(" ").trim().to_owned()),
        }
    }
}

/// The number and the texts of a row.
fn split_row(row: &Row, columns: &Columns) -> (Option<Code>, [String; 5]) {
    let cell = |column: usize| {
        let found = row.cells.iter().find(|cell| cell.column == column);
        found
            .filter(|cell| !cell.continues)
            .map(|cell| one_line(&cell.text))
    };
    let mut texts = TEXTS.map(|role| columns.of(role).and_then(cell).unwrap_or_default());
    let own = columns.of(Role::Code).and_then(cell);
    let code = own.as_deref().and_then(code::read);
    // A field often spans the whole row: its number and name stand in the first cell.
    let first = row
        .cells
        .first()
        .map(|cell| one_line(&cell.text))
        .unwrap_or_default();
    if code.is_none()
        && let Some((code, rest)) = code::split(
            if own.as_deref().unwrap_or_default().is_empty() && !texts[NAME].is_empty() {
                &texts[NAME]
            } else {
                &first
            },
        )
    {
        let rest = rest.to_owned();
        texts[NAME] = rest;
        return (Some(code), texts);
    }
    (code, texts)
}

/// Whether the requirement's cell is the lower part of a merged one.
fn continues(row: &Row, columns: &Columns) -> bool {
    let column = columns.of(Role::Requirement);
    row.cells
        .iter()
        .any(|cell| Some(cell.column) == column && cell.continues)
}

/// Deadlines and bodies merged over several rows hold for each of them.
fn fill_merged(row: &Row, columns: &Columns, above: Option<&OpenRow>, next: &mut OpenRow) {
    let Some(above) = above else { return };
    for (index, role) in TEXTS.iter().enumerate().skip(1) {
        let goes_on =
            |cell: &&papers::Cell| Some(cell.column) == columns.of(*role) && cell.continues;
        if row.cells.iter().any(|cell| goes_on(&cell)) {
            next.texts[index] = above.texts[index].clone();
        }
    }
}

/// Joins a row without a number to the one above it: it was split by a page, or is a part of it.
fn join(last: &mut OpenRow, texts: [String; 5]) {
    for (own, more) in last.texts.iter_mut().zip(texts) {
        if more.is_empty() {
            continue;
        }
        if !own.is_empty() {
            own.push(' ');
        }
        own.push_str(&more);
    }
    last.joined = true;
}

/// Whether a row without a number ends the table: a sum, a signature, a note.
fn is_closing(texts: &[String; 5]) -> bool {
    let plain = fold_plain(&texts[NAME]);
    let begins = |words: &str| plain.starts_with(words);
    ["tong cong", "tong diem", "ghi chu", "noi nhan"]
        .into_iter()
        .any(begins)
}

/// A cell's lines as one text.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rows with what each of them is.
fn closed(open: Vec<OpenRow>) -> Vec<AppendixRow> {
    let roman = open.iter().any(|row| matches!(row.code, Code::Roman(_)));
    let mut rows: Vec<AppendixRow> = Vec::with_capacity(open.len());
    for (at, row) in open.iter().enumerate() {
        let below = open
            .get(at + 1)
            .is_some_and(|next| row.code.is_above(&next.code));
        let bare = row.texts[1..].iter().all(String::is_empty);
        let kind = match &row.code {
            Code::Roman(_) => RowKind::Field,
            Code::Digits(code) if !roman && !code.contains('.') && bare => RowKind::Field,
            Code::Digits(_) if below && bare => RowKind::Group,
            Code::Digits(_) => RowKind::Criterion,
        };
        let [name, requirement, deadline, lead, support] = row.texts.clone();
        rows.push(AppendixRow {
            code: row.code.text().to_owned(),
            kind,
            name,
            requirement,
            deadline,
            lead,
            support,
            shared_with: Vec::new(),
            shared_by_words: false,
            joined: row.joined,
        });
    }
    share_merged(&open, &mut rows);
    share_by_words(&mut rows);
    rows
}

/// Requirements whose cell is merged over several criteria.
fn share_merged(open: &[OpenRow], rows: &mut [AppendixRow]) {
    let mut start = 0;
    for at in 1..=open.len() {
        if at < open.len() && open[at].merged {
            continue;
        }
        if at - start > 1 {
            share(&mut rows[start..at], false);
        }
        start = at;
    }
}

/// Words after which a requirement can't end: what they speak of stands in the next row, because a
/// merged cell was laid over several rows.
const UNFINISHED: &[&str] = &[
    "từ",
    "đạt",
    "là",
    "và",
    "trên",
    "tối thiểu",
    "ít nhất",
    "không quá",
    "đến",
];

/// A requirement that breaks off in one criterion and goes on in the next is one for both, and for
/// those just above it in their group that have none.
fn share_by_words(rows: &mut [AppendixRow]) {
    for at in 0..rows.len().saturating_sub(1) {
        if !breaks_off(&rows[at].requirement) || rows[at + 1].kind != RowKind::Criterion {
            continue;
        }
        let group = stem(&rows[at].code).to_owned();
        let begins = |row: &AppendixRow| {
            row.kind == RowKind::Criterion && row.requirement.is_empty() && stem(&row.code) == group
        };
        let mut first = at;
        while first > 0 && begins(&rows[first - 1]) {
            first -= 1;
        }
        let whole = format!("{} {}", rows[at].requirement, rows[at + 1].requirement);
        rows[first].requirement = whole.trim().to_owned();
        share(&mut rows[first..at + 2], true);
    }
}

/// Gives the first row's requirement to all of them.
fn share(rows: &mut [AppendixRow], by_words: bool) {
    let codes: Vec<String> = rows.iter().map(|row| row.code.clone()).collect();
    let requirement = rows[0].requirement.clone();
    for row in rows.iter_mut() {
        row.requirement.clone_from(&requirement);
        row.shared_with.clone_from(&codes);
        row.shared_by_words = by_words;
    }
}

/// Whether a requirement ends in the middle of its sentence.
fn breaks_off(requirement: &str) -> bool {
    if requirement.ends_with(['.', ';', ')', '%']) {
        return false;
    }
    let folded = fold(requirement);
    UNFINISHED
        .iter()
        .any(|words| folded.ends_with(&format!(" {words}")))
}

/// The group of a number: `3.2` of `3.2.1`.
fn stem(code: &str) -> &str {
    code.rsplit_once('.').map_or("", |(stem, _)| stem)
}
