//! What lies in a folder: its plain files, each real file once, and a word for everything else.
//! Pipes, devices and links to them could never be read to an end; links of folders can lead in
//! circles.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Fault, Faults, Outcome, shown};

/// What lies in a folder and below it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The plain files, in the order of their names.
    pub files: Vec<Listed>,
    /// What is no plain file, or was listed already: its name, and what it is.
    pub others: Vec<(String, Other)>,
}

/// A plain file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its name below the folder as it is shown, with `/`.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
}

/// Something that is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Other {
    /// It is no file at all; what it is, in Vietnamese.
    NoFile(&'static str),
    /// It leads to something that is listed under another name.
    Again(String),
    /// It leads to a folder that the listed one lies in: whatever is there is none of its files.
    Above,
}

/// A folder or file that was met, before links to one thing are told apart.
struct Met {
    name: String,
    path: PathBuf,
    is_link: bool,
}

/// Lists a folder; names are taken, times never.
///
/// # Errors
/// A folder that can't be listed: files might be lost in it. `shown` is its name for the operator.
pub fn list(folder: &Path, shown: &str) -> Outcome<Listing> {
    let mut walk = Walk {
        top: folder.canonicalize().unwrap_or_default(),
        ..Walk::default()
    };
    walk.folder(folder, "", shown);
    // Folders that are links come last: what lies in a real folder keeps its own name.
    while let Some(link) = walk.links.pop_first() {
        walk.linked_folder(link.0, &link.1, shown);
    }
    walk.faults.check()?;
    Ok(once_each(walk.files, walk.others))
}

#[derive(Default)]
struct Walk {
    /// The real path of the folder that is listed.
    top: PathBuf,
    files: Vec<Met>,
    others: Vec<(String, Other)>,
    /// Links to folders that are still to be walked: name and path.
    links: BTreeMap<String, PathBuf>,
    /// The real paths of the folders that were walked, with their names.
    walked: BTreeMap<PathBuf, String>,
    faults: Faults,
}

impl Walk {
    fn folder(&mut self, folder: &Path, name: &str, shown: &str) {
        if let Ok(real) = folder.canonicalize() {
            // What a link led to may hold a folder that was walked by another way.
            if let Some(walked) = self.walked.get(&real) {
                let again = Other::Again(walked.clone());
                self.others.push((name.to_owned(), again));
                return;
            }
            self.walked.insert(real, name.to_owned());
        }
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let Ok(mut entries) = entries else {
            self.faults.add(Fault::new(
                format!("{shown}/{name}"),
                "không đọc được thư mục",
                "kiểm tra quyền đọc của thư mục rồi chạy lại",
            ));
            return;
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let own = shown::name(&entry.file_name());
            let own = if name.is_empty() {
                own
            } else {
                format!("{name}/{own}")
            };
            self.entry(&entry, own, shown);
        }
    }

    fn entry(&mut self, entry: &fs::DirEntry, name: String, shown: &str) {
        let path = entry.path();
        let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
        // A link is what it leads to.
        let Ok(about) = fs::metadata(&path) else {
            self.others
                .push((name, Other::NoFile("liên kết không dẫn đến tệp nào")));
            return;
        };
        if about.is_file() {
            self.files.push(Met {
                name,
                path,
                is_link,
            });
        } else if !about.is_dir() {
            let what = "không phải tệp (ống dẫn, thiết bị hoặc liên kết đến chúng)";
            self.others.push((name, Other::NoFile(what)));
        } else if is_link {
            self.links.insert(name, path);
        } else {
            self.folder(&path, &name, shown);
        }
    }

    fn linked_folder(&mut self, name: String, path: &Path, shown: &str) {
        match path.canonicalize() {
            Ok(real) if real != self.top && self.top.starts_with(&real) => {
                self.others.push((name, Other::Above));
            }
            _ => self.folder(path, &name, shown),
        }
    }
}

/// Leaves each real file once: under its own name, where it lies in the folder itself.
fn once_each(mut met: Vec<Met>, mut others: Vec<(String, Other)>) -> Listing {
    met.sort_by(|one, other| (one.is_link, &one.name).cmp(&(other.is_link, &other.name)));
    let has_links = met.iter().any(|one| one.is_link) || !others.is_empty();
    let mut by_real: BTreeMap<Real, String> = BTreeMap::new();
    let mut names: BTreeSet<String> = BTreeSet::new();
    let mut files = Vec::new();
    for one in met {
        let real = real_of(&one.path, has_links);
        let twin = real.as_ref().and_then(|real| by_real.get(real));
        if let Some(twin) = twin {
            others.push((one.name, Other::Again(twin.clone())));
            continue;
        }
        let name = distinct(one.name, &mut names);
        if let Some(real) = real {
            by_real.insert(real, name.clone());
        }
        files.push(Listed {
            name,
            path: one.path,
        });
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    others.sort_by(|one, other| one.0.cmp(&other.0));
    Listing { files, others }
}

/// What tells a file whatever its name.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Real {
    Path(PathBuf),
    /// Its numbers on the disk, where it has several names there (hard links).
    Numbers(u64, u64),
}

/// What tells a file, where another name may lead to it.
fn real_of(path: &Path, has_links: bool) -> Option<Real> {
    #[cfg(unix)]
    if let Ok(about) = fs::metadata(path) {
        use std::os::unix::fs::MetadataExt;
        if about.nlink() > 1 {
            return Some(Real::Numbers(about.dev(), about.ino()));
        }
    }
    let real = has_links.then(|| path.canonicalize().ok()).flatten();
    real.map(Real::Path)
}

/// A name unlike those that are taken: two names may look alike once they can be shown.
fn distinct(name: String, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2_u32..).map(|number| format!("{name} [{number}]"));
    let free = std::iter::once(name.clone())
        .chain(numbered)
        .find(|name| !taken.contains(name))
        .unwrap_or(name);
    taken.insert(free.clone());
    free
}

#[cfg(test)]
mod tests;
