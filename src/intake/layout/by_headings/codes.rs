//! What a cell says as a code: text with dots and spaces around it, a number, or a date that the
//! spreadsheet made of it.

use chrono::Datelike;

use crate::intake::workbook::{Content, Value};
use crate::vietnamese::date::from_serial;

/// A code as it may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeCell {
    /// Nothing, or a dash.
    Blank,
    /// It can mean these; the first where nothing speaks against it.
    Codes(Vec<String>),
    /// A letter of a part: `a)`.
    Letter(char),
    /// A running number or a word that is no code.
    Other,
}

/// Reads the cell of a code; `words` are what a reader sees.
pub fn read(content: Option<&Content>, words: &str) -> CodeCell {
    let Some(content) = content else {
        return CodeCell::Blank;
    };
    match &content.value {
        Value::Number(number) => CodeCell::Codes(of_number(*number)),
        Value::Date { days, from_1904 } => CodeCell::Codes(of_date(*days, *from_1904)),
        Value::DateText(iso) => match crate::intake::cell_words::iso_day(iso) {
            Some(day) => CodeCell::Codes(of_day(day)),
            None => CodeCell::Other,
        },
        _ => of_words(words),
    }
}

/// The codes that a number can be: 3.1 is `3.1` or `3.10`.
fn of_number(number: f64) -> Vec<String> {
    let plain = crate::intake::cell_words::plain_number(number).replace(',', ".");
    let mut codes = vec![plain.clone()];
    if plain.contains('.') {
        codes.push(format!("{plain}0"));
    } else if number >= 36_526.0 {
        codes.extend(of_date(number, false));
    }
    codes
}

/// The codes that a date can have been: `5.3`, `2.1.2`.
fn of_date(days: f64, from_1904: bool) -> Vec<String> {
    from_serial(days, from_1904).map(of_day).unwrap_or_default()
}

fn of_day(day: chrono::NaiveDate) -> Vec<String> {
    let (d, m) = (day.day(), day.month());
    let mut codes = vec![format!("{d}.{m}"), format!("{m}.{d}")];
    if (2000..2030).contains(&day.year()) {
        let year = day.year() - 2000;
        codes.push(format!("{d}.{m}.{year}"));
        codes.push(format!("{m}.{d}.{year}"));
    }
    codes.dedup();
    codes
}

/// The code in words: `Tiêu chí 3.1.2.`, `3,1,2`, `3.1.6a`, `a)`.
fn of_words(words: &str) -> CodeCell {
    let bare = words.trim_matches(|c: char| c.is_whitespace() || ".,;:()-–+*".contains(c));
    if bare.is_empty() {
        return CodeCell::Blank;
    }
    let mut letters = bare.chars();
    if let (Some(letter @ ('a'..='z')), None) = (letters.next(), letters.next()) {
        return CodeCell::Letter(letter);
    }
    match leading(bare) {
        Some((code, rest)) if rest.trim().is_empty() => CodeCell::Codes(vec![code]),
        _ => match bare.rsplit_once(char::is_whitespace) {
            Some((before, last)) if before.chars().all(|c| !c.is_ascii_digit()) => {
                match leading(last) {
                    Some((code, "")) => CodeCell::Codes(vec![code]),
                    _ => CodeCell::Other,
                }
            }
            _ => CodeCell::Other,
        },
    }
}

/// The code with which words begin, written with points, and the words after it: `3.1.6.a`.
pub fn leading(words: &str) -> Option<(String, &str)> {
    let mut code = String::new();
    let mut rest = words;
    loop {
        let digits = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        if digits == 0 || digits > 2 {
            break;
        }
        if !code.is_empty() {
            code.push('.');
        }
        code.push_str(rest[..digits].trim_start_matches('0'));
        rest = &rest[digits..];
        let after = rest.trim_start_matches([' ', '\u{A0}']);
        match after.strip_prefix(['.', ',']) {
            Some(next) => {
                let next = next.trim_start_matches(' ');
                if !next.starts_with(|c: char| c.is_ascii_digit()) {
                    rest = next;
                    break;
                }
                rest = next;
            }
            None => break,
        }
    }
    if code.is_empty() {
        return None;
    }
    let mut letters = rest.chars();
    if let Some(letter @ 'a'..='e') = letters.next()
        && letters.next().is_none_or(|c| !c.is_alphanumeric())
        && code.contains('.')
    {
        code.push('.');
        code.push(letter);
        rest = &rest[1..];
    }
    Some((code, rest.trim_start_matches(['.', ')', ':', '-', ' '])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> CodeCell {
        read(Some(&Content::plain(Value::Text(words.to_owned()))), words)
    }

    fn codes(codes: &[&str]) -> CodeCell {
        CodeCell::Codes(codes.iter().map(|code| (*code).to_owned()).collect())
    }

    #[test]
    fn codes_in_many_shapes() {
        for (words, code) in [
            ("3.1.2", "3.1.2"),
            (" 3.1.2. ", "3.1.2"),
            ("3,1,2", "3.1.2"),
            ("3. 1. 2", "3.1.2"),
            ("Tiêu chí 3.1.2", "3.1.2"),
            ("3.1.6.a", "3.1.6.a"),
            ("3.1.6a)", "3.1.6.a"),
            ("05", "5"),
        ] {
            assert_eq!(text(words), codes(&[code]), "{words}");
        }
        assert_eq!(text("a)"), CodeCell::Letter('a'));
        assert_eq!(text("-"), CodeCell::Blank);
        assert_eq!(text("Tổng cộng"), CodeCell::Other);
        assert_eq!(text("II"), CodeCell::Other);
    }

    #[test]
    fn numbers_and_dates_that_were_codes() {
        let number = Content::plain(Value::Number(3.1));
        assert_eq!(read(Some(&number), ""), codes(&["3.1", "3.10"]));
        // 5.3 typed in 2024, and 2.1.2 typed on any day.
        let day =
            |year, month, day| of_day(chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap());
        assert_eq!(day(2024, 3, 5)[..2], ["5.3", "3.5"]);
        assert!(day(2002, 1, 2).contains(&"2.1.2".to_owned()));
    }
}
