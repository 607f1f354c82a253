//! The numbers of the annexes, by which the body of a report cites them.

use serde::Serialize;

use super::estimates::Estimates;
use super::exemptions::Exemptions;
use super::history::History;
use super::index::IndexPart;
use crate::vietnamese::phrase::roman;

/// The annexes that every report has, before those that hang on what there is.
const ALWAYS: u32 = 4;

/// The numbers of the annexes that not every report has, in their order: `V`; empty where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct AnnexNumbers {
    /// Figures over the periods.
    pub history: String,
    /// What is expected of the whole year.
    pub estimates: String,
    /// What does not concern whom.
    pub exemptions: String,
    /// Score, rank and grade.
    pub index: String,
    /// What was decided.
    pub decisions: String,
}

/// The numbers of a report's annexes, by what it has; `decisions` are those in force.
pub(super) fn annex_numbers(
    history: Option<&History>,
    estimates: Option<&Estimates>,
    exemptions: Option<&Exemptions>,
    index: Option<&IndexPart>,
    decisions: usize,
) -> AnnexNumbers {
    let mut last = ALWAYS;
    let mut number = |is_there: bool| -> String {
        last += u32::from(is_there);
        match is_there {
            true => roman(last),
            false => String::new(),
        }
    };
    AnnexNumbers {
        history: number(history.is_some_and(|own| !own.rows.is_empty())),
        estimates: number(estimates.is_some_and(|own| !own.measures.is_empty())),
        exemptions: number(exemptions.is_some()),
        index: number(index.is_some()),
        decisions: number(decisions > 0),
    }
}
