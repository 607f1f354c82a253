//! Widths of columns that make a table short: what is empty gives room to what is long.

use crate::report::document::{Align, Column, Row, RowKind};

/// Characters of the size of annexes on a tenth of a centimetre, in thousandths: a line of 5 cm holds
/// some 24 of them, spaces at its end left out.
const CHARACTERS: usize = 520;
/// What a cell's borders take of a column's width, in tenths of a centimetre.
const BORDERS: usize = 3;
/// The narrowest column of words, in tenths of a centimetre: two words side by side.
const NARROWEST: usize = 28;
/// How much one column gives to another at a time, in tenths of a centimetre.
const STEP: usize = 2;

/// The columns with the room of those of words shared out anew, so that all rows together have the
/// fewest lines; the sum stays, columns of numbers and marks stay. `widths` are centimetres.
pub(super) fn shortest(columns: Vec<Column>, rows: &[Row]) -> Vec<Column> {
    let body: Vec<&Row> = rows
        .iter()
        .filter(|row| row.kind == RowKind::Body)
        .collect();
    let tenths = |width: f64| (width * 10.0).round().max(0.0) as usize;
    let mut widths: Vec<usize> = columns.iter().map(|one| tenths(one.width)).collect();
    let shared: Vec<usize> = (0..columns.len())
        .filter(|at| matches!(columns[*at].align, Align::Left))
        .collect();
    let mut lines = height(&body, &widths);
    // Each step makes the table shorter, so it ends.
    loop {
        let pairs = shared
            .iter()
            .flat_map(|from| shared.iter().map(move |to| (*from, *to)));
        let best = pairs
            .filter(|(from, to)| from != to && widths[*from] >= NARROWEST + STEP)
            .map(|(from, to)| {
                let mut tried = widths.clone();
                tried[from] -= STEP;
                tried[to] += STEP;
                (height(&body, &tried), tried)
            })
            .min_by_key(|(height, _)| *height);
        match best {
            Some((height, tried)) if height < lines => (lines, widths) = (height, tried),
            _ => break,
        }
    }
    columns
        .into_iter()
        .zip(widths)
        .map(|(column, width)| Column {
            width: width as f64 / 10.0,
            ..column
        })
        .collect()
}

/// How many lines the rows have together, about; then the same without rounding up, in thousandths, so
/// that a step that is too small to save a line still counts towards the next.
fn height(rows: &[&Row], widths: &[usize]) -> (usize, usize) {
    let mut sums = (0, 0);
    // The last of fewer cells reaches to the edge of the table: such rows are no column's.
    for row in rows.iter().filter(|row| row.cells.len() == widths.len()) {
        let (mut lines, mut exact) = (0, 0);
        for (cell, width) in row.cells.iter().zip(widths) {
            let (cell_lines, cell_exact) = lines_of(cell, *width);
            lines = lines.max(cell_lines);
            exact = exact.max(cell_exact);
        }
        sums = (sums.0 + lines, sums.1 + exact);
    }
    sums
}

fn lines_of(cell: &str, width: usize) -> (usize, usize) {
    let room = (width.saturating_sub(BORDERS) * CHARACTERS / 1000).max(1);
    let mut sums = (0, 0);
    for line in cell.lines() {
        let count = line.chars().count();
        sums = (sums.0 + count.div_ceil(room), sums.1 + count * 1000 / room);
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Vec<Column> {
        vec![
            Column::new("Mã", 1.0, Align::Center),
            Column::new("Tiêu chí", 5.0, Align::Left),
            Column::new("Kết quả", 5.0, Align::Left),
            Column::new("Ghi chú", 5.0, Align::Left),
        ]
    }

    fn row(cells: [&str; 4]) -> Row {
        Row::new(RowKind::Body, cells)
    }

    #[test]
    fn an_empty_column_gives_its_room_to_long_ones() {
        let long = "tỷ lệ hồ sơ giải quyết đúng hạn của các cơ quan ".repeat(6);
        let rows = vec![
            row(["1.1", &long, "100%", ""]),
            row(["1.2", "ngắn", "9%", ""]),
        ];
        let shared = shortest(columns(), &rows);
        let widths: Vec<f64> = shared.iter().map(|column| column.width).collect();
        assert_eq!(widths[0], 1.0);
        assert!(
            (widths.iter().sum::<f64>() - 16.0).abs() < 1e-9,
            "{widths:?}"
        );
        assert!(widths[1] > 9.0 && widths[3] < 3.0, "{widths:?}");
    }

    #[test]
    fn what_can_not_be_made_shorter_stays() {
        let rows = vec![row(["1.1", "ngắn", "100%", "ghi chú"])];
        let widths: Vec<f64> = shortest(columns(), &rows)
            .iter()
            .map(|column| column.width)
            .collect();
        assert_eq!(widths, [1.0, 5.0, 5.0, 5.0]);
    }
}
