//! Sections of a Word document: paper, margins, page numbers.

use opc::container::Container;
use roxmltree::{Document, Node};

use crate::element::{attribute, child, is_on};
use crate::looks::{Align, Looks, points};

/// A section.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Section {
    /// Width of the paper, points.
    pub width: f64,
    /// Height of the paper, points.
    pub height: f64,
    /// Margins: left, top, right, bottom, points.
    pub margins: [f64; 4],
    /// From the upper edge of the paper to the header, points.
    pub header: f64,
    /// Whether it begins on a page of its own.
    pub opens_page: bool,
    /// Whether its first page has a header and a footer of its own.
    pub is_first_apart: bool,
    /// The page number of its pages.
    pub number: Option<PageNumber>,
    /// The page number of its first page, where that is apart.
    pub first_number: Option<PageNumber>,
}

/// A page number.
#[derive(Debug, Clone, PartialEq)]
pub struct PageNumber {
    /// Whether it stands above the text.
    pub is_above: bool,
    /// Whether its digits are Arabic.
    pub is_arabic: bool,
    /// Size, points.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is slanted.
    pub italic: bool,
    /// Where it stands.
    pub align: Align,
}

impl Section {
    /// Width of the area of the text, points.
    pub fn area(&self) -> f64 {
        self.width - self.margins[0] - self.margins[2]
    }
}

/// Reads the properties of a section; headers that it does not name are those of the one before.
pub(crate) fn section(
    package: &mut Container<'_>,
    main: &str,
    node: Node<'_, '_>,
    before: Option<&Section>,
    looks: &Looks,
) -> Section {
    let value = |set: &str, name: &str| child(node, set).and_then(|set| attribute(set, name));
    let length = |set: &str, name: &str| value(set, name).and_then(points).unwrap_or(0.0);
    let is_arabic = matches!(value("pgNumType", "fmt"), None | Some("decimal"));
    let mut number = |which: &str| {
        let mut named = false;
        for (element, is_above) in [("headerReference", true), ("footerReference", false)] {
            let reference = node.children().find(|node| {
                node.tag_name().name() == element
                    && attribute(*node, "type").unwrap_or("default") == which
            });
            let Some(id) = reference.and_then(|node| attribute(node, "id")) else {
                continue;
            };
            named = true;
            let part = package.relations(main).into_iter().find(|one| one.id == id);
            let text = part.and_then(|part| package.text(&part.target).ok());
            let found = text.and_then(|text| page_number(&text, looks));
            if let Some(found) = found {
                let number = PageNumber {
                    is_above,
                    is_arabic,
                    ..found
                };
                return (true, Some(number));
            }
        }
        (named, None)
    };
    let inherited = |(named, found): (bool, Option<PageNumber>), known: Option<PageNumber>| {
        if named { found } else { known }
    };
    let margin = |name| length("pgMar", name);
    Section {
        width: length("pgSz", "w"),
        height: length("pgSz", "h"),
        margins: [
            margin("left") + margin("gutter"),
            margin("top"),
            margin("right"),
            margin("bottom"),
        ],
        header: margin("header"),
        opens_page: !matches!(value("type", "val"), Some("continuous")),
        is_first_apart: child(node, "titlePg").is_some_and(is_on),
        number: inherited(
            number("default"),
            before.and_then(|before| before.number.clone()),
        ),
        first_number: inherited(
            number("first"),
            before.and_then(|before| before.first_number.clone()),
        ),
    }
}

/// The page number of a header or footer.
fn page_number(text: &str, looks: &Looks) -> Option<PageNumber> {
    let part = Document::parse(text).ok()?;
    let is_field = |node: &Node<'_, '_>| {
        let code = match node.tag_name().name() {
            "fldSimple" => attribute(*node, "instr"),
            "instrText" => node.text(),
            _ => None,
        };
        code.is_some_and(|code| code.split_whitespace().next() == Some("PAGE"))
    };
    let field = part.descendants().find(is_field)?;
    let paragraph = field
        .ancestors()
        .find(|node| node.tag_name().name() == "p")?;
    let look = looks.paragraph(paragraph);
    let run = match field.tag_name().name() {
        "fldSimple" => field
            .descendants()
            .find(|node| node.tag_name().name() == "r"),
        _ => field.ancestors().find(|node| node.tag_name().name() == "r"),
    };
    let look = run.map_or(look.clone(), |run| looks.run(run, &look));
    Some(PageNumber {
        is_above: true,
        is_arabic: true,
        size: look.size.unwrap_or(10.0),
        bold: look.bold == Some(true),
        italic: look.italic == Some(true),
        align: look.align.unwrap_or_default(),
    })
}
