//! Files that would end or stop a program that opened them itself: each costs itself only.

use std::io::{Cursor, Write};
use std::path::PathBuf;
use std::time::Duration;

use cchc::intake::Source;
use cchc::pipeline::opener::{CheckedFile, Knowledge, Opener};
use cchc::pipeline::{self, Format, Job, Task, Wanted};
use serde_json::Value;
use workbook::workers::{Limits, Readers};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::root::Root;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// A workbook with one sheet of these rows, and a table of texts that says how many it has.
fn xlsx(rows: &str, unique_count: &str) -> Vec<u8> {
    let relation = |id: u8, kind: &str, target: &str| {
        format!(r#"<Relationship Id="rId{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
    };
    let relations = |inner: &str| {
        format!(r#"<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>"#)
    };
    let parts = [
        (
            "[Content_Types].xml",
            format!(r#"<Types xmlns="{PACKAGE}/content-types"/>"#),
        ),
        (
            "_rels/.rels",
            relations(&relation(1, "officeDocument", "xl/workbook.xml")),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Biểu 1" sheetId="1" r:id="rId1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            relations(
                &[
                    relation(1, "worksheet", "worksheets/sheet1.xml"),
                    relation(2, "sharedStrings", "sharedStrings.xml"),
                ]
                .concat(),
            ),
        ),
        (
            "xl/sharedStrings.xml",
            format!(r#"<sst xmlns="{MAIN}" uniqueCount="{unique_count}"><si><t>a</t></si></sst>"#),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#),
        ),
    ];
    packed(&parts)
}

/// An OpenDocument spreadsheet with one table of these rows.
fn ods(rows: &str) -> Vec<u8> {
    let names = "urn:oasis:names:tc:opendocument:xmlns";
    let content = format!(
        r#"<office:document-content xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Biểu 1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = format!(r#"<manifest:manifest xmlns:manifest="{names}:manifest:1.0"/>"#);
    packed(&[
        (
            "mimetype",
            "application/vnd.oasis.opendocument.spreadsheet".to_owned(),
        ),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", content),
    ])
}

fn packed(parts: &[(&str, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const ONE_CELL: &str = r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#;

/// More texts are announced than memory could hold, though there is one.
fn wants_memory() -> Vec<u8> {
    xlsx(ONE_CELL, "300000000")
}

/// More texts are announced than any number of bytes could hold: the library panics.
fn panics() -> Vec<u8> {
    xlsx(ONE_CELL, "9000000000000000000")
}

/// Two cells at opposite corners of a sheet.
fn corners() -> Vec<u8> {
    let rows = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#;
    xlsx(rows, "1")
}

/// The same in an OpenDocument spreadsheet, with repeated empty rows between them.
fn corners_of_ods() -> Vec<u8> {
    let cell = r#"<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>"#;
    ods(&format!(
        r#"<table:table-row>{cell}</table:table-row><table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated="16383"/>{cell}</table:table-row>"#
    ))
}

/// What a run says of a file: disposition, agency, and code and text of its gravest finding.
fn said_of(results: &Value, file: &str) -> (String, Value, String, String) {
    let rows = |key: &str| results[key].as_array().unwrap().clone();
    let sent = rows("submissions")
        .into_iter()
        .find(|row| row["file"] == file)
        .unwrap_or_else(|| panic!("{file} has no line"));
    let found = rows("findings")
        .into_iter()
        .find(|row| row["place"]["file"] == file)
        .unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    (
        text(&sent["disposition"]),
        sent["agency"].clone(),
        text(&found["code"]),
        text(&found["seen"]),
    )
}

#[test]
fn hostile_files_cost_themselves_only() {
    let root = Root::with_sample(&["2024-H1/so-noi-vu.xlsx", "2024-H1/so-tu-phap.xlsx"]);
    let folder = "inputs/submissions/2024-H1";
    let files = [
        ("Sở Y tế.xlsx", wants_memory()),
        ("a.xlsx", panics()),
        ("b.ods", corners_of_ods()),
        ("sp.xlsx", corners()),
    ];
    for (name, bytes) in &files {
        root.write(&format!("{folder}/{name}"), bytes);
    }
    let run = root.run(&["check", "--period", "2024-H1", "--format", "json"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(!run.err.contains("panicked"), "{}", run.err);
    assert!(!run.err.contains("memory allocation"), "{}", run.err);
    let results: Value = serde_json::from_str(&run.out).unwrap();
    let (disposition, agency, code, seen) = said_of(&results, "Sở Y tế.xlsx");
    assert_eq!(
        (disposition.as_str(), code.as_str()),
        ("unreadable", "TEP13")
    );
    assert_eq!(agency, "so-y-te");
    let limit = format!("{} MB", Limits::of_machine().together / (1024 * 1024));
    assert!(
        seen.contains(&limit) && seen.contains("mở bảng tính"),
        "{seen}"
    );
    let (disposition, _, code, seen) = said_of(&results, "a.xlsx");
    assert_eq!(
        (disposition.as_str(), code.as_str()),
        ("unreadable", "TEP04")
    );
    assert!(seen.contains("mở bảng tính"), "{seen}");
    let (disposition, ..) = said_of(&results, "sp.xlsx");
    assert_eq!(disposition, "not-a-submission", "its two cells are read");
    let (_, _, code, seen) = said_of(&results, "b.ods");
    assert!(["TEP03", "TEP06"].contains(&code.as_str()), "{code} {seen}");
    for file in ["so-noi-vu.xlsx", "so-tu-phap.xlsx"] {
        assert_eq!(said_of(&results, file).0, "accepted", "{file}");
    }
    assert!(root.path("output/2024-H1/returns/Sở Y tế.xlsx").is_file());
}

#[test]
fn single_files_are_held_to_the_limits_too() {
    let root = Root::new();
    root.write("xau.xlsx", wants_memory());
    root.add("2024-H1/so-tu-phap.xlsx", "2024-H1/tot.xlsx");
    let good = "inputs/submissions/2024-H1/tot.xlsx";
    let run = root.run(&["check", "xau.xlsx", good, "--format", "json"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let results: Value = serde_json::from_str(&run.out).unwrap();
    let codes: Vec<&Value> = results["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["place"]["file"] == "xau.xlsx")
        .map(|finding| &finding["code"])
        .collect();
    assert_eq!(codes, ["TEP13"]);
    assert_eq!(said_of(&results, good).0, "accepted");
    let report = root.run(&["report", "xau.xlsx"]);
    assert_eq!(report.code, 1, "{}", report.err);
    assert!(report.out.contains("TEP13"), "{}", report.out);
}

fn program() -> Option<PathBuf> {
    Some(PathBuf::from(env!("CARGO_BIN_EXE_cchc")))
}

fn limits() -> Limits {
    Limits::for_memory(4 * 1024 * 1024 * 1024)
}

/// A file with its name, as it is given to the opener.
fn named(file: &str, bytes: Vec<u8>) -> Source {
    Source {
        file: file.to_owned(),
        bytes,
    }
}

fn sample() -> Source {
    let root = Root::with_sample(&["2024-H1/so-tu-phap.xlsx"]);
    let bytes = root.read("inputs/submissions/2024-H1/so-tu-phap.xlsx");
    named("a.xlsx", bytes.unwrap())
}

/// The code and the text of the only finding of a file.
fn only_finding(checked: &CheckedFile) -> (&str, &str) {
    let [finding] = checked.findings.as_slice() else {
        panic!("{:?}", checked.findings);
    };
    (finding.rule.code.as_str(), &finding.seen)
}

#[test]
fn a_worker_that_dies_is_replaced() {
    let limits = Limits {
        together: 128 * 1024 * 1024,
        deadline: Duration::from_secs(120),
        ..limits()
    };
    let knowledge = Knowledge::default();
    let readers = Readers::new(program(), limits);
    let opener = Opener::new(&readers, &knowledge);
    let (good, bad) = (sample(), named("b.xlsx", wants_memory()));
    let expected = Opener::new(&Readers::new(None, limits), &knowledge)
        .alone(&good)
        .unwrap();
    assert!(expected.identity.is_some());
    let files = [&good, &bad, &good, &bad, &good, &good];
    let checked = readers.side_by_side(&files, |source| opener.alone(source).unwrap());
    for (source, checked) in files.iter().zip(&checked) {
        if source.file == good.file {
            assert!(*checked == expected, "a good file is read as it is alone");
        } else {
            let (code, seen) = only_finding(checked);
            assert_eq!(code, "TEP13");
            assert!(seen.contains("128 MB"), "{seen}");
        }
    }
}

#[test]
fn a_file_that_takes_too_long_is_given_up() {
    let limits = Limits {
        deadline: Duration::from_millis(1),
        ..limits()
    };
    let knowledge = Knowledge::default();
    let readers = Readers::new(program(), limits);
    for _ in 0..2 {
        let checked = Opener::new(&readers, &knowledge).alone(&sample()).unwrap();
        assert_eq!(only_finding(&checked).0, "TEP14");
    }
}

#[test]
fn where_no_worker_can_be_started_no_file_is_opened_and_nothing_written() {
    let root = Root::with_sample(&["2024-H1/so-tu-phap.xlsx", "2024-H1/so-noi-vu.xlsx"]);
    root.write("that.xlsx", sample().bytes);
    let period = "2024-H1".parse().ok();
    let tasks = || {
        [
            Task::CheckPeriod {
                period,
                format: Format::Text,
            },
            Task::Report {
                period,
                as_of: None,
                wanted: Wanted::default(),
            },
            Task::CheckFiles {
                files: vec![root.path("that.xlsx")],
                format: Format::Text,
                returns: true,
            },
        ]
    };
    // A program that is not there, and one that is none.
    for program in [root.path("không-có"), root.path("inputs/agencies.toml")] {
        for task in tasks() {
            let job = Job {
                root: root.path("."),
                task,
                program: Some(program.clone()),
                today: None,
            };
            let failure = pipeline::run(&job, &|_| {}).unwrap_err();
            // One cause is told once, however many files there are.
            let [fault] = failure.faults() else {
                panic!("{failure}");
            };
            assert!(fault.what.contains("chưa mở tệp nào"), "{failure}");
            assert!(!root.path("output").exists());
            assert!(!root.path("that - cần sửa.xlsx").exists());
        }
    }
    // The library by itself, where no program is named, opens them where it is.
    let knowledge = Knowledge::default();
    let readers = Readers::new(None, limits());
    let checked = Opener::new(&readers, &knowledge).alone(&sample()).unwrap();
    assert!(checked.identity.is_some());
}

#[test]
fn help_says_nothing_of_workers() {
    let root = Root::new();
    for arguments in [
        vec!["--help"],
        vec!["check", "--help"],
        vec!["report", "--help"],
    ] {
        assert!(!root.run(&arguments).out.contains("serve"));
    }
}
