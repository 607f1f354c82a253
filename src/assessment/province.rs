//! How the agencies' figures make the province's.

use super::agency::{against_last_year, judged_value};
use super::before::Before;
use super::doubt::{Doubts, held_by_doubt};
use super::pace::{Aim, Pace};
use super::verdict::{AgencyVerdict, Carried, ProvinceFigure, Reason, Verdict};
use crate::exact::Exact;
use crate::plan::model::{Kind, Measure, Plan, Progress, RollUp};
use crate::plan::target::Target;
use crate::submission::{Reading, State, Submissions};

/// What the province's figures are judged by.
#[derive(Debug, Clone, Copy)]
pub struct Rolling<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The days that progress is judged by.
    pub pace: Pace,
    /// The quarters and the year before.
    pub before: Before<'a>,
}

/// One figure for every measure, in the plan's order. `used` are the submissions that count;
/// what agencies of the period and ended bodies said stands in the register's order.
pub fn figures(
    rolling: &Rolling,
    used: &Submissions,
    said: (&[AgencyVerdict], &[Carried]),
    doubts: &Doubts,
) -> Vec<ProvinceFigure> {
    rolling
        .plan
        .measures
        .iter()
        .map(|measure| {
            let parts = parts_of(rolling.plan, measure, used, said);
            let figure = roll_up(rolling, measure, &parts);
            let doubted = |part: &Part| {
                part.has_figure() && doubts.contains(&part.verdict.agency, &part.verdict.measure)
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
                roll_up(rolling, measure, &left)
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
    /// Whether the agency has a usable reading, whether or not it could be judged by itself.
    fn has_figure(&self) -> bool {
        self.verdict.has_figure()
            && self.reading.is_some_and(|reading| {
                reading.state != State::Blank && reading.state != State::Unreadable
            })
    }

    /// Whether it could be judged by itself.
    fn is_judged(&self) -> bool {
        self.has_figure() && self.verdict.of_figures().0 != Verdict::Insufficient
    }

    fn nothing_arose(&self) -> bool {
        self.verdict.of_figures().0 == Verdict::NothingArose
    }

    /// Whether it adds to a sum, or adds nothing because nothing arose: a rate without its figures
    /// enters no sum.
    pub(super) fn is_summable(&self, kind: Kind) -> bool {
        self.has_figure()
            && (self.nothing_arose()
                || self.reading.is_some_and(|reading| {
                    reading.first.is_some() && (!kind.has_second() || reading.second.is_some())
                }))
    }

    /// Whether it is in the province's figure on a measure.
    pub(super) fn is_counted(&self, measure: &Measure) -> bool {
        match measure.rollup {
            RollUp::Mean => self.has_figure(),
            rollup if rollup.adds_figures() => self.is_summable(measure.kind),
            // An agency that could not be judged may meet it or not.
            _ => self.is_judged(),
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
        ids.contains(&verdict.measure.as_str())
            && verdict.of_figures().1 != Some(Reason::BeforeBirth)
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
pub(super) fn roll_up(rolling: &Rolling, measure: &Measure, parts: &[Part]) -> ProvinceFigure {
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
    // What ended bodies left says nothing of a period in which nobody who is asked has stated anything.
    let only_ended = counted.iter().all(|part| part.carried) && !expected.is_empty();
    if counted.is_empty() || only_ended {
        figure.carried.clear();
        figure.reason = reason_of_nobody(measure, parts);
        return figure;
    }
    match measure.rollup {
        RollUp::Single => single(&mut figure, counted[0]),
        RollUp::Bodies => bodies(&mut figure, measure, rolling, &counted),
        RollUp::Pooled | RollUp::Combined | RollUp::Sum | RollUp::Mean | RollUp::Weighted => {
            added(&mut figure, measure, rolling, &counted);
        }
    }
    figure
}

impl Rolling<'_> {
    /// The verdict on a value of the province, or why there is none.
    fn verdict(&self, measure: &Measure, value: &Exact) -> Result<Verdict, Reason> {
        let last_year = self.before.last_year_of_province(measure);
        let last_year = last_year.map(|last| (last.value, last.of));
        let target = against_last_year(
            &measure.province_target(),
            measure,
            last_year.as_ref(),
            None,
        )?;
        let aim = Aim::new(measure, target, self.plan.deadline_of(measure));
        Ok(self.pace.verdict(value, &aim))
    }
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

/// Why nobody is in a figure: the one agency's own reason, that nobody is left, or that agencies are missing.
fn reason_of_nobody(measure: &Measure, parts: &[Part]) -> Option<Reason> {
    match (&measure.rollup, parts) {
        (RollUp::Single, [part]) => part.verdict.reason,
        _ if parts.iter().all(|part| part.carried) => Some(Reason::NobodyLeft),
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

/// What the agencies' figures add up to; then judged like one agency.
fn added(figure: &mut ProvinceFigure, measure: &Measure, rolling: &Rolling, counted: &[&Part]) {
    let arisen: Vec<&&Part> = counted
        .iter()
        .filter(|part| !part.nothing_arose())
        .collect();
    let value = match measure.rollup {
        RollUp::Mean => mean(figure, &arisen),
        RollUp::Weighted => weighted(figure, &arisen),
        _ => pooled(figure, measure, &arisen),
    };
    if arisen.is_empty() {
        return only_nothing_arose(figure);
    }
    let verdict = match value {
        Ok(None) => return only_nothing_arose(figure),
        Ok(Some(value)) => {
            let verdict = rolling.verdict(measure, &value);
            figure.value = Some(value);
            verdict
        }
        Err(reason) => Err(reason),
    };
    match verdict {
        Ok(verdict) => figure.verdict = verdict,
        Err(reason) => figure.reason = Some(reason),
    }
    let unbroken = figure.verdict == Verdict::Met && measure.target.is_zero_tolerance();
    if unbroken && measure.rollup == RollUp::Sum && !figure.missing.is_empty() {
        insufficient_while_missing(figure);
    }
}

type Value = Result<Option<Exact>, Reason>;

/// Σ of what `pick` gives of each part.
fn total(parts: &[&&Part], pick: impl Fn(&Part) -> Option<Exact>) -> Exact {
    parts
        .iter()
        .filter_map(|part| pick(part))
        .fold(Exact::zero(), |sum, figure| &sum + &figure)
}

/// Σ first ÷ Σ second, or Σ first.
fn pooled(figure: &mut ProvinceFigure, measure: &Measure, arisen: &[&&Part]) -> Value {
    let first = total(arisen, |part| part.first().cloned());
    figure.first = Some(first.clone());
    if measure.rollup == RollUp::Sum || !measure.kind.has_second() {
        return Ok(Some(first));
    }
    let second = total(arisen, |part| part.second().cloned());
    figure.second = Some(second.clone());
    judged_value(measure, &first, &second)
}

/// The mean of agencies' values, each of equal weight: only where the plan asks for it.
fn mean(figure: &mut ProvinceFigure, arisen: &[&&Part]) -> Value {
    let values = total(arisen, |part| part.verdict.value.clone());
    let number = Exact::whole(i64::try_from(arisen.len()).unwrap_or(i64::MAX));
    let mean = values.checked_div(&number);
    (figure.first, figure.second) = (Some(values), Some(number));
    Ok(mean)
}

/// Σ (first × second) ÷ Σ second: a score by how many answers it rests on.
fn weighted(figure: &mut ProvinceFigure, arisen: &[&&Part]) -> Value {
    let sum = total(arisen, |part| Some(part.first()? * part.second()?));
    let weight = total(arisen, |part| part.second().cloned());
    let mean = sum.checked_div(&weight);
    (figure.first, figure.second) = (Some(sum), Some(weight));
    Ok(mean)
}

/// Agencies that meet it, as a share of those in which something arose, or as a number. Agencies that
/// are missing may meet it or not: the verdict stands where it is the same either way. What is asked in
/// every quarter can still hold only while agencies can still meet it in this one.
fn bodies(figure: &mut ProvinceFigure, measure: &Measure, rolling: &Rolling, counted: &[&Part]) {
    let arisen = counted.iter().filter(|part| !part.nothing_arose()).count();
    let met = counted
        .iter()
        .filter(|part| part.verdict.verdict == Verdict::Met)
        .count();
    let missing = figure.missing.len();
    figure.first = Some(count(met));
    figure.second = Some(count(arisen));
    let asked = measure.bodies_target();
    let value = |met: usize, of: usize| match asked.is_share {
        true => (&count(met) * &count(100)).checked_div(&count(of)),
        false => Some(count(met)),
    };
    if arisen == 0 {
        return only_nothing_arose(figure);
    }
    figure.value = value(met, arisen);
    let holds = |met: usize| {
        let value = value(met, arisen + missing);
        value.is_some_and(|value| asked.comparison.holds(&value, &asked.number))
    };
    if holds(met) {
        figure.verdict = Verdict::Met;
    } else if holds(met + missing) && missing > 0 {
        insufficient_while_missing(figure);
    } else if measure.progress == Progress::Quarterly {
        let open = counted
            .iter()
            .filter(|part| !part.carried && part.verdict.verdict == Verdict::Behind)
            .count();
        figure.verdict = match holds(met + missing + open) {
            true => Verdict::Behind,
            false => Verdict::NotMet,
        };
    } else {
        // It can't hold now, whatever those who are missing say.
        let known = figure.value.clone().unwrap_or_else(Exact::zero);
        match rolling.verdict(measure, &known) {
            Ok(verdict) => figure.verdict = verdict,
            Err(reason) => figure.reason = Some(reason),
        }
    }
}

fn count(number: usize) -> Exact {
    Exact::whole(i64::try_from(number).unwrap_or(i64::MAX))
}
