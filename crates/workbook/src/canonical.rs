//! Packages whose parts stand under other names, or are written in another encoding, than programs
//! usually give them: the library looks for the usual ones only. What counts is where the relations
//! lead, and what the parts say of their encoding.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use opc::LARGEST_PART;
use opc::container::Container;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// How much of a part tells its encoding, in bytes.
const DECLARATION: usize = 200;

/// The same package with its parts under the usual names and in UTF-8; nothing where it is so
/// already, or is damaged.
pub(super) fn canonical(bytes: &[u8]) -> Option<Vec<u8>> {
    let decoded = in_utf8(bytes);
    let bytes = decoded.as_deref().unwrap_or(bytes);
    under_usual_names(bytes).or(decoded)
}

/// Whether a package names parts of texts or formats that are not in it.
pub(super) fn lacks_parts(bytes: &[u8]) -> bool {
    let Ok(mut container) = Container::open(bytes) else {
        return false;
    };
    let Some(main) = main_part(&mut container) else {
        return false;
    };
    let relations = container.relations(&main);
    let wanted = ["sharedStrings", "styles", "worksheet"];
    relations
        .iter()
        .filter(|relation| wanted.contains(&relation.kind.as_str()))
        .any(|relation| !container.has(&relation.target))
}

/// The same package with its markup in UTF-8; nothing where it is so already.
fn in_utf8(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut replaced = BTreeMap::new();
    for index in 0..archive.len() {
        let Ok(mut part) = archive.by_index(index) else {
            continue;
        };
        let is_markup = part.name().is_ok_and(|name| {
            let name = name.to_lowercase();
            name.ends_with(".xml") || name.ends_with(".rels")
        });
        if !is_markup {
            continue;
        }
        let mut start = Vec::new();
        let read = part
            .by_ref()
            .take(DECLARATION as u64)
            .read_to_end(&mut start);
        let Some(encoding) = read.ok().and_then(|_| other_encoding(&start)) else {
            continue;
        };
        if part.take(LARGEST_PART).read_to_end(&mut start).is_ok() {
            let (text, _, _) = encoding.decode(&start);
            replaced.insert(index, without_declaration(&text).as_bytes().to_vec());
        }
    }
    if replaced.is_empty() {
        return None;
    }
    opc::container::rewrite(bytes, &replaced)
}

/// The encoding of a part, where it is not UTF-8: by its mark, its pattern, or its declaration.
fn other_encoding(start: &[u8]) -> Option<&'static Encoding> {
    match start {
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] | [0, b'<', ..] => return Some(UTF_16BE),
        _ => {}
    }
    let text = String::from_utf8_lossy(start);
    let declaration = text.trim_start_matches('\u{FEFF}').strip_prefix("<?xml")?;
    let (_, rest) = declaration
        .split_once("?>")
        .map(|(inside, _)| inside)?
        .split_once("encoding")?;
    let label = rest
        .trim_start_matches([' ', '='])
        .trim_start_matches(['"', '\'']);
    let label = label.split(['"', '\'']).next()?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    (encoding != encoding_rs::UTF_8 && encoding.is_ascii_compatible()).then_some(encoding)
}

/// Markup without the declaration, which names an encoding that it has no longer.
fn without_declaration(text: &str) -> &str {
    let text = text.trim_start_matches('\u{FEFF}');
    match text
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"))
    {
        Some((_, rest)) => rest,
        None => text,
    }
}

/// The part of the workbook itself, where the package says which it is.
fn main_part(container: &mut Container<'_>) -> Option<String> {
    let main = container.related("", "officeDocument").into_iter().next()?;
    container.has(&main).then(|| main.to_lowercase())
}

/// The same package with the workbook, its texts and its formats under the usual names; nothing
/// where they are so already.
fn under_usual_names(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut container = Container::open(bytes).ok()?;
    let main = main_part(&mut container)?;
    let extension = if main.ends_with(".bin") { "bin" } else { "xml" };
    let usual_main = format!("xl/workbook.{extension}");
    let relations = container.relations(&main);
    let mut renamed: BTreeMap<String, String> = BTreeMap::new();
    for (kind, name) in [("sharedStrings", "sharedStrings"), ("styles", "styles")] {
        let usual = format!("xl/{name}.{extension}");
        let target = relations.iter().find(|relation| relation.kind == kind);
        if let Some(target) = target.map(|relation| relation.target.to_lowercase())
            && target != usual.to_lowercase()
            && container.has(&target)
        {
            renamed.insert(target, usual);
        }
    }
    if main != usual_main {
        renamed.insert(main.clone(), usual_main.clone());
    }
    if renamed.is_empty() {
        return None;
    }
    let listed: String = relations
        .iter()
        .map(|relation| {
            let target = renamed.get(&relation.target.to_lowercase());
            listed(
                &relation.id,
                &relation.kind,
                target.unwrap_or(&relation.target),
            )
        })
        .collect();
    let own = |main: &str| match main.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/_rels/{file}.rels"),
        None => format!("_rels/{main}.rels"),
    };
    let written = BTreeMap::from([
        (own(&usual_main), list_of(&listed)),
        (
            "_rels/.rels".to_owned(),
            list_of(&self::listed("rId1", "officeDocument", &usual_main)),
        ),
    ]);
    let dropped = [own(&main)];
    write(bytes, &renamed, &written, &dropped)
}

/// A relation as a part lists it.
fn listed(id: &str, kind: &str, target: &str) -> String {
    let escape = |text: &str| quick_xml::escape::escape(text).into_owned();
    format!(
        r#"<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="/{}"/>"#,
        escape(id),
        escape(kind),
        escape(target)
    )
}

/// The part that lists relations.
fn list_of(listed: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>"#
    )
}

/// A package with some parts under other names, some written anew, and some left out. A part that
/// stands under a name which another part takes over is nobody's.
fn write(
    bytes: &[u8],
    renamed: &BTreeMap<String, String>,
    written: &BTreeMap<String, String>,
    dropped: &[String],
) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let taken: Vec<String> = renamed
        .values()
        .chain(written.keys())
        .map(|name| name.to_lowercase())
        .collect();
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).ok()?;
        let name = part.name().ok()?.replace('\\', "/");
        let key = name.trim_start_matches('/').to_lowercase();
        match renamed.get(&key) {
            Some(usual) => writer.raw_copy_file_rename(part, usual.as_str()).ok()?,
            None if taken.contains(&key) || dropped.contains(&key) => {}
            None => writer.raw_copy_file(part).ok()?,
        }
    }
    for (name, text) in written {
        writer
            .start_file(name.as_str(), SimpleFileOptions::default())
            .ok()?;
        writer.write_all(text.as_bytes()).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_other_than_utf8_are_told() {
        let named = |start: &[u8]| other_encoding(start).map(Encoding::name);
        assert_eq!(named(b"\xFF\xFE<\0"), Some("UTF-16LE"));
        assert_eq!(named(b"\0<\0?"), Some("UTF-16BE"));
        let declared = b"<?xml version='1.0' encoding='windows-1258'?><a/>";
        assert_eq!(named(declared), Some("windows-1258"));
        for utf8 in [
            &b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>"[..],
            b"<a/>",
            b"\xEF\xBB\xBF<?xml?>",
            b"",
        ] {
            assert_eq!(named(utf8), None);
        }
        assert_eq!(
            without_declaration("\u{FEFF}<?xml encoding='x'?><a/>"),
            "<a/>"
        );
    }
}
