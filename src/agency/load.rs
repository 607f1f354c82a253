//! Reads the register of agencies (`inputs/agencies.toml`).

use std::collections::BTreeMap;

use crate::datafile::{self, Located, Row, Source, guess};
use crate::failure::{Faults, Outcome};

use super::{Agency, Level, Register};

/// Reads the register from the text of a file, whose name is for the faults.
///
/// # Errors
/// Every fault of the file, each with its line.
pub fn load(text: &str, file: &str) -> Outcome<Register> {
    datafile::outcome(|faults| read(text, file, faults))
}

/// Like [`load`], but adds the faults to others, and gives what could be read, so that the faults of
/// files that refer to the register can be told in the same run.
pub fn read(text: &str, file: &str, faults: &mut Faults) -> Option<Register> {
    datafile::read(text, file, faults, |top| {
        let levels = top.rows("levels", read_level);
        let entries = top.rows("agencies", read_agency);
        for (key, empty) in [
            ("levels", levels.is_empty()),
            ("agencies", entries.is_empty()),
        ] {
            if empty {
                top.fault(
                    key,
                    format!("chưa có khối [[{key}]] nào"),
                    "Khai báo ít nhất một khối theo mẫu trong docs/inputs.md.",
                );
            }
        }
        check(top.source(), &levels, &entries);
        into_register(levels, entries)
    })
}

/// A level as read, with the line of its id.
struct LevelEntry {
    id: Located<String>,
    name: String,
    plural: String,
    superior: Option<String>,
}

/// An agency as read, with the lines that its faults are told at.
struct Entry {
    id: Located<String>,
    level: Option<Located<String>>,
    parent: Option<Located<String>>,
    successors: Vec<Located<String>>,
    /// Whether the dates could be read, so that they can be compared with others'.
    dated: bool,
    agency: Agency,
}

fn read_level(row: &Row<'_>) -> LevelEntry {
    LevelEntry {
        id: id_of(row),
        name: row.text("name").unwrap_or_default(),
        plural: row.text("plural").unwrap_or_default(),
        superior: row.optional_text("superior"),
    }
}

fn id_of(row: &Row<'_>) -> Located<String> {
    row.id("id")
        .unwrap_or_else(|| row.located("id", String::new()))
}

fn read_agency(row: &Row<'_>) -> Entry {
    let id = id_of(row);
    let level = row.id("level");
    let parent = row.has("parent").then(|| row.id("parent")).flatten();
    let successors = row.optional_list("successors");
    let agency = Agency {
        id: id.value.clone(),
        name: row.text("name").unwrap_or_default(),
        level: level.clone().map(|level| level.value).unwrap_or_default(),
        parent: parent.clone().map(|parent| parent.value),
        aliases: row
            .optional_list("aliases")
            .into_iter()
            .map(|alias| alias.value)
            .collect(),
        valid_from: row.optional_date("valid_from"),
        valid_to: row.optional_date("valid_to"),
        successors: successors.iter().map(|item| item.value.clone()).collect(),
        starts_anew: row.optional_flag("starts_anew").unwrap_or(false),
        email: row.optional_text("email"),
        note: row.optional_text("note"),
    };
    if agency
        .email
        .as_deref()
        .is_some_and(|address| !is_address(address))
    {
        row.fault(
            "email",
            "địa chỉ thư viết chưa đúng",
            "Ghi một địa chỉ dạng ten@mien, hoặc xóa khóa email.",
        );
    }
    if let (Some(from), Some(to)) = (agency.valid_from, agency.valid_to)
        && from > to
    {
        row.fault(
            "valid_to",
            format!("ngày cuối cùng tồn tại ({to}) trước ngày đầu tiên ({from})"),
            "Sửa lại valid_from hoặc valid_to.",
        );
    }
    if agency.starts_anew && agency.valid_from.is_none() {
        row.fault(
            "starts_anew",
            "số liệu tính từ ngày thành lập nhưng chưa ghi ngày thành lập",
            "Ghi valid_from, hoặc xóa starts_anew.",
        );
    }
    let dated = row.has("valid_from") == agency.valid_from.is_some()
        && row.has("valid_to") == agency.valid_to.is_some();
    Entry {
        id,
        dated,
        level,
        parent,
        successors,
        agency,
    }
}

/// Whether a text is one address for mail.
fn is_address(text: &str) -> bool {
    let halves: Vec<&str> = text.split('@').collect();
    let plain = |half: &&str| {
        !half.is_empty()
            && !half.contains(|letter: char| letter.is_whitespace() || "<>,;\"".contains(letter))
    };
    halves.len() == 2 && halves.iter().all(plain)
}

fn check(source: &Source<'_>, levels: &[LevelEntry], entries: &[Entry]) {
    let level_ids = levels.iter().map(|level| &level.id);
    let agency_ids = entries.iter().map(|entry| &entry.id);
    // Reporters of a plan name levels and agencies alike: no id may mean both.
    source.check_unique(level_ids.clone().chain(agency_ids.clone()));
    super::id::check(source, agency_ids.clone());
    let agency_ids: Vec<&str> = agency_ids.map(|id| id.value.as_str()).collect();
    let level_ids: Vec<&str> = level_ids.map(|id| id.value.as_str()).collect();
    for entry in entries {
        for level in entry.level.iter() {
            check_known(source, level, "cấp", &level_ids);
        }
        for agency in entry.parent.iter().chain(&entry.successors) {
            check_known(source, agency, "cơ quan", &agency_ids);
        }
    }
    check_cycles(source, entries);
    check_names(source, entries);
}

fn check_known(source: &Source<'_>, id: &Located<String>, what: &str, known: &[&str]) {
    if known.contains(&id.value.as_str()) {
        return;
    }
    let hint = guess(&id.value, known.iter().copied());
    source.fault(
        id.line,
        format!("không có {what} nào mang mã «{}»", id.value),
        format!("{hint}Dùng một mã đã khai báo trong tệp này."),
    );
}

/// An agency must not stand above itself, nor follow itself.
fn check_cycles(source: &Source<'_>, entries: &[Entry]) {
    let parents: BTreeMap<&str, &str> = entries
        .iter()
        .filter_map(|entry| {
            Some((
                entry.id.value.as_str(),
                entry.parent.as_ref()?.value.as_str(),
            ))
        })
        .collect();
    for entry in entries {
        let id = entry.id.value.as_str();
        let above = std::iter::successors(parents.get(id).copied(), |above| {
            parents.get(above).copied()
        });
        if let Some(parent) = &entry.parent
            && above.take(entries.len()).any(|above| above == id)
        {
            source.fault(
                parent.line,
                format!("cơ quan «{id}» là cấp trên của chính mình"),
                "Sửa lại khóa parent.",
            );
        }
        for successor in entry.successors.iter().filter(|next| next.value == id) {
            source.fault(
                successor.line,
                format!("cơ quan «{id}» kế thừa chính mình"),
                "Ghi mã của cơ quan mới, hoặc xóa khóa successors.",
            );
        }
    }
}

/// Two agencies that exist at one time, below one parent, must not bear one name or alias: no
/// workbook could be told to be of the one or the other.
fn check_names(source: &Source<'_>, entries: &[Entry]) {
    let mut bearers: BTreeMap<(Option<&str>, &str), Vec<&Entry>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.dated) {
        let agency = &entry.agency;
        let names = std::iter::once(&agency.name).chain(&agency.aliases);
        for name in names.filter(|name| !name.is_empty()) {
            let others = bearers.entry((agency.parent.as_deref(), name)).or_default();
            if let Some(other) = others.iter().find(|other| overlap(&other.agency, agency)) {
                source.fault(
                    entry.id.line,
                    format!(
                        "tên «{name}» đã dùng cho cơ quan «{}» ở dòng {}",
                        other.id.value, other.id.line
                    ),
                    "Đặt tên khác, xóa tên gọi khác bị trùng, hoặc ghi khóa parent để phân biệt.",
                );
            }
            others.push(entry);
        }
    }
}

fn overlap(one: &Agency, other: &Agency) -> bool {
    let starts_in = |a: &Agency, b: &Agency| match (a.valid_to, b.valid_from) {
        (Some(to), Some(from)) => from <= to,
        _ => true,
    };
    starts_in(one, other) && starts_in(other, one)
}

fn into_register(levels: Vec<LevelEntry>, entries: Vec<Entry>) -> Register {
    let levels: Vec<Level> = levels
        .into_iter()
        .map(|level| Level {
            id: level.id.value,
            name: level.name,
            plural: level.plural,
            superior: level.superior,
        })
        .collect();
    let mut agencies: Vec<Agency> = entries.into_iter().map(|entry| entry.agency).collect();
    agencies.sort_by_key(|agency| levels.iter().position(|level| level.id == agency.level));
    Register { levels, agencies }
}
