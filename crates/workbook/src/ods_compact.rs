//! OpenDocument spreadsheets that a program laid out for readers, with blanks between the elements:
//! the library refuses them, and reads them without the blanks.

use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read};

use quick_xml::events::Event;
use quick_xml::{Reader, Writer};
use zip::ZipArchive;

use crate::limits::LARGEST_PART;
use opc::container::rewrite;

/// The part that holds the tables.
const CONTENT: &str = "content.xml";

/// The same file without blanks and comments between the elements of its content; nothing where it
/// is damaged.
pub(super) fn compact(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let index = archive.index_for_name(CONTENT)?;
    let content = compact_markup(archive.by_index(index).ok()?.take(LARGEST_PART))?;
    rewrite(bytes, &BTreeMap::from([(index, content)]))
}

/// Markup without the blanks that stand outside paragraphs, and without comments.
fn compact_markup(source: impl Read) -> Option<Vec<u8>> {
    let mut reader = Reader::from_reader(BufReader::new(source));
    reader.config_mut().check_end_names = false;
    let mut writer = Writer::new(Vec::new());
    let mut buffer = Vec::new();
    // Inside paragraphs blanks are part of the text.
    let mut paragraphs = 0_u32;
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).ok()?;
        match &event {
            Event::Eof => return Some(writer.into_inner()),
            Event::Comment(_) | Event::PI(_) | Event::DocType(_) => continue,
            Event::Text(text) if paragraphs == 0 && text.xml10_content().trim().is_empty() => {
                continue;
            }
            Event::Start(element) if element.local_name().as_ref() == "p" => paragraphs += 1,
            Event::End(element) if element.local_name().as_ref() == "p" => {
                paragraphs = paragraphs.saturating_sub(1);
            }
            _ => {}
        }
        writer.write_event(event).ok()?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_between_elements_go_and_those_in_texts_stay() {
        let text = "<?xml version=\"1.0\"?>\n<t>\n <r>\n  <c><!-- c --><p> a <s/> <b>1 &amp; 2</b> </p>\n  </c>\n </r>\n</t>\n";
        let compact = compact_markup(text.as_bytes()).unwrap();
        assert_eq!(
            String::from_utf8(compact).unwrap(),
            "<?xml version=\"1.0\"?><t><r><c><p> a <s/> <b>1 &amp; 2</b> </p></c></r></t>"
        );
        assert!(compact_markup("<t".as_bytes()).is_none());
    }
}
