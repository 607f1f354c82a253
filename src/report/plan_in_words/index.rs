//! The index of agencies as the program understands it: groups, components, scores, grades.

use super::measure::names;
use crate::agency::Register;
use crate::plan::index::{Component, Counting, Index, Scoring};
use crate::plan::model::{Measure, Plan};
use crate::report::figures::plain;
use crate::report::targets::words_of;
use crate::vietnamese::phrase;

/// The index of a plan, a line each; none where the plan has no index.
pub(super) fn index_lines(plan: &Plan, register: &Register) -> Vec<String> {
    let Some(index) = &plan.index else {
        return Vec::new();
    };
    let mut lines = vec![index.name.clone()];
    lines.extend(index.groups.iter().map(|group| {
        format!(
            "Nhóm xếp hạng «{}»: {}",
            group.name,
            names(&group.who, register)
        )
    }));
    lines.extend(
        index
            .components
            .iter()
            .map(|component| component_line(plan, index, component)),
    );
    let grades: Vec<String> = index
        .grades
        .iter()
        .map(|grade| format!("«{}» từ {}%", grade.name, plain(&grade.from)))
        .collect();
    if !grades.is_empty() {
        lines.push(format!(
            "Xếp loại theo phần trăm điểm tối đa của cơ quan: {}",
            grades.join("; ")
        ));
    }
    lines.push(format!(
        "Không áp dụng: {}; không phát sinh: {}; chưa đủ căn cứ: {}; chưa đến hạn: {}",
        counting(index.exempt.unwrap_or(Counting::Out)),
        counting(index.nothing_arose.unwrap_or(Counting::Out)),
        counting(index.missing.unwrap_or(Counting::Zero)),
        counting(index.not_due.unwrap_or(Counting::Out)),
    ));
    lines
}

fn component_line(plan: &Plan, index: &Index, component: &Component) -> String {
    let measure = component.measure.as_deref().and_then(|id| plan.measure(id));
    let scored = match (measure, &component.criterion) {
        (Some(measure), _) => format!("Chỉ số {} ({})", measure.id, measure.label),
        (None, Some(criterion)) => format!("Tiêu chí {criterion}"),
        (None, None) => "Thành phần chưa rõ".to_owned(),
    };
    let groups: Vec<&str> = index
        .groups
        .iter()
        .filter(|group| component.groups.contains(&group.id))
        .map(|group| group.name.as_str())
        .collect();
    let of = match groups.is_empty() {
        true => "mọi nhóm".to_owned(),
        false => phrase::list(&groups),
    };
    format!(
        "{scored}, {of}: tối đa {} điểm; {}",
        plain(&component.maximum),
        scoring(component, measure)
    )
}

fn scoring(component: &Component, measure: Option<&Measure>) -> String {
    match component.scoring {
        Scoring::Met => "đạt thì được điểm tối đa, không đạt thì 0 điểm".to_owned(),
        Scoring::Proportional => {
            "theo tỷ lệ kết quả so với chỉ tiêu, không quá điểm tối đa".to_owned()
        }
        Scoring::Points => "kết quả chính là điểm, không quá điểm tối đa".to_owned(),
        Scoring::Steps => {
            let step = |step: &crate::plan::index::ScoreStep| {
                let target = match measure {
                    Some(measure) => words_of(measure, &step.target),
                    None => step.target.to_string(),
                };
                format!("{target}: {} điểm", plain(&step.score))
            };
            let steps: Vec<String> = component.steps.iter().map(step).collect();
            format!("theo mức ({}; dưới các mức: 0 điểm)", steps.join("; "))
        }
    }
}

fn counting(how: Counting) -> &'static str {
    match how {
        Counting::Out => "bỏ ra, không tính vào điểm tối đa",
        Counting::Zero => "0 điểm",
        Counting::Full => "đủ điểm tối đa",
    }
}
