//! The whole province, one measure: figures, who is in them, and the verdict.

use std::collections::{BTreeMap, BTreeSet};

use super::agency::{Judged, read};
use super::carry::carried;
use super::fraction::{Fraction, whole};
use super::inputs::{Agency, Measure, Plan};
use super::pace::{Moment, pace};
use super::results::Key;
use super::target::{Target, holds};

/// A province figure that was calculated.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub verdict: &'static str,
    pub reason: Option<&'static str>,
    pub value: Option<Fraction>,
    pub first: Option<Fraction>,
    pub second: Option<Fraction>,
    pub expected: usize,
    pub missing: BTreeSet<String>,
    /// The sentence of `docs/verdicts.md` that it rests on.
    pub rule: &'static str,
}

/// The agencies' verdicts on one measure, in the order of the register.
pub type Judgements<'a> = Vec<(&'a str, &'a Judged)>;

const POOLED: &str = "`pooled`: Σ thứ nhất ÷ Σ thứ hai.";
const SUM: &str = "`sum`: Σ thứ nhất.";
const SUM_ZERO: &str = "`sum` có chỉ tiêu `= 0` không bao giờ `met` khi còn cơ quan thiếu.";
const SINGLE: &str = "`single`: của cơ quan được nêu.";
const MEAN: &str = "`mean`: Σ giá trị ÷ số cơ quan có phát sinh";
const WEIGHTED: &str = "`weighted`: Σ (thứ nhất × thứ hai) ÷ Σ thứ hai.";
const BODIES: &str = "`bodies`: số cơ quan đạt ÷ số cơ quan có phát sinh";
const BODIES_MET: &str = "Là `met` khi vẫn đạt dù mọi cơ quan còn thiếu đều không đạt (mẫu số gồm cả cơ quan thiếu); `insufficient` khi kết quả còn tùy cơ quan thiếu; còn lại xét theo tiến độ";
const BODIES_QUARTER: &str = "với `quarterly` là `behind` khi còn đạt được nếu mọi cơ quan đang `behind` và còn thiếu đều đạt trong quý, không thì `not-met`";
const NOBODY: &str =
    "Không có ai trong số được chờ có số (dù cơ quan đã kết thúc có số cuối cùng): `insufficient`.";
const NOTHING: &str =
    "Chỉ có không phát sinh: `nothing-arose`, nhưng `insufficient` khi còn cơ quan thiếu.";
const NO_TARGET: &str = "kế hoạch không nêu chỉ tiêu";
const LAST_YEAR: &str = "số toàn tỉnh so với số toàn tỉnh tính từ báo cáo của kỳ đó";
const DOUBT: &str = "Nếu bỏ toàn bộ hoặc một trong các số đó mà kết quả toàn tỉnh khác đi thì kết quả là `insufficient`, lý do `in-doubt`";

/// The warnings that put a figure in doubt.
pub const DOUBTS: [&str; 6] = ["HL02", "HL03", "HL04", "HL05", "HL07", "HL09"];

/// What the figures of a measure come to.
pub struct Sum {
    pub value: Option<Fraction>,
    first: Option<Fraction>,
    second: Option<Fraction>,
    counted: usize,
    arose: usize,
    /// How many of the bodies that are there can still meet it in the quarter.
    open: usize,
    missing: BTreeSet<String>,
}

/// The figure of a measure over the province.
pub fn figure(
    plan: &Plan,
    measure: &Measure,
    judgements: &BTreeMap<Key, Judged>,
    register: &[Agency],
    doubtful: &BTreeSet<Key>,
    moment: &Moment,
) -> Figure {
    let ids = match measure.combined.as_slice() {
        [] => std::slice::from_ref(&measure.id),
        ids => ids,
    };
    let all = of(ids, judgements, register);
    let ended: Vec<(String, Judged)> = plan
        .measures
        .iter()
        .filter(|part| ids.contains(&part.id))
        .flat_map(|part| carried(part, register, judgements, moment))
        .collect();
    let over = |left_out: &BTreeSet<&str>| over(measure, &all, &ended, left_out, moment);
    let whole = over(&BTreeSet::new());
    let last = ended.iter().map(|(agency, _)| agency.as_str());
    let doubtful: Vec<&str> = all
        .iter()
        .map(|(agency, _)| *agency)
        .chain(last)
        .filter(|agency| {
            ids.iter()
                .any(|id| doubtful.contains(&((*agency).to_owned(), id.clone())))
        })
        .collect();
    let mut sets: Vec<BTreeSet<&str>> = doubtful.iter().map(|one| BTreeSet::from([*one])).collect();
    sets.push(doubtful.iter().copied().collect());
    let other = |left_out: &BTreeSet<&str>| over(left_out).verdict != whole.verdict;
    if !doubtful.is_empty() && whole.verdict != "insufficient" && sets.iter().any(other) {
        return Figure {
            verdict: "insufficient",
            reason: Some("in-doubt"),
            rule: DOUBT,
            ..whole
        };
    }
    whole
}

fn of<'a>(
    ids: &[String],
    judgements: &'a BTreeMap<Key, Judged>,
    register: &'a [Agency],
) -> Judgements<'a> {
    let mut all = Vec::new();
    for id in ids {
        for agency in register {
            if let Some(judged) = judgements.get(&(agency.id.clone(), id.clone())) {
                all.push((agency.id.as_str(), judged));
            }
        }
    }
    all
}

/// The figure over the agencies, some of them left out.
fn over(
    measure: &Measure,
    all: &Judgements,
    ended: &[(String, Judged)],
    left_out: &BTreeSet<&str>,
    moment: &Moment,
) -> Figure {
    let asked: Judgements = all
        .iter()
        .copied()
        .filter(|(_, judged)| judged.reason != Some("before-birth"))
        .collect();
    let present: Judgements = asked
        .iter()
        .copied()
        .filter(|(agency, _)| !left_out.contains(agency))
        .collect();
    let mut ended = ended.to_vec();
    ended.retain(|(agency, _)| !left_out.contains(agency.as_str()));
    let rollup = rollup_of(measure);
    let mut sum = added(measure, rollup, &present, &ended);
    if sum.counted == 0 && !present.is_empty() {
        (sum.value, sum.first, sum.second) = (None, None, None);
    }
    let (verdict, reason, rule) = verdict(measure, rollup, &present, &sum, moment);
    Figure {
        verdict,
        reason,
        value: sum.value,
        first: sum.first,
        second: sum.second,
        expected: asked.len(),
        missing: sum.missing,
        rule,
    }
}

/// How the figures are brought together: a combined measure pools those that it combines.
pub fn rollup_of(measure: &Measure) -> &str {
    match measure.rollup.as_str() {
        "" => "pooled",
        rollup => rollup,
    }
}

/// The figures added up; ended bodies behind the others.
pub fn added(
    measure: &Measure,
    rollup: &str,
    judgements: &Judgements,
    ended: &[(String, Judged)],
) -> Sum {
    let mut sum = Sum {
        value: None,
        first: None,
        second: None,
        counted: 0,
        arose: 0,
        open: 0,
        missing: BTreeSet::new(),
    };
    let (mut first, mut second, mut values) = (whole(0), whole(0), whole(0));
    let mut met = 0;
    let ended = ended
        .iter()
        .map(|(agency, judged)| (agency.as_str(), judged, true));
    let present = judgements
        .iter()
        .map(|(agency, judged)| (*agency, *judged, false));
    for (agency, judged, ended) in present.chain(ended) {
        let usable = match rollup {
            "pooled" | "sum" | "weighted" => judged.figures.is_some(),
            "mean" => judged.usable || judged.reason == Some("no-last-year"),
            _ => judged.usable,
        };
        if judged.verdict == "nothing-arose" {
            sum.counted += usize::from(!ended);
        } else if usable {
            sum.counted += usize::from(!ended);
            sum.arose += 1;
            let (one, two) = judged.figures.clone().unwrap_or((whole(0), whole(0)));
            first += if rollup == "weighted" {
                &one * &two
            } else {
                one
            };
            second += two;
            values += judged.value.clone().unwrap_or(whole(0));
            met += i64::from(judged.verdict == "met");
            sum.open += usize::from(judged.verdict == "behind" && !ended);
        } else if !ended {
            sum.missing.insert(agency.to_owned());
        }
    }
    let two = measure.kind != "count" && measure.kind != "score" && measure.kind != "rank";
    if sum.arose == 0 {
        let added = sum.counted > 0 && rollup != "single" && measure.target != Target::None;
        sum.first = added.then(|| whole(0));
        sum.second = (added && (two || matches!(rollup, "bodies" | "mean"))).then(|| whole(0));
        return sum;
    }
    let arose = whole(i64::try_from(sum.arose).unwrap());
    let hundred = whole(100);
    match rollup {
        "bodies" if measure.target != Target::None => {
            first = whole(met);
            let share = measure.bodies_target.1;
            sum.value = Some(if share {
                &first / &arose * hundred
            } else {
                first.clone()
            });
            second = arose;
        }
        "pooled" => {
            sum.value = (second != whole(0)).then(|| match measure.kind.as_str() {
                "growth" => (&first - &second) / &second * hundred,
                "average" => &first / &second,
                _ => &first / &second * hundred,
            });
        }
        "sum" => sum.value = Some(first.clone()),
        "mean" => {
            sum.value = Some(&values / &arose);
            (first, second) = (values, arose);
        }
        "weighted" => sum.value = Some(&first / &second),
        _ => {
            // Of the one agency that is named.
            let judged = judgements[0].1;
            sum.value.clone_from(&judged.value);
            let figures = judged.figures.clone();
            sum.first = figures.clone().map(|(first, _)| first);
            let one = matches!(measure.kind.as_str(), "count" | "score");
            sum.second = figures.filter(|_| !one).map(|(_, second)| second);
            return sum;
        }
    }
    sum.first = Some(first);
    sum.second = (two || matches!(rollup, "bodies" | "mean")).then_some(second);
    sum
}

fn verdict(
    measure: &Measure,
    rollup: &str,
    judgements: &Judgements,
    sum: &Sum,
    moment: &Moment,
) -> (&'static str, Option<&'static str>, &'static str) {
    if measure.target == Target::None {
        return ("no-target", None, NO_TARGET);
    }
    if rollup == "single" {
        return match judgements.first() {
            None => ("insufficient", Some("nobody-left"), NOBODY),
            Some((_, one)) => (one.verdict, one.reason, SINGLE),
        };
    }
    if sum.counted == 0 && (sum.arose == 0 || !judgements.is_empty()) {
        let reason = match judgements.is_empty() {
            true => "nobody-left",
            false => "agencies-missing",
        };
        return ("insufficient", Some(reason), NOBODY);
    }
    let some_missing = !sum.missing.is_empty();
    if sum.arose == 0 {
        return match some_missing {
            true => ("insufficient", Some("agencies-missing"), NOTHING),
            false => ("nothing-arose", None, NOTHING),
        };
    }
    let value = sum.value.clone().unwrap_or(whole(0));
    if rollup == "bodies" {
        return bodies(measure, sum, moment);
    }
    let met = match &measure.target {
        Target::Compare(sign, bound) => holds(&value, sign, bound),
        Target::Between(_, high) if measure.kind == "rank" => value <= *high,
        Target::Between(low, high) => value >= *low && value <= *high,
        Target::LastYear(sign) => match last_year(measure, rollup, moment) {
            Some(before) => holds(&value, sign, &before),
            None => return ("insufficient", Some("no-last-year"), LAST_YEAR),
        },
        other => panic!("no target over the province: {other:?}"),
    };
    let (verdict, rule) = pace(
        measure,
        &measure.target,
        &value,
        met,
        measure.deadline,
        moment,
    );
    let zero = measure.target == Target::Compare("=", whole(0));
    if rollup == "sum" && zero && verdict == "met" && some_missing {
        return ("insufficient", Some("agencies-missing"), SUM_ZERO);
    }
    let shown = match rollup {
        "sum" => SUM,
        "mean" => MEAN,
        "weighted" => WEIGHTED,
        _ => POOLED,
    };
    (verdict, None, if verdict == "met" { shown } else { rule })
}

/// The province's value of the year before: of its readings, else of the plan.
fn last_year(measure: &Measure, rollup: &str, moment: &Moment) -> Option<Fraction> {
    let before: Vec<(String, Judged)> = moment
        .last_year
        .iter()
        .filter(|((_, id), _)| *id == measure.id)
        .map(|((agency, _), reading)| (agency.clone(), read(measure, reading)))
        .collect();
    let judgements = before
        .iter()
        .map(|(agency, judged)| (agency.as_str(), judged));
    let sum = added(measure, rollup, &judgements.collect(), &[]);
    let unread = |(agency, id): &&super::results::Key| {
        *id == measure.id && !before.iter().any(|(one, _)| one == agency)
    };
    let missing = !sum.missing.is_empty() || moment.asked_last_year.iter().any(|key| unread(&key));
    // «`sum` mà kỳ đó còn cơ quan thiếu thì không lấy.»
    let value = sum.value.filter(|_| rollup != "sum" || !missing);
    value.or_else(|| measure.baseline.clone().map(|(value, _)| value))
}

/// The agencies that meet it, over those where something arose.
fn bodies(
    measure: &Measure,
    sum: &Sum,
    moment: &Moment,
) -> (&'static str, Option<&'static str>, &'static str) {
    let (target, share) = &measure.bodies_target;
    let Target::Compare(sign, bound) = target else {
        panic!("no target over agencies: {target:?}");
    };
    let met = sum.first.clone().unwrap_or(whole(0));
    let arose = whole(i64::try_from(sum.arose).unwrap());
    let missing = whole(i64::try_from(sum.missing.len()).unwrap());
    let reached = |met: Fraction, of: Fraction| {
        let value = if *share { met / of * whole(100) } else { met };
        holds(&value, sign, bound)
    };
    if reached(met.clone(), &arose + &missing) {
        return ("met", None, BODIES_MET);
    }
    if reached(&met + &missing, &arose + &missing) {
        return ("insufficient", Some("agencies-missing"), BODIES_MET);
    }
    let value = sum.value.clone().unwrap_or(met.clone());
    if measure.progress == "quarterly" {
        let open = whole(i64::try_from(sum.open).unwrap());
        let verdict = match reached(&met + &missing + &open, &arose + &missing) {
            true => "behind",
            false => "not-met",
        };
        return (verdict, None, BODIES_QUARTER);
    }
    let (verdict, _) = pace(measure, target, &value, false, measure.deadline, moment);
    (verdict, None, BODIES)
}
