//! Hostile files under a limit of memory for all processes of a run together, and of time for each.

use std::time::Duration;

use serde_json::Value;

use super::measured::measured;
use super::office::reported;
use super::stress::{
    each_in_its_own_way, figures, headings, plan_again, rows_of_a_measure, sheets,
};
use super::{against_limits, families, later, pieces};
use crate::root::Root;

/// The most memory of a run, of all its processes together, in megabytes.
const MOST_MEMORY: u64 = 1024;
/// The most time of the processor for a file, with what starting a worker again takes: on a machine
/// that is busy a run takes longer, and does no more.
const MOST_TIME: Duration = Duration::from_secs(12);
/// The largest JSON of a run, in bytes.
const MOST_JSON: usize = 64 * 1024 * 1024;

const FOLDER: &str = "inputs/submissions/2024-H1";
/// Good forms of five agencies, which must not be harmed.
const GOOD: [&str; 5] = [
    "so-noi-vu.xlsx",
    "so-tai-chinh.xlsx",
    "ban-dan-toc.xlsx",
    "huyen-dai-tu.xlsx",
    "kho-bac-nha-nuoc.xlsx",
];

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

/// Checks a period with hostile files beside good ones: within memory and time, every file has its line,
/// and of the good ones is said what is said without them.
fn held(files: &[(String, Vec<u8>)]) -> Value {
    let good: Vec<String> = GOOD.iter().map(|name| format!("2024-H1/{name}")).collect();
    let good: Vec<&str> = good.iter().map(String::as_str).collect();
    let root = Root::with_sample(&good);
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
    for word in [
        "memory allocation",
        "panicked",
        "không chạy được tiến trình",
    ] {
        assert!(!run.told.contains(word), "{}", run.told);
    }
    let results: Value = serde_json::from_str(&run.out).unwrap();
    for name in GOOD {
        let agency = name.trim_end_matches(".xlsx");
        let (alone, beside) = (said_of(&alone, agency), said_of(&results, agency));
        assert!(!alone.is_empty(), "{agency}");
        assert!(alone == beside, "of {agency} something else is said");
    }
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
    assert_eq!(disposition(GOOD[0]), "accepted");
}

#[test]
fn what_is_made_against_the_limits_costs_itself_only() {
    let files: Vec<(String, Vec<u8>)> = against_limits::files(&sample())
        .into_iter()
        .map(|(name, bytes)| (name.to_owned(), bytes))
        .collect();
    let results = held(&files);
    assert_eq!(disposition_of(&results, GOOD[0]), "accepted");
    let text = results.to_string();
    assert!(!text.contains('\u{1b}') && !text.contains("\\u001b"));
}

#[test]
fn families_made_after_the_limits_cost_themselves_only() {
    let form = sample();
    let mut files: Vec<(String, Vec<u8>)> = families::files(&form)
        .into_iter()
        .map(|(name, bytes)| (name.to_owned(), bytes))
        .collect();
    // Above the largest file that is opened.
    files.push(("too large.csv".to_owned(), vec![b';'; 100_000_000]));
    files.push((
        "packed otherwise.xlsx".to_owned(),
        families::sizes_behind(&form),
    ));
    let results = held(&files);
    let disposition = |file: &str| disposition_of(&results, file);
    for name in [
        "all entries.xlsx",
        "overlapping.xlsx",
        "chains.xls",
        "too large.csv",
    ] {
        assert_eq!(disposition(name), "unreadable", "{name}");
    }
    let text = results.to_string();
    assert!(!text.contains('\u{202e}') && !text.contains("\\u202e"));
}

/// Files under names as they are written to the folder.
fn named(files: Vec<(&'static str, Vec<u8>)>) -> impl Iterator<Item = (String, Vec<u8>)> {
    files
        .into_iter()
        .map(|(name, bytes)| (name.to_owned(), bytes))
}

#[test]
fn families_made_later_cost_themselves_only() {
    let results = held(&named(later::files(&sample())).collect::<Vec<_>>());
    let disposition = |file: &str| disposition_of(&results, file);
    for name in [
        "a part of itself.xlsx",
        "behind a paper.xlsx",
        "behind an old book.xlsx",
        "cipher.xlsx",
        "long texts repeated.ods",
        "texts without end.xls",
        "a page of the web.xls",
    ] {
        assert_eq!(disposition(name), "unreadable", "{name}");
    }
    // What only stands beside the cells of a form does not keep it from being read; which of so many
    // copies of one form counts is another question.
    for name in [
        "drawings.xlsx",
        "filters.xlsx",
        "names in a circle.xlsx",
        "one comment.xlsx",
    ] {
        assert_ne!(disposition(name), "unreadable", "{name}");
    }
}

#[test]
fn many_tiny_pieces_cost_themselves_only() {
    let results = held(&named(pieces::files(&sample())).collect::<Vec<_>>());
    let codes = |file: &str| -> Vec<String> {
        let found = results["findings"].as_array().unwrap().iter();
        let of_file = found.filter(|row| row["place"]["file"] == file);
        of_file
            .map(|row| row["code"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(codes("tiny texts.ods"), ["TEP13"]);
    for name in ["deep styles.xlsx", "caches.xlsx"] {
        assert_ne!(disposition_of(&results, name), "unreadable", "{name}");
    }
}

/// Papers of others are read within the limits of a file, whatever the command.
#[test]
fn papers_of_others_cost_themselves_only() {
    let root = reported();
    for (name, bytes) in pieces::papers() {
        root.write(name, &bytes);
        let commands: &[&[&str]] = match name.ends_with(".docx") {
            true => &[
                &["format-check"],
                &["narrative", "import", "--period", "2026-Q1"],
                &["plan", "import"],
            ],
            false => &[&["format-check"]],
        };
        for command in commands {
            let run = measured(&root, &[command, &[name][..]].concat());
            println!(
                "{name} {command:?}: {} MB, {:?}, {:?}",
                run.most, run.took, run.code
            );
            assert!(
                run.most < MOST_MEMORY,
                "{name} {command:?}: {} MB",
                run.most
            );
            assert!(
                run.took < 2 * MOST_TIME,
                "{name} {command:?}: {:?}",
                run.took
            );
            assert!(
                matches!(run.code, Some(0..=2)),
                "{name} {command:?}: {}",
                run.told
            );
            for word in ["memory allocation", "panicked", "overflow"] {
                assert!(!run.told.contains(word), "{name} {command:?}: {}", run.told);
            }
            if run.code == Some(2) {
                assert!(run.told.contains(name), "{command:?}: {}", run.told);
            }
        }
    }
}

/// All documents of a period whose folder holds every hostile file at once: within memory, none is
/// dropped, and of the good forms is said what is said without them.
#[test]
fn a_report_over_all_hostile_files_at_once_stays_within_memory() {
    let good: Vec<String> = GOOD.iter().map(|name| format!("2024-H1/{name}")).collect();
    let good: Vec<&str> = good.iter().map(String::as_str).collect();
    let root = Root::with_sample(&good);
    let form = sample();
    let results = |root: &Root| -> Value {
        let bytes = root.read("output/2024-H1/results.json").unwrap();
        serde_json::from_slice(&bytes).unwrap()
    };
    let data = ["report", "--period", "2024-H1", "--only", "du-lieu"];
    assert_eq!(root.run(&data).code, 0);
    let alone = results(&root);
    let all = named(against_limits::files(&form))
        .chain(named(families::files(&form)))
        .chain(named(later::files(&form)))
        .chain(named(pieces::files(&form)))
        .chain(named(each_in_its_own_way(&form)))
        .chain([
            ("rows.xlsx".to_owned(), rows_of_a_measure(&form, 8_000)),
            (
                "more rows.xlsx".to_owned(),
                rows_of_a_measure(&form, 60_000),
            ),
            ("plans.xlsx".to_owned(), plan_again(&form, 1_000)),
            ("headings.xlsx".to_owned(), sheets(1, 60_000, headings)),
            ("sheets.xlsx".to_owned(), sheets(200, 400, figures)),
        ]);
    let mut names = Vec::new();
    for (at, (name, bytes)) in all.enumerate() {
        let name = format!("{at:03} {name}");
        root.write(&format!("{FOLDER}/{name}"), bytes);
        names.push(name);
    }
    let run = measured(&root, &["report", "--period", "2024-H1"]);
    println!("{} MB, {:?}, {} files", run.most, run.took, names.len());
    assert_eq!(run.code, Some(0), "{}", run.told);
    assert!(run.most < MOST_MEMORY, "{} MB", run.most);
    let now = results(&root);
    let sent = now["submissions"].as_array().unwrap();
    for name in names {
        let has_line = sent.iter().any(|row| row["file"] == name.as_str());
        assert!(has_line, "{name} has no line");
    }
    for name in GOOD {
        let agency = name.trim_end_matches(".xlsx");
        assert!(said_of(&alone, agency) == said_of(&now, agency), "{agency}");
    }
}
