//! What a plan asks of a measure, as it is written in the plan's file.

use super::fraction::{Fraction, decimal};

/// A target.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// A comparison with a number: `>= 99.9`.
    Compare(&'static str, Fraction),
    /// A range, both ends in it: `0.5 .. 1`.
    Between(Fraction, Fraction),
    /// A comparison with the same period of the year before: `> last-year`.
    LastYear(&'static str),
    /// A rank better by so many places: `rise 1`.
    Rise(Fraction),
    /// A document, a task.
    Done,
    /// The plan states none.
    None,
}

/// The ways to compare, the longer first.
const SIGNS: [(&str, &str); 7] = [
    (">=", ">="),
    ("<=", "<="),
    ("≥", ">="),
    ("≤", "<="),
    (">", ">"),
    ("<", "<"),
    ("=", "="),
];

impl Target {
    /// Reads a target. A trailing % is left to the caller.
    pub fn read(text: &str) -> Self {
        let text = text.trim().trim_end_matches('%').trim();
        if let Some((low, high)) = text.split_once("..") {
            return Target::Between(decimal(low), decimal(high));
        }
        if let Some(places) = text.strip_prefix("rise") {
            return Target::Rise(decimal(places));
        }
        match text {
            "done" => return Target::Done,
            "none" => return Target::None,
            _ => {}
        }
        let (sign, kind) = SIGNS
            .into_iter()
            .find(|(sign, _)| text.starts_with(sign))
            .unwrap_or_else(|| panic!("no target: {text}"));
        match text[sign.len()..].trim() {
            "last-year" => Target::LastYear(kind),
            number => Target::Compare(kind, decimal(number)),
        }
    }
}

/// Whether a comparison holds.
pub fn holds(value: &Fraction, sign: &str, bound: &Fraction) -> bool {
    match sign {
        ">=" => value >= bound,
        "<=" => value <= bound,
        ">" => value > bound,
        "<" => value < bound,
        "=" => value == bound,
        other => panic!("no comparison: {other}"),
    }
}
