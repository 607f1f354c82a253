//! What other periods had, and what agencies expect of the year.

use schemars::JsonSchema;
use serde::Serialize;

use super::number::Number;
use crate::place::Place;
use crate::report::estimates::{Expected, Stated};
use crate::report::history;
use crate::report::terms::Verdict;

/// Giá trị của một chỉ số ở một kỳ khác.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct PastRow<'a> {
    /// Không có nếu là giá trị chung.
    pub(super) agency: Option<&'a str>,
    pub(super) measure: &'a str,
    pub(super) period: String,
    pub(super) value: Option<Number>,
    pub(super) verdict: Verdict,
    /// Giá trị, kết quả khi đó dựa trên quyết định của kỳ đó.
    pub(super) decided: bool,
}

/// Số kỳ gửi đúng hạn trong năm của một cơ quan.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct InTimeRow {
    pub(super) agency: String,
    pub(super) in_time: usize,
    /// Số kỳ phải gửi.
    pub(super) expected: usize,
    /// Dựa trên quyết định xử lý về tệp nào được tính, trong kỳ này hoặc kỳ trước.
    pub(super) decided: bool,
}

/// Số ước cả năm của một cơ quan.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct EstimateRow<'a> {
    pub(super) agency: &'a str,
    pub(super) measure: &'a str,
    pub(super) first: Option<Number>,
    pub(super) second: Option<Number>,
    pub(super) place: &'a Place,
    /// Số ước có trong tệp được tính theo quyết định.
    pub(super) decided: bool,
}

/// Tổng số ước cả năm.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ProvinceEstimateRow<'a> {
    pub(super) measure: &'a str,
    pub(super) first: Option<Number>,
    pub(super) second: Option<Number>,
    pub(super) value: Option<Number>,
    /// Số cơ quan có số ước.
    pub(super) counted: usize,
    pub(super) expected: usize,
    /// Có cơ quan mà số ước dựa trên quyết định.
    pub(super) decided: bool,
}

impl<'a> From<history::PastValue<'a>> for PastRow<'a> {
    fn from(past: history::PastValue<'a>) -> Self {
        PastRow {
            agency: past.agency,
            measure: past.measure,
            period: past.period.to_string(),
            value: past.value.and_then(Number::judged),
            verdict: past.verdict,
            decided: past.decided,
        }
    }
}

impl From<history::InTime> for InTimeRow {
    fn from(own: history::InTime) -> Self {
        InTimeRow {
            agency: own.agency,
            in_time: own.in_time,
            expected: own.expected,
            decided: own.decided,
        }
    }
}

impl<'a> From<Stated<'a>> for EstimateRow<'a> {
    fn from((agency, measure, estimate): Stated<'a>) -> Self {
        EstimateRow {
            agency: &agency.id,
            measure: &measure.id,
            first: estimate.first.as_ref().and_then(Number::full),
            second: estimate.second.as_ref().and_then(Number::full),
            place: &estimate.place,
            decided: false,
        }
    }
}

impl<'a> ProvinceEstimateRow<'a> {
    /// The sum of a measure, and whether it rests on decisions.
    pub(super) fn new(measure: &'a str, sum: &Expected, decided: bool) -> Self {
        ProvinceEstimateRow {
            measure,
            first: Number::full(&sum.first),
            second: sum.second.as_ref().and_then(Number::full),
            value: sum.value.as_ref().and_then(Number::judged),
            counted: sum.counted.len(),
            expected: sum.expected,
            decided,
        }
    }
}
