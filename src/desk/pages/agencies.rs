//! «Cơ quan»: who was expected, what each has sent, and what was found in it.

use std::collections::BTreeMap;

use axum::response::Response;
use minijinja::Value;

use super::data::{content, data};
use super::{Page, missing, sent};
use crate::desk::Desk;
use crate::desk::words::Words;
use crate::pipeline::view::PeriodView;
use crate::report::findings::FindingRow;
use crate::report::results::MeasureResult;
use crate::vietnamese::fold::fold_plain;
use crate::vietnamese::phrase::capitalize;

/// Which agencies are listed.
#[derive(Debug)]
pub struct Chosen {
    /// The id of a level; empty: all.
    level: String,
    /// Whether and when they have sent; empty: all.
    sent: String,
    /// A part of the name, with or without its marks.
    sought: String,
}

impl Chosen {
    /// What an address says.
    pub fn of(words: &Words) -> Self {
        Chosen {
            level: words.get("cap").to_owned(),
            sent: words.get("gui").to_owned(),
            sought: words.get("tim").to_owned(),
        }
    }
}

/// The list.
pub fn list(desk: &Desk, view: &PeriodView, chosen: &Chosen) -> Response {
    let sought = fold_plain(&chosen.sought);
    let rows: Vec<Value> = (view.report.agencies.iter())
        .filter(|row| chosen.level.is_empty() || row.level == chosen.level)
        .filter(|row| chosen.sent.is_empty() || sent::id(row.sent) == chosen.sent)
        .filter(|row| fold_plain(&row.name).contains(&sought))
        .map(|row| {
            content! {
                met => row.counts.numbers.met,
                sign => sent::sign(row.sent),
                ..data(row)
            }
        })
        .collect();
    let levels: Vec<Value> = (view.report.arrivals.levels.iter())
        .map(|level| content! { id => level.id, name => level.name })
        .collect();
    let content = content! {
        rows,
        levels,
        kinds => sent::kinds(),
        level => chosen.level,
        sent => chosen.sent,
        sought => chosen.sought,
    };
    Page {
        template: "agencies.html",
        here: "/co-quan",
        view: Some(view),
        content,
    }
    .filled(desk)
}

/// One agency.
pub fn one(desk: &Desk, view: &PeriodView, id: &str) -> Response {
    let Some(row) = view.report.agencies.iter().find(|row| row.id == id) else {
        return missing(desk, Some(view));
    };
    let files: Vec<Value> = (view.files.iter())
        .filter(|file| file.agency.as_deref() == Some(id))
        .map(|file| {
            content! {
                name => file.name,
                link => file.path.as_ref().and(file.sha256.as_ref()),
                label => file.disposition.label(),
            }
        })
        .collect();
    let findings: Vec<&FindingRow> = (view.report.findings.iter())
        .filter(|finding| finding.agency_id == id)
        .collect();
    let content = content! {
        row => data(row),
        files,
        findings => data(findings),
        results => results(view, id),
    };
    Page {
        template: "agency.html",
        here: "/co-quan",
        view: Some(view),
        content,
    }
    .filled(desk)
}

/// What an agency reported, each with its cell: what is to be looked at first.
fn results(view: &PeriodView, id: &str) -> Vec<Value> {
    let Some(sheet) = view.sheets.get(id) else {
        return Vec::new();
    };
    let cells: BTreeMap<&str, String> = (view.report.readings.iter())
        .filter(|reading| reading.agency_id == id && !reading.cell.is_empty())
        .map(|reading| {
            let cell = format!("{} › {}", reading.sheet, reading.cell);
            (reading.measure.as_str(), cell)
        })
        .collect();
    let open = sheet.open.iter().map(|open| &open.result);
    let fine = sheet.fine.iter().flat_map(|group| &group.results);
    let row = |result: &MeasureResult| {
        content! {
            place => cells.get(result.measure.as_str()),
            target => capitalize(&result.target),
            reported => capitalize(&result.reported),
            ..data(result)
        }
    };
    open.chain(fine).map(row).collect()
}
