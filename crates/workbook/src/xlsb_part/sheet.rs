//! A sheet's part: hidden rows and columns, filters, merged areas, the style of each cell.

use std::collections::BTreeMap;

use super::records::{Records, string_at, u16_at, u32_at};
use crate::limits::{MOST_CELLS, ROWS};
use crate::model::Value;
use crate::sheet_part::{Area, SheetPart};
use place::Cell;

/// The end of a sheet.
const END: u32 = 130;
/// An area with a filter.
const FILTER: u32 = 161;
/// A note, and its text.
const NOTE: u32 = 635;
const NOTE_TEXT: u32 = 637;
/// A column whose filter is active.
const FILTERED_COLUMN: u32 = 163;

/// Reads a sheet; nothing where there are more cells than are read, or where its records end before
/// it does.
pub(super) fn read(mut records: Records<'_>) -> Option<SheetPart> {
    let mut part = SheetPart::default();
    // Where the next cell stands that does not say its column.
    let mut next = Cell::new(0, 0);
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
                let _ = add(&mut part, kind, data, &mut next);
            }
        }
        if part.cells.len() > MOST_CELLS {
            return None;
        }
    }
    None
}

/// Adds what a record says.
fn add(part: &mut SheetPart, kind: u32, data: &[u8], next: &mut Cell) -> Option<()> {
    match kind {
        // A row, to which the cells that follow belong.
        0 => {
            *next = Cell::new(u32_at(data, 0)?, 0);
            if data.get(11)? & 0x10 != 0 && next.row < ROWS {
                part.hidden_rows.insert(next.row);
            }
        }
        // Cells: blank, numbers, errors, truths, texts; formulas of the same kinds; text in runs.
        1..=11 | 62 => {
            next.column = u32_at(data, 0)?;
            cell(part, kind, data.get(4..)?, next)?;
        }
        // The same beside the cell before, without formulas; the library leaves them out.
        12..=18 => {
            let missed = missed(kind, data.get(4..)?);
            if let Some(value) = missed {
                part.missed.insert(*next, value);
            }
            cell(part, kind - 11, data, next)?;
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

/// A cell: its style and what comes behind it.
fn cell(part: &mut SheetPart, kind: u32, data: &[u8], next: &mut Cell) -> Option<()> {
    let at = *next;
    next.column = next.column.saturating_add(1);
    if kind == 1 {
        return Some(());
    }
    let style = u32_at(data, 0)? & 0x00FF_FFFF;
    let seen = part.cells.entry(at).or_default();
    seen.style = usize::try_from(style).ok()?;
    seen.formula = matches!(kind, 8..=11);
    match kind {
        8 => seen.is_blank_text = u32_at(data, 4)? == 0,
        7 => seen.shared = Some(usize::try_from(u32_at(data, 4)?).ok()?),
        // The library shows no formula's error, and no text in runs.
        11 => {
            part.missed.insert(at, error(*data.get(4)?));
        }
        62 => {
            let (text, _) = string_at(data, 5)?;
            part.missed.insert(at, Value::Text(text));
        }
        _ => {}
    }
    Some(())
}

/// The value of a cell that the library leaves out; nothing for a shared string, which is known by
/// its number.
fn missed(kind: u32, data: &[u8]) -> Option<Value> {
    Some(match kind {
        13 => Value::Number(packed(u32_at(data, 0)?)),
        14 => error(*data.first()?),
        15 => Value::Boolean(*data.first()? != 0),
        16 => {
            let bytes = data.get(..8)?.try_into().ok()?;
            Value::Number(f64::from_le_bytes(bytes))
        }
        17 => Value::Text(string_at(data, 0)?.0),
        18 => Value::Empty,
        _ => return None,
    })
}

/// A number in 32 bits (\[MS-XLSB\] 2.5.122): whole, or the upper half of a binary number; in
/// hundredths or not.
fn packed(bits: u32) -> f64 {
    let number = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & 1 == 0 {
        number
    } else {
        number / 100.0
    }
}

/// An error value.
fn error(code: u8) -> Value {
    let name = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR!",
    };
    Value::Error(name.to_owned())
}

/// The words of the notes of a part of notes (\[MS-XLSB\] 2.1.7.8).
pub(super) fn read_notes(mut records: Records<'_>) -> BTreeMap<Cell, String> {
    let mut notes = BTreeMap::new();
    let mut at = None;
    while let Some((kind, data)) = records.next() {
        match kind {
            NOTE => at = area(data.get(4..).unwrap_or_default()).map(|(first, _)| first),
            NOTE_TEXT => {
                if let (Some(cell), Some((text, _))) = (at.take(), string_at(data, 1)) {
                    notes.insert(cell, text);
                }
            }
            _ => {}
        }
    }
    notes
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
