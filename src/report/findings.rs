//! Every finding, ready to print.

use serde::Serialize;

use super::basis::Basis;
use super::decided_marks::marked_if;
use super::lookup::Lookup;
use crate::decided::InForce;
use crate::decision::Ruling;
use crate::finding::{Finding, Series, Severity};

/// One finding: a row of the summary workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingRow {
    /// The rule's code.
    pub code: String,
    /// How grave it is.
    pub severity: Severity,
    /// The same, printed.
    pub severity_label: String,
    /// What the rule is, in a few words.
    pub title: String,
    /// The agency's id; empty where it is not known.
    pub agency_id: String,
    /// The agency's name; empty where it is not known.
    pub agency: String,
    /// The name of its level; empty where it is not known.
    pub level: String,
    /// The criterion's code; empty where it concerns none.
    pub criterion: String,
    /// The measure's id; empty where it concerns none.
    pub measure: String,
    /// The measure's label; empty where it concerns none.
    pub label: String,
    /// The file; empty where it has no place.
    pub file: String,
    /// The sheet; empty where it concerns a whole file.
    pub sheet: String,
    /// The cell; empty where it concerns a whole sheet.
    pub cell: String,
    /// File › sheet › cell.
    pub place: String,
    /// What was seen.
    pub seen: String,
    /// What was expected.
    pub expected: String,
    /// What to do.
    pub advice: String,
    /// Whether it rests on decisions of the clerk, in whatever way.
    pub decided: bool,
    /// Whether it asks the agency for something; else it is the office's own.
    pub asks_agency: bool,
}

/// Every finding of a basis, in the order of documents.
pub fn finding_rows_of(basis: &Basis) -> Vec<FindingRow> {
    finding_rows(&Lookup::new(basis))
}

/// Every finding, in the order of documents.
pub(super) fn finding_rows(lookup: &Lookup) -> Vec<FindingRow> {
    lookup
        .basis
        .findings
        .iter()
        .map(|finding| finding_row(lookup, finding))
        .collect()
}

fn finding_row(lookup: &Lookup, finding: &Finding) -> FindingRow {
    let basis = lookup.basis;
    let agency = finding.agency.as_deref();
    let measure = finding
        .measure
        .as_deref()
        .and_then(|id| basis.plan.measure(id));
    let place = finding.place.as_ref();
    let is_decided = rests_on_decisions(basis, finding);
    let own = |text: Option<&str>| text.unwrap_or_default().to_owned();
    FindingRow {
        code: finding.rule.code.to_string(),
        severity: finding.severity(),
        severity_label: finding.severity().label().to_owned(),
        title: finding.rule.title.to_owned(),
        agency_id: own(agency),
        agency: agency.map_or(String::new(), |agency| lookup.name(agency)),
        level: agency
            .and_then(|agency| basis.register.get(agency))
            .map_or(String::new(), |agency| lookup.level_name(&agency.level)),
        criterion: own(measure.and_then(|m| m.criteria.first()).map(String::as_str)),
        measure: own(finding.measure.as_deref()),
        label: own(measure.map(|measure| measure.label.as_str())),
        file: own(place.map(|place| place.file.as_str())),
        sheet: own(place.and_then(|place| place.sheet.as_deref())),
        cell: place
            .and_then(|place| place.cell)
            .map_or(String::new(), |cell| cell.to_string()),
        place: place.map_or(String::new(), ToString::to_string),
        seen: marked_if(is_decided, &finding.seen),
        expected: finding.expected.clone(),
        advice: finding.advice.clone(),
        decided: is_decided,
        asks_agency: finding.asks_agency(),
    }
}

/// Whether a finding rests on decisions: what is doubted of a figure may be doubted of one that was
/// decided, or held against one that was decided in an earlier period.
pub(super) fn rests_on_decisions(basis: &Basis, finding: &Finding) -> bool {
    let past = basis.past.iter().chain(basis.last_year);
    let mut all = past.map(|past| &past.decided).chain([basis.decided]);
    let of_measure = (finding.agency.as_deref()).zip(finding.measure.as_deref());
    let touched = of_measure
        .is_some_and(|(agency, measure)| all.any(|decided| decided.touches(agency, measure)));
    // What is found in a file rests on the decision that gave it to an agency, or let it count.
    let of_file = |own: &InForce| {
        let ruling = &own.decision.ruling;
        matches!(ruling, Ruling::Whose(_) | Ruling::Version { .. })
            && (finding.agency.as_deref()).is_some_and(|agency| own.agencies().contains(&agency))
    };
    finding.rests_on_decided
        || touched
        || finding.rule.code.series() == Series::Decision
        || basis.decided.in_force.iter().any(of_file)
}

/// Every finding as the terminal shows it: with the mark where it rests on decisions.
pub fn marked_findings(basis: &Basis) -> Vec<Finding> {
    let marked = |finding: &Finding| Finding {
        seen: marked_if(rests_on_decisions(basis, finding), &finding.seen),
        ..finding.clone()
    };
    basis.findings.iter().map(marked).collect()
}
