//! Parts of sentences: lists, capitals, and where a line must not break.

use super::figure::count;

const NO_BREAK_SPACE: char = '\u{A0}';

/// `A, B và C`; nothing for nothing.
pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [most @ .., last] => format!("{} và {}", commas(most), last.as_ref()),
    }
}

/// `A, B, C và 12 cơ quan khác`: at most `limit` items are named, with `noun` for the rest. A rest of
/// one is named too, since naming it is no longer than counting it. A limit of 0 counts as 1.
pub fn list_limited<T: AsRef<str>>(items: &[T], limit: usize, noun: &str) -> String {
    let limit = limit.max(1);
    if items.len() <= limit + 1 {
        return list(items);
    }
    let rest = i64::try_from(items.len() - limit).unwrap_or(i64::MAX);
    format!("{} và {} {noun} khác", commas(&items[..limit]), count(rest))
}

fn commas<T: AsRef<str>>(items: &[T]) -> String {
    let texts: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    texts.join(", ")
}

/// The first letter as a capital, the rest as it is.
pub fn capitalize(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The first letter small, the rest as it is; an abbreviation (`UBND tỉnh`) stays.
pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else {
        return String::new();
    };
    if letters
        .clone()
        .next()
        .is_some_and(|second| !second.is_lowercase() && second != ' ')
    {
        return text.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}

/// All letters as capitals.
pub fn upper(text: &str) -> String {
    text.to_uppercase()
}

/// Puts no-break spaces where a line must not break: between a number and its unit (`05 cơ quan`),
/// after "số" (`số 100/KH-UBND`), within dates, and between words such as quý, năm, Điều and their
/// number. Nothing but spaces is changed.
pub fn non_breaking(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let mut joined = String::with_capacity(text.len());
    for (at, word) in words.iter().enumerate() {
        joined.push_str(word);
        let Some(next) = words.get(at + 1) else {
            break;
        };
        let earlier = match at.checked_sub(1) {
            Some(before) if !word.contains(char::is_whitespace) => last_word(words[before]),
            _ => "",
        };
        let together = must_stay_together(earlier, last_word(word), first_word(next));
        joined.push(if together { NO_BREAK_SPACE } else { ' ' });
    }
    joined
}

fn last_word(text: &str) -> &str {
    text.rsplit(char::is_whitespace).next().unwrap_or("")
}

fn first_word(text: &str) -> &str {
    text.split(char::is_whitespace).next().unwrap_or("")
}

/// Words whose number follows them.
const BEFORE_NUMBER: [&str; 14] = [
    "số", "số:", "thứ", "ngày", "tháng", "năm", "quý", "điều", "khoản", "mục", "phần", "biểu",
    "lục", "kỳ",
];

fn must_stay_together(earlier: &str, before: &str, after: &str) -> bool {
    let opened = before.trim_start_matches(['(', '“', '"']);
    let after_bare = after.trim_end_matches([',', '.', ';', ':', ')', '”', '"']);
    let numbered = after_bare.starts_with(|c: char| c.is_ascii_digit()) || is_roman(after_bare);
    if announces_number(opened) {
        return numbered;
    }
    let is_number = opened.starts_with(|c: char| c.is_ascii_digit())
        && opened.ends_with(|c: char| c.is_ascii_digit())
        && opened
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    // A number that its own word announces (năm 2024) has no unit; only a date goes on.
    let has_unit = if announces_number(earlier.trim_start_matches(['(', '“', '"'])) {
        matches!(after_bare, "tháng" | "năm")
    } else {
        after.starts_with(|c: char| c.is_lowercase() || c == '%')
    };
    is_number && has_unit
}

fn announces_number(word: &str) -> bool {
    BEFORE_NUMBER.contains(&word.to_lowercase().as_str())
}

fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lists_read_like_sentences() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["A"]), "A");
        assert_eq!(list(&["A", "B"]), "A và B");
        assert_eq!(list(&["A", "B", "C"]), "A, B và C");
        let many: Vec<String> = (0..15).map(|n| format!("Sở {n}")).collect();
        assert_eq!(
            list_limited(&many, 3, "cơ quan"),
            "Sở 0, Sở 1, Sở 2 và 12 cơ quan khác"
        );
        assert_eq!(
            list_limited(&many[..5], 3, "cơ quan"),
            "Sở 0, Sở 1, Sở 2 và 02 cơ quan khác"
        );
        assert_eq!(
            list_limited(&many[..4], 3, "cơ quan"),
            "Sở 0, Sở 1, Sở 2 và Sở 3"
        );
    }

    #[test]
    fn capitals_are_vietnamese() {
        assert_eq!(capitalize("đạt 100%"), "Đạt 100%");
        assert_eq!(lower_first("Đạt 100%"), "đạt 100%");
        assert_eq!(lower_first("UBND tỉnh"), "UBND tỉnh");
        assert_eq!(lower_first("Ủy ban"), "ủy ban");
        assert_eq!(upper("ủy ban nhân dân"), "ỦY BAN NHÂN DÂN");
    }

    #[test]
    fn lines_do_not_break_within_numbers() {
        for (text, wanted) in [
            ("Kế hoạch số 100/KH-UBND của", "Kế hoạch số~100/KH-UBND của"),
            ("có 05 cơ quan, đạt 99,9 %", "có 05~cơ quan, đạt 99,9~%"),
            ("ngày 05 tháng 01 năm 2025", "ngày~05~tháng~01~năm~2025"),
            ("ngày 15/3/2024 của", "ngày~15/3/2024 của"),
            ("quý I năm 2024, tại Điều 5", "quý~I năm~2024, tại Điều~5"),
            ("năm 2024 của tỉnh", "năm~2024 của tỉnh"),
            ("đạt 100% so với", "đạt 100% so với"),
            ("ngày nay", "ngày nay"),
        ] {
            assert_eq!(non_breaking(text), wanted.replace('~', "\u{A0}"));
        }
    }

    proptest! {
        #[test]
        fn only_spaces_change(text in "[a-zđ0-9/%,.ố \n]{0,40}") {
            prop_assert_eq!(non_breaking(&text).replace('\u{A0}', " "), text);
        }
    }
}
