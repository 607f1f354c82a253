//! Hand-made parts, and any bytes at all.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::{Content, Shown};
use place::Cell;

/// A record.
fn record(kind: u32, data: &[u8]) -> Vec<u8> {
    let number = |mut number: u32, most: u32| {
        let mut bytes = Vec::new();
        for place in 1.. {
            let byte = u8::try_from(number & 0x7F).unwrap();
            number >>= 7;
            if number == 0 || place == most {
                bytes.push(byte);
                break;
            }
            bytes.push(byte | 0x80);
        }
        bytes
    };
    let length = number(u32::try_from(data.len()).unwrap(), 4);
    [number(kind, 2), length, data.to_vec()].concat()
}

/// Numbers of 32 bits as bytes.
fn numbers(numbers: &[u32]) -> Vec<u8> {
    numbers
        .iter()
        .flat_map(|number| number.to_le_bytes())
        .collect()
}

/// A string as bytes.
fn string(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [numbers(&[u32::try_from(units.len() / 2).unwrap()]), units].concat()
}

fn font(name: &str, is_struck: bool) -> Vec<u8> {
    let mut data = vec![200, 0, if is_struck { 8 } else { 0 }, 0];
    data.resize(21, 0);
    data.extend(string(name));
    record(43, &data)
}

fn style(font: u8, format: u8) -> Vec<u8> {
    let mut data = vec![0, 0, format, 0, font, 0];
    data.resize(16, 0);
    record(47, &data)
}

fn row(row: u32, is_hidden: bool) -> Vec<u8> {
    let mut data = numbers(&[row, 0]);
    data.extend([44, 1, 0, if is_hidden { 0x10 } else { 0 }, 0]);
    data.extend(numbers(&[0]));
    record(0, &data)
}

/// A cell with its column, style and value.
fn cell(kind: u32, column: u32, style: u32, value: &[u8]) -> Vec<u8> {
    record(kind, &[numbers(&[column, style]), value.to_vec()].concat())
}

/// A workbook of one sheet.
fn file(sheet: &[u8]) -> Vec<u8> {
    let listed = [numbers(&[0, 1]), string("rId1"), string("Biểu")].concat();
    let relation = r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.bin"/></Relationships>"#;
    let styles = [
        record(615, &numbers(&[1])),
        record(44, &[&[200, 0][..], &string("0.0%")].concat()),
        font(".VnTime", false),
        font("Arial", true),
        record(617, &numbers(&[3])),
        style(0, 0),
        style(0, 200),
        style(1, 0),
        record(618, &[]),
        style(1, 9),
    ];
    let rich = [
        vec![1],
        string("12 15"),
        numbers(&[2]),
        vec![0, 0, 1, 0, 3, 0, 0, 0],
    ]
    .concat();
    let strings = [
        record(159, &numbers(&[2, 2])),
        record(19, &[vec![0], string("§· xong")].concat()),
        record(19, &rich),
    ];
    let parts: [(&str, Vec<u8>); 5] = [
        (
            "xl/workbook.bin",
            [
                record(143, &[]),
                record(156, &listed),
                record(144, &[]),
                record(157, &[]),
            ]
            .concat(),
        ),
        ("xl/_rels/workbook.bin.rels", relation.into()),
        ("xl/styles.bin", styles.concat()),
        ("xl/sharedStrings.bin", strings.concat()),
        ("xl/worksheets/sheet1.bin", sheet.to_vec()),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(&content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A sheet with cells of every kind.
fn sheet() -> Vec<Vec<u8>> {
    let hidden_column = [numbers(&[5, 5, 2048, 0]), vec![1, 0]].concat();
    vec![
        record(129, &[]),
        record(148, &numbers(&[0, 9, 0, 9])),
        record(390, &[]),
        record(60, &hidden_column),
        record(391, &[]),
        record(145, &[]),
        row(0, false),
        cell(7, 0, 0, &numbers(&[0])),
        cell(5, 1, 1, &0.9976_f64.to_le_bytes()),
        cell(7, 2, 0, &numbers(&[1])),
        // Beside them, without a column: a struck number, a shared string, a truth, nothing, a text.
        record(13, &numbers(&[2, (12 << 2) | 2])),
        record(18, &numbers(&[0, 0])),
        record(15, &[numbers(&[0]), vec![1]].concat()),
        record(12, &numbers(&[0])),
        record(17, &[numbers(&[0]), string("x")].concat()),
        row(1, true),
        cell(11, 0, 0, &[0x07, 0, 0, 0, 0, 0, 0]),
        row(3, true),
        cell(5, 0, 0, &1.0_f64.to_le_bytes()),
        record(146, &[]),
        record(161, &numbers(&[2, 4, 0, 3])),
        record(163, &numbers(&[0])),
        record(176, &numbers(&[6, 7, 0, 2])),
        record(130, &[]),
    ]
}

fn content(workbook: &Workbook, row: u32, column: u32) -> &Content {
    &workbook.sheets[0].cells[&Cell::new(row, column)]
}

#[test]
fn cells_of_every_kind() {
    let workbook = crate::read(&file(&sheet().concat())).unwrap();
    assert!(workbook.shows_looks && workbook.tells_formulas());
    let first = content(&workbook, 0, 0);
    let decoded = crate::cell_text::decoded(&workbook, first);
    assert_eq!(decoded.text, "Đã xong");
    assert_eq!(content(&workbook, 0, 1).shown, Shown::Percent);
    let both = |column| {
        let content = content(&workbook, 0, column);
        (content.value.clone(), content.struck.clone())
    };
    let text = |text: &str| Value::Text(text.to_owned());
    assert_eq!(both(2), (text("15"), Some("12 ".to_owned())));
    assert_eq!(both(3), (Value::Empty, Some("12".to_owned())));
    assert_eq!(both(4), (text("§· xong"), None));
    assert_eq!(both(5), (Value::Boolean(true), None));
    assert_eq!(both(7), (text("x"), None));
    let formula = content(&workbook, 1, 0);
    assert!(formula.formula && formula.value == Value::Error("#DIV/0!".to_owned()));
    let sheet = &workbook.sheets[0];
    assert_eq!(sheet.hidden_rows, [1].into());
    assert_eq!(sheet.filtered_rows, [3].into());
    assert_eq!(sheet.hidden_columns, [(5, 5)]);
    assert_eq!(sheet.merges, [(Cell::new(6, 0), Cell::new(7, 2))]);
}

#[test]
fn a_sheet_without_its_end_may_have_said_more() {
    let mut records = sheet();
    records.pop();
    let workbook = crate::read(&file(&records.concat())).unwrap();
    assert!(!workbook.shows_looks);
    assert_eq!(content(&workbook, 0, 1).value, Value::Number(0.9976));
}

/// Reads parts by themselves.
fn walk(bytes: &[u8]) {
    let records = || Records::new(Box::new(bytes));
    let _ = sheet::read(records());
    let _ = sheet::read_filter(records());
    let _ = styles::read(records());
    let _ = styles::strings(records(), true);
    let _ = list_sheets(records());
}

proptest! {
    #[test]
    fn any_parts_are_walked(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        walk(&bytes);
    }

    #[test]
    fn records_of_known_kinds_with_any_data_are_walked(
        records in prop::collection::vec(
            (prop::sample::select(vec![
                0_u32, 1, 2, 5, 7, 11, 12, 13, 14, 16, 17, 18, 19, 43, 44, 47, 60, 62, 156, 161, 163, 176, 617,
            ]), prop::collection::vec(any::<u8>(), 0..40)),
            0..60,
        ),
    ) {
        let bytes: Vec<u8> = records.iter().flat_map(|(kind, data)| record(*kind, data)).collect();
        walk(&bytes);
    }
}
