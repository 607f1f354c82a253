//! A corrected issue: what it replaces, why, and what changed.

use serde::Serialize;

use super::changes::{Change, Changes};

/// How many figures of agencies are told one by one; of more only whose they are.
const MOST_TOLD: usize = 20;

/// The words for a corrected issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CorrectionWords {
    /// What it replaces: `Báo cáo số 05/BC-SNV ngày 20/6/2024`.
    pub replaces: String,
    /// Why it was made.
    pub reason: String,
    /// Whether what it replaces was kept, so that the two could be compared.
    pub compared: bool,
    /// How many of the province's figures and verdicts changed.
    pub changed: usize,
    /// How many figures of agencies changed.
    pub changed_of_agencies: usize,
    /// Whether these are told one by one.
    pub tells_each: bool,
    /// Whose figures changed, in the order in which agencies stand.
    pub agencies: Vec<ChangedAgency>,
    /// What changed; agencies by their names.
    #[serde(skip)]
    pub changes: Changes,
}

/// An agency with figures that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedAgency {
    /// Its name.
    pub name: String,
    /// How many of its figures or verdicts changed.
    pub count: usize,
}

impl CorrectionWords {
    /// The words for a correction; without changes where what it replaces was not kept. Agencies stand in
    /// the changes by their names.
    pub fn new(replaces: String, reason: String, changes: Option<Changes>) -> Self {
        let compared = changes.is_some();
        let changes = changes.unwrap_or_default();
        CorrectionWords {
            replaces,
            reason,
            compared,
            changed: changes.province.len(),
            changed_of_agencies: changes.agencies.len(),
            tells_each: changes.agencies.len() <= MOST_TOLD,
            agencies: by_agency(&changes.agencies),
            changes,
        }
    }
}

fn by_agency(changes: &[Change]) -> Vec<ChangedAgency> {
    let mut agencies: Vec<ChangedAgency> = Vec::new();
    for name in changes.iter().filter_map(|change| change.agency.as_ref()) {
        match agencies.iter_mut().find(|one| one.name == *name) {
            Some(one) => one.count += 1,
            None => agencies.push(ChangedAgency {
                name: name.clone(),
                count: 1,
            }),
        }
    }
    agencies
}
