//! The unit of a sum of money: as its heading, its row, its remarks or the table states it.

use super::caption::states_unit;
use super::fill_form_row::RowFiller;
use super::form_row::{FormCell, FormRow, with_unit};
use super::header::ColumnHead;
use super::row_entries::Entry;
use super::rows::HeadedRow;
use crate::exact::Exact;
use crate::finding::{Meaning, Meant};
use crate::form::Column;
use crate::intake::vocabulary::ColumnRole;
use crate::intake::workbook::{Content, Shown, Value};
use crate::plan::model::{Figure, Measure};
use crate::vietnamese::number::{NumberText, money_scale, read_number};

impl RowFiller<'_> {
    /// A figure in the unit that its heading, its row or the table states, where it states none.
    pub fn scaled(&self, entry: &Entry, row: &HeadedRow<'_>, figure: Option<&Figure>) -> Content {
        let ours = figure
            .and_then(|figure| money_scale(&figure.unit).or_else(|| money_scale(&figure.label)));
        let Some(ours) = ours else {
            return entry.content.clone();
        };
        let heading = self.header.columns[&entry.column].shown();
        let noted = unit_in_notes(row);
        let theirs = [heading.as_str(), &row.unit, &row.label, &noted]
            .into_iter()
            .find_map(money_scale);
        let states_own = matches!(
            read_number(&entry.words),
            NumberText::Amount(amount) if amount.unit.money
        );
        if theirs.is_none() && !states_own && self.caption.is_contradictory() {
            let words = format!("«{}»: {}", entry.words, self.caption.words);
            return Content::plain(Value::Broken(words));
        }
        match theirs.or_else(|| self.caption.scale()) {
            Some(theirs) if theirs != ours => match theirs.to_i64() {
                Some(1) => with_unit(&entry.content, "đồng"),
                Some(1_000) => with_unit(&entry.content, "nghìn đồng"),
                Some(1_000_000) => with_unit(&entry.content, "triệu đồng"),
                Some(1_000_000_000) => with_unit(&entry.content, "tỷ đồng"),
                _ => entry.content.clone(),
            },
            _ => entry.content.clone(),
        }
    }

    /// Whether a sum of money is told in no unit: neither in its own words, nor in its heading, its row
    /// or a line outside the table.
    pub fn lacks_unit(&self, placed: &FormCell, row: &HeadedRow<'_>, figure: &Figure) -> bool {
        let is_money = money_scale(&figure.unit).is_some() || money_scale(&figure.label).is_some();
        let content = &placed.content;
        let tells = match &content.value {
            Value::Number(_) => content.shown != Shown::Percent,
            Value::Text(words) => match read_number(words) {
                NumberText::Amount(amount) => {
                    let says_size = amount.unit.money || amount.unit.scale != Exact::whole(1);
                    !(says_size || amount.percent && amount.beside.is_none())
                }
                NumberText::Fraction(fraction) => !fraction.unit.money,
                _ => false,
            },
            _ => false,
        };
        let heading = self.header.columns.get(&placed.cell.column);
        let heading = heading.map_or_else(String::new, ColumnHead::shown);
        let says = |text: &str| money_scale(text).is_some();
        let is_said = says(&heading)
            || says(&row.unit)
            || says(&row.label)
            || says(&unit_in_notes(row))
            || self.caption.scale().is_some()
            || self.caption.is_contradictory();
        is_money && tells && !is_said
    }
}

/// The units in which sums are written, in dong.
const UNITS: [(&str, i64); 4] = [
    ("đồng", 1),
    ("nghìn đồng", 1_000),
    ("triệu đồng", 1_000_000),
    ("tỷ đồng", 1_000_000_000),
];

/// What sums of money without a unit could be: in each of the units in which reports write them.
pub fn meanings(line: &FormRow, measure: &Measure) -> Vec<Meaning> {
    let ours = |figure: Option<&Figure>| {
        let figure = figure?;
        money_scale(&figure.unit).or_else(|| money_scale(&figure.label))
    };
    let number = |column: Column| match &line.cells.get(&column)?.content.value {
        Value::Number(number) => Exact::from_spreadsheet(*number),
        Value::Text(words) => match read_number(words) {
            NumberText::Amount(amount) if !amount.percent => amount.figure.only().cloned(),
            _ => None,
        },
        _ => None,
    };
    let of_unit = |(name, scale): (&str, i64)| {
        let scaled = |column: Column, figure: Option<&Figure>| {
            (&number(column)? * &Exact::whole(scale)).checked_div(&ours(figure)?)
        };
        let first = scaled(Column::First, measure.first.as_ref())?;
        let is = match measure.kind.has_second() {
            true => Meant::Pair(first, scaled(Column::Second, measure.second.as_ref())?),
            false => Meant::Figure(first),
        };
        Some(Meaning::when(is, format!("bảng ghi theo {name}")))
    };
    UNITS.into_iter().filter_map(of_unit).collect()
}

/// What a row's remarks state of its unit of money: «Đơn vị tính: tỷ đồng».
fn unit_in_notes(row: &HeadedRow<'_>) -> String {
    let notes = row.entries.get(&ColumnRole::Remarks).into_iter().flatten();
    let mut stated =
        notes.filter(|entry| states_unit(&entry.words) && money_scale(&entry.words).is_some());
    stated
        .next()
        .map_or(String::new(), |entry| entry.words.clone())
}
