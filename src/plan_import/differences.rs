//! In what two plan files differ, block by block and key by key. It works on the text as data, so
//! that a plan that still has faults can be compared too.

use std::collections::BTreeMap;

use toml::{Table, Value};

/// A difference between two plan files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where: `tiêu chí 3.1.6`, `chỉ số 3.1.6.a`, `kế hoạch`.
    pub place: String,
    /// What: `yêu cầu`, `chỉ tiêu`; empty where the whole block is new or gone.
    pub what: String,
    /// As the first file has it; absent: it has none.
    pub before: Option<String>,
    /// As the second file has it.
    pub after: Option<String>,
}

/// The blocks of a plan file: their key, the key that tells them apart, and what one is called.
const BLOCKS: &[(&str, &str, &str)] = &[
    ("goals", "id", "mục tiêu"),
    ("fields", "code", "lĩnh vực"),
    ("groups", "code", "nhóm"),
    ("criteria", "code", "tiêu chí"),
    ("measures", "id", "chỉ số"),
];

/// Keys as the clerk calls them; one that is missing here is shown as it is written.
const KEYS: &[(&str, &str)] = &[
    ("number", "số, ký hiệu"),
    ("date", "ngày ban hành"),
    ("issuer", "người ban hành"),
    ("title", "tên kế hoạch"),
    ("name", "tên"),
    ("heading", "đề mục"),
    ("requirement", "yêu cầu"),
    ("points", "điểm tối đa"),
    ("deadline.text", "thời hạn"),
    ("deadline.date", "ngày đến hạn"),
    ("lead.text", "cơ quan chủ trì"),
    ("lead.who", "mã cơ quan chủ trì"),
    ("support.text", "cơ quan phối hợp"),
    ("support.who", "mã cơ quan phối hợp"),
    ("label", "tên chỉ số"),
    ("kind", "loại chỉ số"),
    ("target", "chỉ tiêu"),
    ("progress", "cách xét trước hạn"),
    ("reporters", "cơ quan báo cáo"),
    ("rollup", "cách tổng hợp"),
    ("first.label", "số liệu thứ nhất"),
    ("second.label", "số liệu thứ hai"),
    ("first.unit", "đơn vị số liệu thứ nhất"),
    ("second.unit", "đơn vị số liệu thứ hai"),
    ("unit", "đơn vị"),
    ("field", "lĩnh vực"),
    ("group", "nhóm"),
    ("note", "ghi chú"),
    ("combined", "chỉ số gộp"),
    ("steps", "các mốc"),
    ("own", "chỉ tiêu, thời hạn riêng"),
    ("bodies_target", "số cơ quan phải đạt"),
    ("baseline.value", "số liệu năm trước"),
    ("maximum", "giá trị cao nhất"),
    ("expected_up_to", "mức dự kiến"),
    ("except", "trường hợp không áp dụng"),
];

/// The differences, in the order of the second file; blocks that are gone stand at their end.
pub fn differences(before: &Table, after: &Table) -> Vec<Difference> {
    let mut found = Vec::new();
    compare("kế hoạch", &keys(before), &keys(after), &mut found);
    for (block, id, called) in BLOCKS {
        let (old, new) = (blocks(before, block, id), blocks(after, block, id));
        for (name, table) in &new {
            let place = format!("{called} {name}");
            match old.iter().find(|(known, _)| known == name) {
                Some((_, earlier)) => compare(&place, &keys(earlier), &keys(table), &mut found),
                None => found.push(whole(place, None, Some(summary(table)))),
            }
        }
        for (name, table) in &old {
            if !new.iter().any(|(known, _)| known == name) {
                found.push(whole(
                    format!("{called} {name}"),
                    Some(summary(table)),
                    None,
                ));
            }
        }
    }
    found
}

/// A block that only one of the files has.
fn whole(place: String, before: Option<String>, after: Option<String>) -> Difference {
    Difference {
        place,
        what: String::new(),
        before,
        after,
    }
}

/// What tells a block to a reader: its name or label.
fn summary(table: &Table) -> String {
    ["name", "label"]
        .iter()
        .find_map(|key| table.get(*key).map(shown))
        .unwrap_or_default()
}

/// The blocks of a kind with what tells them apart.
fn blocks<'a>(file: &'a Table, block: &str, id: &str) -> Vec<(String, &'a Table)> {
    let list = file.get(block).and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .filter_map(Value::as_table)
        .map(|table| (table.get(id).map(shown).unwrap_or_default(), table))
        .collect()
}

/// The plain keys of a block, those of groups with their group in front.
fn keys(table: &Table) -> BTreeMap<String, String> {
    let mut keys = BTreeMap::new();
    for (key, value) in table {
        match value {
            Value::Table(group) => {
                for (inner, value) in group {
                    keys.insert(format!("{key}.{inner}"), shown(value));
                }
            }
            // Blocks are compared one by one; what has no id of its own (steps, own targets,
            // exemptions) as a whole.
            Value::Array(list) if list.iter().any(Value::is_table) => {
                if !BLOCKS.iter().any(|(block, ..)| block == key) {
                    keys.insert(
                        key.clone(),
                        list.iter().map(shown).collect::<Vec<_>>().join("; "),
                    );
                }
            }
            other => drop(keys.insert(key.clone(), shown(other))),
        }
    }
    keys
}

/// A value as a reader sees it.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(shown).collect::<Vec<_>>().join(", "),
        Value::Table(table) => table
            .iter()
            .map(|(key, value)| format!("{key} {}", shown(value)))
            .collect::<Vec<_>>()
            .join(", "),
        other => other.to_string(),
    }
}

/// Adds the keys in which two blocks differ.
fn compare(
    place: &str,
    old: &BTreeMap<String, String>,
    new: &BTreeMap<String, String>,
    found: &mut Vec<Difference>,
) {
    let mut names: Vec<&String> = old.keys().chain(new.keys()).collect();
    let order = |name: &str| {
        KEYS.iter()
            .position(|(key, _)| *key == name)
            .unwrap_or(KEYS.len())
    };
    names.sort_by_key(|name| (order(name), (*name).clone()));
    names.dedup();
    for name in names {
        let (before, after) = (old.get(name), new.get(name));
        if before != after {
            let what = KEYS
                .iter()
                .find(|(key, _)| key == name)
                .map_or(name.as_str(), |(_, called)| called);
            found.push(Difference {
                place: place.to_owned(),
                what: what.to_owned(),
                before: before.cloned(),
                after: after.cloned(),
            });
        }
    }
}
