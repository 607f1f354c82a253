//! «Văn bản»: what was written of the period, whether it is still what the inputs give, and the button
//! that writes it.

use axum::response::Response;
use minijinja::Value;
use sha2::{Digest, Sha256};

use super::Page;
use super::data::content;
use crate::desk::Desk;
use crate::desk::words::Words;
use crate::pipeline::view::PeriodView;
use crate::pipeline::written::{WrittenFile, is_older, written};
use crate::pipeline::{DocumentKind, Wanted};

/// The path of the page.
pub const PATH: &str = "/van-ban";

/// The most files that are named of one kind; the rest is counted.
const MOST_NAMED: usize = 40;

/// The file whose bytes tell whether the figures are still those of the documents.
const RESULTS: &str = "results.json";

/// The page.
pub fn page(desk: &Desk, view: &PeriodView) -> Response {
    let files = written(&desk.root, view.period.id);
    let mut groups: Vec<(&str, Vec<Value>, usize)> = Vec::new();
    for file in &files {
        if groups.last().is_none_or(|(title, ..)| *title != file.group) {
            groups.push((file.group, Vec::new(), 0));
        }
        if let Some((_, named, more)) = groups.last_mut() {
            if named.len() < MOST_NAMED {
                named.push(content! { name => file.name, key => key(file) });
            } else {
                *more += 1;
            }
        }
    }
    let groups: Vec<Value> = groups
        .into_iter()
        .map(|(title, named, more)| content! { title, count => named.len() + more, named, more })
        .collect();
    let results = files.iter().find(|file| file.name == RESULTS);
    let then = results.and_then(|file| std::fs::read(&file.path).ok());
    let figures_changed = then
        .as_ref()
        .is_some_and(|bytes| digest(bytes) != view.results);
    let kinds: Vec<Value> = (DocumentKind::ALL.iter())
        .map(|kind| content! { word => kind.word(), title => kind.title() })
        .collect();
    let content = content! {
        groups,
        kinds,
        there => then.is_some(),
        figures_changed,
        words_changed => then.is_some() && is_older(&desk.root, view.period.id),
        open => view.questions.len(),
        issued => view.issued,
        period => view.report.period.name,
        id => view.report.period.id,
    };
    Page {
        template: "documents.html",
        here: PATH,
        view: Some(view),
        content,
    }
    .filled(desk)
}

/// What is to be written, as a form says it.
pub fn wanted(words: &Words) -> Wanted {
    let chosen = |name: &str| !words.get(name).is_empty();
    let only: Vec<DocumentKind> = words
        .all("loai")
        .filter_map(DocumentKind::from_word)
        .collect();
    Wanted {
        only: match only.len() == DocumentKind::ALL.len() {
            true => Vec::new(),
            false => only,
        },
        each_reminder: chosen("don-doc"),
        each_miss: chosen("chan-chinh"),
        docx: chosen("docx"),
        accept_narrative: false,
    }
}

/// The file of a key: the only way in which a request names one.
pub fn find(desk: &Desk, view: &PeriodView, wanted: &str) -> Option<WrittenFile> {
    let mut files = written(&desk.root, view.period.id).into_iter();
    files.find(|file| key(file) == wanted)
}

fn key(file: &WrittenFile) -> String {
    digest(file.name.as_bytes())[..16].to_owned()
}

fn digest(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
