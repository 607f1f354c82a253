//! Readings that are told instead of read, and what the office judges itself.

use super::applied::Applied;
use crate::decision::{Decision, Decisions, Judgement, Ruling, Told, laid_over, one_line, said};
use crate::finding::Finding;
use crate::place::Cell;
use crate::submission::{Reading, State, Submission, Trust};

/// Replaces readings by what was decided, and takes out of the findings those that are answered so;
/// says also which verdicts the office has judged itself.
pub fn readings(
    submissions: &mut [Submission],
    findings: &mut Vec<Finding>,
    decisions: &Decisions,
) -> Vec<Applied> {
    // What the office judges is held against what the file says, before anything is replaced.
    let mut all: Vec<Applied> = (decisions.list.iter())
        .filter_map(|decision| match &decision.ruling {
            Ruling::Judged {
                agency,
                measure,
                judgement,
            } => Some(judged(submissions, decision, (agency, measure), *judgement)),
            _ => None,
        })
        .collect();
    for decision in &decisions.list {
        if let Ruling::Reading {
            agency,
            measure,
            told,
        } = &decision.ruling
        {
            let applied = replace(submissions, findings, decision, (agency, measure), told);
            all.push(applied);
        }
    }
    all
}

/// The file that counts of an agency.
fn used<'a>(submissions: &'a mut [Submission], agency: &str) -> Option<&'a mut Submission> {
    submissions
        .iter_mut()
        .find(|sent| sent.agency.as_deref() == Some(agency) && sent.disposition.is_used())
}

/// What a file that counts says of a measure, where a decision still fits it; else what there is.
fn fitting(
    used: Option<&Submission>,
    decision: &Decision,
    measure: &str,
) -> Result<Reading, Applied> {
    let Some(sent) = used else {
        let now = "cơ quan chưa có tệp nào được tính trong kỳ";
        return Err(Applied::stale(decision, now));
    };
    let reading = sent
        .reading(measure)
        .cloned()
        .unwrap_or_else(|| Reading::absent(measure));
    let now = one_line(&said(&reading));
    let same_file = sent.has_digest(&decision.made_on.sha256);
    let same_words = (decision.made_on.was.as_ref()).is_none_or(|was| one_line(was) == now);
    if same_file && same_words {
        Ok(reading)
    } else {
        let now = format!("tệp «{}» ghi: {now}", sent.file);
        Err(Applied::stale(decision, now))
    }
}

/// What the office judges itself. Where nothing could be read, what it judges is also what is so.
fn judged(
    submissions: &mut [Submission],
    decision: &Decision,
    (agency, measure): (&str, &str),
    judgement: Judgement,
) -> Applied {
    let sent = used(submissions, agency);
    let reading = match fitting(sent.as_deref(), decision, measure) {
        Err(stale) => return stale,
        Ok(reading) => reading,
    };
    let mut applied = Applied::in_force(decision, said(&reading));
    applied.place.clone_from(&reading.place);
    let state = match judgement {
        Judgement::Met => State::Done,
        Judgement::NotMet => State::NotStarted,
        Judgement::Insufficient => reading.state,
    };
    let is_unread = matches!(reading.state, State::Blank | State::Unreadable);
    if let Some(sent) = sent.filter(|_| is_unread && state != reading.state) {
        put(
            sent,
            Reading {
                state,
                ..reading.clone()
            },
        );
        applied.replaced = Some(reading);
    }
    Applied::InForce(Box::new(applied))
}

/// Puts a reading in the place of the one of its measure.
fn put(sent: &mut Submission, new: Reading) {
    let new = Reading {
        trust: Trust::Decided,
        ..new
    };
    match (sent.readings.iter_mut()).find(|own| own.measure == new.measure) {
        Some(own) => *own = new,
        None => sent.readings.push(new),
    }
}

fn replace(
    submissions: &mut [Submission],
    findings: &mut Vec<Finding>,
    decision: &Decision,
    (agency, measure): (&str, &str),
    told: &Told,
) -> Applied {
    let sent = used(submissions, agency);
    let reading = match fitting(sent.as_deref(), decision, measure) {
        Ok(reading) => reading,
        Err(stale) => return stale,
    };
    let Some(sent) = sent else {
        return Applied::stale(decision, "cơ quan chưa có tệp nào được tính trong kỳ");
    };
    put(sent, laid_over(&reading, told));
    let mut applied = Applied::in_force(decision, said(&reading));
    applied.place.clone_from(&reading.place);
    let file = sent.file.clone();
    let (answered, open): (Vec<Finding>, Vec<Finding>) =
        std::mem::take(findings).into_iter().partition(|finding| {
            finding.measure.as_deref() == Some(measure)
                && finding
                    .place
                    .as_ref()
                    .is_some_and(|place| place.file == file)
                && is_answered(finding, &reading, told)
        });
    *findings = open;
    // The cell that could not be read says more than the first of its row.
    let told_in = answered.iter().filter_map(|finding| finding.place.clone());
    if let Some(place) = told_in.into_iter().find(|place| place.cell.is_some()) {
        applied.place = Some(place);
    }
    applied.answers = answered;
    applied.replaced = Some(reading);
    Applied::InForce(Box::new(applied))
}

/// Whether a finding of reading is about a part that is told now. One that stands in the cell of a
/// part that nobody has told of stays open.
fn is_answered(finding: &Finding, reading: &Reading, told: &Told) -> bool {
    let cell = finding.place.as_ref().and_then(|place| place.cell);
    let cells = &reading.cells;
    let stands_in = |own: Option<Cell>| own.is_some() && own == cell;
    let figures = told.first.is_some() || told.second.is_some() || told.percent.is_some();
    let state = told.state.is_some() || figures;
    let parts = [
        (cells.first, told.first.is_some() || told.state.is_some()),
        (cells.second, told.second.is_some() || told.state.is_some()),
        (cells.percent, figures || told.state.is_some()),
        (cells.state, state),
        (cells.evidence, told.evidence.is_some()),
    ];
    let of_parts: Vec<bool> = (parts.iter())
        .filter(|(own, _)| stands_in(*own))
        .map(|(_, is_told)| *is_told)
        .collect();
    // A finding in no part's cell is about the row as a whole.
    of_parts.is_empty() && state || of_parts.contains(&true)
}
