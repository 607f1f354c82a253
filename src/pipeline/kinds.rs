//! The kinds of documents of a period: which files are whose, and how they are chosen.

use crate::render::data;

/// A kind of documents of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DocumentKind {
    /// The periodic report.
    Report,
    /// Its annexes.
    Annexes,
    /// Dispatches: reminders, letters on missed results.
    Dispatches,
    /// A sheet for each agency.
    Sheets,
    /// The one-page digest.
    Digest,
    /// The summary workbook.
    Summary,
    /// The results as data.
    Data,
}

/// The most annexes that stand in files of their own.
pub(super) const MOST_ANNEXES: usize = 12;

impl DocumentKind {
    /// All of them, in the order of the index.
    pub const ALL: [DocumentKind; 7] = [
        DocumentKind::Report,
        DocumentKind::Annexes,
        DocumentKind::Digest,
        DocumentKind::Dispatches,
        DocumentKind::Sheets,
        DocumentKind::Summary,
        DocumentKind::Data,
    ];

    /// The word by which an operator chooses it.
    pub fn word(self) -> &'static str {
        match self {
            DocumentKind::Report => "bao-cao",
            DocumentKind::Annexes => "phu-luc",
            DocumentKind::Dispatches => "cong-van",
            DocumentKind::Sheets => "phieu",
            DocumentKind::Digest => "tom-tat",
            DocumentKind::Summary => "tong-hop",
            DocumentKind::Data => "du-lieu",
        }
    }

    /// The kind of a word.
    pub fn from_word(word: &str) -> Option<DocumentKind> {
        DocumentKind::ALL
            .into_iter()
            .find(|kind| kind.word() == word)
    }

    /// Its title in the index.
    pub fn title(self) -> &'static str {
        match self {
            DocumentKind::Report => "Báo cáo định kỳ",
            DocumentKind::Annexes => "Phụ lục của báo cáo",
            DocumentKind::Dispatches => "Công văn đôn đốc, chấn chỉnh",
            DocumentKind::Sheets => "Phiếu kết quả của từng cơ quan",
            DocumentKind::Digest => "Tóm tắt một trang",
            DocumentKind::Summary => "Bảng tổng hợp",
            DocumentKind::Data => "Dữ liệu",
        }
    }

    /// The names of its files in a period's folder.
    pub(super) fn files(self) -> Vec<String> {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        match self {
            DocumentKind::Report => with_twins(names(&[OFFICE_REPORT, PROVINCE_REPORT])),
            DocumentKind::Annexes => with_twins(
                [OFFICE_ANNEXES, PROVINCE_ANNEXES]
                    .into_iter()
                    .chain([OFFICE_CONCISE, PROVINCE_CONCISE])
                    .map(str::to_owned)
                    .chain((1..=MOST_ANNEXES).map(annex_name))
                    .collect(),
            ),
            DocumentKind::Digest => names(&["tom-tat.pdf"]),
            DocumentKind::Summary => names(&["tong-hop.xlsx"]),
            DocumentKind::Data => names(&["results.json"]),
            DocumentKind::Dispatches | DocumentKind::Sheets => Vec::new(),
        }
    }

    /// The folder that is wholly its own.
    pub(super) fn folder(self) -> Option<&'static str> {
        match self {
            DocumentKind::Dispatches => Some("cong-van"),
            DocumentKind::Sheets => Some("phieu"),
            DocumentKind::Data => Some(data::FOLDER),
            _ => None,
        }
    }

    /// The kind to which a file of a period's folder belongs.
    pub(super) fn of_file(name: &str) -> Option<DocumentKind> {
        DocumentKind::ALL.into_iter().find(|kind| {
            let inside = kind.folder().is_some_and(|folder| {
                name.strip_prefix(folder)
                    .is_some_and(|rest| rest.starts_with('/'))
            });
            inside || kind.files().iter().any(|own| own == name)
        })
    }
}

/// The office's report to the province's people's committee.
pub(super) const OFFICE_REPORT: &str = "bao-cao.pdf";
/// The people's committee's report to the ministry.
pub(super) const PROVINCE_REPORT: &str = "bao-cao-ubnd-tinh.pdf";
/// All annexes of the office's report (of the people's committee's, where only that is written).
pub(super) const OFFICE_ANNEXES: &str = "phu-luc.pdf";
/// All annexes of the people's committee's report, where both are written.
pub(super) const PROVINCE_ANNEXES: &str = "phu-luc-ubnd-tinh.pdf";

/// The concise annexes of the first of these.
pub(super) const OFFICE_CONCISE: &str = "phu-luc-gon.pdf";
/// The concise annexes of the second.
pub(super) const PROVINCE_CONCISE: &str = "phu-luc-gon-ubnd-tinh.pdf";

/// The name of the Word twin of a PDF.
pub(super) fn twin_name(name: &str) -> String {
    format!("{}.docx", name.strip_suffix(".pdf").unwrap_or(name))
}

/// Each PDF with its Word twin.
fn with_twins(names: Vec<String>) -> Vec<String> {
    let both = |name: String| [twin_name(&name), name];
    names.into_iter().flat_map(both).collect()
}

/// The file of one annex.
pub(super) fn annex_name(number: usize) -> String {
    format!("phu-luc-{number}.pdf")
}

/// Whether a file is an annex in a file of its own.
pub(super) fn is_annex_of_its_own(name: &str) -> bool {
    (1..=MOST_ANNEXES).any(|number| annex_name(number) == name)
}
