//! What changed between two runs: figure by figure, each with its cells. A run is read from its
//! `results.json`, so that runs of last month and of last year can be told apart as well.

mod run;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::value::RawValue;

use super::document::{Align, Column, Row, RowKind, Table};
use super::figures::figure_words;
use super::mark::marked_if;
use crate::exact::Exact;
use crate::place::Place;
use crate::plan::model::{Measure, Plan, RollUp};
use crate::submission::{Disposition, State};

use run::{ProvinceRow, ReadingRow, VerdictRow};
pub use run::{Run, read};

/// Size of the type in the table of changes, in points.
const SIZE: f64 = 12.0;

/// A figure that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The agency's id; absent for the province.
    pub agency: Option<String>,
    /// The measure's id.
    pub measure: String,
    /// What is measured; empty where the plan does not know the measure.
    pub label: String,
    /// What it was: figure and verdict; empty where there was none.
    pub before: String,
    /// What it is.
    pub after: String,
    /// Where it stood: file › sheet › cell; empty for the province.
    pub place_before: String,
    /// Where it stands.
    pub place_after: String,
}

/// What became of the files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileChanges {
    /// Files that only the later run has.
    pub added: Vec<String>,
    /// Files that only the earlier run has.
    pub gone: Vec<String>,
    /// Files whose content differs.
    pub content: Vec<String>,
    /// Files with the same content that were taken otherwise: file, before, after.
    pub taken: Vec<(String, String, String)>,
}

/// Everything that changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// The province's figures and verdicts, in the order of the later run.
    pub province: Vec<Change>,
    /// The agencies', in the order of the later run.
    pub agencies: Vec<Change>,
    /// The files.
    pub files: FileChanges,
}

impl Changes {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Changes::default()
    }

    /// The province's changes as a table of a document.
    pub fn table(&self) -> Table {
        let row = |change: &Change| {
            Row::new(
                RowKind::Body,
                [
                    change.measure.clone(),
                    change.label.clone(),
                    change.before.clone(),
                    change.after.clone(),
                ],
            )
        };
        Table {
            caption: None,
            unit: None,
            size: SIZE,
            columns: vec![
                Column::new("Mã", 1.4, Align::Center),
                Column::new("Chỉ số", 5.0, Align::Left),
                Column::new("Báo cáo đã ban hành", 4.6, Align::Left),
                Column::new("Báo cáo này", 4.6, Align::Left),
            ],
            rows: self.province.iter().map(row).collect(),
        }
    }
}

impl Changes {
    /// The agencies' changes as a table of a document.
    pub fn table_of_agencies(&self) -> Table {
        let stated = |words: &str| match words {
            "" => "(chưa có)".to_owned(),
            words => words.to_owned(),
        };
        let row = |change: &Change| {
            Row::new(
                RowKind::Body,
                [
                    change.agency.clone().unwrap_or_default(),
                    format!("{} {}", change.measure, change.label),
                    stated(&change.before),
                    stated(&change.after),
                ],
            )
        };
        Table {
            caption: None,
            unit: None,
            size: SIZE,
            columns: vec![
                Column::new("Cơ quan", 3.4, Align::Left),
                Column::new("Chỉ số", 4.4, Align::Left),
                Column::new("Báo cáo đã ban hành", 4.1, Align::Left),
                Column::new("Báo cáo này", 4.1, Align::Left),
            ],
            rows: self.agencies.iter().map(row).collect(),
        }
    }

    /// The same with agencies by their names.
    #[must_use]
    pub fn with_names(mut self, name: impl Fn(&str) -> String) -> Changes {
        for change in &mut self.agencies {
            change.agency = change.agency.as_deref().map(&name);
        }
        self
    }
}

/// What changed from one run to another. The plan gives words to figures, where it knows them.
pub fn changes(before: &Run, after: &Run, plan: Option<&Plan>) -> Changes {
    Changes {
        province: province(before, after, plan),
        agencies: agencies(before, after, plan),
        files: files(before, after),
    }
}

fn exact(number: &Option<Box<RawValue>>) -> Option<Exact> {
    number.as_ref()?.get().parse().ok()
}

fn words(
    measure: Option<&Measure>,
    first: Option<&Exact>,
    second: Option<&Exact>,
    value: Option<&Exact>,
) -> String {
    let plain = || {
        let both: Vec<String> = [first, second, value]
            .into_iter()
            .flatten()
            .map(|figure| crate::vietnamese::phrase::decimal(figure, 0, 6))
            .collect();
        both.join("; ")
    };
    match measure {
        Some(measure) if measure.rollup != RollUp::Bodies => {
            figure_words(measure, first, second, value).unwrap_or_else(plain)
        }
        _ => plain(),
    }
}

fn label(plan: Option<&Plan>, measure: &str) -> String {
    plan.and_then(|plan| plan.measure(measure))
        .map_or(String::new(), |measure| measure.label.clone())
}

/// The keys of both, those of the later run first and in its order.
fn keys<K: Ord + Clone>(after: impl Iterator<Item = K>, before: impl Iterator<Item = K>) -> Vec<K> {
    let mut seen = BTreeSet::new();
    after
        .chain(before)
        .filter(|key| seen.insert(key.clone()))
        .collect()
}

fn province(before: &Run, after: &Run, plan: Option<&Plan>) -> Vec<Change> {
    let told = |row: &ProvinceRow| {
        let (first, second, value) = (exact(&row.first), exact(&row.second), exact(&row.value));
        let measure = plan.and_then(|plan| plan.measure(&row.measure));
        let figure = match measure.map(|measure| &measure.rollup) {
            Some(RollUp::Bodies) => match (&first, &second) {
                (Some(first), Some(second)) => format!(
                    "{}/{} cơ quan",
                    super::figures::plain(first),
                    super::figures::plain(second)
                ),
                _ => String::new(),
            },
            _ => words(measure, first.as_ref(), second.as_ref(), value.as_ref()),
        };
        let coverage = format!("tính trên {}/{} cơ quan", row.counted, row.expected);
        let mut parts = vec![figure, row.verdict.label().to_owned()];
        if row.counted < row.expected {
            parts.push(coverage);
        }
        parts.retain(|part| !part.is_empty());
        parts.join("; ")
    };
    let index = |run: &Run| -> BTreeMap<String, String> {
        run.province
            .iter()
            .map(|row| (row.measure.clone(), told(row)))
            .collect()
    };
    let (then, now) = (index(before), index(after));
    let measure = |row: &ProvinceRow| row.measure.clone();
    let shown = |run: &Run, measure: &str, words: Option<&String>| {
        let own = run.province.iter().find(|row| row.measure == measure);
        let is_decided = own.is_some_and(|row| !row.decided.is_empty());
        shown(is_decided, words.map_or("", String::as_str))
    };
    keys(
        after.province.iter().map(measure),
        before.province.iter().map(measure),
    )
    .into_iter()
    .filter(|measure| then.get(measure) != now.get(measure))
    .map(|measure| Change {
        agency: None,
        label: label(plan, &measure),
        before: shown(before, &measure, then.get(&measure)),
        after: shown(after, &measure, now.get(&measure)),
        place_before: String::new(),
        place_after: String::new(),
        measure,
    })
    .collect()
}

/// An agency's reading with its verdict.
struct Said {
    words: String,
    place: String,
    /// Whether it rests on a decision: that makes it no other figure.
    decided: bool,
}

/// Words with the mark where they rest on a decision.
fn shown(is_decided: bool, words: &str) -> String {
    match words {
        "" => String::new(),
        words => marked_if(is_decided, words),
    }
}

fn said(run: &Run, plan: Option<&Plan>) -> BTreeMap<(String, String), Said> {
    let verdicts: BTreeMap<(&str, &str), &VerdictRow> = run
        .verdicts
        .iter()
        .map(|row| ((row.agency.as_str(), row.measure.as_str()), row))
        .collect();
    run.readings
        .iter()
        .map(|row| {
            let measure = plan.and_then(|plan| plan.measure(&row.measure));
            let verdict = verdicts.get(&(row.agency.as_str(), row.measure.as_str()));
            let value = verdict.and_then(|verdict| exact(&verdict.value));
            let (first, second) = (exact(&row.first), exact(&row.second));
            let figure = match row.state {
                State::Value => words(
                    measure,
                    first.as_ref(),
                    second.as_ref(),
                    value.or(exact(&row.percent)).as_ref(),
                ),
                State::Unreadable => format!(
                    "{} «{}»",
                    row.state.label(),
                    row.text.as_deref().unwrap_or_default()
                ),
                state => state.label().to_owned(),
            };
            let judged = verdict.map_or(String::new(), |verdict| {
                format!("; {}", verdict.verdict.label())
            });
            let place = row.place.as_ref().map(|place| Place {
                cell: place.cells.first.or(place.cells.state).or(place.place.cell),
                ..place.place.clone()
            });
            let said = Said {
                words: format!("{figure}{judged}"),
                place: place.map_or(String::new(), |place| place.to_string()),
                decided: row.decided || verdict.is_some_and(|verdict| verdict.decided),
            };
            ((row.agency.clone(), row.measure.clone()), said)
        })
        .collect()
}

fn agencies(before: &Run, after: &Run, plan: Option<&Plan>) -> Vec<Change> {
    let (then, now) = (said(before, plan), said(after, plan));
    let key = |row: &ReadingRow| (row.agency.clone(), row.measure.clone());
    let words = |of: Option<&Said>| of.map_or(String::new(), |said| said.words.clone());
    let marked =
        |of: Option<&Said>| of.map_or(String::new(), |said| shown(said.decided, &said.words));
    let place = |of: Option<&Said>| of.map_or(String::new(), |said| said.place.clone());
    keys(
        after.readings.iter().map(key),
        before.readings.iter().map(key),
    )
    .into_iter()
    .map(|key| (then.get(&key), now.get(&key), key))
    .filter(|(then, now, _)| words(*then) != words(*now))
    .map(|(then, now, (agency, measure))| Change {
        agency: Some(agency),
        label: label(plan, &measure),
        before: marked(then),
        after: marked(now),
        place_before: place(then),
        place_after: place(now),
        measure,
    })
    .collect()
}

fn files(before: &Run, after: &Run) -> FileChanges {
    let index = |run: &Run| -> BTreeMap<String, (String, Disposition)> {
        run.submissions
            .iter()
            .map(|row| (row.file.clone(), (row.sha256.clone(), row.disposition)))
            .collect()
    };
    let (then, now) = (index(before), index(after));
    let only = |one: &BTreeMap<String, _>, other: &BTreeMap<String, _>| -> Vec<String> {
        one.keys()
            .filter(|file| !other.contains_key(*file))
            .cloned()
            .collect()
    };
    let mut changes = FileChanges {
        added: only(&now, &then),
        gone: only(&then, &now),
        ..FileChanges::default()
    };
    for (file, (sha256, disposition)) in &now {
        let Some((sha_then, disposition_then)) = then.get(file) else {
            continue;
        };
        if sha256 != sha_then {
            changes.content.push(file.clone());
        } else if disposition != disposition_then {
            changes.taken.push((
                file.clone(),
                disposition_then.label().to_owned(),
                disposition.label().to_owned(),
            ));
        }
    }
    changes
}
