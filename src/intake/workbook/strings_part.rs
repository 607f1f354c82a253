//! Text in runs: which of them are struck out.

use std::collections::BTreeMap;

use quick_xml::events::{BytesRef, Event};

use super::parts::{Xml, attribute};

/// A text of which a part is struck out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Runs {
    /// What is left.
    pub(super) kept: String,
    /// What is struck out.
    pub(super) struck: String,
}

/// The shared strings of which a part is struck out, by number.
pub(super) fn read(xml: &mut Xml<'_>) -> BTreeMap<usize, Runs> {
    let mut found = BTreeMap::new();
    let mut number = 0;
    loop {
        match xml.next() {
            None => return found,
            Some(Event::Start(element)) if element.local_name().as_ref() == "si" => {}
            Some(_) => continue,
        }
        if let Some(runs) = read_item(xml, "si") {
            found.insert(number, runs);
        }
        number += 1;
    }
}

/// Reads a string up to the end of its element; nothing where none of it is struck out.
pub(super) fn read_item(xml: &mut Xml<'_>, name: &str) -> Option<Runs> {
    let mut runs = Runs {
        kept: String::new(),
        struck: String::new(),
    };
    let (mut in_text, mut is_struck, mut phonetic) = (false, false, false);
    while let Some(event) = xml.next() {
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "r" => is_struck = false,
                "strike" | "dstrike" => {
                    is_struck = !attribute(element, "val")
                        .is_some_and(|value| matches!(value.as_str(), "0" | "false"));
                }
                "rPh" => phonetic = true,
                "t" => in_text = !phonetic,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "t" => in_text = false,
                "rPh" => phonetic = false,
                other if other == name => break,
                _ => {}
            },
            Event::Text(text) if in_text => push(&mut runs, is_struck, &text.xml10_content()),
            Event::GeneralRef(entity) if in_text => push_entity(&mut runs, is_struck, entity),
            _ => {}
        }
    }
    (!runs.struck.is_empty()).then_some(runs)
}

/// Adds the character of a reference (`&lt;`) to the part that it belongs to.
pub(super) fn push_entity(runs: &mut Runs, is_struck: bool, entity: &BytesRef<'_>) {
    let written = format!("&{};", &**entity);
    let text = quick_xml::escape::unescape(&written).unwrap_or_default();
    push(runs, is_struck, &text);
}

/// Adds text to the part that it belongs to.
pub(super) fn push(runs: &mut Runs, is_struck: bool, text: &str) {
    if is_struck {
        runs.struck.push_str(text);
    } else {
        runs.kept.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn struck_runs_are_taken_out() {
        let text = concat!(
            "<sst><si><t>a</t></si><si><r><rPr><strike/></rPr><t>120</t></r>",
            "<r><rPr><b/></rPr><t> 125 &lt;</t></r></si>",
            r#"<si><r><rPr><strike val="0"/></rPr><t>x</t></r></si></sst>"#,
        );
        let found = read(&mut Xml::new(Box::new(text.as_bytes())));
        let runs = Runs {
            kept: " 125 <".to_owned(),
            struck: "120".to_owned(),
        };
        assert_eq!(found, BTreeMap::from([(1, runs)]));
    }
}
