//! What stands before the sheets: fonts, number formats, cell styles, the list of sheets, the areas
//! of filters.

use std::collections::BTreeMap;

use super::records::{Record, Records, u16_at, u32_at};
use super::strings;
use crate::formats::{Font, Styles};
use crate::sheet_part::Area;
use crate::strings_part::Drawn;
use place::Cell;

/// The beginning of a stream of records, or of one inside it.
pub(super) const BEGIN: u16 = 0x0809;
/// Its end.
pub(super) const END: u16 = 0x000A;

/// The number that no font has: programs count over it.
const NO_FONT: u16 = 4;
/// The built-in name of the area of a filter.
const FILTER_AREA: u8 = 0x0D;

/// What stands before the sheets.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Globals {
    /// Whether text is Unicode: since Excel 97.
    pub(super) is_unicode: bool,
    /// The code page of text that is not.
    pub(super) code_page: Option<u16>,
    /// The sheets, in their order: whether each is one of cells, and where its records begin.
    pub(super) sheets: Vec<(bool, usize)>,
    /// Fonts, formats, styles, strings.
    pub(super) styles: Styles,
    /// Whether a part of it was left out.
    pub(super) is_partial: bool,
    /// The area of the filter of each sheet, by its number.
    pub(super) filters: BTreeMap<usize, Area>,
}

/// Reads what stands before the sheets; nothing where the stream is none of this format.
pub(super) fn read(stream: &[u8]) -> Option<Globals> {
    let mut records = Records::from(stream, 0);
    let first = records.next().filter(|record| record.kind == BEGIN)?;
    let mut globals = Globals {
        is_unicode: u16_at(first.data, 0)? >= 0x0600,
        ..Globals::default()
    };
    for record in records {
        if record.kind == END {
            return Some(globals);
        }
        // A record that is too short says nothing.
        let _ = globals.add(&record);
    }
    None
}

impl Globals {
    /// Adds what a record says.
    fn add(&mut self, record: &Record<'_>) -> Option<()> {
        let data = record.data;
        match record.kind {
            0x0042 => self.code_page = u16_at(data, 0),
            0x0031 | 0x0231 => self.font(data)?,
            0x041E | 0x001E => {
                let code = self.long_string(data.get(2..)?)?;
                self.styles.formats.insert(u16_at(data, 0)?, code);
            }
            0x00E0 => {
                let style = (u16_at(data, 0)?, u16_at(data, 2)?);
                self.styles.cells.push(style);
            }
            0x0085 => {
                let place = usize::try_from(u32_at(data, 0)?).ok()?;
                self.sheets.push((*data.get(5)? == 0, place));
            }
            0x0018 | 0x0218 => self.name(data)?,
            0x00FC if self.styles.draws_apart() => {
                let rich = strings::read(record);
                self.is_partial = rich.is_none();
                self.styles.rich = rich.unwrap_or_default();
            }
            _ => {}
        }
        Some(())
    }

    /// A font (\[MS-XLS\] 2.4.122).
    fn font(&mut self, data: &[u8]) -> Option<()> {
        let number = match self.styles.fonts.last_key_value() {
            None => 0,
            Some((last, _)) if last + 1 == NO_FONT => NO_FONT + 1,
            Some((last, _)) => last.checked_add(1)?,
        };
        let font = Font {
            drawn: Drawn {
                struck: u16_at(data, 2).is_some_and(|flags| flags & 0x0008 != 0),
                raised: u16_at(data, 8).is_some_and(|script| script != 0),
            },
            name: self.short_string(data.get(14..).unwrap_or_default()),
        };
        self.styles.fonts.insert(number, font);
        Some(())
    }

    /// A string with its length in one byte; as much of it as is there.
    fn short_string(&self, data: &[u8]) -> String {
        let length = usize::from(data.first().copied().unwrap_or_default());
        let (wide, text) = match (self.is_unicode, data.get(1)) {
            (true, Some(flags)) => (flags & 1 != 0, &data[2..]),
            (true, None) => return String::new(),
            (false, _) => (false, data.get(1..).unwrap_or_default()),
        };
        characters(text, length, wide)
    }

    /// A string of a number format: its length in two bytes, or in one where text is no Unicode.
    fn long_string(&self, data: &[u8]) -> Option<String> {
        if !self.is_unicode {
            return Some(self.short_string(data));
        }
        let length = usize::from(u16_at(data, 0)?);
        Some(characters(data.get(3..)?, length, data.get(2)? & 1 != 0))
    }

    /// A name (\[MS-XLS\] 2.4.150): only those of the areas of filters are of interest.
    fn name(&mut self, data: &[u8]) -> Option<()> {
        let is_built_in = u16_at(data, 0)? & 0x0020 != 0;
        let length = usize::from(*data.get(3)?);
        let formula = data.get(data.len().checked_sub(usize::from(u16_at(data, 4)?))?..)?;
        let sheet = usize::from(u16_at(data, 8)?).checked_sub(1)?;
        let (wide, text) = if self.is_unicode {
            (data.get(14)? & 1 != 0, data.get(15..)?)
        } else {
            (false, data.get(14..)?)
        };
        let is_filter = if is_built_in {
            length == 1 && *text.first()? == FILTER_AREA
        } else {
            characters(text, length, wide).ends_with("_FilterDatabase")
        };
        if is_filter {
            self.filters.insert(sheet, area(formula, self.is_unicode)?);
        }
        Some(())
    }
}

/// Characters of one byte or two each; as many as are there.
fn characters(data: &[u8], length: usize, wide: bool) -> String {
    if wide {
        let units = data.chunks_exact(2).take(length);
        let units: Vec<u16> = units
            .map(|unit| u16::from_le_bytes([unit[0], unit[1]]))
            .collect();
        String::from_utf16_lossy(&units)
    } else {
        data.iter().take(length).copied().map(char::from).collect()
    }
}

/// The area that a formula is, where it is an area of a sheet and nothing else.
fn area(formula: &[u8], is_unicode: bool) -> Option<Area> {
    if !matches!(formula.first()?, 0x3B | 0x5B | 0x7B) {
        return None;
    }
    let (rows, columns) = if is_unicode {
        let columns = (u16_at(formula, 7)? & 0x3FFF, u16_at(formula, 9)? & 0x3FFF);
        (3, columns)
    } else {
        let column = |place: usize| formula.get(place).copied().map(u16::from);
        (15, (column(19)?, column(20)?))
    };
    let mask = if is_unicode { 0xFFFF } else { 0x3FFF };
    let (first, last) = (
        u16_at(formula, rows)? & mask,
        u16_at(formula, rows + 2)? & mask,
    );
    Some((
        Cell::new(first.into(), columns.0.into()),
        Cell::new(last.into(), columns.1.into()),
    ))
}
