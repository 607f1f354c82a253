//! Which letters the codes of a font stand for (`ToUnicode`).

use std::collections::HashMap;

/// More entries than any font has.
const MOST: usize = 200_000;

/// Reads a table; what is not understood of it is left out.
pub fn letters(table: &[u8]) -> HashMap<u32, String> {
    let mut letters = HashMap::new();
    let mut tokens = Tokens(table);
    while let Some(token) = tokens.next() {
        match token {
            Token::Word(b"beginbfchar") => characters(&mut tokens, &mut letters),
            Token::Word(b"beginbfrange") => ranges(&mut tokens, &mut letters),
            _ => {}
        }
        if letters.len() > MOST {
            break;
        }
    }
    letters
}

fn characters(tokens: &mut Tokens<'_>, letters: &mut HashMap<u32, String>) {
    while let Some(Token::Hex(code)) = tokens.next() {
        let Some(Token::Hex(text)) = tokens.next() else {
            return;
        };
        letters.insert(number(&code), utf16(&text, 0));
    }
}

fn ranges(tokens: &mut Tokens<'_>, letters: &mut HashMap<u32, String>) {
    while let (Some(Token::Hex(first)), Some(Token::Hex(last))) = (tokens.next(), tokens.next()) {
        let (first, last) = (number(&first), number(&last));
        let last = last.min(first.saturating_add(0xFFFF));
        match tokens.next() {
            Some(Token::Hex(text)) => {
                for code in first..=last {
                    if letters.len() > MOST {
                        return;
                    }
                    letters.insert(code, utf16(&text, code - first));
                }
            }
            Some(Token::Open) => {
                let mut code = first;
                while let Some(Token::Hex(text)) = tokens.next() {
                    letters.insert(code, utf16(&text, 0));
                    code = code.saturating_add(1);
                }
            }
            _ => return,
        }
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .fold(0, |number: u32, byte| number << 8 | u32::from(*byte))
}

/// A text, its last letter so many places further on in the list of letters.
fn utf16(bytes: &[u8], further: u32) -> String {
    let mut units: Vec<u16> = bytes
        .chunks(2)
        .map(|pair| u16::try_from(number(pair)).unwrap_or(0xFFFD))
        .collect();
    if let (Some(last), Ok(further)) = (units.last_mut(), u16::try_from(further)) {
        *last = last.wrapping_add(further);
    }
    String::from_utf16_lossy(&units)
}

enum Token<'a> {
    Hex(Vec<u8>),
    Open,
    Word(&'a [u8]),
}

struct Tokens<'a>(&'a [u8]);

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let start = self.0.iter().position(|byte| !byte.is_ascii_whitespace())?;
        self.0 = &self.0[start..];
        match self.0[0] {
            b'<' if self.0.get(1) != Some(&b'<') => {
                let end = self.0.iter().position(|byte| *byte == b'>')?;
                let digits: Vec<u8> = self.0[1..end]
                    .iter()
                    .filter_map(|byte| char::from(*byte).to_digit(16))
                    .filter_map(|digit| u8::try_from(digit).ok())
                    .collect();
                self.0 = &self.0[end + 1..];
                let bytes = digits
                    .chunks(2)
                    .map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0));
                Some(Token::Hex(bytes.collect()))
            }
            b'[' => {
                self.0 = &self.0[1..];
                Some(Token::Open)
            }
            _ => {
                let ends = |byte: &u8| byte.is_ascii_whitespace() || b"<[]".contains(byte);
                let rest = self.0.iter().skip(1).position(ends);
                let end = rest.map_or(self.0.len(), |rest| rest + 1);
                let (word, rest) = self.0.split_at(end);
                self.0 = rest;
                Some(Token::Word(word))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_codes_ranges_and_lists_are_read() {
        let table = "1 beginbfchar <0003> <0020> endbfchar 2 beginbfrange <0010> <0012> <1EA0> \
                     <0020><0021> [<0041> <00420043>] endbfrange";
        let read = letters(table.as_bytes());
        let said = |code: u32| read.get(&code).map(String::as_str);
        assert_eq!(said(3), Some(" "));
        assert_eq!(said(0x11), Some("ạ"));
        assert_eq!(said(0x21), Some("BC"));
        assert_eq!(read.len(), 6);
    }

    #[test]
    fn a_range_without_end_is_cut() {
        let read = letters(b"beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange");
        assert_eq!(read.len(), 0x1_0000);
    }
}
