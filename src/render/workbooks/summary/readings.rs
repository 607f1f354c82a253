//! «Số liệu»: one row a reading, as a table; the sheet that «Truy vết» computes from.

use rust_xlsxwriter::XlsxError;

use super::fitting::{decimals, printed_decimals};
use super::page::{Answer, Column, Page, ROWS_SHOWN, Written, column};
use super::place::FilePlace;
use super::print::{Printed, freeze, set_up};
use super::{look, marks};
use crate::report::model::Report;
use crate::report::readings::ReadingRow;

/// The sheet's name.
pub(super) const NAME: &str = "Số liệu";
/// The table's name.
pub(super) const TABLE: &str = "SoLieu";

/// The columns that formulas name.
pub(super) const MEASURE: &str = "Chỉ số đo";
pub(super) const STATE: &str = "Tình trạng";
pub(super) const FIRST: &str = "Số liệu thứ nhất";
pub(super) const SECOND: &str = "Số liệu thứ hai";
pub(super) const STATED: &str = "Tỷ lệ tự báo cáo";
pub(super) const VALUE_NAME: &str = "Trị số";
pub(super) const REASON: &str = "Lý do";
pub(super) const MARK: &str = "Ký hiệu";

/// The columns that are printed come first; what is only filtered by follows, and what stands in
/// «Minh chứng», too.
const COLUMNS: [Column; 25] = [
    column("Cơ quan", 27.0),
    column("Tiêu chí", 8.0),
    column(MEASURE, 9.0),
    column("Nội dung", 32.0),
    column(STATE, 14.5),
    column(FIRST, 12.0),
    column(SECOND, 12.0),
    column(STATED, 8.5),
    column(VALUE_NAME, 10.0),
    column("Đơn vị tính", 9.0),
    column("Chỉ tiêu", 17.0),
    column("Kết quả", 15.0),
    column(REASON, 17.0),
    column("Vị trí trong tệp", 33.0),
    column("Mở ô", 8.0),
    column("Cấp", 15.0),
    column("Lĩnh vực", 8.0),
    column(MARK, 8.0),
    column("Số văn bản", 9.0),
    column("Ký hiệu văn bản", 13.0),
    column("Ngày văn bản", 12.0),
    column("Lời ghi trong biểu", 40.0),
    column("Khó khăn, nguyên nhân", 50.0),
    column("Mã cơ quan", 24.0),
    column("Cách tiếp nhận", 28.0),
];
const HEADER: u32 = 2;
const COUNTED: u16 = 2;
const FIGURES: u16 = 5;
const VALUE: u16 = 8;
const VERDICT: u16 = 11;
/// The last column that is printed.
const PLACE: u16 = 13;
const LEVEL: u16 = 15;
const LETTERS: u16 = 17;
const PROOF: u16 = 18;
/// What an agency writes at length is read in the cell: a row is never higher, in points.
const HIGHEST: f64 = 75.0;

/// The whole sheet.
pub(super) fn sheet(report: &Report) -> Result<Page, XlsxError> {
    let mut page = Page::new(NAME)?;
    page.title(
        &format!(
            "SỐ LIỆU CÁC CƠ QUAN GỬI, {}",
            report.period.name.to_uppercase()
        ),
        "Mỗi dòng là một số liệu của một cơ quan; bấm vào cột «Mở ô» để mở tệp của cơ quan.",
    )?;
    page.widths(&COLUMNS)?;
    page.headings(HEADER, &COLUMNS)?;
    for (row, reading) in (HEADER + 1..).zip(&report.readings) {
        reading_row(&mut page, report, reading, row)?;
    }
    let total = HEADER + 1 + report.readings.len().max(1) as u32;
    page.table(TABLE, (HEADER, total), &COLUMNS, Some(COUNTED))?;
    total_row(&mut page, report, total)?;
    let body = (HEADER + 1, total - 1);
    marks::verdict_letters(&mut page, (body.0, LETTERS, body.1, LETTERS))?;
    marks::verdict_labels(&mut page, (body.0, VERDICT, body.1, VERDICT))?;
    freeze(&mut page, HEADER + 1, 1)?;
    set_up(
        &mut page,
        report,
        &Printed {
            last_row: total,
            last_column: PLACE,
            header: Some((HEADER, HEADER)),
            pages: 1,
        },
    )?;
    Ok(page)
}

/// The row, from 0, of an agency's reading of a measure.
pub(super) fn row_of(report: &Report, agency: &str, measure: &str) -> Option<u32> {
    let is_meant = |row: &ReadingRow| row.agency_id == agency && row.measure == measure;
    let at = report.readings.iter().position(is_meant)?;
    u32::try_from(at).ok().map(|at| HEADER + 1 + at)
}

fn reading_row(page: &mut Page, report: &Report, reading: &ReadingRow, row: u32) -> Written {
    let cell = look::cell();
    let centred = look::centred();
    page.text(row, 0, &reading.agency, &cell)?;
    page.text(row, 1, &reading.criterion, &centred)?;
    page.text(row, 2, &reading.measure, &centred)?;
    page.text(row, 3, &reading.label, &cell)?;
    page.text(row, 4, &reading.state, &cell)?;
    for (index, figure) in (FIGURES..).zip([reading.first, reading.second, reading.percent]) {
        page.number(
            row,
            index,
            figure,
            &look::number(figure.map_or(0, decimals)),
        )?;
    }
    let value = look::number(printed_decimals(&reading.value_text));
    page.number(row, VALUE, reading.value, &value)?;
    page.text(row, VALUE + 1, &reading.unit, &centred)?;
    page.text(row, VALUE + 2, &reading.target, &cell)?;
    page.text(row, VERDICT, &reading.verdict, &centred)?;
    page.text(row, VERDICT + 1, &reading.reason, &cell)?;
    page.text(row, LEVEL, &reading.level, &cell)?;
    page.text(row, LEVEL + 1, &reading.field, &centred)?;
    page.text(row, LETTERS, &reading.mark, &centred)?;
    let place = FilePlace {
        period: &report.period.id,
        file: &reading.file,
        sheet: &reading.sheet,
        cell: &reading.cell,
    };
    let shown = if reading.place.is_empty() {
        &reading.file
    } else {
        &reading.place
    };
    page.place(row, PLACE, &place, shown)?;
    evidence_cells(page, report, reading, row)?;
    let width = |column: u16| COLUMNS[usize::from(column)].width;
    let texts = [
        (reading.agency.as_str(), width(0)),
        (&reading.level, width(LEVEL)),
        (&reading.label, width(3)),
        (&reading.state, width(4)),
        (&reading.target, width(VALUE + 2)),
        (&reading.verdict, width(VERDICT)),
        (&reading.reason, width(VERDICT + 1)),
        (shown, width(PLACE)),
    ];
    page.fit(row, &texts, HIGHEST)
}

fn evidence_cells(page: &mut Page, report: &Report, reading: &ReadingRow, row: u32) -> Written {
    let cell = look::cell();
    let proof = report
        .facts
        .evidence_of(&reading.agency_id, &reading.measure);
    let number = proof.map_or("", |p| &p.number);
    page.text(row, PROOF, number, &look::centred())?;
    page.text(row, PROOF + 1, proof.map_or("", |p| &p.symbol), &cell)?;
    page.day(row, PROOF + 2, proof.and_then(|p| p.date))?;
    page.text(row, PROOF + 3, &reading.text, &look::prose())?;
    page.text(row, PROOF + 4, &reading.remarks, &look::prose())?;
    page.text(row, PROOF + 5, &reading.agency_id, &cell)?;
    page.text(row, PROOF + 6, &reading.trust, &cell)
}

/// How many rows the filters leave. Figures of different units have no sum.
fn total_row(page: &mut Page, report: &Report, row: u32) -> Written {
    for index in 0..COLUMNS.len() as u16 {
        page.text(row, index, "", &look::total_label())?;
    }
    page.text(row, 0, ROWS_SHOWN, &look::total_label())?;
    page.formula(
        row,
        COUNTED,
        &format!("SUBTOTAL(103,{TABLE}[{MEASURE}])"),
        &Answer::Number(report.readings.len() as f64),
        &look::total(),
    )
}
