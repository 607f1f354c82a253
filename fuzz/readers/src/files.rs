//! What an agency sends.

use std::collections::BTreeMap;

use cchc::finding::Finding;
use cchc::intake::refusal::Refusal;
use cchc::intake::{self, Expected, Names, Read, Source};
use cchc::place::Cell;
use cchc::render::workbooks::returned::{self, Kept};
use cchc::submission::Receipt;
use workbook::{COLUMNS, ROWS, Value, Workbook};

use crate::container::packed;
use crate::office::{INPUTS, period};

/// Whatever is opened lies on a sheet.
pub(crate) fn workbook(data: &[u8]) {
    let Ok(workbook) = workbook::read(&packed(data)) else {
        return;
    };
    for sheet in &workbook.sheets {
        for (cell, content) in sheet.cells.iter().chain(&sheet.covered) {
            assert!(cell.row < ROWS && cell.column < COLUMNS, "{cell:?}");
            if let Value::Number(number) = content.value {
                assert!(number.is_finite(), "{cell:?}");
            }
        }
    }
}

/// Whatever is read can be followed to a cell that holds something.
pub(crate) fn submission(data: &[u8]) {
    let source = source(packed(data));
    let opened = workbook::read(&source.bytes);
    let told = read(&source, &opened, None);
    hold(&told, &opened);
    // Most of what a fuzzer makes names no agency; it is read as the report of one.
    if told.submission.readings.is_empty() && opened.is_ok() {
        hold(&read(&source, &opened, Some(AGENCY)), &opened);
    }
}

/// A return that keeps the agency's workbook has all its values, each where it was.
pub(crate) fn returned(data: &[u8]) {
    let source = source(packed(data));
    let opened = workbook::read(&source.bytes);
    let told = read(&source, &opened, Some(AGENCY));
    let findings: Vec<&Finding> = told.findings.iter().collect();
    if !returned::is_needed(&findings) {
        return;
    }
    let values = || opened.clone().ok();
    let was_read: Option<&dyn Fn() -> Option<Workbook>> = opened.is_ok().then_some(&values);
    let back = returned::returned(&source.bytes, was_read, &findings);
    let again = workbook::read(&back.bytes).expect("a return can be opened");
    if back.kept != Kept::Whole {
        return;
    }
    let before = opened.expect("what could not be opened is not kept");
    let after = grids(&again);
    for (name, cells) in grids(&before) {
        if name.starts_with("Cần sửa") {
            continue;
        }
        assert_eq!(after.get(name), Some(&cells), "sheet «{name}»");
    }
}

/// Whose report a file is read as where nothing tells it.
const AGENCY: &str = "so-noi-vu";

fn source(bytes: Vec<u8>) -> Source {
    Source {
        file: "Báo cáo.xlsx".to_owned(),
        bytes,
    }
}

fn read(source: &Source, opened: &Result<Workbook, Refusal>, as_of: Option<&str>) -> Read {
    let inputs = &*INPUTS;
    let period = inputs.period(period()).expect("the sample has the period");
    let names = Names::new(&inputs.register, period.cut_off());
    let expected = Expected {
        plan: inputs.plan_of(period).expect("the sample has a plan"),
        register: &inputs.register,
        names: &names,
        period,
        layouts: &inputs.layouts,
    };
    let open = |_: &[u8]| opened.clone();
    match as_of {
        None => intake::read(source, Receipt::default(), &expected, &open),
        Some(id) => {
            let agency = inputs.register.get(id).expect("the sample has the agency");
            intake::read_as(source, Receipt::default(), &expected, agency, &open)
        }
    }
}

/// Every figure stands in a cell that holds something.
fn hold(read: &Read, opened: &Result<Workbook, Refusal>) {
    let Ok(workbook) = opened else {
        assert!(
            read.submission
                .readings
                .iter()
                .all(|one| one.place.is_none())
        );
        return;
    };
    for reading in &read.submission.readings {
        let Some(place) = &reading.place else {
            assert!(
                reading.first.is_none() && reading.second.is_none(),
                "{reading:?}"
            );
            continue;
        };
        let holds = |cell: Option<Cell>| {
            let mut sheets = workbook.sheets.iter();
            sheets
                .find(|sheet| place.sheet.as_ref() == Some(&sheet.name))
                .zip(cell)
                .is_some_and(|(sheet, cell)| sheet.cells.contains_key(&cell))
        };
        for (figure, cell) in [
            (&reading.first, reading.cells.first),
            (&reading.second, reading.cells.second),
        ] {
            assert!(
                figure.is_none() || holds(cell.or(place.cell)),
                "{reading:?}"
            );
        }
    }
}

/// The values of each sheet, by its name; the last one of a name.
fn grids(workbook: &Workbook) -> BTreeMap<&str, BTreeMap<Cell, &Value>> {
    (workbook.sheets.iter())
        .map(|sheet| {
            let cells = sheet.cells.iter();
            let filled = cells.filter(|(_, content)| content.value != Value::Empty);
            let grid = filled.map(|(cell, content)| (*cell, &content.value));
            (sheet.name.as_str(), grid.collect())
        })
        .collect()
}
