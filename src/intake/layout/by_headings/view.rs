//! A visible sheet as a reader looks at it: the words of its cells, and what merged areas spread.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, HashMap};

use super::column_roles::role_of;
use crate::intake::visible_sheet::VisibleSheet;
use crate::intake::vocabulary::ColumnRole;
use crate::intake::workbook::Content;
use crate::place::Cell;
use crate::submission::State;
use crate::vietnamese::fold::fold_plain;

/// The most cells of a sheet that are searched for a table; an official table has a few thousand.
const MOST_SEARCHED: usize = 200_000;
/// The most rows over which a merged area spreads its words.
const TALLEST_MERGE: u32 = 2_000;

/// A sheet with the words of its cells.
pub struct View<'a> {
    /// The sheet.
    pub page: VisibleSheet<'a>,
    /// The words of the cells that hold something and are not hidden.
    pub words: BTreeMap<Cell, String>,
    /// The words without diacritics, folded once, when they are first asked for.
    plain: OnceCell<BTreeMap<Cell, String>>,
    /// The abbreviations of states that the sheet explains, looked for when they are first asked for.
    legend: OnceCell<BTreeMap<String, State>>,
    /// What words say as the heading of a column, looked up once for each text: a sheet can be made of
    /// nothing but headings.
    roles: RefCell<HashMap<String, Option<ColumnRole>>>,
    /// Merged areas by each row that they touch.
    merges: BTreeMap<u32, Vec<(Cell, Cell)>>,
    /// The words of its letterhead that name another body than the one that reports.
    pub foreign: Option<String>,
}

impl<'a> View<'a> {
    /// Looks at a sheet.
    pub fn new(page: VisibleSheet<'a>) -> Self {
        let words = page
            .sheet
            .cells
            .keys()
            .take(MOST_SEARCHED)
            .filter_map(|cell| {
                let words = page.words(*cell);
                (!words.is_empty()).then_some((*cell, words))
            })
            .collect();
        let mut merges: BTreeMap<u32, Vec<(Cell, Cell)>> = BTreeMap::new();
        let mut left = MOST_SEARCHED;
        for (first, last) in &page.sheet.merges {
            let end = last.row.min(first.row.saturating_add(TALLEST_MERGE));
            for row in first.row..=end {
                merges.entry(row).or_default().push((*first, *last));
            }
            left = left.saturating_sub(end.saturating_sub(first.row) as usize + 1);
            if left == 0 {
                break;
            }
        }
        for row in merges.values_mut() {
            row.sort_by_key(|(first, _)| first.column);
        }
        View {
            page,
            words,
            plain: OnceCell::new(),
            legend: OnceCell::new(),
            roles: RefCell::default(),
            merges,
            foreign: None,
        }
    }

    /// The merged area in which a cell lies.
    pub fn area(&self, cell: Cell) -> Option<(Cell, Cell)> {
        // The areas of a row stand in their order, and none lies over another.
        let row = self.merges.get(&cell.row)?;
        let after = row.partition_point(|(first, _)| first.column <= cell.column);
        let (first, last) = row.get(after.checked_sub(1)?)?;
        (cell.column <= last.column).then_some((*first, *last))
    }

    /// The cell whose content a reader sees at a cell: itself, or the first of its merged area.
    pub fn seen_at(&self, cell: Cell) -> Cell {
        self.area(cell).map_or(cell, |(first, _)| first)
    }

    /// The words of a cell itself.
    pub fn own(&self, cell: Cell) -> &str {
        self.words.get(&cell).map_or("", String::as_str)
    }

    /// The words that a reader sees at a cell.
    pub fn seen(&self, cell: Cell) -> &str {
        self.own(self.seen_at(cell))
    }

    /// The content that a reader sees at a cell.
    pub fn content(&self, cell: Cell) -> Option<&'a Content> {
        self.page.content(self.seen_at(cell))
    }

    /// The cells of a row that hold something.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (Cell, &str)> {
        self.words
            .range(Cell::new(row, 0)..=Cell::new(row, u32::MAX))
            .map(|(cell, words)| (*cell, words.as_str()))
    }

    /// The words of the cells of a row, without diacritics.
    pub fn plain_row(&self, row: u32) -> impl Iterator<Item = (Cell, &str)> {
        self.plain
            .get_or_init(|| {
                let fold = |(cell, words): (&Cell, &String)| (*cell, fold_plain(words));
                self.words.iter().map(fold).collect()
            })
            .range(Cell::new(row, 0)..=Cell::new(row, u32::MAX))
            .map(|(cell, words)| (*cell, words.as_str()))
    }

    /// What words say as the heading of a column.
    pub fn role_of(&self, words: &str) -> Option<ColumnRole> {
        if let Some(role) = self.roles.borrow().get(words) {
            return *role;
        }
        let role = role_of(&fold_plain(words));
        self.roles.borrow_mut().insert(words.to_owned(), role);
        role
    }

    /// The states that the sheet's own legend gives to abbreviations.
    pub fn legend(&self) -> &BTreeMap<String, State> {
        self.legend.get_or_init(|| super::legend::legend(self))
    }

    /// The rows in which something stands, from above.
    pub fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.words.keys().map(|cell| cell.row).collect();
        rows.dedup();
        rows
    }
}
