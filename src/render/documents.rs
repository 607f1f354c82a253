//! The documents of a period: the report's model and the wording, put into the boxes of the decree.

mod boxes;
mod digest;
mod dispatch;
mod own;
mod plan_print;
mod results_dispatch;
mod sheet;

use std::collections::BTreeMap;

use self::boxes::{broken_subject, date_parts, issue, letterhead, number, recipients, signature};
use super::wording::narrative::Marked;
use super::wording::{Wording, shape_fault};
use crate::failure::Outcome;
use crate::report::decided_marks::{ANNEX, MARK};
use crate::report::document::{
    Accompanying, Annex, AnnexSet, Block, Document, Head, Orientation, PlaceDate, Table,
};
use crate::report::model::Report;
use crate::report::tables::{concise, tables};
use crate::vietnamese::phrase::roman;

pub use digest::digest;
pub use dispatch::{reminder_to_all, reminder_to_one};
pub use own::own_report;
pub use plan_print::plan_print;
pub use results_dispatch::{cited, results_to_all, results_to_one};
pub use sheet::agency_sheet;

/// A table with more columns than this lies on landscape paper.
const PORTRAIT_COLUMNS: usize = 4;

/// The periodic report.
pub fn periodic_report(report: &Report, wording: &Wording) -> Outcome<Document> {
    let office = &report.office;
    let issue = issue(report);
    Ok(Document {
        letterhead: letterhead(&office.superior, &office.issuer),
        number: number(&issue, format!("BC-{}", office.issuer_symbol)),
        dated: PlaceDate {
            place: office.place.clone(),
            date: date_parts(issue.date, &report.period.due_office),
        },
        urgency: office.urgency.map(|urgency| urgency.label().to_owned()),
        head: Head::Named {
            type_name: "Báo cáo".to_owned(),
            summary: broken_subject(&report.period.subject),
        },
        addressees: office.addressees.clone(),
        blocks: with_decided_note(
            &report.decisions.note,
            wording.blocks("bao-cao.j2", report, &tables(report))?,
        ),
        signature: Some(signature(&office.signer)),
        recipients: recipients(&office.recipients, &office.filed),
        annexes: Vec::new(),
    })
}

/// The body of the periodic report with its generated figures marked, for a clerk to edit. Asked for
/// after [`periodic_report`], which tells the template's faults.
pub fn marked_narrative(report: &Report, wording: &Wording) -> Outcome<Marked> {
    wording.marked("bao-cao.j2", report)
}

/// Annexes, each to be a file of its own.
pub fn separate_annexes(set: &AnnexSet) -> Vec<AnnexSet> {
    let separate = |annex: &Annex| AnnexSet {
        annexes: vec![Annex {
            stamp_room: true,
            ..annex.clone()
        }],
    };
    set.annexes.iter().map(separate).collect()
}

/// The annexes of the periodic report, in one file of their own.
pub fn annexes(report: &Report, wording: &Wording) -> Outcome<AnnexSet> {
    annexes_of(report, wording, &tables(report))
}

/// The annexes for a reader of little time: the same ones, with in full only what is not as it must be.
pub fn concise_annexes(report: &Report, wording: &Wording) -> Outcome<AnnexSet> {
    annexes_of(report, wording, &concise(report))
}

fn annexes_of(
    report: &Report,
    wording: &Wording,
    tables: &BTreeMap<String, Table>,
) -> Outcome<AnnexSet> {
    let blocks = wording.blocks("phu-luc.j2", report, tables)?;
    let mut annexes: Vec<Annex> = Vec::new();
    for block in blocks {
        match (block, annexes.last_mut()) {
            (
                Block::Heading {
                    level: 1,
                    number,
                    text,
                },
                _,
            ) => {
                annexes.push(annex(report, number.trim_end_matches('.'), text));
            }
            (block, Some(annex)) => add(annex, block),
            (_, None) => return Err(no_title().into()),
        }
    }
    let note = &report.decisions.note;
    // An office's own words may have lost the marks, but not the note.
    let own = !wording.is_built_in("phu-luc.j2");
    for annex in &mut annexes {
        if own || has_mark(&annex.blocks) {
            annex.blocks = with_note(std::mem::take(&mut annex.blocks), note);
        }
    }
    if report.decisions.count > 0 {
        annexes.push(decided_annex(report, annexes.len() + 1));
    }
    if let Some(first) = annexes.first_mut() {
        first.stamp_room = true;
    }
    Ok(AnnexSet { annexes })
}

/// Whether a mark of what was decided stands in it.
fn has_mark(blocks: &[Block]) -> bool {
    serde_json::to_string(blocks).is_ok_and(|words| words.contains(MARK))
}

/// The annex of what was decided. It hangs on no template: whatever a clerk rewrites, it is there.
fn decided_annex(report: &Report, number: usize) -> Annex {
    let number = roman(u32::try_from(number).unwrap_or(u32::MAX));
    let mut own = annex(report, &number, ANNEX.to_owned());
    add(
        &mut own,
        Block::Note {
            text: "Số liệu, kết quả dưới đây được xác định theo quyết định xử lý của cơ quan tổng hợp, thay cho hoặc bổ sung điều tệp của cơ quan ghi.".to_owned(),
        },
    );
    add(&mut own, Block::Table(report.decisions.table()));
    own
}

/// The body of an official document with the note on decided figures, where there are any: before its
/// last words, since nothing follows their «./.» (Phụ lục III, mẫu 1.4, 1.5), and set as they are.
pub fn with_decided_note(note: &str, mut blocks: Vec<Block>) -> Vec<Block> {
    if !note.is_empty() {
        let is_text =
            |block: &Block| matches!(block, Block::Paragraph { .. } | Block::Bullet { .. });
        let ends = blocks.last().is_some_and(is_text);
        blocks.insert(blocks.len() - usize::from(ends), Block::paragraph(note));
    }
    blocks
}

/// Blocks with the note on decided figures behind them, where there are any.
fn with_note(mut blocks: Vec<Block>, note: &str) -> Vec<Block> {
    if !note.is_empty() {
        blocks.push(Block::Note {
            text: note.to_owned(),
        });
    }
    blocks
}

fn no_title() -> crate::failure::Fault {
    shape_fault(
        "phu-luc.j2",
        "chữ đầu tiên không nằm trong phụ lục nào",
        "Bắt đầu mỗi phụ lục bằng một dòng tiêu đề «# …».",
    )
}

fn annex(report: &Report, number: &str, title: String) -> Annex {
    let issue = issue(report);
    Annex {
        label: format!("Phụ lục {number}"),
        title,
        accompanying: Some(Accompanying {
            document: "Báo cáo".to_owned(),
            number: self::number(&issue, format!("BC-{}", report.office.issuer_symbol)),
            date: date_parts(issue.date, &report.period.due_office),
            issuer: report.office.issuer.clone(),
        }),
        orientation: Orientation::Portrait,
        stamp_room: false,
        blocks: Vec::new(),
    }
}

/// Adds a block; a wide table turns the pages of the annex.
fn add(annex: &mut Annex, block: Block) {
    if let Block::Table(Table { columns, .. }) = &block
        && columns.len() > PORTRAIT_COLUMNS
    {
        annex.orientation = Orientation::Landscape;
    }
    annex.blocks.push(block);
}
