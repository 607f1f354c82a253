//! Hồ sơ: relations between measures of one agency that the plan states
//! ([`Measure::second_is_difference_of`]).

use super::printing;
use super::subject::{Subject, Which};
use crate::exact::Exact;
use crate::finding::{Finding, Rule, Severity};
use crate::plan::model::Measure;
use crate::submission::{Reading, State};

/// The second figure is not the sum of the differences that the plan names.
///
/// Fires: 3.2.4 says 5 dossiers overdue where 3.2.1 says 1.253 resolved and 1.250 on time; 3.2.4
/// says nothing arose, and 3 were late. Silent: 3 where 3 were late; any of the figures is missing,
/// unreadable or contradicts itself (first above second); the plan states no relation.
pub static OVERDUE_DIFFERS: Rule = Rule {
    code: "HS01",
    severity: Severity::Warning,
    title: "Số hồ sơ quá hạn không khớp với số hồ sơ đã giải quyết và đúng hạn",
    explanation: "Trong cùng báo cáo, số quá hạn phải bằng số đã giải quyết trừ số giải quyết trước \
                  hạn và đúng hạn. Hai nơi ghi khác nhau thì ít nhất một số bị sai.",
    advice: "Đối chiếu với Hệ thống thông tin giải quyết thủ tục hành chính và sửa số bị sai.",
    example: "Chỉ số 3.2.1: 1.250/1.253 hồ sơ (quá hạn 3) nhưng chỉ số 3.2.4 ghi 5 hồ sơ quá hạn.",
};

/// The rules of this check.
pub const RULES: &[&Rule] = &[&OVERDUE_DIFFERS];

/// Looks at every measure with a relation.
pub fn run(subject: &Subject) -> Vec<Finding> {
    subject
        .readings()
        .filter(|(measure, _)| !measure.second_is_difference_of.is_empty())
        .filter_map(|(measure, reading)| differs(subject, measure, reading))
        .collect()
}

/// Both figures of a usable reading; nothing arose is 0 and 0.
fn figures(reading: &Reading) -> Option<(Exact, Exact)> {
    match reading.state {
        State::NothingArose => Some((Exact::zero(), Exact::zero())),
        State::Value => Some((reading.first.clone()?, reading.second.clone()?)),
        _ => None,
    }
}

fn differs(subject: &Subject, measure: &Measure, reading: &Reading) -> Option<Finding> {
    let stated = match reading.state {
        State::Value => reading.second.clone()?,
        State::NothingArose => Exact::zero(),
        _ => return None,
    };
    let mut sum = Exact::zero();
    let mut terms = Vec::new();
    for (part, its_reading) in subject.readings() {
        if !measure.second_is_difference_of.contains(&part.id) {
            continue;
        }
        let (first, second) = figures(its_reading)?;
        if first > second {
            return None;
        }
        sum = &sum + &(&second - &first);
        terms.push(format!(
            "chỉ số {}: {} − {}",
            part.id,
            printing::number(&second),
            printing::number(&first)
        ));
    }
    if terms.is_empty() || stated == sum {
        return None;
    }
    let cell = reading.cells.second.or(reading.cells.state);
    let seen = if reading.state == State::NothingArose {
        format!(
            "{}: ghi «Không phát sinh».",
            printing::label(measure, Which::Second)
        )
    } else {
        format!("{}.", printing::figure(measure, Which::Second, &stated))
    };
    let expected = format!(
        "{} ({}).",
        printing::amount(measure, Which::Second, &sum),
        terms.join("; ")
    );
    Some(subject.finding_at(&OVERDUE_DIFFERS, reading, cell, seen, expected))
}
