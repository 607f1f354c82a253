//! How the criteria stand to the earlier period, and which agencies lag most.

use serde::Serialize;

use super::agencies::AgencyRow;
use super::basis::Past;
use super::counts::VerdictCounts;
use super::decided_marks::{self, marked_if};
use super::decisions::counted_criterion;
use super::figures::counted;
use super::lookup::Lookup;
use crate::assessment::verdict::{Assessment, CriterionVerdict, Verdict};

/// The criteria now and in the earlier period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProgressSince {
    /// The earlier period: `6 tháng đầu năm 2024`.
    pub period: String,
    /// How many criteria were met then.
    pub met_then: usize,
    /// How many are met now.
    pub met_now: usize,
    /// Whether either rests on decisions.
    pub decided: bool,
    /// Whether the number of then does.
    pub then_decided: bool,
    /// The codes of those met now that were not met then.
    pub newly_met: Vec<String>,
    /// The codes of those met then that are not met now.
    pub no_longer_met: Vec<String>,
    /// The codes of those met then that the plan, amended since, no longer has.
    pub dropped: Vec<String>,
}

/// The criteria now and then; absent in the first period of the year.
pub(super) fn progress(lookup: &Lookup) -> Option<ProgressSince> {
    let earlier = lookup.basis.earlier()?;
    let (now, then) = (lookup.basis.assessment, &earlier.assessment);
    let codes = || lookup.basis.plan.criteria.iter().map(|row| &row.code);
    let met_in = |assessment: &Assessment, code: &str| {
        assessment
            .criterion(code)
            .is_some_and(|criterion| criterion.verdict == Verdict::Met)
    };
    let only_in = |one: &Assessment, other: &Assessment| -> Vec<String> {
        codes()
            .filter(|code| met_in(one, code) && !met_in(other, code))
            .cloned()
            .collect()
    };
    let criteria = lookup.basis.assessment.criteria.iter();
    let now_decided =
        VerdictCounts::marked(criteria.map(|own| counted_criterion(lookup.basis, own)))
            .decided
            .met;
    let then_decided = rests_then(earlier);
    Some(ProgressSince {
        period: earlier.period.id.name(),
        decided: now_decided || then_decided,
        then_decided,
        met_then: then
            .criteria
            .iter()
            .filter(|criterion| criterion.verdict == Verdict::Met)
            .count(),
        met_now: codes().filter(|code| met_in(now, code)).count(),
        newly_met: only_in(now, then),
        no_longer_met: only_in(then, now)
            .into_iter()
            .filter(|code| !now.is_of_nobody(code))
            .collect(),
        dropped: then
            .criteria
            .iter()
            .filter(|one| one.verdict == Verdict::Met && codes().all(|code| *code != one.criterion))
            .map(|one| one.criterion.clone())
            .collect(),
    })
}

/// Whether how many criteria were met in an earlier period rests on decisions.
fn rests_then(past: &Past) -> bool {
    let met = past.assessment.criteria.iter();
    let mut met = met.filter(|criterion| criterion.verdict == Verdict::Met);
    let is_decided = |criterion: &CriterionVerdict| {
        let measures = criterion.measures.iter();
        let mut known = measures.filter_map(|id| past.plan.measure(id));
        known.any(|measure| decided_marks::rests_then(past, measure))
    };
    let is_met = |assessment: &Assessment| -> Vec<bool> {
        let criteria = assessment.criteria.iter();
        criteria.map(|one| one.verdict == Verdict::Met).collect()
    };
    let without = past.without.as_ref();
    met.any(is_decided)
        || without.is_some_and(|without| is_met(&without.assessment) != is_met(&past.assessment))
}

/// The agencies with measures that are behind or not met, most of them first:
/// `UBND huyện Đại Từ (05 chỉ số)`.
pub(super) fn lagging(agencies: &[AgencyRow]) -> Vec<String> {
    let lacking = |row: &AgencyRow| row.counts.numbers.not_met + row.counts.numbers.behind;
    let mut rows: Vec<&AgencyRow> = agencies.iter().filter(|row| lacking(row) > 0).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(lacking(row)));
    rows.into_iter()
        .map(|row| {
            let words = format!("{} ({} chỉ số)", row.name, counted(lacking(row)));
            marked_if(rests(row), &words)
        })
        .collect()
}

/// Whether it rests on decisions which agencies have measures that are behind or not met.
pub(super) fn lagging_decided(agencies: &[AgencyRow]) -> bool {
    agencies.iter().any(rests)
}

/// Whether it rests on decisions how many measures of an agency are behind or not met.
pub(super) fn rests(row: &AgencyRow) -> bool {
    row.counts.decided.not_met || row.counts.decided.behind
}
