//! Receipts from the register of incoming documents that the office's document system exports.

#[cfg(test)]
mod tests;
mod written;

use chrono::NaiveDate;
use papers::{Block, Row};

use crate::agency::Register;
use crate::vietnamese::date::{DateText, read_date};
use crate::vietnamese::fold::fold_plain;

pub use written::{added, changed};

/// An incoming document that is a file of the period's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatchedReceipt {
    /// The file, as it lies in the folder.
    pub file: String,
    /// The day on which it came.
    pub date: Option<NaiveDate>,
    /// Its number of receipt.
    pub number: Option<String>,
}

/// A register of incoming documents, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReceiptsRead {
    /// What belongs to a file, each file once.
    pub matched: Vec<MatchedReceipt>,
    /// Rows of the register that belong to no one file: their number, sender and subject.
    pub unmatched: Vec<String>,
    /// Files that no row names.
    pub without: Vec<String>,
}

/// Where the register has what.
#[derive(Debug, Clone, Copy, Default)]
struct Columns {
    number: Option<usize>,
    date: Option<usize>,
    sender: Option<usize>,
    subject: Option<usize>,
    file: Option<usize>,
}

/// Reads the register; `files` are the names of the files of the period's folder.
///
/// A row belongs to a file where it names it. Without a name, it belongs to the one file whose name
/// holds that of its sender; where several do, it is told, for a wrong day would make an agency late.
pub fn receipts(blocks: &[Block], files: &[String], register: &Register) -> ReceiptsRead {
    let mut read = ReceiptsRead::default();
    let mut columns = Columns::default();
    for block in blocks {
        let Block::Table(table) = block else { continue };
        for row in &table.rows {
            let heads = heads(row);
            if heads.date.is_some() && (heads.sender.is_some() || heads.file.is_some()) {
                columns = heads;
            } else if columns.date.is_some() {
                read_row(row, columns, files, register, &mut read);
            }
        }
    }
    let taken = |file: &&String| !read.matched.iter().any(|one| one.file == **file);
    read.without = files.iter().filter(taken).cloned().collect();
    read
}

/// The columns that a row of headings names.
fn heads(row: &Row) -> Columns {
    let find = |words: &[&str]| {
        row.cells
            .iter()
            .find(|cell| {
                let plain = fold_plain(&cell.text);
                words
                    .iter()
                    .any(|word| plain == *word || plain.starts_with(&format!("{word} ")))
            })
            .map(|cell| cell.column)
    };
    Columns {
        number: find(&["so den", "so van ban den"]),
        date: find(&["ngay den", "ngay nhan", "thoi gian nhan"]),
        sender: find(&[
            "noi gui",
            "co quan gui",
            "don vi gui",
            "co quan ban hanh",
            "tac gia",
            "co quan",
        ]),
        subject: find(&["trich yeu", "noi dung"]),
        file: find(&["tep", "ten tep", "tep dinh kem", "file"]),
    }
}

fn read_row(
    row: &Row,
    columns: Columns,
    files: &[String],
    register: &Register,
    read: &mut ReceiptsRead,
) {
    let text = |column: Option<usize>| {
        let found = row.cells.iter().find(|cell| Some(cell.column) == column);
        found
            .map(|cell| cell.text.trim().to_owned())
            .unwrap_or_default()
    };
    let (number, date) = (text(columns.number), text(columns.date));
    let (sender, subject) = (text(columns.sender), text(columns.subject));
    if [&number, &date, &sender, &subject]
        .into_iter()
        .all(String::is_empty)
    {
        return;
    }
    let date = match read_date(&date) {
        DateText::Day { date, .. } => Some(date),
        _ => None,
    };
    let named = text(columns.file);
    // A document may have several attachments: the dispatch itself, and the report as a workbook.
    let of_row = || named.split([';', '\n', ',']).map(str::trim);
    let file = if named.is_empty() {
        by_sender(&sender, files, register)
    } else {
        let whole = by_name(&named, files);
        whole.or_else(|| one(of_row().filter_map(|part| by_name(part, files))))
    };
    let free = file.filter(|file| !read.matched.iter().any(|one| one.file == **file));
    match (free, date) {
        (Some(file), Some(_)) => read.matched.push(MatchedReceipt {
            file: file.clone(),
            date,
            number: Some(number).filter(|number| !number.is_empty()),
        }),
        _ => read.unmatched.push(
            [number, sender, subject, named]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" – "),
        ),
    }
}

/// The file of a name; an export may have other letters and signs for it, never another name.
fn by_name<'a>(named: &str, files: &'a [String]) -> Option<&'a String> {
    let key = |name: &str| fold_plain(name.rsplit(['/', '\\']).next().unwrap_or(name));
    one(files.iter().filter(|file| key(file) == key(named)))
}

/// The one file whose name holds the name of the agency that sent it.
fn by_sender<'a>(sender: &str, files: &'a [String], register: &Register) -> Option<&'a String> {
    let plain = fold_plain(sender);
    let agency = one(register.agencies.iter().filter(|agency| {
        std::iter::once(&agency.name)
            .chain(&agency.aliases)
            .any(|name| fold_plain(name) == plain)
    }))?;
    let bare = |name: &str| fold_plain(name.strip_prefix("UBND ").unwrap_or(name));
    let names: Vec<String> = std::iter::once(&agency.name)
        .chain(&agency.aliases)
        .map(|name| bare(name))
        .collect();
    one(files.iter().filter(|file| {
        let stem = file
            .rsplit_once('.')
            .map_or(file.as_str(), |(stem, _)| stem);
        let padded = format!(" {} ", fold_plain(stem));
        names
            .iter()
            .any(|name| padded.contains(&format!(" {name} ")))
    }))
}

/// What there is one of.
fn one<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}
