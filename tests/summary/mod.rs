//! The summary, read back as another program reads it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod sample;

use std::io::Cursor;
use std::sync::LazyLock;

use calamine::{Data, Range, Reader, Xlsx};

use cchc::render::workbooks::summary::summary;
use cchc::report::model::Report;
use sample::{awkward_texts, report};

const SHEETS: [&str; 8] = [
    "Tổng quan",
    "Kết quả chung",
    "Ma trận",
    "Số liệu",
    "Truy vết",
    "Chưa gửi, gửi muộn",
    "Lỗi, cảnh báo",
    "Minh chứng",
];

/// The sheets of a summary.
struct ReadBack(Xlsx<Cursor<Vec<u8>>>);

impl ReadBack {
    fn of(bytes: &[u8]) -> Self {
        ReadBack(Xlsx::new(Cursor::new(bytes.to_vec())).unwrap())
    }

    fn sheet(&mut self, name: &str) -> Range<Data> {
        self.0.worksheet_range(name).unwrap()
    }
}

fn text(sheet: &Range<Data>, row: u32, column: u32) -> String {
    sheet
        .get_value((row, column))
        .map_or(String::new(), ToString::to_string)
}

/// The row whose cell in a column holds a text.
fn row_with(sheet: &Range<Data>, column: u32, wanted: &str) -> u32 {
    let last = sheet.end().unwrap().0;
    (0..=last)
        .find(|row| text(sheet, *row, column) == wanted)
        .unwrap()
}

/// A report to which most agencies sent, and its summary.
static MOST_SENT: LazyLock<(Report, Vec<u8>)> = LazyLock::new(|| {
    let report = report(|index| index % 11 != 5);
    let bytes = summary(&report);
    (report, bytes)
});

fn most_sent() -> (&'static Report, ReadBack) {
    let (report, bytes) = &*MOST_SENT;
    (report, ReadBack::of(bytes))
}

#[test]
fn equal_reports_give_equal_bytes() {
    let (report, bytes) = &*MOST_SENT;
    assert!(summary(report) == *bytes);
}

#[test]
fn every_sheet_is_there_and_no_formula_fails() {
    let (_, mut book) = most_sent();
    assert_eq!(book.0.sheet_names(), SHEETS);
    for name in SHEETS {
        for (row, column, cell) in book.sheet(name).cells() {
            assert!(!matches!(cell, Data::Error(_)), "{name} {row} {column}");
        }
    }
}

#[test]
fn all_criteria_and_measures_stand_in_the_results() {
    let (report, mut book) = most_sent();
    let sheet = book.sheet("Kết quả chung");
    let kinds: Vec<String> = sheet.rows().map(|row| row[15].to_string()).collect();
    let count = |kind: &str| kinds.iter().filter(|each| *each == kind).count();
    assert_eq!(count("Tiêu chí"), 72);
    assert_eq!(count("Lĩnh vực"), 9);
    assert_eq!(count("Nhóm"), 17);
    let several: usize = report
        .criteria()
        .filter(|criterion| criterion.measures.len() > 1)
        .map(|criterion| criterion.measures.len())
        .sum();
    assert_eq!(count("Chỉ số đo"), several);
}

#[test]
fn province_figures_are_numbers() {
    let (report, mut book) = most_sent();
    let sheet = book.sheet("Kết quả chung");
    let criterion = report.criteria().find(|row| row.code == "1.3").unwrap();
    let measure = &criterion.measures[0];
    let row = row_with(&sheet, 1, "1.3");
    let number = |column| sheet.get_value((row, column)).cloned().unwrap();
    assert_eq!(number(6), Data::Float(measure.first.unwrap()));
    assert_eq!(number(7), Data::Float(measure.second.unwrap()));
    assert_eq!(number(8), Data::Float(measure.value.unwrap()));
    assert_eq!(text(&sheet, row, 10), criterion.verdict_label);
    assert_eq!(number(13), Data::Float(measure.missing.len() as f64));
}

/// 5 of 9 districts that held a dialogue are 55,56 %, not 55,56 dialogues.
#[test]
fn a_province_value_has_its_own_unit() {
    let (_, mut book) = most_sent();
    let results = book.sheet("Kết quả chung");
    let trace = book.sheet("Truy vết");
    for (measure, unit) in [("9.3.1", "%"), ("8.1.1", "%"), ("1.1", "sáng kiến")] {
        let unit_in = |sheet, at, column| text(sheet, row_with(sheet, at, measure), column);
        assert_eq!(unit_in(&results, 1, 9), unit, "{measure}");
        assert_eq!(unit_in(&trace, 0, 3), unit, "{measure}");
    }
}

#[test]
fn every_reading_has_a_row_that_leads_to_its_place() {
    let (report, mut book) = most_sent();
    let sheet = book.sheet("Số liệu");
    let last = 2 + report.readings.len() as u32;
    for (row, reading) in (3..).zip(&report.readings) {
        assert_eq!(text(&sheet, row, 2), reading.measure);
        assert_eq!(text(&sheet, row, 23), reading.agency_id);
        assert_eq!(text(&sheet, row, 13), reading.place);
    }
    assert_eq!(text(&sheet, last + 1, 2), report.readings.len().to_string());
}

#[test]
fn formulas_over_the_readings_agree_with_every_province_figure() {
    let nobody = report(|_| false);
    for bytes in [MOST_SENT.1.clone(), summary(&nobody)] {
        let sheet = ReadBack::of(&bytes).sheet("Truy vết");
        let said = "89/89 chỉ số khớp với kết quả của chương trình";
        assert_eq!(text(&sheet, 2, 0), said);
    }
}

#[test]
fn a_figure_that_its_readings_do_not_make_is_told() {
    let mut report = most_sent().0.clone();
    let reading = report
        .readings
        .iter_mut()
        .find(|row| row.measure == "1.3" && row.second.is_some_and(|second| second > 0.0))
        .unwrap();
    reading.first = reading.first.map(|first| first + 1.0);
    let sheet = ReadBack::of(&summary(&report)).sheet("Truy vết");
    assert_eq!(text(&sheet, row_with(&sheet, 0, "1.3"), 15), "Lệch");
    assert_eq!(text(&sheet, row_with(&sheet, 0, "1.4"), 15), "Khớp");
}

#[test]
fn the_matrix_counts_its_letters() {
    let (report, mut book) = most_sent();
    let sheet = book.sheet("Ma trận");
    for (row, agency) in (6..).zip(&report.matrix.rows) {
        assert_eq!(text(&sheet, row, 0), agency.name);
        let known = report
            .agencies
            .iter()
            .find(|known| known.id == agency.agency)
            .unwrap();
        assert_eq!(text(&sheet, row, 2), known.counts.numbers.met.to_string());
        assert_eq!(
            text(&sheet, row, 7),
            known.counts.numbers.insufficient.to_string()
        );
    }
    let foot = 6 + report.matrix.rows.len() as u32;
    let met: usize = report
        .agencies
        .iter()
        .map(|row| row.counts.numbers.met)
        .sum();
    assert_eq!(text(&sheet, foot, 2), met.to_string());
}

#[test]
fn agencies_that_did_not_send_come_first() {
    let (report, mut book) = most_sent();
    let sheet = book.sheet("Chưa gửi, gửi muộn");
    let missing: Vec<&str> = report
        .agencies
        .iter()
        .filter(|row| row.file.is_empty())
        .map(|row| row.name.as_str())
        .collect();
    for (row, name) in (3..).zip(&missing) {
        assert_eq!(text(&sheet, row, 0), *name);
        assert_eq!(text(&sheet, row, 3), "Chưa gửi");
    }
    assert_eq!(
        row_with(&sheet, 0, "thư mời họp (1).xlsx"),
        sheet.end().unwrap().0
    );
}

#[test]
fn findings_and_documents_have_a_row_each() {
    let (report, mut book) = most_sent();
    let sheet = book.sheet("Lỗi, cảnh báo");
    assert!(report.findings.len() > 20);
    for (row, finding) in (3..).zip(&report.findings) {
        assert_eq!(text(&sheet, row, 0), finding.code);
        assert_eq!(text(&sheet, row, 7), finding.place);
    }
    let sheet = book.sheet("Minh chứng");
    let usable = sheet
        .rows()
        .filter(|row| row[8] == Data::String("Có".to_owned()));
    assert_eq!(usable.count(), report.facts.evidence.len());
}

#[test]
fn what_looks_like_a_formula_stays_text() {
    let (_, mut book) = most_sent();
    let sheet = book.sheet("Số liệu");
    for wanted in awkward_texts() {
        if wanted.contains('\u{0}') || wanted.len() > 10_000 {
            continue;
        }
        let row = row_with(&sheet, 22, &wanted.replace("\r\n", "\n"));
        assert!(matches!(sheet.get_value((row, 22)), Some(Data::String(_))));
    }
}

#[test]
fn nothing_sent_still_makes_a_workbook() {
    let report = report(|_| false);
    let mut book = ReadBack::of(&summary(&report));
    assert!(report.readings.is_empty());
    let sheet = book.sheet("Số liệu");
    assert_eq!(text(&sheet, 4, 2), "0");
}
