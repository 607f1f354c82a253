//! What formats and fonts change in the meaning of cells: percentages, legacy encodings, text that is
//! struck out.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::number_format::{Display, NumberFormat};
use super::sheet_part::{Seen, SheetPart};
use super::strings_part::{Drawn, Pieces, Runs};
use crate::cell_text;
use crate::limits::MOST_CELLS;
use crate::model::{Content, Sheet, Shown, Value};

/// What a style changes in the meaning of a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Look {
    /// How it shows a number.
    pub(super) shown: Shown,
    /// Its font, in the workbook's names of fonts.
    pub(super) font: Option<u16>,
    /// Whether it strikes out what stands in the cell, or raises it.
    pub(super) drawn: Drawn,
    /// Its number format, where this shows other things than numbers.
    pub(super) format: Option<Rc<NumberFormat>>,
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
    /// Whether it strikes text out, or raises or lowers it.
    pub(super) drawn: Drawn,
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
        let special: BTreeMap<u16, Rc<NumberFormat>> = self
            .formats
            .iter()
            .filter_map(|(number, code)| Some((*number, Rc::new(NumberFormat::parse(code)?))))
            .collect();
        let look = |(font, format): &(u16, u16)| {
            let font = self.fonts.get(font);
            Look {
                shown: self.shown(*format),
                font: font.and_then(|font| names.number(&font.name)),
                drawn: font.map(|font| font.drawn).unwrap_or_default(),
                format: special.get(format).cloned(),
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

    /// Whether any font strikes text out, or raises or lowers it.
    pub(super) fn draws_apart(&self) -> bool {
        self.fonts
            .values()
            .any(|font| font.drawn != Drawn::default())
    }

    /// A text in the pieces that its runs make of it.
    fn pieces(&self, text: &str, starts: &[RunStart]) -> Pieces {
        let mut pieces = Pieces::default();
        let mut starts = starts.iter().peekable();
        let (mut at, mut drawn) = (0_usize, None);
        for character in text.chars() {
            while let Some((_, font)) = starts.next_if(|(start, _)| usize::from(*start) <= at) {
                drawn = Some(
                    self.fonts
                        .get(font)
                        .map(|font| font.drawn)
                        .unwrap_or_default(),
                );
            }
            pieces.push(drawn, character.encode_utf8(&mut [0; 4]));
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
        content.note = part.notes.remove(cell);
        if seen.is_uncalculated && content.value == Value::Number(0.0) {
            content.value = Value::Empty;
        }
        apply(content, &seen, look);
    }
    // Formulas whose value was not saved.
    let unsaved = part
        .cells
        .into_iter()
        .filter(|(_, seen)| seen.formula && !seen.is_blank_text);
    for (cell, _) in unsaved {
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
    let drawn = look.map(|look| look.drawn).unwrap_or_default();
    if let Some(runs) = seen.pieces.as_ref().and_then(|text| text.resolve(drawn)) {
        content.set_runs(runs);
    } else if drawn.struck && content.value != Value::Empty {
        content.struck = Some(cell_text::raw(&content.value));
        content.value = Value::Empty;
    }
    if let Some(format) = look.and_then(|look| look.format.as_deref()) {
        show(content, format);
    }
    if seen.is_blank_text && content.value == Value::Empty {
        content.formula = false;
    }
}

/// Shows a number as its format does.
pub(super) fn show(content: &mut Content, format: &NumberFormat) {
    let Value::Number(number) = content.value else {
        return;
    };
    let (shown, value) = match format.display(number) {
        Display::Same => (Shown::General, None),
        Display::Percent => (Shown::Percent, None),
        Display::Scaled(scaled) => (Shown::General, Some(Value::Number(scaled))),
        Display::Words(words) => (Shown::General, Some(Value::Text(words))),
        Display::Nothing => (Shown::General, Some(Value::Empty)),
        Display::Unclear => {
            let words = format!("{} (ô hiện dạng phân số)", cell_text::plain_number(number));
            (Shown::General, Some(Value::Broken(words)))
        }
    };
    content.shown = shown;
    if let Some(value) = value {
        content.value = value;
        content.stored = Some(number);
    }
}

impl Content {
    /// Takes over a text of which a part is struck out or raised.
    pub(super) fn set_runs(&mut self, runs: Runs) {
        let shown = |text: String| Some(text).filter(|text| !text.trim().is_empty());
        self.value = shown(runs.kept).map_or(Value::Empty, Value::Text);
        self.struck = shown(runs.struck);
        self.raised = shown(runs.raised);
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
            drawn: Drawn {
                struck,
                raised: false,
            },
        };
        styles.fonts.insert(0, font(false));
        styles.fonts.insert(1, font(true));
        let cut = |text: &str, starts: &[RunStart], cell| {
            let cell = Drawn {
                struck: cell,
                raised: false,
            };
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
