//! Words that turn a row, a column or a figure into another thing's, as data of the vocabulary.

use crate::intake::vocabulary::{Statement, statements};

/// The phrases of a text that turn it into words of another thing, of one kind.
pub fn turning(text: &str, kind: Statement) -> impl Iterator<Item = String> {
    statements(text)
        .into_iter()
        .filter(move |(said, _)| *said == kind)
        .map(|(_, phrase)| phrase.join(" "))
}
