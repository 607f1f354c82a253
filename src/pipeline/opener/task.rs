//! What is asked of an opener, as plain data.

use serde::{Deserialize, Serialize};

use super::edited::HeldAgainst;
use crate::finding::Finding;
use crate::period::PeriodId;
use crate::place::Place;
use crate::submission::Receipt;

/// What is asked for; the bytes of the file go beside it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Task {
    /// What a file of a period's folder says; as another's report where the clerk says so.
    Submission {
        period: PeriodId,
        file: String,
        receipt: Receipt,
        whose: Option<String>,
    },
    /// What the clerk is asked about the columns of a file's tables.
    Layouts {
        period: PeriodId,
        file: String,
        agency: Option<String>,
    },
    /// The part of a file around a place, as a person sees it.
    Excerpt { place: Place },
    /// A single file, checked.
    Alone { file: String },
    /// A paper of the office's as blocks, under the name by which faults call it.
    Paper { shown: String },
    /// The plan file of a paper, of a year or of that which the paper names.
    Plan { shown: String, year: Option<i32> },
    /// Where a Word file of a report that went round comes from.
    EditedFrom { shown: String },
    /// What such a file says now, held against what the program would write.
    TakeBack {
        shown: String,
        beside: Box<HeldAgainst>,
    },
    /// A document of others held against the decree: a Word file, or a PDF.
    Measure { shown: String, is_word: bool },
    /// The clerk's register of receipts, under the name by which faults call it; the files of the period's
    /// folder.
    Receipts { shown: String, present: Vec<String> },
    /// The return with its marks, of a file of a period or of a single one.
    Return {
        file: FileId,
        was_read: bool,
        findings: Vec<Finding>,
    },
}

/// A file whose return is made: the period in whose folder it lies, and its name.
pub type FileId = (Option<PeriodId>, String);

impl Task {
    /// What tells the file among all of a run: it has its time for all that is done with it.
    pub(super) fn file_id(&self) -> String {
        let of_period = |period: &PeriodId, file: &str| format!("{period}/{file}");
        match self {
            Task::Submission { period, file, .. } | Task::Layouts { period, file, .. } => {
                of_period(period, file)
            }
            Task::Return {
                file: (Some(period), file),
                ..
            } => of_period(period, file),
            Task::Return {
                file: (None, file), ..
            }
            | Task::Alone { file } => file.clone(),
            Task::Excerpt { place } => place.file.clone(),
            Task::Paper { shown }
            | Task::Plan { shown, .. }
            | Task::EditedFrom { shown }
            | Task::TakeBack { shown, .. }
            | Task::Measure { shown, .. }
            | Task::Receipts { shown, .. } => shown.clone(),
        }
    }
}
