//! «Minh chứng»: the documents that agencies cite, usable or not.

use rust_xlsxwriter::XlsxError;

use super::page::{Answer, Column, Page, ROWS_SHOWN, Written, column};
use super::place::FilePlace;
use super::print::{Printed, freeze, set_up};
use super::{look, marks};
use crate::report::model::Report;
use crate::report::readings::ReadingRow;
use crate::report::terms::{Evidence, Reason, Verdict};

/// The sheet's name.
pub(super) const NAME: &str = "Minh chứng";
const TABLE: &str = "MinhChung";

/// What the column «Dùng được» says.
const USABLE: &str = "Có";
const UNUSABLE: &str = "Không";

const COLUMNS: [Column; 13] = [
    column("Cơ quan", 30.0),
    column("Tiêu chí", 9.0),
    column("Chỉ số đo", 9.0),
    column("Nội dung", 38.0),
    column("Loại văn bản", 14.0),
    column("Số", 8.0),
    column("Ký hiệu", 16.0),
    column("Ngày", 13.0),
    column("Dùng được", 9.0),
    column("Kết quả", 15.0),
    column("Lời ghi trong biểu", 30.0),
    column("Vị trí", 37.0),
    column("Mở ô", 8.0),
];
const HEADER: u32 = 2;
const COUNTED: u16 = 2;
const LAST: u16 = 12;
const HIGHEST: f64 = 120.0;

/// The whole sheet.
pub(super) fn sheet(report: &Report) -> Result<Page, XlsxError> {
    let mut page = Page::new(NAME)?;
    page.title(
        &format!("VĂN BẢN MINH CHỨNG, {}", report.period.name.to_uppercase()),
        "Văn bản các cơ quan nêu để chứng minh kết quả; «Không» là báo cáo hoàn thành nhưng chưa \
         có văn bản hợp lệ.",
    )?;
    page.widths(&COLUMNS)?;
    page.headings(HEADER, &COLUMNS)?;
    let rows = cited(report);
    for (row, (reading, document)) in (HEADER + 1..).zip(&rows) {
        document_row(&mut page, report, reading, *document, row)?;
    }
    let total = HEADER + 1 + rows.len().max(1) as u32;
    page.table(TABLE, (HEADER, total), &COLUMNS, Some(COUNTED))?;
    total_row(&mut page, rows.len(), total)?;
    let alarm = look::verdict(Verdict::Insufficient);
    marks::equal(&mut page, (HEADER + 1, 8, total - 1, 8), UNUSABLE, alarm)?;
    marks::verdict_labels(&mut page, (HEADER + 1, 9, total - 1, 9))?;
    freeze(&mut page, HEADER + 1, 1)?;
    set_up(
        &mut page,
        report,
        &Printed {
            last_row: total,
            // The short links are for the screen.
            last_column: LAST - 1,
            header: Some((HEADER, HEADER)),
            pages: 1,
        },
    )?;
    Ok(page)
}

/// The readings with a usable document, and those that lack one, in the order of readings.
fn cited(report: &Report) -> Vec<(&ReadingRow, Option<&Evidence>)> {
    report
        .readings
        .iter()
        .filter_map(|reading| {
            let document = report
                .facts
                .evidence_of(&reading.agency_id, &reading.measure);
            let lacking = reading.reason == Reason::NoEvidence.label();
            (document.is_some() || lacking).then_some((reading, document))
        })
        .collect()
}

fn document_row(
    page: &mut Page,
    report: &Report,
    reading: &ReadingRow,
    document: Option<&Evidence>,
    row: u32,
) -> Written {
    let cell = look::cell();
    let centred = look::centred();
    page.text(row, 0, &reading.agency, &cell)?;
    page.text(row, 1, &reading.criterion, &centred)?;
    page.text(row, 2, &reading.measure, &centred)?;
    page.text(row, 3, &reading.label, &cell)?;
    let kind = document.and_then(|document| document.kind.as_deref());
    page.text(row, 4, kind.unwrap_or_default(), &cell)?;
    page.text(row, 5, document.map_or("", |d| &d.number), &centred)?;
    page.text(row, 6, document.map_or("", |d| &d.symbol), &cell)?;
    page.day(row, 7, document.and_then(|d| d.date))?;
    let usable = if document.is_some() { USABLE } else { UNUSABLE };
    page.text(row, 8, usable, &centred)?;
    page.text(row, 9, &reading.verdict, &centred)?;
    let words = document.map_or(&reading.text, |d| &d.text);
    page.prose((row, 10), words, 30.0, HIGHEST)?;
    let place = FilePlace {
        period: &report.period.id,
        file: &reading.file,
        sheet: &reading.sheet,
        cell: &reading.cell,
    };
    page.place(row, 11, &place, &reading.place)?;
    let texts = [
        (reading.agency.as_str(), 30.0),
        (&reading.label, 38.0),
        (&reading.verdict, 15.0),
        (words, 30.0),
        (&reading.place, 37.0),
    ];
    page.fit(row, &texts, HIGHEST)
}

fn total_row(page: &mut Page, count: usize, row: u32) -> Written {
    for index in 0..=LAST {
        page.text(row, index, "", &look::total_label())?;
    }
    page.text(row, 0, ROWS_SHOWN, &look::total_label())?;
    page.formula(
        row,
        COUNTED,
        &format!("SUBTOTAL(103,{TABLE}[Chỉ số đo])"),
        &Answer::Number(count as f64),
        &look::total(),
    )
}
