//! What formats and fonts change in the meaning of cells: percentages, legacy encodings, text that is
//! struck out.

use std::collections::BTreeMap;

use super::sheet_part::{Seen, SheetPart};
use super::strings_part::Pieces;
use crate::cell_text;
use crate::limits::MOST_CELLS;
use crate::model::{Content, Sheet, Shown, Value};

/// What a style changes in the meaning of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    /// How it shows a number.
    pub(super) shown: Shown,
    /// Its font, in the workbook's names of fonts.
    pub(super) font: Option<u16>,
    /// Whether it strikes out what stands in the cell.
    pub(super) struck: bool,
}

/// The names of a workbook's fonts, each once.
#[derive(Debug, Default)]
pub(super) struct FontNames {
    names: Vec<String>,
    numbers: BTreeMap<String, u16>,
}

impl FontNames {
    /// The number of a font's name; nothing where there are too many.
    pub(super) fn number(&mut self, name: &str) -> Option<u16> {
        if let Some(number) = self.numbers.get(name) {
            return Some(*number);
        }
        let number = u16::try_from(self.names.len()).ok()?;
        self.names.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        Some(number)
    }

    /// The names, by number.
    pub(super) fn into_names(self) -> Vec<String> {
        self.names
    }
}

/// A font of a binary workbook.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Font {
    /// Its name.
    pub(super) name: String,
    /// Whether it strikes text out.
    pub(super) struck: bool,
}

/// Where a font begins to draw a string: its first UTF-16 unit, and the font's number.
pub(super) type RunStart = (u16, u16);

/// The fonts, number formats and cell styles of a binary workbook, and its strings in runs.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Styles {
    /// Fonts, by the number by which styles and runs call them.
    pub(super) fonts: BTreeMap<u16, Font>,
    /// Number formats that the workbook defines.
    pub(super) formats: BTreeMap<u16, String>,
    /// Font and number format of each cell style.
    pub(super) cells: Vec<(u16, u16)>,
    /// Shared strings that several fonts draw, by number.
    pub(super) rich: BTreeMap<usize, Vec<RunStart>>,
    /// Whether the calendar begins in 1904.
    pub(super) from_1904: bool,
}

impl Styles {
    /// The looks of all cell styles, by number.
    pub(super) fn looks(&self, names: &mut FontNames) -> Vec<Look> {
        let look = |(font, format): &(u16, u16)| {
            let font = self.fonts.get(font);
            Look {
                shown: self.shown(*format),
                font: font.and_then(|font| names.number(&font.name)),
                struck: font.is_some_and(|font| font.struck),
            }
        };
        self.cells.iter().map(look).collect()
    }

    /// How a number format shows numbers: one of the workbook's own, or one that every workbook has.
    fn shown(&self, format: u16) -> Shown {
        match (self.formats.get(&format), format) {
            (Some(code), _) => shown(code),
            (None, 9 | 10) => Shown::Percent,
            (None, 49) => Shown::Text,
            _ => Shown::General,
        }
    }

    /// The value of a number that the library leaves out, by the number of its cell style.
    fn number(&self, number: f64, style: usize) -> Value {
        let format = self.cells.get(style).map_or(0, |(_, format)| *format);
        let is_date = match self.formats.get(&format) {
            Some(code) => is_date(code),
            None => matches!(format, 14..=22 | 27..=36 | 45..=47 | 50..=58),
        };
        match number {
            number if !number.is_finite() => Value::Broken(number.to_string()),
            days if is_date => Value::Date {
                days,
                from_1904: self.from_1904,
            },
            number => Value::Number(number),
        }
    }

    /// Whether any font strikes text out.
    pub(super) fn strikes(&self) -> bool {
        self.fonts.values().any(|font| font.struck)
    }

    /// A text in the pieces that its runs make of it.
    fn pieces(&self, text: &str, starts: &[RunStart]) -> Pieces {
        let mut pieces = Pieces::default();
        let mut starts = starts.iter().peekable();
        let (mut at, mut is_struck) = (0_usize, None);
        for character in text.chars() {
            while let Some((_, font)) = starts.next_if(|(start, _)| usize::from(*start) <= at) {
                is_struck = Some(self.fonts.get(font).is_some_and(|font| font.struck));
            }
            pieces.push(is_struck, character.encode_utf8(&mut [0; 4]));
            at += character.len_utf16();
        }
        pieces
    }
}

/// Adds to a sheet's cells what its part and the workbook's styles say of them.
pub(super) fn overlay(sheet: &mut Sheet, mut part: SheetPart, styles: &Styles, looks: &[Look]) {
    part.settle();
    for (cell, value) in std::mem::take(&mut part.missed) {
        if sheet.cells.len() >= MOST_CELLS {
            break;
        }
        let style = part.cells.get(&cell).map_or(0, |seen| seen.style);
        let value = match value {
            Value::Number(number) => styles.number(number, style),
            other => other,
        };
        sheet.cells.insert(cell, Content::plain(value));
    }
    for (cell, content) in &mut sheet.cells {
        let Some(mut seen) = part.cells.remove(cell) else {
            continue;
        };
        let look = looks.get(seen.style);
        if let (Value::Text(text), Some(starts)) = (
            &content.value,
            seen.shared.and_then(|number| styles.rich.get(&number)),
        ) {
            seen.pieces = Some(styles.pieces(text, starts));
        }
        content.formula |= seen.formula;
        apply(content, &seen, look);
    }
    // Formulas whose value was not saved.
    for (cell, _) in part.cells.into_iter().filter(|(_, seen)| seen.formula) {
        if sheet.cells.len() < MOST_CELLS {
            let mut content = Content::plain(Value::Empty);
            content.formula = true;
            sheet.cells.insert(cell, content);
        }
    }
    sheet.hidden_rows = part.hidden_rows;
    sheet.filtered_rows = part.filtered_rows;
    sheet.hide_columns(part.hidden_columns);
    if sheet.merges.is_empty() {
        sheet.merges = part.merges;
    }
}

/// Adds to a cell's content what its look and its runs say.
pub(super) fn apply(content: &mut Content, seen: &Seen, look: Option<&Look>) {
    if let Some(look) = look {
        content.shown = look.shown;
        content.font = look.font;
    }
    let is_struck = look.is_some_and(|look| look.struck);
    if let Some(runs) = seen
        .pieces
        .as_ref()
        .and_then(|text| text.resolve(is_struck))
    {
        content.value = if runs.kept.trim().is_empty() {
            Value::Empty
        } else {
            Value::Text(runs.kept)
        };
        content.struck = Some(runs.struck).filter(|struck| !struck.trim().is_empty());
    } else if is_struck && content.value != Value::Empty {
        content.struck = Some(cell_text::raw(&content.value));
        content.value = Value::Empty;
    }
}

/// How a number format shows numbers.
pub(super) fn shown(format: &str) -> Shown {
    let first = format.split(';').next().unwrap_or_default();
    if has_bare(first, '%') {
        Shown::Percent
    } else if first.trim() == "@" {
        Shown::Text
    } else {
        Shown::General
    }
}

/// Whether a number format shows a day or a time of day.
fn is_date(format: &str) -> bool {
    let first = format.split(';').next().unwrap_or_default();
    !first.eq_ignore_ascii_case("general")
        && bare(first)
            .any(|character| matches!(character, 'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H'))
}

/// Whether a number format has a character outside quotes and escapes.
fn has_bare(format: &str, wanted: char) -> bool {
    bare(format).any(|character| character == wanted)
}

/// The characters of a number format outside quotes, brackets and escapes.
fn bare(format: &str) -> impl Iterator<Item = char> {
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    format.chars().filter(move |character| {
        match character {
            _ if escaped => {
                escaped = false;
                return false;
            }
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '[' => bracketed = true,
            ']' => bracketed = false,
            _ => return !bracketed,
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_formats_are_told_from_texts_with_the_sign() {
        for (format, expected) in [
            ("0.00%", Shown::Percent),
            ("[Red]0%;-0%", Shown::Percent),
            ("0\" %\"", Shown::General),
            ("0\\%", Shown::General),
            ("@", Shown::Text),
            ("General;0%", Shown::General),
        ] {
            assert_eq!(shown(format), expected, "{format}");
        }
    }

    #[test]
    fn dates_are_told_from_numbers() {
        for format in ["dd/mm/yyyy", "[$-42A]d mmmm", "h:mm"] {
            assert!(is_date(format), "{format}");
        }
        for format in ["General", "0.00", "[Red]0", "#,##0\\ \"đ\"", "0\"m\""] {
            assert!(!is_date(format), "{format}");
        }
    }

    #[test]
    fn runs_cut_a_text_at_utf16_units() {
        let mut styles = Styles::default();
        let font = |struck| Font {
            name: "Arial".to_owned(),
            struck,
        };
        styles.fonts.insert(0, font(false));
        styles.fonts.insert(1, font(true));
        let cut = |text: &str, starts: &[RunStart], cell| {
            let runs = styles.pieces(text, starts).resolve(cell);
            runs.map(|runs| (runs.kept, runs.struck))
        };
        let both = |kept: &str, struck: &str| Some((kept.to_owned(), struck.to_owned()));
        assert_eq!(cut("𝒳12 15", &[(2, 1), (4, 0)], false), both("𝒳 15", "12"));
        assert_eq!(cut("12 15", &[(3, 0)], true), both("15", "12 "));
        assert_eq!(cut("12", &[(0, 0)], true), both("12", ""));
        assert_eq!(cut("12", &[(0, 0)], false), None);
        assert_eq!(cut("12", &[(9, 1)], false), None);
    }
}
