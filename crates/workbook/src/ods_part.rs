//! What the library does not show of an OpenDocument spreadsheet, read from its content part: hidden
//! rows and columns, merged areas, percentages, fonts, text that is struck out.

use std::collections::{BTreeMap, BTreeSet};

use opc::container::Container;
use quick_xml::events::{BytesStart, Event};

use super::sheet_part::Area;
use super::strings_part::{Runs, push, push_entity};
use crate::limits::{COLUMNS, ROWS};
use crate::model::{Content, Shown, Value, Workbook};
use opc::xml::attribute;
use place::Cell;

/// The most rows of one repeated row, or cells of one repeated cell, that are noted one by one.
const MOST_REPEATED: u32 = 1_000;

/// The style of cells that name none.
const DEFAULT_STYLE: &str = "Default";

/// How a style draws text.
#[derive(Debug, Clone, Default)]
struct Style {
    struck: Option<bool>,
    font: Option<String>,
    /// The style of its numbers.
    data: Option<String>,
    parent: Option<String>,
}

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
}

/// Adds to a workbook what its content part says, with the styles that its parts define. Where that can't be read, nothing is added.
pub(super) fn add(bytes: &[u8], workbook: &mut Workbook) {
    let Ok(mut container) = Container::open(bytes) else {
        return;
    };
    let mut reader = ContentReader::default();
    for name in ["styles.xml", "content.xml"] {
        container.with_xml(name, |xml| {
            while let Some(event) = xml.next() {
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
        content.value = if runs.kept.trim().is_empty() {
            Value::Empty
        } else {
            Value::Text(runs.kept)
        };
        content.formula = false;
        content.struck = Some(runs.struck);
    }
}

/// Reads the content part event by event.
#[derive(Default)]
struct ContentReader {
    /// The families of fonts, by the names that styles call them by.
    faces: BTreeMap<String, String>,
    /// The styles of numbers that show percentages.
    percentages: BTreeSet<String>,
    styles: BTreeMap<String, Style>,
    /// The style that is being read.
    style: Option<String>,
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
    struck: bool,
    runs: Runs,
    /// Whether the runs that are open are struck out.
    spans: Vec<bool>,
    paragraphs: u32,
    number: bool,
}

impl ContentReader {
    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(element) => self.start(element),
            Event::End(element) => self.end(element.local_name().as_ref()),
            Event::Text(text) if self.notes == 0 => {
                if let Some(cell) = self.cell.as_mut().filter(|cell| cell.paragraphs > 0) {
                    let struck = cell.spans.last().copied().unwrap_or(cell.struck);
                    push(&mut cell.runs, struck, &text.xml10_content());
                }
            }
            Event::GeneralRef(entity) if self.notes == 0 => {
                if let Some(cell) = self.cell.as_mut().filter(|cell| cell.paragraphs > 0) {
                    let struck = cell.spans.last().copied().unwrap_or(cell.struck);
                    push_entity(&mut cell.runs, struck, entity);
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "font-face" => self.font_face(element),
            "percentage-style" => self.percentages.extend(attribute(element, "name")),
            "style" => self.open_style(element),
            "text-properties" => self.text_properties(element),
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
        match name {
            "style" => self.style = None,
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

    fn font_face(&mut self, element: &BytesStart<'_>) {
        if let (Some(name), Some(family)) = (
            attribute(element, "name"),
            attribute(element, "font-family"),
        ) {
            let family = family.trim_matches(['\'', '"']).to_owned();
            self.faces.insert(name, family);
        }
    }

    fn open_style(&mut self, element: &BytesStart<'_>) {
        let draws_cells = attribute(element, "family")
            .is_none_or(|family| matches!(family.as_str(), "table-cell" | "text"));
        if !draws_cells {
            return;
        }
        if let Some(name) = attribute(element, "name") {
            let style = Style {
                parent: attribute(element, "parent-style-name"),
                data: attribute(element, "data-style-name"),
                ..Style::default()
            };
            self.styles.insert(name.clone(), style);
            self.style = Some(name);
        }
    }

    fn text_properties(&mut self, element: &BytesStart<'_>) {
        let Some(style) = self
            .style
            .as_ref()
            .and_then(|name| self.styles.get_mut(name))
        else {
            return;
        };
        if let Some(line) = attribute(element, "text-line-through-style")
            .or_else(|| attribute(element, "text-line-through-type"))
        {
            style.struck = Some(line != "none");
        }
        let face = attribute(element, "font-name")
            .map(|name| self.faces.get(&name).cloned().unwrap_or(name));
        style.font = face.or_else(|| attribute(element, "font-family"));
    }

    /// What a style says, itself or through its parents.
    fn look(&self, name: &str) -> Style {
        let mut look = Style::default();
        let mut next = Some(name.to_owned());
        for _ in 0..8 {
            let Some(style) = next.as_ref().and_then(|name| self.styles.get(name)) else {
                break;
            };
            look.struck = look.struck.or(style.struck);
            look.font = look.font.or_else(|| style.font.clone());
            look.data = look.data.or_else(|| style.data.clone());
            next.clone_from(&style.parent);
        }
        look
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
        let look = self.look(style.as_deref().unwrap_or(DEFAULT_STYLE));
        let kind = attribute(element, "value-type");
        // Some programs call a percentage a plain number and only show it as one.
        let percent = match kind.as_deref() {
            Some("percentage") => true,
            Some("float") => look
                .data
                .is_some_and(|data| self.percentages.contains(&data)),
            _ => false,
        };
        self.cell = Some(OpenCell {
            at,
            repeated: repeats,
            part: CellPart {
                percent,
                font: look.font,
                runs: None,
            },
            struck: look.struck.unwrap_or(false),
            runs: Runs {
                kept: String::new(),
                struck: String::new(),
            },
            spans: Vec::new(),
            paragraphs: 0,
            number: kind.is_some_and(|kind| kind != "string"),
        });
    }

    fn open_paragraph(&mut self) {
        if let Some(cell) = &mut self.cell {
            if cell.paragraphs > 0 {
                push(&mut cell.runs, cell.struck, "\n");
            }
            cell.paragraphs += 1;
        }
    }

    fn open_span(&mut self, element: &BytesStart<'_>) {
        let style =
            attribute(element, "style-name").and_then(|name| self.styles.get(&name)?.struck);
        if let Some(cell) = &mut self.cell {
            let outer = cell.spans.last().copied().unwrap_or(cell.struck);
            cell.spans.push(style.unwrap_or(outer));
        }
    }

    /// Spaces, tabs and line breaks that stand as elements.
    fn white(&mut self, element: &BytesStart<'_>) {
        let count = attribute(element, "c").and_then(|count| count.parse::<usize>().ok());
        let text = match element.local_name().as_ref() {
            "line-break" => "\n".to_owned(),
            _ => " ".repeat(count.unwrap_or(1).min(100)),
        };
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.paragraphs > 0) {
            let struck = cell.spans.last().copied().unwrap_or(cell.struck);
            push(&mut cell.runs, struck, &text);
        }
    }

    fn close_cell(&mut self) {
        let Some(mut cell) = self.cell.take() else {
            return;
        };
        self.column = cell.at.column.saturating_add(cell.repeated);
        if cell.paragraphs == 0 && !cell.number {
            return;
        }
        // A number is struck out as a whole, or not at all.
        let whole = !cell.number || cell.runs.kept.trim().is_empty();
        if !cell.runs.struck.trim().is_empty() && whole {
            cell.part.runs = Some(cell.runs);
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
mod tests {
    use super::*;

    /// What a content part with these automatic styles and this table says.
    fn read(styles: &str, table: &str) -> TablePart {
        let text = format!("<c><a>{styles}</a><table name=\"T\">{table}</table></c>");
        let mut reader = ContentReader::default();
        let mut xml = opc::xml::Xml::new(Box::new(text.as_bytes()));
        while let Some(event) = xml.next() {
            reader.event(&event);
        }
        reader.tables.remove("T").unwrap()
    }

    #[test]
    fn hidden_filtered_and_merged() {
        let table = concat!(
            r#"<table-column number-columns-repeated="2"/><table-column visibility="collapse"/>"#,
            r#"<table-row><table-cell number-columns-spanned="2" number-rows-spanned="3" "#,
            r#"value-type="string"><p>a</p></table-cell><covered-table-cell/></table-row>"#,
            r#"<table-row visibility="collapse" number-rows-repeated="2"><table-cell/></table-row>"#,
            r#"<table-row visibility="filter"><table-cell/></table-row>"#,
        );
        let part = read("", table);
        assert_eq!(part.hidden_columns, [(2, 2)]);
        assert_eq!(part.hidden_rows, BTreeSet::from([1, 2]));
        assert_eq!(part.filtered_rows, BTreeSet::from([3]));
        assert_eq!(part.merges, [(Cell::new(0, 0), Cell::new(2, 1))]);
    }

    #[test]
    fn fonts_by_their_family_and_by_the_default_style() {
        let styles = concat!(
            r#"<font-face name="F1" font-family="'.VnTimeH'"/>"#,
            r#"<style name="Default" family="table-cell"><text-properties font-name="F1"/></style>"#,
            r#"<style name="Default" family="graphic"><text-properties font-name="X"/></style>"#,
            r#"<style name="ce1" parent-style-name="Default"><text-properties/></style>"#,
        );
        let table = concat!(
            r#"<table-row><table-cell value-type="string"><p>a</p></table-cell>"#,
            r#"<table-cell value-type="string" style-name="ce1"><p>a</p></table-cell></table-row>"#,
        );
        let part = read(styles, table);
        for column in [0, 1] {
            let font = part.cells[&Cell::new(0, column)].font.as_deref();
            assert_eq!(font, Some(".VnTimeH"));
        }
    }

    #[test]
    fn percentages_fonts_and_struck_text() {
        let styles = concat!(
            r#"<style name="gone"><text-properties text-line-through-style="solid"/></style>"#,
            r#"<style name="old"><text-properties font-name=".VnTime"/></style>"#,
            r#"<percentage-style name="N1"/><style name="rate" data-style-name="N1"/>"#,
        );
        let table = concat!(
            r#"<table-row><table-cell value-type="percentage" style-name="old"><p>80%</p></table-cell>"#,
            r#"<table-cell value-type="float" style-name="gone"><p>120</p></table-cell>"#,
            r#"<table-cell value-type="string"><p><span style-name="gone">12</span> 15</p></table-cell>"#,
            r#"<table-cell value-type="float" style-name="rate"><p>80%</p></table-cell></table-row>"#,
        );
        let part = read(styles, table);
        let first = &part.cells[&Cell::new(0, 0)];
        assert!(first.percent && first.font.as_deref() == Some(".VnTime"));
        let runs = |column: u32| {
            let runs = part.cells[&Cell::new(0, column)].runs.clone().unwrap();
            (runs.kept, runs.struck)
        };
        assert_eq!(runs(1), (String::new(), "120".to_owned()));
        assert_eq!(runs(2), (" 15".to_owned(), "12".to_owned()));
        assert!(part.cells[&Cell::new(0, 3)].percent);
    }
}
