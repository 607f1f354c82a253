//! Words that plans and offices abbreviate.

use std::collections::BTreeMap;

use super::vocabulary;

/// A text without diacritics, its abbreviations written out.
pub fn written_out(plain: &str) -> String {
    with(&vocabulary().shorts, plain)
}

/// The same for the heading of a column, where more is abbreviated.
pub fn heading_written_out(plain: &str) -> String {
    with(&vocabulary().heading_shorts, plain)
}

fn with(shorts: &BTreeMap<String, String>, plain: &str) -> String {
    let words = plain.split(' ');
    let written: Vec<&str> = words
        .map(|word| shorts.get(word).map_or(word, String::as_str))
        .collect();
    written.join(" ")
}
