//! Agencies × measures: a verdict in few letters.

use serde::Serialize;

use super::counts::{Counted, VerdictCounts};
use super::decided_marks::marked_if;
use super::decisions::counted_measure;
use super::figures::value_words;
use super::lookup::Lookup;
use crate::agency::Agency;
use crate::assessment::verdict::Verdict;
use crate::plan::model::Measure;

/// What stands where an agency is not asked for a measure.
pub const NOT_ASKED: &str = "–";

/// A verdict in letters that can be told apart in black and white.
pub fn letters(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "Đ",
        Verdict::OnTrack => "CH",
        Verdict::Behind => "CT",
        Verdict::NotMet => "KĐ",
        Verdict::NothingArose => "KPS",
        Verdict::Insufficient => "CC",
        Verdict::NoTarget => "KCT",
    }
}

/// Agencies × measures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Matrix {
    /// The measures that agencies report, in the plan's order.
    pub columns: Vec<MatrixColumn>,
    /// The expected agencies, in the register's order.
    pub rows: Vec<MatrixRow>,
    /// All of them together.
    pub counts: VerdictCounts,
    /// What the letters mean: letters and label, in the order of documents; the last is [`NOT_ASKED`].
    pub legend: Vec<(String, String)>,
}

/// A measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixColumn {
    /// Its id.
    pub measure: String,
    /// The code of its (first) criterion.
    pub criterion: String,
    /// The code of its field.
    pub field: String,
    /// What it is, in a few words.
    pub label: String,
    /// The agencies by verdict.
    pub counts: VerdictCounts,
}

/// An agency.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatrixRow {
    /// Its id.
    pub agency: String,
    /// Its name, distinct, with the mark of decisions where a verdict of its rests on any.
    pub name: String,
    /// The name of its level.
    pub level: String,
    /// One for every column.
    pub marks: Vec<Mark>,
    /// These by verdict.
    pub counts: VerdictCounts,
}

/// What stands where an agency and a measure cross.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mark {
    /// The verdict; absent where the agency is not asked.
    pub verdict: Option<Verdict>,
    /// The same as it is counted: whether it rests on decisions.
    #[serde(skip)]
    pub counted: Option<Counted>,
    /// The letters.
    pub letters: &'static str,
    /// The value judged, printed: `99,76%`; empty where there is none.
    pub value: String,
}

/// The matrix of the expected agencies.
pub(super) fn matrix(lookup: &Lookup) -> Matrix {
    let measures: Vec<&Measure> = lookup
        .basis
        .plan
        .measures
        .iter()
        .filter(|measure| measure.is_reported())
        .collect();
    let rows: Vec<MatrixRow> = lookup
        .expected
        .iter()
        .map(|agency| row(lookup, agency, &measures))
        .collect();
    Matrix {
        columns: measures
            .iter()
            .enumerate()
            .map(|(at, measure)| {
                let marks = rows.iter().filter_map(|row| row.marks.get(at));
                column(
                    lookup,
                    measure,
                    VerdictCounts::marked(marks.filter_map(|mark| mark.counted)),
                )
            })
            .collect(),
        counts: VerdictCounts::marked(
            rows.iter()
                .flat_map(|row| &row.marks)
                .filter_map(|mark| mark.counted),
        ),
        rows,
        legend: legend(),
    }
}

fn legend() -> Vec<(String, String)> {
    let not_asked = (
        NOT_ASKED.to_owned(),
        "Không giao cơ quan báo cáo".to_owned(),
    );
    Verdict::ALL
        .into_iter()
        .map(|verdict| (letters(verdict).to_owned(), verdict.label().to_owned()))
        .chain([not_asked])
        .collect()
}

fn column(lookup: &Lookup, measure: &Measure, counts: VerdictCounts) -> MatrixColumn {
    let criterion = lookup.basis.plan.criterion_of(measure);
    MatrixColumn {
        measure: measure.id.clone(),
        criterion: criterion.code.clone(),
        field: criterion.field.clone(),
        label: measure.label.clone(),
        counts,
    }
}

fn row(lookup: &Lookup, agency: &Agency, measures: &[&Measure]) -> MatrixRow {
    let marks: Vec<Mark> = measures
        .iter()
        .map(|measure| mark(lookup, agency, measure))
        .collect();
    let decided = lookup.basis.decided;
    let is_decided = (measures.iter()).any(|measure| decided.touches(&agency.id, &measure.id));
    MatrixRow {
        agency: agency.id.clone(),
        name: marked_if(is_decided, &lookup.name(&agency.id)),
        level: lookup.level_name(&agency.level),
        counts: VerdictCounts::marked(marks.iter().filter_map(|mark| mark.counted)),
        marks,
    }
}

fn mark(lookup: &Lookup, agency: &Agency, measure: &Measure) -> Mark {
    let verdict = lookup.verdict(&agency.id, &measure.id);
    Mark {
        verdict: verdict.map(|verdict| verdict.verdict),
        counted: verdict.map(|verdict| counted_measure(lookup.basis, verdict)),
        letters: verdict.map_or(NOT_ASKED, |verdict| letters(verdict.verdict)),
        value: verdict
            .and_then(|verdict| verdict.value.as_ref())
            .map_or(String::new(), |value| {
                let words = value_words(measure, value, &measure.target, false);
                let decided = lookup.basis.decided;
                marked_if(decided.touches(&agency.id, &measure.id), &words)
            }),
    }
}
