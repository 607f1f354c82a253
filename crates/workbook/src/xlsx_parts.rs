//! The parts of an xlsx container that the library does not show: where each sheet's part is, and
//! what stands in it beside values.

use std::collections::BTreeMap;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::container::Container;
use super::sheet_part::{self, SheetPart};
use super::strings_part::{self, Pieces};
use crate::refusal::Refusal;

/// The parts of a container.
pub(super) struct Parts<'a> {
    container: Container<'a>,
    /// The part of each sheet, by the sheet's name.
    sheets: BTreeMap<String, String>,
    /// Shared strings of which a piece has a format of its own, by number.
    rich: BTreeMap<usize, Pieces>,
}

impl<'a> Parts<'a> {
    /// Opens a container. Parts that are missing or damaged are as if they were empty: what they
    /// say is an addition to what the library reads.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let mut parts = Parts {
            container: Container::open(bytes)?,
            sheets: BTreeMap::new(),
            rich: BTreeMap::new(),
        };
        parts.find_sheets();
        parts.rich = parts
            .container
            .with_xml("xl/sharedstrings.xml", strings_part::read)
            .unwrap_or_default();
        Ok(parts)
    }

    /// What stands in a sheet's part beside values; nothing where the part can't be found.
    pub(super) fn sheet(&mut self, name: &str) -> SheetPart {
        let Some(path) = self.sheets.get(name).cloned() else {
            return SheetPart::default();
        };
        let mut part = self
            .container
            .with_xml(&path, sheet_part::read)
            .unwrap_or_default();
        for seen in part.cells.values_mut() {
            if let Some(number) = seen.shared {
                seen.pieces = self.rich.get(&number).cloned();
            }
        }
        for table in self.container.related(&path, "table") {
            if let Some(area) = self
                .container
                .with_xml(&table, sheet_part::read_filter)
                .flatten()
            {
                part.add_filter(area);
            }
        }
        part.settle();
        part
    }

    /// Finds the part of each sheet.
    fn find_sheets(&mut self) {
        let workbook = "xl/workbook.xml";
        let targets = self.container.relations(workbook);
        let listed = self
            .container
            .with_xml(workbook, list_sheets)
            .unwrap_or_default();
        for (name, relation) in listed {
            if let Some((_, target)) = targets.get(&relation) {
                self.sheets.entry(name).or_insert_with(|| target.clone());
            }
        }
    }
}

/// A part's markup as a stream of events; damage ends it.
pub(super) struct Xml<'a> {
    reader: Reader<Box<dyn BufRead + 'a>>,
    buffer: Vec<u8>,
}

impl<'a> Xml<'a> {
    /// The events of a stream of bytes.
    pub(super) fn new(source: Box<dyn BufRead + 'a>) -> Self {
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
    pub(super) fn next(&mut self) -> Option<Event<'_>> {
        self.buffer.clear();
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::Eof) | Err(_) => None,
            Ok(event) => Some(event),
        }
    }
}

/// The value of an attribute, by its name without prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
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
pub(super) fn is_set(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on"))
}

/// Name and relation of each sheet.
fn list_sheets(xml: &mut Xml<'_>) -> Vec<(String, String)> {
    let mut listed = Vec::new();
    while let Some(event) = xml.next() {
        if let Event::Start(element) = &event
            && element.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "id"))
        {
            listed.push((name, id));
        }
    }
    listed
}
