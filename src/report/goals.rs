//! The plan's own goals (PAR INDEX, SIPAS).

use chrono::NaiveDate;
use serde::Serialize;

use super::basis::Basis;
use super::figures::rate;
use crate::exact::Exact;
use crate::office::GoalResult;
use crate::plan::model::Goal;
use crate::plan::target::{Comparison, Target};
use crate::vietnamese::phrase;
use crate::vietnamese::phrase::date_short as date;

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

/// The plan's own goals, in its order.
pub(super) fn goal_rows(basis: &Basis) -> Vec<GoalRow> {
    basis
        .plan
        .goals
        .iter()
        .map(|goal| {
            let result = basis
                .office
                .goal_results
                .get(&basis.plan.year)
                .and_then(|results| results.get(&goal.id));
            goal_row(
                goal,
                result.filter(|result| is_known(result, basis.as_of)),
                basis.plan.year,
            )
        })
        .collect()
}

/// A result without a day of publication is never shown: nobody could tell whether it was known.
fn is_known(result: &GoalResult, as_of: NaiveDate) -> bool {
    result.published.is_some_and(|day| day <= as_of)
}

fn goal_row(goal: &Goal, result: Option<&GoalResult>, year: i32) -> GoalRow {
    GoalRow {
        id: goal.id.clone(),
        name: goal.name.clone(),
        target: goal_target(goal),
        baseline: standing(goal, goal.baseline_score.as_ref(), goal.baseline_rank),
        published: result.is_some(),
        result: result.map_or_else(
            || "chưa công bố".to_owned(),
            |result| standing(goal, result.score.parse().ok().as_ref(), result.rank),
        ),
        judgement: result.map_or_else(Vec::new, |result| judge(goal, result, year)),
        source: result.map_or(String::new(), source),
    }
}

fn source(result: &GoalResult) -> String {
    let day = result.published.map(|day| format!("ngày {}", date(day)));
    let parts: Vec<String> = result.source.clone().into_iter().chain(day).collect();
    parts.join(", ")
}

fn goal_target(goal: &Goal) -> String {
    match &goal.target {
        Target::Compare {
            comparison: Comparison::AtLeast,
            number,
        } => format!("từ {} trở lên", score_words(goal, number)),
        Target::Compare { comparison, number } => {
            format!("{} {}", comparison.sign(), score_words(goal, number))
        }
        _ => String::new(),
    }
}

fn score_words(goal: &Goal, score: &Exact) -> String {
    match goal.unit.as_str() {
        "%" => rate(score, &goal.target),
        unit => format!("{} {unit}", phrase::decimal(score, 0, 4)),
    }
}

/// `90,76 điểm, xếp thứ 6`.
fn standing(goal: &Goal, score: Option<&Exact>, rank: Option<u32>) -> String {
    let score = score.map(|score| score_words(goal, score));
    let rank = rank.map(|rank| format!("xếp thứ {rank}"));
    let parts: Vec<String> = score.into_iter().chain(rank).collect();
    parts.join(", ")
}

fn judge(goal: &Goal, result: &GoalResult, year: i32) -> Vec<String> {
    let mut parts = Vec::new();
    let score = result.score.parse::<Exact>().ok();
    if let (Some(score), Target::Compare { comparison, number }) = (&score, &goal.target) {
        let verb = if comparison.holds(score, number) {
            "đạt"
        } else {
            "chưa đạt"
        };
        parts.push(format!("{verb} mục tiêu {}", goal_target(goal)));
    }
    if let (Some(score), Some(before)) = (&score, &goal.baseline_score) {
        parts.push(risen(score > before, "điểm số", year));
    }
    if let (Some(rank), Some(before)) = (result.rank, goal.baseline_rank) {
        parts.push(risen(rank < before, "thứ hạng", year));
    }
    parts
}

fn risen(risen: bool, what: &str, year: i32) -> String {
    let verb = if risen { "tăng" } else { "chưa tăng" };
    format!("{verb} về {what} so với năm {}", year - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sipas() -> Goal {
        Goal {
            id: "sipas".to_owned(),
            name: "SIPAS".to_owned(),
            target: ">= 90".parse().unwrap(),
            unit: "%".to_owned(),
            baseline_score: "90.29".parse().ok(),
            baseline_rank: Some(2),
        }
    }

    fn result() -> GoalResult {
        GoalResult {
            score: "90.23".to_owned(),
            rank: Some(2),
            source: None,
            published: "2025-04-06".parse().ok(),
        }
    }

    #[test]
    fn a_result_is_held_against_target_and_year_before() {
        let row = goal_row(&sipas(), Some(&result()), 2024);
        assert_eq!(row.result, "90,23%, xếp thứ 2");
        assert_eq!(
            row.judgement,
            [
                "đạt mục tiêu từ 90% trở lên",
                "chưa tăng về điểm số so với năm 2023",
                "chưa tăng về thứ hạng so với năm 2023"
            ]
        );
    }

    #[test]
    fn a_result_is_not_known_before_it_is_published() {
        let day = |text: &str| text.parse().unwrap();
        assert!(!is_known(&result(), day("2025-04-05")));
        assert!(is_known(&result(), day("2025-04-06")));
        assert_eq!(goal_row(&sipas(), None, 2024).result, "chưa công bố");
    }
}
