//! A plan as it was drafted.

use chrono::NaiveDate;

use super::appendix::AppendixRow;
use super::bodies::Bodies;
use super::head::Head;
use super::proposal::{Proposal, Unused};

/// A plan as its paper gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The year.
    pub year: i32,
    /// Number, day, issuer, title.
    pub head: Head,
    /// Fields, groups and criteria, in the order of the paper.
    pub rows: Vec<DraftRow>,
    /// Rows that have no place in the plan: their text.
    pub unplaced: Vec<String>,
}

/// A row of the appendix with what was made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRow {
    /// As it stands in the paper.
    pub row: AppendixRow,
    /// The field that it belongs to.
    pub field: String,
    /// The group that it belongs to.
    pub group: Option<String>,
    /// A field's name as a heading.
    pub heading: String,
    /// The last day; absent: every period.
    pub deadline: Option<NaiveDate>,
    /// Who leads.
    pub lead: Bodies,
    /// Who supports.
    pub support: Bodies,
    /// What a person must confirm of the criterion itself, in Vietnamese.
    pub doubts: Vec<String>,
    /// The measures of the criterion.
    pub measures: Vec<DraftMeasure>,
    /// Amounts that stand in no target.
    pub unused: Vec<Unused>,
}

/// A measure that was proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftMeasure {
    /// Its id.
    pub id: String,
    /// The criteria that it judges.
    pub criteria: Vec<String>,
    /// A short name.
    pub label: String,
    /// What the words give.
    pub proposal: Proposal,
    /// The second figure is one of the whole year.
    pub second_of_year: bool,
    /// How progress is judged before the deadline, as the plan file writes it.
    pub progress: &'static str,
    /// The levels and agencies that report it.
    pub reporters: Vec<String>,
    /// How the province's figure is made, as the plan file writes it; absent where it is combined.
    pub rollup: Option<&'static str>,
    /// The measures that it combines.
    pub combined: Vec<String>,
}
