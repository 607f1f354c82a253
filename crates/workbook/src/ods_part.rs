//! What the library does not show of an OpenDocument spreadsheet, read from its content part: hidden
//! rows and columns, merged areas, percentages, fonts, text that is struck out.

mod styles;

use std::collections::{BTreeMap, BTreeSet};

use opc::container::Container;
use quick_xml::events::{BytesStart, Event};

use self::styles::{DEFAULT_STYLE, Styles};
use super::formats::show;
use super::number_format::NumberFormat;
use super::sheet_part::Area;
use super::strings_part::{Drawn, Pieces, Runs, character};
use crate::limits::{COLUMNS, ROWS};
use crate::model::{Content, Shown, Value, Workbook};
use opc::xml::attribute;
use place::Cell;

/// The most rows of one repeated row, or cells of one repeated cell, that are noted one by one.
const MOST_REPEATED: u32 = 1_000;

/// The longest text of a note that is kept, in bytes.
const LONGEST_NOTE: usize = 8_192;

/// What stands in a table beside values.
#[derive(Debug, Default)]
struct TablePart {
    hidden_rows: BTreeSet<u32>,
    filtered_rows: BTreeSet<u32>,
    hidden_columns: Vec<(u32, u32)>,
    merges: Vec<Area>,
    cells: BTreeMap<Cell, CellPart>,
}

/// What is known of a cell.
#[derive(Debug, Clone, Default)]
struct CellPart {
    percent: bool,
    font: Option<String>,
    runs: Option<Runs>,
    /// The code of its number format, where this shows other things than numbers.
    format: Option<String>,
    /// The words of a note.
    note: Option<String>,
    /// The error that it shows, whatever is stored beside it.
    error: Option<String>,
    /// Whether its formula's result is the empty text.
    is_blank_text: bool,
}

/// Adds to a workbook what its content part says, with the styles that its parts define. Where that can't be read, nothing is added.
pub(super) fn add(bytes: &[u8], workbook: &mut Workbook) {
    let Ok(mut container) = Container::open(bytes) else {
        return;
    };
    let mut reader = ContentReader::default();
    for name in ["styles.xml", "content.xml"] {
        container.with_xml(name, |xml| {
            while let Some(event) = xml.next_event() {
                reader.event(&event);
            }
        });
    }
    for sheet in &mut workbook.sheets {
        let Some(table) = reader.tables.remove(&sheet.name) else {
            continue;
        };
        sheet.hidden_rows = table.hidden_rows;
        sheet.filtered_rows = table.filtered_rows;
        sheet.hide_columns(table.hidden_columns);
        sheet.merges = table.merges;
        for (cell, part) in table.cells {
            if let Some(content) = sheet.cells.get_mut(&cell) {
                apply(content, part, &mut workbook.fonts);
            }
        }
    }
}

/// Adds what is known of a cell to its content.
fn apply(content: &mut Content, part: CellPart, fonts: &mut Vec<String>) {
    if part.percent {
        content.shown = Shown::Percent;
    }
    if let Some(font) = part.font {
        let at = fonts.iter().position(|known| *known == font);
        let at = at.unwrap_or_else(|| {
            fonts.push(font);
            fonts.len() - 1
        });
        content.font = u16::try_from(at).ok();
    }
    if let Some(runs) = part.runs {
        content.set_runs(runs);
        content.formula = false;
    }
    if let Some(error) = part.error {
        content.value = Value::Error(error);
    }
    if let Some(format) = part.format.as_deref().and_then(NumberFormat::parse) {
        show(content, &format);
    }
    if part.is_blank_text && content.value == Value::Empty {
        content.formula = false;
    }
    content.note = part.note;
}

/// Reads the content part event by event.
#[derive(Default)]
struct ContentReader {
    styles: Styles,
    tables: BTreeMap<String, TablePart>,
    name: String,
    table: TablePart,
    /// The next row and column.
    row: u32,
    column: u32,
    /// How often the row is repeated.
    rows: u32,
    /// The default styles of columns: first, last, style.
    columns: Vec<(u32, u32, String)>,
    cell: Option<OpenCell>,
    /// Depth of notes, whose text is none of the cell's.
    notes: u32,
}

/// A cell that is being read.
struct OpenCell {
    at: Cell,
    repeated: u32,
    part: CellPart,
    drawn: Drawn,
    pieces: Pieces,
    /// How the runs that are open are drawn.
    spans: Vec<Drawn>,
    paragraphs: u32,
    number: bool,
    /// Whether a formula computes it.
    formula: bool,
    /// Whether it says what kind of value it holds.
    has_kind: bool,
    note: String,
}

impl OpenCell {
    /// Adds text to it, drawn as the run that is open.
    fn push(&mut self, text: &str) {
        if self.paragraphs > 0 {
            let drawn = self.spans.last().copied().unwrap_or(self.drawn);
            self.pieces.push(Some(drawn), text);
        }
    }
}

impl ContentReader {
    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(element) => self.start(element),
            Event::End(element) => self.end(element.local_name().as_ref()),
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(entity) => self.text(&character(entity)),
            _ => {}
        }
    }

    /// Text of a cell, of a note on it, or of a style of numbers.
    fn text(&mut self, text: &str) {
        if self.styles.is_in_text() {
            self.styles.text(text);
        } else if let Some(cell) = &mut self.cell {
            if self.notes == 0 {
                cell.push(text);
            } else if cell.note.len() < LONGEST_NOTE {
                cell.note.push_str(text);
            }
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        self.styles.start(element);
        match element.local_name().as_ref() {
            "table" if self.cell.is_none() => {
                self.name = attribute(element, "name").unwrap_or_default();
                self.table = TablePart::default();
                (self.row, self.column) = (0, 0);
                self.columns.clear();
            }
            "table-column" => self.column(element),
            "table-row" => self.open_row(element),
            "table-cell" | "covered-table-cell" => self.open_cell(element),
            "annotation" => self.notes += 1,
            "p" if self.notes == 0 => self.open_paragraph(),
            "span" if self.notes == 0 => self.open_span(element),
            "s" | "tab" | "line-break" if self.notes == 0 => self.white(element),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        self.styles.end(name);
        match name {
            "table" => {
                let name = std::mem::take(&mut self.name);
                if !name.is_empty() {
                    self.tables.insert(name, std::mem::take(&mut self.table));
                }
            }
            "table-row" => {
                self.row = self.row.saturating_add(self.rows);
                self.column = 0;
            }
            "table-cell" | "covered-table-cell" => self.close_cell(),
            "annotation" => self.notes = self.notes.saturating_sub(1),
            "span" if self.notes == 0 => {
                if let Some(cell) = &mut self.cell {
                    cell.spans.pop();
                }
            }
            _ => {}
        }
    }

    fn column(&mut self, element: &BytesStart<'_>) {
        let last = self
            .column
            .saturating_add(repeated(element, "number-columns-repeated") - 1);
        if hides(element).is_some() {
            self.table.hidden_columns.push((self.column, last));
        }
        if let Some(style) = attribute(element, "default-cell-style-name") {
            self.columns.push((self.column, last, style));
        }
        self.column = last.saturating_add(1);
    }

    fn open_row(&mut self, element: &BytesStart<'_>) {
        self.column = 0;
        self.rows = repeated(element, "number-rows-repeated");
        let end = self
            .row
            .saturating_add(self.rows.min(MOST_REPEATED))
            .min(ROWS);
        match hides(element) {
            Some(true) => self.table.filtered_rows.extend(self.row..end),
            Some(false) => self.table.hidden_rows.extend(self.row..end),
            None => {}
        }
    }

    fn open_cell(&mut self, element: &BytesStart<'_>) {
        let at = Cell::new(self.row, self.column);
        let repeats = repeated(element, "number-columns-repeated");
        let wide = repeated(element, "number-columns-spanned");
        let tall = repeated(element, "number-rows-spanned");
        if (wide > 1 || tall > 1) && at.row < ROWS && at.column < COLUMNS {
            let last = Cell::new(
                at.row.saturating_add(tall - 1).min(ROWS - 1),
                at.column.saturating_add(wide - 1).min(COLUMNS - 1),
            );
            self.table.merges.push((at, last));
        }
        let default = || {
            // Columns stand in their order, none over another.
            let after = self
                .columns
                .partition_point(|(first, _, _)| *first <= at.column);
            let (_, last, style) = self.columns.get(after.checked_sub(1)?)?;
            (at.column <= *last).then(|| style.clone())
        };
        let style = attribute(element, "style-name").or_else(default);
        let look = self.styles.look(style.as_deref().unwrap_or(DEFAULT_STYLE));
        let kind = attribute(element, "value-type");
        // Some programs call a percentage a plain number and only show it as one.
        let percent = match kind.as_deref() {
            Some("percentage") => true,
            Some("float") => {
                (look.data.as_ref()).is_some_and(|data| self.styles.is_percentage(data))
            }
            _ => false,
        };
        let is_number = matches!(kind.as_deref(), Some("float" | "percentage" | "currency"));
        let format = look.data.filter(|_| is_number);
        let format = format.and_then(|name| self.styles.format(&name));
        self.cell = Some(OpenCell {
            at,
            repeated: repeats,
            part: CellPart {
                percent,
                font: look.font,
                format,
                ..CellPart::default()
            },
            drawn: Drawn {
                struck: look.struck.unwrap_or(false),
                raised: look.raised.unwrap_or(false),
            },
            pieces: Pieces::default(),
            spans: Vec::new(),
            paragraphs: 0,
            has_kind: kind.is_some(),
            number: kind.is_some_and(|kind| kind != "string"),
            formula: attribute(element, "formula").is_some(),
            note: String::new(),
        });
    }

    fn open_paragraph(&mut self) {
        if let Some(cell) = &mut self.cell {
            if cell.paragraphs > 0 {
                cell.pieces.push(Some(cell.drawn), "\n");
            }
            cell.paragraphs += 1;
        }
    }

    fn open_span(&mut self, element: &BytesStart<'_>) {
        let style = attribute(element, "style-name").and_then(|name| self.styles.own(&name));
        let own = style
            .map(|style| (style.struck, style.raised))
            .unwrap_or_default();
        if let Some(cell) = &mut self.cell {
            let outer = cell.spans.last().copied().unwrap_or(cell.drawn);
            cell.spans.push(Drawn {
                struck: own.0.unwrap_or(outer.struck),
                raised: own.1.unwrap_or(outer.raised),
            });
        }
    }

    /// Spaces, tabs and line breaks that stand as elements.
    fn white(&mut self, element: &BytesStart<'_>) {
        let count = attribute(element, "c").and_then(|count| count.parse::<usize>().ok());
        let text = match element.local_name().as_ref() {
            "line-break" => "\n".to_owned(),
            _ => " ".repeat(count.unwrap_or(1).min(100)),
        };
        if let Some(cell) = &mut self.cell {
            cell.push(&text);
        }
    }

    fn close_cell(&mut self) {
        let Some(mut cell) = self.cell.take() else {
            return;
        };
        self.column = cell.at.column.saturating_add(cell.repeated);
        let note = cell.note.trim();
        if cell.paragraphs == 0 && !cell.number && note.is_empty() {
            return;
        }
        cell.part.note = Some(note.to_owned()).filter(|note| !note.is_empty());
        let runs = cell.pieces.runs(Drawn::default());
        let shown = runs.kept.trim();
        if cell.formula {
            let is_error = shown.starts_with('#') || shown.starts_with("Err:");
            cell.part.error = is_error.then(|| shown.to_owned());
            cell.part.is_blank_text = cell.paragraphs > 0 && !cell.has_kind && shown.is_empty();
        }
        // A number is struck out as a whole, or not at all; nothing of it is raised.
        let is_struck = !runs.struck.trim().is_empty() && (!cell.number || shown.is_empty());
        let is_raised = !cell.number && cell.pieces.resolve(Drawn::default()).is_some();
        if is_struck || is_raised {
            cell.part.runs = Some(runs);
        }
        for row in 0..self.rows.min(MOST_REPEATED) {
            for column in 0..cell.repeated.min(MOST_REPEATED) {
                let at = Cell::new(
                    cell.at.row.saturating_add(row),
                    cell.at.column.saturating_add(column),
                );
                if self.table.cells.len() < crate::limits::MOST_CELLS {
                    self.table.cells.insert(at, cell.part.clone());
                }
            }
        }
    }
}

/// How often an element stands there, or how far it reaches: 1 where it does not say.
fn repeated(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name)
        .and_then(|count| count.parse::<u32>().ok())
        .unwrap_or(1)
        .max(1)
}

/// Whether a row or column is hidden, and if so whether by a filter.
fn hides(element: &BytesStart<'_>) -> Option<bool> {
    match attribute(element, "visibility")?.as_str() {
        "collapse" => Some(false),
        "filter" => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
