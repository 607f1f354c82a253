//! A period with its verdicts, as a later one looks back at it.

use super::doubt::Doubts;
use super::verdict::Assessment;
use crate::period::Period;
use crate::plan::model::Plan;
use crate::submission::Submission;

/// A period, judged.
#[derive(Debug, Clone, Copy)]
pub struct Judged<'a> {
    /// The plan as it held in the period.
    pub plan: &'a Plan,
    /// The period.
    pub period: &'a Period,
    /// Every file of its folder.
    pub submissions: &'a [Submission],
    /// Every verdict.
    pub assessment: &'a Assessment,
    /// The figures that the checks doubt.
    pub doubts: &'a Doubts,
}
