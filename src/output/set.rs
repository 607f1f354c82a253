//! A set of files of one folder, replaced as a whole or not at all.

use std::path::{Path, PathBuf};

use super::disk;
use super::exchange::Staging;
#[cfg(feature = "faults")]
use super::faults::is_unsettled;
use super::faults::{cannot_write, inside, not_exchanged, not_staged};
use super::new_file::{NewFile, below};
use super::part::{Part, leaving_files, tidied};
use crate::failure::Outcome;

/// Replaces a part of a folder by new files; gives their paths in the order in which they came.
///
/// # Errors
/// A file or folder that can't be written or replaced, by name; then everything old is as it was, or
/// the next run puts it back.
pub fn replace(folder: &Path, shown: &str, part: Part, files: &[NewFile]) -> Outcome<Vec<PathBuf>> {
    #[cfg(feature = "faults")]
    disk::fault::rehearse(&|| match replace_once(folder, shown, part, files) {
        Ok(_) => "done".to_owned(),
        Err(failure) if is_unsettled(&failure) => format!("unsettled\n{failure}"),
        Err(failure) => format!("refused\n{failure}"),
    });
    replace_once(folder, shown, part, files)
}

fn replace_once(
    folder: &Path,
    shown: &str,
    part: Part,
    files: &[NewFile],
) -> Outcome<Vec<PathBuf>> {
    disk::make_folders(folder).map_err(|error| cannot_write(shown, &error))?;
    let (staging, _) = Staging::make(folder).map_err(|refused| not_staged(refused, shown))?;
    let tidy = || tidied(folder, part);
    let leaving = match leaving_files(folder, shown, part, files) {
        Ok(leaving) => leaving,
        Err(failure) => {
            staging.remove();
            return Err(failure);
        }
    };
    if let Err((name, error)) = staging.write(files, &leaving) {
        staging.remove();
        tidy();
        return Err(cannot_write(&inside(shown, &name), &error));
    }
    if let Err(failed) = staging.exchange() {
        let failure = not_exchanged(&failed, shown);
        // What could not be put back lies there still.
        if failed.left.is_empty() {
            staging.remove();
            tidy();
        }
        return Err(failure);
    }
    staging.remove();
    tidy();
    Ok(files.iter().map(|file| below(folder, &file.name)).collect())
}
