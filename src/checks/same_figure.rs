//! Hồ sơ: one figure that a criterion asks for in two places.

use super::printing;
use super::subject::{Subject, Which};
use crate::exact::Exact;
use crate::finding::Finding;
use crate::finding::rules::SAME_FIGURE_DIFFERS;
use crate::plan::model::{Figure, Measure};
use crate::submission::{Reading, State};
use crate::vietnamese::fold::fold_plain;

/// A figure where it stands.
#[derive(Clone, Copy)]
struct Stated<'a> {
    measure: &'a Measure,
    reading: &'a Reading,
    which: Which,
    asked: &'a Figure,
    figure: &'a Exact,
}

/// Looks at every figure beside those above it.
pub fn run(subject: &Subject) -> Vec<Finding> {
    let stated: Vec<Stated<'_>> = subject
        .readings()
        .filter(|(_, reading)| reading.state == State::Value)
        .flat_map(|(measure, reading)| {
            Which::BOTH.into_iter().filter_map(move |which| {
                Some(Stated {
                    measure,
                    reading,
                    which,
                    asked: which.asked(measure)?,
                    figure: which.of(reading)?,
                })
            })
        })
        .collect();
    stated
        .iter()
        .enumerate()
        .filter_map(|(at, one)| {
            let before = stated[..at].iter().find(|other| is_same(other, one))?;
            (before.figure != one.figure).then(|| differs(subject, before, one))
        })
        .collect()
}

/// Whether two measures of one criterion ask for one figure.
fn is_same(one: &Stated<'_>, other: &Stated<'_>) -> bool {
    one.measure.id != other.measure.id
        && one.measure.criteria == other.measure.criteria
        && one.asked.unit == other.asked.unit
        && fold_plain(&one.asked.label) == fold_plain(&other.asked.label)
}

fn differs(subject: &Subject, before: &Stated<'_>, one: &Stated<'_>) -> Finding {
    let seen = format!("{}.", printing::figure(one.measure, one.which, one.figure));
    let expected = format!(
        "{}, như ở chỉ số {} ({}).",
        printing::amount(before.measure, before.which, before.figure),
        before.measure.id,
        printing::cell(before.reading, before.which)
    );
    let cell = one.which.cell(one.reading);
    subject.finding_at(&SAME_FIGURE_DIFFERS, one.reading, cell, seen, expected)
}

#[cfg(test)]
mod tests {
    use crate::checks::run_alone;
    use crate::checks::samples::*;
    use crate::plan::model::{Kind, Plan, Progress};
    use crate::submission::{Reading, State};

    /// A plan with two measures of one criterion, and one of another.
    fn sharing() -> Plan {
        let mut plan = plan();
        let one = measure("on-time", Kind::Ratio, ["TTHC", "TTHC"], Progress::Hold);
        let mut second = measure("money", Kind::Ratio, ["TTHC", "TTHC"], Progress::Hold);
        second.criteria.clone_from(&one.criteria);
        let other = measure("standing", Kind::Ratio, ["TTHC", "TTHC"], Progress::Hold);
        plan.measures = vec![one, second, other];
        plan
    }

    fn facts_with(readings: Vec<Reading>) -> Vec<Fact> {
        let register = register(&[("a", "Sở A")]);
        let sent = submission("a", readings);
        let period = period("2024-H1");
        let found = run_alone(&sharing(), &register.agencies[0], &period, &sent, &[]);
        facts(&found)
            .into_iter()
            .filter(|(code, ..)| *code == "HS02")
            .collect()
    }

    #[test]
    fn one_figure_in_two_places() {
        let found = facts_with(vec![
            value("on-time", "50", "52"),
            value("money", "50", "48"),
            value("standing", "1", "2"),
        ]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].0, found[0].1.as_str()), ("HS02", "money"));
    }

    #[test]
    fn what_agrees_or_is_missing_is_no_contradiction() {
        for second in [
            value("money", "50", "52"),
            value("money", "50", ""),
            reading("money", State::NothingArose, ["", "", ""]),
        ] {
            assert_eq!(facts_with(vec![value("on-time", "50", "52"), second]), []);
        }
    }
}
