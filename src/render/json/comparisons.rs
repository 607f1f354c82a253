//! Each measure beside the earlier period of the year.

use schemars::JsonSchema;
use serde::Serialize;

use super::number::Number;
use crate::report::comparisons::Comparison;

/// So với kỳ trước gần nhất trong năm.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ComparisonRow<'a> {
    measure: &'a str,
    /// Kỳ trước.
    earlier: String,
    /// Giá trị kỳ này, tính trên các cơ quan có số liệu dùng được ở cả hai kỳ.
    now: Option<Number>,
    /// Giá trị kỳ trước, tính trên các cơ quan đó.
    then: Option<Number>,
    /// Số cơ quan của kỳ này trong hai giá trị.
    counted: usize,
    /// Số cơ quan của kỳ trước trong hai giá trị.
    counted_then: usize,
    /// Hai giá trị là số liệu chung của hai kỳ, không cơ quan nào bị bỏ ra.
    whole: bool,
    /// Cơ quan bị bỏ ra vì số liệu chờ xác minh.
    doubted: Vec<String>,
    /// Phần tăng thêm từ ngày chốt kỳ trước; không có nếu số liệu không cộng dồn.
    since: Option<SinceRow>,
    /// Một trong hai giá trị dựa trên quyết định.
    decided: bool,
}

/// Phần tăng thêm từ ngày chốt kỳ trước.
#[derive(Debug, Serialize, JsonSchema)]
struct SinceRow {
    first: Option<Number>,
    second: Option<Number>,
    /// Số cơ quan được tính.
    counted: usize,
}

impl<'a> From<Comparison<'a>> for ComparisonRow<'a> {
    fn from(row: Comparison<'a>) -> Self {
        let value = |value: &Option<_>| value.as_ref().and_then(Number::judged);
        ComparisonRow {
            measure: &row.measure.id,
            earlier: row.earlier.to_string(),
            now: value(&row.both.now.value),
            then: value(&row.both.then.value),
            counted: row.both.counted,
            counted_then: row.both.counted_then,
            whole: row.both.whole,
            doubted: row.both.doubted,
            since: row.since.map(|since| SinceRow {
                first: Number::full(&since.first),
                second: Number::full(&since.second),
                counted: since.counted,
            }),
            decided: row.decided,
        }
    }
}
