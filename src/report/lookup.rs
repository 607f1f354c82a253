//! The basis, indexed: every name, verdict and submission is looked for once.

use std::collections::BTreeMap;

use super::basis::Basis;
use crate::agency::Agency;
use crate::agency::succession::Families;
use crate::assessment::verdict::{AgencyVerdict, Assessment, Verdict};
use crate::submission::{Reading, Submission, Submissions};

/// The basis with its indexes.
pub(super) struct Lookup<'a> {
    pub(super) basis: &'a Basis<'a>,
    /// The expected agencies, in the register's order.
    pub(super) expected: Vec<&'a Agency>,
    names: BTreeMap<&'a str, String>,
    verdicts: BTreeMap<(&'a str, &'a str), &'a AgencyVerdict>,
    used: Submissions<'a>,
    /// Who follows whom.
    pub(super) families: Families,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(basis: &'a Basis<'a>) -> Self {
        Lookup {
            basis,
            expected: basis.expected().collect(),
            names: basis
                .register
                .agencies
                .iter()
                .map(|agency| (agency.id.as_str(), basis.name_of(&agency.id)))
                .collect(),
            verdicts: index_verdicts(basis.assessment),
            used: Submissions::among(basis.submissions),
            families: basis.register.families(),
        }
    }

    pub(super) fn name(&self, agency: &str) -> String {
        self.names
            .get(agency)
            .cloned()
            .unwrap_or_else(|| agency.to_owned())
    }

    pub(super) fn names<T: AsRef<str>>(&self, agencies: &[T]) -> Vec<String> {
        agencies.iter().map(|id| self.name(id.as_ref())).collect()
    }

    pub(super) fn level_name(&self, level: &str) -> String {
        self.basis
            .register
            .level(level)
            .map_or_else(|| level.to_owned(), |level| level.name.clone())
    }

    pub(super) fn verdict(&self, agency: &str, measure: &str) -> Option<&'a AgencyVerdict> {
        self.verdicts.get(&(agency, measure)).copied()
    }

    /// The verdicts of an agency, by measure.
    pub(super) fn verdicts_of<'s>(
        &'s self,
        agency: &'s str,
    ) -> impl Iterator<Item = &'s AgencyVerdict> + 's {
        self.verdicts
            .range((agency, "")..)
            .take_while(move |((whose, _), _)| *whose == agency)
            .map(|(_, verdict)| *verdict)
    }

    pub(super) fn used(&self, agency: &str) -> Option<&'a Submission> {
        self.used.of(agency)
    }

    pub(super) fn reading(&self, agency: &str, measure: &str) -> Option<&'a Reading> {
        self.used.reading(agency, measure)
    }
}

/// The verdicts by agency and measure.
pub(super) fn index_verdicts(assessment: &Assessment) -> BTreeMap<(&str, &str), &AgencyVerdict> {
    assessment
        .verdicts
        .iter()
        .map(|verdict| ((verdict.agency.as_str(), verdict.measure.as_str()), verdict))
        .collect()
}

/// Whether a verdict says that something is lacking in what was reported.
pub(super) fn is_lacking(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::NotMet | Verdict::Behind)
}
