//! The one-page digest for the director.

use super::boxes::{letterhead, number, printed_day};
use crate::failure::Outcome;
use crate::render::wording::Wording;
use crate::report::digest::charts;
use crate::report::document::{Block, Document, Head, PlaceDate};
use crate::report::model::Report;
use crate::report::tables::tables;
use crate::report::terms::Issue;
use crate::vietnamese::phrase;

/// The period in ten lines and two charts.
pub fn digest(report: &Report, wording: &Wording) -> Outcome<Document> {
    let office = &report.office;
    let mut blocks = wording.blocks("tom-tat.j2", report, &tables(report))?;
    if !report.decisions.note.is_empty() {
        blocks.push(Block::Note {
            text: report.decisions.note.clone(),
        });
    }
    blocks.extend(charts(report).into_iter().map(Block::Chart));
    Ok(Document {
        letterhead: letterhead("", &office.issuer),
        number: number(&Issue::default(), String::new()),
        dated: PlaceDate {
            place: office.place.clone(),
            date: printed_day(&report.period.as_of),
        },
        urgency: None,
        head: Head::Named {
            type_name: "Tóm tắt".to_owned(),
            summary: phrase::non_breaking(&format!(
                "Kết quả cải cách hành chính {}",
                report.period.name
            )),
        },
        addressees: Vec::new(),
        blocks,
        signature: None,
        recipients: Vec::new(),
        annexes: Vec::new(),
    })
}
