//! A figure by itself.

use crate::checks::fitting::value;
use crate::checks::printing;
use crate::checks::subject::{Subject, Which};
use crate::exact::Exact;
use crate::finding::Finding;
use crate::finding::rules::{ABOVE_BAND, FRACTION_COUNTED};
use crate::plan::model::Measure;
use crate::submission::{Reading, State};

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

fn fraction(
    subject: &Subject,
    measure: &Measure,
    reading: &Reading,
    which: Which,
) -> Option<Finding> {
    let figure = which.of(reading)?;
    if figure.is_whole() || !which.asked(measure)?.is_whole() {
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
