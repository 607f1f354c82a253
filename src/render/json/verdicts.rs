//! What was judged: of each agency, of all together, of criteria; what the plan asks nobody.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::number::Number;
use crate::report::terms::{AgencyVerdict, CriterionVerdict, ProvinceFigure, Reason, Verdict};

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct VerdictRow<'a> {
    pub(super) agency: &'a str,
    pub(super) measure: &'a str,
    pub(super) verdict: Verdict,
    pub(super) reason: Option<Reason>,
    pub(super) value: Option<Number>,
    /// Kết quả nếu không có quyết định.
    pub(super) was: Option<VerdictWas>,
    /// Kết quả dựa trên một quyết định.
    pub(super) decided: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ProvinceRow<'a> {
    pub(super) measure: &'a str,
    pub(super) verdict: Verdict,
    pub(super) reason: Option<Reason>,
    pub(super) value: Option<Number>,
    pub(super) first: Option<Number>,
    pub(super) second: Option<Number>,
    pub(super) expected: usize,
    pub(super) counted: usize,
    pub(super) missing: &'a [String],
    /// Các cơ quan mà số liệu, kết quả dựa trên quyết định.
    pub(super) decided: Vec<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct CriterionRow<'a> {
    pub(super) criterion: &'a str,
    pub(super) verdict: Verdict,
    pub(super) measures: &'a [String],
    /// Kết quả dựa trên một quyết định.
    pub(super) decided: bool,
}

/// Kết quả nếu không có quyết định.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct VerdictWas {
    pub(super) verdict: Verdict,
    pub(super) reason: Option<Reason>,
    pub(super) value: Option<Number>,
}

/// Một chỉ số không áp dụng với một cơ quan.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ExemptionRow<'a> {
    pub(super) agency: &'a str,
    pub(super) measure: &'a str,
    /// Số, ký hiệu văn bản làm căn cứ.
    pub(super) number: &'a str,
    pub(super) date: NaiveDate,
    pub(super) reason: &'a str,
}

impl<'a> From<&'a AgencyVerdict> for VerdictRow<'a> {
    fn from(row: &'a AgencyVerdict) -> Self {
        VerdictRow {
            agency: &row.agency,
            measure: &row.measure,
            verdict: row.verdict,
            reason: row.reason,
            value: row.value.as_ref().and_then(Number::judged),
            was: None,
            decided: false,
        }
    }
}

impl<'a> From<&'a ProvinceFigure> for ProvinceRow<'a> {
    fn from(row: &'a ProvinceFigure) -> Self {
        ProvinceRow {
            measure: &row.measure,
            verdict: row.verdict,
            reason: row.reason,
            value: row.value.as_ref().and_then(Number::judged),
            first: row.first.as_ref().and_then(Number::full),
            second: row.second.as_ref().and_then(Number::full),
            expected: row.expected,
            counted: row.counted,
            missing: &row.missing,
            decided: Vec::new(),
        }
    }
}

impl<'a> From<&'a CriterionVerdict> for CriterionRow<'a> {
    fn from(row: &'a CriterionVerdict) -> Self {
        CriterionRow {
            criterion: &row.criterion,
            verdict: row.verdict,
            measures: &row.measures,
            decided: false,
        }
    }
}
