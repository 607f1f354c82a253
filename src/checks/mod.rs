//! What is read and doubted: checks over the submissions of a period. Every check is a pure
//! function in a file of its own, with the rules that it declares; what could not be read at all is
//! said by the stage that reads, and is not repeated here.
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
//! | `plausibility` | HL | figures that are hardly so, by themselves, the past, or the peers |

pub mod arrival;
pub mod characters;
pub mod completeness;
pub mod consistency;
pub mod dossiers;
pub mod evidence;
pub mod plausibility;
mod printing;
pub mod same_figure;
#[cfg(test)]
mod samples;
mod subject;

use crate::agency::{Agency, Register};
use crate::finding::{Finding, Rule};
use crate::period::Period;
use crate::plan::model::Plan;
use crate::submission::{Disposition, Submission};

use subject::Subject;

/// The rules of every check, in the order of the files.
pub const RULES: &[&Rule] = &GATHERED;

const BY_FILE: [&[&Rule]; 8] = [
    arrival::RULES,
    completeness::RULES,
    consistency::RULES,
    dossiers::RULES,
    same_figure::RULES,
    evidence::RULES,
    plausibility::RULES,
    characters::RULES,
];

const COUNT: usize = {
    let (mut count, mut file) = (0, 0);
    while file < BY_FILE.len() {
        count += BY_FILE[file].len();
        file += 1;
    }
    count
};

/// One slice from those of the files, put together while compiling.
const GATHERED: [&Rule; COUNT] = {
    let mut all = [BY_FILE[0][0]; COUNT];
    let (mut at, mut file) = (0, 0);
    while file < BY_FILE.len() {
        let mut rule = 0;
        while rule < BY_FILE[file].len() {
            all[at] = BY_FILE[file][rule];
            at += 1;
            rule += 1;
        }
        file += 1;
    }
    all
};

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
    /// The latest earlier period of the same year that has submissions, with them.
    pub earlier: Option<(&'a Period, &'a [Submission])>,
    /// What reading has found already; a check is silent where it would only repeat it.
    pub found: &'a [Finding],
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

    /// The earlier period, where it is one of the same year and before this one.
    fn before(&self) -> Option<(&'a Period, &'a [Submission])> {
        self.earlier.filter(|(period, _)| {
            period.id.year == self.period.id.year && period.id < self.period.id
        })
    }

    /// The expected agencies whose readings count, each with its submission.
    fn subjects(&self) -> Vec<Subject<'a>> {
        self.expected()
            .filter_map(|agency| {
                let submission = used_submission(self.submissions, &agency.id)?;
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

/// The submission of an agency whose readings count, if there is one.
fn used_submission<'a>(submissions: &'a [Submission], agency: &str) -> Option<&'a Submission> {
    submissions.iter().find(|submission| {
        submission.disposition.is_used() && submission.agency.as_deref() == Some(agency)
    })
}

/// Everything doubtful in a period: agencies in the register's order, measures in the plan's, then
/// by code; what concerns an agency as a whole comes before its measures.
pub fn run(input: &Checked) -> Vec<Finding> {
    let subjects = input.subjects();
    let mut findings = arrival::run(input);
    for subject in &subjects {
        findings.extend(alone(subject));
    }
    findings.extend(evidence::run_together(input, &subjects));
    findings.extend(plausibility::run_together(input, &subjects));
    sort(&mut findings, input.plan, |agency| {
        input.register.agencies.iter().position(|a| a.id == agency)
    });
    findings
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
    let mut findings = completeness::run(subject);
    findings.extend(consistency::run(subject));
    findings.extend(dossiers::run(subject));
    findings.extend(same_figure::run(subject));
    findings.extend(evidence::run(subject));
    findings.extend(plausibility::run(subject));
    findings.extend(characters::run(subject));
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
