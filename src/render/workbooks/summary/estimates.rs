//! «Ước cả năm»: what agencies expect of the year, apart from every result.

use rust_xlsxwriter::XlsxError;

use super::listing::{Columns, List, Listing, Shown, centred, text};
use super::look;
use super::page::Page;
use crate::report::estimates::{EstimateRow, OwnEstimate};
use crate::report::model::Report;

/// The sheet's name.
pub(super) const NAME: &str = "Ước cả năm";

/// A row: what is expected of all together, or by one agency.
enum Row<'a> {
    All(&'a EstimateRow),
    Own(&'a OwnEstimate),
}

/// The whole sheet; none where nobody expects anything.
pub(super) fn sheet(report: &Report) -> Result<Option<Page>, XlsxError> {
    let Some(estimates) = &report.estimates else {
        return Ok(None);
    };
    let all = estimates.measures.iter().map(Row::All);
    let rows: Vec<Row> = all.chain(estimates.own.iter().map(Row::Own)).collect();
    let listing = Listing {
        name: NAME,
        title: format!("ƯỚC THỰC HIỆN CẢ NĂM, {}", report.period.name.to_uppercase()),
        subtitle: "Số ước do cơ quan ghi, không dùng để đánh giá, không cộng vào kết quả. Các dòng đầu là tổng của các cơ quan có số ước.".to_owned(),
        list: List {
            columns: columns(),
            highest: 60.0,
            table: None,
        },
        fixed: 1,
        printed: 5,
    };
    Ok(Some(listing.sheet(report, &rows)?.0))
}

fn columns<'a>() -> Columns<'a, Row<'a>> {
    Columns::<Row>::new()
        .column("Cơ quan", 36.0, |_, row| match row {
            Row::All(all) => Shown::Text(
                format!("Cộng {} cơ quan", all.coverage).into(),
                look::total_label(),
            ),
            Row::Own(own) => text(&own.name),
        })
        .column("Chỉ số đo", 10.0, |_, row| match row {
            Row::All(all) => centred(&all.id),
            Row::Own(own) => centred(&own.measure),
        })
        .column("Nội dung", 44.0, |_, row| match row {
            Row::All(all) => text(&all.label),
            Row::Own(own) => text(&own.label),
        })
        .column("Ước cả năm", 40.0, |_, row| match row {
            Row::All(all) => text(&all.estimate),
            Row::Own(own) => text(&own.estimate),
        })
        .column("Vị trí trong tệp", 40.0, |_, row| match row {
            Row::All(_) => text(""),
            Row::Own(own) => text(&own.place),
        })
}
