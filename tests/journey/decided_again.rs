//! Decisions that no longer fit are asked again, once, and can be answered; what cannot be in force at
//! once is told.

use serde_json::Value;

use super::decisions::{AGENCY, FILE, PERIOD, decide, questions, results, row, sent, tells_stale};
use super::root::Root;

/// The questions of which an agency is asked.
fn of_agency(root: &Root) -> Vec<Value> {
    let asked = questions(root);
    let own = asked.into_iter().filter(|one| one["agency"] == AGENCY);
    own.collect()
}

fn answer(measure: &str, first: &str, second: &str) -> Vec<String> {
    let words = [
        "--agency",
        AGENCY,
        "--measure",
        measure,
        "--first",
        first,
        "--second",
        second,
    ];
    words.map(str::to_owned).to_vec()
}

fn decided(root: &Root, words: &[String]) -> (i32, String) {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    decide(root, &words)
}

#[test]
fn what_is_unreadable_again_is_one_question_with_what_was_decided() {
    let root = Root::new();
    sent(&root, "so xay dung.csv", "12 hoặc 13/15");
    assert_eq!(decided(&root, &answer("1.2", "12", "15")).0, 0);
    assert!(of_agency(&root).is_empty());
    sent(&root, "so xay dung.csv", "13 hoặc 14/15");
    let asked = of_agency(&root);
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert_eq!(asked[0]["kind"], "stale");
    let seen = asked[0]["seen"].to_string();
    assert!(
        seen.contains("12/15") && seen.contains("13 hoặc 14/15"),
        "{seen}"
    );
    let answers = asked[0]["answers"].as_array().unwrap();
    assert!(
        answers[0]
            .as_str()
            .unwrap()
            .contains("--measure 1.2 --first")
    );
    // Answered on the new file, beside the old word, nothing is asked any more.
    assert_eq!(decided(&root, &answer("1.2", "14", "15")).0, 0);
    assert!(of_agency(&root).is_empty());
    let after = results(&root);
    assert_eq!(row(&after, "readings", AGENCY, "1.2")["first"], 14);
    assert!(!tells_stale(&after, "12/15"));
}

#[test]
fn the_same_is_decided_once_and_the_refusal_says_what_to_do() {
    let root = Root::new();
    sent(&root, "so xay dung.csv", "12 hoặc 13/15");
    assert_eq!(decided(&root, &answer("1.2", "12", "15")).0, 0);
    let before = root.read(FILE);
    let (code, told) = decided(&root, &answer("1.2", "13", "15"));
    assert!(
        code == 2 && told.contains(FILE) && told.contains("xóa khối"),
        "{told}"
    );
    assert_eq!(root.read(FILE), before);
}

#[test]
fn a_third_version_is_asked_for_once_and_the_answer_ends_it() {
    let root = Root::new();
    sent(&root, "so xay dung a.csv", "12/15");
    sent(&root, "so xay dung b.csv", "13/15");
    let choose = |name: &str| decide(&root, &["--agency", AGENCY, "--version", name]);
    assert_eq!(choose("so xay dung b.csv").0, 0);
    let after = results(&root);
    let files = after["submissions"].as_array().unwrap();
    // The one that counts, and the one that does not, both say what they would be otherwise.
    assert!(
        files.iter().all(|file| file["was"].is_string()),
        "{files:?}"
    );
    sent(&root, "so xay dung c.csv", "14/15");
    let asked = of_agency(&root);
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert_eq!(
        asked[0]["answers"].as_array().unwrap().len(),
        3,
        "{asked:?}"
    );
    assert_eq!(choose("so xay dung b.csv").0, 0);
    assert!(of_agency(&root).is_empty());
    let after = results(&root);
    assert_eq!(row(&after, "readings", AGENCY, "1.2")["first"], 13);
}

#[test]
fn all_faults_of_the_file_are_told_at_once_with_line_and_mend() {
    let root = Root::new();
    sent(&root, "so xay dung.csv", "12 hoặc 13/15");
    let digest = "0".repeat(64);
    let tail = format!(
        "file = \"a.xlsx\"\nsha256 = \"{digest}\"\nby = \"A\"\non = 2024-06-18\nwhy = \"vì\"\n"
    );
    let blocks = [
        (
            "reading",
            "agency = \"so-khong-co\"\nmeasure = \"1.2\"\nfirst = \"1\"",
        ),
        (
            "reading",
            "agency = \"so-xay-dung\"\nmeasure = \"3.2.3\"\nfirst = \"1\"",
        ),
        (
            "reading",
            "agency = \"so-xay-dung\"\nmeasure = \"1.2\"\nfirst = \"16\"\nsecond = \"15\"",
        ),
        (
            "judged",
            "agency = \"so-xay-dung\"\nmeasure = \"1.2\"\nverdict = \"met\"",
        ),
        ("agreed", "agency = \"so-xay-dung\"\ncode = \"SL01\""),
        ("whose", "agency = \"so-xay-dung\"\nnot_a_report = true"),
    ];
    let text: String = blocks
        .iter()
        .map(|(kind, keys)| format!("[[{kind}]]\n{keys}\n{tail}\n"))
        .collect();
    root.write(FILE, &text);
    let run = root.run(&["check", "--period", PERIOD]);
    assert_eq!(run.code, 2, "{}", run.out);
    let told = run
        .err
        .lines()
        .filter(|line| line.starts_with(&format!("{FILE}, dòng ")))
        .count();
    let mends = run
        .err
        .lines()
        .filter(|line| line.trim_start().starts_with('→'))
        .count();
    assert_eq!((told, mends), (blocks.len(), blocks.len()), "{}", run.err);
}

#[test]
fn a_finding_that_never_was_is_the_operators_fault() {
    let root = Root::with_sample(&["2024-H1/huyen-dong-hy.xlsx"]);
    let digest = questions(&root)[0]["sha256"].as_str().unwrap().to_owned();
    let text = format!(
        "[[agreed]]\ncode = \"HL04\"\nagency = \"huyen-dong-hy\"\nmeasure = \"1.3\"\nfile = \"huyen-dong-hy.xlsx\"\n\
         sha256 = \"{digest}\"\nby = \"A\"\non = 2024-06-18\nwhy = \"vì\"\n"
    );
    root.write(FILE, text);
    let run = root.run(&["check", "--period", PERIOD]);
    assert!(
        run.code == 2 && run.err.contains("HL04") && run.err.contains("dòng 1"),
        "{}",
        run.err
    );
}

/// The day on which each of two files came in: the later one counts by itself.
const RECEIVED: &str = "[[received]]\nfile = \"so xay dung a.csv\"\ndate = 2024-06-12\n\n\
    [[received]]\nfile = \"so xay dung b.csv\"\ndate = 2024-06-14\n";

#[test]
fn a_version_that_fits_no_more_says_what_changed_and_can_be_chosen_again() {
    let root = Root::new();
    root.write("inputs/submissions/2024-H1/received.toml", RECEIVED);
    sent(&root, "so xay dung a.csv", "12/15");
    sent(&root, "so xay dung b.csv", "13/15");
    let choose = |name: &str| decide(&root, &["--agency", AGENCY, "--version", name]);
    assert_eq!(choose("so xay dung a.csv").0, 0);
    assert!(of_agency(&root).is_empty());
    // The chosen file itself is another now.
    sent(&root, "so xay dung a.csv", "11/15");
    let asked = of_agency(&root);
    assert_eq!(asked.len(), 1, "{asked:?}");
    let seen = asked[0]["seen"].to_string();
    assert!(
        seen.contains("«so xay dung a.csv», là bản đã chọn, nay có nội dung khác")
            && seen.contains("«so xay dung b.csv» như trước"),
        "{seen}"
    );
    let answers = asked[0]["answers"].as_array().unwrap();
    assert_eq!(answers.len(), 2, "{asked:?}");
    assert!(answers[0].to_string().contains("--version"));
    assert_eq!(choose("so xay dung a.csv").0, 0);
    assert!(of_agency(&root).is_empty());
    assert_eq!(row(&results(&root), "readings", AGENCY, "1.2")["first"], 11);
    root.write("inputs/submissions/2024-H1/received.toml", "");
    // Where one file is left, there is nothing to choose: nothing rests on the old word, and it is told.
    std::fs::remove_file(root.path("inputs/submissions/2024-H1/so xay dung b.csv")).unwrap();
    let after = results(&root);
    assert!(tells_stale(&after, "so xay dung a.csv"));
    assert_eq!(row(&after, "readings", AGENCY, "1.2")["decided"], false);
}

#[test]
fn whose_a_file_is_told_again_ends_the_old_word() {
    let root = Root::new();
    let name = "khong ten.csv";
    let nobody = |result: &str| {
        let path = format!("inputs/submissions/2024-H1/{name}");
        let text = super::decisions::table(result).replace("SỞ XÂY DỰNG", "KẾT QUẢ THEO DÕI");
        root.write(&path, text);
    };
    nobody("12/15");
    let told = ["--file", name, "--agency", AGENCY];
    assert_eq!(decide(&root, &told).0, 0);
    let file = |root: &Root| results(root)["submissions"][0]["agency"].clone();
    assert_eq!(file(&root), AGENCY);
    nobody("13/15");
    let asked: Vec<Value> = questions(&root);
    let stale = asked.iter().filter(|one| one["kind"] == "stale");
    assert_eq!(stale.count(), 1, "{asked:?}");
    assert_eq!(decide(&root, &told).0, 0);
    let asked = questions(&root);
    assert!(asked.iter().all(|one| one["kind"] != "stale"), "{asked:?}");
    assert_eq!(file(&root), AGENCY);
}

#[test]
fn a_file_that_nobody_can_use_is_recorded_as_sent_and_that_is_said() {
    let root = Root::new();
    let path = "inputs/submissions/2024-H1/danh sach.csv";
    root.write(path, "Họ và tên;Chức vụ\nNguyễn Văn A;Chuyên viên\n");
    let (code, told) = decide(&root, &["--file", "danh sach.csv", "--agency", AGENCY]);
    assert!(code == 0 && told.contains("vẫn chưa dùng được"), "{told}");
    let after = results(&root);
    let file = &after["submissions"][0];
    assert_eq!(file["agency"], AGENCY);
    assert_eq!(file["disposition"], "not-a-submission");
    let findings = after["findings"].as_array().unwrap();
    let arrival = findings
        .iter()
        .find(|one| one["code"] == "GH01" && one["agency"] == AGENCY);
    let seen = arrival.unwrap()["seen"].to_string();
    assert!(seen.contains("danh sach.csv"), "{seen}");
    // One that can be used says nothing of the kind.
    sent(&root, "so xay dung.csv", "12/15");
    let (code, told) = decide(&root, &["--file", "so xay dung.csv", "--agency", AGENCY]);
    assert!(code == 0 && !told.contains("vẫn chưa dùng được"), "{told}");
}

#[test]
fn every_stale_decision_is_told_by_itself() {
    let root = Root::with_sample(&["2024-H1/huyen-dai-tu.xlsx"]);
    let of = |measure: &'static str| {
        [
            "--agency",
            "huyen-dai-tu",
            "--measure",
            measure,
            "--first",
            "1",
            "--second",
            "2",
        ]
    };
    let measures = ["1.2", "1.3", "9.2.2", "9.3.2", "5.3"];
    for measure in measures {
        assert_eq!(decide(&root, &of(measure)).0, 0, "{measure}");
    }
    std::fs::remove_file(root.path("inputs/submissions/2024-H1/huyen-dai-tu.xlsx")).unwrap();
    let run = root.run(&["check", "--period", PERIOD]);
    let told: Vec<&str> = run
        .out
        .lines()
        .filter(|line| line.contains("QD01"))
        .collect();
    assert_eq!(told.len(), measures.len(), "{}", run.out);
    for (line, measure) in told.iter().zip(measures) {
        assert!(
            told.iter()
                .any(|line| line.contains(&format!("chỉ số {measure}]"))),
            "{line}"
        );
        assert!(line.contains("UBND huyện Đại Từ"), "{line}");
    }
}

#[test]
fn a_day_that_has_not_come_and_a_period_that_there_is_not_are_refused() {
    let root = Root::new();
    sent(&root, "so xay dung.csv", "12/15");
    let words = ["--file", "so xay dung.csv", "--other-period", "2031-Q1"];
    let (code, told) = decide(&root, &words);
    assert!(code == 2 && told.contains("2031-Q1"), "{told}");
    let words = ["--file", "so xay dung.csv", "--other-period", "2024-Q3"];
    assert_eq!(decide(&root, &words).0, 0);
    let text = String::from_utf8(root.read(FILE).unwrap()).unwrap();
    let later: Vec<String> = (text.lines())
        .map(|line| match line.starts_with("on = ") {
            true => "on = 2999-01-01".to_owned(),
            false => line.to_owned(),
        })
        .collect();
    root.write(FILE, later.join("\n"));
    for command in ["check", "report", "questions"] {
        let run = root.run(&[command, "--period", PERIOD]);
        assert_eq!(run.code, 2, "{command} {}", run.out);
        let told = run.err.contains(&format!("{FILE}, dòng ")) && run.err.contains("01/01/2999");
        assert!(told || run.err.contains("1/1/2999"), "{}", run.err);
    }
}
