//! Figures in doubt: a province verdict that is another one without them is no verdict until they are
//! answered.

use std::collections::BTreeSet;

use super::verdict::{Doubt, ProvinceFigure, Reason, Verdict};

/// The figures that the checks doubt, by agency and measure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Doubts {
    doubted: BTreeSet<(String, String)>,
}

impl Doubts {
    /// Whether an agency's figure on a measure is in doubt.
    pub fn contains(&self, agency: &str, measure: &str) -> bool {
        // A lookup by borrowed parts would need a key type of its own; there are few doubts.
        self.doubted
            .iter()
            .any(|(whose, what)| whose == agency && what == measure)
    }

    /// Every agency and measure in doubt.
    pub fn all(&self) -> &BTreeSet<(String, String)> {
        &self.doubted
    }

    /// What is in doubt in one of two only.
    pub fn differing<'a>(
        &'a self,
        other: &'a Doubts,
    ) -> impl Iterator<Item = (String, String)> + 'a {
        self.doubted.symmetric_difference(&other.doubted).cloned()
    }

    /// Whether nothing is in doubt.
    pub fn is_empty(&self) -> bool {
        self.doubted.is_empty()
    }
}

impl FromIterator<(String, String)> for Doubts {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        Doubts {
            doubted: pairs.into_iter().collect(),
        }
    }
}

/// A province figure, `insufficient` where its verdict hangs on the figures of `agencies`, which are
/// in doubt. It hangs on them where it is another one without all of them, or without one of them: two
/// wrong figures may outweigh each other.
pub(super) fn held_by_doubt(
    mut figure: ProvinceFigure,
    agencies: Vec<String>,
    without: impl Fn(&[&str]) -> ProvinceFigure,
) -> ProvinceFigure {
    // What is not decided now does not hang on anything.
    if agencies.is_empty() || matches!(figure.verdict, Verdict::Insufficient | Verdict::NoTarget) {
        return figure;
    }
    let all: Vec<&str> = agencies.iter().map(String::as_str).collect();
    let mut tries = vec![all.clone()];
    if all.len() > 1 {
        tries.extend(all.iter().map(|one| vec![*one]));
    }
    let other = tries
        .into_iter()
        .map(|left_out| (without(&left_out), left_out))
        .find(|(left, _)| left.verdict != figure.verdict);
    if let Some((left, left_out)) = other {
        figure.doubt = Some(Doubt {
            agencies: left_out.into_iter().map(str::to_owned).collect(),
            with: figure.verdict,
            without: left.verdict,
            value_without: left.value,
        });
        figure.verdict = Verdict::Insufficient;
        figure.reason = Some(Reason::InDoubt);
    }
    figure
}
