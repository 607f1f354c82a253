//! The words of a heading as they are compared: abbreviations written out, and without the time that
//! they state: `KQ thực hiện 6 tháng đầu năm 2024` is `kết quả thực hiện`.

use crate::intake::vocabulary::{Class, heading_written_out, spans};

/// The words of a heading, given without diacritics, as they are compared.
pub fn plain_heading(plain: &str) -> String {
    let written = heading_written_out(plain);
    let words: Vec<&str> = written.split(' ').collect();
    let times: Vec<(usize, usize)> = spans(&written)
        .into_iter()
        .filter(|span| span.class == Class::HeadingTime)
        .map(|span| (span.from, span.to))
        .collect();
    let mut kept: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !kept.is_empty() && is_until(&words[at..]) {
            break;
        }
        let skipped = time_at(&words[at..]).max(phrase_at(&times, at));
        if skipped == 0 {
            kept.push(words[at]);
        }
        at += skipped.max(1);
    }
    if kept.is_empty() {
        return words.join(" ");
    }
    kept.join(" ")
}

/// Whether words say until when: `đến ngày 14/6`, `tính đến hết 14/6/2024`.
fn is_until(words: &[&str]) -> bool {
    let rest = match words {
        ["tinh", "den", rest @ ..] | ["den", rest @ ..] => rest,
        _ => return false,
    };
    rest.is_empty()
        || matches!(rest[0], "ngay" | "het" | "thoi" | "nay")
        || rest[0].starts_with(|c: char| c.is_ascii_digit())
}

/// How many words from the first on are a time: a number, `năm 2024`, `6 tháng đầu năm`.
fn time_at(words: &[&str]) -> usize {
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    match words {
        [number, "thang", ..] if is_number(number) && words.get(2) != Some(&"dau") => 2,
        [number, ..] if is_number(number) => 1,
        ["nam" | "thang" | "qui", number, ..] if is_number(number) => 2,
        _ => 0,
    }
}

/// How many words the longest phrase of time has that begins at a word.
fn phrase_at(times: &[(usize, usize)], at: usize) -> usize {
    let here = times.iter().filter(|(from, _)| *from == at);
    here.map(|(from, to)| to - from).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vietnamese::fold::fold_plain;

    #[test]
    fn abbreviations_and_times_do_not_count() {
        for (heading, words) in [
            ("KQ thực hiện", "ket qua thuc hien"),
            ("Thực hiện 6 tháng đầu năm 2024", "thuc hien"),
            ("Kết quả đến ngày 14/6/2024", "ket qua"),
            ("Kế hoạch năm 2024", "ke hoach"),
            ("TLKC", "tai lieu kiem chung"),
            ("Kết quả kỳ trước", "ket qua ki truoc"),
            ("Cùng kỳ năm trước", "cung ki nam truoc"),
            ("6 tháng đầu năm", "6 thang dau nam"),
            ("Thực hiện 6 tháng", "thuc hien"),
        ] {
            assert_eq!(plain_heading(&fold_plain(heading)), words, "{heading}");
        }
    }
}
