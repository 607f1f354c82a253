//! A measure beside the earlier period of the year, and what came about since.

use std::collections::{BTreeMap, BTreeSet};

use super::agency::Judged;
use super::carry::carried;
use super::fraction::{Fraction, whole};
use super::inputs::{Agency, Measure, Plan};
use super::pace::Moment;
use super::province::{Judgements, added, rollup_of};
use super::results::Key;

pub const BOTH: &str = "So với kỳ trước gần nhất trong năm trên các cơ quan có số dùng được ở cả hai kỳ và không chờ xác minh ở kỳ nào";
pub const SINCE: &str =
    "Riêng một quý (một tháng): Σ hiệu số trên các cơ quan đó, bỏ nhóm có số giảm";
const OTHER: &str = "Chỉ số mà hai bản kế hoạch ghi khác loại, đơn vị, số thứ nhất, số thứ hai hoặc cách tổng hợp thì không so.";
const FAMILY: &str = "Các cơ quan nối nhau bằng kế thừa (sáp nhập, chia tách, đổi thành cơ quan mới) là một nhóm, chỉ được so khi mọi cơ quan của nhóm có số dùng được ở kỳ của mình";

/// Everything that was calculated of a period.
pub struct Told<'a> {
    pub plan: &'a Plan,
    pub moment: &'a Moment,
    pub judgements: &'a BTreeMap<Key, Judged>,
    pub doubtful: &'a BTreeSet<Key>,
}

/// A measure beside the earlier period.
#[derive(Debug, PartialEq)]
pub struct Compared {
    pub now: Option<Fraction>,
    pub then: Option<Fraction>,
    pub counted: usize,
    pub counted_then: usize,
    pub whole: bool,
    pub since: Option<Since>,
}

/// What came about since.
#[derive(Debug, PartialEq)]
pub struct Since {
    pub first: Fraction,
    pub second: Fraction,
    pub counted: usize,
}

/// Who said what of which measure; and whether the body has ended.
type Part = (String, Judged, bool);

/// The bodies bound by succession, with one of the measures that a figure is made of.
#[derive(Default)]
struct Unit {
    now: Vec<Part>,
    then: Vec<Part>,
    doubted: bool,
}

/// A measure in both periods; absent where nobody can be compared.
pub fn compared(
    measure: &Measure,
    register: &[Agency],
    now: &Told,
    then: &Told,
) -> Option<Compared> {
    let mut of_then = then.plan.measures.iter();
    let before = of_then.find(|one| one.id == measure.id && one.counts_as(measure))?;
    let mut units: BTreeMap<(String, String), Unit> = BTreeMap::new();
    let families = families(register);
    for (measure, period, is_now) in [(measure, now, true), (before, then, false)] {
        for (source, part) in parts(measure, register, period) {
            let doubted = period.doubtful.contains(&(part.0.clone(), source.clone()));
            let unit = units
                .entry((families[&part.0].clone(), source))
                .or_default();
            unit.doubted |= doubted;
            match is_now {
                true => unit.now.push(part),
                false => unit.then.push(part),
            }
        }
    }
    let counts = |measure: &Measure, part: &Part| is_counted(measure, &part.1);
    let usable = |unit: &Unit| {
        !unit.now.is_empty()
            && !unit.then.is_empty()
            && unit.now.iter().all(|part| counts(measure, part))
            && unit.then.iter().all(|part| counts(before, part))
    };
    let (inside, left): (Vec<&Unit>, Vec<&Unit>) = units
        .values()
        .partition(|unit| usable(unit) && !unit.doubted);
    if inside.is_empty() {
        return None;
    }
    let nobody_of = |unit: &&Unit| {
        !unit.now.iter().any(|part| counts(measure, part))
            && !unit.then.iter().any(|part| counts(before, part))
    };
    let now_parts: Vec<&Part> = inside.iter().flat_map(|unit| &unit.now).collect();
    let then_parts: Vec<&Part> = inside.iter().flat_map(|unit| &unit.then).collect();
    Some(Compared {
        now: value(measure, &now_parts),
        then: value(before, &then_parts),
        counted: bodies(&now_parts),
        counted_then: bodies(&then_parts),
        whole: left.iter().all(nobody_of),
        since: since(measure, &inside, now, then),
    })
}

fn bodies(parts: &[&Part]) -> usize {
    let alive = parts.iter().filter(|(_, _, ended)| !ended);
    let ids: BTreeSet<&str> = alive.map(|(agency, _, _)| agency.as_str()).collect();
    ids.len()
}

/// What stands in a period's figure, or is missing in it: by the measure that it is of.
fn parts(measure: &Measure, register: &[Agency], period: &Told) -> Vec<(String, Part)> {
    let ids = match measure.combined.as_slice() {
        [] => std::slice::from_ref(&measure.id),
        ids => ids,
    };
    let mut parts = Vec::new();
    for id in ids {
        for agency in register {
            let judged = period.judgements.get(&(agency.id.clone(), id.clone()));
            if let Some(judged) = judged.filter(|one| one.reason != Some("before-birth")) {
                parts.push((id.clone(), (agency.id.clone(), judged.clone(), false)));
            }
        }
        let of_plan = period.plan.measures.iter().find(|one| one.id == *id);
        let ended = of_plan.map(|one| carried(one, register, period.judgements, period.moment));
        for (agency, judged) in ended.unwrap_or_default() {
            parts.push((id.clone(), (agency, judged, true)));
        }
    }
    parts
}

fn is_counted(measure: &Measure, judged: &Judged) -> bool {
    judged.verdict == "nothing-arose"
        || match rollup_of(measure) {
            "pooled" | "sum" | "weighted" => judged.figures.is_some(),
            "mean" => judged.usable || judged.reason == Some("no-last-year"),
            _ => judged.usable,
        }
}

/// The figure over these alone.
fn value(measure: &Measure, parts: &[&Part]) -> Option<Fraction> {
    let alive = parts.iter().filter(|(_, _, ended)| !ended);
    let present: Judgements = alive.map(|(id, judged, _)| (id.as_str(), judged)).collect();
    let ended = parts.iter().filter(|(_, _, ended)| *ended);
    let ended: Vec<(String, Judged)> = ended.map(|one| (one.0.clone(), one.1.clone())).collect();
    added(measure, rollup_of(measure), &present, &ended).value
}

fn since(measure: &Measure, inside: &[&Unit], now: &Told, then: &Told) -> Option<Since> {
    let adds = matches!(
        measure.kind.as_str(),
        "count" | "ratio" | "reduction" | "growth" | "average"
    );
    let summed = matches!(rollup_of(measure), "pooled" | "sum" | "single");
    let same_day = now.moment.period.year_from == then.moment.period.year_from;
    if !adds || !summed || measure.standing || measure.is_rate_of_rates() || !same_day {
        return None;
    }
    let two = measure.kind != "count" && !measure.second_of_year;
    let sum = |parts: &[Part]| {
        let mut sum = (whole(0), whole(0));
        for (_, judged, _) in parts {
            if judged.verdict != "nothing-arose" {
                let (first, second) = judged.figures.clone()?;
                sum.0 += first;
                sum.1 += if two { second } else { whole(0) };
            }
        }
        Some(sum)
    };
    let mut all = Since {
        first: whole(0),
        second: whole(0),
        counted: 0,
    };
    let mut counted: Vec<&Part> = Vec::new();
    for unit in inside {
        let (Some(now), Some(then)) = (sum(&unit.now), sum(&unit.then)) else {
            continue;
        };
        let (first, second) = (&now.0 - &then.0, &now.1 - &then.1);
        if first < whole(0) || second < whole(0) {
            continue;
        }
        all.first += first;
        all.second += second;
        counted.extend(&unit.now);
    }
    all.counted = bodies(&counted);
    (all.counted > 0).then_some(all)
}

/// The family of each agency: the same name for all that are bound by succession.
fn families(register: &[Agency]) -> BTreeMap<String, String> {
    let mut of: BTreeMap<String, String> = register
        .iter()
        .map(|agency| (agency.id.clone(), agency.id.clone()))
        .collect();
    for agency in register {
        for next in &agency.successors {
            let (one, other) = (of[&agency.id].clone(), of[next].clone());
            for name in of.values_mut().filter(|name| **name == other) {
                name.clone_from(&one);
            }
        }
    }
    of
}

/// The sentences that the comparison rests on.
pub const RULES: [&str; 4] = [BOTH, SINCE, OTHER, FAMILY];
