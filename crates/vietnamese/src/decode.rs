//! From what a cell holds to Vietnamese text in Unicode, composed (NFC), clean. Text that is right
//! stays as it is.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;

use super::clean::clean;
use super::letter::is_vietnamese_only;
use super::look_alike::replace_look_alikes;
use super::syllable::{is_known, is_syllable};
use super::{tcvn3, vni};

/// How a text was encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    /// Unicode, as it should be.
    Unicode,
    /// TCVN3 (ABC), drawn by the `.Vn…` fonts.
    Tcvn3,
    /// VNI for Windows, drawn by the `VNI-…` fonts.
    Vni,
}

impl Encoding {
    /// The name that an official knows it by.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Unicode => "Unicode",
            Encoding::Tcvn3 => "TCVN3 (phông .Vn…)",
            Encoding::Vni => "VNI (phông VNI-…)",
        }
    }
}

/// Something that decoding did to a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Converted from this encoding.
    Converted(Encoding),
    /// Letters and marks that stood apart (Unicode tổ hợp, Windows-1258) were put together.
    Composed,
    /// Letters of another alphabet that look the same were replaced: what stood there, what stands
    /// there now.
    LookAlikes(Vec<(char, char)>),
    /// Characters that show nothing were taken out.
    InvisibleRemoved(Vec<char>),
    /// Characters that cannot be printed became spaces.
    UnprintableReplaced(Vec<char>),
    /// Spaces of another width became plain ones.
    Spaces,
}

/// A decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text: NFC, clean (see [`super::clean`]), never trimmed.
    pub text: String,
    /// How it was encoded.
    pub encoding: Encoding,
    /// What was done to it, in this order; empty where it was right.
    pub changes: Vec<Change>,
    /// Whether a letter ư seems to have been lost: in TCVN3 it is the soft hyphen, which many
    /// programs drop. The words must be checked by who sent them.
    pub lost_soft_hyphen: bool,
}

impl Decoded {
    /// Whether an official should be told: the text was converted, or letters were replaced.
    pub fn is_worth_a_note(&self) -> bool {
        self.changes
            .iter()
            .any(|change| matches!(change, Change::Converted(_) | Change::LookAlikes(_)))
    }
}

/// Whether a font draws letters of a legacy encoding in the places of others.
pub fn is_legacy_font(font: &str) -> bool {
    tcvn3::is_font(font) || vni::is_font(font)
}

/// Decodes the text of a cell. `font` is the name of the font that draws it, where it is known.
///
/// A legacy encoding is believed where the font says so and the text does not contradict it, or
/// without such a font where words that are no Vietnamese become words that such reports are full
/// of. Text that has letters of Vietnamese Unicode already is never converted.
pub fn decode(text: &str, font: Option<&str>) -> Decoded {
    let mut changes = Vec::new();
    let composed: String = text.nfc().collect();
    if composed != text {
        changes.push(Change::Composed);
    }
    let (mut text, encoding) = match legacy(&composed, font) {
        Some((converted, encoding)) => {
            changes.push(Change::Converted(encoding));
            (converted, encoding)
        }
        None => (composed, Encoding::Unicode),
    };
    let lost_soft_hyphen = encoding == Encoding::Tcvn3 && seems_to_lack_u_horn(&text);
    if encoding == Encoding::Unicode {
        let (replaced, replacements) = replace_look_alikes(&text);
        if !replacements.is_empty() {
            changes.push(Change::LookAlikes(replacements));
            text = replaced;
        }
    }
    let cleaned = clean(&text);
    if !cleaned.removed.is_empty() {
        changes.push(Change::InvisibleRemoved(cleaned.removed));
    }
    if !cleaned.replaced.is_empty() {
        changes.push(Change::UnprintableReplaced(cleaned.replaced));
    }
    if cleaned.spaces {
        changes.push(Change::Spaces);
    }
    // Taking a character out can bring a letter and a mark together.
    let text = cleaned.text.nfc().collect();
    Decoded {
        text,
        encoding,
        changes,
        lost_soft_hyphen,
    }
}

/// The converted text, where the text is in a legacy encoding.
fn legacy(text: &str, font: Option<&str>) -> Option<(String, Encoding)> {
    if text.is_ascii() || text.chars().any(is_vietnamese_only) {
        return None;
    }
    let font = font.unwrap_or("");
    let raw = Evidence::of(text);
    let tcvn3_text = in_one_case(text, tcvn3::decode(text), tcvn3::is_capital_font(font));
    let candidates = [
        (tcvn3_text, Encoding::Tcvn3, tcvn3::is_font(font)),
        (vni::decode(text), Encoding::Vni, vni::is_font(font)),
    ];
    let by_font = candidates.iter().find(|(converted, _, named)| {
        *named && converted != text && Evidence::of(converted).does_not_contradict_font(&raw)
    });
    by_font
        .or_else(|| clearly_best(&candidates, &raw))
        .map(|(converted, encoding, _)| (converted.clone(), *encoding))
}

/// A conversion, its encoding, and whether the font names it.
type Candidate = (String, Encoding, bool);

/// The conversion with the strongest evidence; none where two are equally strong.
fn clearly_best<'a>(candidates: &'a [Candidate; 2], raw: &Evidence) -> Option<&'a Candidate> {
    let strength = |candidate: &Candidate| {
        let evidence = Evidence::of(&candidate.0);
        evidence
            .is_strong_against(raw)
            .then_some((evidence.syllables, evidence.known))
    };
    let [first, second] = candidates;
    match strength(first).cmp(&strength(second)) {
        Ordering::Greater => Some(first),
        Ordering::Less => Some(second),
        Ordering::Equal => None,
    }
}

/// How much the words of a text look like Vietnamese. Only words with letters beyond ASCII count.
#[derive(Debug, Default)]
struct Evidence {
    words: usize,
    syllables: usize,
    known: usize,
}

impl Evidence {
    fn of(text: &str) -> Self {
        let mut evidence = Evidence::default();
        for word in words(text).filter(|word| !word.is_ascii()) {
            evidence.words += 1;
            let fits = is_abbreviation(word)
                || (is_in_one_case(word) && (is_syllable(word) || lacks_u_horn(word)));
            evidence.syllables += usize::from(fits);
            evidence.known += usize::from(is_known(word));
        }
        evidence
    }

    fn is_all_syllables(&self) -> bool {
        self.syllables == self.words
    }

    /// Whether this conversion may stand on the font alone, over the text as it was.
    fn does_not_contradict_font(&self, raw: &Evidence) -> bool {
        let raw_is_vietnamese = raw.words > 0 && raw.is_all_syllables();
        !(raw_is_vietnamese && (!self.is_all_syllables() || raw.known > self.known))
    }

    /// Whether this conversion may stand without a font, over the text as it was.
    fn is_strong_against(&self, raw: &Evidence) -> bool {
        let enough = if self.words <= 6 {
            self.is_all_syllables()
        } else {
            self.syllables * 10 >= self.words * 8
        };
        let known = self.known > raw.known && self.known * 4 >= self.words;
        // Names are no known words; but that none was a syllable, and all become one, is no chance.
        let turned = self.words >= 2 && raw.syllables == 0 && self.is_all_syllables();
        enough && (known || turned) && raw.syllables < raw.words && self.syllables > raw.syllables
    }
}

/// The words of a text: what stands between spaces, ASCII signs and signs beyond Latin-1. (Signs of
/// Latin-1 are letters in the legacy encodings.)
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| {
        character.is_whitespace()
            || (character.is_ascii() && !character.is_ascii_alphabetic())
            || (character > '\u{FF}' && !character.is_alphabetic())
    })
    .filter(|word| !word.is_empty())
}

/// Whether a word is an abbreviation with Đ, as in QĐ-UBND, HĐND.
fn is_abbreviation(word: &str) -> bool {
    word.chars().count() <= 8
        && word.contains('Đ')
        && word
            .chars()
            .all(|letter| letter == 'Đ' || letter.is_ascii_uppercase())
}

/// Whether a word is written like this, Like This, or LIKE THIS.
fn is_in_one_case(word: &str) -> bool {
    let capitals: Vec<bool> = word.chars().map(char::is_uppercase).collect();
    capitals.windows(2).all(|pair| pair[0] || !pair[1])
        && (capitals.iter().skip(1).all(|capital| !capital)
            || capitals.iter().all(|capital| *capital))
}

/// TCVN3 has no accented capitals. A font that draws capitals, or capitals on both sides of a small
/// accented letter in a text without small ASCII letters, say that the text is meant in capitals.
fn in_one_case(raw: &str, converted: String, capital_font: bool) -> String {
    let has_small = raw.chars().any(|letter| letter.is_ascii_lowercase());
    let mut before = ' ';
    let mut mixed = false;
    for letter in converted.chars() {
        mixed |= before.is_lowercase() && !before.is_ascii() && letter.is_ascii_uppercase();
        before = letter;
    }
    if capital_font || (mixed && !has_small) {
        converted.to_uppercase()
    } else {
        converted
    }
}

/// Whether words that are no syllables become such with a ư: trờng → trường, đợc → được.
fn seems_to_lack_u_horn(text: &str) -> bool {
    if text.contains(['ư', 'Ư']) {
        return false;
    }
    words(text).any(|word| !word.is_ascii() && lacks_u_horn(word))
}

/// Whether a word is no syllable, and becomes one with a ư before one of its letters.
fn lacks_u_horn(word: &str) -> bool {
    !is_syllable(word)
        && word
            .char_indices()
            .any(|(at, _)| is_syllable(&format!("{}ư{}", &word[..at], &word[at..])))
}

#[cfg(test)]
#[path = "decode_tests.rs"]
mod tests;
