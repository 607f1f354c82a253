//! Word documents: paragraphs and tables of the main part, in reading order.

use std::collections::BTreeMap;

use opc::container::Container;
use roxmltree::{Document, Node};

use crate::element::{attribute, child, is_on};
use crate::fonts::Fonts;
use crate::numbering::Numbering;
use crate::word_text::text_of;
use crate::{Block, Cell, Row, Table, Unreadable};

/// The blocks of a `.docx`. Tracked changes count as accepted, text boxes stand after the paragraph
/// that holds them, tables inside cells are their cell's text; footnotes stand beside the cells that
/// point to them, and are left out elsewhere.
///
/// # Errors
/// Says why the document can't be read.
pub fn read_docx(bytes: &[u8]) -> Result<Vec<Block>, Unreadable> {
    let (mut package, main) = main_part(bytes)?;
    let damaged = |name: &str| Unreadable::Damaged(name.to_owned());
    let text = package.text(&main).map_err(|_| damaged(&main))?;
    let document = Document::parse(&text).map_err(|_| damaged(&main))?;
    let body = child(document.root_element(), "body").ok_or(Unreadable::NotWord)?;
    let fonts = fonts(&mut package);
    let mut reader = Reader {
        numbering: numbering(&mut package)?,
        notes: notes(&mut package, &fonts)?,
        fonts,
        blocks: Vec::new(),
    };
    reader.blocks(body);
    Ok(reader.blocks)
}

/// A document opened, and the path of its main part.
pub(crate) fn main_part(bytes: &[u8]) -> Result<(Container<'_>, String), Unreadable> {
    if bytes.starts_with(&COMPOUND) {
        return Err(Unreadable::OldWord);
    }
    let mut package = Container::open(bytes).map_err(|_| Unreadable::NotWord)?;
    let main = package.related("", "officeDocument").into_iter().next();
    let main = main.unwrap_or_else(|| "word/document.xml".to_owned());
    match package.has(&main) {
        true => Ok((package, main)),
        false => Err(Unreadable::NotWord),
    }
}

/// How a compound file begins: documents of Word 97, or one with a password.
const COMPOUND: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The lists that the document numbers; none where it has no such part.
fn numbering(package: &mut Container<'_>) -> Result<Numbering, Unreadable> {
    const PART: &str = "word/numbering.xml";
    if !package.has(PART) {
        return Ok(Numbering::default());
    }
    let damaged = || Unreadable::Damaged(PART.to_owned());
    let text = package.text(PART).map_err(|_| damaged())?;
    let part = Document::parse(&text).map_err(|_| damaged())?;
    Ok(Numbering::of_part(&part))
}

/// The fonts of the document's styles; none where it has no such part, or one that can't be read.
fn fonts(package: &mut Container<'_>) -> Fonts {
    const PART: &str = "word/styles.xml";
    if !package.has(PART) {
        return Fonts::default();
    }
    let text = package.text(PART).unwrap_or_default();
    Document::parse(&text).map_or_else(|_| Fonts::default(), |part| Fonts::of_part(&part))
}

/// The footnotes and endnotes, by what points to them and their id.
type Notes = BTreeMap<(&'static str, String), String>;

/// The parts of notes, the element of a note in them, and the element that points to one.
const NOTES: [(&str, &str, &str); 2] = [
    ("word/footnotes.xml", "footnote", "footnoteReference"),
    ("word/endnotes.xml", "endnote", "endnoteReference"),
];

/// The texts of notes; none where the document has no such part.
fn notes(package: &mut Container<'_>, fonts: &Fonts) -> Result<Notes, Unreadable> {
    let mut notes = Notes::new();
    for (part, element, pointer) in NOTES {
        if !package.has(part) {
            continue;
        }
        let damaged = || Unreadable::Damaged(part.to_owned());
        let text = package.text(part).map_err(|_| damaged())?;
        let document = Document::parse(&text).map_err(|_| damaged())?;
        let root = document.root_element();
        for note in root
            .children()
            .filter(|node| node.tag_name().name() == element)
        {
            let paragraphs: Vec<String> = note
                .descendants()
                .filter(|node| node.tag_name().name() == "p")
                .map(|paragraph| text_of(paragraph, fonts).trim().to_owned())
                .collect();
            if let Some(id) = attribute(note, "id") {
                notes.insert(
                    (pointer, id.to_owned()),
                    paragraphs.join(" ").trim().to_owned(),
                );
            }
        }
    }
    Ok(notes)
}

/// Reads blocks one after the other, since numbers count on from paragraph to paragraph.
struct Reader {
    numbering: Numbering,
    notes: Notes,
    fonts: Fonts,
    blocks: Vec<Block>,
}

impl Reader {
    /// The blocks below a node; content controls and the like are looked into.
    fn blocks(&mut self, parent: Node<'_, '_>) {
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" => {
                    let text = self.paragraph(node);
                    if !text.is_empty() {
                        self.blocks.push(Block::Paragraph(text));
                    }
                    self.text_boxes(node);
                }
                "tbl" => {
                    let table = self.table(node);
                    self.blocks.push(Block::Table(table));
                }
                "del" | "moveFrom" | "sectPr" => {}
                _ => self.blocks(node),
            }
        }
    }

    /// A paragraph's text with its own number in front.
    fn paragraph(&mut self, node: Node<'_, '_>) -> String {
        let number = self.numbering.next(node);
        let text = text_of(node, &self.fonts);
        let text = text.trim();
        match number {
            Some(number) if text.is_empty() => number,
            Some(number) => format!("{number} {text}"),
            None => text.to_owned(),
        }
    }

    /// What stands in the text boxes of a paragraph.
    fn text_boxes(&mut self, paragraph: Node<'_, '_>) {
        let boxes = paragraph.descendants().filter(|node| {
            node.tag_name().name() == "txbxContent"
                && !node
                    .ancestors()
                    .any(|above| above.tag_name().name() == "Fallback")
        });
        for content in boxes {
            self.blocks(content);
        }
    }

    /// A table, row by row.
    fn table(&mut self, node: Node<'_, '_>) -> Table {
        let mut table = Table::default();
        self.rows(node, &mut table);
        table
    }

    /// The rows below a node of a table; a row that was deleted is not there.
    fn rows(&mut self, parent: Node<'_, '_>, table: &mut Table) {
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "tr" => {
                    let properties = child(node, "trPr");
                    if properties.is_none_or(|set| child(set, "del").is_none()) {
                        let row = self.row(node);
                        table.rows.push(row);
                    }
                }
                "tblPr" | "tblGrid" => {}
                _ => self.rows(node, table),
            }
        }
    }

    /// A row's cells and where they stand in the grid.
    fn row(&mut self, node: Node<'_, '_>) -> Row {
        let properties = child(node, "trPr");
        let number = |name| {
            properties
                .and_then(|set| child(set, name))
                .and_then(|value| attribute(value, "val"))
                .and_then(|value| value.parse().ok())
                .unwrap_or(0)
        };
        let mut row = Row {
            cells: Vec::new(),
            heading: properties
                .and_then(|set| child(set, "tblHeader"))
                .is_some_and(is_on),
        };
        let mut column: usize = number("gridBefore");
        self.cells(node, &mut column, &mut row.cells);
        row
    }

    /// The cells below a node of a row.
    fn cells(&mut self, parent: Node<'_, '_>, column: &mut usize, cells: &mut Vec<Cell>) {
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "tc" => {
                    let properties = child(node, "tcPr");
                    let set = |name| properties.and_then(|set| child(set, name));
                    let span = set("gridSpan")
                        .and_then(|span| attribute(span, "val"))
                        .and_then(|span| span.parse().ok())
                        .map_or(1, |span: usize| span.clamp(1, 64));
                    let merge = set("vMerge");
                    cells.push(Cell {
                        column: *column,
                        span,
                        continues: merge
                            .is_some_and(|merge| attribute(merge, "val") != Some("restart")),
                        text: self.cell_text(node),
                        notes: self.notes_of(node),
                    });
                    *column += span;
                }
                "trPr" | "tblPrEx" => {}
                _ => self.cells(node, column, cells),
            }
        }
    }

    /// The notes that a cell points to.
    fn notes_of(&self, cell: Node<'_, '_>) -> Vec<String> {
        cell.descendants()
            .filter_map(|node| {
                let name = node.tag_name().name();
                let (.., pointer) = NOTES.iter().find(|(.., pointer)| *pointer == name)?;
                let id = attribute(node, "id")?.to_owned();
                self.notes.get(&(*pointer, id)).cloned()
            })
            .filter(|note| !note.is_empty())
            .collect()
    }

    /// A cell's lines; a table inside it is read row by row.
    fn cell_text(&mut self, cell: Node<'_, '_>) -> String {
        let mut inner = Reader {
            numbering: std::mem::take(&mut self.numbering),
            notes: Notes::new(),
            fonts: std::mem::take(&mut self.fonts),
            blocks: Vec::new(),
        };
        inner.blocks(cell);
        self.numbering = inner.numbering;
        self.fonts = inner.fonts;
        let lines: Vec<String> = inner.blocks.into_iter().map(lines_of).collect();
        lines.join("\n").trim().to_owned()
    }
}

/// A block as lines of a cell.
fn lines_of(block: Block) -> String {
    match block {
        Block::Paragraph(text) => text,
        Block::Table(table) => {
            let row = |row: Row| {
                let cells: Vec<String> = row.cells.into_iter().map(|cell| cell.text).collect();
                cells.join(" ")
            };
            let rows: Vec<String> = table.rows.into_iter().map(row).collect();
            rows.join("\n")
        }
    }
}
