//! The verdict of one agency on one measure.

use chrono::NaiveDate;

use super::pace::Pace;
use super::verdict::{Reason, Verdict};
use crate::decision::Judgement;
use crate::exact::Exact;
use crate::measure::{self, NoValue};
use crate::plan::model::{Kind, Measure};
use crate::submission::{Reading, State};

/// A verdict, why where there are not grounds enough, and the value judged.
pub type Judged = (Verdict, Option<Reason>, Option<Exact>);

/// Judges a measure. The outer option of the reading is the submission: absent, nothing that counts
/// was sent; the inner one is absent where the submission does not speak of the measure.
pub fn judge(
    measure: &Measure,
    deadline: Option<NaiveDate>,
    pace: &Pace,
    reading: Option<Option<&Reading>>,
) -> Judged {
    if measure.kind == Kind::Narrative {
        return (Verdict::NoTarget, None, None);
    }
    let Some(reading) = reading else {
        return insufficient(Reason::NotSent);
    };
    let Some(reading) = reading else {
        return insufficient(Reason::Blank);
    };
    match (reading.state, measure.kind) {
        (State::Blank, _) => insufficient(Reason::Blank),
        (State::Unreadable, _) => insufficient(Reason::Unreadable),
        (State::NothingArose, _) => (Verdict::NothingArose, None, None),
        (_, Kind::Document) => judge_document(deadline, pace, reading),
        _ => judge_value(measure, deadline, pace, reading),
    }
}

/// What the office has judged itself.
pub fn judged(judgement: Judgement) -> Judged {
    match judgement {
        Judgement::Met => (Verdict::Met, None, None),
        Judgement::NotMet => (Verdict::NotMet, None, None),
        Judgement::Insufficient => insufficient(Reason::NoEvidence),
    }
}

fn insufficient(reason: Reason) -> Judged {
    (Verdict::Insufficient, Some(reason), None)
}

/// A document is met when it is reported done, with usable evidence.
fn judge_document(deadline: Option<NaiveDate>, pace: &Pace, reading: &Reading) -> Judged {
    match (reading.state, &reading.evidence) {
        (State::Done, Some(_)) => (Verdict::Met, None, None),
        (State::Done, None) => insufficient(Reason::NoEvidence),
        _ => (pace.verdict_on_open_task(deadline), None, None),
    }
}

fn judge_value(
    measure: &Measure,
    deadline: Option<NaiveDate>,
    pace: &Pace,
    reading: &Reading,
) -> Judged {
    match value_of(measure, reading) {
        Ok(Some(value)) => {
            let verdict = pace.verdict(&value, &measure.target, measure.progress, deadline);
            (verdict, None, Some(value))
        }
        Ok(None) => (Verdict::NothingArose, None, None),
        Err(reason) => insufficient(reason),
    }
}

/// The value of a reading in state `value`; `None` where nothing arose.
fn value_of(measure: &Measure, reading: &Reading) -> Result<Option<Exact>, Reason> {
    if measure.kind == Kind::Count {
        return reading.first.clone().map(Some).ok_or(Reason::FigureMissing);
    }
    match (&reading.first, &reading.second) {
        (Some(first), Some(second)) => judged_value(measure, first, second),
        _ => stated_rate(measure, reading).map(Some),
    }
}

/// The value that two figures make; `None` where nothing arose.
pub fn judged_value(
    measure: &Measure,
    first: &Exact,
    second: &Exact,
) -> Result<Option<Exact>, Reason> {
    match measure::value(measure, first, second) {
        Ok(value) => Ok(Some(value)),
        Err(NoValue::NothingArose) => Ok(None),
        Err(NoValue::ZeroSecond) => Err(Reason::ZeroSecond),
        Err(NoValue::FromZero) => Err(Reason::FromZero),
        Err(NoValue::AboveSecond) => Err(Reason::AboveSecond),
    }
}

/// A rate stated without its two figures.
fn stated_rate(measure: &Measure, reading: &Reading) -> Result<Exact, Reason> {
    let rate = reading.percent.clone().ok_or(Reason::FigureMissing)?;
    if measure.capped && rate > Exact::whole(100) {
        return Err(Reason::AboveSecond);
    }
    Ok(rate)
}
