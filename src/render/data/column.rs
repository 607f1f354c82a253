//! What a column of the data files is.

use chrono::NaiveDate;

use crate::report::rows::Row;
use crate::report::terms::Exact;

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
