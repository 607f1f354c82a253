//! Words of a plan as they stand in it, found again from their key.

use super::clause::in_words;
use crate::vietnamese::fold::fold;

/// The stretch of a text whose key some words are, as the text writes it; `None` where it isn't there.
pub(super) fn verbatim(text: &str, words: &str) -> Option<String> {
    let written: Vec<&str> = text.split_whitespace().collect();
    let keys: Vec<(usize, String)> = written
        .iter()
        .enumerate()
        .flat_map(|(at, word)| tokens(word).into_iter().map(move |key| (at, key)))
        .collect();
    let wanted = tokens(words);
    if wanted.is_empty() {
        return None;
    }
    let found = keys.windows(wanted.len()).find(|window| {
        window
            .iter()
            .zip(&wanted)
            .all(|((_, key), wanted)| same(key, wanted))
    })?;
    let (first, last) = (found.first()?.0, found.last()?.0);
    let text = written[first..=last].join(" ");
    let text = text.trim_start_matches(['-', '+', '•', '–', ';', ',', '.', ':', ' ']);
    let text = text.trim_end_matches([';', ',', '.', ':', ' ']);
    // The conjunction before the next part is none of this one.
    let text = text.strip_suffix(" và").unwrap_or(text);
    Some(text.trim_end_matches([';', ',']).to_owned())
}

/// Words joined of two stretches, `all of it (its end)`, each as it is written.
pub(super) fn verbatim_or_parts(text: &str, words: &str) -> String {
    if let Some(found) = verbatim(text, words) {
        return found;
    }
    let parts = words
        .strip_suffix(')')
        .and_then(|all| all.rsplit_once(" ("));
    let both = parts.and_then(|(first, second)| {
        Some(format!(
            "{} ({})",
            verbatim(text, first)?,
            verbatim(text, second)?
        ))
    });
    both.unwrap_or_else(|| words.to_owned())
}

/// The words of a text as keys, without the signs at their ends.
fn tokens(text: &str) -> Vec<String> {
    in_words(&fold(text))
        .split_whitespace()
        .map(|word| word.trim_matches([',', ';', '.', ':', '(', ')', '-', '+', '•']))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether two keys are one word; a small number may stand in words.
fn same(key: &str, wanted: &str) -> bool {
    let number = |word: &str| match word {
        "một" => Some("1"),
        "hai" => Some("2"),
        "ba" => Some("3"),
        "bốn" => Some("4"),
        _ => None,
    };
    key == wanted || number(key) == Some(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_the_plan_writes_them() {
        let text = "- Kế hoạch của UBND tỉnh; Tỷ lệ TTHC đúng quy định ≥ 98%; Quý III có ít nhất ba mô hình.";
        for (words, wanted) in [
            ("kế hoạch của ubnd tỉnh", "Kế hoạch của UBND tỉnh"),
            (
                "tỉ lệ tthc đúng qui định  tối thiểu  98%",
                "Tỷ lệ TTHC đúng quy định ≥ 98%",
            ),
            (
                "quí iii có ít nhất 3 mô hình",
                "Quý III có ít nhất ba mô hình",
            ),
        ] {
            assert_eq!(verbatim(text, words).as_deref(), Some(wanted));
        }
        assert_eq!(verbatim(text, "không có ở đó"), None);
    }
}
