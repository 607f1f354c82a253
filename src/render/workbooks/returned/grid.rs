//! The sizes of a sheet's rows and columns, as far as the box of a note needs them.

use std::collections::BTreeMap;

use crate::place::Cell;
use opc::Broken;
use opc::markup::{Element, attribute, children, named, number};

/// The last column and row of a sheet, from 0.
const LAST: Cell = Cell {
    row: 1_048_575,
    column: 16_383,
};

/// Sizes in pixels.
pub(super) struct Grid {
    columns: Vec<(u32, u32, u32)>,
    column: u32,
    rows: BTreeMap<u32, u32>,
    row: u32,
}

/// The corners of a box: column, pixels into it, row, pixels into it; twice.
pub(super) type Anchor = [u32; 8];

fn decimal(tag: &str, name: &str) -> Option<f64> {
    attribute(tag, name)?.trim().parse().ok()
}

fn is_hidden(tag: &str) -> bool {
    matches!(attribute(tag, "hidden").as_deref(), Some("1" | "true"))
}

fn column_pixels(width: f64) -> u32 {
    (width * 7.0 + 5.0).clamp(0.0, 2_000.0) as u32
}

fn row_pixels(height: f64) -> u32 {
    (height * 4.0 / 3.0).clamp(0.0, 1_000.0) as u32
}

impl Grid {
    /// The sizes that a sheet's part states.
    pub(super) fn read(text: &str, top: &[Element<'_>]) -> Result<Self, Broken> {
        let format = named(top, "sheetFormatPr");
        let default = |name| format.and_then(|one| decimal(one.tag(text), name));
        let mut grid = Grid {
            columns: Vec::new(),
            column: default("defaultColWidth").map_or(64, column_pixels),
            rows: BTreeMap::new(),
            row: default("defaultRowHeight").map_or(20, row_pixels),
        };
        if let Some(columns) = named(top, "cols") {
            for one in children(text, &columns)? {
                let tag = one.tag(text);
                let (Some(first), Some(last)) = (number(tag, "min"), number(tag, "max")) else {
                    continue;
                };
                let width = decimal(tag, "width").map_or(grid.column, column_pixels);
                let width = if is_hidden(tag) { 0 } else { width };
                let (first, last) = (first.saturating_sub(1), last.saturating_sub(1));
                grid.columns.push((first, last, width));
            }
        }
        if let Some(data) = named(top, "sheetData") {
            grid.read_rows(text, &data)?;
        }
        Ok(grid)
    }

    fn read_rows(&mut self, text: &str, data: &Element<'_>) -> Result<(), Broken> {
        let mut next = 0;
        for row in children(text, data)? {
            let tag = row.tag(text);
            let at = number(tag, "r").map_or(next, |number| number.saturating_sub(1));
            next = at.saturating_add(1);
            let height = if is_hidden(tag) {
                Some(0)
            } else {
                decimal(tag, "ht").map(row_pixels)
            };
            if let Some(height) = height {
                self.rows.insert(at, height);
            }
        }
        Ok(())
    }

    fn width(&self, column: u32) -> u32 {
        let within = |(first, last, _): &&(u32, u32, u32)| (*first..=*last).contains(&column);
        self.columns
            .iter()
            .find(within)
            .map_or(self.column, |(_, _, width)| *width)
    }

    fn height(&self, row: u32) -> u32 {
        self.rows.get(&row).copied().unwrap_or(self.row)
    }

    /// The corners of a box of some size, right of a cell.
    pub(super) fn beside(&self, cell: Cell, width: u32, height: u32) -> Anchor {
        let left = cell.column.saturating_add(1).min(LAST.column);
        let width_of = |at| self.width(at);
        let (right, into_right) = walk(left, 12 + width, LAST.column, width_of);
        let top = cell.row.min(LAST.row);
        let height_of = |at| self.height(at);
        let (bottom, into_bottom) = walk(top, 4 + height, LAST.row, height_of);
        let into_left = 12.min(self.width(left).saturating_sub(1));
        let into_top = 4.min(self.height(top).saturating_sub(1));
        [
            left,
            into_left,
            top,
            into_top,
            right,
            into_right,
            bottom,
            into_bottom,
        ]
    }
}

/// So many pixels on: which row or column, and how far into it. Hidden ones are passed in a limited
/// number.
fn walk(from: u32, pixels: u32, last: u32, size: impl Fn(u32) -> u32) -> (u32, u32) {
    let (mut at, mut left) = (from, pixels);
    for _ in 0..20_000 {
        let here = size(at);
        if left < here || at == last {
            return (at, left.min(here));
        }
        left -= here;
        at += 1;
    }
    (at, 0)
}
