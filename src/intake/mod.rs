//! From a file's bytes to a submission, and what was found while reading it.

mod unidentified;
mod changed_form;
mod corrected;
mod estimates;
mod excerpt;
pub mod guard;
pub mod identify;
pub mod layout;
pub mod visible_sheet;
mod passed_over;
pub mod refusal;
pub mod moved_rows;
pub mod notes;
pub mod readings;
pub mod cell_words;
mod table_sums;
mod unkeyed;
mod unplaced;
pub mod value;
pub mod versions;
pub mod vocabulary;

use crate::intake::value::own_words::WhoseForm;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use opc::foreign::{Carried, carried};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use ::workbook;
pub use excerpt::{Excerpt, excerpt};
pub use identify::Names;
pub use passed_over::is_passed_over;
pub use versions::settle;

use crate::agency::{Agency, Register};
use crate::finding::{Finding, rules};
use crate::form::FormIdentity;
use crate::own_layout::{OwnLayouts, Proposal};
use crate::period::Period;
use crate::place::Place;
use crate::plan::model::Plan;
use crate::submission::{Disposition, Receipt, Submission};
use layout::{Layout, by_headings};
use readings::Assignment;
use refusal::Refusal;
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
    /// The names of its agencies on the period's cut-off day.
    pub names: &'a Names<'a>,
    /// The period.
    pub period: &'a Period,
    /// The layouts of agencies' own that the clerk has confirmed.
    pub layouts: &'a OwnLayouts,
}

/// A file of a period's folder, read, before it is held against other files of the same agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    /// The submission.
    pub submission: Submission,
    /// What was found while reading it.
    pub findings: Vec<Finding>,
    /// The last day on which it, or a copy of it, was received.
    pub received: Option<NaiveDate>,
    /// The day that is written in it.
    pub written: Option<NaiveDate>,
    /// What told whose it is; nothing where nothing did.
    pub told_by: Option<identify::Source>,
    /// Whether it says of itself that it replaces an earlier one.
    pub replaces: bool,
}

/// Opens the bytes of a file as a workbook: [`workbook::read`], here or in another process.
pub type Open<'a> = &'a dyn Fn(&[u8]) -> Result<Workbook, Refusal>;

/// What [`read_alone`] gives.
pub type Alone = (Option<FormIdentity>, Option<Submission>, Vec<Finding>);

/// Reads a file of a period's folder. Its disposition is settled but for other files of the same
/// agency.
pub fn read(source: &Source, receipt: Receipt, expected: &Expected<'_>, open: Open<'_>) -> Read {
    let received = receipt.date;
    let mut submission = blank(source, receipt);
    let (mut written, mut told_by) = (None, None);
    let mut replaces = identify::says_it_replaces(identify::stem(&source.file));
    let findings = match open(&source.bytes) {
        Ok(mut workbook) => {
            corrected::withhold(&mut workbook, Some(expected.period));
            written = identify::written_on(&workbook);
            replaces |= identify::replaces(&workbook);
            let (source, findings) = read_expected(&mut submission, &workbook, expected);
            told_by = source;
            findings
        }
        Err(refusal) => {
            submission.agency = named_by_file(&source.file, expected);
            vec![refusal::finding(&refusal).at(Place::file(&source.file))]
        }
    };
    let (submission, findings) = finish(submission, findings);
    Read {
        submission,
        findings,
        received,
        written,
        told_by,
        replaces,
    }
}

/// Reads a file as an agency's report for the expected period, because the clerk says that it is:
/// what it says of its sender and its period is not asked.
pub fn read_as(
    source: &Source,
    receipt: Receipt,
    expected: &Expected<'_>,
    agency: &Agency,
    open: Open<'_>,
) -> Read {
    let received = receipt.date;
    let mut submission = blank(source, receipt);
    submission.agency = Some(agency.id.clone());
    let mut written = None;
    let findings = match open(&source.bytes) {
        Ok(mut workbook) => {
            corrected::withhold(&mut workbook, Some(expected.period));
            written = identify::written_on(&workbook);
            let question = Assignment {
                plan: expected.plan,
                agency,
                period: expected.period,
                layouts: expected.layouts,
                names: Some(expected.names),
            };
            fill(&mut submission, &workbook, question)
        }
        Err(refusal) => vec![refusal::finding(&refusal).at(Place::file(&source.file))],
    };
    let (submission, findings) = finish(submission, findings);
    Read {
        submission,
        findings,
        received,
        written,
        // Nothing tells it more surely than the clerk.
        told_by: Some(identify::Source::Form),
        replaces: false,
    }
}

/// What the clerk is asked about the columns of a file's tables, which a submission of this agency has;
/// nobody's where none is known.
pub fn own_layouts(
    source: &Source,
    expected: &Expected<'_>,
    agency: Option<&Agency>,
    open: Open<'_>,
) -> Vec<Proposal> {
    let Ok(mut workbook) = open(&source.bytes) else {
        return Vec::new();
    };
    corrected::withhold(&mut workbook, Some(expected.period));
    if !layout::keyed::find(&workbook).tables.is_empty() {
        return Vec::new();
    }
    let somebody = Agency::default();
    let agency = agency.unwrap_or(&somebody);
    let views = by_headings::views(&workbook, &source.file);
    let told = (expected.period, expected.layouts);
    by_headings::proposals(&workbook, &views, expected.plan, agency, told)
}

/// What lies in a period's folder under the name of a file and is none; `what` it is, in Vietnamese.
pub fn no_file(file: &str, what: &str, receipt: Receipt, expected: &Expected<'_>) -> Read {
    let finding = Finding::new(&rules::NOT_READ_FROM_DISK, what, "tệp mở được");
    not_opened(file, finding, None, receipt, expected)
}

/// The note on what a workbook carries besides data; none where it carries nothing.
pub fn carries(bytes: &[u8], file: &str) -> Option<Finding> {
    let words: Vec<&str> = (carried(bytes).into_iter())
        .map(|one| match one {
            Carried::Macros => "macro",
            Carried::Links => "liên kết ra ngoài tệp",
            Carried::Objects => "đối tượng nhúng",
            Carried::OddParts => "thành phần lạ trong tệp nén",
        })
        .collect();
    let note = Finding::new(&rules::CARRIES, words.join("; "), "").at(Place::file(file));
    (!words.is_empty()).then_some(note)
}

/// The note on a link to what is read under another name already.
pub fn again(file: &str, same: &str) -> Finding {
    let seen = if same.is_empty() {
        "liên kết trở lại chính thư mục của kỳ".to_owned()
    } else {
        format!("liên kết đến {same}, đã đọc ở đó")
    };
    Finding::new(&rules::PASSED_OVER, seen, "").at(Place::file(file))
}

/// The note on a link to a folder that the period's folder lies in.
pub fn above(file: &str) -> Finding {
    let seen = "liên kết đến thư mục chứa chính thư mục của kỳ, không đọc theo";
    Finding::new(&rules::PASSED_OVER, seen, "").at(Place::file(file))
}

/// A file of a period's folder that is larger than any that is opened: its size in bytes, and the
/// digest of them, where there is one.
pub fn too_large(
    file: &str,
    size: u64,
    sha256: Option<String>,
    receipt: Receipt,
    expected: &Expected<'_>,
) -> Read {
    let finding = refusal::finding(&guard::too_large(size));
    not_opened(file, finding, sha256, receipt, expected)
}

/// A file of a period's folder of which nothing is taken; the digest of its bytes.
pub fn refused(
    file: &str,
    refusal: &Refusal,
    sha256: Option<String>,
    receipt: Receipt,
    expected: &Expected<'_>,
) -> Read {
    not_opened(file, refusal::finding(refusal), sha256, receipt, expected)
}

/// A file that was not opened, and why.
fn not_opened(
    file: &str,
    finding: Finding,
    sha256: Option<String>,
    receipt: Receipt,
    expected: &Expected<'_>,
) -> Read {
    let received = receipt.date;
    let mut submission = unknown(file, sha256, receipt);
    submission.agency = named_by_file(file, expected);
    let findings = vec![finding.at(Place::file(file))];
    let (submission, findings) = finish(submission, findings);
    Read {
        submission,
        findings,
        received,
        written: None,
        told_by: None,
        replaces: false,
    }
}

/// The note on a file that programs leave behind (see [`is_passed_over`]).
pub fn passed_over(file: &str) -> Finding {
    Finding::new(&rules::PASSED_OVER, "tệp tạm của chương trình khác", "").at(Place::file(file))
}

/// The agency that the name of a file that can't be opened speaks of, where it is one only.
fn named_by_file(file: &str, expected: &Expected<'_>) -> Option<String> {
    identify::named_by_file(file, expected.names).map(|agency| agency.id.clone())
}

/// Reads a form on an agency's own machine, where nothing is known but what it carries. No identity
/// where the file is no form of ours; no submission where it is no workbook at all.
pub fn read_alone(source: &Source, open: Open<'_>) -> Alone {
    let mut submission = blank(source, Receipt::default());
    let workbook = match open(&source.bytes) {
        Ok(mut workbook) => {
            let carried = identify::find(&workbook).and_then(|carried| carried.identity);
            let period = carried.as_deref().map(|identity| &identity.period);
            corrected::withhold(&mut workbook, period);
            workbook
        }
        Err(refusal) => {
            return (
                None,
                None,
                vec![refusal::finding(&refusal).at(Place::file(&source.file))],
            );
        }
    };
    let Some(carried) = identify::find(&workbook) else {
        let findings = unidentified::alone(&mut submission, &workbook);
        return (None, Some(submission), findings);
    };
    let Some(identity) = carried.identity.as_deref().cloned() else {
        submission.agency.clone_from(&carried.agency);
        let finding = identify::not_understood(&carried, &source.file);
        let (submission, findings) = finish(submission, vec![finding]);
        return (None, Some(submission), findings);
    };
    submission.agency = Some(identity.agency.id.clone());
    let question = Assignment {
        plan: &identity.plan,
        agency: &identity.agency,
        period: &identity.period,
        layouts: OwnLayouts::NONE,
        names: None,
    };
    let mut findings = fill(&mut submission, &workbook, question);
    findings.extend(identify::unknown_version(&carried, &source.file));
    let layout = layout::keyed::find(&workbook);
    let disagrees = identify::disagrees_alone(&workbook, &layout, &identity, &source.file);
    findings.extend(disagrees);
    let (submission, findings) = finish(submission, findings);
    (Some(identity), Some(submission), findings)
}

/// A submission of which nothing is known yet.
fn blank(source: &Source, receipt: Receipt) -> Submission {
    unknown(&source.file, Some(digest_of(&source.bytes)), receipt)
}

/// The digest of a file's bytes, as it is written.
pub fn digest_of(bytes: &[u8]) -> String {
    digest_words(Sha256::new().chain_update(bytes))
}

/// A digest as it is written: small hexadecimal digits.
pub fn digest_words(digest: Sha256) -> String {
    let digest = digest.finalize();
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The submission of a file that was not opened yet.
fn unknown(file: &str, sha256: Option<String>, receipt: Receipt) -> Submission {
    Submission {
        agency: None,
        file: file.to_owned(),
        sha256,
        disposition: Disposition::Unreadable,
        receipt,
        readings: Vec::new(),
        narrative: BTreeMap::new(),
        estimates: BTreeMap::new(),
    }
}

/// Names the agency in every finding.
fn finish(submission: Submission, mut findings: Vec<Finding>) -> (Submission, Vec<Finding>) {
    for finding in &mut findings {
        finding.agency.clone_from(&submission.agency);
    }
    (submission, findings)
}

/// A workbook of a period's folder; and what told whose it is.
fn read_expected(
    submission: &mut Submission,
    workbook: &Workbook,
    expected: &Expected<'_>,
) -> (Option<identify::Source>, Vec<Finding>) {
    let file = submission.file.clone();
    let Some(carried) = identify::find(workbook) else {
        return unidentified::read(submission, workbook, expected);
    };
    let cut_off = expected.period.cut_off();
    let known = carried
        .agency
        .as_deref()
        .and_then(|id| expected.register.get(id));
    submission.agency = known.map(|agency| agency.id.clone());
    if let Some(finding) = identify::wrong_period(&carried, expected.period, &file) {
        submission.disposition = Disposition::WrongPeriod;
        return (None, vec![finding]);
    }
    let Some(agency) = known.filter(|agency| agency.exists_on(cut_off)) else {
        submission.disposition = Disposition::UnknownAgency;
        submission.agency = None;
        return (None, vec![identify::unknown_agency(&carried, &file)]);
    };
    let layout = layout::keyed::find(workbook);
    let carried_name = carried
        .identity
        .as_ref()
        .map(|identity| identity.agency.name.as_str());
    let whose = (agency, carried_name);
    if let Some(finding) = identify::disagrees(workbook, &layout, whose, expected.names, &file) {
        submission.disposition = Disposition::UnknownAgency;
        submission.agency = None;
        return (None, vec![finding]);
    }
    let question = Assignment {
        plan: expected.plan,
        agency,
        period: expected.period,
        layouts: expected.layouts,
        names: Some(expected.names),
    };
    let mut findings = fill(submission, workbook, question);
    findings.extend(identify::other_form(&carried, expected.plan, agency, &file));
    (Some(identify::Source::Form), findings)
}

/// A workbook that carries no identity and nothing that this program expects. Where a part of it is
/// damaged, the identity may be in that part: the file could not be read.
fn without_identity(submission: &mut Submission, workbook: &Workbook) -> Vec<Finding> {
    let mut findings = notes::notes(workbook, &submission.file, &Layout::default());
    submission.disposition = if workbook.troubles.is_empty() {
        findings.push(identify::not_a_submission(workbook, &submission.file));
        Disposition::NotASubmission
    } else {
        let seen = "phần nhận dạng của biểu không đọc được";
        let finding = Finding::new(&rules::BROKEN, seen, "tệp Excel mở được trọn vẹn");
        findings.push(finding.at(Place::file(&submission.file)));
        Disposition::Unreadable
    };
    findings
}

/// Reads the tables of a workbook into a submission: by their hidden keys, else by their words.
fn fill(
    submission: &mut Submission,
    workbook: &Workbook,
    question: Assignment<'_>,
) -> Vec<Finding> {
    let file = submission.file.clone();
    let keyed: Layout = layout::keyed::find(workbook);
    if keyed.tables.is_empty() {
        return unidentified::read_tables(submission, workbook, question)
            .unwrap_or_else(|| without_identity(submission, workbook));
    }
    let (layout, moved) = moved_rows::settle(workbook, &file, keyed, question.plan);
    let mut findings = notes::notes(workbook, &file, &layout);
    findings.extend(moved);
    let (readings, found) = readings::readings(workbook, &file, &layout, question, WhoseForm::Ours);
    submission.readings = readings;
    let told = (question.plan, question.period);
    let changed = changed_form::withhold(workbook, &file, &layout, told, &mut submission.readings);
    findings.extend(changed);
    submission.narrative = readings::narrative(workbook, &file, &layout);
    let told = &mut submission.narrative;
    findings.extend(changed_form::withhold_narrative(
        workbook, &file, &layout, told,
    ));
    let (estimates, doubts) = estimates::estimates(workbook, &file, question.plan);
    submission.estimates = estimates;
    findings.extend(doubts);
    let elsewhere = unkeyed::rows(workbook, &file, &layout);
    match settle_filled(submission) {
        // Nothing was read; but figures stand in the rows of headings and groups.
        Some(_) if !elsewhere.is_empty() => {
            submission.disposition = Disposition::Unreadable;
            findings.extend(unplaced::in_no_row(&elsewhere, &file));
        }
        empty => {
            findings.extend(empty);
            findings.extend(elsewhere);
        }
    }
    findings.extend(unidentified::missing_at_once(found, &file));
    findings.extend(table_sums::of_workbook(&by_headings::views(
        workbook, &file,
    )));
    findings
}

/// Settles whether anything was entered.
fn settle_filled(submission: &mut Submission) -> Option<Finding> {
    let is_empty =
        submission.readings.iter().all(readings::is_nothing) && submission.narrative.is_empty();
    if !is_empty {
        submission.disposition = Disposition::Accepted;
        return None;
    }
    submission.disposition = Disposition::Empty;
    let seen = "không có ô nào được nhập";
    let finding = Finding::new(&rules::EMPTY_FORM, seen, "số liệu trong các ô nhập");
    Some(finding.at(Place::file(&submission.file)))
}

#[cfg(test)]
mod tests;
