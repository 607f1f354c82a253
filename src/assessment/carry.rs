//! What bodies that ended had done stays in the year: their last figures are carried on where nobody's
//! later figure contains them. A deadline that passed before a body was born was its predecessors'.

use super::judged::Judged;
use super::judging::Judging;
use super::verdict::Carried;
use crate::agency::{Agency, Register};
use crate::plan::model::{Measure, Plan, Progress};
use crate::submission::{State, Submissions};

/// Whether a measure was due before an agency was born, so that it can't be asked of it.
pub(super) fn due_before_birth(plan: &Plan, measure: &Measure, agency: &Agency) -> bool {
    let deadline = plan.deadline_for(measure, &agency.id, &agency.level);
    measure.progress != Progress::Always
        && deadline
            .zip(agency.valid_from)
            .is_some_and(|(deadline, birth)| deadline < birth)
}

/// The last readings of bodies that ended in the year and that the period's figures would lack without
/// them, in the register's, then the plan's order. `past` are the earlier periods, earliest first.
pub(super) fn carried(judging: &Judging, past: &[Judged]) -> Vec<Carried> {
    let window = judging.period.window;
    let used = Submissions::among(judging.submissions);
    let ended = judging.register.agencies.iter().filter(|agency| {
        agency
            .valid_to
            .is_some_and(|end| window.from <= end && end < judging.period.cut_off())
    });
    let mut carried = Vec::new();
    for agency in ended {
        let heirs = heirs(judging, agency);
        for measure in judging.plan.measures_for(agency) {
            if is_carried(judging, &used, measure, &heirs)
                && let Some(last) = last_reading(judging, past, agency, measure)
            {
                carried.push(last);
            }
        }
    }
    carried
}

/// The agencies of the period that follow an agency, directly or through others.
fn heirs<'a>(judging: &Judging<'a>, ended: &Agency) -> Vec<&'a Agency> {
    let register: &'a Register = judging.register;
    let window = judging.period.window;
    register
        .existing_on(judging.period.cut_off())
        .filter(|agency| {
            register
                .predecessors_since(&agency.id, window.from)
                .iter()
                .any(|before| before.id == ended.id)
        })
        .collect()
}

fn is_carried(judging: &Judging, used: &Submissions, measure: &Measure, heirs: &[&Agency]) -> bool {
    let asked: Vec<&&Agency> = heirs
        .iter()
        .filter(|heir| judging.plan.reports(measure, heir))
        .collect();
    if !heirs.is_empty()
        && heirs
            .iter()
            .all(|heir| due_before_birth(judging.plan, measure, heir))
    {
        return true;
    }
    let says_nothing = |heir: &Agency| {
        used.reading(&heir.id, &measure.id)
            .is_none_or(|reading| matches!(reading.state, State::Blank | State::Unreadable))
    };
    let contained = |heir: &Agency| !heir.starts_anew && !says_nothing(heir);
    measure.rollup.adds_figures()
        && !measure.standing
        && (asked.is_empty() || !asked.iter().all(|heir| contained(heir)))
}

/// The last usable reading of a body, from a period whose figures count from the same day.
fn last_reading(
    judging: &Judging,
    past: &[Judged],
    agency: &Agency,
    measure: &Measure,
) -> Option<Carried> {
    past.iter().rev().find_map(|before| {
        if before.period.window.from != judging.period.window.from {
            return None;
        }
        let reading = Submissions::among(before.submissions).reading(&agency.id, &measure.id)?;
        let verdict = before
            .assessment
            .of_agency(&agency.id)
            .find(|verdict| verdict.measure == measure.id)?;
        let usable =
            verdict.has_figure() && !matches!(reading.state, State::Blank | State::Unreadable);
        usable.then(|| Carried {
            verdict: verdict.clone(),
            reading: reading.clone(),
            period: before.period.id,
        })
    })
}
