//! One agency, one measure: its verdict, reason and value, calculated from the reading.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};

use super::fraction::{Fraction, whole};
use super::inputs::{Agency, Measure, Period};
use super::results::{Key, Reading};
use super::target::{Target, holds};

/// When it is judged, and beside which earlier readings.
pub struct Moment {
    pub period: Period,
    pub as_of: NaiveDate,
    /// The earlier periods of the year and their readings, earliest first.
    pub earlier: Vec<(Period, BTreeMap<Key, Reading>)>,
    /// The readings of the same period of the year before.
    pub last_year: BTreeMap<Key, Reading>,
}

/// A verdict that was calculated.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    pub verdict: &'static str,
    pub reason: Option<&'static str>,
    pub value: Option<Fraction>,
    /// The sentence of `docs/verdicts.md` that it rests on.
    pub rule: &'static str,
    /// The figures that may be added up.
    pub figures: Option<(Fraction, Fraction)>,
    /// Whether there is something to count; else the agency is missing.
    pub usable: bool,
}

/// What can be made of a reading, before anything is asked of it.
enum Found {
    /// A value, and the figures that it is made of, where both are there.
    Value(Fraction, Option<(Fraction, Fraction)>),
    NothingArose(&'static str),
    Done,
    NotDone,
}

const REASONS: &str = "Lý do của `insufficient`:";
const RATE: &str =
    "Tỷ lệ ghi mà không có hai số: chỉ dùng để đánh giá chính cơ quan đó, không cộng vào đâu.";
const BOTH_ZERO: &str = "Hai số đều 0: không phát sinh (trừ `growth`).";
const ZERO_SECOND: &str = "Thứ nhất lớn hơn 0, thứ hai bằng 0: `zero-second`.";
const ABOVE_SECOND: &str = "Thứ nhất lớn hơn thứ hai ở nơi không thể (`capped`)";
const MAXIMUM: &str = "Lớn hơn `maximum`: `above-maximum`.";
const FROM_ZERO: &str = "Tăng từ 0: `from-zero`.";
const DECLARED: &str = "số thứ hai bằng 0, hoặc cơ quan ghi như vậy";
const NO_TARGET: &str =
    "kế hoạch không nêu chỉ tiêu; phần của một cơ quan trong số cộng chung cũng vậy";
const SHARE: &str = "phần của một cơ quan không có kết quả riêng (`no-target`), trừ khi có `own`";
const BIRTH: &str = "`nothing-arose` của cơ quan thành lập sau hạn có lý do `before-birth`.";
const DOCUMENT: &str =
    "Văn bản: hoàn thành và có minh chứng là `met`; đang hoặc chưa thực hiện xét như `due`.";
const ALWAYS: &str = "Tiến độ: `always` xét ngay.";
const MET: &str = "Các cách khác: đạt chỉ tiêu là `met`; quá hạn là `not-met`";
const HOLD: &str = "trước hạn: `hold` là `behind`";
const DUE: &str = "`due` là `on-track`";
const GROW: &str = "`grow` là `on-track` khi giá trị ≥ chỉ tiêu × phần thời gian đã qua";
const STEPS: &str =
    "`steps` xét theo mốc cuối cùng có ngày không sau ngày cuối tháng của ngày chốt";
const LAST_YEAR: &str =
    "`> last-year`: so với giá trị của chính cơ quan trong kỳ tương ứng năm trước";
const RISE: &str = "`rise n`: thứ hạng năm nay không lớn hơn thứ hạng năm trước trừ n";
const OFFICE: &str = "Quyết định `judged` đặt kết quả của một văn bản hoặc nội dung trình bày của một cơ quan: `met`, `not-met` hoặc `insufficient` (`no-evidence`)";
const QUARTERLY: &str = "`quarterly`: số của quý là số lũy kế trừ số lũy kế cuối quý trước.";

fn plain(verdict: &'static str, reason: Option<&'static str>, rule: &'static str) -> Judged {
    Judged {
        verdict,
        reason,
        value: None,
        rule,
        figures: None,
        usable: verdict != "insufficient",
    }
}

/// A verdict that the office judged itself.
pub fn set(verdict: &str) -> Judged {
    match verdict {
        "met" => plain("met", None, OFFICE),
        "not-met" => plain("not-met", None, OFFICE),
        _ => plain("insufficient", Some("no-evidence"), OFFICE),
    }
}

/// The target and the deadline of an agency: those of `own` that name it, else its level's, else the
/// measure's.
fn asked<'a>(measure: &'a Measure, agency: &Agency) -> (&'a Target, Option<NaiveDate>, bool) {
    let own = |id: &str| {
        let id = id.to_owned();
        measure.own.iter().filter(move |own| own.who.contains(&id))
    };
    let mut blocks = own(&agency.id).chain(own(&agency.level));
    let target = blocks.clone().find_map(|block| block.target.as_ref());
    let deadline = blocks.find_map(|block| block.deadline);
    (
        target.unwrap_or(&measure.target),
        deadline.or(measure.deadline),
        target.is_some(),
    )
}

/// The verdict of an agency on a measure.
pub fn judge(
    measure: &Measure,
    agency: &Agency,
    reading: Option<&Reading>,
    moment: &Moment,
) -> Judged {
    let (target, deadline, own) = asked(measure, agency);
    if *target == Target::None {
        let usable = match found(measure, reading, None) {
            Err((reason, _)) => reason == "no-evidence",
            Ok(_) => true,
        };
        let judged = plain("no-target", None, NO_TARGET);
        return Judged { usable, ..judged };
    }
    if let (Some(from), Some(deadline)) = (agency.from, deadline)
        && deadline < from
    {
        return plain("nothing-arose", Some("before-birth"), BIRTH);
    }
    let found = match found(measure, reading, last_year_first(measure, agency, moment)) {
        Ok(found) => found,
        Err((reason, rule)) => return plain("insufficient", Some(reason), rule),
    };
    let overdue = deadline.is_some_and(|deadline| moment.as_of > deadline);
    let (value, figures) = match found {
        Found::NothingArose(rule) => return plain("nothing-arose", None, rule),
        Found::Done => return plain("met", None, DOCUMENT),
        Found::NotDone if overdue => return plain("not-met", None, DOCUMENT),
        Found::NotDone => return plain("on-track", None, DOCUMENT),
        Found::Value(value, figures) => (value, figures),
    };
    let zero = *target == Target::Compare("=", whole(0));
    let shared = measure.rollup == "sum" && !own && !zero;
    let (verdict, reason, rule) = if shared {
        ("no-target", None, SHARE)
    } else if measure.progress == "quarterly" {
        quarterly(measure, agency, target, &value, moment)
    } else {
        match attained(measure, agency, target, &value, figures.as_ref(), moment) {
            Ok(met) => {
                let (verdict, rule) = pace(measure, target, &value, met, deadline, moment);
                (verdict, None, rule)
            }
            Err((reason, rule)) => ("insufficient", Some(reason), rule),
        }
    };
    Judged {
        verdict,
        reason,
        value: Some(value),
        rule,
        figures,
        usable: verdict != "insufficient",
    }
}

/// The first figure of the same period of the year before, where it stands for the second.
fn last_year_first(measure: &Measure, agency: &Agency, moment: &Moment) -> Option<Fraction> {
    let key = (agency.id.clone(), measure.id.clone());
    let reading = moment
        .last_year
        .get(&key)
        .filter(|_| measure.second_from_last_year)?;
    reading.first.clone()
}

/// What a reading says. The error is a reason of `insufficient`, and its rule.
fn found(
    measure: &Measure,
    reading: Option<&Reading>,
    second: Option<Fraction>,
) -> Result<Found, (&'static str, &'static str)> {
    let Some(reading) = reading else {
        return Err(("not-sent", REASONS));
    };
    match reading.state.as_str() {
        "blank" => Err(("blank", REASONS)),
        "unreadable" => Err(("unreadable", REASONS)),
        "not-applicable" => Err(("not-applicable", "Cơ quan tự ghi mà kế hoạch không nêu")),
        "nothing-arose" => Ok(Found::NothingArose(DECLARED)),
        "done" if reading.evidence.is_some() => Ok(Found::Done),
        "done" => Err(("no-evidence", DOCUMENT)),
        "in-progress" | "not-started" => Ok(Found::NotDone),
        "value" => figures(measure, reading, second),
        other => panic!("no state: {other}"),
    }
}

fn figures(
    measure: &Measure,
    reading: &Reading,
    second: Option<Fraction>,
) -> Result<Found, (&'static str, &'static str)> {
    let zero = whole(0);
    let above_maximum =
        |value: &Fraction| measure.maximum.as_ref().is_some_and(|most| value > most);
    let second = second.or_else(|| reading.second.clone());
    let kind = measure.kind.as_str();
    if matches!(kind, "count" | "score" | "rank") {
        let Some(first) = reading.first.clone() else {
            return Err(("figure-missing", REASONS));
        };
        if kind == "rank" && second.as_ref().is_some_and(|of| first > *of) {
            return Err(("above-second", "thứ hạng lớn hơn số được xếp hạng"));
        }
        if above_maximum(&first) {
            return Err(("above-maximum", MAXIMUM));
        }
        let figures = (first.clone(), second.unwrap_or(zero));
        return Ok(Found::Value(first, Some(figures)));
    }
    let (Some(first), Some(second)) = (reading.first.clone(), second) else {
        let rate = reading.percent.clone().ok_or(("figure-missing", RATE))?;
        if above_maximum(&rate) {
            return Err(("above-maximum", MAXIMUM));
        }
        return Ok(Found::Value(rate, None));
    };
    if second == zero {
        return match (kind, first == zero) {
            ("growth", _) => Err(("from-zero", FROM_ZERO)),
            (_, true) => Ok(Found::NothingArose(BOTH_ZERO)),
            (_, false) => Err(("zero-second", ZERO_SECOND)),
        };
    }
    if measure.capped && first > second {
        return Err(("above-second", ABOVE_SECOND));
    }
    let value = match kind {
        "ratio" | "reduction" => &first / &second * whole(100),
        "growth" => (&first - &second) / &second * whole(100),
        "average" => &first / &second,
        "weighted-score" => first.clone(),
        other => panic!("no kind: {other}"),
    };
    if above_maximum(&value) {
        return Err(("above-maximum", MAXIMUM));
    }
    Ok(Found::Value(value, Some((first, second))))
}

/// Whether a value meets a target.
fn attained(
    measure: &Measure,
    agency: &Agency,
    target: &Target,
    value: &Fraction,
    figures: Option<&(Fraction, Fraction)>,
    moment: &Moment,
) -> Result<bool, (&'static str, &'static str)> {
    Ok(match target {
        Target::Compare(sign, bound) => holds(value, sign, bound),
        Target::Between(low, high) => value >= low && value <= high,
        Target::LastYear(sign) => {
            let (before, _) = before(measure, agency, moment).ok_or(("no-last-year", LAST_YEAR))?;
            holds(value, sign, &before)
        }
        Target::Rise(places) => {
            let (before, of_before) =
                before(measure, agency, moment).ok_or(("no-last-year", RISE))?;
            let of = figures
                .map(|(_, of)| of.clone())
                .filter(|of| *of != whole(0));
            if of.is_none() || of_before != of {
                return Err(("other-number", RISE));
            }
            *value <= before - places
        }
        Target::Done | Target::None => panic!("no comparison"),
    })
}

/// The value of the year before, and the number of those ranked: from its readings, else from the plan.
fn before(
    measure: &Measure,
    agency: &Agency,
    moment: &Moment,
) -> Option<(Fraction, Option<Fraction>)> {
    let key = (agency.id.clone(), measure.id.clone());
    if let Ok(Found::Value(value, figures)) = found(measure, moment.last_year.get(&key), None) {
        let of = figures.map(|(_, of)| of).filter(|of| *of != whole(0));
        return Some((value, of));
    }
    measure.baseline.clone()
}

/// The verdict by the way of progress.
pub fn pace(
    measure: &Measure,
    target: &Target,
    value: &Fraction,
    met: bool,
    deadline: Option<NaiveDate>,
    moment: &Moment,
) -> (&'static str, &'static str) {
    if measure.progress == "always" || deadline.is_none() {
        return (if met { "met" } else { "not-met" }, ALWAYS);
    }
    let deadline = deadline.unwrap_or(moment.as_of);
    if met {
        return ("met", MET);
    }
    if moment.as_of > deadline {
        return ("not-met", MET);
    }
    let on_pace = |on_pace: bool| if on_pace { "on-track" } else { "behind" };
    match measure.progress.as_str() {
        "hold" => ("behind", HOLD),
        "due" => ("on-track", DUE),
        "grow" => (on_pace(grown(target, value, deadline, moment)), GROW),
        "steps" => {
            let until = month_end(moment.period.to);
            let mut steps: Vec<_> = measure
                .steps
                .iter()
                .filter(|(by, _)| *by <= until)
                .collect();
            steps.sort_by_key(|(by, _)| *by);
            let reached = steps.last().is_none_or(|(_, step)| match step {
                Target::Compare(sign, bound) => holds(value, sign, bound),
                other => panic!("no step: {other:?}"),
            });
            (on_pace(reached), STEPS)
        }
        other => panic!("no progress: {other}"),
    }
}

fn grown(target: &Target, value: &Fraction, deadline: NaiveDate, moment: &Moment) -> bool {
    let from = moment.period.year_from;
    let share = whole((moment.period.to - from).num_days()) / whole((deadline - from).num_days());
    match target {
        Target::Compare(_, bound) => *value >= bound * share,
        other => panic!("nothing to grow to: {other:?}"),
    }
}

/// The last day of a day's month.
pub fn month_end(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).unwrap();
    first
        .checked_add_months(Months::new(1))
        .unwrap()
        .pred_opt()
        .unwrap()
}

/// Each quarter by itself, from the cumulative figures.
fn quarterly(
    measure: &Measure,
    agency: &Agency,
    target: &Target,
    value: &Fraction,
    moment: &Moment,
) -> (&'static str, Option<&'static str>, &'static str) {
    let quarter = |day: NaiveDate| day.month0() / 3;
    let key = (agency.id.clone(), measure.id.clone());
    let Target::Compare(sign, bound) = target else {
        panic!("no target of a quarter");
    };
    let mut sums = vec![whole(0)];
    for earlier in 0..quarter(moment.period.to) {
        let end = moment
            .earlier
            .iter()
            .rev()
            .find(|(period, _)| quarter(period.to) == earlier && period.to.month0() % 3 == 2);
        let reading = end.and_then(|(_, readings)| readings.get(&key));
        match found(measure, reading, None) {
            Ok(Found::Value(sum, _)) => sums.push(sum),
            _ => return ("insufficient", Some("no-quarter"), QUARTERLY),
        }
    }
    sums.push(value.clone());
    let met: Vec<bool> = sums
        .windows(2)
        .map(|pair| holds(&(&pair[1] - &pair[0]), sign, bound))
        .collect();
    let (this, before) = met.split_last().unwrap();
    if before.contains(&false) {
        return ("not-met", None, QUARTERLY);
    }
    let verdict = match this {
        true => "met",
        false if moment.as_of <= month_end(moment.period.to) => "behind",
        false => "not-met",
    };
    (verdict, None, QUARTERLY)
}
