//! Letters of other alphabets that look like those of a Vietnamese word.

use super::syllable::is_syllable;

/// Cyrillic and Greek letters and the Latin letters that look the same.
const LOOK_ALIKES: [(char, char); 46] = [
    ('А', 'A'),
    ('В', 'B'),
    ('С', 'C'),
    ('Е', 'E'),
    ('Н', 'H'),
    ('І', 'I'),
    ('Ј', 'J'),
    ('К', 'K'),
    ('М', 'M'),
    ('О', 'O'),
    ('Р', 'P'),
    ('Ѕ', 'S'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Х', 'X'),
    ('а', 'a'),
    ('с', 'c'),
    ('е', 'e'),
    ('һ', 'h'),
    ('і', 'i'),
    ('ј', 'j'),
    ('о', 'o'),
    ('р', 'p'),
    ('ѕ', 's'),
    ('у', 'y'),
    ('х', 'x'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
    ('ο', 'o'),
    ('ν', 'v'),
    ('ι', 'i'),
    ('Ԛ', 'Q'),
    ('ԁ', 'd'),
    ('ɡ', 'g'),
];

/// Replaces look-alikes inside Vietnamese words, and full-width forms of ASCII; returns the text and
/// what was replaced. Words of another language stay as they are.
pub(super) fn replace_look_alikes(text: &str) -> (String, Vec<(char, char)>) {
    let mut replaced = String::with_capacity(text.len());
    let mut replacements = Vec::new();
    let mut word = String::new();
    for character in text.chars() {
        if character.is_alphabetic() && !is_full_width(character) {
            word.push(character);
            continue;
        }
        replace_in_word(&word, &mut replaced, &mut replacements);
        word.clear();
        replaced.push(narrow(character, &mut replacements));
    }
    replace_in_word(&word, &mut replaced, &mut replacements);
    (replaced, replacements)
}

fn replace_in_word(word: &str, text: &mut String, replacements: &mut Vec<(char, char)>) {
    let candidate: String = word
        .chars()
        .map(|letter| look(letter).unwrap_or(letter))
        .collect();
    let is_latin_beside = candidate
        .chars()
        .zip(word.chars())
        .any(|(new, old)| new == old && is_latin(old));
    let only_latin = candidate.chars().all(is_latin);
    let only_d = word.chars().all(|letter| is_latin(letter) || is_d(letter));
    let believed = if only_d {
        is_syllable(&candidate) || is_abbreviation(&candidate)
    } else {
        is_latin_beside && only_latin
    };
    if candidate == word || !believed {
        text.push_str(word);
        return;
    }
    for (new, old) in candidate.chars().zip(word.chars()) {
        if new != old && !replacements.contains(&(old, new)) {
            replacements.push((old, new));
        }
    }
    text.push_str(&candidate);
}

/// The letter that a letter looks like.
fn look(letter: char) -> Option<char> {
    match letter {
        'ð' => Some('đ'),
        'Ð' | 'Ɖ' => Some('Đ'),
        _ => LOOK_ALIKES
            .iter()
            .find(|(other, _)| *other == letter)
            .map(|(_, latin)| *latin),
    }
}

/// Letters of Icelandic and Ewe that look like đ.
fn is_d(letter: char) -> bool {
    matches!(letter, 'ð' | 'Ð' | 'Ɖ')
}

/// Letters of the Latin alphabet that Vietnamese text uses.
fn is_latin(letter: char) -> bool {
    !is_d(letter)
        && (letter.is_ascii_alphabetic()
            || matches!(letter, '\u{C0}'..='\u{24F}' | '\u{1EA0}'..='\u{1EF9}'))
}

/// An abbreviation in capitals: QĐ, HĐND.
fn is_abbreviation(word: &str) -> bool {
    word.chars().count() > 1
        && word
            .chars()
            .all(|letter| letter == 'Đ' || letter.is_ascii_uppercase())
}

fn is_full_width(character: char) -> bool {
    matches!(character, '\u{FF01}'..='\u{FF5E}')
}

/// The ASCII character of a full-width form.
fn narrow(character: char, replacements: &mut Vec<(char, char)>) -> char {
    if !is_full_width(character) {
        return character;
    }
    let ascii = u32::from(character)
        .checked_sub(0xFEE0)
        .and_then(char::from_u32)
        .unwrap_or(character);
    if !replacements.contains(&(character, ascii)) {
        replacements.push((character, ascii));
    }
    ascii
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(text: &str) -> String {
        replace_look_alikes(text).0
    }

    #[test]
    fn look_alikes_in_vietnamese_words_are_replaced() {
        assert_eq!(replaced("Ðã hoàn thành ðúng hạn"), "Đã hoàn thành đúng hạn");
        assert_eq!(replaced("123/QÐ-UBND"), "123/QĐ-UBND");
        assert_eq!(
            replaced("Sở Nội vụ tỉnh, хã, UВND"),
            "Sở Nội vụ tỉnh, хã, UВND"
                .replace('х', "x")
                .replace('В', "B")
        );
        assert_eq!(replaced("１２．５％"), "12.5%");
    }

    #[test]
    fn other_languages_stay() {
        for text in ["Москва", "Garðabær", "αβγ", "ΔH", "Сан", "Ð", "Đông Hỷ"] {
            assert_eq!(replaced(text), text);
        }
    }
}
