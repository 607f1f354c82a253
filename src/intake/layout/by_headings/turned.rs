//! Words that turn a row or a column into another one than the measure's, though its code or most of its
//! words agree: «hồ sơ quá hạn» for those in time, «riêng khối văn phòng» above its figures. They are asked.

use std::collections::BTreeMap;

use super::form_row::FormRow;
use super::header::ColumnHead;
use super::merged_cells::Unassigned;
use super::row_subject::{RowSubject, SubjectFinder};
use super::rows::{HeadedRow, HeadedTable};
use super::transcript::Transcript;
use super::view::View;
use crate::finding::Finding;
use crate::form::Column;
use crate::intake::cell_words::quoted;
use crate::intake::rules;
use crate::intake::value::counted::MeasurePart;
use crate::intake::value::known_words::{self, first_unknown};
use crate::intake::value::statement::{self, Beside};
use crate::intake::value::turning::turning;
use crate::intake::vocabulary::{
    ColumnRole, Quantity, Statement, bodies, has_marks, quantities, written_words,
};
use crate::intake::workbook::Value;
use crate::period::Period;
use crate::place::Cell;
use crate::plan::model::Measure;
use crate::vietnamese::fold::fold_plain;
use crate::vietnamese::number::money_scale;

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
    let is_toned = view.words.values().any(|words| has_marks(words));
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
        let row = row_of(table, line);
        let name = row.map_or("", |row| &row.label);
        let of_row = is_turned_name(name, measure, asked) || limits(name, measure, (asked, period));
        let of_unit = row
            .map(|row| row.unit.as_str())
            .filter(|unit| measure.kind.has_figures() && is_other_unit(unit, measure, asked));
        let bare = bare_words(line, measure, asked).filter(|_| is_toned);
        let of_column = (!is_learnt && measure.kind.has_figures())
            .then(|| turned_heading(table, line, measure, (asked, period)))
            .flatten();
        let key = match (of_row, of_unit, of_column) {
            (true, ..) => (0, format!("hàng «{}»", quoted(name))),
            (_, Some(unit), _) => (0, format!("đơn vị tính «{}»", quoted(unit))),
            _ if bare.is_some() => (0, "ô gõ không dấu".to_owned()),
            (.., Some((column, heading))) => (column + 1, format!("cột «{}»", quoted(&heading))),
            _ => continue,
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

/// The row from which a line was written over, where the row is wholly the measure's.
fn row_of<'t, 'a>(table: &'t HeadedTable<'a>, line: &FormRow) -> Option<&'t HeadedRow<'a>> {
    table.rows.iter().find(|row| {
        row.key == line.key
            && matches!(
                row.who,
                RowSubject::Measure(_, MeasurePart::Whole) | RowSubject::Criterion(_)
            )
    })
}

/// Whether the name of a row has words of another thing, or any that neither the plan nor the offices'
/// vocabulary knows: «… (lĩnh vực dược)», «… - quý II».
fn is_turned_name(name: &str, measure: &Measure, asked: &SubjectFinder<'_>) -> bool {
    let own = asked.own(measure);
    let is_turned = turning(name, Statement::TurnsName).any(|phrase| !own.is_named_so(&phrase));
    let is_unit = |word: &str| asked.words.is_unit(word);
    let is_known = |part: &str| first_unknown(part, own, &is_unit).is_none();
    is_turned || measure.kind.has_figures() && !added(name).all(is_known)
}

/// What is added to a name: in brackets, or behind a dash. Other words for the task are no limit to it.
fn added(name: &str) -> impl Iterator<Item = &str> {
    let brackets = name.split('(').skip(1);
    let inside = brackets.map(|part| part.split(')').next().unwrap_or_default());
    let dashed = name.split(" - ").skip(1);
    inside.chain(dashed).chain(name.split(" – ").skip(1))
}

/// The words of a line's figures that are typed without diacritics, and are known only with some: «Da hoan
/// 4/10» can be «hoàn» or «hoãn». They are read where the whole sheet is typed so.
fn bare_words(line: &FormRow, measure: &Measure, asked: &SubjectFinder<'_>) -> Option<String> {
    if !measure.kind.has_figures() {
        return None;
    }
    let own = asked.own(measure);
    let mut cells = TOLD.iter().filter_map(|column| line.cells.get(column));
    cells.find_map(|cell| match &cell.content.value {
        Value::Text(text) => own.has_bare_word(text).then(|| text.clone()),
        _ => None,
    })
}

/// Whether the name of a row says behind the plan's words that its figures are of another time, an estimate,
/// or another body's: «… (số liệu tháng 5)», «… (ước)», «… (Bệnh viện A)».
fn limits(name: &str, measure: &Measure, (asked, period): (&SubjectFinder<'_>, &Period)) -> bool {
    if !measure.kind.has_figures() {
        return false;
    }
    let own = asked.own(measure);
    name.split('(').skip(1).any(|part| {
        let inside = part.split(')').next().unwrap_or_default();
        let plain = fold_plain(inside);
        let named = quantities(&plain);
        let is_estimate = named.contains(&Quantity::Estimate) && !own.has(&plain);
        let words = written_words(inside);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let is_others = bodies(&words).first().is_some_and(|(from, to)| {
            let body = words[*from..*to].join(" ");
            *from == 0 && !own.is_body(&body) && !own.has(&plain)
        });
        is_estimate || is_others || statement::doubts(inside, Beside::Row, Some(period))
    })
}

/// Whether the unit of a row is of another thing than the measure counts; money is judged by its size.
fn is_other_unit(unit: &str, measure: &Measure, asked: &SubjectFinder<'_>) -> bool {
    let is_money = money_scale(unit).is_some();
    !is_money && known_words::is_other_unit(unit, asked.own(measure))
}

/// Whether a heading has a word that nobody knows of the measure, or tells another deed.
fn is_unknown_heading(
    head: &ColumnHead,
    part: MeasurePart,
    measure: &Measure,
    asked: &SubjectFinder<'_>,
) -> bool {
    let own = asked.own(measure);
    let is_unit = |word: &str| asked.words.is_unit(word);
    let heading = head.path.join(" ");
    let has_two = measure.kind.has_second();
    // What stands under a heading for notes, or told by itself what its column is, has words of its own.
    if head.role == Some(ColumnRole::Remarks) || head.settled && head.plain.contains("ghi chu") {
        return false;
    }
    first_unknown(&heading, own, &is_unit).is_some()
        || has_two && known_words::tells_other_deed(&heading, part, own)
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
        Quantity::Wider,
    ];
    let columns = [
        (Column::First, MeasurePart::First),
        (Column::Second, MeasurePart::Second),
        (Column::Percent, MeasurePart::Percent),
    ];
    columns.iter().find_map(|(column, part)| {
        let at = line.cells.get(column)?.cell.column;
        // Of two figures in one cell the heading is that of both.
        let first = line.cells.get(&Column::First).map(|one| one.cell.column);
        if *column == Column::Second && first == Some(at) {
            return None;
        }
        let head = table.header.columns.get(&at)?;
        if head.confirmed {
            return None;
        }
        let heading = head.path.join(" ");
        let is_other = head
            .quantities
            .iter()
            .any(|one| of_other.contains(one) && !own.quantities().contains(one));
        let is_turned = is_other
            || is_unknown_heading(head, *part, measure, asked)
            || turning(&heading, Statement::TurnsHeading).any(|phrase| !own.is_written(&phrase))
            || statement::narrows_heading(&heading, period)
            || statement::names_other_source(&heading, own);
        is_turned.then(|| (at, head.shown()))
    })
}
