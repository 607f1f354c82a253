//! The report of a period: everything that documents and workbooks print, made once.

use serde::Serialize;

use super::agencies::AgencyRow;
use super::arrivals::Arrivals;
use super::counts::VerdictCounts;
use super::facts::Facts;
use super::fields::{CriterionRow, FieldPart};
use super::findings::FindingRow;
use super::goals::GoalRow;
use super::matrix::Matrix;
use super::readings::ReadingRow;
use super::responsible::ResponsiblePart;
use super::tasks::TaskGroup;
use super::voices::Voices;
use super::words::{PeriodWords, PlanWords};
use crate::office::Office;

/// The report of a period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The words for the period.
    pub period: PeriodWords,
    /// The words for the plan.
    pub plan: PlanWords,
    /// Who writes it.
    pub office: Office,
    /// All criteria by verdict.
    pub counts: VerdictCounts,
    /// The results, by field.
    pub fields: Vec<FieldPart>,
    /// The plan's own goals.
    pub goals: Vec<GoalRow>,
    /// Who has sent.
    pub arrivals: Arrivals,
    /// The expected agencies, in the register's order.
    pub agencies: Vec<AgencyRow>,
    /// The criteria by who answers for them.
    pub responsible: Vec<ResponsiblePart>,
    /// What is to be done next.
    pub tasks: Vec<TaskGroup>,
    /// What agencies say in their own words.
    pub voices: Voices,
    /// Every reading that counts, in the register's, then the plan's order.
    #[serde(skip)]
    pub readings: Vec<ReadingRow>,
    /// Every finding, in the order of documents.
    #[serde(skip)]
    pub findings: Vec<FindingRow>,
    /// Agencies × measures.
    #[serde(skip)]
    pub matrix: Matrix,
    /// Days, rules and documents as data, for the summary workbook.
    #[serde(skip)]
    pub facts: Facts,
}

impl Report {
    /// All criteria, in the plan's order.
    pub fn criteria(&self) -> impl Iterator<Item = &CriterionRow> {
        self.fields.iter().flat_map(|field| &field.criteria)
    }
}
