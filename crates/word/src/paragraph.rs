//! A paragraph: its style, and what it has beside it.

use crate::styles::Style;
use crate::units::twips;

/// A paragraph's own properties beside those of its style; lengths in points.
#[derive(Debug, Clone, Default)]
pub(crate) struct Paragraph {
    pub(crate) style: Option<Style>,
    /// The style's id, where it is none of the named ones.
    pub(crate) own_style: Option<String>,
    pub(crate) keep_next: bool,
    pub(crate) keep_lines: bool,
    /// No number of the style's list: it is typed.
    pub(crate) unnumbered: bool,
    /// A rule above it: its colour and thickness stand in the style.
    pub(crate) before: Option<f64>,
    pub(crate) after: Option<f64>,
    /// Height of its line, exactly.
    pub(crate) exact: Option<f64>,
    pub(crate) left: Option<f64>,
    pub(crate) right: Option<f64>,
    /// How far the first line stands out to the left.
    pub(crate) hanging: Option<f64>,
    /// `left`, `center`, `right`, `both`.
    pub(crate) align: Option<&'static str>,
    /// Its level in the outline, from 0.
    pub(crate) outline: Option<usize>,
    /// The properties of the section that it ends.
    pub(crate) section: Option<String>,
}

impl Paragraph {
    pub(crate) fn of(style: Style) -> Self {
        Paragraph {
            style: Some(style),
            ..Paragraph::default()
        }
    }

    /// The paragraph with its runs.
    pub(crate) fn with(&self, runs: &str) -> String {
        format!("<w:p><w:pPr>{}</w:pPr>{runs}</w:p>", self.properties())
    }

    /// In the order of the schema.
    fn properties(&self) -> String {
        let mut out = String::new();
        let style = self
            .own_style
            .clone()
            .or(self.style.map(|style| style.id().to_owned()));
        if let Some(style) = style {
            out += &format!("<w:pStyle w:val=\"{style}\"/>");
        }
        if self.keep_next {
            out += "<w:keepNext/>";
        }
        if self.keep_lines {
            out += "<w:keepLines/>";
        }
        if self.unnumbered {
            out += "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>";
        }
        let attributes = |of: &[(&str, Option<f64>)]| -> String {
            of.iter()
                .filter_map(|(name, points)| Some(format!(" w:{name}=\"{}\"", twips((*points)?))))
                .collect()
        };
        let mut spacing = attributes(&[
            ("before", self.before),
            ("after", self.after),
            ("line", self.exact),
        ]);
        if self.exact.is_some() {
            spacing += " w:lineRule=\"exact\"";
        }
        if !spacing.is_empty() {
            out += &format!("<w:spacing{spacing}/>");
        }
        let indents = attributes(&[
            ("left", self.left),
            ("right", self.right),
            ("hanging", self.hanging),
        ]);
        if !indents.is_empty() {
            out += &format!("<w:ind{indents}/>");
        }
        if let Some(align) = self.align {
            out += &format!("<w:jc w:val=\"{align}\"/>");
        }
        if let Some(outline) = self.outline {
            out += &format!("<w:outlineLvl w:val=\"{outline}\"/>");
        }
        if let Some(section) = &self.section {
            out += section;
        }
        out
    }
}

/// A paragraph without text that is as high as it says, after a table or between two.
pub(crate) fn gap(points: f64) -> String {
    Paragraph {
        exact: Some(points),
        ..Paragraph::of(Style::Gap)
    }
    .with("")
}
