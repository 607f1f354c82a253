//! A goal of the plan as a whole, in a line.

use crate::plan::model::Goal;
use crate::report::goals::goal_targets;
use crate::vietnamese::phrase;

/// `Chỉ số cải cách hành chính: từ 90 điểm trở lên; trong nhóm 10 cả nước; năm trước: 90,76 điểm, thứ 6`.
pub(super) fn goal_line(goal: &Goal) -> String {
    let mut parts = goal_targets(goal);
    let score = goal.baseline_score.as_ref().map(|score| {
        let blank = if goal.unit == "%" { "" } else { " " };
        format!("{}{blank}{}", phrase::decimal(score, 0, 4), goal.unit)
            .trim_end()
            .to_owned()
    });
    let rank = goal.baseline_rank.map(|rank| match goal.baseline_of {
        Some(of) => format!("thứ {rank}/{of}"),
        None => format!("thứ {rank}"),
    });
    let before: Vec<String> = score.into_iter().chain(rank).collect();
    if !before.is_empty() {
        parts.push(format!("phải tốt hơn năm trước ({})", before.join(", ")));
    }
    if !goal.classes.is_empty() {
        parts.push(format!(
            "các mức xếp loại từ cao xuống: {}",
            goal.classes.join(", ")
        ));
    }
    format!("{} ({}): {}", goal.name, goal.id, parts.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_says_what_it_asks_and_what_was() {
        let goal = Goal {
            id: "par-index".to_owned(),
            name: "PAR INDEX".to_owned(),
            target: ">= 90".parse().unwrap(),
            rank: "<= 10".parse().unwrap(),
            unit: "điểm".to_owned(),
            baseline_score: Some("89.5".parse().unwrap()),
            baseline_rank: Some(12),
            baseline_of: Some(34),
            ..Goal::default()
        };
        assert_eq!(
            goal_line(&goal),
            "PAR INDEX (par-index): từ 90 điểm trở lên; trong nhóm 10; phải tốt hơn năm trước (89,5 điểm, thứ 12/34)"
        );
    }
}
