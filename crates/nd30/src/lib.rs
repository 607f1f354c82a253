//! Official documents as data, and set by a Typst template into a PDF for signature and archive.
//!
//! The templates are `templates/*.typ`; they read the data as JSON through the compiler's own file
//! access, so that no text can become markup. Equal inputs give equal bytes.

#![warn(unreachable_pub)]

pub mod document;
mod export;
mod fonts;
mod many;
mod printable;
mod templates;
#[cfg(test)]
mod tests;
mod world;

use chrono::NaiveDate;
use serde_json::{Value, json};
use typst::foundations::Bytes;

use failure::Outcome;

pub use fonts::{Fonts, vietnamese_letters};
pub use printable::{printable, printable_value};
pub use templates::Templates;

/// A document to be set.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Template file: `bao-cao.typ`.
    pub template: &'static str,
    /// What the template reads as `/data.json`; see [`crate::document`].
    pub data: Value,
    /// Title in the file's properties.
    pub title: String,
    /// Author in the file's properties: the issuing body.
    pub author: String,
    /// Subject in the file's properties: the period, for instance. May be empty.
    pub subject: String,
    /// Date of the document; midnight of it in Vietnam is the file's date.
    pub date: NaiveDate,
    /// Files attached to it.
    pub attachments: Vec<Attachment>,
    /// A line at the foot of every page, beside what the decree asks for: why the document is not to
    /// be signed yet.
    pub notice: Option<String>,
    /// Pages that it should fill at most. A template whose document fills more is set again, up to
    /// three times; it reads which time this is as `attempt` in `/meta.json`, and sets it smaller. The
    /// first time with the fewest pages counts.
    pub most_pages: Option<usize>,
}

/// A file attached to a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Attachment {
    /// File name: `results.json`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Media type: `application/json`.
    pub media_type: String,
    /// What it is, in Vietnamese.
    pub description: String,
}

/// Sets one document. Fails where a template has a fault.
pub fn compile(templates: &Templates, fonts: &Fonts, page: &Page) -> Outcome<Vec<u8>> {
    let mut files = compile_many(templates, fonts, std::slice::from_ref(page))?;
    Ok(files.pop().unwrap_or_default())
}

/// Sets many documents, in their order. Fails with the faults of all of them, each told once.
pub fn compile_many(templates: &Templates, fonts: &Fonts, pages: &[Page]) -> Outcome<Vec<Vec<u8>>> {
    many::in_workers(pages.len(), |index| set(templates, fonts, &pages[index]))
}

/// Attempts at a document that has a limit of pages.
const ATTEMPTS: usize = 4;

fn set(templates: &Templates, fonts: &Fonts, page: &Page) -> Outcome<Vec<u8>> {
    let settings = export::Export {
        date: page.date,
        attached: !page.attachments.is_empty(),
    };
    let typeset = |attempt: usize| {
        let world = world_of(templates, fonts, page, attempt);
        let document = export::typeset(&world)?;
        Outcome::Ok((world, document))
    };
    let fits = |pages: usize| page.most_pages.is_none_or(|most| pages <= most);
    let (mut world, mut document) = typeset(0)?;
    for attempt in 1..ATTEMPTS {
        if fits(document.pages().len()) {
            break;
        }
        // Smaller type that saves no page would only be harder to read.
        let (again, smaller) = typeset(attempt)?;
        if smaller.pages().len() < document.pages().len() {
            (world, document) = (again, smaller);
        }
    }
    export::export(&world, &document, &settings)
}

/// What the typesetter sees when it sets this document for the `attempt`th time, from 0.
fn world_of<'a>(
    templates: &'a Templates,
    fonts: &'a Fonts,
    page: &Page,
    attempt: usize,
) -> world::PageWorld<'a> {
    let meta = json!({
        "attempt": attempt,
        "title": printable(&page.title, fonts).0,
        "author": printable(&page.author, fonts).0,
        "subject": printable(&page.subject, fonts).0,
        "notice": page.notice.as_deref().map(|notice| printable(notice, fonts).0),
        "font": fonts.family(),
        "attachments": page.attachments.iter().map(|file| json!({
            "name": file.name,
            "media_type": file.media_type,
            "description": printable(&file.description, fonts).0,
        })).collect::<Vec<_>>(),
    });
    let data = printable_value(&page.data, fonts);
    let mut files = vec![
        (
            world::name_id("meta.json"),
            Bytes::from_string(meta.to_string()),
        ),
        (
            world::name_id("data.json"),
            Bytes::from_string(data.to_string()),
        ),
    ];
    for (index, file) in page.attachments.iter().enumerate() {
        let id = world::name_id(&format!("attached-{index}"));
        files.push((id, Bytes::new(file.bytes.clone())));
    }
    let main = include_str!("main.typ").replace("TEMPLATE", page.template);
    world::PageWorld::new(templates, fonts, main, files)
}
