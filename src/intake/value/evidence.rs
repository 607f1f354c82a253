//! The document that proves a reading: number, symbol and date from their cells.

use chrono::{Datelike, NaiveDate};

use crate::finding::{Finding, Rule};
use crate::intake::cell_words::{iso_day, quoted};
use crate::intake::rules;
use crate::intake::visible_sheet::VisibleSheet;
use crate::intake::workbook::Value;
use crate::period::Window;
use crate::place::Cell;
use crate::submission::Evidence;
use crate::vietnamese::date::{DateText, from_serial, read_date};
use crate::vietnamese::document_number::{DocumentReference, find_references};
use crate::vietnamese::fold::{fold, fold_plain};
use crate::vietnamese::phrase::date_short;

/// Where the parts of the evidence stand.
#[derive(Debug, Clone, Copy, Default)]
pub struct EvidenceCells {
    /// The number.
    pub number: Option<Cell>,
    /// The symbol.
    pub symbol: Option<Cell>,
    /// The date.
    pub date: Option<Cell>,
}

/// What the evidence cells say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EvidenceRead {
    /// The document, where it is usable.
    pub evidence: Option<Evidence>,
    /// The words of the cells; empty where nothing was entered.
    pub words: String,
    /// The first cell with something in it.
    pub cell: Option<Cell>,
}

/// Reads the evidence of a row.
pub fn read(
    page: &VisibleSheet<'_>,
    cells: EvidenceCells,
    window: Window,
    findings: &mut Vec<Finding>,
) -> EvidenceRead {
    let said = |cell: Option<Cell>| cell.map(|cell| entered(page, cell)).unwrap_or_default();
    let (number, symbol, date) = (said(cells.number), said(cells.symbol), said(cells.date));
    let all = [&number, &symbol, &date];
    let filled: Vec<&str> = all
        .iter()
        .map(|words| words.as_str())
        .filter(|words| !words.is_empty())
        .collect();
    let places = [cells.number, cells.symbol, cells.date];
    let first = places
        .into_iter()
        .zip(all)
        .find_map(|(cell, words)| cell.filter(|_| !words.is_empty()));
    let mut read = EvidenceRead {
        evidence: None,
        words: filled.join("; "),
        cell: first,
    };
    if filled.is_empty() {
        return read;
    }
    let numbered = format!("{number} {symbol}");
    let checked = document(page, cells, &number, &symbol)
        .and_then(|document| numbered_from_one(document, cells))
        .and_then(|document| with_date(page, cells, (&date, numbered.trim()), document, window));
    match checked {
        Ok((document, day)) => read.evidence = Some(evidence(document, day, &read.words)),
        Err(doubt) => {
            let finding = Finding::new(doubt.rule, doubt.seen, doubt.expected);
            findings.push(finding.at(doubt.cell.or(first).map(|cell| page.place(cell))));
        }
    }
    read
}

/// Why evidence is not usable.
struct Doubt {
    rule: &'static Rule,
    seen: String,
    expected: String,
    cell: Option<Cell>,
}

impl Doubt {
    fn new(
        rule: &'static Rule,
        seen: impl Into<String>,
        expected: impl Into<String>,
        cell: Option<Cell>,
    ) -> Self {
        Doubt {
            rule,
            seen: seen.into(),
            expected: expected.into(),
            cell,
        }
    }
}

/// The words that were entered in a cell; a dash, dots and "không có" are nothing.
fn entered(page: &VisibleSheet<'_>, cell: Cell) -> String {
    let words = page.words(cell);
    let key = fold_plain(&words);
    match key.as_str() {
        "" | "khong" | "khong co" | "chua co" => String::new(),
        _ => words,
    }
}

/// The document of number and symbol.
fn document(
    page: &VisibleSheet<'_>,
    cells: EvidenceCells,
    number: &str,
    symbol: &str,
) -> Result<DocumentReference, Doubt> {
    let is_date = |cell: Option<Cell>| {
        cell.and_then(|cell| page.content(cell))
            .is_some_and(|content| matches!(content.value, Value::Date { .. } | Value::DateText(_)))
    };
    for (cell, words) in [(cells.number, number), (cells.symbol, symbol)] {
        if is_date(cell) {
            let seen = format!("ô thành ngày tháng: {}", quoted(words));
            return Err(Doubt::new(
                &rules::EVIDENCE_CONTRADICTORY,
                seen,
                "số, ký hiệu văn bản",
                cell,
            ));
        }
    }
    let (in_number, in_symbol) = (whole_reference(number), whole_reference(symbol));
    match (in_number, in_symbol) {
        (Some(document), None) if is_symbol_of(symbol, &document) => Ok(document),
        (None, Some(document)) if is_number_of(number, &document) => Ok(document),
        (Some(document), Some(other)) if document.designation() == other.designation() => {
            Ok(document)
        }
        (None, None) => joined(cells, number, symbol),
        _ => {
            let seen = format!(
                "ô số ghi «{}», ô ký hiệu ghi «{}»",
                quoted(number),
                quoted(symbol)
            );
            Err(Doubt::new(
                &rules::EVIDENCE_CONTRADICTORY,
                seen,
                "số và ký hiệu của cùng một văn bản",
                cells.number,
            ))
        }
    }
}

/// A document, unless its number is 0: no office numbers a document so.
fn numbered_from_one(
    document: DocumentReference,
    cells: EvidenceCells,
) -> Result<DocumentReference, Doubt> {
    let digits = document.number.split('/').next().unwrap_or_default();
    if digits.bytes().any(|digit| digit != b'0') {
        return Ok(document);
    }
    let seen = format!("số «{}»", quoted(&document.number));
    let rule = &rules::EVIDENCE_CONTRADICTORY;
    Err(Doubt::new(
        rule,
        seen,
        "số văn bản, ví dụ 123",
        cells.number,
    ))
}

/// The first document with number and symbol in one text.
fn whole_reference(words: &str) -> Option<DocumentReference> {
    find_references(words)
        .into_iter()
        .find(|document| document.symbol.is_some())
}

/// Whether a symbol cell says nothing else than a document that was read already.
fn is_symbol_of(words: &str, document: &DocumentReference) -> bool {
    let ours = document.symbol.as_deref().unwrap_or_default();
    words.is_empty() || fold_plain(words) == fold_plain(ours)
}

/// Whether a number cell says nothing else than a document that was read already.
fn is_number_of(words: &str, document: &DocumentReference) -> bool {
    let words = bare_number(words);
    words.is_empty() || words.trim_start_matches('0') == document.number.trim_start_matches('0')
}

/// The number without the word "số".
fn bare_number(words: &str) -> String {
    let folded = fold(words);
    let bare = folded.strip_prefix("số").unwrap_or(&folded);
    bare.trim_matches([' ', ':', '.', '/', ',']).to_owned()
}

/// The document of a number in one cell and a symbol in the other.
fn joined(cells: EvidenceCells, number: &str, symbol: &str) -> Result<DocumentReference, Doubt> {
    let bare = bare_number(number);
    let mark = symbol.trim_matches([' ', '/', ',', '.', ';']);
    if bare.is_empty() || mark.is_empty() {
        let (seen, cell) = match (bare.is_empty(), mark.is_empty()) {
            (true, true) => (
                "chỉ có ngày, không có số và ký hiệu".to_owned(),
                cells.number,
            ),
            (true, false) => (
                format!("ký hiệu «{}», không có số", quoted(mark)),
                cells.number,
            ),
            _ => (
                format!("số «{}», không có ký hiệu", quoted(number)),
                cells.symbol,
            ),
        };
        let expected = "đủ số và ký hiệu văn bản";
        return Err(Doubt::new(
            &rules::EVIDENCE_INCOMPLETE,
            seen,
            expected,
            cell,
        ));
    }
    let references = find_references(&format!("{bare}/{mark}"));
    match references.as_slice() {
        [one] if one.symbol.is_some() => Ok(one.clone()),
        _ => {
            let seen = format!("số «{}», ký hiệu «{}»", quoted(number), quoted(mark));
            let expected = "số và ký hiệu văn bản, ví dụ 123 và QĐ-UBND";
            Err(Doubt::new(
                &rules::EVIDENCE_CONTRADICTORY,
                seen,
                expected,
                cells.number,
            ))
        }
    }
}

/// The document with its date, held against the window.
fn with_date(
    page: &VisibleSheet<'_>,
    cells: EvidenceCells,
    (words, numbered): (&str, &str),
    document: DocumentReference,
    window: Window,
) -> Result<(DocumentReference, Option<NaiveDate>), Doubt> {
    let expected = format!(
        "ngày từ {} đến {}",
        date_short(window.from),
        date_short(window.to)
    );
    let written = match cells.date.filter(|_| !words.is_empty()) {
        Some(cell) => Some(day(page, cell).ok_or_else(|| {
            let seen = format!("«{}»", quoted(words));
            Doubt::new(
                &rules::EVIDENCE_DATE_UNREADABLE,
                seen,
                expected.clone(),
                Some(cell),
            )
        })?),
        None => None,
    };
    if let (Some(one), Some(other)) = (written, document.date)
        && one != other
    {
        let seen = format!("ngày {} và ngày {}", date_short(other), date_short(one));
        let expected = "một ngày của một văn bản";
        let rule = &rules::EVIDENCE_CONTRADICTORY;
        return Err(Doubt::new(rule, seen, expected, cells.date));
    }
    let date = written.or(document.date);
    if date.is_none()
        && let Some(seen) = unread_day(numbered, &document)
    {
        return Err(Doubt::new(
            &rules::EVIDENCE_DATE_UNREADABLE,
            seen,
            expected,
            None,
        ));
    }
    if let Some(day) = date.filter(|day| !window.contains(*day)) {
        let seen = format!("{} ngày {}", document.designation(), date_short(day));
        let cell = cells.date.filter(|_| written.is_some());
        return Err(Doubt::new(&rules::EVIDENCE_OUTSIDE, seen, expected, cell));
    }
    let year = document
        .number
        .split_once('/')
        .and_then(|(_, year)| year.parse::<i32>().ok());
    if year.is_some_and(|year| year < window.from.year() || year > window.to.year()) {
        let seen = document.designation();
        return Err(Doubt::new(
            &rules::EVIDENCE_OUTSIDE,
            seen,
            expected,
            cells.number,
        ));
    }
    Ok((document, date))
}

/// What stands after «ngày», or as a year right after the document, where no day could be read.
fn unread_day(words: &str, document: &DocumentReference) -> Option<String> {
    let starts_with_digit = |text: &str| text.starts_with(|letter: char| letter.is_ascii_digit());
    let (folded, reference) = (fold(words), fold(&document.text));
    let (mark, after) = match folded.split_once("ngày") {
        Some((_, after)) => ("ngày", after),
        None => (
            "năm",
            folded
                .split_once(&reference)?
                .1
                .trim_start()
                .strip_prefix("năm")?,
        ),
    };
    let first: String = after.trim_start().chars().take(24).collect();
    starts_with_digit(&first).then(|| format!("«{mark} {}»", quoted(first.trim_end())))
}

/// The day that a date cell holds: a real date, a serial number, or text.
fn day(page: &VisibleSheet<'_>, cell: Cell) -> Option<NaiveDate> {
    let content = page.content(cell)?;
    match &content.value {
        Value::Date { days, from_1904 } => from_serial(*days, *from_1904),
        // A serial number of a day of this century; a year alone (2024) is none.
        Value::Number(number) if *number >= 36_526.0 => from_serial(*number, false),
        Value::DateText(iso) => iso_day(iso),
        Value::Text(_) => match read_date(&page.words_of(content)) {
            DateText::Day { date, .. } => Some(date),
            _ => None,
        },
        _ => None,
    }
}

/// The evidence of a document.
fn evidence(document: DocumentReference, date: Option<NaiveDate>, words: &str) -> Evidence {
    Evidence {
        kind: document.kind.map(|kind| kind.name().to_owned()),
        number: document.number,
        symbol: document.symbol.unwrap_or_default(),
        date,
        text: words.to_owned(),
    }
}
