//! Excel 2007 and later: the library's stream of cells, with what our own pass over the parts adds.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxCellReader, XlsxError};

use super::parts::Parts;
use super::sheet_part::SheetPart;
use super::{
    COLUMNS, Content, MOST_CELLS, MOST_SHEETS, ROWS, Sheet, Shown, Trouble, Value, Visibility,
    Workbook, too_many_cells, too_many_sheets,
};
use crate::intake::guard::Format;
use crate::intake::refusal::{Refusal, RefusalKind};
use crate::place::Cell;

/// The most cells of one sheet that may be refused before the sheet is given up.
const MOST_BAD_CELLS: usize = 1_000;

/// Reads a workbook of the format.
pub(super) fn read(bytes: &[u8]) -> Result<Workbook, Refusal> {
    let mut library: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
    let mut parts = Parts::open(bytes)?;
    let listed: Vec<(String, SheetVisible, SheetType)> = library
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible, sheet.typ))
        .collect();
    if listed.len() > MOST_SHEETS {
        return Err(too_many_sheets(listed.len()));
    }
    let mut workbook = Workbook {
        format: Format::Xlsx,
        sheets: Vec::new(),
        fonts: Vec::new(),
        troubles: Vec::new(),
    };
    let mut left = MOST_CELLS;
    for (name, visible, kind) in listed {
        if kind != SheetType::WorkSheet {
            continue;
        }
        let part = parts.sheet(&name);
        let mut sheet = Sheet::new(&name);
        sheet.visibility = visibility(visible);
        read_sheet(&mut library, &mut sheet, &part, &mut workbook, &mut left)?;
        sheet.merges = part.merges;
        sheet.hidden_rows = part.hidden_rows;
        sheet.filtered_rows = part.filtered_rows;
        sheet.hidden_columns = part.hidden_columns;
        workbook.sheets.push(sheet);
    }
    Ok(workbook)
}

/// A sheet's visibility.
pub(super) fn visibility(visible: SheetVisible) -> Visibility {
    match visible {
        SheetVisible::Visible => Visibility::Visible,
        SheetVisible::Hidden => Visibility::Hidden,
        SheetVisible::VeryHidden => Visibility::VeryHidden,
    }
}

/// What an error of the library at opening means.
fn refusal(error: &XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::new(RefusalKind::Encrypted, "bảng tính Excel có mật khẩu"),
        _ => Refusal::new(
            RefusalKind::Broken,
            "nội dung bên trong tệp không đúng cấu trúc",
        ),
    }
}

/// Reads the cells of a sheet; a bad cell costs itself only.
fn read_sheet(
    library: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &mut Sheet,
    part: &SheetPart,
    workbook: &mut Workbook,
    left: &mut usize,
) -> Result<(), Refusal> {
    let mut reader = match library.worksheet_cells_reader(&sheet.name) {
        Ok(reader) => reader,
        Err(_) => {
            workbook
                .troubles
                .push(trouble(&sheet.name, "không đọc được trang tính"));
            return Ok(());
        }
    };
    let looks = looks(&reader, &mut workbook.fonts);
    let mut bad = 0;
    loop {
        match reader.next_cell_with_formula_metadata() {
            Ok(None) => break,
            Ok(Some(record)) => {
                let (row, column) = record.pos;
                if row >= ROWS || column >= COLUMNS {
                    continue;
                }
                let cell = Cell::new(row, column);
                let content = content(&record.value, record.formula.is_some(), cell, part, &looks);
                if let Some(content) = content {
                    *left = left.checked_sub(1).ok_or_else(too_many_cells)?;
                    sheet.cells.insert(cell, content);
                }
            }
            Err(error) => {
                bad += 1;
                if bad > MOST_BAD_CELLS || is_final(&error) {
                    workbook
                        .troubles
                        .push(trouble(&sheet.name, "chỉ đọc được một phần trang tính"));
                    break;
                }
            }
        }
    }
    add_broken(sheet, part, bad, left)
}

/// What could not be read of a sheet.
fn trouble(sheet: &str, what: &str) -> Trouble {
    Trouble {
        sheet: sheet.to_owned(),
        cell: None,
        detail: what.to_owned(),
    }
}

/// Whether reading can't go on after an error: the markup itself is damaged.
fn is_final(error: &XlsxError) -> bool {
    matches!(
        error,
        XlsxError::Xml(_) | XlsxError::XmlEof(_) | XlsxError::Io(_) | XlsxError::Zip(_)
    )
}

/// Cells that stand in the sheet's part with a value and that the library refused.
fn add_broken(
    sheet: &mut Sheet,
    part: &SheetPart,
    bad: usize,
    left: &mut usize,
) -> Result<(), Refusal> {
    if bad == 0 {
        return Ok(());
    }
    for (cell, look) in &part.cells {
        if let Some(value) = &look.value
            && !sheet.cells.contains_key(cell)
        {
            *left = left.checked_sub(1).ok_or_else(too_many_cells)?;
            let broken = Content::plain(Value::Broken(value.clone()));
            sheet.cells.insert(*cell, broken);
        }
    }
    Ok(())
}

/// What a style changes in the meaning of a cell.
#[derive(Debug, Clone, Copy)]
struct Look {
    shown: Shown,
    font: Option<u16>,
    struck: bool,
}

/// The looks of all styles of a workbook, by number.
fn looks<RS: std::io::Read + std::io::Seek>(
    reader: &XlsxCellReader<'_, RS>,
    fonts: &mut Vec<String>,
) -> Vec<Look> {
    let mut known: BTreeMap<String, u16> = fonts
        .iter()
        .enumerate()
        .filter_map(|(index, name)| Some((name.clone(), u16::try_from(index).ok()?)))
        .collect();
    reader
        .styles()
        .iter()
        .map(|style| {
            let font = style.font.as_ref();
            let name = font.and_then(|font| font.name.clone());
            Look {
                shown: shown(style),
                font: name.and_then(|name| font_number(name, fonts, &mut known)),
                struck: font.is_some_and(calamine::Font::has_strikethrough),
            }
        })
        .collect()
}

/// The number of a font's name.
fn font_number(
    name: String,
    fonts: &mut Vec<String>,
    known: &mut BTreeMap<String, u16>,
) -> Option<u16> {
    if let Some(number) = known.get(&name) {
        return Some(*number);
    }
    let number = u16::try_from(fonts.len()).ok()?;
    fonts.push(name.clone());
    known.insert(name, number);
    Some(number)
}

/// How a style shows numbers.
fn shown(style: &Style) -> Shown {
    let Some(format) = &style.number_format else {
        return Shown::General;
    };
    let first = format.format_code.split(';').next().unwrap_or_default();
    if has_bare(first, '%') {
        Shown::Percent
    } else if first.trim() == "@" {
        Shown::Text
    } else {
        Shown::General
    }
}

/// Whether a number format has a character outside quotes and escapes.
fn has_bare(format: &str, wanted: char) -> bool {
    let mut quoted = false;
    let mut escaped = false;
    for character in format.chars() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            _ if character == wanted && !quoted => return true,
            _ => {}
        }
    }
    false
}

/// What a cell holds; nothing for a cell that has only a format.
fn content(
    value: &DataRef<'_>,
    formula: bool,
    cell: Cell,
    part: &SheetPart,
    looks: &[Look],
) -> Option<Content> {
    let seen = part.cells.get(&cell);
    let look = seen.and_then(|seen| looks.get(seen.style));
    let mut content = Content {
        value: plain_value(value),
        formula,
        shown: look.map_or(Shown::General, |look| look.shown),
        font: look.and_then(|look| look.font),
        struck: None,
    };
    if let Some(runs) = seen.and_then(|seen| seen.runs.as_ref()) {
        content.value = Value::Text(runs.kept.clone());
        content.struck = Some(runs.struck.clone());
    } else if look.is_some_and(|look| look.struck) && content.value != Value::Empty {
        content.struck = Some(super::super::text::raw(&content.value));
        content.value = Value::Empty;
    }
    let holds = formula || content.struck.is_some() || content.value != Value::Empty;
    holds.then_some(content)
}

/// A value of the library as ours; text that is empty is nothing.
pub(super) fn plain_value(value: &DataRef<'_>) -> Value {
    let text = |text: &str| {
        if text.is_empty() {
            Value::Empty
        } else {
            Value::Text(text.to_owned())
        }
    };
    match value {
        DataRef::Empty => Value::Empty,
        // Whole numbers of a workbook have at most 15 digits, which a binary number holds exactly.
        DataRef::Int(number) => Value::Number(*number as f64),
        DataRef::Float(number) if number.is_finite() => Value::Number(*number),
        DataRef::Float(number) => Value::Broken(number.to_string()),
        DataRef::String(string) => text(string),
        DataRef::SharedString(string) => text(string),
        DataRef::Bool(truth) => Value::Boolean(*truth),
        DataRef::DateTime(date) if date.as_f64().is_finite() => Value::Date {
            days: date.as_f64(),
            from_1904: is_from_1904(date),
        },
        DataRef::DateTime(date) => Value::Broken(date.as_f64().to_string()),
        DataRef::DateTimeIso(iso) | DataRef::DurationIso(iso) => Value::DateText(iso.clone()),
        DataRef::Error(error) => Value::Error(error.to_string()),
    }
}

/// Whether a date's calendar begins in 1904: its day 0 is then a day of that year.
fn is_from_1904(date: &calamine::ExcelDateTime) -> bool {
    // The library shows the calendar only through the dates that it computes: the two calendars are
    // 1,462 days apart, and days within the calendars' range are computed without fault.
    (0.0..=2_900_000.0).contains(&date.as_f64()) && {
        let (year, ..) = date.to_ymd_hms_milli();
        let (year_1900, ..) = calamine::ExcelDateTime::new(
            date.as_f64(),
            calamine::ExcelDateTimeType::DateTime,
            false,
        )
        .to_ymd_hms_milli();
        year != year_1900
    }
}
