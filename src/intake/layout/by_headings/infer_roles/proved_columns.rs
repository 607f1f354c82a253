//! Columns of figures, by what they prove: the one is in every row the stated percentage of the other.

use std::collections::BTreeMap;

use super::super::header::ColumnHead;
use super::super::name_match::name_key;
use super::super::row_subject::{RowSubject, SubjectFinder};
use super::super::rows::HeadedTable;
use super::super::view::View;
use super::FEWEST;
use crate::exact::Exact;
use crate::intake::value::counted::MeasurePart;
use crate::intake::vocabulary::ColumnRole;
use crate::intake::workbook::{Shown, Value};
use crate::place::Cell;
use crate::plan::model::{Figure, Kind};
use crate::vietnamese::number::{NumberText, read_number};

/// The numbers of the columns, each by its row.
type Numbers = BTreeMap<u32, BTreeMap<u32, Exact>>;

/// The columns of the two figures, where the headings do not name them both, but in every row the
/// one is the stated percentage of the other.
pub fn prove(
    view: &View<'_>,
    table: &HeadedTable<'_>,
    asked: &SubjectFinder<'_>,
) -> Vec<(u32, ColumnRole)> {
    let named = |role: ColumnRole| {
        let heads = table.header.columns.values();
        heads
            .filter(|head| head.role == Some(role) && head.is_general())
            .count()
    };
    if (named(ColumnRole::First), named(ColumnRole::Second)) == (1, 1) {
        return Vec::new();
    }
    let numbers = numbers(view, table);
    let columns: Vec<u32> = numbers.keys().copied().collect();
    let mut found = Vec::new();
    for (first, second, percent) in triples(&columns) {
        let can_be_rate = table.header.columns[&percent]
            .role
            .is_none_or(|role| role == ColumnRole::Percent);
        let of_counts = are_counts(table, &numbers, first, second);
        let is_grounded = [
            (first, MeasurePart::First),
            (second, MeasurePart::Second),
            (percent, MeasurePart::Percent),
        ]
        .into_iter()
        .all(|(column, part)| is_grounded(table, asked, column, part));
        if can_be_rate && is_grounded && of_counts && proves(&numbers, first, second, percent) {
            found.push((first, second, percent));
        }
    }
    match found.as_slice() {
        [(first, second, percent)] => vec![
            (*first, ColumnRole::First),
            (*second, ColumnRole::Second),
            (*percent, ColumnRole::Percent),
        ],
        [] => planned(table, &numbers, asked),
        _ => Vec::new(),
    }
}

/// Whether words ground what arithmetic binds: the heading can be that of the part for every measure
/// of the table, by a phrase for results, figures and plans, or by the measure's own words.
fn is_grounded(
    table: &HeadedTable<'_>,
    asked: &SubjectFinder<'_>,
    column: u32,
    part: MeasurePart,
) -> bool {
    let head = &table.header.columns[&column];
    let heading = name_key(head.path.last().map_or("", String::as_str));
    table.rows.iter().all(|row| {
        let RowSubject::Measure(measure, MeasurePart::Whole) = &row.who else {
            return true;
        };
        let is_named = head.role.is_some()
            || (!head.quantities.is_empty() && asked.own(measure).is_named(&heading));
        let is_free =
            !measure.kind.has_second() || asked.counted(measure).fits(&head.quantities, part);
        is_free && (is_named || head.shown().contains('%'))
    })
}

/// All ways to take three of the columns.
fn triples(columns: &[u32]) -> Vec<(u32, u32, u32)> {
    let mut triples = Vec::new();
    for first in columns {
        for second in columns.iter().filter(|second| *second != first) {
            let others = columns
                .iter()
                .filter(|other| *other != first && *other != second);
            triples.extend(others.map(|percent| (*first, *second, *percent)));
        }
    }
    triples
}

/// The numbers that stand in the rows of measures with two figures, in columns that can be theirs.
fn numbers(view: &View<'_>, table: &HeadedTable<'_>) -> Numbers {
    let mut numbers = Numbers::new();
    let columns = table
        .header
        .columns
        .iter()
        .filter(|(_, head)| can_hold_figures(head));
    for (column, head) in columns {
        for row in &table.rows {
            let has_two = matches!(&row.who, RowSubject::Measure(measure, MeasurePart::Whole)
                if measure.kind.has_second() && measure.kind != Kind::Growth);
            // A percentage of a percentage proves nothing.
            let is_rate = row.unit.contains('%')
                || (head.role != Some(ColumnRole::Percent) && head.shown().contains('%'));
            let cell = Cell::new(row.row, *column);
            if has_two
                && !is_rate
                && view.seen_at(cell) == cell
                && let Some(number) = number(view, cell)
            {
                numbers.entry(*column).or_default().insert(row.row, number);
            }
        }
    }
    numbers.retain(|_, rows| rows.len() >= FEWEST);
    numbers
}

/// Whether a column can hold figures.
fn can_hold_figures(head: &ColumnHead) -> bool {
    matches!(
        head.role,
        None | Some(
            ColumnRole::Result
                | ColumnRole::First
                | ColumnRole::Second
                | ColumnRole::Percent
                | ColumnRole::State
                | ColumnRole::Requirement
        )
    )
}

/// The number that a cell holds; a percentage as a reader sees it.
fn number(view: &View<'_>, cell: Cell) -> Option<Exact> {
    let content = view.content(cell)?;
    match &content.value {
        Value::Number(number) => {
            let exact = Exact::from_spreadsheet(*number)?;
            Some(if content.shown == Shown::Percent {
                &exact * &Exact::whole(100)
            } else {
                exact
            })
        }
        Value::Text(text) => match read_number(text) {
            NumberText::Amount(amount) => Some(amount.figure.usual().clone()),
            _ => None,
        },
        _ => None,
    }
}

/// Whether two columns can hold counts, and not rates: numbers of whole things are whole, none is above
/// what it is part of, and what is planned is more than any percentage somewhere.
fn are_counts(table: &HeadedTable<'_>, numbers: &Numbers, first: u32, second: u32) -> bool {
    let hundred = Exact::whole(100);
    let is_planned = table.header.columns[&second].role == Some(ColumnRole::Requirement);
    if is_planned && !numbers[&second].values().any(|number| *number > hundred) {
        return false;
    }
    table.rows.iter().all(|row| {
        let (one, other) = (
            numbers[&first].get(&row.row),
            numbers[&second].get(&row.row),
        );
        let (RowSubject::Measure(measure, _), Some(one), Some(other)) = (&row.who, one, other)
        else {
            return true;
        };
        let is_whole = measure.first.as_ref().is_some_and(Figure::is_whole);
        let are_whole = one.is_whole() && other.is_whole();
        (!is_whole || are_whole) && (!measure.capped || one <= other)
    })
}

/// Whether in every row one number is the percentage of two others, and not always 100.
fn proves(numbers: &Numbers, first: u32, second: u32, percent: u32) -> bool {
    let (firsts, seconds, percents) = (&numbers[&first], &numbers[&second], &numbers[&percent]);
    let hundred = Exact::whole(100);
    let mut told = 0;
    let mut tells = false;
    let mut counts = false;
    for (row, first) in firsts {
        let (Some(second), Some(percent)) = (seconds.get(row), percents.get(row)) else {
            continue;
        };
        if !is_rate(first, second, percent) {
            return false;
        }
        told += 1;
        tells |= first != second;
        counts |= *second != hundred;
    }
    told >= FEWEST && tells && counts && told * 3 >= percents.len() * 2
}

/// Whether a number is the percentage of two others, as exactly as it is written.
fn is_rate(first: &Exact, second: &Exact, percent: &Exact) -> bool {
    if second.is_zero() || second.is_negative() || first.is_negative() {
        return false;
    }
    let written = percent.to_full_decimal();
    let decimals = written.split_once('.').map_or(0, |(_, part)| part.len());
    let unit = (0..decimals.min(6)).fold(Exact::whole(2), |unit, _| &unit * &Exact::whole(10));
    let off = (&(first * &Exact::whole(100)) - &(percent * second)).abs();
    // Half a unit of the last decimal that is written.
    &off * &unit <= *second
}

/// A column of what is planned, where no column of all is named: its numbers are no percentages, and
/// none is below what was done.
fn planned(
    table: &HeadedTable<'_>,
    numbers: &Numbers,
    asked: &SubjectFinder<'_>,
) -> Vec<(u32, ColumnRole)> {
    let of = |wanted: fn(&ColumnHead) -> bool| -> Vec<u32> {
        let heads = table.header.columns.iter();
        heads
            .filter(|(column, head)| numbers.contains_key(column) && wanted(head))
            .map(|(column, _)| *column)
            .collect()
    };
    let is_done =
        |head: &ColumnHead| matches!(head.role, Some(ColumnRole::First | ColumnRole::Result));
    let is_planned = |head: &ColumnHead| {
        head.role == Some(ColumnRole::Requirement)
            && (head.plain.contains("ke hoach") || head.plain.contains("giao"))
    };
    let has_second = table.header.of(ColumnRole::Second).next().is_some();
    let (done, planned) = (of(is_done), of(is_planned));
    let ([first], [second], false) = (done.as_slice(), planned.as_slice(), has_second) else {
        return Vec::new();
    };
    let hundred = Exact::whole(100);
    let (firsts, seconds) = (&numbers[first], &numbers[second]);
    let is_count = seconds.values().any(|number| *number > hundred);
    let holds = firsts
        .iter()
        .all(|(row, first)| seconds.get(row).is_some_and(|second| first <= second));
    let is_grounded = is_grounded(table, asked, *first, MeasurePart::First)
        && is_grounded(table, asked, *second, MeasurePart::Second);
    if is_grounded && is_count && holds && are_counts(table, numbers, *first, *second) {
        vec![(*first, ColumnRole::First), (*second, ColumnRole::Second)]
    } else {
        Vec::new()
    }
}
