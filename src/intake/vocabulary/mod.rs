//! The words that offices use, as data: `vocabulary.tsv` has a phrase a row, with what it says, where
//! in a text it may stand, and a text of an office in which it stands. One matcher finds all of them in
//! a text at once. A new wording is a new row there.

mod abbreviation;
mod class;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

pub use abbreviation::{heading_written_out, written_out};
pub use class::{Class, ColumnRole, Place, Quantity, Statement};

use crate::vietnamese::fold::{fold, fold_plain};

/// The file, as it is built into the program.
const ROWS: &str = include_str!("vocabulary.tsv");

/// A row of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The phrase, without diacritics.
    pub plain: String,
    /// Its words, with their diacritics.
    pub written: Vec<String>,
    /// What it says.
    pub class: Class,
    /// Where in a text it may stand.
    pub place: Place,
    /// A text in which it stands.
    pub case: &'static str,
}

/// A phrase of the vocabulary in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// What it says.
    pub class: Class,
    /// Its first word, counted from 0.
    pub from: usize,
    /// The word after its last.
    pub to: usize,
}

/// The phrases, and the matcher of all of them.
struct Vocabulary {
    phrases: Vec<Phrase>,
    matcher: AhoCorasick,
    /// The headings that say all by themselves.
    headings: BTreeMap<String, ColumnRole>,
    /// The words of bodies with their diacritics, the longest first: «sở» is no «số».
    bodies: Vec<Vec<String>>,
    /// The words of bodies in another meaning, the longest first.
    no_bodies: Vec<Vec<String>>,
    /// The words by which something is said about a figure, with their diacritics.
    statements: Vec<(Vec<String>, Statement)>,
    /// The abbreviations with what they stand for, both without diacritics.
    shorts: BTreeMap<String, String>,
    /// Those of headings.
    heading_shorts: BTreeMap<String, String>,
    /// Every word of every phrase, with its diacritics.
    words: BTreeSet<String>,
    /// The same without.
    plain_words: BTreeSet<String>,
    /// The words that abbreviations stand for, with their diacritics.
    long_words: BTreeSet<String>,
}

/// The vocabulary, read once.
fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
    VOCABULARY.get_or_init(|| {
        let lines = || ROWS.lines().filter(|line| !line.starts_with("# "));
        let phrases: Vec<Phrase> = lines().map(phrase).collect();
        let with_diacritics = |class: Class| {
            let mut found: Vec<Vec<String>> = (phrases.iter())
                .filter(|phrase| phrase.class == class)
                .map(|phrase| phrase.written.clone())
                .collect();
            found.sort_by_key(|words| std::cmp::Reverse(words.len()));
            found
        };
        let statements = phrases
            .iter()
            .filter_map(|phrase| match phrase.class {
                Class::Statement(statement) => Some((phrase.written.clone(), statement)),
                _ => None,
            })
            .collect();
        let (bodies, no_bodies) = (with_diacritics(Class::Body), with_diacritics(Class::NoBody));
        let shorts = phrases
            .iter()
            .filter_map(|phrase| match phrase.class {
                Class::Short(long) => Some((phrase.plain.clone(), fold_plain(long))),
                _ => None,
            })
            .collect();
        let heading_shorts = phrases
            .iter()
            .filter_map(|phrase| match phrase.class {
                Class::HeadingShort(long) => Some((phrase.plain.clone(), fold_plain(long))),
                _ => None,
            })
            .collect();
        let patterns = phrases.iter().map(|phrase| format!(" {} ", phrase.plain));
        let Ok(matcher) = AhoCorasick::new(patterns) else {
            unreachable!("a few hundred short phrases make a small matcher");
        };
        let headings = phrases
            .iter()
            .filter_map(|phrase| match phrase.class {
                Class::Column(role) if phrase.place == Place::Whole => {
                    Some((phrase.plain.clone(), role))
                }
                _ => None,
            })
            .collect();
        let words: BTreeSet<String> = (phrases.iter())
            .flat_map(|phrase| phrase.written.iter().cloned())
            .collect();
        let plain_words = words.iter().map(|word| fold_plain(word)).collect();
        let long_words = (phrases.iter())
            .filter_map(|phrase| match phrase.class {
                Class::Short(long) | Class::HeadingShort(long) => Some(written_words(long)),
                _ => None,
            })
            .flatten()
            .collect();
        Vocabulary {
            long_words,
            words,
            plain_words,
            phrases,
            matcher,
            headings,
            bodies,
            no_bodies,
            statements,
            shorts,
            heading_shorts,
        }
    })
}

/// A row of the file.
///
/// # Panics
/// Never: a test reads every row of the file that is built in.
fn phrase(line: &'static str) -> Phrase {
    let mut cells = line.split('\t');
    let mut next = || cells.next().unwrap_or_default();
    let (words, class, place, case) = (next(), next(), next(), next());
    let (Some(class), Some(place)) = (Class::from_key(class), Place::from_key(place)) else {
        unreachable!("vocabulary.tsv: {line}");
    };
    Phrase {
        plain: fold_plain(words),
        written: written_words(words),
        class,
        place,
        case,
    }
}

/// All phrases of the vocabulary, in the order of the file.
pub fn phrases() -> &'static [Phrase] {
    &vocabulary().phrases
}

/// What a heading says that is nothing but one of the phrases for whole headings.
pub fn whole_heading(plain: &str) -> Option<ColumnRole> {
    vocabulary().headings.get(plain).copied()
}

/// Whether a text, given without diacritics (`fold_plain`), has a phrase of a class.
pub fn says(plain: &str, class: Class) -> bool {
    spans(plain).iter().any(|span| span.class == class)
}

/// The words of a text with their diacritics, as phrases are compared.
pub fn written_words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Whether a word, with its diacritics, stands in any phrase.
pub fn is_phrase_word(word: &str) -> bool {
    vocabulary().words.contains(word)
}

/// Whether a word, with its diacritics, is one that an abbreviation stands for.
pub fn is_long_word(word: &str) -> bool {
    vocabulary().long_words.contains(word)
}

/// Whether a word, without its diacritics, stands in any phrase.
pub fn is_plain_word(plain: &str) -> bool {
    vocabulary().plain_words.contains(plain)
}

/// Whether a word is written with diacritics.
pub fn has_marks(word: &str) -> bool {
    word.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
}

/// The phrases that stand among words (`written_words`) with their diacritics: «hoãn» is no «hoàn». In a
/// text that is typed without any they stand without.
pub fn written_spans(words: &[String]) -> Vec<Span> {
    let is_marked = words.iter().any(|word| has_marks(word));
    let plain = words.iter().map(|word| fold_plain(word));
    let plain = plain.collect::<Vec<_>>().join(" ");
    let is_written = |phrase: &Phrase, from: usize| {
        let run = words.get(from..).unwrap_or_default().iter();
        !is_marked || run.zip(&phrase.written).all(|(word, own)| word == own)
    };
    hits(&plain)
        .into_iter()
        .filter(|(phrase, span)| is_written(phrase, span.from))
        .map(|(_, span)| span)
        .collect()
}

/// The phrases that stand in a text, given without diacritics (`fold_plain`), each as whole words and
/// where it may stand; the longest of those that begin at one word comes first.
pub fn spans(plain: &str) -> Vec<Span> {
    hits(plain).into_iter().map(|(_, span)| span).collect()
}

/// The same, each with its row of the vocabulary.
fn hits(plain: &str) -> Vec<(&'static Phrase, Span)> {
    let padded = format!(" {plain} ");
    let words = plain.split(' ').count();
    // The number of the word that begins at each byte of the padded text.
    let mut number = vec![0; padded.len() + 1];
    let mut at = 0;
    for (byte, character) in padded.bytes().enumerate() {
        number[byte] = at;
        at += usize::from(character == b' ');
    }
    number[padded.len()] = at;
    let vocabulary = vocabulary();
    let mut found: Vec<(&Phrase, Span)> = vocabulary
        .matcher
        .find_overlapping_iter(&padded)
        .filter_map(|hit| {
            let phrase = &vocabulary.phrases[hit.pattern().as_usize()];
            let (from, to) = (number[hit.start() + 1] - 1, number[hit.end() - 1]);
            let stands = match phrase.place {
                Place::Whole => from == 0 && to == words,
                Place::Start => from == 0,
                Place::Inside => true,
            };
            let class = phrase.class;
            stands.then_some((phrase, Span { class, from, to }))
        })
        .collect();
    found.sort_by_key(|(_, span)| (span.from, std::cmp::Reverse(span.to)));
    found
}

/// Where bodies stand among folded words: the first word of each, and the word after its last.
pub fn bodies(words: &[&str]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let stands = |phrase: &&Vec<String>| {
            words.len() >= at + phrase.len()
                && (phrase.iter().zip(&words[at..])).all(|(own, word)| own == word)
        };
        if let Some(other) = vocabulary().no_bodies.iter().find(stands) {
            at += other.len();
            continue;
        }
        match vocabulary().bodies.iter().find(stands) {
            Some(body) => {
                found.push((at, at + body.len()));
                at += body.len();
            }
            None => at += 1,
        }
    }
    found
}

/// What a text says about figures beside it, each with the words that say it. They must be the phrase's with
/// their diacritics, but in a text that is typed without any.
pub fn statements(text: &str) -> Vec<(Statement, &'static [String])> {
    let folded = fold(text);
    let has_marks = folded.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    let words: Vec<&str> = (folded.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    let is_word = |own: &String, word: &str| match has_marks {
        true => own == word,
        false => fold_plain(own) == word,
    };
    let mut found = Vec::new();
    for (phrase, statement) in &vocabulary().statements {
        let stands = |run: &[&str]| phrase.iter().zip(run).all(|(own, word)| is_word(own, word));
        if words.windows(phrase.len()).any(stands) {
            found.push((*statement, phrase.as_slice()));
        }
    }
    found
}

/// The quantities that a text names, without diacritics: of phrases that lie in one another only the
/// longest counts, so that «không đúng hạn» is overdue and not in time.
pub fn quantities(plain: &str) -> Vec<Quantity> {
    let named: Vec<Span> = spans(plain)
        .into_iter()
        .filter(|span| matches!(span.class, Class::Quantity(_)))
        .collect();
    let is_inside = |span: &Span| {
        named.iter().any(|other| {
            other.from <= span.from
                && span.to <= other.to
                && other.to - other.from > span.to - span.from
        })
    };
    let mut found: Vec<Quantity> = named
        .iter()
        .filter(|span| !is_inside(span))
        .filter_map(|span| match span.class {
            Class::Quantity(quantity) => Some(quantity),
            _ => None,
        })
        .collect();
    found.sort();
    found.dedup();
    found.retain(|quantity| *quantity != Quantity::Unnamed);
    // «trước hạn và đúng hạn» together are what is in time.
    if found.contains(&Quantity::InTime) {
        found.retain(|quantity| *quantity != Quantity::Early);
    }
    found
}

#[cfg(test)]
mod tests;
