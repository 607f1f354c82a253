//! What a figure is compared with by the plan itself: the year before, and the quarters before.

use chrono::Datelike;

use super::judged::Judged;
use crate::agency::{Agency, Register};
use crate::exact::Exact;
use crate::period::Period;
use crate::plan::model::{Baseline, Kind, Measure, Plan, RollUp};
use crate::submission::{Reading, State, Submission, Submissions};

/// What is known of the time before a period.
#[derive(Debug, Clone, Copy, Default)]
pub struct Before<'a> {
    /// The earlier periods of the year, earliest first.
    pub year: &'a [Judged<'a>],
    /// The same period of the year before.
    pub last_year: Option<Judged<'a>>,
    /// Who follows whom; absent where a workbook is judged alone.
    pub register: Option<&'a Register>,
}

/// A value of the year before; of a rank also among how many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastYear {
    /// The value, in the measure's unit.
    pub value: Exact,
    /// Of a rank: among how many it was counted.
    pub of: Option<Exact>,
}

impl Before<'_> {
    /// What an agency stood at in the same period of the year before, where its report is there; else
    /// what the plan says.
    pub fn last_year_of(&self, measure: &Measure, agency: &str) -> Option<LastYear> {
        let stated = self.last_year.and_then(|judged| {
            let verdict = judged
                .assessment
                .of_measure(&measure.id)
                .find(|verdict| verdict.agency == agency)?;
            Some(LastYear {
                value: verdict.value.clone()?,
                of: rank_of(measure, reading(&judged, agency, &measure.id)),
            })
        });
        stated.or_else(|| measure.baseline.as_ref().map(from_plan))
    }

    /// What the province stood at in the same period of the year before.
    pub fn last_year_of_province(&self, measure: &Measure) -> Option<LastYear> {
        let stated = self.last_year.and_then(|judged| {
            let figure = judged.assessment.province_of(&measure.id)?;
            // A total over a part of the agencies is less than the year's: nothing is more than it by that.
            if measure.rollup == RollUp::Sum && !figure.missing.is_empty() {
                return None;
            }
            Some(LastYear {
                value: figure.value.clone()?,
                of: figure.second.clone().filter(|_| measure.kind == Kind::Rank),
            })
        });
        stated.or_else(|| measure.baseline.as_ref().map(from_plan))
    }

    /// The cumulative first figures of an agency at the end of each quarter before a period's, the
    /// first quarter first; absent where a quarter has no report of it. Before its birth they are those
    /// of the bodies that it follows, added up, as its own cumulative figure holds theirs; where it
    /// counts anew, nothing of that time is asked of it.
    pub fn quarters_of(&self, measure: &Measure, agency: &Agency, period: &Period) -> Vec<Quarter> {
        let mut quarters = Vec::new();
        for number in 1..quarter(period) {
            let of_quarter = self.year.iter().rev();
            let mut of_quarter = of_quarter.filter(|judged| ends_quarter(judged.period, number));
            let Some(judged) = of_quarter.next() else {
                quarters.push(Quarter::new(number, None));
                continue;
            };
            let born_later = !agency.exists_on(judged.period.cut_off());
            if born_later && agency.starts_anew {
                continue;
            }
            let first = |id: &str| reading(judged, id, &measure.id)?.first.clone();
            let followed = self
                .register
                .filter(|_| born_later)
                .map(|register| register.predecessors_since(&agency.id, period.window.from));
            let figure = match followed {
                Some(followed) => sum_of_all(
                    followed
                        .into_iter()
                        .filter(|before| before.exists_on(judged.period.cut_off()))
                        .map(|before| first(&before.id)),
                ),
                None => first(&agency.id),
            };
            quarters.push(Quarter::new(number, figure));
        }
        quarters
    }

    /// The quarters before a period's in which an agency did not hold what is asked of it in every one
    /// of them, each with its own figure: they keep the measure failed, however much there is since.
    pub fn missed_quarters(
        &self,
        measure: &Measure,
        agency: &Agency,
        period: &Period,
    ) -> Vec<(u32, Exact)> {
        let target = measure.target_for(&agency.id, &agency.level);
        let quarters = self.quarters_of(measure, agency, period);
        let Some(own) = own_figures(&quarters) else {
            return Vec::new();
        };
        let missed = |(_, own): &(u32, Exact)| target.holds(own) == Some(false);
        own.into_iter().filter(missed).collect()
    }
}

/// A quarter before a period's, with the cumulative figure at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarter {
    /// Its number in the year, from 1.
    pub number: u32,
    /// The cumulative first figure at its end; absent where no report has it.
    pub cumulative: Option<Exact>,
}

impl Quarter {
    /// A quarter with the figure at its end.
    pub fn new(number: u32, cumulative: Option<Exact>) -> Self {
        Quarter { number, cumulative }
    }
}

/// What each quarter has of its own; absent where one of them has no figure.
pub fn own_figures(quarters: &[Quarter]) -> Option<Vec<(u32, Exact)>> {
    let mut before = Exact::zero();
    let own = quarters.iter().map(|quarter| {
        let figure = quarter.cumulative.clone()?;
        let own = &figure - &before;
        before = figure;
        Some((quarter.number, own))
    });
    own.collect()
}

fn reading<'a>(judged: &Judged<'a>, agency: &str, measure: &str) -> Option<&'a Reading> {
    Submissions::among(judged.submissions).reading(agency, measure)
}

fn from_plan(baseline: &Baseline) -> LastYear {
    LastYear {
        value: baseline.value.clone(),
        of: baseline.of.clone(),
    }
}

fn rank_of(measure: &Measure, reading: Option<&Reading>) -> Option<Exact> {
    reading
        .filter(|_| measure.kind == Kind::Rank)
        .and_then(|reading| reading.second.clone())
}

/// The quarter, from 1, in which a period's figures close.
pub(super) fn quarter(period: &Period) -> u32 {
    period.cut_off().month0() / 3 + 1
}

/// Whether a period's figures close in the last month of a quarter: those of a month before it are not
/// the quarter's.
fn ends_quarter(period: &Period, number: u32) -> bool {
    quarter(period) == number && period.cut_off().month0() % 3 == 2
}

/// The first figure of the same period of the year before, for the second of a growth: the agency's
/// own, or the sum of those that it took the place of, where all of them have one.
fn same_period_last_year(
    register: &Register,
    last_year: &Judged,
    measure: &Measure,
    agency: &str,
) -> Option<Exact> {
    let first = |id: &str| reading(last_year, id, &measure.id)?.first.clone();
    first(agency).or_else(|| {
        let predecessors = register
            .agencies
            .iter()
            .filter(|other| other.successors.iter().any(|id| id == agency));
        sum_of_all(predecessors.map(|other| first(&other.id)))
    })
}

/// The sum of figures where all are there, and there is one.
fn sum_of_all(figures: impl Iterator<Item = Option<Exact>>) -> Option<Exact> {
    let figures: Vec<Exact> = figures.collect::<Option<_>>()?;
    let first = figures.first()?.clone();
    let others = figures.iter().skip(1);
    Some(others.fold(first, |sum, figure| &sum + figure))
}

/// Takes the second figure of growths from the same period of the year before, where the plan says so
/// and that report has it: what was reported then is what this year is compared with.
pub fn take_second_figures(
    plan: &Plan,
    register: &Register,
    last_year: &Judged,
    submissions: &mut [Submission],
) {
    let measures: Vec<&Measure> = plan
        .measures
        .iter()
        .filter(|measure| measure.second_from_last_year)
        .collect();
    for submission in submissions {
        let Some(agency) = submission.agency.clone() else {
            continue;
        };
        for reading in &mut submission.readings {
            let measure = measures
                .iter()
                .find(|measure| measure.id == reading.measure);
            let taken = measure
                .and_then(|measure| same_period_last_year(register, last_year, measure, &agency));
            if reading.state == State::Value && taken.is_some() && reading.second != taken {
                // What stands in the agency's cell is another number.
                reading.second = taken;
                reading.cells.second = None;
            }
        }
    }
}
