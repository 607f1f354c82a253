//! The plan's own goals (PAR INDEX, SIPAS).

use serde::Serialize;

/// One of the plan's own goals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GoalRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What is asked: `từ 90 điểm trở lên`.
    pub target: String,
    /// The year before: `90,76 điểm, xếp thứ 6`; empty where the plan states none.
    pub baseline: String,
    /// Whether a result was published on or before the as-of day.
    pub published: bool,
    /// The result: `90,23%, xếp thứ 2`, or `chưa công bố`.
    pub result: String,
    /// How the result stands to target and baseline, sentence parts: `đạt mục tiêu từ 90% trở lên`,
    /// `chưa tăng về điểm số so với năm 2023`; empty while nothing is published.
    pub judgement: Vec<String>,
    /// Where and when it was published; empty where it is not known.
    pub source: String,
}
