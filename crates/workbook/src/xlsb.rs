//! Excel's binary workbook: the library's stream of cells, and the looks that a pass over the records
//! adds.

use std::io::Cursor;

use calamine::{Reader, SheetType, Xlsb};

use super::budget::Budget;
use super::dense::mark_formula;
use super::library_error::Cause;
use super::xlsb_part;
use super::xlsx::{MOST_BAD_CELLS, plain_value, visibility};
use crate::limits::MOST_SHEETS;
use crate::model::Format;
use crate::model::{Content, Sheet, Trouble, Value, Workbook, is_on_sheet};
use crate::refusal::Refusal;
use crate::refusal::too_many_sheets;
use crate::step::Step;
use place::Cell;

type Library<'a> = Xlsb<Cursor<&'a [u8]>>;

/// Reads a workbook of the format.
pub(super) fn read(bytes: &[u8], announce: &mut dyn FnMut(Step)) -> Result<Workbook, Refusal> {
    let mut library: Library<'_> =
        Xlsb::new(Cursor::new(bytes)).map_err(|error| Cause::from(error).refusal())?;
    let listed = library.sheets_metadata().to_vec();
    if listed.len() > MOST_SHEETS {
        return Err(too_many_sheets(listed.len()));
    }
    let mut workbook = Workbook::new(Format::Xlsb);
    let mut budget = Budget::new();
    for (at, metadata) in listed.iter().enumerate() {
        if metadata.typ != SheetType::WorkSheet {
            continue;
        }
        announce(Step::sheet(at, &metadata.name));
        let mut sheet = Sheet::new(&metadata.name);
        sheet.visibility = visibility(metadata.visible);
        let trouble = values(&mut library, &mut sheet, &mut budget)?;
        formulas(&mut library, &mut sheet, &mut budget)?;
        if let Some(cause) = trouble {
            workbook.troubles.push(Trouble {
                sheet: metadata.name.clone(),
                cell: None,
                detail: format!("chỉ đọc được một phần trang tính: {cause}"),
            });
        }
        workbook.sheets.push(sheet);
    }
    announce(Step::Look);
    xlsb_part::add(bytes, &mut workbook);
    Ok(workbook)
}

/// The values of a sheet; gives why not all of it could be read. A bad cell costs itself only.
fn values(
    library: &mut Library<'_>,
    sheet: &mut Sheet,
    budget: &mut Budget,
) -> Result<Option<Cause>, Refusal> {
    let mut reader = match library.worksheet_cells_reader(&sheet.name) {
        Ok(reader) => reader,
        Err(error) => return Ok(Some(error.into())),
    };
    let (mut bad, mut trouble) = (0, None);
    loop {
        match reader.next_cell() {
            Ok(None) => return Ok(trouble),
            Ok(Some(read)) => {
                let value = plain_value(read.get_value());
                let (row, column) = read.get_position();
                let cell = Cell::new(row, column);
                if value != Value::Empty && is_on_sheet(cell) {
                    budget.put(sheet, cell, Content::plain(value))?;
                }
            }
            Err(error) => {
                let cause = Cause::from(error);
                bad += 1;
                if cause.is_final() || bad > MOST_BAD_CELLS {
                    return Ok(Some(cause));
                }
                trouble = Some(cause);
            }
        }
    }
}

/// Marks the cells that formulas compute. A formula that the library does not know is passed over:
/// its value was read all the same.
fn formulas(
    library: &mut Library<'_>,
    sheet: &mut Sheet,
    budget: &mut Budget,
) -> Result<(), Refusal> {
    let Ok(mut reader) = library.worksheet_cells_reader(&sheet.name) else {
        return Ok(());
    };
    let mut bad = 0;
    loop {
        match reader.next_formula() {
            Ok(None) => return Ok(()),
            Ok(Some(read)) => {
                let (row, column) = read.get_position();
                let cell = Cell::new(row, column);
                if !read.get_value().is_empty() && is_on_sheet(cell) {
                    mark_formula(sheet, cell, budget)?;
                }
            }
            Err(error) => {
                bad += 1;
                if Cause::from(error).is_final() || bad > MOST_BAD_CELLS {
                    return Ok(());
                }
            }
        }
    }
}
