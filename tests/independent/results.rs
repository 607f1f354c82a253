//! `results.json` as plain rows, every number with the digits that are written (`docs/results.md`).

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::fraction::{Fraction, decimal};

/// An agency and a measure.
pub type Key = (String, String);

/// What the program read and what it concluded.
#[derive(Deserialize)]
pub struct Results {
    pub as_of: NaiveDate,
    pub submissions: Vec<Submission>,
    pub readings: Vec<Reading>,
    pub verdicts: Vec<Verdict>,
    pub province: Vec<Province>,
    pub criteria: Vec<Criterion>,
    pub findings: Vec<Finding>,
    pub decisions: Vec<Decision>,
    #[serde(default)]
    pub comparisons: Vec<Comparison>,
    #[serde(default)]
    pub index: Option<Vec<IndexRow>>,
}

#[derive(Deserialize)]
pub struct Comparison {
    pub measure: String,
    pub earlier: String,
    #[serde(deserialize_with = "exact")]
    pub now: Option<Fraction>,
    #[serde(deserialize_with = "exact")]
    pub then: Option<Fraction>,
    pub counted: usize,
    pub counted_then: usize,
    pub whole: bool,
    pub since: Option<Since>,
}

#[derive(Deserialize)]
pub struct Since {
    #[serde(deserialize_with = "exact")]
    pub first: Option<Fraction>,
    #[serde(deserialize_with = "exact")]
    pub second: Option<Fraction>,
    pub counted: usize,
}

#[derive(Deserialize)]
pub struct IndexRow {
    pub agency: String,
    pub group: String,
    #[serde(deserialize_with = "exact")]
    pub score: Option<Fraction>,
    #[serde(deserialize_with = "exact")]
    pub maximum: Option<Fraction>,
    #[serde(deserialize_with = "exact")]
    pub rate: Option<Fraction>,
    pub rank: Option<usize>,
    pub grade: Option<String>,
}

#[derive(Deserialize)]
pub struct Submission {
    pub agency: Option<String>,
    pub file: String,
    pub sha256: String,
    pub disposition: String,
    pub received: Option<NaiveDate>,
}

#[derive(Clone, Deserialize)]
pub struct Reading {
    pub agency: String,
    pub measure: String,
    pub state: String,
    #[serde(deserialize_with = "exact")]
    pub first: Option<Fraction>,
    #[serde(deserialize_with = "exact")]
    pub second: Option<Fraction>,
    #[serde(deserialize_with = "exact")]
    pub percent: Option<Fraction>,
    pub evidence: Option<serde_json::Value>,
}

#[derive(Deserialize)]
pub struct Verdict {
    pub agency: String,
    pub measure: String,
    pub verdict: String,
    pub reason: Option<String>,
    #[serde(deserialize_with = "exact")]
    pub value: Option<Fraction>,
}

#[derive(Deserialize)]
pub struct Province {
    pub measure: String,
    pub verdict: String,
    pub reason: Option<String>,
    #[serde(deserialize_with = "exact")]
    pub value: Option<Fraction>,
    #[serde(deserialize_with = "exact")]
    pub first: Option<Fraction>,
    #[serde(deserialize_with = "exact")]
    pub second: Option<Fraction>,
    pub expected: usize,
    pub counted: usize,
    pub missing: Vec<String>,
}

#[derive(Deserialize)]
pub struct Criterion {
    pub criterion: String,
    pub verdict: String,
    pub measures: Vec<String>,
}

#[derive(Deserialize)]
pub struct Finding {
    pub code: String,
    pub severity: String,
    pub agency: Option<String>,
    pub measure: Option<String>,
}

/// A decision, as far as it is about an agency and a measure.
#[derive(Deserialize)]
pub struct Decision {
    pub kind: String,
    pub in_force: bool,
    pub agency: Option<String>,
    pub measure: Option<String>,
}

impl Decision {
    /// Whether it is about this agency and measure.
    pub fn is_of(&self, (agency, measure): &Key) -> bool {
        self.agency.as_ref() == Some(agency) && self.measure.as_ref() == Some(measure)
    }
}

/// A JSON number by its digits.
fn exact<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Fraction>, D::Error> {
    let number = Option::<Box<RawValue>>::deserialize(from)?;
    Ok(number.map(|number| decimal(number.get())))
}

impl Results {
    /// Reads the results of a period.
    pub fn read(root: &Path, period: &str) -> Self {
        let path = root.join("output").join(period).join("results.json");
        Results::of(&std::fs::read_to_string(path).unwrap())
    }

    /// Reads the text of a results file.
    pub fn of(text: &str) -> Self {
        serde_json::from_str(text).unwrap()
    }

    /// The readings by agency and measure.
    pub fn readings(&self) -> BTreeMap<Key, Reading> {
        self.readings
            .iter()
            .map(|row| ((row.agency.clone(), row.measure.clone()), row.clone()))
            .collect()
    }

    /// The verdicts by agency and measure.
    pub fn verdicts(&self) -> BTreeMap<Key, String> {
        self.verdicts
            .iter()
            .map(|row| {
                (
                    (row.agency.clone(), row.measure.clone()),
                    row.verdict.clone(),
                )
            })
            .collect()
    }
}
