//! Notes on what was left out or changed while reading: hidden and struck-out cells, filters,
//! legacy encodings, damaged parts.

use std::collections::BTreeSet;

use super::cell_words::{self, quoted};
use super::guard::Format;
use super::layout::keyed::is_identity;
use super::layout::{Layout, Table};
use super::rules;
use super::visible_sheet::VisibleSheet;
use super::workbook::{Value, Visibility, Workbook};
use crate::finding::Finding;
use crate::form::{Column, LIST_SHEET};
use crate::place::{Cell, Place, column_letters};

/// The most rows, columns or cells that one note lists.
const MOST_LISTED: usize = 10;

/// The notes on a workbook.
pub fn notes(workbook: &Workbook, file: &str, layout: &Layout) -> Vec<Finding> {
    let mut notes = troubles(workbook, file);
    notes.extend(unseen_looks(workbook, file));
    notes.extend(hidden_sheets(workbook, file));
    for table in &layout.tables {
        let page = VisibleSheet {
            workbook,
            sheet: &workbook.sheets[table.sheet],
            file,
        };
        notes.extend(hidden_rows(&page, table));
        notes.extend(hidden_columns(&page, table));
        notes.extend(covered(&page, table));
        notes.extend(filtered(&page, table));
        notes.extend(struck(&page, table));
        notes.extend(raised(&page, table));
        notes.extend(shown_otherwise(&page, table));
    }
    notes.extend(converted(workbook, file, layout));
    notes
}

/// Parts that could not be read.
fn troubles(workbook: &Workbook, file: &str) -> Vec<Finding> {
    workbook
        .troubles
        .iter()
        .map(|trouble| {
            let mut place = Place::sheet(file, quoted(&trouble.sheet));
            place.cell = trouble.cell;
            let seen = quoted(&trouble.detail);
            Finding::new(&rules::PARTLY_BROKEN, seen, "trang tính đọc được trọn vẹn").at(place)
        })
        .collect()
}

/// Fonts, formats and hidden rows that the file has but that could not be seen.
fn unseen_looks(workbook: &Workbook, file: &str) -> Option<Finding> {
    if workbook.shows_looks {
        return None;
    }
    let format = match workbook.format {
        Format::Xls => "tệp .xls",
        Format::Xlsb => "tệp .xlsb",
        Format::Xlsx | Format::Ods | Format::Delimited => "tệp",
    };
    let seen = format!("phần định dạng của {format} không đọc được");
    let finding = Finding::new(&rules::LOOKS_UNSEEN, seen, "tệp Excel (.xlsx)");
    Some(finding.at(Place::file(file)))
}

/// Sheets that a user hid and that hold something.
fn hidden_sheets(workbook: &Workbook, file: &str) -> Vec<Finding> {
    workbook
        .sheets
        .iter()
        .filter(|sheet| sheet.visibility == Visibility::Hidden)
        .filter(|sheet| !sheet.cells.is_empty() && sheet.name != LIST_SHEET && !is_identity(sheet))
        .map(|sheet| {
            let seen = format!("trang tính «{}» bị ẩn, có nội dung", quoted(&sheet.name));
            Finding::new(&rules::HIDDEN, seen, "trang tính không bị ẩn")
                .at(Place::sheet(file, quoted(&sheet.name)))
        })
        .collect()
}

/// The cells of a row that an agency fills in and that hold something, hidden or not.
fn filled_in_row(page: &VisibleSheet<'_>, table: &Table, row: u32) -> Option<Cell> {
    Column::ALL
        .into_iter()
        .filter(|column| column.is_input())
        .filter_map(|column| table.cell(row, column))
        .find(|cell| {
            page.sheet
                .cells
                .get(cell)
                .is_some_and(|content| page.holds(content))
        })
}

/// Rows of the table that are hidden by hand and hold something.
fn hidden_rows(page: &VisibleSheet<'_>, table: &Table) -> Vec<Finding> {
    table
        .rows
        .iter()
        .filter(|row| page.sheet.hidden_rows.contains(&row.row))
        .filter_map(|row| filled_in_row(page, table, row.row))
        .map(|cell| {
            let seen = format!("hàng {} bị ẩn, có nội dung", cell.row + 1);
            Finding::new(&rules::HIDDEN, seen, "hàng không bị ẩn").at(page.place(cell))
        })
        .collect()
}

/// Columns of the table that are hidden and hold something.
fn hidden_columns(page: &VisibleSheet<'_>, table: &Table) -> Vec<Finding> {
    let mut found = Vec::new();
    for (column, at) in &table.columns {
        if !column.is_input() || !page.sheet.is_column_hidden(*at) {
            continue;
        }
        let filled = table
            .rows
            .iter()
            .map(|row| Cell::new(row.row, *at))
            .find(|cell| {
                page.sheet
                    .cells
                    .get(cell)
                    .is_some_and(|content| page.holds(content))
            });
        if let Some(cell) = filled {
            let seen = format!(
                "cột {} («{}») bị ẩn, có nội dung",
                column_letters(*at),
                column.heading()
            );
            found.push(Finding::new(&rules::HIDDEN, seen, "cột không bị ẩn").at(page.place(cell)));
        }
    }
    found
}

/// Cells of the table that hold something under a merged area, where nobody sees it.
fn covered(page: &VisibleSheet<'_>, table: &Table) -> Vec<Finding> {
    let rows: BTreeSet<u32> = table.rows.iter().map(|row| row.row).collect();
    let is_read = |cell: &Cell| {
        let is_column = |(column, at): (&Column, &u32)| column.is_input() && *at == cell.column;
        rows.contains(&cell.row) && table.columns.iter().any(is_column)
    };
    page.sheet
        .covered
        .iter()
        .filter(|(cell, content)| is_read(cell) && page.holds(content))
        .map(|(cell, content)| {
            let seen = format!(
                "ô {cell} nằm dưới vùng gộp ô, có nội dung không hiện ra: «{}»",
                quoted(&page.words_of(content))
            );
            Finding::new(&rules::HIDDEN, seen, "ô không bị gộp che").at(page.place(*cell))
        })
        .collect()
}

/// Rows of the table that a filter hides.
fn filtered(page: &VisibleSheet<'_>, table: &Table) -> Option<Finding> {
    let rows: Vec<u32> = table
        .rows
        .iter()
        .map(|row| row.row)
        .filter(|row| page.sheet.filtered_rows.contains(row))
        .collect();
    let first = *rows.first()?;
    let numbers: Vec<String> = rows
        .iter()
        .take(MOST_LISTED)
        .map(|row| (row + 1).to_string())
        .collect();
    let more = if rows.len() > MOST_LISTED { "…" } else { "" };
    let seen = format!(
        "{} hàng bị bộ lọc che: {}{more}",
        rows.len(),
        numbers.join(", ")
    );
    let cell = table
        .cell(first, Column::First)
        .unwrap_or(Cell::new(first, 0));
    Some(Finding::new(&rules::FILTERED, seen, "bảng không đặt bộ lọc").at(page.place(cell)))
}

/// The cells of the table that are read.
fn cells_read<'a>(table: &'a Table) -> impl Iterator<Item = Cell> + 'a {
    let columns = Column::ALL
        .into_iter()
        .filter(|column| column.is_input() || *column == Column::Percent);
    columns.flat_map(move |column| {
        table
            .rows
            .iter()
            .filter_map(move |row| table.cell(row.row, column))
    })
}

/// Cells with text that is struck out.
fn struck(page: &VisibleSheet<'_>, table: &Table) -> Vec<Finding> {
    cells_read(table)
        .filter_map(|cell| {
            let struck = page.content(cell)?.struck.as_ref()?;
            let seen = format!("đã gạch ngang: {}", quoted(struck));
            Some(
                Finding::new(&rules::STRUCK, seen, "nội dung không bị gạch ngang")
                    .at(page.place(cell)),
            )
        })
        .collect()
}

/// Cells with characters that are raised or lowered behind a number: marks of footnotes.
fn raised(page: &VisibleSheet<'_>, table: &Table) -> Vec<Finding> {
    cells_read(table)
        .filter_map(|cell| {
            let raised = page.content(cell)?.raised.as_ref()?;
            let seen = format!(
                "«{}», kèm ký tự nhỏ nâng lên hoặc hạ xuống: «{}»",
                quoted(&page.words(cell)),
                quoted(raised)
            );
            let expected = "con số không kèm ký hiệu chú thích";
            Some(Finding::new(&rules::RAISED, seen, expected).at(page.place(cell)))
        })
        .collect()
}

/// Cells whose number format shows another thing than the stored number.
fn shown_otherwise(page: &VisibleSheet<'_>, table: &Table) -> Vec<Finding> {
    cells_read(table)
        .filter_map(|cell| {
            let content = page.content(cell)?;
            let stored = content.stored?;
            // What can't be told is an error of its own.
            if matches!(content.value, Value::Broken(_)) {
                return None;
            }
            let seen = format!(
                "ô lưu {}, hiện ra là «{}»",
                cell_words::plain_number(stored),
                quoted(&page.words(cell))
            );
            let expected = "con số lưu trong ô là con số hiện ra";
            Some(Finding::new(&rules::SHOWN_OTHERWISE, seen, expected).at(page.place(cell)))
        })
        .collect()
}

/// Cells whose text was converted: one note a file, with the first as an example.
fn converted(workbook: &Workbook, file: &str, layout: &Layout) -> Option<Finding> {
    let mut count = 0;
    let mut example: Option<(Place, String)> = None;
    for table in &layout.tables {
        let page = VisibleSheet {
            workbook,
            sheet: &workbook.sheets[table.sheet],
            file,
        };
        let keys = table.rows.iter().map(|row| row.cell);
        for cell in cells_read(table).chain(keys) {
            let Some(content) = page.content(cell) else {
                continue;
            };
            if !matches!(content.value, Value::Text(_)) {
                continue;
            }
            let decoded = cell_words::decoded(workbook, content);
            if decoded.is_worth_a_note() {
                count += 1;
                if example.is_none() {
                    let before = quoted(&cell_words::raw(&content.value));
                    let shown = format!("{before} → {}", quoted(&decoded.text));
                    example = Some((page.place(cell), shown));
                }
            }
        }
    }
    let (place, shown) = example?;
    let seen = format!("{count} ô; ví dụ: {shown}");
    Some(Finding::new(&rules::CONVERTED, seen, "chữ Unicode dựng sẵn").at(place))
}
