//! Text with a separator between the cells (`.csv`, `.tsv`).

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1258};

use super::{COLUMNS, Content, MOST_CELLS, ROWS, Sheet, Value, Workbook, too_many_cells};
use crate::intake::guard::Format;
use crate::intake::refusal::Refusal;
use crate::place::Cell;

/// The name of the one sheet of such a file.
const SHEET: &str = "CSV";

/// Reads a text file of cells. Every cell is text: the file does not say what is a number.
pub(super) fn read(bytes: &[u8]) -> Result<Workbook, Refusal> {
    let text = decoded(bytes);
    let separator = separator(&text);
    let mut sheet = Sheet::new(SHEET);
    for (cell, words) in Fields::new(&text, separator) {
        if cell.row >= ROWS || cell.column >= COLUMNS || words.is_empty() {
            continue;
        }
        if sheet.cells.len() >= MOST_CELLS {
            return Err(too_many_cells());
        }
        sheet.cells.insert(cell, Content::plain(Value::Text(words)));
    }
    Ok(Workbook {
        format: Format::Delimited,
        sheets: vec![sheet],
        fonts: Vec::new(),
        shows_looks: true,
        troubles: Vec::new(),
    })
}

/// The text of a file: UTF-16 and UTF-8 by their marks, UTF-8 where it is valid, else Windows-1258.
fn decoded(bytes: &[u8]) -> String {
    let decode = |encoding: &'static encoding_rs::Encoding| encoding.decode(bytes).0.into_owned();
    if bytes.starts_with(&[0xFF, 0xFE]) {
        decode(UTF_16LE)
    } else if bytes.starts_with(&[0xFE, 0xFF]) {
        decode(UTF_16BE)
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        text.trim_start_matches('\u{FEFF}').to_owned()
    } else {
        decode(WINDOWS_1258)
    }
}

/// The separator that stands most often outside quotes in the first lines.
fn separator(text: &str) -> char {
    if let Some(named) = text
        .strip_prefix("sep=")
        .and_then(|rest| rest.chars().next())
    {
        return named;
    }
    let (mut quoted, mut lines) = (false, 0);
    let mut counts = [('\t', 0_u32), (';', 0), (',', 0)];
    for character in text.chars() {
        match character {
            '"' => quoted = !quoted,
            '\n' if !quoted => lines += 1,
            _ if !quoted => {
                if let Some((_, count)) = counts.iter_mut().find(|(known, _)| *known == character) {
                    *count += 1;
                }
            }
            _ => {}
        }
        if lines >= 50 {
            break;
        }
    }
    // Commas also stand inside numbers and sentences: the others go before them.
    let mut best = (',', 0);
    for (known, count) in counts {
        if count > best.1 || (known == ',' && best.1 == 0) {
            best = (known, count);
        }
        if known != ',' && count >= 2 {
            best = (known, count);
            break;
        }
    }
    best.0
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
    fn encodings() {
        let wide: Vec<u8> = "\u{FEFF}Sở;1"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(cells(&wide)[0].1, "Sở");
        assert_eq!(cells(b"H\xE0 N\xF4\xF2i;\xD0")[1].1, "Đ");
    }
}
