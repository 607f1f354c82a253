//! How the cells of the list look.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::styles::Styles;
use crate::finding::Severity;

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

/// The numbers of what is there already.
#[derive(Debug, Default)]
pub(super) struct Looks {
    styles: BTreeMap<Look, u32>,
    fonts: BTreeMap<String, u32>,
    border: Option<u32>,
}

impl Styles<'_> {
    /// The style of a cell of the list. Its texts stay texts when they are edited.
    pub(super) fn look(&mut self, look: Look) -> u32 {
        if let Some(number) = self.looks.styles.get(&look) {
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
        let number = self.add_style(&format!(
            "<xf numFmtId=\"0\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" quotePrefix=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\"{across}\" vertical=\"center\" wrapText=\"1\"/></xf>"
        ));
        self.looks.styles.insert(look, number);
        number
    }

    fn font(&mut self, look: Look) -> u32 {
        let (effect, size, colour) = match look {
            Look::Title => ("<b/>", 14, "FF000000"),
            Look::Heading | Look::Severity(_) => ("<b/>", 11, "FF000000"),
            Look::Link => ("<u/>", 11, "FF0563C1"),
            Look::Words | Look::Cell | Look::Centred => ("", 11, "FF000000"),
        };
        let markup = format!(
            "<font>{effect}<sz val=\"{size}\"/><color rgb=\"{colour}\"/><name val=\"Times New Roman\"/><family val=\"1\"/></font>"
        );
        if let Some(number) = self.looks.fonts.get(&markup) {
            return *number;
        }
        let number = self.add_font(&markup);
        self.looks.fonts.insert(markup, number);
        number
    }

    fn border(&mut self) -> u32 {
        if let Some(number) = self.looks.border {
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
        let number = self.add_border(&markup);
        self.looks.border = Some(number);
        number
    }
}
