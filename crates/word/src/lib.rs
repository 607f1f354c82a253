//! Official documents as Word files: the same document model as that of the pages, with styles that
//! are named after the parts of the decree (Nghị định 30/2020/NĐ-CP, Annex I), so that an office can go
//! on editing. Every generated figure is a content control: named by its source, locked against
//! typing, free to be moved or deleted.
//!
//! Sizes and distances are those of `templates/format.typ`. Equal inputs give equal bytes.

#![warn(unreachable_pub)]

mod annex;
mod body;
mod closing;
mod format;
mod head;
mod measure;
mod origin;
mod package;
mod paragraph;
mod seal;
mod section;
mod styles;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod units;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use nd30::Fonts;
use nd30::document::{AnnexSet, Document, Marks};

pub use format::Format;
pub use origin::{Origin, Written, tag, tag_of_title, written};
pub use seal::is_as_written;
pub use styles::Style;

/// A document to be written.
#[derive(Debug, Clone)]
pub struct Paper<'a> {
    /// What is in it.
    pub content: Content<'a>,
    /// Title in the file's properties.
    pub title: &'a str,
    /// Author in the file's properties: the issuing body.
    pub author: &'a str,
    /// Subject in the file's properties.
    pub subject: &'a str,
    /// Date of the document; midnight of it is the file's date.
    pub date: NaiveDate,
    /// A line at the foot of every page: why the document is not to be signed yet.
    pub notice: Option<&'a str>,
    /// What a reader of the edited file must know of its origin.
    pub origin: Origin,
}

/// What is written.
#[derive(Debug, Clone)]
pub enum Content<'a> {
    /// A document, perhaps with marks and annexes.
    Document {
        /// The document; its texts may mark figures ([`nd30::document::figure`]).
        document: &'a Document,
        /// Its marks.
        marks: &'a Marks,
        /// The names of the tables of its body, by the number of their block.
        tables: &'a BTreeMap<usize, String>,
    },
    /// Annexes as a file of their own.
    Annexes(&'a AnnexSet),
}

/// The bytes of the `.docx`.
pub fn write(paper: &Paper<'_>, format: &Format, fonts: &Fonts) -> Vec<u8> {
    package::package(paper, &text::Setting::new(format, fonts))
}
