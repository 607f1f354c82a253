//! A single file, checked on its own: a form of ours needs nothing but itself; another layout is
//! held against what the office knows, where anything is known.

use serde::{Deserialize, Serialize};

use super::{Attendant, Knowledge};
use crate::assessment::{self, verdict::AgencyVerdict};
use crate::checks;
use crate::finding::Finding;
use crate::form::FormIdentity;
use crate::intake::{self, Source};
use crate::period::{Period, PeriodId};
use crate::plan::model::Plan;
use crate::submission::{Disposition, Receipt, Submission};

/// One file, checked on its own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CheckedFile {
    /// What the form carries; absent where it is none of ours.
    pub identity: Option<FormIdentity>,
    /// The agency's id and name, where they are known.
    pub agency: Option<(String, String)>,
    /// What it says; absent where it is no workbook at all.
    pub submission: Option<Submission>,
    /// The verdicts on its readings.
    pub verdicts: Vec<AgencyVerdict>,
    /// What was found in it.
    pub findings: Vec<Finding>,
}

impl CheckedFile {
    /// A file of which nothing is known but what was found.
    pub fn refused(finding: Finding) -> Self {
        CheckedFile {
            findings: vec![finding],
            ..CheckedFile::default()
        }
    }
}

/// Checks a file. `open` opens it; it is asked once.
pub(super) fn check(
    attendant: &Attendant<'_>,
    source: &Source,
    open: intake::Open<'_>,
) -> CheckedFile {
    let opened = open(&source.bytes);
    let open = |_: &[u8]| opened.clone();
    let (identity, submission, mut findings) = intake::read_alone(source, &open);
    let is_no_form = submission
        .as_ref()
        .is_some_and(|sent| sent.disposition == Disposition::NotASubmission);
    if is_no_form && let Some(checked) = against_office(attendant, source, &open) {
        return checked;
    }
    let mut verdicts = Vec::new();
    if let (Some(identity), Some(sent)) = (&identity, &submission)
        && sent.disposition.is_used()
    {
        let (plan, agency, period) = (&identity.plan, &identity.agency, &identity.period);
        let doubts = checks::run_alone(plan, agency, period, sent, &findings);
        findings.extend(doubts);
        verdicts = assessment::judge_alone(plan, agency, period, period.due_office, sent);
    }
    let agency = identity
        .as_ref()
        .map(|identity| (identity.agency.id.clone(), identity.distinct_name.clone()));
    CheckedFile {
        identity,
        agency,
        submission,
        verdicts,
        findings,
    }
}

/// A workbook held against the period under way; where it says that it is for another, against the
/// one for which it is. None where it is no report at all.
fn against_office(
    attendant: &Attendant<'_>,
    source: &Source,
    open: intake::Open<'_>,
) -> Option<CheckedFile> {
    let knowledge = attendant.knowledge;
    let under_way = knowledge.under_way?;
    let first = read(attendant, source, under_way, open)?;
    let (plan, period, read) = if first.2.submission.disposition == Disposition::WrongPeriod {
        let others = knowledge.periods().rev();
        others
            .filter(|period| period.id != under_way)
            .filter_map(|period| read(attendant, source, period.id, open))
            .find(|(.., read)| read.submission.disposition != Disposition::WrongPeriod)
            .unwrap_or(first)
    } else {
        first
    };
    let (sent, mut findings) = (read.submission, read.findings);
    if sent.disposition == Disposition::NotASubmission {
        return None;
    }
    let Knowledge { register, .. } = knowledge;
    let agency = sent.agency.as_deref().and_then(|id| register.get(id));
    let mut verdicts = Vec::new();
    if let Some(agency) = agency.filter(|_| sent.disposition.is_used()) {
        findings.extend(checks::run_alone(plan, agency, period, &sent, &findings));
        verdicts = assessment::judge_alone(plan, agency, period, period.due_office, &sent);
    }
    Some(CheckedFile {
        identity: None,
        agency: agency.map(|agency| {
            let name = register.distinct_name(agency, period.cut_off());
            (agency.id.clone(), name)
        }),
        submission: Some(sent),
        verdicts,
        findings,
    })
}

/// A workbook read as one of a period, with the plan and the period.
fn read<'a>(
    attendant: &Attendant<'a>,
    source: &Source,
    id: PeriodId,
    open: intake::Open<'_>,
) -> Option<(&'a Plan, &'a Period, intake::Read)> {
    let (period, plan) = attendant.knowledge.period(id)?;
    let names = attendant.names(period);
    let expected = intake::Expected {
        plan,
        register: &attendant.knowledge.register,
        period,
        names: &names,
        layouts: &attendant.knowledge.layouts,
    };
    let read = intake::read(source, Receipt::default(), &expected, open);
    Some((plan, period, read))
}
