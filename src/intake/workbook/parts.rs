//! The parts of an xlsx container that the library does not show: where each sheet's part is, and
//! what stands in it beside values.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::sheet_part::{self, SheetPart};
use super::strings_part::{self, Runs};
use crate::intake::guard::LARGEST_PART;
use crate::intake::refusal::{Refusal, RefusalKind};

/// The parts of a container.
pub(super) struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Index in the archive, by name in small letters; of several parts of one name the last.
    names: BTreeMap<String, usize>,
    /// The part of each sheet, by the sheet's name.
    sheets: BTreeMap<String, String>,
    /// Shared strings with text that is struck out, by number.
    struck: BTreeMap<usize, Runs>,
}

impl<'a> Parts<'a> {
    /// Opens a container. Parts that are missing or damaged are as if they were empty: what they
    /// say is an addition to what the library reads.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| Refusal::new(RefusalKind::Broken, "không mở được tệp nén bên trong"))?;
        let mut names = BTreeMap::new();
        for index in 0..archive.len() {
            if let Some(Ok(name)) = archive.name_for_index(index) {
                let name = name
                    .replace('\\', "/")
                    .trim_start_matches('/')
                    .to_lowercase();
                names.insert(name, index);
            }
        }
        let mut parts = Parts {
            archive,
            names,
            sheets: BTreeMap::new(),
            struck: BTreeMap::new(),
        };
        parts.find_sheets();
        parts.struck = parts
            .with_part("xl/sharedstrings.xml", strings_part::read)
            .unwrap_or_default();
        Ok(parts)
    }

    /// What stands in a sheet's part beside values; nothing where the part can't be found.
    pub(super) fn sheet(&mut self, name: &str) -> SheetPart {
        let Some(path) = self.sheets.get(name).cloned() else {
            return SheetPart::default();
        };
        let mut part = self.with_part(&path, sheet_part::read).unwrap_or_default();
        for seen in part.cells.values_mut() {
            if let Some(number) = seen.shared {
                seen.runs = self.struck.get(&number).cloned();
            }
        }
        for table in self.related(&path, "table") {
            if let Some(area) = self.with_part(&table, sheet_part::read_filter).flatten() {
                part.add_filter(area);
            }
        }
        part.settle();
        part
    }

    /// Finds the part of each sheet.
    fn find_sheets(&mut self) {
        let workbook = "xl/workbook.xml";
        let targets = self.relations(workbook);
        let listed = self.with_part(workbook, list_sheets).unwrap_or_default();
        for (name, relation) in listed {
            if let Some((_, target)) = targets.get(&relation) {
                self.sheets.entry(name).or_insert_with(|| target.clone());
            }
        }
    }

    /// The parts of a kind to which a part points.
    fn related(&mut self, path: &str, kind: &str) -> Vec<String> {
        self.relations(path)
            .into_values()
            .filter(|(of, _)| of == kind)
            .map(|(_, target)| target)
            .collect()
    }

    /// The relations of a part: id → kind and target.
    fn relations(&mut self, path: &str) -> BTreeMap<String, (String, String)> {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let listed = self
            .with_part(&format!("{folder}/_rels/{file}.rels"), list_relations)
            .unwrap_or_default();
        listed
            .into_iter()
            .map(|(id, kind, target)| (id, (kind, resolve(folder, &target))))
            .collect()
    }

    /// Applies a reader to a part; nothing where there is no such part.
    fn with_part<T>(&mut self, name: &str, read: impl FnOnce(&mut Xml<'_>) -> T) -> Option<T> {
        let index = *self.names.get(&name.to_lowercase())?;
        let part = self.archive.by_index(index).ok()?;
        let limited = BufReader::new(part.take(LARGEST_PART));
        let mut xml = Xml::new(Box::new(limited));
        Some(read(&mut xml))
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

/// Id, kind and target of each relation.
fn list_relations(xml: &mut Xml<'_>) -> Vec<(String, String, String)> {
    let mut listed = Vec::new();
    while let Some(event) = xml.next() {
        if let Event::Start(element) = &event
            && element.local_name().as_ref() == "Relationship"
            && let (Some(id), Some(target)) =
                (attribute(element, "Id"), attribute(element, "Target"))
        {
            let kind = attribute(element, "Type").unwrap_or_default();
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            listed.push((id, kind, target));
        }
    }
    listed
}

/// A relation's target as the path of a part.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_relative_or_absolute() {
        assert_eq!(
            resolve("xl", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(
            resolve("xl/worksheets", "../tables/t.xml"),
            "xl/tables/t.xml"
        );
        assert_eq!(resolve("xl", "/xl/worksheets/s.xml"), "xl/worksheets/s.xml");
    }
}
