//! Đầy đủ: what is asked for and missing.

use super::printing;
use super::subject::{Subject, Which};
use crate::finding::Finding;
use crate::finding::rules::{ABSENT, BLANK, FIRST_MISSING, SECOND_MISSING};
use crate::plan::model::{Kind, Measure};
use crate::submission::{Reading, State};
use crate::vietnamese::phrase::lower_first;

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
