//! Notes on the cells of a sheet (`comments1.xml`, and the conversations of later versions).

use std::collections::BTreeMap;

use opc::xml::{Xml, attribute};
use place::Cell;
use quick_xml::events::Event;

use super::strings_part::character;

/// The longest text of a note that is kept, in bytes.
const LONGEST: usize = 8_192;

/// The words of the notes of a part.
pub(super) fn read(xml: &mut Xml<'_>) -> BTreeMap<Cell, String> {
    let mut notes: BTreeMap<Cell, String> = BTreeMap::new();
    let mut at: Option<Cell> = None;
    let mut in_text = false;
    while let Some(event) = xml.next_event() {
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "comment" | "threadedComment" => {
                    at = attribute(element, "ref").and_then(|cell| cell.parse().ok());
                }
                "t" => in_text = true,
                // A conversation has its words in the element itself.
                "text" => in_text = true,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "comment" | "threadedComment" => at = None,
                "t" | "text" => in_text = false,
                _ => {}
            },
            Event::Text(text) if in_text => add(&mut notes, at, &text.xml10_content()),
            Event::GeneralRef(entity) if in_text => add(&mut notes, at, &character(entity)),
            _ => {}
        }
    }
    notes
}

/// Adds words to the note of a cell.
fn add(notes: &mut BTreeMap<Cell, String>, at: Option<Cell>, words: &str) {
    if let Some(at) = at {
        let note = notes.entry(at).or_default();
        if note.len() + words.len() <= LONGEST {
            note.push_str(words);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_and_conversations() {
        let read = |text: &'static str| read(&mut Xml::new(Box::new(text.as_bytes())));
        let notes = read(concat!(
            r#"<comments><authors><author>A</author></authors><commentList><comment ref="F12" authorId="0">"#,
            "<text><r><t>An:</t></r><r><t> sửa lại &lt;45&gt;</t></r></text></comment></commentList></comments>",
        ));
        assert_eq!(notes[&"F12".parse().unwrap()], "An: sửa lại <45>");
        let talk = read(
            r#"<ThreadedComments><threadedComment ref="H3"><text>đúng là 45</text></threadedComment></ThreadedComments>"#,
        );
        assert_eq!(talk[&"H3".parse().unwrap()], "đúng là 45");
    }
}
