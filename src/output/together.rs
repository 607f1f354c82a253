//! Parts of several folders of a root, replaced in one exchange: its staging folder lies in the root, and
//! the folders themselves are held meanwhile, so that no other command writes into one of them.

use std::io::ErrorKind;
use std::path::Path;

use super::exchange::Staging;
#[cfg(feature = "faults")]
use super::faults::is_unsettled;
use super::faults::{cannot_write, not_exchanged, not_staged};
use super::new_file::{NewFile, below};
use super::part::{Part, leaving_files, tidied};
use super::{disk, set};
use crate::failure::Outcome;

/// A part of one of the folders of a root, and its new files.
#[derive(Debug, Clone)]
pub struct Change<'a> {
    /// The folder below the root, with `/`.
    pub folder: String,
    /// The part that is replaced.
    pub part: Part<'a>,
    /// The new files, by their names below the folder.
    pub files: Vec<NewFile>,
}

/// Replaces parts of several folders of a root in one exchange: all of them, or none.
///
/// # Errors
/// As with [`super::replace`].
pub fn replace_together(root: &Path, changes: Vec<Change<'_>>) -> Outcome<()> {
    if let [one] = changes.as_slice() {
        let folder = below(root, &one.folder);
        return set::replace(&folder, &one.folder, one.part, &one.files).map(drop);
    }
    #[cfg(feature = "faults")]
    disk::fault::rehearse(&|| match replace_once(root, changes.clone()) {
        Ok(()) => "done".to_owned(),
        Err(failure) if is_unsettled(&failure) => format!("unsettled\n{failure}"),
        Err(failure) => format!("refused\n{failure}"),
    });
    replace_once(root, changes)
}

fn replace_once(root: &Path, mut changes: Vec<Change<'_>>) -> Outcome<()> {
    // Of all that write at once, each takes the folders in the same order.
    changes.sort_by(|one, other| one.folder.cmp(&other.folder));
    let held = |folder: &Path, shown: &str| {
        disk::make_folders(folder).map_err(|error| cannot_write(shown, &error))?;
        let made = Staging::make(folder);
        made.map(|(staging, _)| staging)
            .map_err(|refused| not_staged(refused, shown))
    };
    let staging = held(root, "")?;
    let mut holds: Vec<Staging> = Vec::new();
    let done = (|| {
        let mut leaving = Vec::new();
        for change in &changes {
            let folder = below(root, &change.folder);
            holds.push(held(&folder, &change.folder)?);
            let own = leaving_files(&folder, &change.folder, change.part, &change.files)?;
            leaving.extend(own.iter().map(|name| named(&change.folder, name)));
        }
        let files = |change: &Change| -> Vec<NewFile> {
            let own = change.files.iter().map(|file| NewFile {
                name: named(&change.folder, &file.name),
                bytes: file.bytes.clone(),
            });
            own.collect()
        };
        let files: Vec<NewFile> = changes.iter().flat_map(files).collect();
        staging
            .write(&files, &leaving)
            .map_err(|(name, error)| cannot_write(&name, &error))
    })();
    let mut is_apart = false;
    let mut is_left = false;
    let done = done.and_then(|()| {
        staging.exchange().map_err(|failed| {
            is_left = !failed.left.is_empty();
            // A folder that is a link to another disk.
            is_apart = !is_left && failed.error.kind() == ErrorKind::CrossesDevices;
            not_exchanged(&failed, "")
        })
    });
    // What could not be put back lies there still.
    if is_left {
        drop(staging);
    } else {
        staging.remove();
    }
    holds.into_iter().for_each(Staging::remove);
    if is_apart {
        for change in changes {
            let folder = below(root, &change.folder);
            set::replace(&folder, &change.folder, change.part, &change.files)?;
        }
        return Ok(());
    }
    if !is_left {
        for change in &changes {
            tidied(&below(root, &change.folder), change.part);
        }
    }
    done
}

/// The name of a file of a folder below the root.
fn named(folder: &str, name: &str) -> String {
    format!("{folder}/{name}")
}
