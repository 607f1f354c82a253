//! Data for others: the rows of `results.json` as text files that a spreadsheet opens, one tidy file
//! for those who go on in other tools, and the dictionary of both.

mod codes;
mod column;
mod columnar;
mod columns;
mod delimited;
mod dictionary;
mod scores;
mod tables;

use crate::report::rows::PeriodRows;
use column::Value;
use tables::{TABLES, TIDY, Table};

/// The folder of the data files, below the period's folder. It is theirs alone.
pub const FOLDER: &str = "du-lieu";
/// The name of the dictionary, without its ending.
const DICTIONARY: &str = "tu-dien";

/// A data file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFile {
    /// Its name below the period's folder, with `/`.
    pub name: String,
    /// What it is, for the index of the documents.
    pub title: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl DataFile {
    fn new(name: &str, ending: &str, title: &'static str, bytes: Vec<u8>) -> Self {
        DataFile {
            name: format!("{FOLDER}/{name}.{ending}"),
            title,
            bytes,
        }
    }
}

/// The data files of a period: the dictionary, the tables, the tidy file.
pub fn files(period: &PeriodRows) -> Vec<DataFile> {
    let header = period.header();
    let dictionary = delimited::of_texts(dictionary::rows(period));
    let title = "Từ điển dữ liệu: từng tệp, từng cột, ý nghĩa, đơn vị, giá trị cho phép (CSV)";
    let mut files = vec![DataFile::new(DICTIONARY, "csv", title, dictionary)];
    for table in TABLES.iter().filter(|table| table.is_of(period)) {
        let bytes = delimited::file(table.columns, values(table, period));
        files.push(DataFile::new(table.name, "csv", table.title, bytes));
    }
    let rows: Vec<Vec<Value>> = values(&TIDY, period).collect();
    let notes = [
        ("cchc.ky", header.period.to_string()),
        ("cchc.ke_hoach", header.plan.to_owned()),
        ("cchc.ngay_chot", header.window.to.to_string()),
        ("cchc.ngay_xet", header.as_of.to_string()),
        ("cchc.mot_dong_la", TIDY.row_is.to_owned()),
    ];
    let tidy = columnar::file(TIDY.columns, &rows, &notes);
    files.push(DataFile::new(TIDY.name, "parquet", TIDY.title, tidy));
    files
}

fn values<'a>(table: &Table, period: &PeriodRows<'a>) -> impl Iterator<Item = Vec<Value>> {
    let columns = table.columns;
    (table.rows)(period).into_iter().map(move |row| {
        columns
            .iter()
            .map(|column| (column.value)(&row))
            .collect::<Vec<_>>()
    })
}

/// The tables and columns as Markdown, for `docs/data.md`.
pub fn page() -> String {
    dictionary::page()
}
