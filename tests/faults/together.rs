//! Two commands at once, and files that change while they are read.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use super::office::{Ended, Files, everything, files_below, is_staged, office, reported, run};
use super::steps::{CONFIRM, ISSUE};
use crate::root::Root;

fn start(root: &Root, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(arguments)
        .current_dir(root.path("."))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn ended(child: Child) -> Ended {
    let output = child.wait_with_output().unwrap();
    Ended {
        code: output.status.code(),
        told: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Commands that write: some into one folder, some into one file.
const COMMANDS: [&[&str]; 14] = [
    &["forms", "--period", "2026-Q1"],
    &["check", "--period", "2026-Q1"],
    &["report", "--period", "2026-Q1", "--only", "du-lieu"],
    &["report", "--period", "2026-Q1", "--only", "tong-hop"],
    &[
        "decide",
        "--period",
        "2026-Q1",
        "--file",
        "a.xlsx",
        "--not-a-report",
        "--why",
        "Gửi nhầm",
        "--by",
        "Nguyễn Thị Mẫu",
        "--on",
        "2026-03-18",
    ],
    &[
        "decide",
        "--period",
        "2026-Q1",
        "--file",
        "xa-an-khanh.xlsx",
        "--not-a-report",
        "--why",
        "Gửi nhầm",
        "--by",
        "Nguyễn Thị Mẫu",
        "--on",
        "2026-03-18",
    ],
    &["agencies", "import", "ds-2.txt"],
    &["agencies", "merge", "sap-nhap.txt", "--from", "01/7/2026"],
    &["receipts", "import", "so.txt", "--period", "2026-Q1"],
    &["report", "--period", "2026-Q1", "--draft"],
    &["narrative", "import", "output/2026-Q1/bao-cao.docx"],
    &["outgoing", "--period", "2026-Q1"],
    &[
        "report",
        "--period",
        "2026-Q1",
        "--only",
        "cong-van",
        "--each-reminder",
        "--each-miss",
    ],
    &[
        "report", "--period", "2026-Q1", "--only", "bao-cao", "--docx",
    ],
];

/// Commands that need more than the others: an issue, a layout that is confirmed, a plan under another name,
/// a printed plan, all documents.
const OTHERS: [&[&str]; 5] = [
    &ISSUE,
    &CONFIRM,
    &["plan", "import", "kh.txt", "--out", "kh-moi.toml"],
    &["plan", "print", "2026"],
    &["report", "--period", "2026-Q1"],
];

/// What a command wrote over meanwhile says, so that it is run again.
const RUN_AGAIN: &str = "vừa được một lệnh khác";

/// The files of a root without the page of contents, which lists what was there when it was written.
fn left(root: &Root) -> Files {
    let mut files = files_below(&root.path("."));
    files.retain(|name, _| !name.ends_with("00-muc-luc.html"));
    files
}

/// What is left of two commands, and whether each did what it was asked: one may be refused for what
/// the other has changed.
struct Left {
    files: Files,
    done: [bool; 2],
}

/// What two commands leave, one after the other.
fn in_turn(start: fn() -> Root, commands: [&[&str]; 2], order: [usize; 2]) -> Left {
    let root = start();
    let mut done = [false; 2];
    for at in order {
        let ended = run(&root, commands[at], None);
        done[at] = ended.is_done();
        let first = at == order[0];
        assert!(done[at] || !first, "{:?}: {}", commands[at], ended.told);
    }
    Left {
        files: left(&root),
        done,
    }
}

/// Two commands at once leave what one leaves after the other; where both change one file, one of
/// them may be asked to be run again.
fn at_once(from: fn() -> Root, one: &[&str], other: &[&str]) {
    let root = from();
    let commands = [one, other];
    let children = commands.map(|command| start(&root, command));
    let mut again = Vec::new();
    let mut done = [false; 2];
    let mut told = Vec::new();
    for (at, child) in children.into_iter().enumerate() {
        let ended = ended(child);
        assert!(
            matches!(ended.code, Some(0..=2)),
            "{one:?} {other:?}: {}",
            ended.told
        );
        done[at] = ended.is_done();
        if ended.code == Some(2) && ended.told.contains(RUN_AGAIN) {
            again.push(at);
        }
        told.push(ended.told);
    }
    assert!(again.len() < 2, "{one:?} {other:?}: nobody wrote");
    for at in again {
        done[at] = run(&root, commands[at], None).is_done();
    }
    assert!(!is_staged(&root.path(".")), "{one:?} {other:?}");
    let left = left(&root);
    let turns = [[0, 1], [1, 0]].map(|order| in_turn(from, commands, order));
    let differs = |turn: &Left| -> Vec<String> {
        let names: BTreeMap<_, _> = turn.files.iter().chain(&left).collect();
        (names.into_keys())
            .filter(|name| turn.files.get(*name) != left.get(*name))
            .map(|name| name.display().to_string())
            .chain((turn.done != done).then(|| format!("{done:?}: {told:?}")))
            .collect()
    };
    let differences = turns.each_ref().map(differs);
    assert!(
        differences.iter().any(Vec::is_empty),
        "{one:?} {other:?}: {differences:?}"
    );
}

/// The pairs of a command and those that stand behind it.
fn pairs_of(at: usize) {
    // One thing is decided once: the second time it is refused, at once or later.
    let is_again = |other: &&&[&str]| other[0] == "decide" && **other == COMMANDS[at];
    for other in COMMANDS[at..].iter().filter(|other| !is_again(other)) {
        at_once(reported, COMMANDS[at], other);
    }
}

/// The pairs of a command that needs more, with those behind it and with all that need less. What is
/// issued is kept by the first; a layout is confirmed once.
fn other_pairs_of(at: usize) {
    let is_again = |other: &&&[&str]| at == 1 && **other == OTHERS[at];
    for other in OTHERS[at..].iter().filter(|other| !is_again(other)) {
        at_once(everything, OTHERS[at], other);
    }
    // The documents of a report as a Word file are not there; nor is what else was reported.
    let less = |other: &&&[&str]| other[0] != "narrative";
    for other in COMMANDS.iter().filter(less) {
        at_once(everything, OTHERS[at], other);
    }
}

/// All pairs, in tests that go side by side.
macro_rules! pairs {
    ($($name:ident: $at:expr;)*) => {
        mod two_commands_at_once_leave_what_one_after_the_other_leaves {
            $(#[test]
            fn $name() {
                super::pairs_of($at);
            })*

            #[test]
            fn of_all_commands() {
                assert_eq!([$($at),*].len(), super::COMMANDS.len());
            }
        }
    };
}

pairs! {
    forms: 0;
    check: 1;
    data: 2;
    summary: 3;
    decide: 4;
    decide_another: 5;
    agencies_import: 6;
    agencies_merge: 7;
    receipts_import: 8;
    draft: 9;
    narrative_import: 10;
    outgoing: 11;
    dispatches: 12;
    word_files: 13;
}

/// The pairs of those that need more.
macro_rules! other_pairs {
    ($($name:ident: $at:expr;)*) => {
        mod two_commands_at_once_where_one_needs_more {
            $(#[test]
            fn $name() {
                super::other_pairs_of($at);
            })*

            #[test]
            fn of_all_commands() {
                assert_eq!([$($at),*].len(), super::OTHERS.len());
            }
        }
    };
}

other_pairs! {
    issue: 0;
    layout: 1;
    plan_import: 2;
    plan_print: 3;
    report: 4;
}

#[test]
fn files_that_change_meanwhile_are_told_or_read_whole() {
    let root = office();
    let name = "inputs/submissions/2026-Q1/so-tai-chinh.xlsx";
    let (file, bytes) = (root.path(name), root.read(name).unwrap());
    let command = ["check", "--period", "2026-Q1", "--format", "json"];
    let before = root.run(&command).out;
    let row = |out: &str| -> serde_json::Value {
        let results: serde_json::Value = serde_json::from_str(out).unwrap();
        let sent = results["submissions"].as_array().unwrap().clone();
        let row = sent
            .into_iter()
            .find(|row| row["file"] == "so-tai-chinh.xlsx");
        row.unwrap_or_default()
    };
    let changes: [(&str, Option<Vec<u8>>); 3] = [
        ("vanishes", None),
        ("is cut off", Some(bytes[..bytes.len() / 2].to_vec())),
        ("grows", Some([&bytes[..], &[0; 100_000]].concat())),
    ];
    for (what, changed) in &changes {
        let after = {
            match changed {
                Some(changed) => fs::write(&file, changed).unwrap(),
                None => fs::remove_file(&file).unwrap(),
            }
            root.run(&command).out
        };
        for round in 0..6_u64 {
            fs::write(&file, &bytes).unwrap();
            let child = start(&root, &command);
            thread::sleep(Duration::from_millis(40 * round));
            match changed {
                Some(changed) => fs::write(&file, changed).unwrap(),
                None => fs::remove_file(&file).unwrap(),
            }
            let output = child.wait_with_output().unwrap();
            let told = String::from_utf8(output.stderr).unwrap();
            match output.status.code() {
                Some(1) => {
                    let now = row(&String::from_utf8(output.stdout).unwrap());
                    // Cut off, the file can also be read in the instant in which it is empty.
                    let is_known = [row(&before), row(&after)].contains(&now);
                    assert!(
                        is_known || *what != "vanishes" && now["disposition"] == "unreadable",
                        "{what}: {now}"
                    );
                }
                Some(2) => assert!(told.contains(name), "{what}: {told}"),
                code => panic!("{what}: {code:?} {told}"),
            }
        }
        fs::write(&file, &bytes).unwrap();
    }
}

#[test]
fn a_file_that_never_stops_growing_is_told() {
    let root = office();
    let name = "inputs/submissions/2026-Q1/so-tai-chinh.xlsx";
    let file = root.path(name);
    let is_done = AtomicBool::new(false);
    let ended = thread::scope(|scope| {
        scope.spawn(|| {
            let mut file = fs::OpenOptions::new().append(true).open(&file).unwrap();
            // Slowly, so that it does not become too large to be read.
            while !is_done.load(Ordering::Relaxed) {
                file.write_all(&[0; 64]).unwrap();
            }
        });
        let ended = run(&root, &["check", "--period", "2026-Q1"], None);
        is_done.store(true, Ordering::Relaxed);
        ended
    });
    // It may also be caught between two writes; then it changed before its return was made.
    assert_eq!(ended.code, Some(2), "{}", ended.told);
    assert!(ended.told.contains(name), "{}", ended.told);
    assert!(!root.path("output/2026-Q1/returns").exists());
}
