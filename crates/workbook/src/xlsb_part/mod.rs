//! What the library does not show of a binary workbook (`.xlsb`), read from the records of its parts:
//! fonts, percentages, hidden and filtered rows, hidden columns, merged areas, text that is struck
//! out, formulas that cells share.

mod records;
mod sheet;
mod styles;

use self::records::{Records, string_at};
use super::formats::{self, FontNames};
use super::sheet_part::SheetPart;
use crate::model::{Value, Workbook};
use opc::container::Container;

/// The part of the workbook itself.
const WORKBOOK: &str = "xl/workbook.bin";
/// A sheet in the list of sheets.
const LISTED_SHEET: u32 = 156;
/// How formulas are calculated.
const CALCULATION: u32 = 157;
/// Properties of the workbook.
const PROPERTIES: u32 = 153;

/// Adds to a workbook what its parts say. Where those of a sheet are missing or damaged, its cells
/// stay as the library gives them, and the workbook does not show all.
pub(super) fn add(bytes: &[u8], workbook: &mut Workbook) {
    workbook.shows_looks = add_all(bytes, workbook).unwrap_or(false);
}

/// Adds what the parts say, and whether they say all; nothing where the workbook can't be understood.
fn add_all(bytes: &[u8], workbook: &mut Workbook) -> Option<bool> {
    let mut container = Container::open(bytes).ok()?;
    let Listed {
        sheets: listed,
        from_1904,
        asks_to_be_calculated,
    } = container.with_bytes(WORKBOOK, |bytes| list_sheets(Records::new(bytes)))?;
    let targets = container.relations(WORKBOOK);
    let mut styles = container
        .with_bytes("xl/styles.bin", |bytes| styles::read(Records::new(bytes)))
        .unwrap_or_default();
    styles.from_1904 = from_1904;
    let mut names = FontNames::default();
    let looks = styles.looks(&mut names);
    workbook.fonts = names.into_names();
    let parts: Vec<Option<SheetPart>> = workbook
        .sheets
        .iter()
        .map(|sheet| {
            let (_, id) = listed.iter().find(|(name, _)| *name == sheet.name)?;
            let path = &targets.iter().rfind(|target| target.id == *id)?.target;
            sheet_part(&mut container, path)
        })
        .collect();
    let lack_text = parts.iter().flatten().any(lacks_text);
    let (texts, rich) = container
        .with_bytes("xl/sharedstrings.bin", |bytes| {
            styles::strings(Records::new(bytes), lack_text)
        })
        .unwrap_or_default();
    styles.rich = rich;
    let mut shows_all = true;
    for (sheet, part) in workbook.sheets.iter_mut().zip(parts) {
        match part {
            Some(mut part) => {
                for seen in part.cells.values_mut() {
                    seen.is_uncalculated = seen.formula && asks_to_be_calculated;
                }
                name_missed_strings(&mut part, &texts);
                formats::overlay(sheet, part, &styles, &looks);
            }
            None => shows_all = false,
        }
    }
    Some(shows_all)
}

/// Whether the library leaves out shared strings of a sheet.
fn lacks_text(part: &SheetPart) -> bool {
    part.missed.values().any(|value| *value == Value::Empty)
}

/// Gives the shared strings that the library leaves out their text.
fn name_missed_strings(part: &mut SheetPart, texts: &[String]) {
    for (cell, value) in &mut part.missed {
        let number = part.cells.get(cell).and_then(|seen| seen.shared);
        if let (Value::Empty, Some(text)) = (&value, number.and_then(|number| texts.get(number))) {
            *value = Value::Text(text.clone());
        }
    }
}

/// What a sheet's part says beside values, with the filters of its tables.
fn sheet_part(container: &mut Container<'_>, path: &str) -> Option<SheetPart> {
    let mut part = container
        .with_bytes(path, |bytes| sheet::read(Records::new(bytes)))
        .flatten()?;
    for notes in container.related(path, "comments") {
        let read = container.with_bytes(&notes, |bytes| sheet::read_notes(Records::new(bytes)));
        part.notes.extend(read.unwrap_or_default());
    }
    for table in container.related(path, "table") {
        let filter = container
            .with_bytes(&table, |bytes| sheet::read_filter(Records::new(bytes)))
            .flatten();
        if let Some(area) = filter {
            part.add_filter(area);
        }
    }
    Some(part)
}

/// What the part of the workbook says.
#[derive(Default)]
struct Listed {
    /// Name and relation of each sheet.
    sheets: Vec<(String, String)>,
    /// Whether the calendar begins in 1904.
    from_1904: bool,
    /// Whether its formulas are to be calculated when it is opened.
    asks_to_be_calculated: bool,
}

/// Lists the sheets.
fn list_sheets(mut records: Records<'_>) -> Listed {
    let mut listed = Listed::default();
    while let Some((kind, data)) = records.next() {
        if kind == LISTED_SHEET
            && let Some((relation, end)) = string_at(data, 8)
            && let Some((name, _)) = string_at(data, end)
        {
            listed.sheets.push((name, relation));
        }
        if kind == PROPERTIES {
            listed.from_1904 = data.first().is_some_and(|flags| flags & 1 != 0);
        }
        if kind == CALCULATION {
            // On load, or left uncalculated when it was saved.
            listed.asks_to_be_calculated = data.get(24).is_some_and(|flags| flags & 0x11 != 0);
        }
    }
    listed
}

#[cfg(test)]
mod tests;
