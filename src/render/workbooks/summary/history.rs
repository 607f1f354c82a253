//! «Diễn biến»: the measures over the periods.

use rust_xlsxwriter::XlsxError;

use super::listing::{Columns, List, Listing, centred, text};
use super::page::Page;
use crate::report::history::{History, HistoryRow};
use crate::report::model::Report;

/// The sheet's name.
pub(super) const NAME: &str = "Diễn biến";

/// The whole sheet; none where no other period is there.
pub(super) fn sheet(report: &Report) -> Result<Option<Page>, XlsxError> {
    let Some(history) = &report.history else {
        return Ok(None);
    };
    let columns = columns(history);
    let listing = Listing {
        name: NAME,
        title: format!(
            "DIỄN BIẾN QUA CÁC KỲ, ĐẾN {}",
            report.period.name.to_uppercase()
        ),
        subtitle: "Giá trị chung của từng chỉ số; số liệu mỗi kỳ lũy kế từ đầu năm.".to_owned(),
        fixed: 2,
        printed: columns.count(),
        list: List {
            columns,
            highest: 60.0,
            table: None,
        },
    };
    Ok(Some(listing.sheet(report, &history.rows)?.0))
}

/// The measure, and a column for each period.
fn columns(history: &History) -> Columns<'static, HistoryRow> {
    let mut columns = Columns::<HistoryRow>::new()
        .column("Chỉ số đo", 10.0, |_, row| centred(&row.id))
        .column("Nội dung", 52.0, |_, row| text(&row.label));
    for (at, period) in history.periods.iter().enumerate() {
        columns = columns.column(period.clone(), 20.0, move |_, row| {
            centred(row.values.get(at).map_or("", String::as_str))
        });
    }
    columns
}
