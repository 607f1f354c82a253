//! The sample province of 2026: every kind of target, an amended plan, bodies that end and follow.

use std::fs;
use std::path::Path;

use super::super::root::Root;
use super::sample::judged;

fn copied(from: &Path, root: &Root, below: &str) {
    for entry in fs::read_dir(from).unwrap().flatten() {
        let name = format!("{below}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            copied(&entry.path(), root, &name);
        } else {
            root.write(&name, fs::read(entry.path()).unwrap());
        }
    }
}

#[test]
fn the_province_of_2026_is_as_calculated() {
    let root = Root::empty();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/tinh-mau-2026");
    copied(&example.join("inputs"), &root, "inputs");
    // The readings of the workbooks are judged, not those of what was issued: nothing is issued here.
    let office = String::from_utf8(root.read("inputs/office.toml").unwrap()).unwrap();
    let mut office: toml::Table = office.parse().unwrap();
    office.remove("issued");
    root.write("inputs/office.toml", office.to_string());
    let mut found = Vec::new();
    for period in [
        "2025-H1", "2025-Q3", "2025-Y", "2026-Q1", "2026-H1", "2026-Q3", "2026-Y",
    ] {
        found.extend(judged(&root, period, &[]));
    }
    assert!(
        found.is_empty(),
        "{} differences\n{}",
        found.len(),
        found.join("\n")
    );
}
