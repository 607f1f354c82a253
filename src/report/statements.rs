//! What agencies say in their own words: gathered, each text once, named by agency.

use std::collections::BTreeMap;

use serde::Serialize;

use super::lookup::Lookup;
use crate::form::NarrativeSection;
use crate::vietnamese::fold::fold;

/// What agencies say in their own words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Statements {
    /// Kết quả nổi bật.
    pub highlights: Vec<Statement>,
    /// Khó khăn, vướng mắc.
    pub difficulties: Vec<Statement>,
    /// Nguyên nhân.
    pub causes: Vec<Statement>,
    /// Kiến nghị, đề xuất.
    pub proposals: Vec<Statement>,
    /// Nhiệm vụ kỳ tới.
    pub next_tasks: Vec<Statement>,
    /// Difficulties and causes that stand beside a figure.
    pub remarks: Vec<Statement>,
}

/// One text, said by one or several agencies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// The text, as the first of them wrote it, on one line.
    pub text: String,
    /// The names of the agencies, in the register's order.
    pub agencies: Vec<String>,
    /// For a remark: the codes of the criteria that it concerns, in the plan's order; else empty.
    pub criteria: Vec<String>,
}

/// Gathers what the expected agencies say, in the register's order.
pub(super) fn statements(lookup: &Lookup) -> Statements {
    let section = |section| gather(lookup, &|lookup, agency| narrative(lookup, agency, section));
    Statements {
        highlights: section(NarrativeSection::Highlights),
        difficulties: section(NarrativeSection::Difficulties),
        causes: section(NarrativeSection::Causes),
        proposals: section(NarrativeSection::Proposals),
        next_tasks: section(NarrativeSection::NextTasks),
        remarks: gather(lookup, &remarks),
    }
}

/// What one agency says: texts, each with the code of a criterion or nothing.
type Said = Vec<(String, Option<String>)>;

fn narrative(lookup: &Lookup, agency: &str, section: NarrativeSection) -> Said {
    lookup
        .used(agency)
        .and_then(|submission| submission.narrative.get(&section))
        .map(|text| vec![(text.clone(), None)])
        .unwrap_or_default()
}

fn remarks(lookup: &Lookup, agency: &str) -> Said {
    let plan = lookup.basis.plan;
    let Some(submission) = lookup.used(agency) else {
        return Vec::new();
    };
    submission
        .readings
        .iter()
        .filter_map(|reading| {
            let measure = plan.measure(&reading.measure)?;
            Some((reading.remarks.clone()?, measure.criteria.first().cloned()))
        })
        .collect()
}

fn gather(lookup: &Lookup, said: &dyn Fn(&Lookup, &str) -> Said) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for agency in &lookup.expected {
        for (text, criterion) in said(lookup, &agency.id) {
            let text = one_line(&text);
            let key = compare_key(&text);
            if key.is_empty() {
                continue;
            }
            let at = *known.entry(key).or_insert_with(|| {
                statements.push(Statement {
                    text,
                    agencies: Vec::new(),
                    criteria: Vec::new(),
                });
                statements.len() - 1
            });
            statements[at].add(lookup.name(&agency.id), criterion);
        }
    }
    for statement in &mut statements {
        let order = |code: &String| {
            lookup
                .basis
                .plan
                .criteria
                .iter()
                .position(|c| c.code == *code)
        };
        statement.criteria.sort_by_key(order);
    }
    statements
}

impl Statement {
    fn add(&mut self, agency: String, criterion: Option<String>) {
        if self.agencies.last() != Some(&agency) {
            self.agencies.push(agency);
        }
        if let Some(code) = criterion.filter(|code| !self.criteria.contains(code)) {
            self.criteria.push(code);
        }
    }
}

/// All on one line, without the dash of a list at its beginning.
fn one_line(text: &str) -> String {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.trim_start_matches(['-', '+', '•', ' ']).to_owned()
}

/// Two texts that differ in capitals and end marks only are the same; `không`, `không có` say nothing.
fn compare_key(text: &str) -> String {
    let key = fold(text);
    let key = key.trim_end_matches(['.', ';', ',', ' ']);
    match key {
        "không" | "không có" | "chưa có" | "không phát sinh" => String::new(),
        _ => key.to_owned(),
    }
}
