//! An agency's own periodic report, under its own letterhead.

use std::collections::BTreeMap;

use super::boxes::{broken_subject, date_parts, letterhead, number, recipients};
use crate::failure::Outcome;
use crate::render::wording::Wording;
use crate::report::document::{
    Accompanying, Annex, Block, Document, Head, MarkedDocument, Marks, Orientation, PlaceDate,
    Signature,
};
use crate::report::own_report::OwnReport;
use crate::report::terms::Issue;

/// The agency's report with its results as an annex; a draft bears the word on its first page.
pub fn own_report(
    report: &OwnReport,
    is_draft: bool,
    wording: &Wording,
) -> Outcome<MarkedDocument> {
    let blocks = wording.blocks("bao-cao-co-quan.j2", report, &BTreeMap::new())?;
    let agency = &report.agency;
    let number = number(&Issue::default(), format!("BC-{}", agency.symbol));
    let date = date_parts(None, &report.period.due_agencies);
    let document = Document {
        letterhead: letterhead(&agency.superior, &agency.name),
        number: number.clone(),
        dated: PlaceDate {
            place: agency.place.clone(),
            date: date.clone(),
        },
        urgency: None,
        head: Head::Named {
            type_name: "Báo cáo".to_owned(),
            summary: broken_subject(&report.period.subject),
        },
        addressees: vec![report.office.clone()],
        blocks,
        signature: Some(Signature {
            lines: agency.signer.clone(),
            name: String::new(),
        }),
        recipients: recipients(&[], "VT"),
        annexes: vec![Annex {
            label: "Phụ lục".to_owned(),
            title: format!(
                "Kết quả thực hiện các chỉ số của {} {}",
                report.plan.citation, report.period.name
            ),
            accompanying: Some(Accompanying {
                document: "Báo cáo".to_owned(),
                number,
                date,
                issuer: agency.name.clone(),
            }),
            orientation: Orientation::Landscape,
            stamp_room: false,
            blocks: vec![Block::Table(report.result_table())],
        }],
    };
    Ok(document.with_marks(Marks {
        circulation: is_draft.then(|| "Dự thảo".to_owned()),
        ..Marks::default()
    }))
}
