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

/// A body in which each figure that rests on decisions bears the mark: itself, or later in its clause;
/// a number that a clerk has typed and that is such a figure too.
pub fn with_marks(items: &[Item], now: &[Item], resting: &BTreeSet<String>) -> Vec<Item> {
    let decided = decided_numbers(now, resting);
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
            if let Piece::Plain(text) = &pieces[at] {
                let found = unmarked(text, &pieces[at + 1..], &decided);
                let places: BTreeSet<usize> = found.iter().map(|(_, place, _)| *place).collect();
                let mut marked = text.clone();
                for place in places.into_iter().rev() {
                    marked.insert_str(place, &format!(" {MARK}"));
                }
                pieces[at] = Piece::Plain(marked);
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
            Piece::Plain(_) => clause_end(text),
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

fn clause_end(text: &str) -> Option<usize> {
    ENDS.iter().filter_map(|end| text.find(end)).min()
}

/// The numbers of figures that rest on decisions, with the source of one. Those that the generated words,
/// or figures that rest on none, have too tell nothing, nor do single digits.
fn decided_numbers(now: &[Item], resting: &BTreeSet<String>) -> BTreeMap<String, String> {
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
    decided.retain(|number, _| number.len() > 1 && !usual.contains(number));
    decided
}

/// The decided numbers in typed words that bear no mark yet: each with the place where its mark belongs,
/// and its source. `99,76% (1.178/1.196 hồ sơ)` has one mark, behind the parenthesis.
fn unmarked(
    text: &str,
    behind: &[Piece],
    decided: &BTreeMap<String, String>,
) -> Vec<(String, usize, String)> {
    let mut found: Vec<(String, usize, String)> = Vec::new();
    for (number, end) in numbers::placed(text) {
        let Some(source) = decided.get(&number) else {
            continue;
        };
        let rest = &text[end..];
        let clause = clause_end(rest);
        let is_marked = rest[..clause.unwrap_or(rest.len())].contains(MARK)
            || clause.is_none()
                && (behind.first())
                    .is_some_and(|next| matches!(next, Piece::Plain(_)) && is_marked(behind));
        if is_marked {
            continue;
        }
        let in_one = found.last().map_or(0, |(_, place, _)| *place);
        let place = match end < in_one {
            true => in_one,
            false => end + parenthesis(rest),
        };
        found.push((number, place, source.clone()));
    }
    found
}

/// How long a parenthesis with a number is that follows directly.
fn parenthesis(rest: &str) -> usize {
    let inside = rest.trim_start().strip_prefix('(');
    let Some((inside, _)) = inside.and_then(|inside| inside.split_once(')')) else {
        return 0;
    };
    let blanks = rest.len() - rest.trim_start().len();
    match numbers::placed(inside).is_empty() {
        true => 0,
        false => blanks + inside.len() + 2,
    }
}

/// Numbers that a clerk has typed and that are those of figures resting on decisions, with the source of
/// one: they are printed with the mark.
pub fn typed(
    words: &[(usize, String)],
    now: &[Item],
    resting: &BTreeSet<String>,
) -> Vec<(usize, String, String)> {
    let decided = decided_numbers(now, resting);
    let mut told = Vec::new();
    for (line, text) in words {
        for (number, _, source) in unmarked(text, &[], &decided) {
            if !told.contains(&(*line, number.clone(), source.clone())) {
                told.push((*line, number, source));
            }
        }
    }
    told
}
