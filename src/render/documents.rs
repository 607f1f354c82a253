//! The documents of a period: the report's model and the wording, put into the boxes of the decree.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::wording::{Wording, shape_fault};
use crate::failure::Outcome;
use crate::office::{Issue, Office};
use crate::report::document::{
    Accompanying, Annex, AnnexSet, Block, DateParts, Document, Head, Letterhead, Number,
    Orientation, PlaceDate, Signature, Table,
};
use crate::report::model::Report;
use crate::report::tables::tables;
use crate::vietnamese::phrase;

/// A table with more columns than this lies on landscape paper.
const PORTRAIT_COLUMNS: usize = 4;

/// The periodic report.
pub fn periodic_report(report: &Report, wording: &Wording) -> Outcome<Document> {
    let office = &report.office;
    let issue = issue(report);
    Ok(Document {
        letterhead: letterhead(office),
        number: number(office, &issue),
        dated: PlaceDate {
            place: office.place.clone(),
            date: date_parts(issue.date, report),
        },
        urgency: None,
        head: Head::Named {
            type_name: "Báo cáo".to_owned(),
            summary: report.period.subject.clone(),
        },
        addressees: office.addressees.clone(),
        blocks: wording.blocks("bao-cao.j2", report, &tables(report))?,
        signature: Some(Signature {
            lines: office.signer.lines(),
            name: office.signer.name.clone(),
        }),
        recipients: recipients(office),
        annexes: Vec::new(),
    })
}

/// The annexes of the periodic report, in one file of their own.
pub fn annexes(report: &Report, wording: &Wording) -> Outcome<AnnexSet> {
    let blocks = wording.blocks("phu-luc.j2", report, &tables(report))?;
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
            (block, Some(annex)) => annex.add(block),
            (_, None) => return Err(no_title().into()),
        }
    }
    if let Some(first) = annexes.first_mut() {
        first.stamp_room = true;
    }
    Ok(AnnexSet { annexes })
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
            number: self::number(&report.office, &issue),
            date: date_parts(issue.date, report),
            issuer: report.office.issuer.clone(),
        }),
        orientation: Orientation::Portrait,
        stamp_room: false,
        blocks: Vec::new(),
    }
}

impl Annex {
    fn add(&mut self, block: Block) {
        if let Block::Table(Table { columns, .. }) = &block
            && columns.len() > PORTRAIT_COLUMNS
        {
            self.orientation = Orientation::Landscape;
        }
        self.blocks.push(block);
    }
}

fn issue(report: &Report) -> Issue {
    let issued: &BTreeMap<String, Issue> = &report.office.issued;
    issued.get(&report.period.id).cloned().unwrap_or_default()
}

/// `UBND tỉnh Thái Nguyên` over `Sở Nội vụ`, in capitals.
fn letterhead(office: &Office) -> Letterhead {
    let lines = |text: &str| -> Vec<String> {
        text.lines()
            .map(|line| phrase::upper(line.trim()))
            .filter(|line| !line.is_empty())
            .collect()
    };
    Letterhead {
        superior: lines(&office.superior),
        issuer: lines(&office.issuer),
    }
}

fn number(office: &Office, issue: &Issue) -> Number {
    Number {
        value: issue.number.as_deref().map(with_zero),
        symbol: format!("BC-{}", office.issuer_symbol),
    }
}

/// A number below ten has a leading zero.
fn with_zero(number: &str) -> String {
    match number.trim().parse::<i64>() {
        Ok(whole @ 1..10) => phrase::count(whole),
        _ => number.trim().to_owned(),
    }
}

/// The day of issue; before it is known, its month and year are left to the registry too, but the
/// year of the report's due date stands.
fn date_parts(date: Option<NaiveDate>, report: &Report) -> DateParts {
    let Some(date) = date else {
        return DateParts {
            day: None,
            month: None,
            year: report
                .period
                .due_office
                .rsplit_once('/')
                .map(|(_, year)| year.to_owned()),
        };
    };
    let zero = if date.month() < 3 { "0" } else { "" };
    DateParts {
        day: Some(format!("{:02}", date.day())),
        month: Some(format!("{zero}{}", date.month())),
        year: Some(date.year().to_string()),
    }
}

/// `Như trên` first, as a report to a superior body must have it; `Lưu:` last.
fn recipients(office: &Office) -> Vec<String> {
    let above = "Như trên";
    let given = office
        .recipients
        .iter()
        .filter(|line| line.as_str() != above);
    std::iter::once(above.to_owned())
        .chain(given.cloned())
        .chain([format!("Lưu: {}", office.filed)])
        .collect()
}
