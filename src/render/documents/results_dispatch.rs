//! Dispatches on missed results: to all agencies that missed any, or to one of them; of the office, or as
//! the draft of the people's committee of the province.

use std::collections::BTreeMap;

use serde::Serialize;

use super::boxes::{issue, number};
use super::dispatch::{Terms, set};
use crate::failure::Outcome;
use crate::render::wording::Wording;
use crate::report::arrivals::ArrivalCounts;
use crate::report::counts::VerdictCounts;
use crate::report::document::{Document, Orientation};
use crate::report::fields::FieldPart;
use crate::report::misses::{Missed, Misses};
use crate::report::model::Report;
use crate::report::terms::{Office, ReportOf, Urgency};
use crate::report::words::{PeriodWords, PlanWords};

const TEMPLATE: &str = "cong-van-ket-qua.j2";

/// What the wording is filled from.
#[derive(Serialize)]
struct ResultsWords<'a> {
    period: &'a PeriodWords,
    plan: &'a PlanWords,
    office: &'a Office,
    whole: &'a str,
    all: &'a ArrivalCounts,
    counts: &'a VerdictCounts,
    fields: &'a [FieldPart],
    misses: &'a Misses,
    /// Whether it is the people's committee that writes.
    cua_tinh: bool,
    /// The report in which the figures stand, with number and day; empty before it has them.
    report_cited: String,
    /// The agency of a dispatch to one.
    agency: Option<&'a Missed>,
}

/// The dispatch to all agencies with missed results; `cited` is the report in which they stand.
pub fn results_to_all(
    report: &Report,
    misses: &Misses,
    cited: &str,
    wording: &Wording,
) -> Outcome<Document> {
    let mut tables = BTreeMap::from([("co-quan".to_owned(), misses.agency_table())]);
    tables.insert("tieu-chi".to_owned(), misses.figure_table());
    let words = words(report, misses, cited, None);
    let blocks = wording.blocks(TEMPLATE, &words, &tables)?;
    set(
        report,
        blocks,
        terms(&report.office, misses.addressees.clone()),
    )
}

/// The dispatch to one of them, with its figures to be explained.
pub fn results_to_one(
    report: &Report,
    misses: &Misses,
    agency: &Missed,
    cited: &str,
    wording: &Wording,
) -> Outcome<Document> {
    let tables = BTreeMap::from([("chi-so".to_owned(), agency.explain_table())]);
    let words = words(report, misses, cited, Some(agency));
    let blocks = wording.blocks(TEMPLATE, &words, &tables)?;
    set(
        report,
        blocks,
        terms(&report.office, vec![agency.name.clone()]),
    )
}

/// The office's report of the period with its number and day: `Báo cáo số 05/BC-SNV ngày 20/6/2024 của Sở
/// Nội vụ`; empty before the registry has given them.
pub fn cited(report: &Report) -> String {
    let issued = issue(report);
    let number = number(&issued, format!("BC-{}", report.office.issuer_symbol));
    let (Some(value), Some(day)) = (&number.value, issued.date) else {
        return String::new();
    };
    format!(
        "Báo cáo số {value}/{} ngày {} của {}",
        number.symbol,
        crate::vietnamese::phrase::date_short(day),
        report.office.issuer
    )
}

fn words<'a>(
    report: &'a Report,
    misses: &'a Misses,
    cited: &str,
    agency: Option<&'a Missed>,
) -> ResultsWords<'a> {
    ResultsWords {
        period: &report.period,
        plan: &report.plan,
        office: &report.office,
        whole: &report.whole,
        all: &report.arrivals.all,
        counts: &report.counts,
        fields: &report.fields,
        misses,
        cua_tinh: report.office.report_of == ReportOf::Province,
        report_cited: cited.to_owned(),
        agency,
    }
}

/// The office's dispatches are signed as its reminders are, those of the people's committee as its report.
fn terms(office: &Office, addressees: Vec<String>) -> Terms<'_> {
    let (signer, recipients, urgency) = match office.report_of {
        ReportOf::Province => (&office.signer, &office.recipients, office.urgency),
        _ => (
            office.reminder.signer.as_ref().unwrap_or(&office.signer),
            &office.reminder.recipients,
            office.reminder.urgency,
        ),
    };
    Terms {
        template: TEMPLATE,
        addressees,
        signer,
        recipients,
        urgency: urgency.map(Urgency::label),
        orientation: Orientation::Landscape,
    }
}
