//! Issued means issued. Once the registry has given a period's report its number and day, its documents
//! are kept in `output/P/ban-hanh/` with what they were made of; a later run that would print something
//! else under the same number is refused, and later periods are compared with what was signed.
//!
//! | below `ban-hanh/05-BC-SNV/` | what it is |
//! |---|---|
//! | `ban-hanh.json` | number, day, what it replaces; the digest of every other file |
//! | `van-ban/` | the documents as they were issued, with `results.json` |
//! | `nguon/` | the inputs, workbooks and templates that they were made of |
//! | `noi-dung.json` | what the documents say, to be held against later runs |

mod content;
mod keep;
mod sources;
mod standing;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::failure::{Fault, Faults, Outcome};
use crate::inputs::{self, Inputs};
use crate::intake::digest_words;
use crate::office::{Issue, Office, ReportOf};
use crate::period::PeriodId;
use crate::vietnamese::phrase::date_short;

pub use content::Content;
use keep::files_to_keep;
pub use standing::{Keeping, Made, Standing};

/// The folder of a period's issues, below the period's own.
const FOLDER: &str = "ban-hanh";
/// The record of an issue.
const RECORD: &str = "ban-hanh.json";
/// What its documents say.
const CONTENT: &str = "noi-dung.json";
/// The folder of its documents.
const DOCUMENTS: &str = "van-ban";
/// The folder of what they were made of.
const SOURCES: &str = "nguon";

/// A file that is kept, with its digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct KeptFile {
    /// Its name below the issue's folder, with `/`.
    name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    sha256: String,
}

/// The record of an issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Record {
    /// The period: `2024-H1`.
    period: String,
    /// Whose report it is.
    report_of: ReportOf,
    /// Number and symbol: `05/BC-SNV`.
    number: String,
    /// The day of issue.
    date: NaiveDate,
    /// The day on which deadlines were judged.
    as_of: NaiveDate,
    /// How many corrected issues it comes after: 0 for the first issue.
    correction: usize,
    /// Every other file.
    files: Vec<KeptFile>,
}

/// An issue that is kept.
#[derive(Debug)]
pub struct Kept {
    /// Its folder.
    folder: PathBuf,
    /// The same, as shown to the operator.
    shown: String,
    record: Record,
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
            let same = fs::read(path).is_ok_and(|bytes| digest(&bytes) == file.sha256);
            if !same {
                faults.add(damaged(&format!("{}/{}", self.shown, file.name)));
            }
        }
        faults.check()
    }
}

fn damaged(name: &str) -> Fault {
    Fault::new(
        name,
        "tệp của bản đã ban hành bị mất hoặc bị sửa",
        "chép lại tệp này từ bản lưu; bản đã ban hành không được sửa",
    )
}

fn digest(bytes: &[u8]) -> String {
    let mut digest = Sha256::new();
    digest.update(bytes);
    digest_words(digest)
}

/// The path of a name with `/` below a folder.
fn below(folder: &Path, name: &str) -> PathBuf {
    name.split('/')
        .fold(folder.to_path_buf(), |path, part| path.join(part))
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
pub fn issue_of<'o>(office: &'o Office, period: PeriodId) -> Option<&'o Issue> {
    office.issued.get(&period.to_string())
}

/// The inputs of periods that were issued, as they were signed.
#[derive(Debug, Default)]
pub struct Signed {
    list: Vec<SignedPeriod>,
}

#[derive(Debug)]
struct SignedPeriod {
    period: PeriodId,
    folder: PathBuf,
    inputs: Inputs,
}

impl Signed {
    /// Reads those of every period; of several issues of a period, the last.
    ///
    /// # Errors
    /// What is kept and can't be read.
    pub fn load(root: &Path, inputs: &Inputs) -> Outcome<Signed> {
        let mut faults = Faults::new();
        let mut list = Vec::new();
        for period in &inputs.periods.list {
            let issues = faults.take(kept(root, period.id)).unwrap_or_default();
            let Some(last) = issues.last() else { continue };
            let folder = last.folder.join(SOURCES);
            if let Some(inputs) = faults.take(inputs::load_inputs(&folder)) {
                list.push(SignedPeriod {
                    period: period.id,
                    folder,
                    inputs,
                });
            }
        }
        faults.into_outcome(Signed { list })
    }

    /// Where a period is read from, and with which inputs: what was signed, where it was issued.
    pub fn or<'a>(
        &'a self,
        period: PeriodId,
        root: &'a Path,
        inputs: &'a Inputs,
    ) -> (&'a Path, &'a Inputs) {
        self.list
            .iter()
            .find(|signed| signed.period == period)
            .map_or((root, inputs), |signed| {
                (signed.folder.as_path(), &signed.inputs)
            })
    }
}
