//! Generated figures inside a text: each with what it comes from. The marks are letters for private use,
//! which no page prints; a text without them is plain.

use serde::{Deserialize, Serialize};

/// Stands before a figure.
pub const START: char = '\u{E002}';
/// Stands between a figure and its source, and between its source and its verdict.
pub const MIDDLE: char = '\u{E003}';
/// Stands after a figure with its source.
pub const END: char = '\u{E004}';

/// A figure that was generated, as a text marks it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The figure, printed.
    pub text: String,
    /// What it comes from.
    pub source: String,
    /// The verdict on its measure, printed, where it is a measure's figure; else empty.
    pub verdict: String,
}

/// A piece of a marked text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Plain(String),
    /// A figure.
    Figure(Mark),
}

impl Piece {
    /// What it prints.
    pub fn text(&self) -> &str {
        match self {
            Piece::Plain(text) => text,
            Piece::Figure(mark) => &mark.text,
        }
    }
}

/// A text without the letters that mark.
pub fn without_marks(text: &str) -> String {
    text.replace([START, MIDDLE, END], "")
}

/// The pieces of a marked text.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(START) {
        let (inner, after) = after.split_once(END).unwrap_or((after, ""));
        if !before.is_empty() {
            pieces.push(Piece::Plain(without_marks(before)));
        }
        let mut parts = inner.split(MIDDLE).map(str::to_owned);
        let mut part = || parts.next().unwrap_or_default();
        pieces.push(Piece::Figure(Mark {
            text: part(),
            source: part(),
            verdict: part(),
        }));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Plain(without_marks(rest)));
    }
    pieces
}

/// A marked text as it is printed.
pub fn plain(text: &str) -> String {
    pieces(text).iter().map(Piece::text).collect()
}

/// Pieces as a marked text.
pub fn joined(pieces: &[Piece]) -> String {
    let one = |piece: &Piece| match piece {
        Piece::Plain(text) => text.clone(),
        Piece::Figure(mark) => marked(mark),
    };
    pieces.iter().map(one).collect()
}

/// A figure with its marks.
pub fn marked(mark: &Mark) -> String {
    let Mark {
        text,
        source,
        verdict,
    } = mark;
    format!("{START}{text}{MIDDLE}{source}{MIDDLE}{verdict}{END}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_and_text_are_one() {
        let mark = Mark {
            text: "99,9%".to_owned(),
            source: "3.1.2".to_owned(),
            verdict: "Đạt".to_owned(),
        };
        let text = format!("tỷ lệ {} hồ sơ", marked(&mark));
        let found = pieces(&text);
        assert_eq!(found[1], Piece::Figure(mark));
        assert_eq!(joined(&found), text);
        assert_eq!(plain(&text), "tỷ lệ 99,9% hồ sơ");
        assert_eq!(plain(&format!("a{START}b")), "ab");
    }
}
