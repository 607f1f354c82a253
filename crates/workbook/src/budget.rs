//! How much a workbook may hold. What is above it is refused as a whole: half a workbook would be
//! read as if the other half said nothing.

use crate::limits::{LONGEST_TEXT, MOST_CELLS, MOST_TEXT};
use crate::model::{Content, Sheet, Value};
use crate::refusal::{Refusal, RefusalKind};
use place::Cell;

/// What is left of it.
pub(super) struct Budget {
    cells: usize,
    text: usize,
}

impl Budget {
    /// That of a whole workbook.
    pub(super) fn new() -> Self {
        Budget {
            cells: MOST_CELLS,
            text: MOST_TEXT,
        }
    }

    /// Puts a cell onto a sheet. A text that is longer than any cell's is not kept.
    pub(super) fn put(
        &mut self,
        sheet: &mut Sheet,
        cell: Cell,
        mut content: Content,
    ) -> Result<(), Refusal> {
        shorten(&mut content);
        self.cells = self.cells.checked_sub(1).ok_or_else(too_many_cells)?;
        self.text = self
            .text
            .checked_sub(length(&content))
            .ok_or_else(too_much_text)?;
        sheet.cells.insert(cell, content);
        Ok(())
    }
}

/// The bytes of a cell's texts.
fn length(content: &Content) -> usize {
    let value = match &content.value {
        Value::Text(text) | Value::DateText(text) | Value::Error(text) | Value::Broken(text) => {
            text.len()
        }
        _ => 0,
    };
    value + content.struck.as_ref().map_or(0, String::len)
}

/// Takes out texts that no spreadsheet would let a user type.
fn shorten(content: &mut Content) {
    if let Value::Text(text) | Value::Broken(text) | Value::DateText(text) = &content.value
        && text.len() > LONGEST_TEXT
    {
        let count = text.chars().count();
        if count > LONGEST_TEXT {
            content.value = Value::Broken(too_long(count));
        }
    }
    if let Some(struck) = &mut content.struck
        && struck.len() > LONGEST_TEXT
        && struck.chars().count() > LONGEST_TEXT
    {
        *struck = too_long(struck.chars().count());
    }
}

fn too_long(count: usize) -> String {
    format!("ô có {count} ký tự, giới hạn {LONGEST_TEXT}")
}

fn too_many_cells() -> Refusal {
    Refusal::new(
        RefusalKind::TooBig,
        format!("tệp có hơn {MOST_CELLS} ô có nội dung"),
    )
}

fn too_much_text() -> Refusal {
    Refusal::new(
        RefusalKind::TooBig,
        format!(
            "chữ trong các ô của tệp dài hơn {} MB",
            MOST_TEXT / (1024 * 1024)
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_longer_than_a_cell_is_told_and_not_kept() {
        let mut sheet = Sheet::new("S");
        let mut budget = Budget::new();
        for (column, length) in [LONGEST_TEXT, LONGEST_TEXT + 1].into_iter().enumerate() {
            let content = Content::plain(Value::Text("ữ".repeat(length)));
            budget
                .put(&mut sheet, Cell::new(0, column as u32), content)
                .unwrap();
        }
        let value = |column| &sheet.cells[&Cell::new(0, column)].value;
        assert!(matches!(value(0), Value::Text(_)));
        assert!(matches!(value(1), Value::Broken(text) if text.contains("32768")));
    }

    #[test]
    fn the_text_of_all_cells_is_counted() {
        let mut sheet = Sheet::new("S");
        let mut budget = Budget::new();
        let text = "a".repeat(LONGEST_TEXT);
        let refused = (0..).find_map(|row| {
            let content = Content::plain(Value::Text(text.clone()));
            let put = budget.put(&mut sheet, Cell::new(row, 0), content);
            put.err().map(|refusal| (row, refusal.kind))
        });
        let most = MOST_TEXT / LONGEST_TEXT;
        assert_eq!(refused, Some((most as u32, RefusalKind::TooBig)));
    }
}
