//! «Diễn biến»: the measures over the periods.

use rust_xlsxwriter::XlsxError;

use super::look;
use super::page::Page;
use super::print::{Printed, freeze, set_up};
use crate::report::model::Report;

/// The sheet's name.
pub(super) const NAME: &str = "Diễn biến";

const HEADER: u32 = 2;
/// The first column of a period.
const PERIODS: u16 = 2;
const WIDTHS: [f64; 2] = [10.0, 52.0];
const PERIOD_WIDTH: f64 = 20.0;
/// The highest row, in points.
const HIGHEST: f64 = 60.0;

/// The whole sheet; none where no other period is there.
pub(super) fn sheet(report: &Report) -> Result<Option<Page>, XlsxError> {
    let Some(history) = &report.history else {
        return Ok(None);
    };
    let mut page = Page::new(NAME)?;
    page.title(
        &format!(
            "DIỄN BIẾN QUA CÁC KỲ, ĐẾN {}",
            report.period.name.to_uppercase()
        ),
        "Giá trị chung của từng chỉ số; số liệu mỗi kỳ lũy kế từ đầu năm.",
    )?;
    for (at, width) in (0..).zip(WIDTHS) {
        page.sheet.set_column_width(at, width)?;
    }
    let mut last_column = 1;
    page.text(HEADER, 0, "Chỉ số đo", &look::heading())?;
    page.text(HEADER, 1, "Nội dung", &look::heading())?;
    for (at, period) in (PERIODS..).zip(&history.periods) {
        page.sheet.set_column_width(at, PERIOD_WIDTH)?;
        page.text(HEADER, at, period, &look::heading())?;
        last_column = at;
    }
    let mut row = HEADER;
    for one in &history.rows {
        row += 1;
        page.text(row, 0, &one.id, &look::centred())?;
        page.text(row, 1, &one.label, &look::cell())?;
        for (at, value) in (PERIODS..).zip(&one.values) {
            page.text(row, at, value, &look::centred())?;
        }
        page.fit(row, &[(&one.label, WIDTHS[1])], HIGHEST)?;
    }
    freeze(&mut page, HEADER + 1, 2)?;
    set_up(
        &mut page,
        report,
        &Printed {
            last_row: row,
            last_column,
            header: Some((HEADER, HEADER)),
            pages: 1,
        },
    )?;
    Ok(Some(page))
}
