//! Hợp lý: implausible figures: on their own, against the past, against the peers. All findings are
//! warnings or notes, since the figure counts until somebody mends it.

mod alone;
mod earlier;
mod peers;
mod succession;

use super::Checked;
use super::subject::Subject;
use crate::finding::{Finding, Rule, rules};

/// The rules whose findings put a figure in doubt: it stands, but no verdict of the province may hang
/// on it until the agency has answered.
pub const DOUBTING: &[&Rule] = &[
    &rules::BELOW_EARLIER,
    &rules::SLIP_IN_TIME,
    &rules::SLIP_AMONG_PEERS,
    &rules::NOTHING_AFTER_SOME,
    &rules::FRACTION_COUNTED,
    &rules::BELOW_PREDECESSORS,
];

/// Looks at every figure by itself.
pub fn run(subject: &Subject) -> Vec<Finding> {
    alone::run(subject)
}

/// Looks at all figures beside the earlier period's and the peers'.
pub fn run_together(input: &Checked, subjects: &[Subject]) -> Vec<Finding> {
    let mut findings = earlier::run(input, subjects);
    findings.extend(peers::run(input, subjects));
    findings.extend(succession::run(input, subjects));
    findings
}
