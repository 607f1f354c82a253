//! A zip container of parts: which there are, what stands in them, and how they are related.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::relation::{self, Relation, relations_of};
use crate::xml::Xml;
use crate::{Broken, LARGEST_PART};

/// A zip container. Paths of parts have no leading `/`; small and capital letters are one.
pub struct Container<'a> {
    pub(crate) archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Index in the archive, by path in small letters; of several parts of one path the last.
    pub(crate) index: BTreeMap<String, usize>,
}

/// A path as it is compared.
pub(crate) fn key(path: &str) -> String {
    path.replace('\\', "/")
        .trim_start_matches('/')
        .to_lowercase()
}

impl<'a> Container<'a> {
    /// Opens a container.
    ///
    /// # Errors
    /// Where the bytes are no zip container.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Broken> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Broken)?;
        let mut index = BTreeMap::new();
        for number in 0..archive.len() {
            if let Some(Ok(name)) = archive.name_for_index(number) {
                index.insert(key(&name), number);
            }
        }
        Ok(Container { archive, index })
    }

    /// Whether there is a part of a path.
    pub fn has(&self, path: &str) -> bool {
        self.index.contains_key(&key(path))
    }

    /// The paths of all parts, in small letters.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.index.keys().map(String::as_str)
    }

    /// The comment of the container.
    pub fn comment(&self) -> String {
        String::from_utf8_lossy(self.archive.comment()).into_owned()
    }

    /// All parts with their bytes, in the order in which they were packed.
    ///
    /// # Errors
    /// Where one can't be unpacked, or is larger than [`LARGEST_PART`].
    pub fn parts(&mut self) -> Result<Vec<(String, Vec<u8>)>, Broken> {
        let mut parts = Vec::new();
        for number in 0..self.archive.len() {
            let part = self.archive.by_index(number).map_err(|_| Broken)?;
            let name = part.name().map_err(|_| Broken)?.into_owned();
            let mut bytes = Vec::new();
            let read = part.take(LARGEST_PART + 1).read_to_end(&mut bytes);
            if read.is_err() || bytes.len() as u64 > LARGEST_PART {
                return Err(Broken);
            }
            parts.push((name, bytes));
        }
        Ok(parts)
    }

    /// The text of a part, without the byte order mark.
    ///
    /// # Errors
    /// Where there is no such part, or it is no text, or larger than [`LARGEST_PART`].
    pub fn text(&mut self, path: &str) -> Result<String, Broken> {
        let number = *self.index.get(&key(path)).ok_or(Broken)?;
        let part = self.archive.by_index(number).map_err(|_| Broken)?;
        let mut bytes = Vec::new();
        let read = part.take(LARGEST_PART + 1).read_to_end(&mut bytes);
        if read.is_err() || bytes.len() as u64 > LARGEST_PART {
            return Err(Broken);
        }
        let text = String::from_utf8(bytes).map_err(|_| Broken)?;
        Ok(match text.strip_prefix('\u{FEFF}') {
            Some(rest) => rest.to_owned(),
            None => text,
        })
    }

    /// The parts of a kind to which a part points.
    pub fn related(&mut self, path: &str, kind: &str) -> Vec<String> {
        self.relations(path)
            .into_iter()
            .filter(|relation| relation.kind == kind)
            .map(|relation| relation.target)
            .collect()
    }

    /// The relations of a part; none where they are damaged.
    pub fn relations(&mut self, path: &str) -> Vec<Relation> {
        self.with_xml(&relations_of(path), |xml| relation::read(xml, path))
            .unwrap_or_default()
    }

    /// Applies a reader to the markup of a part; nothing where there is no such part.
    pub fn with_xml<T>(&mut self, name: &str, read: impl FnOnce(&mut Xml<'_>) -> T) -> Option<T> {
        self.with_bytes(name, |bytes| read(&mut Xml::new(bytes)))
    }

    /// Applies a reader to the bytes of a part; nothing where there is no such part.
    pub fn with_bytes<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(Box<dyn BufRead + '_>) -> T,
    ) -> Option<T> {
        let index = *self.index.get(&key(name))?;
        let part = self.archive.by_index(index).ok()?;
        let limited: Box<dyn BufRead + '_> = Box::new(BufReader::new(part.take(LARGEST_PART)));
        Some(read(limited))
    }
}

/// The same file with other content in some of its parts, by their index; nothing where it is damaged.
pub fn rewrite(bytes: &[u8], replaced: &BTreeMap<usize, Vec<u8>>) -> Option<Vec<u8>> {
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
