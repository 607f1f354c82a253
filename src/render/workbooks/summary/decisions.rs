//! «Quyết định xử lý»: what the clerk decided, with links to the reading and to the agency's file.

use rust_xlsxwriter::XlsxError;

use super::page::{Column, Page, Written, column};
use super::place::FilePlace;
use super::print::{Printed, freeze, set_up};
use super::{look, readings};
use crate::report::decisions::DecisionRow;
use crate::report::model::Report;

/// The sheet's name.
pub(super) const NAME: &str = "Quyết định xử lý";

const COLUMNS: [Column; 14] = [
    column("Loại", 18.0),
    column("Áp dụng", 10.0),
    column("Cơ quan", 27.0),
    column("Chỉ số đo", 9.0),
    column("Nội dung", 28.0),
    column("Dòng số liệu", 9.0),
    column("Vị trí trong tệp", 33.0),
    column("Mở ô", 8.0),
    column("Tệp ghi", 28.0),
    column("Xác định lại", 28.0),
    column("Lý do", 30.0),
    column("Căn cứ", 24.0),
    column("Người quyết định", 20.0),
    column("Ngày", 12.0),
];
const HEADER: u32 = 2;
const LAST: u16 = 13;
/// The highest row, in points.
const HIGHEST: f64 = 180.0;

/// The whole sheet; none where nothing was decided.
pub(super) fn sheet(report: &Report) -> Result<Option<Page>, XlsxError> {
    if report.decisions.rows.is_empty() {
        return Ok(None);
    }
    let mut page = Page::new(NAME)?;
    page.title(
        &format!(
            "QUYẾT ĐỊNH XỬ LÝ SỐ LIỆU, {}",
            report.period.name.to_uppercase()
        ),
        "«Không» ở cột «Áp dụng»: tệp hoặc số liệu đã thay đổi sau khi quyết định, phải quyết định lại. Số liệu có dấu (*) dựa trên quyết định.",
    )?;
    page.widths(&COLUMNS)?;
    page.headings(HEADER, &COLUMNS)?;
    let mut last = HEADER;
    for (row, decision) in (HEADER + 1..).zip(&report.decisions.rows) {
        decision_row(&mut page, report, decision, row)?;
        last = row;
    }
    freeze(&mut page, HEADER + 1, 3)?;
    set_up(
        &mut page,
        report,
        &Printed {
            last_row: last,
            last_column: LAST,
            header: Some((HEADER, HEADER)),
            pages: 1,
        },
    )?;
    Ok(Some(page))
}

fn decision_row(page: &mut Page, report: &Report, decision: &DecisionRow, row: u32) -> Written {
    let cell = look::cell();
    let centred = look::centred();
    let applied = if decision.in_force { "Có" } else { "Không" };
    page.text(row, 0, decision.kind_label, &cell)?;
    page.text(row, 1, applied, &centred)?;
    page.text(row, 2, &decision.agency, &cell)?;
    page.text(row, 3, &decision.measure, &centred)?;
    page.text(row, 4, &decision.label, &cell)?;
    match readings::row_of(report, &decision.agency_id, &decision.measure) {
        Some(at) => {
            page.link_to_row(row, 5, (readings::NAME, at), &format!("Dòng {}", at + 1))?;
        }
        None => page.text(row, 5, "", &centred)?,
    }
    let part = |text: Option<&String>| text.cloned().unwrap_or_default();
    let place = decision.place.as_ref();
    let sheet = part(place.and_then(|place| place.sheet.as_ref()));
    let address = place
        .and_then(|place| place.cell)
        .map_or(String::new(), |cell| cell.to_string());
    let file = FilePlace {
        period: &report.period.id,
        file: place.map_or(decision.file.as_str(), |place| &place.file),
        sheet: &sheet,
        cell: &address,
    };
    let words = decision.where_read();
    page.place(row, 6, &file, &words)?;
    let was = match decision.now.as_str() {
        "" => decision.was.clone(),
        now => format!("{}; {now}", decision.was)
            .trim_start_matches("; ")
            .to_owned(),
    };
    page.text(row, 8, &was, &cell)?;
    page.text(row, 9, &decision.decided, &cell)?;
    page.text(row, 10, &decision.why, &cell)?;
    page.text(row, 11, &decision.ground, &cell)?;
    page.text(row, 12, &decision.by, &cell)?;
    page.day(row, LAST, Some(decision.on))?;
    let texts = [
        (decision.kind_label, 18.0),
        (decision.agency.as_str(), 27.0),
        (&decision.label, 28.0),
        (&words, 33.0),
        (&was, 28.0),
        (&decision.decided, 28.0),
        (&decision.why, 30.0),
        (&decision.ground, 24.0),
        (&decision.by, 20.0),
    ];
    page.fit(row, &texts, HIGHEST)
}
