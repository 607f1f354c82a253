//! Each command, with a fault at each of its steps on the disk in turn.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::root::Root;

/// The files below a folder: name and bytes.
pub type Files = BTreeMap<PathBuf, Vec<u8>>;

/// The most steps that a command of these tests takes.
const MOST_STEPS: usize = 200;

pub fn files_below(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_path_buf();
                files.insert(name, fs::read(path).unwrap());
            }
        }
    }
    files
}

/// Puts a folder back to what it was.
fn restore(folder: &Path, files: &Files) {
    if folder.exists() {
        fs::remove_dir_all(folder).unwrap();
    }
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// How a run ended: its code (none where it was killed), and what it told.
struct Ended {
    code: Option<i32>,
    told: String,
}

fn run(root: &Root, arguments: &[&str], fault: Option<String>) -> Ended {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cchc"));
    command.args(arguments).current_dir(root.path("."));
    if let Some(fault) = fault {
        command.env("CCHC_FAULT", fault);
    }
    let output = command.output().unwrap();
    Ended {
        code: output.status.code(),
        told: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A command, and what it replaces.
struct Case {
    root: Root,
    arguments: Vec<&'static str>,
    /// The folder in which it writes.
    written: &'static str,
    old: Files,
    new: Files,
}

impl Case {
    /// A command that has run once; `change` makes the next run give something else.
    fn new(
        root: Root,
        arguments: &[&'static str],
        written: &'static str,
        change: impl Fn(&Root),
    ) -> Self {
        let done = |root: &Root| {
            let ended = run(root, arguments, None);
            assert!(matches!(ended.code, Some(0 | 1)), "{}", ended.told);
            files_below(&root.path(written))
        };
        let old = done(&root);
        change(&root);
        let new = done(&root);
        assert!(old != new, "{arguments:?} has nothing to replace");
        Case {
            root,
            arguments: arguments.to_vec(),
            written,
            old,
            new,
        }
    }
}

/// A command struck at each step by a fault.
fn struck_everywhere(case: &Case, kind: &str) {
    for step in 1..MOST_STEPS {
        let folder = case.root.path(case.written);
        restore(&folder, &case.old);
        let inputs = files_below(&case.root.path("inputs"));
        let ended = run(&case.root, &case.arguments, Some(format!("{kind}:{step}")));
        let at_once = files_below(&folder);
        let next = run(&case.root, &["explain", "SL01"], None);
        assert_eq!(next.code, Some(0), "{}", next.told);
        let what = format!("{:?}, {kind} at step {step}", case.arguments);
        let now = files_below(&folder);
        assert!(now == case.old || now == case.new, "{what}: a torn set");
        assert!(at_once == now || !next.told.is_empty(), "{what}: not told");
        if case.written != "inputs/narrative" {
            assert!(inputs == files_below(&case.root.path("inputs")), "{what}");
        }
        let is_done = matches!(ended.code, Some(0 | 1));
        match kind {
            "kill" => assert!(is_done || ended.code.is_none(), "{what}: {}", ended.told),
            _ if is_done => {}
            _ => {
                assert_eq!(ended.code, Some(2), "{what}: {}", ended.told);
                let reason = if kind == "full" {
                    "đã đầy"
                } else {
                    "chỉ cho đọc"
                };
                assert!(ended.told.contains(reason), "{what}: {}", ended.told);
                // Where undoing is refused as well, the next run settles it.
                let is_old = kind == "read-only" || now == case.old;
                assert!(is_old, "{what}: a failure that wrote");
            }
        }
        if is_done && now == case.new && at_once == now {
            assert!(step > 5, "{what}: no step was struck");
            return;
        }
    }
    panic!("{:?} never ends", case.arguments);
}

/// What an office puts on its forms is changed.
fn other_contact(root: &Root) {
    let office = String::from_utf8(root.read("inputs/office.toml").unwrap()).unwrap();
    let changed = office.replacen("issuer = \"", "issuer = \"PHÒNG MẪU, ", 1);
    assert!(changed != office, "the office has an issuer");
    root.write("inputs/office.toml", changed);
}

fn forms() -> Case {
    let arguments = [
        "forms",
        "--period",
        "2024-H1",
        "--agency",
        "so-tu-phap",
        "--agency",
        "so-noi-vu",
    ];
    Case::new(Root::new(), &arguments, "output", other_contact)
}

fn check() -> Case {
    let root = Root::with_sample(&["2024-H1/so-tu-phap.xlsx"]);
    for name in ["a", "b", "thư mục/c"] {
        root.write(
            &format!("inputs/submissions/2024-H1/{name}.xlsx"),
            "không phải Excel",
        );
    }
    Case::new(root, &["check", "--period", "2024-H1"], "output", |root| {
        fs::remove_file(root.path("inputs/submissions/2024-H1/a.xlsx")).unwrap();
        root.write("inputs/submissions/2024-H1/d.xlsx", "không phải Excel");
    })
}

fn report() -> Case {
    let root = Root::with_sample(&["2024-H1/so-tu-phap.xlsx"]);
    let arguments = ["report", "--period", "2024-H1", "--only", "du-lieu"];
    Case::new(root, &arguments, "output", |root| {
        root.add("2024-H1/so-noi-vu.xlsx", "2024-H1/so-noi-vu.xlsx");
    })
}

#[test]
fn forms_are_whole_wherever_the_program_is_killed() {
    struck_everywhere(&forms(), "kill");
}

#[test]
fn forms_are_whole_whenever_the_disk_is_full_or_fixed() {
    let case = forms();
    struck_everywhere(&case, "full");
    struck_everywhere(&case, "read-only");
}

#[test]
fn returns_are_whole_wherever_the_program_is_killed() {
    struck_everywhere(&check(), "kill");
}

#[test]
fn returns_are_whole_whenever_the_disk_is_full_or_fixed() {
    let case = check();
    struck_everywhere(&case, "full");
    struck_everywhere(&case, "read-only");
}

#[test]
fn documents_are_whole_wherever_the_program_is_killed() {
    struck_everywhere(&report(), "kill");
}

#[test]
fn documents_are_whole_whenever_the_disk_is_full_or_fixed() {
    let case = report();
    struck_everywhere(&case, "full");
    struck_everywhere(&case, "read-only");
}

#[test]
fn what_is_written_beside_a_file_is_whole_or_not_there() {
    let root = Root::new();
    root.write("noi/xau.xlsx", "không phải Excel");
    let arguments = ["check", "noi/xau.xlsx", "--return"];
    for kind in ["kill", "full", "read-only"] {
        for step in 1..MOST_STEPS {
            let ended = run(&root, &arguments, Some(format!("{kind}:{step}")));
            // The next run settles the folder of its files.
            run(&root, &["check", "noi/xau.xlsx"], None);
            let names = root.names("noi");
            let made = names.contains(&"xau - cần sửa.xlsx".to_owned());
            assert_eq!(
                names.len(),
                1 + usize::from(made),
                "{kind} at {step}: {names:?}"
            );
            if made {
                let bytes = root.read("noi/xau - cần sửa.xlsx").unwrap();
                assert!(zip::ZipArchive::new(std::io::Cursor::new(bytes)).is_ok());
                fs::remove_file(root.path("noi/xau - cần sửa.xlsx")).unwrap();
            }
            if ended.code == Some(1) && made {
                break;
            }
        }
    }
}

#[test]
fn a_standard_output_that_takes_only_a_part_is_told() {
    let root = Root::with_sample(&["2024-H1/so-tu-phap.xlsx"]);
    for arguments in [
        &["check", "--period", "2024-H1", "--format", "json"][..],
        &["--help"],
    ] {
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
            .args(arguments)
            .current_dir(root.path("."))
            .stdout(full)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(
            told.contains("không in được trọn vẹn") && told.contains("đã đầy"),
            "{told}"
        );
    }
}
