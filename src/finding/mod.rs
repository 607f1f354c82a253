//! Something wrong or doubtful in an agency's workbook: findings, and the rules that they come from.

mod bounds;
mod by_code;
mod code;
pub mod rules;
#[cfg(test)]
mod tests;

pub use bounds::{bounded, bounded_in_all};
pub use code::{Code, Series};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::VariantArray;

use crate::exact::Exact;
use crate::place::Place;

/// How grave a finding is.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
    VariantArray,
)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// A reading can't be used, or a file isn't taken: the agency must mend it.
    Error,
    /// Doubtful: the agency should look again.
    Warning,
    /// For information.
    Note,
}

impl Severity {
    /// How it is printed.
    pub fn label(self) -> &'static str {
        match self {
            Severity::Error => "Lỗi",
            Severity::Warning => "Cảnh báo",
            Severity::Note => "Ghi chú",
        }
    }
}

/// A rule of the catalogue: what a code means.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its code, stable: `SL01`.
    pub code: Code,
    /// How grave its findings are.
    pub severity: Severity,
    /// What it is, in a few words.
    pub title: &'static str,
    /// When it is found and why it matters, for `cchc explain`.
    pub explanation: &'static str,
    /// What the agency is to do.
    pub advice: &'static str,
    /// An example: what was seen.
    pub example: &'static str,
}

/// What something could be that can't be told from what is written: for the question to the clerk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meaning {
    /// What it would be.
    pub is: Meant,
    /// In which case: `số ghi theo nghìn đồng`; empty where the figure says it by itself.
    pub when: String,
}

/// Figures that something could be, in the measure's units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Meant {
    /// The figure in the finding's cell.
    Figure(Exact),
    /// The measure's two figures.
    Pair(Exact, Exact),
    /// The rate, in percent.
    Rate(Exact),
}

impl Meaning {
    /// What something could be, in a case.
    pub fn when(is: Meant, when: impl Into<String>) -> Self {
        Meaning {
            is,
            when: when.into(),
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule.
    #[serde(with = "by_code")]
    pub rule: &'static Rule,
    /// The agency's id, where it is known.
    pub agency: Option<String>,
    /// The measure's id, where it concerns one.
    pub measure: Option<String>,
    /// Where.
    pub place: Option<Place>,
    /// What was seen.
    pub seen: String,
    /// What was expected.
    pub expected: String,
    /// What to do.
    pub advice: String,
    /// What it could mean, where that can be said.
    pub meanings: Vec<Meaning>,
    /// Whether it would not be found if the figures were as the files say: it rests on one that the
    /// office has decided, so that it is no fault of a cell.
    #[serde(default)]
    pub rests_on_decided: bool,
}

impl Finding {
    /// A finding of a rule, with the rule's own advice.
    pub fn new(rule: &'static Rule, seen: impl Into<String>, expected: impl Into<String>) -> Self {
        Finding {
            rule,
            agency: None,
            measure: None,
            place: None,
            seen: seen.into(),
            expected: expected.into(),
            advice: rule.advice.to_owned(),
            meanings: Vec::new(),
            rests_on_decided: false,
        }
    }

    /// The same finding with what it could mean.
    #[must_use]
    pub fn meaning(mut self, meanings: impl IntoIterator<Item = Meaning>) -> Self {
        self.meanings = meanings.into_iter().collect();
        self
    }

    /// The same finding at a place.
    #[must_use]
    pub fn at(mut self, place: impl Into<Option<Place>>) -> Self {
        self.place = place.into();
        self
    }

    /// The same finding about an agency.
    #[must_use]
    pub fn of_agency(mut self, agency: impl Into<String>) -> Self {
        self.agency = Some(agency.into());
        self
    }

    /// The same finding about a measure.
    #[must_use]
    pub fn of_measure(mut self, measure: impl Into<String>) -> Self {
        self.measure = Some(measure.into());
        self
    }

    /// The same finding with advice of its own.
    #[must_use]
    pub fn advising(mut self, advice: impl Into<String>) -> Self {
        self.advice = advice.into();
        self
    }

    /// Whether it is of a rule.
    pub fn is(&self, rule: &Rule) -> bool {
        self.rule.code == rule.code
    }

    /// Whether it asks the agency for something: what rests on the office's own decisions, or says that
    /// one does not fit any more, asks the office.
    pub fn asks_agency(&self) -> bool {
        let of_decision = self.rule.code.series() == Series::Decision;
        !(self.rests_on_decided || of_decision && self.severity() != Severity::Note)
    }

    /// How grave it is.
    pub fn severity(&self) -> Severity {
        self.rule.severity
    }

    /// Whether there is something to look at in the workbook itself: notes ask for nothing, and nothing
    /// in a report is wrong because it came late.
    pub fn is_to_mend(&self) -> bool {
        self.severity() != Severity::Note && !self.is(&rules::LATE)
    }
}
