//! The legacy fonts that the styles of a document draw text with: a run seldom names its font itself.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};
use vietnamese::decode::is_legacy_font;

use crate::element::{attribute, child};

/// The fonts of styles, by their ids.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fonts {
    styles: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    paragraph: Option<String>,
    /// The font where no style names one.
    default: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Style {
    font: Option<String>,
    based_on: Option<String>,
}

/// How many styles may stand on one another; a circle of them ends here.
const DEEPEST: usize = 16;

impl Fonts {
    /// The fonts of the part of styles.
    pub fn of_part(part: &Document<'_>) -> Fonts {
        let mut fonts = Fonts::default();
        let root = part.root_element();
        fonts.default = child(root, "docDefaults")
            .and_then(|all| child(all, "rPrDefault"))
            .and_then(named);
        for style in root
            .children()
            .filter(|node| node.tag_name().name() == "style")
        {
            let Some(id) = attribute(style, "styleId") else {
                continue;
            };
            let is_default = matches!(attribute(style, "default"), Some("1" | "true" | "on"));
            if is_default && attribute(style, "type") == Some("paragraph") {
                fonts.paragraph = Some(id.to_owned());
            }
            let based_on = child(style, "basedOn").and_then(|base| attribute(base, "val"));
            fonts.styles.insert(
                id.to_owned(),
                Style {
                    font: named(style),
                    based_on: based_on.map(str::to_owned),
                },
            );
        }
        fonts
    }

    /// The legacy font that the styles give a run of text; `None` where it is another.
    pub fn of(&self, run: Node<'_, '_>) -> Option<&str> {
        let own = style_of(child(run, "rPr"), "rStyle");
        let paragraph = run.ancestors().find(|node| node.tag_name().name() == "p");
        let of_paragraph = paragraph.and_then(|node| style_of(child(node, "pPr"), "pStyle"));
        let of_paragraph = of_paragraph.or(self.paragraph.as_deref());
        own.and_then(|id| self.font(id))
            .or_else(|| of_paragraph.and_then(|id| self.font(id)))
            .or(self.default.as_deref())
            .filter(|font| is_legacy_font(font))
    }

    /// The font of a style, or of one that it stands on.
    fn font(&self, id: &str) -> Option<&str> {
        let mut id = id;
        for _ in 0..DEEPEST {
            let style = self.styles.get(id)?;
            if let Some(font) = &style.font {
                return Some(font);
            }
            id = style.based_on.as_deref()?;
        }
        None
    }
}

/// The font that the properties of a node name.
fn named(node: Node<'_, '_>) -> Option<String> {
    let fonts = child(node, "rPr").and_then(|set| child(set, "rFonts"))?;
    let font = attribute(fonts, "ascii").or_else(|| attribute(fonts, "hAnsi"));
    font.map(str::to_owned)
}

/// The style that properties name.
fn style_of<'a>(properties: Option<Node<'a, '_>>, name: &str) -> Option<&'a str> {
    attribute(child(properties?, name)?, "val")
}
