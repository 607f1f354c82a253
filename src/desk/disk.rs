//! Whether anything that pages are made of has changed on the disk. Sizes and times only say that it
//! is time to read again; what is read is known by its content.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

/// The look of folders: names, sizes and times of all that lies below them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look([u8; 32]);

/// The deepest folder that is looked into: links can lead in circles.
const DEEPEST: usize = 12;

/// How the inputs, the templates and what is issued look now.
pub fn look(root: &Path) -> Look {
    let mut digest = Sha256::new();
    for folder in ["inputs", "templates"] {
        walk(&root.join(folder), 0, &mut digest);
    }
    // What is issued lies below each period of the output.
    if let Ok(periods) = fs::read_dir(root.join("output")) {
        let mut folders: Vec<_> = periods.flatten().map(|period| period.path()).collect();
        folders.sort();
        for folder in folders {
            walk(&folder.join("ban-hanh"), 0, &mut digest);
        }
    }
    Look(digest.finalize().into())
}

fn walk(folder: &Path, depth: usize, digest: &mut Sha256) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        digest.update(entry.file_name().as_encoded_bytes());
        digest.update([0]);
        let path = entry.path();
        let Ok(about) = fs::metadata(&path) else {
            continue;
        };
        if about.is_dir() {
            digest.update(b"folder");
            if depth < DEEPEST {
                walk(&path, depth + 1, digest);
            }
            digest.update(b"end");
        } else {
            let changed = format!("{:?}", about.modified().ok());
            digest.update(about.len().to_le_bytes());
            digest.update(changed);
        }
    }
}
