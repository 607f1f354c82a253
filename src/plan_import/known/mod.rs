//! Whether a sentence of a requirement is known as a whole. A white list accepts: only where each word
//! is a known one in its place is a target sure. Everything else is asked, with the words that are not.

mod grammar;
#[cfg(test)]
mod tests;
mod words;

use super::clause::Clause;
use super::quantity::Quantity;
use grammar::Sentence;
use words::words;

pub(super) use words::{comparisons, fixed};

/// The requirements of the words, for tests that put them together.
#[cfg(test)]
pub(super) fn cases() -> impl Iterator<Item = &'static str> {
    words::rows().iter().map(|row| row.case)
}

/// What the words of a sentence are held against, beside those that are known.
#[derive(Debug, Clone, Copy)]
pub(super) struct About<'a> {
    /// The name of the criterion: its own words are known.
    pub name: &'a str,
    /// The year of the plan: only its times are known.
    pub year: i32,
}

/// The words around an amount that are not known in their places: of a share, or of a count. `target` is what
/// was proposed: the comparison must be the one that the words make.
pub(super) fn unknown_around(
    clause: &Clause,
    amount: &Quantity,
    target: &str,
    about: About<'_>,
) -> Vec<String> {
    let front = &clause.text[..amount.range.start];
    let back = &clause.text[amount.range.end..];
    let sentence = Sentence::new(words(), about.name, about.year, target);
    match amount.percent {
        true => sentence.around_share(front, back),
        false => sentence.around_count(front, back),
    }
}

/// The words of what is wanted nowhere that are not known: of «sai phạm» in «không có sai phạm».
pub(super) fn unknown_unwanted(what: &str, about: About<'_>) -> Vec<String> {
    Sentence::new(words(), about.name, about.year, "= 0").of_none(what)
}

/// Whether a sentence without an amount asks for one deed whose product is known, once.
pub(super) fn is_plain_task(text: &str, year: i32) -> bool {
    grammar::is_plain_task(words(), text, year)
}

/// Whether a text begins with something that a deed makes: `Báo cáo của Sở`.
pub(super) fn is_product(text: &str, year: i32) -> bool {
    grammar::is_product(words(), text, year)
}
