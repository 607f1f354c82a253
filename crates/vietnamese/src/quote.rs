//! Texts and numbers of others' files, as a message quotes them.

use exact::Exact;

use crate::clean::clean;

/// The most characters of a file's text that a message quotes.
pub const LONGEST_QUOTE: usize = 200;

/// An exact number with a decimal comma.
pub fn written(number: &Exact) -> String {
    number.to_full_decimal().replace('.', ",")
}

/// A text as a message quotes it: clean, on one line, not longer than [`LONGEST_QUOTE`].
pub fn quoted(text: &str) -> String {
    let clean = clean(text).text;
    let words: Vec<&str> = clean.split_whitespace().collect();
    let line = words.join(" ");
    if line.chars().count() <= LONGEST_QUOTE {
        return line;
    }
    let start: String = line.chars().take(LONGEST_QUOTE).collect();
    format!("{}…", start.trim_end())
}

/// The beginning of a text, as long as it says, in letters.
pub fn shortened(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let start: String = text.chars().take(longest).collect();
    format!("{}…", start.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_clean_short_and_on_one_line() {
        assert_eq!(quoted("a\u{1b}[31m\nb\u{202E}"), "a [31m b");
        assert_eq!(quoted(&"đ".repeat(300)).chars().count(), 201);
    }
}
