//! `cchc check`: the findings of a period, with its returns, or those of single files that need
//! nothing else.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Finished, Format, period, returns, sources};
use crate::assessment::{self, verdict::Assessment};
use crate::checks;
use crate::failure::{Fault, Faults, Outcome};
use crate::finding::{Finding, Severity};
use crate::inputs;
use crate::intake::{self, Source};
use crate::period::PeriodId;
use crate::render::{json, terminal};
use crate::submission::Submission;
use crate::workers::Readers;

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
    let judged = period::judge(root, &inputs, id, None, readers, progress)?;
    let basis = judged.basis();
    let (count, folder) = returns::of_period(root, id, &basis, readers, progress)?;
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

/// Checks single files; each needs nothing but itself. With `with_returns`, a file with faults gets
/// its return beside it.
pub fn run_files(
    files: &[PathBuf],
    format: Format,
    with_returns: bool,
    readers: &Readers,
) -> Outcome<Finished> {
    let sources = sources_of(files)?;
    let checked: Vec<CheckedFile> =
        readers.side_by_side(&sources, |source| check_file(source, readers));
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
/// Every file that can't be read.
pub(super) fn sources_of(files: &[PathBuf]) -> Outcome<Vec<Source>> {
    let mut faults = Faults::new();
    let mut sources = Vec::new();
    for path in files {
        let shown = path.to_string_lossy().replace('\\', "/");
        match std::fs::read(path) {
            Ok(bytes) => sources.push(Source { file: shown, bytes }),
            Err(_) => faults.add(Fault::new(
                shown,
                "không đọc được tệp",
                "kiểm tra lại tên tệp, thư mục và quyền đọc",
            )),
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
    let shown = |path: &PathBuf| path.to_string_lossy().replace('\\', "/");
    Ok(written.iter().map(shown).collect())
}

/// One file, checked on its own.
struct CheckedFile {
    /// The agency's id and name, as the form has them.
    agency: Option<(String, String)>,
    submission: Option<Submission>,
    verdicts: Vec<assessment::verdict::AgencyVerdict>,
    findings: Vec<Finding>,
}

fn check_file(source: &Source, readers: &Readers) -> CheckedFile {
    let (identity, submission, mut findings) =
        intake::read_alone(source, &|bytes| readers.read(bytes));
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
