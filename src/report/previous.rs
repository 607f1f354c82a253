//! What an agency stated in the period before, as its form shows it.

use std::collections::BTreeMap;

use super::figures::{figure_words, own_figure_words};
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
                first = add(&first, &reading.first);
                second = add(&second, &reading.second);
            }
        }
        let adds = measure.kind.adds_up() && !measure.standing && told.len() > 1;
        if adds {
            let value = crate::measure::value(measure, &first, &second).ok();
            let sum = figure_words(measure, Some(&first), Some(&second), value.as_ref());
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
