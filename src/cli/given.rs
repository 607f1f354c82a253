//! What the arguments mean where a user gave them by dragging, or the shell left them as they are.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// The arguments as they are meant: files dropped on the program are to be checked, with their
/// returns; patterns of names that the shell did not expand (Windows leaves that to programs) are the
/// files that they fit.
pub(super) fn meant(arguments: Vec<OsString>) -> Vec<OsString> {
    let mut arguments = arguments.into_iter();
    let mut meant: Vec<OsString> = arguments.next().into_iter().collect();
    let given: Vec<OsString> = arguments.flat_map(expanded).collect();
    let are_files = !given.is_empty() && given.iter().all(|one| Path::new(one).is_file());
    if are_files {
        meant.push("check".into());
    }
    meant.extend(given);
    if are_files {
        meant.push("--return".into());
    }
    meant
}

/// The files that a pattern fits, by name; the argument itself where it is none, or fits nothing.
fn expanded(argument: OsString) -> Vec<OsString> {
    let path = Path::new(&argument);
    let pattern = path.file_name().and_then(|name| name.to_str());
    let Some(pattern) = pattern.filter(|name| name.contains(['*', '?']) && !path.exists()) else {
        return vec![argument];
    };
    let folder = path.parent().unwrap_or(Path::new(""));
    let listed = if folder.as_os_str().is_empty() {
        fs::read_dir(".")
    } else {
        fs::read_dir(folder)
    };
    let wanted: Vec<char> = pattern.to_lowercase().chars().collect();
    let fits_name = |name: &OsString| {
        let name: Vec<char> = name.to_string_lossy().to_lowercase().chars().collect();
        fits(&wanted, &name)
    };
    let names = listed.into_iter().flatten().flatten();
    let mut found: Vec<OsString> = names
        .filter(|entry| entry.path().is_file())
        .map(|entry| entry.file_name())
        .filter(fits_name)
        .map(|name| folder.join(name).into_os_string())
        .collect();
    found.sort();
    if found.is_empty() {
        return vec![argument];
    }
    found
}

/// Whether a name fits a pattern: `*` stands for any letters, `?` for one.
fn fits(pattern: &[char], name: &[char]) -> bool {
    match (pattern.first(), name.first()) {
        (None, None) => true,
        (Some('*'), _) => {
            fits(&pattern[1..], name) || (!name.is_empty() && fits(pattern, &name[1..]))
        }
        (Some('?'), Some(_)) => fits(&pattern[1..], &name[1..]),
        (Some(letter), Some(own)) => letter == own && fits(&pattern[1..], &name[1..]),
        _ => false,
    }
}

/// The root where none is named: the current folder; where no inputs are there, the folder of the
/// program, if they are there (it was pinned, or started by an administrator, in a folder of the
/// system's).
pub(super) fn default_root() -> PathBuf {
    let here = PathBuf::from(".");
    if here.join("inputs").is_dir() {
        return here;
    }
    let program = std::env::current_exe().ok();
    let own = program.as_deref().and_then(Path::parent);
    match own {
        Some(own) if own.join("inputs").is_dir() => own.to_path_buf(),
        _ => here,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_names() {
        let fits = |pattern: &str, name: &str| {
            let letters = |text: &str| text.chars().collect::<Vec<_>>();
            super::fits(&letters(pattern), &letters(name))
        };
        assert!(fits("*.xlsx", "sở y tế.xlsx") && fits("s?.xlsx", "sở.xlsx") && fits("*", ""));
        assert!(!fits("*.xlsx", "a.xls") && !fits("?", "") && !fits("a*b", "a"));
    }

    #[test]
    fn files_that_are_dropped_are_checked() {
        let folder = tempfile::tempdir().unwrap();
        let named = |name: &str| folder.path().join(name).into_os_string();
        for name in ["b.xlsx", "a.xlsx", "c.txt"] {
            drop(
                tempfile::NamedTempFile::new_in(folder.path())
                    .unwrap()
                    .persist(named(name)),
            );
        }
        let program = OsString::from("cchc");
        let given = meant(vec![program.clone(), named("a.xlsx")]);
        assert_eq!(
            given,
            [
                program.clone(),
                "check".into(),
                named("a.xlsx"),
                "--return".into()
            ]
        );
        let given = meant(vec![program.clone(), "check".into(), named("*.XLSX")]);
        assert_eq!(
            given,
            [
                program.clone(),
                "check".into(),
                named("a.xlsx"),
                named("b.xlsx")
            ]
        );
        let given = meant(vec![program.clone(), "check".into(), named("*.ods")]);
        assert_eq!(given, [program.clone(), "check".into(), named("*.ods")]);
        assert_eq!(
            meant(vec![program.clone(), "report".into()]),
            [program, "report".into()]
        );
    }
}
