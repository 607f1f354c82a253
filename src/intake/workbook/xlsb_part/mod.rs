//! What the library does not show of a binary workbook (`.xlsb`), read from the records of its parts:
//! fonts, percentages, hidden and filtered rows, hidden columns, merged areas, text that is struck
//! out, formulas that cells share.

mod records;
mod sheet;
mod styles;

use self::records::{Records, string_at};
use super::Workbook;
use super::container::Container;
use super::look::{self, FontNames};
use super::sheet_part::SheetPart;

/// The part of the workbook itself.
const WORKBOOK: &str = "xl/workbook.bin";
/// A sheet in the list of sheets.
const LISTED_SHEET: u32 = 156;

/// Adds to a workbook what its parts say. Where those of a sheet are missing or damaged, its cells
/// stay as the library gives them, and the workbook does not show all.
pub(super) fn add(bytes: &[u8], workbook: &mut Workbook) {
    workbook.shows_looks = add_all(bytes, workbook).unwrap_or(false);
}

/// Adds what the parts say, and whether they say all; nothing where the workbook can't be understood.
fn add_all(bytes: &[u8], workbook: &mut Workbook) -> Option<bool> {
    let mut container = Container::open(bytes).ok()?;
    let listed = container.with_bytes(WORKBOOK, |bytes| list_sheets(Records::new(bytes)))?;
    let targets = container.relations(WORKBOOK);
    let mut styles = container
        .with_bytes("xl/styles.bin", |bytes| styles::read(Records::new(bytes)))
        .unwrap_or_default();
    if styles.strikes() {
        styles.rich = container
            .with_bytes("xl/sharedstrings.bin", |bytes| {
                styles::rich_strings(Records::new(bytes))
            })
            .unwrap_or_default();
    }
    let mut names = FontNames::default();
    let looks = styles.looks(&mut names);
    workbook.fonts = names.into_names();
    let mut shows_all = true;
    for sheet in &mut workbook.sheets {
        let mut parts = listed.iter().filter(|(name, _)| *name == sheet.name);
        let path = parts.next().and_then(|(_, id)| targets.get(id));
        let part = path.and_then(|(_, path)| sheet_part(&mut container, path));
        match part {
            Some(part) => look::overlay(sheet, part, &styles, &looks),
            None => shows_all = false,
        }
    }
    Some(shows_all)
}

/// What a sheet's part says beside values, with the filters of its tables.
fn sheet_part(container: &mut Container<'_>, path: &str) -> Option<SheetPart> {
    let mut part = container
        .with_bytes(path, |bytes| sheet::read(Records::new(bytes)))
        .flatten()?;
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

/// Name and relation of each sheet.
fn list_sheets(mut records: Records<'_>) -> Vec<(String, String)> {
    let mut listed = Vec::new();
    while let Some((kind, data)) = records.next() {
        if kind == LISTED_SHEET
            && let Some((relation, end)) = string_at(data, 8)
            && let Some((name, _)) = string_at(data, end)
        {
            listed.push((name, relation));
        }
    }
    listed
}
