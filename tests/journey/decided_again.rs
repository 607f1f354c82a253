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
