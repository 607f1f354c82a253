//! The dictionary of the data files, made from the columns that write them.

use super::column::{Column, Kind};
use super::columnar::EXACT;
use super::delimited::guarded;
use super::tables::{TABLES, TIDY, Table};
use crate::report::rows::PeriodRows;

const HEADING: [&str; 7] = [
    "tep",
    "mot_dong_la",
    "cot",
    "kieu",
    "y_nghia",
    "don_vi",
    "gia_tri_cho_phep",
];

/// The dictionary of a period's files as rows of texts, the heading first.
pub(super) fn rows(period: &PeriodRows<'_>) -> impl Iterator<Item = Vec<String>> {
    let heading = HEADING.map(str::to_owned).to_vec();
    let tables = TABLES
        .iter()
        .filter(|table| table.is_of(period))
        .map(|table| (table, format!("{}.csv", table.name), false));
    let tidy = [(&TIDY, format!("{}.parquet", TIDY.name), true)];
    let rows = tables.chain(tidy).flat_map(|(table, file, typed)| {
        columns(table, typed).into_iter().map(move |told| {
            [file.as_str(), table.row_is]
                .map(guarded)
                .into_iter()
                .chain(told.map(|text| guarded(&text)))
                .collect()
        })
    });
    std::iter::once(heading).chain(rows)
}

/// What is told of each column: name, type, meaning, unit, allowed values.
fn columns(table: &Table, typed: bool) -> Vec<[String; 5]> {
    let mut told = Vec::new();
    for column in table.columns {
        told.push([
            column.name.to_owned(),
            kind(column.kind, typed).to_owned(),
            column.meaning.to_owned(),
            column.unit.to_owned(),
            allowed(column, typed),
        ]);
        if let (Kind::Figure, true) = (column.kind, typed) {
            told.push([
                format!("{}{EXACT}", column.name),
                "chữ".to_owned(),
                format!("{}, viết đủ chữ số với dấu chấm thập phân", column.name),
                column.unit.to_owned(),
                String::new(),
            ]);
        }
    }
    told
}

fn kind(kind: Kind, typed: bool) -> &'static str {
    match (kind, typed) {
        (Kind::Text, _) => "chữ",
        (Kind::Code(_), _) | (Kind::Choice(_), _) => "mã",
        (Kind::Whole, _) => "số nguyên",
        (Kind::Figure, false) => "số, dấu phẩy thập phân",
        (Kind::Figure, true) => "số thực 64 bit",
        (Kind::Day, false) => "ngày, dạng năm-tháng-ngày",
        (Kind::Day, true) => "ngày",
    }
}

fn allowed(column: &Column, typed: bool) -> String {
    match column.kind {
        Kind::Code(letters) if !typed => format!("«{letters} » và mã, ví dụ {letters} 1.2"),
        Kind::Choice(codes) => codes()
            .into_iter()
            .map(|(id, label)| format!("{id} = {label}"))
            .collect::<Vec<_>>()
            .join("; "),
        _ => String::new(),
    }
}

/// The tables as a page of Markdown.
pub(super) fn page() -> String {
    let mut page = String::new();
    let files = TABLES.iter().map(|table| (table, "csv", false));
    for (table, ending, typed) in files.chain([(&TIDY, "parquet", true)]) {
        page.push_str(&format!(
            "\n### `{}.{ending}`\n\nMột dòng là {}.\n\n",
            table.name, table.row_is
        ));
        page.push_str(
            "| cột | kiểu | ý nghĩa | đơn vị | giá trị cho phép |\n|---|---|---|---|---|\n",
        );
        for [name, kind, meaning, unit, allowed] in columns(table, typed) {
            page.push_str(&format!(
                "| `{name}` | {kind} | {meaning} | {unit} | {allowed} |\n"
            ));
        }
    }
    page
}
