//! `cchc report`: the documents of a period.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use chrono::NaiveDate;

use super::document_set::{self, Choice, DocumentSet, Made};
use super::issued::{self, Content, Keeping, Signed, Standing};
use super::kinds::DocumentKind;
use super::narrative::Narratives;
use super::{Finished, format_check, period, sources, twins};
use crate::failure::Outcome;
use crate::inputs;
use crate::office::Office;
use crate::output::{self, NewFile, Part};
use crate::period::PeriodId;
use crate::render::{index, json, terminal};
use crate::report::model;
use crate::report::overview::Overview;
use crate::report::rows::PeriodRows;
use workbook::workers::Readers;

/// Which documents of a period are written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The kinds; empty: all of them.
    pub only: Vec<DocumentKind>,
    /// Whether each agency that must be reminded gets a dispatch of its own.
    pub each_reminder: bool,
    /// Whether each agency with missed results gets a dispatch of its own.
    pub each_miss: bool,
    /// Whether report, annexes and dispatches are written as Word files too.
    pub docx: bool,
    /// Whether a narrative is printed as the clerk wrote it, though figures have changed since.
    pub accept_narrative: bool,
}

impl Wanted {
    fn kinds(&self) -> Vec<DocumentKind> {
        DocumentKind::ALL
            .into_iter()
            .filter(|kind| self.only.is_empty() || self.only.contains(kind))
            .collect()
    }
}

/// Writes the documents of a period.
pub fn run(
    root: &Path,
    named: Option<PeriodId>,
    as_of: Option<NaiveDate>,
    wanted: &Wanted,
    readers: &Readers,
    progress: &dyn Fn(&str),
) -> Outcome<Finished> {
    let inputs = inputs::load_inputs(root)?;
    let id = sources::choose_period(root, &inputs, named)?;
    let signed = Signed::load(root, &inputs)?;
    let made_of = issued::made_of(root, &inputs, &signed, id)?;
    // Read once more: all that an issue is made of is read behind that.
    let inputs = inputs::load_inputs(root)?;
    let signed = Signed::load(root, &inputs)?;
    let templates = sources::templates(root)?;
    let judged = period::judge(root, &inputs, &signed, id, as_of, readers, progress)?;
    readers.rest();
    let basis = judged.basis();
    let report = model::build(&basis);
    let kinds = wanted.kinds();
    let narratives = Narratives::read(root, id)?;
    let results = json::results(&PeriodRows::of(&basis, &[]));
    let letterheads = document_set::letterheads(&inputs.office);
    let standing = Standing::read(root, id, &letterheads, &basis, &results)?;
    let choice = Choice {
        kinds: &kinds,
        each_reminder: wanted.each_reminder,
        each_miss: wanted.each_miss,
        docx: wanted.docx,
        narratives: &narratives,
        accept_narrative: wanted.accept_narrative,
        corrections: &standing.corrections,
    };
    let contents = document_set::contents(&report, &inputs.office, &templates, choice)?;
    let reports = issues(&contents);
    if kinds != [DocumentKind::Dispatches] {
        // Reminders go on after a report was signed; everything else would contradict it.
        standing.check(&reports, basis.plan, &results)?;
    }
    let folder = root.join("output").join(id.to_string());
    let shown = format!("output/{id}");
    // Told before the minutes that setting takes, and once more before anything is replaced.
    refuse_edited(&folder, &shown, &kinds)?;
    let mut set = document_set::make(&report, &basis, &templates, choice, progress)?;
    give_as_signed(&mut set, standing.as_signed(&reports)?);
    let kept = standing.keep(
        &reports,
        &Keeping {
            root,
            inputs: &inputs,
            signed: &signed,
            as_of: basis.as_of,
            documents: whole(&kinds).then(|| documents_to_keep(&set)),
            made_of,
        },
    )?;
    refuse_edited(&folder, &shown, &kinds)?;
    let page = page_of_contents(&folder, &set.files, &kinds, &id.name());
    let listed = written(&set, &kinds, &shown);
    progress("Đang đo thể thức…");
    let conformity = format_check::of_set(&set);
    // Moved, not copied: the documents of a period are some ten megabytes.
    let mut files: Vec<NewFile> = set.files.into_iter().map(|made| made.file).collect();
    files.push(NewFile {
        name: index::NAME.to_owned(),
        bytes: page,
    });
    files.extend(kept.files);
    write(&folder, &shown, &kinds, &files)?;
    let notes = [set.notes, kept.notes].concat();
    let last: Vec<String> = notes
        .into_iter()
        .chain(std::iter::once(conformity))
        .filter(|line| !line.is_empty())
        .collect();
    Ok(Finished {
        text: format!(
            "{}\nĐã ghi:\n{listed}\n{}",
            terminal::summary(&Overview::of(&basis)),
            last.join("\n")
        ),
        exit: 0,
    })
}

/// Puts the documents that were signed in the place of those that say the same.
fn give_as_signed(set: &mut DocumentSet, signed: Vec<NewFile>) {
    let mut is_given = false;
    for file in signed {
        let mut made = set.files.iter_mut();
        if let Some(made) = made.find(|made| made.file.name == file.name) {
            made.file.bytes = file.bytes;
            is_given = true;
        }
    }
    if is_given {
        set.notes
            .push("Báo cáo, phụ lục đã ban hành: ghi ra đúng bản đã lưu khi ban hành.".to_owned());
    }
}

/// Fails where a Word file that would be replaced was edited since it was written.
fn refuse_edited(folder: &Path, shown: &str, kinds: &[DocumentKind]) -> Outcome<()> {
    let there = kinds.iter().flat_map(|kind| staying(folder, *kind));
    twins::refuse_edited(
        there.map(|entry| (folder.join(&entry.name), format!("{shown}/{}", entry.name))),
    )
}

/// The reports of a run as issues.
fn issues(contents: &[(Office, Content)]) -> Vec<issued::Made<'_>> {
    contents
        .iter()
        .map(|(office, content)| issued::Made { office, content })
        .collect()
}

/// Whether a run makes all that is signed, and its data.
fn whole(kinds: &[DocumentKind]) -> bool {
    [
        DocumentKind::Report,
        DocumentKind::Annexes,
        DocumentKind::Data,
    ]
    .iter()
    .all(|kind| kinds.contains(kind))
}

/// What is kept of a run: what is signed, and its data; sheets and dispatches go their own ways.
fn documents_to_keep(set: &DocumentSet) -> Vec<NewFile> {
    let signed = |made: &&Made| {
        let kind = DocumentKind::of_file(&made.file.name);
        !matches!(
            kind,
            Some(DocumentKind::Sheets | DocumentKind::Dispatches) | None
        ) && !made.file.name.ends_with(".docx")
    };
    let files = set.files.iter().filter(signed);
    files.map(|made| made.file.clone()).collect()
}

/// Replaces the documents of the chosen kinds; those of other kinds stay.
fn write(folder: &Path, shown: &str, kinds: &[DocumentKind], files: &[NewFile]) -> Outcome<()> {
    let mut owned: Vec<String> = kinds.iter().flat_map(|kind| kind.files()).collect();
    owned.push(index::NAME.to_owned());
    let owned: Vec<&str> = owned.iter().map(String::as_str).collect();
    let folders: Vec<&str> = kinds.iter().filter_map(|kind| kind.folder()).collect();
    let part = Part::Documents {
        files: &owned,
        folders: &folders,
    };
    output::replace(folder, shown, part, files).map(drop)
}

/// The index of the folder as it will be: what is written now, and what stays of other kinds.
fn page_of_contents(folder: &Path, made: &[Made], kinds: &[DocumentKind], period: &str) -> Vec<u8> {
    let mut entries: BTreeMap<DocumentKind, Vec<index::Entry>> = BTreeMap::new();
    for kind in DocumentKind::ALL {
        let own = if kinds.contains(&kind) {
            let own = made
                .iter()
                .filter(|made| DocumentKind::of_file(&made.file.name) == Some(kind));
            own.map(|made| index::Entry {
                name: made.file.name.clone(),
                title: made.title.clone(),
            })
            .collect()
        } else {
            staying(folder, kind)
        };
        entries.insert(kind, own);
    }
    let groups: Vec<index::Group> = DocumentKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let entries = entries
                .remove(&kind)
                .filter(|entries| !entries.is_empty())?;
            Some(index::Group {
                title: kind.title().to_owned(),
                entries,
            })
        })
        .collect();
    index::page(&format!("Văn bản của kỳ báo cáo {period}"), &groups).into_bytes()
}

/// The documents of a kind that an earlier run wrote, by name.
fn staying(folder: &Path, kind: DocumentKind) -> Vec<index::Entry> {
    let mut names: Vec<String> = kind
        .files()
        .into_iter()
        .filter(|name| folder.join(name).is_file())
        .collect();
    if let Some(inner) = kind.folder() {
        let entries = fs::read_dir(folder.join(inner)).into_iter().flatten();
        let files = entries
            .flatten()
            .map(|entry| format!("{inner}/{}", entry.file_name().to_string_lossy()));
        names.extend(files);
        names.sort();
    }
    let entry = |name: String| index::Entry {
        title: "Lập ở lần chạy trước".to_owned(),
        name,
    };
    names.into_iter().map(entry).collect()
}

/// What was written, a line a file; a folder in one line.
fn written(set: &DocumentSet, kinds: &[DocumentKind], shown: &str) -> String {
    let mut lines = vec![format!("    {shown}/{} (mục lục)", index::NAME)];
    for kind in kinds {
        let own: Vec<&Made> = set
            .files
            .iter()
            .filter(|made| DocumentKind::of_file(&made.file.name) == Some(*kind))
            .collect();
        let (inside, beside): (Vec<&Made>, Vec<&Made>) = own
            .into_iter()
            .partition(|made| made.file.name.contains('/'));
        let named = |made: &&Made| format!("    {shown}/{}", made.file.name);
        lines.extend(beside.iter().map(named));
        match kind.folder() {
            Some(folder) if inside.len() > 1 => {
                lines.push(format!("    {shown}/{folder}/ ({} tệp)", inside.len()));
            }
            _ => lines.extend(inside.iter().map(named)),
        }
    }
    if kinds.contains(&DocumentKind::Dispatches) && set.written_to == 0 {
        lines.push(
            "Không có cơ quan nào phải đôn đốc, không có kết quả chưa đạt: không lập công văn."
                .to_owned(),
        );
    }
    lines.join("\n")
}
