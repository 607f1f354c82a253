//! Text with a separator between the cells (`.csv`, `.tsv`).

use std::collections::BTreeMap;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};

use super::budget::Budget;
use crate::guard::{self, WideText};
use crate::model::Format;
use crate::model::{Content, Sheet, Value, Workbook, is_on_sheet};
use crate::refusal::Refusal;
use place::Cell;
use vietnamese::decode::{Encoding, decode};

/// The name of the one sheet of such a file.
const SHEET: &str = "CSV";
/// Separators, in the order in which they are believed where they fit equally well: commas also stand
/// inside numbers and sentences.
const SEPARATORS: [char; 4] = ['\t', ';', '|', ','];
/// How many lines decide which of them it is.
const LINES_TO_DECIDE: u32 = 200;
/// How many characters decide whether a file is in a legacy encoding.
const CHARACTERS_TO_DECIDE: usize = 50_000;

/// Reads a text file of cells. Every cell is text: the file does not say what is a number.
pub(super) fn read(bytes: &[u8]) -> Result<Workbook, Refusal> {
    let (text, legacy) = decoded(bytes);
    // A first line that names the separator is no row: spreadsheets take it out.
    let (named, text) = named_separator(&text);
    let separator = named.unwrap_or_else(|| likely_separator(text));
    let mut sheet = Sheet::new(SHEET);
    let mut budget = Budget::new();
    for (cell, words) in Fields::new(text, separator) {
        if is_on_sheet(cell) && !words.is_empty() {
            let mut content = Content::plain(Value::Text(words));
            content.font = legacy.map(|_| 0);
            budget.put(&mut sheet, cell, content)?;
        }
    }
    Ok(Workbook {
        format: Format::Delimited,
        sheets: vec![sheet],
        fonts: legacy.into_iter().map(str::to_owned).collect(),
        shows_looks: true,
        troubles: Vec::new(),
    })
}

/// The text of a file, and a font that draws it where all of it is in a legacy encoding: UTF-16 and
/// UTF-8 by their marks or their pattern, else Windows-1258 or one of the legacy encodings.
fn decoded(bytes: &[u8]) -> (String, Option<&'static str>) {
    let decode = |encoding: &'static encoding_rs::Encoding| encoding.decode(bytes).0.into_owned();
    let text = match guard::wide_text(bytes) {
        Some(WideText::LittleEndian) => decode(UTF_16LE),
        Some(WideText::BigEndian) => decode(UTF_16BE),
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.trim_start_matches('\u{FEFF}').to_owned(),
            Err(_) => {
                let western = decode(WINDOWS_1252);
                return match legacy_font(&western) {
                    Some(font) => (western, Some(font)),
                    None => (decode(WINDOWS_1258), None),
                };
            }
        },
    };
    let legacy = legacy_font(&text);
    (text, legacy)
}

/// A font that draws a text, where it is in a legacy encoding as a whole.
fn legacy_font(text: &str) -> Option<&'static str> {
    let start: String = text.chars().take(CHARACTERS_TO_DECIDE).collect();
    match decode(&start, None).encoding {
        Encoding::Unicode => None,
        Encoding::Tcvn3 => Some(".VnTime"),
        Encoding::Vni => Some("VNI-Times"),
    }
}

/// The separator that the first line names, and the text without this line.
fn named_separator(text: &str) -> (Option<char>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let line = first.trim_end_matches('\r').trim_matches('"');
    let named = line.strip_prefix("sep=").unwrap_or_default();
    let mut characters = named.chars();
    match (characters.next(), characters.next()) {
        (Some(separator), None) => (Some(separator), rest),
        _ => (None, text),
    }
}

/// The separator that cuts most lines into equally many cells.
fn likely_separator(text: &str) -> char {
    let mut best = (0, ',');
    for separator in SEPARATORS {
        let fit = fit(text, separator);
        if fit > best.0 {
            best = (fit, separator);
        }
    }
    best.1
}

/// How well a separator fits: the lines with the most frequent number of cells, times the separators
/// in each.
fn fit(text: &str, separator: char) -> u32 {
    let mut lines: BTreeMap<u32, u32> = BTreeMap::new();
    for (cell, _) in Fields::new(text, separator) {
        if cell.row >= LINES_TO_DECIDE {
            break;
        }
        lines.insert(cell.row, cell.column);
    }
    let mut widths: BTreeMap<u32, u32> = BTreeMap::new();
    for last in lines.into_values() {
        *widths.entry(last).or_default() += 1;
    }
    let fits = widths
        .into_iter()
        .map(|(last, count)| last.saturating_mul(count));
    fits.max().unwrap_or_default()
}

/// The cells of a text, with quotes as Excel writes them.
struct Fields<'a> {
    characters: std::iter::Peekable<std::str::Chars<'a>>,
    separator: char,
    at: Cell,
    done: bool,
}

impl<'a> Fields<'a> {
    fn new(text: &'a str, separator: char) -> Self {
        Fields {
            characters: text.chars().peekable(),
            separator,
            at: Cell::new(0, 0),
            done: text.is_empty(),
        }
    }

    /// The text inside quotes, up to the closing one.
    fn quoted(&mut self) -> String {
        let mut words = String::new();
        while let Some(character) = self.characters.next() {
            if character != '"' {
                words.push(character);
            } else if self.characters.next_if_eq(&'"').is_some() {
                words.push('"');
            } else {
                break;
            }
        }
        words
    }
}

impl Iterator for Fields<'_> {
    type Item = (Cell, String);

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let at = self.at;
        let mut words = String::new();
        if self.characters.next_if_eq(&'"').is_some() {
            words = self.quoted();
        }
        loop {
            match self.characters.next() {
                None => {
                    self.done = true;
                    break;
                }
                Some(character) if character == self.separator => {
                    self.at.column = self.at.column.saturating_add(1);
                    break;
                }
                Some('\n') => {
                    self.at = Cell::new(self.at.row.saturating_add(1), 0);
                    break;
                }
                Some('\r') if self.characters.peek() == Some(&'\n') => {}
                // Old programs end lines so.
                Some('\r') => {
                    self.at = Cell::new(self.at.row.saturating_add(1), 0);
                    break;
                }
                Some(character) => words.push(character),
            }
        }
        Some((at, words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<(String, String)> {
        let workbook = read(bytes).unwrap();
        workbook.sheets[0]
            .cells
            .iter()
            .map(|(cell, content)| match &content.value {
                Value::Text(words) => (cell.to_string(), words.clone()),
                other => panic!("only text: {other:?}"),
            })
            .collect()
    }

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter()
            .map(|(cell, words)| ((*cell).to_owned(), (*words).to_owned()))
            .collect()
    }

    #[test]
    fn separators_quotes_and_line_breaks() {
        assert_eq!(
            cells("\u{FEFF}Mã;Số\r\n3.1;\"99,5\"\r\n;\"a\"\"b\nc\"".as_bytes()),
            pairs(&[
                ("A1", "Mã"),
                ("B1", "Số"),
                ("A2", "3.1"),
                ("B2", "99,5"),
                ("B3", "a\"b\nc")
            ])
        );
        assert_eq!(
            cells(b"a,b\n1,2\n"),
            pairs(&[("A1", "a"), ("B1", "b"), ("A2", "1"), ("B2", "2")])
        );
        assert_eq!(
            cells(b"a\tb, c\n1,5\t2\n")[1],
            ("B1".to_owned(), "b, c".to_owned())
        );
    }

    #[test]
    fn the_separator_is_the_one_that_cuts_lines_alike() {
        let with_notes = "a,b,c\n1,x; y; z,2\n2,p; q,3\n3,,4\n";
        assert_eq!(likely_separator(with_notes), ',');
        let decimals = "a;b;c\n1;2,5;99,5\n2;3,5;98,5\n";
        assert_eq!(likely_separator(decimals), ';');
        assert_eq!(likely_separator("a|b\n1|2,5\n"), '|');
        let named = cells(b"sep=|\r\na;b|c\r\n");
        assert_eq!(named, pairs(&[("A1", "a;b"), ("B1", "c")]));
        let old = cells(b"a;b\r1;2\r");
        assert_eq!(
            old,
            pairs(&[("A1", "a"), ("B1", "b"), ("A2", "1"), ("B2", "2")])
        );
    }

    #[test]
    fn a_file_in_a_legacy_encoding_is_so_in_every_cell() {
        let text = "Së T\u{AD} ph¸p;KÕt qu¶ thùc hiÖn 6 th¸ng ®Çu n¨m\nvô;12/12 nhiÖm vô\n";
        let bytes: Vec<u8> = text.chars().map(|character| character as u8).collect();
        for bytes in [bytes, text.as_bytes().to_vec()] {
            let workbook = read(&bytes).unwrap();
            assert_eq!(workbook.fonts, [".VnTime"]);
            let content = &workbook.sheets[0].cells[&Cell::new(1, 0)];
            let decoded = crate::cell_text::decoded(&workbook, content);
            assert_eq!(decoded.text, "vụ");
        }
    }

    #[test]
    fn encodings() {
        let wide: Vec<u8> = "\u{FEFF}Sở;1"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(cells(&wide)[0].1, "Sở");
        assert_eq!(cells(&wide[2..])[0].1, "Sở");
        assert_eq!(cells(b"H\xE0 N\xF4\xF2i;\xD0")[1].1, "Đ");
    }
}
