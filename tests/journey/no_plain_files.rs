//! What lies in a period's folder and is no plain file, or has a name that nobody can read.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::process::Command;

use serde_json::Value;

use super::root::Root;

const FOLDER: &str = "inputs/submissions/2024-H1";

fn root() -> Root {
    Root::with_sample(&["2024-H1/so-tu-phap.xlsx"])
}

fn checked(root: &Root) -> Value {
    let run = root.run(&["check", "--period", "2024-H1", "--format", "json"]);
    assert!(matches!(run.code, 0 | 1), "{}", run.err);
    serde_json::from_str(&run.out).unwrap()
}

fn submission<'a>(results: &'a Value, file: &str) -> Option<&'a Value> {
    let sent = results["submissions"].as_array().unwrap();
    sent.iter().find(|row| row["file"] == file)
}

fn is_noted(results: &Value, file: &str) -> bool {
    let findings = results["findings"].as_array().unwrap();
    findings.iter().any(|note| note["place"]["file"] == file)
}

#[test]
fn pipes_devices_and_dead_links_are_not_opened_and_have_a_line() {
    let root = root();
    let at = |name: &str| root.path(FOLDER).join(name);
    let made = Command::new("mkfifo").arg(at("ống.xlsx")).status();
    assert!(made.unwrap().success());
    let _socket = UnixListener::bind(at("ổ cắm.xlsx")).unwrap();
    symlink("/dev/zero", at("không.xlsx")).unwrap();
    symlink("gone.xlsx", at("so-noi-vu.xlsx")).unwrap();
    let results = checked(&root);
    for file in ["ống.xlsx", "ổ cắm.xlsx", "không.xlsx", "so-noi-vu.xlsx"] {
        let row = submission(&results, file).unwrap_or_else(|| panic!("{file} has no line"));
        assert_eq!(row["disposition"], "unreadable", "{file}");
        assert!(row["sha256"].is_null(), "{file}: the digest of nothing");
    }
    let dead = submission(&results, "so-noi-vu.xlsx").unwrap();
    assert_eq!(dead["agency"], "so-noi-vu");
    let good = submission(&results, "so-tu-phap.xlsx").unwrap();
    assert_eq!(good["disposition"], "accepted");
}

#[test]
fn a_single_file_that_is_none_is_the_operators_fault() {
    let root = root();
    for path in ["/dev/zero", "inputs"] {
        let run = root.run(&["check", path]);
        assert_eq!(run.code, 2, "{}", run.out);
        assert!(run.err.contains("không phải tệp"), "{}", run.err);
    }
}

#[test]
fn each_real_file_counts_once_and_circles_end() {
    let root = root();
    root.add("2024-Q3/so-noi-vu.xlsx", "2024-Q3/so-noi-vu.xlsx");
    let at = |name: &str| root.path(FOLDER).join(name);
    symlink("so-tu-phap.xlsx", at("liên kết.xlsx")).unwrap();
    fs::create_dir(at("trong")).unwrap();
    symlink("../so-tu-phap.xlsx", at("trong/nữa.xlsx")).unwrap();
    symlink(".", at("đây")).unwrap();
    symlink("..", at("trên")).unwrap();
    symlink("../trong", at("trong/vòng")).unwrap();
    let results = checked(&root);
    let sent = results["submissions"].as_array().unwrap();
    let files: Vec<&Value> = sent.iter().map(|row| &row["file"]).collect();
    assert_eq!(files, ["so-tu-phap.xlsx"]);
    for file in [
        "liên kết.xlsx",
        "trong/nữa.xlsx",
        "đây",
        "trên",
        "trong/vòng",
    ] {
        assert!(is_noted(&results, file), "{file} has no line");
    }
}

#[test]
fn names_that_are_no_text_or_more_than_a_line_are_names() {
    let root = root();
    let form = fs::read(root.path(FOLDER).join("so-tu-phap.xlsx")).unwrap();
    let odd = OsStr::from_bytes(b"s\xe1ch.xlsx");
    fs::rename(
        root.path(FOLDER).join("so-tu-phap.xlsx"),
        root.path(FOLDER).join(odd),
    )
    .unwrap();
    let forged = "xấu\nĐã nhận: 209/209 cơ quan.xlsx";
    root.write(&format!("{FOLDER}/{forged}"), "x");
    let results = checked(&root);
    let good = submission(&results, "s[E1]ch.xlsx").unwrap();
    assert_eq!(good["disposition"], "accepted");
    assert_eq!(good["agency"], "so-tu-phap");
    assert!(submission(&results, "xấu[U+000A]Đã nhận: 209/209 cơ quan.xlsx").is_some());
    let text = root.run(&["check", "--period", "2024-H1"]).out;
    let is_forged = |line: &str| line.starts_with("Đã nhận: 209/209");
    assert!(!text.lines().any(is_forged), "{text}");
    assert!(text.lines().any(|line| line.starts_with("Đã nhận: 1/209")));
    // Named on the command line, it is the same file.
    fs::write(root.path(".").join(odd), form).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .arg("check")
        .arg(odd)
        .args(["--format", "json"])
        .current_dir(root.path("."))
        .output()
        .unwrap();
    let results: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(results["submissions"][0]["agency"], "so-tu-phap");
}

#[test]
fn the_register_of_receipts_is_opened_within_limits_too() {
    let root = root();
    // What an agency sends can bear that name: as many rows as make hours of work.
    let mut rows = String::from("Tệp;Ngày đến\n");
    for at in 0..200_000 {
        rows.push_str(&format!("không có {at}.xlsx;ngày {at}\n"));
    }
    root.write(&format!("{FOLDER}/received.xlsx"), rows);
    let run = root.run(&["check", "--period", "2024-H1"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("received.xlsx"), "{}", run.err);
    assert!(run.err.len() < 2_000_000, "{} bytes", run.err.len());
}

#[test]
fn inputs_and_papers_that_never_end_are_not_opened() {
    let root = root();
    let fifo = |name: &str| {
        let made = Command::new("mkfifo").arg(root.path(name)).status();
        assert!(made.unwrap().success());
    };
    for ending in ["pdf", "docx", "txt", "xlsx"] {
        fifo(&format!("ống.{ending}"));
        symlink("/dev/zero", root.path(&format!("không.{ending}"))).unwrap();
    }
    for (words, endings) in [
        (&["format-check"][..], &["pdf", "docx"][..]),
        (&["plan", "import"], &["txt", "xlsx", "docx"]),
        (&["agencies", "import"], &["txt", "xlsx"]),
        (&["receipts", "import"], &["txt", "xlsx"]),
        (&["narrative", "import"], &["docx"]),
    ] {
        for ending in endings {
            for name in ["ống", "không"] {
                let file = format!("{name}.{ending}");
                let run = root.run(&[words, &[file.as_str()][..]].concat());
                assert_eq!(run.code, 2, "{words:?} {file}: {}", run.err);
            }
        }
    }
    fifo("inputs/decisions.toml");
    std::fs::create_dir_all(root.path("inputs/decisions")).unwrap();
    std::fs::rename(
        root.path("inputs/decisions.toml"),
        root.path("inputs/decisions/2024-H1.toml"),
    )
    .unwrap();
    let run = root.run(&["check", "--period", "2024-H1"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("inputs/decisions/2024-H1.toml"),
        "{}",
        run.err
    );
}
