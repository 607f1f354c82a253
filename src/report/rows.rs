//! Everything that was read, found and judged as typed rows (exact numbers, days, enumerations), for
//! the renderers that give data: `results.json` and the data files. Made once, in the order in which
//! they stand there.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::agencies::AgencyRow;
use super::basis::Basis;
use super::comparisons::{Comparison, comparisons};
use super::decisions::{
    DecisionRow, decided_agencies, decision_rows, rank_rests, score_rests, verdict_without,
};
use super::estimates::{Expected, Stated, expected, stated};
use super::exemptions::exempted;
use super::findings::rests_on_decisions;
use super::history::{InTime, PastValue, in_time, past_values};
use crate::agency::{Agency, Level};
use crate::assessment::verdict::{
    AgencyScore, AgencyVerdict, ComponentScore, CriterionVerdict, ProvinceFigure,
};
use crate::exact::Exact;
use crate::finding::Finding;
use crate::period::{PeriodId, Window};
use crate::plan::model::{Criterion, Exemption, Field, Measure};
use crate::submission::{Disposition, Evidence, Reading, Submission, Submissions};

/// A judged value as data gives it: to 12 decimals, half up, so that a quotient ends.
///
/// # Panics
/// Never: decimal text is a number.
pub fn judged_value(value: &Exact) -> Exact {
    value
        .to_decimal(12)
        .parse()
        .expect("decimal text is a number, because it was printed from one")
}

/// The days of a period, and the plan that it is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Header<'a> {
    /// The period.
    pub period: PeriodId,
    /// The window of the cumulative figures.
    pub window: Window,
    /// The window that the regime of reporting names.
    pub regime: Window,
    /// The last day on which the office sends its report.
    pub due_office: NaiveDate,
    /// The last day on which agencies send.
    pub due_agencies: NaiveDate,
    /// The day on which deadlines are judged.
    pub as_of: NaiveDate,
    /// The number and symbol of the plan.
    pub plan: &'a str,
}

/// What a row of any table speaks of; each table fills in what it has.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// What the period's documents are built on.
    basis: &'a Basis<'a>,
    /// The agency.
    pub agency: Option<&'a Agency>,
    /// The agency's name, distinct, and how it sent.
    pub sent: Option<&'a AgencyRow>,
    /// The file.
    pub submission: Option<&'a Submission>,
    /// The criterion.
    pub criterion: Option<&'a Criterion>,
    /// The measure.
    pub measure: Option<&'a Measure>,
    /// What the submission says of the measure.
    pub reading: Option<&'a Reading>,
    /// The document that proves it.
    pub evidence: Option<&'a Evidence>,
    /// The agency's verdict on the measure.
    pub verdict: Option<&'a AgencyVerdict>,
    /// The province's figure on the measure.
    pub province: Option<&'a ProvinceFigure>,
    /// The province's verdict on the criterion.
    pub judged: Option<&'a CriterionVerdict>,
    /// The finding.
    pub finding: Option<&'a Finding>,
    /// The agency's score in the plan's index.
    pub score: Option<&'a AgencyScore>,
    /// What it scores in a component.
    pub component: Option<&'a ComponentScore>,
}

impl<'a> Row<'a> {
    /// A row that speaks of the period only.
    fn of(basis: &'a Basis<'a>) -> Self {
        Row {
            basis,
            agency: None,
            sent: None,
            submission: None,
            criterion: None,
            measure: None,
            reading: None,
            evidence: None,
            verdict: None,
            province: None,
            judged: None,
            finding: None,
            score: None,
            component: None,
        }
    }

    /// The same row about a measure, and its (first) criterion.
    fn about(mut self, measure: Option<&'a Measure>) -> Self {
        self.measure = measure;
        self.criterion = measure
            .and_then(|measure| measure.criteria.first())
            .and_then(|code| self.basis.plan.criterion(code));
        self
    }

    /// The same row with a reading, and the evidence that it cites.
    fn with_reading(mut self, reading: Option<&'a Reading>) -> Self {
        self.reading = reading;
        self.evidence = reading.and_then(|reading| reading.evidence.as_ref());
        self
    }

    /// The period.
    pub fn period(&self) -> PeriodId {
        self.basis.period.id
    }

    /// The field of the criterion.
    pub fn field(&self) -> Option<&'a Field> {
        let criterion = self.criterion?;
        self.basis.plan.field(&criterion.field)
    }

    /// Whether anything that the row tells rests on a decision of the clerk's: what documents mark
    /// with an asterisk.
    pub fn rests_on_decision(&self) -> bool {
        let decided = &self.basis.decided;
        let of_measure = |measure: &Measure| !decided_agencies(self.basis, measure).is_empty();
        if let Some(finding) = self.finding {
            return rests_on_decisions(self.basis, finding);
        }
        // A row of the index tells the rank too.
        if let Some(score) = self.score {
            return rank_rests(self.basis, score);
        }
        match (self.agency, self.measure, self.judged) {
            (Some(agency), Some(measure), _) => decided.touches(&agency.id, &measure.id),
            (None, Some(measure), _) => of_measure(measure),
            (_, None, Some(judged)) => {
                let measures = judged.measures.iter();
                let mut known = measures.filter_map(|id| self.basis.plan.measure(id));
                known.any(of_measure)
            }
            (agency, None, None) => {
                let of_file = |sent: &Submission| {
                    let digest = sent.sha256.as_deref();
                    sent.disposition == Disposition::DecidedOnly
                        || digest.is_some_and(|digest| decided.of_file(digest).is_some())
                };
                self.submission.is_some_and(of_file)
                    || agency.is_some_and(|agency| {
                        let mut files = decided
                            .in_force
                            .iter()
                            .filter(|own| own.decision.ruling.measure().is_none());
                        files.any(|own| own.agencies().contains(&agency.id.as_str()))
                    })
            }
        }
    }

    /// The level of the agency.
    pub fn level(&self) -> Option<&'a Level> {
        let agency = self.agency?;
        self.basis.register.level(&agency.level)
    }

    /// The name that tells the agency from every other.
    pub fn agency_name(&self) -> Option<String> {
        let name_of = || Some(self.basis.name_of(&self.agency?.id));
        self.sent.map(|sent| sent.name.clone()).or_else(name_of)
    }
}

/// Where rows come from: the basis, indexed.
pub struct PeriodRows<'a> {
    basis: &'a Basis<'a>,
    agencies: BTreeMap<&'a str, &'a Agency>,
    used: Submissions<'a>,
    sent: BTreeMap<&'a str, &'a AgencyRow>,
}

impl<'a> PeriodRows<'a> {
    /// The rows of a period; `sent` are the report's agencies, where there is a report.
    pub fn of(basis: &'a Basis<'a>, sent: &'a [AgencyRow]) -> Self {
        let used = Submissions::among(basis.submissions);
        let sent = sent.iter().map(|row| (row.id.as_str(), row)).collect();
        let agencies = &basis.register.agencies;
        PeriodRows {
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

impl<'a> PeriodRows<'a> {
    /// The period's days, and the plan that it is judged by.
    pub fn header(&self) -> Header<'a> {
        let basis = self.basis;
        Header {
            period: basis.period.id,
            window: basis.period.window,
            regime: basis.period.regime,
            due_office: basis.period.due_office,
            due_agencies: basis.period.due_agencies,
            as_of: basis.as_of,
            plan: &basis.plan.number,
        }
    }

    /// Every reading of the expected agencies that counts.
    pub fn readings(&self) -> Vec<Row<'a>> {
        let basis = self.basis;
        basis
            .expected()
            .filter_map(|agency| Some((agency, self.used.of(&agency.id)?)))
            .flat_map(|(agency, submission)| {
                let row = self.of_agency(&agency.id);
                submission.readings.iter().map(move |reading| {
                    row.about(basis.plan.measure(&reading.measure))
                        .with_reading(Some(reading))
                })
            })
            .collect()
    }

    /// Every measure of every expected agency.
    pub fn verdicts(&self) -> Vec<Row<'a>> {
        let basis = self.basis;
        let row = |verdict: &'a AgencyVerdict| {
            let row = self.of_agency(&verdict.agency);
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
    pub fn province(&self) -> Vec<Row<'a>> {
        let basis = self.basis;
        let figures = basis.assessment.province.iter();
        figures
            .map(|figure| Row {
                province: Some(figure),
                ..Row::of(basis).about(basis.plan.measure(&figure.measure))
            })
            .collect()
    }

    /// Every criterion.
    pub fn criteria(&self) -> Vec<Row<'a>> {
        let basis = self.basis;
        let verdicts = basis.assessment.criteria.iter();
        verdicts
            .map(|judged| Row {
                judged: Some(judged),
                criterion: basis.plan.criterion(&judged.criterion),
                ..Row::of(basis)
            })
            .collect()
    }

    /// Every agency that is scored in the plan's index.
    pub fn scores(&self) -> Vec<Row<'a>> {
        let scores = self.basis.assessment.scores.iter();
        scores
            .map(|score| Row {
                score: Some(score),
                ..self.of_agency(&score.agency)
            })
            .collect()
    }

    /// Every component of every agency that is scored.
    pub fn score_components(&self) -> Vec<Row<'a>> {
        let components = |row: Row<'a>| {
            let own = row.score.map_or(&[][..], |score| &score.components);
            own.iter().map(move |component| Row {
                component: Some(component),
                ..row
            })
        };
        self.scores().into_iter().flat_map(components).collect()
    }

    /// The values of the other periods of the year, and of the same period of the year before.
    pub fn history(&self) -> Vec<PastValue<'a>> {
        past_values(self.basis)
    }

    /// Every measure beside the earlier period of the year; empty in its first period.
    pub fn comparisons(&self) -> Vec<Comparison<'a>> {
        comparisons(self.basis)
    }

    /// How often each agency sent in time in the year; empty in its first period.
    pub fn in_time(&self) -> Vec<InTime> {
        match self.basis.past.is_empty() {
            true => Vec::new(),
            false => in_time(self.basis),
        }
    }

    /// What agencies expect of the whole year.
    pub fn estimates(&self) -> Vec<Stated<'a>> {
        stated(self.basis)
    }

    /// What all agencies together expect of the year, by measure.
    pub fn expected_of_year(&self) -> Vec<(&'a Measure, Expected)> {
        let measures = self.basis.plan.measures.iter();
        measures
            .filter_map(|measure| Some((measure, expected(self.basis, measure)?)))
            .collect()
    }

    /// Every measure that does not concern an agency, with its ground.
    pub fn exempted(&self) -> Vec<(&'a Agency, &'a Measure, &'a Exemption)> {
        exempted(self.basis).collect()
    }

    /// Every expected agency.
    pub fn agencies(&self) -> Vec<Row<'a>> {
        let expected = self.basis.expected();
        expected.map(|agency| self.of_agency(&agency.id)).collect()
    }

    /// Every file.
    pub fn submissions(&self) -> Vec<Row<'a>> {
        let basis = self.basis;
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
    pub fn findings(&self) -> Vec<Row<'a>> {
        let basis = self.basis;
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
    pub fn evidence(&self) -> Vec<Row<'a>> {
        let mut rows = self.readings();
        rows.retain(|row| row.evidence.is_some());
        rows
    }

    /// Every measure of the plan.
    pub fn measures(&self) -> Vec<Row<'a>> {
        let basis = self.basis;
        let measures = basis.plan.measures.iter();
        measures
            .map(|measure| Row::of(basis).about(Some(measure)))
            .collect()
    }
}

/// What rests on the clerk's decisions.
impl<'a> PeriodRows<'a> {
    /// Every decision, in force or stale.
    pub fn decisions(&self) -> Vec<DecisionRow> {
        decision_rows(self.basis)
    }

    /// Whether anything rests on a decision.
    pub fn rests_on_decisions(&self) -> bool {
        self.basis.decided.is_any()
    }

    /// How a file, by its digest, would be taken without the decision on it.
    pub fn file_was(&self, digest: &str) -> Option<&'a str> {
        if let Some(own) = self.basis.decided.of_file(digest) {
            return Some(&own.was);
        }
        let mut files = self.basis.submissions.iter();
        let only = files.find(|sent| sent.has_digest(digest))?.disposition;
        (only == Disposition::DecidedOnly).then(|| Disposition::Unreadable.label())
    }

    /// What the file says, where a decision replaced a reading.
    pub fn reading_was(&self, agency: &'a str, measure: &'a str) -> Option<&'a Reading> {
        self.basis
            .decided
            .on(agency, measure)
            .find_map(|own| own.replaced.as_ref())
    }

    /// Whether what is shown of a measure of an agency rests on a decision.
    pub fn is_decided(&self, agency: &str, measure: &str) -> bool {
        self.basis.decided.touches(agency, measure)
    }

    /// Whether an agency's score in the plan's index rests on a decision.
    pub fn score_rests(&self, agency: &str) -> bool {
        let mut scores = self.basis.assessment.scores.iter();
        scores.any(|score| score.agency == agency && score_rests(self.basis, score))
    }

    /// Whether an agency's rank in the plan's index rests on a decision.
    pub fn rank_rests(&self, agency: &str) -> bool {
        let mut scores = self.basis.assessment.scores.iter();
        scores.any(|score| score.agency == agency && rank_rests(self.basis, score))
    }

    /// The verdict as it would be without decisions, where it is another one.
    pub fn verdict_was(&self, agency: &str, measure: &str) -> Option<&'a AgencyVerdict> {
        verdict_without(self.basis, agency, measure)
    }

    /// The agencies of which a province figure rests on decisions.
    pub fn decided_agencies(&self, measure: &str) -> Vec<String> {
        let known = self.basis.plan.measure(measure);
        known.map_or_else(Vec::new, |measure| decided_agencies(self.basis, measure))
    }
}
