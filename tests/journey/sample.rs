//! The sample period as it is shipped: the program finds the faults that were put into it, and no
//! others.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::root::Root;

/// File, measure, code.
type Fact = (String, String, String);

/// The faults that the generator put in.
fn planted() -> BTreeSet<Fact> {
    include_str!("../cases/sample_period/faults.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .map(|line| {
            let parts: Vec<&str> = line.split('\t').collect();
            (
                parts[0].to_owned(),
                parts[2].to_owned(),
                parts[5].to_owned(),
            )
        })
        .collect()
}

#[test]
fn the_program_finds_what_is_wrong_and_nothing_else() {
    let root = Root::new();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("inputs/submissions/2024-H1");
    for entry in fs::read_dir(sample).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        root.add(&format!("2024-H1/{name}"), &format!("2024-H1/{name}"));
    }
    let run = root.run(&["check", "--period", "2024-H1", "--format", "json"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let results: Value = serde_json::from_str(&run.out).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let found: BTreeSet<Fact> = results["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            (
                text(&row["place"]["file"]),
                text(&row["measure"]),
                text(&row["code"]),
            )
        })
        .filter(|(_, _, code)| !code.starts_with("GH"))
        .collect();
    let planted = planted();
    assert!(planted.len() >= 20);
    let missed: Vec<_> = planted.difference(&found).collect();
    let noise: Vec<_> = found.difference(&planted).collect();
    assert!(
        missed.is_empty() && noise.is_empty(),
        "missed {missed:?}, noise {noise:?}"
    );
    let late = results["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["code"] == "GH02")
        .count();
    assert_eq!(late, 10, "forms received after the agencies' due date");
}
