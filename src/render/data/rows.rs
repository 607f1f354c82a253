//! The rows of the tables, in the order in which they stand.

use std::collections::BTreeMap;

use super::column::Row;
use crate::agency::Agency;
use crate::assessment::verdict::AgencyVerdict;
use crate::finding::Finding;
use crate::report::agencies::AgencyRow;
use crate::report::basis::Basis;
use crate::report::model::Report;
use crate::submission::Submissions;

/// Where rows come from: the basis, indexed.
pub(super) struct Source<'a> {
    basis: &'a Basis<'a>,
    agencies: BTreeMap<&'a str, &'a Agency>,
    used: Submissions<'a>,
    sent: BTreeMap<&'a str, &'a AgencyRow>,
}

impl<'a> Source<'a> {
    /// Indexes a basis and the report on it.
    pub(super) fn new(basis: &'a Basis<'a>, report: &'a Report) -> Self {
        let used = Submissions::among(basis.submissions);
        let sent = report
            .agencies
            .iter()
            .map(|row| (row.id.as_str(), row))
            .collect();
        let agencies = &basis.register.agencies;
        Source {
            basis,
            agencies: agencies.iter().map(|one| (one.id.as_str(), one)).collect(),
            used,
            sent,
        }
    }

    fn of_agency(&self, id: &str) -> Row<'a> {
        Row {
            agency: self.agencies.get(id).copied(),
            sent: self.sent.get(id).copied(),
            submission: self.used.of(id),
            ..Row::of(self.basis)
        }
    }
}

/// Every reading of the expected agencies that counts.
pub(super) fn readings<'a>(source: &Source<'a>) -> Vec<Row<'a>> {
    let basis = source.basis;
    basis
        .expected()
        .filter_map(|agency| Some((agency, source.used.of(&agency.id)?)))
        .flat_map(|(agency, submission)| {
            let row = source.of_agency(&agency.id);
            submission.readings.iter().map(move |reading| {
                row.about(basis.plan.measure(&reading.measure))
                    .with_reading(Some(reading))
            })
        })
        .collect()
}

/// Every measure of every expected agency.
pub(super) fn verdicts<'a>(source: &Source<'a>) -> Vec<Row<'a>> {
    let basis = source.basis;
    let row = |verdict: &'a AgencyVerdict| {
        let row = source.of_agency(&verdict.agency);
        let reading = row
            .submission
            .and_then(|submission| submission.reading(&verdict.measure));
        Row {
            verdict: Some(verdict),
            ..row
                .about(basis.plan.measure(&verdict.measure))
                .with_reading(reading)
        }
    };
    basis.assessment.verdicts.iter().map(row).collect()
}

/// Every measure of the province.
pub(super) fn province<'a>(source: &Source<'a>) -> Vec<Row<'a>> {
    let basis = source.basis;
    let figures = basis.assessment.province.iter();
    figures
        .map(|figure| Row {
            province: Some(figure),
            ..Row::of(basis).about(basis.plan.measure(&figure.measure))
        })
        .collect()
}

/// Every criterion.
pub(super) fn criteria<'a>(source: &Source<'a>) -> Vec<Row<'a>> {
    let basis = source.basis;
    let verdicts = basis.assessment.criteria.iter();
    verdicts
        .map(|judged| Row {
            judged: Some(judged),
            criterion: basis.plan.criterion(&judged.criterion),
            ..Row::of(basis)
        })
        .collect()
}

/// Every expected agency.
pub(super) fn agencies<'a>(source: &Source<'a>) -> Vec<Row<'a>> {
    let expected = source.basis.expected();
    expected
        .map(|agency| source.of_agency(&agency.id))
        .collect()
}

/// Every file.
pub(super) fn submissions<'a>(source: &Source<'a>) -> Vec<Row<'a>> {
    let basis = source.basis;
    let files = basis.submissions.iter();
    files
        .map(|submission| Row {
            submission: Some(submission),
            agency: submission
                .agency
                .as_deref()
                .and_then(|id| basis.register.get(id)),
            ..Row::of(basis)
        })
        .collect()
}

/// Every finding.
pub(super) fn findings<'a>(source: &Source<'a>) -> Vec<Row<'a>> {
    let basis = source.basis;
    let row = |finding: &'a Finding| {
        let measure = finding.measure.as_deref();
        Row {
            finding: Some(finding),
            agency: finding
                .agency
                .as_deref()
                .and_then(|id| basis.register.get(id)),
            ..Row::of(basis).about(measure.and_then(|id| basis.plan.measure(id)))
        }
    };
    basis.findings.iter().map(row).collect()
}

/// Every reading with usable evidence.
pub(super) fn evidence<'a>(source: &Source<'a>) -> Vec<Row<'a>> {
    let mut rows = readings(source);
    rows.retain(|row| row.evidence.is_some());
    rows
}

/// Every measure of the plan.
pub(super) fn measures<'a>(source: &Source<'a>) -> Vec<Row<'a>> {
    let basis = source.basis;
    let measures = basis.plan.measures.iter();
    measures
        .map(|measure| Row::of(basis).about(Some(measure)))
        .collect()
}
