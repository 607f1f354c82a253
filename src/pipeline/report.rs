//! `cchc report`: the documents of a period.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use serde::Serialize;

use super::{Finished, period, sources};
use crate::failure::Outcome;
use crate::inputs;
use crate::output::{self, NewFile, Part};
use crate::period::PeriodId;
use crate::render::pdf::{Attachment, Fonts, Page, Templates};
use crate::render::wording::Wording;
use crate::render::{data, documents, json, pdf, terminal, workbooks};
use crate::report::basis::Basis;
use crate::report::model::{self, Report};

/// The files that the command owns in a period's folder.
const OWNED: [&str; 4] = [
    "bao-cao.pdf",
    "phu-luc.pdf",
    "tong-hop.xlsx",
    "results.json",
];

/// Writes the documents of a period.
pub fn run(
    root: &Path,
    named: Option<PeriodId>,
    as_of: Option<NaiveDate>,
    progress: &dyn Fn(&str),
) -> Outcome<Finished> {
    let inputs = inputs::load_inputs(root)?;
    let templates = sources::templates(root)?;
    let id = sources::choose_period(root, &inputs, named)?;
    let judged = period::judge(root, &inputs, id, as_of, progress)?;
    let basis = judged.basis();
    let report = model::build(&basis);
    let mut files = render(&report, &basis, &templates, progress)?;
    files.extend(data_files(&report, &basis));
    let shown = format!("output/{id}");
    let names = data::names();
    let owned: Vec<&str> = OWNED
        .into_iter()
        .chain(names.iter().map(String::as_str))
        .collect();
    output::replace(
        &root.join("output").join(id.to_string()),
        &shown,
        Part::Files(&owned),
        &files,
    )?;
    let documents = files.iter().filter(|file| !file.name.contains('/'));
    let mut written: Vec<String> = documents
        .map(|file| format!("    {shown}/{}", file.name))
        .collect();
    written.push(format!("    {shown}/{}/", data::FOLDER));
    Ok(Finished {
        text: format!(
            "{}\nĐã ghi:\n{}",
            terminal::summary(&basis),
            written.join("\n")
        ),
        exit: 0,
    })
}

/// Renders the documents of a period.
fn render(
    report: &Report,
    basis: &Basis,
    own: &BTreeMap<String, String>,
    progress: &dyn Fn(&str),
) -> Outcome<Vec<NewFile>> {
    progress("Đang lập bảng tổng hợp…");
    let workbook = workbooks::summary::summary(report);
    let results = json::results(basis).into_bytes();
    progress("Đang lập báo cáo và phụ lục…");
    let wording = Wording::new(own)?;
    let templates = Templates::with_own(own);
    let data = vec![
        attachment(
            "results.json",
            &results,
            "application/json",
            "Dữ liệu của báo cáo",
        ),
        attachment(
            "tong-hop.xlsx",
            &workbook,
            XLSX,
            "Bảng tổng hợp của báo cáo",
        ),
    ];
    let body = documents::periodic_report(report, &wording)?;
    let annexes = documents::annexes(report, &wording)?;
    let pages = [
        page(
            "bao-cao.typ",
            &body,
            &format!("Báo cáo {}", report.period.subject),
            basis,
            data,
        ),
        page(
            "phu-luc.typ",
            &annexes,
            &format!("Phụ lục Báo cáo {}", report.period.subject),
            basis,
            Vec::new(),
        ),
    ];
    let set = pdf::compile_many(&templates, Fonts::bundled(), &pages)?;
    let names = ["bao-cao.pdf", "phu-luc.pdf"];
    let mut files: Vec<NewFile> = names
        .into_iter()
        .zip(set)
        .map(|(name, bytes)| file(name, bytes))
        .collect();
    files.push(file("tong-hop.xlsx", workbook));
    files.push(file("results.json", results));
    Ok(files)
}

/// The rows of the results for other programs.
fn data_files(report: &Report, basis: &Basis) -> impl Iterator<Item = NewFile> {
    let made = data::files(report, basis).into_iter();
    made.map(|(name, bytes)| NewFile { name, bytes })
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn file(name: &str, bytes: Vec<u8>) -> NewFile {
    NewFile {
        name: name.to_owned(),
        bytes,
    }
}

fn attachment(name: &str, bytes: &[u8], media_type: &str, description: &str) -> Attachment {
    Attachment {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
        media_type: media_type.to_owned(),
        description: description.to_owned(),
    }
}

/// A document to be set; its file's date is the day on which deadlines are judged.
///
/// # Panics
/// Never: a document is plain data.
fn page(
    template: &'static str,
    document: &impl Serialize,
    title: &str,
    basis: &Basis,
    attachments: Vec<Attachment>,
) -> Page {
    Page {
        template,
        data: serde_json::to_value(document).expect("a document is plain data"),
        title: title.to_owned(),
        author: basis.office.issuer.clone(),
        subject: format!("Kỳ báo cáo {}", basis.period.id),
        date: basis.as_of,
        attachments,
    }
}
