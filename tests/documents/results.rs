//! Dispatches on missed results: who, what, by which report and cells, until when, who checks.

use cchc::agency::Agency;
use cchc::inputs::Inputs;
use cchc::office::Issue;
use cchc::plan::model::Measure;
use cchc::render::documents::{cited, results_to_all, results_to_one};
use cchc::render::wording::Wording;
use cchc::report::basis::Basis;
use cchc::report::document::{Block, Document, Head, Row, RowKind, Table};
use cchc::report::misses::{Misses, Writer, misses};
use cchc::report::model::{Report, build};
use cchc::submission::{Reading, ReadingCells};
use chrono::NaiveDate;
use place::{Cell, Place};

use super::sample::*;
use super::{ALL, has, plain, reads_well, words};

/// Sở Y tế was late with dossiers and has apologised for some; the office itself has not published all.
fn says(agency: &Agency, measure: &Measure) -> Reading {
    let reading = match (agency.id.as_str(), measure.id.as_str()) {
        ("so-y-te", "3.2.1") => figures(measure, 10, 100_000),
        ("so-y-te", "3.2.4") => figures(measure, 7, 10),
        ("so-noi-vu", "3.1.3") => figures(measure, 99, 100),
        _ => return meets(agency, measure),
    };
    let cell = |name: &str| name.parse::<Cell>().ok();
    Reading {
        place: Some(Place::sheet(format!("{}.xlsx", agency.id), "Biểu nhập")),
        cells: ReadingCells {
            first: cell("F40"),
            second: cell("H40"),
            ..ReadingCells::default()
        },
        ..reading
    }
}

fn with<T>(inputs: &Inputs, says: Says, make: impl FnOnce(&Basis) -> T) -> T {
    let sent = submissions(inputs, "2024-H1", ALL, says);
    with_basis(inputs, "2024-H1", &sent, None, &[], make)
}

fn of_province(basis: &Basis) -> (Report, Misses) {
    let report = build(basis);
    let misses = misses(basis, &report, Writer::Province).unwrap();
    let office = basis.office.for_province_report().unwrap();
    (report.issued_by(office), misses)
}

fn texts(document: &Document) -> Vec<String> {
    let blocks = document.blocks.iter();
    let sentences = blocks
        .filter(|block| !matches!(block, Block::Table(_)))
        .flat_map(words)
        .map(|text| plain(&text));
    let sentences: Vec<String> = sentences.collect();
    sentences.iter().for_each(|text| reads_well(text));
    sentences
}

fn subject(document: &Document) -> String {
    match &document.head {
        Head::Dispatch { subject } => plain(subject),
        Head::Named { .. } => panic!("no dispatch"),
    }
}

/// The tables of the annexes.
fn tables(document: &Document) -> Vec<&Table> {
    let blocks = document.annexes.iter().flat_map(|annex| &annex.blocks);
    blocks
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect()
}

fn bodies(table: &Table) -> Vec<&Row> {
    let rows = table.rows.iter();
    rows.filter(|row| row.kind == RowKind::Body).collect()
}

#[test]
fn nobody_is_written_to_where_nothing_is_missed() {
    with(&inputs(), &meets, |basis| {
        let report = build(basis);
        assert_eq!(misses(basis, &report, Writer::Office), None);
        assert_eq!(misses(basis, &report, Writer::Province), None);
    });
}

#[test]
fn the_office_does_not_write_to_itself_and_the_committee_writes_to_it() {
    with(&inputs(), &says, |basis| {
        let report = build(basis);
        let ids = |writer| {
            let misses = misses(basis, &report, writer).unwrap();
            let ids = misses.agencies.iter().map(|one| one.id.clone());
            (ids.collect::<Vec<_>>(), misses.measures)
        };
        assert_eq!(ids(Writer::Office), (vec!["so-y-te".to_owned()], 2));
        let both = vec!["so-noi-vu".to_owned(), "so-y-te".to_owned()];
        assert_eq!(ids(Writer::Province), (both, 3));
    });
}

#[test]
fn every_figure_of_an_agency_stands_with_its_report_and_cells() {
    with(&inputs(), &says, |basis| {
        let report = build(basis);
        let misses = misses(basis, &report, Writer::Office).unwrap();
        let one = &misses.agencies[0];
        assert_eq!(one.source, "nhận ngày 18/6/2024");
        assert!(one.late_dossiers);
        let lines: Vec<_> = one
            .lines()
            .map(|line| (line.result.code.as_str(), line.cells.as_str()))
            .collect();
        let cells = "Biểu nhập › F40, H40";
        assert_eq!(lines, [("3.2.1", cells), ("3.2.4", cells)]);
        // 20/6/2024 is a Thursday: ten working days later is the Thursday in two weeks.
        assert_eq!(misses.explain_by, "04/7/2024");
        let document =
            results_to_all(&report, &misses, &cited(&report), &Wording::default()).unwrap();
        for table in tables(&document) {
            for row in bodies(table) {
                let last = row.cells.last().unwrap();
                assert!(!last.is_empty(), "{row:?}");
            }
        }
        let own = tables(&document).pop().unwrap();
        assert_eq!(bodies(own).len(), 2);
        // What is summed says how many reports there are, and where their cells are.
        let sums = bodies(tables(&document)[0]);
        let shared = sums.iter().find(|row| row.cells[0].contains("3.2.1"));
        let source = shared.unwrap().cells.last().unwrap();
        assert!(
            source.contains("3.2.1, 3.2.2, 3.2.3") && source.contains("Phụ lục II"),
            "{source}"
        );
    });
}

#[test]
fn the_dispatch_to_all_has_the_parts_that_such_a_dispatch_has() {
    let mut inputs = inputs();
    let issue = Issue {
        number: Some("5".to_owned()),
        date: NaiveDate::from_ymd_opt(2024, 6, 20),
        ..Issue::default()
    };
    inputs.office.issued.insert("2024-H1".to_owned(), issue);
    with(&inputs, &says, |basis| {
        let report = build(basis);
        let misses = misses(basis, &report, Writer::Office).unwrap();
        let cited = cited(&report);
        assert_eq!(cited, "Báo cáo số 05/BC-SNV ngày 20/6/2024 của Sở Nội vụ");
        let document = results_to_all(&report, &misses, &cited, &Wording::default()).unwrap();
        assert!(subject(&document).starts_with("V/v chấn chỉnh"));
        assert_eq!(document.addressees, ["Sở Y tế"]);
        assert_eq!(document.number.symbol, "SNV-CCHC");
        let labels: Vec<&str> = document
            .annexes
            .iter()
            .map(|one| one.label.as_str())
            .collect();
        assert_eq!(labels, ["Phụ lục I", "Phụ lục II"]);
        let texts = texts(&document);
        // Grounds with number and day, and the report of the figures.
        has(&texts, "Kế hoạch số 100/KH-UBND ngày 24/5/2024");
        has(&texts, &cited);
        // Weak points by name, with figure and demand.
        has(&texts, "cơ quan chưa bảo đảm yêu cầu: Sở Y tế (70%)");
        has(&texts, "yêu cầu 100%");
        // Demands by field, responsibility, one day, who checks.
        has(&texts, "Cải cách thủ tục hành chính: ");
        has(&texts, "xin lỗi người dân, tổ chức");
        has(&texts, "trước ngày 04/7/2024");
        has(&texts, "Sở Nội vụ theo dõi, kiểm tra việc thực hiện");
        assert!(texts.last().unwrap().ends_with("./."));
    });
}

#[test]
fn the_draft_of_the_committee_bears_its_letterhead_and_charges_the_office() {
    with(&inputs(), &says, |basis| {
        let (report, misses) = of_province(basis);
        let document = results_to_all(&report, &misses, "", &Wording::default()).unwrap();
        let letterhead = document.letterhead.clone();
        assert!(letterhead.superior.is_empty());
        assert_eq!(letterhead.issuer[0], "ỦY BAN NHÂN DÂN");
        assert_eq!(document.number.symbol, "UBND-HCC");
        let signature = document.signature.as_ref().unwrap();
        assert_eq!(signature.lines[0], "TM. ỦY BAN NHÂN DÂN");
        let texts = texts(&document);
        has(&texts, "Giao Sở Nội vụ theo dõi, kiểm tra việc thực hiện");
        has(&texts, "gửi về Sở Nội vụ trước ngày 04/7/2024");
        assert!(texts.last().unwrap().ends_with("./."));
    });
}

#[test]
fn one_agency_is_asked_to_explain_each_of_its_figures() {
    with(&inputs(), &says, |basis| {
        let report = build(basis);
        let misses = misses(basis, &report, Writer::Office).unwrap();
        let one = &misses.agencies[0];
        let document = results_to_one(&report, &misses, one, "", &Wording::default()).unwrap();
        assert!(subject(&document).starts_with("V/v khắc phục, giải trình"));
        assert_eq!(document.addressees, ["Sở Y tế"]);
        let texts = texts(&document);
        has(
            &texts,
            "báo cáo 6 tháng đầu năm 2024 của Sở Y tế (nhận ngày 18/6/2024)",
        );
        has(&texts, "Giải trình bằng văn bản từng chỉ số");
        has(&texts, "trước ngày 04/7/2024");
        let table = tables(&document)[0];
        assert_eq!(bodies(table).len(), 2);
        for row in bodies(table) {
            let room = row.cells.last().unwrap();
            assert_eq!((row.cells.len(), room.as_str()), (7, ""));
        }
        let (report, misses) = of_province(basis);
        let own = &misses.agencies[0];
        let document = results_to_one(&report, &misses, own, "", &Wording::default()).unwrap();
        assert_eq!(document.addressees, ["Sở Nội vụ"]);
        let texts = self::texts(&document);
        // It has no late dossiers.
        assert!(
            !texts.iter().any(|text| text.contains("xin lỗi")),
            "{texts:?}"
        );
    });
}

/// Every word of a document, with its annexes.
fn everything(document: &Document) -> String {
    let annexes = document.annexes.iter().flat_map(|annex| &annex.blocks);
    let blocks = document.blocks.iter().chain(annexes);
    let words: Vec<String> = blocks.flat_map(words).map(|text| plain(&text)).collect();
    words.join("\n")
}

#[test]
fn no_dispatch_names_a_file_or_a_report_that_never_comes() {
    with(&inputs(), &says, |basis| {
        let report = build(basis);
        let (of_province, of_both) = of_province(basis);
        for (report, writer, missed) in [
            (
                &report,
                Writer::Office,
                misses(basis, &report, Writer::Office).unwrap(),
            ),
            (&of_province, Writer::Province, of_both),
        ] {
            let all = results_to_all(report, &missed, "", &Wording::default()).unwrap();
            let one = &missed.agencies[0];
            let one = results_to_one(report, &missed, one, "", &Wording::default()).unwrap();
            for text in [everything(&all), everything(&one)] {
                assert!(!text.contains(".xlsx"), "{writer:?}: {text}");
                // The next report of the inputs, not the half of a year that has none.
                assert!(text.contains("trong báo cáo cải cách hành chính quý III năm 2024"));
                assert!(!text.contains("6 tháng cuối năm"), "{text}");
            }
        }
    });
}

#[test]
fn each_criterion_of_a_shared_figure_has_its_own_lead() {
    with(&inputs(), &says, |basis| {
        let report = build(basis);
        let plan = basis.plan;
        let subjects = report.fields.iter().flat_map(|field| &field.subjects);
        let shared: Vec<_> = subjects.filter(|one| one.codes.len() > 1).collect();
        assert!(!shared.is_empty());
        for one in shared {
            for code in &one.codes {
                let lead = &plan.criterion(code).unwrap().lead.text;
                assert!(
                    one.lead.contains(&format!("{lead} ({code})")),
                    "{}",
                    one.lead
                );
            }
            assert!(one.lead_within.starts_with("các Sở"), "{}", one.lead_within);
        }
    });
}

#[test]
fn the_office_says_that_it_leaves_itself_out() {
    with(&inputs(), &says, |basis| {
        let report = build(basis);
        let misses = misses(basis, &report, Writer::Office).unwrap();
        assert_eq!((report.lagging.len(), misses.total), (2, 1));
        assert_eq!(misses.own, "Sở Nội vụ");
        let document = results_to_all(&report, &misses, "", &Wording::default()).unwrap();
        let texts = texts(&document);
        has(
            &texts,
            "01 cơ quan, đơn vị, địa phương (không kể Sở Nội vụ)",
        );
        // Nor is it an example of those that lack.
        assert!(
            !texts.iter().any(|text| text.contains("Sở Nội vụ (99")),
            "{texts:?}"
        );
    });
}

#[test]
fn the_office_explains_itself_to_the_committee() {
    with(&inputs(), &says, |basis| {
        let (report, misses) = of_province(basis);
        let own = misses
            .agencies
            .iter()
            .find(|one| one.id == "so-noi-vu")
            .unwrap();
        let document = results_to_one(&report, &misses, own, "", &Wording::default()).unwrap();
        let texts = texts(&document);
        has(
            &texts,
            "gửi về Ủy ban nhân dân tỉnh Thái Nguyên trước ngày 04/7/2024",
        );
        assert!(
            !texts.iter().any(|text| text.contains("Giao Sở Nội vụ")),
            "{texts:?}"
        );
        // Who receives it: not those of the report to the ministry.
        let received = [
            "Như trên",
            "Chủ tịch, các Phó Chủ tịch UBND tỉnh",
            "Lưu: VT, HCC, SNV",
        ];
        assert_eq!(document.recipients, received);
        let other = misses
            .agencies
            .iter()
            .find(|one| one.id == "so-y-te")
            .unwrap();
        let document = results_to_one(&report, &misses, other, "", &Wording::default()).unwrap();
        assert_eq!(document.recipients[2], "Sở Nội vụ");
        has(&self::texts(&document), "Giao Sở Nội vụ theo dõi");
    });
}

#[test]
fn nobody_apologises_twice() {
    let done = |agency: &Agency, measure: &Measure| match (agency.id.as_str(), measure.id.as_str())
    {
        ("so-y-te", "3.2.1") => figures(measure, 10, 100_000),
        ("so-y-te", "3.2.4") => figures(measure, 10, 10),
        _ => meets(agency, measure),
    };
    with(&inputs(), &done, |basis| {
        let report = build(basis);
        let misses = misses(basis, &report, Writer::Office).unwrap();
        assert_eq!(misses.apology, "");
        assert!(misses.agencies.iter().all(|one| !one.late_dossiers));
    });
}

#[test]
fn a_day_that_has_passed_is_no_deadline() {
    let mut inputs = inputs();
    let day = NaiveDate::from_ymd_opt(2024, 3, 15);
    for plan in inputs.plans.values_mut() {
        for criterion in &mut plan.criteria {
            if criterion.code == "3.2.4" {
                criterion.deadline.text = "Trước ngày 15/3/2024".to_owned();
                criterion.deadline.date = day;
            }
        }
    }
    with(&inputs, &says, |basis| {
        let report = build(basis);
        let misses = misses(basis, &report, Writer::Office).unwrap();
        // By the report of the third quarter.
        assert_eq!(misses.mend_by, "17/9/2024");
        let line = misses.agencies[0]
            .lines()
            .find(|line| line.result.code == "3.2.4");
        assert!(line.unwrap().passed);
        let all = results_to_all(&report, &misses, "", &Wording::default()).unwrap();
        let one = &misses.agencies[0];
        let one = results_to_one(&report, &misses, one, "", &Wording::default()).unwrap();
        for document in [all, one] {
            let texts = texts(&document);
            has(&texts, "đã quá thời hạn trước ngày 15/3/2024");
            has(&texts, "xong trước ngày 17/9/2024");
        }
        // The table of what is mended first says it too.
        let report = cchc::render::documents::periodic_report(&report, &Wording::default());
        let blocks = report.unwrap().blocks;
        let sections = blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(&table.rows),
            _ => None,
        });
        let mut sections = sections
            .flatten()
            .filter(|row| row.kind == RowKind::Section);
        let told = "Thời hạn: Trước ngày 15/3/2024 (đã quá thời hạn)";
        assert!(sections.any(|row| row.cells[0] == told));
    });
}
