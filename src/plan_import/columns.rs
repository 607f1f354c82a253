//! Which column of an appendix holds what, told by its headings.

use papers::{Row, Table};

use crate::vietnamese::fold::fold_plain;

/// What a column of the appendix is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The number of the row: «STT».
    Code,
    /// The field, in a column of its own: «Lĩnh vực».
    Field,
    /// The criterion.
    Name,
    /// What is required.
    Requirement,
    /// What is to be handed in: «Sản phẩm».
    Product,
    /// The unit of the figures: «Đơn vị tính».
    Unit,
    /// By when.
    Deadline,
    /// The highest score: «Điểm tối đa».
    Points,
    /// Who leads.
    Lead,
    /// Who supports.
    Support,
}

/// Words of a heading, without diacritics, and what its column is for; the first word of the heading
/// that is known counts («Nhiệm vụ, giải pháp» is a name, «Giải pháp thực hiện nhiệm vụ» is not).
/// Words of several columns at once («phân công nhiệm vụ») and of columns that a plan file has no
/// place for («giải pháp», «điểm tự chấm») stand for no role: what stands there is kept with the row.
const HEADINGS: &[(&str, Option<Role>)] = &[
    ("chu tri", Some(Role::Lead)),
    ("phoi hop", Some(Role::Support)),
    ("phan cong", None),
    ("giai phap", None),
    ("ghi chu", None),
    ("diem toi da", Some(Role::Points)),
    ("diem chuan", Some(Role::Points)),
    ("thang diem", Some(Role::Points)),
    ("diem", None),
    ("phu trach", None),
    ("kinh phi", None),
    ("can cu", None),
    ("thuc hien nam", None),
    ("uoc thuc hien", None),
    ("hien trang", None),
    ("thuc trang", None),
    ("ket qua nam", None),
    ("san pham", Some(Role::Product)),
    ("dau ra", Some(Role::Product)),
    ("don vi tinh", Some(Role::Unit)),
    ("dvt", Some(Role::Unit)),
    ("thoi gian", Some(Role::Deadline)),
    ("thoi han", Some(Role::Deadline)),
    ("thoi diem", Some(Role::Deadline)),
    ("hoan thanh truoc", Some(Role::Deadline)),
    ("tien do", Some(Role::Deadline)),
    ("yeu cau", Some(Role::Requirement)),
    ("muc tieu", Some(Role::Requirement)),
    ("linh vuc", Some(Role::Field)),
    ("tieu chi", Some(Role::Name)),
    ("chi tieu", Some(Role::Requirement)),
    ("ket qua", Some(Role::Requirement)),
    ("ke hoach nam", Some(Role::Requirement)),
    ("noi dung", Some(Role::Name)),
    ("nhiem vu", Some(Role::Name)),
    ("cong viec", Some(Role::Name)),
    ("chi so", Some(Role::Name)),
    ("hoat dong", Some(Role::Name)),
    ("co quan thuc hien", Some(Role::Lead)),
    ("don vi thuc hien", Some(Role::Lead)),
    ("trach nhiem", Some(Role::Lead)),
    ("co quan theo doi", Some(Role::Lead)),
    ("dau moi", Some(Role::Lead)),
];

/// Headings that say by when, whole: within others they say something else.
const DEADLINE_HEADINGS: &[&str] = &["hoan thanh", "han", "han hoan thanh", "han cuoi", "moc"];

/// The headings of a code's column, whole.
const CODE_HEADINGS: &[&str] = &["stt", "tt", "so tt", "so thu tu", "ma", "ma so", "so"];

/// The columns of a table, by role.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Columns {
    /// Each column with a heading: its place in the grid, what it is for, its heading.
    known: Vec<(usize, Option<Role>, String)>,
    /// The folded texts of the rows of headings.
    heads: Vec<String>,
    /// The year of the plan.
    year: i32,
}

impl Columns {
    /// The column of a role.
    pub fn of(&self, role: Role) -> Option<usize> {
        let mut found = self.all(role);
        match role {
            // «Chỉ tiêu | Kế hoạch năm 2025»: without another name, the first of two is the name.
            Role::Name => found
                .next()
                .or_else(|| self.first_as_name())
                .or_else(|| self.all(Role::Field).next()),
            // «Lĩnh vực, tiêu chí» without another name is the name.
            Role::Field => found.next().filter(|own| self.of(Role::Name) != Some(*own)),
            Role::Requirement => self.requirements().first().copied(),
            _ => found.next(),
        }
    }

    fn all(&self, role: Role) -> impl Iterator<Item = usize> {
        self.known
            .iter()
            .filter(move |(_, known, _)| *known == Some(role))
            .map(|(column, ..)| *column)
    }

    /// The columns that may say what is required in the plan's year, the likeliest first.
    fn requirements(&self) -> Vec<usize> {
        let is_name = self.all(Role::Name).next().is_none();
        let named: Vec<(usize, Option<i32>, bool)> = self
            .known
            .iter()
            .filter(|(_, role, _)| *role == Some(Role::Requirement))
            .skip(usize::from(is_name))
            .map(|(column, _, heading)| (*column, year_in(heading), tells_the_past(heading)))
            .collect();
        let year = self.year;
        let of_year = named.iter().any(|(_, own, _)| *own == Some(year));
        let mut found: Vec<(usize, Option<i32>, bool)> = named
            .into_iter()
            // «Kết quả 2025» beside «Mục tiêu 2026» says what was, not what is asked.
            .filter(|(_, own, past)| !(*past && own.is_some_and(|own| own < year)))
            .filter(|(_, own, _)| !of_year || own.is_none_or(|own| own == year))
            .collect();
        found.sort_by_key(|(column, own, past)| (*own != Some(year), *past, *column));
        found.into_iter().map(|(column, ..)| column).collect()
    }

    /// The columns beside that of the requirement that may be it too.
    pub fn rivals(&self) -> Vec<(usize, &str)> {
        let all = self.requirements();
        let rivals = all.iter().skip(1);
        let heading = |column: usize| {
            let found = self.known.iter().find(|(own, ..)| *own == column);
            found.map_or("", |(_, _, heading)| heading.as_str())
        };
        rivals.map(|column| (*column, heading(*column))).collect()
    }

    fn first_as_name(&self) -> Option<usize> {
        let mut found = self.all(Role::Requirement);
        found.next()
    }

    /// Whether no row of headings was found.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Whether these are the columns of an appendix: the criterion, and what is asked or of whom.
    pub fn are_appendix(&self) -> bool {
        let has = |role| self.of(role).is_some();
        has(Role::Name) && (has(Role::Requirement) || has(Role::Deadline) || has(Role::Lead))
    }

    /// The columns that a plan file has no place for, with their headings: those without a role, and
    /// a product beside a requirement.
    pub fn others(&self) -> Vec<(usize, &str)> {
        let used: Vec<usize> = [
            Role::Code,
            Role::Field,
            Role::Name,
            Role::Requirement,
            Role::Unit,
            Role::Points,
            Role::Deadline,
            Role::Lead,
            Role::Support,
        ]
        .into_iter()
        .filter_map(|role| self.of(role))
        .collect();
        let product = self.of(Role::Product);
        let is_requirement = self.of(Role::Requirement).is_none();
        self.known
            .iter()
            .filter(|(column, ..)| {
                let asked = is_requirement && product == Some(*column);
                !(asked || used.contains(column))
            })
            .map(|(column, _, heading)| (*column, heading.as_str()))
            .collect()
    }

    /// Takes a heading row; a second one adds to the first.
    fn add(&mut self, row: &Row) {
        for cell in row.cells.iter().filter(|cell| !cell.continues) {
            let heading = cell.text.split_whitespace().collect::<Vec<_>>().join(" ");
            if heading.is_empty() {
                continue;
            }
            let role = role_of(&heading);
            match self
                .known
                .iter_mut()
                .find(|(column, ..)| *column == cell.column)
            {
                // The lower heading of two tells more.
                Some(known) if role.is_some() => (known.1, known.2) = (role, heading),
                Some(_) => {}
                None => self.known.push((cell.column, role, heading)),
            }
        }
        self.known.sort_by_key(|(column, ..)| *column);
        self.heads.push(key(row));
    }
}

/// The year that a heading names.
fn year_in(heading: &str) -> Option<i32> {
    let plain = fold_plain(heading);
    plain
        .split(' ')
        .filter(|word| word.len() == 4 && word.starts_with("20"))
        .find_map(|word| word.parse().ok())
}

/// Whether a heading speaks of what was reached: «Kết quả 2025».
fn tells_the_past(heading: &str) -> bool {
    let plain = fold_plain(heading);
    ["ket qua", "thuc hien", "uoc "]
        .iter()
        .any(|words| plain.contains(words))
}

/// A row's texts, folded.
fn key(row: &Row) -> String {
    let texts: Vec<String> = row
        .cells
        .iter()
        .map(|cell| fold_plain(&cell.text))
        .collect();
    texts.join("|")
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
    if DEADLINE_HEADINGS.contains(&plain.as_str()) {
        return Some(Role::Deadline);
    }
    let padded = format!(" {plain} ");
    let place = |words: &str| padded.find(&format!(" {words} "));
    let found: Vec<(usize, usize, Option<Role>)> = HEADINGS
        .iter()
        .enumerate()
        .filter_map(|(order, (words, role))| Some((place(words)?, order, *role)))
        .collect();
    // «Lĩnh vực/Tiêu chí» is the column of both: fields stand there as rows.
    let named = found.iter().any(|(.., role)| *role == Some(Role::Name));
    found
        .into_iter()
        .filter(|(.., role)| !(named && *role == Some(Role::Field)))
        .min_by_key(|(at, order, _)| (*at, *order))
        .and_then(|(.., role)| role)
}

/// Whether a row could be one of headings: it names at least two columns, and has no number of its
/// own.
fn reads_as_heading(row: &Row) -> bool {
    let first = row.cells.first().map_or("", |cell| cell.text.as_str());
    let numbered = super::code::read(first).is_some() || super::code::split(first).is_some();
    let roles = row
        .cells
        .iter()
        .filter(|cell| !cell.continues && role_of(&cell.text).is_some())
        .count();
    !numbered && (row.heading || roles >= 2)
}

/// Whether a row numbers the columns: `(1) | (2) | (3)`.
fn numbers_columns(row: &Row) -> bool {
    let texts: Vec<&str> = row
        .cells
        .iter()
        .map(|cell| cell.text.trim().trim_matches(['(', ')']))
        .filter(|text| !text.is_empty())
        .collect();
    let numbers: Vec<usize> = texts.iter().filter_map(|text| text.parse().ok()).collect();
    texts.len() >= 3
        && texts.iter().all(|text| text.len() <= 5)
        && numbers.len() + 2 >= texts.len()
        && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1)
}

impl Columns {
    /// The rows of a table that are no headings. Headings stand above the first row, or are repeated
    /// word for word where a page begins: a criterion that speaks of tasks and their deadline is none.
    pub fn body<'a>(&self, table: &'a Table) -> Vec<&'a Row> {
        let mut at_top = true;
        let mut body = Vec::new();
        for row in &table.rows {
            let is_head = reads_as_heading(row) && (at_top || self.heads.contains(&key(row)));
            if is_head || (numbers_columns(row) && (at_top || !has_words(row))) {
                continue;
            }
            // Titles may stand between headings and the first row.
            at_top &= row.cells.iter().all(|cell| cell.text.trim().is_empty());
            body.push(row);
        }
        body
    }
}

/// Whether a row has a word of its own.
fn has_words(row: &Row) -> bool {
    row.cells.iter().any(|cell| {
        cell.text
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .count()
            > 1
    })
}

/// The columns that the heading rows at the top of a table name, in a plan of a year.
pub fn columns(table: &Table, year: i32) -> Columns {
    let mut columns = Columns {
        year,
        ..Columns::default()
    };
    for row in &table.rows {
        let first = row.cells.first().map_or("", |cell| cell.text.as_str());
        if reads_as_heading(row) {
            columns.add(row);
        } else if !columns.known.is_empty() || super::code::read(first).is_some() {
            break;
        }
    }
    columns
}
