//! The text of `received.toml` with more receipts; what stands in it stays as it is.

use chrono::{Datelike, NaiveDate};
use toml_edit::{ArrayOfTables, Date, Datetime, DocumentMut, Item, Table, Value};

use super::MatchedReceipt;

/// The first line of a new file.
const HEAD: &str = "#:schema ../../../schemas/received.schema.json\n";

/// The text with the receipts of files that it does not name yet, and how many they are; `None`
/// where the text is no TOML.
pub fn added(text: Option<&str>, receipts: &[MatchedReceipt]) -> Option<(String, usize)> {
    let text = text.unwrap_or(HEAD);
    let text = text.trim_start_matches('\u{feff}');
    let parsed: DocumentMut = text.parse().ok()?;
    // Comments of a file without any block would be kept behind the first; they stand above it.
    let (head, mut document) = match parsed.as_table().is_empty() {
        true => (format!("{}\n", text.trim_end()), DocumentMut::new()),
        false => (String::new(), parsed),
    };
    let blocks = document
        .entry("received")
        .or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()))
        .as_array_of_tables_mut()?;
    let named: Vec<String> = blocks
        .iter()
        .filter_map(|block| block.get("file")?.as_str().map(str::to_owned))
        .collect();
    let mut count = 0;
    for receipt in receipts
        .iter()
        .filter(|receipt| !named.contains(&receipt.file))
    {
        let mut block = Table::new();
        block.decor_mut().set_prefix("\n");
        block.insert("file", Item::Value(Value::from(receipt.file.as_str())));
        if let Some(date) = receipt.date {
            block.insert("date", Item::Value(Value::from(day(date))));
        }
        if let Some(number) = &receipt.number {
            block.insert("number", Item::Value(Value::from(number.as_str())));
        }
        blocks.push(block);
        count += 1;
    }
    Some((format!("{head}{document}"), count))
}

/// The text with receipts as they are now: the blocks of files that it names are changed in place, with
/// all that is written around them, others are added; `None` where the text is no TOML.
pub fn changed(text: Option<&str>, receipts: &[MatchedReceipt]) -> Option<String> {
    let (text, _) = added(text, receipts)?;
    let mut document: DocumentMut = text.parse().ok()?;
    let blocks = document.get_mut("received")?.as_array_of_tables_mut()?;
    for receipt in receipts {
        let of_file = |block: &&mut Table| {
            let name = block.get("file").and_then(Item::as_str);
            name.is_some_and(|name| name.replace('\\', "/") == receipt.file)
        };
        let Some(block) = blocks.iter_mut().find(of_file) else {
            continue;
        };
        put(
            block,
            "date",
            receipt.date.map(|date| Value::from(day(date))),
        );
        put(block, "number", receipt.number.as_deref().map(Value::from));
    }
    Some(document.to_string())
}

/// Sets a value of a block, with the comment behind it, or takes it out.
fn put(block: &mut Table, key: &str, value: Option<Value>) {
    match (value, block.get_mut(key).and_then(Item::as_value_mut)) {
        (Some(mut value), Some(there)) => {
            *value.decor_mut() = there.decor().clone();
            *there = value;
        }
        (Some(value), None) => {
            block.insert(key, Item::Value(value));
        }
        (None, _) => {
            block.remove(key);
        }
    }
}

fn day(date: NaiveDate) -> Datetime {
    let part = |number: u32| u8::try_from(number).unwrap_or(1);
    Datetime {
        date: Some(Date {
            year: u16::try_from(date.year()).unwrap_or(2000),
            month: part(date.month()),
            day: part(date.day()),
        }),
        time: None,
        offset: None,
    }
}
