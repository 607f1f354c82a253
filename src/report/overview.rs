//! A period at a glance, for the terminal: received, what does not count, findings, verdicts.

use super::basis::Basis;
use super::counts::VerdictCounts;
use super::decisions::counted_criterion;
use crate::finding::{Finding, Severity};
use crate::period::doubts::doubts;
use crate::period::{PeriodId, Window};
use crate::submission::{Disposition, Submissions};

/// How many findings of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FindingCounts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl FindingCounts {
    /// Counts findings.
    pub fn of(findings: &[Finding]) -> Self {
        let mut counts = FindingCounts::default();
        for finding in findings {
            match finding.severity() {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Note => counts.notes += 1,
            }
        }
        counts
    }
}

/// A period at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// The period.
    pub period: PeriodId,
    /// The window of the cumulative figures.
    pub window: Window,
    /// The day on which deadlines are judged.
    pub as_of: chrono::NaiveDate,
    /// What is doubtful about the period's days, a line each.
    pub doubtful_days: Vec<String>,
    /// How many agencies are expected.
    pub expected: usize,
    /// How many of them sent a report whose figures count.
    pub received: usize,
    /// Every file that was not accepted, with what became of it, in the order of file names.
    pub set_aside: Vec<(String, Disposition)>,
    /// The findings.
    pub findings: FindingCounts,
    /// The criteria of the province.
    pub criteria: VerdictCounts,
}

impl Overview {
    /// The overview of a period.
    pub fn of(basis: &Basis) -> Self {
        let used = Submissions::among(basis.submissions);
        let is_accepted = |id: &str| {
            used.of(id)
                .is_some_and(|sent| sent.disposition == Disposition::Accepted)
        };
        let expected: Vec<_> = basis.expected().collect();
        Overview {
            period: basis.period.id,
            window: basis.period.window,
            as_of: basis.as_of,
            doubtful_days: doubts(basis.period, basis.calendar, basis.as_of),
            expected: expected.len(),
            received: expected
                .iter()
                .filter(|agency| is_accepted(&agency.id))
                .count(),
            set_aside: basis
                .submissions
                .iter()
                .filter(|file| file.disposition != Disposition::Accepted)
                .map(|file| (file.file.clone(), file.disposition))
                .collect(),
            findings: FindingCounts::of(basis.findings),
            criteria: VerdictCounts::marked(
                (basis.assessment.criteria.iter()).map(|row| counted_criterion(basis, row)),
            ),
        }
    }
}
