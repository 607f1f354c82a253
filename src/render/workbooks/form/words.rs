//! The words of a form that depend on its period, plan and agency.

use crate::form::FormIdentity;
use crate::report::terms::{Figure, Kind, Measure};
use crate::vietnamese::phrase::date_short;

/// `Số liệu lũy kế từ ngày 15/12/2023 đến ngày 14/6/2024`; of a body that counts anew from its first day.
pub(super) fn window(identity: &FormIdentity) -> String {
    let window = identity.agency.own_window(identity.period.window);
    format!(
        "Số liệu lũy kế từ ngày {} đến ngày {}",
        date_short(window.from),
        date_short(window.to)
    )
}

/// What the form is about: `Kết quả thực hiện Kế hoạch số 100/KH-UBND ngày 24/5/2024 của …`.
pub(super) fn subject(identity: &FormIdentity) -> String {
    let plan = &identity.plan;
    format!(
        "Kết quả thực hiện Kế hoạch số {} ngày {} của {}",
        plan.number,
        date_short(plan.date),
        plan.issuer
    )
}

/// The title of the form, in capitals.
pub(super) fn title(identity: &FormIdentity) -> String {
    format!("BIỂU TỔNG HỢP {}", subject(identity).to_uppercase())
}

/// What a figure counts, with its unit where the words do not name it.
pub(super) fn figure(figure: &Figure) -> String {
    let unit = figure.unit.trim();
    if unit.is_empty() || figure.label.to_lowercase().contains(&unit.to_lowercase()) {
        figure.label.clone()
    } else {
        format!("{} ({unit})", figure.label)
    }
}

/// How many measures of each sort a form asks for: `45 chỉ số có số liệu; 14 văn bản, nhiệm vụ`.
pub(super) fn measure_count(measures: &[Measure]) -> String {
    let count = |wanted: fn(&Measure) -> bool| measures.iter().filter(|m| wanted(m)).count();
    let sorts = [
        (count(|m| m.kind.has_figures()), "chỉ số có số liệu"),
        (count(|m| m.kind == Kind::Document), "văn bản, nhiệm vụ"),
        (count(|m| m.kind == Kind::Narrative), "nội dung tường thuật"),
    ];
    let sorts: Vec<String> = sorts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, name)| format!("{number} {name}"))
        .collect();
    format!("{} ({})", measures.len(), sorts.join("; "))
}
