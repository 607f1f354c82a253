//! What an agency stated in the period before, as its form shows it.

use std::collections::BTreeMap;

use super::figures::own_figure_words;
use crate::assessment::verdict::AgencyVerdict;
use crate::exact::Exact;
use crate::plan::model::{Measure, Plan};
use crate::submission::{Reading, State, Submission};

/// Measure's id → what was stated: `1.182/1.200 hồ sơ (98,5%)`, `Hoàn thành`. What was blank or could
/// not be read is left out.
pub fn previous_words(
    plan: &Plan,
    submission: &Submission,
    verdicts: &[&AgencyVerdict],
) -> BTreeMap<String, String> {
    let words = |reading: &Reading| {
        let measure = plan.measure(&reading.measure)?;
        let value = verdicts
            .iter()
            .find(|row| row.measure == reading.measure)
            .and_then(|row| row.value.as_ref());
        Some((reading.measure.clone(), stated(measure, reading, value)?))
    };
    submission.readings.iter().filter_map(words).collect()
}

/// What the bodies that an agency follows had stated, each under its name, and their sum where figures
/// add up: `UBND xã Vạn Thọ: 12 hồ sơ; UBND xã Ký Phú: 9 hồ sơ; cộng 21 hồ sơ`.
pub fn inherited_words(
    plan: &Plan,
    before: &[(String, &Submission, Vec<&AgencyVerdict>)],
) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    for measure in plan.measures.iter().filter(|measure| measure.is_reported()) {
        let mut told = Vec::new();
        let mut all_add = true;
        let (mut first, mut second) = (Exact::zero(), Exact::zero());
        for (name, submission, verdicts) in before {
            let Some(text) = previous_words(plan, submission, verdicts).remove(&measure.id) else {
                continue;
            };
            told.push(format!("{name}: {text}"));
            if let Some(reading) = submission.reading(&measure.id) {
                let add = |sum: &Exact, figure: &Option<Exact>| match figure {
                    Some(figure) => sum + figure,
                    None => sum.clone(),
                };
                // A rate without its figures is in no sum.
                let has_second = !measure.kind.has_second() || reading.second.is_some();
                let is_whole = reading.first.is_some() && has_second;
                all_add &= reading.state != State::Value || is_whole;
                first = add(&first, &reading.first);
                second = add(&second, &reading.second);
            }
        }
        let adds = measure.kind.adds_up() && !measure.standing && told.len() > 1;
        if adds && all_add {
            let value = crate::measure::value(measure, &first, &second).ok();
            // Whatever the plan makes of all agencies' figures, a mean or a number of bodies: one body's is this.
            let sum = own_figure_words(measure, Some(&first), Some(&second), value.as_ref());
            told.extend(sum.map(|sum| format!("cộng {sum}")));
        }
        if !told.is_empty() {
            words.insert(measure.id.clone(), told.join("; "));
        }
    }
    words
}

fn stated(
    measure: &Measure,
    reading: &Reading,
    value: Option<&crate::exact::Exact>,
) -> Option<String> {
    match reading.state {
        State::Blank | State::Unreadable => None,
        State::Value => own_figure_words(
            measure,
            reading.first.as_ref(),
            reading.second.as_ref(),
            value,
        ),
        state => Some(state.label().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::model::{Figure, Kind, RollUp};
    use crate::submission::{Disposition, Receipt};

    fn stated(file: &str, figures: [&str; 3]) -> Submission {
        let [first, second, percent] =
            figures.map(|text| (!text.is_empty()).then(|| text.parse().unwrap()));
        Submission {
            agency: None,
            file: file.to_owned(),
            sha256: None,
            disposition: Disposition::Accepted,
            receipt: Receipt::default(),
            readings: vec![Reading {
                state: State::Value,
                first,
                second,
                percent,
                ..Reading::absent("on-time")
            }],
            narrative: BTreeMap::new(),
            estimates: BTreeMap::new(),
        }
    }

    /// What stands in the form of a body that follows two.
    fn inherited(rollup: RollUp, of_a: [&str; 3]) -> String {
        let dossiers = || Figure {
            unit: "hồ sơ".to_owned(),
            ..Figure::default()
        };
        let measure = Measure {
            id: "on-time".to_owned(),
            kind: Kind::Ratio,
            first: Some(dossiers()),
            second: Some(dossiers()),
            unit: "%".to_owned(),
            reporters: vec!["xa".to_owned()],
            rollup,
            ..Measure::default()
        };
        let plan = Plan {
            measures: vec![measure],
            ..Plan::default()
        };
        let (a, b) = (stated("a", of_a), stated("b", ["70", "80", ""]));
        let before = [
            ("UBND xã A".to_owned(), &a, Vec::new()),
            ("UBND xã B".to_owned(), &b, Vec::new()),
        ];
        inherited_words(&plan, &before).remove("on-time").unwrap()
    }

    #[test]
    fn what_a_body_takes_over_is_a_sum_whatever_is_made_of_all_bodies() {
        for rollup in [RollUp::Pooled, RollUp::Mean, RollUp::Bodies] {
            let told = inherited(rollup, ["10", "20", ""]);
            assert!(told.ends_with("; cộng 80/100 hồ sơ (80%)"), "{told}");
        }
    }

    #[test]
    fn a_rate_without_its_figures_is_in_no_sum() {
        let told = inherited(RollUp::Pooled, ["", "", "98"]);
        assert!(!told.contains("cộng"), "{told}");
    }
}
