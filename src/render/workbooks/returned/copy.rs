//! A copy of values, for workbooks that can't be kept as they are: sheets, merged areas, hidden rows
//! and columns; widths by what stands in the cells, because other formats do not tell them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook as Writer, Worksheet, XlsxError,
};

use super::list;
use crate::form::{NarrativeSection, TABLE_MARK};
use crate::place::Cell;
use workbook::{Content, Sheet, Shown, Value, Visibility, Workbook};

/// Excel's number of the A4 format.
const A4: u8 = 9;
/// The longest text that a cell takes.
const LONGEST: usize = 32_000;
/// Days between the calendars that begin in 1900 and in 1904.
const CALENDARS: f64 = 1_462.0;

/// A copy: its bytes, and the name of each sheet of the original in it.
pub(super) struct Copied {
    /// The bytes.
    pub(super) bytes: Vec<u8>,
    /// Names of sheets that had to be changed: old, new.
    pub(super) renamed: Vec<(String, String)>,
}

/// A workbook that holds nothing but a sheet for the list.
pub(super) fn blank() -> Option<Vec<u8>> {
    let mut writer = writer();
    let written = || -> Result<Vec<u8>, XlsxError> {
        let sheet = writer.add_worksheet();
        sheet.set_name(list::NAME)?;
        sheet.write_string(0, 0, list::TITLE)?;
        writer.save_to_buffer()
    };
    let mut written = written;
    written().ok()
}

/// Copies a workbook's values.
pub(super) fn copy(workbook: &Workbook) -> Option<Copied> {
    let mut writer = writer();
    let mut taken = BTreeSet::from([list::NAME.to_lowercase()]);
    let mut renamed = Vec::new();
    for sheet in &workbook.sheets {
        let name = usable_name(&sheet.name, &mut taken);
        if name != sheet.name {
            renamed.push((sheet.name.clone(), name.clone()));
        }
        write(writer.add_worksheet(), sheet, &name).ok()?;
    }
    let bytes = writer.save_to_buffer().ok()?;
    Some(Copied { bytes, renamed })
}

/// A workbook whose day of creation is fixed: equal inputs give equal bytes.
fn writer() -> Writer {
    let mut writer = Writer::new();
    let properties = DocProperties::new().set_title("Bản trả lại để sửa");
    let properties = match ExcelDateTime::from_ymd(2000, 1, 1) {
        Ok(day) => properties.set_creation_datetime(&day),
        Err(_) => properties,
    };
    writer.set_properties(&properties);
    writer
}

/// A sheet's name as spreadsheets take it, unlike those that are taken.
fn usable_name(name: &str, taken: &mut BTreeSet<String>) -> String {
    let plain: String = name
        .chars()
        .map(|letter| match letter {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' => '_',
            letter if letter.is_control() => '_',
            letter => letter,
        })
        .collect();
    let plain = plain.trim_matches('\'');
    let plain = if plain.trim().is_empty() {
        "Trang"
    } else {
        plain
    };
    let cut = |most: usize| {
        let mut units = 0;
        plain
            .chars()
            .take_while(|letter| {
                units += letter.len_utf16();
                units <= most
            })
            .collect::<String>()
    };
    let mut name = cut(31);
    let mut number = 2;
    while !taken.insert(name.to_lowercase()) {
        name = format!("{} ({number})", cut(24));
        number += 1;
    }
    name
}

fn write(to: &mut Worksheet, sheet: &Sheet, name: &str) -> Result<(), XlsxError> {
    to.set_name(name)?;
    match sheet.visibility {
        Visibility::Visible => {}
        Visibility::Hidden => {
            to.set_hidden(true);
        }
        Visibility::VeryHidden => {
            to.set_very_hidden(true);
        }
    }
    for (column, width) in widths(sheet) {
        to.set_column_width(column, width)?;
    }
    for (first, last) in merges(sheet) {
        let plain = format(Shown::General);
        let (first_column, last_column) = (first.column as u16, last.column as u16);
        to.merge_range(first.row, first_column, last.row, last_column, "", &plain)?;
    }
    for (cell, content) in &sheet.cells {
        write_cell(to, *cell, content)?;
    }
    for row in sheet.hidden_rows.iter().chain(&sheet.filtered_rows) {
        to.set_row_hidden(*row)?;
    }
    hide_keys(to, sheet)?;
    to.set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.5, 0.5, 0.3, 0.3);
    for (first, last) in &sheet.hidden_columns {
        if first <= last && *last < workbook::COLUMNS {
            to.set_column_range_hidden(*first as u16, *last as u16)?;
        }
    }
    Ok(())
}

/// Hides the keys of our own forms; not every format tells that they were hidden.
fn hide_keys(to: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    for (cell, content) in &sheet.cells {
        let Value::Text(text) = &content.value else {
            continue;
        };
        let is_table = text == TABLE_MARK;
        if is_table {
            to.set_row_hidden(cell.row)?;
        }
        if is_table
            || NarrativeSection::ALL
                .iter()
                .any(|section| section.key() == text)
        {
            to.set_column_hidden(cell.column as u16)?;
        }
    }
    Ok(())
}

fn write_cell(to: &mut Worksheet, cell: Cell, content: &Content) -> Result<(), XlsxError> {
    let (row, column) = (cell.row, cell.column as u16);
    let look = format(content.shown);
    if let Some(day) = whole_day(&content.value) {
        let look = look.set_num_format("dd/mm/yyyy");
        to.write_datetime_with_format(row, column, day, &look)?;
        return Ok(());
    }
    match &content.value {
        Value::Empty => to.write_blank(row, column, &look)?,
        Value::Number(number) => to.write_number_with_format(row, column, *number, &look)?,
        Value::Boolean(truth) => to.write_boolean_with_format(row, column, *truth, &look)?,
        Value::Date { days, from_1904 } => {
            let days = days + if *from_1904 { CALENDARS } else { 0.0 };
            let look = look.set_num_format("dd/mm/yyyy");
            to.write_number_with_format(row, column, days, &look)?
        }
        Value::Text(text) | Value::DateText(text) | Value::Error(text) | Value::Broken(text) => {
            let text: String = text.chars().take(LONGEST / 2).collect();
            to.write_string_with_format(row, column, text, &look)?
        }
    };
    Ok(())
}

/// The day of a date that the file has as ISO text (OpenDocument), where it names no time of day.
fn whole_day(value: &Value) -> Option<ExcelDateTime> {
    match value {
        Value::DateText(iso) => {
            let day: NaiveDate = iso.parse().ok()?;
            ExcelDateTime::from_ymd(
                u16::try_from(day.year()).ok()?,
                u8::try_from(day.month()).ok()?,
                u8::try_from(day.day()).ok()?,
            )
            .ok()
        }
        _ => None,
    }
}

fn format(shown: Shown) -> Format {
    let look = Format::new()
        .set_font_name("Times New Roman")
        .set_font_size(11)
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter);
    match shown {
        Shown::General => look,
        Shown::Percent => look.set_num_format("0.00%"),
        Shown::Text => look.set_num_format("@"),
    }
}

/// Merged areas of more than one cell that do not overlap.
fn merges(sheet: &Sheet) -> Vec<(Cell, Cell)> {
    let mut kept: Vec<(Cell, Cell)> = Vec::new();
    for (first, last) in &sheet.merges {
        let overlaps = kept.iter().any(|(a, b)| {
            a.row <= last.row
                && first.row <= b.row
                && a.column <= last.column
                && first.column <= b.column
        });
        let is_area = first != last && first.row <= last.row && first.column <= last.column;
        if is_area && !overlaps {
            kept.push((*first, *last));
        }
    }
    kept
}

/// The width of each column, by the texts in it that are no whole sentence; what stands across several
/// columns widens none.
fn widths(sheet: &Sheet) -> BTreeMap<u16, f64> {
    let across: BTreeSet<Cell> = merges(sheet)
        .into_iter()
        .filter(|(first, last)| first.column < last.column)
        .map(|(first, _)| first)
        .collect();
    let mut widths: BTreeMap<u16, f64> = BTreeMap::new();
    let single = sheet
        .cells
        .iter()
        .filter(|(cell, _)| !across.contains(cell));
    for (cell, content) in single {
        let letters = match &content.value {
            Value::Text(text) | Value::Broken(text) => text
                .lines()
                .map(|line| line.chars().count())
                .max()
                .unwrap_or(0),
            Value::Empty => 0,
            _ => 12,
        };
        let width = (letters as f64 + 2.0).clamp(9.0, 45.0);
        let known = widths.entry(cell.column as u16).or_insert(9.0);
        *known = known.max(width);
    }
    widths
}
