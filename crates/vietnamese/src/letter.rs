//! The letters of Vietnamese: a vowel taken apart into its letter and its tone, and put together.

/// The six tones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Tone {
    /// Thanh ngang: a
    Level,
    /// Thanh huyền: à
    Grave,
    /// Thanh sắc: á
    Acute,
    /// Thanh hỏi: ả
    Hook,
    /// Thanh ngã: ã
    Tilde,
    /// Thanh nặng: ạ
    Dot,
}

/// The tones in the order in which the rows of [`VOWELS`] hold them.
pub(super) const TONES: [Tone; 6] = [
    Tone::Level,
    Tone::Grave,
    Tone::Acute,
    Tone::Hook,
    Tone::Tilde,
    Tone::Dot,
];

/// The twelve vowels with their six tones, small letters.
pub(super) const VOWELS: [[char; 6]; 12] = [
    ['a', 'à', 'á', 'ả', 'ã', 'ạ'],
    ['ă', 'ằ', 'ắ', 'ẳ', 'ẵ', 'ặ'],
    ['â', 'ầ', 'ấ', 'ẩ', 'ẫ', 'ậ'],
    ['e', 'è', 'é', 'ẻ', 'ẽ', 'ẹ'],
    ['ê', 'ề', 'ế', 'ể', 'ễ', 'ệ'],
    ['i', 'ì', 'í', 'ỉ', 'ĩ', 'ị'],
    ['o', 'ò', 'ó', 'ỏ', 'õ', 'ọ'],
    ['ô', 'ồ', 'ố', 'ổ', 'ỗ', 'ộ'],
    ['ơ', 'ờ', 'ớ', 'ở', 'ỡ', 'ợ'],
    ['u', 'ù', 'ú', 'ủ', 'ũ', 'ụ'],
    ['ư', 'ừ', 'ứ', 'ử', 'ữ', 'ự'],
    ['y', 'ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ'],
];

/// A small letter without its tone, and the tone: `ệ` → `ê`, nặng. Other characters come back as
/// they are, with the level tone.
pub(super) fn apart(letter: char) -> (char, Tone) {
    // Most letters of any text; none of them bears a tone.
    if letter.is_ascii() {
        return (letter, Tone::Level);
    }
    for row in &VOWELS {
        if let Some(at) = row.iter().position(|&vowel| vowel == letter) {
            return (row[0], TONES[at]);
        }
    }
    (letter, Tone::Level)
}

/// A small vowel without tone, with the tone put on it. Other characters come back as they are.
pub(super) fn with_tone(letter: char, tone: Tone) -> char {
    let at = TONES.iter().position(|&other| other == tone).unwrap_or(0);
    VOWELS
        .iter()
        .find(|row| row[0] == letter)
        .map_or(letter, |row| row[at])
}

/// Whether a small letter without tone is a vowel.
pub(super) fn is_vowel(letter: char) -> bool {
    VOWELS.iter().any(|row| row[0] == letter)
}

/// A small letter without any diacritic: `ệ` → `e`, `đ` → `d`.
pub(super) fn plain(letter: char) -> char {
    match apart(letter).0 {
        'ă' | 'â' => 'a',
        'ê' => 'e',
        'ô' | 'ơ' => 'o',
        'ư' => 'u',
        'đ' => 'd',
        other => other,
    }
}

/// Whether only Vietnamese Unicode text has this letter, and neither Latin-1 nor the legacy
/// Vietnamese encodings when they are read as Latin-1.
pub(super) fn is_vietnamese_only(letter: char) -> bool {
    matches!(
        letter,
        'ă' | 'Ă' | 'đ' | 'Đ' | 'ĩ' | 'Ĩ' | 'ũ' | 'Ũ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1EA0}'
            ..='\u{1EF9}'
    )
}

/// A character as a small letter, where it has a small form of one character.
pub(super) fn small(letter: char) -> char {
    let mut lower = letter.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vowel_comes_apart_and_together() {
        for row in &VOWELS {
            for (&vowel, &tone) in row.iter().zip(&TONES) {
                assert_eq!(apart(vowel), (row[0], tone));
                assert_eq!(with_tone(row[0], tone), vowel);
            }
        }
        assert_eq!(plain('ệ'), 'e');
        assert_eq!(plain('đ'), 'd');
        assert_eq!(small('Đ'), 'đ');
    }
}
