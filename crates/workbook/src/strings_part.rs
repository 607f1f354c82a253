//! Text in runs: which of them are struck out.

use std::collections::BTreeMap;

use quick_xml::events::{BytesRef, Event};

use opc::xml::{Xml, attribute};

/// A text of which a part is struck out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Runs {
    /// What is left.
    pub(super) kept: String,
    /// What is struck out.
    pub(super) struck: String,
}

/// A text in pieces: whether each is struck out, where it says so itself, and its characters. What
/// does not say so follows the cell's font.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Pieces(Vec<(Option<bool>, String)>);

impl Pieces {
    /// Adds text.
    pub(super) fn push(&mut self, is_struck: Option<bool>, text: &str) {
        match self.0.last_mut() {
            Some((last, piece)) if *last == is_struck => piece.push_str(text),
            _ => self.0.push((is_struck, text.to_owned())),
        }
    }

    /// What is struck out and what is not, in a cell whose font strikes out or does not; nothing
    /// where the pieces say no more than the font.
    pub(super) fn resolve(&self, cell: bool) -> Option<Runs> {
        if self.0.iter().all(|(own, _)| own.unwrap_or(cell) == cell) {
            return None;
        }
        let mut runs = Runs {
            kept: String::new(),
            struck: String::new(),
        };
        for (own, text) in &self.0 {
            push(&mut runs, own.unwrap_or(cell), text);
        }
        Some(runs)
    }
}

/// The shared strings of which a piece has a format of its own, by number.
pub(super) fn read(xml: &mut Xml<'_>) -> BTreeMap<usize, Pieces> {
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

/// Reads a string up to the end of its element; nothing where no piece has a format of its own.
pub(super) fn read_item(xml: &mut Xml<'_>, name: &str) -> Option<Pieces> {
    let mut pieces = Pieces::default();
    let (mut in_text, mut phonetic) = (false, false);
    let mut is_struck = None;
    while let Some(event) = xml.next() {
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "r" => is_struck = None,
                "rPr" => is_struck = Some(false),
                "strike" | "dstrike" => {
                    is_struck = Some(
                        !attribute(element, "val")
                            .is_some_and(|value| matches!(value.as_str(), "0" | "false")),
                    );
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
            Event::Text(text) if in_text => pieces.push(is_struck, &text.xml10_content()),
            Event::GeneralRef(entity) if in_text => pieces.push(is_struck, &character(entity)),
            _ => {}
        }
    }
    let says = pieces.0.iter().any(|(own, _)| own.is_some());
    says.then_some(pieces)
}

/// The character of a reference (`&lt;`).
fn character(entity: &BytesRef<'_>) -> String {
    let written = format!("&{};", &**entity);
    quick_xml::escape::unescape(&written)
        .unwrap_or_default()
        .into_owned()
}

/// Adds the character of a reference (`&lt;`) to the part that it belongs to.
pub(super) fn push_entity(runs: &mut Runs, is_struck: bool, entity: &BytesRef<'_>) {
    push(runs, is_struck, &character(entity));
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
        let runs = |kept: &str, struck: &str| {
            Some(Runs {
                kept: kept.to_owned(),
                struck: struck.to_owned(),
            })
        };
        assert_eq!(found.keys().copied().collect::<Vec<_>>(), [1, 2]);
        assert_eq!(found[&1].resolve(false), runs(" 125 <", "120"));
        assert_eq!(found[&2].resolve(false), None);
        // In a cell that is struck out, what says that it is not stays.
        assert_eq!(found[&2].resolve(true), runs("x", ""));
    }

    #[test]
    fn a_piece_without_format_follows_the_cell() {
        let text = "<sst><si><r><t>120 </t></r><r><rPr><b/></rPr><t>125</t></r></si></sst>";
        let found = read(&mut Xml::new(Box::new(text.as_bytes())));
        let runs = found[&0].resolve(true).unwrap();
        assert_eq!((runs.kept.as_str(), runs.struck.as_str()), ("125", "120 "));
    }
}
