//! A workbook's sheets as the tables of a paper.

use papers::{Block, Cell, Row, Table};
use workbook::cell_text::{decoded, plain_number};
use workbook::{Content, Sheet, Shown, Value, Visibility, Workbook};

use crate::exact::Exact;
use crate::vietnamese::quote::written;

/// The blocks of a workbook: each visible sheet a table, the lines above it that fill one cell alone
/// as paragraphs. Hidden rows and columns are left out.
pub fn blocks(workbook: &Workbook) -> Vec<Block> {
    let visible = workbook
        .sheets
        .iter()
        .filter(|sheet| sheet.visibility == Visibility::Visible);
    visible
        .flat_map(|sheet| sheet_blocks(workbook, sheet))
        .collect()
}

fn sheet_blocks(workbook: &Workbook, sheet: &Sheet) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut table = Table::default();
    for row in rows(workbook, sheet) {
        let full = row
            .cells
            .iter()
            .filter(|cell| !cell.text.is_empty())
            .count();
        if table.rows.is_empty() && full == 1 && !row.cells.iter().any(|cell| cell.continues) {
            let text = row.cells.iter().map(|cell| cell.text.as_str()).collect();
            blocks.push(Block::Paragraph(text));
        } else {
            table.rows.push(row);
        }
    }
    if !table.rows.is_empty() {
        blocks.push(Block::Table(table));
    }
    blocks
}

/// The rows that hold anything, with the merged areas that reach into them.
fn rows(workbook: &Workbook, sheet: &Sheet) -> Vec<Row> {
    let mut rows: Vec<(u32, Row)> = Vec::new();
    for (cell, content) in &sheet.cells {
        let hidden = sheet.hidden_rows.contains(&cell.row) || sheet.is_column_hidden(cell.column);
        let text = shown(workbook, content);
        if hidden || text.is_empty() {
            continue;
        }
        let area = sheet.merges.iter().find(|(first, last)| {
            (first.row..=last.row).contains(&cell.row)
                && (first.column..=last.column).contains(&cell.column)
        });
        if area.is_some_and(|(first, _)| first != cell) {
            // Nobody sees what stands under a merged area.
            continue;
        }
        let span = area.map_or(1, |(first, last)| last.column - first.column + 1);
        let mut own = column_cell(cell.column, span, false, text);
        own.notes.extend(content.note.clone());
        own.notes.extend(content.raised.clone());
        push(&mut rows, cell.row, own);
        let below = area.map_or(0, |(first, last)| last.row - first.row);
        for more in 1..=below {
            push(
                &mut rows,
                cell.row + more,
                column_cell(cell.column, span, true, String::new()),
            );
        }
    }
    rows.sort_by_key(|(at, _)| *at);
    rows.into_iter()
        .map(|(_, mut row)| {
            row.cells.sort_by_key(|cell| cell.column);
            row
        })
        // A row of which only merged areas are left has nothing of its own.
        .filter(|row| row.cells.iter().any(|cell| !cell.continues))
        .collect()
}

fn push(rows: &mut Vec<(u32, Row)>, at: u32, cell: Cell) {
    match rows.iter_mut().rev().find(|(row, _)| *row == at) {
        Some((_, row)) => row.cells.push(cell),
        None => rows.push((
            at,
            Row {
                cells: vec![cell],
                heading: false,
            },
        )),
    }
}

fn column_cell(column: u32, span: u32, continues: bool, text: String) -> Cell {
    let wide = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    Cell {
        column: wide(column),
        span: wide(span),
        continues,
        text,
        notes: Vec::new(),
    }
}

/// What a cell of a plan's appendix shows; texts of legacy fonts are decoded.
fn shown(workbook: &Workbook, content: &Content) -> String {
    match &content.value {
        // Hundredths by shifting the written point, so that no figure is rounded.
        Value::Number(number) if content.shown == Shown::Percent => {
            let hundredfold = number
                .to_string()
                .parse::<Exact>()
                .map(|exact| &exact * &Exact::whole(100));
            hundredfold.map_or_else(
                |_| number.to_string(),
                |exact| format!("{}%", written(&exact)),
            )
        }
        Value::Text(_) | Value::DateText(_) => decoded(workbook, content).text.trim().to_owned(),
        // A decimal comma, as its reader sees it: a point could part thousands. The shortest decimal is
        // what was typed; «3.1» of a row's number that a spreadsheet took for one is read as such again.
        Value::Number(number) => plain_number(*number),
        Value::Date { days, from_1904 } => crate::vietnamese::date::from_serial(*days, *from_1904)
            .map(crate::vietnamese::phrase::date_short)
            .unwrap_or_default(),
        _ => String::new(),
    }
}
