//! What a check of one submission looks at.

use crate::agency::Agency;
use crate::exact::Exact;
use crate::finding::rules::ROW_MISSING;
use crate::finding::{Finding, Rule, Series};
use crate::period::Period;
use crate::place::{Cell, Place};
use crate::plan::model::{Figure, Measure, Plan};
use crate::submission::{Reading, Submission};

/// One agency's submission, with what it is held against.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The plan, or the slice of it that the agency reports on.
    pub plan: &'a Plan,
    /// Who sent it.
    pub agency: &'a Agency,
    /// For which period.
    pub period: &'a Period,
    /// What was sent.
    pub submission: &'a Submission,
    /// What reading has found already, of any agency.
    pub found: &'a [Finding],
}

impl<'a> Subject<'a> {
    /// The measures that the agency reports, each with its reading, in the plan's order.
    pub fn readings(&self) -> impl Iterator<Item = (&'a Measure, &'a Reading)> + use<'a> {
        let submission = self.submission;
        self.plan
            .measures_for(self.agency)
            .filter_map(move |measure| Some((measure, submission.reading(&measure.id)?)))
    }

    /// Whether reading has found something of a series of codes about a measure of this submission.
    pub fn already_found(&self, measure: &Measure, series: Series) -> bool {
        self.found.iter().any(|finding| {
            finding.rule.code.series() == series
                && finding.measure.as_deref() == Some(&measure.id)
                && finding
                    .agency
                    .as_deref()
                    .is_none_or(|id| id == self.agency.id)
                && finding
                    .place
                    .as_ref()
                    .is_none_or(|place| place.file == self.submission.file)
        })
    }

    /// Whether reading has told that the workbook has no row for a measure: of it, or of all such
    /// measures at once.
    pub fn told_of_missing_row(&self, measure: &Measure) -> bool {
        self.found.iter().any(|finding| {
            let place = finding.place.as_ref();
            finding.is(&ROW_MISSING)
                && finding.measure.as_ref().is_none_or(|id| *id == measure.id)
                && place.is_some_and(|place| place.file == self.submission.file)
        })
    }

    /// A finding about the submission as a whole.
    pub fn finding(
        &self,
        rule: &'static Rule,
        seen: impl Into<String>,
        expected: impl Into<String>,
    ) -> Finding {
        Finding::new(rule, seen, expected)
            .of_agency(&self.agency.id)
            .at(Place::file(&self.submission.file))
    }

    /// A finding about a cell of a reading; where the workbook has no row, about the file.
    pub fn finding_at(
        &self,
        rule: &'static Rule,
        reading: &Reading,
        cell: Option<Cell>,
        seen: impl Into<String>,
        expected: impl Into<String>,
    ) -> Finding {
        let place = reading
            .place_of(cell)
            .unwrap_or_else(|| Place::file(&self.submission.file));
        self.finding(rule, seen, expected)
            .of_measure(&reading.measure)
            .at(place)
    }
}

/// Which of a measure's two figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Which {
    /// The first.
    First,
    /// The second.
    Second,
}

impl Which {
    /// Both, in order.
    pub const BOTH: [Which; 2] = [Which::First, Which::Second];

    /// The figure that a reading states.
    pub fn of(self, reading: &Reading) -> Option<&Exact> {
        match self {
            Which::First => reading.first.as_ref(),
            Which::Second => reading.second.as_ref(),
        }
    }

    /// Where it stands.
    pub fn cell(self, reading: &Reading) -> Option<Cell> {
        match self {
            Which::First => reading.cells.first,
            Which::Second => reading.cells.second,
        }
    }

    /// What the measure asks for there.
    pub fn asked(self, measure: &Measure) -> Option<&Figure> {
        match self {
            Which::First => measure.first.as_ref(),
            Which::Second => measure.second.as_ref(),
        }
    }
}
