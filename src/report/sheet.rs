//! One agency's results on one or two pages: what it reported, its verdicts, its findings, what is
//! due next.

use serde::Serialize;

use super::agencies::AgencyRow;
use super::basis::Basis;
use super::document::{Align, Column, Row, RowKind, Table};
use super::figures::{figure_words, target_words};
use super::lookup::Lookup;
use super::model::Report;
use super::reminder::{FaultLine, fault_lines, fault_table, shortened};
use super::states::reading_words;
use super::words::{PeriodWords, PlanWords, period_name};
use crate::agency::Agency;
use crate::assessment::verdict::Verdict;
use crate::finding::Severity;
use crate::plan::model::Measure;
use crate::submission::{Reading, State};
use crate::vietnamese::phrase::{capitalize, date_short};

/// The most findings that a sheet lists; the others are in the summary workbook.
const MOST_FINDINGS: usize = 15;
/// Size of the type in its tables, in points.
const SHEET_SIZE: f64 = 10.0;

/// One agency's results.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgencySheet {
    /// The words for the period.
    pub period: PeriodWords,
    /// The words for the plan.
    pub plan: PlanWords,
    /// Who writes the sheet: `Sở Nội vụ`.
    pub issuer: String,
    /// Whom to ask.
    pub contact: String,
    /// The agency, with its arrival, verdicts and counts of findings.
    pub agency: AgencyRow,
    /// The measures that it is asked for.
    pub results: Vec<SheetResult>,
    /// Its findings, errors first, as many as are listed.
    pub findings: Vec<FaultLine>,
    /// How many findings (errors and warnings) are not listed.
    pub more_findings: usize,
    /// What it has still to do, by deadline.
    pub due: Vec<DueGroup>,
    /// The next report; absent where no later period is declared.
    pub next: Option<NextReport>,
}

/// A measure that the agency is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetResult {
    /// The criterion's code.
    pub code: String,
    /// What is measured.
    pub label: String,
    /// What it is held against; empty where there is no target.
    pub target: String,
    /// What was reported: `1.250/1.253 hồ sơ (99,76%)`, `để trống`.
    pub reported: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict, printed.
    pub verdict_label: String,
    /// Why there are not grounds enough; else empty.
    pub reason: String,
}

/// What is still to be done until a deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DueGroup {
    /// The deadline in the plan's words.
    pub deadline: String,
    /// The codes of the criteria, each once.
    pub codes: Vec<String>,
}

/// The next report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextReport {
    /// The period: `quý III năm 2024`.
    pub name: String,
    /// The window of its figures.
    pub window: String,
    /// The last day on which agencies send.
    pub due: String,
}

/// The sheets of the expected agencies, in the register's order.
pub fn sheets(basis: &Basis, report: &Report) -> Vec<AgencySheet> {
    let lookup = Lookup::new(basis);
    let rows = report.agencies.iter();
    let expected = lookup.expected.iter();
    expected
        .zip(rows)
        .filter(|(agency, _)| basis.plan.measures_for(agency).next().is_some())
        .map(|(agency, row)| sheet(&lookup, report, agency, row))
        .collect()
}

fn sheet(lookup: &Lookup, report: &Report, agency: &Agency, row: &AgencyRow) -> AgencySheet {
    let basis = lookup.basis;
    let mut findings: Vec<FaultLine> = [Severity::Error, Severity::Warning]
        .into_iter()
        .flat_map(|severity| fault_lines(&report.findings, &agency.id, severity))
        .collect();
    let more_findings = findings.len().saturating_sub(MOST_FINDINGS);
    findings.truncate(MOST_FINDINGS);
    AgencySheet {
        period: report.period.clone(),
        plan: report.plan.clone(),
        issuer: basis.office.issuer.clone(),
        contact: basis.office.contact.clone(),
        agency: row.clone(),
        results: results(lookup, agency),
        findings,
        more_findings,
        due: due(lookup, agency),
        next: basis.periods.next(basis.period.id).map(|period| NextReport {
            name: period_name(period.id),
            window: super::words::window(period.window),
            due: date_short(period.due_agencies),
        }),
    }
}

fn results(lookup: &Lookup, agency: &Agency) -> Vec<SheetResult> {
    let plan = lookup.basis.plan;
    let measures = plan.measures_for(agency);
    measures
        .map(|measure| {
            let judged = lookup.verdict(&agency.id, &measure.id);
            let verdict = judged.map_or(Verdict::Insufficient, |judged| judged.verdict);
            let value = judged.and_then(|judged| judged.value.as_ref());
            SheetResult {
                code: plan.criterion_of(measure).code.clone(),
                label: measure.label.clone(),
                target: target_words(measure),
                reported: reported(measure, lookup.reading(&agency.id, &measure.id), value),
                verdict,
                verdict_label: verdict.label().to_owned(),
                reason: judged
                    .and_then(|judged| judged.reason)
                    .map_or(String::new(), |reason| reason.label().to_owned()),
            }
        })
        .collect()
}

/// What an agency says of a measure, as documents print it.
pub(super) fn reported(
    measure: &Measure,
    reading: Option<&Reading>,
    value: Option<&crate::exact::Exact>,
) -> String {
    let Some(reading) = reading else {
        return "chưa có báo cáo".to_owned();
    };
    let unread = || match &reading.text {
        Some(text) if reading.state == State::Unreadable => {
            format!("không đọc được: «{}»", shortened(text))
        }
        _ => reading_words(reading),
    };
    if measure.kind.has_figures() && reading.state == State::Value {
        figure_words(measure, reading.first.as_ref(), reading.second.as_ref(), value)
            .unwrap_or_else(unread)
    } else {
        unread()
    }
}

/// What remains, by deadline, in the plan's order.
fn due(lookup: &Lookup, agency: &Agency) -> Vec<DueGroup> {
    let plan = lookup.basis.plan;
    let mut groups: Vec<DueGroup> = Vec::new();
    for measure in plan.measures_for(agency) {
        let verdict = lookup.verdict(&agency.id, &measure.id);
        if !verdict.is_some_and(|judged| remains(judged.verdict)) {
            continue;
        }
        let criterion = plan.criterion_of(measure);
        let deadline = &criterion.deadline.text;
        let at = groups.iter().position(|group| group.deadline == *deadline);
        let at = at.unwrap_or_else(|| {
            groups.push(DueGroup {
                deadline: deadline.clone(),
                codes: Vec::new(),
            });
            groups.len() - 1
        });
        if !groups[at].codes.contains(&criterion.code) {
            groups[at].codes.push(criterion.code.clone());
        }
    }
    groups
}

fn remains(verdict: Verdict) -> bool {
    matches!(
        verdict,
        Verdict::NotMet | Verdict::Behind | Verdict::OnTrack | Verdict::Insufficient
    )
}

impl AgencySheet {
    /// What was reported, with the verdicts.
    pub fn result_table(&self) -> Table {
        result_table(&self.results, SHEET_SIZE)
    }

    /// The findings that are listed.
    pub fn finding_table(&self) -> Table {
        fault_table(&self.findings, SHEET_SIZE)
    }
}

/// Results in a table.
pub(super) fn result_table(results: &[SheetResult], size: f64) -> Table {
    let rows = results.iter().map(|row| {
        let verdict = match row.reason.is_empty() {
            true => row.verdict_label.clone(),
            false => format!("{} ({})", row.verdict_label, row.reason),
        };
        let cells = [
            row.code.clone(),
            row.label.clone(),
            capitalize(&row.target),
            capitalize(&row.reported),
            verdict,
        ];
        Row::new(RowKind::Body, cells)
    });
    Table {
        caption: None,
        unit: None,
        size,
        columns: vec![
            Column::new("Mã", 1.1, Align::Center),
            Column::new("Chỉ số đo", 5.0, Align::Left),
            Column::new("Yêu cầu", 2.8, Align::Left),
            Column::new("Số liệu đã báo cáo", 4.0, Align::Left),
            Column::new("Đánh giá", 2.4, Align::Left),
        ],
        rows: rows.collect(),
    }
}
