//! What an agency stated in the period before, as its form shows it.

use std::collections::BTreeMap;

use super::figures::figure_words;
use crate::assessment::verdict::AgencyVerdict;
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

fn stated(
    measure: &Measure,
    reading: &Reading,
    value: Option<&crate::exact::Exact>,
) -> Option<String> {
    match reading.state {
        State::Blank | State::Unreadable => None,
        State::Value => figure_words(
            measure,
            reading.first.as_ref(),
            reading.second.as_ref(),
            value,
        ),
        state => Some(state.label().to_owned()),
    }
}
