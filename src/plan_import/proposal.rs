//! A measure as it is proposed, and amounts that are in none.

use chrono::NaiveDate;

use crate::plan::model::Kind;

/// A measure as the words of a requirement give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What kind of value it has.
    pub kind: Kind,
    /// `>= 99.9`, `= 0`, `done`, `none`.
    pub target: String,
    /// The words that it was taken from, folded.
    pub words: String,
    /// The unit of a count, or what a rate counts.
    pub unit: String,
    /// The upper end of a range.
    pub up_to: Option<String>,
    /// What is to be reached by which day before the deadline, as a plan file writes it.
    pub steps: Vec<(NaiveDate, String)>,
    /// It is asked of every quarter anew.
    pub quarterly: bool,
    /// Each body must meet it for itself.
    pub bodies: bool,
    /// What a person must confirm, in Vietnamese; empty: the words leave no doubt about the target.
    pub doubts: Vec<String>,
}

/// An amount of a requirement that stands in no target, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unused {
    /// As it is written.
    pub text: String,
    /// Why it is no target, in Vietnamese.
    pub why: &'static str,
}

impl Proposal {
    /// A measure of a kind and a target, from some words; without doubts.
    pub fn new(kind: Kind, target: impl Into<String>, words: impl Into<String>) -> Proposal {
        Proposal {
            kind,
            target: target.into(),
            words: words.into(),
            unit: String::new(),
            up_to: None,
            steps: Vec::new(),
            quarterly: false,
            bodies: false,
            doubts: Vec::new(),
        }
    }

    /// The same, counted in a unit.
    #[must_use]
    pub fn counted_in(mut self, unit: Option<String>, otherwise: &str) -> Proposal {
        self.unit = unit.unwrap_or_else(|| otherwise.to_owned());
        self
    }

    /// The same, to be confirmed.
    #[must_use]
    pub fn doubted(mut self, doubt: impl Into<String>) -> Proposal {
        self.doubts.push(doubt.into());
        self
    }
}
