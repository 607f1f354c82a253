//! The sample periods of 2024.

use std::fs;
use std::path::Path;

use super::super::root::Root;
use super::compare::differences;
use super::results::Results;

/// The root with every nth workbook of sample periods.
fn sample(periods: &[(&str, usize)]) -> Root {
    let root = Root::new();
    for (period, each) in periods {
        add(&root, period, *each);
    }
    root
}

fn add(root: &Root, period: &str, each: usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("inputs/submissions")
        .join(period);
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    for name in names.iter().step_by(each) {
        root.add(&format!("{period}/{name}"), &format!("{period}/{name}"));
    }
}

/// Runs the program, and gives what differs from the calculation.
pub fn judged(root: &Root, period: &str, as_of: &[&str]) -> Vec<String> {
    let arguments = ["report", "--period", period, "--only", "du-lieu"];
    let run = root.run(&[&arguments[..], as_of].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    let results = Results::read(&root.path(""), period);
    let found = differences(&root.path(""), period, &results);
    let told = |line| format!("{period} {} {line}", as_of.join(" "));
    found.into_iter().map(told).collect()
}

/// Runs the program, and fails where anything differs.
pub fn agrees(root: &Root, period: &str, as_of: &[&str]) {
    let found = judged(root, period, as_of);
    assert!(
        found.is_empty(),
        "{} differences\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn the_half_year_is_as_calculated() {
    let root = sample(&[("2024-H1", 1)]);
    agrees(&root, "2024-H1", &[]);
}

#[test]
fn the_half_year_is_as_calculated_on_other_days() {
    let root = sample(&[("2024-H1", 8)]);
    for day in ["2024-12-14", "2024-12-31", "2025-01-01"] {
        agrees(&root, "2024-H1", &["--as-of", day]);
    }
}

#[test]
fn the_third_quarter_is_as_calculated() {
    let root = sample(&[("2024-H1", 6), ("2024-Q3", 6)]);
    agrees(&root, "2024-H1", &[]);
    agrees(&root, "2024-Q3", &[]);
    agrees(&root, "2024-Q3", &["--as-of", "2025-02-01"]);
}
