//! The clerk's decisions as rows, and what of a report rests on them.

use chrono::NaiveDate;
use serde::Serialize;

use super::basis::Basis;
use super::counts::Counted;
use crate::agency::Agency;
use crate::assessment::verdict::{AgencyScore, AgencyVerdict, ComponentScore, CriterionVerdict};
use crate::decided::{InForce, Stale};
use crate::decision::Decision;
use crate::place::Place;
use crate::plan::model::Measure;
use crate::vietnamese::phrase::date_short;

/// One decision.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DecisionRow {
    /// The line of its block in the file of decisions, from 1.
    pub line: usize,
    /// What kind of decision it is: `whose`, `version`, `reading`, `agreed`, `judged`.
    pub kind: &'static str,
    /// The same, printed.
    pub kind_label: &'static str,
    /// Whether it is used; else it is stale.
    pub in_force: bool,
    /// The agency's id; empty where it names none.
    pub agency_id: String,
    /// Its name; empty where it names none.
    pub agency: String,
    /// The id of the agency that the file was taken to be of without it; empty: the same, or none.
    pub was_agency_id: String,
    /// The name of that agency.
    pub was_agency: String,
    /// The criterion's code; empty where it is about a file.
    pub criterion: String,
    /// The measure's id; empty where it is about a file.
    pub measure: String,
    /// The measure's label; empty where it is about a file.
    pub label: String,
    /// The file that it was made on.
    pub file: String,
    /// SHA-256 of that file.
    pub sha256: String,
    /// Where what was read stands; absent: in no cell.
    pub place: Option<Place>,
    /// What the file says, in words; of a stale decision, what it said when it was made.
    pub was: String,
    /// What was decided, in words.
    pub decided: String,
    /// What there is now that makes it stale; empty where it is in force.
    pub now: String,
    /// Who made it.
    pub by: String,
    /// On which day.
    pub on: NaiveDate,
    /// The same, printed.
    pub day: String,
    /// Why.
    pub why: String,
    /// On what ground; empty where none is named.
    pub ground: String,
    /// The codes of the findings that it answers.
    pub answers: Vec<String>,
}

impl DecisionRow {
    /// Sheet and cell of what was read; the file where it stands in no cell.
    pub fn where_read(&self) -> String {
        let Some(place) = &self.place else {
            return self.file.clone();
        };
        let mut parts = vec![place.file.clone()];
        parts.extend(place.sheet.clone());
        parts.extend(place.cell.map(|cell| cell.to_string()));
        parts.join(" › ")
    }

    /// Reason and ground in one line.
    pub fn reason(&self) -> String {
        match self.ground.as_str() {
            "" => self.why.clone(),
            ground => format!("{} ({ground})", self.why),
        }
    }
}

/// Every decision of the period: those in force, then those that are stale, each in the order of the
/// file.
pub fn decision_rows(basis: &Basis) -> Vec<DecisionRow> {
    let in_force = basis.decided.in_force.iter();
    let stale = basis.decided.stale.iter();
    in_force
        .map(|own| in_force_row(basis, own))
        .chain(stale.map(|own| stale_row(basis, own)))
        .collect()
}

fn in_force_row(basis: &Basis, own: &InForce) -> DecisionRow {
    let mut answers: Vec<String> = Vec::new();
    for finding in &own.answers {
        let code = finding.rule.code.to_string();
        if !answers.contains(&code) {
            answers.push(code);
        }
    }
    let was_agency =
        (own.was_agency.as_ref()).filter(|was| own.decision.ruling.agency() != Some(was));
    let name = was_agency.map_or(String::new(), |id| basis.name_of(id));
    let was = match was_agency {
        Some(id) => own.was.replace(&format!("({id})"), &format!("({name})")),
        None => own.was.clone(),
    };
    DecisionRow {
        in_force: true,
        place: own.place.clone(),
        was,
        was_agency_id: was_agency.cloned().unwrap_or_default(),
        was_agency: name,
        answers,
        ..row(basis, &own.decision)
    }
}

fn stale_row(basis: &Basis, own: &Stale) -> DecisionRow {
    DecisionRow {
        now: own.now.clone(),
        was: own.decision.made_on.was.clone().unwrap_or_default(),
        ..row(basis, &own.decision)
    }
}

fn row(basis: &Basis, decision: &Decision) -> DecisionRow {
    let ruling = &decision.ruling;
    let measure = ruling.measure().and_then(|id| basis.plan.measure(id));
    let of_measure = |text: &dyn Fn(&Measure) -> String| measure.map_or(String::new(), text);
    DecisionRow {
        line: decision.line,
        kind: ruling.block(),
        kind_label: ruling.label(),
        in_force: false,
        agency_id: ruling.agency().unwrap_or_default().to_owned(),
        agency: ruling
            .agency()
            .map_or(String::new(), |agency| basis.name_of(agency)),
        was_agency_id: String::new(),
        was_agency: String::new(),
        criterion: of_measure(&|own| basis.plan.criterion_of(own).code.clone()),
        measure: ruling.measure().unwrap_or_default().to_owned(),
        label: of_measure(&|own| own.label.clone()),
        file: decision.made_on.file.clone(),
        sha256: decision.made_on.sha256.clone(),
        place: None,
        was: String::new(),
        decided: ruling.words(),
        now: String::new(),
        by: decision.trail.by.clone(),
        on: decision.trail.on,
        day: date_short(decision.trail.on),
        why: decision.trail.why.clone(),
        ground: decision.trail.ground.clone().unwrap_or_default(),
        answers: Vec::new(),
    }
}

/// The agencies whose part in the province's figure on a measure rests on decisions, in the
/// register's order: those that are in it, those that are not because of a decision, those that ended
/// and whose last figures are carried on, and those of the year before with which it is compared.
pub fn decided_agencies(basis: &Basis, measure: &Measure) -> Vec<String> {
    if !basis.decided.is_any() {
        return Vec::new();
    }
    let sources = basis.plan.sources_of(measure);
    let carried =
        (basis.assessment.province_of(&measure.id)).map(|figure| figure.carried.as_slice());
    let cut_off = basis.period.cut_off();
    let is_in = |agency: &Agency| {
        agency.exists_on(cut_off)
            || measure.target.needs_last_year()
            || carried.is_some_and(|carried| carried.contains(&agency.id))
    };
    let is_decided = |agency: &&Agency| {
        is_in(agency)
            && basis.plan.measures_for(agency).any(|own| {
                sources.contains(&own.id.as_str()) && basis.decided.touches(&agency.id, &own.id)
            })
    };
    (basis.register.agencies.iter())
        .filter(is_decided)
        .map(|agency| agency.id.clone())
        .collect()
}

/// A criterion's verdict as it is counted.
pub fn counted_criterion(basis: &Basis, judged: &CriterionVerdict) -> Counted {
    let measures = judged.measures.iter();
    let mut known = measures.filter_map(|id| basis.plan.measure(id));
    let without = basis
        .without
        .and_then(|without| without.assessment.criterion(&judged.criterion));
    Counted {
        verdict: judged.verdict,
        decided: known.any(|measure| !decided_agencies(basis, measure).is_empty()),
        without: without.map(|without| without.verdict),
    }
}

/// An agency's verdict on a measure as it is counted.
pub fn counted_measure(basis: &Basis, judged: &AgencyVerdict) -> Counted {
    let decided = basis.decided.touches(&judged.agency, &judged.measure);
    let same =
        |other: &&AgencyVerdict| other.agency == judged.agency && other.measure == judged.measure;
    // What no decision touches is the same without them.
    let without = basis.without.filter(|_| decided);
    let without = without.and_then(|without| without.assessment.verdicts.iter().find(same));
    Counted {
        verdict: judged.verdict,
        decided,
        without: without.map(|without| without.verdict),
    }
}

/// Whether an agency's score in the plan's index rests on decisions.
pub fn score_rests(basis: &Basis, score: &AgencyScore) -> bool {
    (score.components.iter()).any(|part| component_rests(basis, &score.agency, part))
}

/// Whether an agency's rank in the plan's index rests on decisions: on those about any agency of its
/// group.
pub fn rank_rests(basis: &Basis, score: &AgencyScore) -> bool {
    let scores = basis.assessment.scores.iter();
    let mut group = scores.filter(|other| other.group == score.group);
    group.any(|other| score_rests(basis, other))
}

/// Whether an agency's score in a component of the plan's index rests on decisions: on one on a measure
/// that is scored, or on its files.
pub fn component_rests(basis: &Basis, agency: &str, part: &ComponentScore) -> bool {
    let measures = basis.plan.measures.iter();
    let mut own =
        measures.filter(|measure| measure.id == part.code || measure.criteria.contains(&part.code));
    own.any(|measure| basis.decided.touches(agency, &measure.id))
        || scored_without(basis, agency, part) == Some(false)
}

/// Whether a component would be scored the same without any decision; nothing where there is none.
fn scored_without(basis: &Basis, agency: &str, part: &ComponentScore) -> Option<bool> {
    let mut scores = basis.without?.assessment.scores.iter();
    let score = scores.find(|score| score.agency == agency);
    let mut parts = score.into_iter().flat_map(|score| &score.components);
    Some(parts.find(|own| own.place == part.place) == Some(part))
}

/// The verdict that an agency's measure would have without any decision; none where there is none on its
/// reading, nor on its verdict.
pub fn verdict_without<'a>(
    basis: &Basis<'a>,
    agency: &str,
    measure: &str,
) -> Option<&'a AgencyVerdict> {
    basis.decided.of_figures(agency, measure)?;
    let mut verdicts = basis.without?.assessment.verdicts.iter();
    verdicts.find(|own| own.agency == agency && own.measure == measure)
}
