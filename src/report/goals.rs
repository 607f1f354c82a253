//! The plan's own goals (PAR INDEX, SIPAS).

use chrono::NaiveDate;
use serde::Serialize;

use super::basis::Basis;
use super::figures::rate;
use super::targets::target_words;
use crate::exact::Exact;
use crate::office::GoalResult;
use crate::plan::model::{Goal, Kind, Measure};
use crate::plan::target::Target;
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
        target: goal_targets(goal).join("; "),
        baseline: standing(
            goal,
            goal.baseline_score.as_ref(),
            (goal.baseline_rank, goal.baseline_of),
            None,
        ),
        published: result.is_some(),
        result: result.map_or_else(
            || "chưa công bố".to_owned(),
            |result| {
                standing(
                    goal,
                    result.score.as_ref(),
                    (result.rank, result.of),
                    result.class.as_deref(),
                )
            },
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

/// What a goal asks for, each part in words: of the score, of the rank, of the class.
pub(super) fn goal_targets(goal: &Goal) -> Vec<String> {
    let parts = [score_target(goal), rank_target(goal), class_target(goal)];
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// The goal as the measure that its words are those of.
fn as_measure(goal: &Goal, kind: Kind, target: &Target) -> Measure {
    Measure {
        kind,
        unit: goal.unit.clone(),
        target: target.clone(),
        ..Measure::default()
    }
}

fn score_target(goal: &Goal) -> String {
    target_words(&as_measure(goal, Kind::Score, &goal.target))
}

fn rank_target(goal: &Goal) -> String {
    let words = target_words(&as_measure(goal, Kind::Rank, &goal.rank));
    match &goal.among {
        Some(among) if matches!(goal.rank, Target::Rise(_)) => format!("{words} ({among})"),
        Some(among) if !words.is_empty() => format!("{words} {among}"),
        _ => words,
    }
}

fn class_target(goal: &Goal) -> String {
    match &goal.class {
        Some(class) if goal.classes.first() == Some(class) => format!("xếp loại «{class}»"),
        Some(class) => format!("xếp loại từ «{class}» trở lên"),
        None => String::new(),
    }
}

fn score_words(goal: &Goal, score: &Exact) -> String {
    match goal.unit.as_str() {
        "%" => rate(score, &goal.target),
        unit => format!("{} {unit}", phrase::decimal(score, 0, 4))
            .trim_end()
            .to_owned(),
    }
}

/// `90,76 điểm, xếp thứ 6/63, xếp loại «Tốt»`.
fn standing(
    goal: &Goal,
    score: Option<&Exact>,
    (rank, of): (Option<u32>, Option<u32>),
    class: Option<&str>,
) -> String {
    let score = score.map(|score| score_words(goal, score));
    let of = of.map_or(String::new(), |of| format!("/{of}"));
    let rank = rank.map(|rank| format!("xếp thứ {rank}{of}"));
    let class = class.map(|class| format!("xếp loại «{class}»"));
    let parts: Vec<String> = score.into_iter().chain(rank).chain(class).collect();
    parts.join(", ")
}

fn judge(goal: &Goal, result: &GoalResult, year: i32) -> Vec<String> {
    let mut parts = Vec::new();
    if let (Some(score), Some(before)) = (&result.score, before_score(goal)) {
        let holds = goal.target.against(&before).holds(score);
        parts.extend(holds.map(|holds| verdict(holds, &score_target(goal))));
    }
    if let Some(rank) = result.rank {
        parts.extend(judge_rank(goal, result, rank));
    }
    if let (Some(class), Some(_)) = (&result.class, &goal.class) {
        let place = |class: &String| goal.classes.iter().position(|known| known == class);
        let least = goal.class.as_ref().and_then(place);
        let holds = place(class).zip(least).map(|(now, least)| now <= least);
        parts.extend(holds.map(|holds| verdict(holds, &class_target(goal))));
    }
    if let (Some(score), Some(before)) = (&result.score, &goal.baseline_score) {
        parts.push(risen(score > before, "điểm số", year));
    }
    if let (Some(rank), Some(before), Target::None) = (result.rank, goal.baseline_rank, &goal.rank)
    {
        parts.push(match is_comparable(goal, result) {
            true => risen(rank < before, "thứ hạng", year),
            false => not_comparable(year),
        });
    }
    parts
}

/// The score of the year before, where the target compares with it; else any number does.
fn before_score(goal: &Goal) -> Option<Exact> {
    match goal.target.needs_last_year() {
        true => goal.baseline_score.clone(),
        false => Some(Exact::zero()),
    }
}

fn judge_rank(goal: &Goal, result: &GoalResult, rank: u32) -> Option<String> {
    let rank = Exact::whole(i64::from(rank));
    if !goal.rank.needs_last_year() {
        let holds = goal.rank.of_rank().holds(&rank)?;
        let words = rank_target(goal);
        return Some(match (holds, goal.rank.holds(&rank)?) {
            (true, false) => format!("vượt mục tiêu {words}"),
            _ => verdict(holds, &words),
        });
    }
    let before = Exact::whole(i64::from(goal.baseline_rank?));
    if !is_comparable(goal, result) {
        return Some(
            "chưa có căn cứ so sánh thứ hạng (số đơn vị được xếp hạng khác năm trước)".to_owned(),
        );
    }
    let holds = goal.rank.against(&before).holds(&rank)?;
    Some(verdict(holds, &rank_target(goal)))
}

/// Ranks among different numbers of provinces are different things.
fn is_comparable(goal: &Goal, result: &GoalResult) -> bool {
    goal.baseline_of == result.of
}

fn not_comparable(year: i32) -> String {
    format!(
        "không so sánh thứ hạng với năm {} vì số đơn vị được xếp hạng khác nhau",
        year - 1
    )
}

fn verdict(holds: bool, what: &str) -> String {
    let verb = if holds { "đạt" } else { "chưa đạt" };
    format!("{verb} mục tiêu {what}")
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
            ..Goal::default()
        }
    }

    fn result() -> GoalResult {
        GoalResult {
            score: "90.23".parse().ok(),
            rank: Some(2),
            of: None,
            class: None,
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

    /// A goal that asks for a rank alone.
    fn in_the_first_ten() -> Goal {
        Goal {
            id: "pci".to_owned(),
            name: "PCI".to_owned(),
            rank: "<= 10".parse().unwrap(),
            among: Some("cả nước".to_owned()),
            ..Goal::default()
        }
    }

    fn ranked(rank: u32, of: u32) -> GoalResult {
        GoalResult {
            score: None,
            rank: Some(rank),
            of: Some(of),
            ..result()
        }
    }

    #[test]
    fn a_rank_without_a_score_is_held_against_the_rank_that_is_asked_for() {
        let row = goal_row(&in_the_first_ten(), Some(&ranked(9, 34)), 2026);
        assert_eq!(row.target, "trong nhóm 10 cả nước");
        assert_eq!(row.result, "xếp thứ 9/34");
        assert_eq!(row.judgement, ["đạt mục tiêu trong nhóm 10 cả nước"]);
        let row = goal_row(&in_the_first_ten(), Some(&ranked(11, 34)), 2026);
        assert_eq!(row.judgement, ["chưa đạt mục tiêu trong nhóm 10 cả nước"]);
    }

    #[test]
    fn ranks_among_different_numbers_are_not_compared() {
        let mut goal = in_the_first_ten();
        goal.rank = "rise 1".parse().unwrap();
        goal.baseline_rank = Some(12);
        goal.baseline_of = Some(63);
        let told = |of: u32| goal_row(&goal, Some(&ranked(8, of)), 2026).judgement;
        assert!(told(34)[0].starts_with("chưa có căn cứ"));
        assert!(told(63)[0].starts_with("đạt mục tiêu tăng ít nhất 01 bậc"));
    }

    #[test]
    fn classes_stand_in_an_order() {
        let goal = Goal {
            classes: ["Tốt", "Khá", "Trung bình"].map(str::to_owned).to_vec(),
            class: Some("Khá".to_owned()),
            ..Goal::default()
        };
        let told = |class: &str| {
            let result = GoalResult {
                score: None,
                rank: None,
                class: Some(class.to_owned()),
                ..result()
            };
            goal_row(&goal, Some(&result), 2026).judgement
        };
        assert_eq!(told("Tốt"), ["đạt mục tiêu xếp loại từ «Khá» trở lên"]);
        assert_eq!(
            told("Trung bình"),
            ["chưa đạt mục tiêu xếp loại từ «Khá» trở lên"]
        );
    }

    #[test]
    fn a_result_is_not_known_before_it_is_published() {
        let day = |text: &str| text.parse().unwrap();
        assert!(!is_known(&result(), day("2025-04-05")));
        assert!(is_known(&result(), day("2025-04-06")));
        assert_eq!(goal_row(&sipas(), None, 2024).result, "chưa công bố");
    }

    #[test]
    fn a_rank_above_the_band_is_better_than_the_goal() {
        let goal = Goal {
            rank: "10 .. 15".parse().unwrap(),
            baseline_rank: None,
            target: Target::None,
            ..sipas()
        };
        let told = |rank: u32| {
            let result = GoalResult {
                rank: Some(rank),
                ..result()
            };
            judge_rank(&goal, &result, rank).unwrap()
        };
        let words = "mục tiêu xếp từ thứ 10 đến thứ 15";
        assert_eq!(told(9), format!("vượt {words}"));
        assert_eq!(told(10), format!("đạt {words}"));
        assert_eq!(told(16), format!("chưa đạt {words}"));
    }
}
