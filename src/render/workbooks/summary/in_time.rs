//! «Gửi đúng hạn»: how often each agency sent in time, over the periods of the year.

use rust_xlsxwriter::XlsxError;

use super::look;
use super::page::{Column, Page, column};
use super::print::{Printed, freeze, set_up};
use crate::report::decided_marks::marked_if;
use crate::report::model::Report;

/// The sheet's name.
pub(super) const NAME: &str = "Gửi đúng hạn";

const COLUMNS: [Column; 4] = [
    column("STT", 6.0),
    column("Cơ quan", 52.0),
    column("Số kỳ gửi đúng hạn", 16.0),
    column("Số kỳ phải gửi", 16.0),
];
const HEADER: u32 = 2;
const LAST: u16 = 3;
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
            "GỬI BÁO CÁO ĐÚNG HẠN, ĐẾN {}",
            report.period.name.to_uppercase()
        ),
        "Số kỳ trong năm, kể cả kỳ này; không tính kỳ chưa ghi ngày nhận.",
    )?;
    page.widths(&COLUMNS)?;
    page.headings(HEADER, &COLUMNS)?;
    let mut row = HEADER;
    for (number, own) in (1..).zip(&history.in_time) {
        row += 1;
        let name = marked_if(own.decided, &own.name);
        page.count(row, 0, number, &look::whole())?;
        page.text(row, 1, &name, &look::cell())?;
        page.count(row, 2, own.in_time, &look::whole())?;
        page.count(row, 3, own.expected, &look::whole())?;
        page.fit(row, &[(&name, 52.0)], HIGHEST)?;
    }
    freeze(&mut page, HEADER + 1, 2)?;
    set_up(
        &mut page,
        report,
        &Printed {
            last_row: row,
            last_column: LAST,
            header: Some((HEADER, HEADER)),
            pages: 1,
        },
    )?;
    Ok(Some(page))
}
