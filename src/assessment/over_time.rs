//! A figure beside the one of an earlier period: over the agencies that have usable figures in both.
//! The difference of two sums over different agencies says nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::doubt::Doubts;
use super::judged::Judged;
use super::pace::Pace;
use super::province::{Part, Rolling, parts_of, roll_up};
use super::verdict::{AgencyVerdict, Carried, ProvinceFigure, Verdict};
use crate::agency::succession::Families;
use crate::exact::Exact;
use crate::plan::model::{Measure, Plan, RollUp};
use crate::submission::{Reading, Submissions};

/// A measure in two periods, over the agencies that have usable figures in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InBoth {
    /// The later figure over them.
    pub now: ProvinceFigure,
    /// The earlier figure over them.
    pub then: ProvinceFigure,
    /// Whether both are the figures of the province: nobody of either period is left out.
    pub whole: bool,
    /// How many agencies of the later period are in it.
    pub counted: usize,
    /// How many agencies of the earlier period are in it: bodies that were merged since are several.
    pub counted_then: usize,
    /// How many agencies of the later period are expected to report the measure.
    pub expected: usize,
    /// The ids of agencies that are left out although they have figures in both: in doubt.
    pub doubted: Vec<String>,
}

/// What came about between two cut-offs of figures that add up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Between {
    /// The first figures' increase.
    pub first: Exact,
    /// The second figures' increase; 0 where the measure has none, or has one of the whole year.
    pub second: Exact,
    /// How many agencies of the later period are in it.
    pub counted: usize,
    /// How many agencies of the later period are expected to report the measure.
    pub expected: usize,
}

/// One agency's part in a province figure, as it was taken.
#[derive(Debug, Clone, Copy)]
pub struct Member<'a> {
    /// The agency's verdict on the measure (of a combined one, on the part that it reports).
    pub verdict: &'a AgencyVerdict,
    /// What it says; absent where nothing that counts was sent.
    pub reading: Option<&'a Reading>,
    /// Whether it is in the figure.
    pub counted: bool,
    /// Whether the body ended and its last figures are carried on.
    pub carried: bool,
}

impl Member<'_> {
    /// What it adds to the two sums of which a measure's figure is made: figures, values and how many
    /// agencies have one, products with their weights, or agencies that meet it.
    pub fn adds(&self, measure: &Measure) -> (Exact, Exact) {
        if self.verdict.of_figures().0 == Verdict::NothingArose {
            return (Exact::zero(), Exact::zero());
        }
        let figure = |pick: fn(&Reading) -> Option<&Exact>| {
            let figure = self.reading.and_then(pick);
            figure.cloned().unwrap_or_default()
        };
        let first = figure(|reading| reading.first.as_ref());
        let second = figure(|reading| reading.second.as_ref());
        let one = Exact::whole(1);
        match measure.rollup {
            RollUp::Bodies if self.verdict.verdict == Verdict::Met => (one.clone(), one),
            RollUp::Bodies => (Exact::zero(), one),
            RollUp::Mean => (self.verdict.value.clone().unwrap_or_default(), one),
            RollUp::Weighted => (&first * &second, second),
            _ => (first, second),
        }
    }
}

/// Who is expected in a province figure, in the register's order, and who is in it.
pub fn members<'a>(judged: &Judged<'a>, measure: &Measure) -> Vec<Member<'a>> {
    let used = Submissions::among(judged.submissions);
    parts_of(judged.plan, measure, &used, said(judged))
        .into_iter()
        .map(|part| Member {
            verdict: part.verdict,
            reading: part.reading,
            counted: part.is_counted(measure),
            carried: part.carried,
        })
        .collect()
}

/// A family of agencies with one of the readings that a figure is made of, then and now.
#[derive(Default)]
struct Unit<'a> {
    now: Vec<Part<'a>>,
    then: Vec<Part<'a>>,
}

impl Unit<'_> {
    fn is_usable(&self, measure: &Measure) -> bool {
        let all =
            |parts: &[Part]| !parts.is_empty() && parts.iter().all(|part| part.is_counted(measure));
        all(&self.now) && all(&self.then)
    }

    fn is_doubted(&self, now: &Judged, then: &Judged) -> bool {
        let any = |parts: &[Part], doubts: &Doubts| {
            parts
                .iter()
                .any(|part| doubts.contains(&part.verdict.agency, &part.verdict.measure))
        };
        any(&self.now, now.doubts) || any(&self.then, then.doubts)
    }
}

/// A measure in two periods. Absent where the earlier plan has no such measure, or counts another
/// thing under its id, or nobody has figures in both.
pub fn in_both(
    measure: &Measure,
    now: &Judged,
    then: &Judged,
    families: &Families,
) -> Option<InBoth> {
    let before = same_measure(measure, then.plan)?;
    let units = units(measure, before, now, then, families);
    let (usable, left): (Vec<&Unit>, Vec<&Unit>) = units
        .values()
        .partition(|unit| unit.is_usable(measure) && !unit.is_doubted(now, then));
    let doubted = left
        .iter()
        .filter(|unit| unit.is_usable(measure))
        .flat_map(|unit| &unit.now);
    if usable.is_empty() {
        return None;
    }
    let parts_now: Vec<Part> = usable.iter().flat_map(|unit| unit.now.clone()).collect();
    let parts_then: Vec<Part> = usable.iter().flat_map(|unit| unit.then.clone()).collect();
    let figure = |judged: &Judged, measure: &Measure, parts: &[Part]| {
        let pace = Pace {
            window: judged.period.window,
            as_of: judged.period.due_office,
        };
        let rolling = Rolling {
            plan: judged.plan,
            pace,
            before: super::before::Before::default(),
        };
        roll_up(&rolling, measure, parts)
    };
    let whole = left.iter().all(|unit| {
        unit.now
            .iter()
            .chain(&unit.then)
            .all(|part| !part.is_counted(measure))
    });
    Some(InBoth {
        now: figure(now, measure, &parts_now),
        then: figure(then, before, &parts_then),
        whole,
        counted: agencies(parts_now.iter().filter(|part| !part.carried)).len(),
        counted_then: agencies(parts_then.iter().filter(|part| !part.carried)).len(),
        expected: expected_in(&units),
        doubted: agencies(doubted).into_iter().map(str::to_owned).collect(),
    })
}

/// What came about between the cut-offs, added up over the agencies with usable figures in both that
/// did not fall: a cumulative figure that fell is wrong in one of the two periods. Absent where figures
/// do not add up over the year, where the windows begin on different days, and where nobody is in it.
pub fn between(
    measure: &Measure,
    now: &Judged,
    then: &Judged,
    families: &Families,
) -> Option<Between> {
    if !adds_up(measure) || now.period.window.from != then.period.window.from {
        return None;
    }
    let before = same_measure(measure, then.plan)?;
    let units = units(measure, before, now, then, families);
    let mut sum = Between {
        first: Exact::zero(),
        second: Exact::zero(),
        counted: 0,
        expected: expected_in(&units),
    };
    let mut counted: Vec<&Part> = Vec::new();
    for unit in units.values() {
        // A rate without its figures is usable where one agency alone is judged, but adds nothing.
        let summable = |part: &Part| part.is_summable(measure.kind);
        let all_summable = unit.now.iter().chain(&unit.then).all(summable);
        if !unit.is_usable(measure) || !all_summable || unit.is_doubted(now, then) {
            continue;
        }
        let total = |parts: &[Part]| {
            parts
                .iter()
                .fold((Exact::zero(), Exact::zero()), |sum, part| {
                    let (first, second) = part.figures();
                    (&sum.0 + &first, &sum.1 + &second)
                })
        };
        let (now, then) = (total(&unit.now), total(&unit.then));
        // What was assigned for the whole year is of no quarter, whether it was changed or not.
        let second = match measure.second_of_year {
            true => Exact::zero(),
            false => &now.1 - &then.1,
        };
        let grown = (&now.0 - &then.0, second);
        if grown.0.is_negative() || grown.1.is_negative() {
            continue;
        }
        sum.first = &sum.first + &grown.0;
        sum.second = &sum.second + &grown.1;
        counted.extend(&unit.now);
    }
    let counted = counted.into_iter().filter(|part| !part.carried);
    sum.counted = agencies(counted).len();
    (sum.counted > 0).then_some(sum)
}

/// What agencies and ended bodies said.
fn said<'a>(judged: &Judged<'a>) -> (&'a [AgencyVerdict], &'a [Carried]) {
    (&judged.assessment.verdicts, &judged.assessment.carried)
}

fn adds_up(measure: &Measure) -> bool {
    let rate_of_rates = measure
        .first
        .as_ref()
        .is_some_and(|figure| figure.unit == "%");
    let in_sums = matches!(
        measure.rollup,
        RollUp::Pooled | RollUp::Sum | RollUp::Single | RollUp::Combined
    );
    measure.kind.adds_up() && !measure.standing && in_sums && !rate_of_rates
}

/// The measure as an earlier plan has it, where it counts the same thing.
fn same_measure<'p>(measure: &Measure, plan: &'p Plan) -> Option<&'p Measure> {
    plan.measure(&measure.id).filter(|before| {
        before.kind == measure.kind
            && before.unit == measure.unit
            && before.first == measure.first
            && before.second == measure.second
            && before.rollup == measure.rollup
    })
}

type Units<'a> = BTreeMap<(String, String), Unit<'a>>;

fn units<'a>(
    measure: &Measure,
    before: &Measure,
    now: &Judged<'a>,
    then: &Judged<'a>,
    families: &Families,
) -> Units<'a> {
    let mut units = Units::new();
    let key = |part: &Part| {
        let family = families.of(&part.verdict.agency).to_owned();
        (family, part.verdict.measure.clone())
    };
    let parts = |judged: &Judged<'a>, measure: &Measure| {
        let used = Submissions::among(judged.submissions);
        parts_of(judged.plan, measure, &used, said(judged))
    };
    for part in parts(now, measure) {
        units.entry(key(&part)).or_default().now.push(part);
    }
    for part in parts(then, before) {
        units.entry(key(&part)).or_default().then.push(part);
    }
    units
}

/// How many agencies of the later period are expected; ended bodies whose figures are carried are none.
fn expected_in(units: &Units) -> usize {
    let now = units.values().flat_map(|unit| &unit.now);
    agencies(now.filter(|part| !part.carried)).len()
}

fn agencies<'a>(parts: impl Iterator<Item = &'a Part<'a>>) -> BTreeSet<&'a str> {
    parts.map(|part| part.verdict.agency.as_str()).collect()
}
