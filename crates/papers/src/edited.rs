//! A Word document that a program wrote and people have edited since: paragraphs with their styles and
//! content controls, tables with their names. Tracked changes count as accepted.

use std::collections::BTreeMap;

use opc::container::Container;
use roxmltree::{Document, Node};
use serde::{Deserialize, Serialize};

use crate::Unreadable;
use crate::element::{attribute, child, is_on};
use crate::fonts::Fonts;
use crate::numbering::Numbering;
use crate::word_text::run;

/// A document that was edited.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Edited {
    /// What stands in it, in reading order.
    pub blocks: Vec<EditedBlock>,
    /// The texts of the parts in which programs keep data of their own.
    pub data: Vec<String>,
}

/// A part of the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum EditedBlock {
    /// A paragraph.
    Paragraph(EditedParagraph),
    /// A table.
    Table(EditedTable),
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EditedParagraph {
    /// The names of its style and of those that this is based on.
    pub styles: Vec<String>,
    /// What a list puts before it, and how deep in the list it stands, from 0.
    pub listed: Option<(String, usize)>,
    /// What it says.
    pub pieces: Vec<EditedPiece>,
    /// What it holds that is no text.
    pub others: Vec<Other>,
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum EditedPiece {
    /// Words.
    Text(String),
    /// A content control.
    Control {
        /// Its tag; where a program has not kept it, its title.
        tag: String,
        /// What it says.
        text: String,
    },
}

/// What a paragraph can hold beside words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Other {
    /// A drawing, a picture or an object.
    Drawing,
    /// A footnote or an endnote.
    Footnote,
    /// A comment of a reader.
    Comment,
    /// A formula.
    Formula,
    /// Words that are hidden.
    Hidden,
    /// Words that stand out by bold, italic, underlined or coloured letters.
    Emphasis,
    /// Words that are struck out but stand there still.
    Struck,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EditedTable {
    /// The title that is read out instead of it, by which a program knows it.
    pub name: Option<String>,
    /// The texts of its cells, row by row.
    pub rows: Vec<Vec<String>>,
    /// The names of the styles of its paragraphs, in their order.
    pub styles: Vec<String>,
}

impl EditedParagraph {
    /// What it says.
    pub fn text(&self) -> String {
        let text = |piece: &EditedPiece| match piece {
            EditedPiece::Text(text) | EditedPiece::Control { text, .. } => text.clone(),
        };
        self.pieces.iter().map(text).collect()
    }

    /// Whether it has a style, itself or by what its style is based on.
    pub fn has_style(&self, name: &str) -> bool {
        self.styles.iter().any(|own| own.eq_ignore_ascii_case(name))
    }
}

/// Reads a document.
///
/// # Errors
/// Says why it can't be read.
pub fn read_edited(bytes: &[u8]) -> Result<Edited, Unreadable> {
    let mut package =
        Container::open(bytes).map_err(|_| match bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            true => Unreadable::OldWord,
            false => Unreadable::NotWord,
        })?;
    let main = package.related("", "officeDocument").into_iter().next();
    let main = main.unwrap_or_else(|| "word/document.xml".to_owned());
    if !package.has(&main) {
        return Err(Unreadable::NotWord);
    }
    let damaged = |name: &str| Unreadable::Damaged(name.to_owned());
    let part = |package: &mut Container<'_>, name: &str| match package.has(name) {
        true => package.text(name).map(Some).map_err(|_| damaged(name)),
        false => Ok(None),
    };
    let styles = part(&mut package, "word/styles.xml")?;
    let styles = match &styles {
        Some(text) => {
            let styles = Document::parse(text).map_err(|_| damaged("word/styles.xml"))?;
            named_styles(&styles)
        }
        None => BTreeMap::new(),
    };
    let numbering = part(&mut package, "word/numbering.xml")?;
    let numbering = match &numbering {
        Some(text) => {
            let lists = Document::parse(text).map_err(|_| damaged("word/numbering.xml"))?;
            Numbering::of_part(&lists)
        }
        None => Numbering::default(),
    };
    let paths: Vec<String> = package
        .paths()
        .filter(|path| path.starts_with("customxml/item") && !path.contains("props"))
        .map(str::to_owned)
        .collect();
    let data = paths
        .iter()
        .filter_map(|path| package.text(path).ok())
        .collect();
    let text = package.text(&main).map_err(|_| damaged(&main))?;
    let document = Document::parse(&text).map_err(|_| damaged(&main))?;
    let body = child(document.root_element(), "body").ok_or(Unreadable::NotWord)?;
    let mut reader = Reader {
        styles,
        numbering,
        blocks: Vec::new(),
        begun: None,
    };
    reader.read(body);
    reader
        .blocks
        .extend(reader.begun.take().map(EditedBlock::Paragraph));
    Ok(Edited {
        blocks: reader.blocks,
        data,
    })
}

/// The name of each style and those that it is based on, by its id.
fn named_styles(part: &Document<'_>) -> BTreeMap<String, Vec<String>> {
    let mut known: BTreeMap<&str, (String, Option<&str>)> = BTreeMap::new();
    for style in part.root_element().children() {
        let value = |name| child(style, name).and_then(|node| attribute(node, "val"));
        if let (Some(id), Some(name)) = (attribute(style, "styleId"), value("name")) {
            known.insert(id, (name.to_owned(), value("basedOn")));
        }
    }
    /// A style based on itself by a circle ends here.
    const DEEPEST: usize = 10;
    let chain = |id: &str| {
        let mut names = Vec::new();
        let mut next = Some(id);
        while let Some((name, based)) = next.and_then(|id| known.get(id)) {
            names.push(name.clone());
            next = based.filter(|_| names.len() < DEEPEST);
        }
        names
    };
    known
        .keys()
        .map(|id| ((*id).to_owned(), chain(id)))
        .collect()
}

struct Reader {
    styles: BTreeMap<String, Vec<String>>,
    numbering: Numbering,
    blocks: Vec<EditedBlock>,
    /// A paragraph whose mark was deleted: it goes on in the next.
    begun: Option<EditedParagraph>,
}

impl Reader {
    fn read(&mut self, parent: Node<'_, '_>) {
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" => self.paragraph(node),
                "tbl" => {
                    let table = self.table(node);
                    self.blocks.push(EditedBlock::Table(table));
                }
                "del" | "moveFrom" | "sectPr" | "sdtPr" => {}
                _ => self.read(node),
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>) {
        let properties = child(node, "pPr");
        let style = properties
            .and_then(|set| child(set, "pStyle"))
            .and_then(|style| attribute(style, "val"));
        let styles = style.and_then(|id| self.styles.get(id)).cloned();
        let level = properties
            .and_then(|set| child(set, "numPr"))
            .and_then(|set| child(set, "ilvl"))
            .and_then(|level| attribute(level, "val"))
            .and_then(|level| level.parse().ok());
        let number = self.numbering.next(node);
        let mut paragraph = EditedParagraph {
            styles: styles.unwrap_or_default(),
            listed: number.map(|number| (number, level.unwrap_or(0))),
            ..EditedParagraph::default()
        };
        if let Some(begun) = self.begun.take() {
            paragraph.pieces = begun.pieces;
            paragraph.others = begun.others;
        }
        inline(node, &mut paragraph);
        let mark = properties.and_then(|set| child(set, "rPr"));
        let is_gone =
            mark.is_some_and(|set| child(set, "del").is_some() || child(set, "moveFrom").is_some());
        if is_gone {
            self.begun = Some(paragraph);
        } else {
            self.blocks.push(EditedBlock::Paragraph(paragraph));
        }
    }

    fn table(&mut self, node: Node<'_, '_>) -> EditedTable {
        let name = child(node, "tblPr")
            .and_then(|set| child(set, "tblCaption"))
            .and_then(|name| attribute(name, "val"));
        let mut table = EditedTable {
            name: name.map(str::to_owned),
            ..EditedTable::default()
        };
        self.rows(node, &mut table);
        table
    }

    fn rows(&mut self, parent: Node<'_, '_>, table: &mut EditedTable) {
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "tr" => {
                    let gone = child(node, "trPr").is_some_and(|set| child(set, "del").is_some());
                    if !gone {
                        let mut cells = Vec::new();
                        self.cells(node, &mut cells, &mut table.styles);
                        table.rows.push(cells);
                    }
                }
                "tblPr" | "tblGrid" => {}
                _ => self.rows(node, table),
            }
        }
    }

    fn cells(&mut self, parent: Node<'_, '_>, cells: &mut Vec<String>, styles: &mut Vec<String>) {
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "tc" => {
                    let mut inner = Reader {
                        styles: std::mem::take(&mut self.styles),
                        numbering: std::mem::take(&mut self.numbering),
                        blocks: Vec::new(),
                        begun: None,
                    };
                    inner.read(node);
                    self.styles = inner.styles;
                    self.numbering = inner.numbering;
                    let mut lines = Vec::new();
                    for block in inner.blocks {
                        match block {
                            EditedBlock::Paragraph(paragraph) => {
                                styles.extend(paragraph.styles.first().cloned());
                                lines.push(paragraph.text());
                            }
                            EditedBlock::Table(table) => {
                                styles.extend(table.styles);
                                lines.extend(table.rows.into_iter().map(|row| row.join(" ")));
                            }
                        }
                    }
                    cells.push(lines.join("\n").trim().to_owned());
                }
                "trPr" | "tblPrEx" => {}
                _ => self.cells(node, cells, styles),
            }
        }
    }
}

/// Adds what stands in a paragraph.
fn inline(node: Node<'_, '_>, paragraph: &mut EditedParagraph) {
    for part in node.children().filter(Node::is_element) {
        match part.tag_name().name() {
            "del" | "moveFrom" | "pPr" | "rPr" | "sdtPr" | "Fallback" => {}
            "sdt" => control(part, paragraph),
            "oMath" | "oMathPara" => other(paragraph, Other::Formula),
            "r" => words(part, paragraph),
            _ => inline(part, paragraph),
        }
    }
}

/// A content control with a tag or a title is one piece; any other is what stands in it.
fn control(node: Node<'_, '_>, paragraph: &mut EditedParagraph) {
    let named = |name| {
        child(node, "sdtPr")
            .and_then(|set| child(set, name))
            .and_then(|tag| attribute(tag, "val"))
            .filter(|tag| !tag.trim().is_empty())
    };
    let tag = named("tag").or_else(|| named("alias"));
    let mut inner = EditedParagraph::default();
    if let Some(content) = child(node, "sdtContent") {
        inline(content, &mut inner);
    }
    for found in inner
        .others
        .iter()
        .filter(|found| **found != Other::Emphasis)
    {
        other(paragraph, *found);
    }
    match tag {
        Some(tag) => paragraph.pieces.push(EditedPiece::Control {
            tag: tag.to_owned(),
            text: inner.text(),
        }),
        None => paragraph.pieces.extend(inner.pieces),
    }
}

fn other(paragraph: &mut EditedParagraph, found: Other) {
    if !paragraph.others.contains(&found) {
        paragraph.others.push(found);
    }
}

/// Adds a run.
fn words(node: Node<'_, '_>, paragraph: &mut EditedParagraph) {
    const OTHERS: [(&str, Other); 6] = [
        ("drawing", Other::Drawing),
        ("pict", Other::Drawing),
        ("object", Other::Drawing),
        ("footnoteReference", Other::Footnote),
        ("endnoteReference", Other::Footnote),
        ("commentReference", Other::Comment),
    ];
    for part in node.descendants().skip(1) {
        let name = part.tag_name().name();
        if let Some((_, found)) = OTHERS.iter().find(|(known, _)| *known == name) {
            other(paragraph, *found);
        }
    }
    let properties = child(node, "rPr");
    let is_set = |name: &str| properties.is_some_and(|set| child(set, name).is_some_and(is_on));
    let mut text = String::new();
    // What this program wrote is Unicode.
    run(node, &Fonts::default(), &mut text);
    if is_set("vanish") {
        other(paragraph, Other::Hidden);
    }
    if text.trim().is_empty() {
        if !text.is_empty() {
            add(paragraph, &text);
        }
        return;
    }
    if is_set("strike") || is_set("dstrike") {
        other(paragraph, Other::Struck);
    }
    let coloured = properties.is_some_and(|set| {
        let value = |name| child(set, name).and_then(|node| attribute(node, "val"));
        !matches!(value("color"), None | Some("auto" | "000000"))
            || !matches!(value("highlight"), None | Some("none"))
            || !matches!(value("u"), None | Some("none"))
            || matches!(value("vertAlign"), Some("superscript" | "subscript"))
    });
    if is_set("b") || is_set("i") || coloured {
        other(paragraph, Other::Emphasis);
    }
    add(paragraph, &text);
}

/// Words that follow each other are one piece.
fn add(paragraph: &mut EditedParagraph, text: &str) {
    match paragraph.pieces.last_mut() {
        Some(EditedPiece::Text(before)) => before.push_str(text),
        _ => paragraph.pieces.push(EditedPiece::Text(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipWriter};

    use super::*;

    const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    fn document(body: &str) -> Vec<u8> {
        let styles = "<w:style w:styleId=\"a1\"><w:name w:val=\"Khoản\"/><w:basedOn w:val=\"h\"/></w:style>\
             <w:style w:styleId=\"h\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"a1\"/></w:style>";
        let parts = [
            (
                "word/document.xml",
                format!("<w:document xmlns:w=\"{MAIN}\"><w:body>{body}</w:body></w:document>"),
            ),
            (
                "word/styles.xml",
                format!("<w:styles xmlns:w=\"{MAIN}\">{styles}</w:styles>"),
            ),
            ("customXml/item1.xml", "<a/>".to_owned()),
            ("customXml/itemProps1.xml", "<b/>".to_owned()),
        ];
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        for (name, text) in parts {
            writer.start_file(name, options).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn paragraphs(body: &str) -> Vec<EditedParagraph> {
        let only = |block| match block {
            EditedBlock::Paragraph(paragraph) => Some(paragraph),
            EditedBlock::Table(_) => None,
        };
        let edited = read_edited(&document(body)).unwrap();
        edited.blocks.into_iter().filter_map(only).collect()
    }

    fn control(tag: &str, text: &str) -> String {
        format!(
            "<w:sdt><w:sdtPr><w:tag w:val=\"{tag}\"/></w:sdtPr><w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>"
        )
    }

    #[test]
    fn controls_are_pieces_and_styles_have_names() {
        let body = format!(
            "<w:p><w:pPr><w:pStyle w:val=\"a1\"/></w:pPr><w:r><w:t xml:space=\"preserve\">đạt </w:t></w:r>\
             <w:ins>{}</w:ins><w:r><w:t>.</w:t></w:r></w:p>",
            control("3.1.2", "99%")
        );
        let found = paragraphs(&body);
        assert!(found[0].has_style("Khoản") && found[0].has_style("Heading 2"));
        assert_eq!(
            found[0].pieces,
            [
                EditedPiece::Text("đạt ".to_owned()),
                EditedPiece::Control {
                    tag: "3.1.2".to_owned(),
                    text: "99%".to_owned()
                },
                EditedPiece::Text(".".to_owned()),
            ]
        );
        let edited = read_edited(&document(&body)).unwrap();
        assert_eq!(edited.data, ["<a/>"]);
    }

    #[test]
    fn tracked_changes_are_taken_as_accepted() {
        let body = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>một </w:t></w:r>\
             <w:del><w:r><w:delText>hai</w:delText></w:r></w:del></w:p>\
             <w:p><w:ins><w:r><w:t>ba</w:t></w:r></w:ins>\
             <w:moveFrom><w:r><w:t>bốn</w:t></w:r></w:moveFrom></w:p>\
             <w:p><w:moveTo><w:r><w:t>bốn</w:t></w:r></w:moveTo></w:p>";
        let texts: Vec<String> = paragraphs(body).iter().map(EditedParagraph::text).collect();
        assert_eq!(texts, ["một ba", "bốn"]);
    }

    #[test]
    fn what_is_no_text_is_told() {
        let body = "<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id=\"1\"/></w:r>\
             <w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t></w:r>\
             <w:r><w:rPr><w:strike/></w:rPr><w:t>c</w:t></w:r>\
             <w:r><w:rPr><w:b/></w:rPr><w:t>d</w:t></w:r><w:r><w:drawing/></w:r></w:p>";
        let found = paragraphs(body);
        assert_eq!(found[0].text(), "acd");
        assert_eq!(
            found[0].others,
            [
                Other::Footnote,
                Other::Hidden,
                Other::Struck,
                Other::Emphasis,
                Other::Drawing
            ]
        );
    }

    #[test]
    fn a_table_has_its_name_and_rows() {
        let cell = |text: &str| {
            format!(
                "<w:tc><w:p><w:pPr><w:pStyle w:val=\"a1\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
            )
        };
        let body = format!(
            "<w:tbl><w:tblPr><w:tblCaption w:val=\"bang:muc-tieu\"/></w:tblPr><w:tr>{}{}</w:tr>\
             <w:tr><w:trPr><w:del/></w:trPr>{}</w:tr></w:tbl>",
            cell("1"),
            cell("2"),
            cell("3")
        );
        let edited = read_edited(&document(&body)).unwrap();
        let EditedBlock::Table(table) = &edited.blocks[0] else {
            panic!("no table")
        };
        assert_eq!(table.name.as_deref(), Some("bang:muc-tieu"));
        assert_eq!(table.rows, [["1", "2"]]);
        assert_eq!(table.styles, ["Khoản", "Khoản"]);
    }
}
