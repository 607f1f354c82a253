//! The mark of the clerk's decisions in an edited narrative. It belongs to the figure, wherever the
//! generated sentence puts it («2/37 tiêu chí (*)»): whoever rewrites the sentence, or deletes the mark,
//! gets it printed behind the figure.

use std::collections::{BTreeMap, BTreeSet};

use super::super::figures::{Mark, Piece, joined, pieces};
use super::super::text::{Item, one_line};
use super::numbers;
use crate::report::decided_marks::{MARK, marked_if};

/// What ends the words in which one mark stands for the figures before it.
const ENDS: [&str; 3] = ["; ", ". ", ": "];

/// The sources of the figures that rest on decisions: that bear the mark, or that are others where the
/// data says something else for whatever rests on decisions.
pub fn sources(own: &[Item], others: &[Vec<Item>]) -> BTreeSet<String> {
    let figures = by_source(own);
    let others: Vec<BTreeMap<String, Vec<Mark>>> =
        others.iter().map(|items| by_source(items)).collect();
    let mut resting = BTreeSet::new();
    for (source, marks) in &figures {
        for (at, mark) in marks.iter().enumerate() {
            let is_other = others
                .iter()
                .filter_map(|other| other.get(source))
                .any(|other| match other.len() == marks.len() {
                    true => other[at].text != mark.text,
                    false => !other.iter().any(|one| one.text == mark.text),
                });
            if is_other || mark.text.contains(MARK) {
                resting.insert(mark.source.clone());
            }
        }
    }
    resting
}

/// The figures in their order, by their sources without the numbers that tell two of one apart.
fn by_source(items: &[Item]) -> BTreeMap<String, Vec<Mark>> {
    let mut all: BTreeMap<String, Vec<Mark>> = BTreeMap::new();
    for text in texts(items) {
        for piece in pieces(text) {
            let Piece::Figure(mark) = piece else { continue };
            let bare = mark.source.split('#').next().unwrap_or_default();
            all.entry(bare.to_owned()).or_default().push(mark);
        }
    }
    all
}

fn texts(items: &[Item]) -> impl Iterator<Item = &String> {
    items.iter().filter_map(|item| match item {
        Item::Text(_, text) => Some(text),
        Item::Table(_) => None,
    })
}

/// A body in which each figure that rests on decisions bears the mark: itself, or later in its clause.
pub fn with_marks(items: &[Item], resting: &BTreeSet<String>) -> Vec<Item> {
    let one = |text: &str| {
        let mut pieces = pieces(text);
        for at in 0..pieces.len() {
            if let Piece::Figure(mark) = &pieces[at]
                && resting.contains(&one_line(&mark.source))
                && !is_marked(&pieces[at..])
                && let Some(Piece::Figure(mark)) = pieces.get_mut(at)
            {
                mark.text = marked_if(true, &mark.text);
            }
        }
        joined(&pieces)
    };
    let item = |item: &Item| match item {
        Item::Text(opening, text) => Item::Text(*opening, one(text)),
        Item::Table(name) => Item::Table(name.clone()),
    };
    items.iter().map(item).collect()
}

/// Whether the first piece, or what follows it in its clause, bears the mark.
fn is_marked(pieces: &[Piece]) -> bool {
    for (at, piece) in pieces.iter().enumerate() {
        let text = piece.text();
        // A figure's own full stops are of thousands.
        let end = match piece {
            Piece::Plain(_) => ENDS.iter().filter_map(|end| text.find(end)).min(),
            Piece::Figure(_) => None,
        };
        if text[..end.unwrap_or(text.len())].contains(MARK) {
            // The mark inside of another figure is not this one's, unless they are one: `12/15 (80% (*))`.
            let is_share = pieces
                .get(1)
                .is_some_and(|next| next.text().starts_with('/'));
            return at == 0 || matches!(piece, Piece::Plain(_)) || is_share;
        }
        if end.is_some() {
            return false;
        }
    }
    false
}

/// Numbers that a clerk has typed and that are those of figures resting on decisions, with the source of
/// one: they are printed without the mark. Numbers that the generated words have too are not told, nor
/// single digits.
pub fn typed<'a>(
    words: &'a [(usize, String)],
    now: &[Item],
    resting: &BTreeSet<String>,
) -> Vec<(usize, String, String)> {
    let mut usual: BTreeSet<String> = BTreeSet::new();
    let mut decided: BTreeMap<String, String> = BTreeMap::new();
    for piece in texts(now).flat_map(|text| pieces(text)) {
        match piece {
            Piece::Plain(text) => usual.extend(numbers::of(&text)),
            Piece::Figure(mark) => {
                let figures = numbers::of_figure(&mark.text);
                match resting.contains(&mark.source) {
                    true => {
                        decided.extend(figures.into_iter().map(|own| (own, mark.source.clone())))
                    }
                    false => usual.extend(figures),
                }
            }
        }
    }
    let found = |(line, text): &'a (usize, String)| {
        let numbers = numbers::of(text).into_iter();
        numbers.filter_map(|number| {
            let source = decided.get(&number)?;
            let is_told = number.len() > 1 && !usual.contains(&number) && !text.contains(MARK);
            is_told.then(|| (*line, number, source.clone()))
        })
    };
    words.iter().flat_map(found).collect()
}
