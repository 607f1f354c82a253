//! Packages of parts (xlsx, docx, ods) in a shape in which a fuzzer can change their text: packed, all that
//! it changes are compressed bytes, whose checksum then is wrong.

use std::collections::BTreeMap;

use opc::container::Container;
use opc::pack::pack;

/// Begins each part, before its path and a line end.
const PART: &[u8] = b"\x01\x01";
/// A longer path is cut: a package has room for some thousand bytes.
const LONGEST_PATH: usize = 300;

/// The bytes of a file: a package that was laid open is packed, anything else is taken as it is.
pub fn packed(data: &[u8]) -> Vec<u8> {
    if !data.starts_with(PART) {
        return data.to_vec();
    }
    // Two parts of one path can't be packed: the later one counts.
    let parts: BTreeMap<String, Vec<u8>> = pieces(&data[PART.len()..])
        .map(|piece| {
            let end = piece.iter().position(|byte| *byte == b'\n');
            let (path, content) = piece.split_at(end.unwrap_or(piece.len()));
            let path = String::from_utf8_lossy(&path[..path.len().min(LONGEST_PATH)]);
            let content = content.get(1..).unwrap_or_default();
            (path.into_owned(), content.to_vec())
        })
        .collect();
    pack(&parts.into_iter().collect::<Vec<_>>(), "")
}

/// A package laid open, without its parts of more bytes than that; nothing where it is none.
pub fn opened(bytes: &[u8], most: usize) -> Option<Vec<u8>> {
    let parts = Container::open(bytes).ok()?.parts().ok()?;
    let mut data = Vec::new();
    for (path, content) in parts
        .into_iter()
        .filter(|(_, content)| content.len() <= most)
    {
        data.extend_from_slice(PART);
        data.extend_from_slice(path.as_bytes());
        data.push(b'\n');
        data.extend_from_slice(&content);
    }
    Some(data)
}

fn pieces(data: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(data);
    std::iter::from_fn(move || {
        let now = rest?;
        let end = now.windows(PART.len()).position(|window| window == PART);
        rest = end.map(|end| &now[end + PART.len()..]);
        Some(&now[..end.unwrap_or(now.len())])
    })
}

#[cfg(test)]
mod tests {
    use super::{opened, packed};
    use opc::container::Container;
    use opc::pack::pack;

    #[test]
    fn a_package_that_was_laid_open_has_the_same_parts_when_it_is_packed() {
        let parts = vec![
            ("a.xml".to_owned(), b"<a>\n</a>".to_vec()),
            ("b/c.xml".to_owned(), Vec::new()),
        ];
        let again = packed(&opened(&pack(&parts, ""), 100).unwrap());
        let read = Container::open(&again).unwrap().parts().unwrap();
        assert_eq!(read, parts);
    }

    #[test]
    fn a_part_that_is_too_large_is_left_out() {
        let parts = vec![("a.xml".to_owned(), vec![b'a'; 11])];
        assert_eq!(opened(&pack(&parts, ""), 10), Some(Vec::new()));
    }

    #[test]
    fn what_was_not_laid_open_is_taken_as_it_is() {
        assert_eq!(packed(b"PK"), b"PK");
    }
}
