//! Đầy đủ: what is asked for and missing.

use super::printing;
use super::subject::{Subject, Which};
use crate::finding::{Finding, Rule, Severity};
use crate::plan::model::{Kind, Measure};
use crate::submission::{Reading, State};
use crate::vietnamese::phrase::lower_first;

/// The row of a measure is there, and nothing is entered.
///
/// Fires: state `blank` with a place; state `value` with neither figures nor a rate. Silent:
/// narratives; what was declared «Không phát sinh»; what reading could not read.
pub static BLANK: Rule = Rule {
    code: "DB01",
    severity: Severity::Error,
    title: "Chưa nhập số liệu hoặc tình trạng",
    explanation: "Chỉ số này cơ quan phải báo cáo nhưng để trống, nên chưa đủ căn cứ đánh giá. Để \
                  trống không được hiểu là 0 và cũng không được hiểu là không phát sinh.",
    advice: "Nhập số liệu; nếu trong kỳ không có việc này thì chọn «Không phát sinh».",
    example: "Chỉ số 3.2.1, hai ô số liệu và ô tình trạng đều trống.",
};

/// The workbook has no row for a measure.
///
/// Fires: a measure that the agency reports has no place in the workbook. Silent: narratives; what
/// reading has told already (NH13), be it for the measure or for all missing rows of the file at once.
pub static ABSENT: Rule = Rule {
    code: "DB02",
    severity: Severity::Error,
    title: "Thiếu dòng của chỉ số",
    explanation: "Kế hoạch yêu cầu cơ quan báo cáo chỉ số này nhưng trong tệp không có dòng tương \
                  ứng (dòng bị xóa, bị ẩn hoặc mã tiêu chí đã bị sửa), nên chưa đủ căn cứ đánh giá.",
    advice: "Bổ sung dòng của chỉ số hoặc dùng lại biểu mẫu gốc; nếu không có việc này trong kỳ \
             thì vẫn giữ dòng và chọn «Không phát sinh».",
    example: "Tệp có dòng 3.1.2, 3.1.3, 3.2.3 nhưng không có dòng 3.2.4.",
};

/// The first figure is missing, and no rate is stated.
///
/// Fires: `[ ] / 1.253`; a count without its number. Silent: a rate is stated (see NQ05); the cell
/// holds something that could not be read.
pub static FIRST_MISSING: Rule = Rule {
    code: "DB03",
    severity: Severity::Error,
    title: "Thiếu số liệu thứ nhất",
    explanation: "Chỉ có số liệu thứ hai, thiếu số liệu thứ nhất, nên không tính được kết quả. \
                  Nếu kết quả bằng không thì phải ghi số 0.",
    advice: "Nhập số liệu thứ nhất (ghi 0 nếu bằng không).",
    example: "Số hồ sơ giải quyết đúng hạn: (trống); số hồ sơ đã giải quyết: 1.253.",
};

/// The second figure is missing, and no rate is stated.
///
/// Fires: `1.250 / [ ]`. Silent: a count, which has no second figure; a rate is stated (see NQ05).
pub static SECOND_MISSING: Rule = Rule {
    code: "DB04",
    severity: Severity::Error,
    title: "Thiếu số liệu thứ hai",
    explanation: "Chỉ có số liệu thứ nhất, thiếu số liệu thứ hai (mẫu số hoặc kỳ gốc), nên không \
                  tính được tỷ lệ.",
    advice: "Nhập số liệu thứ hai.",
    example: "Số hồ sơ giải quyết đúng hạn: 1.250; số hồ sơ đã giải quyết: (trống).",
};

/// The rules of this check.
pub const RULES: &[&Rule] = &[&BLANK, &ABSENT, &FIRST_MISSING, &SECOND_MISSING];

/// Looks at every measure that the agency reports.
pub fn run(subject: &Subject) -> Vec<Finding> {
    subject
        .plan
        .measures_for(subject.agency)
        .filter(|measure| measure.kind != Kind::Narrative)
        .filter_map(|measure| match subject.submission.reading(&measure.id) {
            Some(reading) => missing(subject, measure, reading),
            None => absent(subject, measure, &Reading::absent(&measure.id)),
        })
        .collect()
}

fn missing(subject: &Subject, measure: &Measure, reading: &Reading) -> Option<Finding> {
    if reading.state == State::Blank {
        return if reading.place.is_none() {
            absent(subject, measure, reading)
        } else {
            Some(blank(subject, measure, reading))
        };
    }
    if reading.state != State::Value || !measure.kind.has_figures() || reading.percent.is_some() {
        return None;
    }
    let needs_second = measure.kind.has_second();
    match (&reading.first, &reading.second) {
        (None, None) => Some(blank(subject, measure, reading)),
        (None, Some(_)) => Some(figure_missing(subject, measure, reading, Which::First)),
        (Some(_), None) if needs_second => {
            Some(figure_missing(subject, measure, reading, Which::Second))
        }
        _ => None,
    }
}

/// What is to be entered for a measure.
fn asked(measure: &Measure) -> String {
    if measure.kind.has_second() {
        format!(
            "{} và {}.",
            printing::label(measure, Which::First),
            lower_first(&printing::label(measure, Which::Second))
        )
    } else if measure.kind.has_figures() {
        format!("{}.", printing::label(measure, Which::First))
    } else {
        "Tình trạng thực hiện; nếu đã hoàn thành thì ghi số, ký hiệu, ngày của văn bản.".to_owned()
    }
}

/// The finding of a row that is not there, where reading has not told of it already.
fn absent(subject: &Subject, measure: &Measure, reading: &Reading) -> Option<Finding> {
    if subject.told_of_missing_row(measure) {
        return None;
    }
    let seen = format!(
        "Không có dòng của chỉ số {} «{}».",
        measure.id, measure.label
    );
    Some(subject.finding_at(&ABSENT, reading, None, seen, asked(measure)))
}

fn blank(subject: &Subject, measure: &Measure, reading: &Reading) -> Finding {
    let cell = if measure.kind.has_figures() {
        reading
            .cells
            .first
            .or(reading.cells.second)
            .or(reading.cells.state)
    } else {
        reading.cells.state.or(reading.cells.evidence)
    };
    let seen = format!("Chỉ số {} «{}» để trống.", measure.id, measure.label);
    let finding = subject.finding_at(&BLANK, reading, cell, seen, asked(measure));
    if measure.kind.has_figures() {
        return finding;
    }
    finding.advising(
        "Chọn tình trạng thực hiện; nếu trong kỳ không có việc này thì chọn «Không phát sinh».",
    )
}

fn figure_missing(
    subject: &Subject,
    measure: &Measure,
    reading: &Reading,
    which: Which,
) -> Finding {
    let (rule, other) = match which {
        Which::First => (&FIRST_MISSING, Which::Second),
        Which::Second => (&SECOND_MISSING, Which::First),
    };
    let stated = other
        .of(reading)
        .map(|value| printing::figure(measure, other, value))
        .unwrap_or_default();
    let seen = format!(
        "{}: (trống); {}.",
        printing::label(measure, which),
        lower_first(&stated)
    );
    let expected = format!(
        "Có cả hai số liệu ({}).",
        lower_first(&asked(measure)).trim_end_matches('.')
    );
    subject
        .finding_at(rule, reading, which.cell(reading), seen, expected)
        .advising(
            format!(
                "Nhập «{}» vào {}.",
                printing::label(measure, which),
                printing::cell(reading, which)
            ) + if which == Which::First {
                " Ghi 0 nếu bằng không."
            } else {
                ""
            },
        )
}
