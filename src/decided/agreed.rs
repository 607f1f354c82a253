//! Findings that were looked at and are right as they are.

use super::applied::{Applied, Decided};
use crate::decision::{Agreed, Decision, Decisions, Ruling, file_name, one_line};
use crate::failure::{Fault, Faults, Outcome};
use crate::finding::{Finding, Series};
use crate::period::PeriodId;
use crate::submission::Submission;

/// Takes the findings that were agreed to out of all findings; what is left is open.
///
/// # Errors
/// A decision on a finding that never was.
pub fn open(
    findings: Vec<Finding>,
    submissions: &[Submission],
    decisions: &Decisions,
    period: PeriodId,
    decided: &mut Decided,
) -> Outcome<Vec<Finding>> {
    let mut faults = Faults::new();
    let mut left = without_judged(findings, decided);
    for decision in &decisions.list {
        if let Ruling::Agreed(agreed) = &decision.ruling {
            match take(&mut left, submissions, decision, agreed, decided) {
                Ok(applied) => decided.add(applied),
                Err(places) => faults.add(not_one(decision, agreed, &places, period)),
            }
        }
    }
    faults.into_outcome(left)
}

/// Takes out what is doubted of evidence that the office has judged itself.
fn without_judged(mut findings: Vec<Finding>, decided: &mut Decided) -> Vec<Finding> {
    for own in &mut decided.in_force {
        let Ruling::Judged {
            agency, measure, ..
        } = &own.decision.ruling
        else {
            continue;
        };
        let (answered, left) = findings.into_iter().partition(|finding: &Finding| {
            finding.rule.code.series() == Series::Evidence
                && finding.agency.as_ref() == Some(agency)
                && finding.measure.as_ref() == Some(measure)
        });
        own.answers = answered;
        findings = left;
    }
    findings
}

/// Holds a decision against the findings; where there never was such a finding, or it does not say which
/// of several is meant, the places of those that it could mean.
fn take(
    left: &mut Vec<Finding>,
    submissions: &[Submission],
    decision: &Decision,
    agreed: &Agreed,
    decided: &Decided,
) -> Result<Applied, Vec<String>> {
    let digest_of = |finding: &Finding| {
        let sent = submissions.iter().find(|sent| match &finding.place {
            Some(place) => sent.file == place.file,
            None => sent.disposition.is_used() && sent.agency.as_deref() == Some(&agreed.agency),
        });
        sent.and_then(|sent| sent.sha256.as_deref())
    };
    let is_meant = |finding: &&Finding| {
        let cell = finding.place.as_ref().and_then(|place| place.cell);
        finding.rule.code.as_str() == agreed.code
            && finding.agency.as_deref() == Some(&agreed.agency)
            && (agreed.measure.is_none() || finding.measure == agreed.measure)
            && (agreed.cell.is_none() || cell == agreed.cell)
    };
    let meant: Vec<&Finding> = left.iter().filter(is_meant).collect();
    let made_on = &decision.made_on;
    let fits = |finding: &Finding| {
        let was = made_on.was.as_ref();
        digest_of(finding) == Some(&made_on.sha256)
            && was.is_none_or(|was| one_line(was) == one_line(&finding.seen))
    };
    let fitting: Vec<&&Finding> = meant.iter().filter(|finding| fits(finding)).collect();
    let mut places: Vec<String> = fitting.iter().map(|finding| place_words(finding)).collect();
    places.dedup();
    if places.len() > 1 {
        return Err(places);
    }
    if let Some(finding) = fitting.first() {
        let mut applied = Applied::in_force(decision, finding.seen.clone());
        applied.place.clone_from(&finding.place);
        applied.answers = vec![(**finding).clone()];
        let own = (**finding).clone();
        left.retain(|other| *other != own);
        return Ok(Applied::InForce(Box::new(applied)));
    }
    if let Some(finding) = meant.first() {
        return Ok(Applied::stale(decision, finding.seen.clone()));
    }
    let same_file = submissions
        .iter()
        .any(|sent| sent.has_digest(&made_on.sha256));
    let corrected = agreed
        .measure
        .as_ref()
        .is_some_and(|measure| decided.of_reading(&agreed.agency, measure).is_some());
    // What was noted once was there once: other files, or another decision, have removed it.
    let was_there = made_on.was.is_some() || !same_file || corrected;
    if was_there {
        let now = format!("không còn {} nào như vậy", agreed.code);
        return Ok(Applied::stale(decision, now));
    }
    Err(Vec::new())
}

/// Measure and cell of a finding: `1.3, ô D12`.
fn place_words(finding: &Finding) -> String {
    let measure = finding.measure.as_deref().unwrap_or("cả tệp");
    let cell = finding.place.as_ref().and_then(|place| place.cell);
    cell.map_or(measure.to_owned(), |cell| format!("{measure}, ô {cell}"))
}

/// A decision that is about no finding, or does not say about which of several.
fn not_one(decision: &Decision, agreed: &Agreed, places: &[String], period: PeriodId) -> Fault {
    let of_measure = agreed
        .measure
        .as_ref()
        .map_or(String::new(), |measure| format!(" ở chỉ số {measure}"));
    let what = format!(
        "{} của cơ quan «{}»{of_measure}",
        agreed.code, agreed.agency
    );
    let file = file_name(period);
    let fault = match places.len() {
        0 => Fault::new(
            file,
            format!("không có {what} trong tệp này"),
            "Xem lại mã, ô bằng «cchc check»; không cần nữa thì xóa khối này.",
        ),
        count => Fault::new(
            file,
            format!("có {count} chỗ {what}, chưa nêu rõ chỗ nào"),
            format!(
                "Thêm measure, cell cho đúng một chỗ: {}.",
                places.join("; ")
            ),
        ),
    };
    fault.at_line(decision.line)
}
