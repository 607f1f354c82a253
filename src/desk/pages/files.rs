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
        link => file.path.as_ref().map(|_| &file.sha256),
        agency => agency,
        agency_name => agency.map(|id| view.name_of(id)),
        label => file.disposition.label(),
        why,
        date => file.receipt.date.map(date_short),
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
        format!("«{text}» không phải là ngày; ghi ngày/tháng/năm, ví dụ 17/6/2024. Chưa ghi gì vào sổ nhận.")
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
