//! A report that was issued is given out as it was signed: by the very bytes that were kept. The program
//! may set pages in another way by now, and under one number there is one document.

use std::fs;

use super::kept::Kept;
use super::record::{DOCUMENTS, below};
use super::standing::{Made, Standing};
use crate::failure::Outcome;
use crate::office::ReportOf;
use crate::output::NewFile;
use crate::pipeline::kinds::{
    OFFICE_ANNEXES, OFFICE_REPORT, PROVINCE_ANNEXES, PROVINCE_REPORT, is_annex_of_its_own,
};

impl Standing {
    /// What is to be written instead of what this run has made: documents that are kept and say the same.
    /// [`Standing::check`] comes before.
    ///
    /// # Errors
    /// A kept document that can't be read.
    pub fn as_signed(&self, made: &[Made]) -> Outcome<Vec<NewFile>> {
        let mut files = Vec::new();
        for (position, made) in made.iter().enumerate() {
            let report_of = made.office.report_of;
            let Some(last) = self.last_of(report_of) else {
                continue;
            };
            if last.content()? != *made.content {
                continue;
            }
            let is_its = |name: &str| is_document_of(report_of, position == 0, name);
            files.extend(documents(last, is_its)?);
        }
        Ok(files)
    }
}

/// The kept documents of these names.
fn documents(kept: &Kept, is_wanted: impl Fn(&str) -> bool) -> Outcome<Vec<NewFile>> {
    let mut files = Vec::new();
    for file in &kept.record.files {
        let Some(name) = file.name.strip_prefix(DOCUMENTS) else {
            continue;
        };
        let name = name.trim_start_matches('/');
        if is_wanted(name) {
            let bytes = fs::read(below(&kept.folder, &file.name));
            let shown = format!("{}/{}", kept.shown, file.name);
            files.push(NewFile {
                name: name.to_owned(),
                bytes: bytes.map_err(|_| super::record::damaged(&shown))?,
            });
        }
    }
    Ok(files)
}

/// Whether a document bears the number of a report: the report, and the annexes that go with it.
fn is_document_of(report_of: ReportOf, is_first: bool, name: &str) -> bool {
    let report = match report_of {
        ReportOf::Province => PROVINCE_REPORT,
        _ => OFFICE_REPORT,
    };
    let annexes = match is_first {
        true => OFFICE_ANNEXES,
        false => PROVINCE_ANNEXES,
    };
    name == report || name == annexes || (is_first && is_annex_of_its_own(name))
}
