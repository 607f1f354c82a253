//! VNI for Windows: a base letter followed by a mark, both Latin-1 characters.

use super::letter::{TONES, VOWELS, small};

/// Marks after a, e, o, u, y, ô (ơ) and ö (ư): the tone alone, in the order of
/// [`TONES`] without the level one.
const TONE_MARKS: [char; 5] = ['ø', 'ù', 'û', 'õ', 'ï'];
/// Marks that put a circumflex and a tone on a, e, o; the first has no tone.
const CIRCUMFLEX_MARKS: [char; 6] = ['â', 'à', 'á', 'å', 'ã', 'ä'];
/// Marks that put a breve and a tone on a; the first has no tone.
const BREVE_MARKS: [char; 6] = ['ê', 'è', 'é', 'ú', 'ü', 'ë'];
/// Letters that are one character: the toned i, ỵ, đ, and ơ, ư without tone.
const SINGLE: [(char, char); 9] = [
    ('ì', 'ì'),
    ('í', 'í'),
    ('æ', 'ỉ'),
    ('ó', 'ĩ'),
    ('ò', 'ị'),
    ('î', 'ỵ'),
    ('ñ', 'đ'),
    ('ô', 'ơ'),
    ('ö', 'ư'),
];

/// Reads every letter of the encoding; other characters stay.
pub(super) fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let base = small(character);
        if let Some(letter) = characters.peek().and_then(|&mark| pair(base, small(mark))) {
            characters.next();
            push_in_case(&mut decoded, letter, character.is_uppercase());
        } else if let Some((_, letter)) = SINGLE.iter().find(|(legacy, _)| *legacy == base) {
            push_in_case(&mut decoded, *letter, character.is_uppercase());
        } else {
            decoded.push(character);
        }
    }
    decoded
}

/// The letter that a base and a mark make, both small.
fn pair(base: char, mark: char) -> Option<char> {
    let letter = match base {
        'ô' => 'ơ',
        'ö' => 'ư',
        other => other,
    };
    if matches!(letter, 'a' | 'e' | 'o' | 'u' | 'y' | 'ơ' | 'ư')
        && let Some(at) = TONE_MARKS.iter().position(|&own| own == mark)
    {
        return toned(letter, at + 1);
    }
    if let Some(at) = CIRCUMFLEX_MARKS.iter().position(|&own| own == mark) {
        return match letter {
            'a' => toned('â', at),
            'e' => toned('ê', at),
            'o' => toned('ô', at),
            _ => None,
        };
    }
    let at = BREVE_MARKS.iter().position(|&own| own == mark)?;
    if letter == 'a' { toned('ă', at) } else { None }
}

/// A vowel with the tone that stands at an index of [`TONES`].
fn toned(vowel: char, at: usize) -> Option<char> {
    debug_assert!(at < TONES.len());
    VOWELS.iter().find(|row| row[0] == vowel).map(|row| row[at])
}

fn push_in_case(text: &mut String, letter: char, capital: bool) {
    if capital {
        text.extend(letter.to_uppercase());
    } else {
        text.push(letter);
    }
}

/// Whether a font draws this encoding (`VNI-Times`, `VNI-Helve`, …).
pub(super) fn is_font(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    name.starts_with("vni-") || name.starts_with("vni ")
}

/// Writes text in the encoding.
#[cfg(test)]
pub(super) fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for character in text.chars() {
        let letter = small(character);
        let (vowel, tone) = super::letter::apart(letter);
        let at = TONES.iter().position(|&own| own == tone).unwrap_or(0);
        let tone_mark = || at.checked_sub(1).map(|at| TONE_MARKS[at]);
        let (base, mark) = if let Some((legacy, _)) = SINGLE.iter().find(|(_, own)| *own == letter)
        {
            (*legacy, None)
        } else {
            match vowel {
                'a' | 'e' | 'o' | 'u' | 'y' => (vowel, tone_mark()),
                'ơ' => ('ô', tone_mark()),
                'ư' => ('ö', tone_mark()),
                'â' => ('a', Some(CIRCUMFLEX_MARKS[at])),
                'ê' => ('e', Some(CIRCUMFLEX_MARKS[at])),
                'ô' => ('o', Some(CIRCUMFLEX_MARKS[at])),
                'ă' => ('a', Some(BREVE_MARKS[at])),
                other => (other, None),
            }
        };
        for legacy in std::iter::once(base).chain(mark) {
            push_in_case(&mut encoded, legacy, character.is_uppercase());
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read() {
        assert_eq!(decode("Xin chaøo caùc baïn"), "Xin chào các bạn");
        assert_eq!(decode("Sôû Noäi vuï"), "Sở Nội vụ");
        assert_eq!(decode("ÑÖÔØNG"), "ĐƯỜNG");
        assert_eq!(decode("Tyû leä hoà sô ñuùng haïn"), "Tỷ lệ hồ sơ đúng hạn");
    }
}
