//! Minh chứng: documents that prove, or don't. What reading finds in the words of the evidence
//! (no number, a date outside the window …) has the codes MC01–MC09; these begin at MC10.

mod claims;

pub use claims::run_together;

use super::subject::Subject;
use crate::finding::rules::{DONE_WITHOUT, ODD_FORMAT};
use crate::finding::{Finding, Series};
use crate::plan::model::{Kind, Measure};
use crate::submission::{Evidence, Reading, State};
use crate::vietnamese::phrase::date_short;

/// The most digits of a document's number.
const MOST_DIGITS: usize = 5;

/// Looks at every reading by itself.
pub fn run(subject: &Subject) -> Vec<Finding> {
    subject
        .readings()
        .filter_map(|(measure, reading)| {
            let doubt = match &reading.evidence {
                Some(evidence) => odd_format(subject, reading, evidence),
                None => done_without(subject, measure, reading),
            };
            doubt.filter(|_| !subject.already_found(measure, Series::Evidence))
        })
        .collect()
}

fn done_without(subject: &Subject, measure: &Measure, reading: &Reading) -> Option<Finding> {
    if measure.kind != Kind::Document || reading.state != State::Done {
        return None;
    }
    let cell = reading.cells.evidence.or(reading.cells.state);
    let seen = match reading.text.as_deref().map(str::trim) {
        Some(text) if !text.is_empty() => {
            format!("«Hoàn thành», minh chứng ghi: «{text}».")
        }
        _ => "«Hoàn thành», không ghi văn bản minh chứng.".to_owned(),
    };
    let expected = format!(
        "Số, ký hiệu, ngày của văn bản, ban hành từ {} đến {}.",
        date_short(subject.period.window.from),
        date_short(subject.period.cut_off())
    );
    Some(subject.finding_at(&DONE_WITHOUT, reading, cell, seen, expected))
}

fn odd_format(subject: &Subject, reading: &Reading, evidence: &Evidence) -> Option<Finding> {
    if is_number(&evidence.number) && is_symbol(&evidence.symbol) {
        return None;
    }
    let seen = format!("Số «{}», ký hiệu «{}».", evidence.number, evidence.symbol);
    let expected = "Số là chữ số, ký hiệu dạng «BC-STP», «QĐ-UBND».";
    Some(subject.finding_at(&ODD_FORMAT, reading, reading.cells.evidence, seen, expected))
}

/// `123`, `05`, `12a`, `12/2024`: digits, not nought, at most one letter after them, and the year that
/// a legal normative document has.
fn is_number(text: &str) -> bool {
    let text = text.trim();
    let is_year =
        |year: &str| year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
    let text = match text.split_once('/') {
        Some((number, year)) if is_year(year) => number,
        _ => text,
    };
    let digits = text.strip_suffix(char::is_alphabetic).unwrap_or(text);
    (1..=MOST_DIGITS).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && digits.bytes().any(|byte| byte != b'0')
}

/// `BC-STP`, `2024/QĐ-UBND`, `NQ/TU`: parts with a hyphen or stroke between, and mostly capitals.
fn is_symbol(text: &str) -> bool {
    let text = text.trim();
    let is_mark = |letter: char| matches!(letter, '-' | '–' | '/' | '.' | '&' | '(' | ')' | ' ');
    let parts = text
        .split(['-', '–', '/'])
        .filter(|part| !part.trim().is_empty());
    let capitals = text.chars().filter(|letter| letter.is_uppercase()).count();
    let small = text.chars().filter(|letter| letter.is_lowercase()).count();
    parts.count() >= 2
        && text
            .chars()
            .all(|letter| letter.is_alphanumeric() || is_mark(letter))
        && capitals >= 2
        && capitals > small
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_offices_write_them() {
        for number in ["1", "05", "123", "12345", "12a", " 7 ", "12/2024"] {
            assert!(is_number(number), "{number}");
        }
        for number in [
            "", "0", "000", "abc", "1234567", "12-3", "1.178", "12/34", "/2024",
        ] {
            assert!(!is_number(number), "{number}");
        }
    }

    #[test]
    fn symbols_as_offices_write_them() {
        for symbol in [
            "BC-STP",
            "QĐ-UBND",
            "2024/QĐ-UBND",
            "SNV-CCHC",
            "NQ/TU",
            "CV-SKH&CN",
            "BC-PGDĐT",
            "QĐ-TTg",
        ] {
            assert!(is_symbol(symbol), "{symbol}");
        }
        for symbol in ["", "văn bản", "BCSTP", "-", "bc-stp", "B?-STP"] {
            assert!(!is_symbol(symbol), "{symbol}");
        }
    }
}
