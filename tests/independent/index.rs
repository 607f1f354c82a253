//! Scores, ranks and grades of agencies, where the plan asks for them.

use std::collections::BTreeMap;

use toml::{Table, Value};

use super::agency::{Judged, target_of};
use super::fraction::{Fraction, decimal, whole};
use super::inputs::{Agency, Measure, Plan};
use super::results::Key;
use super::target::{Target, holds};

/// What an agency comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub group: String,
    pub score: Fraction,
    pub maximum: Fraction,
    pub rate: Option<Fraction>,
    pub rank: Option<usize>,
    pub grade: Option<String>,
}

fn text<'a>(table: &'a Table, key: &str) -> &'a str {
    table.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn tables<'a>(table: &'a Table, key: &str) -> Vec<&'a Table> {
    let rows = table.get(key).and_then(Value::as_array);
    rows.into_iter()
        .flatten()
        .filter_map(Value::as_table)
        .collect()
}

fn names(table: &Table, key: &str, one: &str) -> bool {
    let names = table.get(key).and_then(Value::as_array);
    names
        .into_iter()
        .flatten()
        .any(|name| name.as_str() == Some(one))
}

/// The rows of all agencies that are expected, ranked within their groups.
pub fn index(
    plan: &Plan,
    register: &[Agency],
    judgements: &BTreeMap<Key, Judged>,
) -> BTreeMap<String, Row> {
    let Some(index) = &plan.index else {
        return BTreeMap::new();
    };
    let groups = tables(index, "groups");
    let mut rows = BTreeMap::new();
    for agency in register
        .iter()
        .filter(|agency| judgements.keys().any(|key| key.0 == agency.id))
    {
        let named = |id: &str| groups.iter().find(|group| names(group, "who", id));
        let Some(group) = named(&agency.id).or_else(|| named(&agency.level)) else {
            continue;
        };
        rows.insert(
            agency.id.clone(),
            row(plan, index, text(group, "id"), agency, judgements),
        );
    }
    let all: Vec<(String, Option<Fraction>)> = rows
        .values()
        .map(|row| (row.group.clone(), row.rate.clone()))
        .collect();
    for row in rows.values_mut() {
        let better =
            |(group, rate): &&(String, Option<Fraction>)| *group == row.group && *rate > row.rate;
        row.rank = row
            .rate
            .is_some()
            .then(|| all.iter().filter(better).count() + 1);
    }
    rows
}

fn row(
    plan: &Plan,
    index: &Table,
    group: &str,
    agency: &Agency,
    judgements: &BTreeMap<Key, Judged>,
) -> Row {
    let (mut score, mut maximum) = (whole(0), whole(0));
    for component in tables(index, "components") {
        let everywhere = !component.contains_key("groups");
        if !everywhere && !names(component, "groups", group) {
            continue;
        }
        let most = decimal(text(component, "maximum"));
        match scored(plan, component, &most, agency, judgements) {
            Some(Ok(points)) => {
                score += points.max(whole(0)).min(most.clone());
                maximum += most;
            }
            Some(Err(ground)) => {
                let default = if ground == "missing" { "zero" } else { "out" };
                match Some(text(index, ground))
                    .filter(|way| !way.is_empty())
                    .unwrap_or(default)
                {
                    "out" => {}
                    "zero" => maximum += most,
                    _ => {
                        score += most.clone();
                        maximum += most;
                    }
                }
            }
            None => {}
        }
    }
    let rate = (maximum != whole(0)).then(|| &score / &maximum * whole(100));
    let grade = tables(index, "grades").into_iter().find(|grade| {
        rate.as_ref()
            .is_some_and(|rate| *rate >= decimal(text(grade, "from")))
    });
    Row {
        group: group.to_owned(),
        score,
        maximum,
        rate,
        rank: None,
        grade: grade.map(|grade| text(grade, "name").to_owned()),
    }
}

/// The points of a component; the error is why there is nothing to score; none where it is not the
/// agency's.
fn scored(
    plan: &Plan,
    component: &Table,
    most: &Fraction,
    agency: &Agency,
    judgements: &BTreeMap<Key, Judged>,
) -> Option<Result<Fraction, &'static str>> {
    let (measure, criterion) = (
        text(component, "measure"),
        text(component, "criterion").to_owned(),
    );
    let of: Vec<&Measure> = plan
        .measures
        .iter()
        .filter(|one| one.id == measure || one.criteria.contains(&criterion))
        .filter(|one| one.reporters.contains(&agency.id) || one.reporters.contains(&agency.level))
        .collect();
    let judged: Vec<(&Measure, &Judged)> = of
        .iter()
        .filter_map(|one| Some((*one, judgements.get(&(agency.id.clone(), one.id.clone()))?)))
        .collect();
    let scoring = text(component, "scoring");
    if judged.is_empty() {
        return (!of.is_empty()).then_some(Err("exempt"));
    }
    let gravest = [
        "not-met",
        "behind",
        "insufficient",
        "on-track",
        "met",
        "nothing-arose",
    ]
    .into_iter()
    .find(|verdict| judged.iter().any(|(_, judged)| judged.verdict == *verdict));
    let (measure, one) = judged[0];
    match (gravest, scoring) {
        (None, "met" | "proportional") => return None,
        (Some("nothing-arose"), _) => return Some(Err("nothing_arose")),
        (Some("insufficient"), _) => return Some(Err("missing")),
        (Some("met"), "met") => return Some(Ok(most.clone())),
        (Some("on-track"), "met") => return Some(Err("not_due")),
        (Some(_), "met") => return Some(Ok(whole(0))),
        _ => {}
    }
    let Some(value) = &one.value else {
        return Some(Err("missing"));
    };
    Some(Ok(match scoring {
        "points" => value.clone(),
        "proportional" => match target_of(measure, agency) {
            Target::Compare(_, bound) => most * value / bound,
            other => panic!("no proportion of {other:?}"),
        },
        _ => tables(component, "steps")
            .into_iter()
            .find(|step| match Target::read(text(step, "target")) {
                Target::Compare(sign, bound) => holds(value, sign, &bound),
                other => panic!("no step: {other:?}"),
            })
            .map_or(whole(0), |step| decimal(text(step, "score"))),
    }))
}
