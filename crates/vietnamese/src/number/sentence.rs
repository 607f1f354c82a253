//! Figures among words: which figure is meant, and what is said about it.

use super::agreement::agrees;
use super::figure::Figure;
use super::token::{Token, tokens};
use super::unit::{Unit, read_unit};
use super::words::{
    belong_together, bound, has_stroke, may_stand_after, may_stand_before, may_stand_before_share,
    mentions, says_nothing_arose, speaks_of_other, words,
};
use super::{Amount, Bound, Direction, Fraction, NumberText};
use exact::Exact;

/// A figure of a text, with its percent sign.
#[derive(Clone, Copy)]
struct Found<'a> {
    at: usize,
    figure: &'a Figure,
    percent: bool,
}

/// Reads a folded text that is neither blank nor a dash.
pub(super) fn read(folded: &str) -> NumberText {
    let Some(tokens) = tokens(folded) else {
        return NumberText::Unreadable;
    };
    let tokens = without_times(tokens);
    let found: Vec<Found> = tokens
        .iter()
        .enumerate()
        .filter_map(|(at, token)| match token {
            Token::Figure {
                figure, percent, ..
            } => Some(Found {
                at,
                figure,
                percent: *percent,
            }),
            _ => None,
        })
        .collect();
    if says_nothing_arose(&tokens) {
        let all_zero = found.iter().all(|one| one.figure.usual().is_zero());
        return if all_zero {
            NumberText::NothingArose
        } else {
            NumberText::Unreadable
        };
    }
    let read = match found.as_slice() {
        [only] => amount(&tokens, *only, None),
        [first, second] => two(&tokens, *first, *second),
        [first, second, third] => three(&tokens, *first, *second, *third),
        _ => None,
    };
    read.unwrap_or(NumberText::Unreadable)
}

/// Leaves out times after the first figure: `12 nhiệm vụ trong năm 2024`, `80% (6 tháng)`.
fn without_times(tokens: Vec<Token>) -> Vec<Token> {
    let mut kept: Vec<Token> = Vec::new();
    // Noted, since a text of thousands of words would be searched through for each of them.
    let mut has_figure = false;
    let is_months = |at: usize| tokens.get(at + 1) == Some(&Token::Word("tháng".to_owned()));
    let months: Vec<bool> = (0..tokens.len()).map(is_months).collect();
    for (token, is_months) in tokens.into_iter().zip(months) {
        let is_count = matches!(token, Token::Figure { percent: false, .. });
        if is_months && is_count && has_figure {
            continue;
        }
        let is_time = match (kept.last(), &token) {
            (
                Some(Token::Word(word)),
                Token::Figure {
                    figure,
                    percent: false,
                    digits,
                },
            ) => {
                let year = word == "năm"
                    && *digits == 4
                    && figure
                        .usual()
                        .to_i64()
                        .is_some_and(|year| (1990..2100).contains(&year));
                has_figure && year
            }
            _ => false,
        };
        if !is_time {
            has_figure |= matches!(token, Token::Figure { .. });
            kept.push(token);
        }
    }
    kept
}

/// One figure, and a figure of the other kind beside it.
fn amount(tokens: &[Token], found: Found, beside: Option<Found>) -> Option<NumberText> {
    let end = beside.map_or(tokens.len(), |other| other.at.max(found.at));
    let before = &tokens[..beside.map_or(found.at, |other| other.at.min(found.at))];
    let after = tokens.get(found.at + 1..end).unwrap_or(&[]);
    let rest = tokens.get(end + 1..).unwrap_or(&[]);
    let stands = if found.percent {
        may_stand_before_share(before)
    } else {
        may_stand_before(before)
    };
    if !stands || !may_stand_after(after) || !may_stand_after(rest) {
        return None;
    }
    // A stroke before a figure has lost the figure before it.
    if has_stroke(before) {
        return None;
    }
    // A sign right after a figure makes it a bound, or one below zero.
    if matches!(after, [Token::Sign('+'), ..] | [Token::Sign('-')]) {
        return None;
    }
    // A stroke after a count wants a second figure, or a symbol of a document.
    if !found.percent && (has_stroke(after) || has_stroke(rest)) {
        return None;
    }
    let direction = match (mentions(before, "tăng"), mentions(before, "giảm")) {
        (true, true) => return None,
        (true, false) => Some(Direction::Up),
        (false, true) => Some(Direction::Down),
        (false, false) => None,
    };
    Some(NumberText::Amount(Amount {
        figure: with_bullet(before, found.figure),
        percent: found.percent,
        bound: bound(before, after),
        direction,
        unit: if found.percent {
            Unit::none()
        } else {
            unit(after)
        },
        beside: beside.map(|other| other.figure.clone()),
    }))
}

/// A dash and a space before a figure can be a bullet or a minus.
fn with_bullet(before: &[Token], figure: &Figure) -> Figure {
    match (before, figure) {
        ([Token::Sign('-')], Figure::One(value)) if !value.is_zero() => Figure::Either {
            usual: value.clone(),
            other: &Exact::zero() - value,
        },
        _ => figure.clone(),
    }
}

/// Two figures: one of the other, or a count and a percentage.
fn two(tokens: &[Token], first: Found, second: Found) -> Option<NumberText> {
    let between = &tokens[first.at + 1..second.at];
    let stroke = is_stroke(between);
    match (first.percent, second.percent) {
        (false, false) if stroke => {
            let after = &tokens[second.at + 1..];
            if may_be_month(tokens, first, second) {
                return None;
            }
            fraction(tokens, [first, second], None, after)
        }
        (true, false) | (false, true) if belong_together(between) => {
            amount(tokens, first, Some(second))
        }
        _ => None,
    }
}

/// Three figures: two with a stroke between them, and a percentage before or after.
fn three(tokens: &[Token], first: Found, second: Found, third: Found) -> Option<NumberText> {
    let gap = |one: Found, other: Found| &tokens[one.at + 1..other.at];
    match (first.percent, second.percent, third.percent) {
        (false, false, true) if is_stroke(gap(first, second)) => {
            let between = gap(second, third);
            let is_theirs = !speaks_of_other(between) || is_share(first, second, third);
            if has_stroke(between) || !is_theirs || !may_stand_after(&tokens[third.at + 1..]) {
                return None;
            }
            fraction(tokens, [first, second], Some(third), between)
        }
        (true, false, false) if is_stroke(gap(second, third)) => {
            let between = gap(first, second);
            if has_stroke(between) || !may_stand_after(between) {
                return None;
            }
            fraction(
                tokens,
                [second, third],
                Some(first),
                &tokens[third.at + 1..],
            )
        }
        _ => None,
    }
}

/// Whether a percentage is that of two figures in one of their meanings.
fn is_share(first: Found, second: Found, percent: Found) -> bool {
    let alike = |first: &Exact| {
        second
            .figure
            .readings()
            .into_iter()
            .any(|second| agrees(first, second, percent.figure))
    };
    first.figure.readings().into_iter().any(alike)
}

fn fraction(
    tokens: &[Token],
    [first, second]: [Found; 2],
    percent: Option<Found>,
    after: &[Token],
) -> Option<NumberText> {
    let start = percent.map_or(first.at, |other| other.at.min(first.at));
    let before = &tokens[..start];
    let bound = bound(before, after);
    let is_exact = matches!(bound, Bound::Exactly | Bound::About);
    if !is_exact || !may_stand_before_share(before) || !may_stand_after(after) {
        return None;
    }
    let between = &tokens[first.at + 1..second.at];
    let own_unit = unit(after);
    let unit_of_first = unit_before_stroke(between);
    Some(NumberText::Fraction(Fraction {
        first: first.figure.clone(),
        second: second.figure.clone(),
        percent: percent.map(|other| other.figure.clone()),
        bound,
        unit: match &unit_of_first {
            // Two units that scale differently leave the figures without a known relation.
            Some(other) if other.scale != own_unit.scale => return None,
            _ => own_unit,
        },
        unit_of_first,
    }))
}

/// The unit between the first figure and the stroke, or the word that stands for it («1,5 tỷ trên
/// 2.000 triệu»), where one stands there.
fn unit_before_stroke(between: &[Token]) -> Option<Unit> {
    let is_of = |token: &Token| match token {
        Token::Sign(sign) => *sign == '/',
        Token::Word(word) => matches!(word.as_str(), "trên" | "trong" | "tổng"),
        Token::Figure { .. } => false,
    };
    let at = between.iter().position(is_of)?;
    let words = words(&between[..at]);
    (!words.is_empty()).then(|| read_unit(&words.join(" ")))
}

/// `5/2024` alone can be a month.
fn may_be_month(tokens: &[Token], first: Found, second: Found) -> bool {
    let number = |found: Found| found.figure.only().and_then(Exact::to_i64).unwrap_or(0);
    let four_digits = matches!(tokens[second.at], Token::Figure { digits: 4, .. });
    words(tokens).is_empty()
        && (1..=12).contains(&number(first))
        && four_digits
        && (1990..2100).contains(&number(second))
}

/// Whether what stands between two figures makes the first a part of the second.
fn is_stroke(between: &[Token]) -> bool {
    let strokes = between
        .iter()
        .filter(|token| **token == Token::Sign('/'))
        .count();
    let others = between
        .iter()
        .any(|token| matches!(token, Token::Sign(sign) if !"/()".contains(*sign)));
    let of = mentions(between, "trên") || mentions(between, "tổng");
    (strokes == 1 || (strokes == 0 && of)) && !others && may_stand_after(between)
}

/// The unit in the words after a figure; words in brackets right after it are the unit, where they
/// name a sum of money, or repeat the figure.
fn unit(after: &[Token]) -> Unit {
    let skipped = match after {
        [Token::Sign('('), ..] => after
            .iter()
            .position(|token| *token == Token::Sign(')'))
            .map_or(after.len(), |at| at + 1),
        _ => 0,
    };
    let in_brackets = read_unit(&words(&after[..skipped]).join(" "));
    if in_brackets.money {
        return in_brackets;
    }
    let mut text = String::new();
    for token in &after[skipped..] {
        match token {
            Token::Word(word) => {
                text.push_str(word);
                text.push(' ');
            }
            Token::Sign('.' | '-') if !text.is_empty() => {}
            _ if text.is_empty() => {}
            _ => break,
        }
    }
    read_unit(&text)
}
