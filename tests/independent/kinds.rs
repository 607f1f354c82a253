//! Every kind of target, progress and roll-up: a small plan, seven bodies, two years, figures by chance
//! close to what is asked.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;

use super::super::root::Root;
use super::compare::differences;
use super::filled::filled;
use super::results::Results;

const AGENCIES: &str = include_str!("kinds/agencies.toml");
const PERIODS: &str = include_str!("kinds/periods.toml");
const PLAN: &str = include_str!("kinds/plan.toml");

/// The periods that are judged, in the order of their days.
const ALL: [&str; 4] = ["2025-H1", "2026-Q1", "2026-H1", "2026-Q3"];

fn root() -> Root {
    let root = Root::new();
    root.write("inputs/agencies.toml", AGENCIES);
    root.write("inputs/periods.toml", PERIODS);
    std::fs::remove_file(root.path("inputs/plans/2024.toml")).unwrap();
    root.write("inputs/plans/2025.toml", PLAN.replace("2026", "2025"));
    root.write("inputs/plans/2026.toml", PLAN);
    root
}

/// The figures that have been reported, which later ones of a count never fall below.
type Counted = BTreeMap<(String, String), (u32, u32)>;

/// Where a measure is written in an agency's form; an address is empty where nothing is asked.
struct Row {
    agency: String,
    measure: String,
    first: String,
    second: String,
    percent: String,
    state: String,
    number: String,
    symbol: String,
}

/// The rows of the blank forms of a period, by what the program says of them.
fn rows(root: &Root, period: &str) -> Vec<Row> {
    let run = root.run(&["forms", "--period", period]);
    assert_eq!(run.code, 0, "{}", run.err);
    for name in root.names(&format!("output/{period}/forms")) {
        let form = root.read(&format!("output/{period}/forms/{name}")).unwrap();
        root.write(&format!("inputs/submissions/{period}/{name}"), form);
    }
    let run = root.run(&["report", "--period", period, "--only", "du-lieu"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let text: serde_json::Value = root.json(&format!("output/{period}/results.json"));
    let rows = text["readings"].as_array().unwrap().clone();
    rows.iter()
        .map(|row| {
            let cell = |name: &str| {
                let address = row["place"]["cells"][name].as_str();
                address.unwrap_or_default().to_owned()
            };
            let text = |name: &str| row[name].as_str().unwrap().to_owned();
            let number = cell("evidence");
            let mut symbol = number.clone().into_bytes();
            symbol[0] += 1;
            Row {
                agency: text("agency"),
                measure: text("measure"),
                first: cell("first"),
                second: cell("second"),
                percent: cell("percent"),
                state: cell("state"),
                number,
                symbol: String::from_utf8(symbol).unwrap(),
            }
        })
        .collect()
}

/// What is written into a row.
fn written(row: &Row, kind: &str, counted: &mut Counted, dice: &mut Rng) -> Vec<(String, String)> {
    let cell = |address: &str, what: &dyn ToString| (address.to_owned(), what.to_string());
    let key = (row.agency.clone(), row.measure.clone());
    let state = |what: &str| vec![cell(&row.state, &what)];
    if row.first.is_empty() {
        return match dice.u32(..10) {
            0 => vec![],
            1 => state("Không phát sinh"),
            2 => state("Đang thực hiện"),
            3 => state("Hoàn thành"),
            _ => vec![
                cell(&row.state, &"Hoàn thành"),
                cell(&row.number, &"12"),
                cell(&row.symbol, &"BC-UBND"),
            ],
        };
    }
    let both = |first: u32, second: u32| vec![cell(&row.first, &first), cell(&row.second, &second)];
    let divided = !row.second.is_empty() && kind != "rank";
    match dice.u32(..30) {
        0 => return vec![],
        1 => return state("Không phát sinh"),
        2 => return state("Không áp dụng"),
        3 if !row.second.is_empty() => return both(0, 0),
        4 if divided => return both(3, 0),
        4 if kind == "rank" => return both(0, 34),
        5 => return vec![cell(&row.first, &5)],
        6 if divided => return both(9, 7),
        7 if kind == "ratio" => return vec![cell(&row.percent, &55)],
        8 => return vec![cell(&row.first, &"đang tổng hợp")],
        _ => {}
    }
    let before = counted.get(&key).copied().unwrap_or_default();
    let (first, second) = match kind {
        "rank" => (
            dice.u32(8..16),
            *dice.choice([34, 34, 34, 63]).as_ref().unwrap(),
        ),
        "score" => (dice.u32(75..103), 0),
        "weighted-score" => (dice.u32(80..102), dice.u32(1..400)),
        "count" => (
            before.0 + *dice.choice([0, 1, 1, 2, 9, 20]).as_ref().unwrap(),
            0,
        ),
        "average" => (before.0 + dice.u32(20..60), before.1 + dice.u32(10..15)),
        "growth" => (before.0 + dice.u32(50..70), before.1 + dice.u32(50..60)),
        _ => {
            let whole = dice.u32(1..60);
            let part = whole
                * *dice
                    .choice([0, 1, 25, 50, 50, 75, 90, 100, 100])
                    .as_ref()
                    .unwrap()
                / 100;
            (before.0 + part, before.1 + whole)
        }
    };
    if matches!(kind, "count" | "average" | "growth" | "ratio") {
        counted.insert(key, (first, second));
    }
    if row.second.is_empty() {
        vec![cell(&row.first, &first)]
    } else {
        both(first, second)
    }
}

fn kinds() -> BTreeMap<String, String> {
    let plan: toml::Table = PLAN.parse().unwrap();
    let text = |row: &toml::Value, key: &str| row[key].as_str().unwrap().to_owned();
    let measures = plan["measures"].as_array().unwrap().iter();
    measures
        .map(|row| (text(row, "id"), text(row, "kind")))
        .collect()
}

/// Makes the workbooks of a period by chance, and gives what differs on a day.
fn report(root: &Root, period: &str, counted: &mut Counted, dice: &mut Rng) {
    let kinds = kinds();
    let rows = rows(root, period);
    let names = root.names(&format!("output/{period}/forms"));
    let form = |name: &str| root.read(&format!("output/{period}/forms/{name}")).unwrap();
    let sent = |name: &str| format!("inputs/submissions/{period}/{name}");
    for name in &names {
        let agency = name.trim_end_matches(".xlsx");
        let cells: Vec<(String, String)> = rows
            .iter()
            .filter(|row| row.agency == agency)
            .flat_map(|row| written(row, &kinds[&row.measure], counted, dice))
            .collect();
        if dice.u32(..9) == 0 {
            let _ = std::fs::remove_file(root.path(&sent(name)));
        } else {
            root.write(&sent(name), filled(&form(name), &cells));
        }
    }
}

/// What differs on a day; the verdicts and reasons that occur are noted.
fn judged(
    root: &Root,
    period: &str,
    as_of: &[&str],
    said: &mut BTreeSet<(String, Option<String>)>,
) -> Vec<String> {
    let arguments = ["report", "--period", period, "--only", "du-lieu"];
    let run = root.run(&[&arguments[..], as_of].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    let results = Results::read(&root.path(""), period);
    let verdicts = results.verdicts.iter();
    said.extend(verdicts.map(|row| (row.verdict.clone(), row.reason.clone())));
    let found = differences(&root.path(""), period, &results);
    found
        .into_iter()
        .map(|line| format!("{period} {as_of:?} {line}"))
        .collect()
}

#[test]
fn every_kind_is_as_calculated() {
    let seeds: u64 = std::env::var("CCHC_SEEDS").map_or(1, |seeds| seeds.parse().unwrap());
    let first: u64 = std::env::var("CCHC_SEED").map_or(1, |seed| seed.parse().unwrap());
    let (mut found, mut said) = (Vec::new(), BTreeSet::new());
    for seed in first..first + seeds {
        let root = root();
        let mut dice = Rng::with_seed(seed);
        let mut counted = Counted::new();
        for period in ALL {
            if period == "2026-Q1" {
                counted.clear();
            }
            report(&root, period, &mut counted, &mut dice);
            found.extend(judged(&root, period, &[], &mut said));
        }
        found.extend(judged(
            &root,
            "2026-H1",
            &["--as-of", "2026-07-20"],
            &mut said,
        ));
        found.extend(judged(
            &root,
            "2026-Q3",
            &["--as-of", "2027-01-05"],
            &mut said,
        ));
        if !found.is_empty() {
            found.insert(0, format!("seed {seed} in {}", root.path("").display()));
            std::mem::forget(root);
            break;
        }
    }
    assert!(
        found.is_empty(),
        "{} differences\n{}",
        found.len(),
        found.join("\n")
    );
    assert!(said.len() >= 15, "{said:?}");
}
