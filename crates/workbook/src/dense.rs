//! The formats of which the library gives a dense grid: Excel 97–2003, and OpenDocument.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataRef, Ods, OdsError, Range, Reader, SheetType, Xls, XlsOptions};

use super::budget::Budget;
use super::library_error::Cause;
use super::sheet_part::Area;
use super::xls_part::{self, CompoundFault, XlsPart};
use super::xlsx::{plain_value, visibility};
use super::{ods_compact, ods_part, outdated};
use crate::limits::MOST_SHEETS;
use crate::model::Format;
use crate::model::{Content, Sheet, Trouble, Value, Workbook, is_on_sheet};
use crate::refusal::too_many_sheets;
use crate::refusal::{Refusal, RefusalKind};
use crate::step::Step;
use place::Cell;

/// Reads an OpenDocument spreadsheet, with what its content part says beside values.
pub(super) fn read_ods(bytes: &[u8], announce: &mut dyn FnMut(Step)) -> Result<Workbook, Refusal> {
    let compact;
    let (bytes, opened) = match Ods::new(Cursor::new(bytes)) {
        // Something stands between the cells of a row that the library does not expect.
        Err(OdsError::Mismatch { .. }) => {
            compact = ods_compact::compact(bytes);
            let bytes = compact.as_deref().unwrap_or(bytes);
            (bytes, Ods::new(Cursor::new(bytes)))
        }
        opened => (bytes, opened),
    };
    let library = opened.map_err(|error| Cause::from(error).refusal())?;
    let (mut workbook, formulas) = read_all(library, Format::Ods, |_, _| Vec::new(), announce)?;
    announce(Step::Look);
    ods_part::add(bytes, &mut workbook);
    mark_outdated(&mut workbook, &formulas);
    Ok(workbook)
}

/// Reads a workbook of the old Excel format, with what its records say beside values.
pub(super) fn read_xls(bytes: &[u8], announce: &mut dyn FnMut(Step)) -> Result<Workbook, Refusal> {
    let part = match xls_part::open(bytes) {
        Ok(part) => part,
        Err(CompoundFault::NotFound) => None,
        // The library would follow it for ever.
        Err(CompoundFault::Endless) => {
            let seen = "nội dung bên trong tệp nối vòng, không có điểm cuối";
            return Err(Refusal::new(RefusalKind::Broken, seen));
        }
    };
    let mut options = XlsOptions::default();
    options.force_codepage = part.as_ref().and_then(XlsPart::code_page);
    let library = Xls::new_with_options(Cursor::new(bytes), options)
        .map_err(|error| Cause::from(error).refusal())?;
    let (mut workbook, formulas) = read_all(library, Format::Xls, merges_of_xls, announce)?;
    if let Some(part) = part {
        announce(Step::Look);
        part.add(&mut workbook);
    }
    mark_outdated(&mut workbook, &formulas);
    Ok(workbook)
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

/// The formulas of each sheet, in the order of the sheets.
type Formulas = Vec<BTreeMap<Cell, String>>;

/// Marks the saved results that are not what their formulas give.
fn mark_outdated(workbook: &mut Workbook, formulas: &Formulas) {
    for (sheet, formulas) in workbook.sheets.iter_mut().zip(formulas) {
        outdated::mark(sheet, formulas);
    }
}

/// Reads all sheets, and their formulas.
fn read_all<'a, R>(
    mut library: R,
    format: Format,
    merges: impl Fn(&R, &str) -> Vec<Area>,
    announce: &mut dyn FnMut(Step),
) -> Result<(Workbook, Formulas), Refusal>
where
    R: Reader<Cursor<&'a [u8]>>,
    Cause: From<R::Error>,
{
    let listed = library.sheets_metadata().to_vec();
    if listed.len() > MOST_SHEETS {
        return Err(too_many_sheets(listed.len()));
    }
    let mut workbook = Workbook::new(format);
    let mut all_formulas = Formulas::new();
    let mut budget = Budget::new();
    for (at, metadata) in listed.iter().enumerate() {
        if metadata.typ != SheetType::WorkSheet {
            continue;
        }
        announce(Step::sheet(at, &metadata.name));
        let mut sheet = Sheet::new(&metadata.name);
        sheet.visibility = visibility(metadata.visible);
        let mut own = BTreeMap::new();
        match library.worksheet_range(&metadata.name) {
            Ok(range) => {
                let formulas = library
                    .worksheet_formula(&metadata.name)
                    .unwrap_or_default();
                own = fill(&mut sheet, &range, &formulas, &mut budget)?;
            }
            Err(error) => workbook.troubles.push(Trouble {
                sheet: metadata.name.clone(),
                cell: None,
                detail: format!("không đọc được trang tính: {}", Cause::from(error)),
            }),
        }
        sheet.merges = merges(&library, &metadata.name);
        workbook.sheets.push(sheet);
        all_formulas.push(own);
    }
    Ok((workbook, all_formulas))
}

/// The cells of a dense grid that hold something; and its formulas.
fn fill(
    sheet: &mut Sheet,
    range: &Range<Data>,
    formulas: &Range<String>,
    budget: &mut Budget,
) -> Result<BTreeMap<Cell, String>, Refusal> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, data) in range.used_cells() {
        let value = plain_value(&by_reference(data));
        let cell = Cell::new(first_row + row as u32, first_column + column as u32);
        if value != Value::Empty && is_on_sheet(cell) {
            budget.put(sheet, cell, Content::plain(value))?;
        }
    }
    let mut found = BTreeMap::new();
    let (first_row, first_column) = formulas.start().unwrap_or_default();
    for (row, column, formula) in formulas.used_cells() {
        let cell = Cell::new(first_row + row as u32, first_column + column as u32);
        if !formula.is_empty() && is_on_sheet(cell) {
            mark_formula(sheet, cell, budget)?;
            found.insert(cell, formula.clone());
        }
    }
    Ok(found)
}

/// Marks a cell as computed by a formula.
pub(super) fn mark_formula(
    sheet: &mut Sheet,
    cell: Cell,
    budget: &mut Budget,
) -> Result<(), Refusal> {
    if let Some(content) = sheet.cells.get_mut(&cell) {
        content.formula = true;
        return Ok(());
    }
    let mut content = Content::plain(Value::Empty);
    content.formula = true;
    budget.put(sheet, cell, content)
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
