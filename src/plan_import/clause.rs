//! A requirement in its clauses: each speaks of one thing that is asked.

use super::quantity::{Quantity, names, quantities};
use super::unit::unit_length;
use crate::vietnamese::fold::{fold, fold_plain};

/// A clause with the amounts in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Folded, with diacritics.
    pub text: String,
    /// Its amounts, in its order; their ranges are of `text`.
    pub quantities: Vec<Quantity>,
    /// Its numbers that count nothing: of days, of levels, lengths of time. Numbers of documents and
    /// years are none of them.
    pub names: Vec<Quantity>,
}

/// The clauses of a requirement.
pub fn clauses(requirement: &str) -> Vec<Clause> {
    sentences(requirement)
        .into_iter()
        .map(|sentence| clause(&sentence))
        .collect()
}

/// A sentence as one clause.
pub fn clause(sentence: &str) -> Clause {
    let text = in_words(&fold(sentence));
    let quantities = quantities(&text);
    let names = names(&text);
    Clause {
        text,
        quantities,
        names,
    }
}

/// Signs of comparison as the words that they stand for, and small numbers in words as figures.
pub(super) fn in_words(text: &str) -> String {
    let mut text = text.to_owned();
    for least in ["ít nhất", "tối thiểu", "không quá", "tối đa"] {
        // «Năm» is a year more often than a five.
        for (figure, word) in (1..).zip(["một", "hai", "ba", "bốn"]) {
            let (said, written) = (format!("{least} {word} "), format!("{least} {figure} "));
            // «Ít nhất một nửa» is a share, no count.
            let parts = ["nửa", "phần"].map(|part| format!("{said}{part}"));
            if !parts.iter().any(|part| text.contains(part)) {
                text = text.replace(&said, &written);
            }
        }
    }
    [
        ("≥", " tối thiểu "),
        (">=", " tối thiểu "),
        ("≤", " tối đa "),
        ("<=", " tối đa "),
        (">", " trên "),
        ("<", " dưới "),
    ]
    .iter()
    .fold(text, |text, (sign, words)| text.replace(sign, words))
}

/// Whether what follows a semicolon asks something of its own, though it begins with a small letter:
/// it has an amount, or wants none of something.
fn asks_alone(rest: &str) -> bool {
    let part = rest.split([';', '.']).next().unwrap_or(rest);
    let folded = fold(part);
    NONE_OF.iter().any(|words| folded.starts_with(words))
        || DEEDS.iter().any(|words| folded.starts_with(words))
        || quantities(&in_words(&folded)).iter().any(|one| one.percent)
        || MORE_THAN_BEFORE
            .iter()
            .any(|words| fold_plain(part).contains(words))
}

/// Verbs with which a part behind a semicolon asks for a deed of its own: «…; công bố danh mục».
const DEEDS: &[&str] = &["ban hành ", "công bố ", "báo cáo ", "tổ chức "];

/// Words with which a part behind a semicolon asks for more than the year before.
const MORE_THAN_BEFORE: &[&str] = &[
    "cao hon nam ",
    "cao hon so voi nam ",
    "tang so voi nam ",
    "tang hon nam ",
    "cung ki",
];

/// Words behind a comma that go on with what stands before it: «100% xã, phường», «sở, ban, ngành».
const ENUMERATED: &[&str] = &[
    "phường",
    "đặc khu",
    "thị trấn",
    "ban",
    "ngành",
    "bài",
    "công chức",
    "viên chức",
    "thành phố",
    "địa phương",
    "đơn vị",
    "doanh nghiệp",
    "tổ chức",
    "người dân",
    "hạn chế",
    "xã",
    "cách làm",
];

/// How a clause begins that wants none of something.
pub const NONE_OF: &[&str] = &[
    "không có ",
    "không để xảy ra ",
    "không để ",
    "không phát sinh ",
    "không xảy ra ",
    "không còn ",
];

/// Whether a text begins with wanting none of something. «Không để quá 5%» wants little of it instead.
pub fn wants_none(text: &str) -> bool {
    NONE_OF
        .iter()
        .any(|words| text.starts_with(words) && !is_most(&text[words.len()..]))
}

/// Whether what follows «không để» says how much is allowed.
pub fn is_most(rest: &str) -> bool {
    ["quá ", "vượt ", "trên ", "hơn "]
        .iter()
        .any(|words| rest.starts_with(words))
}

/// How a part of a text begins that goes on with what was asked before, for a later part of the year.
const LATER: &[&str] = &[
    "qui ",
    "den ",
    "het ",
    "6 thang ",
    "9 thang ",
    "ca nam ",
    "cuoi nam ",
    "thang ",
];

/// Whether what follows a semicolon says how much is to be reached by a later day: «đến 30/6/2026 đạt
/// 50%; đến 31/12/2026 đạt 70%» is one measure with steps.
fn goes_on_in_time(rest: &str) -> bool {
    let part = rest.split(';').next().unwrap_or(rest);
    let plain = fold_plain(part);
    LATER.iter().any(|words| plain.starts_with(words))
        && !quantities(&in_words(&fold(part))).is_empty()
}

/// Parts a text at full stops, at bullets, and at semicolons that begin something new: those before
/// a capital letter. What stands in parentheses is never parted.
fn sentences(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    // A cell that begins with a dash is a list: each dash begins something new.
    let listed = text.trim_start().starts_with(['-', '+', '•', '–']);
    let mut parts = vec![String::new()];
    let mut depth = 0_usize;
    for (at, letter) in letters.iter().enumerate() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let next = letters[at + 1..].iter().find(|next| !next.is_whitespace());
        let spaced = letters.get(at + 1).is_some_and(|next| next.is_whitespace());
        let new =
            next.is_some_and(|next| next.is_uppercase() || *next == '-' || next.is_ascii_digit());
        let rest = || letters[at + 1..].iter().collect::<String>();
        let ends = depth == 0
            && spaced
            && ((new && matches!(letter, '.' | ';')) || (*letter == ';' && asks_alone(&rest())))
            && !(*letter == ';' && goes_on_in_time(&rest()));
        let before = letters[..at]
            .iter()
            .rev()
            .find(|before| !before.is_whitespace());
        let of_list = listed
            && depth == 0
            && spaced
            && matches!(letter, '-' | '+' | '•' | '–')
            && new
            && (at == 0 || letters[at - 1].is_whitespace())
            && before.is_none_or(|before| !before.is_ascii_digit());
        let bullet = depth == 0
            && *letter == '-'
            && spaced
            && before.is_none_or(|before| ".;:".contains(*before));
        if ends || bullet || of_list {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(*letter);
        }
    }
    parts
        .into_iter()
        .map(|part| part.trim().trim_matches([';', '.']).trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

/// Where the words between two amounts are parted: behind a comma or a conjunction, but none of an
/// enumeration.
pub fn cut(between: &str) -> Option<usize> {
    let goes_on = |rest: &str| {
        ENUMERATED.iter().any(|word| {
            rest.strip_prefix(word)
                .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        })
    };
    [", ", " và ", "; "]
        .iter()
        .flat_map(|sign| between.match_indices(sign))
        .filter(|(at, sign)| *sign != ", " || !goes_on(&between[at + sign.len()..]))
        .map(|(at, sign)| at + sign.len())
        .max()
}

impl Clause {
    /// Whether an amount stands in parentheses.
    pub fn in_parentheses(&self, quantity: &Quantity) -> bool {
        let before = &self.text[..quantity.range.start];
        before.matches('(').count() > before.matches(')').count()
    }

    /// The clause cut at the conjunctions between its main amounts: a piece for each of them.
    pub fn pieces(&self, main: &[&Quantity]) -> Vec<String> {
        let mut starts = vec![0];
        for pair in main.windows(2) {
            let (from, to) = (pair[0].range.end, pair[1].range.start);
            let between = &self.text[from..to];
            // With nothing to part them the first ends behind its unit: «2,5 tỷ đồng tổ chức 12 lớp».
            starts.push(from + cut(between).unwrap_or_else(|| unit_length(between)));
        }
        let ends = starts.iter().skip(1).copied().chain([self.text.len()]);
        starts
            .iter()
            .zip(ends)
            .map(|(start, end)| self.text[*start..end].trim().to_owned())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_begin_at_stops_bullets_and_capitals() {
        let texts = |text: &str| -> Vec<String> {
            clauses(text)
                .into_iter()
                .map(|clause| clause.text)
                .collect()
        };
        assert_eq!(
            texts("Báo cáo kết quả; Ban hành văn bản"),
            ["báo cáo kết quả", "ban hành văn bản"]
        );
        assert_eq!(texts("Nâng cao năng lực; cải thiện thái độ").len(), 1);
        assert_eq!(texts("- 100% các phòng. - 100% các sở.").len(), 2);
        assert_eq!(
            texts("Đúng quy định (Điều 1. Khoản 2). Phấn đấu 100%").len(),
            2
        );
        assert_eq!(
            texts("Quý I đạt 25%; Quý II đạt 50%; cả năm đạt 98%").len(),
            1
        );
        assert_eq!(texts("Rà soát 100% văn bản; công bố danh mục").len(), 2);
    }
}
