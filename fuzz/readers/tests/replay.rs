//! The files that the fuzzers found worth keeping, and those on which a reader once failed, are read again.

use std::fs;
use std::path::Path;

/// The files of a target's corpus, in the order of names.
fn corpus(name: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../corpus")
        .join(name);
    let entries =
        fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<(String, Vec<u8>)> = entries
        .map(|entry| {
            let path = entry.expect("a file of the corpus").path();
            let name = path.file_name().unwrap_or_default();
            let name = name.to_string_lossy().into_owned();
            (name, fs::read(path).expect("a file of the corpus"))
        })
        .collect();
    files.sort();
    files
}

#[test]
fn every_reader_holds_on_what_the_fuzzers_found() {
    let mut failed = Vec::new();
    for target in readers::TARGETS {
        let files = corpus(target.name);
        assert!(
            files.len() >= 5,
            "{} has {} files",
            target.name,
            files.len()
        );
        for (name, bytes) in files {
            let read = std::panic::catch_unwind(|| (target.read)(&bytes));
            if read.is_err() {
                failed.push(format!("{}/{name}", target.name));
            }
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}
