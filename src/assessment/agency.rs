//! The verdict of one agency on one measure.

use chrono::NaiveDate;

use super::before::{Quarter, own_figures};
use super::pace::{Aim, Pace};
use super::verdict::{Reason, Verdict};
use crate::decision::Judgement;
use crate::exact::Exact;
use crate::measure::{self, NoValue};
use crate::plan::model::{Kind, Measure, Progress};
use crate::plan::target::Target;
use crate::submission::{Reading, State};

/// A verdict, why where there are not grounds enough, and the value judged.
pub type Judged = (Verdict, Option<Reason>, Option<Exact>);

/// What an agency is asked for on a measure, with what it is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// The agency's own target, else the measure's.
    pub target: Target,
    /// The agency's own deadline, else the criterion's; absent: every period.
    pub deadline: Option<NaiveDate>,
    /// What it stood at a year before: the value, and of a rank among how many.
    pub last_year: Option<(Exact, Option<Exact>)>,
    /// The quarters before, with the cumulative first figures at their ends.
    pub quarters: Vec<Quarter>,
}

/// Judges a measure. The outer option of the reading is the submission: absent, nothing that counts
/// was sent; the inner one is absent where the submission does not speak of the measure.
pub fn judge(asked: &Asked, pace: &Pace, reading: Option<Option<&Reading>>) -> Judged {
    let kind = asked.measure.kind;
    if kind == Kind::Narrative {
        return (Verdict::NoTarget, None, None);
    }
    let Some(reading) = reading else {
        return insufficient(Reason::NotSent);
    };
    let Some(reading) = reading else {
        return insufficient(Reason::Blank);
    };
    match (reading.state, kind) {
        (State::Blank, _) => insufficient(Reason::Blank),
        (State::Unreadable, _) => insufficient(Reason::Unreadable),
        (State::NotApplicable, _) => insufficient(Reason::NotApplicable),
        (State::NothingArose, _) => (Verdict::NothingArose, None, None),
        (_, Kind::Document) => judge_document(asked.deadline, pace, reading),
        _ => judge_value(asked, pace, reading),
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

fn judge_value(asked: &Asked, pace: &Pace, reading: &Reading) -> Judged {
    let value = match value_of(asked.measure, reading) {
        Ok(Some(value)) => value,
        Ok(None) => return (Verdict::NothingArose, None, None),
        Err(reason) => return insufficient(reason),
    };
    if asked.measure.progress == Progress::Quarterly {
        return judge_quarter(asked, pace, &value);
    }
    match resolved(asked, reading) {
        Ok(target) => {
            let aim = Aim::new(asked.measure, target, asked.deadline);
            (pace.verdict(&value, &aim), None, Some(value))
        }
        Err(reason) => (Verdict::Insufficient, Some(reason), Some(value)),
    }
}

/// The target, with the year before filled in.
fn resolved(asked: &Asked, reading: &Reading) -> Result<Target, Reason> {
    let last_year = asked.last_year.as_ref();
    against_last_year(
        &asked.target,
        asked.measure,
        last_year,
        reading.second.as_ref(),
    )
}

/// A target as values are held against it, with the year before filled in. A rank among another number of bodies is another thing,
/// and is not compared.
pub(super) fn against_last_year(
    target: &Target,
    measure: &Measure,
    last_year: Option<&(Exact, Option<Exact>)>,
    of_now: Option<&Exact>,
) -> Result<Target, Reason> {
    if !target.needs_last_year() {
        return Ok(match measure.kind {
            Kind::Rank => target.of_rank(),
            _ => target.clone(),
        });
    }
    let (value, of) = last_year.ok_or(Reason::NoLastYear)?;
    if measure.kind == Kind::Rank && (of.is_none() || of.as_ref() != of_now) {
        return Err(Reason::OtherNumber);
    }
    Ok(target.against(value))
}

/// What is asked in every quarter anew: the quarter's own figure is judged, and a quarter that failed
/// stays failed.
fn judge_quarter(asked: &Asked, pace: &Pace, cumulative: &Exact) -> Judged {
    let Some(quarters) = own_figures(&asked.quarters) else {
        return (Verdict::Insufficient, Some(Reason::NoQuarter), None);
    };
    let failed = (quarters.iter()).any(|(_, own)| asked.target.holds(own) == Some(false));
    let own = (quarters.iter()).fold(cumulative.clone(), |left, (_, own)| &left - own);
    let holds = asked.target.holds(&own);
    let is_over = pace.as_of > pace.quarter_end()
        || asked.deadline.is_none_or(|deadline| pace.as_of > deadline);
    let verdict = match holds {
        None => Verdict::NoTarget,
        _ if failed => Verdict::NotMet,
        Some(true) => Verdict::Met,
        Some(false) if is_over => Verdict::NotMet,
        Some(false) => Verdict::Behind,
    };
    (verdict, None, Some(own))
}

/// The value of a reading in state `value`; `None` where nothing arose.
fn value_of(measure: &Measure, reading: &Reading) -> Result<Option<Exact>, Reason> {
    if measure.kind.is_first_alone() {
        if measure.kind.has_second() && reading.second.is_none() {
            return Err(Reason::FigureMissing);
        }
        let first = reading.first.clone().ok_or(Reason::FigureMissing)?;
        if let Some(no_value) = of_nobody(measure.kind, &first, reading.second.as_ref()) {
            return no_value;
        }
        let above = measure.maximum.as_ref().is_some_and(|most| first > *most);
        let rank_beyond =
            measure.kind == Kind::Rank && reading.second.as_ref().is_some_and(|of| first > *of);
        return match above || rank_beyond {
            true if rank_beyond => Err(Reason::AboveSecond),
            true => Err(Reason::AboveMaximum),
            false => Ok(Some(first)),
        };
    }
    match (&reading.first, &reading.second) {
        (Some(first), Some(second)) => judged_value(measure, first, second),
        _ if measure.kind == Kind::Average => Err(Reason::FigureMissing),
        _ => stated_rate(measure, reading).map(Some),
    }
}

/// A score that rests on no answer is none, nor is a rank among nobody, or below the first: `None` where
/// the figures are of something.
fn of_nobody(
    kind: Kind,
    first: &Exact,
    second: Option<&Exact>,
) -> Option<Result<Option<Exact>, Reason>> {
    let nobody = second.is_some_and(Exact::is_zero);
    match kind {
        Kind::WeightedScore | Kind::Rank if nobody && first.is_zero() => Some(Ok(None)),
        Kind::WeightedScore if nobody => Some(Err(Reason::ZeroSecond)),
        Kind::Rank if *first < Exact::whole(1) => Some(Err(Reason::FigureMissing)),
        _ => None,
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
