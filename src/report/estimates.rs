//! What agencies expect of the whole year, beside what there is on the cut-off day. An estimate decides
//! no verdict and enters no other figure.

use serde::Serialize;

use super::basis::Basis;
use super::decided_marks::marked_if;
use super::document::{Align, Column, Row, RowKind, Table};
use super::fields::FieldPart;
use super::figures::{figure_words, own_figure_words, part_of};
use crate::agency::Agency;
use crate::exact::Exact;
use crate::place::Place;
use crate::plan::model::{Measure, RollUp};
use crate::submission::{Estimate, Reading, State, Submissions};

/// Size of the type in the table, in points.
const SIZE: f64 = 11.0;

/// Above what is of those alone that state an estimate.
const OF_THEM: &str = "Của các cơ quan có số ước";

/// What is expected of the year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Estimates {
    /// All agencies together, in the plan's order: measures whose figures are added.
    pub measures: Vec<EstimateRow>,
    /// Each agency's own, in the register's, then the plan's order.
    pub own: Vec<OwnEstimate>,
}

/// What all agencies together expect of a measure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EstimateRow {
    /// The measure's id.
    pub id: String,
    /// What is measured.
    pub label: String,
    /// What it is held against on the last day; empty where there is no target.
    pub target: String,
    /// The result to the cut-off.
    pub result: String,
    /// The result to the cut-off of those alone that are in the estimate: what it can be held against;
    /// empty where one of them has no figures.
    pub result_of_them: String,
    /// What is expected of the year.
    pub estimate: String,
    /// How many agencies are in it, of how many: `12/28`.
    pub coverage: String,
}

/// What an agency expects of a measure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OwnEstimate {
    /// The agency's id.
    pub agency: String,
    /// Its name, distinct.
    pub name: String,
    /// The measure's id.
    pub measure: String,
    /// What is measured.
    pub label: String,
    /// What it expects: `8.550/9.000 triệu đồng (95%)`.
    pub estimate: String,
    /// Where it stands: file, sheet, cell.
    pub place: String,
}

/// A sum of estimates.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// Σ first.
    pub first: Exact,
    /// Σ second; absent where the measure has none.
    pub second: Option<Exact>,
    /// What they make.
    pub value: Option<Exact>,
    /// The ids of the agencies that are in it.
    pub counted: Vec<String>,
    /// How many are asked.
    pub expected: usize,
    /// What the same agencies have to the cut-off; absent where one of them has no figures.
    pub so_far: Option<SoFar>,
}

/// A sum of results to the cut-off.
#[derive(Debug, Clone, PartialEq)]
pub struct SoFar {
    /// Σ first.
    pub first: Exact,
    /// Σ second; absent where the measure has none.
    pub second: Option<Exact>,
    /// What they make.
    pub value: Option<Exact>,
}

/// An agency's estimate with what it is of.
pub type Stated<'a> = (&'a Agency, &'a Measure, &'a Estimate);

/// Every estimate of the expected agencies, in the register's, then the plan's order.
pub fn stated<'a>(basis: &Basis<'a>) -> Vec<Stated<'a>> {
    let plan = basis.plan;
    basis
        .expected()
        .filter_map(|agency| Some((agency, basis.used_submission(&agency.id)?)))
        .flat_map(|(agency, sent)| {
            let own = move |measure: &'a Measure| {
                Some((agency, measure, sent.estimates.get(&measure.id)?))
            };
            plan.measures_for(agency).filter_map(own)
        })
        .collect()
}

/// What all agencies together expect of a measure; absent where their figures are not added, and where
/// nobody expects anything. Bodies that ended are in it with their last figures, as in the result,
/// unless who follows them expects a figure that contains theirs.
pub fn expected(basis: &Basis, measure: &Measure) -> Option<Expected> {
    let adds = measure.rollup.adds_figures() && measure.rollup != RollUp::Weighted;
    if !adds && measure.rollup != RollUp::Single || !measure.kind.has_figures() {
        return None;
    }
    let sources = basis.plan.sources_of(measure);
    let asked = basis.expected().filter(|agency| {
        let mut own = basis.plan.measures_for(agency);
        own.any(|one| sources.contains(&one.id.as_str()))
    });
    let mut sum = Expected {
        first: Exact::zero(),
        second: measure.kind.has_second().then(Exact::zero),
        value: None,
        counted: Vec::new(),
        expected: asked.count(),
        so_far: None,
    };
    let used = Submissions::among(basis.submissions);
    let mut so_far = Some(sum.clone());
    for (agency, source, estimate) in stated(basis) {
        if !sources.contains(&source.id.as_str()) {
            continue;
        }
        if sum.add(estimate.first.as_ref(), estimate.second.as_ref()) {
            so_far = so_far.and_then(|so_far| so_far.with(used.reading(&agency.id, &source.id)?));
            if !sum.counted.contains(&agency.id) {
                sum.counted.push(agency.id.clone());
            }
        }
    }
    if sum.counted.is_empty() {
        return None;
    }
    let since = basis.period.window.from;
    for last in &basis.assessment.carried {
        let contained = sum.counted.iter().any(|heir| {
            let anew = basis
                .register
                .get(heir)
                .is_some_and(|heir| heir.starts_anew);
            let before = basis.register.predecessors_since(heir, since);
            !anew && before.iter().any(|body| body.id == last.verdict.agency)
        });
        if sources.contains(&last.verdict.measure.as_str()) && !contained {
            sum.add(last.reading.first.as_ref(), last.reading.second.as_ref());
            so_far = so_far.and_then(|so_far| so_far.with(&last.reading));
        }
    }
    sum.value = sum.made_of(measure);
    sum.so_far = so_far.map(|so_far| SoFar {
        value: so_far.made_of(measure),
        first: so_far.first,
        second: so_far.second,
    });
    Some(sum)
}

impl Expected {
    /// What the sums make.
    fn made_of(&self, measure: &Measure) -> Option<Exact> {
        match (measure.rollup.quotient(measure.kind), &self.second) {
            (Some(quotient), Some(second)) => quotient.value(&self.first, second),
            _ => Some(self.first.clone()),
        }
    }

    /// With what a body reported; absent where that is no whole figure.
    fn with(mut self, reading: &Reading) -> Option<Self> {
        let whole = reading.state == State::NothingArose
            || self.add(reading.first.as_ref(), reading.second.as_ref());
        whole.then_some(self)
    }

    /// Adds figures, where they are whole.
    fn add(&mut self, first: Option<&Exact>, second: Option<&Exact>) -> bool {
        match (&mut self.second, first, second) {
            (None, Some(first), _) => self.first = &self.first + first,
            (Some(sum), Some(first), Some(second)) => {
                self.first = &self.first + first;
                *sum = &*sum + second;
            }
            _ => return false,
        }
        true
    }
}

/// What is expected of the year; absent where nobody expects anything.
pub(super) fn estimates(basis: &Basis, fields: &[FieldPart]) -> Option<Estimates> {
    let own: Vec<OwnEstimate> = stated(basis)
        .into_iter()
        .map(|one| own_estimate(basis, one))
        .collect();
    if own.is_empty() {
        return None;
    }
    let rows = fields
        .iter()
        .flat_map(|field| &field.criteria)
        .flat_map(|criterion| &criterion.measures);
    let mut measures: Vec<EstimateRow> = Vec::new();
    for row in rows {
        let known = measures.iter().any(|one| one.id == row.id);
        let Some(measure) = basis.plan.measure(&row.id).filter(|_| !known) else {
            continue;
        };
        let Some(sum) = expected(basis, measure) else {
            continue;
        };
        let sources = basis.plan.sources_of(measure);
        let decided = sum.counted.iter().any(|agency| {
            let touches = |source: &&str| basis.decided.touches(agency, source);
            sources.iter().any(touches)
        });
        let words = figure_words(
            measure,
            Some(&sum.first),
            sum.second.as_ref(),
            sum.value.as_ref(),
        );
        let of_them = sum.so_far.as_ref().and_then(|so_far| {
            let (first, second) = (Some(&so_far.first), so_far.second.as_ref());
            figure_words(measure, first, second, so_far.value.as_ref())
        });
        measures.push(EstimateRow {
            id: row.id.clone(),
            label: row.label.clone(),
            target: row.target.clone(),
            result: row.figure.clone(),
            result_of_them: marked_if(decided, &of_them.unwrap_or_default()),
            estimate: marked_if(decided, &words.unwrap_or_default()),
            coverage: part_of(sum.counted.len(), sum.expected),
        });
    }
    Some(Estimates { measures, own })
}

fn own_estimate(basis: &Basis, (agency, measure, estimate): Stated) -> OwnEstimate {
    let (first, second) = (estimate.first.as_ref(), estimate.second.as_ref());
    let value = crate::measure::Quotient::of(measure.kind)
        .zip(first.zip(second))
        .and_then(|(quotient, (first, second))| quotient.value(first, second));
    let words = match (first, second) {
        (None, Some(second)) => format!(
            "số thứ hai: {}",
            super::figures::with_unit(second, measure.second.as_ref())
        ),
        (Some(first), None) if measure.kind.has_second() => format!(
            "số thứ nhất: {}",
            super::figures::with_unit(first, measure.first.as_ref())
        ),
        _ => own_figure_words(measure, first, second, value.as_ref()).unwrap_or_default(),
    };
    OwnEstimate {
        agency: agency.id.clone(),
        name: basis.name_of(&agency.id),
        measure: measure.id.clone(),
        label: measure.label.clone(),
        estimate: marked_if(basis.decided.touches(&agency.id, &measure.id), &words),
        place: place_words(&estimate.place),
    }
}

fn place_words(place: &Place) -> String {
    place.to_string()
}

impl Estimates {
    /// A table of an annex: results beside estimates.
    pub fn table(&self) -> Table {
        let row = |row: &EstimateRow| {
            let cells = [
                row.id.clone(),
                row.label.clone(),
                row.target.clone(),
                row.result.clone(),
                row.coverage.clone(),
                row.result_of_them.clone(),
                row.estimate.clone(),
            ];
            Row::new(RowKind::Body, cells)
        };
        Table {
            caption: None,
            unit: None,
            size: SIZE,
            columns: vec![
                Column::new("Mã", 1.2, Align::Center),
                Column::new("Chỉ số đo", 4.4, Align::Left),
                Column::new("Yêu cầu", 2.4, Align::Left),
                Column::new("Kết quả chung đến ngày chốt số liệu", 3.2, Align::Left),
                Column::new("Số cơ quan", 1.5, Align::Center).under(OF_THEM),
                Column::new("Kết quả đến ngày chốt số liệu", 3.2, Align::Left).under(OF_THEM),
                Column::new("Ước cả năm", 3.2, Align::Left).under(OF_THEM),
            ],
            rows: self.measures.iter().map(row).collect(),
        }
    }
}
