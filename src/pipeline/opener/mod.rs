//! All that is done with one file of an agency and that the file can make expensive: reading,
//! understanding, checking, marking its return. Each is asked for as plain data, so that a worker
//! does it within its limits of memory and time. Where no worker can be started nothing is opened, and
//! the run fails; only where no program was named (in tests) is it done here.

mod alone;
mod edited;
mod faults;
mod knowledge;
mod measured;
mod task;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use alone::CheckedFile;
pub use edited::{EditedFrom, HeldAgainst, TakenBack, unreadable};
pub use knowledge::Knowledge;
pub use measured::Measured;
pub use task::FileId;

use crate::failure::Outcome;
use crate::finding::{Finding, bounded};
use crate::intake::refusal::{self, Refusal, RefusalKind};
use crate::intake::workbook::Step;
use crate::intake::{self, Excerpt, Expected, Names, Read, Source, workbook};
use crate::own_layout::Proposal;
use crate::period::{Period, PeriodId};
use crate::place::Place;
use crate::plan_import::{self, Imported};
use crate::render::workbooks::returned::{self, Kept, Returned};
use crate::submission::{Disposition, Receipt, received_table};
use faults::{no_paper, no_register, no_worker};
use task::Task;

use ::papers::Block;
use ::workbook::workers::{Announce, Key, Memory, Parcel, Readers, Unanswered};

/// The most that is taken of what was understood of a file, in bytes as it is packed: the main program
/// holds that of all files at once. A report of ninety measures, each with remarks as long as a cell
/// can be, just fits; with a page each, it has a fifth of it.
const LARGEST_ANSWER: usize = 4 * 1024 * 1024;

/// The most that is taken of a paper of the office's, in bytes as it is packed: one is read in a run, and
/// a register of incoming documents has tens of thousands of rows.
const LARGEST_PAPER: usize = 32 * 1024 * 1024;

/// A return without its bytes.
#[derive(Debug, Serialize, Deserialize)]
struct ReturnHead {
    is_program: bool,
    kept: Kept,
}

/// What was asked for, its size in bytes as it was packed, and the bytes that go beside it.
struct Answer<T> {
    what: T,
    size: usize,
    body: Vec<u8>,
}

/// Where files are dealt with.
pub struct Opener<'a> {
    readers: &'a Readers,
    here: Attendant<'a>,
    /// What must be known, as workers are told it.
    known: Arc<[u8]>,
    /// Its digest, where answers are remembered.
    digest: Vec<u8>,
}

impl<'a> Opener<'a> {
    /// An opener with workers who know what must be known.
    pub fn new(readers: &'a Readers, knowledge: &'a Knowledge) -> Self {
        let known: Arc<[u8]> = packed(knowledge).into();
        let digest = readers
            .memory()
            .map_or(Vec::new(), |_| Sha256::digest(&known).to_vec());
        Opener {
            readers,
            here: Attendant::new(knowledge),
            known,
            digest,
        }
    }

    /// What a file of a period's folder says, with the clerk's word on whose it is, if there is one; and
    /// the size of that in bytes, as it is packed. None where the period or that agency is not known.
    ///
    /// # Errors
    /// No worker can be started.
    pub fn submission(
        &self,
        period: PeriodId,
        source: &Source,
        receipt: Receipt,
        whose: Option<&str>,
    ) -> Outcome<Option<(Read, usize)>> {
        let task = Task::Submission {
            period,
            file: source.file.clone(),
            receipt: receipt.clone(),
            whose: whose.map(str::to_owned),
        };
        Ok(match self.ask::<Option<Read>>(&task, &source.bytes)? {
            Ok(Answer { what, size, .. }) => what.map(|read| (read, size)),
            Err(refusal) => {
                let open = |_: &[u8]| Err(refusal.clone());
                let read = (self.here).submission(period, source, receipt, whose, &open);
                read.map(|read| (read, 0))
            }
        })
    }

    /// What the clerk is asked about the columns of a file's tables, which is an agency's.
    ///
    /// # Errors
    /// No worker can be started.
    pub fn own_layouts(
        &self,
        period: PeriodId,
        source: &Source,
        agency: Option<&str>,
    ) -> Outcome<Vec<Proposal>> {
        let task = Task::Layouts {
            period,
            file: source.file.clone(),
            agency: agency.map(str::to_owned),
        };
        let asked = self.ask(&task, &source.bytes)?;
        Ok(asked.map_or(Vec::new(), |answer| answer.what))
    }

    /// The part of a file around a place, as a person sees it; none where it can't be read or has no such
    /// sheet.
    ///
    /// # Errors
    /// No worker can be started.
    pub fn excerpt(&self, place: &Place, bytes: &[u8]) -> Outcome<Option<Excerpt>> {
        let task = Task::Excerpt {
            place: place.clone(),
        };
        let asked = self.ask(&task, bytes)?;
        Ok(asked.map_or(None, |answer| answer.what))
    }

    /// A single file, checked on its own.
    ///
    /// # Errors
    /// No worker can be started.
    pub fn alone(&self, source: &Source) -> Outcome<CheckedFile> {
        let task = Task::Alone {
            file: source.file.clone(),
        };
        let asked = self.ask(&task, &source.bytes)?;
        Ok(asked.map(|answer| answer.what).unwrap_or_else(|refusal| {
            let finding = refusal::finding(&refusal).at(Place::file(&source.file));
            CheckedFile::refused(finding)
        }))
    }

    /// A paper of the office's, whoever wrote it, as paragraphs and tables.
    ///
    /// # Errors
    /// No worker can be started; a paper that can't be read, or not within the limits of a file.
    pub fn paper(&self, shown: &str, bytes: &[u8]) -> Outcome<Vec<Block>> {
        let task = Task::Paper {
            shown: shown.to_owned(),
        };
        self.of_paper(&task, shown, bytes)
    }

    /// Where a Word file of a report that went round comes from.
    ///
    /// # Errors
    /// As with [`Opener::paper`].
    pub fn edited_from(&self, shown: &str, bytes: &[u8]) -> Outcome<EditedFrom> {
        let task = Task::EditedFrom {
            shown: shown.to_owned(),
        };
        self.of_paper(&task, shown, bytes)
    }

    /// What such a file says now.
    ///
    /// # Errors
    /// As with [`Opener::paper`]; a file in which no narrative is.
    pub fn taken_back(&self, shown: &str, bytes: &[u8], beside: HeldAgainst) -> Outcome<TakenBack> {
        let task = Task::TakeBack {
            shown: shown.to_owned(),
            beside: Box::new(beside),
        };
        self.of_paper(&task, shown, bytes)
    }

    /// A document of others, a Word file or a PDF, held against the decree.
    ///
    /// # Errors
    /// As with [`Opener::paper`]; a document that can't be measured.
    pub fn measured(&self, shown: &str, bytes: &[u8], is_word: bool) -> Outcome<Measured> {
        let task = Task::Measure {
            shown: shown.to_owned(),
            is_word,
        };
        self.of_paper(&task, shown, bytes)
    }

    /// What is asked of a paper.
    fn of_paper<T: DeserializeOwned>(&self, task: &Task, shown: &str, bytes: &[u8]) -> Outcome<T> {
        match self.ask::<Outcome<T>>(task, bytes)? {
            Ok(Answer { what, .. }) => what,
            Err(refusal) => Err(no_paper(shown, task, &refusal).into()),
        }
    }

    /// The plan file of a paper, whoever wrote it; without a year, of that which the paper names.
    ///
    /// # Errors
    /// As with [`Opener::paper`]; a paper that is no plan.
    pub fn plan(&self, shown: &str, bytes: &[u8], year: Option<i32>) -> Outcome<Imported> {
        let task = Task::Plan {
            shown: shown.to_owned(),
            year,
        };
        self.of_paper(&task, shown, bytes)
    }

    /// What the clerk's register of receipts says, a workbook in a folder into which agencies' files are
    /// put: it is opened within limits as they are. `present` are the files of the folder.
    ///
    /// # Errors
    /// No worker can be started; a register that can't be opened; every fault of its rows.
    pub fn receipts(
        &self,
        shown: &str,
        bytes: &[u8],
        present: &[String],
    ) -> Outcome<BTreeMap<String, received_table::Row>> {
        let task = Task::Receipts {
            shown: shown.to_owned(),
            present: present.to_vec(),
        };
        match self.ask::<Outcome<_>>(&task, bytes)? {
            Ok(Answer { what, .. }) => what,
            Err(refusal) => Err(no_register(shown, &refusal).into()),
        }
    }

    /// The return of a file. `was_read`: whether it could be read as a workbook.
    ///
    /// # Errors
    /// No worker can be started.
    pub fn returned(
        &self,
        file: FileId,
        bytes: &[u8],
        was_read: bool,
        findings: &[&Finding],
    ) -> Outcome<Returned> {
        if was_read {
            let task = Task::Return {
                file,
                was_read,
                findings: findings.iter().map(|finding| (*finding).clone()).collect(),
            };
            if let Ok(answer) = self.ask::<ReturnHead>(&task, bytes)? {
                let (head, bytes) = (answer.what, answer.body);
                return Ok(Returned {
                    bytes,
                    extension: if head.is_program { "xlsm" } else { "xlsx" },
                    kept: head.kept,
                });
            }
        }
        Ok(returned::returned(&[], None, findings))
    }

    /// Has a task done; the answer, or why the file is refused.
    fn ask<T: DeserializeOwned>(
        &self,
        task: &Task,
        bytes: &[u8],
    ) -> Outcome<Result<Answer<T>, Refusal>> {
        let head = packed(task);
        let file = task.file_id();
        let asked = match self.readers.memory() {
            Some(memory) if matches!(task, Task::Submission { .. }) => {
                self.remembered(memory, &file, head, bytes)
            }
            _ => self.done(&file, head, bytes),
        };
        let parcel = match asked {
            Ok(parcel) => parcel,
            Err(Unanswered::Refused(refusal)) => return Ok(Err(refusal)),
            Err(Unanswered::NotStarted(reason)) => return Err(no_worker(&reason).into()),
        };
        let answer: Result<T, Refusal> =
            serde_json::from_slice(&parcel.head).expect("an answer is packed by this very program");
        Ok(answer.map(|what| Answer {
            what,
            size: parcel.head.len(),
            body: parcel.body,
        }))
    }

    /// Has a task done, or remembers what came of it. A refusal is no answer: the machine may have
    /// more to spare the next time.
    fn remembered(
        &self,
        memory: &Memory,
        file: &str,
        head: Vec<u8>,
        bytes: &[u8],
    ) -> Result<Parcel, Unanswered> {
        let mut digest = Sha256::new();
        for part in [self.digest.as_slice(), &head, bytes] {
            digest.update(part.len().to_le_bytes());
            digest.update(part);
        }
        let key: Key = digest.finalize().into();
        if let Some(answer) = memory.recall(&key) {
            return Ok(answer);
        }
        let answer = self.done(file, head, bytes)?;
        memory.keep(key, &answer);
        Ok(answer)
    }

    fn done(&self, file: &str, head: Vec<u8>, bytes: &[u8]) -> Result<Parcel, Unanswered> {
        match self.readers.ask(&self.known, file, &head, bytes)? {
            Some(answer) => Ok(answer),
            None => self.done_here(head, bytes).map_err(Unanswered::Refused),
        }
    }

    fn done_here(&self, head: Vec<u8>, bytes: &[u8]) -> Result<Parcel, Refusal> {
        let parcel = Parcel {
            head,
            body: bytes.to_vec(),
        };
        let mut last = Step::Recognise;
        let done = catch_unwind(AssertUnwindSafe(|| {
            self.here.answer(parcel, &mut |step| last = step)
        }));
        done.map_err(|_| {
            let detail = format!("việc đọc tệp dừng đột ngột khi {last}");
            Refusal::new(RefusalKind::ReaderDied, detail)
        })
    }
}

/// Does what is asked for, with what it knows.
pub(super) struct Attendant<'a> {
    knowledge: &'a Knowledge,
    /// The names of agencies in each period: folding them takes longer than reading a workbook.
    names: Mutex<BTreeMap<PeriodId, Arc<Names<'a>>>>,
}

impl<'a> Attendant<'a> {
    fn new(knowledge: &'a Knowledge) -> Self {
        Attendant {
            knowledge,
            names: Mutex::default(),
        }
    }

    /// A worker's attendant, of what it was told; it stays as long as the process.
    pub(super) fn told(knowledge: &[u8]) -> Option<Attendant<'static>> {
        let knowledge: Knowledge = serde_json::from_slice(knowledge).ok()?;
        Some(Attendant::new(Box::leak(Box::new(knowledge))))
    }

    fn names(&self, period: &'a Period) -> Arc<Names<'a>> {
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        let of_period = names
            .entry(period.id)
            .or_insert_with(|| Arc::new(Names::new(&self.knowledge.register, period.cut_off())));
        Arc::clone(of_period)
    }

    /// Does a task, and packs what came of it.
    pub(super) fn answer(&self, parcel: Parcel, announce: Announce<'_>) -> Parcel {
        let task: Task =
            serde_json::from_slice(&parcel.head).expect("a task is packed by this very program");
        let bytes = parcel.body;
        let announce = Mutex::new(announce);
        let open = |bytes: &[u8]| {
            let mut announce = announce.lock().unwrap_or_else(PoisonError::into_inner);
            let read = workbook::read_announced(bytes, &mut **announce);
            announce(Step::Understand);
            read
        };
        match task {
            Task::Submission {
                period,
                file,
                receipt,
                whose,
            } => {
                let source = Source { file, bytes };
                let whose = whose.as_deref();
                let read = self.submission(period, &source, receipt, whose, &open);
                head_only(&read)
            }
            Task::Layouts {
                period,
                file,
                agency,
            } => {
                let source = Source { file, bytes };
                let agency = agency.as_deref();
                head_only(&self.own_layouts(period, &source, agency, &open))
            }
            Task::Excerpt { place } => {
                let workbook = open(&bytes).ok();
                let around = workbook
                    .and_then(|own| intake::excerpt(&own, place.sheet.as_deref(), place.cell));
                head_only(&around)
            }
            Task::Alone { file } => {
                let source = Source { file, bytes };
                let mut checked = alone::check(self, &source, &open);
                checked.findings = bounded(checked.findings);
                if checked.submission.is_some() {
                    let note = intake::carries(&source.bytes, &source.file);
                    checked.findings.extend(note);
                }
                head_only(&checked)
            }
            Task::Paper { shown } => {
                say(&announce, Step::Paper);
                let read = plan_import::read_paper(&shown, &bytes);
                bounded_head(&read, LARGEST_PAPER)
            }
            Task::Plan { shown, year } => {
                say(&announce, Step::Paper);
                let register = &self.knowledge.register;
                let plan = plan_import::imported(&shown, &bytes, register, year);
                bounded_head(&plan, LARGEST_PAPER)
            }
            Task::EditedFrom { shown } => {
                say(&announce, Step::Paper);
                head_only(&edited::from(&bytes, &shown))
            }
            Task::TakeBack { shown, beside } => {
                say(&announce, Step::Paper);
                head_only(&edited::taken_back(&bytes, &shown, &beside))
            }
            Task::Measure { shown, is_word } => {
                say(&announce, Step::Paper);
                head_only(&measured::measured(&bytes, &shown, is_word))
            }
            Task::Receipts { shown, present } => {
                let rows: Outcome<_> = match open(&bytes) {
                    Ok(workbook) => received_table::read(&workbook, &shown, &present),
                    Err(refusal) => Err(no_register(&shown, &refusal).into()),
                };
                head_only(&rows)
            }
            Task::Return {
                was_read, findings, ..
            } => {
                let read = || open(&bytes).ok();
                let findings: Vec<&Finding> = findings.iter().collect();
                say(&announce, Step::Return);
                let returned = returned::returned(&bytes, was_read.then_some(&read), &findings);
                let head = ReturnHead {
                    is_program: returned.extension == "xlsm",
                    kept: returned.kept,
                };
                Parcel {
                    head: packed(&Ok::<_, Refusal>(head)),
                    body: returned.bytes,
                }
            }
        }
    }

    fn own_layouts(
        &self,
        period: PeriodId,
        source: &Source,
        agency: Option<&str>,
        open: intake::Open<'_>,
    ) -> Vec<Proposal> {
        let Some((period, plan)) = self.knowledge.period(period) else {
            return Vec::new();
        };
        let names = self.names(period);
        let register = &self.knowledge.register;
        let expected = Expected {
            plan,
            register,
            names: &names,
            period,
            layouts: &self.knowledge.layouts,
        };
        let agency = agency.and_then(|id| register.get(id));
        intake::own_layouts(source, &expected, agency, open)
    }

    fn submission(
        &self,
        period: PeriodId,
        source: &Source,
        receipt: Receipt,
        whose: Option<&str>,
        open: intake::Open<'_>,
    ) -> Option<Read> {
        let (period, plan) = self.knowledge.period(period)?;
        let names = self.names(period);
        let register = &self.knowledge.register;
        let expected = Expected {
            plan,
            register,
            names: &names,
            period,
            layouts: &self.knowledge.layouts,
        };
        let mut read = match whose {
            None => intake::read(source, receipt, &expected, open),
            Some(id) => {
                let agency = register.get(id)?;
                intake::read_as(source, receipt, &expected, agency, open)
            }
        };
        read.findings = bounded(read.findings);
        if read.submission.disposition != Disposition::Unreadable {
            let note = intake::carries(&source.bytes, &source.file);
            let agency = read.submission.agency.clone();
            read.findings
                .extend(note.map(|note| Finding { agency, ..note }));
        }
        Some(read)
    }
}

/// Announces a step.
fn say(announce: &Mutex<Announce<'_>>, step: Step) {
    let mut announce = announce.lock().unwrap_or_else(PoisonError::into_inner);
    announce(step);
}

/// Plain data, packed.
fn packed(data: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(data).expect("texts, numbers and lists are JSON")
}

/// An answer without a body; one that is too large is a refusal of the file.
fn head_only(answer: &impl Serialize) -> Parcel {
    bounded_head(answer, LARGEST_ANSWER)
}

/// An answer without a body, of so many bytes at most.
fn bounded_head(answer: &impl Serialize, largest: usize) -> Parcel {
    let mut head = packed(&Ok::<_, Refusal>(answer));
    if head.len() > largest {
        let megabyte = 1024 * 1024;
        let detail = format!(
            "nội dung đọc được từ tệp có {} MB chữ, giới hạn {} MB",
            head.len().div_ceil(megabyte),
            largest / megabyte
        );
        head = packed(&Err::<(), _>(Refusal::new(RefusalKind::TooBig, detail)));
    }
    Parcel {
        head,
        body: Vec::new(),
    }
}
