//! What can be made of a reading, before anything is asked of it.

use super::fraction::{Fraction, whole};
use super::inputs::Measure;
use super::results::Reading;

/// What can be made of a reading, before anything is asked of it.
pub enum Found {
    /// A value, and the figures that it is made of, where both are there.
    Value(Fraction, Option<(Fraction, Fraction)>),
    NothingArose(&'static str),
    Done,
    NotDone,
}

const REASONS: &str = "Lý do của `insufficient`:";
const MISSING: &str = "Kế hoạch hỏi hai số mà thiếu một, không ghi tỷ lệ: `figure-missing`; thứ hạng không có số được xếp hạng cũng vậy.";
const BELOW_FIRST: &str = "Thứ hạng nhỏ hơn 1 không phải thứ hạng: `figure-missing`.";
const RATE: &str =
    "Tỷ lệ ghi mà không có hai số: chỉ dùng để đánh giá chính cơ quan đó, không cộng vào đâu.";
const BOTH_ZERO: &str = "Hai số đều 0: không phát sinh (trừ `growth`).";
const ZERO_SECOND: &str = "Thứ nhất lớn hơn 0, thứ hai bằng 0: `zero-second`.";
const ABOVE_SECOND: &str = "Thứ nhất lớn hơn thứ hai ở nơi không thể (`capped`)";
const MAXIMUM: &str = "Lớn hơn `maximum`: `above-maximum`.";
const FROM_ZERO: &str = "Tăng từ 0: `from-zero`.";
pub const DECLARED: &str = "số thứ hai bằng 0, hoặc cơ quan ghi như vậy";
pub const DOCUMENT: &str =
    "Văn bản: hoàn thành và có minh chứng là `met`; đang hoặc chưa thực hiện xét như `due`.";

/// What a reading says. The error is a reason of `insufficient`, and its rule.
pub fn found(
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
            return Err(("figure-missing", MISSING));
        };
        if measure.two_figures && second.is_none() {
            return Err(("figure-missing", MISSING));
        }
        if kind == "rank" && first == zero && second.as_ref() == Some(&zero) {
            return Ok(Found::NothingArose(BOTH_ZERO));
        }
        if kind == "rank" && first < whole(1) {
            return Err(("figure-missing", BELOW_FIRST));
        }
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
