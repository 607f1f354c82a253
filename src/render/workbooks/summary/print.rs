//! How sheets are printed: A4 landscape, as wide as the page, header rows on every page.

use rust_xlsxwriter::XlsxError;

use super::page::{Page, Written};
use crate::report::model::Report;

/// Excel's number of the A4 format.
const A4: u8 = 9;
/// The size at which a sheet with charts is printed, in percent.
const SMALLER: u16 = 80;

/// The cells that are printed, and the header rows.
pub(super) struct Printed {
    pub(super) last_row: u32,
    pub(super) last_column: u16,
    /// The first and the last header row.
    pub(super) header: Option<(u32, u32)>,
    /// How many pages wide; 0: a little smaller than it is, so that page breaks set by
    /// hand count.
    pub(super) pages: u16,
}

/// Sets a sheet up for printing.
pub(super) fn set_up(page: &mut Page, report: &Report, printed: &Printed) -> Written {
    let sheet = &mut page.sheet;
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_print_center_horizontally(true)
        .set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3)
        .set_header(format!(
            "&L&\"Times New Roman,Regular\"&9{}&R&\"Times New Roman,Italic\"&9{}",
            header_text(&report.office.issuer),
            header_text(&format!("Kết quả CCHC {}", report.period.name)),
        ))
        .set_footer(
            "&L&\"Times New Roman,Regular\"&9&A&R&\"Times New Roman,Regular\"&9Trang &P/&N",
        );
    if printed.pages > 0 {
        sheet.set_print_fit_to_pages(printed.pages, 0);
    } else {
        sheet.set_print_scale(SMALLER);
    }
    sheet.set_print_area(0, 0, printed.last_row, printed.last_column)?;
    if let Some((first, last)) = printed.header {
        sheet.set_repeat_rows(first, last)?;
    }
    Ok(())
}

/// A text in a header: its ampersands stand for themselves, and it leaves room for the rest.
fn header_text(text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    short.replace('&', "&&")
}

/// Freezes the header rows, and columns from the left.
pub(super) fn freeze(page: &mut Page, row: u32, column: u16) -> Result<(), XlsxError> {
    page.sheet.set_freeze_panes(row, column)?;
    Ok(())
}
