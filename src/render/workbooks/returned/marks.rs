//! What is told to the agency: a line of the list for each finding, a note for each faulty cell.

use std::collections::BTreeMap;

use crate::finding::{Code, Finding, Severity};
use crate::place::{Cell, Place};
use crate::vietnamese::clean::clean;

/// First words of every note, by which notes of an earlier return are known.
pub(super) const NOTE_MARK: &str = "[Kiểm tra]";

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// How grave it is.
    pub(super) severity: Severity,
    /// The rule's code.
    pub(super) code: Code,
    /// The rule's title.
    pub(super) title: &'static str,
    /// The measure's id.
    pub(super) measure: String,
    /// The sheet, by its name in the workbook, and whether it is shown.
    pub(super) sheet: Option<(String, bool)>,
    /// The cell.
    pub(super) cell: Option<Cell>,
    /// What was seen.
    pub(super) seen: String,
    /// What was expected.
    pub(super) expected: String,
    /// What to do.
    pub(super) advice: String,
}

/// The mark of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// The gravest of its findings.
    pub(super) severity: Severity,
    /// The words of its note.
    pub(super) note: String,
}

/// The marks of a sheet's cells.
pub(super) type SheetMarks = BTreeMap<Cell, Mark>;

/// The sheets of a workbook: name, and whether it is shown.
pub(super) type Sheets = [(String, bool)];

/// The lines of the list, in the order of sheets, cells and severity; what has no sheet comes first.
pub(super) fn lines(findings: &[&Finding], sheets: &Sheets) -> Vec<Line> {
    let mut lines: Vec<Line> = findings.iter().map(|one| line(one, sheets)).collect();
    let position = |line: &Line| {
        let (name, _) = line.sheet.as_ref()?;
        sheets.iter().position(|(known, _)| known == name)
    };
    lines.sort_by_cached_key(|line| (position(line), line.cell, line.severity, line.code));
    lines
}

fn line(finding: &Finding, sheets: &Sheets) -> Line {
    let sheet = finding
        .place
        .as_ref()
        .and_then(|place| sheet_of(place, sheets));
    Line {
        severity: finding.severity(),
        code: finding.rule.code,
        title: finding.rule.title,
        measure: finding.measure.clone().unwrap_or_default(),
        cell: finding
            .place
            .as_ref()
            .and_then(|place| place.cell)
            .filter(|_| sheet.is_some()),
        sheet,
        seen: finding.seen.clone(),
        expected: finding.expected.clone(),
        advice: finding.advice.clone(),
    }
}

/// The sheet of a place. Places name sheets cleaned and cut to what a finding quotes.
fn sheet_of(place: &Place, sheets: &Sheets) -> Option<(String, bool)> {
    let wanted = place.sheet.as_ref()?;
    let exact = sheets.iter().find(|(name, _)| name == wanted);
    let found = exact.or_else(|| sheets.iter().find(|(name, _)| one_line(name) == *wanted))?;
    Some(found.clone())
}

fn one_line(name: &str) -> String {
    let clean = clean(name).text;
    let words: Vec<&str> = clean.split_whitespace().collect();
    words.join(" ")
}

/// The marks of the cells that lines speak of, by sheet.
pub(super) fn by_sheet(lines: &[Line]) -> BTreeMap<&str, SheetMarks> {
    let mut sheets: BTreeMap<&str, SheetMarks> = BTreeMap::new();
    for line in lines {
        if let (Some((sheet, _)), Some(cell)) = (&line.sheet, line.cell) {
            add(sheets.entry(sheet).or_default(), cell, mark(line));
        }
    }
    sheets
}

fn mark(line: &Line) -> Mark {
    let mut note = format!(
        "{NOTE_MARK} {} {}: {}",
        line.severity.label(),
        line.code,
        line.title
    );
    for (label, words) in [
        ("Đã ghi", &line.seen),
        ("Yêu cầu", &line.expected),
        ("Cách sửa", &line.advice),
    ] {
        if !words.is_empty() {
            note.push_str(&format!("\n{label}: {words}"));
        }
    }
    Mark {
        severity: line.severity,
        note,
    }
}

/// Adds a mark to a cell; notes of one cell stand below each other.
pub(super) fn add(marks: &mut SheetMarks, cell: Cell, mark: Mark) {
    match marks.get_mut(&cell) {
        None => {
            marks.insert(cell, mark);
        }
        Some(known) => {
            known.severity = known.severity.min(mark.severity);
            known.note.push_str("\n\n");
            known.note.push_str(&mark.note);
        }
    }
}
