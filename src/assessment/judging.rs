//! What is judged, and by what.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::doubt::Doubts;
use super::judged::Judged;
use crate::agency::Register;
use crate::decision::Judgement;
use crate::period::Period;
use crate::plan::model::Plan;
use crate::submission::Submission;

/// What is judged.
#[derive(Debug, Clone, Copy)]
pub struct Judging<'a> {
    /// The plan as it holds in the period.
    pub plan: &'a Plan,
    /// The register of agencies.
    pub register: &'a Register,
    /// The period.
    pub period: &'a Period,
    /// The day on which deadlines are judged.
    pub as_of: NaiveDate,
    /// Every file of the period's folder.
    pub submissions: &'a [Submission],
    /// The figures that the checks doubt.
    pub doubts: &'a Doubts,
    /// What the office has judged itself.
    pub judged: &'a Judgements,
    /// The earlier periods of the year, earliest first.
    pub past: &'a [Judged<'a>],
    /// The same period of the year before.
    pub last_year: Option<Judged<'a>>,
}

/// What the office has judged itself, by agency and measure: documents and narratives only.
pub type Judgements = BTreeMap<(String, String), Judgement>;
