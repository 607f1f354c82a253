//! Hợp lý: figures that are hardly so, by themselves, by the past, or by the peers. All are
//! warnings or notes: the figure stands until somebody mends it.

mod alone;
mod earlier;
mod peers;

pub use alone::{ABOVE_BAND, FRACTION_COUNTED};
pub use earlier::{ALL_EQUAL, BELOW_EARLIER, NOTHING_AFTER_SOME, SLIP_IN_TIME, TASK_UNDONE};
pub use peers::SLIP_AMONG_PEERS;

use super::Checked;
use super::subject::Subject;
use crate::finding::{Finding, Rule};

/// The rules of this check.
pub const RULES: &[&Rule] = &[
    &ALL_EQUAL,
    &BELOW_EARLIER,
    &SLIP_IN_TIME,
    &SLIP_AMONG_PEERS,
    &NOTHING_AFTER_SOME,
    &TASK_UNDONE,
    &FRACTION_COUNTED,
    &ABOVE_BAND,
];

/// Looks at every figure by itself.
pub fn run(subject: &Subject) -> Vec<Finding> {
    alone::run(subject)
}

/// Looks at all figures beside the earlier period's and the peers'.
pub fn run_together(input: &Checked, subjects: &[Subject]) -> Vec<Finding> {
    let mut findings = earlier::run(input, subjects);
    findings.extend(peers::run(input, subjects));
    findings
}
