//! Agencies that a text names: a letterhead, a title, a file's name.

use chrono::NaiveDate;

use crate::agency::{Agency, Register, without_ubnd};
use crate::vietnamese::fold::fold_plain;
use crate::vietnamese::name::fold_name_plain;

/// The names of the agencies of a register, folded once for many texts: of three thousand agencies
/// this takes longer than to read a workbook.
#[derive(Debug, Clone)]
pub struct Names<'a> {
    register: &'a Register,
    /// The agencies that exist on the day, each with its keys between spaces.
    keys: Vec<(&'a Agency, Vec<String>)>,
    /// The keys of all bodies that the register speaks of, on whatever day.
    pub(super) bodies: Vec<String>,
}

impl<'a> Names<'a> {
    /// The names of the agencies that exist on a day.
    pub fn new(register: &'a Register, day: NaiveDate) -> Self {
        let keys = register
            .existing_on(day)
            .map(|agency| (agency, keys_of(agency)))
            .collect();
        Names {
            register,
            keys,
            bodies: bodies_of(register),
        }
    }

    /// The register.
    pub fn register(&self) -> &'a Register {
        self.register
    }
}

/// The keys of all names of agencies, and of the superior bodies of levels.
fn bodies_of(register: &Register) -> Vec<String> {
    let superiors = register
        .levels
        .iter()
        .filter_map(|level| level.superior.as_deref());
    register
        .agencies
        .iter()
        .flat_map(|agency| std::iter::once(&agency.name).chain(&agency.aliases))
        .map(String::as_str)
        .chain(superiors)
        .map(fold_name_plain)
        .collect()
}

/// A name that stands in a text.
struct Named<'a> {
    agency: &'a Agency,
    start: usize,
    end: usize,
}

impl<'a> Names<'a> {
    /// The agencies that a text names, in the register's order. A name inside a longer one is not
    /// named; nor is the parent of an agency that is; of several agencies of one name only those
    /// whose parent is named beside them, where one is.
    pub fn named_in(&self, text: &str) -> Vec<&'a Agency> {
        named_among(self, text)
    }
}

fn named_among<'a>(names: &Names<'a>, text: &str) -> Vec<&'a Agency> {
    let register = names.register;
    let text = key_of(text);
    let mut named: Vec<Named<'a>> = Vec::new();
    for (agency, keys) in &names.keys {
        named.extend(standing_in(&text, agency, keys));
    }
    let longest: Vec<&Named<'a>> = named
        .iter()
        .filter(|one| {
            let inside = |other: &&Named<'a>| {
                other.start <= one.start
                    && one.end <= other.end
                    && other.end - other.start > one.end - one.start
            };
            !named.iter().any(|other| inside(&other))
        })
        .collect();
    let mut agencies: Vec<&Agency> = longest.iter().map(|one| one.agency).collect();
    agencies.dedup_by(|one, other| one.id == other.id);
    let with_parent: Vec<&Agency> = agencies
        .iter()
        .copied()
        .filter(|agency| names_parent(&text, agency, register))
        .collect();
    if !with_parent.is_empty() {
        return with_parent;
    }
    agencies
}

/// Whether a text names an agency, perhaps beside others.
pub fn is_named_in(text: &str, agency: &Agency) -> bool {
    standing_in(&key_of(text), agency, &keys_of(agency)).is_some()
}

/// The key of the part of a text that can name who sent it, between spaces.
fn key_of(text: &str) -> String {
    format!(" {} ", fold_name_plain(&sender_part(text)))
}

/// Whether a text, as written, names the place of an agency's parent.
pub(super) fn places_parent(text: &str, agency: &Agency, register: &Register) -> bool {
    names_parent(&key_of(text), agency, register)
}

/// Whether a text names the place of an agency's parent.
fn names_parent(text: &str, agency: &Agency, register: &Register) -> bool {
    let Some(parent) = agency.parent.as_deref().and_then(|id| register.get(id)) else {
        return false;
    };
    let place = fold_name_plain(without_ubnd(&parent.name));
    let bare = ["thanh pho ", "huyen ", "thi xa ", "quan "]
        .iter()
        .find_map(|level| place.strip_prefix(level))
        .unwrap_or(&place);
    // The city that bears the province's name is only named with its level.
    let is_province = register
        .levels
        .iter()
        .filter_map(|level| level.superior.as_deref())
        .any(|superior| fold_name_plain(superior).ends_with(&format!(" {bare}")));
    text.contains(&format!(" {place} ")) || (!is_province && text.contains(&format!(" {bare} ")))
}

/// The part of a text that can name who sent it: what stands after "gửi" names who receives it.
fn sender_part(text: &str) -> String {
    let words = text.replace(['_', '-', '.'], " ");
    let kept: Vec<&str> = words
        .split_whitespace()
        .take_while(|word| fold_plain(word) != "gui")
        .collect();
    kept.join(" ")
}

/// The keys of an agency's names, between spaces.
fn keys_of(agency: &Agency) -> Vec<String> {
    let bare = without_ubnd(&agency.name);
    let id = agency.id.replace('-', " ");
    [agency.name.as_str(), bare, id.as_str()]
        .into_iter()
        .chain(agency.aliases.iter().map(String::as_str))
        .map(fold_name_plain)
        // As they are typed without diacritics: «So TNMT», «P. Trung Thanh».
        .chain(agency.aliases.iter().map(|alias| fold_plain(alias)))
        .chain(short_place(bare))
        .filter(|key| key.len() >= 3)
        .map(|key| format!(" {key} "))
        .collect()
}

/// The name of a commune with its level abbreviated: `p trung thanh`.
fn short_place(bare: &str) -> Option<String> {
    let plain = fold_plain(bare);
    [("phuong ", "p"), ("thi tran ", "tt"), ("xa ", "x")]
        .iter()
        .find_map(|(level, short)| Some(format!("{short} {}", plain.strip_prefix(level)?)))
}

/// The longest of an agency's names that stands in a text.
fn standing_in<'a>(text: &str, agency: &'a Agency, keys: &[String]) -> Option<Named<'a>> {
    keys.iter()
        .filter_map(|key| {
            let start = text.find(key.as_str())?;
            let end = start + key.len();
            Some(Named { agency, start, end })
        })
        .max_by_key(|named| named.end - named.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agency(id: &str, name: &str, parent: Option<&str>, aliases: &[&str]) -> Agency {
        Agency {
            id: id.to_owned(),
            name: name.to_owned(),
            level: String::new(),
            parent: parent.map(str::to_owned),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            valid_from: None,
            valid_to: None,
            successors: Vec::new(),
            note: None,
        }
    }

    fn named(text: &str) -> Vec<String> {
        let register = Register {
            levels: Vec::new(),
            agencies: vec![
                agency("so-tai-chinh", "Sở Tài chính", None, &["STC"]),
                agency("so-noi-vu", "Sở Nội vụ", None, &[]),
                agency("huyen-phu-binh", "UBND huyện Phú Bình", None, &[]),
                agency("huyen-dinh-hoa", "UBND huyện Định Hóa", None, &[]),
                agency(
                    "xa-tan-tien",
                    "UBND xã Tân Tiến",
                    Some("huyen-phu-binh"),
                    &[],
                ),
                agency(
                    "xa-tan-tien-2",
                    "UBND xã Tân Tiến",
                    Some("huyen-dinh-hoa"),
                    &[],
                ),
            ],
        };
        let day = NaiveDate::from_ymd_opt(2024, 6, 14).unwrap();
        let agencies = Names::new(&register, day).named_in(text);
        agencies.iter().map(|agency| agency.id.clone()).collect()
    }

    #[test]
    fn names_in_letterheads_and_file_names() {
        assert_eq!(named("SỞ TÀI CHÍNH"), ["so-tai-chinh"]);
        assert_eq!(named("2024-H1/so-tai-chinh lan 2"), ["so-tai-chinh"]);
        assert_eq!(named("BC STC gửi Sở Nội vụ"), ["so-tai-chinh"]);
        assert_eq!(named("Ủy ban nhân dân huyện Phú Bình"), ["huyen-phu-binh"]);
        assert_eq!(named("ubnd xa tan tien phu binh"), ["xa-tan-tien"]);
        assert_eq!(named("UBND xã Tân Tiến, huyện Định Hoá"), ["xa-tan-tien-2"]);
        assert_eq!(named("UBND xã Tân Tiến").len(), 2);
        assert_eq!(named("báo cáo 6 tháng").len(), 0);
    }
}
