//! What a package of somebody else's carries besides data, and what is taken out of it before it is
//! handed on: nothing may be fetched or started by opening what an office sends back
//! (`docs/decisions/returns-of-foreign-files.md`).

use std::collections::BTreeSet;

use quick_xml::escape::unescape;

use crate::Broken;
use crate::container::{Container, key};
use crate::formulas::without_fetching;
use crate::markup::{Splices, attribute, children, root, with_attribute};

/// Something that a package carries besides data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Carried {
    /// Programs: VBA, macros of Excel 4.
    Macros,
    /// Links to other workbooks, data connections, parts of the web.
    Links,
    /// Objects of other programs, controls.
    Objects,
    /// Parts whose names lead out of the package, or that stand there twice.
    OddParts,
}

/// Beginnings of the paths of parts, in small letters, and what they are.
const KINDS: [(&str, Carried); 10] = [
    ("xl/vbaproject", Carried::Macros),
    ("xl/macrosheets/", Carried::Macros),
    ("xl/externallinks/", Carried::Links),
    ("xl/connections.xml", Carried::Links),
    ("xl/querytables/", Carried::Links),
    ("xl/webextensions/", Carried::Links),
    ("xl/embeddings/", Carried::Objects),
    ("xl/oleobjects/", Carried::Objects),
    ("xl/activex/", Carried::Objects),
    ("xl/webpublish", Carried::Links),
];

/// Words of the types of parts, in small letters, and what such parts are, whatever their names.
const TYPES: [(&str, Carried); 10] = [
    ("vbaproject", Carried::Macros),
    ("macrosheet", Carried::Macros),
    ("macroenabled", Carried::Macros),
    ("externallink+xml", Carried::Links),
    ("connections+xml", Carried::Links),
    ("querytable+xml", Carried::Links),
    ("webextension", Carried::Links),
    ("oleobject", Carried::Objects),
    ("activex", Carried::Objects),
    ("controlproperties", Carried::Objects),
];

/// What a package carries besides data; nothing where the bytes are no package.
pub fn carried(bytes: &[u8]) -> BTreeSet<Carried> {
    let Ok(mut container) = Container::open(bytes) else {
        return BTreeSet::new();
    };
    let mut found: BTreeSet<Carried> = container
        .paths()
        .filter_map(|path| KINDS.iter().find(|(begin, _)| path.starts_with(begin)))
        .map(|(_, kind)| *kind)
        .collect();
    let types = container.text("[Content_Types].xml").unwrap_or_default();
    let types = types.to_lowercase();
    let of_type = TYPES.iter().filter(|(word, _)| types.contains(word));
    found.extend(of_type.map(|(_, kind)| *kind));
    if has_fetching_formulas(&mut container) {
        found.insert(Carried::Links);
    }
    let names = (0..container.archive.len()).map(|at| container.archive.name_for_index(at));
    let mut odd = container.index.len() < container.archive.len();
    for name in names {
        odd |= name.is_none_or(|name| name.map_or(true, |name| is_odd(&name)));
    }
    if odd {
        found.insert(Carried::OddParts);
    }
    found
}

/// The largest sheet that is looked through for formulas that fetch, in bytes: of larger ones a return is
/// made without them all the same.
const LOOKED_THROUGH: u64 = 16 * 1024 * 1024;

/// Whether a sheet has formulas that ask the web or another program.
fn has_fetching_formulas(container: &mut Container<'_>) -> bool {
    let sheets: Vec<(String, usize)> = (container.index.iter())
        .filter(|(path, _)| path.contains("sheet") && path.ends_with(".xml"))
        .map(|(path, number)| (path.clone(), *number))
        .collect();
    sheets.into_iter().any(|(path, number)| {
        let size = container.archive.by_index(number).map(|part| part.size());
        let is_looked_through = size.is_ok_and(|size| size <= LOOKED_THROUGH);
        is_looked_through
            && container.text(&path).is_ok_and(|text| {
                text.contains('(') && matches!(without_fetching(&text), Ok(Some(_)))
            })
    })
}

/// Whether the name of a part leads out of the package, or can't be that of a part.
pub(crate) fn is_odd(name: &str) -> bool {
    let path = name.replace('\\', "/");
    path.starts_with('/')
        || path.contains(':')
        || path.chars().any(char::is_control)
        || path.split('/').any(|step| step == ".." || step == ".")
}

/// Whether a part may make a program fetch or start something when it is opened: relations, and any part
/// of markup, since what a part is says its relation and not its name. `begin` is how its bytes begin.
pub(crate) fn may_fetch(path: &str, begin: &[u8]) -> bool {
    let path = key(path);
    let is_named = [".rels", ".xml", ".vml"]
        .iter()
        .any(|ending| path.ends_with(ending));
    // In each encoding of markup; marks of the order of bytes and blanks may stand before it.
    let mut bytes = begin.iter().filter(|byte| {
        !matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF) && !byte.is_ascii_whitespace()
    });
    is_named || bytes.next() == Some(&b'<')
}

/// Where links of others lead to that are fetched without a click: nowhere.
const NOWHERE: &str = "file:///lien-ket-da-bo";

/// The text of such a part, with nothing left to fetch; none where nothing was.
///
/// # Errors
/// Markup that can't be read.
pub(crate) fn tamed(path: &str, text: &str) -> Result<Option<String>, Broken> {
    let changed = if key(path).ends_with(".rels") {
        relations_inside(text)?
    } else {
        let quiet = AT_ONCE.iter().fold(text.to_owned(), |text, (name, none)| {
            with_values(&text, name, none, |_| true)
        });
        // Pictures of old drawings, which may name a file anywhere without a relation.
        let quiet = match text.contains(OLD_DRAWING) {
            true => ["src", "o:href"].iter().fold(quiet, |text, name| {
                with_values(&text, name, NOWHERE, names_a_machine)
            }),
            false => quiet,
        };
        let kind = root(text).map(|root| root.local().to_owned());
        match kind.as_deref() {
            // Minutes after which a connection is asked again.
            Ok("connections") => with_values(&quiet, "interval", "0", |_| true),
            // Panes of programs of the web.
            Ok("taskpanes") => with_values(&quiet, "visibility", "0", |_| true),
            Ok("worksheet" | "workbook" | "macrosheet" | "table" | "dialogsheet") => {
                without_fetching(&quiet)?.unwrap_or(quiet)
            }
            _ => quiet,
        }
    };
    Ok((changed != text).then_some(changed))
}

/// Attributes that make a program fetch or start something at once, and the values with which they do
/// not. No part of a workbook has them for anything else.
const AT_ONCE: [(&str, &str); 5] = [
    ("autoLoad", "0"),
    ("oleUpdate", "OLEUPDATE_ONCALL"),
    ("refreshOnLoad", "0"),
    ("ddeService", "lien-ket-da-bo"),
    ("ddeTopic", "lien-ket-da-bo"),
];

/// The namespace of old drawings (VML).
const OLD_DRAWING: &str = "urn:schemas-microsoft-com:vml";

/// Whether the place of a picture is one outside the package.
fn names_a_machine(place: &str) -> bool {
    let Ok(place) = unescape(place) else {
        return true;
    };
    let place = place.trim().replace('\\', "/");
    place.contains("//") || place.contains(':')
}

/// A text in which an attribute has another value, wherever it stands with one that is meant.
fn with_values(text: &str, name: &str, value: &str, is_meant: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(name) {
        let (before, after) = rest.split_at(at + name.len());
        let is_whole = rest[..at]
            .chars()
            .next_back()
            .is_none_or(|c| c.is_whitespace());
        out.push_str(before);
        rest = after;
        if !is_whole {
            continue;
        }
        let Some(quoted) = after.trim_start().strip_prefix('=').map(str::trim_start) else {
            continue;
        };
        let Some(quote) = quoted
            .chars()
            .next()
            .filter(|quote| matches!(quote, '"' | '\''))
        else {
            continue;
        };
        if let Some((own, behind)) = quoted[1..].split_once(quote)
            && is_meant(own)
        {
            out.push_str(&format!("={quote}{value}{quote}"));
            rest = behind;
        }
    }
    out.push_str(rest);
    out
}

/// Relations that lead outside, but for links that a reader clicks, lead nowhere.
fn relations_inside(text: &str) -> Result<String, Broken> {
    let mut splices = Splices::default();
    for one in children(text, &root(text)?)? {
        let tag = one.tag(text);
        let is_outside =
            attribute(tag, "TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("External"));
        let is_clicked = attribute(tag, "Type").is_some_and(|kind| kind.ends_with("/hyperlink"));
        if is_outside && !is_clicked {
            let tag = with_attribute(tag, "Target", NOWHERE);
            splices.replace(one.start..one.open_end, tag);
        }
    }
    Ok(splices.apply(text))
}

/// The same container as if it was made on one system: the libraries note on which it was.
pub fn made_anywhere(mut bytes: Vec<u8>) -> Vec<u8> {
    /// The number of Unix in the directory of a zip container.
    const SYSTEM: u8 = 3;
    let number = |bytes: &[u8], at: usize, length: usize| -> Option<usize> {
        let part = bytes.get(at..at.checked_add(length)?)?;
        Some(
            part.iter()
                .rev()
                .fold(0, |sum, byte| (sum << 8) | usize::from(*byte)),
        )
    };
    let Some(end) = bytes.windows(4).rposition(|mark| mark == b"PK\x05\x06") else {
        return bytes;
    };
    let (count, start) = (number(&bytes, end + 10, 2), number(&bytes, end + 16, 4));
    let (Some(count), Some(mut at)) = (count, start) else {
        return bytes;
    };
    for _ in 0..count {
        if bytes.get(at..at + 4) != Some(b"PK\x01\x02") {
            break;
        }
        let lengths = [28, 30, 32].map(|field| number(&bytes, at + field, 2).unwrap_or_default());
        if let Some(system) = bytes.get_mut(at + 5) {
            *system = SYSTEM;
        }
        at += 46 + lengths.iter().sum::<usize>();
    }
    bytes
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;
    use crate::package::Package;

    fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn links_that_are_fetched_lead_nowhere_and_those_that_are_clicked_stay() {
        let relation = |id: u8, kind: &str, target: &str| {
            format!(
                r#"<Relationship Id="rId{id}" Type="http://x/{kind}" Target="{target}" TargetMode="External"/>"#
            )
        };
        let text = format!(
            "<Relationships>{}{}<Relationship Id=\"rId3\" Type=\"http://x/styles\" Target=\"styles.xml\"/></Relationships>",
            relation(1, "hyperlink", "https://a.vn"),
            relation(2, "externalLinkPath", r"\\may-la\chung\a.xlsx"),
        );
        let tamed = tamed("xl/_rels/workbook.xml.rels", &text).unwrap().unwrap();
        assert!(tamed.contains("https://a.vn") && tamed.contains("styles.xml"));
        assert!(!tamed.contains("may-la") && tamed.contains(NOWHERE));
    }

    #[test]
    fn nothing_is_refreshed_or_started_on_opening() {
        let text = r#"<connections><connection refreshOnLoad="1"/></connections>"#;
        let text = tamed("xl/connections.xml", text).unwrap().unwrap();
        assert!(text.contains(r#"refreshOnLoad="0""#));
        let text = r#"<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>"#;
        let text = tamed("xl/externalLinks/externalLink1.xml", text)
            .unwrap()
            .unwrap();
        assert!(!text.contains("\"cmd\"") && !text.contains("calc"));
        assert_eq!(tamed("xl/connections.xml", "<connections/>").unwrap(), None);
        // What a part is says its relation, not its name.
        let text = "<connections><connection interval=\"1\" refreshOnLoad = 'true'/></connections>";
        let text = tamed("xl/data/conn.xml", text).unwrap().unwrap();
        assert!(text.contains("refreshOnLoad='0'"), "{text}");
        assert!(text.contains("interval=\"0\""), "{text}");
        let text = r#"<t>refreshOnLoad và ddeService là gì?</t>"#;
        assert_eq!(tamed("xl/sharedStrings.xml", text).unwrap(), None);
    }

    #[test]
    fn pictures_of_old_drawings_are_fetched_from_nowhere() {
        let drawing = |inner: &str| {
            format!(
                r#"<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape>{inner}</v:shape></xml>"#
            )
        };
        let path = "xl/drawings/vmlDrawing1.vml";
        for outside in [
            r#"<v:imagedata src="//may-la/x.png"/>"#,
            r#"<v:imagedata src='\\may-la\x.png' o:title="a"/>"#,
            r#"<v:fill o:href="http://may-la/x.png" type="frame"/>"#,
            r#"<v:imagedata src="file:///C:/may-la.png"/>"#,
            r#"<v:imagedata src="&#47;&#47;may-la/x.png"/>"#,
        ] {
            // Whatever it is called.
            assert!(may_fetch(path, b"<xml") && may_fetch("xl/a.bin", b"\xEF\xBB\xBF <xml"));
            let tamed = tamed(path, &drawing(outside)).unwrap().unwrap();
            assert!(
                !tamed.contains("may-la") && tamed.contains(NOWHERE),
                "{tamed}"
            );
        }
        // A click, a picture of the package, and what is no attribute stay.
        let inner = r#"<v:shape href="https://a.vn"/><v:imagedata o:relid="rId1" src="media/a.png"/>mysrc="//a""#;
        assert_eq!(tamed(path, &drawing(inner)).unwrap(), None);
    }

    #[test]
    fn formulas_that_fetch_are_known() {
        let sheet = |formula: &str| {
            let cell = format!("<c r=\"A1\"><f>{formula}</f><v>1</v></c>");
            let text = format!("<worksheet><sheetData><row>{cell}</row></sheetData></worksheet>");
            packed(&[("xl/worksheets/sheet1.xml", &text)])
        };
        assert!(carried(&sheet("WEBSERVICE(A1)")).contains(&Carried::Links));
        assert!(carried(&sheet("SUM(A1:A2)")).is_empty());
        let written = Package::open(&sheet("WEBSERVICE(A1)"))
            .unwrap()
            .write()
            .unwrap();
        assert!(carried(&written).is_empty());
    }

    #[test]
    fn markup_in_an_encoding_that_is_not_looked_through_is_not_handed_on() {
        let text = "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\"/>";
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer
            .start_file("xl/a.bin", SimpleFileOptions::default())
            .unwrap();
        writer
            .write_all(&[&[0xFF, 0xFE], wide.as_slice()].concat())
            .unwrap();
        let bytes = writer.finish().unwrap().into_inner();
        assert!(Package::open(&bytes).unwrap().write().is_err());
    }

    #[test]
    fn parts_are_known_by_their_types_too() {
        let types = r#"<Types><Override PartName="/xl/code.bin" ContentType="application/vnd.ms-office.vbaProject"/><Override PartName="/xl/data/c.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.connections+xml"/></Types>"#;
        let bytes = packed(&[
            ("[Content_Types].xml", types),
            ("xl/code.bin", "x"),
            ("xl/data/c.xml", "<connections/>"),
        ]);
        let found = carried(&bytes);
        assert!(found.contains(&Carried::Macros) && found.contains(&Carried::Links));
    }

    #[test]
    fn parts_that_lead_out_of_the_package_are_left_out() {
        let bytes = packed(&[
            ("xl/workbook.xml", "<workbook/>"),
            ("../../etc/x", "x"),
            ("C:\\x.exe", "x"),
            ("/abs", "x"),
            ("xl/vbaProject.bin", "x"),
        ]);
        let found = carried(&bytes);
        assert!(found.contains(&Carried::OddParts) && found.contains(&Carried::Macros));
        let written = Package::open(&bytes).unwrap().write().unwrap();
        let archive = zip::ZipArchive::new(Cursor::new(written.as_slice())).unwrap();
        let names: BTreeSet<String> = (0..archive.len())
            .map(|at| archive.name_for_index(at).unwrap().unwrap().into_owned())
            .collect();
        assert_eq!(
            names,
            ["xl/vbaProject.bin", "xl/workbook.xml"]
                .map(str::to_owned)
                .into()
        );
    }

    #[test]
    fn a_container_does_not_tell_on_which_system_it_was_made() {
        let bytes = packed(&[("a", "1"), ("b", "2")]);
        let directory = |bytes: &[u8]| -> Vec<usize> {
            (0..bytes.len() - 4)
                .filter(|at| bytes[*at..].starts_with(b"PK\x01\x02"))
                .collect()
        };
        let mut other = bytes.clone();
        for at in directory(&bytes) {
            other[at + 5] = 0;
        }
        assert_eq!(directory(&bytes).len(), 2);
        assert_eq!(made_anywhere(other), made_anywhere(bytes));
    }
}
