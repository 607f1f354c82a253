//! A period that was read, with what its pages look up again and again.

use std::collections::BTreeMap;

use crate::pipeline::view::{FileView, PeriodView};

/// A period that was read.
pub struct Shown {
    /// The period.
    pub view: PeriodView,
    /// The places of files in the view, by digest.
    by_digest: BTreeMap<String, usize>,
}

impl Shown {
    /// What pages show of a period.
    pub fn new(view: PeriodView) -> Self {
        let files = view.files.iter().enumerate();
        let readable = files.filter(|(_, file)| file.path.is_some());
        let by_digest = readable
            .filter_map(|(at, file)| Some((file.sha256.clone()?, at)))
            .collect();
        Shown { view, by_digest }
    }

    /// The file of a digest: the only way in which a request names a file.
    pub fn file(&self, sha256: &str) -> Option<&FileView> {
        self.view.files.get(*self.by_digest.get(sha256)?)
    }
}
