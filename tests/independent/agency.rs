//! One agency, one measure: its verdict, reason and value, calculated from the reading.

use chrono::{Datelike, NaiveDate};

use super::fraction::{Fraction, whole};
use super::inputs::{Agency, Measure};
use super::pace::{Moment, pace, quarter_end};
use super::reading::{DECLARED, DOCUMENT, Found, found};
use super::results::Reading;
use super::target::{Target, holds};

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

const NO_TARGET: &str =
    "kế hoạch không nêu chỉ tiêu; phần của một cơ quan trong số cộng chung cũng vậy";
const SHARE: &str = "phần của một cơ quan không có kết quả riêng (`no-target`), trừ khi có `own`";
const BIRTH: &str = "`nothing-arose` của cơ quan thành lập sau hạn có lý do `before-birth`.";
const LAST_YEAR: &str =
    "`> last-year`: so với giá trị của chính cơ quan trong kỳ tương ứng năm trước";
const RISE: &str = "`rise n`: thứ hạng năm nay không lớn hơn thứ hạng năm trước trừ n";
const OFFICE: &str = "Quyết định `judged` đặt kết quả của một văn bản hoặc nội dung trình bày của một cơ quan: `met`, `not-met` hoặc `insufficient` (`no-evidence`)";
const QUARTERLY: &str =
    "`quarterly`: số của quý là số lũy kế trừ số lũy kế cuối quý trước; giá trị là số của quý.";

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
    let naming = |id: &String| measure.own.iter().find(|own| own.who.contains(id));
    let own = naming(&agency.id).or_else(|| naming(&agency.level));
    let target = own.and_then(|own| own.target.as_ref());
    let deadline = own.and_then(|own| own.deadline);
    (
        target.unwrap_or(&measure.target),
        deadline.or(measure.deadline),
        target.is_some(),
    )
}

/// The target that is asked of an agency.
pub fn target_of<'a>(measure: &'a Measure, agency: &Agency) -> &'a Target {
    asked(measure, agency).0
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
    let mut of_quarter = None;
    let (verdict, reason, rule) = if shared {
        ("no-target", None, SHARE)
    } else if measure.progress == "quarterly" {
        let (quarter, verdict) = quarterly(measure, agency, target, &value, moment);
        of_quarter = quarter;
        verdict
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
        value: match measure.progress.as_str() {
            "quarterly" => of_quarter,
            _ => Some(value),
        },
        rule,
        figures,
        usable: verdict != "insufficient",
    }
}

/// A reading by itself, without anything that is asked of it.
pub fn read(measure: &Measure, reading: &Reading) -> Judged {
    match found(measure, Some(reading), None) {
        Ok(Found::Value(value, figures)) => Judged {
            value: Some(value),
            figures,
            ..plain("no-target", None, NO_TARGET)
        },
        Ok(_) => plain("nothing-arose", None, DECLARED),
        Err((reason, rule)) => plain("insufficient", Some(reason), rule),
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
        Target::Between(_, high) if measure.kind == "rank" => value <= high,
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

/// Each quarter by itself, from the cumulative figures: this quarter's figure, and the verdict.
fn quarterly(
    measure: &Measure,
    agency: &Agency,
    target: &Target,
    value: &Fraction,
    moment: &Moment,
) -> (
    Option<Fraction>,
    (&'static str, Option<&'static str>, &'static str),
) {
    let quarter = |day: NaiveDate| day.month0() / 3;
    let Target::Compare(sign, bound) = target else {
        panic!("no target of a quarter");
    };
    let mut sums = vec![whole(0)];
    for earlier in 0..quarter(moment.period.to) {
        let end = moment
            .earlier
            .iter()
            .rev()
            .find(|one| quarter(one.period.to) == earlier && one.period.to.month0() % 3 == 2);
        let unborn = end.is_some_and(|end| agency.from.is_some_and(|from| from > end.period.to));
        if unborn && agency.starts_anew {
            continue;
        }
        let mut bodies = vec![agency.id.clone()];
        if unborn {
            bodies = moment
                .predecessors
                .get(&agency.id)
                .cloned()
                .unwrap_or_default();
        }
        let mut sum = (!bodies.is_empty()).then(|| whole(0));
        for body in bodies {
            let key = (body, measure.id.clone());
            let one = match found(measure, end.and_then(|end| end.readings.get(&key)), None) {
                Ok(Found::Value(one, _)) => Some(one),
                _ => None,
            };
            sum = sum.zip(one).map(|(sum, one)| sum + one);
        }
        match sum {
            Some(sum) => sums.push(sum),
            None => return (None, ("insufficient", Some("no-quarter"), QUARTERLY)),
        }
    }
    sums.push(value.clone());
    let quarters: Vec<Fraction> = sums.windows(2).map(|pair| &pair[1] - &pair[0]).collect();
    let (this, before) = quarters.split_last().unwrap();
    let verdict = if before.iter().any(|quarter| !holds(quarter, sign, bound)) {
        "not-met"
    } else if holds(this, sign, bound) {
        "met"
    } else if moment.as_of <= quarter_end(moment.period.to) {
        "behind"
    } else {
        "not-met"
    };
    (Some(this.clone()), (verdict, None, QUARTERLY))
}
