//! Quý III alone: figures are cumulative from the first day of the year's window, so the quarter is
//! the third quarter's figure less that of the first six months.

use super::figures::{figure_words, with_unit};
use super::lookup::{Lookup, index_used};
use super::measures::QuarterFigure;
use crate::exact::Exact;
use crate::period::PeriodKind;
use crate::plan::model::{Kind, Measure, RollUp};
use crate::submission::{Reading, State};

/// The quarter alone, added up over the agencies that have figures in both periods: the difference
/// of two sums over different agencies would be no quarter. Absent where it makes no sense: other
/// periods, documents, figures of a single day, rates of rates, figures that fell.
pub(super) fn quarter_alone(lookup: &Lookup, measure: &Measure) -> Option<QuarterFigure> {
    let earlier = lookup.basis.earlier?;
    if lookup.basis.period.id.kind != PeriodKind::Q3
        || earlier.period.id.kind != PeriodKind::H1
        || !adds_up(measure)
    {
        return None;
    }
    let then = index_used(earlier.submissions);
    let measures = own_measures(measure);
    let mut sum = Sum::default();
    for verdict in measures
        .iter()
        .flat_map(|id| lookup.basis.assessment.of_measure(id))
    {
        let now = lookup.reading(&verdict.agency, &verdict.measure);
        let before = then
            .get(verdict.agency.as_str())
            .and_then(|submission| submission.reading(&verdict.measure));
        sum.add(measure, now, before);
    }
    sum.finish(measure)
}

fn adds_up(measure: &Measure) -> bool {
    let rate_of_rates = measure
        .first
        .as_ref()
        .is_some_and(|figure| figure.unit == "%");
    measure.kind.has_figures()
        && !measure.standing
        && measure.rollup != RollUp::Bodies
        && !rate_of_rates
}

fn own_measures(measure: &Measure) -> Vec<&str> {
    match &measure.rollup {
        RollUp::Combined(parts) => parts.iter().map(String::as_str).collect(),
        _ => vec![measure.id.as_str()],
    }
}

struct Sum {
    first: Exact,
    second: Exact,
    counted: usize,
    expected: usize,
}

impl Default for Sum {
    fn default() -> Self {
        Sum {
            first: Exact::zero(),
            second: Exact::zero(),
            counted: 0,
            expected: 0,
        }
    }
}

impl Sum {
    fn add(&mut self, measure: &Measure, now: Option<&Reading>, before: Option<&Reading>) {
        self.expected += 1;
        let figures = |reading: Option<&Reading>| figures_of(measure, reading?);
        if let (Some(now), Some(before)) = (figures(now), figures(before)) {
            self.first = &self.first + &(&now.0 - &before.0);
            self.second = &self.second + &(&now.1 - &before.1);
            self.counted += 1;
        }
    }

    fn finish(self, measure: &Measure) -> Option<QuarterFigure> {
        let fell = self.first.is_negative() || self.second.is_negative();
        let above = measure.capped && !self.second.is_zero() && self.first > self.second;
        let nothing = self.first.is_zero() && self.second.is_zero() && measure.kind != Kind::Count;
        if self.counted == 0 || fell || above || nothing {
            return None;
        }
        let second = (measure.kind.has_second() && !self.second.is_zero()).then_some(self.second);
        let value = second.as_ref().and_then(|second| {
            let base = match measure.kind {
                Kind::Growth => &self.first - second,
                _ => self.first.clone(),
            };
            Some(&base.checked_div(second)? * &Exact::whole(100))
        });
        let figure = match &second {
            Some(second) => figure_words(measure, Some(&self.first), Some(second), value.as_ref())?,
            None if measure.kind == Kind::Count => {
                figure_words(measure, Some(&self.first), None, None)?
            }
            None => with_unit(&self.first, measure.first.as_ref()),
        };
        Some(QuarterFigure {
            figure,
            first: self.first.to_f64(),
            second: second.as_ref().map(Exact::to_f64),
            value: value.as_ref().map(Exact::to_f64),
            counted: self.counted,
            expected: self.expected,
        })
    }
}

/// The two figures of a reading that can be added; nothing arose adds nothing.
fn figures_of(measure: &Measure, reading: &Reading) -> Option<(Exact, Exact)> {
    match reading.state {
        State::NothingArose => Some((Exact::zero(), Exact::zero())),
        State::Value => {
            let second = match (&reading.second, measure.kind.has_second()) {
                (Some(second), true) => second.clone(),
                (None, true) => return None,
                (_, false) => Exact::zero(),
            };
            let first = reading.first.clone()?;
            let unusable = measure.capped && first > second;
            (!unusable).then_some((first, second))
        }
        _ => None,
    }
}
