//! «Diễn biến»: the measures over the periods, and how often each agency sent in time.

use rust_xlsxwriter::XlsxError;

use super::look;
use super::page::{Page, Written};
use super::print::{Printed, freeze, set_up};
use crate::report::decided_marks::marked_if;
use crate::report::history::History;
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
        &format!("DIỄN BIẾN QUA CÁC KỲ, ĐẾN {}", report.period.name.to_uppercase()),
        "Giá trị chung của từng chỉ số; số liệu mỗi kỳ lũy kế từ đầu năm. Bên dưới: số kỳ trong năm mỗi cơ quan gửi đúng hạn.",
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
    let last_row = in_time(&mut page, history, row + 2)?;
    freeze(&mut page, HEADER + 1, 2)?;
    set_up(
        &mut page,
        report,
        &Printed {
            last_row,
            last_column,
            header: Some((HEADER, HEADER)),
            pages: 1,
        },
    )?;
    Ok(Some(page))
}

/// How often each agency sent in time, from a row; gives the last row.
fn in_time(page: &mut Page, history: &History, first: u32) -> Result<u32, XlsxError> {
    let headings = ["STT", "Cơ quan", "Số kỳ gửi đúng hạn", "Số kỳ phải gửi"];
    let mut row = first;
    let heading = look::heading();
    let write = |page: &mut Page, row: u32| -> Written {
        for (at, words) in (0..).zip(headings) {
            page.text(row, at, words, &heading)?;
        }
        Ok(())
    };
    write(page, row)?;
    page.sheet.set_column_width(PERIODS + 1, PERIOD_WIDTH)?;
    for (number, own) in (1..).zip(&history.in_time) {
        row += 1;
        page.count(row, 0, number, &look::whole())?;
        page.text(row, 1, &marked_if(own.decided, &own.name), &look::cell())?;
        page.count(row, PERIODS, own.in_time, &look::whole())?;
        page.count(row, PERIODS + 1, own.expected, &look::whole())?;
    }
    Ok(row)
}
