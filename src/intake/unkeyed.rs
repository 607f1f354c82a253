//! Rows that an agency put between those of our form: they carry no key, so nothing is read there.

use std::collections::BTreeSet;

use super::cell_words::quoted;
use super::layout::{Layout, Table};
use super::rules;
use super::visible_sheet::VisibleSheet;
use super::workbook::{Value, Workbook};
use crate::finding::Finding;
use crate::form::Column;
use crate::place::Cell;

/// How far above the first row with a key a heading of the form stands.
const ABOVE: u32 = 3;
/// How far below the last row with a key something of the table can stand.
const BELOW: u32 = 20;

/// The findings of rows without a key, between the first and the last that have one, in which a
/// figure or a state was entered; and of rows near these in which a number was.
pub fn rows(workbook: &Workbook, file: &str, layout: &Layout) -> Vec<Finding> {
    let tables = layout.tables.iter();
    tables
        .flat_map(|table| {
            let sheet = &workbook.sheets[table.sheet];
            let page = VisibleSheet {
                workbook,
                sheet,
                file,
            };
            of_table(&page, table)
        })
        .collect()
}

fn of_table(page: &VisibleSheet<'_>, table: &Table) -> Vec<Finding> {
    let keyed: BTreeSet<u32> = table.rows.iter().map(|row| row.row).collect();
    let (Some(first), Some(last)) = (keyed.first(), keyed.last()) else {
        return Vec::new();
    };
    let columns = [Column::First, Column::Second, Column::State];
    // Rows are taken from the cells that are there: a sheet can have a million empty ones.
    let filled: BTreeSet<u32> = page
        .sheet
        .cells
        .keys()
        .map(|cell| cell.row)
        .filter(|row| !keyed.contains(row))
        .filter(|row| (first.saturating_sub(ABOVE)..=last.saturating_add(BELOW)).contains(row))
        .collect();
    let is_within = |row: u32| (*first..=*last).contains(&row);
    let is_number = |cell: Cell| {
        let content = page.content(cell);
        content.is_some_and(|content| matches!(content.value, Value::Number(_)))
    };
    filled
        .into_iter()
        .filter_map(|row| {
            let mut cells = columns.iter().filter_map(|column| table.cell(row, *column));
            let cell =
                cells.find(|cell| page.is_filled(*cell) && (is_within(row) || is_number(*cell)))?;
            let seen = format!(
                "hàng {} không có mã: «{}»",
                row + 1,
                quoted(&page.words(cell))
            );
            let finding = Finding::new(&rules::UNKNOWN_ROW, seen, "các hàng của biểu mẫu");
            Some(finding.at(page.place(cell)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::guard::Format;
    use crate::intake::layout::TableRow;
    use crate::intake::workbook::{Content, Sheet};

    #[test]
    fn figures_between_the_rows_of_a_form_are_told() {
        let mut sheet = Sheet::new("Biểu nhập");
        let mut put = |row, column, value| {
            sheet
                .cells
                .insert(Cell::new(row, column), Content::plain(value));
        };
        put(3, 1, Value::Text("I. Cải cách thể chế".to_owned()));
        put(4, 5, Value::Number(77.0));
        put(5, 5, Value::Text(" ".to_owned()));
        put(9, 5, Value::Number(12.0));
        let workbook = Workbook {
            format: Format::Xlsx,
            sheets: vec![sheet],
            fonts: Vec::new(),
            shows_looks: true,
            troubles: Vec::new(),
        };
        let row = |row| TableRow {
            row,
            key: "1.1".to_owned(),
            cell: Cell::new(row, 0),
        };
        let table = Table {
            sheet: 0,
            columns: [(Column::First, 5)].into(),
            rows: vec![row(2), row(7)],
        };
        let layout = Layout {
            tables: vec![table],
            narrative: Vec::new(),
        };
        let found = rows(&workbook, "a.xlsx", &layout);
        let cells: Vec<String> = found
            .iter()
            .filter_map(|finding| finding.place.as_ref()?.cell)
            .map(|cell| cell.to_string())
            .collect();
        assert_eq!(cells, ["F5", "F10"]);
    }
}
