//! The boxes of the decree that documents share: letterhead, number, date, signature, recipients.

use chrono::{Datelike, NaiveDate};

use crate::report::document::{DateParts, Letterhead, Number, Signature};
use crate::report::model::Report;
use crate::report::terms::{Issue, Signer};
use crate::vietnamese::phrase;

/// Number and day of the period's report, once the registry has given them.
pub(super) fn issue(report: &Report) -> Issue {
    let Some(issued) = report.office.issued.get(&report.period.id) else {
        return Issue::default();
    };
    Issue {
        number: issued.current_number().map(str::to_owned),
        date: issued.current_date(),
        corrections: Vec::new(),
    }
}

/// `UBND tỉnh Thái Nguyên` over `Sở Nội vụ`, in capitals.
pub(super) fn letterhead(superior: &str, issuer: &str) -> Letterhead {
    let lines = |text: &str| -> Vec<String> {
        text.lines()
            .flat_map(committee_lines)
            .map(|line| phrase::upper(line.trim()))
            .filter(|line| !line.is_empty())
            .collect()
    };
    Letterhead {
        superior: lines(superior),
        issuer: lines(issuer),
    }
}

/// `Ủy ban nhân dân tỉnh Thái Nguyên` stands on two lines, broken before what it governs.
fn committee_lines(line: &str) -> Vec<&str> {
    const COMMITTEE: &str = "Ủy ban nhân dân";
    match line.trim().strip_prefix(COMMITTEE) {
        Some(place) => vec![COMMITTEE, place],
        None => vec![line],
    }
}

/// A report's abstract breaks where its sense does.
pub(super) fn broken_subject(subject: &str) -> String {
    phrase::non_breaking(&subject.replacen(", phương hướng", ",\nphương hướng", 1))
}

/// A number, or room for it, with its symbol.
pub(super) fn number(issue: &Issue, symbol: String) -> Number {
    Number {
        value: issue.number.as_deref().map(with_zero),
        symbol,
    }
}

/// A number below ten has a leading zero.
fn with_zero(number: &str) -> String {
    match number.trim().parse::<i64>() {
        Ok(whole @ 1..10) => phrase::count(whole),
        _ => number.trim().to_owned(),
    }
}

/// The day of issue; before it is known, its day and month are left to the registry, but the year
/// of the day on which the document is due (`20/6/2024`) stands.
pub(super) fn date_parts(date: Option<NaiveDate>, due: &str) -> DateParts {
    let Some(date) = date else {
        return DateParts {
            day: None,
            month: None,
            year: due.rsplit_once('/').map(|(_, year)| year.to_owned()),
        };
    };
    let zero = if date.month() < 3 { "0" } else { "" };
    DateParts {
        day: Some(format!("{:02}", date.day())),
        month: Some(format!("{zero}{}", date.month())),
        year: Some(date.year().to_string()),
    }
}

/// A day as printed, `05/01/2025`, in its parts; its zeros stand where the decree wants them.
pub(super) fn printed_day(day: &str) -> DateParts {
    let mut parts = day.split('/').map(str::to_owned);
    DateParts {
        day: parts.next(),
        month: parts.next(),
        year: parts.next(),
    }
}

/// Authority, position and name.
pub(super) fn signature(signer: &Signer) -> Signature {
    Signature {
        lines: signer.lines(),
        name: signer.name.clone(),
    }
}

/// `Như trên` first, as a document with addressees must have it; `Lưu:` last.
pub(super) fn recipients(given: &[String], filed: &str) -> Vec<String> {
    let above = "Như trên";
    let given = given.iter().filter(|line| line.as_str() != above);
    std::iter::once(above.to_owned())
        .chain(given.cloned())
        .chain([format!("Lưu: {filed}")])
        .collect()
}
