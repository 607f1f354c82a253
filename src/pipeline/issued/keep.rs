//! The files of an issue that is to be kept.

use chrono::NaiveDate;

use super::content::Content;
use super::record::{CONTENT, DOCUMENTS, FOLDER, KeptFile, RECORD, Record, SOURCES};
use crate::intake::digest_of;
use crate::office::ReportOf;
use crate::output::NewFile;
use crate::period::PeriodId;

/// What is kept of an issue.
pub struct ToKeep<'a> {
    /// The period.
    pub period: PeriodId,
    /// Whose report it is.
    pub report_of: ReportOf,
    /// The number: `05`.
    pub number: &'a str,
    /// What follows the stroke: `BC-SNV`.
    pub symbol: &'a str,
    /// The day of issue.
    pub date: NaiveDate,
    /// The day on which deadlines were judged.
    pub as_of: NaiveDate,
    /// How many corrected issues it comes after.
    pub correction: usize,
    /// The documents, by name.
    pub documents: Vec<NewFile>,
    /// What they were made of, by name below the root.
    pub sources: &'a [NewFile],
    /// What they say.
    pub content: &'a Content,
}

/// The files of an issue, named below the period's folder.
///
/// # Panics
/// Never: a record is plain data.
pub fn files_to_keep(issue: ToKeep) -> Vec<NewFile> {
    let folder = format!("{FOLDER}/{}-{}", safe(issue.number), safe(issue.symbol));
    let content = serde_json::to_vec_pretty(issue.content).expect("content is plain data");
    let renamed = |inner: &str, file: &NewFile| NewFile {
        name: format!("{inner}/{}", file.name),
        bytes: file.bytes.clone(),
    };
    let mut files: Vec<NewFile> = issue
        .documents
        .iter()
        .map(|file| renamed(DOCUMENTS, file))
        .chain(issue.sources.iter().map(|file| renamed(SOURCES, file)))
        .collect();
    files.push(NewFile {
        name: CONTENT.to_owned(),
        bytes: content,
    });
    let record = Record {
        period: issue.period.to_string(),
        report_of: issue.report_of,
        number: format!("{}/{}", issue.number, issue.symbol),
        date: issue.date,
        as_of: issue.as_of,
        correction: issue.correction,
        files: files
            .iter()
            .map(|file| KeptFile {
                name: file.name.clone(),
                sha256: digest_of(&file.bytes),
            })
            .collect(),
    };
    files.push(NewFile {
        name: RECORD.to_owned(),
        bytes: serde_json::to_vec_pretty(&record).expect("a record is plain data"),
    });
    for file in &mut files {
        file.name = format!("{folder}/{}", file.name);
    }
    files
}

/// A number or symbol as a folder's name has it: no character that a file system refuses.
fn safe(text: &str) -> String {
    text.trim()
        .chars()
        .map(|c| match c {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
            c if c.is_control() => '-',
            c => c,
        })
        .collect()
}
