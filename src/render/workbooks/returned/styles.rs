//! The styles of a workbook: for each style of a marked cell a copy with a fill, and the styles of
//! the list. Those that are there stay as they are and keep their numbers.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::markup::{
    Broken, Element, Splices, attribute, children, named, place_among, root, with_attribute,
};
use super::relations::{DECLARATION, Dialect};
use crate::finding::Severity;

/// The order of the elements.
const ORDER: [&str; 11] = [
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
];

/// The most styles of cells that spreadsheets take.
const MOST_STYLES: u32 = 65_000;

/// The colour of a mark.
pub(super) fn colour(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "FFFF9E9E",
        Severity::Warning => "FFFFD966",
        Severity::Note => "FFBDD7EE",
    }
}

/// How a cell of the list looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// The title.
    Title,
    /// Words below it.
    Words,
    /// A heading of the table.
    Heading,
    /// A cell of the table.
    Cell,
    /// A number of a line, or a code.
    Centred,
    /// A link.
    Link,
    /// The severity of a line.
    Severity(Severity),
}

/// A list of styles that others point to by number.
struct Section<'a> {
    name: &'static str,
    element: Option<Element<'a>>,
    count: u32,
    added: String,
}

impl<'a> Section<'a> {
    fn open(text: &'a str, among: &[Element<'a>], name: &'static str) -> Result<Self, Broken> {
        let element = named(among, name);
        let count = match &element {
            Some(element) => u32::try_from(children(text, element)?.len()).map_err(|_| Broken)?,
            None => 0,
        };
        Ok(Section {
            name,
            element,
            count,
            added: String::new(),
        })
    }

    /// Adds an item; gives its number.
    fn add(&mut self, markup: &str) -> u32 {
        self.added.push_str(markup);
        self.count += 1;
        self.count - 1
    }
}

/// The styles of a workbook.
pub(super) struct Styles<'a> {
    text: &'a str,
    root: Element<'a>,
    top: Vec<Element<'a>>,
    /// Prefix of names, with the colon.
    prefix: String,
    fonts: Section<'a>,
    fills: Section<'a>,
    borders: Section<'a>,
    base: Section<'a>,
    cells: Section<'a>,
    existing: Vec<Element<'a>>,
    marked: BTreeMap<(u32, Severity), u32>,
    fill_of: BTreeMap<Severity, u32>,
    looks: BTreeMap<Look, u32>,
    fonts_of: BTreeMap<&'static str, u32>,
    border: Option<u32>,
}

/// The styles of a workbook that has no part for them.
pub(super) fn empty(dialect: Dialect) -> String {
    format!(
        "{DECLARATION}<styleSheet xmlns=\"{}\"></styleSheet>",
        dialect.main()
    )
}

impl<'a> Styles<'a> {
    /// Reads the part of the styles.
    pub(super) fn open(text: &'a str) -> Result<Self, Broken> {
        let root = root(text)?;
        let top = children(text, &root)?;
        let cells = Section::open(text, &top, "cellXfs")?;
        let existing = match &cells.element {
            Some(element) => children(text, element)?,
            None => Vec::new(),
        };
        let mut styles = Styles {
            text,
            root,
            prefix: root.prefix().to_owned(),
            fonts: Section::open(text, &top, "fonts")?,
            fills: Section::open(text, &top, "fills")?,
            borders: Section::open(text, &top, "borders")?,
            base: Section::open(text, &top, "cellStyleXfs")?,
            cells,
            existing,
            top,
            marked: BTreeMap::new(),
            fill_of: BTreeMap::new(),
            looks: BTreeMap::new(),
            fonts_of: BTreeMap::new(),
            border: None,
        };
        styles.fill_up();
        Ok(styles)
    }

    /// Markup with the prefix that names have here.
    fn prefixed(&self, markup: &str) -> String {
        if self.prefix.is_empty() {
            return markup.to_owned();
        }
        markup
            .replace("</", "\u{1}")
            .replace('<', &format!("<{}", self.prefix))
            .replace('\u{1}', &format!("</{}", self.prefix))
    }

    /// Adds what spreadsheets take for granted: number 0 of everything, and two reserved fills.
    fn fill_up(&mut self) {
        if self.fonts.count == 0 {
            let font = self.prefixed("<font><sz val=\"11\"/><name val=\"Calibri\"/></font>");
            self.fonts.add(&font);
        }
        for (number, kind) in ["none", "gray125"].into_iter().enumerate() {
            if self.fills.count as usize == number {
                let fill = format!("<fill><patternFill patternType=\"{kind}\"/></fill>");
                let fill = self.prefixed(&fill);
                self.fills.add(&fill);
            }
        }
        if self.borders.count == 0 {
            let border =
                self.prefixed("<border><left/><right/><top/><bottom/><diagonal/></border>");
            self.borders.add(&border);
        }
        let plain = "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>";
        let plain = self.prefixed(plain);
        if self.base.count == 0 {
            self.base.add(&plain);
        }
        if self.cells.count == 0 {
            self.cells.add(&plain);
        }
    }

    /// The fill of a severity.
    fn fill(&mut self, severity: Severity) -> u32 {
        if let Some(number) = self.fill_of.get(&severity) {
            return *number;
        }
        let number = self.solid(colour(severity));
        self.fill_of.insert(severity, number);
        number
    }

    fn solid(&mut self, colour: &str) -> u32 {
        let fill = format!(
            "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{colour}\"/><bgColor indexed=\"64\"/></patternFill></fill>"
        );
        let fill = self.prefixed(&fill);
        self.fills.add(&fill)
    }

    /// The style like another, with the fill of a severity.
    pub(super) fn marked(&mut self, style: u32, severity: Severity) -> Result<u32, Broken> {
        if let Some(number) = self.marked.get(&(style, severity)) {
            return Ok(*number);
        }
        if self.cells.count >= MOST_STYLES {
            return Err(Broken);
        }
        let fill = self.fill(severity).to_string();
        let markup = match self.existing.get(style as usize) {
            Some(known) => {
                let tag = with_attribute(known.tag(self.text), "fillId", &fill);
                let tag = with_attribute(&tag, "applyFill", "1");
                format!("{tag}{}", &self.text[known.open_end..known.end])
            }
            None => self.prefixed(&format!(
                "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"{fill}\" borderId=\"0\" xfId=\"0\" applyFill=\"1\"/>"
            )),
        };
        let number = self.cells.add(&markup);
        self.marked.insert((style, severity), number);
        Ok(number)
    }

    /// The style of a cell of the list. Its texts stay texts when they are edited.
    pub(super) fn look(&mut self, look: Look) -> u32 {
        if let Some(number) = self.looks.get(&look) {
            return *number;
        }
        let font = self.font(look);
        let fill = match look {
            Look::Heading => self.solid("FFDCE6F1"),
            Look::Severity(severity) => self.fill(severity),
            _ => 0,
        };
        let border = match look {
            Look::Title | Look::Words => 0,
            _ => self.border(),
        };
        let across = match look {
            Look::Heading | Look::Centred | Look::Severity(_) => "center",
            _ => "left",
        };
        let markup = self.prefixed(&format!(
            "<xf numFmtId=\"0\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" quotePrefix=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\"{across}\" vertical=\"center\" wrapText=\"1\"/></xf>"
        ));
        let number = self.cells.add(&markup);
        self.looks.insert(look, number);
        number
    }

    fn font(&mut self, look: Look) -> u32 {
        let (before, size) = match look {
            Look::Title => ("<b/>", 14),
            Look::Heading | Look::Severity(_) => ("<b/>", 11),
            Look::Link => ("<u/>", 11),
            Look::Words | Look::Cell | Look::Centred => ("", 11),
        };
        let colour = match look {
            Look::Link => "<color rgb=\"FF0563C1\"/>",
            _ => "<color rgb=\"FF000000\"/>",
        };
        let key = match look {
            Look::Title => "title",
            Look::Heading | Look::Severity(_) => "bold",
            Look::Link => "link",
            Look::Words | Look::Cell | Look::Centred => "plain",
        };
        if let Some(number) = self.fonts_of.get(key) {
            return *number;
        }
        let markup = self.prefixed(&format!(
            "<font>{before}<sz val=\"{size}\"/>{colour}<name val=\"Times New Roman\"/><family val=\"1\"/></font>"
        ));
        let number = self.fonts.add(&markup);
        self.fonts_of.insert(key, number);
        number
    }

    fn border(&mut self) -> u32 {
        if let Some(number) = self.border {
            return number;
        }
        let mut markup = String::from("<border>");
        for side in ["left", "right", "top", "bottom"] {
            let _ = write!(
                markup,
                "<{side} style=\"thin\"><color rgb=\"FF8EA9C1\"/></{side}>"
            );
        }
        markup.push_str("<diagonal/></border>");
        let markup = self.prefixed(&markup);
        let number = self.borders.add(&markup);
        self.border = Some(number);
        number
    }

    /// The text of the part.
    pub(super) fn finish(self) -> String {
        let mut splices = Splices::default();
        for section in [
            &self.fonts,
            &self.fills,
            &self.borders,
            &self.base,
            &self.cells,
        ] {
            if section.added.is_empty() {
                continue;
            }
            let count = section.count.to_string();
            match &section.element {
                Some(element) => {
                    let tag = element.tag(self.text);
                    let tag = match attribute(tag, "count") {
                        Some(_) => with_attribute(tag, "count", &count),
                        None => tag.to_owned(),
                    };
                    splices.append_to(element, &tag, &section.added);
                }
                None => {
                    let at = place_among(&self.root, &self.top, &ORDER, section.name);
                    let name = format!("{}{}", self.prefix, section.name);
                    let markup = format!("<{name} count=\"{count}\">{}</{name}>", section.added);
                    splices.insert(at, markup);
                }
            }
        }
        splices.apply(self.text)
    }
}
