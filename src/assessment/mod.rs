//! What is true: verdicts of agencies, of the province, of criteria.

pub mod agency;
pub mod before;
pub mod carry;
pub mod criterion;
pub mod doubt;
pub mod judging;
pub mod judged;
pub mod over_time;
pub mod pace;
pub mod province;
mod scores;
pub mod verdict;

use chrono::NaiveDate;

use crate::agency::{Agency, Register};
use crate::exact::Exact;
use crate::period::Period;
use crate::plan::model::{Measure, Plan, Progress};
use crate::plan::target::Target;
use crate::submission::{Submission, Submissions};
use agency::Asked;
use before::Before;
use doubt::Doubts;
pub use judging::{Judgements, Judging};
use pace::Pace;
use province::Rolling;
use verdict::{AgencyVerdict, Assessment, Reason, Verdict};

/// Judges every measure of every agency expected in the period, every province figure, and every
/// criterion, as of a day; no figure is in doubt.
pub fn judge(
    plan: &Plan,
    register: &Register,
    period: &Period,
    as_of: NaiveDate,
    submissions: &[Submission],
) -> Assessment {
    judge_all(&Judging {
        plan,
        register,
        period,
        as_of,
        submissions,
        doubts: &Doubts::default(),
        judged: &Judgements::new(),
        past: &[],
        last_year: None,
    })
}

/// Judges every measure of every agency expected in the period, every province figure, and every
/// criterion.
pub fn judge_all(judging: &Judging) -> Assessment {
    let Judging {
        plan,
        register,
        period,
        as_of,
        submissions,
        doubts,
        judged,
        past,
        last_year,
    } = *judging;
    let before = Before {
        year: past,
        last_year,
        register: Some(register),
    };
    let pace = Pace {
        window: period.window,
        as_of,
    };
    let used = Submissions::among(submissions);
    let mut verdicts = Vec::new();
    for agency in plan.expected(register, period.cut_off()) {
        let submission = used.of(&agency.id);
        for measure in plan.measures_for(agency) {
            let reading = submission.map(|sent| sent.reading(&measure.id));
            let key = (agency.id.clone(), measure.id.clone());
            let (verdict, reason, value) = match judged.get(&key) {
                Some(own) => agency::judged(*own),
                None if carry::due_before_birth(plan, measure, agency) => {
                    (Verdict::NothingArose, Some(Reason::BeforeBirth), None)
                }
                None => agency::judge(
                    &asked(plan, period, before, measure, agency),
                    &pace,
                    reading,
                ),
            };
            verdicts.push(AgencyVerdict {
                agency: agency.id.clone(),
                measure: measure.id.clone(),
                verdict,
                reason,
                value,
                taken_back: None,
            });
        }
    }
    let carried = carry::carried(judging, past);
    let rolling = Rolling { plan, pace, before };
    let mut province = province::figures(&rolling, &used, (&verdicts, &carried), doubts);
    for figure in &mut province {
        if has_no_target(plan, &figure.measure) {
            (figure.verdict, figure.reason) = (Verdict::NoTarget, None);
            figure.doubt = None;
        }
    }
    for verdict in &mut verdicts {
        let key = (verdict.agency.clone(), verdict.measure.clone());
        // What the office has judged itself stays.
        if !judged.contains_key(&key) {
            let level = register
                .get(&key.0)
                .map_or("", |agency| agency.level.as_str());
            state_no_target(plan, &key.0, level, verdict);
        }
    }
    let criteria = criterion::verdicts(plan, &province);
    let agencies = plan.expected(register, period.cut_off());
    let scores = scores::scores(plan, agencies, &verdicts, doubts);
    Assessment {
        verdicts,
        province,
        criteria,
        carried,
        scores,
    }
}

/// The verdict of one reading on its own, for a workbook that is judged without its peers.
pub fn judge_alone(
    plan: &Plan,
    agency: &Agency,
    period: &Period,
    as_of: NaiveDate,
    submission: &Submission,
) -> Vec<AgencyVerdict> {
    let pace = Pace {
        window: period.window,
        as_of,
    };
    let mut verdicts = plan
        .measures
        .iter()
        .filter(|measure| measure.is_reported())
        .map(|measure| {
            let reading = Some(submission.reading(&measure.id));
            let asked = asked(plan, period, Before::default(), measure, agency);
            let (verdict, reason, value) = match carry::due_before_birth(plan, measure, agency) {
                true => (Verdict::NothingArose, Some(Reason::BeforeBirth), None),
                false => agency::judge(&asked, &pace, reading),
            };
            AgencyVerdict {
                agency: agency.id.clone(),
                measure: measure.id.clone(),
                verdict,
                reason,
                value,
                taken_back: None,
            }
        })
        .collect::<Vec<_>>();
    for verdict in &mut verdicts {
        state_no_target(plan, &agency.id, &agency.level, verdict);
    }
    verdicts
}

/// What an agency is asked for on a measure.
fn asked<'a>(
    plan: &Plan,
    period: &Period,
    before: Before,
    measure: &'a Measure,
    agency: &Agency,
) -> Asked<'a> {
    Asked {
        measure,
        target: judged_target(measure, &agency.id, &agency.level),
        deadline: plan.deadline_for(measure, &agency.id, &agency.level),
        last_year: last_year(measure, before, &agency.id),
        quarters: match measure.progress {
            Progress::Quarterly => before.quarters_of(measure, agency, period),
            _ => Vec::new(),
        },
    }
}

/// What a value is held against while agencies are judged. An agency's part of a total that all share
/// is held against the total here, so that its value is there; its verdict is taken back afterwards.
fn judged_target(measure: &Measure, agency: &str, level: &str) -> Target {
    match measure.target_for(agency, level) {
        Target::None => measure.target.clone(),
        own => own,
    }
}

fn last_year(measure: &Measure, before: Before, agency: &str) -> Option<(Exact, Option<Exact>)> {
    before
        .last_year_of(measure, agency)
        .map(|last| (last.value, last.of))
}

/// Whether the plan states no target for a measure.
fn has_no_target(plan: &Plan, measure: &str) -> bool {
    plan.measure(measure)
        .is_some_and(|measure| measure.target == Target::None)
}

/// Where the plan states no target there is nothing to miss, whatever was sent or not; an agency's part
/// of a total that all share has no verdict of its own, but is owed. What is missing still counts as
/// missing in the province's figure, so this comes after it.
fn state_no_target(plan: &Plan, agency: &str, level: &str, verdict: &mut AgencyVerdict) {
    let Some(measure) = plan.measure(&verdict.measure) else {
        return;
    };
    let none = measure.target == Target::None;
    let shared = measure.target_for(agency, level) == Target::None
        && verdict.has_figure()
        && verdict.verdict != Verdict::NothingArose;
    if none || shared {
        verdict.taken_back = Some((verdict.verdict, verdict.reason));
        (verdict.verdict, verdict.reason) = (Verdict::NoTarget, None);
    }
}

#[cfg(test)]
mod tests;
