//! What comes back to an agency.

mod kept;
mod marked;
mod others;
mod twice;

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, DataValidation, Format, Note, Workbook as Writer,
};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::*;
use crate::finding::{Code, Rule, Severity};
use crate::intake::workbook::{self, Sheet, Value};
use crate::place::{Cell, Place};
use opc::markup::{attribute, children, named, number, root};

const fn rule(code: &'static str, severity: Severity, title: &'static str) -> Rule {
    Rule {
        code: Code::new(code),
        severity,
        title,
        explanation: "Lý do.",
        advice: "Sửa số liệu.",
        example: "ví dụ",
    }
}

static ERROR: Rule = rule("SL01", Severity::Error, "Không đọc được số liệu");
static WARNING: Rule = rule("HL01", Severity::Warning, "Số liệu đáng ngờ");
static NOTE: Rule = rule("TEP07", Severity::Note, "Nội dung bị ẩn");

const FILE: &str = "huyện/so-a.xlsx";
const SHEET: &str = "Biểu 'A' & b";

fn at(rule: &'static Rule, sheet: &str, cell: &str) -> Finding {
    let place = Place::cell(FILE, sheet, cell.parse().unwrap());
    Finding::new(rule, format!("thấy {cell}"), "một con số").at(place)
}

/// A workbook with much that an edit could lose.
fn sample() -> Vec<u8> {
    let mut book = Writer::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Bìa").unwrap();
    sheet.write_string(0, 0, "Trang đầu").unwrap();
    sheet.set_print_area(0, 0, 5, 5).unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name(SHEET).unwrap();
    let bold = Format::new().set_bold().set_num_format("#,##0.00");
    sheet.write_number_with_format(1, 1, 12.5, &bold).unwrap();
    sheet.write_string(1, 3, "khoảng 5").unwrap();
    sheet
        .write_formula(
            2,
            1,
            rust_xlsxwriter::Formula::new("=B2*2").set_result("25"),
        )
        .unwrap();
    sheet
        .merge_range(4, 0, 5, 1, "gộp", &Format::new())
        .unwrap();
    let own = Note::new("Ghi chú của cơ quan").set_author("Cán bộ mẫu");
    sheet.insert_note(1, 3, &own).unwrap();
    let list = DataValidation::new()
        .allow_list_strings(&["Có", "Không"])
        .unwrap();
    sheet.add_data_validation(7, 0, 9, 0, &list).unwrap();
    let rule = ConditionalFormatFormula::new()
        .set_rule("=B2>1")
        .set_format(Format::new().set_background_color(Color::RGB(0x0000_FF00)));
    sheet.add_conditional_format(1, 1, 3, 1, &rule).unwrap();
    sheet.set_print_area(0, 0, 9, 9).unwrap();
    sheet.protect();
    let hidden = book.add_worksheet();
    hidden.set_name("ẩn").unwrap().set_very_hidden(true);
    hidden.write_number(0, 0, 7).unwrap();
    book.define_name("Ten_chung", "='Bìa'!$A$1").unwrap();
    book.save_to_buffer().unwrap()
}

fn returned_of(bytes: &[u8], findings: &[Finding]) -> Returned {
    let findings: Vec<&Finding> = findings.iter().collect();
    returned(bytes, Some(&|| workbook::read(bytes).ok()), &findings)
}

/// The parts of a container.
fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        let name = part.name().unwrap().into_owned();
        assert!(parts.insert(name, content).is_none(), "a part stands twice");
    }
    parts
}

/// A container of parts.
fn packed(parts: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer
            .start_file(name.as_str(), SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook with the text of some parts changed.
fn with_changed(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let changed = parts(bytes)
        .into_iter()
        .map(|(name, content)| {
            let content = match String::from_utf8(content) {
                Ok(text) => change(&name, text).into_bytes(),
                Err(binary) => binary.into_bytes(),
            };
            (name, content)
        })
        .collect();
    packed(&changed)
}

/// A returned workbook, looked into.
struct Seen {
    read: Workbook,
    parts: BTreeMap<String, Vec<u8>>,
}

impl Seen {
    fn of(bytes: &[u8]) -> Self {
        let seen = Seen {
            read: workbook::read(bytes).unwrap(),
            parts: parts(bytes),
        };
        seen.is_sound();
        seen
    }

    /// Every part is whole, and of a named kind; every relation leads to a part.
    fn is_sound(&self) {
        let kinds = self.text("[Content_Types].xml");
        for (name, content) in &self.parts {
            let ending = name.rsplit('.').next().unwrap();
            assert!(
                kinds.contains(&format!("PartName=\"/{name}\""))
                    || kinds.contains(&format!("Extension=\"{ending}\"")),
                "{name} has no kind"
            );
            if ["xml", "rels", "vml"].contains(&ending) {
                let text = std::str::from_utf8(content).unwrap();
                root(text).unwrap_or_else(|_| panic!("{name} is no sound markup"));
            }
        }
        for kind in kinds.split("PartName=\"/").skip(1) {
            let name = kind.split('"').next().unwrap();
            assert!(self.parts.contains_key(name), "no part {name}");
        }
    }

    fn text(&self, part: &str) -> String {
        String::from_utf8(self.parts[part].clone()).unwrap()
    }

    fn sheet(&self, name: &str) -> &Sheet {
        let mut sheets = self.read.sheets.iter();
        sheets.find(|sheet| sheet.name == name).unwrap()
    }

    fn names(&self) -> Vec<&str> {
        let sheets = self.read.sheets.iter();
        sheets.map(|sheet| sheet.name.as_str()).collect()
    }

    /// The words of the list, a line each.
    fn list(&self) -> Vec<Vec<String>> {
        let list = &self.read.sheets[0];
        let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        for (cell, content) in &list.cells {
            assert!(!content.formula, "a formula at {cell}");
            if let Value::Text(text) = &content.value
                && cell.row >= 4
            {
                rows.entry(cell.row).or_default().push(text.clone());
            }
        }
        rows.into_values().collect()
    }

    /// The colour of a cell's own fill, in a part.
    fn colour(&self, part: &str, cell: &str) -> Option<String> {
        let text = self.text(part);
        let top = children(&text, &root(&text).unwrap()).unwrap();
        let data = named(&top, "sheetData").unwrap();
        let rows = children(&text, &data).unwrap();
        let mut cells = rows.iter().flat_map(|row| children(&text, row).unwrap());
        let cell = cells.find(|one| attribute(one.tag(&text), "r").as_deref() == Some(cell))?;
        let style = number(cell.tag(&text), "s").unwrap_or(0);
        let styles = self.text("xl/styles.xml");
        let top = children(&styles, &root(&styles).unwrap()).unwrap();
        let item = |section: &str, number: u32| {
            let section = named(&top, section).unwrap();
            children(&styles, &section).unwrap()[number as usize].whole(&styles)
        };
        let fill = number(item("cellXfs", style), "fillId").unwrap();
        let fill = item("fills", fill);
        let start = fill.find("rgb=\"")? + 5;
        Some(fill[start..start + 8].to_owned())
    }

    /// The words of a cell's note, in a part.
    fn note(&self, part: &str, cell: &str) -> Option<String> {
        let text = self.text(part);
        let start = text.find(&format!("<comment ref=\"{cell}\""))?;
        let end = start + text[start..].find("</comment>").unwrap();
        Some(text[start..end].to_owned())
    }
}
