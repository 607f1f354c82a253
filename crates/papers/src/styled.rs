//! A Word document with what it says of its looks: paper, margins, page numbers, and each paragraph with
//! place, indents, room, font and size. Tracked changes count as accepted. Where lines and pages break
//! is not said by the file, and not here.

use roxmltree::{Document, Node};

use crate::Unreadable;
use crate::docx::main_part;
use crate::element::{attribute, child};
use crate::fonts::Fonts;
use crate::looks::{Look, Looks, Theme, has_lines, points};
use crate::numbering::Numbering;
use crate::sections::section;
use crate::word_text::run as text_of_run;

pub use crate::looks::{Align, Pitch};
pub use crate::sections::{PageNumber, Section};

/// A document with its looks.
#[derive(Debug, Clone, Default)]
pub struct Styled {
    /// Its paragraphs in reading order, those of tables too.
    pub paragraphs: Vec<StyledParagraph>,
    /// Its sections in order.
    pub sections: Vec<Section>,
    /// How many pages the program that saved it counted.
    pub pages: Option<usize>,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct StyledParagraph {
    /// Its letters.
    pub runs: Vec<StyledRun>,
    /// Where its lines stand.
    pub align: Align,
    /// Indent of its first line beyond the others, points.
    pub first: f64,
    /// Indents of all lines, points.
    pub left: f64,
    /// See `left`.
    pub right: f64,
    /// Room above it, points.
    pub before: f64,
    /// Room below it, points.
    pub after: f64,
    /// How far its lines stand from each other.
    pub pitch: Pitch,
    /// Whether it is an item of a list whose indents the file keeps elsewhere.
    pub is_listed: bool,
    /// Whether it begins a page.
    pub opens_page: bool,
    /// The section in which it stands.
    pub section: usize,
    /// The cell in which it stands; none in the text itself.
    pub cell: Option<Place>,
}

/// A cell of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The number of the table.
    pub table: usize,
    /// Its row.
    pub row: usize,
    /// From where to where it reaches, points from the left edge of the text.
    pub span: (f64, f64),
    /// Whether the table has lines.
    pub is_ruled: bool,
}

/// Letters that look alike.
#[derive(Debug, Clone, PartialEq)]
pub struct StyledRun {
    /// What they say, in capitals where they are shown so; `\t` a tab.
    pub text: String,
    /// Their font.
    pub font: String,
    /// Size, points.
    pub size: f64,
    /// Whether they are bold.
    pub bold: bool,
    /// Whether they are slanted.
    pub italic: bool,
    /// Red, green, blue; none: black, or what the program takes for it.
    pub color: Option<[u8; 3]>,
}

impl StyledParagraph {
    /// What it says.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

/// Reads a document.
///
/// # Errors
/// Says why it can't be read.
pub fn read_styled(bytes: &[u8]) -> Result<Styled, Unreadable> {
    let (mut package, main) = main_part(bytes)?;
    let damaged = |name: &str| Unreadable::Damaged(name.to_owned());
    let mut part = |name: &str| match package.has(name) {
        true => package.text(name).map(Some).map_err(|_| damaged(name)),
        false => Ok(None),
    };
    let theme = part("word/theme/theme1.xml")?;
    let theme = theme.and_then(|text| Some(Theme::of_part(&Document::parse(&text).ok()?)));
    let theme = theme.unwrap_or_default();
    let (mut looks, mut fonts) = (Looks::default(), Fonts::default());
    if let Some(text) = part("word/styles.xml")? {
        let styles = Document::parse(&text).map_err(|_| damaged("word/styles.xml"))?;
        looks = Looks::of_part(&styles, theme);
        fonts = Fonts::of_part(&styles);
    }
    let mut numbering = Numbering::default();
    if let Some(text) = part("word/numbering.xml")? {
        let lists = Document::parse(&text).map_err(|_| damaged("word/numbering.xml"))?;
        numbering = Numbering::of_part(&lists);
    }
    let pages = part("docProps/app.xml")?.and_then(|text| {
        let part = Document::parse(&text).ok()?;
        child(part.root_element(), "Pages")?
            .text()?
            .trim()
            .parse()
            .ok()
    });
    let text = part(&main)?.ok_or(Unreadable::NotWord)?;
    let document = Document::parse(&text).map_err(|_| damaged(&main))?;
    let body = child(document.root_element(), "body").ok_or(Unreadable::NotWord)?;
    let ends: Vec<Node<'_, '_>> = body
        .descendants()
        .filter(|node| node.tag_name().name() == "sectPr")
        .filter(|node| {
            node.parent()
                .is_none_or(|above| above.tag_name().name() != "sectPrChange")
        })
        .collect();
    let mut sections: Vec<Section> = Vec::new();
    for end in ends {
        let next = section(&mut package, &main, end, sections.last(), &looks);
        sections.push(next);
    }
    let mut reader = Reader {
        looks,
        fonts,
        numbering,
        sections: &sections,
        section: 0,
        tables: 0,
        breaks: true,
        paragraphs: Vec::new(),
    };
    reader.blocks(body, None);
    Ok(Styled {
        paragraphs: reader.paragraphs,
        sections,
        pages,
    })
}

/// Reads paragraph after paragraph.
struct Reader<'a> {
    looks: Looks,
    fonts: Fonts,
    numbering: Numbering,
    sections: &'a [Section],
    section: usize,
    tables: usize,
    /// Whether the next paragraph begins a page.
    breaks: bool,
    paragraphs: Vec<StyledParagraph>,
}

/// Cells of cells.
const DEEPEST: usize = 32;

impl Reader<'_> {
    fn blocks(&mut self, parent: Node<'_, '_>, cell: Option<Place>) {
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" => self.paragraph(node, cell),
                "tbl" if node.ancestors().count() < DEEPEST => self.table(node, cell),
                "del" | "moveFrom" | "sectPr" | "tcPr" => {}
                _ => self.blocks(node, cell),
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>, cell: Option<Place>) {
        let look = self.looks.paragraph(node);
        let mut runs = Vec::new();
        if let Some((list, level)) = &look.list
            && let Some(number) = self.numbering.count(list, *level)
        {
            runs.push(styled(format!("{number} "), &look));
        }
        let is_listed =
            !runs.is_empty() && child(node, "pPr").is_some_and(|set| child(set, "ind").is_none());
        let own = node.descendants().filter(|run| {
            let above = |name: &str| {
                run.ancestors()
                    .find(|above| above.tag_name().name() == name)
            };
            run.tag_name().name() == "r"
                && above("p") == Some(node)
                && above("del")
                    .or(above("moveFrom"))
                    .or(above("Fallback"))
                    .is_none()
        });
        // A break before the words of a paragraph is its own, one behind them is for what follows.
        let (mut says, mut breaks_before, mut breaks_behind) = (false, false, false);
        for run in own {
            let is_break = |part: Node<'_, '_>| {
                part.tag_name().name() == "br" && attribute(part, "type") == Some("page")
            };
            if run.children().any(is_break) {
                breaks_before |= !says;
                breaks_behind |= says;
            }
            let mut text = String::new();
            text_of_run(run, &self.fonts, &mut text);
            if run.children().any(|part| part.tag_name().name() == "tab") {
                // The reader of texts takes a tab for a space.
                text = format!("\t{}", text.trim_start());
            }
            says |= !text.trim().is_empty();
            if !text.is_empty() {
                runs.push(styled(text, &self.looks.run(run, &look)));
            }
        }
        let opens = std::mem::take(&mut self.breaks) || look.opens_page == Some(true);
        let opens = opens || breaks_before && says;
        self.breaks = breaks_behind || breaks_before && !says;
        self.paragraphs.push(StyledParagraph {
            runs,
            align: look.align.unwrap_or_default(),
            first: look.first.unwrap_or(0.0),
            left: look.left.unwrap_or(0.0),
            right: look.right.unwrap_or(0.0),
            before: look.before.unwrap_or(0.0),
            after: look.after.unwrap_or(0.0),
            pitch: look.pitch.unwrap_or(Pitch::Lines(1.0)),
            is_listed,
            opens_page: opens,
            section: self.section,
            cell,
        });
        let ends = child(node, "pPr").is_some_and(|set| child(set, "sectPr").is_some());
        if ends {
            self.section += 1;
            let next = self.sections.get(self.section);
            self.breaks = next.is_none_or(|next| next.opens_page);
        }
    }

    fn table(&mut self, node: Node<'_, '_>, cell: Option<Place>) {
        self.tables += 1;
        let table = self.tables;
        let set = |name| child(node, "tblPr").and_then(|set| child(set, name));
        let styled = set("tblStyle").and_then(|style| attribute(style, "val"));
        let cells = || {
            node.descendants()
                .filter(|node| node.tag_name().name() == "tc")
        };
        let own = set("tblBorders").is_some();
        let is_ruled = has_lines(node)
            || !own && styled.is_some_and(|style| self.looks.is_ruled(style))
            || cells().any(has_lines);
        let grid: Vec<f64> = child(node, "tblGrid")
            .map(|grid| {
                let columns = grid.children().filter(Node::is_element);
                let widths = columns.map(|column| attribute(column, "w").and_then(points));
                widths.map(Option::unwrap_or_default).collect()
            })
            .unwrap_or_default();
        let total: f64 = grid.iter().sum();
        let area = match cell {
            Some(place) => place.span.1 - place.span.0,
            None => self.sections.get(self.section).map_or(total, Section::area),
        };
        let outer = cell.map_or(0.0, |place| place.span.0);
        let indent = set("tblInd").and_then(|indent| attribute(indent, "w").and_then(points));
        let start = match set("jc").and_then(|align| attribute(align, "val")) {
            Some("center") => (area - total) / 2.0,
            Some("right" | "end") => area - total,
            _ => indent.unwrap_or(0.0),
        };
        let rows = node.descendants().filter(|row| {
            row.tag_name().name() == "tr"
                && row
                    .ancestors()
                    .find(|above| above.tag_name().name() == "tbl")
                    == Some(node)
                && child(*row, "trPr").is_none_or(|set| child(set, "del").is_none())
        });
        for (row, tr) in rows.enumerate() {
            let mut column = 0;
            let cells = tr.descendants().filter(|tc| {
                tc.tag_name().name() == "tc"
                    && tc.ancestors().find(|above| above.tag_name().name() == "tr") == Some(tr)
            });
            for tc in cells {
                let span = child(tc, "tcPr")
                    .and_then(|set| child(set, "gridSpan"))
                    .and_then(|span| attribute(span, "val")?.parse().ok())
                    .map_or(1, |span: usize| span.clamp(1, 64));
                let left: f64 = grid.iter().take(column).sum();
                let width: f64 = grid.iter().skip(column).take(span).sum();
                column += span;
                let from = outer + start + left;
                let place = Place {
                    table,
                    row,
                    span: (from, from + width),
                    is_ruled,
                };
                self.blocks(tc, Some(place));
            }
        }
    }
}

/// Letters of a look.
fn styled(text: String, look: &Look) -> StyledRun {
    let capitals = look.capitals == Some(true);
    StyledRun {
        text: if capitals { text.to_uppercase() } else { text },
        font: look
            .font
            .clone()
            .unwrap_or_else(|| "Times New Roman".to_owned()),
        size: look.size.unwrap_or(10.0),
        bold: look.bold == Some(true),
        italic: look.italic == Some(true),
        color: look.color.flatten(),
    }
}
