//! A sheet's part: hidden rows and columns, filters, merged areas, the style of each cell.

use super::records::{Records, u16_at, u32_at};
use crate::intake::workbook::sheet_part::{Area, MOST_SEEN, SheetPart};
use crate::place::Cell;

/// The end of a sheet.
const END: u32 = 130;
/// An area with a filter.
const FILTER: u32 = 161;
/// A column whose filter is active.
const FILTERED_COLUMN: u32 = 163;

/// Reads a sheet; nothing where its records end before it does.
pub(super) fn read(mut records: Records<'_>) -> Option<SheetPart> {
    let mut part = SheetPart::default();
    let mut row = 0;
    let mut filter = None;
    while let Some((kind, data)) = records.next() {
        match kind {
            END => return Some(part),
            FILTER => filter = area(data),
            FILTERED_COLUMN => {
                if let Some(area) = filter.take() {
                    part.add_filter(area);
                }
            }
            // A record that is too short says nothing.
            _ => {
                let _ = add(&mut part, kind, data, &mut row);
            }
        }
        if part.cells.len() >= MOST_SEEN {
            return None;
        }
    }
    None
}

/// Adds what a record says.
fn add(part: &mut SheetPart, kind: u32, data: &[u8], row: &mut u32) -> Option<()> {
    match kind {
        // A row, to which the cells that follow belong.
        0 => {
            *row = u32_at(data, 0)?;
            if data.get(11)? & 0x10 != 0 {
                part.hidden_rows.insert(*row);
            }
        }
        // Cells with a value: numbers, errors, truths, texts; then formulas of the same kinds.
        2..=11 | 62 => {
            let at = Cell::new(*row, u32_at(data, 0)?);
            let style = u32_at(data, 4)? & 0x00FF_FFFF;
            let seen = part.cells.entry(at).or_default();
            seen.style = usize::try_from(style).ok()?;
            seen.formula = matches!(kind, 8..=11);
            if kind == 7 {
                seen.shared = Some(usize::try_from(u32_at(data, 8)?).ok()?);
            }
        }
        // Columns.
        60 => {
            let no_width = u32_at(data, 8)? == 0;
            if no_width || u16_at(data, 16)? & 0x0001 != 0 {
                let columns = (u32_at(data, 0)?, u32_at(data, 4)?);
                part.hidden_columns.push(columns);
            }
        }
        176 => part.merges.push(area(data)?),
        _ => {}
    }
    Some(())
}

/// The area of a table in which a filter is active.
pub(super) fn read_filter(mut records: Records<'_>) -> Option<Area> {
    let mut filter = None;
    while let Some((kind, data)) = records.next() {
        match kind {
            FILTER => filter = area(data),
            FILTERED_COLUMN => return filter,
            _ => {}
        }
    }
    None
}

/// An area: first and last row, first and last column.
fn area(data: &[u8]) -> Option<Area> {
    let first = Cell::new(u32_at(data, 0)?, u32_at(data, 8)?);
    let last = Cell::new(u32_at(data, 4)?, u32_at(data, 12)?);
    Some((first, last))
}
