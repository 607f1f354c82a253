//! The agencies of a list: a table with names, and where it has them levels and bodies above.

use std::collections::BTreeMap;

use papers::{Block, Row, Table};

use crate::agency::Level;
use crate::vietnamese::document_symbol::initials;
use crate::vietnamese::fold::fold_plain;

/// An agency as a list names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedAgency {
    /// Its id, made from its name.
    pub id: String,
    /// Its official name, verbatim but for «UBND» in front of a bare «Xã …».
    pub name: String,
    /// The id of its level.
    pub level: String,
    /// The name of the body above it, as it stands there; empty: none.
    pub parent: String,
    /// Other names that it is likely to go by.
    pub aliases: Vec<String>,
}

/// A list, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listed {
    /// Its agencies, in its order.
    pub agencies: Vec<ListedAgency>,
    /// Names whose level can't be told, and rows that name nobody.
    pub unplaced: Vec<String>,
}

/// Where a table has what.
#[derive(Debug, Clone, Copy, Default)]
struct Columns {
    name: Option<usize>,
    level: Option<usize>,
    parent: Option<usize>,
}

/// Words of headings, whole or at the beginning, without diacritics.
const NAMES: &[&str] = &["ten co quan", "ten don vi", "co quan", "don vi", "ten"];
const LEVELS: &[&str] = &["cap", "loai", "nhom", "khoi"];
const PARENTS: &[&str] = &[
    "truc thuoc",
    "cap tren",
    "co quan chu quan",
    "huyen",
    "thuoc",
];

/// Reads a list; levels are those that the register has.
pub fn listed(blocks: &[Block], levels: &[Level]) -> Listed {
    let mut list = Listed::default();
    let mut state = State::default();
    for block in blocks {
        let Block::Table(table) = block else { continue };
        read_table(table, levels, &mut state, &mut list);
    }
    give_ids(&mut list.agencies);
    drop_shared_aliases(&mut list.agencies);
    list
}

/// What rows above say of those below.
#[derive(Default)]
struct State {
    columns: Columns,
    /// The level of the title above: `II. CƠ QUAN NGÀNH DỌC`.
    titled: Option<String>,
}

fn read_table(table: &Table, levels: &[Level], state: &mut State, list: &mut Listed) {
    for row in &table.rows {
        let columns = &mut state.columns;
        let heads = heads(row);
        if heads.name.is_some()
            && (heads.level.is_some() || heads.parent.is_some() || is_heading(row))
        {
            *columns = heads;
            continue;
        }
        let Some(name) = columns.name.map(|column| text(row, column)) else {
            continue;
        };
        if name.is_empty() {
            continue;
        }
        let stated = columns
            .level
            .map(|column| text(row, column))
            .unwrap_or_default();
        if is_title(row, &name) {
            state.titled = level_of_title(&name, levels);
            continue;
        }
        let level = level_of(&name, &stated, levels).or_else(|| state.titled.clone());
        match level {
            Some(level) => list.agencies.push(ListedAgency {
                id: String::new(),
                aliases: aliases(&name),
                name: official(&name),
                level,
                parent: columns
                    .parent
                    .map(|column| text(row, column))
                    .unwrap_or_default(),
            }),
            None => list.unplaced.push(name),
        }
    }
}

/// Whether a row is a title of those below: in capitals, or with a roman number, and no number of its
/// own.
fn is_title(row: &Row, name: &str) -> bool {
    let number = row.cells.first().map_or("", |cell| cell.text.trim());
    let number = number.trim_end_matches(['.', ')']);
    let roman = !number.is_empty() && number.chars().all(|letter| "IVXABC".contains(letter));
    let counted = number.starts_with(|letter: char| letter.is_ascii_digit());
    let capitals = name.contains(' ') && !name.chars().any(char::is_lowercase);
    !counted && (roman || capitals)
}

/// Words of titles, and a word of the name of the level that they speak of.
const TITLES: &[(&str, &[&str])] = &[
    ("nganh doc", &["nganh doc", "trung uong"]),
    ("xa", &["cap xa", "xa", "phuong"]),
    ("huyen", &["cap huyen", "huyen"]),
    ("so", &["cap tinh", "so", "ban nganh", "chuyen mon"]),
];

/// The level that a title speaks of.
fn level_of_title(title: &str, levels: &[Level]) -> Option<String> {
    let padded = format!(" {} ", fold_plain(title));
    let (word, _) = TITLES.iter().find(|(_, words)| {
        words
            .iter()
            .any(|word| padded.contains(&format!(" {word} ")))
    })?;
    level_with(word, levels)
}

/// The first level whose name has a word.
fn level_with(word: &str, levels: &[Level]) -> Option<String> {
    levels
        .iter()
        .find(|level| format!(" {} ", fold_plain(&level.name)).contains(&format!(" {word} ")))
        .map(|level| level.id.clone())
}

/// The columns that a row of headings names.
fn heads(row: &Row) -> Columns {
    let find = |words: &[&str]| {
        row.cells
            .iter()
            .find(|cell| {
                let plain = fold_plain(&cell.text);
                words
                    .iter()
                    .any(|word| plain == *word || plain.starts_with(&format!("{word} ")))
            })
            .map(|cell| cell.column)
    };
    let name = find(NAMES);
    let other = |column: Option<usize>| column.filter(|column| Some(*column) != name);
    Columns {
        name,
        level: other(find(LEVELS)),
        parent: other(find(PARENTS)),
    }
}

/// Whether a row's first cell is the heading of a column of numbers.
fn is_heading(row: &Row) -> bool {
    row.cells
        .first()
        .is_some_and(|cell| matches!(fold_plain(&cell.text).as_str(), "stt" | "tt" | "so tt"))
}

fn text(row: &Row, column: usize) -> String {
    row.cells
        .iter()
        .find(|cell| cell.column == column && !cell.continues)
        .map(|cell| cell.text.split_whitespace().collect::<Vec<_>>().join(" "))
        .unwrap_or_default()
}

/// How names begin that belong to a level, without diacritics; and a word of the level's own name.
const BEGINNINGS: &[(&str, &[&str])] = &[
    (
        "xa",
        &[
            "ubnd xa ",
            "ubnd phuong ",
            "ubnd thi tran ",
            "ubnd dac khu ",
            "xa ",
            "phuong ",
            "thi tran ",
            "dac khu ",
        ],
    ),
    (
        "huyen",
        &[
            "ubnd huyen ",
            "ubnd thi xa ",
            "ubnd thanh pho ",
            "ubnd quan ",
            "huyen ",
            "thi xa ",
            "thanh pho ",
            "quan ",
        ],
    ),
    (
        "so",
        &[
            "so ",
            "van phong ubnd",
            "van phong uy ban",
            "thanh tra tinh",
            "thanh tra thanh pho",
            "ban dan toc",
            "ban quan li",
            "ban ",
        ],
    ),
    (
        "nganh doc",
        &[
            "cuc ",
            "chi cuc ",
            "kho bac",
            "cong an",
            "thue ",
            "hai quan",
            "thi hanh an",
            "thong ke",
            "bao hiem xa hoi",
            "toa an",
            "vien kiem sat",
            "ngan hang",
            "bo chi huy",
        ],
    ),
];

/// The level of an agency: the one that its row names, else the one that its name tells.
fn level_of(name: &str, stated: &str, levels: &[Level]) -> Option<String> {
    let stated = fold_plain(stated);
    let named = |level: &&Level| {
        !stated.is_empty()
            && [&level.id, &level.name, &level.plural]
                .into_iter()
                .any(|own| fold_plain(own) == stated)
    };
    if let Some(level) = levels.iter().find(named) {
        return Some(level.id.clone());
    }
    let plain = fold_plain(name);
    let plain = plain.replace("uy ban nhan dan", "ubnd");
    let (word, _) = BEGINNINGS
        .iter()
        .find(|(_, beginnings)| beginnings.iter().any(|begin| plain.starts_with(begin)))?;
    level_with(word, levels)
}

/// A bare «Xã An Khánh» is the place; its body is «UBND xã An Khánh».
fn official(name: &str) -> String {
    const PLACES: &[&str] = &[
        "Xã ",
        "Phường ",
        "Thị trấn ",
        "Đặc khu ",
        "Huyện ",
        "Thị xã ",
        "Thành phố ",
        "Quận ",
    ];
    if PLACES.iter().any(|place| name.starts_with(place)) {
        return format!("UBND {}", crate::vietnamese::phrase::lower_first(name));
    }
    name.replace("Ủy ban nhân dân", "UBND")
        .replace("Uỷ ban nhân dân", "UBND")
}

/// Other names: the place without «UBND», the abbreviations of its kind, initials of a department.
fn aliases(name: &str) -> Vec<String> {
    let official = official(name);
    let mut others = Vec::new();
    if let Some(place) = official.strip_prefix("UBND ") {
        others.push(format!("Ủy ban nhân dân {place}"));
        for (long, short) in [
            ("phường ", "P. "),
            ("xã ", "X. "),
            ("thị trấn ", "TT. "),
            ("huyện ", "H. "),
            ("thành phố ", "TP. "),
        ] {
            if let Some(rest) = place.strip_prefix(long) {
                others.push(format!("UBND {short}{rest}"));
            }
        }
    } else if official.starts_with("Sở ") {
        others.push(initials(&official));
    }
    others
}

/// Ids from names; the body above, then a number, where two names give one.
fn give_ids(agencies: &mut [ListedAgency]) {
    let slug = |text: &str| fold_plain(text).replace(' ', "-");
    let mut taken: Vec<String> = Vec::new();
    for agency in agencies {
        let own = slug(agency.name.strip_prefix("UBND ").unwrap_or(&agency.name));
        let above = slug(
            agency
                .parent
                .strip_prefix("UBND ")
                .unwrap_or(&agency.parent),
        );
        let with_above = if above.is_empty() {
            own.clone()
        } else {
            format!("{own}-{above}")
        };
        let numbered = (2..).map(|number| format!("{own}-{number}"));
        let id = [own.clone(), with_above]
            .into_iter()
            .chain(numbered)
            .find(|id| !taken.contains(id));
        agency.id = id.unwrap_or(own);
        taken.push(agency.id.clone());
    }
}

/// An alias that two agencies would share tells neither.
fn drop_shared_aliases(agencies: &mut [ListedAgency]) {
    let mut bearers: BTreeMap<String, usize> = BTreeMap::new();
    for agency in agencies.iter() {
        for name in agency.aliases.iter().chain([&agency.name]) {
            *bearers.entry(fold_plain(name)).or_default() += 1;
        }
    }
    for agency in agencies {
        let is_own = |alias: &String| bearers.get(&fold_plain(alias)) == Some(&1);
        agency.aliases.retain(is_own);
    }
}
