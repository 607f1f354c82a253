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
use crate::vietnamese::phrase::date_short;

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
        link => file.path.as_ref().and(file.sha256.as_ref()),
        agency => agency,
        agency_name => agency.map(|id| view.name_of(id)),
        label => file.disposition.label(),
        why,
        date => file.receipt.date.map(date_short),
        number => file.receipt.number,
    }
}

/// The receipts that a form changes, by file: only files that the period has, and only what the clerk
/// changed on the page; what another program wrote meanwhile stays.
///
/// # Errors
/// A day that is none.
pub fn changes(view: &PeriodView, words: &Words) -> Result<Vec<MatchedReceipt>, String> {
    let shared = day(words.get("chung"))?;
    let marked: Vec<&str> = words.all("chon").collect();
    let before = words.all("ngay-cu").zip(words.all("so-cu"));
    let now = words.all("ngay").zip(words.all("so"));
    let mut changed = Vec::new();
    for ((name, was), (own_day, own_number)) in words.all("tep").zip(before).zip(now) {
        let Some(file) = view.files.iter().find(|file| file.name == name) else {
            continue;
        };
        let mut receipt = file.receipt.clone();
        if own_day != was.0 {
            receipt.date = day(own_day)?;
        }
        if own_number != was.1 {
            receipt.number = Some(own_number.to_owned()).filter(|number| !number.is_empty());
        }
        if own_day.is_empty() && receipt.date.is_none() && marked.contains(&name) {
            receipt.date = shared;
        }
        if receipt != file.receipt {
            changed.push(MatchedReceipt {
                file: name.to_owned(),
                date: receipt.date,
                number: receipt.number,
            });
        }
    }
    Ok(changed)
}

/// A day as an official writes it: `17/6/2024`; the browser's own fields for days show them in the
/// order of its language.
fn day(text: &str) -> Result<Option<NaiveDate>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let parts: Vec<Option<u32>> = text
        .split('/')
        .map(|part| part.trim().parse().ok())
        .collect();
    let day = match parts.as_slice() {
        [Some(day), Some(month), Some(year @ 1000..=9999)] => {
            let year = i32::try_from(*year).unwrap_or_default();
            NaiveDate::from_ymd_opt(year, *month, *day)
        }
        _ => None,
    };
    day.map(Some).ok_or_else(|| {
        format!("«{text}» không phải là ngày; ghi ngày/tháng/năm. Chưa ghi gì vào sổ nhận.")
    })
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn a_day_is_read_as_officials_write_it() {
        let read = |text: &str| day(text).map(|day| day.map(|day| day.to_string()));
        assert_eq!(read(""), Ok(None));
        assert_eq!(read("7/6/2024"), Ok(Some("2024-06-07".to_owned())));
        assert_eq!(read("07/06/2024"), Ok(Some("2024-06-07".to_owned())));
        for wrong in [
            "6/17/2024",
            "17/6",
            "17/6/24",
            "2024-06-17",
            "31/6/2024",
            "x",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
