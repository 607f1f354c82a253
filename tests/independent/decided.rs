//! Decisions of every kind: what they change is calculated again as well.

use super::super::root::Root;
use super::compare::differences;
use super::results::Results;
use super::sample::agrees;

/// Workbooks of both periods that the decisions speak of, and neighbours of theirs.
const HALF_YEAR: [&str; 12] = [
    "so-noi-vu.xlsx",
    "so-tu-phap.xlsx",
    "so-tai-chinh.xlsx",
    "so-tai-chinh (lan 2).xlsx",
    "so-xay-dung.xlsx",
    "huyen-dai-tu.xlsx",
    "huyen-dinh-hoa.xlsx",
    "huyen-dong-hy.xlsx",
    "xa-minh-hoa.xlsx",
    "xa-tan-duong-dinh-hoa.xlsx",
    "xa-tan-thanh-phu-binh.xlsx",
    "xa-yen-do-phu-luong.xlsx",
];

/// A decision: the block, the file that it is made on, and its own keys.
const HALF_YEAR_DECISIONS: [(&str, &str, &str); 8] = [
    ("whose", "xa-minh-hoa.xlsx", "agency = \"xa-5431\""),
    (
        "version",
        "so-tai-chinh.xlsx",
        "agency = \"so-tai-chinh\"\ninstead_of = [\"{so-tai-chinh (lan 2).xlsx}\"]",
    ),
    (
        "reading",
        "huyen-dinh-hoa.xlsx",
        "agency = \"huyen-dinh-hoa\"\nmeasure = \"9.3.2\"\nfirst = \"197\"\nsecond = \"200\"",
    ),
    (
        "reading",
        "xa-yen-do-phu-luong.xlsx",
        "agency = \"xa-5620\"\nmeasure = \"8.1.1\"\nstate = \"in-progress\"",
    ),
    (
        "agreed",
        "huyen-dong-hy.xlsx",
        "code = \"SL08\"\nagency = \"huyen-dong-hy\"\nmeasure = \"1.3\"",
    ),
    (
        "judged",
        "so-noi-vu.xlsx",
        "agency = \"so-noi-vu\"\nmeasure = \"9.2.1\"\nverdict = \"met\"",
    ),
    (
        "judged",
        "huyen-dai-tu.xlsx",
        "agency = \"huyen-dai-tu\"\nmeasure = \"4.1.2.a\"\nverdict = \"not-met\"",
    ),
    (
        "judged",
        "so-tu-phap.xlsx",
        "agency = \"so-tu-phap\"\nmeasure = \"2.1.1\"\nverdict = \"insufficient\"",
    ),
];

fn decide(root: &Root, period: &str, decisions: &[(&str, &str, &str)]) {
    let results = Results::read(&root.path(""), period);
    let digest = |file: &str| {
        let row = results.submissions.iter().find(|row| row.file == file);
        row.unwrap_or_else(|| panic!("no file {file}"))
            .sha256
            .clone()
    };
    let mut text = String::new();
    for (block, file, keys) in decisions {
        let keys = match keys.split_once('{') {
            Some((front, rest)) => {
                let (other, behind) = rest.split_once('}').unwrap();
                format!("{front}{}{behind}", digest(other))
            }
            None => (*keys).to_owned(),
        };
        text.push_str(&format!(
            "[[{block}]]\n{keys}\nfile = \"{file}\"\nsha256 = \"{}\"\nby = \"Nguyễn Thị Mẫu\"\n\
             on = 2024-06-19\nwhy = \"Đã đối chiếu\"\n\n",
            digest(file)
        ));
    }
    root.write(&format!("inputs/decisions/{period}.toml"), text);
}

/// All the kinds of decisions that are in force.
fn in_force(root: &Root, period: &str) -> Vec<String> {
    let results = Results::read(&root.path(""), period);
    let kinds = results.decisions.iter().filter(|row| row.in_force);
    kinds.map(|row| row.kind.clone()).collect()
}

#[test]
fn what_rests_on_decisions_is_as_calculated() {
    let root = Root::new();
    for name in HALF_YEAR {
        root.add(&format!("2024-H1/{name}"), &format!("2024-H1/{name}"));
    }
    agrees(&root, "2024-H1", &[]);
    decide(&root, "2024-H1", &HALF_YEAR_DECISIONS);
    agrees(&root, "2024-H1", &[]);
    assert_eq!(in_force(&root, "2024-H1").len(), HALF_YEAR_DECISIONS.len());
    agrees(&root, "2024-H1", &["--as-of", "2025-01-01"]);
}

#[test]
fn one_altered_verdict_is_found() {
    let root = Root::with_sample(&["2024-H1/so-noi-vu.xlsx"]);
    agrees(&root, "2024-H1", &[]);
    let text = String::from_utf8(root.read("output/2024-H1/results.json").unwrap()).unwrap();
    let results: serde_json::Value = serde_json::from_str(&text).unwrap();
    let found = |altered: &serde_json::Value| {
        let results = Results::of(&altered.to_string());
        differences(&root.path(""), "2024-H1", &results)
    };
    for (list, row, key, to) in [
        ("verdicts", 0, "verdict", "\"met\""),
        ("verdicts", 2, "value", "0.000000000001"),
        ("verdicts", 5, "reason", "\"blank\""),
        ("province", 1, "first", "7"),
        ("province", 1, "counted", "2"),
        ("province", 3, "missing", "[]"),
        ("province", 60, "verdict", "\"behind\""),
        ("criteria", 4, "verdict", "\"not-met\""),
        ("readings", 0, "first", "12"),
    ] {
        let mut altered = results.clone();
        let place = &mut altered[list][row][key];
        let to: serde_json::Value = serde_json::from_str(to).unwrap();
        assert_ne!(*place, to, "{list} {row} {key}");
        *place = to;
        assert!(!found(&altered).is_empty(), "{list} {row} {key}");
    }
    assert!(found(&results).is_empty());
}
