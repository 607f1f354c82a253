//! The bodies that a cell of an appendix names, as ids of the register.

use std::collections::BTreeMap;

use crate::agency::Register;
use crate::vietnamese::fold::fold_plain;
use chrono::NaiveDate;

/// Bodies found in a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bodies {
    /// Ids of levels and agencies, each once, in the order of the text.
    pub who: Vec<String>,
    /// What of the text names no body that the register knows; empty: all of it was understood.
    pub left: Vec<String>,
    /// Those of `who` that are agencies, not levels.
    agencies: Vec<String>,
}

impl Bodies {
    /// Whether an id of these is an agency's.
    pub fn is_agency(&self, id: &str) -> bool {
        self.agencies.iter().any(|agency| agency == id)
    }
}

/// Names that the register's bodies go by in plans.
pub struct Names {
    /// Folded names and the ids that they stand for, the longest first.
    known: Vec<(String, String)>,
    /// Names of departments without «Sở», as in «Các Sở: Nội vụ; Xây dựng».
    short: Vec<(String, String)>,
    /// The ids of levels.
    levels: Vec<String>,
    /// The levels that have agencies.
    inhabited: Vec<String>,
    /// The official names of agencies, by id.
    official: BTreeMap<String, String>,
}

/// How plans speak of a whole level, where the words do not stand in the register; the last word
/// tells of which level by a word of its name.
const LEVEL_WORDS: &[(&str, &[&str])] = &[
    (
        "so",
        &[
            "cac so ban nganh cap tinh",
            "cac so ban nganh",
            "cac so nganh va tuong duong",
            "cac so nganh",
            "so ban nganh",
            "so nganh",
            "cac co quan chuyen mon thuoc ubnd tinh",
            "cac co quan chuyen mon cap tinh",
            "co quan chuyen mon cap tinh",
        ],
    ),
    (
        "huyen",
        &[
            "ubnd cap huyen",
            "ubnd cac huyen thi xa thanh pho",
            "ubnd cac huyen thanh pho thi xa",
            "ubnd cac huyen thanh pho",
            "ubnd huyen thi xa thanh pho",
        ],
    ),
    (
        "xa",
        &[
            "ubnd cap xa",
            "ubnd cac xa phuong thi tran",
            "ubnd cac xa phuong dac khu",
            "ubnd cac xa phuong",
            "ubnd xa phuong thi tran",
            "ubnd xa phuong dac khu",
            "ubnd xa phuong",
            "ubnd cac phuong xa dac khu",
            "ubnd cac phuong xa",
            "ubnd phuong xa dac khu",
            "ubnd phuong xa",
        ],
    ),
    (
        "nganh doc",
        &[
            "cac co quan nganh doc dong tren dia ban tinh",
            "cac co quan nganh doc",
            "co quan nganh doc",
        ],
    ),
];

/// Words around names that say nothing of their own.
const FILLING: &[&str] = &[
    "va",
    "cac",
    "tinh",
    "lien quan",
    "co lien quan",
    "cac co quan",
    "co quan",
    "don vi",
    "dia phuong",
    "tai dia phuong",
    "tren dia ban tinh",
    "tren dia ban",
    "so",
    "thuoc",
    "cung",
    "cac so",
];

impl Names {
    /// The names of the bodies that exist on a day.
    pub fn new(register: &Register, day: NaiveDate) -> Names {
        let mut known: Vec<(String, String)> = Vec::new();
        let mut short: Vec<(String, String)> = Vec::new();
        for level in &register.levels {
            for name in [&level.name, &level.plural] {
                known.push((fold_plain(name), level.id.clone()));
            }
            let plain = format!(" {} ", fold_plain(&level.name));
            let words = LEVEL_WORDS
                .iter()
                .filter(|(word, _)| plain.contains(&format!(" {word} ")));
            // A level below another («đơn vị trực thuộc sở») shares its word, and is not meant.
            let first = |word: &str| {
                register
                    .levels
                    .iter()
                    .find(|level| {
                        format!(" {} ", fold_plain(&level.name)).contains(&format!(" {word} "))
                    })
                    .is_some_and(|first| first.id == level.id)
            };
            for (_, phrases) in words.filter(|(word, _)| first(word)) {
                known.extend(
                    phrases
                        .iter()
                        .map(|phrase| ((*phrase).to_owned(), level.id.clone())),
                );
            }
        }
        for agency in register.existing_on(day) {
            for name in std::iter::once(&agency.name).chain(&agency.aliases) {
                let folded = fold_plain(name);
                if let Some(rest) = folded.strip_prefix("so ") {
                    short.push((rest.to_owned(), agency.id.clone()));
                }
                known.push((folded, agency.id.clone()));
            }
        }
        let longest_first = |list: &mut Vec<(String, String)>| {
            list.retain(|(name, _)| !name.is_empty());
            list.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
            list.dedup();
        };
        longest_first(&mut known);
        longest_first(&mut short);
        Names {
            inhabited: register
                .levels
                .iter()
                .filter(|level| {
                    let mut existing = register.existing_on(day);
                    existing.any(|agency| agency.level == level.id)
                })
                .map(|level| level.id.clone())
                .collect(),
            official: register
                .agencies
                .iter()
                .map(|agency| (agency.id.clone(), agency.name.clone()))
                .collect(),
            known,
            short,
            levels: register
                .levels
                .iter()
                .map(|level| level.id.clone())
                .collect(),
        }
    }

    /// The levels to which any agency belongs, in the register's order.
    pub fn everybody(&self) -> Bodies {
        Bodies {
            who: self.inhabited.clone(),
            ..Bodies::default()
        }
    }

    /// Whether a text speaks of bodies in general, whichever they are: «cơ quan được giao nhiệm vụ», «các
    /// cơ quan, đơn vị được kiểm tra».
    pub fn is_general(text: &str) -> bool {
        let plain = fold_plain(text);
        let mut rest = plain.as_str();
        let mut said = false;
        // One body after the other, as far as they name none.
        while let Some(word) = GENERAL.iter().find(|word| {
            rest.strip_prefix(**word)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        }) {
            rest = rest[word.len()..].trim_start();
            said = true;
        }
        said && (rest.is_empty() || ASKED.iter().any(|word| rest.starts_with(word)))
    }

    /// The official name of an agency.
    pub fn shown<'a>(&'a self, id: &'a str) -> &'a str {
        self.official.get(id).map_or(id, String::as_str)
    }

    /// The bodies that a text names.
    pub fn find(&self, text: &str) -> Bodies {
        let plain = fold_plain(text);
        let mut rest = format!(" {plain} ");
        let mut found: Vec<(usize, String)> = Vec::new();
        take(&self.known, &mut rest, &mut found);
        if format!(" {plain} ").contains(" so ") {
            take(&self.short, &mut rest, &mut found);
        }
        found.sort();
        let mut bodies = Bodies::default();
        for (_, id) in found {
            if !bodies.who.contains(&id) {
                bodies.who.push(id);
            }
        }
        bodies.agencies = bodies
            .who
            .iter()
            .filter(|id| !self.levels.contains(id))
            .cloned()
            .collect();
        bodies.left = left_over(&rest, text);
        bodies
    }
}

/// Words for bodies that name none; the longest first.
const GENERAL: &[&str] = &[
    "cac co quan",
    "cac don vi",
    "cac dia phuong",
    "co quan",
    "don vi",
    "dia phuong",
    "cac",
    "va",
];

/// Words that say which of them are meant, without naming any.
const ASKED: &[&str] = &[
    "duoc",
    "lien quan",
    "co lien quan",
    "theo",
    "chu tri",
    "thuc hien",
    "tren dia ban",
    "trong tinh",
    "thuoc tinh",
];

/// Words after which a whole level is not meant.
const RELATED: &[&str] = &["lien quan", "co lien quan"];

/// What stands where the letters of a name were; its blanks stay, so that words can be counted.
const TAKEN: char = '#';

/// A name with every letter taken out.
fn taken(name: &str) -> String {
    let mark = |letter: char| if letter == ' ' { ' ' } else { TAKEN };
    name.chars().map(mark).collect()
}

/// Takes every occurrence of the names out of a text; the longest go first, so that «Văn phòng UBND
/// tỉnh» is not found inside «Trung tâm Thông tin, Văn phòng UBND tỉnh».
fn take(names: &[(String, String)], rest: &mut String, found: &mut Vec<(usize, String)>) {
    for (name, id) in names {
        let padded = format!(" {name} ");
        while let Some(at) = rest.find(&padded) {
            let after = &rest[at + padded.len()..];
            // «Các sở, ngành liên quan» are some of them, and which ones is not said.
            if RELATED.iter().any(|words| after.starts_with(words)) {
                let range = at + 1..at + 1 + name.len();
                let kept = rest[range.clone()].to_uppercase();
                rest.replace_range(range, &kept);
                continue;
            }
            found.push((at, id.clone()));
            let range = at + 1..at + 1 + name.len();
            rest.replace_range(range, &taken(name));
        }
    }
}

/// The words of a text that belong to no name and are no filling, as they are written. `rest` holds
/// the same words folded, with the names taken out.
fn left_over(rest: &str, text: &str) -> Vec<String> {
    let written: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let folded: Vec<&str> = rest.split_whitespace().collect();
    let mut pieces: Vec<(Vec<&str>, Vec<&str>)> = vec![(Vec::new(), Vec::new())];
    for (at, word) in folded.iter().enumerate() {
        if word.starts_with(TAKEN) {
            pieces.push((Vec::new(), Vec::new()));
        } else if let Some((folded, shown)) = pieces.last_mut() {
            folded.push(word);
            shown.push(written.get(at).copied().unwrap_or(word));
        }
    }
    pieces
        .into_iter()
        .filter(|(folded, _)| !folded.is_empty() && !FILLING.contains(&folded.join(" ").as_str()))
        .map(|(_, shown)| shown.join(" "))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_bodies_that_name_none_are_told_from_names() {
        for text in [
            "Các cơ quan, đơn vị được kiểm tra",
            "Cơ quan được giao nhiệm vụ",
            "Các cơ quan, đơn vị, địa phương",
            "Các đơn vị có liên quan",
        ] {
            assert!(Names::is_general(text), "{text}");
        }
        for text in [
            "Các sở, ngành liên quan",
            "Trường Chính trị tỉnh",
            "Cơ quan Ủy ban Kiểm tra",
            "Đơn vị sự nghiệp công lập",
            "",
        ] {
            assert!(!Names::is_general(text), "{text}");
        }
    }
}
