//! Formulas that need their own result: a spreadsheet shows 0, or the last of its attempts.

use std::collections::{BTreeMap, BTreeSet};

use place::Cell;

use crate::model::{Sheet, Value};

/// The error that such a cell holds.
const CIRCULAR: &str = "công thức tham chiếu vòng";

/// The most cells of an area that a formula names and that are followed one by one.
const MOST_FOLLOWED: u32 = 10_000;

/// The most steps from formula to formula of a sheet; that of a report takes a few hundred.
const MOST_STEPS: u32 = 1_000_000;

/// Marks the cells of a sheet whose formulas need their own result, by way of cells of the sheet.
pub(super) fn mark(sheet: &mut Sheet, formulas: &BTreeMap<Cell, String>) {
    let needs: BTreeMap<Cell, Vec<Cell>> = formulas
        .iter()
        .map(|(cell, formula)| (*cell, needed(formula, formulas)))
        .collect();
    let mut left = MOST_STEPS;
    for cell in formulas.keys() {
        if !needs_itself(*cell, &needs, &mut left) {
            continue;
        }
        if let Some(content) = sheet.cells.get_mut(cell) {
            content.value = Value::Error(CIRCULAR.to_owned());
        }
    }
}

/// Whether a cell's formula needs its own result.
fn needs_itself(cell: Cell, needs: &BTreeMap<Cell, Vec<Cell>>, left: &mut u32) -> bool {
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<Cell> = needs.get(&cell).cloned().unwrap_or_default();
    while let Some(next) = waiting.pop() {
        if next == cell {
            return true;
        }
        let Some(rest) = left.checked_sub(1) else {
            return false;
        };
        *left = rest;
        if seen.insert(next) {
            waiting.extend(needs.get(&next).into_iter().flatten());
        }
    }
    false
}

/// The cells with formulas that a formula needs, on its own sheet.
fn needed(formula: &str, formulas: &BTreeMap<Cell, String>) -> Vec<Cell> {
    let mut found = Vec::new();
    // ROW(A1) and the like ask where a cell is, not what it holds.
    let asks_place = [
        "ROW(", "ROWS(", "COLUMN(", "COLUMNS(", "OFFSET(", "ADDRESS(", "CELL(",
    ];
    let upper = formula.to_uppercase();
    if asks_place.iter().any(|function| upper.contains(function)) {
        return found;
    }
    for (first, last) in areas(formula) {
        if first == last {
            found.extend(formulas.get_key_value(&first).map(|(cell, _)| *cell));
            continue;
        }
        let rows = last.row.saturating_sub(first.row).saturating_add(1);
        let columns = last.column.saturating_sub(first.column).saturating_add(1);
        if rows.saturating_mul(columns) > MOST_FOLLOWED || last < first {
            continue;
        }
        let inside = formulas.range(first..=last).map(|(cell, _)| *cell);
        found.extend(inside.filter(|cell| (first.column..=last.column).contains(&cell.column)));
    }
    found
}

/// The areas of its own sheet that a formula names.
fn areas(formula: &str) -> Vec<(Cell, Cell)> {
    let mut areas = Vec::new();
    for (at, piece) in formula.split('"').enumerate() {
        // What stands between quotes is text.
        if at % 2 == 1 {
            continue;
        }
        let is_part = |c: char| {
            c.is_alphanumeric() || matches!(c, '$' | ':' | '!' | '\'' | '_' | '.' | '[' | ']')
        };
        for word in piece
            .split(|c: char| !is_part(c))
            .filter(|word| !word.is_empty())
        {
            // LibreOffice writes [.A1]; a name of a sheet stands before a sign of exclamation.
            if word.contains(['!', '\'']) {
                continue;
            }
            let plain = word.replace(['$', '[', ']'], "");
            let plain = plain.trim_start_matches('.').replace(":.", ":");
            let (first, last) = plain.split_once(':').unwrap_or((&plain, &plain));
            if let (Ok(first), Ok(last)) = (first.parse::<Cell>(), last.parse::<Cell>()) {
                areas.push((first, last));
            }
        }
    }
    areas
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Content;

    fn circular(formulas: &[(&str, &str)]) -> Vec<String> {
        let mut sheet = Sheet::new("A");
        let mut written = BTreeMap::new();
        for (cell, formula) in formulas {
            let cell: Cell = cell.parse().unwrap();
            sheet.cells.insert(cell, Content::plain(Value::Number(0.0)));
            written.insert(cell, (*formula).to_owned());
        }
        mark(&mut sheet, &written);
        let is_marked = |content: &Content| matches!(content.value, Value::Error(_));
        let marked = sheet.cells.iter().filter(|(_, content)| is_marked(content));
        marked.map(|(cell, _)| cell.to_string()).collect()
    }

    #[test]
    fn formulas_that_need_their_own_result() {
        assert_eq!(circular(&[("F12", "F12+1")]), ["F12"]);
        assert_eq!(
            circular(&[("F12", "H12*2"), ("H12", "SUM($F$10:$F$14)")]),
            ["F12", "H12"]
        );
        assert_eq!(
            circular(&[("F12", "H12"), ("H12", "G12"), ("G12", "H12")]),
            ["G12", "H12"]
        );
        for formulas in [
            vec![("F12", "SUM(F13:F20)"), ("F13", "G13")],
            vec![("F12", "'Thuyết minh'!F12")],
            vec![("F12", "IF(A1=\"F12\",1,2)")],
            vec![("F12", "ROW(F12)")],
            vec![("F12", "LOG10(A1)")],
        ] {
            assert!(circular(&formulas).is_empty(), "{formulas:?}");
        }
    }
}
