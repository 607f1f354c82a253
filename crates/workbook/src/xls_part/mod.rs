//! What the library does not show of an old Excel workbook (97–2003, and 5.0/95), read from its
//! records: fonts, percentages, hidden and filtered rows, hidden columns, text that is struck out,
//! formulas that cells share.

pub(crate) mod compound;
mod globals;
mod notes;
mod records;
mod sheet;
mod strings;

use encoding_rs::{WINDOWS_1252, WINDOWS_1258};

pub(super) use self::compound::CompoundFault;
use self::globals::Globals;
use super::formats::{self, FontNames};
use crate::limits::MOST_CELLS;
use crate::model::{Value, Workbook};
use vietnamese::decode::is_legacy_font;

/// The most records of all sheets that are looked at: those of as many cells as are read, and as many
/// again that have a format only.
const MOST_RECORDS: usize = 2 * MOST_CELLS;

/// The code page of text in Unicode.
const UNICODE: u16 = 1200;
/// The code page of Western Windows, in which the legacy fonts of Vietnamese put their letters.
const WESTERN: u16 = 1252;
/// The code page of Vietnamese Windows.
const VIETNAMESE: u16 = 1258;

/// The records of a workbook.
pub(super) struct XlsPart {
    stream: Vec<u8>,
    globals: Globals,
}

/// The records of a workbook; nothing where they can't be understood.
///
/// # Errors
/// Where they can't be found.
pub(super) fn open(bytes: &[u8]) -> Result<Option<XlsPart>, CompoundFault> {
    // Of a file for two versions of Excel the later one counts.
    let stream = compound::stream(bytes, &["Workbook", "Book"])?;
    Ok(globals::read(&stream).map(|globals| XlsPart { stream, globals }))
}

impl XlsPart {
    /// The code page by which the library must read text, where it is not the one that the workbook
    /// names: some programs name another one beside text in Unicode, and some name none.
    pub(super) fn code_page(&self) -> Option<u16> {
        if self.globals.is_unicode {
            return Some(UNICODE);
        }
        let known = self.globals.code_page.filter(|page| *page != UNICODE);
        known.is_none().then_some(WESTERN)
    }

    /// Adds to a workbook what its records say. Where those of a sheet are damaged, its cells stay
    /// as the library gives them, and the workbook does not show all.
    pub(super) fn add(&self, workbook: &mut Workbook) {
        let mut names = FontNames::default();
        let looks = self.globals.styles.looks(&mut names);
        workbook.fonts = names.into_names();
        let mut left = MOST_RECORDS;
        let listed = self.globals.sheets.iter().enumerate();
        let mut places = listed.filter(|(_, (has_cells, _))| *has_cells);
        let mut shows_all = !self.globals.is_partial;
        for sheet in &mut workbook.sheets {
            let part = places.next().and_then(|(number, (_, place))| {
                let filter = self.globals.filters.get(&number).copied();
                sheet::read(&self.stream, *place, filter, &mut left)
            });
            match part {
                Some(part) => formats::overlay(sheet, part, &self.globals.styles, &looks),
                None => shows_all = false,
            }
        }
        workbook.shows_looks = shows_all;
        if !self.globals.is_unicode {
            self.restore_legacy_letters(workbook);
        }
    }

    /// Legacy fonts draw the letters of Western Windows, also where the workbook names the
    /// Vietnamese code page: text in them that the library read by that one is put back.
    fn restore_legacy_letters(&self, workbook: &mut Workbook) {
        if self.globals.code_page != Some(VIETNAMESE) {
            return;
        }
        let fonts = &workbook.fonts;
        let sheets = workbook.sheets.iter_mut();
        for content in sheets.flat_map(|sheet| sheet.cells.values_mut()) {
            let number = content.font.map(usize::from);
            let font = number.and_then(|number| fonts.get(number));
            let is_legacy = font.is_some_and(|font| is_legacy_font(font));
            if let (true, Value::Text(text)) = (is_legacy, &mut content.value) {
                let (bytes, _, _) = WINDOWS_1258.encode(text);
                let (letters, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
                *text = letters.into_owned();
            }
        }
    }
}

#[cfg(test)]
mod tests;
