//! Words that turn a row or a column into another one than the measure's, though its code or most of its
//! words agree: «hồ sơ quá hạn» for those in time, «riêng khối văn phòng» above its figures. They are asked.

use std::collections::BTreeMap;

use super::form_row::FormRow;
use super::merged_cells::Unassigned;
use super::row_subject::{RowSubject, SubjectFinder};
use super::rows::HeadedTable;
use super::transcript::Transcript;
use super::view::View;
use crate::finding::Finding;
use crate::form::Column;
use crate::intake::cell_words::quoted;
use crate::intake::rules;
use crate::intake::value::counted::MeasurePart;
use crate::intake::value::statement;
use crate::intake::value::turning::turning;
use crate::intake::vocabulary::{Quantity, Statement};
use crate::period::Period;
use crate::place::Cell;
use crate::plan::model::Measure;

/// The columns of our form that hold what is asked.
const TOLD: [Column; 4] = [
    Column::First,
    Column::Second,
    Column::Percent,
    Column::State,
];

/// Leaves the figures of such rows and columns to be asked, one question a row or a heading. Where the clerk
/// has said what the columns are for (`is_learnt`), their headings are not asked again.
pub fn withhold(
    view: &View<'_>,
    table: &HeadedTable<'_>,
    asked: &SubjectFinder<'_>,
    (period, is_learnt): (&Period, bool),
    transcript: &mut Transcript,
) {
    let mut doubts: BTreeMap<(u32, String), Vec<(Cell, String)>> = BTreeMap::new();
    for line in &mut transcript.lines {
        let Some(measure) = asked.plan.measure(&line.measure) else {
            continue;
        };
        let Some(cell) = TOLD
            .iter()
            .find_map(|column| line.cells.get(column))
            .map(|one| one.cell)
        else {
            continue;
        };
        let of_row = row_name(table, line).filter(|name| is_turned_name(name, measure, asked));
        let of_column = (!is_learnt && measure.kind.has_figures())
            .then(|| turned_heading(table, line, measure, (asked, period)))
            .flatten();
        let key = match (of_row, of_column) {
            (Some(name), _) => (0, format!("hàng «{}»", quoted(&name))),
            (None, Some((column, heading))) => (column + 1, format!("cột «{}»", quoted(&heading))),
            (None, None) => continue,
        };
        for column in TOLD {
            line.cells.remove(&column);
        }
        let words = view.page.words(cell);
        let withheld = Unassigned {
            place: view.page.place(cell),
            words: format!("{}: «{}»", key.1, quoted(&words)),
        };
        transcript.withheld.push((measure.id.clone(), withheld));
        doubts
            .entry(key)
            .or_default()
            .push((cell, measure.id.clone()));
    }
    for ((column, what), measures) in doubts {
        let of_heading = column > 0;
        let Some((cell, first)) = measures.first() else {
            continue;
        };
        let words = quoted(&view.page.words(*cell));
        let ids: Vec<&str> = measures.iter().map(|(_, id)| id.as_str()).collect();
        let mut seen = format!("{what}: «{words}»");
        if ids.len() > 1 {
            seen = format!("{seen}; các chỉ số {}", ids.join(", "));
        }
        let expected = "số liệu của đúng chỉ số, đúng phạm vi";
        let rule = match of_heading {
            true => &rules::UNCLEAR_COLUMN,
            false => &rules::UNKNOWN_ROW,
        };
        let finding = Finding::new(rule, seen, expected);
        let finding = finding.at(view.page.place(*cell));
        transcript.findings.push(match ids.len() {
            1 => finding.of_measure(first),
            _ => finding,
        });
    }
}

/// The name of the row from which a line was written over, where the row is wholly the measure's.
fn row_name(table: &HeadedTable<'_>, line: &FormRow) -> Option<String> {
    let row = table.rows.iter().find(|row| {
        row.key == line.key
            && matches!(
                row.who,
                RowSubject::Measure(_, MeasurePart::Whole) | RowSubject::Criterion(_)
            )
    })?;
    Some(row.label.clone())
}

fn is_turned_name(name: &str, measure: &Measure, asked: &SubjectFinder<'_>) -> bool {
    let own = asked.own(measure);
    turning(name, Statement::TurnsName).any(|phrase| !own.is_named_so(&phrase))
}

/// The column of a line's figures whose heading says more than the measure asks for.
fn turned_heading(
    table: &HeadedTable<'_>,
    line: &FormRow,
    measure: &Measure,
    (asked, period): (&SubjectFinder<'_>, &Period),
) -> Option<(u32, String)> {
    let own = asked.own(measure);
    let of_other = [
        Quantity::Early,
        Quantity::Online,
        Quantity::OnPaper,
        Quantity::Overdue,
        Quantity::Pending,
    ];
    let columns = [Column::First, Column::Second, Column::Percent];
    columns.iter().find_map(|column| {
        let at = line.cells.get(column)?.cell.column;
        let head = table.header.columns.get(&at)?;
        let heading = head.path.join(" ");
        let is_other = head
            .quantities
            .iter()
            .any(|one| of_other.contains(one) && !own.quantities().contains(one));
        let is_turned = is_other
            || turning(&heading, Statement::TurnsHeading).any(|phrase| !own.is_written(&phrase))
            || statement::narrows_heading(&heading, period)
            || statement::names_other_source(&heading, own);
        is_turned.then(|| (at, head.shown()))
    })
}
