//! Writing into a folder where other people's files may lie: only files that bear the sample's mark
//! are ever replaced or removed.

use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use super::filled::MARK;

/// The new contents of a folder.
pub struct Folder {
    /// The folder.
    pub path: PathBuf,
    /// Names and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Folder {
    /// The files that stand in the way: of the same name, and not the sample's.
    pub fn in_the_way(&self) -> Vec<PathBuf> {
        self.files
            .iter()
            .map(|(name, _)| self.path.join(name))
            .filter(|path| fs::symlink_metadata(path).is_ok() && !is_ours(path))
            .collect()
    }

    /// Removes the sample's earlier files, then writes the new ones.
    ///
    /// # Errors
    /// A file or folder can't be read, removed or written.
    pub fn replace(&self) -> std::io::Result<()> {
        fs::create_dir_all(&self.path)?;
        for entry in fs::read_dir(&self.path)? {
            let path = entry?.path();
            if is_ours(&path) {
                fs::remove_file(path)?;
            }
        }
        for (name, bytes) in &self.files {
            fs::write(self.path.join(name), bytes)?;
        }
        Ok(())
    }
}

/// Whether a file bears the sample's mark: in its text, or in a workbook's properties.
fn is_ours(path: &Path) -> bool {
    let is_file = fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
    let Some(bytes) = is_file.then(|| fs::read(path).ok()).flatten() else {
        return false;
    };
    let bears_mark = |text: &[u8]| text.windows(MARK.len()).any(|part| part == MARK.as_bytes());
    properties(&bytes).map_or_else(|| bears_mark(&bytes), |text| bears_mark(&text))
}

/// The properties of a workbook; nothing where it is none.
fn properties(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let part = archive.by_name("docProps/core.xml").ok()?;
    let mut text = Vec::new();
    part.take(100_000).read_to_end(&mut text).ok()?;
    Some(text)
}
