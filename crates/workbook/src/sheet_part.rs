//! A sheet's part: hidden rows and columns, filters, merged areas, and the style of each cell.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::{BytesStart, Event};

use super::strings_part::{self, Pieces};
use crate::model::Value;
use opc::xml::{Xml, attribute, is_set};
use place::Cell;

/// The most cells of a sheet of which more than the value is noted: those with a value, and as many
/// again that have a format only.
const MOST_SEEN: usize = 2 * crate::limits::MOST_CELLS;

/// The most active filters of a sheet that are told apart from hidden rows.
const MOST_FILTERS: usize = 1_000;

/// An area of a sheet: first and last cell.
pub(super) type Area = (Cell, Cell);

/// What stands in a sheet's part beside values.
#[derive(Debug, Default)]
pub(super) struct SheetPart {
    /// What is known of each cell.
    pub(super) cells: BTreeMap<Cell, Seen>,
    /// Values that the library leaves out; only of binary workbooks.
    pub(super) missed: BTreeMap<Cell, Value>,
    /// The words of notes.
    pub(super) notes: BTreeMap<Cell, String>,
    /// The formulas of cells, as far as they are written out.
    pub(super) formulas: BTreeMap<Cell, String>,
    /// Whether the workbook asks to be calculated when it is opened: saved results may be none.
    pub(super) asks_to_be_calculated: bool,
    /// Merged areas.
    pub(super) merges: Vec<Area>,
    /// Rows hidden by hand.
    pub(super) hidden_rows: BTreeSet<u32>,
    /// Rows that an active filter hides.
    pub(super) filtered_rows: BTreeSet<u32>,
    /// Hidden columns, first and last.
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// Areas in which a filter is active.
    filters: Vec<Area>,
    /// Whether there are more cells than are noted.
    pub(super) is_cut: bool,
}

/// What is known of a cell beside its value.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The number of its style.
    pub(super) style: usize,
    /// The number of its shared string.
    pub(super) shared: Option<usize>,
    /// Its text in pieces, where one has a format of its own.
    pub(super) pieces: Option<Pieces>,
    /// The characters of its value, where the library may refuse them.
    pub(super) value: Option<String>,
    /// Whether a formula computes it; only of the binary formats, of which the library does not show
    /// all.
    pub(super) formula: bool,
    /// Whether a formula's result is the empty text: the cell is blank, and not still to be computed.
    pub(super) is_blank_text: bool,
    /// Whether a formula's saved 0 may stand for a result that was never computed.
    pub(super) is_uncalculated: bool,
}

impl SheetPart {
    /// What is noted of a cell; nothing more where there are too many.
    fn note(&mut self, at: Cell) -> Option<&mut Seen> {
        if self.cells.len() >= MOST_SEEN && !self.cells.contains_key(&at) {
            self.is_cut = true;
            return None;
        }
        Some(self.cells.entry(at).or_default())
    }

    /// Adds an area in which a filter is active.
    pub(super) fn add_filter(&mut self, area: Area) {
        if self.filters.len() < MOST_FILTERS {
            self.filters.push(area);
        }
    }

    /// Tells the rows that a filter hides from those that are hidden by hand.
    pub(super) fn settle(&mut self) {
        let filters = std::mem::take(&mut self.filters);
        let (filtered, hidden): (BTreeSet<u32>, BTreeSet<u32>) =
            std::mem::take(&mut self.hidden_rows)
                .into_iter()
                .partition(|row| {
                    filters
                        .iter()
                        .any(|(first, last)| first.row < *row && *row <= last.row)
                });
        self.filtered_rows = filtered;
        self.hidden_rows = hidden;
    }
}

/// Reads a sheet's part.
pub(super) fn read(xml: &mut Xml<'_>) -> SheetPart {
    let mut part = SheetPart::default();
    let mut at = Cell::new(0, 0);
    let mut filter: Option<Area> = None;
    let mut kind = String::new();
    while let Some(event) = xml.next_event() {
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "col" => hide_columns(&mut part, element),
                "row" => at = start_row(&mut part, element, at),
                "c" => {
                    at = start_cell(&mut part, element, at);
                    kind = attribute(element, "t").unwrap_or_default();
                }
                "v" => {
                    let value = text_until(xml, "v");
                    if let Some(seen) = part.note(at) {
                        note_value(seen, &kind, value);
                    }
                }
                "is" => {
                    let pieces = strings_part::read_item(xml, "is");
                    if let Some(seen) = part.note(at) {
                        seen.pieces = pieces;
                    }
                }
                "mergeCell" => part.merges.extend(area_of(element)),
                "autoFilter" => filter = area_of(element),
                "filterColumn" => {
                    if let Some(area) = filter.take() {
                        part.add_filter(area);
                    }
                }
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "c" => at.column = at.column.saturating_add(1),
                "row" => at = Cell::new(at.row.saturating_add(1), 0),
                _ => {}
            },
            _ => {}
        }
    }
    part
}

/// Keeps what is needed of a cell's value: the number of a shared string, and the characters of a
/// value that the library may refuse.
fn note_value(seen: &mut Seen, kind: &str, value: String) {
    match kind {
        "s" => seen.shared = value.trim().parse().ok(),
        "str" => seen.is_blank_text = value.is_empty(),
        "b" | "inlineStr" => {}
        "" | "n" if value.trim().parse::<f64>().is_ok() => {}
        _ => seen.value = Some(value),
    }
}

/// The area of a table in which a filter is active.
pub(super) fn read_filter(xml: &mut Xml<'_>) -> Option<Area> {
    let mut filter = None;
    while let Some(event) = xml.next_event() {
        if let Event::Start(element) = &event {
            match element.local_name().as_ref() {
                "autoFilter" => filter = area_of(element),
                "filterColumn" => return filter,
                _ => {}
            }
        }
    }
    None
}

/// The text up to the end of an element.
fn text_until(xml: &mut Xml<'_>, name: &str) -> String {
    let mut text = String::new();
    while let Some(event) = xml.next_event() {
        match &event {
            Event::Text(piece) => text.push_str(&piece.xml10_content()),
            Event::End(element) if element.local_name().as_ref() == name => break,
            _ => {}
        }
    }
    text
}

/// A column element: hidden, or of no width.
fn hide_columns(part: &mut SheetPart, element: &BytesStart<'_>) {
    let number = |name| attribute(element, name).and_then(|text| text.parse::<u32>().ok());
    let (Some(first), Some(last)) = (number("min"), number("max")) else {
        return;
    };
    let no_width = attribute(element, "width")
        .and_then(|width| width.parse::<f64>().ok())
        .is_some_and(|width| width <= 0.0);
    if is_set(element, "hidden") || no_width {
        part.hidden_columns
            .push((first.saturating_sub(1), last.saturating_sub(1)));
    }
}

/// A row element: where it is, and whether it is hidden or of no height.
fn start_row(part: &mut SheetPart, element: &BytesStart<'_>, at: Cell) -> Cell {
    let row = attribute(element, "r")
        .and_then(|text| text.parse::<u32>().ok())
        .map_or(at.row, |number| number.saturating_sub(1));
    let no_height = attribute(element, "ht")
        .and_then(|height| height.parse::<f64>().ok())
        .is_some_and(|height| height <= 0.0);
    if is_set(element, "hidden") || no_height {
        part.hidden_rows.insert(row);
    }
    Cell::new(row, 0)
}

/// A cell element: where it is, and its style.
fn start_cell(part: &mut SheetPart, element: &BytesStart<'_>, at: Cell) -> Cell {
    let at = attribute(element, "r")
        .and_then(|text| text.parse::<Cell>().ok())
        .unwrap_or(at);
    let style = attribute(element, "s")
        .and_then(|text| text.parse().ok())
        .unwrap_or(0);
    if let Some(seen) = part.note(at) {
        seen.style = style;
    }
    at
}

/// The area of an element's `ref`.
fn area_of(element: &BytesStart<'_>) -> Option<Area> {
    let text = attribute(element, "ref")?.replace('$', "");
    let (first, last) = text.split_once(':').unwrap_or((&text, &text));
    Some((first.parse().ok()?, last.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(text: &'static str) -> SheetPart {
        let mut part = read(&mut Xml::new(Box::new(text.as_bytes())));
        part.settle();
        part
    }

    #[test]
    fn hidden_by_hand_is_told_from_filtered() {
        let part = part(concat!(
            r#"<worksheet><cols><col min="1" max="2" hidden="1"/><col min="4" max="4" width="0"/>"#,
            r#"</cols><sheetData><row r="1" hidden="1"/><row r="3" hidden="true"/><row r="5" ht="0"/>"#,
            r#"<row r="9" hidden="1"/></sheetData><autoFilter ref="A2:D6"><filterColumn colId="0"/>"#,
            r#"</autoFilter><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>"#,
        ));
        assert_eq!(part.hidden_rows, BTreeSet::from([0, 8]));
        assert_eq!(part.filtered_rows, BTreeSet::from([2, 4]));
        assert_eq!(part.hidden_columns, [(0, 1), (3, 3)]);
        assert_eq!(part.merges, [(Cell::new(0, 0), Cell::new(1, 1))]);
    }

    #[test]
    fn a_filter_that_filters_nothing_hides_nothing() {
        let part = part(concat!(
            r#"<worksheet><sheetData><row r="3" hidden="1"/></sheetData>"#,
            r#"<autoFilter ref="A2:D6"/></worksheet>"#,
        ));
        assert_eq!(part.hidden_rows, BTreeSet::from([2]));
    }

    #[test]
    fn cells_without_address_follow_each_other() {
        let part = part(concat!(
            r#"<worksheet><sheetData><row><c s="3"><v>1</v></c><c s="4"/></row>"#,
            r#"<row><c r="B2" s="5"/><c s="6"/></row></sheetData></worksheet>"#,
        ));
        let styles: Vec<(String, usize)> = part
            .cells
            .iter()
            .map(|(cell, seen)| (cell.to_string(), seen.style))
            .collect();
        let expected = [("A1", 3), ("B1", 4), ("B2", 5), ("C2", 6)];
        assert_eq!(
            styles,
            expected.map(|(cell, style)| (cell.to_owned(), style))
        );
    }
}
