//! Sheets whose part names an area that is none (`A:C`, `1:40`): the library refuses them, and reads
//! them where nothing is said of the area. Excel does not need it either.

use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read};
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use crate::limits::LARGEST_PART;
use opc::container::rewrite;
use opc::xml::attribute;
use place::Cell;

/// The same file without such areas; nothing where it has none.
pub(super) fn without_wrong_areas(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut replaced = BTreeMap::new();
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index(index) else {
            continue;
        };
        let is_sheet = part
            .name()
            .is_ok_and(|name| name.to_lowercase().contains("worksheets/"));
        if let Some(wrong) = is_sheet
            .then(|| wrong_area(part.take(LARGEST_PART)))
            .flatten()
        {
            let mut text = Vec::new();
            let part = archive.by_index(index).ok()?;
            part.take(LARGEST_PART).read_to_end(&mut text).ok()?;
            text.get_mut(wrong)?.fill(b' ');
            replaced.insert(index, text);
        }
    }
    if replaced.is_empty() {
        return None;
    }
    rewrite(bytes, &replaced)
}

/// Where a sheet's part names its area, if this is none.
fn wrong_area(source: impl Read) -> Option<Range<usize>> {
    let mut reader = Reader::from_reader(BufReader::new(source));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let start = usize::try_from(reader.buffer_position()).ok()?;
        let event = reader.read_event_into(&mut buffer).ok()?;
        match &event {
            Event::Empty(element) if element.local_name().as_ref() == "dimension" => {
                let is_wrong = !attribute(element, "ref").is_some_and(|area| is_area(&area));
                let end = usize::try_from(reader.buffer_position()).ok()?;
                return is_wrong.then_some(start..end);
            }
            Event::Start(element) if element.local_name().as_ref() == "sheetData" => return None,
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// Whether a text is a cell, or two cells of which the second is not before the first.
fn is_area(text: &str) -> bool {
    let cell = |text: &str| {
        let is_plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        text.parse::<Cell>().ok().filter(|_| is_plain)
    };
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    match (cell(first), cell(last)) {
        (Some(first), Some(last)) => first.row <= last.row && first.column <= last.column,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_told_from_what_is_none() {
        for area in ["A1", "A1:C9", "B2:B2", "A1:XFD1048576"] {
            assert!(is_area(area), "{area}");
        }
        for area in [
            "A:C",
            "1:40",
            "",
            "C9:A1",
            "Sheet1!A1:C9",
            "$A$1:$C$9",
            "A1:",
        ] {
            assert!(!is_area(area), "{area}");
        }
    }

    #[test]
    fn only_the_element_of_a_wrong_area_is_found() {
        let part = |area: &str| {
            format!(r#"<x:worksheet><x:dimension ref="{area}"/><x:sheetData/></x:worksheet>"#)
        };
        let text = part("A:C");
        let range = wrong_area(text.as_bytes()).unwrap();
        assert_eq!(&text[range], r#"<x:dimension ref="A:C"/>"#);
        assert_eq!(wrong_area(part("A1:C3").as_bytes()), None);
        assert_eq!(wrong_area("<worksheet><sheetData/>".as_bytes()), None);
    }
}
