//! Numbers in sentences, as far as they may be figures: no dates, no numbers of documents, no codes.

use std::collections::BTreeSet;

use papers::edited::{EditedBlock, EditedPiece};

/// Words that announce a number which is no figure.
const ANNOUNCING: [&str; 14] = [
    "ngày", "tháng", "năm", "quý", "kỳ", "số", "điều", "khoản", "mục", "lục", "phần", "thứ", "chí",
    "biểu",
];

/// The numbers of a sentence that may be figures, each once, in one notation: `1178`, `99,76%`,
/// `54/59`.
pub(super) fn of(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (number, _) in placed(text) {
        if !found.contains(&number) {
            found.push(number);
        }
    }
    found
}

/// The same, as often as they stand there, each with the place behind it and its percent sign.
pub(super) fn placed(text: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let words: Vec<&str> = text.split_whitespace().collect();
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| words[before].to_lowercase());
        let before = before.unwrap_or_default();
        let before = before.trim_matches(|letter: char| !letter.is_alphanumeric());
        if ANNOUNCING.contains(&before) {
            continue;
        }
        let percent = words.get(at + 1).filter(|next| next.starts_with('%'));
        if let Some(number) = number(word, percent.is_some()) {
            let bare =
                word.trim_end_matches(|letter: char| !letter.is_alphanumeric() && letter != '%');
            let end = match percent {
                Some(next) => offset(text, next) + 1,
                None => offset(text, word) + bare.len(),
            };
            found.push((number, end));
        }
    }
    found
}

/// Where a part of a text begins.
fn offset(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

/// The numbers of a printed figure, all of them: `98,50% (1.178/1.196 hồ sơ)` has two.
pub(super) fn of_figure(text: &str) -> Vec<String> {
    let text = text.replace('\u{a0}', " ").replace(['(', ')'], " ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let has_percent = words.get(at + 1).is_some_and(|next| next.starts_with('%'));
        let Some(number) = number(word, has_percent) else {
            continue;
        };
        // Of a share its halves are figures too.
        found.extend(
            number
                .split('/')
                .filter(|half| *half != number)
                .map(str::to_owned),
        );
        found.push(number);
    }
    found
}

/// The numbers that stand in the words of blocks, outside of their controls.
pub(super) fn of_blocks(blocks: &[EditedBlock]) -> BTreeSet<String> {
    let paragraphs = blocks.iter().filter_map(|block| match block {
        EditedBlock::Paragraph(paragraph) => Some(paragraph),
        EditedBlock::Table(_) => None,
    });
    let texts = paragraphs
        .flat_map(|paragraph| &paragraph.pieces)
        .filter_map(|piece| match piece {
            EditedPiece::Text(text) => Some(text),
            EditedPiece::Control { .. } => None,
        });
    texts.flat_map(|text| of(text)).collect()
}

/// A word as a number, in one notation: no separators of thousands, no leading zeros.
fn number(word: &str, has_percent: bool) -> Option<String> {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '%');
    let (word, percent) = match word.strip_suffix('%') {
        Some(word) => (word, true),
        None => (word, has_percent),
    };
    let halves: Vec<&str> = word.split('/').collect();
    if halves.len() > 2 {
        return None;
    }
    let parsed: Option<Vec<String>> = halves.iter().map(|half| plain(half)).collect();
    let parsed = parsed?;
    // A month and a year, not a share.
    if let [month, year] = parsed.as_slice()
        && year.len() == 4
        && year.starts_with("20")
        && month.len() <= 2
    {
        return None;
    }
    let sign = if percent { "%" } else { "" };
    Some(format!("{}{sign}", parsed.join("/")))
}

/// Digits with separators; a code such as `3.1.2` is none.
fn plain(text: &str) -> Option<String> {
    if !text
        .chars()
        .all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','))
    {
        return None;
    }
    let (whole, decimals) = match text.split_once(',') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    let groups: Vec<&str> = whole.split('.').collect();
    let grouped = groups.len() == 1
        || groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    let whole = groups.concat();
    let digits =
        |text: &str| !text.is_empty() && text.chars().all(|letter| letter.is_ascii_digit());
    if !grouped || !digits(&whole) || decimals.is_some_and(|decimals| !digits(decimals)) {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        some => some,
    };
    let decimals = decimals.map(|decimals| decimals.trim_end_matches('0'));
    Some(match decimals {
        Some(decimals) if !decimals.is_empty() => format!("{whole},{decimals}"),
        _ => whole.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_found_and_dates_and_codes_are_not() {
        let text = "Ngày 20/6/2024, tiêu chí 3.1.2 của Kế hoạch số 100/KH-UBND năm 2024 đạt 99,760 % \
            (1.178/1.196 hồ sơ), 05 cơ quan, tháng 6/2024, Phụ lục 3; dịch vụ 4G.";
        assert_eq!(of(text), ["99,76%", "1178/1196", "5"]);
        let ends: Vec<&str> = placed(text).iter().map(|(_, end)| &text[..*end]).collect();
        assert!(
            ends[0].ends_with("99,760 %") && ends[1].ends_with("1.178/1.196"),
            "{ends:?}"
        );
        assert_eq!(
            of_figure("98,50% (1.178/1.196 hồ sơ)"),
            ["98,5%", "1178", "1196", "1178/1196"]
        );
    }
}
