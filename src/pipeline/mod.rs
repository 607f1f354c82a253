//! The program's jobs, a line a stage: `forms`, `check`, `report`, `explain`.

pub mod arrival;
mod catalogue;
mod check;
mod decide;
mod decisions;
mod compare;
pub mod opener;
mod document_set;
mod fonts;
mod format_check;
pub mod forms;
mod held;
mod issued;
mod kinds;
mod layouts;
mod listing;
mod narrative;
mod narrative_import;
mod outgoing;
mod own_report;
mod period;
mod plan_print;
pub mod plan_year;
mod questions;
mod reading;
mod report;
mod returns;
pub mod setting_up;
mod sources;
mod trace;
mod twins;
mod undecided;
pub mod view;
pub mod written;

pub use crate::render::terminal::harmless;

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::failure::{Failure, Fault, Outcome, shown, system_reason};
use crate::output;
use crate::period::PeriodId;
use opener::Attendant;
use workbook::workers::{self, Announce, Limits, Readers};

pub use decide::{About, Answer};
pub use kinds::DocumentKind;
pub use report::Wanted;
pub use trace::Traced;

/// What is to be done, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// The folder that holds `inputs/`, `templates/` and `output/`.
    pub root: PathBuf,
    /// What is to be done.
    pub task: Task,
    /// This program, of which workers are started that open workbooks (see [`workers`]); absent: they
    /// are opened in this process, without limits, as only tests may.
    pub program: Option<PathBuf>,
    /// The day of the command: nothing was decided after it; absent: not known.
    pub today: Option<NaiveDate>,
}

/// How a check is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// What is to be done. Without a period, the latest period that has workbooks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// A blank form for each agency expected, or for the named ones only.
    Forms {
        /// The period.
        period: Option<PeriodId>,
        /// Ids of agencies; empty: all.
        agencies: Vec<String>,
    },
    /// The findings of a period, and its returns.
    CheckPeriod {
        /// The period.
        period: Option<PeriodId>,
        /// How they are told.
        format: Format,
    },
    /// The findings of single files, which need nothing else.
    CheckFiles {
        /// The files.
        files: Vec<PathBuf>,
        /// How they are told.
        format: Format,
        /// Whether a file with faults gets its return beside it.
        returns: bool,
    },
    /// The documents of a period.
    Report {
        /// The period.
        period: Option<PeriodId>,
        /// The day on which deadlines are judged; absent: the office's due date.
        as_of: Option<NaiveDate>,
        /// Which of them.
        wanted: Wanted,
    },
    /// The draft of a period's narrative, for a clerk to edit.
    Draft {
        /// The period.
        period: Option<PeriodId>,
        /// The day on which deadlines are judged; absent: the office's due date.
        as_of: Option<NaiveDate>,
    },
    /// A Word file of a period's report, edited, taken back as its narrative.
    NarrativeImport {
        /// The file.
        file: PathBuf,
        /// The period; absent: that which the file names.
        period: Option<PeriodId>,
    },
    /// Letters to each agency, ready to be sent.
    Outgoing {
        /// The period.
        period: Option<PeriodId>,
        /// Criteria that are due within so many days are told.
        within: i64,
    },
    /// Agencies' own reports, each from its workbook alone.
    ReportFiles {
        /// The workbooks.
        files: Vec<PathBuf>,
        /// The day on which deadlines are judged; absent: the office's due date.
        as_of: Option<NaiveDate>,
        /// Whether a workbook with errors gets a draft.
        draft: bool,
        /// Whether the report is written as a Word file too.
        docx: bool,
    },
    /// An office's inputs from what it says and the lists that it has.
    SetUp(setting_up::SetUp),
    /// A plan year: imported from the office's papers, checked, compared.
    Plan(plan_year::PlanTask),
    /// What changed between two runs, or two versions of a file.
    Compare {
        /// The earlier: a period, a folder of results, or a workbook.
        before: String,
        /// The later.
        after: String,
    },
    /// How a printed figure was made.
    Trace(Traced),
    /// What is open in a period.
    Questions {
        /// The period.
        period: Option<PeriodId>,
        /// How it is told.
        format: Format,
    },
    /// An answer of the clerk's.
    Decide(Box<Answer>),
    /// A document held against the decree.
    FormatCheck {
        /// The PDF or Word file.
        file: PathBuf,
    },
    /// What a code means.
    Explain {
        /// The code; absent: all of them.
        code: Option<String>,
    },
}

/// A job that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// What to print.
    pub text: String,
    /// The exit code: 0, or 1 where a check found an error.
    pub exit: u8,
}

/// Does a job. `progress` is told, in Vietnamese, what is being done.
///
/// # Errors
/// The operator's faults, all of them; then nothing was written.
pub fn run(job: &Job, progress: &dyn Fn(&str)) -> Outcome<Finished> {
    settle(&job.root, &folders_written(job), progress)?;
    if let Some(today) = job.today.filter(|_| uses_decisions(&job.task)) {
        decisions::check_days(&job.root, today)?;
    }
    let readers = Readers::new(job.program.clone(), Limits::of_machine());
    run_task(job, &readers, progress)
}

/// What the operator is told of a failure.
pub fn told(failure: &Failure) -> String {
    let head = if output::is_unsettled(failure) {
        "Không thực hiện được; việc thay tệp dừng giữa chừng, lần chạy sau sẽ làm cho trọn"
    } else {
        "Không thực hiện được, chưa ghi tệp nào"
    };
    format!("{head}:\n{failure}")
}

/// Finishes or undoes what runs that were killed have left in some folders.
fn settle(root: &Path, folders: &[PathBuf], progress: &dyn Fn(&str)) -> Outcome<()> {
    let shown = |folder: &Path| shown::path(folder.strip_prefix(root).unwrap_or(folder));
    for line in output::settle(folders, &shown)? {
        progress(&line);
    }
    Ok(())
}

/// Takes a root for a program that stays open on it; nothing where another has it open.
///
/// # Errors
/// A root in which nothing can be written.
pub fn open_alone(root: &Path) -> Outcome<Option<output::OnlyOne>> {
    output::only_one(&root.join("output"), "output", ".ban-lam-viec")
}

/// What the operator is told where standard output took only a part of what was printed.
pub fn not_printed(error: &std::io::Error) -> Fault {
    Fault::new(
        "kết quả in ra",
        format!("không in được trọn vẹn ({})", system_reason(error)),
        "phần đã in là chưa đủ, không dùng; giải phóng ổ đĩa hoặc in ra nơi khác rồi chạy lại. Các tệp mà lệnh ghi (nếu có) đã ghi xong",
    )
}

/// Opens workbooks for the program that started this one as a worker, until that program is done.
pub fn serve(input: impl Read, output: impl Write + Send + 'static) {
    workers::serve(input, output, |knowledge| {
        let attendant = Attendant::told(&knowledge)?;
        Some(move |parcel, announce: Announce<'_>| attendant.answer(parcel, announce))
    });
}

/// The folders of a root in which commands write, this one or an earlier one: those of inputs and
/// output, and any other in which a run was broken off that wrote beside a file.
fn folders_of(root: &Path) -> Vec<PathBuf> {
    let mut folders = output::folders_in(&root.join("output"));
    folders.push(root.join("inputs"));
    folders.extend(output::folders_in(&root.join("inputs")));
    folders.extend(output::left_below(root));
    folders.sort();
    folders.dedup();
    folders
}

/// The folders in which a job or an earlier one writes.
fn folders_written(job: &Job) -> Vec<PathBuf> {
    let mut folders = folders_of(&job.root);
    let is_new = |folder: &&Path| !folders.iter().any(|own| is_same(own, folder));
    let beside = files_beside(&job.task).into_iter().filter_map(Path::parent);
    let beside: Vec<PathBuf> = beside.filter(is_new).map(Path::to_path_buf).collect();
    folders.extend(beside);
    folders.sort();
    folders.dedup();
    folders
}

/// The files of a task that may lie outside the root, and beside or over which it writes.
fn files_beside(task: &Task) -> Vec<&Path> {
    match task {
        Task::CheckFiles { files, .. } | Task::ReportFiles { files, .. } => {
            files.iter().map(PathBuf::as_path).collect()
        }
        Task::Plan(
            plan_year::PlanTask::Import { out, .. } | plan_year::PlanTask::Print { out, .. },
        ) => out.iter().map(PathBuf::as_path).collect(),
        _ => Vec::new(),
    }
}

/// Whether two paths lead to one folder.
fn is_same(one: &Path, other: &Path) -> bool {
    let here = |path: &Path| match path.as_os_str().is_empty() {
        true => Path::new(".").canonicalize().ok(),
        false => path.canonicalize().ok(),
    };
    one == other || here(one).is_some_and(|one| Some(one) == here(other))
}

/// Whether a task reads what the clerk has decided.
fn uses_decisions(task: &Task) -> bool {
    matches!(
        task,
        Task::CheckPeriod { .. }
            | Task::Report { .. }
            | Task::Draft { .. }
            | Task::NarrativeImport { .. }
            | Task::Outgoing { .. }
            | Task::Compare { .. }
            | Task::Trace(_)
            | Task::Questions { .. }
            | Task::Decide(_)
    )
}

fn run_task(job: &Job, readers: &Readers, progress: &dyn Fn(&str)) -> Outcome<Finished> {
    match &job.task {
        Task::Forms { period, agencies } => {
            forms::run(&job.root, *period, agencies, readers, progress)
        }
        Task::CheckPeriod { period, format } => {
            check::run_period(&job.root, *period, *format, readers, progress)
        }
        Task::CheckFiles {
            files,
            format,
            returns,
        } => check::run_files(&job.root, files, *format, *returns, readers),
        Task::Report {
            period,
            as_of,
            wanted,
        } => report::run(&job.root, *period, *as_of, wanted, readers, progress),
        Task::Draft { period, as_of } => {
            narrative::draft(&job.root, *period, *as_of, readers, progress)
        }
        Task::NarrativeImport { file, period } => {
            narrative_import::run(&job.root, file, *period, readers, progress)
        }
        Task::Outgoing { period, within } => {
            outgoing::run(&job.root, *period, *within, readers, progress)
        }
        Task::ReportFiles {
            files,
            as_of,
            draft,
            docx,
        } => {
            let wanted = own_report::Wanted {
                as_of: *as_of,
                draft: *draft,
                docx: *docx,
            };
            own_report::run(&job.root, files, wanted, readers)
        }
        Task::SetUp(set_up) => setting_up::run(&job.root, set_up, readers),
        Task::Plan(task) => plan_year::run(&job.root, task, readers),
        Task::Compare { before, after } => compare::run(&job.root, before, after, readers),
        Task::Trace(traced) => trace::run(&job.root, traced, readers, progress),
        Task::Questions { period, format } => {
            questions::run(&job.root, *period, *format, readers, progress)
        }
        Task::Decide(answer) => decide::run(&job.root, answer, readers, progress),
        Task::FormatCheck { file } => format_check::run(file, readers),
        Task::Explain { code } => catalogue::explain(code.as_deref()),
    }
}
