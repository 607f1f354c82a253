//! The unit of money that a table states outside itself: above it or below it, near or far.

use std::collections::BTreeSet;

use super::row_subject::RowSubject;
use super::rows::HeadedTable;
use super::view::View;
use crate::exact::Exact;
use crate::intake::vocabulary::{Class, Span, spans};
use crate::vietnamese::fold::{fold, fold_plain};
use crate::vietnamese::number::money_scale;

/// The words of a text that is nothing but a unit, as in brackets: `(triệu đồng)`. Of other words «đồng» is
/// part of a name: «UBND huyện Đồng Hỷ».
const UNIT_WORDS: &[&str] = &[
    "đơn", "vị", "tính", "đvt", "bằng", "là", "đồng", "nghìn", "ngàn", "triệu", "tỉ", "vnđ", "vnd",
    "đ", "tr", "trđ", "việt", "nam",
];

/// What stands outside a table and states its unit of money.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Caption {
    /// The words, as a finding quotes them.
    pub words: String,
    /// The units that they state, in đồng.
    scales: BTreeSet<Exact>,
}

impl Caption {
    /// The caption of a table: every line of its sheet but its heading and its rows of the plan
    /// that states a unit of money.
    pub fn of(view: &View<'_>, table: &HeadedTable<'_>) -> Self {
        let of_plan: BTreeSet<u32> = table
            .rows
            .iter()
            .filter(|row| matches!(row.who, RowSubject::Measure(..) | RowSubject::Criterion(_)))
            .map(|row| row.row)
            .collect();
        let mut caption = Caption::default();
        let mut words: Vec<String> = Vec::new();
        for row in view.rows() {
            let is_heading = (table.header.first..=table.header.last).contains(&row);
            if is_heading || of_plan.contains(&row) {
                continue;
            }
            let cells: Vec<&str> = view.row(row).map(|(_, words)| words).collect();
            let line = cells.join(" ");
            if let Some(scale) = money_scale(&line).filter(|_| states_unit(&line)) {
                caption.scales.insert(scale);
                words.push(line);
            }
        }
        caption.words = words.join("; ");
        caption
    }

    /// How much money one is, in đồng; none where nothing states it, or two lines state two units.
    pub fn scale(&self) -> Option<Exact> {
        match self.scales.len() {
            1 => self.scales.first().cloned(),
            _ => None,
        }
    }

    /// Whether two units are stated.
    pub fn is_contradictory(&self) -> bool {
        self.scales.len() > 1
    }
}

/// Whether a line with money in it states a unit: «Đơn vị tính: …», «tính bằng …», a unit in brackets.
pub fn states_unit(line: &str) -> bool {
    let plain = fold_plain(line);
    let folded = fold(line);
    let mut words = (folded.split(|c: char| !c.is_alphanumeric())).filter(|word| !word.is_empty());
    let typed_plain = folded.is_ascii();
    let is_bare = words.all(|word| {
        let mut known = UNIT_WORDS.iter();
        known.any(|own| *own == word || typed_plain && fold_plain(own) == word)
    });
    let says = |span: &Span| span.class == Class::UnitStated;
    is_bare || spans(&plain).iter().any(says)
}

#[cfg(test)]
mod tests {
    use super::states_unit;

    #[test]
    fn a_name_with_the_word_for_money_in_it_states_no_unit() {
        for unit in [
            "(triệu đồng)",
            "Đơn vị tính: tỷ đồng",
            "ĐVT: đồng",
            "(trieu dong)",
        ] {
            assert!(states_unit(unit), "{unit}");
        }
        for name in ["UBND HUYỆN ĐỒNG HỶ", "UBND XÃ ĐỒNG LIÊN", "Phường Đồng Bẩm"]
        {
            assert!(!states_unit(name), "{name}");
        }
    }
}
