//! The data of a document with other values for all that rests on decisions of the clerk: what a template
//! then prints otherwise rests on them too, whichever way it comes to it – a variable, a sum, a part of
//! a text, the length of a list.

use std::collections::BTreeMap;

use minijinja::value::{Value, ValueKind};

use crate::report::decided_marks::MARK;

/// In which way the values are others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Numbers by one, texts in every digit; lists as they are.
    Near,
    /// Numbers by much, and lists shorter; texts as they are.
    Far,
}

/// What tells of a number or list whether it rests on decisions, where that is not the flag of its own
/// name (`counts.decided.met`) or of its group (`decided`).
const FLAGS: [(&str, &str); 7] = [
    ("met_then", "then_decided"),
    ("dropped", "then_decided"),
    ("errors", "findings_decided"),
    ("warnings", "findings_decided"),
    ("lagging", "lagging_decided"),
    ("newly_met", "decided"),
    ("no_longer_met", "decided"),
];

/// Numbers of a group that rests on decisions which are the same without them.
const SAME: [&str; 5] = ["expected", "total", "asked", "maximum", "position"];

/// The data with other values, in two ways; nothing where nothing rests on decisions.
pub(super) fn altered(data: &Value) -> Vec<Value> {
    [Way::Near, Way::Far]
        .into_iter()
        .filter_map(|way| other(data, way))
        .collect()
}

/// A value with others for what rests on decisions; nothing where that is nothing.
fn other(value: &Value, way: Way) -> Option<Value> {
    match value.kind() {
        ValueKind::String if way == Way::Near => other_text(value.as_str()?),
        ValueKind::Seq => {
            let items: Vec<Value> = value.try_iter().ok()?.collect();
            let others: Vec<Option<Value>> = items.iter().map(|item| other(item, way)).collect();
            others.iter().any(Option::is_some).then(|| {
                let pairs = items.into_iter().zip(others);
                pairs
                    .map(|(item, other)| other.unwrap_or(item))
                    .collect::<Vec<_>>()
                    .into()
            })
        }
        ValueKind::Map => other_group(value, way),
        _ => None,
    }
}

fn other_group(group: &Value, way: Way) -> Option<Value> {
    let mut is_other = false;
    let mut entries: BTreeMap<Value, Value> = BTreeMap::new();
    for key in group.try_iter().ok()? {
        let own = group.get_item(&key).ok()?;
        let flagged = key.as_str().is_some_and(|name| is_decided(group, name));
        let decided = flagged.then(|| other_number(&own, way)).flatten();
        let other = decided.or_else(|| other(&own, way));
        is_other |= other.is_some();
        entries.insert(key, other.unwrap_or(own));
    }
    is_other.then(|| entries.into())
}

/// Whether what stands under a name of a group rests on decisions.
fn is_decided(group: &Value, name: &str) -> bool {
    let says = |of: &Value, flag: &str| {
        let own = of.get_attr(flag).unwrap_or_default();
        own.kind() == ValueKind::Bool && own.is_true()
    };
    let below = |of: &str| group.get_attr(of).unwrap_or_default();
    if let Some((_, flag)) = FLAGS.iter().find(|(own, _)| *own == name)
        && below(flag).kind() == ValueKind::Bool
    {
        return says(group, flag);
    }
    match name {
        // The files that are listed in no report are counted where those who have sent are.
        "unused_files" => says(&below("all"), "decided"),
        _ if SAME.contains(&name) => false,
        // The lists of criteria by verdict stand beside their numbers.
        _ => {
            says(group, "decided")
                || says(&below("decided"), name)
                || says(
                    &below("counts").get_attr("decided").unwrap_or_default(),
                    name,
                )
        }
    }
}

/// Another number, or a shorter list.
fn other_number(value: &Value, way: Way) -> Option<Value> {
    match (value.kind(), way) {
        (ValueKind::Number, Way::Near) => Some((i64::try_from(value.clone()).ok()? + 1).into()),
        (ValueKind::Number, Way::Far) => {
            Some((i64::try_from(value.clone()).ok()?.checked_mul(10)? + 7).into())
        }
        (ValueKind::Seq, Way::Far) => {
            let mut items: Vec<Value> = value.try_iter().ok()?.collect();
            items.pop()?;
            Some(items.into())
        }
        _ => None,
    }
}

/// A text that bears the mark with other figures; without any it begins in another way.
fn other_text(text: &str) -> Option<Value> {
    if !text.contains(MARK) {
        return None;
    }
    let figures: String = text
        .chars()
        .map(|letter| match letter.to_digit(10) {
            Some(digit) => char::from_digit((digit + 1) % 10, 10).unwrap_or(letter),
            None => letter,
        })
        .collect();
    Some(match figures == text {
        true => format!("~{text}").into(),
        false => figures.into(),
    })
}
