//! Hostile files, made by code, under a limit of memory for all processes of a run together.

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use rust_xlsxwriter::Workbook;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::root::Root;

/// The most memory of a run, of all its processes together, in megabytes.
const MOST_MEMORY: u64 = 1024;

/// A form with its rows repeated: the sheet that carries the hidden keys grows by `count` rows that
/// bear the key of its last row.
fn repeated_rows(form: &[u8], count: usize) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(form)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = Vec::new();
        std::io::copy(&mut part, &mut text).unwrap();
        if name.ends_with("worksheets/sheet1.xml") || name.ends_with("worksheets/sheet2.xml") {
            let xml = String::from_utf8(text).unwrap();
            text = with_rows_again(&xml, count).into_bytes();
        }
        writer
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(&text).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The last row with many cells once more, `count` times below the others.
fn with_rows_again(xml: &str, count: usize) -> String {
    let Some(end) = xml.find("</sheetData>") else {
        return xml.to_owned();
    };
    let rows: Vec<&str> = xml[..end].split("<row ").skip(1).collect();
    let Some(row) = rows.iter().rev().find(|row| row.matches("<c ").count() > 5) else {
        return xml.to_owned();
    };
    let number: usize = row
        .split('"')
        .nth(1)
        .and_then(|text| text.parse().ok())
        .unwrap();
    let mut all = String::new();
    for at in 0..count {
        let new = 5_000 + at;
        let moved = format!("<row {row}").replace(&format!("{number}\""), &format!("{new}\""));
        all.push_str(&moved);
    }
    format!("{}{all}{}", &xml[..end], &xml[end..])
}

/// A sheet with as many heading rows as Excel takes in a small file.
fn heading_rows(count: u32) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for row in 0..count {
        for (column, text) in ["STT", "Tiêu chí", "Kết quả", "Ghi chú"].iter().enumerate() {
            sheet.write_string(row, column as u16, *text).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// A sheet of texts that unpack to far more than they take.
fn texts(count: u32, length: usize) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for row in 0..count {
        sheet
            .write_string(row, 0, "a".repeat(length) + &row.to_string())
            .unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

/// The memory of a process and of those that it started, in megabytes.
fn memory_of(process: u32) -> u64 {
    let mut total = 0;
    for entry in fs::read_dir("/proc").unwrap().flatten() {
        let Ok(id) = entry.file_name().to_string_lossy().parse::<u32>() else {
            continue;
        };
        let status = fs::read_to_string(entry.path().join("status")).unwrap_or_default();
        let field = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name))?;
            line.split_whitespace().nth(1)?.parse::<u64>().ok()
        };
        if id == process || field("PPid:") == Some(process.into()) {
            // What is shared with the program's file is counted once by no one: it can be dropped.
            total += field("RssAnon:").unwrap_or_default();
        }
    }
    total / 1024
}

/// Runs the program; gives its code, what it printed and told, and the most memory that it took.
fn measured(root: &Root, arguments: &[&str]) -> (Option<i32>, String, String, u64) {
    let out = fs::File::create(root.path("out.txt")).unwrap();
    let told = fs::File::create(root.path("told.txt")).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(arguments)
        .current_dir(root.path("."))
        .stdout(Stdio::from(out))
        .stderr(Stdio::from(told))
        .spawn()
        .unwrap();
    let mut most = 0;
    let status = loop {
        most = most.max(memory_of(child.id()));
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        thread::sleep(Duration::from_millis(20));
    };
    let text = |name: &str| String::from_utf8(root.read(name).unwrap()).unwrap();
    (status.code(), text("out.txt"), text("told.txt"), most)
}

#[test]
fn hostile_files_stay_within_the_memory_and_harm_no_other() {
    let root = Root::with_sample(&["2024-H1/so-tu-phap.xlsx", "2024-H1/so-noi-vu.xlsx"]);
    let folder = "inputs/submissions/2024-H1";
    let form = root.read(&format!("{folder}/so-tu-phap.xlsx")).unwrap();
    let mut names = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>| {
        root.write(&format!("{folder}/{name}"), bytes);
        names.push(name.to_owned());
    };
    for count in [3_000, 8_000, 60_000] {
        add(&format!("hàng-{count}.xlsx"), repeated_rows(&form, count));
    }
    add("tiêu-đề.xlsx", heading_rows(60_000));
    add("chữ.xlsx", texts(3_000, 20_000));
    add("chữ-2.xlsx", texts(3_000, 20_001));
    let mut lines = String::new();
    for row in 0..200_000 {
        let _ = writeln!(lines, "{row};1.1;Tiêu chí;{row}");
    }
    add("dòng.csv", lines.into_bytes());
    let (code, out, told, most) =
        measured(&root, &["check", "--period", "2024-H1", "--format", "json"]);
    assert_eq!(code, Some(1), "{told}");
    assert!(most < MOST_MEMORY, "{most} MB");
    assert!(
        !told.contains("memory allocation") && !told.contains("panicked"),
        "{told}"
    );
    assert!(out.len() < 64 * 1024 * 1024, "{} bytes of JSON", out.len());
    let results: serde_json::Value = serde_json::from_str(&out).unwrap();
    let sent = results["submissions"].as_array().unwrap();
    let of = |file: &str| {
        let row = sent.iter().find(|row| row["file"] == file);
        row.unwrap_or_else(|| panic!("{file} has no line"))
    };
    for name in &names {
        of(name);
    }
    assert_eq!(of("so-noi-vu.xlsx")["disposition"], "accepted");
}
