//! A workbook in a layout of the agency's own: a sheet of texts and numbers.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use crate::Failed;

/// A cell.
#[derive(Debug, Clone)]
pub enum Cell {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
}

/// The parts around the sheet.
const PARTS: [(&str, &str); 4] = [
    (
        "[Content_Types].xml",
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Bao cao" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
];

/// The bytes of a workbook with one sheet.
///
/// # Errors
/// The container can't be written.
pub fn workbook(rows: &[Vec<Cell>]) -> Result<Vec<u8>, Failed> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let sheet = sheet(rows);
    let parts = PARTS
        .into_iter()
        .chain([("xl/worksheets/sheet1.xml", sheet.as_str())]);
    for (name, text) in parts {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn sheet(rows: &[Vec<Cell>]) -> String {
    let mut text = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="1" max="1" width="8" customWidth="1"/><col min="2" max="2" width="56" customWidth="1"/><col min="3" max="9" width="18" customWidth="1"/></cols><sheetData>"#.to_owned();
    for (row, cells) in (1..).zip(rows) {
        // Writing to a text can't fail.
        let _ = write!(text, r#"<row r="{row}">"#);
        for (column, cell) in ('A'..='Z').zip(cells) {
            match cell {
                Cell::Text(words) if words.is_empty() => {}
                Cell::Text(words) => {
                    let words = words.replace('&', "&amp;").replace('<', "&lt;");
                    let _ = write!(
                        text,
                        r#"<c r="{column}{row}" t="inlineStr"><is><t>{words}</t></is></c>"#
                    );
                }
                Cell::Number(number) => {
                    let _ = write!(text, r#"<c r="{column}{row}"><v>{number}</v></c>"#);
                }
            }
        }
        text.push_str("</row>");
    }
    text.push_str("</sheetData></worksheet>");
    text
}
