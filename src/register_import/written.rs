//! The text of `inputs/agencies.toml` with more agencies, or with mergers; what stands in it, its
//! comments and its order stay as they are.

use chrono::{Datelike, NaiveDate};
use toml_edit::{Array, ArrayOfTables, Date, Datetime, DocumentMut, Item, Table, Value};

use super::listed::ListedAgency;
use super::mergers::Merger;

/// The text with the agencies added at its end; `None` where the text is no TOML.
pub fn added(text: &str, agencies: &[ListedAgency], from: Option<NaiveDate>) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    let ids: Vec<(String, String)> = agencies
        .iter()
        .map(|one| (one.name.clone(), one.id.clone()))
        .collect();
    let blocks = blocks(&mut document)?;
    for agency in agencies {
        let mut block = Table::new();
        block.decor_mut().set_prefix("\n");
        block.insert("id", string(&agency.id));
        block.insert("name", string(&agency.name));
        block.insert("level", string(&agency.level));
        let parent = ids.iter().find(|(name, _)| {
            *name == agency.parent || name.strip_prefix("UBND ") == Some(&agency.parent)
        });
        if let Some((_, parent)) = parent {
            block.insert("parent", string(parent));
        }
        if !agency.aliases.is_empty() {
            let list: Array = agency.aliases.iter().map(String::as_str).collect();
            block.insert("aliases", Item::Value(Value::Array(list)));
        }
        if let Some(from) = from {
            block.insert("valid_from", day(from));
        }
        blocks.push(block);
    }
    Some(document.to_string())
}

/// The text with the mergers of a day: old bodies end on the day before, with their successors.
/// `ids` gives the id of each new body by its name.
pub fn merged(
    text: &str,
    mergers: &[Merger],
    from: NaiveDate,
    ids: &dyn Fn(&str) -> Option<String>,
) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    let last = from.pred_opt()?;
    for block in blocks(&mut document)?.iter_mut() {
        let id = block
            .get("id")
            .and_then(Item::as_str)
            .unwrap_or_default()
            .to_owned();
        let successors: Vec<String> = mergers
            .iter()
            .filter(|merger| merger.old == id)
            .filter_map(|merger| ids(&merger.new))
            .collect();
        if successors.is_empty() {
            continue;
        }
        block.insert("valid_to", day(last));
        let list: Array = successors.iter().map(String::as_str).collect();
        block.insert("successors", Item::Value(Value::Array(list)));
    }
    Some(document.to_string())
}

/// The blocks of agencies.
fn blocks(document: &mut DocumentMut) -> Option<&mut ArrayOfTables> {
    document
        .entry("agencies")
        .or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()))
        .as_array_of_tables_mut()
}

fn string(text: &str) -> Item {
    Item::Value(Value::from(text))
}

fn day(date: NaiveDate) -> Item {
    let part = |number: u32| u8::try_from(number).unwrap_or(1);
    Item::Value(Value::from(Datetime {
        date: Some(Date {
            year: u16::try_from(date.year()).unwrap_or(2000),
            month: part(date.month()),
            day: part(date.day()),
        }),
        time: None,
        offset: None,
    }))
}
