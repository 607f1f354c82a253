//! Hostile files under a limit of memory for all processes of a run together, and of time for each.

use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use super::against_limits;
use super::stress::{
    each_in_its_own_way, figures, headings, plan_again, rows_of_a_measure, sheets,
};
use crate::root::Root;

/// The most memory of a run, of all its processes together, in megabytes.
const MOST_MEMORY: u64 = 1024;
/// The most time of the processor for a file, with what starting a worker again takes: on a machine
/// that is busy a run takes longer, and does no more.
const MOST_TIME: Duration = Duration::from_secs(12);
/// The largest JSON of a run, in bytes.
const MOST_JSON: usize = 64 * 1024 * 1024;

const FOLDER: &str = "inputs/submissions/2024-H1";
const GOOD: &str = "so-noi-vu.xlsx";

/// The memory of a process and of those that it started, in megabytes; what they share counts once.
fn memory_of(process: u32) -> u64 {
    let mut total = 0;
    for entry in fs::read_dir("/proc").unwrap().flatten() {
        let Ok(id) = entry.file_name().to_string_lossy().parse::<u32>() else {
            continue;
        };
        let text = |name: &str| fs::read_to_string(entry.path().join(name)).unwrap_or_default();
        let field = |text: &str, name: &str| {
            let line = text.lines().find(|line| line.starts_with(name))?;
            line.split_whitespace().nth(1)?.parse::<u64>().ok()
        };
        if id == process || field(&text("status"), "PPid:") == Some(process.into()) {
            total += field(&text("smaps_rollup"), "Pss:").unwrap_or_default();
        }
    }
    total / 1024
}

/// The time of the processor that a process and those that it started have used so far.
fn time_of(process: u32) -> Duration {
    let ticks = |id: &str, fields: std::ops::Range<usize>| -> u64 {
        let text = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        let rest = text.rsplit_once(") ").map_or("", |(_, rest)| rest);
        let fields = rest
            .split_whitespace()
            .skip(fields.start)
            .take(fields.len());
        fields.filter_map(|field| field.parse::<u64>().ok()).sum()
    };
    let own = process.to_string();
    let children = fs::read_dir("/proc")
        .unwrap()
        .flatten()
        .filter_map(|entry| {
            let id = entry.file_name().to_string_lossy().into_owned();
            (ticks(&id, 1..2) == u64::from(process)).then_some(id)
        });
    // Its own and of those that have ended, then of those that live; a hundredth of a second each.
    let all = ticks(&own, 11..15) + children.map(|id| ticks(&id, 11..13)).sum::<u64>();
    Duration::from_millis(all * 10)
}

/// What a run gave, and the most memory that it took.
struct Measured {
    code: Option<i32>,
    out: String,
    told: String,
    most: u64,
    took: Duration,
}

fn measured(root: &Root, arguments: &[&str]) -> Measured {
    let out = fs::File::create(root.path("out.txt")).unwrap();
    let told = fs::File::create(root.path("told.txt")).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(arguments)
        .current_dir(root.path("."))
        .stdout(Stdio::from(out))
        .stderr(Stdio::from(told))
        .spawn()
        .unwrap();
    let (mut most, mut took) = (0, Duration::ZERO);
    let status = loop {
        most = most.max(memory_of(child.id()));
        took = took.max(time_of(child.id()));
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        thread::sleep(Duration::from_millis(20));
    };
    let text = |name: &str| String::from_utf8(root.read(name).unwrap()).unwrap();
    Measured {
        code: status.code(),
        out: text("out.txt"),
        told: text("told.txt"),
        most,
        took,
    }
}

/// What the results say of an agency, without where it stands among others.
fn said_of(results: &Value, agency: &str) -> Vec<Value> {
    let own = |key: &str| {
        let rows = results[key].as_array().unwrap().clone();
        rows.into_iter().filter(|row| row["agency"] == agency)
    };
    ["submissions", "readings", "verdicts", "findings"]
        .into_iter()
        .flat_map(own)
        .collect()
}

/// Checks a period with hostile files beside a good one: within memory and time, every file has its
/// line, and of the good one is said what is said without them.
fn held(files: &[(String, Vec<u8>)]) -> Value {
    let root = Root::with_sample(&["2024-H1/so-noi-vu.xlsx"]);
    let command = ["check", "--period", "2024-H1", "--format", "json"];
    let alone: Value = serde_json::from_str(&root.run(&command).out).unwrap();
    for (name, bytes) in files {
        root.write(&format!("{FOLDER}/{name}"), bytes);
    }
    let run = measured(&root, &command);
    println!("{} MB, {:?}, {} files", run.most, run.took, files.len());
    assert_eq!(run.code, Some(1), "{}", run.told);
    assert!(run.most < MOST_MEMORY, "{} MB", run.most);
    let most_time = MOST_TIME * u32::try_from(files.len()).unwrap();
    assert!(run.took < most_time, "{:?}", run.took);
    assert!(run.out.len() < MOST_JSON, "{} bytes of JSON", run.out.len());
    for word in ["memory allocation", "panicked", "Lưu ý: hệ thống không cho"] {
        assert!(!run.told.contains(word), "{}", run.told);
    }
    let results: Value = serde_json::from_str(&run.out).unwrap();
    let is_same = said_of(&alone, "so-noi-vu") == said_of(&results, "so-noi-vu");
    assert!(is_same, "of the good file something else is said");
    let sent = results["submissions"].as_array().unwrap();
    for (name, bytes) in files {
        let has_line = sent.iter().any(|row| row["file"] == name.as_str());
        assert!(has_line, "{name} has no line");
        let now = root.read(&format!("{FOLDER}/{name}"));
        assert!(now.as_ref() == Some(bytes), "{name} was changed");
    }
    results
}

fn disposition_of(results: &Value, file: &str) -> String {
    let sent = results["submissions"].as_array().unwrap();
    let row = sent.iter().find(|row| row["file"] == file).unwrap();
    row["disposition"].as_str().unwrap().to_owned()
}

fn sample() -> Vec<u8> {
    let root = Root::with_sample(&["2024-H1/so-tu-phap.xlsx"]);
    root.read(&format!("{FOLDER}/so-tu-phap.xlsx")).unwrap()
}

#[test]
fn what_grows_stays_within_memory_and_time() {
    let form = sample();
    let mut files = Vec::new();
    for count in [3_000, 8_000, 60_000] {
        // The two that need most meet each other.
        files.push((format!("a-{count}.xlsx"), rows_of_a_measure(&form, count)));
        files.push((
            format!("b-{count}.xlsx"),
            rows_of_a_measure(&form, count + 1),
        ));
    }
    files.push(("kế hoạch.xlsx".to_owned(), plan_again(&form, 1_000)));
    files.push(("tiêu đề.xlsx".to_owned(), sheets(1, 60_000, headings)));
    files.push(("trang tính.xlsx".to_owned(), sheets(200, 400, figures)));
    let results = held(&files);
    assert!(results["findings"].as_array().unwrap().len() < 50_100);
    // What can't be read in time is told as that; it is no report of nothing.
    let told = |file: &str| {
        let found = results["findings"].as_array().unwrap().iter();
        let of_file = found.filter(|row| row["place"]["file"] == file);
        of_file.map(|row| row["code"].clone()).collect::<Vec<_>>()
    };
    let disposition = disposition_of(&results, "tiêu đề.xlsx");
    let is_slow = disposition == "unreadable" && told("tiêu đề.xlsx") == ["TEP14"];
    assert!(
        is_slow || disposition == "not-a-submission",
        "{disposition}"
    );
}

#[test]
fn what_is_hostile_in_a_way_of_its_own_costs_itself_only() {
    let form = sample();
    let files: Vec<(String, Vec<u8>)> = each_in_its_own_way(&form)
        .into_iter()
        .map(|(name, bytes)| (name.to_owned(), bytes))
        .collect();
    let results = held(&files);
    let disposition = |file: &str| disposition_of(&results, file);
    // What can't be read is no report of nothing, whatever else it might be.
    for name in [
        "cut-off.xlsx",
        "repeated.ods",
        "tables.ods",
        "compound.xls",
        "row-numbers.xlsx",
    ] {
        assert_eq!(disposition(name), "unreadable", "{name}");
    }
    assert_eq!(disposition("long-agency.xlsx"), "unknown-agency");
    // No figure that nobody wrote comes of it.
    let readings = results["readings"].as_array().unwrap();
    let huge = readings.iter().filter(|row| {
        let text = row["first"].to_string();
        text.len() > 40
    });
    assert_eq!(huge.count(), 0);
    assert_eq!(disposition(GOOD), "accepted");
}

#[test]
fn what_is_made_against_the_limits_costs_itself_only() {
    let files: Vec<(String, Vec<u8>)> = against_limits::files(&sample())
        .into_iter()
        .map(|(name, bytes)| (name.to_owned(), bytes))
        .collect();
    let results = held(&files);
    assert_eq!(disposition_of(&results, GOOD), "accepted");
    let text = results.to_string();
    assert!(!text.contains('\u{1b}') && !text.contains("\\u001b"));
}
