//! The words of a form that depend on its period, plan and agency.

use chrono::{Datelike, NaiveDate};

use crate::form::FormIdentity;
use crate::period::{PeriodId, PeriodKind};
use crate::plan::model::{Figure, Kind, Measure};

/// `05/6/2024`: days below 10 and the months 1 and 2 with a leading 0 (Nghị định 30/2020/NĐ-CP).
pub(super) fn day(date: NaiveDate) -> String {
    let month = match date.month() {
        month @ (1 | 2) => format!("0{month}"),
        month => month.to_string(),
    };
    format!("{:02}/{month}/{}", date.day(), date.year())
}

/// `6 tháng đầu năm 2024`.
pub(super) fn period(id: PeriodId) -> String {
    match id.kind {
        PeriodKind::Q1 => format!("quý I năm {}", id.year),
        PeriodKind::H1 => format!("6 tháng đầu năm {}", id.year),
        PeriodKind::Q3 => format!("quý III năm {}", id.year),
        PeriodKind::Y => format!("năm {}", id.year),
    }
}

/// `Số liệu lũy kế từ ngày 15/12/2023 đến ngày 14/6/2024`.
pub(super) fn window(identity: &FormIdentity) -> String {
    let window = identity.period.window;
    format!(
        "Số liệu lũy kế từ ngày {} đến ngày {}",
        day(window.from),
        day(window.to)
    )
}

/// What the form is about: `Kết quả thực hiện Kế hoạch số 100/KH-UBND ngày 24/5/2024 của …`.
pub(super) fn subject(identity: &FormIdentity) -> String {
    let plan = &identity.plan;
    format!(
        "Kết quả thực hiện Kế hoạch số {} ngày {} của {}",
        plan.number,
        day(plan.date),
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

/// Units of what is measured, not counted: such figures may have decimals.
const MEASURED: [&str; 9] = ["đồng", "%", "điểm", "km", "ha", "m²", "m2", "tấn", "giờ"];

/// Whether a figure counts things, so that it has no decimals. Goes by the unit; where there is none,
/// by what stands in brackets in the figure's words.
pub(super) fn is_whole(figure: &Figure) -> bool {
    let unit = match figure.unit.trim() {
        "" => figure.label.split_once('(').map_or("", |(_, unit)| unit),
        unit => unit,
    };
    !unit
        .to_lowercase()
        .split([' ', '(', ')', '/', ','])
        .any(|word| MEASURED.contains(&word))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_the_decree_writes_them() {
        let date = |y, m, d| day(NaiveDate::from_ymd_opt(y, m, d).unwrap());
        assert_eq!(date(2024, 6, 14), "14/6/2024");
        assert_eq!(date(2024, 2, 5), "05/02/2024");
        assert_eq!(date(2023, 12, 15), "15/12/2023");
    }

    #[test]
    fn money_and_rates_have_decimals_and_things_have_none() {
        let figure = |label: &str, unit: &str| Figure {
            label: label.to_owned(),
            unit: unit.to_owned(),
        };
        assert!(is_whole(&figure("Số hồ sơ đã giải quyết", "hồ sơ")));
        assert!(is_whole(&figure("Tổng số phòng", "phòng")));
        assert!(is_whole(&figure("Số phòng đạt từ 90% trở lên", "phòng")));
        assert!(is_whole(&figure("Số sáng kiến", "")));
        assert!(!is_whole(&figure("Số vốn đã giải ngân", "triệu đồng")));
        assert!(!is_whole(&figure("Thu ngân sách (tỷ đồng)", "")));
        assert!(!is_whole(&figure("Tỷ lệ kỳ này", "%")));
    }
}
