//! A period as pages show it: read, checked and judged like for every command, and kept as data of
//! its own, so that a program that stays open shows it again and again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use workbook::workers::{Limits, Memory, Readers};

use super::decide::{self, Answer};
use super::issued::{self, Signed};
use super::opener::{Knowledge, Opener};
use super::{Finished, decisions, layouts, period, sources};
use crate::failure::Outcome;
use crate::inputs::{self, Inputs};
pub use crate::intake::Excerpt;
use crate::period::calendar::Calendar;
use crate::period::{Period, PeriodId};
use crate::render::json;
use crate::report::model::{self, Report};
use crate::report::overview::Overview;
use crate::report::questions::{Question, questions};
use crate::report::rows::PeriodRows;
use crate::report::sheet::{AgencySheet, sheets};
use crate::report::trace::{Trace, trace};
use crate::submission::{Disposition, Receipt};

/// A period, read and judged.
pub struct PeriodView {
    /// The period.
    pub period: Period,
    /// Working days.
    pub calendar: Calendar,
    /// What documents print.
    pub report: Report,
    /// What the terminal tells.
    pub overview: Overview,
    /// What is open, the most important first.
    pub questions: Vec<Question>,
    /// The agencies' sheets, by id.
    pub sheets: BTreeMap<String, AgencySheet>,
    /// How the figures of each criterion were made, by its code.
    pub traces: BTreeMap<String, Vec<Trace>>,
    /// Every file of the period's folder, in the order of names.
    pub files: Vec<FileView>,
    /// How the issues that are kept are cited, earliest first.
    pub issued: Vec<String>,
    /// Every period of the inputs, in time's order.
    pub periods: Vec<PeriodId>,
    /// SHA-256 of the results as the report writes them: where those on the disk have another, its
    /// documents are of other figures.
    pub results: String,
}

/// A file of the period's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileView {
    /// Its name, relative to the folder, with `/`.
    pub name: String,
    /// Where it lies; absent where it is no plain file.
    pub path: Option<PathBuf>,
    /// SHA-256 of its bytes; absent where they could not be read.
    pub sha256: Option<String>,
    /// The agency's id, where it is known.
    pub agency: Option<String>,
    /// What became of it.
    pub disposition: Disposition,
    /// How it was received.
    pub receipt: Receipt,
}

/// Reads a period as pages show it; without one that is named, the latest that has workbooks.
///
/// # Errors
/// The operator's faults, all of them.
pub fn read(
    root: &Path,
    program: Option<PathBuf>,
    named: Option<PeriodId>,
    memory: &Arc<Memory>,
    progress: &dyn Fn(&str),
) -> Outcome<PeriodView> {
    super::settle(root, &super::folders_of(root), progress)?;
    let inputs = inputs::load_inputs(root)?;
    let id = chosen(root, &inputs, named)?;
    let signed = Signed::load(root, &inputs)?;
    memory.begin_round();
    let readers = Readers::new(program, Limits::of_machine()).remembering(Arc::clone(memory));
    let judged = period::judge(root, &inputs, &signed, id, None, &readers, progress)?;
    let basis = judged.basis();
    let knowledge = Knowledge::of(&inputs, None);
    let opener = Opener::new(&readers, &knowledge);
    let layouts = layouts::open(&basis, &inputs, &judged.read.paths, &opener)?;
    readers.rest();
    let report = model::build(&basis);
    let traces = report
        .criteria()
        .map(|row| {
            let measures = basis.plan.measures_of(&row.code);
            let own = measures.map(|measure| trace(&basis, measure)).collect();
            (row.code.clone(), own)
        })
        .collect();
    let sheets = sheets(&basis, &report).into_iter();
    let file = |sent: &crate::submission::Submission| FileView {
        name: sent.file.clone(),
        path: judged.read.paths.get(&sent.file).cloned(),
        sha256: sent.sha256.clone(),
        agency: sent.agency.clone(),
        disposition: sent.disposition,
        receipt: sent.receipt.clone(),
    };
    Ok(PeriodView {
        period: basis.period.clone(),
        calendar: basis.calendar.clone(),
        overview: Overview::of(&basis),
        questions: questions(&basis, basis.decided, &layouts),
        sheets: sheets.map(|one| (one.agency.id.clone(), one)).collect(),
        traces,
        files: basis.submissions.iter().map(file).collect(),
        issued: (issued::kept(root, id)?.iter())
            .map(issued::Kept::citation)
            .collect(),
        periods: inputs.periods.list.iter().map(|period| period.id).collect(),
        results: digest_of(&json::results(&PeriodRows::of(&basis, &report.agencies))),
        report,
    })
}

/// SHA-256 of a text, in hexadecimal digits.
fn digest_of(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The period that is meant: the named one, the latest that has workbooks, or, where none has any yet,
/// the first.
fn chosen(root: &Path, inputs: &Inputs, named: Option<PeriodId>) -> Outcome<PeriodId> {
    let latest = sources::choose_period(root, inputs, named);
    match (latest, inputs.periods.list.first()) {
        (Err(_), Some(first)) if named.is_none() => Ok(first.id),
        (latest, _) => latest,
    }
}

/// Records an answer of the clerk's; the words of the command that does it.
///
/// # Errors
/// The operator's faults, all of them; then nothing was written.
pub fn decide(
    root: &Path,
    program: Option<PathBuf>,
    memory: &Arc<Memory>,
    answer: &Answer,
) -> Outcome<Finished> {
    super::settle(root, &super::folders_of(root), &|_| ())?;
    decisions::check_days(root, answer.today)?;
    let readers = Readers::new(program, Limits::of_machine()).remembering(Arc::clone(memory));
    let done = decide::run(root, answer, &readers, &|_| ());
    readers.rest();
    done
}

/// The part of a file around the place of a question, as a person sees it.
///
/// # Errors
/// No worker can be started; the file can't be read.
pub fn excerpt(
    program: Option<PathBuf>,
    path: &Path,
    question: &Question,
) -> Outcome<Option<Excerpt>> {
    let Some(place) = &question.at else {
        return Ok(None);
    };
    let received = sources::received(path, &place.file)?;
    let sources::Received::Whole(bytes) = received else {
        return Ok(None);
    };
    let readers = Readers::new(program, Limits::of_machine());
    let knowledge = Knowledge::default();
    Opener::new(&readers, &knowledge).excerpt(place, &bytes)
}

impl PeriodView {
    /// How many working days are left to a day, and whether it has passed.
    pub fn days_left(&self, today: NaiveDate, due: NaiveDate) -> Option<u32> {
        (today <= due).then(|| self.calendar.working_days_between(today, due))
    }

    /// The name of an agency, distinct; its id where it is not expected.
    pub fn name_of<'a>(&'a self, agency: &'a str) -> &'a str {
        let rows = &self.report.agencies;
        rows.iter()
            .find(|row| row.id == agency)
            .map_or(agency, |row| &row.name)
    }
}
