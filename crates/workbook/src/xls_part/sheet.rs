//! The records of a sheet: hidden rows and columns, the style of each cell, whether a filter is active.

use super::globals::{BEGIN, END};
use super::records::{Record, Records, u16_at, u32_at};
use crate::limits::{COLUMNS, MOST_CELLS, ROWS};
use crate::sheet_part::{Area, Seen, SheetPart};
use place::Cell;

/// Reads a sheet. Every record takes one of those that are left; nothing where they run out, where
/// there are more cells than are read, or where the records end before the sheet does.
pub(super) fn read(
    stream: &[u8],
    place: usize,
    filter: Option<Area>,
    left: &mut usize,
) -> Option<SheetPart> {
    let mut part = SheetPart::default();
    let mut is_filtered = false;
    // Charts on a sheet are streams inside it, with records of their own.
    let mut depth = 0_u32;
    for record in Records::from(stream, place) {
        *left = left.checked_sub(1)?;
        match record.kind {
            BEGIN => depth = depth.saturating_add(1),
            END if depth <= 1 => {
                if is_filtered {
                    // Where its area is not known, a filter may hide any row.
                    let whole = (Cell::new(0, 0), Cell::new(ROWS, COLUMNS));
                    part.add_filter(filter.unwrap_or(whole));
                }
                return Some(part);
            }
            END => depth -= 1,
            _ if depth > 1 => {}
            // A filter is active, and a filter's condition.
            0x009B | 0x009E => is_filtered = true,
            _ => {
                let _ = add(&mut part, &record);
                if part.cells.len() > MOST_CELLS {
                    return None;
                }
            }
        }
    }
    None
}

/// Adds what a record says; one that is too short says nothing.
fn add(part: &mut SheetPart, record: &Record<'_>) -> Option<()> {
    let data = record.data;
    match record.kind {
        // A row.
        0x0208 if u16_at(data, 12)? & 0x0020 != 0 => {
            part.hidden_rows.insert(u16_at(data, 0)?.into());
        }
        // Columns.
        0x007D => {
            let no_width = u16_at(data, 4)? == 0;
            if no_width || u16_at(data, 8)? & 0x0001 != 0 {
                let columns = (u16_at(data, 0)?.into(), u16_at(data, 2)?.into());
                part.hidden_columns.push(columns);
            }
        }
        // Numbers, texts, truths and errors.
        0x0203 | 0x0204 | 0x0205 | 0x027E | 0x00D6 => {
            cell(part, data)?;
        }
        // A shared string.
        0x00FD => {
            let number = usize::try_from(u32_at(data, 6)?).ok()?;
            cell(part, data)?.shared = Some(number);
        }
        // A filter's condition since Excel 2007, with the area of the filter, which may be a table's.
        0x087E => {
            let first = Cell::new(u16_at(data, 4)?.into(), u16_at(data, 8)?.into());
            let last = Cell::new(u16_at(data, 6)?.into(), u16_at(data, 10)?.into());
            part.add_filter((first, last));
        }
        // A formula: of its own, or a part of one that several cells share.
        0x0006 | 0x0206 | 0x0406 => cell(part, data)?.formula = true,
        // Numbers side by side.
        0x00BD => {
            let (row, first) = (u16_at(data, 0)?, u16_at(data, 2)?);
            let numbers = data.get(4..data.len().checked_sub(2)?)?.chunks_exact(6);
            for (column, number) in (u32::from(first)..).zip(numbers) {
                let seen = part.cells.entry(Cell::new(row.into(), column)).or_default();
                seen.style = u16_at(number, 0)?.into();
            }
        }
        _ => {}
    }
    Some(())
}

/// The cell of a record, with its style.
fn cell<'a>(part: &'a mut SheetPart, data: &[u8]) -> Option<&'a mut Seen> {
    let at = Cell::new(u16_at(data, 0)?.into(), u16_at(data, 2)?.into());
    let style = u16_at(data, 4)?.into();
    let seen = part.cells.entry(at).or_default();
    seen.style = style;
    Some(seen)
}
