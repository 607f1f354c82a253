//! Rows that part a row of the plan and add up to it: `- Quý I`, `- Quý II`, or fields of work, below it.

use std::collections::BTreeSet;

use super::row_entries::Entry;
use super::row_subject::RowSubject;
use super::rows::{HeadedRow, HeadedTable};
use crate::exact::Exact;
use crate::intake::value::counted::MeasurePart;
use crate::intake::workbook::Value;
use crate::vietnamese::fold::fold_plain;

/// The fewest rows that part another.
const FEWEST: usize = 2;

/// The places in a table of rows that part the row of a measure above them by time, and add up to it
/// in every column: they say nothing that the measure's row does not.
pub fn parts(table: &HeadedTable<'_>) -> BTreeSet<usize> {
    let mut parts = BTreeSet::new();
    for (at, row) in table.rows.iter().enumerate() {
        if !matches!(row.who, RowSubject::Measure(_, MeasurePart::Whole)) {
            continue;
        }
        let below: Vec<&HeadedRow<'_>> = table.rows[at + 1..]
            .iter()
            .take_while(|part| is_part(part))
            .collect();
        if add_up(row, &below) {
            parts.extend((at + 1..).take(below.len()));
            continue;
        }
        // Whatever they are called: what is nothing of the plan and adds up in every column is a part.
        let below: Vec<&HeadedRow<'_>> = table.rows[at + 1..]
            .iter()
            .take_while(|part| matches!(part.who, RowSubject::Nothing))
            .collect();
        if below.len() >= FEWEST && add_up(row, &below) {
            parts.extend((at + 1..).take(below.len()));
        }
    }
    parts
}

/// Whether a row is named by a part of the year alone, and is nothing of the plan.
fn is_part(row: &HeadedRow<'_>) -> bool {
    let label = fold_plain(&row.label);
    let words: Vec<&str> = label
        .split(' ')
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect();
    let is_number = |word: &str| {
        word.chars().all(|c| c.is_ascii_digit()) || matches!(word, "i" | "ii" | "iii" | "iv")
    };
    let is_time = match words.as_slice() {
        ["qui" | "quy" | "thang", number] => is_number(number),
        ["qui" | "quy" | "thang", number, "nam", year] => is_number(number) && is_number(year),
        _ => false,
    };
    is_time && matches!(row.who, RowSubject::Nothing | RowSubject::Heading)
}

/// Whether the numbers of rows add up to those of another, in every column that has some.
fn add_up(whole: &HeadedRow<'_>, parts: &[&HeadedRow<'_>]) -> bool {
    let mut columns = BTreeSet::new();
    for part in parts {
        columns.extend(numbers(part).map(|(column, _)| column));
    }
    !columns.is_empty()
        && columns.into_iter().all(|column| {
            let of = |row: &HeadedRow<'_>| {
                let mut numbers = numbers(row);
                numbers
                    .find(|(at, _)| *at == column)
                    .map(|(_, number)| number)
            };
            let sum = parts
                .iter()
                .filter_map(|part| of(part))
                .fold(Exact::whole(0), |sum, number| &sum + &number);
            of(whole) == Some(sum)
        })
}

/// The numbers of a row, each with its column.
fn numbers(row: &HeadedRow<'_>) -> impl Iterator<Item = (u32, Exact)> {
    let entries = row.entries.values().flatten();
    let all = entries.chain(row.unplaced.iter().map(|(_, entry)| entry));
    all.filter_map(|entry: &Entry| match entry.content.value {
        Value::Number(number) => Some((entry.column, Exact::from_spreadsheet(number)?)),
        _ => None,
    })
}
