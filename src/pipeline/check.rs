//! `cchc check`: the findings of a period, with its returns, or those of single files that need
//! nothing else.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::issued::Signed;
use super::opener::{CheckedFile, Knowledge, Opener};
use super::sources::Received;
use super::{Finished, Format, layouts, period, returns, sources};
use crate::assessment::verdict::Assessment;
use crate::failure::{Fault, Faults, Outcome, shown};
use crate::finding::{Finding, Severity};
use crate::inputs;
use crate::intake::{self, Source, guard, refusal};
use crate::output::{self, Beside, Change, Part};
use crate::own_layout;
use crate::period::PeriodId;
use crate::place::Place;
use crate::render::terminal::Naming;
use crate::render::{json, terminal};
use crate::report::basis::Basis;
use crate::report::findings::marked_findings;
use crate::report::overview::Overview;
use crate::report::rows::PeriodRows;
use crate::submission::Submission;
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
    let knowledge = Knowledge::of(&inputs, None);
    let opener = Opener::new(readers, &knowledge);
    let signed = Signed::load(root, &inputs)?;
    let judged = period::judge(root, &inputs, &signed, id, None, readers, progress)?;
    let basis = judged.basis();
    let paths = &judged.read.paths;
    let made = returns::of_period(id, &basis, paths, &opener, progress)?;
    let (count, folder) = (
        made.files.len(),
        format!("{}/{}", made.folder, returns::FOLDER),
    );
    let open = layouts::open(&basis, &inputs, paths, &opener)?;
    let proposed = layouts::proposed(&inputs, &open);
    let names: Vec<String> = proposed.iter().map(|file| file.name.clone()).collect();
    let was: Vec<(&str, Option<&str>)> = names.iter().map(|name| (name.as_str(), None)).collect();
    let proposals = Change {
        folder: own_layout::FOLDER.to_owned(),
        part: Part::MadeOf(&was),
        files: proposed,
    };
    // Returns and what the clerk is asked beside them are of one check: all of it is written, or none.
    let changes = std::iter::once(made).chain((!names.is_empty()).then_some(proposals));
    output::replace_together(root, changes.collect())?;
    let proposed: Vec<String> = (names.iter())
        .map(|name| format!("{}/{name}", own_layout::FOLDER))
        .collect();
    let text = match format {
        Format::Json => json::results(&PeriodRows::of(&basis, &[])),
        Format::Text => {
            let findings = marked_findings(&basis);
            let names = Naming {
                name_of: &|agency| basis.name_of(agency),
                above: &|agency| above(&basis, agency),
            };
            let listing = terminal::findings(basis.submissions, &findings, &names);
            format!(
                "{listing}\n{}{}{}",
                terminal::summary(&Overview::of(&basis)),
                terminal::returns(count, &folder),
                terminal::proposed(&proposed)
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
    let knowledge = office_knowledge(root);
    let opener = Opener::new(readers, &knowledge);
    let checked = checked(&sources, &opener, readers)?;
    let written = if with_returns {
        write_returns(files, &sources, &checked, &opener)?
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
            terminal::files(
                &submissions,
                &findings,
                &Naming::alone(&|id| names.get(id).cloned().unwrap_or_else(|| id.to_owned()))
            ),
            terminal::returns_beside(&written)
        ),
    };
    Ok(Finished {
        text,
        exit: exit_code(&findings),
    })
}

/// A file that was named. Its bytes are read when they are needed: those of all together could be
/// more than the machine has room for.
pub(super) struct Sent<'a> {
    /// Its name as it is shown.
    pub(super) file: String,
    path: &'a Path,
}

impl Sent<'_> {
    fn received(&self) -> Outcome<Received> {
        sources::received(self.path, &self.file)
    }

    /// It, checked on its own.
    fn checked(&self, opener: &Opener<'_>) -> Outcome<CheckedFile> {
        let file = self.file.clone();
        Ok(match self.received()? {
            Received::Whole(bytes) => opener.alone(&Source { file, bytes })?,
            Received::TooLarge { size, .. } => {
                let finding = refusal::finding(&guard::too_large(size)).at(Place::file(&file));
                CheckedFile::refused(finding)
            }
        })
    }

    /// Its bytes, which are still those that were checked; none where it is too large.
    fn bytes_again(&self, checked: &CheckedFile) -> Outcome<Vec<u8>> {
        let Received::Whole(bytes) = self.received()? else {
            return Ok(Vec::new());
        };
        match &checked.submission {
            Some(sent) if !sent.has_digest(&intake::digest_of(&bytes)) => {
                Err(returns::changed_meanwhile(&self.file))
            }
            _ => Ok(bytes),
        }
    }
}

/// Files that were named, each checked on its own.
///
/// # Errors
/// Every file that can't be read.
pub(super) fn checked(
    sources: &[Sent<'_>],
    opener: &Opener<'_>,
    readers: &Readers,
) -> Outcome<Vec<CheckedFile>> {
    let checked = readers.side_by_side(sources, |sent| sent.checked(opener));
    let mut faults = Faults::new();
    let checked = checked.into_iter().filter_map(|one| faults.take(one));
    let checked: Vec<CheckedFile> = checked.collect();
    faults.into_outcome(checked)
}

/// What an office holds another layout against: its inputs, where they are whole and workbooks of a
/// period lie there. An agency has none of them.
fn office_knowledge(root: &Path) -> Knowledge {
    let Ok(inputs) = inputs::load_inputs(root) else {
        return Knowledge::default();
    };
    match sources::choose_period(root, &inputs, None) {
        Ok(period) => Knowledge::of(&inputs, Some(period)),
        Err(_) => Knowledge::default(),
    }
}

/// The files that were named.
///
/// # Errors
/// Every file that is not there, and what is no file at all.
pub(super) fn sources_of(files: &[PathBuf]) -> Outcome<Vec<Sent<'_>>> {
    let mut faults = Faults::new();
    let mut sources = Vec::new();
    for path in files {
        let file = shown::path(path);
        match std::fs::metadata(path) {
            // A pipe or a device could never be read to an end.
            Ok(about) if !about.is_file() => faults.add(Fault::new(
                file,
                "không phải tệp",
                "nêu đúng tên tệp báo cáo (không nêu thư mục, ống dẫn hay thiết bị)",
            )),
            Err(error) => faults.add(sources::cannot_read(&file, &error)),
            Ok(_) => sources.push(Sent { file, path }),
        }
    }
    faults.into_outcome(sources)
}

/// What an agency stands under: its superior body, else its level.
fn above(basis: &Basis, agency: &str) -> String {
    let Some(known) = basis.register.get(agency) else {
        return String::new();
    };
    match known.parent.as_deref() {
        Some(parent) => basis.name_of(parent),
        None => {
            let level = basis.register.level(&known.level);
            level.map_or(String::new(), |level| level.name.clone())
        }
    }
}

/// Writes the returns of files beside them, those of a folder together; all or none. Gives their
/// paths.
fn write_returns(
    paths: &[PathBuf],
    sources: &[Sent<'_>],
    checked: &[CheckedFile],
    opener: &Opener<'_>,
) -> Outcome<Vec<String>> {
    let mut folders: BTreeMap<&Path, Vec<Beside>> = BTreeMap::new();
    for ((path, source), file) in paths.iter().zip(sources).zip(checked) {
        let sent = file.submission.as_ref();
        let folder = path.parent().unwrap_or(Path::new(""));
        if !returns::is_needed(&file.findings) {
            continue;
        }
        let bytes = source.bytes_again(file)?;
        let made = returns::beside((path, &source.file), &bytes, sent, &file.findings, opener)?;
        folders.entry(folder).or_default().extend(made);
    }
    folders.retain(|_, made| !made.is_empty());
    let mut faults = Faults::new();
    let mut written = Vec::new();
    for (folder, made) in folders {
        written.extend(
            faults
                .take(output::write_beside(folder, made))
                .into_iter()
                .flatten(),
        );
    }
    faults
        .check()
        .inspect_err(|_| output::take_back(&written))?;
    Ok(written.iter().map(|path| shown::path(path)).collect())
}
