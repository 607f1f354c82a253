//! Excel 2007 and later: the library's stream of cells, with what our own pass over the parts adds.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxCellReader};

use super::budget::Budget;
use super::cause::Cause;
use super::parts::Parts;
use super::sheet_part::SheetPart;
use super::{
    Content, MOST_SHEETS, Sheet, Shown, Step, Trouble, Value, Visibility, Workbook, is_on_sheet,
    too_many_sheets,
};
use crate::intake::guard::Format;
use crate::intake::refusal::Refusal;
use crate::place::Cell;

/// The most cells of one sheet that may be refused before the sheet is given up.
pub(super) const MOST_BAD_CELLS: usize = 1_000;

/// Reads a workbook of the format.
pub(super) fn read(bytes: &[u8], announce: &mut dyn FnMut(Step)) -> Result<Workbook, Refusal> {
    let mut library: Xlsx<_> =
        Xlsx::new(Cursor::new(bytes)).map_err(|error| Cause::from(error).refusal())?;
    announce(Step::Look);
    let mut parts = Parts::open(bytes)?;
    let listed: Vec<(String, SheetVisible, SheetType)> = library
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible, sheet.typ))
        .collect();
    if listed.len() > MOST_SHEETS {
        return Err(too_many_sheets(listed.len()));
    }
    let mut workbook = Workbook::new(Format::Xlsx);
    let mut budget = Budget::new();
    for (at, (name, visible, kind)) in listed.into_iter().enumerate() {
        if kind != SheetType::WorkSheet {
            continue;
        }
        announce(Step::sheet(at, &name));
        let part = parts.sheet(&name);
        let mut sheet = Sheet::new(&name);
        sheet.visibility = visibility(visible);
        read_sheet(&mut library, &mut sheet, &part, &mut workbook, &mut budget)?;
        if part.is_cut {
            workbook.troubles.push(Trouble {
                sheet: name.clone(),
                cell: None,
                detail: "có hàng triệu ô chỉ có định dạng; định dạng của các ô cuối trang không được xét"
                    .to_owned(),
            });
        }
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

/// Reads the cells of a sheet; a bad cell costs itself only.
fn read_sheet(
    library: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &mut Sheet,
    part: &SheetPart,
    workbook: &mut Workbook,
    budget: &mut Budget,
) -> Result<(), Refusal> {
    let mut reader = match library.worksheet_cells_reader(&sheet.name) {
        Ok(reader) => reader,
        Err(error) => {
            let what = "không đọc được trang tính";
            let trouble = trouble(&sheet.name, what, &error.into());
            workbook.troubles.push(trouble);
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
                let cell = Cell::new(row, column);
                if !is_on_sheet(cell) {
                    continue;
                }
                let content = content(&record.value, record.formula.is_some(), cell, part, &looks);
                if let Some(content) = content {
                    budget.put(sheet, cell, content)?;
                }
            }
            Err(error) => {
                bad += 1;
                let cause = Cause::from(error);
                if bad > MOST_BAD_CELLS || cause.is_final() {
                    let what = "chỉ đọc được một phần trang tính";
                    workbook.troubles.push(trouble(&sheet.name, what, &cause));
                    break;
                }
            }
        }
    }
    add_broken(sheet, part, bad, budget)
}

/// What could not be read of a sheet.
fn trouble(sheet: &str, what: &str, cause: &Cause) -> Trouble {
    Trouble {
        sheet: sheet.to_owned(),
        cell: None,
        detail: format!("{what}: {cause}"),
    }
}

/// Cells that stand in the sheet's part with a value and that the library refused.
fn add_broken(
    sheet: &mut Sheet,
    part: &SheetPart,
    bad: usize,
    budget: &mut Budget,
) -> Result<(), Refusal> {
    if bad == 0 {
        return Ok(());
    }
    for (cell, look) in &part.cells {
        if let Some(value) = &look.value
            && is_on_sheet(*cell)
            && !sheet.cells.contains_key(cell)
        {
            budget.put(sheet, *cell, Content::plain(Value::Broken(value.clone())))?;
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
