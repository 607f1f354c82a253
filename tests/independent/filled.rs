//! Fills in forms of the program: cells of the sheet's part are replaced as text.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The part with the sheet that agencies fill in.
const SHEET: &str = "xl/worksheets/sheet2.xml";

/// The workbook with cells filled in: address and what is written.
pub fn filled(form: &[u8], cells: &[(String, String)]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(form)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name == SHEET {
            let mut text = String::from_utf8(bytes).unwrap();
            for (address, written) in cells {
                text = with_cell(&text, address, written);
            }
            bytes = text.into_bytes();
        }
        writer
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The sheet's text with one cell written anew, in the style that it had.
fn with_cell(text: &str, address: &str, written: &str) -> String {
    let from = text
        .find(&format!("<c r=\"{address}\""))
        .unwrap_or_else(|| panic!("no cell {address}"));
    let tag = from + text[from..].find('>').unwrap() + 1;
    let to = if text[..tag].ends_with("/>") {
        tag
    } else {
        tag + text[tag..].find("</c>").unwrap() + 4
    };
    let style = text[from..tag]
        .split("s=\"")
        .nth(1)
        .map_or("0", |rest| &rest[..rest.find('"').unwrap()]);
    let cell = if written.parse::<f64>().is_ok() {
        format!("<c r=\"{address}\" s=\"{style}\"><v>{written}</v></c>")
    } else {
        format!("<c r=\"{address}\" s=\"{style}\" t=\"inlineStr\"><is><t>{written}</t></is></c>")
    };
    format!("{}{cell}{}", &text[..from], &text[to..])
}
