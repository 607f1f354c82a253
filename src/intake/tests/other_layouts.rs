//! Workbooks that are none of our forms, as agencies lay them out: every reading right, or flagged at
//! its cell. `CCHC_LAYOUTS=FOLDER` reads the cases of another folder.

use std::fs;
use std::path::{Path, PathBuf};

use super::form_builder;
use super::text_table::{Case, TextSheet};
use super::*;
use crate::agency::Register;
use crate::finding::Severity;
use crate::place::Cell;
use crate::submission::State;

/// The plan and the register that the project keeps.
pub(super) fn real() -> (Plan, Register) {
    let agencies = include_str!("../../../inputs/agencies.toml");
    let register = crate::agency::load::load(agencies, "agencies.toml").unwrap();
    let plan = include_str!("../../../inputs/plans/2024.toml");
    let plan = crate::plan::load::load(plan, "2024.toml", Some(&register)).unwrap();
    (plan, register)
}

/// Reads a file against them.
pub(super) fn read_case(case: &Case, plan: &Plan, register: &Register) -> Read {
    let period = form_builder::period();
    let names = Names::new(register, period.cut_off());
    let expected = Expected {
        plan,
        register,
        names: &names,
        period: &period,
        layouts: crate::own_layout::OwnLayouts::NONE,
    };
    let source = Source {
        file: case.file.clone(),
        bytes: case.bytes(),
    };
    read(&source, Receipt::default(), &expected, &workbook::read)
}

/// What is said of a measure, as a case writes it.
fn told(reading: &Reading) -> String {
    let number = |number: &Option<crate::exact::Exact>| {
        number
            .as_ref()
            .map_or_else(|| "-".to_owned(), crate::exact::Exact::to_full_decimal)
    };
    let state = serde_json::to_value(reading.state).unwrap();
    let cell = reading.place.as_ref().and_then(|place| place.cell);
    let mut line = format!(
        "{} {} {} {} {} {}",
        reading.measure,
        state.as_str().unwrap(),
        number(&reading.first),
        number(&reading.second),
        number(&reading.percent),
        cell.map(|cell| cell.to_string()).unwrap_or_default()
    );
    if let Some(evidence) = &reading.evidence {
        line.push_str(&format!(" {}/{}", evidence.number, evidence.symbol));
    }
    line
}

/// All that a case states of a file: readings that are not blank, and findings but for missing rows.
pub(super) fn facts(read: &Read) -> (Vec<String>, Vec<String>) {
    let readings = read
        .submission
        .readings
        .iter()
        .filter(|reading| reading.state != State::Blank)
        .map(told)
        .collect();
    let mut findings: Vec<String> = read
        .findings
        .iter()
        .filter(|finding| finding.rule.code.as_str() != "NH13")
        .map(|finding| {
            let cell = finding.place.as_ref().and_then(|place| place.cell);
            let cell = cell.map(|cell| format!(" {cell}")).unwrap_or_default();
            format!("{}{cell}", finding.rule.code.as_str())
        })
        .collect();
    findings.sort();
    (readings, findings)
}

fn cases() -> Vec<(String, Case)> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/intake/tests/layouts");
    let folder = std::env::var("CCHC_LAYOUTS").map_or(own, PathBuf::from);
    let mut cases: Vec<(String, Case)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, Case::parse(&fs::read_to_string(path).unwrap()))
        })
        .collect();
    cases.sort_by(|one, other| one.0.cmp(&other.0));
    cases
}

/// Of a hundred workbooks so many findings are told at most, but for notes and rows that are missing:
/// one cause, one question. Measured over the cases of this folder, most of them traps: 116.
const MOST_TOLD: usize = 190;

#[test]
fn layouts_of_agencies_are_read_or_flagged() {
    let (plan, register) = real();
    let mut wrong = String::new();
    let (mut files, mut told_of_all) = (0, 0);
    for (name, case) in cases() {
        let read = read_case(&case, &plan, &register);
        files += 1;
        let is_told = |finding: &&Finding| {
            finding.rule.severity != Severity::Note && finding.rule.code.as_str() != "NH13"
        };
        told_of_all += read.findings.iter().filter(is_told).count();
        let disposition = serde_json::to_value(read.submission.disposition).unwrap();
        let agency = read.submission.agency.clone().unwrap_or_default();
        let (readings, findings) = facts(&read);
        let mut expected = case.findings.clone();
        expected.sort();
        if (disposition.as_str(), agency.as_str()) != (Some(&case.disposition), &case.agency)
            || readings != case.readings
            || findings != expected
        {
            wrong.push_str(&format!("\n{name}: {disposition} {agency}\n"));
            for line in &readings {
                let mark = if case.readings.contains(line) {
                    ' '
                } else {
                    '+'
                };
                wrong.push_str(&format!("{mark} {line}\n"));
            }
            for line in case.readings.iter().filter(|line| !readings.contains(line)) {
                wrong.push_str(&format!("- {line}\n"));
            }
            for finding in &read.findings {
                if finding.rule.code.as_str() != "NH13" {
                    let place = finding.place.as_ref().and_then(|place| place.cell);
                    let cell = place.map(|cell| cell.to_string()).unwrap_or_default();
                    wrong.push_str(&format!(
                        "  finding {} {cell}   # {}\n",
                        finding.rule.code.as_str(),
                        finding.seen
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    let is_own = std::env::var("CCHC_LAYOUTS").is_err();
    let is_quiet = told_of_all * 100 <= files * MOST_TOLD;
    assert!(
        !is_own || is_quiet,
        "{told_of_all} findings in {files} files"
    );
}

/// Moves an address by blank rows and columns that were put in before it.
fn moved(line: &str, row: (usize, usize), column: (usize, usize)) -> String {
    line.split(' ')
        .map(|word| match word.parse::<Cell>() {
            Ok(cell) if !line.starts_with(word) => {
                let by = |at: u32, (from, count): (usize, usize)| {
                    if at as usize >= from {
                        at + u32::try_from(count).unwrap()
                    } else {
                        at
                    }
                };
                Cell::new(by(cell.row, row), by(cell.column, column)).to_string()
            }
            _ => word.to_owned(),
        })
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn blank_rows_and_columns_move_places_and_change_nothing() {
    let (plan, register) = real();
    for (number, (name, case)) in cases().into_iter().enumerate() {
        if case.sheets.len() != 1 || case.file.ends_with(".csv") || case.disposition != "accepted" {
            continue;
        }
        let (readings, findings) = facts(&read_case(&case, &plan, &register));
        let widest = case.sheets[0].rows.iter().map(Vec::len).max().unwrap();
        let tallest = case.sheets[0].rows.len();
        // Elsewhere in each case, so that all cases together have blanks everywhere.
        for variant in 0..4 {
            let row = ((number + variant * tallest / 4) % tallest, 1 + number % 3);
            let column = ((number + variant) % widest, 1 + variant % 3);
            let sheet: TextSheet = case.sheets[0].with_blanks(row, column);
            let other = Case {
                sheets: vec![sheet],
                ..case.clone()
            };
            let (moved_readings, moved_findings) = facts(&read_case(&other, &plan, &register));
            let expected: Vec<String> = readings
                .iter()
                .map(|line| moved(line, row, column))
                .collect();
            assert_eq!(moved_readings, expected, "{name} {row:?} {column:?}");
            let mut expected: Vec<String> = findings
                .iter()
                .map(|line| moved(line, row, column))
                .collect();
            expected.sort();
            assert_eq!(moved_findings, expected, "{name} {row:?} {column:?}");
        }
    }
}
