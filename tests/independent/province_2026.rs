//! The sample province of 2026: every kind of target, an amended plan, bodies that end and follow.

use std::fs;
use std::path::Path;

use super::super::root::Root;
use super::filled::filled;
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

/// The sample province with nothing issued: the readings of its workbooks are judged, not those of what
/// was signed.
fn province() -> Root {
    let root = Root::empty();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/tinh-mau-2026");
    copied(&example.join("inputs"), &root, "inputs");
    let office = String::from_utf8(root.read("inputs/office.toml").unwrap()).unwrap();
    let mut office: toml::Table = office.parse().unwrap();
    office.remove("issued");
    root.write("inputs/office.toml", office.to_string());
    root
}

#[test]
fn the_province_of_2026_is_as_calculated() {
    let root = province();
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

/// A commune that was split on 1/7 had entered đồng for triệu đồng: its last figure is carried on, and is no
/// better for that.
#[test]
fn the_last_figure_of_an_ended_body_stays_in_doubt() {
    let root = province();
    let name = "inputs/submissions/2026-H1/xa-mau-truong.xlsx";
    let slip = [("F31".to_owned(), "200000000".to_owned())];
    root.write(name, filled(&root.read(name).unwrap(), &slip));
    let mut found = Vec::new();
    for period in ["2026-Q1", "2026-H1", "2026-Q3", "2026-Y"] {
        found.extend(judged(&root, period, &[]));
    }
    assert_eq!(found, Vec::<String>::new());
    // In the whole year the others reach the target without it.
    for (period, told) in [
        ("2026-Q3", (Some("insufficient"), Some("in-doubt"))),
        ("2026-Y", (Some("met"), None)),
    ] {
        let results = root.json(&format!("output/{period}/results.json"));
        let mut province = results["province"].as_array().unwrap().iter();
        let saved = province.find(|one| one["measure"] == "6.3").unwrap();
        let found = (saved["verdict"].as_str(), saved["reason"].as_str());
        assert_eq!(found, told, "{period}");
    }
}
