//! Printed documents held against Nghị định 30/2020/NĐ-CP: those just made, and a PDF of others.

use std::fs;
use std::path::Path;

use super::Finished;
use super::document_set::DocumentSet;
use super::kinds::DocumentKind;
use super::listing::shown_path;
use crate::failure::{Fault, Outcome, system_reason};
use crate::render::conformity;
use conformance::origin::Origin;
use conformance::reader;
use conformance::refusal::Refusal;
use conformance::sheet::Sheet;

/// `cchc format-check FILE.pdf`.
pub fn run(file: &Path) -> Outcome<Finished> {
    let shown = shown_path(file);
    let unreadable = |error: std::io::Error| {
        let what = format!("không đọc được ({})", system_reason(&error));
        Fault::new(shown.clone(), what, "kiểm tra lại đường dẫn, quyền đọc tệp")
    };
    let refused = |why: Refusal| Fault::new(shown.clone(), why.what(), why.mend());
    let size = fs::metadata(file).map_err(unreadable)?.len();
    if usize::try_from(size).map_or(true, |size| size > reader::MOST_BYTES) {
        return Err(refused(Refusal::TooLarge).into());
    }
    let bytes = fs::read(file).map_err(unreadable)?;
    let pages = reader::read(&bytes).map_err(refused)?;
    let outcomes = conformance::measure(&[Sheet::new(shown.clone(), pages, Origin::Foreign)]);
    let (met, measured) = conformity::counts(&outcomes);
    Ok(Finished {
        text: conformity::table(&shown, &outcomes),
        exit: u8::from(met < measured),
    })
}

/// What the operator is told of the documents that were made; nothing where none of them is one of
/// those that the decree is about.
pub(super) fn of_set(set: &DocumentSet) -> String {
    let is_official = |name: &str| {
        let kind = DocumentKind::of_file(name);
        let official = [
            DocumentKind::Report,
            DocumentKind::Annexes,
            DocumentKind::Dispatches,
        ];
        name.ends_with(".pdf") && kind.is_some_and(|kind| official.contains(&kind))
    };
    let files = set.files.iter().map(|made| &made.file);
    of_pdfs(
        files
            .filter(|file| is_official(&file.name))
            .map(|file| (file.name.as_str(), file.bytes.as_slice())),
    )
}

/// What the operator is told of some PDFs by their names.
pub(super) fn of_pdfs<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut sheets = Vec::new();
    let mut lines = Vec::new();
    for (name, bytes) in files {
        match reader::read(bytes) {
            Ok(pages) => sheets.push(Sheet::new(name, pages, Origin::Own)),
            Err(why) => lines.push(format!("    {name}: không đo được thể thức: {why}")),
        }
    }
    if !sheets.is_empty() {
        lines.insert(0, conformity::of_written(&conformance::measure(&sheets)));
    }
    lines.join("\n")
}
