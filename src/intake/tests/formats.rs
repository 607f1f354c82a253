//! The same report in every format, saved by programs of others: openpyxl, LibreOffice, xlwt and
//! SheetJS. Beside each file stands what it says: readings that are not blank, then findings. The files
//! of SheetJS keep no fonts, no struck-out text and no filters: what they say is another thing.

use std::path::{Path, PathBuf};

use super::other_layouts::{facts, real};
use super::*;
use crate::agency::Register;

/// The files of a folder, each with what it says.
fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cases")
        .join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension != "tsv"))
        .collect();
    files.sort();
    files
}

/// What a file says, a line each: a reading with its parts apart, a finding with its cell.
fn told(path: &Path, (plan, register): &(Plan, Register)) -> Vec<String> {
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
        file: path.file_name().unwrap().to_string_lossy().into_owned(),
        bytes: std::fs::read(path).unwrap(),
    };
    let read = read(&source, Receipt::default(), &expected, &workbook::read);
    let (readings, findings) = facts(&read);
    let agency = read.submission.agency.unwrap_or_default();
    std::iter::once(format!("agency {agency}"))
        .chain(readings)
        .chain(
            findings
                .into_iter()
                .map(|finding| format!("finding {finding}")),
        )
        .map(|line| line.replace(' ', "\t"))
        .collect()
}

/// What the files of a folder say that they should not, or do not say.
fn differences(folder: &str) -> String {
    let mut differences = String::new();
    let held_against = real();
    for path in files(folder) {
        let facts = std::fs::read_to_string(path.with_extension(format!(
            "{}.tsv",
            path.extension().unwrap().to_string_lossy()
        )));
        let facts = facts.unwrap_or_default();
        let told = told(&path, &held_against);
        if told != facts.lines().collect::<Vec<_>>() {
            differences.push_str(&format!("== {}\n", path.display()));
            for line in told {
                differences.push_str(&format!("{line}\n"));
            }
        }
    }
    differences
}

#[test]
fn a_report_says_the_same_in_every_format() {
    let differences = differences("formats");
    assert!(differences.is_empty(), "{differences}");
}

/// Cells that show another thing than they store, or nothing, in the files of several programs.
#[test]
fn what_a_cell_shows_is_what_is_read() {
    let differences = differences("cells");
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn what_a_file_says_does_not_hang_on_the_program_that_saved_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/formats");
    let held_against = real();
    let first = told(&folder.join("libreoffice.xlsx"), &held_against);
    for name in ["libreoffice.xls", "libreoffice.ods"] {
        assert_eq!(told(&folder.join(name), &held_against), first, "{name}");
    }
}
