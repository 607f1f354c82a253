//! Holds the modules of `src/` to the order in which data flows, and each of some libraries to the
//! one file or folder that may name it. The picture is in `docs/architecture.md`.
//!
//! A violation is mended in `src/`. The tables below change only where the architecture does.

mod layering {
    pub mod circles;
    pub mod rules;
    pub mod source;
    pub mod tables;
}

use std::fs;
use std::path::{Path, PathBuf};

use layering::circles::circles;
use layering::rules::{Source, declared_modules, violations};
use layering::tables::{KNOWN_CIRCLES, MODULES, NAMED_IN};

/// Every Rust file below a folder, in the order of paths.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).expect("a folder of the sources can be read");
    for entry in entries {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The files below a folder: path below it, with `/`, and text.
fn texts(folder: &Path) -> Vec<(String, String)> {
    rust_files(folder)
        .into_iter()
        .map(|path| {
            let below = path.strip_prefix(folder).expect("it lies below the folder");
            let parts: Vec<String> = below
                .iter()
                .map(|part| part.to_string_lossy().into_owned())
                .collect();
            let text = fs::read_to_string(&path).expect("a source is UTF-8");
            (parts.join("/"), text)
        })
        .collect()
}

/// The names of the folders below `crates`.
fn members() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates");
    let entries = fs::read_dir(folder).expect("the folder of crates can be read");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry can be read").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// The sources of the root package and of the crates below `crates`.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources: Vec<Source> = texts(&root.join("src"))
        .iter()
        .map(|(file, text)| Source::new(file, text))
        .collect();
    for member in members() {
        let name = member.replace('-', "_");
        let files = texts(&root.join("crates").join(&member).join("src"));
        assert!(!files.is_empty(), "crates/{member} has no sources");
        sources.extend(
            files
                .iter()
                .map(|(file, text)| Source::of_crate(&name, file, text)),
        );
    }
    sources
}

#[test]
fn the_crate_keeps_its_layers() {
    let sources = sources();
    assert!(sources.len() > 10, "the sources were not found");
    let found = violations(&sources, MODULES, NAMED_IN);
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let crates = members()
        .into_iter()
        .map(|name| format!("crates/{name}/src"));
    let found: Vec<String> = std::iter::once("src".to_owned())
        .chain(crates)
        .flat_map(|below| circles(&below, &texts(&root.join(&below)), KNOWN_CIRCLES))
        .collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn the_table_itself_keeps_the_order() {
    for (place, (module, allowed)) in MODULES.iter().enumerate() {
        for used in *allowed {
            let stands = MODULES.iter().position(|(name, _)| name == used);
            assert!(
                stands.is_some_and(|stands| stands < place),
                "{module} may not be allowed {used}, which comes after it or not at all"
            );
        }
    }
    let last: Vec<&str> = MODULES
        .iter()
        .rev()
        .take(3)
        .map(|(name, _)| *name)
        .collect();
    assert_eq!(last, ["cli", "desk", "pipeline"]);
}

/// The names in the first column of the table of rooms: crates (marked with a star), and modules.
fn rooms(page: &str) -> (Vec<String>, Vec<String>) {
    let table = page.split("\n## Rooms\n").nth(1).unwrap_or_default();
    let table = table.split("\n## ").next().unwrap_or_default();
    let names = table.lines().filter_map(|line| {
        let cell = line.strip_prefix("| `")?.split(" |").next()?;
        let (name, mark) = cell.split_once('`')?;
        Some((name.to_owned(), mark.trim() == "*"))
    });
    let (crates, modules): (Vec<_>, Vec<_>) = names.partition(|(_, is_crate)| *is_crate);
    let only_names = |list: Vec<(String, bool)>| list.into_iter().map(|(name, _)| name).collect();
    (only_names(crates), only_names(modules))
}

#[test]
fn the_page_of_the_architecture_has_every_room() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |file: &str| fs::read_to_string(root.join(file)).expect("a file of the repository");
    let (mut crates, modules) = rooms(&read("docs/architecture.md"));
    assert_eq!(modules, declared_modules(&read("src/lib.rs")));
    crates.sort();
    assert_eq!(crates, members());
}

#[test]
fn the_table_of_rooms_is_understood() {
    let page = "| `no` | |\n## Rooms\n\n| module | what |\n|---|---|\n| `a-b` * | x |\n| `c` | `d` |\n## Next\n| `e` | |";
    assert_eq!(rooms(page), (vec!["a-b".to_owned()], vec!["c".to_owned()]));
}

#[test]
fn lib_rs_is_understood() {
    let text = "//! pub mod not_me;\npub use vietnamese;\npub mod place;\nmod exact;\n#[cfg(windows)]\npub(crate) mod cli;\nmod inline { mod inner {} }\n";
    assert_eq!(declared_modules(text), ["place", "exact", "cli", "inline"]);
}
