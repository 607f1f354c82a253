//! Rows of data: what differs says that it rests on a decision.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Made;

/// The lists of `results.json` whose rows tell figures or verdicts, with the keys that tell a row.
const LISTS: [(&str, &[&str]); 9] = [
    ("readings", &["agency", "measure"]),
    ("verdicts", &["agency", "measure"]),
    ("province", &["measure"]),
    ("criteria", &["criterion"]),
    ("comparisons", &["measure"]),
    ("history", &["agency", "measure", "period"]),
    ("index", &["agency"]),
    ("in_time", &["agency"]),
    ("submissions", &["file"]),
];
/// The data files with a mark, and the columns that tell a row.
const FILES: [(&str, &[&str]); 9] = [
    ("so-lieu", &["co_quan", "chi_so"]),
    ("danh-gia", &["co_quan", "chi_so"]),
    ("toan-tinh", &["chi_so"]),
    ("tieu-chi", &["tieu_chi"]),
    ("co-quan", &["co_quan"]),
    ("tep-gui", &["tep"]),
    (
        "loi-canh-bao",
        &["ma", "co_quan", "chi_so", "tep", "trang_tinh", "o"],
    ),
    ("minh-chung", &["co_quan", "chi_so"]),
    ("cham-diem", &["co_quan", "thanh_phan"]),
];

/// The rows that differ and do not say that they rest on a decision.
pub fn unmarked(without: &Made, with: &Made) -> Vec<String> {
    let mut found = of_results(without, with);
    for (name, keys) in FILES {
        found.extend(of_file(without, with, name, keys));
    }
    found
}

fn of_results(without: &Made, with: &Made) -> Vec<String> {
    let parsed = |made: &Made| -> Value { serde_json::from_slice(&made["/results.json"]).unwrap() };
    let (without, with) = (parsed(without), parsed(with));
    let mut found = Vec::new();
    let in_force = with["decisions"].as_array().unwrap();
    assert!(
        in_force.iter().all(|row| row["in_force"] == true),
        "{in_force:?}"
    );
    for (list, keys) in LISTS {
        let by_key = |results: &Value| -> BTreeMap<String, Value> {
            let rows = results[list].as_array().unwrap().iter();
            rows.map(|row| {
                let key: Vec<String> = keys.iter().map(|key| row[key].to_string()).collect();
                (key.join(" "), row.clone())
            })
            .collect()
        };
        let before = by_key(&without);
        for (key, row) in by_key(&with) {
            let is_marked = match list {
                "submissions" => row["was"].is_string(),
                _ => {
                    row["decided"] == true
                        || row["decided"].as_array().is_some_and(|own| !own.is_empty())
                }
            };
            // A rank may rest on what was decided about others.
            let of_rank: &[&str] = match row["rank_decided"] == true {
                true => &["rank", "of", "tied", "rank_decided"],
                false => &["rank_decided"],
            };
            let plain = |row: &Value| {
                let mut row = row.clone();
                let object = row.as_object_mut().unwrap();
                for key in ["decided", "was", "trust"].iter().chain(of_rank) {
                    object.remove(*key);
                }
                row
            };
            if !is_marked && before.get(&key).map(plain) != Some(plain(&row)) {
                found.push(format!("results.json {list} {row}"));
            }
        }
    }
    found
}

type Line = BTreeMap<String, String>;

fn lines(made: &Made, name: &str) -> Vec<Line> {
    let bytes = &made[&format!("/du-lieu/{name}.csv")];
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text);
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn of_file(without: &Made, with: &Made, name: &str, keys: &[&str]) -> Vec<String> {
    let key = |line: &Line| -> Vec<String> { keys.iter().map(|key| line[*key].clone()).collect() };
    let plain = |mut line: Line| {
        line.remove("xac_dinh_lai");
        line
    };
    let before: BTreeMap<Vec<String>, Line> = lines(without, name)
        .into_iter()
        .map(|line| (key(&line), plain(line)))
        .collect();
    let words: BTreeSet<String> = lines(with, name)
        .iter()
        .map(|line| line["xac_dinh_lai"].clone())
        .collect();
    assert!(words.len() <= 2, "{words:?}");
    lines(with, name)
        .into_iter()
        .filter(|line| line["xac_dinh_lai"] != "co")
        .filter(|line| before.get(&key(line)) != Some(&plain(line.clone())))
        .map(|line| format!("{name}.csv {line:?}"))
        .collect()
}
