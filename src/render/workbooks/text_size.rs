//! How much room a text takes: spreadsheets do not fit the height of rows that a program wrote.

use unicode_normalization::UnicodeNormalization;

/// Pixels of a column that hold no text (cell margins and grid line).
const MARGIN: f64 = 7.0;
/// Pixels of one character of a column's width, in the default font of our workbooks.
const DIGIT: f64 = 7.0;
/// Spreadsheets draw letters on whole pixels, a little wider than the font says.
const HINTING: f64 = 1.05;
/// Height of a line, in parts of the font's size, as the most generous spreadsheet sets it.
const LINE: f64 = 1.27;
/// The greatest height that a row may have, in points.
const HIGHEST: f64 = 409.0;

/// A text in a cell of some width.
pub(super) struct Block<'a> {
    /// The text; lines end with `\n`.
    pub text: &'a str,
    /// The width of the column or of the merged columns, in characters.
    pub width: f64,
    /// The size of the font, in points.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
}

impl Block<'_> {
    /// How many lines it takes, wrapped at spaces as a spreadsheet wraps.
    pub(super) fn lines(&self) -> usize {
        let room = (self.width * DIGIT + 5.0 - MARGIN).max(DIGIT);
        self.text
            .split('\n')
            .map(|line| self.wrapped(line, room))
            .sum()
    }

    fn wrapped(&self, line: &str, room: f64) -> usize {
        let space = self.pixels(" ");
        let (mut lines, mut used) = (1, 0.0);
        for word in line.split(' ') {
            let width = self.pixels(word);
            if used > 0.0 && used + space + width > room {
                lines += 1;
                used = 0.0;
            }
            if width > room {
                // A word longer than the column is broken inside.
                lines += (width / room) as usize;
                used = width % room;
            } else {
                used += width + if used > 0.0 { space } else { 0.0 };
            }
        }
        lines
    }

    fn pixels(&self, text: &str) -> f64 {
        let ems: f64 = text.nfd().map(letter_width).sum();
        let weight = if self.bold { 1.07 } else { 1.0 };
        ems * self.size * 96.0 / 72.0 * HINTING * weight
    }

    /// The height of its lines, in points.
    pub(super) fn height(&self) -> f64 {
        self.lines() as f64 * self.size * LINE
    }
}

/// The height of a row that shows texts of these heights, in points.
pub(super) fn row_height(heights: impl IntoIterator<Item = f64>) -> f64 {
    let tallest = heights.into_iter().fold(0.0, f64::max);
    (tallest + 4.0).ceil().clamp(15.0, HIGHEST)
}

/// The width of a letter of a Times face, in parts of the font's size.
fn letter_width(letter: char) -> f64 {
    match letter {
        '\u{300}'..='\u{36f}' => 0.0,
        'i' | 'j' | 'l' | 't' | '/' | ':' | ';' => 0.278,
        ' ' | '.' | ',' => 0.25,
        'f' | 'r' | 'I' | '(' | ')' | '-' => 0.333,
        's' | 'J' => 0.389,
        'a' | 'c' | 'e' | 'z' => 0.444,
        'E' | 'L' | 'T' | 'Z' => 0.611,
        'F' | 'P' | 'S' => 0.556,
        'B' | 'C' | 'R' => 0.667,
        'M' => 0.889,
        'W' => 0.944,
        'm' | '&' => 0.778,
        'w' => 0.722,
        '%' => 0.833,
        '—' | '…' => 1.0,
        'A'..='Z' | 'Đ' => 0.722,
        _ => 0.5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: f64) -> usize {
        let (size, bold) = (11.0, false);
        Block {
            text,
            width,
            size,
            bold,
        }
        .lines()
    }

    #[test]
    fn wraps_at_spaces_and_ends_of_lines() {
        assert_eq!(lines("", 10.0), 1);
        assert_eq!(lines("Sở Nội vụ", 20.0), 1);
        assert_eq!(lines("Sở\nNội vụ", 20.0), 2);
        assert_eq!(lines(&"mười chữ ".repeat(20), 18.0), 10);
    }

    #[test]
    fn a_long_word_is_broken_inside() {
        assert!(lines(&"a".repeat(100), 10.0) >= 6);
    }

    #[test]
    fn rows_are_never_higher_than_a_spreadsheet_allows() {
        let text = "chữ ".repeat(5_000);
        let block = Block {
            text: &text,
            width: 20.0,
            size: 11.0,
            bold: false,
        };
        assert_eq!(row_height([block.height()]), 409.0);
    }
}
