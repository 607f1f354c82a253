//! Rows of tables as rows of the appendix: those that a page has split are joined, parts with bodies or
//! deadlines of their own are rows of their own.

use papers::{Cell, Row};

use super::cells::{at, goes_on, of, one_line};
use crate::plan_import::code::{self, Code, Mark};
use crate::plan_import::columns::{Columns, Role};
use crate::vietnamese::fold::fold_plain;

/// A row while it is being read.
pub(super) struct OpenRow {
    pub(super) code: Code,
    pub(super) texts: [String; 5],
    pub(super) unit: String,
    pub(super) points: String,
    pub(super) others: Vec<(String, String)>,
    /// The requirement's cell goes on from the row above.
    pub(super) merged: bool,
    pub(super) joined: bool,
    /// A capital letter stands before it: a part of the appendix, or a field.
    pub(super) capital: bool,
    pub(super) asked_in_name: bool,
    pub(super) rivals: Vec<String>,
    pub(super) numbered: Option<&'static str>,
}

/// Where each text of an [`OpenRow`] comes from.
const TEXTS: [Role; 5] = [
    Role::Name,
    Role::Requirement,
    Role::Deadline,
    Role::Lead,
    Role::Support,
];

pub(super) const NAME: usize = 0;
pub(super) const REQUIREMENT: usize = 1;
const LEAD: usize = 3;
const SUPPORT: usize = 4;

/// Reads rows one after the other.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) open: Vec<OpenRow>,
    pub(super) unplaced: Vec<String>,
    /// The number of the last row with one of its own, and of the last part with a letter.
    owner: Option<String>,
    lettered: Option<String>,
    /// How many parts without a number the owner has.
    parts: usize,
    /// The field that a column of its own named last.
    field: String,
}

/// How a note on a cell, or its footnote, is called.
pub(super) const NOTE: &str = "Chú thích";

/// What a row begins with.
enum Begins {
    Code(Code),
    Capital(String),
    Mark(Mark),
    Nothing,
}

impl Reader {
    /// Reads a row.
    pub(super) fn row(&mut self, row: &Row, columns: &Columns) {
        self.field_beside(row, columns);
        let (begins, texts) = split_row(row, columns);
        let empty = texts.iter().all(String::is_empty);
        match begins {
            Begins::Code(code) => {
                self.owner = Some(code.text().to_owned());
                self.lettered = None;
                self.parts = 0;
                self.push(row, columns, code, texts, None);
            }
            Begins::Capital(letter) if texts[1..].iter().all(String::is_empty) => {
                self.push(row, columns, Code::Roman(letter), texts, None);
                if let Some(last) = self.open.last_mut() {
                    last.capital = true;
                }
            }
            Begins::Mark(mark) if self.owner.is_some() && stands_alone(&texts) => {
                self.part(row, columns, &mark, texts);
            }
            _ if empty && !self.goes_on_alone(row, columns, &texts) => {}
            _ if self.goes_on_alone(row, columns, &texts) => self.second(row, columns, texts),
            _ if is_title(row, &texts) && !self.ends_in_title() => {
                let title = Code::Roman(String::new());
                let numbered = "lĩnh vực không có số: chương trình đặt số";
                self.push(row, columns, title, texts, Some(numbered));
            }
            _ => match self.open.last_mut() {
                Some(last) if texts[NAME].is_empty() || !is_closing(&texts) => {
                    let notes = row.cells.iter().flat_map(|cell| &cell.notes);
                    last.others
                        .extend(notes.map(|note| (NOTE.to_owned(), one_line(note))));
                    join(last, with_mark(row, columns, texts));
                }
                _ => self.unplaced.push(texts.join(" ").trim().to_owned()),
            },
        }
    }

    /// A field that stands in a column of its own, beside its first row or beside each.
    fn field_beside(&mut self, row: &Row, columns: &Columns) {
        let field = of(row, columns, Role::Field);
        let across = row.cells.len() == 1;
        if field.is_empty() || across || field == self.field {
            return;
        }
        let (code, name) = match code::split(&field) {
            Some((code @ Code::Roman(_), name)) => (code, name.to_owned()),
            _ => (Code::Roman(String::new()), field.clone()),
        };
        let numbered = code
            .text()
            .is_empty()
            .then_some("lĩnh vực không có số: chương trình đặt số");
        let mut texts = [const { String::new() }; 5];
        texts[NAME] = name;
        self.open.push(OpenRow {
            code,
            texts,
            unit: String::new(),
            points: String::new(),
            others: Vec::new(),
            merged: false,
            joined: false,
            capital: false,
            asked_in_name: false,
            rivals: Vec::new(),
            numbered,
        });
        self.field = field;
    }

    fn push(
        &mut self,
        row: &Row,
        columns: &Columns,
        code: Code,
        texts: [String; 5],
        numbered: Option<&'static str>,
    ) {
        let notes = row.cells.iter().flat_map(|cell| &cell.notes);
        let notes = notes.map(|note| (NOTE.to_owned(), one_line(note)));
        let mut next = OpenRow {
            code,
            texts,
            unit: of(row, columns, Role::Unit),
            points: of(row, columns, Role::Points),
            others: columns
                .others()
                .into_iter()
                .map(|(column, heading)| (heading.to_owned(), at(row, column)))
                .filter(|(_, text)| !text.is_empty())
                .chain(notes)
                .collect(),
            merged: goes_on(row, columns, Role::Requirement),
            joined: false,
            capital: false,
            asked_in_name: columns.of(Role::Requirement).is_none(),
            rivals: columns
                .rivals()
                .into_iter()
                .filter(|(column, _)| at(row, *column).contains(|c: char| c.is_ascii_digit()))
                .map(|(_, heading)| heading.to_owned())
                .collect(),
            numbered,
        };
        if let Some(above) = self.open.last() {
            fill_merged(row, columns, above, &mut next);
        }
        self.open.push(next);
    }

    /// A part `a)` or `-` with a requirement, a body or a deadline of its own.
    fn part(&mut self, row: &Row, columns: &Columns, mark: &Mark, texts: [String; 5]) {
        let Some(owner) = self.owner.clone() else {
            return;
        };
        let (code, numbered) = match mark {
            Mark::Letter(letter) => {
                let code = format!("{owner}.{letter}");
                self.lettered = Some(code.clone());
                self.parts = 0;
                (code, None)
            }
            Mark::Dash => {
                self.parts += 1;
                let above = self.lettered.clone().unwrap_or(owner);
                (
                    format!("{above}-{}", self.parts),
                    Some(
                        "dòng gạch đầu dòng có cơ quan, thời hạn hoặc yêu cầu riêng: chương trình đặt số",
                    ),
                )
            }
        };
        self.push(row, columns, Code::Digits(code), texts, numbered);
    }

    /// Whether the row stands beside a name that goes on from above, with a body or deadline of its
    /// own: the name has several requirements.
    fn goes_on_alone(&self, row: &Row, columns: &Columns, texts: &[String; 5]) -> bool {
        self.owner.is_some()
            && goes_on(row, columns, Role::Name)
            && !texts[REQUIREMENT].is_empty()
            && (!texts[2].is_empty() || !texts[LEAD].is_empty())
    }

    /// The second requirement, or a later one, of the name above.
    fn second(&mut self, row: &Row, columns: &Columns, mut texts: [String; 5]) {
        let (Some(owner), Some(above)) = (self.owner.clone(), self.open.last()) else {
            return;
        };
        texts[NAME].clone_from(&above.texts[NAME]);
        // The first requirement is the row itself.
        self.parts = self.parts.max(1) + 1;
        let numbered = "một tên có nhiều yêu cầu, mỗi yêu cầu có cơ quan hoặc thời hạn riêng: chương trình đặt số";
        let code = Code::Digits(format!("{owner}-{}", self.parts));
        self.push(row, columns, code, texts, Some(numbered));
    }

    /// Whether the last row is a field's, so that capitals without a number go on with its name.
    fn ends_in_title(&self) -> bool {
        self.open.last().is_some_and(|last| {
            matches!(last.code, Code::Roman(_)) && last.texts[1..].iter().all(String::is_empty)
        })
    }
}

/// What a row begins with, and its texts.
fn split_row(row: &Row, columns: &Columns) -> (Begins, [String; 5]) {
    let mut texts = TEXTS.map(|role| of(row, columns, role));
    if columns.of(Role::Requirement).is_none() {
        texts[REQUIREMENT] = of(row, columns, Role::Product);
    }
    part_bodies(&mut texts);
    let own = of(row, columns, Role::Code);
    if let Some(code) = code::read(&own) {
        return (Begins::Code(code), texts);
    }
    if let Some(mark) = code::mark(&own) {
        return (Begins::Mark(mark), texts);
    }
    // A field often spans the whole row: its number and name stand in the first cell.
    let first = row
        .cells
        .first()
        .map(|cell| one_line(&cell.text))
        .unwrap_or_default();
    let from = if own.is_empty() && !texts[NAME].is_empty() {
        texts[NAME].clone()
    } else {
        first
    };
    if let Some((code, rest)) = code::split(&from) {
        texts[NAME] = rest.to_owned();
        return (Begins::Code(code), texts);
    }
    if let Some((mark, rest)) = code::split_mark(&from) {
        texts[NAME] = rest.to_owned();
        return (Begins::Mark(mark), texts);
    }
    if let Some((letter, rest)) = code::split_capital(&format!("{own} {}", texts[NAME]))
        .filter(|_| own.len() == 1)
        .map(|(letter, rest)| (letter, rest.to_owned()))
        .or_else(|| code::split_capital(&from).map(|(letter, rest)| (letter, rest.to_owned())))
    {
        texts[NAME] = rest;
        return (Begins::Capital(letter), texts);
    }
    // A title across the row stands in its first cell, whatever column that is.
    if texts.iter().all(String::is_empty) && from.contains(char::is_alphabetic) {
        texts[NAME] = from;
    }
    (Begins::Nothing, texts)
}

/// «Chủ trì: …; Phối hợp: …» in one cell is two texts.
fn part_bodies(texts: &mut [String; 5]) {
    if !texts[SUPPORT].is_empty() {
        return;
    }
    let lower = texts[LEAD].to_lowercase();
    // Lower case may change the length of few letters, none of Vietnamese.
    if lower.len() != texts[LEAD].len() {
        return;
    }
    let Some(at) = ["cơ quan phối hợp:", "đơn vị phối hợp:", "phối hợp:"]
        .iter()
        .find_map(|words| lower.find(words))
    else {
        if let Some(rest) = ["cơ quan chủ trì:", "đơn vị chủ trì:", "chủ trì:"]
            .iter()
            .find_map(|words| lower.strip_prefix(words))
        {
            let at = lower.len() - rest.len();
            texts[LEAD] = texts[LEAD][at..].trim().to_owned();
        }
        return;
    };
    let (lead, support) = texts[LEAD].split_at(at);
    let support = support.split_once(':').map_or("", |(_, rest)| rest).trim();
    let lead = lead.split_once(':').map_or(lead, |(_, rest)| rest);
    let lead = lead.trim().trim_end_matches([';', ',', '.', '-']).trim();
    (texts[LEAD], texts[SUPPORT]) = (lead.to_owned(), support.to_owned());
}

/// Deadlines and bodies merged over several rows hold for each of them.
fn fill_merged(row: &Row, columns: &Columns, above: &OpenRow, next: &mut OpenRow) {
    for (index, role) in TEXTS.iter().enumerate().skip(1) {
        let is_lower = |cell: &Cell| Some(cell.column) == columns.of(*role) && cell.continues;
        if row.cells.iter().any(is_lower) {
            next.texts[index].clone_from(&above.texts[index]);
        }
    }
}

/// Whether a part has something of its own that begins as a text does, not in its middle: its
/// requirement («từ 97 trở lên» begins small), else who leads or by when.
fn stands_alone(texts: &[String; 5]) -> bool {
    texts[1..]
        .iter()
        .any(|text| text.starts_with(|c: char| !c.is_lowercase()))
}

/// Whether a row is a title: one cell in capitals across the table.
fn is_title(row: &Row, texts: &[String; 5]) -> bool {
    let full: Vec<&Cell> = row
        .cells
        .iter()
        .filter(|cell| !cell.text.trim().is_empty())
        .collect();
    let [only] = full.as_slice() else {
        return false;
    };
    let letters = only.text.chars().filter(|letter| letter.is_alphabetic());
    texts[1..].iter().all(String::is_empty)
        && letters.count() > 4
        && !only.text.chars().any(char::is_lowercase)
        && only.text.trim().contains(' ')
        && !is_closing(&[
            only.text.clone(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
        ])
}

/// The texts of a part that joins the row above, with its mark in front as it stands there.
fn with_mark(row: &Row, columns: &Columns, mut texts: [String; 5]) -> [String; 5] {
    let name = of(row, columns, Role::Name);
    if name.ends_with(&texts[NAME]) && !texts[NAME].is_empty() {
        texts[NAME] = name;
    }
    texts
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
    ["tong cong", "tong diem", "tong so", "ghi chu", "noi nhan"]
        .into_iter()
        .any(begins)
}
