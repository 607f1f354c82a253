//! Nhất quán: figures of one reading that contradict each other.

use super::printing;
use super::subject::{Subject, Which};
use crate::exact::Exact;
use crate::finding::{Finding, Rule, Severity};
use crate::plan::model::{Kind, Measure};
use crate::submission::{Reading, State};

/// First is above second where it can't be.
///
/// Fires: `1.260 / 1.253` of a capped measure. Silent: `1.253 / 1.253`; a measure that may pass
/// 100 % (training, revenue); second 0 (NQ02).
pub static ABOVE_SECOND: Rule = Rule {
    code: "NQ01",
    severity: Severity::Error,
    title: "Số liệu thứ nhất lớn hơn số liệu thứ hai",
    explanation: "Với chỉ số này, số liệu thứ nhất là một phần của số liệu thứ hai nên không thể \
                  lớn hơn. Khi chưa rõ số nào sai, chỉ số chưa đủ căn cứ đánh giá và không được \
                  cộng vào số toàn tỉnh.",
    advice: "Kiểm tra cả hai số liệu và sửa số bị sai (thường do nhập nhầm ô hoặc đảo vị trí).",
    example: "Hồ sơ đúng hạn 1.260 trên tổng số 1.253 hồ sơ đã giải quyết.",
};

/// First is above 0 and second is 0.
///
/// Fires: `5 / 0`. Silent: `0 / 0`, which is "nothing arose"; growth (NQ03).
pub static ZERO_SECOND: Rule = Rule {
    code: "NQ02",
    severity: Severity::Error,
    title: "Số liệu thứ hai bằng 0 nhưng số liệu thứ nhất khác 0",
    explanation: "Tổng số bằng 0 mà vẫn có kết quả thì không tính được tỷ lệ; một trong hai số bị \
                  sai. Nếu trong kỳ không phát sinh thì cả hai số đều là 0.",
    advice: "Nhập đúng số liệu thứ hai; nếu không phát sinh thì ghi 0 ở cả hai ô.",
    example: "Số vấn đề đã xử lý: 5; số vấn đề phát hiện: 0.",
};

/// Growth is asked for, and the base is 0.
///
/// Fires: `120 / 0`, `0 / 0` of a growth. Silent: any base above 0.
pub static GROWTH_FROM_ZERO: Rule = Rule {
    code: "NQ03",
    severity: Severity::Error,
    title: "Số liệu kỳ gốc bằng 0",
    explanation: "Tốc độ tăng so với kỳ gốc bằng 0 không tính được, nên chỉ số chưa đủ căn cứ \
                  đánh giá.",
    advice: "Nhập số liệu thực của cùng kỳ năm trước.",
    example: "Tổng vốn đầu tư kỳ này: 12.500 tỷ đồng; cùng kỳ năm trước: 0.",
};

/// The stated rate is not what the two figures make.
///
/// The tolerance is half a unit of the last decimal that the agency stated (at most six decimals
/// count): `99,76` for 1.250 ÷ 1.253 is right, `99,8` is right, `99,9` is not.
/// Fires: `1.250 / 1.253`, stated `97,6%`. Silent: rounding of its own digits; our own formula.
pub static RATE_DIFFERS: Rule = Rule {
    code: "NQ04",
    severity: Severity::Warning,
    title: "Tỷ lệ ghi không khớp với hai số liệu",
    explanation: "Tỷ lệ cơ quan tự ghi khác tỷ lệ tính từ hai số liệu, quá mức làm tròn của chính \
                  số đã ghi. Kết quả được đánh giá theo hai số liệu, không theo tỷ lệ ghi.",
    advice: "Kiểm tra hai số liệu; nếu hai số đúng thì sửa lại tỷ lệ.",
    example: "1.250/1.253 hồ sơ nhưng ghi 97,6% (tính ra 99,76%).",
};

/// A rate is stated without its two figures.
///
/// Fires: only `99,76%`; `99,76%` and one figure. Silent: both figures are there.
pub static RATE_ALONE: Rule = Rule {
    code: "NQ05",
    severity: Severity::Warning,
    title: "Chỉ ghi tỷ lệ, thiếu số liệu",
    explanation: "Tỷ lệ không kèm đủ hai số liệu chỉ dùng để đánh giá riêng cơ quan; không cộng \
                  được vào số toàn tỉnh, nên ở số toàn tỉnh cơ quan bị tính là thiếu.",
    advice: "Bổ sung đủ hai số liệu dùng để tính tỷ lệ.",
    example: "Chỉ ghi 99,76%, không ghi số hồ sơ.",
};

/// A rate stated alone is above 100 % where it can't be.
///
/// Fires: only `102%` of a capped measure. Silent: `100%`; a measure that may pass 100 %; with both
/// figures (NQ01, NQ04).
pub static RATE_ABOVE_HUNDRED: Rule = Rule {
    code: "NQ06",
    severity: Severity::Warning,
    title: "Tỷ lệ ghi lớn hơn 100%",
    explanation: "Chỉ số này là phần đã làm được trên tổng số nên tỷ lệ không thể vượt 100%. \
                  Thường do thiếu dấu phẩy thập phân (9976 thay cho 99,76).",
    advice: "Kiểm tra dấu phẩy thập phân và ghi đủ hai số liệu.",
    example: "Ghi 9.976% thay cho 99,76%.",
};

/// The rules of this check.
pub const RULES: &[&Rule] = &[
    &ABOVE_SECOND,
    &ZERO_SECOND,
    &GROWTH_FROM_ZERO,
    &RATE_DIFFERS,
    &RATE_ALONE,
    &RATE_ABOVE_HUNDRED,
];

/// Decimals of a stated rate beyond which a difference is a spreadsheet's dust.
const MOST_DECIMALS: u32 = 6;

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

/// The value of a measure in percent, from its two figures.
pub(super) fn value(measure: &Measure, first: &Exact, second: &Exact) -> Option<Exact> {
    let hundred = Exact::whole(100);
    match measure.kind {
        Kind::Ratio | Kind::Reduction => Some(&first.checked_div(second)? * &hundred),
        Kind::Growth => Some(&(first - second).checked_div(second)? * &hundred),
        Kind::Count | Kind::Document | Kind::Narrative => None,
    }
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
            .advising(format!(
                "Kiểm tra {} và {}, sửa số bị sai (thường do nhập nhầm ô hoặc đảo vị trí hai số).",
                printing::cell(reading, Which::First),
                printing::cell(reading, Which::Second)
            ))
    })
}

/// Whether a stated rate is the computed one, rounded to its own digits.
fn is_rounded(stated: &Exact, computed: &Exact) -> bool {
    let decimals = stated
        .to_full_decimal()
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len() as u32)
        .min(MOST_DECIMALS);
    let unit = Exact::fraction(1, 2 * 10_i64.pow(decimals)).unwrap_or_else(Exact::zero);
    (stated - computed).abs() <= unit
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
        printing::stated_rate(stated),
        printing::figure(measure, Which::First, first),
        printing::figure(measure, Which::Second, second)
    );
    let expected = format!(
        "Tỷ lệ tính từ hai số liệu: {}.",
        printing::rate(&computed, stated)
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
            .advising(format!(
                "Kiểm tra {} và {}; nếu hai số đúng thì sửa tỷ lệ thành {}.",
                printing::cell(reading, Which::First),
                printing::cell(reading, Which::Second),
                printing::rate(&computed, stated)
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
        printing::stated_rate(stated)
    );
    let expected = format!(
        "Đủ hai số liệu: {}; {}.",
        printing::label(measure, Which::First),
        printing::label(measure, Which::Second)
    );
    findings.push(subject.finding_at(&RATE_ALONE, reading, cell, seen, expected));
    if measure.capped && *stated > Exact::whole(100) {
        let seen = format!("Ghi {}.", printing::stated_rate(stated));
        let expected = "Tỷ lệ từ 0% đến 100%.";
        findings.push(subject.finding_at(&RATE_ABOVE_HUNDRED, reading, cell, seen, expected));
    }
    findings
}
