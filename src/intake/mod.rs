//! From a file's bytes to a submission, and what was found while reading it.

pub mod guard;
pub mod identify;
pub mod layout;
pub mod page;
pub mod refusal;
pub mod rules;
pub mod seen;
pub mod table;
pub mod text;
pub mod value;
pub mod workbook;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

pub use guard::is_passed_over;
pub use rules::RULES;

use crate::agency::{Agency, Register};
use crate::finding::Finding;
use crate::form::{FORM_VERSION, FormIdentity};
use crate::period::Period;
use crate::place::Place;
use crate::plan::model::Plan;
use crate::submission::{Disposition, Receipt, Submission};
use identify::Carried;
use layout::Layout;
use table::Question;
use workbook::Workbook;

/// A file as it was received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file, relative to the period's folder, with `/`.
    pub file: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What the office expects in a period.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// The plan of the period's year.
    pub plan: &'a Plan,
    /// The register of agencies.
    pub register: &'a Register,
    /// The period.
    pub period: &'a Period,
}

/// Reads a file of a period's folder. Its disposition is settled but for other files of the same
/// agency.
pub fn read(
    source: &Source,
    receipt: Receipt,
    expected: &Expected<'_>,
) -> (Submission, Vec<Finding>) {
    let mut submission = blank(source, receipt);
    let findings = match workbook::read(&source.bytes) {
        Ok(workbook) => read_expected(&mut submission, &workbook, expected),
        Err(refusal) => vec![refusal.finding().at(Place::file(&source.file))],
    };
    finish(submission, findings)
}

/// Reads a form on an agency's own machine, where nothing is known but what it carries. No identity
/// where the file is no form of ours; no submission where it is no workbook at all.
pub fn read_alone(source: &Source) -> (Option<FormIdentity>, Option<Submission>, Vec<Finding>) {
    let mut submission = blank(source, Receipt::default());
    let workbook = match workbook::read(&source.bytes) {
        Ok(workbook) => workbook,
        Err(refusal) => {
            return (
                None,
                None,
                vec![refusal.finding().at(Place::file(&source.file))],
            );
        }
    };
    let identity = identify::find(&workbook).and_then(|carried| carried.identity);
    let Some(identity) = identity else {
        let finding = not_a_submission(&workbook, &source.file);
        submission.disposition = Disposition::NotASubmission;
        return (None, Some(submission), vec![finding]);
    };
    submission.agency = Some(identity.agency.id.clone());
    let question = Question {
        plan: &identity.plan,
        agency: &identity.agency,
        window: identity.period.window,
    };
    let findings = fill(&mut submission, &workbook, question);
    let (submission, findings) = finish(submission, findings);
    (Some(*identity), Some(submission), findings)
}

/// A submission of which nothing is known yet.
fn blank(source: &Source, receipt: Receipt) -> Submission {
    let digest = Sha256::digest(&source.bytes);
    Submission {
        agency: None,
        file: source.file.clone(),
        sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        disposition: Disposition::Unreadable,
        receipt,
        readings: Vec::new(),
        narrative: BTreeMap::new(),
    }
}

/// Names the agency in every finding.
fn finish(submission: Submission, mut findings: Vec<Finding>) -> (Submission, Vec<Finding>) {
    for finding in &mut findings {
        finding.agency.clone_from(&submission.agency);
    }
    (submission, findings)
}

/// A workbook of a period's folder.
fn read_expected(
    submission: &mut Submission,
    workbook: &Workbook,
    expected: &Expected<'_>,
) -> Vec<Finding> {
    let file = submission.file.clone();
    let Some(carried) = identify::find(workbook) else {
        submission.disposition = Disposition::NotASubmission;
        return vec![not_a_submission(workbook, &file)];
    };
    let cut_off = expected.period.cut_off();
    let known = carried
        .agency
        .as_deref()
        .and_then(|id| expected.register.get(id));
    submission.agency = known.map(|agency| agency.id.clone());
    if let Some(finding) = wrong_period(&carried, expected.period, &file) {
        submission.disposition = Disposition::WrongPeriod;
        return vec![finding];
    }
    let Some(agency) = known.filter(|agency| agency.exists_on(cut_off)) else {
        submission.disposition = Disposition::UnknownAgency;
        submission.agency = None;
        return vec![unknown_agency(&carried, &file)];
    };
    let question = Question {
        plan: expected.plan,
        agency,
        window: expected.period.window,
    };
    let mut findings = fill(submission, workbook, question);
    findings.extend(other_form(&carried, expected.plan, agency, &file));
    findings
}

/// Reads the tables of a workbook into a submission.
fn fill(submission: &mut Submission, workbook: &Workbook, question: Question<'_>) -> Vec<Finding> {
    let file = submission.file.clone();
    let layout: Layout = layout::keyed::find(workbook);
    let mut findings = seen::notes(workbook, &file, &layout);
    if layout.tables.is_empty() {
        submission.disposition = Disposition::NotASubmission;
        findings.push(not_a_submission(workbook, &file));
        return findings;
    }
    let (readings, found) = table::readings(workbook, &file, &layout, question);
    submission.readings = readings;
    submission.narrative = table::narrative(workbook, &file, &layout);
    let is_empty =
        submission.readings.iter().all(table::is_nothing) && submission.narrative.is_empty();
    if is_empty {
        submission.disposition = Disposition::Empty;
        let finding = Finding::new(
            &rules::EMPTY_FORM,
            "không có ô nào được nhập",
            "số liệu trong các ô nhập",
        );
        findings.push(finding.at(Place::file(&file)));
    } else {
        submission.disposition = Disposition::Accepted;
    }
    findings.extend(found);
    findings
}

/// The finding of a workbook without our table.
fn not_a_submission(workbook: &Workbook, file: &str) -> Finding {
    let names: Vec<String> = workbook
        .sheets
        .iter()
        .take(5)
        .map(|sheet| text::quoted(&sheet.name))
        .collect();
    let seen = format!(
        "{} trang tính ({}), không có bảng số liệu của biểu mẫu",
        workbook.sheets.len(),
        names.join(", ")
    );
    Finding::new(&rules::NOT_A_SUBMISSION, seen, "biểu mẫu báo cáo của kỳ").at(Place::file(file))
}

/// The finding of a form of another period.
fn wrong_period(carried: &Carried, period: &Period, file: &str) -> Option<Finding> {
    let expected = period.id.to_string();
    let stated = carried.period.as_deref().unwrap_or_default();
    (stated != expected).then(|| {
        let seen = format!("biểu của kỳ {}", text::quoted(stated));
        Finding::new(&rules::WRONG_PERIOD, seen, format!("kỳ {expected}")).at(Place::file(file))
    })
}

/// The finding of a form of an agency that is not expected.
fn unknown_agency(carried: &Carried, file: &str) -> Finding {
    let id = text::quoted(carried.agency.as_deref().unwrap_or_default());
    let name = carried
        .identity
        .as_ref()
        .map(|identity| text::quoted(&identity.agency.name));
    let seen = match name {
        Some(name) => format!("mã cơ quan trong biểu: {id} ({name})"),
        None => format!("mã cơ quan trong biểu: {id}"),
    };
    Finding::new(
        &rules::UNKNOWN_AGENCY,
        seen,
        "cơ quan phải báo cáo trong kỳ",
    )
    .at(Place::file(file))
}

/// Notes on a form of another version, or that asks about another state of the plan.
fn other_form(carried: &Carried, plan: &Plan, agency: &Agency, file: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    if carried.version != Some(u64::from(FORM_VERSION)) {
        let version = carried
            .version
            .map_or_else(|| "không rõ".to_owned(), |version| version.to_string());
        let expected = format!("phiên bản {FORM_VERSION}");
        let finding = Finding::new(
            &rules::OTHER_FORM_VERSION,
            format!("phiên bản {version}"),
            expected,
        );
        found.push(finding.at(Place::file(file)));
    }
    if let Some(identity) = &carried.identity {
        let ours = plan.slice_for(agency);
        let differing: Vec<&str> = ours
            .measures
            .iter()
            .filter(|measure| identity.plan.measure(&measure.id) != Some(measure))
            .chain(
                identity
                    .plan
                    .measures
                    .iter()
                    .filter(|measure| ours.measure(&measure.id).is_none()),
            )
            .map(|measure| measure.id.as_str())
            .collect();
        let seen = if identity.plan.number != plan.number {
            format!("kế hoạch số {}", text::quoted(&identity.plan.number))
        } else if differing.is_empty() {
            return found;
        } else {
            format!("khác ở chỉ số {}", text::quoted(&differing.join(", ")))
        };
        let expected = format!("các chỉ số của kế hoạch số {}", plan.number);
        found.push(Finding::new(&rules::OTHER_PLAN, seen, expected).at(Place::file(file)));
    }
    found
}

#[cfg(test)]
mod tests;
