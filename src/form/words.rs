//! The words of a form that depend on its period, plan and agency: who writes a form prints them, who
//! reads it holds against them what stands there.

use super::FormIdentity;
use crate::plan::model::Figure;
use crate::vietnamese::phrase::date_short;

/// `Số liệu lũy kế từ ngày 15/12/2023 đến ngày 14/6/2024`; of a body that counts anew from its first day.
pub fn window(identity: &FormIdentity) -> String {
    let window = identity.agency.own_window(identity.period.window);
    format!(
        "Số liệu lũy kế từ ngày {} đến ngày {}",
        date_short(window.from),
        date_short(window.to)
    )
}

/// `Kỳ báo cáo: 6 tháng đầu năm 2024 (Số liệu lũy kế …)`.
pub fn period(identity: &FormIdentity) -> String {
    format!(
        "Kỳ báo cáo: {} ({})",
        identity.period.id.name(),
        window(identity)
    )
}

/// What the form is about: `Kết quả thực hiện Kế hoạch số 100/KH-UBND ngày 24/5/2024 của …`.
pub fn subject(identity: &FormIdentity) -> String {
    let plan = &identity.plan;
    format!(
        "Kết quả thực hiện Kế hoạch số {} ngày {} của {}",
        plan.number,
        date_short(plan.date),
        plan.issuer
    )
}

/// The title of the form, in capitals.
pub fn title(identity: &FormIdentity) -> String {
    format!("BIỂU TỔNG HỢP {}", subject(identity).to_uppercase())
}

/// What a figure counts, with its unit where the words do not name it.
pub fn figure(figure: &Figure) -> String {
    let unit = figure.unit.trim();
    if unit.is_empty() || figure.label.to_lowercase().contains(&unit.to_lowercase()) {
        figure.label.clone()
    } else {
        format!("{} ({unit})", figure.label)
    }
}
