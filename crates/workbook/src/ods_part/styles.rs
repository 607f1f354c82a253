//! Styles of an OpenDocument spreadsheet: how they draw text, and how they show numbers.

use std::collections::{BTreeMap, BTreeSet};

use opc::xml::attribute;
use quick_xml::events::BytesStart;

/// The style of cells that name none.
pub(super) const DEFAULT_STYLE: &str = "Default";

/// How a style draws text.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    pub(super) struck: Option<bool>,
    pub(super) raised: Option<bool>,
    pub(super) font: Option<String>,
    /// The style of its numbers.
    pub(super) data: Option<String>,
    parent: Option<String>,
}

/// The styles of the parts that were read.
#[derive(Default)]
pub(super) struct Styles {
    /// The families of fonts, by the names that styles call them by.
    faces: BTreeMap<String, String>,
    /// The styles of numbers that show percentages.
    percentages: BTreeSet<String>,
    /// The codes of styles of numbers, by name.
    formats: BTreeMap<String, String>,
    /// The style of numbers that is being read.
    format: Option<OpenFormat>,
    /// Whether the text of the style of numbers is being read.
    in_format_text: bool,
    styles: BTreeMap<String, Style>,
    /// The style that is being read.
    style: Option<String>,
}

/// A style of numbers that is being read.
struct OpenFormat {
    name: String,
    /// The code of a format that says the same.
    code: String,
    is_percentage: bool,
    /// Sections for numbers that keep a condition.
    sections: Vec<String>,
}

impl Styles {
    /// An element begins.
    pub(super) fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "font-face" => self.font_face(element),
            "percentage-style" => {
                self.percentages.extend(attribute(element, "name"));
                self.open_format(element);
            }
            "number-style" | "currency-style" | "text-style" => self.open_format(element),
            "text-content" => {
                if let Some(format) = &mut self.format {
                    format.code.push('@');
                }
            }
            "number" | "scientific-number" | "fraction" => self.number_of_format(element),
            "map" => self.map_format(element),
            "text" | "currency-symbol" if self.format.is_some() => self.in_format_text = true,
            "style" => self.open_style(element),
            "text-properties" => self.text_properties(element),
            _ => {}
        }
    }

    /// An element ends.
    pub(super) fn end(&mut self, name: &str) {
        match name {
            "style" => self.style = None,
            "text" | "currency-symbol" => self.in_format_text = false,
            "percentage-style" | "number-style" | "currency-style" | "text-style" => {
                if let Some(mut format) = self.format.take() {
                    format.sections.push(format.code);
                    self.formats.insert(format.name, format.sections.join(";"));
                }
            }
            _ => {}
        }
    }

    /// Whether what is read now is the text of a style of numbers.
    pub(super) fn is_in_text(&self) -> bool {
        self.in_format_text
    }

    /// Takes the text of a style of numbers.
    pub(super) fn text(&mut self, text: &str) {
        if let Some(format) = &mut self.format {
            let sign = if format.is_percentage { "%" } else { "\"%\"" };
            let pieces: Vec<String> = text.split('%').map(quoted).collect();
            format.code.push_str(&pieces.join(sign));
        }
    }

    /// Whether a style of numbers shows percentages.
    pub(super) fn is_percentage(&self, name: &str) -> bool {
        self.percentages.contains(name)
    }

    /// The code of a style of numbers.
    pub(super) fn format(&self, name: &str) -> Option<String> {
        self.formats.get(name).cloned()
    }

    /// What a style says itself.
    pub(super) fn own(&self, name: &str) -> Option<&Style> {
        self.styles.get(name)
    }

    /// What a style says, itself or through its parents.
    pub(super) fn look(&self, name: &str) -> Style {
        let mut look = Style::default();
        let mut next = Some(name.to_owned());
        for _ in 0..8 {
            let Some(style) = next.as_ref().and_then(|name| self.styles.get(name)) else {
                break;
            };
            look.struck = look.struck.or(style.struck);
            look.raised = look.raised.or(style.raised);
            look.font = look.font.or_else(|| style.font.clone());
            look.data = look.data.or_else(|| style.data.clone());
            next.clone_from(&style.parent);
        }
        look
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
        if let Some(position) = attribute(element, "text-position") {
            let is_level = position.starts_with("0%") || position.starts_with("0 ");
            style.raised = Some(!is_level);
        }
        let face = attribute(element, "font-name")
            .map(|name| self.faces.get(&name).cloned().unwrap_or(name));
        style.font = face.or_else(|| attribute(element, "font-family"));
    }

    /// A style of numbers begins.
    fn open_format(&mut self, element: &BytesStart<'_>) {
        self.format = attribute(element, "name").map(|name| OpenFormat {
            name,
            code: String::new(),
            is_percentage: element.local_name().as_ref() == "percentage-style",
            sections: Vec::new(),
        });
        self.in_format_text = false;
    }

    /// Numbers that keep a condition are shown by another style.
    fn map_format(&mut self, element: &BytesStart<'_>) {
        let condition = attribute(element, "condition").unwrap_or_default();
        let other = attribute(element, "apply-style-name").unwrap_or_default();
        if let (Some(format), Some(code), Some(limit)) = (
            &mut self.format,
            self.formats.get(&other),
            condition.strip_prefix("value()"),
        ) {
            let limit = limit.replace("!=", "<>");
            format.sections.push(format!("[{limit}]{code}"));
        }
    }

    /// The number of a style of numbers, as the code of a format has it.
    fn number_of_format(&mut self, element: &BytesStart<'_>) {
        let Some(OpenFormat { code, .. }) = &mut self.format else {
            return;
        };
        if element.local_name().as_ref() == "fraction" {
            code.push_str("# ?/?");
            return;
        }
        let factor = attribute(element, "display-factor").and_then(|text| text.parse::<f64>().ok());
        let mut factor = factor.unwrap_or(1.0);
        code.push('0');
        while factor >= 1_000.0 {
            code.push(',');
            factor /= 1_000.0;
        }
    }
}

/// A text as the code of a format quotes it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', ""))
}
