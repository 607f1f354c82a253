//! «Số liệu»: one row a reading, as a table; the sheet that «Truy vết» computes from.

use rust_xlsxwriter::XlsxError;

use super::fitting::{decimals, printed_decimals};
use super::listing::{Columns, HEADER, List, Listing, Shown, centred, text};
use super::marks;
use super::page::Page;
use super::place::FilePlace;
use crate::report::model::Report;
use crate::report::readings::ReadingRow;
use crate::report::terms::Evidence;

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

const VERDICT: &str = "Kết quả";

/// The whole sheet.
pub(super) fn sheet(report: &Report) -> Result<Page, XlsxError> {
    let listing = Listing {
        name: NAME,
        title: format!(
            "SỐ LIỆU CÁC CƠ QUAN GỬI, {}",
            report.period.name.to_uppercase()
        ),
        subtitle:
            "Mỗi dòng là một số liệu của một cơ quan; bấm vào cột «Mở ô» để mở tệp của cơ quan."
                .to_owned(),
        fixed: 1,
        printed: printed_columns().count(),
        list: List {
            columns: with_filtered(printed_columns()),
            // What an agency writes at length is read in the cell.
            highest: 75.0,
            table: Some((TABLE, Some(MEASURE))),
        },
    };
    let (mut page, total) = listing.sheet(report, &report.readings)?;
    marks::verdict_letters(&mut page, listing.cells(MARK, total))?;
    marks::verdict_labels(&mut page, listing.cells(VERDICT, total))?;
    Ok(page)
}

/// The row, from 0, of an agency's reading of a measure.
pub(super) fn row_of(report: &Report, agency: &str, measure: &str) -> Option<u32> {
    let is_meant = |row: &ReadingRow| row.agency_id == agency && row.measure == measure;
    let at = report.readings.iter().position(is_meant)?;
    u32::try_from(at).ok().map(|at| HEADER + 1 + at)
}

/// Where a reading stands.
pub(super) fn place_of<'r>(report: &'r Report, reading: &'r ReadingRow) -> FilePlace<'r> {
    FilePlace {
        period: &report.period.id,
        file: &reading.file,
        sheet: &reading.sheet,
        cell: reading.cell.as_str().into(),
    }
}

/// A number with the decimals that it has.
fn exact<'r>(number: Option<f64>) -> Shown<'r> {
    Shown::Number(number, number.map_or(0, decimals))
}

/// The columns that are printed.
fn printed_columns() -> Columns<'static, ReadingRow> {
    Columns::<ReadingRow>::new()
        .column("Cơ quan", 27.0, |_, row| text(&row.agency))
        .column("Tiêu chí", 8.0, |_, row| centred(&row.criterion))
        .column(MEASURE, 9.0, |_, row| centred(&row.measure))
        .column("Nội dung", 32.0, |_, row| text(&row.label))
        .column(STATE, 14.5, |_, row| text(&row.state))
        .column(FIRST, 12.0, |_, row| exact(row.first))
        .column(SECOND, 12.0, |_, row| exact(row.second))
        .column(STATED, 8.5, |_, row| exact(row.percent))
        .column(VALUE_NAME, 10.0, |_, row| {
            Shown::Number(row.value, printed_decimals(&row.value_text))
        })
        .column("Đơn vị tính", 9.0, |_, row| centred(&row.unit))
        .column("Chỉ tiêu", 17.0, |_, row| text(&row.target))
        .column(VERDICT, 15.0, |_, row| centred(&row.verdict))
        .column(REASON, 17.0, |_, row| text(&row.reason))
        .column("Vị trí trong tệp", 33.0, |report, row| {
            let words = if row.place.is_empty() {
                &row.file
            } else {
                &row.place
            };
            Shown::Place(place_of(report, row), words.as_str().into())
        })
}

/// What is only filtered by, and what stands in «Minh chứng» too.
fn with_filtered(columns: Columns<'static, ReadingRow>) -> Columns<'static, ReadingRow> {
    columns
        .short_link()
        .column("Cấp", 15.0, |_, row| text(&row.level))
        .column("Lĩnh vực", 8.0, |_, row| centred(&row.field))
        .column(MARK, 8.0, |_, row| centred(&row.mark))
        .column("Số văn bản", 9.0, |report, row| {
            centred(proof(report, row).map_or("", |proof| &proof.number))
        })
        .column("Ký hiệu văn bản", 13.0, |report, row| {
            text(proof(report, row).map_or("", |proof| &proof.symbol))
        })
        .column("Ngày văn bản", 12.0, |report, row| {
            Shown::Day(proof(report, row).and_then(|proof| proof.date))
        })
        .column("Lời ghi trong biểu", 40.0, |_, row| {
            Shown::Aside(&row.text)
        })
        .column("Khó khăn, nguyên nhân", 50.0, |_, row| {
            Shown::Aside(&row.remarks)
        })
        .column("Mã cơ quan", 24.0, |_, row| text(&row.agency_id))
        .column("Cách tiếp nhận", 28.0, |_, row| text(&row.trust))
}

fn proof<'r>(report: &'r Report, row: &ReadingRow) -> Option<&'r Evidence> {
    report.facts.evidence_of(&row.agency_id, &row.measure)
}
