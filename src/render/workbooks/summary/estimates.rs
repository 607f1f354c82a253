//! «Ước cả năm»: what agencies expect of the year, apart from every result.

use rust_xlsxwriter::XlsxError;

use super::look;
use super::page::{Column, Page, column};
use super::print::{Printed, freeze, set_up};
use crate::report::model::Report;

/// The sheet's name.
pub(super) const NAME: &str = "Ước cả năm";

const COLUMNS: [Column; 5] = [
    column("Cơ quan", 36.0),
    column("Chỉ số đo", 10.0),
    column("Nội dung", 44.0),
    column("Ước cả năm", 40.0),
    column("Vị trí trong tệp", 40.0),
];
const HEADER: u32 = 2;
const LAST: u16 = 4;
/// The highest row, in points.
const HIGHEST: f64 = 60.0;

/// The whole sheet; none where nobody expects anything.
pub(super) fn sheet(report: &Report) -> Result<Option<Page>, XlsxError> {
    let Some(estimates) = &report.estimates else {
        return Ok(None);
    };
    let mut page = Page::new(NAME)?;
    page.title(
        &format!("ƯỚC THỰC HIỆN CẢ NĂM, {}", report.period.name.to_uppercase()),
        "Số ước do cơ quan ghi, không dùng để đánh giá, không cộng vào kết quả. Các dòng đầu là tổng của các cơ quan có số ước.",
    )?;
    page.widths(&COLUMNS)?;
    page.headings(HEADER, &COLUMNS)?;
    let cell = look::cell();
    let mut row = HEADER;
    for one in &estimates.measures {
        row += 1;
        let whose = format!("Cộng {} cơ quan", one.coverage);
        page.text(row, 0, &whose, &look::total_label())?;
        page.text(row, 1, &one.id, &look::centred())?;
        page.text(row, 2, &one.label, &cell)?;
        page.text(row, 3, &one.estimate, &cell)?;
        page.text(row, 4, "", &cell)?;
        page.fit(row, &[(&one.label, 44.0), (&one.estimate, 40.0)], HIGHEST)?;
    }
    for one in &estimates.own {
        row += 1;
        page.text(row, 0, &one.name, &cell)?;
        page.text(row, 1, &one.measure, &look::centred())?;
        page.text(row, 2, &one.label, &cell)?;
        page.text(row, 3, &one.estimate, &cell)?;
        page.text(row, 4, &one.place, &cell)?;
        page.fit(row, &[(&one.label, 44.0), (&one.place, 40.0)], HIGHEST)?;
    }
    freeze(&mut page, HEADER + 1, 1)?;
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
