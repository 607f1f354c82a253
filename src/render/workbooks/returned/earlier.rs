//! Styles that an earlier return made, and those from which it made them: a cell that has been
//! mended gets its own look back.

use std::collections::BTreeMap;

use strum::VariantArray;

use super::styles::colour;
use crate::finding::Severity;
use opc::markup::{Element, number, without_attribute};

/// Styles with the colour of a mark, each with the only other that is like it but for the fill.
/// A mark whose own style is gone, or could be one of several, keeps its colour.
pub(super) fn find(
    text: &str,
    styles: &[Element<'_>],
    fills: &[Element<'_>],
) -> BTreeMap<u32, u32> {
    let is_mark = |style: &Element<'_>| {
        let fill = number(style.tag(text), "fillId");
        fill.and_then(|number| fills.get(number as usize))
            .is_some_and(|fill| has_colour_of_mark(fill.whole(text)))
    };
    let without_fill = |style: &Element<'_>| {
        let tag = without_attribute(style.tag(text), "fillId");
        let tag = without_attribute(&tag, "applyFill");
        format!("{tag}{}", &text[style.open_end..style.end])
    };
    let (marked, plain): (Vec<_>, Vec<_>) =
        (0_u32..).zip(styles).partition(|(_, style)| is_mark(style));
    let mut alike: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (number, style) in plain {
        alike.entry(without_fill(style)).or_default().push(number);
    }
    let own = |style: &Element<'_>| match alike.get(&without_fill(style))?.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    marked
        .into_iter()
        .filter_map(|(number, style)| Some((number, own(style)?)))
        .collect()
}

fn has_colour_of_mark(fill: &str) -> bool {
    let mut severities = Severity::VARIANTS.iter();
    severities.any(|severity| fill.contains(colour(*severity)))
}
