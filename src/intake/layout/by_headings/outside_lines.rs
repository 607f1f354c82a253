//! Lines above and below a table that say something about its figures: of another time, of more or less than
//! is asked for, no results, or corrected. A line that names criteria by their numbers is said of these, any
//! other one of the whole table.

use super::column_roles::role_of;
use super::form_row::FormRow;
use super::row_subject::{RowSubject, SubjectFinder};
use super::rows::{HeadedRow, HeadedTable};
use super::view::View;
use crate::intake::cell_words::quoted;
use crate::intake::identify::stated;
use crate::intake::value::body;
use crate::intake::value::own_words::OwnWords;
use crate::intake::value::statement::{self, Beside};
use crate::intake::vocabulary::ColumnRole;
use crate::intake::workbook::Value;
use crate::period::Period;
use crate::place::Cell;
use crate::vietnamese::fold::{fold, fold_plain};

/// The longest line that is looked at, in characters.
const LONGEST_LINE: usize = 300;
/// How many rows below a table are looked at.
const BELOW: u32 = 20;

/// A line about a table.
struct Line<'v> {
    words: &'v str,
    /// The criteria and measures that it names, or below which it stands.
    codes: Vec<String>,
}

/// Why nothing of a table is read, by the lines around it.
pub fn doubt(
    view: &View<'_>,
    table: &HeadedTable<'_>,
    asked: &SubjectFinder<'_>,
    period: &Period,
) -> Option<String> {
    let lines = lines(view, table, asked, period);
    let of_all = lines.iter().find(|line| line.codes.is_empty())?;
    Some(format!("ghi «{}»", quoted(of_all.words)))
}

/// Withholds the figures of the criteria of which such a line speaks.
pub fn withhold(
    view: &View<'_>,
    table: &HeadedTable<'_>,
    asked: &SubjectFinder<'_>,
    period: &Period,
    rows: &mut [FormRow],
) {
    for line in lines(view, table, asked, period) {
        let why = format!("«{}»", quoted(line.words));
        let is_named = |row: &FormRow| {
            let measure = asked.plan.measure(&row.measure);
            line.codes.iter().any(|code| {
                row.measure == *code
                    || measure.is_some_and(|measure| measure.criteria.iter().any(|one| one == code))
            })
        };
        for row in rows.iter_mut().filter(|row| is_named(row)) {
            row.withhold(&why);
        }
    }
}

/// The lines that leave figures to be asked.
fn lines<'v>(
    view: &'v View<'_>,
    table: &HeadedTable<'_>,
    asked: &SubjectFinder<'_>,
    period: &Period,
) -> Vec<Line<'v>> {
    let mut found = Vec::new();
    let mut take = |words: &'v str, beside: Beside| {
        let lines = words
            .lines()
            .filter(|line| line.chars().count() <= LONGEST_LINE);
        for line in lines.filter(|line| statement::doubts(line, beside, Some(period))) {
            let codes = codes(line, asked).into_iter().map(str::to_owned).collect();
            found.push(Line { words: line, codes });
        }
    };
    let above = view.words.range(..Cell::new(table.header.first, 0)).rev();
    for (_, words) in above {
        // What stands above the line that names the period is another table's.
        if stated(words, period).names(period)
            && !statement::doubts(words, Beside::Above, Some(period))
        {
            let title = view.words.range(..Cell::new(table.header.first, 0));
            let titles = title.filter(|(_, words)| statement::is_title(words));
            titles.for_each(|(_, words)| take(words, Beside::Above));
            break;
        }
        take(words, Beside::Above);
    }
    let last = table
        .rows
        .iter()
        .filter(|row| matches!(row.who, RowSubject::Measure(..) | RowSubject::Criterion(_)));
    let Some(last) = last.map(|row| row.row).max() else {
        return found;
    };
    let end = last.saturating_add(BELOW);
    let below = view
        .words
        .range(Cell::new(last + 1, 0)..Cell::new(end + 1, 0));
    // Below another table's figures nothing is said of this one; its title is no line of this one.
    let numbers = below.clone().filter(|(cell, _)| {
        let content = view.page.content(**cell);
        content.is_some_and(|content| matches!(content.value, Value::Number(_)))
    });
    if numbers.count() == 0 {
        below.for_each(|(_, words)| take(words, Beside::Below));
    }
    found.extend(within(view, table, asked, period));
    found
}

/// The lines between the rows of a table that say of what the figures below them are, each with the measures
/// of these rows: «Số liệu của các đơn vị trực thuộc:».
fn within<'v>(
    view: &'v View<'_>,
    table: &HeadedTable<'_>,
    asked: &SubjectFinder<'_>,
    period: &Period,
) -> Vec<Line<'v>> {
    let names = std::iter::once(&asked.agency.name).chain(&asked.agency.aliases);
    let reporter = OwnWords::default().reported_by(names.map(String::as_str));
    let is_line = |row: &HeadedRow<'_>| {
        matches!(row.who, RowSubject::Heading | RowSubject::Nothing) && !row.is_filled()
    };
    let mut found = Vec::new();
    for (at, row) in table
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| is_line(row))
    {
        let words = view.own(row.key);
        // «Cùng kỳ năm 2023» above rows is what it is above a column.
        let is_other_column = role_of(&fold_plain(words)) == Some(ColumnRole::Other);
        let says = statement::may_speak(words) || is_other_column;
        let is_doubt = statement::doubts(words, Beside::Below, Some(period))
            || body::heading_names_other(words, &reporter)
            || is_other_column
            || fold(words).contains("trực thuộc")
            || stated(words, period).contradicts(period);
        if !says || !is_doubt {
            continue;
        }
        let below = table.rows[at + 1..].iter().take_while(|row| !is_line(row));
        let codes = below.filter_map(|row| match &row.who {
            RowSubject::Measure(measure, _) => Some(measure.id.clone()),
            RowSubject::Criterion(criterion) => Some(criterion.code.clone()),
            _ => None,
        });
        let codes: Vec<String> = codes.collect();
        if !codes.is_empty() {
            found.push(Line { words, codes });
        }
    }
    found
}

/// The criteria and measures that a line names by their numbers.
fn codes<'v>(line: &'v str, asked: &SubjectFinder<'_>) -> Vec<&'v str> {
    line.split(|c: char| !(c.is_alphanumeric() || c == '.'))
        .map(|word| word.trim_matches('.'))
        .filter(|word| word.contains('.'))
        .filter(|word| asked.plan.criterion(word).is_some() || asked.plan.measure(word).is_some())
        .collect()
}
