//! `cchc check`: the findings of a period, with its returns, or those of single files that need
//! nothing else.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::issued::Signed;
use super::listing::shown_path;
use super::sources::Received;
use super::{Finished, Format, period, returns, sources};
use crate::assessment::{self, verdict::Assessment};
use crate::checks;
use crate::failure::{Fault, Faults, Outcome};
use crate::finding::{Finding, Severity};
use crate::inputs::{self, Inputs};
use crate::intake::{self, Names, Source, guard};
use crate::period::{Period, PeriodId};
use crate::plan::model::Plan;
use crate::render::{json, terminal};
use crate::submission::{Disposition, Receipt, Submission};
use workbook::workers::Readers;

/// Checks a period, and writes its returns.
pub fn run_period(
    root: &Path,
    named: Option<PeriodId>,
    format: Format,
    readers: &Readers,
    progress: &dyn Fn(&str),
) -> Outcome<Finished> {
    let inputs = inputs::load_inputs(root)?;
    let id = sources::choose_period(root, &inputs, named)?;
    let signed = Signed::load(root, &inputs)?;
    let judged = period::judge(root, &inputs, &signed, id, None, readers, progress)?;
    let basis = judged.basis();
    let (count, folder) =
        returns::of_period(root, id, &basis, &judged.read.paths, readers, progress)?;
    let text = match format {
        Format::Json => json::results(&basis),
        Format::Text => {
            let listing = terminal::findings(basis.submissions, basis.findings, &|agency| {
                basis.name_of(agency)
            });
            format!(
                "{listing}\n{}{}",
                terminal::summary(&basis),
                terminal::returns(count, &folder)
            )
        }
    };
    Ok(Finished {
        text,
        exit: exit_code(basis.findings),
    })
}

fn exit_code(findings: &[Finding]) -> u8 {
    u8::from(
        findings
            .iter()
            .any(|finding| finding.severity() == Severity::Error),
    )
}

/// Checks single files; a form of ours needs nothing but itself, and another layout is held against
/// the inputs of the root, where there are any. With `with_returns`, a file with faults gets its
/// return beside it.
pub fn run_files(
    root: &Path,
    files: &[PathBuf],
    format: Format,
    with_returns: bool,
    readers: &Readers,
) -> Outcome<Finished> {
    let sources = sources_of(files)?;
    let office = Beside::of(root);
    let checked: Vec<CheckedFile> = readers.side_by_side(&sources, |source| {
        check_file(source, office.as_ref(), readers)
    });
    let written = if with_returns {
        write_returns(files, &sources, &checked, readers)?
    } else {
        Vec::new()
    };
    let findings: Vec<Finding> = checked
        .iter()
        .flat_map(|file| file.findings.clone())
        .collect();
    let submissions: Vec<Submission> = checked
        .iter()
        .flat_map(|file| file.submission.clone())
        .collect();
    let names: BTreeMap<String, String> = checked
        .iter()
        .filter_map(|file| file.agency.clone())
        .collect();
    let assessment = Assessment {
        verdicts: checked.into_iter().flat_map(|file| file.verdicts).collect(),
        ..Assessment::default()
    };
    let text = match format {
        Format::Json => json::file_results(&submissions, &findings, &assessment),
        Format::Text => format!(
            "{}{}",
            terminal::files(&submissions, &findings, &|id| {
                names.get(id).cloned().unwrap_or_else(|| id.to_owned())
            }),
            terminal::returns_beside(&written)
        ),
    };
    Ok(Finished {
        text,
        exit: exit_code(&findings),
    })
}

/// Reads the files that were named.
///
/// # Errors
/// Every file that can't be read, and what is no file at all.
pub(super) fn sources_of(files: &[PathBuf]) -> Outcome<Vec<Source>> {
    let mut faults = Faults::new();
    let mut sources = Vec::new();
    for path in files {
        let file = shown_path(path);
        match std::fs::metadata(path) {
            // A pipe or a device could never be read to an end.
            Ok(about) if !about.is_file() => faults.add(Fault::new(
                file,
                "không phải tệp",
                "nêu đúng tên tệp báo cáo (không nêu thư mục, ống dẫn hay thiết bị)",
            )),
            Err(error) => faults.add(sources::cannot_read(&file, &error)),
            Ok(_) => match faults.take(sources::received(path, &file)) {
                Some(Received::Whole(bytes)) => sources.push(Source { file, bytes }),
                Some(Received::TooLarge { size, .. }) => faults.add(Fault::new(
                    file,
                    guard::too_large(size).detail,
                    "xóa ảnh, trang tính và vùng định dạng thừa trong tệp rồi chạy lại",
                )),
                None => {}
            },
        }
    }
    faults.into_outcome(sources)
}

/// Writes the returns of files beside them, all or none; gives their paths.
fn write_returns(
    paths: &[PathBuf],
    sources: &[Source],
    checked: &[CheckedFile],
    readers: &Readers,
) -> Outcome<Vec<String>> {
    let mut faults = Faults::new();
    let mut written = Vec::new();
    for ((path, source), file) in paths.iter().zip(sources).zip(checked) {
        let sent = file.submission.as_ref();
        let outcome = returns::beside(path, &source.bytes, sent, &file.findings, readers);
        if let Some(Some(path)) = faults.take(outcome) {
            written.push(path);
        }
    }
    faults.check().inspect_err(|_| {
        for path in &written {
            let _ = std::fs::remove_file(path);
        }
    })?;
    Ok(written.iter().map(|path| shown_path(path)).collect())
}

/// One file, checked on its own.
struct CheckedFile {
    /// The agency's id and name, as the form has them.
    agency: Option<(String, String)>,
    submission: Option<Submission>,
    verdicts: Vec<assessment::verdict::AgencyVerdict>,
    findings: Vec<Finding>,
}

fn check_file(source: &Source, office: Option<&Beside>, readers: &Readers) -> CheckedFile {
    let opened = readers.read(&source.bytes);
    let open = |_: &[u8]| opened.clone();
    let (identity, submission, mut findings) = intake::read_alone(source, &open);
    let is_no_form = submission
        .as_ref()
        .is_some_and(|sent| sent.disposition == Disposition::NotASubmission);
    if let Some(checked) = office
        .filter(|_| is_no_form)
        .and_then(|office| office.check(source, &open))
    {
        return checked;
    }
    let mut verdicts = Vec::new();
    if let (Some(identity), Some(sent)) = (&identity, &submission)
        && sent.disposition.is_used()
    {
        let (plan, agency, period) = (&identity.plan, &identity.agency, &identity.period);
        let doubts = checks::run_alone(plan, agency, period, sent, &findings);
        findings.extend(doubts);
        verdicts = assessment::judge_alone(plan, &agency.id, period, period.due_office, sent);
    }
    let agency =
        identity.map(|identity| (identity.agency.id.clone(), identity.distinct_name.clone()));
    CheckedFile {
        agency,
        submission,
        verdicts,
        findings,
    }
}

/// What an office holds another layout against: its inputs, and the period that is under way.
struct Beside {
    inputs: Inputs,
    period: PeriodId,
}

impl Beside {
    /// The inputs of a root, where they are whole and workbooks of a period lie there.
    fn of(root: &Path) -> Option<Beside> {
        let inputs = inputs::load_inputs(root).ok()?;
        let period = sources::choose_period(root, &inputs, None).ok()?;
        Some(Beside { inputs, period })
    }

    /// A workbook held against the period under way; where it says that it is for another, against
    /// the one for which it is. None where it is no report at all.
    fn check(&self, source: &Source, open: intake::Open<'_>) -> Option<CheckedFile> {
        let first = self.read(source, self.period, open)?;
        let read = if first.2.submission.disposition == Disposition::WrongPeriod {
            let others = self.inputs.periods.list.iter().rev();
            others
                .filter(|period| period.id != self.period)
                .filter_map(|period| self.read(source, period.id, open))
                .find(|(.., read)| read.submission.disposition != Disposition::WrongPeriod)
                .unwrap_or(first)
        } else {
            first
        };
        let (plan, period, read) = read;
        let (sent, mut findings) = (read.submission, read.findings);
        if sent.disposition == Disposition::NotASubmission {
            return None;
        }
        let agency = sent
            .agency
            .as_deref()
            .and_then(|id| self.inputs.register.get(id));
        let mut verdicts = Vec::new();
        if let Some(agency) = agency.filter(|_| sent.disposition.is_used()) {
            findings.extend(checks::run_alone(plan, agency, period, &sent, &findings));
            verdicts = assessment::judge_alone(plan, &agency.id, period, period.due_office, &sent);
        }
        Some(CheckedFile {
            agency: agency.map(|agency| {
                let register = &self.inputs.register;
                let name = register.distinct_name(agency, period.cut_off());
                (agency.id.clone(), name)
            }),
            submission: Some(sent),
            verdicts,
            findings,
        })
    }

    /// A workbook read as one of a period, with the plan and the period.
    fn read(
        &self,
        source: &Source,
        id: PeriodId,
        open: intake::Open<'_>,
    ) -> Option<(&Plan, &Period, intake::Read)> {
        let period = self.inputs.period(id).ok()?;
        let plan = self.inputs.plan_of(period).ok()?;
        let names = Names::new(&self.inputs.register, period.cut_off());
        let expected = intake::Expected {
            plan,
            register: &self.inputs.register,
            period,
            names: &names,
        };
        let read = intake::read(source, Receipt::default(), &expected, open);
        Some((plan, period, read))
    }
}
