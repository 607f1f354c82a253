//! The other documents of a period: dispatches, sheets, digest, the province's report, annexes.

use cchc::finding::Finding;
use cchc::inputs::Inputs;
use cchc::place::{Cell, Place};
use cchc::render::documents::{
    agency_sheet, annexes, digest, periodic_report, reminder_to_all, reminder_to_one,
    separate_annexes,
};
use cchc::render::pdf::{Fonts, Page, Templates, compile};
use cchc::render::wording::Wording;
use cchc::report::basis::Basis;
use cchc::report::document::{Block, Document, Head};
use cchc::report::model::build;
use cchc::report::reminder::{Kind, reminders};
use cchc::report::sheet::sheets;
use cchc::submission::Submission;
use chrono::NaiveDate;
use serde::Serialize;

use super::sample::*;
use super::{ALL, has, plain, reads_well, words};
use conformance::{line::lines, reader::read};

fn texts(blocks: &[Block]) -> Vec<String> {
    let sentences = blocks
        .iter()
        .filter(|block| !matches!(block, Block::Table(_) | Block::Chart(_)))
        .flat_map(words)
        .map(|text| plain(&text));
    let sentences: Vec<String> = sentences.collect();
    sentences.iter().for_each(|text| reads_well(text));
    sentences
}

fn pages(template: &'static str, document: &impl Serialize) -> Vec<String> {
    let page = Page {
        template,
        data: serde_json::to_value(document).unwrap(),
        title: "Thử".to_owned(),
        author: "Sở Nội vụ".to_owned(),
        subject: String::new(),
        date: NaiveDate::from_ymd_opt(2024, 6, 20).unwrap(),
        attachments: Vec::new(),
        notice: None,
        most_pages: (template == "phieu.typ").then_some(2),
    };
    let bytes = compile(&Templates::built_in(), Fonts::bundled(), &page).unwrap();
    let pages = read(&bytes).unwrap();
    let text = |(index, page)| {
        let lines = lines(index, page);
        let lines: Vec<String> = lines.iter().map(|line| line.text()).collect();
        lines.join("\n")
    };
    pages.iter().enumerate().map(text).collect()
}

/// An error in an agency's workbook.
fn error(agency: &str, measure: &str, seen: &str) -> Finding {
    let rule = cchc::finding::rules::catalogue()
        .into_iter()
        .find(|rule| rule.severity == cchc::finding::Severity::Error)
        .unwrap();
    let mut place = Place::sheet("tep.xlsx", "Biểu nhập");
    place.cell = Some(Cell::new(11, 5));
    Finding::new(rule, seen, "một số")
        .of_agency(agency)
        .of_measure(measure)
        .at(place)
}

fn subject(document: &Document) -> String {
    match &document.head {
        Head::Dispatch { subject } => plain(subject),
        Head::Named { .. } => panic!("no dispatch"),
    }
}

fn period<T>(
    inputs: &Inputs,
    sent: &[Submission],
    found: &[Finding],
    make: impl FnOnce(&Basis) -> T,
) -> T {
    with_basis(inputs, "2024-H1", sent, None, found, make)
}

#[test]
fn nobody_is_reminded_where_all_is_well() {
    let inputs = inputs();
    let sent = submissions(&inputs, "2024-H1", ALL, &meets);
    let own = [error("so-noi-vu", "1.1", "của chính cơ quan lập báo cáo")];
    let none = period(&inputs, &sent, &own, |basis| {
        reminders(basis, &build(basis))
    });
    assert_eq!(none, None);
}

#[test]
fn one_agency_is_reminded_by_name() {
    let inputs = inputs();
    let sent = submissions(
        &inputs,
        "2024-H1",
        &|agency| agency.id != "so-tu-phap",
        &meets,
    );
    period(&inputs, &sent, &[], |basis| {
        let report = build(basis);
        let all = reminders(basis, &report).unwrap();
        assert_eq!((all.total, all.not_sent), (1, 1));
        // 20/6/2024 is a Thursday: three working days later is the Tuesday.
        assert_eq!(all.answer_by, "25/6/2024");
        let document = reminder_to_all(&report, &all, &Wording::default()).unwrap();
        assert_eq!(document.addressees, ["Sở Tư pháp"]);
        assert_eq!(document.number.symbol, "SNV-CCHC");
        assert!(document.annexes.is_empty());
        let texts = texts(&document.blocks);
        has(&texts, "đề nghị Sở Tư pháp thực hiện");
        has(&texts, "trước ngày 25/6/2024");
        // One addressee is asked by name to the end, in a line of its own.
        has(&texts, "Khẩn trương điền đầy đủ");
        has(&texts, "đề nghị Sở Tư pháp quan tâm");
        assert!(texts.last().unwrap().ends_with("./."));
    });
}

#[test]
fn many_agencies_are_reminded_in_a_list() {
    let inputs = inputs();
    let sent = submissions(
        &inputs,
        "2024-H1",
        &|agency| agency.level == "so-ban-nganh",
        &meets,
    );
    let found = [error("so-tai-chinh", "1.1", "#$*_@<>[]\\//")];
    period(&inputs, &sent, &found, |basis| {
        let report = build(basis);
        let all = reminders(basis, &report).unwrap();
        assert_eq!((all.faulty, all.errors), (1, 1));
        assert_eq!(all.not_sent + 1, all.total);
        let document = reminder_to_all(&report, &all, &Wording::default()).unwrap();
        assert!(subject(&document).starts_with("V/v đôn đốc gửi, chỉnh sửa báo cáo"));
        assert!(
            document
                .addressees
                .contains(&"UBND các huyện, thành phố".to_owned())
        );
        assert!(document.addressees.contains(&"Sở Tài chính".to_owned()));
        texts(&document.blocks);
        let [annex] = document.annexes.as_slice() else {
            panic!("one annex")
        };
        let source = annex.accompanying.as_ref().unwrap();
        assert_eq!(
            (source.document.as_str(), source.number.symbol.as_str()),
            ("Công văn", "SNV-CCHC")
        );
        let Some(Block::Table(table)) = annex.blocks.last() else {
            panic!("a list")
        };
        let bodies = table.rows.iter().filter(|row| row.cells.len() == 4).count();
        assert_eq!(bodies, all.total);
        let one = all
            .agencies
            .iter()
            .find(|one| one.kind == Kind::Faulty)
            .unwrap();
        let document = reminder_to_one(&report, &all, one, &Wording::default()).unwrap();
        assert_eq!(document.addressees, ["Sở Tài chính"]);
        has(&texts(&document.blocks), "có 01 lỗi số liệu");
        let printed = pages("cong-van.typ", &document).join("\n");
        for part in ["V/v chỉnh sửa số liệu", "F12", "#$*_@<>[]\\//", "Nơi nhận:"] {
            assert!(printed.contains(part), "{part} in {printed}");
        }
    });
}

#[test]
fn a_sheet_has_two_pages_at_most() {
    let mut inputs = inputs();
    let name = format!("Sở {}", "Nội vụ và Phát triển ".repeat(9));
    let first = inputs
        .register
        .agencies
        .iter_mut()
        .find(|one| one.id == "so-noi-vu");
    first.unwrap().name = name.clone();
    let sends = |agency: &cchc::agency::Agency| agency.id != "so-y-te";
    let sent = submissions(&inputs, "2024-H1", &sends, &fails);
    let plan = inputs.plan(2024).unwrap();
    let seen = "rất dài 😀 # $ * ".repeat(200);
    let found: Vec<Finding> = plan
        .measures
        .iter()
        .map(|measure| error("so-noi-vu", &measure.id, &seen))
        .collect();
    period(&inputs, &sent, &found, |basis| {
        let report = build(basis);
        let all = sheets(basis, &report);
        assert_eq!(all.len(), report.agencies.len());
        for id in ["so-noi-vu", "so-y-te", "huyen-dai-tu"] {
            let sheet = all.iter().find(|sheet| sheet.agency.id == id).unwrap();
            let document = agency_sheet(sheet, &Wording::default()).unwrap();
            texts(&document.blocks);
            let printed = pages("phieu.typ", &document);
            assert!(printed.len() <= 2, "{id}: {} pages", printed.len());
            let printed = printed.join("\n");
            assert!(printed.contains("PHIẾU KẾT QUẢ") && printed.contains("Việc tiếp theo"));
            assert!(
                printed.contains("17/9/2024"),
                "the next report is due: {printed}"
            );
        }
        let sheet = all
            .iter()
            .find(|sheet| sheet.agency.id == "so-noi-vu")
            .unwrap();
        assert!(
            sheet.open[0].mend.starts_with("Ô F12: "),
            "{}",
            sheet.open[0].mend
        );
        let asked = sheet.open.len() + sheet.more_open.len();
        assert!(asked > 0 && sheet.open.len() <= 22);
    });
}

#[test]
fn the_digest_has_one_page_and_two_charts() {
    let mut inputs = inputs();
    for agency in inputs.register.agencies.iter_mut().take(3) {
        agency.name = format!("{} {}", agency.name, "và Phát triển bền vững".repeat(8));
    }
    let all = submissions(&inputs, "2024-H1", ALL, &meets);
    let bad = submissions(&inputs, "2024-H1", ALL, &fails);
    let earlier = submissions(&inputs, "2024-Q1", ALL, &meets);
    type Case<'a> = (&'a [Submission], Option<(&'a str, &'a [Submission])>);
    let cases: [Case; 3] = [
        (&[], None),
        (&all, None),
        (&bad, Some(("2024-Q1", &earlier))),
    ];
    for (sent, before) in cases {
        let report = report(&inputs, "2024-H1", sent, before);
        let document = digest(&report, &Wording::default()).unwrap();
        let told = texts(&document.blocks);
        assert!((4..=12).contains(&told.len()), "{told:#?}");
        let charts: Vec<_> = document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Chart(chart) => Some(chart),
                _ => None,
            })
            .collect();
        assert_eq!(charts.len(), 2);
        let criteria: f64 = charts[0].series.iter().flat_map(|part| &part.values).sum();
        let agencies: f64 = charts[1].series.iter().flat_map(|part| &part.values).sum();
        assert_eq!((criteria, agencies), (72.0, report.agencies.len() as f64));
        assert_eq!(pages("tom-tat.typ", &document).len(), 1);
    }
}

#[test]
fn the_province_reports_to_the_ministry_in_its_own_words() {
    let inputs = inputs();
    let sent = submissions(&inputs, "2024-H1", ALL, &fails);
    let own = report(&inputs, "2024-H1", &sent, None);
    let report = own.issued_by(inputs.office.for_province_report().unwrap());
    let document = periodic_report(&report, &Wording::default()).unwrap();
    assert!(document.letterhead.superior.is_empty());
    assert_eq!(
        document.letterhead.issuer,
        ["ỦY BAN NHÂN DÂN", "TỈNH THÁI NGUYÊN"]
    );
    assert_eq!(document.number.symbol, "BC-UBND");
    assert_eq!(document.addressees, ["Bộ Nội vụ"]);
    let lines = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"];
    assert_eq!(document.signature.unwrap().lines, lines);
    let texts = texts(&document.blocks);
    has(&texts, "Ủy ban nhân dân tỉnh Thái Nguyên báo cáo Bộ Nội vụ");
    has(&texts, "theo kết quả kiểm tra của Sở Nội vụ");
    assert!(
        !texts
            .iter()
            .any(|text| text.contains("kính đề nghị Bộ Nội vụ"))
    );
}

#[test]
fn each_annex_can_be_a_file_of_its_own() {
    let inputs = inputs();
    let report = report(&inputs, "2024-H1", &[], None);
    let set = annexes(&report, &Wording::default()).unwrap();
    let separate = separate_annexes(&set);
    assert_eq!(separate.len(), 4);
    for (one, whole) in separate.iter().zip(&set.annexes) {
        let [annex] = one.annexes.as_slice() else {
            panic!("one annex a file")
        };
        assert!(annex.stamp_room);
        assert_eq!(
            (&annex.label, &annex.accompanying),
            (&whole.label, &whole.accompanying)
        );
    }
}
