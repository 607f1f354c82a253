//! What is wrong with a figure that the office has decided is the office's own: it is asked of the clerk,
//! never told to the agency as a fault of its cell.

use std::io::Read;

use serde_json::Value;

use super::decisions::{PERIOD, decide, questions, results, row};
use super::root::Root;

const AGENCY: &str = "huyen-dinh-hoa";
const MEASURE: &str = "9.3.2";

/// A cell that can't be read, decided with a rate that its two figures do not give.
fn root() -> Root {
    let root = Root::with_sample(&["2024-H1/huyen-dinh-hoa.xlsx"]);
    let figures = ["--first", "197", "--second", "200", "--percent", "50"];
    let words = [
        &["--agency", AGENCY, "--measure", MEASURE][..],
        &figures[..],
    ]
    .concat();
    let (code, told) = decide(&root, &words);
    assert_eq!(code, 0, "{told}");
    root
}

fn of_measure(results: &Value) -> Vec<Value> {
    let findings = results["findings"].as_array().unwrap().iter();
    let own = findings.filter(|own| own["agency"] == AGENCY && own["measure"] == MEASURE);
    own.cloned().collect()
}

/// Everything that is written in a workbook.
fn text_of(bytes: &[u8]) -> String {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for at in 0..package.len() {
        let mut part = package.by_index(at).unwrap();
        if part.name().unwrap().ends_with(".xml") {
            part.read_to_string(&mut all).unwrap();
        }
    }
    all
}

#[test]
fn a_slip_of_the_office_is_asked_of_the_clerk_and_not_told_to_the_agency() {
    let root = root();
    let found = of_measure(&results(&root));
    assert!(!found.is_empty());
    for one in &found {
        assert_eq!(one["decided"], true, "{one}");
        let advice = one["advice"].as_str().unwrap();
        assert!(advice.contains("inputs/decisions/2024-H1.toml"), "{advice}");
    }
    let run = root.run(&["check", "--period", PERIOD]);
    assert!(
        run.out.contains("197") && run.out.contains("(*)"),
        "{}",
        run.out
    );
    let returned = root.read("output/2024-H1/returns/huyen-dinh-hoa.xlsx");
    let told = returned.map_or(String::new(), |bytes| text_of(&bytes));
    let code = found[0]["code"].as_str().unwrap();
    let seen = found[0]["seen"].as_str().unwrap();
    assert!(!told.contains(seen) && !told.contains(code), "{seen}");
    let asked = questions(&root);
    let own = asked
        .iter()
        .find(|one| one["agency"] == AGENCY && one["measures"] == serde_json::json!([MEASURE]));
    let own = own.unwrap();
    assert!(
        own["seen"].to_string().contains("đã quyết định ở dòng"),
        "{own}"
    );
    assert!(
        !own["meanings"].to_string().contains("đúng như đã ghi"),
        "{own}"
    );
}

#[test]
fn a_decided_figure_comes_from_the_decision_and_not_from_the_cell() {
    let root = root();
    for more in [&[][..], &["--agency", AGENCY]] {
        let words = [&["trace", MEASURE, "--period", PERIOD][..], more].concat();
        let run = root.run(&words);
        assert_eq!(run.code, 0, "{}", run.err);
        let from = run.out.contains("inputs/decisions/2024-H1.toml, dòng");
        assert!(from && run.out.contains("(*)"), "{}", run.out);
    }
    let run = root.run(&["trace", MEASURE, "--period", PERIOD, "--agency", AGENCY]);
    assert!(run.out.contains("Nguyễn Thị Mẫu") && !run.out.contains("Đã báo cáo: 197"));
}

#[test]
fn what_a_verdict_was_is_what_it_would_be_without_any_decision() {
    let root = Root::with_sample(&["2024-H1/so-tu-phap.xlsx"]);
    let before = results(&root);
    let was = row(&before, "verdicts", "so-tu-phap", "2.2.1")["verdict"].clone();
    let on = ["--agency", "so-tu-phap", "--measure", "2.2.1"];
    for more in [
        &["--state", "dang-thuc-hien"][..],
        &["--verdict", "khong-dat"],
    ] {
        let (code, told) = decide(&root, &[&on[..], more].concat());
        assert_eq!(code, 0, "{told}");
    }
    let after = results(&root);
    let own = row(&after, "verdicts", "so-tu-phap", "2.2.1");
    assert_eq!(
        (&own["verdict"], &own["was"]["verdict"]),
        (&"not-met".into(), &was)
    );
}
