//! What is read and doubted: checks over the submissions of a period. Every check is a pure
//! function in a file of its own, listed in `CHECKS`; its rules stand in the catalogue
//! (`finding::rules`). What could not be read at all is said by the stage that reads, and is not
//! repeated here.
//!
//! | file | codes | what it doubts |
//! |---|---|---|
//! | `arrival` | GH | nothing usable was sent, or late |
//! | `characters` | KT | characters that documents can't print |
//! | `completeness` | DB | what is asked for and missing |
//! | `consistency` | NQ | figures of one reading that contradict each other |
//! | `dossiers` | HS | figures of one agency's measures that contradict each other |
//! | `same_figure` | HS | a figure that one criterion asks for in two places |
//! | `evidence` | MC10 and above | documents that prove, or don't |
//! | `plausibility` | HL | implausible figures: on their own, against the past, against the peers |

pub mod arrival;
pub mod characters;
pub mod completeness;
pub mod consistency;
pub mod dossiers;
pub mod evidence;
mod fitting;
pub mod plausibility;
mod printing;
pub mod same_figure;
#[cfg(test)]
mod samples;
mod subject;

use std::collections::BTreeSet;

use crate::agency::{Agency, Register};
use crate::finding::Finding;
use crate::period::Period;
use crate::plan::model::Plan;
use crate::submission::{Disposition, Reading, State, Submission, Submissions};

use subject::Subject;

/// A check: a pure function from what it looks at to what it doubts.
enum Check {
    /// Of one submission by itself; the agency's own machine runs these too.
    Alone(fn(&Subject) -> Vec<Finding>),
    /// Of all submissions of a period beside each other.
    Together(fn(&Checked, &[Subject]) -> Vec<Finding>),
}

/// Every check. One that is not listed here never runs; its rules are declared in `finding::rules`.
const CHECKS: &[Check] = &[
    Check::Together(arrival::run),
    Check::Alone(completeness::run),
    Check::Alone(consistency::run),
    Check::Alone(dossiers::run),
    Check::Alone(same_figure::run),
    Check::Alone(evidence::run),
    Check::Alone(plausibility::run),
    Check::Alone(characters::run),
    Check::Together(evidence::run_together),
    Check::Together(plausibility::run_together),
];

/// What the checks look at: a period's submissions, and those of an earlier period of the same year.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a> {
    /// The plan of the period's year.
    pub plan: &'a Plan,
    /// The register of agencies.
    pub register: &'a Register,
    /// The period.
    pub period: &'a Period,
    /// Every file of the period's folder.
    pub submissions: &'a [Submission],
    /// The earlier periods of the same year that have submissions, earliest first.
    pub earlier: &'a [Earlier<'a>],
    /// What reading has found already; a check is silent where it would only repeat it.
    pub found: &'a [Finding],
}

/// An earlier period of the same year, as it was sent and doubted.
#[derive(Debug, Clone, Copy)]
pub struct Earlier<'a> {
    /// The period.
    pub period: &'a Period,
    /// Every file of its folder.
    pub submissions: &'a [Submission],
    /// The figures that its own checks left in doubt, by agency and measure.
    pub doubted: &'a BTreeSet<(String, String)>,
}

/// What counts of an earlier period.
struct Before<'a> {
    period: &'a Period,
    submissions: Submissions<'a>,
    doubted: &'a BTreeSet<(String, String)>,
}

impl<'a> Before<'a> {
    /// What an agency sent that counts.
    fn accepted(&self, agency: &str) -> Option<&'a Submission> {
        let sent = self.submissions.of(agency)?;
        (sent.disposition == Disposition::Accepted).then_some(sent)
    }

    /// What an agency stated of a measure.
    fn reading(&self, agency: &str, measure: &str) -> Option<&'a Reading> {
        self.accepted(agency)?.reading(measure)
    }

    fn doubts(&self, agency: &str, measure: &str) -> bool {
        let mut doubted = self.doubted.iter();
        doubted.any(|(whose, what)| whose == agency && what == measure)
    }

    /// The figures that an agency stated, where nobody doubts them.
    fn undoubted(&self, agency: &str, measure: &str) -> Option<&'a Reading> {
        let reading = self.reading(agency, measure)?;
        let doubted = self.doubts(agency, measure);
        (reading.state == State::Value && !doubted).then_some(reading)
    }
}

impl<'a> Checked<'a> {
    /// The agencies expected in the period, in the register's order.
    fn expected(&self) -> impl Iterator<Item = &'a Agency> + use<'a> {
        self.plan.expected(self.register, self.period.cut_off())
    }

    /// The name that tells an agency from every other.
    fn name_of(&self, agency: &Agency) -> String {
        self.register.distinct_name(agency, self.period.cut_off())
    }

    /// The earlier periods that are of the same year and before this one, with what counts of them:
    /// the latest first.
    fn before(&self) -> Vec<Before<'a>> {
        let is_before = |period: &Period| {
            period.id.year == self.period.id.year && period.cut_off() < self.period.cut_off()
        };
        let earlier = self.earlier.iter().rev();
        earlier
            .filter(|one| is_before(one.period))
            .map(|one| Before {
                period: one.period,
                submissions: Submissions::among(one.submissions),
                doubted: one.doubted,
            })
            .collect()
    }

    /// The expected agencies whose readings count, each with its submission.
    fn subjects(&self) -> Vec<Subject<'a>> {
        let used = Submissions::among(self.submissions);
        self.expected()
            .filter_map(|agency| {
                let submission = used.of(&agency.id)?;
                (submission.disposition == Disposition::Accepted).then_some(Subject {
                    plan: self.plan,
                    agency,
                    period: self.period,
                    submission,
                    found: self.found,
                })
            })
            .collect()
    }
}

/// Everything doubtful in a period: agencies in the register's order, measures in the plan's, then
/// by code; what concerns an agency as a whole comes before its measures.
pub fn run(input: &Checked) -> Vec<Finding> {
    let subjects = input.subjects();
    let mut findings: Vec<Finding> = subjects.iter().flat_map(alone).collect();
    for check in CHECKS {
        if let Check::Together(run) = check {
            findings.extend(run(input, &subjects));
        }
    }
    sort(&mut findings, input.plan, |agency| {
        input.register.agencies.iter().position(|a| a.id == agency)
    });
    findings
}

/// The figures that findings put in doubt, by agency and measure. Findings that the office has agreed
/// to are not to be given: they doubt nothing any more.
pub fn in_doubt<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> BTreeSet<(String, String)> {
    findings
        .into_iter()
        .filter(|finding| plausibility::DOUBTING.contains(&finding.rule))
        .filter_map(|finding| Some((finding.agency.clone()?, finding.measure.clone()?)))
        .collect()
}

/// Everything doubtful in one file by itself, as on an agency's own machine: no peers, no earlier
/// period. `plan` is the plan, or the slice of it that the agency's form carries.
pub fn run_alone(
    plan: &Plan,
    agency: &Agency,
    period: &Period,
    submission: &Submission,
    found: &[Finding],
) -> Vec<Finding> {
    if submission.disposition != Disposition::Accepted {
        return Vec::new();
    }
    let mut findings = alone(&Subject {
        plan,
        agency,
        period,
        submission,
        found,
    });
    sort(&mut findings, plan, |_| Some(0));
    findings
}

/// The checks that need one submission only.
fn alone(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    for check in CHECKS {
        if let Check::Alone(run) = check {
            findings.extend(run(subject));
        }
    }
    findings
}

/// Sorts by agency, measure, code, place; stable, so that the rest keeps the order of the checks.
fn sort(findings: &mut [Finding], plan: &Plan, rank: impl Fn(&str) -> Option<usize>) {
    findings.sort_by_cached_key(|finding| {
        (
            finding.agency.as_deref().and_then(&rank),
            finding
                .measure
                .as_deref()
                .map(|id| plan.measures.iter().position(|m| m.id == id)),
            finding.rule.code,
            finding.place.clone(),
        )
    });
}

#[cfg(test)]
mod tests;
