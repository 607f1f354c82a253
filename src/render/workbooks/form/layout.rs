//! Where everything stands on the input sheet.

use crate::form::{Column, FormIdentity};
use crate::place::Cell;
use crate::report::terms::{Kind, Measure};

/// Letterhead: superior body and national name; agency and motto; rules.
pub(super) const LETTERHEAD: [u32; 3] = [0, 1, 2];
/// Title.
pub(super) const TITLE: u32 = 3;
/// Period and window.
pub(super) const PERIOD: u32 = 4;
/// Due date, short instruction, counter.
pub(super) const DUE: u32 = 5;
/// The hidden key row.
pub(super) const KEYS: u32 = 6;
/// Headings.
pub(super) const HEADING: u32 = 7;
/// Numbers of the columns.
pub(super) const NUMBERS: u32 = 8;
/// The first row of the table.
pub(super) const FIRST: u32 = 9;
/// The hidden key column.
pub(super) const KEY_COLUMN: u16 = 0;

/// A row of the table.
pub(super) enum Row<'a> {
    /// A field or a group: code and name.
    Heading {
        /// Roman number or code.
        code: &'a str,
        /// Its name.
        name: &'a str,
        /// Whether it is a field.
        field: bool,
    },
    /// A measure, and whether it is the first of its criterion.
    Measure(&'a Measure, bool),
}

/// The columns and rows of one agency's table.
pub(super) struct Layout<'a> {
    /// The columns, from the one right of the key column.
    pub columns: Vec<Column>,
    /// The rows, from [`FIRST`].
    pub rows: Vec<Row<'a>>,
}

impl<'a> Layout<'a> {
    /// The table of a form; with a column for the period before where it is known.
    pub(super) fn new(identity: &'a FormIdentity, with_previous: bool) -> Self {
        let columns = Column::ALL
            .into_iter()
            .filter(|column| *column != Column::Previous || with_previous)
            .collect();
        Layout {
            columns,
            rows: rows(identity),
        }
    }

    /// The sheet's column of a column of the table; the last one where the table lacks it.
    pub(super) fn column(&self, column: Column) -> u16 {
        let position = self.columns.iter().position(|other| *other == column);
        position.map_or(self.last_column(), |at| at as u16 + 1)
    }

    /// The last column of the sheet.
    pub(super) fn last_column(&self) -> u16 {
        self.columns.len() as u16
    }

    /// The last row of the table.
    pub(super) fn last_row(&self) -> u32 {
        FIRST + (self.rows.len() as u32).saturating_sub(1)
    }

    /// The measures with their rows.
    pub(super) fn measures(&self) -> impl Iterator<Item = (u32, &'a Measure)> {
        (FIRST..).zip(&self.rows).filter_map(|(at, row)| match row {
            Row::Measure(measure, _) => Some((at, *measure)),
            Row::Heading { .. } => None,
        })
    }

    /// The address of a cell, for a formula in the same row: `G12`.
    pub(super) fn address(&self, row: u32, column: Column) -> String {
        Cell::new(row, u32::from(self.column(column))).to_string()
    }

    /// The address with its column held fast, for conditional formats: `$G12`.
    pub(super) fn fixed(&self, row: u32, column: Column) -> String {
        format!("${}", self.address(row, column))
    }

    /// A column of the table as an absolute range: `$O$10:$O$80`.
    pub(super) fn range(&self, column: Column) -> String {
        let letters = crate::place::column_letters(u32::from(self.column(column)));
        let (first, last) = (FIRST + 1, self.last_row() + 1);
        format!("${letters}${first}:${letters}${last}")
    }

    /// The cells of some columns in the rows of some measures, as a list of ranges: `F10:F12 F14`.
    pub(super) fn cells(&self, columns: &[Column], wanted: impl Fn(&Measure) -> bool) -> String {
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for (row, _) in self.measures().filter(|(_, measure)| wanted(measure)) {
            match ranges.last_mut() {
                Some((_, last)) if *last + 1 == row => *last = row,
                _ => ranges.push((row, row)),
            }
        }
        let mut list = Vec::new();
        for (first, last) in ranges {
            for column in columns {
                let (from, to) = (self.address(first, *column), self.address(last, *column));
                list.push(if first == last {
                    from
                } else {
                    format!("{from}:{to}")
                });
            }
        }
        list.join(" ")
    }
}

fn rows(identity: &FormIdentity) -> Vec<Row<'_>> {
    let plan = &identity.plan;
    let mut rows = Vec::new();
    let (mut field, mut group, mut criterion) = ("", None, "");
    for measure in &plan.measures {
        let asked = plan.criterion_of(measure);
        if field != asked.field {
            field = &asked.field;
            if let Some(field) = plan.field(field) {
                let (code, name) = (&field.code, &field.name);
                rows.push(Row::Heading {
                    code,
                    name,
                    field: true,
                });
            }
        }
        if group != asked.group.as_deref() {
            group = asked.group.as_deref();
            if let Some(group) = group.and_then(|code| plan.group(code)) {
                let (code, name) = (&group.code, &group.name);
                rows.push(Row::Heading {
                    code,
                    name,
                    field: false,
                });
            }
        }
        rows.push(Row::Measure(measure, criterion != asked.code));
        criterion = &asked.code;
    }
    rows
}

/// Whether a measure of this kind is answered in a column.
pub(super) fn is_answered(kind: Kind, column: Column) -> bool {
    match column {
        Column::First => kind.has_figures(),
        Column::Second => kind.has_second(),
        // Growth from nothing is no growth: it can't be declared that nothing arose.
        Column::State => kind != Kind::Growth,
        _ => column.is_input(),
    }
}

/// Whether a row is incomplete without it (unless nothing arose).
pub(super) fn is_required(kind: Kind, column: Column) -> bool {
    match column {
        Column::First => kind.has_figures(),
        Column::Second => kind.has_second(),
        Column::State => !kind.has_figures(),
        _ => false,
    }
}

/// The width of a column, in characters.
pub(super) fn width(column: Column) -> f64 {
    match column {
        Column::Code | Column::EvidenceNumber => 7.5,
        Column::Label => 27.0,
        Column::Requirement => 28.0,
        Column::Previous => 13.5,
        Column::FirstLabel | Column::SecondLabel => 15.0,
        Column::First | Column::Second => 11.5,
        Column::Percent => 8.5,
        Column::State => 12.5,
        Column::EvidenceSymbol => 11.0,
        Column::EvidenceDate => 10.5,
        Column::Remarks => 17.5,
        Column::Check => 24.0,
    }
}
