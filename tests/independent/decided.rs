//! Decisions of every kind: what they change is calculated again as well.

use super::super::root::Root;
use super::compare::differences;
use super::results::{Key, Results};
use super::sample::agrees;

/// Workbooks of both periods that the decisions speak of, and neighbours of theirs.
const HALF_YEAR: [&str; 14] = [
    "so-noi-vu.xlsx",
    "so-tu-phap.xlsx",
    "so-tai-chinh.xlsx",
    "so-tai-chinh (lan 2).xlsx",
    "so-xay-dung.xlsx",
    "huyen-dai-tu.xlsx",
    "huyen-dinh-hoa.xlsx",
    "huyen-dong-hy.xlsx",
    "xa-minh-hoa.xlsx",
    "xa-phuc-linh-dai-tu.xlsx",
    "xa-phu-ly-phu-luong.xlsx",
    "xa-tan-duong-dinh-hoa.xlsx",
    "xa-tan-thanh-phu-binh.xlsx",
    "xa-yen-do-phu-luong.xlsx",
];

/// A decision: the block, the file that it is made on, and its own keys.
const HALF_YEAR_DECISIONS: [(&str, &str, &str); 10] = [
    ("whose", "xa-minh-hoa.xlsx", "agency = \"xa-5431\""),
    ("whose", "so-xay-dung.xlsx", "not_a_report = true"),
    ("whose", "xa-phuc-linh-dai-tu.xlsx", "period = \"2024-Q1\""),
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

/// A table of an office's own, of which nobody can tell what its columns are.
const OWN_TABLE: &str = "BAN DÂN TỘC\nKẾT QUẢ CẢI CÁCH HÀNH CHÍNH 6 THÁNG ĐẦU NĂM 2024\n\
    STT;Nội dung;Chốt sổ;Sổ gốc\n\
    1.2;Bám sát tiến độ các nhiệm vụ tại Kế hoạch CCHC năm 2024 và thực hiện đảm bảo hiệu quả, chất lượng;12;15\n\
    1.3;Xử lý các vấn đề phát hiện qua kiểm tra;7;9\n\
    9.2.2;Thực hiện chuyển đổi vị trí công tác theo quy định;3;4\n";

/// Answers what the columns of the table are.
fn confirm_columns(root: &Root) {
    let run = root.run(&["questions", "--period", "2024-H1", "--format", "json"]);
    let asked: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let asked = asked["questions"].as_array().unwrap();
    let columns = asked.iter().find(|one| one["kind"] == "columns").unwrap();
    let answer = columns["answers"][0].as_str().unwrap();
    let layout = answer.split("--layout ").nth(1).unwrap();
    let layout = layout.split(' ').next().unwrap();
    let common = [
        "--period",
        "2024-H1",
        "--why",
        "đã hỏi",
        "--by",
        "Nguyễn Thị Mẫu",
    ];
    let told = [
        "--layout",
        layout,
        "--column",
        "C=so-thu-nhat",
        "--column",
        "D=so-thu-hai",
    ];
    let run = root.run(&[&["decide"][..], &common, &told].concat());
    assert_eq!(run.code, 0, "{}", run.err);
}

/// What the clerk said is what is so, and nothing else has changed: by what the decisions say alone.
fn is_as_decided(before: &Results, after: &Results) {
    let (old, new) = (before.readings(), after.readings());
    let key = |agency: &str, measure: &str| (agency.to_owned(), measure.to_owned());
    let figures = |key: &Key| {
        let row = &new[key];
        (row.state.clone(), row.first.clone(), row.second.clone())
    };
    let number = |text: &str| Some(super::fraction::decimal(text));
    let value = |first: &str, second: &str| ("value".to_owned(), number(first), number(second));
    assert_eq!(
        figures(&key("huyen-dinh-hoa", "9.3.2")),
        value("197", "200")
    );
    assert_eq!(new[&key("xa-5620", "8.1.1")].state, "in-progress");
    for (measure, first, second) in [("1.2", "12", "15"), ("1.3", "7", "9"), ("9.2.2", "3", "4")] {
        assert_eq!(figures(&key("ban-dan-toc", measure)), value(first, second));
    }
    let verdicts = after.verdicts();
    for (agency, measure, word) in [
        ("so-noi-vu", "9.2.1", "met"),
        ("huyen-dai-tu", "4.1.2.a", "not-met"),
        ("so-tu-phap", "2.1.1", "insufficient"),
    ] {
        assert_eq!(verdicts[&key(agency, measure)], word, "{agency} {measure}");
    }
    let agreed = |row: &super::results::Finding| {
        row.code == "SL08" && row.agency.as_deref() == Some("huyen-dong-hy")
    };
    assert!(before.findings.iter().any(agreed) && !after.findings.iter().any(agreed));
    let file = |name: &str| {
        let row = after
            .submissions
            .iter()
            .find(|row| row.file == name)
            .unwrap();
        (
            row.agency.clone().unwrap_or_default(),
            row.disposition.clone(),
        )
    };
    let told = |agency: &str, disposition: &str| (agency.to_owned(), disposition.to_owned());
    assert_eq!(file("xa-minh-hoa.xlsx"), told("xa-5431", "accepted"));
    assert_eq!(file("so-xay-dung.xlsx"), told("", "not-a-submission"));
    assert_eq!(file("xa-phuc-linh-dai-tu.xlsx"), told("", "wrong-period"));
    assert_eq!(file("so-tai-chinh.xlsx").1, "accepted");
    assert_eq!(file("so-tai-chinh (lan 2).xlsx").1, "superseded");
    // Of whom nothing was decided, all is as before.
    let decided = [
        "huyen-dinh-hoa",
        "xa-5620",
        "ban-dan-toc",
        "xa-5431",
        "so-xay-dung",
        "so-tai-chinh",
        "xa-5794",
    ];
    let others =
        |readings: &std::collections::BTreeMap<Key, super::results::Reading>| -> Vec<String> {
            let others = readings
                .iter()
                .filter(|(key, _)| !decided.contains(&key.0.as_str()));
            others
                .map(|(key, row)| format!("{key:?} {} {:?} {:?}", row.state, row.first, row.second))
                .collect()
        };
    assert_eq!(others(&old), others(&new));
    assert!(!new.keys().any(|key| key.0 == "so-xay-dung"));
}

#[test]
fn what_rests_on_decisions_is_as_calculated() {
    let root = Root::new();
    for name in HALF_YEAR {
        root.add(&format!("2024-H1/{name}"), &format!("2024-H1/{name}"));
    }
    root.write("inputs/submissions/2024-H1/ban dan toc.csv", OWN_TABLE);
    agrees(&root, "2024-H1", &[]);
    let before = Results::read(&root.path(""), "2024-H1");
    decide(&root, "2024-H1", &HALF_YEAR_DECISIONS);
    confirm_columns(&root);
    agrees(&root, "2024-H1", &[]);
    assert_eq!(in_force(&root, "2024-H1").len(), HALF_YEAR_DECISIONS.len());
    is_as_decided(&before, &Results::read(&root.path(""), "2024-H1"));
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
