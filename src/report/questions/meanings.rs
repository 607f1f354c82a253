//! What a figure that can't be used could be, each with the command that says so.

use super::answers::command;
use super::question::Answer;
use crate::decision::written;
use crate::exact::Exact;
use crate::finding::{Finding, Meaning, Meant};
use crate::plan::model::{Figure, Measure};
use crate::report::basis::Basis;
use crate::submission::{Reading, State};
use crate::vietnamese::phrase::decimal;

/// The most decimals: a figure that is shown shortened would be another.
const DIGITS: usize = 12;
/// More possibilities than these help nobody.
const MOST: usize = 5;

/// What the figures of an agency's measure could be.
pub(super) fn meanings(
    basis: &Basis,
    (agency, measure): (&str, &str),
    findings: &[&Finding],
) -> Vec<Answer> {
    let Some(known) = basis.plan.measure(measure) else {
        return Vec::new();
    };
    let reading = basis
        .used_submission(agency)
        .and_then(|sent| sent.reading(measure));
    let mut all: Vec<Answer> = Vec::new();
    for finding in findings {
        for meaning in &finding.meanings {
            let Some((words, options)) = told(known, reading, finding, meaning) else {
                continue;
            };
            let words = match meaning.when.as_str() {
                "" => words,
                when => format!("{words} (nếu {when})"),
            };
            let answer = format!("--agency {agency} --measure {measure} {options}");
            let answer = (words, command(basis, &answer));
            if !all.contains(&answer) {
                all.push(answer);
            }
        }
    }
    all.truncate(MOST);
    all
}

/// That nothing can be made of what is written in a figure's place; nothing where something can.
pub(super) fn nothing_known(basis: &Basis, agency: &str, measure: &str) -> Option<String> {
    let reading = basis.used_submission(agency)?.reading(measure)?;
    let has_figures = basis.plan.measure(measure)?.kind.has_figures();
    let is_unread = reading.state == State::Unreadable && has_figures;
    is_unread.then(|| "chưa suy ra được số nào từ nội dung đã ghi; hỏi lại cơ quan".to_owned())
}

/// A meaning in words, and as options of the command; what else of the measure is not known stays to be
/// filled in.
fn told(
    measure: &Measure,
    reading: Option<&Reading>,
    finding: &Finding,
    meaning: &Meaning,
) -> Option<(String, String)> {
    match &meaning.is {
        Meant::Pair(..) | Meant::Rate(_) if !measure.kind.has_second() => None,
        Meant::Pair(first, second) => {
            let firsts = amount(first, measure.first.as_ref());
            let words = format!("{firsts} / {}", amount(second, measure.second.as_ref()));
            let options = format!("--first {} --second {}", written(first), written(second));
            Some((words, options))
        }
        Meant::Rate(rate) => Some((
            format!("tỷ lệ {}%", decimal(rate, 0, DIGITS)),
            format!("--percent {}", written(rate)),
        )),
        Meant::Figure(figure) if !measure.kind.has_second() => Some((
            amount(figure, measure.first.as_ref()),
            format!("--first {}", written(figure)),
        )),
        Meant::Figure(figure) => {
            let cell = finding.place.as_ref().and_then(|place| place.cell)?;
            let reading = reading?;
            // What the command would refuse is no answer.
            let is_above = |first: Option<&Exact>, second: Option<&Exact>| {
                measure.capped
                    && first
                        .zip(second)
                        .is_some_and(|(first, second)| first > second)
            };
            if reading.cells.first == Some(cell) {
                if is_above(Some(figure), reading.second.as_ref()) {
                    return None;
                }
                let other = open("--second", reading.second.as_ref());
                let words = one_of_two("số liệu thứ nhất", figure, measure.first.as_ref());
                Some((words, format!("--first {}{other}", written(figure))))
            } else if reading.cells.second == Some(cell) {
                if is_above(reading.first.as_ref(), Some(figure)) {
                    return None;
                }
                let other = open("--first", reading.first.as_ref());
                let words = one_of_two("số liệu thứ hai", figure, measure.second.as_ref());
                Some((words, format!("--second {}{other}", written(figure))))
            } else {
                None
            }
        }
    }
}

fn one_of_two(which: &str, figure: &Exact, of: Option<&Figure>) -> String {
    format!("{} ({which})", amount(figure, of))
}

/// A figure with its unit, every digit: `0,0002 triệu đồng`.
fn amount(value: &Exact, figure: Option<&Figure>) -> String {
    let unit = figure.map_or("", |figure| figure.unit.as_str());
    let number = decimal(value, 0, DIGITS);
    format!("{number} {unit}").trim_end().to_owned()
}

/// The option of the other figure, where that is not known either.
fn open(option: &str, other: Option<&Exact>) -> String {
    match other {
        Some(_) => String::new(),
        None => format!(" {option} …"),
    }
}
