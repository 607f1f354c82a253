//! Excel 2007 and later: the library's stream of cells, with what our own pass over the parts adds.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::rc::Rc;

use calamine::{
    DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxFormulaMetadata,
};

use super::budget::Budget;
use super::circular;
use super::formats::{self, FontNames, Look};
use super::library_error::Cause;
use super::number_format::NumberFormat;
use super::outdated;
use super::sheet_part::SheetPart;
use super::strings_part::Drawn;
use super::xlsx_dimension::without_wrong_areas;
use super::xlsx_parts::Parts;
use crate::limits::MOST_SHEETS;
use crate::model::Format;
use crate::model::{Content, Sheet, Shown, Trouble, Value, Visibility, Workbook, is_on_sheet};
use crate::refusal::Refusal;
use crate::refusal::too_many_sheets;
use crate::step::Step;
use place::Cell;

/// The most cells of one sheet that may be refused before the sheet is given up.
pub(super) const MOST_BAD_CELLS: usize = 1_000;

/// Reads a workbook of the format.
pub(super) fn read(bytes: &[u8], announce: &mut dyn FnMut(Step)) -> Result<Workbook, Refusal> {
    let mended = without_wrong_areas(bytes);
    let bytes = mended.as_deref().unwrap_or(bytes);
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
    let mut names = FontNames::default();
    let mut budget = Budget::new();
    for (at, (name, visible, kind)) in listed.into_iter().enumerate() {
        if kind != SheetType::WorkSheet {
            continue;
        }
        announce(Step::sheet(at, &name));
        let mut part = parts.sheet(&name);
        part.asks_to_be_calculated = parts.calculation.is_asked_for;
        let mut sheet = Sheet::new(&name);
        sheet.visibility = visibility(visible);
        let troubles = &mut workbook.troubles;
        read_sheet(
            &mut library,
            &mut sheet,
            &mut part,
            (&mut names, troubles),
            &mut budget,
        )?;
        if part.is_cut {
            workbook.troubles.push(Trouble {
                sheet: name.clone(),
                cell: None,
                detail: "có hàng triệu ô chỉ có định dạng; định dạng của các ô cuối trang không được xét"
                    .to_owned(),
            });
        }
        if parts.calculation.is_iterative {
            part.formulas.clear();
        }
        circular::mark(&mut sheet, &part.formulas);
        outdated::mark(&mut sheet, &part.formulas);
        sheet.add_notes(part.notes);
        sheet.merges = part.merges;
        sheet.hidden_rows = part.hidden_rows;
        sheet.filtered_rows = part.filtered_rows;
        sheet.hide_columns(part.hidden_columns);
        workbook.sheets.push(sheet);
    }
    workbook.fonts = names.into_names();
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
    part: &mut SheetPart,
    (names, troubles): (&mut FontNames, &mut Vec<Trouble>),
    budget: &mut Budget,
) -> Result<(), Refusal> {
    let mut reader = match library.worksheet_cells_reader(&sheet.name) {
        Ok(reader) => reader,
        Err(error) => {
            let what = "không đọc được trang tính";
            troubles.push(trouble(&sheet.name, what, &error.into()));
            return Ok(());
        }
    };
    let looks = looks(&reader, names);
    let mut formulas = BTreeMap::new();
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
                if let Some(
                    XlsxFormulaMetadata::Normal { formula }
                    | XlsxFormulaMetadata::Shared { formula, .. },
                ) = record.formula
                {
                    formulas.insert(cell, formula);
                }
            }
            Err(error) => {
                bad += 1;
                let cause = Cause::from(error);
                if bad > MOST_BAD_CELLS || cause.is_final() {
                    let what = "chỉ đọc được một phần trang tính";
                    troubles.push(trouble(&sheet.name, what, &cause));
                    break;
                }
            }
        }
    }
    part.formulas = formulas;
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

/// The looks of all styles of a workbook, by number.
fn looks<RS: std::io::Read + std::io::Seek>(
    reader: &XlsxCellReader<'_, RS>,
    names: &mut FontNames,
) -> Vec<Look> {
    reader
        .styles()
        .iter()
        .map(|style| {
            let font = style.font.as_ref();
            let name = font.and_then(|font| font.name.as_deref());
            let format = style.number_format.as_ref();
            Look {
                shown: format.map_or(Shown::General, |format| formats::shown(&format.format_code)),
                font: name.and_then(|name| names.number(name)),
                drawn: Drawn {
                    struck: font.is_some_and(calamine::Font::has_strikethrough),
                    raised: false,
                },
                format: format
                    .and_then(|format| NumberFormat::parse(&format.format_code))
                    .map(Rc::new),
            }
        })
        .collect()
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
    let mut content = Content::plain(plain_value(value));
    content.formula = formula;
    // A library writes 0 where it computes nothing, and asks the program that opens the file to.
    if formula && part.asks_to_be_calculated && content.value == Value::Number(0.0) {
        content.value = Value::Empty;
    }
    if let Some(seen) = seen {
        formats::apply(&mut content, seen, look);
    }
    let shows_other = content.stored.is_some() || content.raised.is_some();
    let holds =
        shows_other || content.formula || content.struck.is_some() || content.value != Value::Empty;
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
