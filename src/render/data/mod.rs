//! Data for others: the rows of `results.json` as text files that a spreadsheet opens, one tidy file
//! for those who go on in other tools, and the dictionary of both.

mod codes;
mod column;
mod columnar;
mod columns;
mod delimited;
mod dictionary;
mod tables;

use crate::report::basis::Basis;
use crate::report::model::Report;
use tables::{Source, TABLES, TIDY, Table};

use column::Value;

/// The folder of the data files, below the period's folder. It is theirs alone.
pub const FOLDER: &str = "du-lieu";
/// The name of the dictionary, without its ending.
const DICTIONARY: &str = "tu-dien";

/// The names of all data files, below the period's folder, in the order of the dictionary.
pub fn names() -> Vec<String> {
    let texts = std::iter::once(DICTIONARY).chain(TABLES.iter().map(|table| table.name));
    texts
        .map(|name| format!("{FOLDER}/{name}.csv"))
        .chain([format!("{FOLDER}/{}.parquet", TIDY.name)])
        .collect()
}

/// The data files of a period: name below the period's folder, and bytes.
pub fn files(report: &Report, basis: &Basis) -> Vec<(String, Vec<u8>)> {
    let source = Source::new(basis, report);
    let texts = TABLES
        .iter()
        .map(|table| delimited::file(table.columns, values(table, &source)));
    let rows: Vec<Vec<Value>> = values(&TIDY, &source).collect();
    let notes = [
        ("cchc.ky", basis.period.id.to_string()),
        ("cchc.ke_hoach", basis.plan.number.clone()),
        ("cchc.ngay_chot", basis.period.cut_off().to_string()),
        ("cchc.ngay_xet", basis.as_of.to_string()),
        ("cchc.mot_dong_la", TIDY.row_is.to_owned()),
    ];
    let tidy = columnar::file(TIDY.columns, &rows, &notes);
    let bytes = std::iter::once(delimited::of_texts(dictionary::rows()))
        .chain(texts)
        .chain([tidy]);
    names().into_iter().zip(bytes).collect()
}

fn values<'a>(table: &Table, source: &Source<'a>) -> impl Iterator<Item = Vec<Value>> {
    let columns = table.columns;
    (table.rows)(source).into_iter().map(move |row| {
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
