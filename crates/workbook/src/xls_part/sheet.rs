//! The records of a sheet: hidden rows and columns, the style of each cell, whether a filter is active.

use super::globals::{BEGIN, END};
use super::notes;
use super::records::{Record, Records, u16_at, u32_at};
use crate::limits::{COLUMNS, MOST_CELLS, ROWS};
use crate::sheet_part::{Area, Seen, SheetPart};
use place::Cell;

/// A formula.
const FORMULA: u16 = 0x0006;
/// Formulas were not computed before the file was saved.
const UNCALCULATED: u16 = 0x005E;

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
    let mut notes = notes::Notes::default();
    // Whether formulas were changed and not computed before the file was saved.
    let mut is_uncalculated = false;
    // Charts on a sheet are streams inside it, with records of their own.
    let mut depth = 0_u32;
    let mut records = Records::from(stream, place).peekable();
    while let Some(record) = records.next() {
        *left = left.checked_sub(1)?;
        match record.kind {
            BEGIN => depth = depth.saturating_add(1),
            END if depth <= 1 => {
                if is_filtered {
                    // Where its area is not known, a filter may hide any row.
                    let whole = (Cell::new(0, 0), Cell::new(ROWS, COLUMNS));
                    part.add_filter(filter.unwrap_or(whole));
                }
                part.notes = notes.by_cell();
                return Some(part);
            }
            END => depth -= 1,
            _ if depth > 1 => {}
            UNCALCULATED => is_uncalculated = true,
            FORMULA | 0x0206 | 0x0406 => {
                let has_text = records
                    .peek()
                    .is_some_and(|next| matches!(next.kind, 0x0207 | 0x0007));
                let _ = formula(&mut part, &record, has_text, is_uncalculated);
            }
            notes::OBJECT | notes::TEXT | notes::NOTE => {
                let _ = notes.add(&record);
            }
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

/// A formula: of its own, or a part of one that several cells share.
fn formula(
    part: &mut SheetPart,
    record: &Record<'_>,
    has_text: bool,
    is_uncalculated: bool,
) -> Option<()> {
    let data = record.data;
    let seen = cell(part, data)?;
    seen.formula = true;
    let result = data.get(6..14)?;
    let asks_to_be_calculated = u16_at(data, 14)? & 0x0003 != 0;
    let code = data.get(22..)?;
    // Some libraries write the empty text for whatever they did not compute: only a formula that
    // can give a text has it as its result.
    seen.is_blank_text = matches!(result, [3, _, _, _, _, _, 0xFF, 0xFF]) && can_give_text(code);
    // LibreOffice writes the number 0 for a text, without the text; other libraries for everything.
    seen.is_uncalculated = result.iter().all(|byte| *byte == 0)
        && !has_text
        && (is_uncalculated || asks_to_be_calculated || can_give_text(code));
    Some(())
}

/// Whether the code of a formula can give a text: it holds one, is nothing but a reference, or
/// chooses between values.
fn can_give_text(code: &[u8]) -> bool {
    const TEXT: u8 = 0x17;
    const CHOICE: [u8; 2] = [0x19, 0x02];
    let is_reference = matches!(
        (code.first(), code.len()),
        (Some(0x23 | 0x24 | 0x43 | 0x44 | 0x63 | 0x64), 0..=9)
            | (Some(0x3A | 0x5A | 0x7A | 0x39 | 0x59 | 0x79), 0..=24)
    );
    // VLOOKUP, HLOOKUP, INDEX, LOOKUP, CHOOSE, TEXT, CONCATENATE.
    let gives_text = |call: &[u8]| {
        matches!(call[0] & 0x1F, 0x01 | 0x02)
            && call[0] >= 0x21
            && [102, 101, 29, 28, 100, 48, 336].contains(&u16::from_le_bytes([call[2], call[3]]))
    };
    is_reference
        || code.contains(&TEXT)
        || code.windows(2).any(|bytes| bytes == CHOICE)
        || code.windows(4).any(gives_text)
}

/// The cell of a record, with its style.
fn cell<'a>(part: &'a mut SheetPart, data: &[u8]) -> Option<&'a mut Seen> {
    let at = Cell::new(u16_at(data, 0)?.into(), u16_at(data, 2)?.into());
    let style = u16_at(data, 4)?.into();
    let seen = part.cells.entry(at).or_default();
    seen.style = style;
    Some(seen)
}
