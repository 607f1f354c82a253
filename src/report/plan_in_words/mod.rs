//! The plan as the program understands it, in words, beside the words of the plan itself: to be
//! proof-read against the signed paper.

mod build;
mod goal;
mod index;
mod measure;
#[cfg(test)]
mod tests;

pub use build::{Open, plan_in_words};

use chrono::NaiveDate;

/// A plan in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanInWords {
    /// Its year.
    pub year: i32,
    /// Its day of issue, or of the decision that amended it.
    pub date: NaiveDate,
    /// How it is cited: number, day, issuer, title; the amending decision.
    pub cited: Vec<String>,
    /// Its goals, a line each.
    pub goals: Vec<String>,
    /// Its index of agencies, a line each; empty where it has none.
    pub index: Vec<String>,
    /// How many fields, groups, criteria and measures it has.
    pub counts: String,
    /// How many confirmations are open.
    pub open_count: usize,
    /// The open confirmations that belong to no criterion.
    pub open: Vec<String>,
    /// Fields, groups and criteria, in the plan's order.
    pub rows: Vec<PlanRow>,
}

/// A row of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanRow {
    /// A field: its number and its name.
    Field(String, String),
    /// A group: its number and its name.
    Group(String, String),
    /// A criterion.
    Criterion(Box<CriterionInWords>),
}

/// A criterion, with its words and what they are taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionInWords {
    /// Its number.
    pub code: String,
    /// Word for word: the name.
    pub name: String,
    /// Word for word: the requirement; says so where there is none.
    pub requirement: String,
    /// Word for word: the deadline.
    pub deadline: String,
    /// Word for word: who leads.
    pub lead: String,
    /// Word for word: who supports; says so where nobody does.
    pub support: String,
    /// Its last day, who leads and who supports, as the program understands them.
    pub understood: Vec<String>,
    /// Its measures.
    pub measures: Vec<MeasureInWords>,
    /// What of it is still to be confirmed.
    pub open: Vec<String>,
}

/// A measure in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureInWords {
    /// Its id.
    pub id: String,
    /// Its short name.
    pub label: String,
    /// What is counted, and how the value is made.
    pub counted: String,
    /// What is asked for.
    pub target: String,
    /// How it is judged before its deadline.
    pub progress: String,
    /// Who reports it.
    pub reporters: String,
    /// Whether these are just those who lead the criterion.
    pub led_by_reporters: bool,
    /// How the figure of all agencies is made, and what is asked of it.
    pub together: String,
    /// Own targets, steps, figures of the year before, exemptions, remarks: a line each.
    pub more: Vec<String>,
}
