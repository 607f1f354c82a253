//! What documents say, line by line: for a later run to be held against.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::report::document::{AnnexSet, Document};

/// The lines of a report and its annexes, in reading order: letterhead, number, day, body, tables row by
/// row, signer, recipients.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    lines: Vec<String>,
}

impl Content {
    /// Of a report with its annexes.
    ///
    /// # Panics
    /// Never: a document is plain data.
    pub fn of(report: &Document, annexes: &AnnexSet) -> Content {
        let mut lines = Vec::new();
        for value in [serde_json::to_value(report), serde_json::to_value(annexes)] {
            collect(&value.expect("a document is plain data"), &mut lines);
        }
        Content { lines }
    }

    /// What differs, a line each: `«…» → «…»`, what was issued first; at most `most` of them, then how
    /// many more.
    pub fn differences(&self, now: &Content, most: usize) -> Vec<String> {
        let mut told = Vec::new();
        for (gone, new) in changed_runs(&self.lines, &now.lines) {
            let pairs = gone.len().max(new.len());
            for at in 0..pairs {
                let words = |lines: &[&str]| match lines.get(at) {
                    Some(line) => format!("«{line}»"),
                    None => "(không có)".to_owned(),
                };
                told.push(format!("{} → {}", words(&gone), words(&new)));
            }
        }
        let more = told.len().saturating_sub(most);
        told.truncate(most);
        if more > 0 {
            told.push(format!("và {more} chỗ khác"));
        }
        told
    }
}

/// The texts of a value: a row of a table is one line, and so is anything else that is said at once.
fn collect(value: &Value, lines: &mut Vec<String>) {
    match value {
        Value::String(text) => lines.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|item| collect(item, lines)),
        Value::Object(fields) => {
            let row: Option<Vec<&str>> = fields
                .get("cells")
                .and_then(Value::as_array)
                .map(|cells| cells.iter().filter_map(Value::as_str).collect());
            match row {
                Some(cells) => lines.push(cells.join(" | ")),
                None => fields.values().for_each(|field| collect(field, lines)),
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Runs of lines that are gone and new, in order; between them the lines are the same.
fn changed_runs<'a>(then: &'a [String], now: &'a [String]) -> Vec<(Vec<&'a str>, Vec<&'a str>)> {
    let start = then.iter().zip(now).take_while(|(a, b)| a == b).count();
    let ends = then[start..].iter().rev().zip(now[start..].iter().rev());
    let end = ends.take_while(|(a, b)| a == b).count();
    let (then, now) = (&then[start..then.len() - end], &now[start..now.len() - end]);
    let lengths = common_lengths(then, now);
    let (mut at_then, mut at_now) = (0, 0);
    let mut runs: Vec<(Vec<&str>, Vec<&str>)> = Vec::new();
    let mut open = false;
    while at_then < then.len() || at_now < now.len() {
        if at_then < then.len() && at_now < now.len() && then[at_then] == now[at_now] {
            (at_then, at_now, open) = (at_then + 1, at_now + 1, false);
            continue;
        }
        if !open {
            runs.push((Vec::new(), Vec::new()));
            open = true;
        }
        let Some((gone, new)) = runs.last_mut() else {
            break;
        };
        let skip_then = at_now == now.len()
            || (at_then < then.len()
                && lengths[at_then + 1][at_now] >= lengths[at_then][at_now + 1]);
        if skip_then {
            gone.push(&then[at_then]);
            at_then += 1;
        } else {
            new.push(&now[at_now]);
            at_now += 1;
        }
    }
    runs
}

/// For every pair of places, the length of the longest common sequence behind them.
fn common_lengths(then: &[String], now: &[String]) -> Vec<Vec<u32>> {
    let mut lengths = vec![vec![0; now.len() + 1]; then.len() + 1];
    for (i, one) in then.iter().enumerate().rev() {
        for (j, other) in now.iter().enumerate().rev() {
            lengths[i][j] = if one == other {
                lengths[i + 1][j + 1] + 1
            } else {
                lengths[i + 1][j].max(lengths[i][j + 1])
            };
        }
    }
    lengths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(lines: &[&str]) -> Content {
        Content {
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        }
    }

    #[test]
    fn lines_that_differ_are_told_in_pairs() {
        let then = content(&["Số 05", "a | 1", "b | 2", "c | 3", "hết"]);
        let now = content(&["Số 05", "a | 1", "b | 4", "c | 3", "d | 5", "hết"]);
        assert_eq!(
            then.differences(&now, 9),
            ["«b | 2» → «b | 4»", "(không có) → «d | 5»"]
        );
        assert_eq!(
            then.differences(&now, 1),
            ["«b | 2» → «b | 4»", "và 1 chỗ khác"]
        );
        assert!(then.differences(&then, 9).is_empty());
    }
}
