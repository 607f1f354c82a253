//! The parts of a cell's text: figures, words, signs.

use super::figure::{Figure, read_figure};
use super::style::{Style, separator};
use exact::Exact;

/// A part of a folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A figure, and whether a percent sign follows it.
    Figure {
        figure: Figure,
        percent: bool,
        digits: usize,
    },
    /// A word; digits can follow its letters.
    Word(String),
    /// A sign that says nothing wrong beside a figure.
    Sign(char),
}

/// Signs that may stand beside figures.
const SIGNS: &str = "()=,;:.-~≈≥≤><+/\"'";

/// The tokens of a folded text; `None` where something in it is neither word, figure nor harmless.
/// A figure that can mean two things has one meaning where the others show how the text is written.
pub(super) fn tokens(folded: &str) -> Option<Vec<Token>> {
    let style = Style::of_text(folded);
    let settled = parts(folded)?.into_iter().map(|token| match token {
        Token::Figure {
            figure: Figure::Either { usual, other },
            percent,
            digits,
        } if style.is_group(separator(&usual.abs(), &other.abs())) => Token::Figure {
            figure: Figure::One(if usual.abs() > other.abs() {
                usual
            } else {
                other
            }),
            percent,
            digits,
        },
        other => other,
    });
    Some(settled.collect())
}

fn parts(folded: &str) -> Option<Vec<Token>> {
    let characters: Vec<char> = folded.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let character = characters[at];
        let negative = character == '-'
            && characters.get(at + 1).is_some_and(char::is_ascii_digit)
            && (at == 0 || matches!(characters[at - 1], ' ' | '(' | '=' | ':'));
        if character.is_ascii_digit() || negative {
            if lacks_digits_before(&characters[..at]) {
                return None;
            }
            let (token, end) = figure(&characters, at, negative)?;
            tokens.push(token);
            at = end;
        } else if character.is_alphabetic() {
            let end = at + run(&characters[at..], |c| c.is_alphanumeric() || c == '&');
            tokens.push(Token::Word(characters[at..end].iter().collect()));
            at = end;
        } else if character == ' ' || SIGNS.contains(character) {
            if character != ' ' {
                tokens.push(Token::Sign(character));
            }
            at += 1;
        } else {
            return None;
        }
    }
    Some(tokens)
}

/// Whether a separator stands right before a figure with no digit before it: `,5`.
fn lacks_digits_before(before: &[char]) -> bool {
    matches!(before, ['.' | ','] | [.., ' ' | '(', '.' | ','])
}

/// The figure that starts here, and where it and its percent sign end.
fn figure(characters: &[char], at: usize, negative: bool) -> Option<(Token, usize)> {
    let start = at + usize::from(negative);
    let end = end_of_figure(characters, start);
    let raw: String = characters[start..end].iter().collect();
    let read = read_figure(&raw)?;
    let figure = if negative {
        read.map(|value| &Exact::zero() - value)
    } else {
        read
    };
    let percent = percent_sign(&characters[end..]);
    let end = end + percent.unwrap_or(0);
    let token = Token::Figure {
        figure,
        percent: percent.is_some(),
        digits: raw.len(),
    };
    (!glued_letter(&characters[end..])).then_some((token, end))
}

fn run(characters: &[char], belongs: impl Fn(char) -> bool) -> usize {
    characters.iter().take_while(|&&c| belongs(c)).count()
}

/// Where the figure ends that starts here: digits, separators between digits, spaces between groups
/// of three.
fn end_of_figure(characters: &[char], start: usize) -> usize {
    let digits = |from: usize| {
        run(&characters[from.min(characters.len())..], |c| {
            c.is_ascii_digit()
        })
    };
    let mut end = start + digits(start);
    let mut spaced = end - start <= 3 && characters[start] != '0';
    loop {
        match characters.get(end) {
            Some('.' | ',') if digits(end + 1) > 0 => {
                spaced = false;
                end += 1 + digits(end + 1);
            }
            Some(' ')
                if spaced && digits(end + 1) == 3 && !has_percent_sign(characters, end + 4) =>
            {
                end += 4;
            }
            _ => return end,
        }
    }
}

/// Whether a percent sign stands here: `5 100%` is two figures.
fn has_percent_sign(characters: &[char], at: usize) -> bool {
    percent_sign(&characters[at.min(characters.len())..]).is_some()
}

/// How many characters the percent sign takes that stands here.
fn percent_sign(characters: &[char]) -> Option<usize> {
    let spaces = run(characters, |c| c == ' ');
    let rest: String = characters[spaces..].iter().take(9).collect();
    if rest.starts_with('%') {
        Some(spaces + 1)
    } else if rest.starts_with("phần trăm") {
        Some(spaces + 9)
    } else {
        None
    }
}

/// Whether a single letter, or letters and digits, are glued to the figure, as in a code (`12a`);
/// đ is money.
fn glued_letter(characters: &[char]) -> bool {
    let length = run(characters, char::is_alphanumeric);
    let glued = &characters[..length];
    match glued {
        [] | ['đ'] => false,
        [_] => true,
        more => more.iter().any(|c| c.is_numeric()),
    }
}
