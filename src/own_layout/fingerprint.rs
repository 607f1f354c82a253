//! What tells one layout from another: the words of its headings, without those that name a period.

use sha2::{Digest, Sha256};

use crate::vietnamese::fold::fold_plain;

/// The digits of a fingerprint: enough for more layouts than there will ever be agencies.
const DIGITS: usize = 16;

/// The fingerprint of headings, each as [`plain_path`] gives it, from the left.
pub fn fingerprint(plain: &[String]) -> String {
    let digest = Sha256::digest(plain.join("\n").as_bytes());
    let mut words: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    words.truncate(DIGITS);
    words
}

/// The parts of a column's heading, from above, as they are compared: without diacritics, and without
/// the words that name a period. `Kết quả 6 tháng đầu năm 2024` and `Kết quả năm 2025` are one. Other
/// numbers stay: a service of level 3 is none of level 4.
pub fn plain_path<'p>(parts: impl IntoIterator<Item = &'p str>) -> String {
    let parts: Vec<String> = parts.into_iter().map(without_period).collect();
    parts.join(" / ")
}

fn without_period(part: &str) -> String {
    let plain = fold_plain(part);
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    let mut kept: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match period_at(&words[at..]) {
            0 => {
                kept.push(words[at]);
                at += 1;
            }
            taken => at += taken,
        }
    }
    kept.join(" ")
}

/// How many words from the first on name a period.
fn period_at(words: &[&str]) -> usize {
    let number = |at: usize| {
        let word = words.get(at)?;
        (word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit())).then_some(word.len())
    };
    let is_short = |at: usize| matches!(number(at), Some(1 | 2));
    let is_year = |at: usize| number(at) == Some(4) && words[at].starts_with("20");
    let is_quarter =
        |at: usize| is_short(at) || matches!(words.get(at), Some(&("i" | "ii" | "iii" | "iv")));
    let is = |at: usize, word: &str| words.get(at) == Some(&word);
    match words {
        ["nam", ..] if is_year(1) => 2,
        ["qui", ..] if is_quarter(1) => 2,
        ["thang", ..] if is_short(1) => 2,
        ["ngay", ..] if is_short(1) && is_short(2) => 3 + usize::from(is_year(3)),
        _ if is_short(0) && is(1, "thang") => {
            let of_year = (is(2, "dau") || is(2, "cuoi")) && is(3, "nam");
            2 + if of_year { 2 } else { 0 }
        }
        _ if is_short(0) && is_short(1) && is_year(2) => 3,
        _ if is_year(0) => 1,
        _ => 0,
    }
}
