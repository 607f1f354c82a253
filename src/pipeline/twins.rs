//! The Word twins of documents: of the same model as the pages, with their figures marked.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use super::sources::OwnTemplates;
use crate::failure::{Fault, Faults, Outcome};
use crate::nd30::Fonts;
use crate::office::ReportOf;
use crate::output::NewFile;
use crate::render::wording::Wording;
use crate::report::basis::Basis;
use crate::report::document::{AnnexSet, Block, Document, MarkedDocument, Marks, Table};
use crate::report::model::Report;
use crate::report::tables::tables;
use word::{Content, Format, Origin, Paper};

/// What a report is called in the origin of its twin.
pub(super) fn name_in_origin(of: ReportOf) -> &'static str {
    match of {
        ReportOf::Province => "bao-cao-ubnd-tinh",
        _ => "bao-cao",
    }
}

/// Writes Word files.
pub(super) struct Twins<'a> {
    /// The templates, which mark the figures.
    pub(super) wording: Wording,
    format: Format,
    fonts: &'a Fonts,
    basis: &'a Basis<'a>,
}

/// Sizes and distances of the pages, with the operator's own numbers.
pub(super) fn format(own: &OwnTemplates) -> Format {
    Format::with_own(own.pages.get("format.typ").map(String::as_str))
}

impl<'a> Twins<'a> {
    pub(super) fn new(
        wording: &Wording,
        own: &OwnTemplates,
        fonts: &'a Fonts,
        basis: &'a Basis<'a>,
    ) -> Self {
        Twins {
            wording: wording.marking(),
            format: format(own),
            fonts,
            basis,
        }
    }

    /// A report's twin, which is taken back when it was edited; `narrative` is the digest of the text
    /// that its body was taken from, where a clerk had written one.
    pub(super) fn report(
        &self,
        report: &Report,
        document: &Document,
        narrative: String,
        name: &str,
        subject: &str,
    ) -> NewFile {
        let names = names_of(&document.blocks, &tables(report));
        let content = Content::Document {
            document,
            marks: &Marks::default(),
            tables: &names,
        };
        let origin = Origin {
            period: self.basis.period.id.to_string(),
            document: name_in_origin(report.office.report_of).to_owned(),
            narrative,
        };
        self.made(content, origin, name, subject)
    }

    /// The twin of a document that nobody takes back.
    pub(super) fn document(&self, document: &Document, name: &str, subject: &str) -> NewFile {
        let content = Content::Document {
            document,
            marks: &Marks::default(),
            tables: &BTreeMap::new(),
        };
        self.made(content, Origin::default(), name, subject)
    }

    /// The twin of annexes.
    pub(super) fn annexes(&self, set: &AnnexSet, name: &str, subject: &str) -> NewFile {
        self.made(Content::Annexes(set), Origin::default(), name, subject)
    }

    fn made(&self, content: Content<'_>, origin: Origin, name: &str, subject: &str) -> NewFile {
        let paper = Paper {
            content,
            title: subject,
            author: &self.basis.office.issuer,
            subject: &format!("Kỳ báo cáo {}", self.basis.period.id),
            date: self.basis.as_of,
            notice: self.basis.plan_notice,
            origin,
        };
        NewFile {
            name: name.to_owned(),
            bytes: word::write(&paper, &self.format, self.fonts),
        }
    }
}

/// The twin of an agency's own report.
pub(super) fn of_own_report(
    document: &MarkedDocument,
    page: &crate::render::pdf::Page,
    format: &Format,
    fonts: &Fonts,
) -> Vec<u8> {
    let paper = Paper {
        content: Content::Document {
            document: &document.document,
            marks: &document.marks,
            tables: &BTreeMap::new(),
        },
        title: &page.title,
        author: &page.author,
        subject: &page.subject,
        date: page.date,
        notice: page.notice.as_deref(),
        origin: Origin::default(),
    };
    word::write(&paper, format, fonts)
}

/// Fails with every Word file that somebody has edited where the program is about to write: paths, and
/// how they are shown.
pub(super) fn refuse_edited(files: impl IntoIterator<Item = (PathBuf, String)>) -> Outcome<()> {
    let mut faults = Faults::new();
    for (path, shown) in files {
        if !shown.ends_with(".docx") {
            continue;
        }
        let Ok(bytes) = fs::read(path) else { continue };
        if !word::is_as_written(&bytes) {
            faults.add(Fault::new(
                shown,
                "tệp Word này đã được sửa sau khi chương trình ghi; lập lại văn bản sẽ làm mất phần sửa",
                "chép tệp sang thư mục khác (báo cáo thì lấy lời về bằng «cchc narrative import TỆP»), xóa tệp ở đây rồi chạy lại",
            ));
        }
    }
    faults.check()
}

/// The names of the tables of a body, by the number of their block.
pub(super) fn names_of(
    blocks: &[Block],
    tables: &BTreeMap<String, Table>,
) -> BTreeMap<usize, String> {
    let name = |block: &Block| match block {
        Block::Table(table) => tables.iter().find(|(_, known)| *known == table),
        _ => None,
    };
    blocks
        .iter()
        .enumerate()
        .filter_map(|(index, block)| Some((index, name(block)?.0.clone())))
        .collect()
}
