//! How the agencies' figures make the province's.

use super::agency::judged_value;
use super::doubt::{Doubts, held_by_doubt};
use super::pace::Pace;
use super::verdict::{AgencyVerdict, Carried, ProvinceFigure, Reason, Verdict};
use crate::exact::Exact;
use crate::plan::model::{Kind, Measure, Plan, RollUp};
use crate::plan::target::Target;
use crate::submission::{Reading, State, Submissions};

/// One figure for every measure, in the plan's order. `used` are the submissions that count;
/// what agencies of the period and ended bodies said stands in the register's order.
pub fn figures(
    plan: &Plan,
    pace: &Pace,
    used: &Submissions,
    said: (&[AgencyVerdict], &[Carried]),
    doubts: &Doubts,
) -> Vec<ProvinceFigure> {
    plan.measures
        .iter()
        .map(|measure| {
            let parts = parts_of(plan, measure, used, said);
            let figure = roll_up(plan, measure, pace, &parts);
            let doubted = |part: &Part| {
                part.is_usable() && doubts.contains(&part.verdict.agency, &part.verdict.measure)
            };
            let agencies = agencies_of(parts.iter().filter(|part| doubted(part)));
            held_by_doubt(figure, agencies, |without| {
                let left: Vec<Part> = parts
                    .iter()
                    .filter(|part| {
                        !(doubted(part) && without.contains(&part.verdict.agency.as_str()))
                    })
                    .copied()
                    .collect();
                roll_up(plan, measure, pace, &left)
            })
        })
        .collect()
}

/// One agency's part in a province figure.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) verdict: &'a AgencyVerdict,
    pub(super) reading: Option<&'a Reading>,
    /// The body ended, and its last figures are carried on.
    pub(super) carried: bool,
}

impl Part<'_> {
    /// Whether the agency has a usable reading.
    fn is_usable(&self) -> bool {
        self.verdict.verdict != Verdict::Insufficient
            && self.reading.is_some_and(|reading| {
                reading.state != State::Blank && reading.state != State::Unreadable
            })
    }

    fn nothing_arose(&self) -> bool {
        self.verdict.verdict == Verdict::NothingArose
    }

    /// Whether it adds to a sum, or adds nothing because nothing arose: a rate without its figures
    /// enters no sum.
    pub(super) fn is_summable(&self, kind: Kind) -> bool {
        self.is_usable()
            && (self.nothing_arose()
                || self.reading.is_some_and(|reading| {
                    reading.first.is_some() && (!kind.has_second() || reading.second.is_some())
                }))
    }

    /// Whether it is in the province's figure on a measure.
    pub(super) fn is_counted(&self, measure: &Measure) -> bool {
        if measure.rollup.adds_figures() {
            self.is_summable(measure.kind)
        } else {
            self.is_usable()
        }
    }

    /// What it adds to the two sums.
    pub(super) fn figures(&self) -> (Exact, Exact) {
        let figure = |figure: Option<&Exact>| {
            figure
                .filter(|_| !self.nothing_arose())
                .cloned()
                .unwrap_or_else(Exact::zero)
        };
        (figure(self.first()), figure(self.second()))
    }

    fn first(&self) -> Option<&Exact> {
        self.reading?.first.as_ref()
    }

    fn second(&self) -> Option<&Exact> {
        self.reading?.second.as_ref()
    }
}

/// The parts of a measure's figure: one for each expected agency that reports it, or, for a combined
/// measure, that reports one of those it combines.
pub(super) fn parts_of<'a>(
    plan: &'a Plan,
    measure: &Measure,
    used: &Submissions<'a>,
    (verdicts, carried): (&'a [AgencyVerdict], &'a [Carried]),
) -> Vec<Part<'a>> {
    let ids = plan.sources_of(measure);
    let asked = |verdict: &AgencyVerdict| {
        // What was due before an agency was born is not asked of it: it is in no figure, nor missing.
        ids.contains(&verdict.measure.as_str()) && verdict.reason != Some(Reason::BeforeBirth)
    };
    let own = verdicts
        .iter()
        .filter(|verdict| asked(verdict))
        .map(|verdict| Part {
            verdict,
            reading: used.reading(&verdict.agency, &verdict.measure),
            carried: false,
        });
    let ended = carried
        .iter()
        .filter(|last| asked(&last.verdict))
        .map(|last| Part {
            verdict: &last.verdict,
            reading: Some(&last.reading),
            carried: true,
        });
    own.chain(ended).collect()
}

/// The province's figure over these parts.
pub(super) fn roll_up(
    plan: &Plan,
    measure: &Measure,
    pace: &Pace,
    parts: &[Part],
) -> ProvinceFigure {
    let in_it = |part: &&Part| part.is_counted(measure);
    let counted: Vec<&Part> = parts.iter().filter(in_it).collect();
    let expected = agencies_of(parts.iter().filter(|part| !part.carried));
    let missing = agencies_of(parts.iter().filter(|part| !part.carried && !in_it(part)));
    let carried = agencies_of(parts.iter().filter(|part| part.carried && in_it(part)));
    let mut figure = ProvinceFigure {
        measure: measure.id.clone(),
        verdict: Verdict::Insufficient,
        reason: None,
        value: None,
        first: None,
        second: None,
        expected: expected.len(),
        counted: expected.len() - missing.len(),
        missing,
        carried,
        doubt: None,
    };
    // Agencies that meet a target can't be counted where there is none.
    let nothing_to_count = measure.rollup.counts_agencies() && measure.target == Target::None;
    if measure.kind == Kind::Narrative || nothing_to_count {
        figure.verdict = Verdict::NoTarget;
        return figure;
    }
    if counted.is_empty() {
        figure.reason = reason_of_nobody(measure, parts);
        return figure;
    }
    let deadline = plan.deadline_of(measure);
    match measure.rollup {
        RollUp::Single => single(&mut figure, counted[0]),
        RollUp::Bodies => bodies(&mut figure, measure, pace, deadline, &counted),
        RollUp::Pooled | RollUp::Combined | RollUp::Sum => {
            pooled(&mut figure, measure, pace, deadline, &counted)
        }
    }
    figure
}

/// The agencies of parts, each once, in the register's order: a combined measure may have several
/// parts of one agency, one behind the other, which is in the figure only with all of them.
fn agencies_of<'a>(parts: impl Iterator<Item = &'a Part<'a>>) -> Vec<String> {
    let mut agencies: Vec<String> = Vec::new();
    for part in parts {
        if agencies.last() != Some(&part.verdict.agency) {
            agencies.push(part.verdict.agency.clone());
        }
    }
    agencies
}

/// Why nobody is in a figure: the one agency's own reason, otherwise that agencies are missing.
fn reason_of_nobody(measure: &Measure, parts: &[Part]) -> Option<Reason> {
    match (&measure.rollup, parts) {
        (RollUp::Single, [part]) => part.verdict.reason,
        _ => Some(Reason::AgenciesMissing),
    }
}

/// The named agency's figure and verdict.
fn single(figure: &mut ProvinceFigure, part: &Part) {
    figure.verdict = part.verdict.verdict;
    figure.reason = part.verdict.reason;
    figure.value = part.verdict.value.clone();
    figure.first = part.first().cloned();
    figure.second = part.second().cloned();
}

/// Only nothing arose: so it is for the province, unless somebody is missing.
fn only_nothing_arose(figure: &mut ProvinceFigure) {
    if figure.missing.is_empty() {
        figure.verdict = Verdict::NothingArose;
    } else {
        insufficient_while_missing(figure);
    }
}

fn insufficient_while_missing(figure: &mut ProvinceFigure) {
    figure.verdict = Verdict::Insufficient;
    figure.reason = Some(Reason::AgenciesMissing);
}

/// Σ first ÷ Σ second, or Σ first; then judged like one agency.
fn pooled(
    figure: &mut ProvinceFigure,
    measure: &Measure,
    pace: &Pace,
    deadline: Option<chrono::NaiveDate>,
    counted: &[&Part],
) {
    let total = |pick: fn(&Part) -> Option<Exact>| {
        counted
            .iter()
            .filter(|part| !part.nothing_arose())
            .filter_map(|part| pick(part))
            .fold(Exact::zero(), |sum, figure| &sum + &figure)
    };
    let first = total(|part| part.first().cloned());
    figure.first = Some(first.clone());
    if measure.rollup.quotient(measure.kind).is_some() {
        figure.second = Some(total(|part| part.second().cloned()));
    }
    if counted.iter().all(|part| part.nothing_arose()) {
        only_nothing_arose(figure);
        return;
    }
    let value = match &figure.second {
        None => Ok(Some(first)),
        Some(second) => judged_value(measure, &first, second),
    };
    match value {
        Ok(Some(value)) => {
            figure.verdict = pace.verdict(&value, &measure.target, measure.progress, deadline);
            figure.value = Some(value);
        }
        Ok(None) => return only_nothing_arose(figure),
        Err(reason) => figure.reason = Some(reason),
    }
    let unbroken = figure.verdict == Verdict::Met && measure.target.is_zero_tolerance();
    if unbroken && measure.rollup == RollUp::Sum && !figure.missing.is_empty() {
        insufficient_while_missing(figure);
    }
}

/// Agencies that meet it ÷ agencies in which something arose; the target is 100 %.
fn bodies(
    figure: &mut ProvinceFigure,
    measure: &Measure,
    pace: &Pace,
    deadline: Option<chrono::NaiveDate>,
    counted: &[&Part],
) {
    let arisen = counted.iter().filter(|part| !part.nothing_arose()).count();
    let met = counted
        .iter()
        .filter(|part| part.verdict.verdict == Verdict::Met)
        .count();
    figure.first = Some(Exact::whole(met as i64));
    figure.second = Some(Exact::whole(arisen as i64));
    let Some(rate) = Exact::fraction(100 * met as i64, arisen as i64) else {
        only_nothing_arose(figure);
        return;
    };
    let target = measure.province_target();
    figure.verdict = pace.verdict(&rate, &target, measure.progress, deadline);
    figure.value = Some(rate);
    if figure.verdict == Verdict::Met && !figure.missing.is_empty() {
        insufficient_while_missing(figure);
    }
}
