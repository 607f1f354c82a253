//! What agencies score in the plan's index.

use schemars::JsonSchema;
use serde::Serialize;

use super::number::Number;
use crate::report::terms::{AgencyScore, ComponentScore, Ground};

/// Điểm của một cơ quan.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ScoreRow<'a> {
    pub(super) agency: &'a str,
    pub(super) group: &'a str,
    pub(super) score: Option<Number>,
    pub(super) maximum: Option<Number>,
    /// Điểm ÷ điểm tối đa × 100.
    pub(super) rate: Option<Number>,
    pub(super) rank: Option<usize>,
    /// Số cơ quan được xếp hạng trong nhóm.
    pub(super) of: usize,
    pub(super) tied: bool,
    pub(super) grade: Option<&'a str>,
    pub(super) missing: usize,
    pub(super) doubted: usize,
    pub(super) components: Vec<ComponentRow<'a>>,
    /// Điểm dựa trên một quyết định.
    pub(super) decided: bool,
    /// Xếp hạng dựa trên một quyết định, về cơ quan này hoặc cơ quan cùng nhóm.
    pub(super) rank_decided: bool,
}

/// Điểm của một thành phần.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ComponentRow<'a> {
    pub(super) code: &'a str,
    pub(super) maximum: Option<Number>,
    /// Không có nếu thành phần không tính cho cơ quan.
    pub(super) score: Option<Number>,
    pub(super) ground: Ground,
    pub(super) doubted: bool,
}

impl<'a> From<&'a AgencyScore> for ScoreRow<'a> {
    fn from(row: &'a AgencyScore) -> Self {
        ScoreRow {
            agency: &row.agency,
            group: &row.group,
            score: Number::judged(&row.score),
            maximum: Number::full(&row.maximum),
            rate: row.rate.as_ref().and_then(Number::judged),
            rank: row.rank,
            of: row.of,
            tied: row.tied,
            grade: row.grade.as_deref(),
            missing: row.missing,
            doubted: row.doubted,
            components: row.components.iter().map(Into::into).collect(),
            decided: false,
            rank_decided: false,
        }
    }
}

impl<'a> From<&'a ComponentScore> for ComponentRow<'a> {
    fn from(row: &'a ComponentScore) -> Self {
        ComponentRow {
            code: &row.code,
            maximum: Number::full(&row.maximum),
            score: row.score.as_ref().and_then(Number::judged),
            ground: row.ground,
            doubted: row.doubted,
        }
    }
}
