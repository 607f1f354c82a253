//! Whether a file is still as this program wrote it: a digest of its parts stands in the container's
//! comment, which no other program writes.

use opc::container::Container;
use sha2::{Digest, Sha256};

/// How the comment begins.
const SEAL: &str = "cchc:";

/// The comment of a container with these parts.
pub(crate) fn seal(parts: &[(String, Vec<u8>)]) -> String {
    let mut digest = Sha256::new();
    for (name, bytes) in parts {
        digest.update((name.len() as u64).to_le_bytes());
        digest.update(name);
        digest.update((bytes.len() as u64).to_le_bytes());
        digest.update(bytes);
    }
    let hex: String = digest
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{SEAL}{hex}")
}

/// Whether a file is a document that this program wrote, and nobody has changed since.
pub fn is_as_written(bytes: &[u8]) -> bool {
    let Ok(mut container) = Container::open(bytes) else {
        return false;
    };
    let comment = container.comment();
    if !comment.starts_with(SEAL) {
        return false;
    }
    container.parts().is_ok_and(|parts| seal(&parts) == comment)
}
