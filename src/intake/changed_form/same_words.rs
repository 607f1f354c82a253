//! Whether a cell of a form still says what the form was handed out with. Case, spaces, line breaks,
//! marks, the form of the letters and a footnote's mark behind the words say nothing; a word does.

use crate::vietnamese::fold::{fold, fold_plain};

/// Whether words are a form's own.
pub fn is_same(words: &str, own: &str) -> bool {
    let bare = without_mark(words);
    let matches = |words: &str| key(words) == key(own);
    matches(words) || matches(bare) || typed_plain(bare) && fold_plain(bare) == fold_plain(own)
}

/// Whether words are the beginning of a form's own, and hold at least some part of it whole: what a
/// program cut off at its end.
pub(super) fn is_cut(words: &str, own: &str, whole: &str) -> bool {
    let (words, own, whole) = (key(without_mark(words)), key(own), key(whole));
    own.starts_with(&words) && words.starts_with(&whole)
}

/// Letters with their diacritics, digits, and the signs that mean something. Spaces are left out: a line
/// break in a cell can be lost between two words.
fn key(words: &str) -> String {
    let folded = fold(words).replace('≤', "<=").replace('≥', ">=");
    let letters: Vec<char> = folded.chars().collect();
    let is_digit = |at: Option<usize>| {
        at.and_then(|at| letters.get(at))
            .is_some_and(|letter| letter.is_ascii_digit())
    };
    let mut key = String::with_capacity(folded.len());
    for (at, letter) in letters.iter().enumerate() {
        match letter {
            '.' | ',' if is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) => key.push('.'),
            '<' | '>' | '=' | '%' | '+' | '±' => key.push(*letter),
            _ if letter.is_alphanumeric() => key.push(*letter),
            _ => {}
        }
    }
    key
}

/// Whether words were typed without any diacritics, as on a machine that has none.
fn typed_plain(words: &str) -> bool {
    !words.is_empty() && fold(words).is_ascii()
}

/// Words without the mark of a footnote behind them: `(1)`, `[2]`, `*`, `(*)`.
fn without_mark(words: &str) -> &str {
    let words = words.trim_end();
    let bare = words.trim_end_matches(['*', '¹', '²', '³', '†']);
    let opening = match bare.chars().next_back() {
        Some(')') => '(',
        Some(']') => '[',
        _ => return bare,
    };
    let Some(at) = bare.rfind(opening) else {
        return bare;
    };
    let mark = bare[at..].trim_matches(|c: char| "()[] ".contains(c));
    let is_mark = mark.chars().all(|c| c == '*')
        || mark.len() <= 2 && mark.chars().all(|c| c.is_ascii_digit());
    if is_mark { bare[..at].trim_end() } else { bare }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn what_says_nothing_is_passed_over_and_a_word_is_not() {
        let own = "Tỷ lệ hồ sơ đúng hạn\nHồ sơ ≥ 99,9% (hồ sơ)";
        let decomposed: String = own.nfd().collect();
        for same in [
            own,
            decomposed.as_str(),
            "TỶ LỆ HỒ SƠ ĐÚNG HẠN HỒ SƠ >= 99.9% - HỒ SƠ",
            "Tỉ lệ  hồ\u{A0}sơ đúng hạnHồ sơ ≥ 99,9% (hồ sơ).",
            "Tỷ lệ hồ sơ đúng hạn Hồ sơ ≥ 99,9% (hồ sơ) (1)",
            "Tỷ lệ hồ sơ đúng hạn Hồ sơ ≥ 99,9% (hồ sơ)*",
            "Ty le ho so dung han Ho so >= 99,9% (ho so)",
        ] {
            assert!(is_same(same, own), "{same}");
        }
        for other in [
            "Tỷ lệ hồ sơ chưa đúng hạn\nHồ sơ ≥ 99,9% (hồ sơ)",
            "Tỷ lệ hồ sơ đúng hạn\nHồ sơ ≤ 99,9% (hồ sơ)",
            "Tỷ lệ hồ sơ đúng hạn\nHồ sơ ≥ 999% (hồ sơ)",
            "Tỷ lệ hồ sơ dừng hạn\nHồ sơ ≥ 99,9% (hồ sơ)",
            "Tỷ lệ hồ sơ đúng hạn\nHồ sơ ≥ 99,9% (triệu hồ sơ)",
            "Tỷ lệ hồ sơ đúng hạn\nHồ sơ ≥ 99,9% (hồ sơ) năm 2023",
        ] {
            assert!(!is_same(other, own), "{other}");
        }
        assert!(is_cut(
            "Xử lý vấn đề phát hiện",
            "Xử lý vấn đề phát hiện qua kiểm tra",
            "Xử lý vấn đề"
        ));
        assert!(!is_cut(
            "Xử lý vấn",
            "Xử lý vấn đề phát hiện qua kiểm tra",
            "Xử lý vấn đề"
        ));
    }
}
