use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use super::*;
use crate::failure::Outcome;
use crate::{agency, decision, office, own_layout, period, plan, submission};

const FILE: &str = "thu.toml";

/// A file in which every key stands somewhere, and the reader that accepts it.
struct Kind {
    schema: &'static str,
    sample: &'static str,
    load: fn(&str) -> Outcome<()>,
}

fn kinds() -> Vec<Kind> {
    vec![
        Kind {
            schema: "agencies.schema.json",
            sample: include_str!("samples/agencies.toml"),
            load: |text| agency::load::load(text, FILE).map(drop),
        },
        Kind {
            schema: "calendar.schema.json",
            sample: include_str!("samples/calendar.toml"),
            load: |text| period::load_calendar::load(text, FILE).map(drop),
        },
        Kind {
            schema: "decisions.schema.json",
            sample: include_str!("samples/decisions.toml"),
            load: |text| decision::tests::loaded(text, FILE).map(drop),
        },
        Kind {
            schema: "layout.schema.json",
            sample: include_str!("samples/layout.toml"),
            load: |text| own_layout::load::load(text, FILE).map(drop),
        },
        Kind {
            schema: "office.schema.json",
            sample: include_str!("samples/office.toml"),
            load: |text| office::load::load(text, FILE, office::load::Known::default()).map(drop),
        },
        Kind {
            schema: "periods.schema.json",
            sample: include_str!("samples/periods.toml"),
            load: |text| period::load::load(text, FILE, None).map(drop),
        },
        Kind {
            schema: "plan.schema.json",
            sample: include_str!("samples/plan.toml"),
            load: |text| plan::load::load(text, FILE, None).map(drop),
        },
        Kind {
            schema: "received.schema.json",
            sample: include_str!("samples/received.toml"),
            load: |text| {
                let present = ["so-tu-phap.xlsx".to_owned()];
                submission::received::load(text, FILE, &present).map(drop)
            },
        },
    ]
}

fn schema(name: &str) -> Value {
    let all = all();
    let found = all.iter().find(|(other, _)| *other == name).unwrap();
    serde_json::to_value(&found.1).unwrap()
}

/// TOML as an editor hands it to a schema: dates are strings.
fn json(value: &toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(list) => list.iter().map(json).collect(),
        toml::Value::Table(table) => Value::Object(
            table
                .iter()
                .map(|(key, value)| (key.clone(), json(value)))
                .collect::<Map<_, _>>(),
        ),
        other => serde_json::to_value(other).unwrap(),
    }
}

fn validator(name: &str) -> jsonschema::Validator {
    jsonschema::validator_for(&schema(name)).unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_written_schemas_are_those_of_the_types() {
    for (name, schema) in all() {
        let written = fs::read_to_string(root().join("schemas").join(name)).unwrap();
        let wanted = text(&schema).unwrap();
        assert!(
            written.replace("\r\n", "\n") == wanted,
            "schemas/{name} is out of date: cargo xtask schemas"
        );
    }
}

#[test]
fn the_shipped_inputs_fit_their_schemas_and_name_them() {
    for (file, name) in [
        ("inputs/agencies.toml", "agencies.schema.json"),
        ("inputs/calendar.toml", "calendar.schema.json"),
        ("inputs/office.toml", "office.schema.json"),
        ("inputs/periods.toml", "periods.schema.json"),
        ("inputs/plans/2024.toml", "plan.schema.json"),
    ] {
        let text = fs::read_to_string(root().join(file)).unwrap();
        let value: toml::Value = toml::from_str(&text).unwrap();
        let validator = validator(name);
        let errors: Vec<String> = validator
            .iter_errors(&json(&value))
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(errors, Vec::<String>::new(), "{file}");
        let named = text.lines().next().unwrap().trim_start_matches("#:schema ");
        let folder = root().join(file).parent().unwrap().to_owned();
        let named = folder.join(named).canonicalize().unwrap();
        let written = root().join("schemas").join(name).canonicalize().unwrap();
        assert_eq!(named, written, "{file}");
    }
}

/// Every change of one block: `change` gets each table of the value in turn.
fn variants(
    value: &toml::Value,
    change: &dyn Fn(&mut toml::Table) -> Vec<String>,
) -> Vec<(String, toml::Value)> {
    let mut paths = Vec::new();
    collect(value, &mut Vec::new(), &mut paths);
    let mut list = Vec::new();
    for path in paths {
        let mut probe = at(&mut value.clone(), &path).clone();
        for key in change(&mut probe) {
            let mut changed = value.clone();
            let table = at(&mut changed, &path);
            if table.remove(&key).is_none() {
                table.insert(key.clone(), toml::Value::Integer(1));
            }
            list.push((format!("{}.{key}", path.join(".")), changed));
        }
    }
    list
}

fn collect(value: &toml::Value, path: &mut Vec<String>, paths: &mut Vec<Vec<String>>) {
    let children: Vec<(String, &toml::Value)> = match value {
        toml::Value::Table(table) => {
            paths.push(path.clone());
            table
                .iter()
                .map(|(key, value)| (key.clone(), value))
                .collect()
        }
        toml::Value::Array(list) => (0..).map(|at: usize| at.to_string()).zip(list).collect(),
        _ => return,
    };
    for (step, child) in children {
        path.push(step);
        collect(child, path, paths);
        path.pop();
    }
}

fn at<'v>(value: &'v mut toml::Value, path: &[String]) -> &'v mut toml::Table {
    let mut here = value;
    for step in path {
        here = match here {
            toml::Value::Array(list) => &mut list[step.parse::<usize>().unwrap()],
            other => &mut other[step.as_str()],
        };
    }
    here.as_table_mut().unwrap()
}

#[test]
fn the_samples_hold_every_key_of_the_schemas() {
    for kind in kinds() {
        let schema = schema(kind.schema);
        let mut wanted = BTreeSet::new();
        properties(&schema, &mut wanted);
        let sample: toml::Value = toml::from_str(kind.sample).unwrap();
        let mut paths = Vec::new();
        collect(&sample, &mut Vec::new(), &mut paths);
        let mut copy = sample.clone();
        let seen: BTreeSet<String> = paths
            .iter()
            .flat_map(|path| at(&mut copy, path).keys().cloned().collect::<Vec<_>>())
            .collect();
        let lacking: Vec<&String> = wanted.difference(&seen).collect();
        assert!(lacking.is_empty(), "{}: {lacking:?}", kind.schema);
    }
}

fn properties(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(map) => {
            if let Some(Value::Object(keys)) = map.get("properties") {
                found.extend(keys.keys().cloned());
            }
            map.values().for_each(|value| properties(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| properties(value, found)),
        _ => {}
    }
}

#[test]
fn reader_and_schema_accept_the_same_keys() {
    for kind in kinds() {
        let validator = validator(kind.schema);
        let sample: toml::Value = toml::from_str(kind.sample).unwrap();
        assert!(validator.is_valid(&json(&sample)), "{}", kind.schema);
        (kind.load)(kind.sample).unwrap();
        for (place, changed) in variants(&sample, &|_| vec!["zzz".to_owned()]) {
            let text = toml::to_string(&changed).unwrap();
            assert!(
                !validator.is_valid(&json(&changed)),
                "{} {place}",
                kind.schema
            );
            assert!((kind.load)(&text).is_err(), "{} {place}", kind.schema);
        }
    }
}

#[test]
fn what_the_schema_demands_the_reader_demands() {
    for kind in kinds() {
        let validator = validator(kind.schema);
        let sample: toml::Value = toml::from_str(kind.sample).unwrap();
        let all_keys = |table: &mut toml::Table| table.keys().cloned().collect();
        for (place, changed) in variants(&sample, &all_keys) {
            let text = toml::to_string(&changed).unwrap();
            let read = (kind.load)(&text).is_ok();
            // The reader demands more than the schema can say, never less.
            assert!(
                validator.is_valid(&json(&changed)) || !read,
                "{} {place}",
                kind.schema
            );
        }
    }
}

#[test]
fn what_a_decision_cannot_say_neither_schema_nor_reader_accepts() {
    let sample = include_str!("samples/decisions.toml");
    let validator = validator("decisions.schema.json");
    for (from, to) in [
        ("state = \"value\"", "state = \"unreadable\""),
        ("state = \"value\"", "state = \"not-applicable\""),
        ("not_a_report = true", "not_a_report = false"),
        (
            "not_a_report = true",
            "not_a_report = true\nagency = \"khu-mot\"",
        ),
        ("by = \"Nguyễn Thị Mẫu\"", "by = \"…\""),
        ("why = \"Cơ quan xác nhận\"", "why = \"...\""),
        ("measure = \"A.1.1.a\"", "measure = \"\""),
        ("code = \"HL04\"", "code = \"\""),
        ("verdict = \"met\"", "verdict = \"\""),
    ] {
        assert!(sample.contains(from), "{from}");
        let text = sample.replacen(from, to, 1);
        let value: toml::Value = toml::from_str(&text).unwrap();
        assert!(!validator.is_valid(&json(&value)), "{to}");
        assert!(decision::tests::loaded(&text, FILE).is_err(), "{to}");
    }
}
