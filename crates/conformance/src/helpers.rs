//! What the requirements are made of.

use crate::line::Line;
use crate::page::MM;
use crate::parts::Main;
use crate::printed::DESCENT;
use crate::requirement::{Expected, Requirement, Seen};
use crate::sheet::Sheet;

/// How a requirement is measured.
pub type Measure = fn(&Sheet) -> Option<Vec<Seen>>;

/// A requirement.
pub fn require(
    id: &'static str,
    clause: &'static str,
    what: &'static str,
    expected: Expected,
    measure: Measure,
) -> Requirement {
    Requirement {
        id,
        clause,
        what,
        expected,
        of_foreign: None,
        measure,
    }
}

/// A size.
pub fn points(from: f64, to: f64) -> Expected {
    Expected::Range(from, to, "pt")
}

/// A length.
pub fn millimetres(from: f64, to: f64) -> Expected {
    Expected::Range(from, to, "mm")
}

/// How far middles may be apart, mm: less than the eye sees.
pub fn same_middle() -> Expected {
    millimetres(-0.5, 0.5)
}

/// One of some texts.
pub fn text(texts: &'static [&'static str]) -> Expected {
    Expected::Text(texts)
}

/// The document itself; none where the file has annexes alone.
pub fn main(sheet: &Sheet) -> Option<&Main> {
    sheet.parts.document.as_ref()
}

/// The sizes of all letters.
pub fn sizes(lines: &[Line]) -> Vec<Seen> {
    let of_line = |line: &Line| {
        let page = line.page;
        let letters = line
            .characters
            .iter()
            .filter(|one| !one.text.trim().is_empty());
        letters
            .map(|one| Seen::from(one.size).on(page))
            .collect::<Vec<_>>()
    };
    lines.iter().flat_map(of_line).collect()
}

/// Case and style of each line.
pub fn looks(lines: &[Line]) -> Vec<Seen> {
    each(lines, |line| line.look().into())
}

/// Style of each line.
pub fn styles(lines: &[Line]) -> Vec<Seen> {
    each(lines, |line| line.style().into())
}

/// Distances of the lines' middles from a place.
pub fn offsets(lines: &[Line], middle: f64) -> Vec<Seen> {
    each(lines, |line| (line.middle() - middle).into())
}

/// A measure of each line, on its page.
pub fn each(lines: &[Line], measure: impl Fn(&Line) -> Seen) -> Vec<Seen> {
    lines
        .iter()
        .map(|line| measure(line).on(line.page))
        .collect()
}

/// Length of the rule under the last of the lines, in parts of that line.
pub fn rule_share(sheet: &Sheet, lines: &[Line]) -> Vec<Seen> {
    let Some(line) = lines.last() else {
        return Vec::new();
    };
    let rule = sheet.printed.rule_under(line);
    let share = rule.map(|rule| Seen::from(rule.width() / line.width()).on(line.page));
    share.into_iter().collect()
}

/// How far the rule's middle is from the line's.
pub fn rule_offset(sheet: &Sheet, lines: &[Line]) -> Vec<Seen> {
    let Some(line) = lines.last() else {
        return Vec::new();
    };
    let rule = sheet.printed.rule_under(line);
    let middle = rule.map(|rule| (rule.bounds[2] + rule.bounds[0]) / 2.0);
    let offset = middle.map(|middle| Seen::from(middle - line.middle()).on(line.page));
    offset.into_iter().collect()
}

/// Foot of a line's letters, mm.
pub fn foot(line: &Line) -> f64 {
    line.y() + DESCENT * line.size() * MM
}

/// `right` where it holds, else what was seen.
pub fn held(holds: bool, seen: impl Into<Seen>) -> Seen {
    if holds { "đúng".into() } else { seen.into() }
}
