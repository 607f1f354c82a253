//! What the summary workbook needs beyond printed words: real days, how each province figure is
//! made, the documents cited.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::basis::Basis;
use crate::assessment::over_time::members;
use crate::assessment::verdict::Verdict;
use crate::exact::Exact;
use crate::plan::model::{Kind, Measure, RollUp};
use crate::submission::Evidence;

/// Days, rules and documents as data, for cells that are dates and formulas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The days of the period.
    pub days: Days,
    /// How each measure's province figure is made, in the plan's order.
    pub measures: Vec<HowMade>,
    /// The day on which each agency's workbook was received, where it is known: agency's id → day.
    pub received: BTreeMap<String, NaiveDate>,
    /// Usable evidence: agency's and measure's id → document.
    pub evidence: BTreeMap<(String, String), Evidence>,
}

/// The days of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The first day of the figures' window.
    pub from: NaiveDate,
    /// The cut-off day.
    pub cut_off: NaiveDate,
    /// The day on which deadlines are judged.
    pub as_of: NaiveDate,
    /// The last day on which agencies send.
    pub due_agencies: NaiveDate,
}

/// How the province's figure on a measure is made from readings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HowMade {
    /// The measure's id.
    pub measure: String,
    /// What it counts.
    pub kind: Kind,
    /// How agencies' figures are brought together.
    pub rollup: RollUp,
    /// The measures that a combined one pools.
    pub combined: Vec<String>,
    /// The unit of the province's value: `%`, `sáng kiến`; empty for one agency's document.
    pub unit: String,
    /// What bodies that ended add to it.
    pub ended: Ended,
}

/// What bodies that ended add to a province figure: they have no row among the readings of the period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ended {
    /// How many of them have figures.
    pub bodies: usize,
    /// What they add to the first figure; where agencies are counted, how many met it.
    pub first: Exact,
    /// What they add to the second figure.
    pub second: Exact,
}

impl Facts {
    /// The facts of a basis.
    pub fn of(basis: &Basis) -> Self {
        Facts {
            days: Days {
                from: basis.period.window.from,
                cut_off: basis.period.cut_off(),
                as_of: basis.as_of,
                due_agencies: basis.period.due_agencies,
            },
            measures: basis
                .plan
                .measures
                .iter()
                .map(|measure| HowMade {
                    measure: measure.id.clone(),
                    kind: measure.kind,
                    rollup: measure.rollup,
                    combined: measure.combined.clone(),
                    unit: measure.province_unit().to_owned(),
                    ended: ended(basis, measure),
                })
                .collect(),
            received: received(basis),
            evidence: evidence(basis),
        }
    }

    /// How a measure's province figure is made.
    pub fn how_made(&self, measure: &str) -> Option<&HowMade> {
        self.measures.iter().find(|how| how.measure == measure)
    }

    /// The usable evidence of a reading.
    pub fn evidence_of(&self, agency: &str, measure: &str) -> Option<&Evidence> {
        self.evidence.get(&(agency.to_owned(), measure.to_owned()))
    }
}

fn ended(basis: &Basis, measure: &Measure) -> Ended {
    let members = members(&basis.judged(), measure);
    let ended = members.iter().filter(|member| {
        let arose = member.verdict.verdict != Verdict::NothingArose;
        member.carried && member.counted && arose
    });
    ended.fold(Ended::default(), |sum, member| {
        let (first, second) = member.adds(measure);
        Ended {
            bodies: sum.bodies + 1,
            first: &sum.first + &first,
            second: &sum.second + &second,
        }
    })
}

fn received(basis: &Basis) -> BTreeMap<String, NaiveDate> {
    basis
        .submissions
        .iter()
        .filter(|submission| submission.disposition.is_used())
        .filter_map(|submission| Some((submission.agency.clone()?, submission.receipt.date?)))
        .collect()
}

fn evidence(basis: &Basis) -> BTreeMap<(String, String), Evidence> {
    let used = basis
        .submissions
        .iter()
        .filter(|submission| submission.disposition.is_used());
    let mut documents = BTreeMap::new();
    for submission in used {
        let Some(agency) = &submission.agency else {
            continue;
        };
        for reading in &submission.readings {
            if let Some(document) = &reading.evidence {
                documents.insert((agency.clone(), reading.measure.clone()), document.clone());
            }
        }
    }
    documents
}
