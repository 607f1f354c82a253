//! A figure by itself.

use crate::checks::consistency::value;
use crate::checks::printing;
use crate::checks::subject::{Subject, Which};
use crate::exact::Exact;
use crate::finding::{Finding, Rule, Severity};
use crate::plan::model::Measure;
use crate::submission::{Reading, State};

/// Something that is counted one by one has a fractional part.
///
/// A thousands separator typed into a spreadsheet that takes it for a decimal point makes 1.178
/// dossiers a little more than one. Fires: 1,178 hồ sơ. Silent: 1.178; amounts of money and rates.
pub static FRACTION_COUNTED: Rule = Rule {
    code: "HL07",
    severity: Severity::Warning,
    title: "Số đếm có phần lẻ",
    explanation: "Số liệu đếm (hồ sơ, văn bản, người, cơ quan…) phải là số nguyên. Có phần lẻ \
                  thường do dấu phân cách hàng nghìn bị hiểu thành dấu phẩy thập phân: 1.178 hồ sơ \
                  thành 1,178.",
    advice: "Nhập lại số nguyên, không gõ dấu phân cách hàng nghìn.",
    example: "Số hồ sơ đã giải quyết: 1,178 (thay cho 1178).",
};

/// The value is above the band in which the plan expects it ([`Measure::expected_up_to`]).
///
/// Fires: 6.3.3 at 1,5 % where the plan speaks of 0,5 to 1 %. Silent: 1 %; no band stated.
pub static ABOVE_BAND: Rule = Rule {
    code: "HL08",
    severity: Severity::Note,
    title: "Kết quả cao hơn khoảng dự kiến của Kế hoạch",
    explanation: "Kế hoạch nêu một khoảng dự kiến; kết quả cao hơn vẫn được tính theo chỉ tiêu, \
                  nhưng nên xem lại số liệu trước khi tổng hợp.",
    advice: "Kiểm tra lại hai số liệu; nếu đúng thì giữ nguyên.",
    example: "Giảm chi 1,5% trong khi Kế hoạch dự kiến từ 0,5% đến 1%.",
};

/// Looks at every reading with figures.
pub fn run(subject: &Subject) -> Vec<Finding> {
    subject
        .readings()
        .filter(|(_, reading)| reading.state == State::Value)
        .flat_map(|(measure, reading)| {
            let fractions = Which::BOTH
                .into_iter()
                .filter_map(move |which| fraction(subject, measure, reading, which));
            fractions.chain(above_band(subject, measure, reading))
        })
        .collect()
}

/// Whether a unit can be had in parts: money and rates.
fn is_divisible(unit: &str) -> bool {
    unit.is_empty() || unit.contains('%') || unit.to_lowercase().contains("đồng")
}

fn fraction(
    subject: &Subject,
    measure: &Measure,
    reading: &Reading,
    which: Which,
) -> Option<Finding> {
    let figure = which.of(reading)?;
    if figure.is_whole() || is_divisible(&which.asked(measure)?.unit) {
        return None;
    }
    let thousandfold = figure * &Exact::whole(1000);
    let expected = if thousandfold.is_whole() {
        format!(
            "Số nguyên; có thể là {}.",
            printing::amount(measure, which, &thousandfold)
        )
    } else {
        "Số nguyên.".to_owned()
    };
    let seen = format!("{}.", printing::figure(measure, which, figure));
    Some(subject.finding_at(
        &FRACTION_COUNTED,
        reading,
        which.cell(reading),
        seen,
        expected,
    ))
}

fn above_band(subject: &Subject, measure: &Measure, reading: &Reading) -> Option<Finding> {
    let most = measure.expected_up_to.as_ref()?;
    let first = reading.first.as_ref()?;
    let reached = match &reading.second {
        Some(second) if measure.kind.has_second() => value(measure, first, second)?,
        _ if measure.kind.has_second() => return None,
        _ => first.clone(),
    };
    if reached <= *most {
        return None;
    }
    let unit = measure.unit.as_str();
    let gap = if unit == "%" || unit.is_empty() {
        ""
    } else {
        " "
    };
    let printed = if unit == "%" {
        printing::rate(&reached, most)
    } else {
        format!("{}{gap}{unit}", printing::number(&reached))
    };
    let expected = format!("Không quá {}{gap}{unit}.", printing::number(most));
    Some(subject.finding_at(
        &ABOVE_BAND,
        reading,
        reading.cells.first,
        format!("Kết quả {printed}."),
        expected,
    ))
}
