//! «Lỗi, cảnh báo»: every finding, with a link to its place.

use rust_xlsxwriter::XlsxError;

use super::page::{Answer, Column, Page, ROWS_SHOWN, Written, column};
use super::place::FilePlace;
use super::print::{Printed, freeze, set_up};
use super::{look, marks};
use crate::report::findings::FindingRow;
use crate::report::model::Report;

/// The sheet's name.
pub(super) const NAME: &str = "Lỗi, cảnh báo";
const TABLE: &str = "LoiCanhBao";

const COLUMNS: [Column; 12] = [
    column("Mã", 10.0),
    column("Mức", 10.0),
    column("Nội dung", 26.0),
    column("Cơ quan", 28.0),
    column("Cấp", 15.0),
    column("Tiêu chí", 9.0),
    column("Chỉ số đo", 9.0),
    column("Vị trí", 32.0),
    column("Mở ô", 8.0),
    column("Đã ghi", 28.0),
    column("Yêu cầu", 28.0),
    column("Cách khắc phục", 34.0),
];
const HEADER: u32 = 2;
const COUNTED: u16 = 1;
const LAST: u16 = 11;
/// A quotation of a whole page is read in the cell, in points.
const HIGHEST: f64 = 180.0;

/// The whole sheet.
pub(super) fn sheet(report: &Report) -> Result<Page, XlsxError> {
    let mut page = Page::new(NAME)?;
    page.title(
        &format!(
            "LỖI, CẢNH BÁO TRONG BÁO CÁO {}",
            report.period.name.to_uppercase()
        ),
        "Bấm vào cột «Mở ô» để mở tệp của cơ quan.",
    )?;
    page.widths(&COLUMNS)?;
    page.headings(HEADER, &COLUMNS)?;
    for (row, finding) in (HEADER + 1..).zip(&report.findings) {
        finding_row(&mut page, report, finding, row)?;
    }
    let total = HEADER + 1 + report.findings.len().max(1) as u32;
    page.table(TABLE, (HEADER, total), &COLUMNS, Some(COUNTED))?;
    total_row(&mut page, report, total)?;
    marks::severities(&mut page, (HEADER + 1, 1, total - 1, 1))?;
    freeze(&mut page, HEADER + 1, 2)?;
    set_up(
        &mut page,
        report,
        &Printed {
            last_row: total,
            last_column: LAST,
            header: Some((HEADER, HEADER)),
            pages: 1,
        },
    )?;
    Ok(page)
}

fn finding_row(page: &mut Page, report: &Report, finding: &FindingRow, row: u32) -> Written {
    let cell = look::cell();
    let centred = look::centred();
    page.text(row, 0, &finding.code, &centred)?;
    page.text(row, 1, &finding.severity_label, &centred)?;
    page.text(row, 2, &finding.title, &cell)?;
    page.text(row, 3, &finding.agency, &cell)?;
    page.text(row, 4, &finding.level, &cell)?;
    page.text(row, 5, &finding.criterion, &centred)?;
    page.text(row, 6, &finding.measure, &centred)?;
    let place = FilePlace {
        period: &report.period.id,
        file: &finding.file,
        sheet: &finding.sheet,
        cell: &finding.cell,
    };
    page.place(row, 7, &place, &finding.place)?;
    page.prose((row, 9), &finding.seen, 28.0, HIGHEST)?;
    page.text(row, 10, &finding.expected, &cell)?;
    page.text(row, LAST, &finding.advice, &cell)?;
    let texts = [
        (finding.title.as_str(), 26.0),
        (&finding.agency, 28.0),
        (&finding.level, 15.0),
        (&finding.place, 32.0),
        (&finding.seen, 28.0),
        (&finding.expected, 28.0),
        (&finding.advice, 34.0),
    ];
    page.fit(row, &texts, HIGHEST)
}

fn total_row(page: &mut Page, report: &Report, row: u32) -> Written {
    for index in 0..=LAST {
        page.text(row, index, "", &look::total_label())?;
    }
    page.text(row, 0, ROWS_SHOWN, &look::total_label().unset_text_wrap())?;
    page.formula(
        row,
        COUNTED,
        &format!("SUBTOTAL(103,{TABLE}[Mức])"),
        &Answer::Number(report.findings.len() as f64),
        &look::total(),
    )
}
