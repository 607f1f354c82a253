//! What each agency is asked to do with its report of the period, so that letter, dispatch and sheet ask
//! for the same.

use serde::Serialize;

use super::agencies::AgencyRow;
use super::answer_days::answer_day;
use super::basis::Basis;
use super::findings::FindingRow;
use super::reminder::{Decisive, Kind, of_agency, reminded};
use crate::finding::{Severity, rules};
use crate::vietnamese::phrase::date_short;

/// What an agency is asked to do with its report of the period: the same in every document that it
/// gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ask {
    /// Nothing was sent: send.
    NotSent,
    /// The form is empty: enter the figures.
    Empty,
    /// Nothing that was sent counts: fill in the form of the period.
    Unusable,
    /// There are errors: mend and send again.
    Faulty,
    /// Figures in doubt decide a verdict of the province: confirm or mend.
    Doubtful,
    /// There are warnings alone: look at them; who is right answers nothing.
    Check,
    /// Nothing.
    Nothing,
}

impl From<Kind> for Ask {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::NotSent => Ask::NotSent,
            Kind::Empty => Ask::Empty,
            Kind::Unusable => Ask::Unusable,
            Kind::Faulty => Ask::Faulty,
            Kind::Doubtful => Ask::Doubtful,
        }
    }
}

impl Ask {
    /// Whether it is answered until a day.
    pub fn has_day(self) -> bool {
        !matches!(self, Ask::Check | Ask::Nothing)
    }
}

/// What agencies are asked.
pub struct Asks<'a> {
    decisive: Decisive<'a>,
    /// Until when they answer: working days after the as-of day.
    pub answer_by: String,
}

impl<'a> Asks<'a> {
    /// Those of a period.
    pub fn of(basis: &Basis<'a>) -> Self {
        Asks {
            decisive: Decisive::of(basis),
            answer_by: date_short(answer_day(basis)),
        }
    }

    /// What an agency is asked.
    pub fn of_agency(&self, row: &AgencyRow, findings: &[FindingRow]) -> Ask {
        if let Some(reminded) = reminded(row, findings, &self.decisive) {
            return reminded.kind.into();
        }
        let late = rules::LATE.code.as_str();
        let mut warnings = of_agency(findings, &row.id, Severity::Warning);
        match warnings.any(|row| row.code != late) {
            true => Ask::Check,
            false => Ask::Nothing,
        }
    }
}
