//! `cchc report FILE.xlsx`: an agency's own periodic report, from its own workbook alone.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::opener::{CheckedFile, Knowledge, Opener};
use super::{Finished, check, fonts, sources, twins};
use crate::assessment;
use crate::failure::{Fault, Faults, Outcome, shown};
use crate::finding::{Finding, Severity};
use crate::form::FormIdentity;
use crate::office::FontChoice;
use crate::output::{self, NewFile, Part};
use crate::render::pdf::{Page, Templates};
use crate::render::wording::Wording;
use crate::render::{documents, pdf, terminal};
use crate::report::own_report::{self, OwnReport};
use crate::submission::{Disposition, Submission};
use workbook::workers::Readers;

/// How agencies' own reports are written.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// The day on which deadlines are judged; absent: the office's due date.
    pub as_of: Option<NaiveDate>,
    /// Whether a workbook with errors gets a draft.
    pub draft: bool,
    /// Whether the report is written as a Word file too.
    pub docx: bool,
}

/// Writes each workbook's report beside it. A workbook with errors gets none, unless a draft is
/// asked for; then the exit code is 1 all the same.
pub fn run(root: &Path, files: &[PathBuf], wanted: Wanted, readers: &Readers) -> Outcome<Finished> {
    let own = sources::templates(root)?;
    let wording = Wording::new(&own.wording)?;
    let writing = Writing {
        wanted,
        wording,
        templates: Templates::with_own(&own.pages),
        format: twins::format(&own),
    };
    let sources = check::sources_of(files)?;
    let mut text = String::new();
    let mut exit = 0;
    let mut made: Vec<(PathBuf, NewFile)> = Vec::new();
    let knowledge = Knowledge::default();
    let opener = Opener::new(readers, &knowledge);
    let checked = check::checked(&sources, &opener, readers)?;
    readers.rest();
    for ((path, sent), checked) in files.iter().zip(&sources).zip(checked) {
        let outcome = one(&sent.file, checked, &writing)?;
        text.push_str(&outcome.text);
        exit = exit.max(outcome.exit);
        let folder = folder_of(path);
        made.extend(outcome.files.into_iter().map(|file| (folder.clone(), file)));
    }
    refuse_twins(&made)?;
    let mut folders: BTreeMap<PathBuf, Vec<NewFile>> = BTreeMap::new();
    for (folder, file) in made {
        folders.entry(folder).or_default().push(file);
    }
    twins::refuse_edited(folders.iter().flat_map(|(folder, files)| {
        files.iter().map(|file| {
            (
                folder.join(&file.name),
                shown::path(&folder.join(&file.name)),
            )
        })
    }))?;
    for (folder, files) in &folders {
        let written = output::replace(folder, &shown::path(folder), Part::OnlyWritten, files)?;
        for path in written {
            text.push_str(&format!("Đã ghi: {}\n", shown::path(&path)));
        }
    }
    Ok(Finished { text, exit })
}

/// Two workbooks of one agency in one folder would write one file.
fn refuse_twins(made: &[(PathBuf, NewFile)]) -> Outcome<()> {
    let mut faults = Faults::new();
    for (at, one) in made.iter().enumerate() {
        if made[..at].contains(one)
            || made[..at]
                .iter()
                .any(|other| other.0 == one.0 && other.1.name == one.1.name)
        {
            faults.add(Fault::new(
                one.1.name.clone(),
                "hai tệp của cùng một cơ quan cho ra một báo cáo",
                "chạy riêng cho tệp cần dùng",
            ));
        }
    }
    faults.check()
}

/// The folder in which a workbook lies.
fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

struct One {
    text: String,
    exit: u8,
    files: Vec<NewFile>,
}

/// What all reports of a run are written with.
struct Writing {
    wanted: Wanted,
    wording: Wording,
    templates: Templates,
    format: word::Format,
}

fn one(file: &str, checked: CheckedFile, writing: &Writing) -> Outcome<One> {
    let CheckedFile {
        identity,
        submission,
        findings,
        ..
    } = checked;
    let usable = submission
        .as_ref()
        .zip(identity.as_ref())
        .filter(|(submission, _)| submission.disposition == Disposition::Accepted);
    let Some((submission, identity)) = usable else {
        let all: Vec<Submission> = submission.into_iter().collect();
        return Ok(One {
            text: format!(
                "{}\n{}: không lập được báo cáo\n",
                terminal::files(
                    &all,
                    &findings,
                    &terminal::Naming::alone(&|id| name_of(identity.as_ref(), id))
                ),
                file
            ),
            exit: 1,
            files: Vec::new(),
        });
    };
    let errors = findings
        .iter()
        .filter(|one| one.severity() == Severity::Error)
        .count();
    let listing = listing(identity, submission, &findings);
    let exit = u8::from(errors > 0);
    if errors > 0 && !writing.wanted.draft {
        return Ok(One {
            text: format!(
                "{listing}Còn {errors} lỗi nên chưa lập báo cáo. Sửa các ô nêu trên rồi chạy lại; \
                 hoặc thêm --draft để in bản dự thảo.\n"
            ),
            exit,
            files: Vec::new(),
        });
    }
    let is_draft = errors > 0;
    let as_of = writing.wanted.as_of.unwrap_or(identity.period.due_office);
    let report = own_report(identity, submission, errors, as_of);
    let fonts = fonts::chosen(FontChoice::Auto)?;
    let page = page(&report, is_draft, as_of, &writing.wording)?;
    let bytes = pdf::compile(&writing.templates, fonts, &page)?;
    let suffix = if is_draft { "-du-thao" } else { "" };
    let stem = format!("bao-cao-{}{suffix}", safe(&identity.agency.id));
    let mut files = vec![NewFile {
        name: format!("{stem}.pdf"),
        bytes,
    }];
    if writing.wanted.docx {
        let document = documents::own_report(&report, is_draft, &writing.wording.marking())?;
        files.push(NewFile {
            name: format!("{stem}.docx"),
            bytes: twins::of_own_report(&document, &page, &writing.format, fonts),
        });
    }
    Ok(One {
        text: listing,
        exit,
        files,
    })
}

fn listing(identity: &FormIdentity, submission: &Submission, findings: &[Finding]) -> String {
    let only = std::slice::from_ref(submission);
    terminal::files(
        only,
        findings,
        &terminal::Naming::alone(&|id| name_of(Some(identity), id)),
    )
}

/// The agency's name as its form has it; its id where the form can't be understood.
fn name_of(identity: Option<&FormIdentity>, id: &str) -> String {
    identity.map_or_else(|| id.to_owned(), |form| form.distinct_name.clone())
}

fn own_report(
    identity: &FormIdentity,
    submission: &Submission,
    errors: usize,
    as_of: NaiveDate,
) -> OwnReport {
    let verdicts = assessment::judge_alone(
        &identity.plan,
        &identity.agency,
        &identity.period,
        as_of,
        submission,
    );
    own_report::own_report(identity, submission, &verdicts, errors, as_of)
}

fn page(report: &OwnReport, is_draft: bool, as_of: NaiveDate, wording: &Wording) -> Outcome<Page> {
    let document = documents::own_report(report, is_draft, wording)?;
    Ok(Page {
        template: "bao-cao.typ",
        data: serde_json::to_value(&document).expect("a document is plain data"),
        title: format!("Báo cáo {}", report.period.subject),
        author: report.agency.name.clone(),
        subject: format!("Kỳ báo cáo {}", report.period.id),
        date: as_of,
        attachments: Vec::new(),
        notice: None,
        most_pages: None,
    })
}

/// An agency's id as part of a file name: a workbook is not to be trusted with paths.
fn safe(id: &str) -> String {
    id.chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect()
}
