//! What the places of a workbook tell of who sent it, each by itself.

use super::bodies::{Telling, of_file_name, of_line, of_title};
use super::doubts::stem;
use super::letterhead::{self, HeadLine};
use super::names::Names;
use super::self_description::SelfDescription;
use crate::agency::Agency;
use crate::vietnamese::fold::fold_plain;

/// The most agencies that a finding names.
pub(super) const MOST_NAMED: usize = 6;

/// Where in a workbook it is told whose it is, from the strongest to the weakest.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Source {
    /// The name of the file.
    File,
    /// The name of a sheet.
    Sheet,
    /// The signature.
    Signature,
    /// A page before the table.
    Cover,
    /// The title above the table.
    Title,
    /// The letterhead above the table.
    Letterhead,
    /// `Đơn vị báo cáo: …`
    Declared,
    /// The hidden identity of our own form.
    Form,
}

impl Source {
    /// How a finding calls it.
    pub fn words(self) -> &'static str {
        match self {
            Source::File => "tên tệp",
            Source::Sheet => "tên trang tính",
            Source::Signature => "chỗ ký",
            Source::Cover => "trang bìa",
            Source::Title => "tiêu đề",
            Source::Letterhead => "đầu biểu",
            Source::Declared => "dòng tên cơ quan",
            Source::Form => "mã ẩn của biểu",
        }
    }

    /// Whether an agency says so itself in the sheet, and not the name that somebody gave a file.
    pub fn is_sure(self) -> bool {
        self >= Source::Cover
    }
}

impl SelfDescription {
    /// All that tells whose it is, from the strongest to the weakest.
    pub(super) fn tellings<'a>(&self, names: &Names<'a>) -> Vec<(Source, Telling<'a>)> {
        let letterheads = |sheets: &[Vec<HeadLine>]| -> Vec<Telling<'a>> {
            let tell = |lines: &Vec<HeadLine>| letterhead::telling(lines, names);
            sheets.iter().map(tell).collect()
        };
        let each = |lines: &[String], tell: &dyn Fn(&str) -> Telling<'a>| -> Vec<Telling<'a>> {
            lines.iter().map(|line| tell(line)).collect()
        };
        let title = |line: &str| of_title(line, names);
        let all = [
            (
                Source::Declared,
                each(&self.declared, &|line| declared(line, names)),
            ),
            (Source::Letterhead, letterheads(&self.letterheads)),
            (Source::Title, each(&self.head, &title)),
            (Source::Cover, letterheads(&self.cover_letterheads)),
            (Source::Cover, each(&self.cover, &title)),
            (
                Source::Signature,
                each(&self.signature, &|line| signed(line, names)),
            ),
            (
                Source::Sheet,
                each(&self.sheets, &|name| of_file_name(name, names)),
            ),
            (Source::File, vec![of_file_name(&self.file, names)]),
        ];
        all.into_iter()
            .map(|(source, tellings)| (source, one_of(tellings, names)))
            .filter(|(_, telling)| !matches!(telling, Telling::Silent | Telling::Superior))
            .collect()
    }
}

/// What several lines of one kind tell together: one that names a body outside the register is not
/// passed over for another.
fn one_of<'a>(tellings: Vec<Telling<'a>>, names: &Names<'a>) -> Telling<'a> {
    let mut named: Vec<&'a Agency> = Vec::new();
    for telling in tellings {
        match telling {
            Telling::Unknown { .. } => return telling,
            Telling::Known(agencies) => named.extend(agencies),
            Telling::Silent | Telling::Superior => {}
        }
    }
    if named.is_empty() {
        return Telling::Silent;
    }
    let is_named = |id: &str| named.iter().any(|agency| agency.id == id);
    let is_above = |agency: &&Agency| {
        named
            .iter()
            .any(|other| other.parent.as_deref() == Some(agency.id.as_str()))
    };
    let register = names.register();
    let meant = register
        .agencies
        .iter()
        .filter(|agency| is_named(&agency.id) && !is_above(agency));
    Telling::Known(meant.collect())
}

/// Who is declared as the sender: all that stands behind the colon is a name, whoever's.
fn declared<'a>(line: &str, names: &Names<'a>) -> Telling<'a> {
    match of_line(line, names) {
        Telling::Silent if !line.trim_matches(|c: char| ".…_ ".contains(c)).is_empty() => {
            Telling::Unknown {
                words: line.trim().to_owned(),
                beside: names.named_in(line),
            }
        }
        other => other,
    }
}

/// Who signs: the body behind the office that signs for it.
pub(super) fn signed<'a>(line: &str, names: &Names<'a>) -> Telling<'a> {
    let mut words: Vec<&str> = line.split_whitespace().collect();
    loop {
        let plain = fold_plain(&words.join(" "));
        let Some(office) = OFFICES
            .iter()
            .find(|office| plain == **office || plain.starts_with(&format!("{office} ")))
        else {
            break;
        };
        let count = office.split(' ').count();
        if count >= words.len() {
            return Telling::Silent;
        }
        words.drain(..count);
    }
    of_line(&words.join(" "), names)
}

/// Who signs, without diacritics: what stands before the name of the body.
const OFFICES: &[&str] = &[
    "tm",
    "kt",
    "tl",
    "tuq",
    "q",
    "quyen",
    "pho giam doc",
    "giam doc",
    "pho chu tich",
    "chu tich",
    "thu truong",
    "pho truong ban",
    "truong ban",
    "chanh thanh tra",
    "pho cuc truong",
    "chi cuc truong",
    "cuc truong",
    "hieu truong",
    "pho hieu truong",
    "vien truong",
];

/// The names of agencies, for a finding.
pub(super) fn agency_names(named: &[&Agency]) -> String {
    let names: Vec<&str> = named
        .iter()
        .take(MOST_NAMED)
        .map(|agency| agency.name.as_str())
        .collect();
    names.join("; ")
}

/// The agency that the name of a file alone speaks of, where it is one only.
pub fn named_by_file<'a>(file: &str, names: &Names<'a>) -> Option<&'a Agency> {
    match of_file_name(stem(file), names) {
        Telling::Known(agencies) if agencies.len() == 1 => agencies.first().copied(),
        _ => None,
    }
}
