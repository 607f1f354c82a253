//! The agencies with what they sent, and their verdicts.

use serde::Serialize;
use strum::VariantArray;

use super::counts::VerdictCounts;
use super::decisions::counted_measure;
use super::figures::counted;
use super::lookup::Lookup;
use crate::agency::Agency;
use crate::decision::Ruling;
use crate::finding::{Finding, Series, Severity};
use crate::submission::{Disposition, Submission};
use crate::vietnamese::phrase::date_short as date;

/// Whether and when an agency has sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, VariantArray)]
#[serde(rename_all = "kebab-case")]
pub enum Sent {
    /// In time.
    OnTime,
    /// After the due date.
    Late,
    /// The day of receipt is not known.
    UnknownDay,
    /// A form in which nothing was entered.
    Empty,
    /// Something of which nothing counts.
    Unusable,
    /// Nothing.
    NotSent,
}

impl Sent {
    /// How it is printed.
    pub fn label(self) -> &'static str {
        match self {
            Sent::OnTime => "Đúng hạn",
            Sent::Late => "Chậm",
            Sent::UnknownDay => "Chưa rõ ngày nhận",
            Sent::Empty => "Chưa nhập số liệu",
            Sent::Unusable => "Không sử dụng được",
            Sent::NotSent => "Chưa gửi",
        }
    }
}

/// An expected agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgencyRow {
    /// Its id.
    pub id: String,
    /// Its name, distinct.
    pub name: String,
    /// The id of its level.
    pub level: String,
    /// The name of its level.
    pub level_name: String,
    /// The name of the agency that it belongs to; empty where there is none.
    pub parent: String,
    /// How many measures it is asked for.
    pub asked: usize,
    /// Its measures by verdict.
    pub counts: VerdictCounts,
    /// Whether and when it has sent.
    pub sent: Sent,
    /// The same, printed: `Đúng hạn`, `Chậm 02 ngày`, `Không đọc được`.
    pub sent_label: String,
    /// The day of receipt: `17/6/2024`; empty where it is not known.
    pub received: String,
    /// The number in the register of incoming documents; empty where it is not known.
    pub receipt_number: String,
    /// How many days late, where it is.
    pub days_late: Option<i64>,
    /// The file whose readings count; empty where there is none.
    pub file: String,
    /// Whether anything of it rests on decisions of the clerk.
    pub decided: bool,
    /// Whether what it has sent rests on decisions: on whose a file is, or which counts.
    pub sent_decided: bool,
    /// Whether how many errors and warnings there are rests on decisions, of whatever period.
    pub findings_decided: bool,
    /// Findings of severity error in its files.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// Findings of severity note.
    pub notes: usize,
}

/// The expected agencies, in the register's order.
pub(super) fn agency_rows(lookup: &Lookup) -> Vec<AgencyRow> {
    lookup
        .expected
        .iter()
        .map(|agency| agency_row(lookup, agency))
        .collect()
}

fn agency_row(lookup: &Lookup, agency: &Agency) -> AgencyRow {
    let basis = lookup.basis;
    let used = lookup.used(&agency.id);
    let arrival = arrival_of(lookup, agency);
    let verdicts = lookup.verdicts_of(&agency.id);
    let counts = VerdictCounts::marked(verdicts.map(|verdict| counted_measure(basis, verdict)));
    let found = |severity| count_findings(basis.findings, &agency.id, severity);
    AgencyRow {
        id: agency.id.clone(),
        name: lookup.name(&agency.id),
        level: agency.level.clone(),
        level_name: lookup.level_name(&agency.level),
        parent: agency
            .parent
            .as_deref()
            .map_or(String::new(), |parent| lookup.name(parent)),
        asked: basis.plan.measures_for(agency).count(),
        counts,
        sent: arrival.sent,
        sent_label: arrival.label,
        received: used
            .and_then(|submission| submission.receipt.date)
            .map_or(String::new(), date),
        receipt_number: used
            .and_then(|submission| submission.receipt.number.clone())
            .unwrap_or_default(),
        days_late: arrival.days_late,
        file: used.map_or(String::new(), |submission| submission.file.clone()),
        decided: basis
            .decided
            .in_force
            .iter()
            .any(|own| own.agencies().contains(&agency.id.as_str())),
        sent_decided: basis.decided.in_force.iter().any(|own| {
            let of_file = matches!(
                own.decision.ruling,
                Ruling::Whose(_) | Ruling::Version { .. }
            );
            of_file && own.agencies().contains(&agency.id.as_str())
        }),
        findings_decided: [Severity::Error, Severity::Warning]
            .into_iter()
            .any(|severity| {
                let of = |findings| count_read(findings, &agency.id, severity);
                let without = basis.without.map(|without| of(&without.findings));
                without.is_some_and(|without| without != of(basis.findings))
            }),
        errors: found(Severity::Error),
        warnings: found(Severity::Warning),
        notes: found(Severity::Note),
    }
}

/// How many findings ask something of an agency: what is the office's own to mend is none of its faults.
fn count_findings(findings: &[Finding], agency: &str, severity: Severity) -> usize {
    findings
        .iter()
        .filter(|finding| finding.agency.as_deref() == Some(agency) && finding.asks_agency())
        .filter(|finding| finding.severity() == severity)
        .count()
}

/// The same without those that tell of decisions.
fn count_read(findings: &[Finding], agency: &str, severity: Severity) -> usize {
    let of_decisions = findings.iter().filter(|finding| {
        finding.agency.as_deref() == Some(agency)
            && finding.severity() == severity
            && finding.rule.code.series() == Series::Decision
            && finding.asks_agency()
    });
    count_findings(findings, agency, severity) - of_decisions.count()
}

struct Arrival {
    sent: Sent,
    label: String,
    days_late: Option<i64>,
}

impl Arrival {
    fn new(sent: Sent, label: impl Into<String>) -> Self {
        Arrival {
            sent,
            label: label.into(),
            days_late: None,
        }
    }
}

fn arrival_of(lookup: &Lookup, agency: &Agency) -> Arrival {
    match lookup.used(&agency.id) {
        None => unused_arrival(lookup.basis.submissions, &agency.id),
        Some(submission) if submission.disposition == Disposition::Empty => {
            Arrival::new(Sent::Empty, Sent::Empty.label())
        }
        Some(submission) if submission.disposition == Disposition::DecidedOnly => {
            Arrival::new(Sent::Unusable, submission.disposition.label())
        }
        Some(submission) => match submission.receipt.date {
            None => Arrival::new(Sent::UnknownDay, Sent::UnknownDay.label()),
            Some(day) if day > lookup.basis.period.due_agencies => {
                let days = (day - lookup.basis.period.due_agencies).num_days();
                Arrival {
                    sent: Sent::Late,
                    label: format!("Chậm {} ngày", days_words(days)),
                    days_late: Some(days),
                }
            }
            Some(_) => Arrival::new(Sent::OnTime, Sent::OnTime.label()),
        },
    }
}

fn days_words(days: i64) -> String {
    usize::try_from(days).map_or_else(|_| days.to_string(), counted)
}

/// Nothing of the agency's counts: it sent nothing, or something that can't be used.
fn unused_arrival(submissions: &[Submission], agency: &str) -> Arrival {
    let mut labels: Vec<&str> = submissions
        .iter()
        .filter(|submission| submission.agency.as_deref() == Some(agency))
        .map(|submission| submission.disposition.label())
        .collect();
    labels.dedup();
    if labels.is_empty() {
        Arrival::new(Sent::NotSent, Sent::NotSent.label())
    } else {
        Arrival::new(Sent::Unusable, labels.join("; "))
    }
}
