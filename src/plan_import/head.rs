//! Number, day, issuer and title of a plan, from the paragraphs of its paper.

use chrono::{Datelike, NaiveDate};
use papers::Block;

use crate::vietnamese::date::find_dates;
use crate::vietnamese::document_number::find_references;
use crate::vietnamese::fold::fold_plain;
use crate::vietnamese::phrase;

/// What a paper says of itself; each absent where it does not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// `100/KH-UBND`.
    pub number: Option<String>,
    /// The day of issue.
    pub date: Option<NaiveDate>,
    /// Who issued it, as it is cited.
    pub issuer: Option<String>,
    /// Its title, without «Kế hoạch».
    pub title: Option<String>,
}

/// Reads the head. The note under the appendix («Kèm theo Kế hoạch số … ngày … của …») tells it best.
pub fn read(blocks: &[Block]) -> Head {
    let mut head = Head::default();
    let paragraphs: Vec<&str> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(text) => Some(text.as_str()),
            Block::Table(_) => None,
        })
        .collect();
    let cites = |text: &&&str| {
        let plain = fold_plain(text);
        plain.starts_with("kem theo ke hoach") || plain.starts_with("ban hanh kem theo ke hoach")
    };
    if let Some(note) = paragraphs.iter().find(cites) {
        head.read_note(note);
    }
    head.title = title(&paragraphs);
    head
}

impl Head {
    /// Takes number, day and issuer out of the note under the appendix.
    fn read_note(&mut self, note: &str) {
        // Scanned papers part the number from its symbol: «100 /KH-UBND».
        let note = note.trim_matches(['(', ')']).replace(" /", "/");
        self.number = find_references(&note)
            .first()
            .map(crate::vietnamese::document_number::DocumentReference::designation);
        self.date = find_dates(&note).first().map(|found| found.date);
        self.issuer = note
            .rsplit_once(" của ")
            .map(|(_, issuer)| issuer.trim().to_owned())
            .filter(|issuer| !issuer.is_empty());
    }
}

/// The title: what follows the line «KẾ HOẠCH».
fn title(paragraphs: &[&str]) -> Option<String> {
    let at = paragraphs
        .iter()
        .position(|text| fold_plain(text) == "ke hoach")?;
    let title = paragraphs.get(at + 1)?.trim();
    let shouted = !title.chars().any(char::is_lowercase);
    Some(if shouted {
        sentence_case(title)
    } else {
        title.to_owned()
    })
}

/// The year that a plan is for: the last one that its title names, else that of its day of issue.
pub fn year_of(blocks: &[Block]) -> Option<i32> {
    let head = read(blocks);
    let named = |title: &String| {
        fold_plain(title)
            .split(' ')
            .filter_map(|word| word.parse::<i32>().ok())
            .rfind(|year| (2000..2100).contains(year))
    };
    head.title
        .as_ref()
        .and_then(named)
        .or_else(|| head.date.map(|date| date.year()))
}

/// A heading in capitals as a sentence: abbreviations, which have no vowel or stand in parentheses,
/// stay as they are.
pub fn sentence_case(heading: &str) -> String {
    if heading.chars().any(char::is_lowercase) {
        return heading.to_owned();
    }
    let words: Vec<String> = heading
        .split(' ')
        .map(|word| {
            let abbreviated = word.starts_with('(') || !has_vowel(word);
            if abbreviated {
                word.to_owned()
            } else {
                word.to_lowercase()
            }
        })
        .collect();
    phrase::capitalize(&words.join(" "))
}

/// Whether a word has a vowel, so that it can be read aloud.
fn has_vowel(word: &str) -> bool {
    fold_plain(word).contains(['a', 'e', 'i', 'o', 'u', 'y'])
}
