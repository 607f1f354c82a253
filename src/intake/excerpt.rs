//! The part of a sheet around a cell, as a person sees it: what the clerk looks at beside a question.

use serde::{Deserialize, Serialize};

use super::cell_words;
use super::visible_sheet::VisibleSheet;
use super::workbook::{Sheet, Workbook};
use crate::place::{Cell, column_letters};

/// So many rows are shown above and below the cell.
const ABOVE: usize = 3;
const BELOW: usize = 3;
/// The most columns; of a wider table those around the cell, and its first two.
const COLUMNS: usize = 16;
/// The longest text of a cell, in characters; the whole is in the file.
const LONGEST: usize = 240;

/// The part of a sheet around a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excerpt {
    /// The sheet's name.
    pub sheet: String,
    /// The letters of its columns.
    pub columns: Vec<String>,
    /// Its rows: the table's headings where they stand higher, then those around the cell.
    pub rows: Vec<ExcerptRow>,
}

/// A row of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExcerptRow {
    /// Its number, from 1.
    pub number: u32,
    /// Whether rows above it are left out.
    pub after_gap: bool,
    /// Its cells; what a merged area covers is not among them.
    pub cells: Vec<ExcerptCell>,
}

/// A cell of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExcerptCell {
    /// What it shows.
    pub text: String,
    /// How many of the shown columns it takes.
    pub across: usize,
    /// How many of the shown rows it takes.
    pub down: usize,
    /// Whether it is the one that is asked about.
    pub is_asked: bool,
}

/// The part of a sheet around a cell, or its beginning; none where there is no such sheet.
pub fn excerpt(workbook: &Workbook, sheet: Option<&str>, asked: Option<Cell>) -> Option<Excerpt> {
    // A place names a sheet as findings quote it.
    let named = |own: &&Sheet| {
        sheet.is_none_or(|name| own.name == name || cell_words::quoted(&own.name) == name)
    };
    let own = workbook.sheets.iter().find(named)?;
    let page = VisibleSheet {
        workbook,
        sheet: own,
        file: "",
    };
    let seen: Vec<Cell> = own
        .cells
        .keys()
        .copied()
        .filter(|cell| !page.words(*cell).is_empty())
        .collect();
    let (rows, gap) = rows(&page, &seen, asked);
    let columns = columns(&seen, &rows, asked);
    let mut shown: Vec<ExcerptRow> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let cells = columns
            .iter()
            .filter_map(|column| cell(&page, Cell::new(*row, *column), (&rows, &columns), asked));
        shown.push(ExcerptRow {
            number: row + 1,
            after_gap: gap && at == 1,
            cells: cells.collect(),
        });
    }
    Some(Excerpt {
        sheet: own.name.clone(),
        columns: columns
            .iter()
            .map(|column| column_letters(*column))
            .collect(),
        rows: shown,
    })
}

/// The rows that are shown, and whether the first of them stands apart above the rest.
fn rows(page: &VisibleSheet<'_>, seen: &[Cell], asked: Option<Cell>) -> (Vec<u32>, bool) {
    let mut used: Vec<u32> = seen.iter().map(|cell| cell.row).collect();
    used.extend(asked.map(|cell| cell.row));
    used.sort_unstable();
    used.dedup();
    let at = asked.map_or(0, |cell| used.partition_point(|row| *row < cell.row));
    let from = at.saturating_sub(ABOVE);
    let to = (at + BELOW + 1).min(used.len());
    let around = used[from..to].to_vec();
    // A table's headings are the row above with most words.
    let words = |row: u32| {
        let cells = seen.iter().filter(|cell| cell.row == row);
        let worded = cells.filter(|cell| page.words(**cell).chars().any(char::is_alphabetic));
        worded.count()
    };
    let headings = used[..from].iter().copied().map(|row| (words(row), row));
    let most = headings.max_by(|(one, first), (other, second)| {
        // Of several that have as many, the first.
        one.cmp(other).then(second.cmp(first))
    });
    match most.filter(|(count, _)| *count > 2) {
        Some((_, heading)) => {
            let is_apart = around.first().is_some_and(|first| heading + 1 < *first);
            let rows = std::iter::once(heading).chain(around).collect();
            (rows, is_apart)
        }
        None => (around, false),
    }
}

/// The columns that are shown.
fn columns(seen: &[Cell], rows: &[u32], asked: Option<Cell>) -> Vec<u32> {
    let in_rows = seen.iter().filter(|cell| rows.contains(&cell.row));
    let mut used: Vec<u32> = in_rows.map(|cell| cell.column).collect();
    used.extend(asked.map(|cell| cell.column));
    used.sort_unstable();
    used.dedup();
    if used.len() <= COLUMNS {
        return used;
    }
    let at = asked.map_or(0, |cell| used.partition_point(|own| *own < cell.column));
    let around = COLUMNS - 2;
    let from = at.saturating_sub(around / 2).min(used.len() - around);
    let mut kept = used[from..from + around].to_vec();
    kept.extend(used.iter().take(2));
    kept.sort_unstable();
    kept.dedup();
    kept
}

/// A cell; none where a merged area covers it.
fn cell(
    page: &VisibleSheet<'_>,
    at: Cell,
    (rows, columns): (&[u32], &[u32]),
    asked: Option<Cell>,
) -> Option<ExcerptCell> {
    let inside = |first: &Cell, last: &Cell, cell: Cell| {
        (first.row..=last.row).contains(&cell.row)
            && (first.column..=last.column).contains(&cell.column)
    };
    let merged = (page.sheet.merges.iter()).find(|(first, last)| inside(first, last, at));
    let Some((first, last)) = merged else {
        return Some(shown(page.words(at), (1, 1), asked == Some(at)));
    };
    let own_rows: Vec<&u32> = (rows.iter())
        .filter(|row| (first.row..=last.row).contains(*row))
        .collect();
    let own_columns: Vec<&u32> = (columns.iter())
        .filter(|column| (first.column..=last.column).contains(*column))
        .collect();
    // The first of the area that is shown stands for the whole.
    if own_rows.first() != Some(&&at.row) || own_columns.first() != Some(&&at.column) {
        return None;
    }
    let is_asked = asked.is_some_and(|cell| inside(first, last, cell));
    let size = (own_columns.len(), own_rows.len());
    Some(shown(page.words(*first), size, is_asked))
}

fn shown(words: String, (across, down): (usize, usize), is_asked: bool) -> ExcerptCell {
    let is_long = words.chars().count() > LONGEST;
    let text = match is_long {
        true => words.chars().take(LONGEST).chain(['…']).collect(),
        false => words,
    };
    ExcerptCell {
        text,
        across,
        down,
        is_asked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::workbook::{Content, Format, Value};

    fn workbook(texts: &[(u32, u32, &str)]) -> Workbook {
        let mut sheet = Sheet::new("Biểu");
        for (row, column, text) in texts {
            let content = Content::plain(Value::Text((*text).to_owned()));
            sheet.cells.insert(Cell::new(*row, *column), content);
        }
        Workbook {
            format: Format::Xlsx,
            sheets: vec![sheet],
            fonts: Vec::new(),
            shows_looks: true,
            troubles: Vec::new(),
        }
    }

    fn numbers(excerpt: &Excerpt) -> Vec<u32> {
        excerpt.rows.iter().map(|row| row.number).collect()
    }

    #[test]
    fn the_headings_and_the_rows_around_the_cell_are_shown() {
        let mut texts = vec![(3, 0, "STT"), (3, 1, "Nội dung"), (3, 2, "Kết quả")];
        texts.extend((5..60).map(|row| (row, 1, "nhiệm vụ")));
        let asked = Cell::new(40, 2);
        let part = excerpt(&workbook(&texts), Some("Biểu"), Some(asked)).unwrap();
        assert_eq!(part.columns, ["A", "B", "C"]);
        let around: Vec<u32> = (38..=44).collect();
        assert_eq!(numbers(&part), [&[4], around.as_slice()].concat());
        assert!(part.rows[1].after_gap && !part.rows[2].after_gap);
        let is_asked = |row: &&ExcerptRow| row.cells.iter().any(|cell| cell.is_asked);
        let asked: Vec<u32> = (part.rows.iter().filter(is_asked))
            .map(|row| row.number)
            .collect();
        assert_eq!(asked, [41]);
        assert!(excerpt(&workbook(&texts), Some("khác"), None).is_none());
    }

    #[test]
    fn a_merged_area_is_one_cell_and_a_hidden_column_is_not_shown() {
        let mut workbook = workbook(&[(0, 0, "a"), (0, 1, "ẩn"), (0, 2, "c"), (1, 0, "d")]);
        let sheet = &mut workbook.sheets[0];
        sheet.hidden_columns = vec![(1, 1)];
        sheet.merges = vec![(Cell::new(0, 2), Cell::new(1, 3))];
        let part = excerpt(&workbook, None, Some(Cell::new(1, 3))).unwrap();
        let texts: Vec<Vec<(&str, usize, usize, bool)>> = (part.rows.iter())
            .map(|row| {
                let cells = row.cells.iter();
                cells
                    .map(|cell| (cell.text.as_str(), cell.across, cell.down, cell.is_asked))
                    .collect()
            })
            .collect();
        assert_eq!(part.columns, ["A", "C", "D"]);
        assert_eq!(
            texts,
            [
                vec![("a", 1, 1, false), ("c", 2, 2, true)],
                vec![("d", 1, 1, false)]
            ]
        );
    }
}
