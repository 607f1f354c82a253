//! The lines above, between and below the rows of a form that are not the form's own. One that speaks of
//! figures says something of those in the table, so they are asked.

use super::same_words::is_same;
use super::sheet::FormSheet;
use super::{Change, Own, Reach};
use crate::form::words;
use crate::intake::identify::stated;
use crate::intake::layout::by_headings::caption::states_unit;
use crate::intake::value::body;
use crate::intake::value::own_words::OwnWords;
use crate::intake::value::statement::{self, Beside};
use crate::plan::model::Plan;
use crate::vietnamese::fold::fold_plain;
use crate::vietnamese::number::money_scale;

/// How many rows below a table are looked at.
const BELOW: u32 = 30;
/// The longest line that is looked at, in characters.
const LONGEST: usize = 600;

/// A line above the table, between its key row and its rows, or below it, that says something else of all
/// its figures.
pub(super) fn around(sheet: &FormSheet<'_>, own: Own<'_>) -> Option<Change> {
    let (first, last) = sheet.rows;
    let change = |cell, expected| Change {
        cell,
        expected,
        reach: Reach::Table,
    };
    for (cell, words) in sheet.words(0..sheet.mark.row) {
        if let Some(expected) = other_line(&words, Beside::Above, own) {
            return Some(change(cell, expected));
        }
    }
    for (cell, words) in sheet.words(sheet.mark.row + 1..first) {
        let is_heading = sheet.heading == Some(cell.row) && sheet.is_own_column(cell.column);
        if is_heading || is_band(&words, own.plan) {
            continue;
        }
        // What stands between a column's heading and its cells says of what these are. A further column
        // concerns the rows in which something stands.
        if sheet.is_own_column(cell.column) {
            return Some(change(cell, String::new()));
        }
    }
    for (cell, words) in sheet.words(last + 1..last.saturating_add(BELOW)) {
        if let Some(expected) = other_line(&words, Beside::Below, own) {
            return Some(change(cell, expected));
        }
    }
    None
}

/// The lines between the rows of measures that say of what those below them are.
pub(super) fn within(sheet: &FormSheet<'_>, own: Own<'_>) -> Vec<Change> {
    let (first, last) = sheet.rows;
    let words = sheet.words(first..last);
    let lines: Vec<_> = words
        .into_iter()
        .filter(|(cell, words)| sheet.key(cell.row).is_none() && !is_band(words, own.plan))
        .collect();
    let ends: Vec<u32> = lines.iter().map(|(cell, _)| cell.row).collect();
    let mut changes = Vec::new();
    for (cell, words) in lines {
        let end = ends.iter().find(|end| **end > cell.row).copied();
        let measures = sheet.measures_below(cell.row, end.unwrap_or(last + 1));
        if other_line(&words, Beside::Below, own).is_some() || narrows(&words, own) {
            changes.push(Change {
                cell,
                expected: String::new(),
                reach: Reach::Measures(measures),
            });
        }
    }
    changes
}

/// What the form says instead of a line that says something else of figures; empty where it has no such
/// line. None where the line is the form's, or says nothing of figures.
fn other_line(words: &str, beside: Beside, own: Own<'_>) -> Option<String> {
    if words.chars().count() > LONGEST || own.identity.is_some_and(|own| is_own_line(words, own)) {
        return None;
    }
    let speaks = words.lines().any(|line| {
        statement::doubts(line, beside, Some(own.period))
            || stated(line, own.period).contradicts(own.period)
            || statement::speaks_of_figures(line)
            || money_scale(line).is_some() && states_unit(line)
            || names_other_plan(line, own.plan)
    });
    speaks.then(|| {
        let is_period = fold_plain(words).starts_with("ki bao cao");
        let own = own.identity.filter(|_| is_period);
        own.map(words::period).unwrap_or_default()
    })
}

/// Whether a line is one of those that the form was handed out with.
fn is_own_line(line: &str, own: &crate::form::FormIdentity) -> bool {
    // Behind its own words a form can say that the plan is not confirmed yet.
    let line = line
        .split_once(". Kế hoạch năm")
        .map_or(line, |(line, _)| line);
    let lines = [words::period(own), words::title(own), words::subject(own)];
    lines.iter().any(|own| is_same(line, own))
}

/// Whether words are the row of a field or of a group.
fn is_band(words: &str, plan: &Plan) -> bool {
    let fields = plan.fields.iter().map(|field| (&field.code, &field.name));
    let groups = plan.groups.iter().map(|group| (&group.code, &group.name));
    fields.chain(groups).any(|(code, name)| {
        is_same(words, code) || is_same(words, name) || is_same(words, &format!("{code} {name}"))
    })
}

/// Whether words between or above rows make the figures below them a part's or another body's.
fn narrows(words: &str, own: Own<'_>) -> bool {
    let agency = own.identity.map(|identity| &identity.agency);
    let names = agency
        .into_iter()
        .flat_map(|agency| std::iter::once(&agency.name).chain(&agency.aliases));
    let reporter = OwnWords::default().reported_by(names.map(String::as_str));
    words.lines().any(|line| {
        body::heading_names_other(line, &reporter)
            || statement::narrows_heading(line, own.period)
            || fold_plain(line).contains("truc thuoc")
    })
}

/// Whether a title names another plan than the form's: «Kết quả thực hiện Kế hoạch số 15/KH-UBND ngày 10/01/2023».
fn names_other_plan(line: &str, plan: &Plan) -> bool {
    let plain = fold_plain(line);
    let number = fold_plain(&plan.number);
    plain
        .split_once("ket qua thuc hien ke hoach so ")
        .is_some_and(|(_, behind)| !behind.starts_with(&number))
}
