//! How paragraphs and letters of a Word document look, by its defaults, its styles and what they say
//! themselves.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use crate::element::{attribute, child, is_on};

/// Where the lines of a paragraph stand between the edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At the left edge.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right edge.
    Right,
    /// From edge to edge.
    Both,
}

/// How far lines stand from each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pitch {
    /// So many times a single line.
    Lines(f64),
    /// So many points.
    Points(f64),
}

/// A look; what it does not say is said by what it stands on.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Look {
    pub(crate) font: Option<String>,
    /// Points.
    pub(crate) size: Option<f64>,
    pub(crate) bold: Option<bool>,
    pub(crate) italic: Option<bool>,
    pub(crate) capitals: Option<bool>,
    /// Red, green, blue; inside, none is what the program takes for black.
    pub(crate) color: Option<Option<[u8; 3]>>,
    pub(crate) align: Option<Align>,
    /// Indents of the first line, of all lines from the left, from the right; points.
    pub(crate) first: Option<f64>,
    pub(crate) left: Option<f64>,
    pub(crate) right: Option<f64>,
    /// Room above and below, points.
    pub(crate) before: Option<f64>,
    pub(crate) after: Option<f64>,
    pub(crate) pitch: Option<Pitch>,
    pub(crate) opens_page: Option<bool>,
    /// The list and the level in which it is numbered.
    pub(crate) list: Option<(String, usize)>,
}

macro_rules! over {
    ($one:ident $base:ident $($field:ident)*) => {
        Look { $($field: $one.$field.or($base.$field)),* }
    };
}

impl Look {
    /// This look on top of another.
    pub(crate) fn over(self, base: Look) -> Look {
        over!(self base font size bold italic capitals color align first left right before after pitch
            opens_page list)
    }

    /// What a node says with its properties of paragraph and run.
    pub(crate) fn of(node: Node<'_, '_>, theme: &Theme) -> Look {
        let paragraph = child(node, "pPr").map(of_paragraph).unwrap_or_default();
        let run = child(node, "rPr").map(|set| of_run(set, theme));
        run.unwrap_or_default().over(paragraph)
    }
}

/// The fonts that a theme names: for headings, for text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Theme {
    pub(crate) major: Option<String>,
    pub(crate) minor: Option<String>,
}

impl Theme {
    /// The fonts of the part of a theme.
    pub(crate) fn of_part(part: &Document<'_>) -> Theme {
        let latin = |name: &str| {
            let font = part
                .descendants()
                .find(|node| node.tag_name().name() == name)?;
            Some(attribute(child(font, "latin")?, "typeface")?.to_owned())
        };
        Theme {
            major: latin("majorFont"),
            minor: latin("minorFont"),
        }
    }

    fn font(&self, name: &str) -> Option<String> {
        match name.starts_with("major") {
            true => self.major.clone(),
            false => self.minor.clone(),
        }
    }
}

/// What properties of a run say.
pub(crate) fn of_run(set: Node<'_, '_>, theme: &Theme) -> Look {
    let value = |name| child(set, name).and_then(|node| attribute(node, "val"));
    let switch = |name| child(set, name).map(is_on);
    let font = child(set, "rFonts").and_then(|fonts| {
        let own = attribute(fonts, "ascii").or_else(|| attribute(fonts, "hAnsi"));
        // A font of the theme goes before one that is named.
        let themed = attribute(fonts, "asciiTheme").or_else(|| attribute(fonts, "hAnsiTheme"));
        themed
            .and_then(|name| theme.font(name))
            .or_else(|| own.map(str::to_owned))
    });
    Look {
        font,
        size: value("sz").and_then(number).map(|half| half / 2.0),
        bold: switch("b"),
        italic: switch("i"),
        capitals: switch("caps"),
        color: value("color").map(color),
        ..Look::default()
    }
}

fn color(text: &str) -> Option<[u8; 3]> {
    let part = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// What properties of a paragraph say, those of its letters aside.
pub(crate) fn of_paragraph(set: Node<'_, '_>) -> Look {
    let indents = child(set, "ind");
    let indent = |names: [&str; 2]| {
        let of = |name: &&str| attribute(indents?, name).and_then(points);
        names.iter().find_map(of)
    };
    let hanging = indents.and_then(|indents| attribute(indents, "hanging").and_then(points));
    let spacing = child(set, "spacing");
    let room = |name| spacing.and_then(|spacing| attribute(spacing, name).and_then(points));
    let pitch = spacing.and_then(|spacing| {
        let line = number(attribute(spacing, "line")?)?;
        Some(match attribute(spacing, "lineRule") {
            Some("exact" | "atLeast") => Pitch::Points(line / 20.0),
            _ => Pitch::Lines(line / 240.0),
        })
    });
    let align = child(set, "jc").and_then(|node| attribute(node, "val"));
    Look {
        align: align.map(|align| match align {
            "center" => Align::Center,
            "right" | "end" => Align::Right,
            "both" | "distribute" => Align::Both,
            _ => Align::Left,
        }),
        first: hanging
            .map(|hanging| -hanging)
            .or_else(|| indent(["firstLine", "firstLine"])),
        left: indent(["left", "start"]),
        right: indent(["right", "end"]),
        before: room("before"),
        after: room("after"),
        pitch,
        opens_page: child(set, "pageBreakBefore").map(is_on),
        list: child(set, "numPr").and_then(|list| {
            let value = |name| child(list, name).and_then(|node| attribute(node, "val"));
            let level = value("ilvl").and_then(|level| level.parse().ok());
            Some((value("numId")?.to_owned(), level.unwrap_or(0)))
        }),
        ..Look::default()
    }
}

fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Twips, or a number with its unit, in points.
pub(crate) fn points(text: &str) -> Option<f64> {
    if let Some(points) = text.strip_suffix("pt") {
        return number(points);
    }
    number(text).map(|twips| twips / 20.0)
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(crate) struct Looks {
    styles: BTreeMap<String, (Look, Option<String>)>,
    /// Whether tables of a style have lines.
    ruled: BTreeMap<String, bool>,
    /// The style of paragraphs that name none.
    paragraph: Option<String>,
    defaults: Look,
    pub(crate) theme: Theme,
}

/// How many styles may stand on one another; a circle of them ends here.
const DEEPEST: usize = 16;

impl Looks {
    /// The styles of the part of styles.
    pub(crate) fn of_part(part: &Document<'_>, theme: Theme) -> Looks {
        let root = part.root_element();
        let mut looks = Looks {
            theme,
            ..Looks::default()
        };
        if let Some(all) = child(root, "docDefaults") {
            for name in ["pPrDefault", "rPrDefault"] {
                if let Some(set) = child(all, name) {
                    let known = std::mem::take(&mut looks.defaults);
                    looks.defaults = Look::of(set, &looks.theme).over(known);
                }
            }
        }
        let styles = root
            .children()
            .filter(|node| node.tag_name().name() == "style");
        for style in styles {
            let Some(id) = attribute(style, "styleId") else {
                continue;
            };
            let is_default = matches!(attribute(style, "default"), Some("1" | "true" | "on"));
            if is_default && attribute(style, "type") == Some("paragraph") {
                looks.paragraph = Some(id.to_owned());
            }
            let based = child(style, "basedOn").and_then(|base| attribute(base, "val"));
            looks.ruled.insert(id.to_owned(), has_lines(style));
            looks.styles.insert(
                id.to_owned(),
                (Look::of(style, &looks.theme), based.map(str::to_owned)),
            );
        }
        looks
    }

    /// The look of a paragraph.
    pub(crate) fn paragraph(&self, node: Node<'_, '_>) -> Look {
        let set = child(node, "pPr");
        let own = set.map(of_paragraph).unwrap_or_default();
        let named = set
            .and_then(|set| child(set, "pStyle"))
            .and_then(|style| attribute(style, "val"))
            .or(self.paragraph.as_deref());
        own.over(self.style(named)).over(self.defaults.clone())
    }

    /// The look of a run in a paragraph of a look.
    pub(crate) fn run(&self, node: Node<'_, '_>, paragraph: &Look) -> Look {
        let set = child(node, "rPr");
        let own = set.map(|set| of_run(set, &self.theme)).unwrap_or_default();
        let named = set
            .and_then(|set| child(set, "rStyle"))
            .and_then(|style| attribute(style, "val"));
        own.over(self.style(named)).over(paragraph.clone())
    }

    /// Whether tables of a style have lines.
    pub(crate) fn is_ruled(&self, style: &str) -> bool {
        let mut id = style;
        for _ in 0..DEEPEST {
            if self.ruled.get(id) == Some(&true) {
                return true;
            }
            match self.styles.get(id) {
                Some((_, Some(based))) => id = based,
                _ => return false,
            }
        }
        false
    }

    fn style(&self, id: Option<&str>) -> Look {
        let mut look = Look::default();
        let mut next = id;
        for _ in 0..DEEPEST {
            let Some((own, based)) = next.and_then(|id| self.styles.get(id)) else {
                break;
            };
            look = look.over(own.clone());
            next = based.as_deref();
        }
        look
    }
}

/// Whether the borders that a table, a style or a cell names are drawn.
pub(crate) fn has_lines(node: Node<'_, '_>) -> bool {
    let of = |set: &str, name: &str| child(node, set).and_then(|set| child(set, name));
    let borders = of("tblPr", "tblBorders").or_else(|| of("tcPr", "tcBorders"));
    borders.is_some_and(|borders| {
        borders
            .children()
            .filter(Node::is_element)
            .any(|line| !matches!(attribute(line, "val"), None | Some("nil" | "none")))
    })
}
