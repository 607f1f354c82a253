//! The page templates: those that come with the program, and the operator's own in their place.

use std::collections::BTreeMap;

use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};

/// The templates that come with the program, by file name.
const BUILT_IN: [(&str, &str); 11] = [
    (
        "bao-cao.typ",
        include_str!("../../../templates/bao-cao.typ"),
    ),
    ("chart.typ", include_str!("../../../templates/chart.typ")),
    (
        "cong-van.typ",
        include_str!("../../../templates/cong-van.typ"),
    ),
    ("format.typ", include_str!("../../../templates/format.typ")),
    ("head.typ", include_str!("../../../templates/head.typ")),
    ("nd30.typ", include_str!("../../../templates/nd30.typ")),
    ("phieu.typ", include_str!("../../../templates/phieu.typ")),
    (
        "phu-luc.typ",
        include_str!("../../../templates/phu-luc.typ"),
    ),
    ("table.typ", include_str!("../../../templates/table.typ")),
    ("text.typ", include_str!("../../../templates/text.typ")),
    (
        "tom-tat.typ",
        include_str!("../../../templates/tom-tat.typ"),
    ),
];

/// The templates of a run, parsed once.
#[derive(Debug, Clone)]
pub struct Templates {
    sources: BTreeMap<String, Source>,
}

impl Templates {
    /// The built-in templates.
    pub fn built_in() -> Self {
        Templates::with_own(&BTreeMap::new())
    }

    /// The built-in templates, with the operator's files (file name → text) in place of those of
    /// the same name or beside them.
    pub fn with_own(own: &BTreeMap<String, String>) -> Self {
        let built_in = BUILT_IN.iter().map(|(name, text)| (*name, *text));
        let own = own
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()));
        let sources = built_in
            .chain(own)
            .filter_map(|(name, text)| {
                let id = file_id(name)?;
                Some((key(id).to_owned(), Source::new(id, text.to_owned())))
            })
            .collect();
        Templates { sources }
    }

    /// Names and texts of the built-in templates, to be written out for editing.
    pub fn texts() -> impl Iterator<Item = (&'static str, &'static str)> {
        BUILT_IN.iter().copied()
    }

    pub(crate) fn source(&self, id: FileId) -> Option<&Source> {
        self.sources.get(key(id))
    }
}

fn key(id: FileId) -> &'static str {
    id.get().vpath().get_without_slash()
}

/// The compiler's name of a file; none for a name that is no path inside the folder. Names are
/// kept for ever by the compiler, 65,535 of them: never one a document.
pub(crate) fn file_id(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}
