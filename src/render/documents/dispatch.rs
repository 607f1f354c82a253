//! Reminder dispatches (công văn): to all agencies concerned, or to one of them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::boxes::{date_parts, letterhead, number, recipients, signature};
use crate::failure::{Fault, Outcome};
use crate::render::wording::{Wording, shape_fault};
use crate::report::arrivals::ArrivalCounts;
use crate::report::decided_marks::MARK;
use crate::report::document::{
    Accompanying, Annex, Block, Document, Head, Number, Orientation, PlaceDate, Table,
};
use crate::report::model::Report;
use crate::report::reminder::{Reminded, Reminders};
use crate::report::terms::{Issue, Office, Signer, Urgency};
use crate::report::words::{PeriodWords, PlanWords};
use crate::vietnamese::phrase::roman;

const TEMPLATE: &str = "cong-van.j2";

/// What the wording of a dispatch is filled from.
#[derive(Serialize)]
struct DispatchWords<'a> {
    period: &'a PeriodWords,
    plan: &'a PlanWords,
    office: &'a Office,
    all: &'a ArrivalCounts,
    rate: &'a str,
    reminder: &'a Reminders,
    /// The agency of a dispatch to one.
    agency: Option<&'a Reminded>,
}

/// The dispatch to all agencies concerned, with their list as its annex.
pub fn reminder_to_all(
    report: &Report,
    reminders: &Reminders,
    wording: &Wording,
) -> Outcome<Document> {
    let tables = BTreeMap::from([("danh-sach".to_owned(), reminders.list())]);
    let addressees = reminders.addressees.clone();
    dispatch(report, reminders, None, addressees, &tables, wording)
}

/// The dispatch to one agency, with the errors of its workbook.
pub fn reminder_to_one(
    report: &Report,
    reminders: &Reminders,
    agency: &Reminded,
    wording: &Wording,
) -> Outcome<Document> {
    let tables = BTreeMap::from([("loi-can-sua".to_owned(), agency.fault_table())]);
    let addressees = vec![agency.name.clone()];
    dispatch(
        report,
        reminders,
        Some(agency),
        addressees,
        &tables,
        wording,
    )
}

fn dispatch(
    report: &Report,
    reminders: &Reminders,
    agency: Option<&Reminded>,
    addressees: Vec<String>,
    tables: &BTreeMap<String, Table>,
    wording: &Wording,
) -> Outcome<Document> {
    let office = &report.office;
    let words = DispatchWords {
        period: &report.period,
        plan: &report.plan,
        office,
        all: &report.arrivals.all,
        rate: &report.arrivals.rate,
        reminder: reminders,
        agency,
    };
    let blocks = wording.blocks(TEMPLATE, &words, tables)?;
    let terms = Terms {
        template: TEMPLATE,
        addressees,
        signer: office.reminder.signer.as_ref().unwrap_or(&office.signer),
        recipients: &office.reminder.recipients,
        urgency: office.reminder.urgency.map(Urgency::label),
        orientation: Orientation::Portrait,
    };
    set(report, blocks, terms)
}

/// What one kind of dispatch has of its own.
pub(super) struct Terms<'a> {
    /// Where its text comes from.
    pub(super) template: &'static str,
    /// Whom it is addressed to.
    pub(super) addressees: Vec<String>,
    /// Who signs.
    pub(super) signer: &'a Signer,
    /// Who receives it besides.
    pub(super) recipients: &'a [String],
    /// How urgent it is.
    pub(super) urgency: Option<&'static str>,
    /// How its annexes lie.
    pub(super) orientation: Orientation,
}

/// A dispatch of the report's office: its text in the boxes of the decree.
pub(super) fn set(report: &Report, blocks: Vec<Block>, terms: Terms<'_>) -> Outcome<Document> {
    let office = &report.office;
    let mut parts = split(blocks, terms.template)?;
    // Decisions about earlier periods are seen here only where a fault is held against their figures.
    let bears_mark = || {
        let blocks = serde_json::to_string(&(&parts.body, &parts.annexes));
        blocks.is_ok_and(|text| text.contains(MARK))
    };
    if !report.decisions.note.is_empty() && (report.decisions.count > 0 || bears_mark()) {
        parts.body = super::with_decided_note(&report.decisions.dispatch_note, parts.body);
    }
    let symbol = format!("{}-{}", office.issuer_symbol, office.drafting_symbol());
    let number = number(&Issue::default(), symbol);
    let date = date_parts(None, &report.period.as_of);
    Ok(Document {
        letterhead: letterhead(&office.superior, &office.issuer),
        dated: PlaceDate {
            place: office.place.clone(),
            date: date.clone(),
        },
        urgency: terms.urgency.map(str::to_owned),
        head: Head::Dispatch {
            subject: parts.subject,
        },
        addressees: terms.addressees,
        blocks: parts.body,
        signature: Some(signature(terms.signer)),
        recipients: recipients(terms.recipients, &office.filed),
        annexes: annexes(
            parts.annexes,
            terms.orientation,
            |number| Accompanying {
                document: "Công văn".to_owned(),
                number,
                date: date.clone(),
                issuer: office.issuer.clone(),
            },
            &number,
        ),
        number,
    })
}

/// A dispatch's text: the subject, the body, and annexes with their titles.
struct Parts {
    subject: String,
    body: Vec<Block>,
    annexes: Vec<(String, Vec<Block>)>,
}

/// The first heading is the subject, each further heading of level 1 opens an annex.
fn split(blocks: Vec<Block>, template: &str) -> Outcome<Parts> {
    let mut blocks = blocks.into_iter();
    let Some(Block::Heading { level: 1, text, .. }) = blocks.next() else {
        return Err(no_subject(template).into());
    };
    let mut parts = Parts {
        subject: text,
        body: Vec::new(),
        annexes: Vec::new(),
    };
    for block in blocks {
        match (block, parts.annexes.last_mut()) {
            (Block::Heading { level: 1, text, .. }, _) => parts.annexes.push((text, Vec::new())),
            (block, Some((_, annex))) => annex.push(block),
            (block, None) => parts.body.push(block),
        }
    }
    Ok(parts)
}

fn no_subject(template: &str) -> Fault {
    shape_fault(
        template,
        "công văn chưa có trích yếu",
        "Bắt đầu mẫu câu bằng một dòng «# V/v …».",
    )
}

/// One annex has no number; of several each has a Roman one.
fn annexes(
    given: Vec<(String, Vec<Block>)>,
    orientation: Orientation,
    accompanying: impl Fn(Number) -> Accompanying,
    number: &Number,
) -> Vec<Annex> {
    let several = given.len() > 1;
    (1..)
        .zip(given)
        .map(|(position, (title, blocks))| Annex {
            label: match several {
                true => format!("Phụ lục {}", roman(position)),
                false => "Phụ lục".to_owned(),
            },
            title,
            accompanying: Some(accompanying(number.clone())),
            orientation,
            stamp_room: false,
            blocks,
        })
        .collect()
}
