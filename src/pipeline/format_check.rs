//! Documents held against Nghị định 30/2020/NĐ-CP: those just made, and a PDF or Word file of others.

use std::fs;
use std::path::Path;

use super::Finished;
use super::document_set::DocumentSet;
use super::kinds::DocumentKind;
use super::opener::{Knowledge, Opener};
use crate::failure::{Fault, Outcome, shown, system_reason};
use crate::patience::whole_file;
use crate::render::conformity;
use conformance::origin::Origin;
use conformance::reader;
use conformance::refusal::Refusal;
use conformance::sheet::Sheet;
use workbook::workers::Readers;

/// `cchc format-check FILE`: a PDF is measured as it is printed, a Word file as far as it says itself how
/// it will be printed.
pub fn run(file: &Path, readers: &Readers) -> Outcome<Finished> {
    let shown = shown::path(file);
    let unreadable = |error: std::io::Error| {
        let what = format!("không đọc được ({})", system_reason(&error));
        Fault::new(shown.clone(), what, "kiểm tra lại đường dẫn, quyền đọc tệp")
    };
    let refused = |why: Refusal| Fault::new(shown.clone(), why.what(), why.mend());
    let size = fs::metadata(file).map_err(unreadable)?.len();
    if usize::try_from(size).map_or(true, |size| size > reader::MOST_BYTES) {
        return Err(refused(Refusal::TooLarge).into());
    }
    let bytes = whole_file(file).map_err(unreadable)?;
    let is_word = file.extension().is_some_and(|ending| {
        ["docx", "docm", "dotx", "doc"]
            .iter()
            .any(|word| ending.eq_ignore_ascii_case(word))
    });
    // A document of others: it is read within the limits of a file.
    let nothing = Knowledge::default();
    let measured = Opener::new(readers, &nothing).measured(&shown, &bytes, is_word)?;
    Ok(Finished {
        text: measured.text,
        exit: u8::from(!measured.is_met),
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
    let mut measuring = conformance::measuring(Origin::Own);
    let mut is_measured = false;
    let mut lines = Vec::new();
    for (name, bytes) in files {
        match reader::read(bytes) {
            // One document's pages at a time: those of all together grow with the period.
            Ok(pages) => {
                measuring.add(&Sheet::new(name, pages, Origin::Own));
                is_measured = true;
            }
            Err(why) => lines.push(format!("    {name}: không đo được thể thức: {why}")),
        }
    }
    if is_measured {
        lines.insert(0, conformity::of_written(&measuring.outcomes()));
    }
    lines.join("\n")
}
