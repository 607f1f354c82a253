//! Who sent in time, from the register of receipts, held against `du-lieu/co-quan.csv`.

use std::collections::BTreeMap;
use std::path::Path;

use super::inputs::{Agency, Period};
use super::results::Results;

/// The state of sending of an agency, and the days that it is late.
fn sent(agency: &Agency, period: &Period, results: &Results) -> (&'static str, Option<i64>) {
    let of = |row: &&super::results::Submission| row.agency.as_ref() == Some(&agency.id);
    let files = || results.submissions.iter().filter(of);
    let Some(accepted) = files().find(|row| row.disposition == "accepted") else {
        let state = match files().next() {
            Some(_) if files().any(|row| row.disposition == "empty") => "empty",
            Some(_) => "unusable",
            None => "not-sent",
        };
        return (state, None);
    };
    match accepted.received {
        None => ("unknown-day", None),
        Some(day) if day <= period.due_agencies => ("on-time", None),
        Some(day) => ("late", Some((day - period.due_agencies).num_days())),
    }
}

/// The rows of the data file that differ.
pub fn differences(
    root: &Path,
    period: &Period,
    register: &[Agency],
    results: &Results,
) -> Vec<String> {
    let path = root
        .join("output")
        .join(&period.id)
        .join("du-lieu/co-quan.csv");
    let text = std::fs::read_to_string(path).unwrap();
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let head = rows.headers().unwrap().clone();
    let column = |name: &str| head.iter().position(|one| one == name).unwrap();
    let (id, state, days) = (
        column("co_quan"),
        column("tinh_trang_gui"),
        column("so_ngay_cham"),
    );
    let found: BTreeMap<String, (String, Option<i64>)> = rows
        .records()
        .map(|row| {
            let row = row.unwrap();
            (
                row[id].to_owned(),
                (row[state].to_owned(), row[days].parse().ok()),
            )
        })
        .collect();
    register
        .iter()
        .filter_map(|agency| {
            let (found, days) = found.get(&agency.id)?;
            let expected = sent(agency, period, results);
            (expected != (found.as_str(), *days)).then(|| {
                format!(
                    "{} / sending: expected {expected:?}, found {found} {days:?}",
                    agency.id
                )
            })
        })
        .collect()
}
