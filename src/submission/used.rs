//! The submissions of a period that count.

use std::collections::BTreeMap;

use super::{Reading, Submission};

/// The submission that counts of each agency, found once. The stage that reads leaves at most one of
/// an agency; should there be several, the first counts everywhere.
#[derive(Debug, Clone, Default)]
pub struct Submissions<'a> {
    by_agency: BTreeMap<&'a str, &'a Submission>,
}

impl<'a> Submissions<'a> {
    /// Those that count among all files of a period's folder.
    pub fn among(files: &'a [Submission]) -> Self {
        let mut by_agency = BTreeMap::new();
        for file in files {
            if let Some(agency) = file.agency.as_deref()
                && file.disposition.is_used()
            {
                by_agency.entry(agency).or_insert(file);
            }
        }
        Submissions { by_agency }
    }

    /// The one of an agency; `None` where it sent nothing that counts.
    pub fn of(&self, agency: &str) -> Option<&'a Submission> {
        self.by_agency.get(agency).copied()
    }

    /// What an agency's submission says of a measure.
    pub fn reading(&self, agency: &str, measure: &str) -> Option<&'a Reading> {
        self.of(agency)?.reading(measure)
    }
}
