//! A small province of two years, every kind of measure and an index of agencies, whose bodies fill in
//! the program's own forms by chance; and decisions by chance on what they sent.

use std::collections::BTreeMap;

use fastrand::Rng;
use serde_json::Value;

use super::filled::filled;
use crate::journey::root::Root;

const AGENCIES: &str = include_str!("../../independent/kinds/agencies.toml");
const PERIODS: &str = include_str!("../../independent/kinds/periods.toml");
const PLAN: &str = include_str!("../../independent/kinds/plan.toml");
const INDEX: &str = include_str!("index.toml");

/// The periods, in the order of their days; the last is the one that is printed.
pub const PERIODS_SENT: [&str; 3] = ["2025-H1", "2026-Q1", "2026-H1"];
/// The period that is printed.
pub const PERIOD: &str = "2026-H1";
/// Figures that are decided are larger than anything that agencies report.
const LARGE: u32 = 1_000_000;

/// A row of an agency's form.
#[derive(Clone)]
pub struct Row {
    pub agency: String,
    pub measure: String,
    kind: String,
    cells: BTreeMap<String, String>,
}

/// What lies in a period's folder.
pub struct Sent {
    pub period: &'static str,
    pub rows: Vec<Row>,
    /// The digests of the files, by name.
    pub files: BTreeMap<String, String>,
}

fn plan() -> String {
    let (head, rest) = PLAN.split_at(PLAN.find("[[fields]]").unwrap());
    format!("{head}{INDEX}\n{rest}")
}

/// The province with filled forms of all periods.
pub fn province(dice: &mut Rng) -> (Root, Vec<Sent>) {
    let root = Root::new();
    root.write("inputs/agencies.toml", AGENCIES);
    root.write("inputs/periods.toml", PERIODS);
    std::fs::remove_file(root.path("inputs/plans/2024.toml")).unwrap();
    root.write("inputs/plans/2025.toml", PLAN.replace("2026", "2025"));
    root.write("inputs/plans/2026.toml", plan());
    let mut counted = BTreeMap::new();
    let sent = PERIODS_SENT.map(|period| {
        if period == "2026-Q1" {
            counted.clear();
        }
        send(&root, period, &mut counted, dice)
    });
    (root, sent.into())
}

fn results(root: &Root, period: &str) -> Value {
    let run = root.run(&["report", "--period", period, "--only", "du-lieu"]);
    assert_eq!(run.code, 0, "{}", run.err);
    root.json(&format!("output/{period}/results.json"))
}

/// Fills in the forms of a period.
fn send(
    root: &Root,
    period: &'static str,
    counted: &mut BTreeMap<(String, String), (u32, u32)>,
    dice: &mut Rng,
) -> Sent {
    let run = root.run(&["forms", "--period", period]);
    assert_eq!(run.code, 0, "{}", run.err);
    let names = root.names(&format!("output/{period}/forms"));
    let form = |name: &str| root.read(&format!("output/{period}/forms/{name}")).unwrap();
    let sent = |name: &str| format!("inputs/submissions/{period}/{name}");
    for name in &names {
        root.write(&sent(name), form(name));
    }
    let rows = rows(&results(root, period));
    for name in &names {
        let agency = name.trim_end_matches(".xlsx");
        let own = rows.iter().filter(|row| row.agency == agency);
        let cells: Vec<(String, String)> =
            own.flat_map(|row| written(row, counted, dice)).collect();
        root.write(&sent(name), filled(&form(name), &cells));
    }
    // One body sends twice, and not the same.
    let mut others = counted.clone();
    let twice = rows.iter().filter(|row| row.agency == "xa-an");
    let cells: Vec<(String, String)> = twice
        .flat_map(|row| written(row, &mut others, dice))
        .collect();
    root.write(&sent("xa-an (2).xlsx"), filled(&form("xa-an.xlsx"), &cells));
    let files = results(root, period)["submissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let text = |key: &str| row[key].as_str().unwrap().to_owned();
            (text("file"), text("sha256"))
        })
        .collect();
    Sent {
        period,
        rows,
        files,
    }
}

fn rows(results: &Value) -> Vec<Row> {
    let plan: toml::Table = PLAN.parse().unwrap();
    let measures = plan["measures"].as_array().unwrap();
    let kind = |id: &Value| {
        let found = measures
            .iter()
            .find(|row| row["id"].as_str() == id.as_str());
        found.unwrap()["kind"].as_str().unwrap().to_owned()
    };
    let rows = results["readings"].as_array().unwrap().iter();
    rows.map(|row| Row {
        agency: row["agency"].as_str().unwrap().to_owned(),
        measure: row["measure"].as_str().unwrap().to_owned(),
        kind: kind(&row["measure"]),
        cells: row["place"]["cells"]
            .as_object()
            .unwrap()
            .iter()
            .filter_map(|(name, at)| Some((name.clone(), at.as_str()?.to_owned())))
            .collect(),
    })
    .collect()
}

/// What is written into a row; a count never falls below what was reported before.
fn written(
    row: &Row,
    counted: &mut BTreeMap<(String, String), (u32, u32)>,
    dice: &mut Rng,
) -> Vec<(String, String)> {
    let cell = |name: &str, what: String| Some((row.cells.get(name)?.clone(), what));
    let Some(_) = row.cells.get("first") else {
        let state = dice.choice(["Hoàn thành", "Đang thực hiện", "Không phát sinh"]);
        let evidence = row.cells.get("evidence").cloned().unwrap_or_default();
        let mut symbol = evidence.clone().into_bytes();
        let mut cells: Vec<(String, String)> = cell("state", state.unwrap().to_owned())
            .into_iter()
            .collect();
        if let Some(column) = symbol.first_mut() {
            *column += 1;
            cells.push((evidence, "12".to_owned()));
            cells.push((String::from_utf8(symbol).unwrap(), "BC-UBND".to_owned()));
        }
        return cells;
    };
    let before = counted
        .entry((row.agency.clone(), row.measure.clone()))
        .or_default();
    let (first, second) = match row.kind.as_str() {
        "rank" => (dice.u32(8..16), 34),
        "score" | "weighted-score" => (dice.u32(60..99), dice.u32(50..90)),
        "growth" | "average" => (before.0 + dice.u32(20..60), before.1 + dice.u32(20..40)),
        "count" => (before.0 + dice.u32(0..9), 0),
        _ => {
            let whole = dice.u32(10..60);
            (before.0 + dice.u32(1..=whole), before.1 + whole)
        }
    };
    *before = (first, second);
    let second = cell("second", second.to_string());
    cell("first", first.to_string())
        .into_iter()
        .chain(second)
        .collect()
}

/// Writes decisions by chance on what was sent in a period; tells them.
pub fn decide(root: &Root, sent: &Sent, count: usize, dice: &mut Rng) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    let mut text = String::new();
    for _ in 0..count {
        let row = &sent.rows[dice.usize(..sent.rows.len())];
        let subject = format!("{} {} {}", sent.period, row.agency, row.measure);
        // The body of which two files lie there is decided on as a whole only.
        if row.agency == "xa-an" || told.iter().any(|own| own.starts_with(&subject)) {
            continue;
        }
        let file = format!("{}.xlsx", row.agency);
        let on = format!("agency = \"{}\"\nmeasure = \"{}\"", row.agency, row.measure);
        let (block, keys) = ruling(row, dice);
        text.push_str(&entry(sent, block, &file, &format!("{on}\n{keys}")));
        told.push(format!("{subject} {block} {keys}"));
    }
    if dice.bool() {
        let other = format!("instead_of = [\"{}\"]", sent.files["xa-an (2).xlsx"]);
        let keys = format!("agency = \"xa-an\"\n{other}");
        text.push_str(&entry(sent, "version", "xa-an.xlsx", &keys));
        told.push(format!("{} version xa-an", sent.period));
    }
    match dice.u32(..3) {
        0 => {
            let keys = "not_a_report = true";
            text.push_str(&entry(sent, "whose", "xa-duc.xlsx", keys));
            told.retain(|own| !own.contains("xa-duc"));
            told.push(format!("{} whose xa-duc", sent.period));
        }
        _ => told.push(format!("{} no file is set aside", sent.period)),
    }
    // A decision on a file that is set aside would be stale.
    let set_aside = told.iter().any(|own| own.ends_with("whose xa-duc"));
    let blocks: Vec<&str> = text.split_inclusive("\n\n").collect();
    let kept = blocks
        .into_iter()
        .filter(|block| !set_aside || !block.contains("agency = \"xa-duc\""));
    root.write(
        &format!("inputs/decisions/{}.toml", sent.period),
        kept.collect::<String>(),
    );
    told
}

fn entry(sent: &Sent, block: &str, file: &str, keys: &str) -> String {
    format!(
        "[[{block}]]\n{keys}\nfile = \"{file}\"\nsha256 = \"{}\"\nby = \"Nguyễn Thị Mẫu\"\n\
         on = 2026-06-19\nwhy = \"Đã đối chiếu\"\n\n",
        sent.files[file]
    )
}

/// What is decided of a row.
fn ruling(row: &Row, dice: &mut Rng) -> (&'static str, String) {
    if !row.cells.contains_key("first") {
        let verdict = dice.choice(["met", "not-met", "insufficient"]).unwrap();
        return match dice.bool() {
            true => ("judged", format!("verdict = \"{verdict}\"")),
            false => {
                let state = dice.choice(["done", "in-progress", "not-started"]).unwrap();
                ("reading", format!("state = \"{state}\""))
            }
        };
    }
    let large = LARGE + dice.u32(1_000..900_000);
    let keys = match (row.kind.as_str(), dice.u32(..8)) {
        (_, 0) => "state = \"nothing-arose\"".to_owned(),
        (_, 1) => "state = \"blank\"".to_owned(),
        ("count", _) => format!("first = \"{large}\""),
        ("score", _) => format!("first = \"{}.{}\"", dice.u32(50..99), dice.u32(10..99)),
        ("rank", _) => format!("first = \"{}\"\nsecond = \"63\"", dice.u32(20..60)),
        ("weighted-score", _) => format!("first = \"71.37\"\nsecond = \"{large}\""),
        _ => format!(
            "first = \"{large}\"\nsecond = \"{}\"",
            large + dice.u32(1_000..900_000)
        ),
    };
    ("reading", keys)
}
