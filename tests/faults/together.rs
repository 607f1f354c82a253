//! Two commands at once, and files that change while they are read.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use super::steps::files_below;
use crate::root::Root;

fn start(root: &Root, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(arguments)
        .current_dir(root.path("."))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

const COMMANDS: [&[&str]; 4] = [
    &["forms", "--period", "2024-H1", "--agency", "so-tu-phap"],
    &["check", "--period", "2024-H1"],
    &["report", "--period", "2024-H1", "--only", "du-lieu"],
    &["report", "--period", "2024-H1", "--only", "tong-hop"],
];

fn root() -> Root {
    let root = Root::with_sample(&["2024-H1/so-tu-phap.xlsx"]);
    root.write("inputs/submissions/2024-H1/a.xlsx", "không phải Excel");
    root
}

#[test]
fn two_commands_at_once_leave_what_one_after_the_other_leaves() {
    let expected = root();
    for command in COMMANDS {
        expected.run(command);
    }
    let expected = files_below(&expected.path("output"));
    for (at, one) in COMMANDS.iter().enumerate() {
        for other in &COMMANDS[at..] {
            let root = root();
            let (first, second) = (start(&root, one), start(&root, other));
            for child in [first, second] {
                let ended = child.wait_with_output().unwrap();
                let told = String::from_utf8(ended.stderr).unwrap();
                assert!(
                    matches!(ended.status.code(), Some(0 | 1)),
                    "{one:?} {other:?}: {told}"
                );
            }
            let left = files_below(&root.path("output"));
            assert!(!left.is_empty());
            for (name, bytes) in &left {
                // The page of contents lists what was there when it was written.
                if !name.ends_with("00-muc-luc.html") {
                    assert!(
                        expected.get(name) == Some(bytes),
                        "{one:?} {other:?}: {name:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn files_that_change_meanwhile_are_told_or_read_whole() {
    let root = root();
    let file = root.path("inputs/submissions/2024-H1/so-tu-phap.xlsx");
    let bytes = fs::read(&file).unwrap();
    let changed = file.with_extension("moi");
    for round in 0_u64..6 {
        let child = start(&root, COMMANDS[1]);
        thread::sleep(Duration::from_millis(120 * round));
        match round % 3 {
            0 => fs::remove_file(&file).unwrap(),
            1 => fs::write(&file, &bytes[..bytes.len() / 2]).unwrap(),
            _ => fs::write(&file, [&bytes[..], &[0; 100_000]].concat()).unwrap(),
        }
        let ended = child.wait_with_output().unwrap();
        let told = String::from_utf8(ended.stderr).unwrap();
        assert!(matches!(ended.status.code(), Some(1 | 2)), "{told}");
        if ended.status.code() == Some(2) {
            assert!(told.contains("so-tu-phap.xlsx"), "{told}");
        }
        fs::write(&changed, &bytes).unwrap();
        fs::rename(&changed, &file).unwrap();
    }
}

#[test]
fn what_is_no_plain_file_gets_a_line_and_stops_nothing() {
    let root = root();
    let folder = root.path("inputs/submissions/2024-H1");
    let made = Command::new("mkfifo").arg(folder.join("ống.xlsx")).status();
    assert!(made.unwrap().success());
    symlink("/dev/zero", folder.join("không.xlsx")).unwrap();
    symlink("..", folder.join("vòng")).unwrap();
    symlink("so-tu-phap.xlsx", folder.join("liên kết.xlsx")).unwrap();
    symlink("gone.xlsx", folder.join("so-noi-vu.xlsx")).unwrap();
    let name = "xấu\nĐã nhận: 209/209 cơ quan.xlsx";
    root.write(&format!("inputs/submissions/2024-H1/{name}"), "x");
    let run = root.run(&["check", "--period", "2024-H1", "--format", "json"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let results: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let sent = results["submissions"].as_array().unwrap();
    let of = |file: &str| sent.iter().find(|row| row["file"] == file);
    for file in ["ống.xlsx", "không.xlsx", "so-noi-vu.xlsx"] {
        let row = of(file).unwrap_or_else(|| panic!("{file} has no line"));
        assert_eq!(row["disposition"], "unreadable");
        assert!(row["sha256"].is_null());
    }
    assert_eq!(of("so-noi-vu.xlsx").unwrap()["agency"], "so-noi-vu");
    assert_eq!(of("so-tu-phap.xlsx").unwrap()["disposition"], "accepted");
    assert!(of("liên kết.xlsx").is_none());
    let notes = results["findings"].as_array().unwrap();
    for file in ["liên kết.xlsx", "vòng"] {
        assert!(
            notes.iter().any(|note| note["place"]["file"] == file),
            "{file}"
        );
    }
    let text = root.run(&["check", "--period", "2024-H1"]).out;
    assert!(
        !text.lines().any(|line| line.starts_with("Đã nhận: 209")),
        "{text}"
    );
}
