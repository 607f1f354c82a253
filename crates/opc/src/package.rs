//! The container of a workbook: parts are read, changed or added; what is not changed is copied as
//! it is packed.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::Broken;
use crate::container::{Container, key};
use crate::foreign;

/// A container whose parts are changed. Paths of parts have no leading `/`; small and capital letters are one.
pub struct Package<'a> {
    container: Container<'a>,
    /// New texts of parts that the archive has, by path in small letters.
    changed: BTreeMap<String, String>,
    /// Parts that the archive does not have: path and text.
    added: Vec<(String, String)>,
}

impl<'a> Package<'a> {
    /// Opens a container.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Broken> {
        Ok(Package {
            container: Container::open(bytes)?,
            changed: BTreeMap::new(),
            added: Vec::new(),
        })
    }

    /// Whether there is a part of a path.
    pub fn has(&self, path: &str) -> bool {
        let wanted = key(path);
        self.container.has(&wanted) || self.added.iter().any(|(name, _)| key(name) == wanted)
    }

    /// The paths of the parts with an ending, in small letters.
    pub fn paths(&self, ending: &str) -> Vec<String> {
        let added = self.added.iter().map(|(name, _)| key(name));
        self.container
            .paths()
            .map(str::to_owned)
            .chain(added)
            .filter(|path| path.ends_with(ending))
            .collect()
    }

    /// The text of a part, without the byte order mark.
    pub fn text(&mut self, path: &str) -> Result<String, Broken> {
        let wanted = key(path);
        if let Some(text) = self.changed.get(&wanted) {
            return Ok(text.clone());
        }
        if let Some((_, text)) = self.added.iter().find(|(name, _)| key(name) == wanted) {
            return Ok(text.clone());
        }
        self.container.text(&wanted)
    }

    /// Gives a part a new text, or adds it.
    pub fn set(&mut self, path: &str, text: String) {
        let wanted = key(path);
        if self.container.has(&wanted) {
            self.changed.insert(wanted, text);
        } else if let Some(part) = self.added.iter_mut().find(|(name, _)| key(name) == wanted) {
            part.1 = text;
        } else {
            self.added.push((path.to_owned(), text));
        }
    }

    /// A path that no part has: the beginning, a number from 1, the ending.
    pub fn unused(&self, beginning: &str, ending: &str) -> String {
        (1_u32..)
            .map(|number| format!("{beginning}{number}{ending}"))
            .find(|path| !self.has(path))
            .unwrap_or_default()
    }

    /// The bytes of the container. New texts bear a fixed day: equal inputs give equal bytes.
    /// What would be fetched or started by opening it, and entries that lead out of it, are left out.
    pub fn write(mut self) -> Result<Vec<u8>, Broken> {
        self.tame()?;
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let put = |writer: &mut ZipWriter<_>, name: &str, text: &str| {
            writer.start_file(name, options).map_err(|_| Broken)?;
            writer.write_all(text.as_bytes()).map_err(|_| Broken)
        };
        for number in 0..self.container.archive.len() {
            let part = self
                .container
                .archive
                .by_index_raw(number)
                .map_err(|_| Broken)?;
            let name = part.name().map(std::borrow::Cow::into_owned);
            let is_part = name.as_ref().is_ok_and(|name| {
                !foreign::is_odd(name) && self.container.index.get(&key(name)) == Some(&number)
            });
            if !is_part {
                continue;
            }
            let changed = name.as_ref().ok().and_then(|name| {
                let wanted = key(name);
                (self.container.index.get(&wanted) == Some(&number))
                    .then(|| self.changed.get(&wanted))
                    .flatten()
            });
            match (name, changed) {
                (Ok(name), Some(text)) => put(&mut writer, &name, text)?,
                _ => writer.raw_copy_file(part).map_err(|_| Broken)?,
            }
        }
        for (name, text) in &self.added {
            put(&mut writer, name, text)?;
        }
        let written = writer.finish().map_err(|_| Broken)?;
        Ok(foreign::made_anywhere(written.into_inner()))
    }

    /// Takes out what would be fetched or started by opening it.
    fn tame(&mut self) -> Result<(), Broken> {
        let paths: Vec<String> = self.container.paths().map(str::to_owned).collect();
        for path in &paths {
            let is_changed = self.changed.contains_key(path);
            if !is_changed && !foreign::may_fetch(path, &self.begin(path)) {
                continue;
            }
            // Markup that can't be read as a text is one of an encoding or a size that nobody looks through.
            let text = self.text(path)?;
            if let Some(tamed) = foreign::tamed(path, &text)? {
                self.set(path, tamed);
            }
        }
        Ok(())
    }

    /// How a part's bytes begin.
    fn begin(&mut self, path: &str) -> Vec<u8> {
        const MOST: u64 = 64;
        let read = self.container.with_bytes(path, |bytes| {
            let mut begin = Vec::new();
            let read = bytes.take(MOST).read_to_end(&mut begin);
            read.map(|_| begin).unwrap_or_default()
        });
        read.unwrap_or_default()
    }
}
