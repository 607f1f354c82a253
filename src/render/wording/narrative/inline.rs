//! The text of a line: words, marked figures, and signs whose meaning is taken away.

use super::super::figures::{Mark, Piece};

/// The signs that a backslash makes plain.
const SIGNS: [char; 9] = ['\\', '[', ']', '|', '#', '-', '+', '>', '/'];

/// What is wrong with a mark: what is seen of it.
#[derive(Debug, PartialEq)]
pub(super) struct Malformed(pub String);

/// A letter, and whether a backslash made it plain.
type Letter = (char, bool);

fn letters(line: &str) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut rest = line.chars().peekable();
    while let Some(letter) = rest.next() {
        match rest.peek() {
            Some(sign) if letter == '\\' && SIGNS.contains(sign) => {
                letters.push((*sign, true));
                rest.next();
            }
            _ => letters.push((letter, false)),
        }
    }
    letters
}

fn text(letters: &[Letter]) -> String {
    letters.iter().map(|(letter, _)| letter).collect()
}

/// Reads a line. Square brackets without a bar between them are plain words.
pub(super) fn read(line: &str) -> Result<Vec<Piece>, Malformed> {
    let letters = letters(line);
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut at = 0;
    while at < letters.len() {
        if letters[at] != ('[', false) {
            plain.push(letters[at].0);
            at += 1;
            continue;
        }
        let inner = &letters[at + 1..];
        let end = inner
            .iter()
            .position(|letter| matches!(letter, ('[' | ']', false)));
        let closed = end.filter(|end| inner[*end].0 == ']');
        let body = &inner[..end.unwrap_or(inner.len())];
        let is_mark = body.contains(&('|', false));
        match closed {
            Some(end) if is_mark => {
                if !plain.is_empty() {
                    pieces.push(Piece::Plain(std::mem::take(&mut plain)));
                }
                pieces.push(Piece::Figure(mark(body)?));
                at += end + 2;
            }
            None if is_mark => return Err(Malformed(format!("[{}", text(body)))),
            _ => {
                plain.push('[');
                at += 1;
            }
        }
    }
    if !plain.is_empty() {
        pieces.push(Piece::Plain(plain));
    }
    Ok(pieces)
}

fn mark(body: &[Letter]) -> Result<Mark, Malformed> {
    let parts: Vec<String> = body
        .split(|letter| *letter == ('|', false))
        .map(|part| text(part).trim().to_owned())
        .collect();
    let mark = match parts.as_slice() {
        [figure, source] => Some((figure, source, String::new())),
        [figure, source, verdict] => Some((figure, source, verdict.clone())),
        _ => None,
    };
    match mark {
        Some((figure, source, verdict)) if !figure.is_empty() && !source.is_empty() => Ok(Mark {
            text: figure.clone(),
            source: source.clone(),
            verdict,
        }),
        _ => Err(Malformed(format!("[{}]", text(body)))),
    }
}

/// Pieces as the text of a line.
pub(super) fn write(pieces: &[Piece]) -> String {
    let one = |piece: &Piece| match piece {
        Piece::Plain(text) => escaped(text, &['\\', '[', ']']),
        Piece::Figure(mark) => written(mark),
    };
    pieces.iter().map(one).collect()
}

/// A mark, as it stands in the file.
pub(super) fn written(mark: &Mark) -> String {
    let part = |text: &str| escaped(text, &['\\', '[', ']', '|']);
    let mut parts = vec![part(&mark.text), part(&mark.source)];
    if !mark.verdict.is_empty() {
        parts.push(part(&mark.verdict));
    }
    format!("[{}]", parts.join("|"))
}

fn escaped(text: &str, signs: &[char]) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if signs.contains(&letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
