//! A part's markup as a stream of events.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::BytesStart;
pub use quick_xml::events::Event;

/// A part's markup as a stream of events; damage ends it.
pub struct Xml<'a> {
    reader: Reader<Box<dyn BufRead + 'a>>,
    buffer: Vec<u8>,
}

impl<'a> Xml<'a> {
    /// The events of a stream of bytes.
    pub fn new(source: Box<dyn BufRead + 'a>) -> Self {
        let mut reader = Reader::from_reader(source);
        let settings = reader.config_mut();
        settings.check_end_names = false;
        settings.expand_empty_elements = true;
        Xml {
            reader,
            buffer: Vec::new(),
        }
    }

    /// The next event; nothing at the end, and where the markup is damaged.
    pub fn next_event(&mut self) -> Option<Event<'_>> {
        self.buffer.clear();
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::Eof) | Err(_) => None,
            Ok(event) => Some(event),
        }
    }
}

/// The value of an attribute, by its name without prefix.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .map(|attribute| {
            quick_xml::escape::unescape(&attribute.value).map_or_else(
                |_| attribute.value.to_string(),
                std::borrow::Cow::into_owned,
            )
        })
}

/// Whether an attribute says yes.
pub fn is_set(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on"))
}

/// A text as it stands in markup, between tags or in an attribute.
pub fn escaped(text: &str) -> Cow<'_, str> {
    escape(text)
}
