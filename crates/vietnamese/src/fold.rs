//! Keys for comparing texts that people type in many ways. A key is never shown.

use unicode_normalization::UnicodeNormalization;

use super::letter::{Tone, apart, is_vowel, plain, with_tone};
use super::syllable::{nucleus, tone_place};

/// The key of a text with its diacritics: composed, small letters, tones in one place (hoà = hòa),
/// i for a final y (kỹ = kĩ), one kind of dash and quotation mark, spaces collapsed and trimmed.
pub fn fold(text: &str) -> String {
    let lower = text.nfc().collect::<String>().to_lowercase();
    let mut folded = String::with_capacity(lower.len());
    let mut word = String::new();
    for character in lower.nfc() {
        if character.is_alphabetic() {
            word.push(character);
            continue;
        }
        push_word(&mut folded, &word);
        word.clear();
        match character {
            _ if character.is_whitespace() => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => folded.push('-'),
            '“' | '”' | '„' | '«' | '»' => folded.push('"'),
            '‘' | '’' | '‚' => folded.push('\''),
            '…' => folded.push_str("..."),
            '％' => folded.push('%'),
            other => folded.push(other),
        }
    }
    push_word(&mut folded, &word);
    folded.truncate(folded.trim_end().len());
    folded
}

/// The key of a text without diacritics, and with nothing but letters, digits and single spaces:
/// `Sở Văn hóa, Thể thao & Du lịch` → `so van hoa the thao du lich`.
pub fn fold_plain(text: &str) -> String {
    strip(&fold(text))
}

/// A folded text without its diacritics and signs.
pub(super) fn strip(folded: &str) -> String {
    let words: Vec<String> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(strip_word)
        .collect();
    words.join(" ")
}

/// A word of letters and digits without diacritics; each run of letters in it has its key.
fn strip_word(word: &str) -> String {
    let mut stripped = String::with_capacity(word.len());
    let mut run: Vec<char> = Vec::new();
    for letter in word.chars().map(plain) {
        if letter.is_alphabetic() {
            run.push(letter);
            continue;
        }
        one_i(&mut run);
        stripped.extend(run.drain(..));
        stripped.push(letter);
    }
    one_i(&mut run);
    stripped.extend(run);
    stripped
}

/// How alike two keys are, in thousandths: 1000 where they are equal, 0 where no character stays.
/// Counts the characters that must be put in, taken out or changed; only the first 400 count.
pub fn similarity(first: &str, second: &str) -> u32 {
    const LONGEST: usize = 400;
    let first: Vec<char> = first.chars().take(LONGEST).collect();
    let second: Vec<char> = second.chars().take(LONGEST).collect();
    let longer = first.len().max(second.len());
    if longer == 0 {
        return 1000;
    }
    let mut row: Vec<usize> = (0..=second.len()).collect();
    for (at, one) in first.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, other) in second.iter().enumerate() {
            let changed = diagonal + usize::from(one != other);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    let kept = longer - row[second.len()];
    u32::try_from(kept * 1000 / longer).unwrap_or(0)
}

/// Adds a word (small letters) with its tone where every spelling has the same place for it.
fn push_word(text: &mut String, word: &str) {
    let mut tones = Vec::new();
    let mut letters: Vec<char> = Vec::new();
    for letter in word.chars() {
        let (base, tone) = apart(letter);
        if tone != Tone::Level {
            tones.push(tone);
        }
        letters.push(base);
    }
    let ([tone], Some((start, end))) = (tones.as_slice(), nucleus(&letters)) else {
        if tones.is_empty() {
            one_i(&mut letters);
            text.extend(letters);
        } else {
            text.push_str(word);
        }
        return;
    };
    let at = tone_place(&letters, start, end);
    one_i(&mut letters);
    letters[at] = with_tone(letters[at], *tone);
    text.extend(letters);
}

/// Writes i for a y that is the whole rime: kỹ → kĩ, tỷ → tỉ, quý → quí. A lone y (Y tế) stays.
fn one_i(letters: &mut [char]) {
    if let [.., before, last] = letters
        && *last == 'y'
        && (!is_vowel(*before) || matches!(letters, ['q', 'u', 'y']))
        && let Some(last) = letters.last_mut()
    {
        *last = 'i';
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_word_have_one_key() {
        for (one, other) in [
            ("hoà", "hòa"),
            ("Thuỷ", "thủy"),
            ("UỶ BAN", "Ủy ban"),
            ("khoẻ", "khỏe"),
            ("tóan", "toán"),
            ("hùynh", "huỳnh"),
            ("kỹ", "kĩ"),
            ("Tỷ  lệ", "tỉ lệ"),
            ("quý", "quí"),
            ("Qúy", "Quý"),
            ("gìa", "già"),
            ("Định Hoá", "Định Hóa"),
            ("a – b", "a - b"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
    }

    #[test]
    fn words_that_differ_have_different_keys() {
        for (one, other) in [
            ("mía", "miá n"),
            ("Tân", "Tấn"),
            ("thúy", "thúi"),
            ("của", "cua"),
            ("đ", "d"),
            ("y", "i"),
        ] {
            assert_ne!(fold(one), fold(other), "{one} {other}");
        }
        for word in [
            "được", "người", "mía", "của", "lửa", "rượu", "khuỷu", "giếng", "việc", "gì",
        ] {
            assert_eq!(fold(word), word);
        }
    }

    #[test]
    fn plain_keys_hold_letters_digits_and_spaces() {
        assert_eq!(
            fold_plain(" Sở Văn hóa, Thể thao\n& Du lịch. "),
            "so van hoa the thao du lich"
        );
        assert_eq!(fold_plain("ĐẠI TỪ"), "dai tu");
        assert_eq!(fold_plain("3.1.6.a)"), "3 1 6 a");
    }

    #[test]
    fn likeness_counts_changed_characters() {
        assert_eq!(similarity("abcd", "abcd"), 1000);
        assert_eq!(similarity("abcd", "abxd"), 750);
        assert_eq!(similarity("", "abcd"), 0);
        assert_eq!(similarity("", ""), 1000);
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC*|[aàáyýoòuùqkmđ ]{0,12}") {
            let once = fold(&text);
            prop_assert_eq!(&fold(&once), &once);
            let plain = fold_plain(&text);
            prop_assert_eq!(&fold_plain(&plain), &plain);
        }

        #[test]
        fn likeness_is_symmetric(one in "[a-d]{0,9}", other in "[a-d]{0,9}") {
            prop_assert_eq!(similarity(&one, &other), similarity(&other, &one));
            prop_assert_eq!(similarity(&one, &other) == 1000, one == other);
        }
    }
}
