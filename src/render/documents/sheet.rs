//! The sheet of one agency's results.

use std::collections::BTreeMap;

use super::boxes::{letterhead, number, printed_day};
use crate::failure::Outcome;
use crate::render::wording::Wording;
use crate::report::document::{Block, Document, Head, PlaceDate};
use crate::report::sheet::AgencySheet;
use crate::report::terms::Issue;
use crate::vietnamese::phrase;

/// What an agency reported, its verdicts, its findings, and what is due next.
pub fn agency_sheet(sheet: &AgencySheet, wording: &Wording) -> Outcome<Document> {
    let mut tables = BTreeMap::from([
        ("can-xu-ly".to_owned(), sheet.open_table()),
        ("duoc-giao".to_owned(), sheet.asked_table()),
        ("khong-phai-xu-ly".to_owned(), sheet.fine_table()),
    ]);
    if let Some(history) = &sheet.history {
        tables.insert("cac-ky".to_owned(), history.table());
    }
    let mut blocks = wording.blocks("phieu.j2", sheet, &tables)?;
    if !sheet.note.is_empty() {
        blocks.push(Block::Note {
            text: sheet.note.clone(),
        });
    }
    Ok(Document {
        letterhead: letterhead("", &sheet.issuer),
        number: number(&Issue::default(), String::new()),
        dated: PlaceDate {
            place: String::new(),
            date: printed_day(&sheet.period.as_of),
        },
        urgency: None,
        head: Head::Named {
            type_name: "Phiếu kết quả".to_owned(),
            summary: phrase::non_breaking(&format!(
                "Thực hiện nhiệm vụ cải cách hành chính {}\ncủa {}",
                sheet.period.name, sheet.agency.name
            )),
        },
        addressees: Vec::new(),
        blocks,
        signature: None,
        recipients: Vec::new(),
        annexes: Vec::new(),
    })
}
