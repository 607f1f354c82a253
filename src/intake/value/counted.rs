//! Which quantity of a thing a figure counts, and whether the words of a heading, a row or a cell name
//! it or another one. Of the same dossiers some are received, some resolved, some in time: arithmetic
//! shows that such numbers belong together, only words show which is which.

use crate::intake::vocabulary::{Quantity, quantities};
use crate::plan::model::Measure;
use crate::vietnamese::fold::fold_plain;

/// One part of what a measure asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeasurePart {
    /// All that is said of it.
    Whole,
    /// Its first figure only.
    First,
    /// Its second figure only.
    Second,
    /// Its rate only.
    Percent,
}

/// The quantities that a measure's figures count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counted {
    first: Vec<Quantity>,
    second: Vec<Quantity>,
    label: Vec<Quantity>,
}

impl Counted {
    /// The quantities of a measure.
    pub fn new(measure: &Measure) -> Self {
        let of = |text: &str| quantities(&fold_plain(text));
        let figure = |figure: &Option<crate::plan::model::Figure>| {
            figure
                .as_ref()
                .map(|figure| of(&figure.label))
                .unwrap_or_default()
        };
        Counted {
            first: figure(&measure.first),
            second: figure(&measure.second),
            label: of(&measure.label),
        }
    }

    /// What tells the first figure from the second: `in time` of those resolved.
    fn telling(&self) -> Vec<Quantity> {
        let first = self.first.iter();
        first
            .filter(|quantity| !self.second.contains(quantity))
            .copied()
            .collect()
    }

    /// Whether words name a quantity of the measure's label that neither of its figures counts, and
    /// none of those that tell its first figure.
    pub fn is_of_label_only(&self, named: &[Quantity]) -> bool {
        let telling = self.telling();
        let is_stray = |quantity: &Quantity| {
            self.label.contains(quantity)
                && !self.first.contains(quantity)
                && !self.second.contains(quantity)
        };
        !telling.is_empty()
            && named.iter().any(is_stray)
            && !named.iter().any(|quantity| telling.contains(quantity))
    }

    /// Whether words that name these quantities can be those of a part. Words that name none, say
    /// nothing against any part.
    pub fn fits(&self, named: &[Quantity], part: MeasurePart) -> bool {
        if named.is_empty() {
            return true;
        }
        let telling = self.telling();
        let tells = named.iter().any(|quantity| telling.contains(quantity));
        let among = |known: &[&Vec<Quantity>]| {
            named
                .iter()
                .all(|quantity| known.iter().any(|known| known.contains(quantity)))
        };
        match part {
            MeasurePart::Whole => among(&[&self.first, &self.second, &self.label]),
            MeasurePart::First | MeasurePart::Percent => {
                among(&[&self.first, &self.second, &self.label]) && (tells || telling.is_empty())
            }
            MeasurePart::Second => among(&[&self.second]) && !tells,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::model::Figure;

    fn counted(label: &str, first: &str, second: &str) -> Counted {
        let figure = |label: &str| {
            Some(Figure {
                label: label.to_owned(),
                ..Figure::default()
            })
        };
        Counted::new(&Measure {
            label: label.to_owned(),
            first: figure(first),
            second: figure(second),
            ..Measure::default()
        })
    }

    #[test]
    fn another_quantity_is_no_figure_of_the_measure() {
        let in_time = counted(
            "Hồ sơ đúng hạn, cấp tỉnh",
            "Số hồ sơ giải quyết trước hạn và đúng hạn",
            "Số hồ sơ đã giải quyết",
        );
        let fits = |words: &str, part| in_time.fits(&quantities(&fold_plain(words)), part);
        for (words, first, second) in [
            ("Số đã thực hiện", true, true),
            ("Hồ sơ trả đúng hạn", true, false),
            ("Hồ sơ nhận trong kỳ", false, false),
            ("Đã trả kết quả", false, true),
            ("Hồ sơ quá hạn", false, false),
            ("Hồ sơ trước hạn", false, false),
        ] {
            assert_eq!(fits(words, MeasurePart::First), first, "{words}");
            assert_eq!(fits(words, MeasurePart::Second), second, "{words}");
        }
        assert!(!fits("Tỷ lệ hồ sơ quá hạn", MeasurePart::Percent));
        assert!(!fits("Tỷ lệ giải quyết", MeasurePart::Percent));
        assert!(fits("Tỷ lệ đúng hạn", MeasurePart::Percent));
    }
}
