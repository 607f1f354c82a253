//! The pieces of a formula that is followed: numbers, cells and areas of its own sheet, signs, texts, and
//! a few functions.

use place::Cell;

/// A function that is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    /// `SUM`
    Sum,
    /// `IF`
    If,
    /// `ROUND`
    Round,
    /// `ABS`
    Absolute,
}

/// A piece of a formula.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Token {
    /// A number.
    Number(f64),
    /// A cell of the same sheet.
    Cell(Cell),
    /// An area of the same sheet.
    Area(Cell, Cell),
    /// A function.
    Function(Function),
    /// A text in quotes, whatever it says.
    Text,
    /// A sign; what parts arguments is a comma.
    Sign(char),
}

/// The pieces of a formula; none where something else stands in it than is followed here.
pub(super) fn tokens(formula: &str) -> Option<Vec<Token>> {
    let formula = formula
        .strip_prefix("of:")
        .unwrap_or(formula)
        .trim_start_matches('=');
    let mut tokens = Vec::new();
    let mut rest = formula;
    while let Some(next) = rest.chars().next() {
        if next.is_whitespace() {
            rest = &rest[next.len_utf8()..];
            continue;
        }
        if let Some(text) = rest.strip_prefix('"') {
            rest = &text[text.find('"')? + 1..];
            tokens.push(Token::Text);
            continue;
        }
        if "+-*/(),;<>=".contains(next) {
            tokens.push(Token::Sign(if next == ';' { ',' } else { next }));
            rest = &rest[1..];
            continue;
        }
        let end = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || "$:.[]".contains(c)))
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        tokens.push(token(word)?);
        rest = after;
    }
    Some(tokens)
}

/// A number, a cell, an area, or the name of a function.
fn token(word: &str) -> Option<Token> {
    let function = match word.to_ascii_uppercase().as_str() {
        "SUM" => Some(Function::Sum),
        "IF" => Some(Function::If),
        "ROUND" => Some(Function::Round),
        "ABS" => Some(Function::Absolute),
        _ => None,
    };
    if let Some(function) = function {
        return Some(Token::Function(function));
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.parse().ok().map(Token::Number);
    }
    // LibreOffice writes [.A1] and [.A1:.A9].
    let plain = word.replace(['$', '[', ']'], "");
    let plain = plain.trim_start_matches('.').replace(":.", ":");
    match plain.split_once(':') {
        Some((first, last)) => {
            let (first, last): (Cell, Cell) = (first.parse().ok()?, last.parse().ok()?);
            (first <= last && first.column <= last.column).then_some(Token::Area(first, last))
        }
        None => plain.parse().ok().map(Token::Cell),
    }
}
