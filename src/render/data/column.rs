//! What a column of the data files is, and the row that it takes its values from.

use chrono::NaiveDate;

use crate::agency::Agency;
use crate::assessment::verdict::{AgencyVerdict, CriterionVerdict, ProvinceFigure};
use crate::exact::Exact;
use crate::finding::Finding;
use crate::plan::model::{Criterion, Measure};
use crate::report::agencies::AgencyRow;
use crate::report::basis::Basis;
use crate::submission::{Evidence, Reading, Submission};

/// What the values of a column are.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// Words.
    Text,
    /// The id of something that a spreadsheet would take for a figure or a date (`1.2`, `3.1.2`);
    /// in the text files these letters stand before it: `CS 1.2`.
    Code(&'static str),
    /// A whole number.
    Whole,
    /// An exact decimal.
    Figure,
    /// A day.
    Day,
    /// One of a few ids, each with its label.
    Choice(fn() -> Vec<(String, &'static str)>),
}

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// Absent.
    Nothing,
    /// Words, a code, or a choice.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// An exact decimal.
    Figure(Exact),
    /// A day.
    Day(NaiveDate),
}

impl Value {
    /// Words; empty ones are absent.
    pub(super) fn text(text: impl Into<String>) -> Value {
        let text = text.into();
        if text.is_empty() {
            Value::Nothing
        } else {
            Value::Text(text)
        }
    }

    /// Words that may be absent.
    pub(super) fn words(text: Option<impl Into<String>>) -> Value {
        text.map_or(Value::Nothing, Value::text)
    }

    /// A figure that may be absent.
    pub(super) fn figure(figure: Option<&Exact>) -> Value {
        figure.map_or(Value::Nothing, |figure| Value::Figure(figure.clone()))
    }

    /// A day that may be absent.
    pub(super) fn day(day: Option<NaiveDate>) -> Value {
        day.map_or(Value::Nothing, Value::Day)
    }

    /// A count.
    pub(super) fn count(count: usize) -> Value {
        i64::try_from(count).map_or(Value::Nothing, Value::Whole)
    }
}

/// A column: its name, what it means, and where its value comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// Its name: letters a–z, digits and `_`.
    pub(super) name: &'static str,
    /// What its values are.
    pub(super) kind: Kind,
    /// What it means.
    pub(super) meaning: &'static str,
    /// In what unit, in words; empty where it has none.
    pub(super) unit: &'static str,
    /// Its value in a row.
    pub(super) value: for<'a> fn(&Row<'a>) -> Value,
}

/// A column without a unit.
pub(super) const fn column(
    name: &'static str,
    kind: Kind,
    meaning: &'static str,
    value: for<'a> fn(&Row<'a>) -> Value,
) -> Column {
    Column {
        name,
        kind,
        meaning,
        unit: "",
        value,
    }
}

impl Column {
    /// The same column with a unit.
    pub(super) const fn in_unit(mut self, unit: &'static str) -> Column {
        self.unit = unit;
        self
    }
}

/// What a row of any table speaks of; each table fills in what it has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    /// What the period's documents are built on.
    pub(super) basis: &'a Basis<'a>,
    /// The agency.
    pub(super) agency: Option<&'a Agency>,
    /// The agency's name, distinct, and how it sent.
    pub(super) sent: Option<&'a AgencyRow>,
    /// The file.
    pub(super) submission: Option<&'a Submission>,
    /// The criterion.
    pub(super) criterion: Option<&'a Criterion>,
    /// The measure.
    pub(super) measure: Option<&'a Measure>,
    /// What the submission says of the measure.
    pub(super) reading: Option<&'a Reading>,
    /// The document that proves it.
    pub(super) evidence: Option<&'a Evidence>,
    /// The agency's verdict on the measure.
    pub(super) verdict: Option<&'a AgencyVerdict>,
    /// The province's figure on the measure.
    pub(super) province: Option<&'a ProvinceFigure>,
    /// The province's verdict on the criterion.
    pub(super) judged: Option<&'a CriterionVerdict>,
    /// The finding.
    pub(super) finding: Option<&'a Finding>,
}

impl<'a> Row<'a> {
    /// A row that speaks of the period only.
    pub(super) fn of(basis: &'a Basis<'a>) -> Self {
        Row {
            basis,
            agency: None,
            sent: None,
            submission: None,
            criterion: None,
            measure: None,
            reading: None,
            evidence: None,
            verdict: None,
            province: None,
            judged: None,
            finding: None,
        }
    }

    /// The same row about a measure, and its (first) criterion.
    pub(super) fn about(mut self, measure: Option<&'a Measure>) -> Self {
        self.measure = measure;
        self.criterion = measure
            .and_then(|measure| measure.criteria.first())
            .and_then(|code| self.basis.plan.criterion(code));
        self
    }

    /// The same row with a reading, and the evidence that it cites.
    pub(super) fn with_reading(mut self, reading: Option<&'a Reading>) -> Self {
        self.reading = reading;
        self.evidence = reading.and_then(|reading| reading.evidence.as_ref());
        self
    }
}
