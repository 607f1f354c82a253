//! The clerk's decisions: asked, recorded, applied, undone, and told when they no longer fit.

use serde_json::Value;

use super::root::Root;

pub const PERIOD: &str = "2024-H1";
pub const FILE: &str = "inputs/decisions/2024-H1.toml";

/// Workbooks in which something is open: a figure that is a text, one above the other, a task done
/// without a document, a state beside figures, a sender that nobody knows.
const OPEN: [&str; 6] = [
    "2024-H1/huyen-dinh-hoa.xlsx",
    "2024-H1/so-cong-thuong.xlsx",
    "2024-H1/so-tu-phap.xlsx",
    "2024-H1/huyen-dong-hy.xlsx",
    "2024-H1/xa-minh-hoa.xlsx",
    "2024-H1/huyen-dai-tu.xlsx",
];

fn root() -> Root {
    Root::with_sample(&OPEN)
}

/// Records an answer; gives the exit code and what was printed.
pub fn decide(root: &Root, words: &[&str]) -> (i32, String) {
    let common = [
        "decide",
        "--period",
        PERIOD,
        "--why",
        "Cơ quan xác nhận",
        "--by",
        "Nguyễn Thị Mẫu",
        "--ground",
        "điện thoại ngày 18/6/2024",
        "--on",
        "2024-06-18",
    ];
    let run = root.run(&[&common[..], words].concat());
    (run.code, format!("{}{}", run.out, run.err))
}

pub fn results(root: &Root) -> Value {
    let run = root.run(&["report", "--period", PERIOD, "--only", "du-lieu"]);
    assert_eq!(run.code, 0, "{}", run.err);
    root.json("output/2024-H1/results.json")
}

pub fn row<'a>(results: &'a Value, key: &str, agency: &str, measure: &str) -> &'a Value {
    let is_meant = |row: &&Value| row["agency"] == agency && row["measure"] == measure;
    let rows = results[key].as_array().unwrap();
    rows.iter().find(is_meant).unwrap()
}

pub fn questions(root: &Root) -> Vec<Value> {
    let run = root.run(&["cau-hoi", "--period", PERIOD, "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let asked: Value = serde_json::from_str(&run.out).unwrap();
    asked["questions"].as_array().unwrap().clone()
}

fn is_asked(asked: &[Value], kind: &str, agency: Option<&str>) -> bool {
    asked.iter().any(|question| {
        question["kind"] == kind && agency.is_none_or(|agency| question["agency"] == agency)
    })
}

/// The province's figures are those of the readings, decided or not.
fn figures_add_up(results: &Value) {
    let rows = |key: &str| results[key].as_array().unwrap().clone();
    let mut checked = 0;
    for figure in rows("province") {
        if !["1.2", "1.3", "5.3", "9.3.2", "7.2.1"].contains(&figure["measure"].as_str().unwrap()) {
            continue;
        }
        let missing = figure["missing"].as_array().unwrap();
        let sum = |key: &str| -> f64 {
            let own = rows("readings").into_iter().filter(|row| {
                row["measure"] == figure["measure"] && !missing.contains(&row["agency"])
            });
            own.filter_map(|row| row[key].as_f64()).sum()
        };
        for key in ["first", "second"] {
            let printed = figure[key].as_f64().unwrap_or_default();
            assert!((sum(key) - printed).abs() < 1e-6, "{figure}");
        }
        checked += 1;
    }
    assert_eq!(checked, 5);
}

#[test]
fn questions_are_answered_once_and_undone_by_deleting_the_file() {
    let root = root();
    let before = results(&root);
    let bytes = root.read("output/2024-H1/results.json").unwrap();
    let asked = questions(&root);
    for (kind, agency) in [
        ("whose", None),
        ("reading", Some("huyen-dinh-hoa")),
        ("reading", Some("so-cong-thuong")),
        ("judged", Some("so-tu-phap")),
        ("agreed", Some("huyen-dong-hy")),
    ] {
        assert!(is_asked(&asked, kind, agency), "{kind} {agency:?}");
    }
    for words in [
        &[
            "--agency",
            "huyen-dinh-hoa",
            "--measure",
            "9.3.2",
            "--first",
            "197",
            "--second",
            "200",
        ][..],
        &[
            "--agency",
            "Sở Công Thương",
            "--measure",
            "7.2.1",
            "--first",
            "1700",
        ],
        &[
            "--agency",
            "so-tu-phap",
            "--measure",
            "2.2.1",
            "--verdict",
            "dat",
        ],
        &[
            "--agency",
            "huyen-dong-hy",
            "--measure",
            "1.3",
            "--agree",
            "SL08",
        ],
        &["--file", "xa-minh-hoa.xlsx", "--not-a-report"],
    ] {
        let (code, told) = decide(&root, words);
        assert_eq!(code, 0, "{words:?} {told}");
    }
    let after = results(&root);
    assert_eq!(after["decisions"].as_array().unwrap().len(), 5);
    let reading = row(&after, "readings", "huyen-dinh-hoa", "9.3.2");
    assert_eq!(
        (&reading["first"], &reading["second"]),
        (&197.into(), &200.into())
    );
    assert_eq!(reading["was"]["state"], "unreadable");
    assert_eq!(
        row(&after, "verdicts", "huyen-dinh-hoa", "9.3.2")["was"]["reason"],
        "unreadable"
    );
    assert_eq!(
        row(&after, "verdicts", "so-tu-phap", "2.2.1")["verdict"],
        "met"
    );
    figures_add_up(&after);
    let open = |results: &Value| results["findings"].as_array().unwrap().len();
    assert!(open(&after) < open(&before));
    let asked = questions(&root);
    for (kind, agency) in [
        ("whose", None),
        ("reading", Some("huyen-dinh-hoa")),
        ("reading", Some("so-cong-thuong")),
        ("judged", Some("so-tu-phap")),
        ("agreed", Some("huyen-dong-hy")),
    ] {
        assert!(!is_asked(&asked, kind, agency), "{kind} {agency:?}");
    }
    std::fs::remove_file(root.path(FILE)).unwrap();
    results(&root);
    assert_eq!(root.read("output/2024-H1/results.json").unwrap(), bytes);
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_written() {
    let root = root();
    let figures = ["--agency", "huyen-dinh-hoa", "--measure", "9.3.2"];
    for more in [
        &["--first", "201", "--second", "200"][..],
        &["--first", "-1", "--second", "200"],
        &["--first", "1.253", "--second", "2000"],
        &["--state", "hoan-thanh"],
        &["--verdict", "dat"],
        &["--agree", "HL04"],
    ] {
        let (code, told) = decide(&root, &[&figures[..], more].concat());
        assert_eq!(code, 2, "{more:?} {told}");
    }
    for words in [
        &[
            "--agency",
            "so-khong-co",
            "--measure",
            "9.3.2",
            "--first",
            "1",
        ][..],
        &[
            "--agency",
            "so-tu-phap",
            "--measure",
            "9.9.9",
            "--state",
            "hoan-thanh",
        ],
        &["--file", "khong-co.xlsx", "--not-a-report"],
        &["--agency", "so-tu-phap", "--version", "so-tu-phap.xlsx"],
    ] {
        assert_eq!(decide(&root, words).0, 2, "{words:?}");
    }
    let no_reason = [
        "decide",
        "--agency",
        "huyen-dinh-hoa",
        "--measure",
        "9.3.2",
        "--first",
        "1",
    ];
    let run = root.run(&no_reason);
    assert!(
        run.code == 2 && run.err.contains("--why") && run.err.contains("--by"),
        "{}",
        run.err
    );
    let later = [
        "--why",
        "x",
        "--by",
        "y",
        "--on",
        "2999-01-01",
        "--second",
        "2",
    ];
    assert_eq!(root.run(&[&no_reason[..], &later].concat()).code, 2);
    assert_eq!(root.read(FILE), None);
}

#[test]
fn a_decision_holds_for_its_file_and_is_told_when_it_does_not() {
    let root = root();
    let words = [
        "--agency",
        "huyen-dinh-hoa",
        "--measure",
        "9.3.2",
        "--first",
        "197",
        "--second",
        "200",
    ];
    assert_eq!(decide(&root, &words).0, 0);
    // The same is not decided twice.
    assert_eq!(decide(&root, &words).0, 2);
    let text = String::from_utf8(root.read(FILE).unwrap()).unwrap();
    let digest = text.split("sha256 = \"").nth(1).unwrap()[..64].to_owned();
    let stale = |text: String| {
        root.write(FILE, text);
        let results = results(&root);
        let told = results["findings"]
            .as_array()
            .unwrap()
            .iter()
            .any(|finding| finding["code"] == "QD01" && finding["agency"] == "huyen-dinh-hoa");
        assert!(told);
        assert_eq!(
            row(&results, "readings", "huyen-dinh-hoa", "9.3.2")["state"],
            "unreadable"
        );
        assert!(is_asked(&questions(&root), "stale", Some("huyen-dinh-hoa")));
    };
    // The agency has sent another file.
    stale(text.replace(&digest, &"0".repeat(64)));
    // The cell says something else.
    stale(text.replace("was = \"", "was = \"198/200"));
    // The measure is none of the plan's: the operator's fault, with its line.
    root.write(FILE, text.replace("\"9.3.2\"", "\"9.3.99\""));
    let run = root.run(&["check", "--period", PERIOD]);
    assert!(run.code == 2 && run.err.contains("dòng"), "{}", run.err);
}

#[test]
fn whose_a_file_is_is_decided_once() {
    let root = root();
    let told = decide(
        &root,
        &["--file", "xa-minh-hoa.xlsx", "--agency", "huyen-phu-luong"],
    );
    assert_eq!(told.0, 0, "{}", told.1);
    let after = results(&root);
    let submissions = after["submissions"].as_array().unwrap();
    let own = submissions
        .iter()
        .find(|row| row["file"] == "xa-minh-hoa.xlsx")
        .unwrap();
    assert_eq!(own["agency"], "huyen-phu-luong");
    assert!(own["was"].is_string());
    let decided = |key: &str| {
        let rows = after[key].as_array().unwrap();
        rows.iter()
            .filter(|row| row["agency"] == "huyen-phu-luong")
            .all(|row| row["decided"] == true)
    };
    assert!(decided("readings") && decided("verdicts"));
    assert_eq!(after["decisions"][0]["in_force"], true);
    // The file goes: the decision is told, not applied.
    std::fs::remove_file(root.path("inputs/submissions/2024-H1/xa-minh-hoa.xlsx")).unwrap();
    let gone = results(&root);
    assert_eq!(gone["decisions"][0]["in_force"], false);
    let findings = gone["findings"].as_array().unwrap();
    assert!(findings.iter().any(|finding| finding["code"] == "QD01"));
}

/// A table of the Department of Construction with a result.
pub fn table(result: &str) -> String {
    format!(
        "SỞ XÂY DỰNG\nKẾT QUẢ THỰC HIỆN 6 THÁNG ĐẦU NĂM 2024\nSTT;Nội dung;Kết quả\n\
         1.2;Bám sát tiến độ các nhiệm vụ tại Kế hoạch CCHC năm 2024;{result}\n\
         1.3;Xử lý các vấn đề phát hiện qua kiểm tra;8/8\n"
    )
}

pub fn sent(root: &Root, name: &str, result: &str) {
    root.write(&format!("inputs/submissions/2024-H1/{name}"), table(result));
}

pub const AGENCY: &str = "so-xay-dung";
const OF_READING: [&str; 8] = [
    "--agency",
    AGENCY,
    "--measure",
    "1.2",
    "--first",
    "12",
    "--second",
    "15",
];

/// Whether a finding tells that a decision on the agency is stale, and shows what was decided.
pub fn tells_stale(results: &Value, shows: &str) -> bool {
    let findings = results["findings"].as_array().unwrap();
    findings.iter().any(|finding| {
        finding["code"] == "QD01" && finding["seen"].as_str().unwrap().contains(shows)
    })
}

#[test]
fn the_version_that_counts_is_decided_and_asked_again_when_a_third_comes() {
    let root = Root::new();
    sent(&root, "so xay dung a.csv", "12/15");
    sent(&root, "so xay dung b.csv", "13/15");
    let before = results(&root);
    assert!(is_asked(&questions(&root), "version", Some(AGENCY)));
    let dispositions = |results: &Value| -> Vec<String> {
        let rows = results["submissions"].as_array().unwrap();
        let told = rows.iter().map(|row| row["disposition"].as_str().unwrap());
        told.map(str::to_owned).collect()
    };
    assert_eq!(dispositions(&before), ["undecided", "undecided"]);
    let answer = ["--agency", AGENCY, "--version", "so xay dung b.csv"];
    assert_eq!(decide(&root, &answer).0, 0);
    let after = results(&root);
    assert_eq!(dispositions(&after), ["superseded", "accepted"]);
    assert_eq!(row(&after, "readings", AGENCY, "1.2")["first"], 13);
    assert_eq!(row(&after, "readings", AGENCY, "1.3")["decided"], true);
    assert!(!is_asked(&questions(&root), "version", Some(AGENCY)));
    // A third file: which counts is open again, and the old word is told.
    sent(&root, "so xay dung c.csv", "14/15");
    let third = results(&root);
    assert!(tells_stale(&third, "so xay dung b.csv"), "{third}");
    let asked = questions(&root);
    assert!(is_asked(&asked, "stale", Some(AGENCY)) || is_asked(&asked, "version", Some(AGENCY)));
    let counts = dispositions(&third);
    assert!(!counts.contains(&"accepted".to_owned()), "{counts:?}");
}

#[test]
fn what_the_agency_sends_again_is_read_and_the_old_word_is_told() {
    let root = Root::new();
    sent(&root, "so xay dung.csv", "12 hoặc 13/15");
    let before = results(&root);
    assert_eq!(
        row(&before, "readings", AGENCY, "1.2")["state"],
        "unreadable"
    );
    assert_eq!(decide(&root, &OF_READING).0, 0);
    assert_eq!(row(&results(&root), "readings", AGENCY, "1.2")["first"], 12);
    // The cell says a figure now: what the file says counts, and not what was told before.
    sent(&root, "so xay dung.csv", "13/15");
    let after = results(&root);
    assert_eq!(row(&after, "readings", AGENCY, "1.2")["first"], 13);
    assert_eq!(row(&after, "readings", AGENCY, "1.2")["decided"], false);
    assert!(tells_stale(&after, "12/15"));
    assert!(is_asked(&questions(&root), "stale", Some(AGENCY)));
}

#[test]
fn a_decision_on_an_agency_that_has_merged_is_told_and_not_used() {
    let root = Root::new();
    sent(&root, "so xay dung.csv", "12 hoặc 13/15");
    assert_eq!(decide(&root, &OF_READING).0, 0);
    let of_file = ["--file", "so xay dung.csv", "--agency", AGENCY];
    assert_eq!(decide(&root, &of_file).0, 0);
    let register = String::from_utf8(root.read("inputs/agencies.toml").unwrap()).unwrap();
    let merged = register.replace(
        "id = \"so-xay-dung\"\n",
        "id = \"so-xay-dung\"\nvalid_to = 2024-05-31\nsuccessors = [\"so-giao-thong-van-tai\"]\n",
    );
    root.write("inputs/agencies.toml", merged);
    let after = results(&root);
    assert!(tells_stale(&after, "12/15"));
    let in_force = |row: &Value| row["in_force"] == true;
    assert!(!after["decisions"].as_array().unwrap().iter().any(in_force));
    let readings = after["readings"].as_array().unwrap();
    assert!(!readings.iter().any(|row| row["first"] == 12));
}

#[test]
fn a_decision_on_a_criterion_that_left_the_plan_stops_the_run_with_its_line() {
    let root = Root::new();
    sent(&root, "so xay dung.csv", "12 hoặc 13/15");
    assert_eq!(decide(&root, &OF_READING).0, 0);
    let plan = String::from_utf8(root.read("inputs/plans/2024.toml").unwrap()).unwrap();
    let block = |start: &str| {
        let from = plan.find(start).unwrap();
        let to = from + plan[from..].find("\n\n").unwrap();
        plan[from..to].to_owned()
    };
    let criterion = block("[[criteria]]\ncode = \"1.2\"");
    let measure = block("[[measures]]\nid = \"1.2\"");
    root.write(
        "inputs/plans/2024.toml",
        plan.replace(&criterion, "").replace(&measure, ""),
    );
    let run = root.run(&["report", "--period", PERIOD, "--only", "du-lieu"]);
    assert_eq!(run.code, 2, "{}", run.out);
    let told = run.err.contains(FILE) && run.err.contains("1.2") && run.err.contains("dòng");
    assert!(told, "{}", run.err);
    assert_eq!(root.read("output/2024-H1/results.json"), None);
}
