//! Sections: paper, margins, page numbers.

use nd30::document::Orientation;

use crate::paragraph::Paragraph;
use crate::styles::{SINGLE, Style};
use crate::text::Setting;
use crate::units::{MM, twips};

/// The paper of a section.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sheet {
    pub(crate) orientation: Orientation,
    /// Whether its first page bears the agency's address.
    pub(crate) addressed: bool,
}

/// A4, upright.
const PAPER: (f64, f64) = (210.0 * MM, 297.0 * MM);

impl Sheet {
    fn size(&self) -> (f64, f64) {
        match self.orientation {
            Orientation::Portrait => PAPER,
            Orientation::Landscape => (PAPER.1, PAPER.0),
        }
    }

    /// Width of the type area.
    pub(crate) fn area(&self, setting: &Setting<'_>) -> f64 {
        self.size().0 - setting.get("margin.left") - setting.get("margin.right")
    }

    /// The properties of the section. The number stands in the top margin from page 2 on.
    pub(crate) fn properties(&self, setting: &Setting<'_>, has_notice: bool) -> String {
        let (width, height) = self.size();
        let top = setting.get("margin.top");
        let line = setting.get("page-number-size") * SINGLE;
        let header = top - setting.get("page-number-gap") - line;
        let mut references = String::from(
            "<w:headerReference w:type=\"default\" r:id=\"rIdSoTrang\"/>\
             <w:headerReference w:type=\"first\" r:id=\"rIdTrangDau\"/>",
        );
        if has_notice {
            references += "<w:footerReference w:type=\"default\" r:id=\"rIdLuuY\"/>";
        }
        if self.addressed {
            references += "<w:footerReference w:type=\"first\" r:id=\"rIdDiaChi\"/>";
        } else if has_notice {
            references += "<w:footerReference w:type=\"first\" r:id=\"rIdLuuY\"/>";
        } else {
            references += "<w:footerReference w:type=\"first\" r:id=\"rIdChanTrang\"/>";
        }
        let bottom = setting.get("margin.bottom");
        // The address stands inside the type area.
        let footer = if self.addressed { bottom } else { 10.0 * MM };
        let landscape = match self.orientation {
            Orientation::Portrait => "",
            Orientation::Landscape => " w:orient=\"landscape\"",
        };
        format!(
            "<w:sectPr>{references}<w:type w:val=\"nextPage\"/><w:pgSz w:w=\"{}\" w:h=\"{}\"{landscape}/>\
             <w:pgMar w:top=\"{}\" w:right=\"{}\" w:bottom=\"{}\" w:left=\"{}\" w:header=\"{}\" w:footer=\"{}\" w:gutter=\"0\"/>\
             <w:pgNumType w:start=\"1\"/><w:titlePg/></w:sectPr>",
            twips(width),
            twips(height),
            twips(top),
            twips(setting.get("margin.right")),
            twips(bottom),
            twips(setting.get("margin.left")),
            twips(header.max(0.0)),
            twips(footer),
        )
    }
}

/// The paragraph that ends a section.
pub(crate) fn end(properties: String) -> String {
    Paragraph {
        exact: Some(1.0),
        section: Some(properties),
        ..Paragraph::of(Style::Gap)
    }
    .with("")
}
