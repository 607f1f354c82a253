//! What is true: verdicts of agencies, of the province, of criteria.

pub mod agency;
pub mod carry;
pub mod criterion;
pub mod doubt;
pub mod judging;
pub mod over_time;
pub mod pace;
pub mod province;
pub mod verdict;

use chrono::NaiveDate;

use crate::agency::Register;
use crate::period::Period;
use crate::plan::model::Plan;
use crate::plan::target::Target;
use crate::submission::{Submission, Submissions};
use doubt::Doubts;
pub use judging::{Judgements, Judging};
use pace::Pace;
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
    } = *judging;
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
                None if carry::due_before_birth(judging, measure, agency) => {
                    (Verdict::NothingArose, Some(Reason::BeforeBirth), None)
                }
                None => agency::judge(measure, plan.deadline_of(measure), &pace, reading),
            };
            verdicts.push(AgencyVerdict {
                agency: agency.id.clone(),
                measure: measure.id.clone(),
                verdict,
                reason,
                value,
            });
        }
    }
    let carried = carry::carried(judging, past);
    let mut province = province::figures(plan, &pace, &used, (&verdicts, &carried), doubts);
    for figure in &mut province {
        if has_no_target(plan, &figure.measure) {
            (figure.verdict, figure.reason) = (Verdict::NoTarget, None);
            figure.doubt = None;
        }
    }
    state_no_target(plan, &mut verdicts, |verdict| {
        judged.contains_key(&(verdict.agency.clone(), verdict.measure.clone()))
    });
    let criteria = criterion::verdicts(plan, &province);
    Assessment {
        verdicts,
        province,
        criteria,
        carried,
    }
}

/// The verdict of one reading on its own, for a workbook that is judged without its peers.
pub fn judge_alone(
    plan: &Plan,
    agency: &str,
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
            let (verdict, reason, value) =
                agency::judge(measure, plan.deadline_of(measure), &pace, reading);
            AgencyVerdict {
                agency: agency.to_owned(),
                measure: measure.id.clone(),
                verdict,
                reason,
                value,
            }
        })
        .collect::<Vec<_>>();
    state_no_target(plan, &mut verdicts, |_| false);
    verdicts
}

/// Whether the plan states no target for a measure.
fn has_no_target(plan: &Plan, measure: &str) -> bool {
    plan.measure(measure)
        .is_some_and(|measure| measure.target == Target::None)
}

/// Where the plan states no target there is nothing to miss, whatever was sent or not. What is
/// missing still counts as missing in the province's figure, so this comes after it. What the office
/// has judged itself stays.
fn state_no_target(
    plan: &Plan,
    verdicts: &mut [AgencyVerdict],
    is_judged: impl Fn(&AgencyVerdict) -> bool,
) {
    for verdict in verdicts {
        if has_no_target(plan, &verdict.measure) && !is_judged(verdict) {
            (verdict.verdict, verdict.reason) = (Verdict::NoTarget, None);
        }
    }
}

#[cfg(test)]
mod tests;
