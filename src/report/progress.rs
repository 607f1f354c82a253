//! How the criteria stand to the earlier period, and which agencies lag most.

use serde::Serialize;

use super::agencies::AgencyRow;
use super::figures::counted;
use super::lookup::Lookup;
use crate::assessment::verdict::{Assessment, Verdict};

/// The criteria now and in the earlier period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProgressSince {
    /// The earlier period: `6 tháng đầu năm 2024`.
    pub period: String,
    /// How many criteria were met then.
    pub met_then: usize,
    /// How many are met now.
    pub met_now: usize,
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
    Some(ProgressSince {
        period: earlier.period.id.name(),
        met_then: then
            .criteria
            .iter()
            .filter(|criterion| criterion.verdict == Verdict::Met)
            .count(),
        met_now: codes().filter(|code| met_in(now, code)).count(),
        newly_met: only_in(now, then),
        no_longer_met: only_in(then, now),
        dropped: then
            .criteria
            .iter()
            .filter(|one| one.verdict == Verdict::Met && codes().all(|code| *code != one.criterion))
            .map(|one| one.criterion.clone())
            .collect(),
    })
}

/// The agencies with measures that are behind or not met, most of them first:
/// `UBND huyện Đại Từ (05 chỉ số)`.
pub(super) fn lagging(agencies: &[AgencyRow]) -> Vec<String> {
    let lacking = |row: &AgencyRow| row.counts.not_met + row.counts.behind;
    let mut rows: Vec<&AgencyRow> = agencies.iter().filter(|row| lacking(row) > 0).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(lacking(row)));
    rows.into_iter()
        .map(|row| format!("{} ({} chỉ số)", row.name, counted(lacking(row))))
        .collect()
}
