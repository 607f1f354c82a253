//! The parts of a container of Microsoft's formats: which there are, and how they are related.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Cursor, Read, Write};

use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::xlsx_parts::{Xml, attribute};
use crate::limits::LARGEST_PART;
use crate::refusal::{Refusal, RefusalKind};

/// A zip container.
pub(super) struct Container<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Index in the archive, by name in small letters; of several parts of one name the last.
    names: BTreeMap<String, usize>,
}

impl<'a> Container<'a> {
    /// Opens a container.
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
        Ok(Container { archive, names })
    }

    /// The parts of a kind to which a part points.
    pub(super) fn related(&mut self, path: &str, kind: &str) -> Vec<String> {
        self.relations(path)
            .into_values()
            .filter(|(of, _)| of == kind)
            .map(|(_, target)| target)
            .collect()
    }

    /// The relations of a part: id → kind and target.
    pub(super) fn relations(&mut self, path: &str) -> BTreeMap<String, (String, String)> {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let listed = self
            .with_xml(&format!("{folder}/_rels/{file}.rels"), list_relations)
            .unwrap_or_default();
        listed
            .into_iter()
            .map(|(id, kind, target)| (id, (kind, resolve(folder, &target))))
            .collect()
    }

    /// Applies a reader to the markup of a part; nothing where there is no such part.
    pub(super) fn with_xml<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut Xml<'_>) -> T,
    ) -> Option<T> {
        self.with_bytes(name, |bytes| read(&mut Xml::new(bytes)))
    }

    /// Applies a reader to the bytes of a part; nothing where there is no such part.
    pub(super) fn with_bytes<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(Box<dyn BufRead + '_>) -> T,
    ) -> Option<T> {
        let index = *self.names.get(&name.to_lowercase())?;
        let part = self.archive.by_index(index).ok()?;
        let limited: Box<dyn BufRead + '_> = Box::new(BufReader::new(part.take(LARGEST_PART)));
        Some(read(limited))
    }
}

/// The same file with other content in some of its parts, by their index; nothing where it is damaged.
pub(super) fn rewrite(bytes: &[u8], replaced: &BTreeMap<usize, Vec<u8>>) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).ok()?;
        match replaced.get(&index) {
            Some(content) => {
                writer.start_file(part.name().ok()?, stored).ok()?;
                writer.write_all(content).ok()?;
            }
            None => writer.raw_copy_file(part).ok()?,
        }
    }
    Some(writer.finish().ok()?.into_inner())
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
