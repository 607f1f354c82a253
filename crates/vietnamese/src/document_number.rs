//! References to documents: "Quyết định số 123/QĐ-UBND ngày 15/3/2024".

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

use super::date::find_dates;
use super::document_kind::{DocumentKind, kind_before, kind_of_symbol};
use super::document_symbol::{Numbered, numbered};

/// A document that a text refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentReference {
    /// The kind: from the words before the number, else from the symbol. `None` where neither tells.
    pub kind: Option<DocumentKind>,
    /// The number as written: `05`, `123`.
    pub number: String,
    /// The symbol: `QĐ-UBND`, `SNV-CCHC`; `None` where only a number stands there.
    pub symbol: Option<String>,
    /// The date that follows it.
    pub date: Option<NaiveDate>,
    /// Whether it is a legal normative document, whose number carries a year (107/2020/NĐ-CP), or a
    /// law: no document of the agency's own work.
    pub normative: bool,
    /// The text of the reference itself, from its number to its symbol, as written.
    pub text: String,
}

impl DocumentReference {
    /// The number with its symbol, as it is printed: `123/QĐ-UBND`.
    pub fn designation(&self) -> String {
        match &self.symbol {
            Some(symbol) => format!("{}/{symbol}", self.number),
            None => self.number.clone(),
        }
    }
}

/// All documents that a text refers to by number, in the order in which they stand there. A law
/// cited by its name alone is none.
pub fn find_references(text: &str) -> Vec<DocumentReference> {
    let text: String = text.nfc().collect();
    let found = numbered(&text);
    let mut references = Vec::new();
    for (at, one) in found.iter().enumerate() {
        let start = at.checked_sub(1).map_or(0, |before| found[before].end);
        let end = found.get(at + 1).map_or(text.len(), |next| next.start);
        references.push(reference(
            &text,
            one,
            &text[start..one.start],
            &text[one.end..end],
        ));
    }
    references
}

fn reference(text: &str, one: &Numbered, before: &str, after: &str) -> DocumentReference {
    let by_words = kind_before(before);
    let kind = by_words.or_else(|| one.symbol.as_deref().and_then(kind_of_symbol));
    let normative = one.year.is_some()
        || matches!(kind, Some(DocumentKind::Law))
        || one
            .symbol
            .as_deref()
            .is_some_and(|symbol| symbol.starts_with("QH"));
    let number = match &one.year {
        Some(year) => format!("{}/{year}", one.number),
        None => one.number.clone(),
    };
    DocumentReference {
        kind,
        number,
        symbol: one.symbol.clone(),
        date: date_after(after),
        normative,
        text: text[one.start..one.end].to_owned(),
    }
}

/// The date that belongs to the number before it: only "ngày", "ký ngày", "của …" or signs between.
fn date_after(after: &str) -> Option<NaiveDate> {
    let clause = clause_of_date(after);
    let first = *find_dates(clause).first()?;
    let folded = super::fold::fold(clause);
    let between = super::fold::strip(&folded[..first.start]);
    let words = between.split_whitespace().count();
    let bound = between
        .split_whitespace()
        .last()
        .is_none_or(|word| word == "ngay");
    (bound && words <= 12).then_some(first.date)
}

/// The words up to the next semicolon or line; the next line where it goes on with «ngày».
fn clause_of_date(after: &str) -> &str {
    let mut clauses = after.split([';', '\n']);
    let first = clauses.next().unwrap_or("");
    let goes_on = |line: &&str| {
        let line = super::fold::fold_plain(line);
        line.starts_with("ngay ") || line.starts_with("ki ngay ")
    };
    match clauses.next().filter(goes_on) {
        Some(next) if after[first.len()..].starts_with('\n') && find_dates(first).is_empty() => {
            next
        }
        _ => first,
    }
}

#[cfg(test)]
#[path = "document_number_tests.rs"]
mod tests;
