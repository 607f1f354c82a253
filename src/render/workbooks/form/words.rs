//! The words of a form that depend on its period, plan and agency.

pub(super) use crate::form::words::{figure, period, subject, title, window};
use crate::report::terms::{Kind, Measure};

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
