//! The catalogue of rules.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Code, Series, rules};

/// The Rust files below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
    found
}

/// A file whose list were forgotten in `catalogue` would vanish from `cchc explain` unseen.
#[test]
fn every_declared_rule_is_in_the_catalogue() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/finding/rules");
    let catalogue = rules::catalogue();
    let mut declared = 0;
    for path in sources(&folder) {
        let text = fs::read_to_string(&path).unwrap();
        let codes = text.lines().filter_map(|line| {
            let code = line.trim().strip_prefix("code: \"")?;
            code.strip_suffix("\",")
        });
        for code in codes {
            declared += 1;
            let known = catalogue.iter().any(|rule| rule.code.as_str() == code);
            assert!(known, "{}: {code}", path.display());
        }
    }
    assert_eq!(declared, catalogue.len());
}

/// Rules of tests are made by functions; every other stands in the catalogue's own files.
#[test]
fn no_rule_is_declared_elsewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&root) {
        let is_catalogue = path.starts_with(root.join("finding"));
        let is_test = path.to_string_lossy().contains("test") || path.ends_with("sample.rs");
        let text = fs::read_to_string(&path).unwrap();
        let declares = text.contains(": Rule = Rule {");
        assert!(is_catalogue || is_test || !declares, "{}", path.display());
    }
}

#[test]
fn codes_are_unique_and_every_rule_says_what_to_do() {
    let all = rules::catalogue();
    for pair in all.windows(2) {
        assert_ne!(pair[0].code, pair[1].code);
    }
    for rule in all {
        for text in [rule.title, rule.explanation, rule.advice, rule.example] {
            let is_told = !text.trim().is_empty() && !text.contains("  ");
            assert!(is_told, "{}: {text}", rule.code);
        }
    }
}

/// Advice goes back to the agency, which has none of the office's files.
#[test]
fn advice_speaks_to_the_agency() {
    for rule in rules::catalogue() {
        assert!(!rule.advice.contains(".toml"), "{}", rule.code);
    }
}

#[test]
fn codes_are_ordered_as_printed_and_know_their_series() {
    let all = rules::catalogue();
    for pair in all.windows(2) {
        let printed = [pair[0], pair[1]].map(|rule| rule.code.as_str());
        assert!(printed[0] < printed[1], "{printed:?}");
        assert!(pair[0].code.series() <= pair[1].code.series());
    }
    assert_eq!(Code::new("TEP03").series(), Series::File);
    assert_eq!(Code::new("NH13").series(), Series::Identity);
}
