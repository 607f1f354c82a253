//! «Quyết định xử lý»: what the clerk decided, with links to the reading and to the agency's file.

use rust_xlsxwriter::XlsxError;

use super::listing::{Columns, List, Listing, Shown, centred, text};
use super::page::Page;
use super::place::FilePlace;
use super::readings;
use crate::report::decisions::DecisionRow;
use crate::report::model::Report;

/// The sheet's name.
pub(super) const NAME: &str = "Quyết định xử lý";

/// The whole sheet; none where nothing was decided.
pub(super) fn sheet(report: &Report) -> Result<Option<Page>, XlsxError> {
    if report.decisions.rows.is_empty() {
        return Ok(None);
    }
    let columns = columns();
    let listing = Listing {
        name: NAME,
        title: format!(
            "QUYẾT ĐỊNH XỬ LÝ SỐ LIỆU, {}",
            report.period.name.to_uppercase()
        ),
        subtitle: "«Không» ở cột «Áp dụng»: tệp hoặc số liệu đã thay đổi sau khi quyết định, phải quyết định lại. Số liệu có dấu (*) dựa trên quyết định.".to_owned(),
        fixed: 3,
        printed: columns.count(),
        list: List {
            columns,
            highest: 180.0,
            table: None,
        },
    };
    Ok(Some(listing.sheet(report, &report.decisions.rows)?.0))
}

fn columns() -> Columns<'static, DecisionRow> {
    Columns::<DecisionRow>::new()
        .column("Loại", 18.0, |_, row| text(row.kind_label))
        .column("Áp dụng", 10.0, |_, row| {
            centred(if row.in_force { "Có" } else { "Không" })
        })
        .column("Cơ quan", 27.0, |_, row| text(&row.agency))
        .column("Chỉ số đo", 9.0, |_, row| centred(&row.measure))
        .column("Nội dung", 28.0, |_, row| text(&row.label))
        .column("Dòng số liệu", 9.0, |report, row| {
            let at = readings::row_of(report, &row.agency_id, &row.measure);
            Shown::Row(readings::NAME, at)
        })
        .column("Vị trí trong tệp", 33.0, place)
        .short_link()
        .column("Tệp ghi", 28.0, |_, row| text(was(row)))
        .column("Xác định lại", 28.0, |_, row| text(&row.decided))
        .column("Lý do", 30.0, |_, row| text(&row.why))
        .column("Căn cứ", 24.0, |_, row| text(&row.ground))
        .column("Người quyết định", 20.0, |_, row| text(&row.by))
        .column("Ngày", 12.0, |_, row| Shown::Day(Some(row.on)))
}

fn place<'r>(report: &'r Report, row: &'r DecisionRow) -> Shown<'r> {
    let place = row.place.as_ref();
    let address = place.and_then(|place| place.cell);
    let file = FilePlace {
        period: &report.period.id,
        file: place.map_or(row.file.as_str(), |place| &place.file),
        sheet: place
            .and_then(|place| place.sheet.as_deref())
            .unwrap_or_default(),
        cell: address
            .map_or(String::new(), |cell| cell.to_string())
            .into(),
    };
    Shown::Place(file, row.where_read().into())
}

/// What the file said when it was decided, and what it says now where that differs.
fn was(row: &DecisionRow) -> String {
    match row.now.as_str() {
        "" => row.was.clone(),
        now => format!("{}; {now}", row.was)
            .trim_start_matches("; ")
            .to_owned(),
    }
}
