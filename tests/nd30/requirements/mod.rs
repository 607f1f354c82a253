//! The decree's table: a line a requirement.

mod annexes;
mod body;
mod ending;
mod letterhead;
mod marks;
mod pages;
mod title;

use super::lines::Line;
use super::requirement::{Expected, Requirement, Seen};
use super::sheet::{DESCENT, Sheet};

/// Every requirement, in the decree's order.
pub fn table() -> Vec<Requirement> {
    [
        pages::table(),
        letterhead::table(),
        title::table(),
        body::table(),
        ending::table(),
        marks::table(),
        annexes::table(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

type Measure = fn(&Sheet) -> Option<Vec<Seen>>;

fn require(
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
        measure,
    }
}

fn points(from: f64, to: f64) -> Expected {
    Expected::Range(from, to, "pt")
}

fn millimetres(from: f64, to: f64) -> Expected {
    Expected::Range(from, to, "mm")
}

/// How far middles may be apart, mm: less than the eye sees.
fn same_middle() -> Expected {
    millimetres(-0.5, 0.5)
}

fn text(texts: &'static [&'static str]) -> Expected {
    Expected::Text(texts)
}

fn sizes(lines: &[Line]) -> Vec<Seen> {
    lines
        .iter()
        .flat_map(|line| &line.characters)
        .map(|one| Seen::Number(one.size))
        .collect()
}

fn looks(lines: &[Line]) -> Vec<Seen> {
    lines.iter().map(|line| line.look().into()).collect()
}

fn styles(lines: &[Line]) -> Vec<Seen> {
    lines.iter().map(|line| line.style().into()).collect()
}

/// Distances of the lines' middles from a place.
fn offsets(lines: &[Line], middle: f64) -> Vec<Seen> {
    lines
        .iter()
        .map(|line| (line.middle() - middle).into())
        .collect()
}

/// Length of the rule under the last of the lines, in parts of that line.
fn rule_share(sheet: &Sheet, lines: &[Line]) -> Vec<Seen> {
    let Some(line) = lines.last() else {
        return Vec::new();
    };
    let rule = sheet.rule_under(line);
    rule.map(|rule| ((rule.bounds[2] - rule.bounds[0]) / line.width()).into())
        .into_iter()
        .collect()
}

/// How far the rule's middle is from the line's.
fn rule_offset(sheet: &Sheet, lines: &[Line]) -> Vec<Seen> {
    let Some(line) = lines.last() else {
        return Vec::new();
    };
    let rule = sheet.rule_under(line);
    rule.map(|rule| ((rule.bounds[2] + rule.bounds[0]) / 2.0 - line.middle()).into())
        .into_iter()
        .collect()
}

/// Foot of a line's letters, mm.
fn foot(line: &Line) -> f64 {
    line.y() + DESCENT * line.size() * super::pdf::MM
}
