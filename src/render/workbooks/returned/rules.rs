//! Conditional formats: where one of the agency's covers a marked cell, it would hide the colour of
//! the mark, so a rule of ours goes before it.

use std::collections::BTreeMap;

use super::marks::SheetMarks;
use super::sheet::{ORDER, Part};
use super::styles::Styles;
use crate::finding::Severity;
use crate::place::Cell;
use opc::Broken;
use opc::markup::{
    Element, Splices, attribute, children, named, number, place_among, with_attribute,
};

/// A formula that always holds, and by which our rules of an earlier return are known.
const FORMULA: &str = "N(\"cchc\")=0";

/// The element of conditional formats.
const NAME: &str = "conditionalFormatting";

/// Adds our rules, and takes out those of an earlier return.
pub(super) fn add(
    part: &Part<'_, '_>,
    marks: &SheetMarks,
    styles: &mut Styles<'_>,
    splices: &mut Splices,
) -> Result<(), Broken> {
    let mut covered: Vec<(Cell, Cell)> = Vec::new();
    let mut kept: Vec<Element<'_>> = Vec::new();
    for one in part.top.iter().filter(|one| one.local() == NAME) {
        let rules = children(part.text, one)?;
        let (ours, theirs): (Vec<_>, Vec<_>) =
            rules.into_iter().partition(|rule| is_ours(part.text, rule));
        if theirs.is_empty() && !ours.is_empty() {
            splices.replace(one.start..one.end, "");
            continue;
        }
        for rule in ours {
            splices.replace(rule.start..rule.end, "");
        }
        kept.extend(theirs);
        covered.extend(areas(one.tag(part.text)));
    }
    let mut needed: BTreeMap<Severity, Vec<String>> = BTreeMap::new();
    for (cell, mark) in marks {
        let is_covered = covered.iter().any(|(first, last)| {
            (first.row..=last.row).contains(&cell.row)
                && (first.column..=last.column).contains(&cell.column)
        });
        if is_covered {
            needed
                .entry(mark.severity)
                .or_default()
                .push(cell.to_string());
        }
    }
    if needed.is_empty() {
        return Ok(());
    }
    let moved = needed.len() as u32;
    for rule in kept.iter().filter(|one| one.local() == "cfRule") {
        let tag = rule.tag(part.text);
        if let Some(priority) = number(tag, "priority") {
            let later = priority.saturating_add(moved).to_string();
            splices.replace(
                rule.start..rule.open_end,
                with_attribute(tag, "priority", &later),
            );
        }
    }
    let at = place_among(&part.root, part.top, &ORDER, NAME);
    for (priority, (severity, cells)) in (1_u32..).zip(needed) {
        let look = styles.rule_look(severity);
        splices.insert(
            at,
            rule(part.root.prefix(), &cells.join(" "), look, priority),
        );
    }
    Ok(())
}

fn rule(prefix: &str, cells: &str, look: u32, priority: u32) -> String {
    let formula = FORMULA.replace('"', "&quot;");
    format!(
        "<{prefix}{NAME} sqref=\"{cells}\"><{prefix}cfRule type=\"expression\" dxfId=\"{look}\" priority=\"{priority}\"><{prefix}formula>{formula}</{prefix}formula></{prefix}cfRule></{prefix}{NAME}>"
    )
}

fn is_ours(text: &str, rule: &Element<'_>) -> bool {
    let Ok(inner) = children(text, rule) else {
        return false;
    };
    named(&inner, "formula").is_some_and(|formula| {
        let words = &text[formula.inner()];
        words.replace("&quot;", "\"") == FORMULA
    })
}

/// The areas that an element names.
fn areas(tag: &str) -> Vec<(Cell, Cell)> {
    let named = attribute(tag, "sqref").unwrap_or_default();
    let area = |text: &str| {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        Some((first.parse().ok()?, last.parse().ok()?))
    };
    named.split_whitespace().filter_map(area).collect()
}
