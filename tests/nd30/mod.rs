//! Produced PDFs, measured against Nghị định 30/2020/NĐ-CP, Annex I.
//!
//! The documents are set by the program's own templates; what is measured is read back from the
//! PDFs alone, by the program's own crate `conformance`: page boxes, characters with font, size and
//! colour, rules and frames.

mod brief;
mod declared;
mod foreign;
mod recognised;
mod samples;

use std::collections::BTreeMap;

use cchc::render::pdf::{Fonts, Page, Templates, compile};
use chrono::NaiveDate;
use conformance::measure;
use conformance::origin::Origin;
use conformance::reader::read;
use conformance::requirement::Outcome;
use conformance::sheet::Sheet;
use conformance::table;

use samples::{Content, Sample, samples};

/// Sets a sample.
fn set(templates: &Templates, sample: &Sample) -> Vec<u8> {
    let data = match &sample.content {
        Content::Document(document) => serde_json::to_value(document),
        Content::Annexes(annexes) => serde_json::to_value(annexes),
    };
    let job = Page {
        template: sample.template,
        data: data.unwrap(),
        title: sample.name.clone(),
        author: "Sở Nội vụ".into(),
        subject: String::new(),
        date: NaiveDate::from_ymd_opt(2024, 6, 18).unwrap(),
        attachments: Vec::new(),
        notice: None,
        most_pages: (sample.template == "phieu.typ").then_some(2),
    };
    compile(templates, Fonts::bundled(), &job).unwrap()
}

/// Sets a sample, and reads it back.
fn sheet(templates: &Templates, sample: &Sample) -> Sheet {
    let pages = read(&set(templates, sample)).unwrap();
    Sheet::new(sample.name.clone(), pages, Origin::Own)
}

fn measured(templates: &Templates, samples: &[Sample]) -> Vec<Outcome> {
    let sheets: Vec<Sheet> = samples
        .iter()
        .map(|sample| sheet(templates, sample))
        .collect();
    measure(&sheets)
}

#[test]
fn every_requirement_of_the_decree_is_met() {
    let outcomes = measured(&Templates::built_in(), &samples());
    for outcome in &outcomes {
        println!("{outcome}");
    }
    let met = outcomes.iter().filter(|outcome| outcome.is_met()).count();
    println!("Đạt {met}/{}", outcomes.len());
    assert_eq!(met, outcomes.len(), "xem các dòng KHÔNG ĐẠT ở trên");
}

#[test]
fn the_numbers_of_the_requirements_are_unique() {
    let table = table();
    let ids: std::collections::BTreeSet<_> = table.iter().map(|one| one.id).collect();
    assert_eq!(ids.len(), table.len());
}

/// A file, a line of it right and wrong, and what must fail for it.
type Wrong = (
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
);

const WRONG: [Wrong; 14] = [
    ("format.typ", "left: 30mm", "left: 27mm", &["lề-trái"]),
    (
        "format.typ",
        "page-number-size: 13pt",
        "page-number-size: 11pt",
        &["số-trang-cỡ"],
    ),
    (
        "format.typ",
        "nation-size: 13pt",
        "nation-size: 11pt",
        &["quốc-hiệu-cỡ"],
    ),
    (
        "format.typ",
        "issuer-rule: 0.42",
        "issuer-rule: 0.8",
        &["cơ-quan-kẻ"],
    ),
    (
        "format.typ",
        "  number-size: 13pt",
        "  number-size: 12pt",
        &["số-cỡ"],
    ),
    (
        "format.typ",
        "subject-gap: 6pt",
        "subject-gap: 1pt",
        &["về-việc-cách"],
    ),
    (
        "format.typ",
        "body-size: 14pt",
        "body-size: 12pt",
        &["nội-dung-cỡ", "đề-mục-cỡ"],
    ),
    (
        "format.typ",
        "indent: 1.27cm",
        "indent: 1.6cm",
        &["nội-dung-lùi"],
    ),
    (
        "format.typ",
        "paragraph-gap: 6pt",
        "paragraph-gap: 2pt",
        &["nội-dung-đoạn"],
    ),
    (
        "format.typ",
        "signature-room: 32mm",
        "signature-room: 12mm",
        &["chỗ-ký"],
    ),
    (
        "format.typ",
        "recipients-size: 11pt",
        "recipients-size: 12pt",
        &["nơi-nhận-cỡ"],
    ),
    (
        "nd30.typ",
        "fill: black",
        "fill: rgb(\"#1f3864\")",
        &["màu-chữ"],
    ),
    (
        "head.typ",
        "Độc lập - Tự do - Hạnh phúc",
        "Độc lập-Tự do-Hạnh phúc",
        &["tiêu-ngữ-chữ"],
    ),
    (
        "head.typ",
        "style: \"italic\")[#data.dated",
        "style: \"normal\")[#data.dated",
        &["ngày-kiểu"],
    ),
];

/// The template's own refusal of sizes that the decree does not allow.
const GUARD: &str = "  check-sizes()\n";

/// Faults that nobody would hold against a word processor, and that our own pages do not have.
const SMALL: [Wrong; 4] = [
    (
        "format.typ",
        "indent: 1.27cm",
        "indent: 1.26cm",
        &["nội-dung-lùi"],
    ),
    ("format.typ", "left: 30mm", "left: 29.95mm", &["lề-trái"]),
    (
        "nd30.typ",
        "fill: black",
        "fill: rgb(\"#1a1a1a\")",
        &["màu-chữ"],
    ),
    (
        "format.typ",
        "subject-gap: 6pt",
        "subject-gap: 5.86pt",
        &["về-việc-cách"],
    ),
];

/// Requirements that fail in the dispatch where lines of the templates are written otherwise, and the
/// template itself refuses nothing.
fn failing(wrong: &[Wrong]) -> Vec<&'static str> {
    let mut own: BTreeMap<String, String> = Templates::texts()
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .collect();
    let guard = ("nd30.typ", GUARD, "", [].as_slice());
    for (file, right, wrong, _) in wrong.iter().chain([&guard]) {
        let text = own.get_mut(*file).unwrap();
        assert!(text.contains(right), "{file} has no {right:?}");
        *text = text.replace(right, wrong);
    }
    let outcomes = measured(&Templates::with_own(&own), &samples()[2..3]);
    let faulty = outcomes.iter().filter(|outcome| outcome.has_fault());
    let faulty = faulty.inspect(|outcome| println!("{outcome}"));
    faulty.map(|outcome| outcome.id).collect()
}

#[test]
fn a_wrong_document_fails_just_where_it_is_wrong() {
    assert_eq!(failing(&[]), [""; 0]);
    for one in WRONG.into_iter().chain(SMALL) {
        assert_eq!(failing(&[one]), one.3, "{}", one.2);
    }
}
