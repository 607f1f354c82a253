//! Which column of an appendix holds what, told by its headings.

use papers::{Row, Table};

use crate::vietnamese::fold::fold_plain;

/// What a column of the appendix is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The number of the row: «STT».
    Code,
    /// The criterion.
    Name,
    /// What is required.
    Requirement,
    /// By when.
    Deadline,
    /// Who leads.
    Lead,
    /// Who supports.
    Support,
}

/// Words of a heading, without diacritics, and what its column is for; the first that fits counts.
/// Words of several columns at once («phân công nhiệm vụ») and of columns that a plan file has no
/// place for («giải pháp», «điểm tối đa») stand for no role.
const HEADINGS: &[(&str, Option<Role>)] = &[
    ("chu tri", Some(Role::Lead)),
    ("phoi hop", Some(Role::Support)),
    ("phan cong", None),
    ("giai phap", None),
    ("ghi chu", None),
    ("diem", None),
    ("san pham", None),
    ("thoi gian", Some(Role::Deadline)),
    ("thoi han", Some(Role::Deadline)),
    ("hoan thanh truoc", Some(Role::Deadline)),
    ("tien do", Some(Role::Deadline)),
    ("yeu cau", Some(Role::Requirement)),
    ("muc tieu", Some(Role::Requirement)),
    ("tieu chi", Some(Role::Name)),
    ("chi tieu", Some(Role::Requirement)),
    ("noi dung", Some(Role::Name)),
    ("nhiem vu", Some(Role::Name)),
    ("chi so", Some(Role::Name)),
    ("co quan thuc hien", Some(Role::Lead)),
    ("don vi thuc hien", Some(Role::Lead)),
];

/// The headings of a code's column, whole.
const CODE_HEADINGS: &[&str] = &["stt", "tt", "so tt", "so thu tu", "ma", "ma so", "so"];

/// The columns of a table, by role.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Columns {
    /// Each known column: its place in the grid, and what it is for.
    known: Vec<(usize, Role)>,
}

impl Columns {
    /// The column of a role.
    pub fn of(&self, role: Role) -> Option<usize> {
        let found = self.known.iter().find(|(_, known)| *known == role);
        found.map(|(column, _)| *column)
    }

    /// Whether these are the columns of an appendix: the criterion, and what is asked or of whom.
    pub fn are_appendix(&self) -> bool {
        let has = |role| self.of(role).is_some();
        has(Role::Name) && (has(Role::Requirement) || has(Role::Deadline) || has(Role::Lead))
    }

    /// Takes the roles of a heading row; a second row of headings adds to the first.
    fn add(&mut self, row: &Row) {
        for (column, role) in roles(row) {
            if self.of(role).is_none() {
                self.known.retain(|(taken, _)| *taken != column);
                self.known.push((column, role));
            }
        }
    }
}

/// The roles that a row's cells would have as headings.
fn roles(row: &Row) -> Vec<(usize, Role)> {
    row.cells
        .iter()
        .filter(|cell| !cell.continues)
        .filter_map(|cell| Some((cell.column, role_of(&cell.text)?)))
        .collect()
}

/// What a heading says of its column.
fn role_of(heading: &str) -> Option<Role> {
    // A heading is short; a criterion that speaks of «yêu cầu» is a sentence.
    const LONGEST: usize = 80;
    if heading.chars().count() > LONGEST {
        return None;
    }
    let plain = fold_plain(heading);
    if CODE_HEADINGS.contains(&plain.as_str()) {
        return Some(Role::Code);
    }
    let padded = format!(" {plain} ");
    let fits = |words: &str| padded.contains(&format!(" {words} "));
    HEADINGS
        .iter()
        .find(|(words, _)| fits(words))
        .and_then(|(_, role)| *role)
}

/// Whether a row is one of headings: it names at least two columns, and has no number of its own.
pub fn is_heading(row: &Row) -> bool {
    let numbered = row
        .cells
        .first()
        .is_some_and(|cell| super::code::read(&cell.text).is_some());
    !numbered && (row.heading || roles(row).len() >= 2)
}

/// The columns that the heading rows of a table name; the rows are taken wherever they stand, since
/// a table copied page by page repeats them.
pub fn columns(table: &Table) -> Columns {
    let mut columns = Columns::default();
    let heads = table.rows.iter().filter(|row| is_heading(row));
    heads.for_each(|row| columns.add(row));
    columns
}
