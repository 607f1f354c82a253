//! What was calculated, held against what the program wrote: every line that differs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::NaiveDate;

use super::agency::{Judged, judge, set};
use super::fraction::{Fraction, as_printed};
use super::index::index;
use super::inputs::{Agency, Measure, Plan, agencies, judged_by_office, periods, plan};
use super::over_time::{self, Told, compared};
use super::pace::{Earlier, Moment};
use super::province::{DOUBTS, Figure, figure};
use super::results::{Key, Results};
use super::timeliness;

/// A line that differs: whose, of what, what was calculated and what was found, and the rule.
pub type Difference = String;

fn differs(whose: &str, what: &str, expected: &str, found: &str, rule: &str) -> Difference {
    format!("{whose} / {what}: expected {expected}, found {found}\n    «{rule}»")
}

/// Everything in the results of a period that the calculation does not agree with.
pub fn differences(root: &Path, period: &str, results: &Results) -> Vec<Difference> {
    let (moment, plan) = moment(root, period, results.as_of);
    let register = agencies(root);
    let judgements = verdicts(root, &plan, &register, results, &moment);
    let mut differences = of_agencies(&judgements, results);
    let doubtful = all_doubtful(root, &register, &moment, results);
    differences.extend(of_province(
        (&plan, &register),
        &judgements,
        results,
        &doubtful,
        &moment,
    ));
    differences.extend(of_comparisons(
        root,
        (&plan, &moment),
        &register,
        &judgements,
        results,
    ));
    differences.extend(of_index(&plan, &register, &judgements, results));
    differences.extend(timeliness::differences(
        root,
        &moment.period,
        &register,
        results,
    ));
    differences
}

/// The period, the day, the earlier readings, and the plan that is in force.
fn moment(root: &Path, period: &str, as_of: NaiveDate) -> (Moment, Plan) {
    let all = periods(root);
    let this = all.iter().find(|one| one.id == period).unwrap().clone();
    let read = |id: &str| {
        let path = root.join("output").join(id).join("results.json");
        path.exists().then(|| Results::read(root, id))
    };
    let earlier = all
        .iter()
        .filter(|one| one.year_from == this.year_from && one.to < this.to)
        .filter_map(|one| {
            let results = read(&one.id)?;
            Some(Earlier {
                period: one.clone(),
                readings: results.readings(),
                verdicts: results.verdicts(),
            })
        })
        .collect();
    let year: i32 = this.id[..4].parse().unwrap();
    let last_id = format!("{}{}", year - 1, &this.id[4..]);
    let last_year = read(&last_id);
    let mut asked_last_year = BTreeSet::new();
    if last_year.is_some() {
        let then = all.iter().find(|one| one.id == last_id).unwrap();
        let before = plan(root, &last_id[..4], then.to);
        for measure in &before.measures {
            let register = agencies(root).into_iter();
            let who = register.filter(|agency| asked(&before, measure, agency, then.to));
            asked_last_year.extend(who.map(|agency| (agency.id, measure.id.clone())));
        }
    }
    let plan = plan(root, &this.id[..4], this.to);
    let mut predecessors: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for agency in agencies(root) {
        for successor in agency.successors {
            predecessors
                .entry(successor)
                .or_default()
                .push(agency.id.clone());
        }
    }
    let moment = Moment {
        predecessors,
        period: this,
        as_of,
        earlier,
        last_year: last_year
            .map(|results| results.readings())
            .unwrap_or_default(),
        asked_last_year,
    };
    (moment, plan)
}

fn asked(plan: &Plan, measure: &Measure, agency: &Agency, on: NaiveDate) -> bool {
    let names = |who: &[String]| who.contains(&agency.id) || who.contains(&agency.level);
    let exempt = plan
        .exempt
        .iter()
        .any(|(measures, who)| measures.contains(&measure.id) && names(who));
    let alive = agency.from.is_none_or(|from| from <= on) && agency.to.is_none_or(|to| to >= on);
    alive && names(&measure.reporters) && !exempt
}

fn verdicts(
    root: &Path,
    plan: &Plan,
    register: &[Agency],
    results: &Results,
    moment: &Moment,
) -> BTreeMap<Key, Judged> {
    let readings = results.readings();
    let mut verdicts = BTreeMap::new();
    for measure in &plan.measures {
        for agency in register {
            if asked(plan, measure, agency, moment.period.to) {
                let key = (agency.id.clone(), measure.id.clone());
                let judged = judge(measure, agency, readings.get(&key), moment);
                verdicts.insert(key, judged);
            }
        }
    }
    for (key, verdict) in judged_by_office(root, &moment.period.id) {
        let in_force = results
            .decisions
            .iter()
            .any(|row| row.kind == "judged" && row.in_force && row.is_of(&key));
        if let Some(judged) = verdicts.get_mut(&key).filter(|_| in_force) {
            *judged = set(&verdict);
        }
    }
    verdicts
}

fn shown(value: Option<&Fraction>) -> String {
    value.map_or_else(|| "null".to_owned(), as_printed)
}

fn of_agencies(judgements: &BTreeMap<Key, Judged>, results: &Results) -> Vec<Difference> {
    let mut differences = Vec::new();
    let mut seen = BTreeSet::new();
    for row in &results.verdicts {
        let key = (row.agency.clone(), row.measure.clone());
        let found = said(&row.verdict, row.reason.as_deref(), row.value.as_ref());
        match judgements.get(&key) {
            None => differences.push(differs(&row.agency, &row.measure, "no verdict", &found, "")),
            Some(judged) => {
                let expected = said(judged.verdict, judged.reason, judged.value.as_ref());
                if expected != found {
                    let rule = judged.rule;
                    differences.push(differs(&row.agency, &row.measure, &expected, &found, rule));
                }
            }
        }
        seen.insert(key);
    }
    for (agency, measure) in judgements.keys().filter(|key| !seen.contains(key)) {
        differences.push(differs(agency, measure, "a verdict", "none", ""));
    }
    differences
}

fn said(verdict: &str, reason: Option<&str>, value: Option<&Fraction>) -> String {
    format!("{verdict} ({}) {}", reason.unwrap_or("-"), shown(value))
}

/// The figures that the warnings put in doubt.
fn doubtful(results: &Results) -> BTreeSet<Key> {
    results
        .findings
        .iter()
        .filter(|finding| DOUBTS.contains(&finding.code.as_str()) && finding.severity == "warning")
        .filter_map(|finding| Some((finding.agency.clone()?, finding.measure.clone()?)))
        .collect()
}

/// The same, with the last figures of bodies that have ended since, where they were in doubt then.
fn all_doubtful(
    root: &Path,
    register: &[Agency],
    moment: &Moment,
    results: &Results,
) -> BTreeSet<Key> {
    let ended = |(agency, _): &Key, day: NaiveDate| {
        let mut all = register.iter();
        all.any(|one| one.id == *agency && one.to.is_some_and(|end| end < day))
    };
    let with = |own: BTreeSet<Key>, before: BTreeSet<Key>, day: NaiveDate| -> BTreeSet<Key> {
        let left = before.into_iter().filter(|key| ended(key, day));
        own.into_iter().chain(left).collect()
    };
    let mut before = BTreeSet::new();
    for one in &moment.earlier {
        let then = Results::read(root, &one.period.id);
        before = with(doubtful(&then), before, one.period.to);
    }
    with(doubtful(results), before, moment.period.to)
}

/// Each measure beside the earlier period, which is calculated anew.
fn of_comparisons(
    root: &Path,
    (plan, moment): (&Plan, &Moment),
    register: &[Agency],
    judgements: &BTreeMap<Key, Judged>,
    results: &Results,
) -> Vec<Difference> {
    let Some(earlier) = moment.earlier.last().map(|one| one.period.id.clone()) else {
        return match results.comparisons.len() {
            0 => Vec::new(),
            some => vec![format!("{some} comparisons, and no earlier period")],
        };
    };
    let results_then = Results::read(root, &earlier);
    let (moment_then, plan_then) = self::moment(root, &earlier, results_then.as_of);
    let judgements_then = verdicts(root, &plan_then, register, &results_then, &moment_then);
    let now = Told {
        plan,
        moment,
        judgements,
        doubtful: &all_doubtful(root, register, moment, results),
    };
    let then = Told {
        plan: &plan_then,
        moment: &moment_then,
        judgements: &judgements_then,
        doubtful: &all_doubtful(root, register, &moment_then, &results_then),
    };
    let mut differences = Vec::new();
    for measure in &plan.measures {
        let expected = compared(measure, register, &now, &then).map(|one| {
            let since = one.since.map(|since| {
                let figures = (Some(&since.first), Some(&since.second));
                (shown(figures.0), shown(figures.1), since.counted)
            });
            let both = (shown(one.now.as_ref()), shown(one.then.as_ref()));
            (both, (one.counted, one.counted_then, one.whole), since)
        });
        let mut rows = results.comparisons.iter();
        let found = rows.find(|row| row.measure == measure.id).map(|row| {
            let since = row.since.as_ref().map(|since| {
                let figures = (since.first.as_ref(), since.second.as_ref());
                (shown(figures.0), shown(figures.1), since.counted)
            });
            let both = (shown(row.now.as_ref()), shown(row.then.as_ref()));
            (both, (row.counted, row.counted_then, row.whole), since)
        });
        let tells = |row: &((String, String), _, _)| row.0 != shown_nothing();
        let (expected, found) = (expected.filter(tells), found.filter(tells));
        if expected != found {
            differences.push(differs(
                "comparison",
                &measure.id,
                &format!("{expected:?}"),
                &format!("{found:?}"),
                &over_time::RULES.join(" "),
            ));
        }
    }
    let other = |row: &&super::results::Comparison| row.earlier != earlier;
    if results.comparisons.iter().any(|row| other(&row)) {
        differences.push(format!("compared with another period than {earlier}"));
    }
    differences
}

/// A comparison of what has no value: documents, narratives.
fn shown_nothing() -> (String, String) {
    (shown(None), shown(None))
}

fn of_index(
    plan: &Plan,
    register: &[Agency],
    judgements: &BTreeMap<Key, Judged>,
    results: &Results,
) -> Vec<Difference> {
    const RULE: &str = "Tỷ lệ điểm = Σ điểm ÷ Σ điểm tối đa × 100, số chính xác. Xếp hạng trong nhóm theo tỷ lệ điểm: bằng nhau thì cùng hạng, hạng kế tiếp bỏ trống (1, 1, 3)";
    let rows = index(plan, register, judgements);
    let found = results.index.iter().flatten();
    let mut differences = Vec::new();
    if rows.len() != found.clone().count() {
        differences.push(format!(
            "index: {} agencies, found {}",
            rows.len(),
            found.clone().count()
        ));
    }
    for row in found {
        let found = format!(
            "{} {}/{} {} rank {:?} {:?}",
            row.group,
            shown(row.score.as_ref()),
            shown(row.maximum.as_ref()),
            shown(row.rate.as_ref()),
            row.rank,
            row.grade
        );
        let expected = rows.get(&row.agency).map_or_else(String::new, |row| {
            format!(
                "{} {}/{} {} rank {:?} {:?}",
                row.group,
                shown(Some(&row.score)),
                shown(Some(&row.maximum)),
                shown(row.rate.as_ref()),
                row.rank,
                row.grade
            )
        });
        if expected != found {
            differences.push(differs(&row.agency, "index", &expected, &found, RULE));
        }
    }
    differences
}

fn of_province(
    (plan, register): (&Plan, &[Agency]),
    judgements: &BTreeMap<Key, Judged>,
    results: &Results,
    doubtful: &BTreeSet<Key>,
    moment: &Moment,
) -> Vec<Difference> {
    let mut differences = Vec::new();
    let mut figures = BTreeMap::new();
    for measure in &plan.measures {
        let figure = figure(plan, measure, judgements, register, doubtful, moment);
        figures.insert(measure.id.as_str(), figure);
    }
    if figures.len() != results.province.len() {
        let counts = (figures.len(), results.province.len());
        differences.push(format!("province: {counts:?} measures"));
    }
    for row in &results.province {
        let Some(figure) = figures.get(row.measure.as_str()) else {
            differences.push(differs("province", &row.measure, "no figure", "one", ""));
            continue;
        };
        let missing: BTreeSet<String> = row.missing.iter().cloned().collect();
        let found = said(&row.verdict, row.reason.as_deref(), row.value.as_ref());
        let parts = [
            (
                said(figure.verdict, figure.reason, figure.value.as_ref()),
                found,
            ),
            (shown(figure.first.as_ref()), shown(row.first.as_ref())),
            (shown(figure.second.as_ref()), shown(row.second.as_ref())),
            (figure.expected.to_string(), row.expected.to_string()),
            (
                (figure.expected - figure.missing.len()).to_string(),
                row.counted.to_string(),
            ),
            (format!("{:?}", figure.missing), format!("{missing:?}")),
        ];
        for (expected, found) in parts.iter().filter(|(expected, found)| expected != found) {
            differences.push(differs(
                "province",
                &row.measure,
                expected,
                found,
                figure.rule,
            ));
        }
    }
    differences.extend(of_criteria(plan, &figures, results));
    differences
}

/// From the gravest on; `nothing-arose` and `no-target` only where nothing else is.
const GRAVITY: [&str; 7] = [
    "not-met",
    "behind",
    "insufficient",
    "on-track",
    "met",
    "nothing-arose",
    "no-target",
];

fn of_criteria(
    plan: &Plan,
    figures: &BTreeMap<&str, Figure>,
    results: &Results,
) -> Vec<Difference> {
    const RULE: &str = "Tiêu chí lấy kết quả nặng nhất của các chỉ số: not-met, behind, insufficient, on-track, met; `nothing-arose` chỉ khi tất cả như vậy. Có chỉ số tính gộp thì lấy kết quả của chỉ số đó.";
    let mut differences = Vec::new();
    if plan.criteria.len() != results.criteria.len() {
        differences.push(format!("{} criteria", results.criteria.len()));
    }
    for row in &results.criteria {
        let of: Vec<&Measure> = plan
            .measures
            .iter()
            .filter(|measure| measure.criteria.contains(&row.criterion))
            .collect();
        let combined: Vec<&Measure> = of
            .iter()
            .copied()
            .filter(|measure| !measure.combined.is_empty())
            .collect();
        let deciding = if combined.is_empty() { &of } else { &combined };
        let expected = GRAVITY
            .into_iter()
            .find(|verdict| {
                deciding
                    .iter()
                    .any(|measure| figures[measure.id.as_str()].verdict == *verdict)
            })
            .unwrap();
        let ids: BTreeSet<&str> = of.iter().map(|measure| measure.id.as_str()).collect();
        let found: BTreeSet<&str> = row.measures.iter().map(String::as_str).collect();
        if expected != row.verdict || ids != found {
            let found = format!("{} {found:?}", row.verdict);
            let expected = format!("{expected} {ids:?}");
            differences.push(differs("province", &row.criterion, &expected, &found, RULE));
        }
    }
    differences
}
