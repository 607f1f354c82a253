//! The other formats of workbooks, of which the library gives a dense grid.

use std::io::Cursor;

use calamine::{Data, DataRef, Ods, Range, Reader, SheetType, Xls, Xlsb};

use super::ods_part;
use super::sheet_part::Area;
use super::xlsx::{plain_value, visibility};
use super::{
    COLUMNS, Content, MOST_CELLS, MOST_SHEETS, ROWS, Sheet, Trouble, Value, Workbook,
    too_many_cells, too_many_sheets,
};
use crate::intake::guard::Format;
use crate::intake::refusal::{Refusal, RefusalKind};
use crate::place::Cell;

/// Reads a workbook of a format.
pub(super) fn read(bytes: &[u8], format: Format) -> Result<Workbook, Refusal> {
    let source = Cursor::new(bytes);
    match format {
        Format::Xlsb => Xlsb::new(source)
            .map_err(|_| refusal())
            .and_then(|library| read_all(library, format, |_, _| Vec::new())),
        Format::Ods => Ods::new(source)
            .map_err(|_| refusal())
            .and_then(|library| read_all(library, format, |_, _| Vec::new()))
            .map(|mut workbook| {
                ods_part::add(bytes, &mut workbook);
                workbook
            }),
        _ => Xls::new(source)
            .map_err(|_| refusal())
            .and_then(|library| read_all(library, format, merges_of_xls)),
    }
}

/// The merged areas of a sheet of the old Excel format.
fn merges_of_xls(library: &Xls<Cursor<&[u8]>>, sheet: &str) -> Vec<Area> {
    let areas = library.merge_cells_by_sheet_name(sheet).unwrap_or_default();
    areas
        .into_iter()
        .map(|area| {
            let cell = |(row, column): (u32, u32)| Cell::new(row, column);
            (cell(area.start), cell(area.end))
        })
        .collect()
}

/// What an error of the library at opening means; its words are the library's own.
fn refusal() -> Refusal {
    Refusal::new(
        RefusalKind::Broken,
        "nội dung bên trong tệp không đúng cấu trúc; hãy lưu lại dạng .xlsx",
    )
}

/// Reads all sheets.
fn read_all<'a, R>(
    mut library: R,
    format: Format,
    merges: impl Fn(&R, &str) -> Vec<Area>,
) -> Result<Workbook, Refusal>
where
    R: Reader<Cursor<&'a [u8]>>,
{
    let listed = library.sheets_metadata().to_vec();
    if listed.len() > MOST_SHEETS {
        return Err(too_many_sheets(listed.len()));
    }
    let mut workbook = Workbook {
        format,
        sheets: Vec::new(),
        fonts: Vec::new(),
        troubles: Vec::new(),
    };
    let mut left = MOST_CELLS;
    for metadata in listed {
        if metadata.typ != SheetType::WorkSheet {
            continue;
        }
        let mut sheet = Sheet::new(&metadata.name);
        sheet.visibility = visibility(metadata.visible);
        match library.worksheet_range(&metadata.name) {
            Ok(range) => {
                let formulas = library
                    .worksheet_formula(&metadata.name)
                    .unwrap_or_default();
                fill(&mut sheet, &range, &formulas, &mut left)?;
            }
            Err(_) => workbook.troubles.push(Trouble {
                sheet: metadata.name.clone(),
                cell: None,
                detail: "không đọc được trang tính; hãy lưu lại dạng .xlsx".to_owned(),
            }),
        }
        sheet.merges = merges(&library, &metadata.name);
        workbook.sheets.push(sheet);
    }
    Ok(workbook)
}

/// The cells of a dense grid that hold something.
fn fill(
    sheet: &mut Sheet,
    range: &Range<Data>,
    formulas: &Range<String>,
    left: &mut usize,
) -> Result<(), Refusal> {
    let mut add = |row: u32, column: u32, content: Content| {
        if row < ROWS && column < COLUMNS {
            *left = left.checked_sub(1).ok_or_else(too_many_cells)?;
            sheet.cells.insert(Cell::new(row, column), content);
        }
        Ok(())
    };
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, data) in range.used_cells() {
        let value = plain_value(&by_reference(data));
        if value != Value::Empty {
            let (row, column) = (first_row + row as u32, first_column + column as u32);
            add(row, column, Content::plain(value))?;
        }
    }
    let (first_row, first_column) = formulas.start().unwrap_or_default();
    for (row, column, formula) in formulas.used_cells() {
        if formula.is_empty() {
            continue;
        }
        let (row, column) = (first_row + row as u32, first_column + column as u32);
        let cell = Cell::new(row, column);
        match sheet.cells.get_mut(&cell) {
            Some(content) => content.formula = true,
            None => {
                let mut content = Content::plain(Value::Empty);
                content.formula = true;
                sheet.cells.insert(cell, content);
            }
        }
    }
    Ok(())
}

/// A value of the dense grid as one of the stream of cells.
fn by_reference(data: &Data) -> DataRef<'_> {
    match data {
        Data::Empty => DataRef::Empty,
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(date) => DataRef::DateTime(*date),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
    }
}
