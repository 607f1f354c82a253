//! A root's inputs as plain TOML values, as far as judging needs them (`docs/inputs.md`).

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use toml::{Table, Value};

use super::fraction::{Fraction, decimal};
use super::target::Target;

/// A measure of the plan.
pub struct Measure {
    pub id: String,
    pub criteria: Vec<String>,
    pub kind: String,
    pub capped: bool,
    pub standing: bool,
    pub target: Target,
    pub progress: String,
    pub reporters: Vec<String>,
    /// Empty where it is combined.
    pub rollup: String,
    pub combined: Vec<String>,
    pub own: Vec<Own>,
    pub maximum: Option<Fraction>,
    /// Value, and the number of those ranked.
    pub baseline: Option<(Fraction, Option<Fraction>)>,
    pub steps: Vec<(NaiveDate, Target)>,
    /// The target over agencies, and whether it is a share.
    pub bodies_target: (Target, bool),
    pub second_from_last_year: bool,
    pub second_of_year: bool,
    /// Whether a second figure is asked for.
    pub two_figures: bool,
    /// The last day; none is every period.
    pub deadline: Option<NaiveDate>,
    /// What it counts: unit, first and second figure.
    pub counts: (String, Option<Value>, Option<Value>),
}

impl Measure {
    /// Whether it counts the same thing, and is brought together in the same way.
    pub fn counts_as(&self, other: &Measure) -> bool {
        self.kind == other.kind && self.rollup == other.rollup && self.counts == other.counts
    }

    /// Whether its first figure is a rate itself.
    pub fn is_rate_of_rates(&self) -> bool {
        let first = self.counts.1.as_ref().and_then(Value::as_table);
        first.is_some_and(|first| text(first, "unit") == "%")
    }
}

/// The target of some agencies.
pub struct Own {
    pub who: Vec<String>,
    pub target: Option<Target>,
    pub deadline: Option<NaiveDate>,
}

/// A plan in force.
pub struct Plan {
    pub measures: Vec<Measure>,
    /// Codes, in the order of the plan.
    pub criteria: Vec<String>,
    /// Measures and agencies that are exempt from them.
    pub exempt: Vec<(Vec<String>, Vec<String>)>,
    /// How agencies are scored, where the plan says so.
    pub index: Option<Table>,
}

/// An agency of the register.
pub struct Agency {
    pub id: String,
    pub level: String,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub successors: Vec<String>,
    pub starts_anew: bool,
}

/// A period.
#[derive(Clone)]
pub struct Period {
    pub id: String,
    /// The first day of the year's figures.
    pub year_from: NaiveDate,
    /// The cut-off.
    pub to: NaiveDate,
    pub due_agencies: NaiveDate,
}

fn table(path: &Path) -> Table {
    let text = fs::read_to_string(path).unwrap();
    text.parse()
        .unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

fn rows<'a>(table: &'a Table, key: &str) -> Vec<&'a Table> {
    let rows = table.get(key).and_then(Value::as_array);
    rows.into_iter()
        .flatten()
        .map(|row| row.as_table().unwrap())
        .collect()
}

fn text(table: &Table, key: &str) -> String {
    let text = table.get(key).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}

fn texts(table: &Table, key: &str) -> Vec<String> {
    let texts = table.get(key).and_then(Value::as_array);
    texts
        .into_iter()
        .flatten()
        .map(|text| text.as_str().unwrap().to_owned())
        .collect()
}

fn truth(table: &Table, key: &str) -> bool {
    table.get(key).and_then(Value::as_bool).unwrap_or(false)
}

/// A day, written `2026-03-17` or `"17/3/2026"`.
fn day(table: &Table, key: &str) -> Option<NaiveDate> {
    match table.get(key)? {
        Value::Datetime(day) => NaiveDate::parse_from_str(&day.to_string(), "%Y-%m-%d").ok(),
        Value::String(day) => NaiveDate::parse_from_str(day, "%d/%m/%Y").ok(),
        _ => None,
    }
}

/// A number, written as one or in quotes.
fn number(table: &Table, key: &str) -> Option<Fraction> {
    match table.get(key)? {
        Value::String(text) => Some(decimal(text)),
        other => Some(decimal(&other.to_string())),
    }
}

/// The plan of a year that is in force on a day: «Mỗi kỳ xét theo bản kế hoạch có hiệu lực vào
/// ngày chốt».
pub fn plan(root: &Path, year: &str, on: NaiveDate) -> Plan {
    let from = |plan: &Table| -> Option<NaiveDate> {
        day(plan.get("amendment")?.as_table().unwrap(), "from")
    };
    let mut plans: Vec<Table> = fs::read_dir(root.join("inputs/plans"))
        .unwrap()
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(year))
        .map(|entry| table(&entry.path()))
        .filter(|plan| from(plan).is_none_or(|from| from <= on))
        .collect();
    plans.sort_by_key(from);
    read_plan(&plans.pop().unwrap())
}

fn read_plan(plan: &Table) -> Plan {
    let deadline_of = |code: &str| -> Option<NaiveDate> {
        let criteria = rows(plan, "criteria");
        let criterion = criteria.iter().find(|row| text(row, "code") == code)?;
        day(criterion.get("deadline")?.as_table().unwrap(), "date")
    };
    let measures = rows(plan, "measures")
        .into_iter()
        .map(|row| {
            let criteria = texts(row, "criteria");
            let deadline = deadline_of(&criteria[0]);
            read_measure(row, criteria, deadline)
        })
        .collect();
    Plan {
        measures,
        criteria: rows(plan, "criteria")
            .into_iter()
            .map(|row| text(row, "code"))
            .collect(),
        exempt: rows(plan, "except")
            .into_iter()
            .map(|row| (texts(row, "measures"), texts(row, "who")))
            .collect(),
        index: plan.get("index").and_then(Value::as_table).cloned(),
    }
}

fn read_measure(row: &Table, criteria: Vec<String>, deadline: Option<NaiveDate>) -> Measure {
    let bodies = Some(text(row, "bodies_target")).filter(|target| !target.is_empty());
    let bodies = bodies.unwrap_or_else(|| ">= 100%".to_owned());
    let target = |row: &Table| Some(text(row, "target")).filter(|target| !target.is_empty());
    let baseline = row.get("baseline").and_then(Value::as_table);
    Measure {
        id: text(row, "id"),
        criteria,
        kind: text(row, "kind"),
        capped: truth(row, "capped"),
        standing: truth(row, "standing"),
        target: Target::read(&text(row, "target")),
        progress: text(row, "progress"),
        reporters: texts(row, "reporters"),
        rollup: text(row, "rollup"),
        combined: texts(row, "combined"),
        own: rows(row, "own")
            .into_iter()
            .map(|own| Own {
                who: texts(own, "who"),
                target: target(own).map(|target| Target::read(&target)),
                deadline: day(own, "deadline"),
            })
            .collect(),
        maximum: number(row, "maximum"),
        baseline: baseline.map(|row| (number(row, "value").unwrap(), number(row, "of"))),
        steps: rows(row, "steps")
            .into_iter()
            .map(|step| {
                (
                    day(step, "by").unwrap(),
                    Target::read(&text(step, "target")),
                )
            })
            .collect(),
        bodies_target: (Target::read(&bodies), bodies.trim().ends_with('%')),
        second_from_last_year: truth(row, "second_from_last_year"),
        second_of_year: truth(row, "second_of_year"),
        two_figures: row.contains_key("second"),
        counts: (
            text(row, "unit"),
            row.get("first").cloned(),
            row.get("second").cloned(),
        ),
        deadline,
    }
}

/// The register, in its order.
pub fn agencies(root: &Path) -> Vec<Agency> {
    rows(&table(&root.join("inputs/agencies.toml")), "agencies")
        .into_iter()
        .map(|row| Agency {
            id: text(row, "id"),
            level: text(row, "level"),
            from: day(row, "valid_from"),
            to: day(row, "valid_to"),
            successors: texts(row, "successors"),
            starts_anew: truth(row, "starts_anew"),
        })
        .collect()
}

/// All periods, in the order of their cut-off days.
pub fn periods(root: &Path) -> Vec<Period> {
    let file = table(&root.join("inputs/periods.toml"));
    let years: Vec<(NaiveDate, NaiveDate)> = rows(&file, "years")
        .into_iter()
        .map(|row| (day(row, "from").unwrap(), day(row, "to").unwrap()))
        .collect();
    let mut periods: Vec<Period> = rows(&file, "periods")
        .into_iter()
        .map(|row| {
            let to = day(row, "to").unwrap();
            let year = years.iter().find(|(from, last)| *from <= to && to <= *last);
            Period {
                id: text(row, "id"),
                year_from: year.unwrap().0,
                to,
                due_agencies: day(row, "due_agencies").unwrap(),
            }
        })
        .collect();
    periods.sort_by_key(|period| period.to);
    periods
}

/// The verdicts that the office judged itself: agency and measure, verdict.
pub fn judged_by_office(root: &Path, period: &str) -> Vec<((String, String), String)> {
    let path = root.join(format!("inputs/decisions/{period}.toml"));
    if !path.exists() {
        return Vec::new();
    }
    rows(&table(&path), "judged")
        .into_iter()
        .map(|row| {
            let key = (text(row, "agency"), text(row, "measure"));
            (key, text(row, "verdict"))
        })
        .collect()
}
