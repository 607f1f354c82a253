//! Whose a workbook is, and for which period, by what it says: letterhead, title, signature, names of
//! sheets, name of the file.

use chrono::NaiveDate;

use super::names::{Names, places_parent};
use super::period_words::stated;
use crate::agency::{Agency, Register};
use crate::finding::Finding;
use crate::intake::layout::worded::{View, first_heading};
use crate::intake::rules;
use crate::intake::text::quoted;
use crate::period::Period;
use crate::place::Place;
use crate::vietnamese::fold::fold_plain;

/// The rows of a sheet without a table that count as its head.
const HEAD_ROWS: usize = 15;
/// The longest line of a head, in characters.
const LONGEST_LINE: usize = 300;

/// What a workbook says of itself, from the strongest to the weakest.
#[derive(Debug, Clone, Default)]
pub struct SelfTold {
    /// `Đơn vị báo cáo: …`
    pub declared: Vec<String>,
    /// Letterhead and title: what stands above the table.
    pub head: Vec<String>,
    /// What stands on the pages before the one with the table.
    pub cover: Vec<String>,
    /// The lines of the signature.
    pub signature: Vec<String>,
    /// The names of the sheets.
    pub sheets: Vec<String>,
    /// The name of the file.
    pub file: String,
}

/// Whose a workbook is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose<'a> {
    /// One agency, and where its name stands.
    One(&'a Agency, &'static str),
    /// Several, and where their names stand.
    Several(Vec<&'a Agency>, &'static str),
    /// None.
    Nobody,
}

/// For which period a workbook is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// The expected one, and where it says so.
    Expected(&'static str),
    /// It does not say.
    Unsaid,
    /// Another: its words.
    Other(String),
}

/// Gathers what a workbook says of itself.
pub fn self_told(views: &[(usize, View<'_>)], file: &str) -> SelfTold {
    let mut told = SelfTold {
        file: super::stem(file).to_owned(),
        ..SelfTold::default()
    };
    let headings: Vec<Option<u32>> = views.iter().map(|(_, view)| first_heading(view)).collect();
    let has_table = headings.iter().any(Option::is_some);
    let first_table = headings.iter().position(Option::is_some).unwrap_or(0);
    for (at, ((_, view), heading)) in views.iter().zip(&headings).enumerate() {
        if has_table && heading.is_none() {
            if at < first_table {
                told.cover.extend(cover_lines(view));
            }
            continue;
        }
        told.sheets.push(view.page.sheet.name.clone());
        let rows = view.rows();
        let end = heading.unwrap_or_else(|| rows.get(HEAD_ROWS).copied().unwrap_or(u32::MAX));
        let mut declares = false;
        for (cell, words) in &view.words {
            if words.chars().count() > LONGEST_LINE {
                continue;
            }
            if cell.row >= end {
                if is_signature(words) {
                    told.signature.push(words.clone());
                }
                continue;
            }
            for line in words.lines() {
                declares = told.line(line, declares);
            }
        }
    }
    told
}

/// The lines of a page before the table: its first rows.
fn cover_lines(view: &View<'_>) -> Vec<String> {
    let rows = view.rows();
    let end = rows.get(HEAD_ROWS).copied().unwrap_or(u32::MAX);
    view.words
        .iter()
        .filter(|(cell, words)| cell.row < end && words.chars().count() <= LONGEST_LINE)
        .flat_map(|(_, words)| words.lines())
        .filter(|line| !is_cited(&fold_plain(line)))
        .map(str::to_owned)
        .collect()
}

/// Whether a line (its key) names others than who sent it: what it goes with, whom it is sent to.
fn is_cited(plain: &str) -> bool {
    [
        "kem theo",
        "ban hanh kem theo",
        "can cu",
        "thuc hien theo",
        "kinh gui",
    ]
    .iter()
    .any(|start| plain.starts_with(start))
}

impl SelfTold {
    /// Takes a line above the table; gives whether the next line is what this one declares.
    fn line(&mut self, line: &str, declared: bool) -> bool {
        let plain = fold_plain(line);
        if is_cited(&plain) || plain.is_empty() {
            return false;
        }
        if declared {
            self.declared.push(line.to_owned());
            return false;
        }
        let declares = [
            "don vi bao cao",
            "co quan bao cao",
            "ten co quan",
            "ten don vi",
            "don vi gui",
            "co quan don vi",
            "don vi lap",
            "co quan lap",
        ]
        .iter()
        .any(|start| plain.starts_with(start));
        if declares {
            let after = line.split_once(':').map_or("", |(_, after)| after.trim());
            if after.is_empty() {
                return true;
            }
            self.declared.push(after.to_owned());
        } else {
            self.head.push(line.to_owned());
        }
        false
    }

    /// Whose it is: the first of its tellings that names somebody; where that names several, a weaker
    /// one may tell which.
    pub fn whose<'a>(&self, names: &Names<'a>) -> Whose<'a> {
        let tellings = [
            (self.declared.join("; "), "dòng tên cơ quan"),
            (senders(&self.head), "đầu biểu"),
            (senders(&self.cover), "trang bìa"),
            (self.signature.join("; "), "chỗ ký"),
            (self.sheets.join("; "), "tên trang tính"),
            (self.file.clone(), "tên tệp"),
        ];
        let named: Vec<(Vec<&Agency>, &'static str)> = tellings
            .iter()
            .map(|(words, source)| (names.named_in(words), *source))
            .filter(|(agencies, _)| !agencies.is_empty())
            .collect();
        let Some(((agencies, source), weaker)) = named.split_first() else {
            return Whose::Nobody;
        };
        if let [only] = agencies.as_slice() {
            return Whose::One(only, source);
        }
        for (others, _) in weaker {
            let both: Vec<&&Agency> = agencies
                .iter()
                .filter(|agency| others.iter().any(|other| other.id == agency.id))
                .collect();
            if let [only] = both.as_slice() {
                return Whose::One(only, source);
            }
        }
        // Communes of one name: the one whose district is named anywhere.
        let all: Vec<&str> = tellings.iter().map(|(words, _)| words.as_str()).collect();
        let placed: Vec<&&Agency> = agencies
            .iter()
            .filter(|agency| places_parent(&all.join("; "), agency, names.register()))
            .collect();
        if let [only] = placed.as_slice() {
            return Whose::One(only, source);
        }
        Whose::Several(agencies.clone(), source)
    }

    /// For which period it is.
    pub fn when(&self, period: &Period) -> When {
        let lines: Vec<String> = self.head.iter().chain(&self.declared).cloned().collect();
        let tellings = [
            (lines, "tiêu đề"),
            (self.cover.clone(), "trang bìa"),
            (self.sheets.clone(), "tên trang tính"),
            (vec![self.file.replace(['_', '-'], " ")], "tên tệp"),
        ];
        for (lines, source) in tellings {
            let said: Vec<_> = lines
                .iter()
                .map(|line| (line, stated(line, period)))
                .collect();
            if said.iter().any(|(_, stated)| stated.names(period)) {
                return When::Expected(source);
            }
            let has_year = said
                .iter()
                .any(|(_, stated)| stated.year == Some(period.id.year));
            let other = said.iter().find(|(_, stated)| {
                let by_year_alone = stated.kind.is_none() && !stated.other;
                stated.contradicts(period) && !(by_year_alone && has_year)
            });
            if let Some((line, _)) = other {
                return When::Other(quoted(line));
            }
        }
        When::Unsaid
    }
}

/// The lines of a head that can name who sent it, each up to whom it is sent to.
fn senders(head: &[String]) -> String {
    let kept: Vec<String> = head
        .iter()
        .map(|line| {
            let words: Vec<&str> = line
                .split_whitespace()
                .take_while(|word| fold_plain(word) != "gui")
                .collect();
            words.join(" ")
        })
        .collect();
    kept.join("; ")
}

/// Whether a line below a table is part of its signature.
fn is_signature(words: &str) -> bool {
    let plain = fold_plain(words);
    [
        "tm ",
        "kt ",
        "tl ",
        "giam doc",
        "pho giam doc",
        "chu tich",
        "thu truong",
        "truong ban",
        "chanh van phong",
        "chanh thanh tra",
        "cuc truong",
        "chi cuc truong",
    ]
    .iter()
    .any(|start| plain.starts_with(start))
}

/// The finding where several agencies can have sent a workbook.
pub fn several(
    agencies: &[&Agency],
    source: &str,
    register: &Register,
    day: NaiveDate,
    file: &str,
) -> Finding {
    let names: Vec<String> = agencies
        .iter()
        .take(6)
        .map(|agency| register.distinct_name(agency, day))
        .collect();
    let more = if agencies.len() > 6 { "; …" } else { "" };
    let seen = format!("{source} có thể là: {}{more}", names.join("; "));
    Finding::new(&rules::SEVERAL_AGENCIES, seen, "tên của một cơ quan").at(Place::file(file))
}

/// The finding where no agency is named.
pub fn nobody(told: &SelfTold, file: &str) -> Finding {
    let head: Vec<String> = told
        .declared
        .iter()
        .chain(&told.head)
        .take(3)
        .map(|line| quoted(line))
        .collect();
    let seen = if head.is_empty() {
        format!(
            "không có tên cơ quan ở đầu biểu; tên tệp: {}",
            quoted(&told.file)
        )
    } else {
        format!(
            "đầu biểu: {}; tên tệp: {}",
            head.join("; "),
            quoted(&told.file)
        )
    };
    Finding::new(
        &rules::UNKNOWN_AGENCY,
        seen,
        "cơ quan phải báo cáo trong kỳ",
    )
    .at(Place::file(file))
}

/// The finding of a workbook whose letterhead is that of a body outside the register.
pub fn of_elsewhere(line: &str, file: &str) -> Finding {
    let seen = format!("đầu biểu: «{}»", quoted(line));
    let expected = "cơ quan phải báo cáo trong kỳ";
    Finding::new(&rules::UNKNOWN_AGENCY, seen, expected).at(Place::file(file))
}

/// The finding of a workbook that says that it is for another period.
pub fn other_period(words: &str, period: &Period, file: &str) -> Finding {
    Finding::new(
        &rules::WRONG_PERIOD,
        format!("«{words}»"),
        format!("kỳ {}", period.id),
    )
    .at(Place::file(file))
}

/// The note on what was recognised by words.
pub fn by_words(
    agency: &Agency,
    source: &str,
    when: &When,
    tables: &[String],
    file: &str,
) -> Finding {
    let when = match when {
        When::Expected(source) => format!("kỳ theo {source}"),
        _ => "kỳ theo thư mục (trong tệp không ghi kỳ)".to_owned(),
    };
    let tables = if tables.is_empty() {
        "bảng theo mã ẩn".to_owned()
    } else {
        format!("bảng: {}", tables.join("; "))
    };
    let seen = format!("cơ quan theo {source}: {}; {when}; {tables}", agency.name);
    Finding::new(&rules::BY_WORDS, seen, "biểu mẫu được cấp").at(Place::file(file))
}
