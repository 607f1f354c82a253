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
    fields: Vec<FieldPart>,
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
    let recipients = recipients(&report.office, &misses.addressees);
    let addressees = misses.addressees.clone();
    set(
        report,
        blocks,
        terms(&report.office, addressees, &recipients),
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
    let addressees = vec![agency.name.clone()];
    let recipients = recipients(&report.office, &addressees);
    set(
        report,
        blocks,
        terms(&report.office, addressees, &recipients),
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
        fields: fields(report),
        misses,
        cua_tinh: report.office.report_of == ReportOf::Province,
        report_cited: cited.to_owned(),
        agency,
    }
}

/// The fields, without the office among the agencies that it names as examples: it does not write to
/// itself.
fn fields(report: &Report) -> Vec<FieldPart> {
    let mut fields = report.fields.clone();
    let own = report.office.agency.as_deref();
    if report.office.report_of == ReportOf::Province || own.is_none() {
        return fields;
    }
    let subjects = fields.iter_mut().flat_map(|field| &mut field.subjects);
    for row in subjects.flat_map(|subject| &mut subject.deciding) {
        row.concerned.retain(|one| Some(one.agency.as_str()) != own);
    }
    fields
}

/// Who receives a dispatch besides its addressees. Of the people's committee: its chairmen, of those who
/// receive its report, and the office that follows what is done; the report goes to others.
fn recipients(office: &Office, addressees: &[String]) -> Vec<String> {
    if office.report_of != ReportOf::Province {
        return office.reminder.recipients.clone();
    }
    let chairmen = office.recipients.iter();
    let chairmen = chairmen
        .filter(|line| line.starts_with("Chủ tịch"))
        .cloned();
    let follows = (!addressees.contains(&office.collector)).then(|| office.collector.clone());
    chairmen.chain(follows).collect()
}

/// The office's dispatches are signed as its reminders are, those of the people's committee as its report.
fn terms<'a>(office: &'a Office, addressees: Vec<String>, recipients: &'a [String]) -> Terms<'a> {
    let (signer, urgency) = match office.report_of {
        ReportOf::Province => (&office.signer, office.urgency),
        _ => (
            office.reminder.signer.as_ref().unwrap_or(&office.signer),
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
