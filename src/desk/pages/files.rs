//! «Tệp nhận»: every file of the period's folder, what became of it and why, when it came.

use axum::response::Response;
use chrono::NaiveDate;
use minijinja::Value;

use super::Page;
use super::data::content;
use crate::desk::Desk;
use crate::desk::words::Words;
use crate::pipeline::arrival::{LARGEST_FILE, MatchedReceipt};
use crate::pipeline::view::{FileView, PeriodView};
use crate::report::findings::FindingRow;

/// The most reasons that are told beside a file.
const MOST_REASONS: usize = 2;

/// The page.
pub fn page(desk: &Desk, view: &PeriodView) -> Response {
    let rows: Vec<Value> = view.files.iter().map(|file| row(view, file)).collect();
    let content = content! {
        rows,
        period => view.report.period.name,
        id => view.report.period.id,
        megabytes => LARGEST_FILE / (1024 * 1024),
    };
    Page {
        template: "files.html",
        here: "/tep-nhan",
        view: Some(view),
        content,
    }
    .filled(desk)
}

fn row(view: &PeriodView, file: &FileView) -> Value {
    let is_taken = file.disposition.is_used();
    let why: Vec<&FindingRow> = (view.report.findings.iter())
        .filter(|finding| !is_taken && finding.file == file.name)
        .take(MOST_REASONS)
        .collect();
    let agency = file.agency.as_deref();
    content! {
        name => file.name,
        link => file.path.as_ref().map(|_| &file.sha256),
        agency => agency,
        agency_name => agency.map(|id| view.name_of(id)),
        label => file.disposition.label(),
        why,
        date => file.receipt.date,
        number => file.receipt.number,
    }
}

/// The receipts that a form changes, by file: only files that the period has, only what differs.
///
/// # Errors
/// A day that is none.
pub fn changes(view: &PeriodView, words: &Words) -> Result<Vec<MatchedReceipt>, String> {
    let shared = day(words.get("chung"))?;
    let marked: Vec<&str> = words.all("chon").collect();
    let (days, numbers) = (words.all("ngay"), words.all("so"));
    let rows = words.all("tep").zip(days).zip(numbers);
    let mut changed = Vec::new();
    for ((name, own_day), number) in rows {
        let Some(file) = view.files.iter().find(|file| file.name == name) else {
            continue;
        };
        let is_marked = marked.contains(&name);
        let date = day(own_day)?.or(shared.filter(|_| is_marked));
        let number = Some(number.to_owned()).filter(|number| !number.is_empty());
        if (date, &number) != (file.receipt.date, &file.receipt.number) {
            changed.push(MatchedReceipt {
                file: name.to_owned(),
                date,
                number,
            });
        }
    }
    Ok(changed)
}

fn day(text: &str) -> Result<Option<NaiveDate>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let day = text.parse();
    day.map(Some)
        .map_err(|_| format!("«{text}» không phải là ngày"))
}
