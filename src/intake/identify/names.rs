//! Agencies that a text names: a letterhead, a title, a file's name.

use chrono::NaiveDate;

use crate::agency::{Agency, Register, without_ubnd};
use crate::vietnamese::fold::{fold_plain, similarity};
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
    /// The keys of the body above all agencies, and of its place.
    superiors: Vec<String>,
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
            superiors: superiors_of(register),
        }
    }

    /// The register.
    pub fn register(&self) -> &'a Register {
        self.register
    }
}

/// The keys of the superior bodies of levels, and of their places.
fn superiors_of(register: &Register) -> Vec<String> {
    let mut keys = vec!["uy ban nhan dan tinh".to_owned(), "tinh".to_owned()];
    let superiors = register
        .levels
        .iter()
        .filter_map(|level| level.superior.as_deref());
    for superior in superiors {
        let place = fold_name_plain(without_ubnd(superior));
        let bare = ["tinh ", "thanh pho "]
            .iter()
            .find_map(|level| place.strip_prefix(level))
            .unwrap_or(&place)
            .to_owned();
        keys.extend([fold_name_plain(superior), place.clone(), bare]);
    }
    keys.sort();
    keys.dedup();
    keys
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

/// A name that stands in a text, between two places of it.
struct Named<'a> {
    agency: &'a Agency,
    start: usize,
    end: usize,
}

/// The names that a line holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Covered<'a> {
    /// The agencies that are named, as [`Names::named_in`] gives them.
    pub(super) agencies: Vec<&'a Agency>,
    /// The words, by number, that belong to none of their names, nor to the names of places and
    /// bodies above them.
    pub(super) left: Vec<usize>,
}

impl<'a> Names<'a> {
    /// The agencies that a text names, in the register's order. A name inside a longer one is not
    /// named; nor is the parent of an agency that is; of several agencies of one name only those
    /// whose parent is named beside them, where one is.
    pub fn named_in(&self, text: &str) -> Vec<&'a Agency> {
        let text = key_of(text);
        self.chosen(&text, &self.standing(&text))
    }

    /// The agencies that words (folded, without diacritics) name, and which words are left over.
    pub(super) fn covered(&self, words: &[String]) -> Covered<'a> {
        let text = format!(" {} ", words.join(" "));
        let standing = self.standing(&text);
        let agencies = self.chosen(&text, &standing);
        let mut spans: Vec<(usize, usize)> = standing
            .iter()
            .map(|named| (named.start, named.end))
            .collect();
        let mut above: Vec<String> = self.superiors.clone();
        for agency in &agencies {
            above.extend(self.places_above(agency));
        }
        spans.extend(above.iter().flat_map(|name| occurrences(&text, name)));
        let mut left = Vec::new();
        let mut start = 0;
        for (number, word) in words.iter().enumerate() {
            let end = start + word.len() + 2;
            if !spans.iter().any(|(from, to)| *from <= start && end <= *to) {
                left.push(number);
            }
            start = end - 1;
        }
        Covered { agencies, left }
    }

    /// The names that stand in a text (a key between spaces), but for those inside longer ones.
    fn standing(&self, text: &str) -> Vec<Named<'a>> {
        let mut named: Vec<Named<'a>> = Vec::new();
        for (agency, keys) in &self.keys {
            named.extend(standing_in(text, agency, keys));
        }
        let is_inside = |one: &Named<'a>| {
            named.iter().any(|other| {
                other.start <= one.start
                    && one.end <= other.end
                    && other.end - other.start > one.end - one.start
            })
        };
        let kept: Vec<bool> = named.iter().map(|one| !is_inside(one)).collect();
        let mut kept = kept.into_iter();
        named.retain(|_| kept.next().unwrap_or(false));
        named
    }

    /// Of the agencies whose names stand in a text those that are meant.
    fn chosen(&self, text: &str, standing: &[Named<'a>]) -> Vec<&'a Agency> {
        let mut agencies: Vec<&Agency> = standing.iter().map(|one| one.agency).collect();
        agencies.dedup_by(|one, other| one.id == other.id);
        let with_parent: Vec<&Agency> = agencies
            .iter()
            .copied()
            .filter(|agency| names_parent(text, agency, self.register))
            .collect();
        if with_parent.is_empty() {
            agencies
        } else {
            with_parent
        }
    }

    /// The names, as keys, of the place of the agency above an agency.
    fn places_above(&self, agency: &Agency) -> Vec<String> {
        let parent = agency
            .parent
            .as_deref()
            .and_then(|id| self.register.get(id));
        parent.map_or_else(Vec::new, |parent| {
            let place = fold_name_plain(without_ubnd(&parent.name));
            let bare = bare_place(&place).to_owned();
            vec![fold_name_plain(&parent.name), place, bare]
        })
    }

    /// The agencies that exist on no such day, or whose name is nearly that of a line: who is
    /// likely meant by a name that the register does not know on the day.
    pub fn likely(&self, line: &str, day: NaiveDate) -> Vec<&'a Agency> {
        let key = fold_name_plain(line);
        let bare = |agency: &Agency| fold_name_plain(without_ubnd(&agency.name));
        let named: Vec<&Agency> = self
            .register
            .agencies
            .iter()
            .filter(|agency| !agency.exists_on(day))
            .filter(|agency| format!(" {key} ").contains(&format!(" {} ", bare(agency))))
            .collect();
        if !named.is_empty() {
            return named;
        }
        let alike = |agency: &Agency| {
            similarity(&fold_name_plain(&agency.name), &key).max(similarity(&bare(agency), &key))
        };
        let mut alike: Vec<(u32, &Agency)> = self
            .register
            .agencies
            .iter()
            .map(|agency| (alike(agency), agency))
            .filter(|(alike, _)| *alike >= MISSPELT)
            .collect();
        alike.sort_by_key(|(alike, _)| std::cmp::Reverse(*alike));
        alike.truncate(MOST_LIKELY);
        alike.into_iter().map(|(_, agency)| agency).collect()
    }
}

/// How alike a misspelt name of an agency still is to its name, in thousandths.
const MISSPELT: u32 = 850;
/// The most agencies that are named as likely.
const MOST_LIKELY: usize = 3;

/// Where a name stands in a text, each time.
fn occurrences(text: &str, name: &str) -> Vec<(usize, usize)> {
    let wanted = format!(" {name} ");
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(&wanted)) {
        found.push((from + at, from + at + wanted.len()));
        from += at + 1;
    }
    found
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
    let bare = bare_place(&place);
    // The city that bears the province's name is only named with its level.
    let is_province = register
        .levels
        .iter()
        .filter_map(|level| level.superior.as_deref())
        .any(|superior| fold_name_plain(superior).ends_with(&format!(" {bare}")));
    text.contains(&format!(" {place} ")) || (!is_province && text.contains(&format!(" {bare} ")))
}

/// The name of a place without the word of its level.
fn bare_place(place: &str) -> &str {
    ["thanh pho ", "huyen ", "thi xa ", "quan "]
        .iter()
        .find_map(|level| place.strip_prefix(level))
        .unwrap_or(place)
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
            starts_anew: false,
            email: None,
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
