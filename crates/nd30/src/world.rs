//! What the typesetter may see of the world: the templates, a document's data, the fonts. Nothing
//! comes from disk or network, and there is no today.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, PackageError};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::fonts::Fonts;
use crate::templates::{Templates, file_id};

/// The file that the typesetter starts with; it sets what no template may forget.
pub(crate) const MAIN: &str = "main.typ";

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

/// One document's world.
pub(crate) struct PageWorld<'a> {
    templates: &'a Templates,
    fonts: &'a Fonts,
    main: Source,
    files: Vec<(FileId, Bytes)>,
}

impl<'a> PageWorld<'a> {
    /// The world of a document whose main file has this text, with these further files.
    pub(crate) fn new(
        templates: &'a Templates,
        fonts: &'a Fonts,
        main: String,
        files: Vec<(FileId, Bytes)>,
    ) -> Self {
        let id = name_id(MAIN);
        PageWorld {
            templates,
            fonts,
            main: Source::new(id, main),
            files,
        }
    }
}

/// The compiler's name of one of our own files.
pub(crate) fn name_id(name: &str) -> FileId {
    file_id(name).unwrap_or_else(|| panic!("{name} is a plain file name of our own"))
}

impl World for PageWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if let VirtualRoot::Package(package) = id.root() {
            return Err(FileError::Package(PackageError::NotFound(package.clone())));
        }
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        self.templates
            .source(id)
            .cloned()
            .ok_or_else(|| FileError::NotFound(id.vpath().get_without_slash().into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match self.files.iter().find(|(own, _)| *own == id) {
            Some((_, bytes)) => Ok(bytes.clone()),
            None => self
                .source(id)
                .map(|source| Bytes::from_string(source.text().to_owned())),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
