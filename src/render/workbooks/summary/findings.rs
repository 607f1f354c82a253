//! «Lỗi, cảnh báo»: every finding, with a link to its place.

use rust_xlsxwriter::XlsxError;

use super::listing::{Columns, List, Listing, Shown, centred, text};
use super::marks;
use super::page::Page;
use super::place::FilePlace;
use crate::report::findings::FindingRow;
use crate::report::model::Report;

/// The sheet's name.
pub(super) const NAME: &str = "Lỗi, cảnh báo";
const TABLE: &str = "LoiCanhBao";

/// The heading of severities, whose cells are counted.
const SEVERITY: &str = "Mức";

/// The whole sheet.
pub(super) fn sheet(report: &Report) -> Result<Page, XlsxError> {
    let columns = columns();
    let listing = Listing {
        name: NAME,
        title: format!(
            "LỖI, CẢNH BÁO TRONG BÁO CÁO {}",
            report.period.name.to_uppercase()
        ),
        subtitle: "Bấm vào cột «Mở ô» để mở tệp của cơ quan.".to_owned(),
        fixed: 2,
        printed: columns.count(),
        list: List {
            columns,
            // A quotation of a whole page is read in the cell.
            highest: 180.0,
            table: Some((TABLE, Some(SEVERITY))),
        },
    };
    let (mut page, total) = listing.sheet(report, &report.findings)?;
    marks::severities(&mut page, listing.cells(SEVERITY, total))?;
    Ok(page)
}

fn columns() -> Columns<'static, FindingRow> {
    Columns::<FindingRow>::new()
        .column("Mã", 10.0, |_, row| centred(&row.code))
        .column(SEVERITY, 10.0, |_, row| centred(&row.severity_label))
        .column("Nội dung", 26.0, |_, row| text(&row.title))
        .column("Cơ quan", 28.0, |_, row| text(&row.agency))
        .column("Cấp", 15.0, |_, row| text(&row.level))
        .column("Tiêu chí", 9.0, |_, row| centred(&row.criterion))
        .column("Chỉ số đo", 9.0, |_, row| centred(&row.measure))
        .column("Vị trí", 32.0, |report, row| {
            let place = FilePlace {
                period: &report.period.id,
                file: &row.file,
                sheet: &row.sheet,
                cell: row.cell.as_str().into(),
            };
            Shown::Place(place, row.place.as_str().into())
        })
        .short_link()
        .column("Đã ghi", 28.0, |_, row| {
            Shown::Prose(row.seen.as_str().into())
        })
        .column("Yêu cầu", 28.0, |_, row| text(&row.expected))
        .column("Cách khắc phục", 34.0, |_, row| text(&row.advice))
}
