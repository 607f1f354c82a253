//! «Minh chứng»: the documents that agencies cite, usable or not.

use rust_xlsxwriter::XlsxError;

use super::listing::{Columns, List, Listing, Shown, centred, text};
use super::page::Page;
use super::readings::place_of;
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

/// The heading of the column whose cells are counted.
const MEASURE: &str = "Chỉ số đo";
const USE: &str = "Dùng được";
const VERDICT: &str = "Kết quả";

/// A reading with its usable document, or one that lacks it.
struct Cited<'a> {
    reading: &'a ReadingRow,
    document: Option<&'a Evidence>,
}

/// The whole sheet.
pub(super) fn sheet(report: &Report) -> Result<Page, XlsxError> {
    let columns = columns();
    let listing = Listing {
        name: NAME,
        title: format!("VĂN BẢN MINH CHỨNG, {}", report.period.name.to_uppercase()),
        subtitle: "Văn bản các cơ quan nêu để chứng minh kết quả; «Không» là báo cáo hoàn thành nhưng chưa \
                   có văn bản hợp lệ.".to_owned(),
        fixed: 1,
        // The short links are for the screen.
        printed: columns.count() - 1,
        list: List {
            columns,
            highest: 120.0,
            table: Some((TABLE, Some(MEASURE))),
        },
    };
    let (mut page, total) = listing.sheet(report, &cited(report))?;
    let alarm = look::verdict(Verdict::Insufficient);
    marks::equal(&mut page, listing.cells(USE, total), UNUSABLE, alarm)?;
    marks::verdict_labels(&mut page, listing.cells(VERDICT, total))?;
    Ok(page)
}

/// The readings with a usable document, and those that lack one, in the order of readings.
fn cited(report: &Report) -> Vec<Cited<'_>> {
    let readings = report.readings.iter();
    readings
        .filter_map(|reading| {
            let document = report
                .facts
                .evidence_of(&reading.agency_id, &reading.measure);
            let lacking = reading.reason == Reason::NoEvidence.label();
            (document.is_some() || lacking).then_some(Cited { reading, document })
        })
        .collect()
}

fn columns<'a>() -> Columns<'a, Cited<'a>> {
    Columns::<Cited>::new()
        .column("Cơ quan", 30.0, |_, row| text(&row.reading.agency))
        .column("Tiêu chí", 9.0, |_, row| centred(&row.reading.criterion))
        .column(MEASURE, 9.0, |_, row| centred(&row.reading.measure))
        .column("Nội dung", 38.0, |_, row| text(&row.reading.label))
        .column("Loại văn bản", 14.0, |_, row| {
            let kind = row.document.and_then(|document| document.kind.as_deref());
            text(kind.unwrap_or_default())
        })
        .column("Số", 8.0, |_, row| {
            centred(row.document.map_or("", |document| &document.number))
        })
        .column("Ký hiệu", 16.0, |_, row| {
            text(row.document.map_or("", |document| &document.symbol))
        })
        .column("Ngày", 13.0, |_, row| {
            Shown::Day(row.document.and_then(|document| document.date))
        })
        .column(USE, 9.0, |_, row| {
            centred(if row.document.is_some() {
                USABLE
            } else {
                UNUSABLE
            })
        })
        .column(VERDICT, 15.0, |_, row| centred(&row.reading.verdict))
        .column("Lời ghi trong biểu", 30.0, |_, row| {
            let own = || row.reading.text.as_str();
            Shown::Prose(
                row.document
                    .map_or_else(own, |document| &document.text)
                    .into(),
            )
        })
        .column("Vị trí", 37.0, |report, row| {
            let words = row.reading.place.as_str();
            Shown::Place(place_of(report, row.reading), words.into())
        })
        .short_link()
}
