//! The styles of a workbook: for each style of a marked cell a copy with a fill, and the styles of
//! the list. Those that are there stay as they are and keep their numbers.

use std::collections::BTreeMap;

use super::dialect::Dialect;
use super::earlier;
use super::looks::Looks;
use crate::finding::Severity;
use opc::Broken;
use opc::markup::DECLARATION;
use opc::markup::{
    Element, Splices, attribute, children, named, place_among, root, with_attribute,
};

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
    rules: Section<'a>,
    existing: Vec<Element<'a>>,
    /// For styles with the colour of a mark of an earlier return, the style without it.
    earlier: BTreeMap<u32, u32>,
    marked: BTreeMap<(u32, Severity), u32>,
    fill_of: BTreeMap<Severity, u32>,
    /// The styles of the list.
    pub(super) looks: Looks,
    rule_looks: BTreeMap<Severity, u32>,
}

/// The styles of a workbook that has no part for them.
pub(super) fn empty(dialect: Dialect) -> String {
    format!(
        "{DECLARATION}<styleSheet xmlns=\"{}\"></styleSheet>",
        dialect.main()
    )
}

impl<'a> Styles<'a> {
    /// Reads the part of the styles; of a workbook that an earlier return may have marked, or not.
    pub(super) fn open(text: &'a str, had_marks: bool) -> Result<Self, Broken> {
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
            rules: Section::open(text, &top, "dxfs")?,
            existing,
            earlier: BTreeMap::new(),
            top,
            marked: BTreeMap::new(),
            fill_of: BTreeMap::new(),
            looks: Looks::default(),
            rule_looks: BTreeMap::new(),
        };
        if had_marks {
            let fills = match &styles.fills.element {
                Some(element) => children(text, element)?,
                None => Vec::new(),
            };
            styles.earlier = earlier::find(text, &styles.existing, &fills);
        }
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

    /// Adds a style of cells; gives its number.
    pub(super) fn add_style(&mut self, markup: &str) -> u32 {
        let markup = self.prefixed(markup);
        self.cells.add(&markup)
    }

    /// Adds a font; gives its number.
    pub(super) fn add_font(&mut self, markup: &str) -> u32 {
        let markup = self.prefixed(markup);
        self.fonts.add(&markup)
    }

    /// Adds a border; gives its number.
    pub(super) fn add_border(&mut self, markup: &str) -> u32 {
        let markup = self.prefixed(markup);
        self.borders.add(&markup)
    }

    /// The fill of a severity.
    pub(super) fn fill(&mut self, severity: Severity) -> u32 {
        if let Some(number) = self.fill_of.get(&severity) {
            return *number;
        }
        let number = self.solid(colour(severity));
        self.fill_of.insert(severity, number);
        number
    }

    /// Adds a fill of one colour; gives its number.
    pub(super) fn solid(&mut self, colour: &str) -> u32 {
        let fill = format!(
            "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{colour}\"/><bgColor indexed=\"64\"/></patternFill></fill>"
        );
        let fill = self.prefixed(&fill);
        self.fills.add(&fill)
    }

    /// Whether there are styles with the colour of a mark of an earlier return.
    pub(super) fn knows_earlier(&self) -> bool {
        !self.earlier.is_empty()
    }

    /// The style that a cell had before an earlier return marked it; any other as it is.
    pub(super) fn unmarked(&self, style: u32) -> u32 {
        self.earlier.get(&style).copied().unwrap_or(style)
    }

    /// The number of a look that a conditional format gives.
    pub(super) fn rule_look(&mut self, severity: Severity) -> u32 {
        if let Some(number) = self.rule_looks.get(&severity) {
            return *number;
        }
        let colour = colour(severity);
        let markup = self.prefixed(&format!(
            "<dxf><fill><patternFill patternType=\"solid\"><fgColor rgb=\"{colour}\"/><bgColor rgb=\"{colour}\"/></patternFill></fill></dxf>"
        ));
        let number = self.rules.add(&markup);
        self.rule_looks.insert(severity, number);
        number
    }

    /// The style like another, with the fill of a severity.
    pub(super) fn marked(&mut self, style: u32, severity: Severity) -> Result<u32, Broken> {
        let style = self.unmarked(style);
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

    /// The text of the part.
    pub(super) fn finish(self) -> String {
        let mut splices = Splices::default();
        for section in [
            &self.fonts,
            &self.fills,
            &self.borders,
            &self.base,
            &self.cells,
            &self.rules,
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
