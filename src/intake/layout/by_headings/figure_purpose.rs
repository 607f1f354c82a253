//! Which figure of a measure a column with a heading of its own holds.

use super::header::ColumnHead;
use super::name_match::{name_key, name_similarity, without_unit};
use super::row_subject::SubjectFinder;
use crate::form::Column;
use crate::intake::value::counted::MeasurePart;
use crate::intake::vocabulary::{Class, ColumnRole, says};
use crate::plan::model::{Figure, Kind, Measure};
use crate::vietnamese::fold::fold_plain;

/// How much a heading must be a figure's label.
const FIGURE_LABEL: u32 = 880;

/// What a column with a heading of its own is for a measure.
pub fn purpose(head: &ColumnHead, measure: &Measure, asked: &SubjectFinder<'_>) -> Option<Column> {
    let heading = name_key(&without_unit(head.path.last().map_or("", String::as_str)));
    let fits = |figure: Option<&Figure>| {
        figure.map_or(0, |figure| {
            name_similarity(&heading, &name_key(&without_unit(&figure.label)))
        })
    };
    let (first, second) = (fits(measure.first.as_ref()), fits(measure.second.as_ref()));
    if first.max(second) >= FIGURE_LABEL {
        return match first.cmp(&second) {
            std::cmp::Ordering::Greater => Some(Column::First),
            std::cmp::Ordering::Less => Some(Column::Second),
            std::cmp::Ordering::Equal => None,
        };
    }
    let is_other = asked.words.measures.iter().any(|(_, _, figures)| {
        figures
            .iter()
            .any(|figure| name_similarity(&heading, figure) >= FIGURE_LABEL)
    });
    let counted = asked.counted(measure);
    let can_be = |part| counted.fits(&head.quantities, part);
    let (first, second) = (can_be(MeasurePart::First), can_be(MeasurePart::Second));
    if !head.quantities.is_empty() && measure.kind.has_second() && first != second {
        // The heading names the quantity that one of the two figures counts, of the same things.
        let own = asked.own(measure);
        return own.is_named(&heading).then_some(if first {
            Column::First
        } else {
            Column::Second
        });
    }
    if let Some(column) = (!is_other)
        .then(|| telling_part(&heading, measure))
        .flatten()
    {
        return Some(column);
    }
    match head.role {
        _ if is_other => None,
        Some(ColumnRole::First) if first => Some(Column::First),
        Some(ColumnRole::Second) if second => Some(Column::Second),
        None if first && head.plain.starts_with("so ") && head.plain.contains(" da ") => {
            Some(Column::First)
        }
        _ => None,
    }
}

/// Whether a column of second figures can hold those of a measure: one of what is planned is no base of a
/// change, which is another time's, unless the plan's own words call it planned.
pub(super) fn is_base(head: &ColumnHead, measure: &Measure) -> bool {
    let is_plan = says(&head.plain, Class::PlanHeading) && !head.plain.contains("tong");
    let label = measure.second.as_ref().map_or("", |figure| &figure.label);
    let label = fold_plain(label);
    let is_change = matches!(measure.kind, Kind::Reduction | Kind::Growth);
    !(is_plan && is_change)
        || says(&label, Class::PlanHeading)
        || label.split(' ').any(|word| word == "phai")
}

/// The figure of a measure whose label has all words of a heading, where one of them stands in no other
/// label of it: «Số gốc», «Đã hoàn thành».
fn telling_part(heading: &str, measure: &Measure) -> Option<Column> {
    let words = |text: &str| -> Vec<String> {
        let key = name_key(&without_unit(text));
        let words = key.split(' ').filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let label = |figure: &Option<Figure>| {
        figure
            .as_ref()
            .map_or(Vec::new(), |figure| words(&figure.label))
    };
    let (first, second) = (label(&measure.first), label(&measure.second));
    let said = words(heading);
    let is_of = |label: &[String], other: &[String]| {
        let known = said.iter().all(|word| label.contains(word) || word == "so");
        let tells = |word: &String| word.chars().count() > 2 && !other.contains(word);
        known && said.iter().any(|word| label.contains(word) && tells(word))
    };
    match (is_of(&first, &second), is_of(&second, &first)) {
        (true, false) => Some(Column::First),
        (false, true) => Some(Column::Second),
        _ => None,
    }
}
