//! Whose a workbook is, and for which period, by what it says: letterhead, title, signature, names of
//! sheets, name of the file.

use super::bodies::Telling;
use super::letterhead::HeadLine;
use super::names::{Names, is_named_in, places_parent};
use super::period_words::stated;
use super::tellings::{Source, agency_names};
use crate::agency::Agency;
use crate::intake::cell_words::quoted;
use crate::intake::layout::by_headings::{View, first_heading};
use crate::period::Period;
use crate::vietnamese::fold::fold_plain;

/// The rows of a sheet without a table that count as its head.
const HEAD_ROWS: usize = 15;
/// The longest line of a head, in characters.
const LONGEST_LINE: usize = 300;

/// What a workbook says of itself, from the strongest to the weakest.
#[derive(Debug, Clone, Default)]
pub struct SelfDescription {
    /// `Đơn vị báo cáo: …`
    pub declared: Vec<String>,
    /// Letterhead and title: what stands above the table.
    pub head: Vec<String>,
    /// The same, with their places: a letterhead a sheet.
    pub letterheads: Vec<Vec<HeadLine>>,
    /// What stands on the pages before the one with the table.
    pub cover: Vec<String>,
    /// The same, with their places.
    pub cover_letterheads: Vec<Vec<HeadLine>>,
    /// The lines of the signature.
    pub signature: Vec<String>,
    /// The names of the sheets.
    pub sheets: Vec<String>,
    /// The name of the file.
    pub file: String,
}

/// Whose a workbook is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sender<'a> {
    /// One agency, and where its name stands.
    One(&'a Agency, Source),
    /// Several, and where their names stand.
    Several(Vec<&'a Agency>, Source),
    /// A body that the register does not know: its name, where it stands, who is named beside it.
    Unknown(String, Source, Vec<&'a Agency>),
    /// One agency at one place, somebody else at another.
    Disagreed(&'a Agency, Source, String, Source),
    /// None.
    Nobody,
}

/// For which period a workbook is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatedPeriod {
    /// The expected one, and where it says so.
    Expected(&'static str),
    /// It does not say.
    Unsaid,
    /// Another: its words.
    Other(String),
}

/// Gathers what a workbook says of itself.
pub fn self_told(views: &[(usize, View<'_>)], file: &str) -> SelfDescription {
    let mut told = SelfDescription {
        file: super::stem(file).to_owned(),
        ..SelfDescription::default()
    };
    let headings: Vec<Option<u32>> = views.iter().map(|(_, view)| first_heading(view)).collect();
    let has_table = headings.iter().any(Option::is_some);
    let first_table = headings.iter().position(Option::is_some).unwrap_or(0);
    for (at, ((_, view), heading)) in views.iter().zip(&headings).enumerate() {
        if has_table && heading.is_none() {
            if at < first_table {
                told.cover.extend(cover_lines(view));
                let rows = view.rows();
                let end = rows.get(HEAD_ROWS).copied().unwrap_or(u32::MAX);
                told.cover_letterheads.push(head_lines(view, end));
            }
            continue;
        }
        told.sheets.push(view.page.sheet.name.clone());
        let rows = view.rows();
        let end = heading.unwrap_or_else(|| rows.get(HEAD_ROWS).copied().unwrap_or(u32::MAX));
        told.letterheads.push(head_lines(view, end));
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

/// The lines above a row, with their places.
pub(super) fn head_lines(view: &View<'_>, end: u32) -> Vec<HeadLine> {
    view.words
        .iter()
        .take_while(|(cell, _)| cell.row < end)
        .filter(|(_, words)| words.chars().count() <= LONGEST_LINE)
        .flat_map(|(cell, words)| {
            words.lines().map(|line| HeadLine {
                text: line.to_owned(),
                row: cell.row,
                column: cell.column,
            })
        })
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

impl SelfDescription {
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

    /// Whose it is: the strongest of its tellings that names somebody, where the weaker ones agree;
    /// where it names several of one name, a weaker one may tell which.
    pub fn whose<'a>(&self, names: &Names<'a>) -> Sender<'a> {
        let tellings = self.tellings(names);
        let Some(((source, first), weaker)) = tellings.split_first() else {
            return Sender::Nobody;
        };
        let agencies = match first {
            Telling::Unknown { words, beside } => {
                return Sender::Unknown(words.clone(), *source, beside.clone());
            }
            Telling::Known(agencies) => agencies,
            Telling::Silent | Telling::Superior => return Sender::Nobody,
        };
        let Some(agency) = self.meant(agencies, weaker, names) else {
            return Sender::Several(agencies.clone(), *source);
        };
        match disagreed(agency, weaker) {
            Some((words, other)) => Sender::Disagreed(agency, *source, words, other),
            None => Sender::One(agency, *source),
        }
    }

    /// The one of several agencies that is meant: by a weaker telling, or by the place above it.
    fn meant<'a>(
        &self,
        agencies: &[&'a Agency],
        weaker: &[(Source, Telling<'a>)],
        names: &Names<'a>,
    ) -> Option<&'a Agency> {
        if let [only] = agencies {
            return Some(only);
        }
        // Bodies of several names: a sheet that bears one of them, or is signed for it, says nothing of
        // the file.
        let bears_one_name = agencies.windows(2).all(|pair| pair[0].name == pair[1].name);
        for (source, others) in weaker {
            let Telling::Known(others) = others else {
                continue;
            };
            if !bears_one_name && matches!(source, Source::Sheet | Source::Signature) {
                continue;
            }
            let mut both = agencies
                .iter()
                .filter(|agency| others.iter().any(|other| other.id == agency.id));
            if let (Some(only), None) = (both.next(), both.next()) {
                return Some(only);
            }
        }
        // Communes of one name: the one whose district is named anywhere.
        if !bears_one_name {
            return None;
        }
        let all = [
            &self.declared[..],
            &self.head,
            &self.cover,
            &self.signature,
            &self.sheets,
            std::slice::from_ref(&self.file),
        ]
        .concat()
        .join("; ");
        let mut placed = agencies
            .iter()
            .filter(|agency| places_parent(&all, agency, names.register()));
        match (placed.next(), placed.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }

    /// For which period it is.
    pub fn when(&self, period: &Period) -> StatedPeriod {
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
                return StatedPeriod::Expected(source);
            }
            let has_year = said
                .iter()
                .any(|(_, stated)| stated.year == Some(period.id.year));
            let other = said.iter().find(|(_, stated)| {
                let by_year_alone = stated.kind.is_none() && !stated.other;
                stated.contradicts(period) && !(by_year_alone && has_year)
            });
            if let Some((line, _)) = other {
                return StatedPeriod::Other(quoted(line));
            }
        }
        StatedPeriod::Unsaid
    }
}

/// Somebody else than an agency whom a weaker telling names: the words, and where they stand. A
/// name of a file or sheet may tell no more than the place above an agency.
fn disagreed<'a>(agency: &'a Agency, weaker: &[(Source, Telling<'a>)]) -> Option<(String, Source)> {
    let is_above = |other: &&Agency| agency.parent.as_deref() == Some(other.id.as_str());
    weaker.iter().find_map(|(source, telling)| {
        let words = match telling {
            Telling::Known(named) => {
                let agrees = named
                    .iter()
                    .any(|other| other.id == agency.id || is_above(other));
                (!agrees).then(|| agency_names(named))?
            }
            Telling::Unknown { words, beside } => {
                let is_own = !source.is_sure()
                    && (beside.iter().any(|other| other.id == agency.id)
                        || is_named_in(words, agency)
                        || is_shortened(words, agency));
                (!is_own).then(|| words.clone())?
            }
            Telling::Silent | Telling::Superior => return None,
        };
        Some((words, *source))
    })
}

/// Whether words are an agency's name with some of its words left out, as names of files have it: «Ban Quản
/// lý khu công nghiệp».
fn is_shortened(words: &str, agency: &Agency) -> bool {
    const FEWEST: usize = 2;
    let (words, name) = (fold_plain(words), fold_plain(&agency.name));
    let (words, mut name): (Vec<&str>, _) = (words.split(' ').collect(), name.split(' '));
    words.len() >= FEWEST && words.iter().all(|word| name.any(|own| own == *word))
}

/// Whether a line below a table is part of its signature.
pub(super) fn is_signature(words: &str) -> bool {
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
