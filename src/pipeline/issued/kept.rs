//! The issues of a period that are kept.

use std::fs;
use std::path::{Path, PathBuf};

use super::content::Content;
use super::record::{CONTENT, DOCUMENTS, FOLDER, RECORD, Record, below, damaged};
use crate::failure::{Faults, Outcome};
use crate::intake::digest_of;
use crate::office::{Issue, Office, ReportOf};
use crate::period::PeriodId;
use crate::vietnamese::phrase::date_short;

/// An issue that is kept.
#[derive(Debug)]
pub struct Kept {
    /// Its folder.
    pub(super) folder: PathBuf,
    /// The same, as shown to the operator.
    pub(super) shown: String,
    pub(super) record: Record,
}

impl Kept {
    /// Whose report it is.
    pub fn report_of(&self) -> ReportOf {
        self.record.report_of
    }

    /// How many corrected issues it comes after.
    pub fn correction(&self) -> usize {
        self.record.correction
    }

    /// How a later document cites it: `Báo cáo số 05/BC-SNV ngày 20/6/2024`.
    pub fn citation(&self) -> String {
        format!(
            "Báo cáo số {} ngày {}",
            self.record.number,
            date_short(self.record.date)
        )
    }

    /// What its documents say.
    ///
    /// # Errors
    /// The file that holds it can't be read.
    pub fn content(&self) -> Outcome<Content> {
        let name = format!("{}/{CONTENT}", self.shown);
        let text = fs::read_to_string(self.folder.join(CONTENT)).map_err(|_| damaged(&name))?;
        serde_json::from_str(&text).map_err(|_| damaged(&name).into())
    }

    /// Its results.
    ///
    /// # Errors
    /// The file that holds them can't be read.
    pub fn results(&self) -> Outcome<String> {
        let name = format!("{}/{DOCUMENTS}/results.json", self.shown);
        fs::read_to_string(self.folder.join(DOCUMENTS).join("results.json"))
            .map_err(|_| damaged(&name).into())
    }

    /// Every file that is kept is as it was.
    fn verify(&self) -> Outcome<()> {
        let mut faults = Faults::new();
        for file in &self.record.files {
            let path = below(&self.folder, &file.name);
            let same = fs::read(path).is_ok_and(|bytes| digest_of(&bytes) == file.sha256);
            if !same {
                faults.add(damaged(&format!("{}/{}", self.shown, file.name)));
            }
        }
        faults.check()
    }
}

/// The issues of a period that are kept, earliest first.
///
/// # Errors
/// A record that can't be read; a file that is not as it was.
pub fn kept(root: &Path, period: PeriodId) -> Outcome<Vec<Kept>> {
    let folder = root.join("output").join(period.to_string()).join(FOLDER);
    let mut faults = Faults::new();
    let mut list = Vec::new();
    let mut names: Vec<String> = fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    for name in names {
        let shown = format!("output/{period}/{FOLDER}/{name}");
        let folder = folder.join(&name);
        let record = fs::read_to_string(folder.join(RECORD))
            .ok()
            .and_then(|text| serde_json::from_str(&text).ok());
        match record {
            Some(record) => {
                let kept = Kept {
                    folder,
                    shown,
                    record,
                };
                if faults.take(kept.verify()).is_some() {
                    list.push(kept);
                }
            }
            None => faults.add(damaged(&format!("{shown}/{RECORD}"))),
        }
    }
    list.sort_by_key(|kept| kept.record.correction);
    faults.into_outcome(list)
}

/// The issue entry of an office for a period.
pub fn issue_of(office: &Office, period: PeriodId) -> Option<&Issue> {
    office.issued.get(&period.to_string())
}
