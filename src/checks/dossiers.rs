//! Hồ sơ: relations between measures of one agency that the plan states
//! ([`Measure::second_is_difference_of`]).

use super::printing;
use super::subject::{Subject, Which};
use crate::exact::Exact;
use crate::finding::Finding;
use crate::finding::rules::OVERDUE_DIFFERS;
use crate::plan::model::Measure;
use crate::submission::{Reading, State};

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
