//! Help, defaults and faults of the command line.

use chrono::NaiveDate;

use super::*;
use crate::pipeline::DocumentKind;

fn fault(arguments: &[&str]) -> String {
    match parse(arguments) {
        Asked::Fault(text) => text,
        other => panic!("no fault: {other:?}"),
    }
}

#[test]
fn the_command_is_sound() {
    command().debug_assert();
}

#[test]
fn help_speaks_vietnamese_only() {
    for arguments in [
        vec!["cchc", "--help"],
        vec!["cchc", "forms", "-h"],
        vec!["cchc", "check", "-h"],
        vec!["cchc", "report", "-h"],
        vec!["cchc", "explain", "-h"],
    ] {
        let Asked::Text(help) = parse(&arguments) else {
            panic!("no help for {arguments:?}");
        };
        for english in [
            "Usage",
            "Options",
            "Commands",
            "Arguments",
            "Print",
            "default:",
            "possible",
            "aliases",
        ] {
            assert!(!help.contains(english), "{english} in {help}");
        }
    }
}

#[test]
fn aliases_and_defaults() {
    let Asked::Job(job) = parse(["cchc"]) else {
        panic!()
    };
    assert_eq!(
        job.task,
        Task::Report {
            period: None,
            as_of: None,
            wanted: Wanted::default(),
        }
    );
    let Asked::Job(job) = parse([
        "cchc",
        "bao-cao",
        "--period",
        "2024-H1",
        "--as-of",
        "20/6/2024",
        "--root",
        "x",
    ]) else {
        panic!()
    };
    assert_eq!(job.root, PathBuf::from("x"));
    assert_eq!(
        job.task,
        Task::Report {
            period: "2024-H1".parse().ok(),
            as_of: NaiveDate::from_ymd_opt(2024, 6, 20),
            wanted: Wanted::default(),
        }
    );
}

#[test]
fn blanks_copied_from_a_document_are_no_part_of_a_code() {
    let Asked::Job(job) = parse(["cchc", "trace", "3.2.1\u{a0}", "--period", "2024-H1\u{a0}"])
    else {
        panic!()
    };
    let Task::Trace(traced) = job.task else {
        panic!()
    };
    assert_eq!(traced.code, "3.2.1");
    assert_eq!(traced.period, "2024-H1".parse().ok());
}

#[test]
fn a_report_of_some_kinds_or_of_a_file() {
    let Asked::Job(job) = parse([
        "cchc",
        "report",
        "--only",
        "phieu",
        "--only",
        "cong-van",
        "--each-reminder",
        "--each-miss",
    ]) else {
        panic!()
    };
    let Task::Report { wanted, .. } = job.task else {
        panic!()
    };
    assert_eq!(
        wanted.only,
        [DocumentKind::Sheets, DocumentKind::Dispatches]
    );
    assert!(wanted.each_reminder && wanted.each_miss);
    let Asked::Job(job) = parse(["cchc", "report", "--draft", "--period", "2024-H1"]) else {
        panic!()
    };
    assert_eq!(
        job.task,
        Task::Draft {
            period: "2024-H1".parse().ok(),
            as_of: None,
        }
    );
    let Asked::Job(job) = parse(["cchc", "report", "a.xlsx", "--draft"]) else {
        panic!()
    };
    assert!(matches!(job.task, Task::ReportFiles { draft: true, .. }));
}

#[test]
fn faults_name_what_is_wrong() {
    for (arguments, named) in [
        (vec!["cchc", "reprot"], "reprot"),
        (vec!["cchc", "report", "--perod", "2024-H1"], "--perod"),
        (vec!["cchc", "report", "--period", "2024-Q5"], "2024-Q5"),
        (vec!["cchc", "report", "--as-of", "hôm nay"], "hôm nay"),
        (vec!["cchc", "check", "--format", "pdf"], "pdf"),
        (vec!["cchc", "report", "--period"], "--period"),
        (
            vec!["cchc", "check", "a.xlsx", "--period", "2024-H1"],
            "--period",
        ),
        (vec!["cchc", "report", "--only", "thu"], "«thu»"),
        (
            vec!["cchc", "report", "--draft", "--only", "phieu"],
            "--only",
        ),
        (
            vec!["cchc", "report", "a.xlsx", "--accept-narrative"],
            "--accept-narrative",
        ),
        (
            vec!["cchc", "report", "a.xlsx", "--only", "phieu"],
            "--only",
        ),
        (vec!["cchc", "check", "--return"], "TỆP"),
        (vec!["cchc", "explain", "SL01", "SL02"], "SL02"),
    ] {
        let text = fault(&arguments);
        assert!(text.contains(named), "{named} not in {text}");
        for english in [
            "error",
            "tip:",
            "invalid",
            "For more",
            "unexpected",
            "required",
        ] {
            assert!(!text.contains(english), "{english} in {text}");
        }
    }
}
