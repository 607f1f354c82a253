//! Nhất quán: figures of one reading that contradict each other.

use super::fitting::{self, is_rounded, value};
use super::printing;
use super::subject::{Subject, Which};
use crate::exact::Exact;
use crate::finding::rules::{
    ABOVE_SECOND, GROWTH_FROM_ZERO, RATE_ABOVE_HUNDRED, RATE_ALONE, RATE_DIFFERS, ZERO_SECOND,
};
use crate::finding::{Finding, Meaning, Meant};
use crate::plan::model::{Kind, Measure};
use crate::submission::{Reading, State};

/// Looks at every reading with figures.
pub fn run(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (measure, reading) in subject.readings() {
        if reading.state != State::Value || !measure.kind.has_second() {
            continue;
        }
        match (&reading.first, &reading.second) {
            (Some(first), Some(second)) => {
                let wrong = contradiction(subject, measure, reading, (first, second));
                if wrong.is_none() {
                    findings.extend(rate_differs(subject, measure, reading));
                }
                findings.extend(wrong);
            }
            _ => findings.extend(rate_alone(subject, measure, reading)),
        }
    }
    findings
}

fn contradiction(
    subject: &Subject,
    measure: &Measure,
    reading: &Reading,
    (first, second): (&Exact, &Exact),
) -> Option<Finding> {
    let seen = format!(
        "{}; {}.",
        printing::figure(measure, Which::First, first),
        printing::figure(measure, Which::Second, second)
    );
    if measure.kind == Kind::Growth {
        return second.is_zero().then(|| {
            let expected = "Số liệu kỳ gốc lớn hơn 0.";
            subject.finding_at(
                &GROWTH_FROM_ZERO,
                reading,
                reading.cells.second,
                seen,
                expected,
            )
        });
    }
    if second.is_zero() {
        return (!first.is_zero()).then(|| {
            let least = printing::amount(measure, Which::Second, first);
            let expected = if measure.capped {
                format!("Số liệu thứ hai từ {least} trở lên, hoặc cả hai số bằng 0.")
            } else {
                "Số liệu thứ hai lớn hơn 0, hoặc cả hai số bằng 0.".to_owned()
            };
            subject.finding_at(&ZERO_SECOND, reading, reading.cells.second, seen, expected)
        });
    }
    (measure.capped && first > second).then(|| {
        let most = printing::amount(measure, Which::First, second);
        subject
            .finding_at(
                &ABOVE_SECOND,
                reading,
                reading.cells.first,
                seen,
                format!("Số liệu thứ nhất không quá {most}."),
            )
            .meaning([Meaning::when(
                Meant::Pair(second.clone(), first.clone()),
                "hai số ghi đảo chỗ nhau",
            )])
            .advising(format!(
                "Kiểm tra {} và {}, sửa số bị sai (thường do nhập nhầm ô hoặc đảo vị trí hai số).",
                printing::cell(reading, Which::First),
                printing::cell(reading, Which::Second)
            ))
    })
}

fn rate_differs(subject: &Subject, measure: &Measure, reading: &Reading) -> Option<Finding> {
    let (first, second) = (reading.first.as_ref()?, reading.second.as_ref()?);
    let stated = reading.percent.as_ref()?;
    let computed = value(measure, first, second)?;
    if is_rounded(stated, &computed) {
        return None;
    }
    let seen = format!(
        "Ghi {}; {}; {}.",
        printing::stated_value(measure, stated),
        printing::figure(measure, Which::First, first),
        printing::figure(measure, Which::Second, second)
    );
    let expected = format!(
        "Tỷ lệ tính từ hai số liệu: {}.",
        printing::value(measure, &computed, stated)
    );
    Some(
        subject
            .finding_at(
                &RATE_DIFFERS,
                reading,
                reading.cells.percent,
                seen,
                expected,
            )
            .meaning(fitting::pairs(measure, reading))
            .advising(format!(
                "Kiểm tra {} và {}; nếu hai số đúng thì sửa tỷ lệ thành {}.",
                printing::cell(reading, Which::First),
                printing::cell(reading, Which::Second),
                printing::value(measure, &computed, stated)
            )),
    )
}

fn rate_alone(subject: &Subject, measure: &Measure, reading: &Reading) -> Vec<Finding> {
    let Some(stated) = reading.percent.as_ref() else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    let cell = reading.cells.percent;
    let seen = format!(
        "Chỉ ghi {}, thiếu số liệu để tính.",
        printing::stated_value(measure, stated)
    );
    let expected = format!(
        "Đủ hai số liệu: {}; {}.",
        printing::label(measure, Which::First),
        printing::label(measure, Which::Second)
    );
    let finding = subject.finding_at(&RATE_ALONE, reading, cell, seen, expected);
    findings.push(finding.meaning(fitting::pairs(measure, reading)));
    if measure.capped && *stated > Exact::whole(100) {
        let seen = format!("Ghi {}.", printing::stated_value(measure, stated));
        let expected = "Tỷ lệ từ 0% đến 100%.";
        findings.push(subject.finding_at(&RATE_ABOVE_HUNDRED, reading, cell, seen, expected));
    }
    findings
}
