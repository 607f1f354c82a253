//! Holds the index of agencies against the rest of the plan.

use super::index::{Component, Index, Scoring};
use super::model::Plan;
use super::target::{Comparison, Target};
use crate::agency::Register;
use crate::datafile::Row;
use crate::exact::Exact;

const HERE: &str = "Ghi đúng mã đã khai báo trong tệp này.";

/// Records the faults of the index; without a register, levels and agencies are not looked up.
pub(super) fn check(top: &Row<'_>, plan: &Plan, register: Option<&Register>) {
    let (Some(row), Some(index)) = (top.read_group("index"), &plan.index) else {
        return;
    };
    check_groups(&row, index, register);
    check_grades(&row, index);
    for (inner, component) in row.read_rows("components").iter().zip(&index.components) {
        check_component(inner, plan, index, component);
    }
}

fn check_groups(row: &Row<'_>, index: &Index, register: Option<&Register>) {
    for (at, (inner, group)) in row
        .read_rows("groups")
        .iter()
        .zip(&index.groups)
        .enumerate()
    {
        if index.groups[..at].iter().any(|other| other.id == group.id) {
            inner.fault(
                "id",
                format!("nhóm «{}» được khai báo hai lần", group.id),
                "Mỗi nhóm một mã.",
            );
        }
        for who in &group.who {
            let known = register.is_none_or(|register| {
                register.level(who).is_some() || register.get(who).is_some()
            });
            if !known {
                inner.fault(
                    "who",
                    format!("không có cấp hoặc cơ quan nào mang mã «{who}»"),
                    "Dùng một mã đã khai báo trong inputs/agencies.toml.",
                );
            }
            let twice = index.groups[..at]
                .iter()
                .any(|other| other.who.contains(who));
            if twice {
                inner.fault(
                    "who",
                    format!("«{who}» đã thuộc một nhóm khác"),
                    "Mỗi cấp, mỗi cơ quan thuộc một nhóm.",
                );
            }
        }
    }
}

fn check_grades(row: &Row<'_>, index: &Index) {
    let grades = &index.grades;
    for (at, inner) in row.read_rows("grades").iter().enumerate().skip(1) {
        let (Some(before), Some(grade)) = (grades.get(at - 1), grades.get(at)) else {
            continue;
        };
        if grade.from >= before.from && inner.is_sound("from") {
            inner.fault(
                "from",
                format!(
                    "mức «{}» không thấp hơn mức «{}» đứng trước",
                    grade.name, before.name
                ),
                "Ghi các mức từ cao xuống thấp.",
            );
        }
    }
}

fn check_component(row: &Row<'_>, plan: &Plan, index: &Index, component: &Component) {
    match (&component.measure, &component.criterion) {
        (Some(id), None) => {
            if plan
                .measure(id)
                .is_none_or(|measure| !measure.is_reported())
            {
                row.fault(
                    "measure",
                    format!("không có chỉ số nào do cơ quan báo cáo mang mã «{id}»"),
                    HERE,
                );
            }
        }
        (None, Some(code)) => {
            if plan.criterion(code).is_none() {
                row.fault("criterion", format!("không có tiêu chí «{code}»"), HERE);
            }
            if component.scoring != Scoring::Met {
                row.fault(
                    "scoring",
                    "chấm theo tiêu chí thì chỉ có thể là đạt hoặc không đạt",
                    "Ghi scoring = \"met\", hoặc chấm theo từng chỉ số (khóa measure).",
                );
            }
        }
        _ => row.fault(
            "measure",
            "ghi đúng một trong hai khóa: measure, criterion",
            "Mỗi thành phần chấm một chỉ số hoặc một tiêu chí.",
        ),
    }
    for id in &component.groups {
        if !index.groups.iter().any(|group| group.id == *id) {
            row.fault("groups", format!("không có nhóm «{id}»"), HERE);
        }
    }
    if component.maximum <= Exact::zero() {
        if !row.has("maximum") {
            row.fault("maximum", without_maximum(plan, component), MAXIMUM);
        } else if row.is_sound("maximum") {
            row.fault(
                "maximum",
                "điểm tối đa phải lớn hơn 0",
                "Ghi ví dụ \"2.5\".",
            );
        }
    }
    check_scoring(row, plan, component);
}

const MAXIMUM: &str = "Ghi khóa này, ví dụ maximum = \"2.5\"; thành phần chấm trọn một tiêu chí thì có thể ghi points ở tiêu chí đó.";

/// Why a component without a maximum has none from its criterion either.
fn without_maximum(plan: &Plan, component: &Component) -> &'static str {
    let measure = component.measure.as_deref().and_then(|id| plan.measure(id));
    let codes = measure.map_or_else(
        || component.criterion.iter().collect::<Vec<_>>(),
        |measure| measure.criteria.iter().collect(),
    );
    let given = codes
        .iter()
        .filter_map(|code| plan.criterion(code))
        .filter_map(|criterion| criterion.points.as_ref());
    let shared = measure.is_some()
        && (codes.len() > 1 || codes.iter().any(|code| plan.measures_of(code).count() > 1));
    match given.count() {
        0 => "thiếu điểm tối đa, tiêu chí cũng không có khóa points",
        _ if shared => {
            "thiếu điểm tối đa; chỉ số này chỉ là một phần của tiêu chí, hoặc của nhiều tiêu chí, nên không lấy được khóa points của tiêu chí"
        }
        _ => "thiếu điểm tối đa, khóa points của tiêu chí không lớn hơn 0",
    }
}

fn check_scoring(row: &Row<'_>, plan: &Plan, component: &Component) {
    let measure = component.measure.as_deref().and_then(|id| plan.measure(id));
    let figures = measure.is_some_and(|measure| measure.kind.has_figures());
    if component.scoring != Scoring::Met && measure.is_some() && !figures {
        row.fault(
            "scoring",
            "văn bản, nhiệm vụ chỉ có thể chấm đạt hoặc không đạt",
            "Ghi scoring = \"met\".",
        );
    }
    let steps = &component.steps;
    if steps.is_empty() != (component.scoring != Scoring::Steps) {
        row.fault(
            "steps",
            "khóa steps ghi khi và chỉ khi scoring là \"steps\"",
            "Ví dụ: steps = [{ target = \">= 95\", score = \"5\" }, { target = \">= 90\", score = \"3\" }]",
        );
    }
    for (inner, step) in row.read_rows("steps").iter().zip(steps) {
        let comparable = matches!(step.target, Target::Compare { .. } | Target::Between { .. });
        if !comparable && inner.is_sound("target") {
            inner.fault(
                "target",
                "mức điểm phải là một so sánh",
                "Ví dụ target = \">= 95\".",
            );
        }
        if step.score > component.maximum || step.score.is_negative() {
            inner.fault(
                "score",
                "điểm của mức phải từ 0 đến điểm tối đa",
                "Sửa điểm này hoặc khóa maximum.",
            );
        }
    }
    let Some(measure) = measure else { return };
    if measure.is_shared_total() && measure.own.is_empty() && component.scoring.needs_target() {
        row.fault(
            "scoring",
            "phần của một cơ quan trong số cộng chung không có chỉ tiêu riêng để chấm",
            "Ghi phần được giao (own) ở chỉ số, hoặc chấm theo mức: scoring = \"steps\".",
        );
    }
    let own = measure.own.iter().filter_map(|own| own.target.as_ref());
    let common = (!measure.is_shared_total()).then_some(&measure.target);
    let divisible = own.chain(common).all(is_divisible);
    if component.scoring == Scoring::Proportional && !divisible {
        row.fault(
            "scoring",
            "chấm theo tỷ lệ cần chỉ tiêu dạng «từ … trở lên», lớn hơn 0",
            "Chỉ tiêu dạng khác thì chấm theo mức: scoring = \"steps\".",
        );
    }
}

fn is_divisible(target: &Target) -> bool {
    match target {
        Target::Compare { comparison, number } => {
            *number > Exact::zero()
                && matches!(
                    comparison,
                    Comparison::AtLeast | Comparison::Above | Comparison::Equal
                )
        }
        _ => false,
    }
}
