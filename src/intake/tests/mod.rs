//! Forms as agencies fill them, built by code and read back.

mod cell_texts;
mod dispositions;
mod filled;
pub(in crate::intake) mod form_builder;
mod formats;
mod generated;
mod moved;
mod other_layouts;
mod rewritten;
mod senders;
mod shown;
mod spoiled;
mod text_table;
mod versions;

use super::*;
use crate::submission::Reading;
use form_builder::Form;

/// Reads a form as the office does, with the expectations of the samples.
fn read_form(form: &Form) -> (Submission, Vec<Finding>) {
    read_source(&source_of(form))
}

/// A form as a file.
fn source_of(form: &Form) -> Source {
    Source {
        file: "so-mau.xlsx".to_owned(),
        bytes: form.bytes(),
    }
}

/// Reads any file as the office does.
fn read_source(source: &Source) -> (Submission, Vec<Finding>) {
    let (plan, register, period) = (
        form_builder::plan(),
        form_builder::register(),
        form_builder::period(),
    );
    let names = Names::new(&register, period.cut_off());
    let expected = Expected {
        plan: &plan,
        register: &register,
        names: &names,
        period: &period,
        layouts: crate::own_layout::OwnLayouts::NONE,
    };
    let read = read(source, Receipt::default(), &expected, &workbook::read);
    (read.submission, read.findings)
}

/// The reading of a measure.
fn reading(submission: &Submission, measure: &str) -> Reading {
    submission.reading(measure).unwrap().clone()
}

/// The codes of findings, with the address of their cells.
fn codes(findings: &[Finding]) -> Vec<(&'static str, String)> {
    findings
        .iter()
        .map(|finding| {
            let cell = finding.place.as_ref().and_then(|place| place.cell);
            (
                finding.rule.code.as_str(),
                cell.map(|cell| cell.to_string()).unwrap_or_default(),
            )
        })
        .collect()
}
