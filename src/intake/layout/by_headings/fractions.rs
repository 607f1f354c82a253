//! Several pairs of figures in one text, each with the words before it: «Trong năm: quy định 4/100, chi phí
//! 120/3.000; lũy kế: quy định 16/100, chi phí 480/3.000».

use super::result_text::ResultPart;
use crate::vietnamese::document_number::find_references;
use crate::vietnamese::fold::fold_plain;

/// Words that hold for all pairs behind them, up to the next such words, without diacritics.
const SECTIONS: &[&str] = &["trong nam", "luy ke", "lui ke", "trong ki"];

/// How many pairs of figures stand in a text.
pub fn count(text: &str) -> usize {
    pairs(text).len()
}

/// The parts of a text, one for each pair of figures: the words before it and those of its section, and
/// the pair with what is said of it. None where two pairs are not parted by a mark.
pub fn parts(words: &str) -> Vec<ResultPart> {
    let text = without_documents(words);
    let pairs = pairs(&text);
    let mut lines = Vec::new();
    let mut from = 0;
    let mut section = String::new();
    for (at, (start, end)) in pairs.iter().enumerate() {
        let until = pairs.get(at + 1).map_or(text.len(), |next| next.0);
        let Some(stop) = boundary(&text[*end..until]) else {
            if at + 1 < pairs.len() {
                return Vec::new();
            }
            lines.push(line(&text[from..*start], &text[*start..], &mut section));
            continue;
        };
        lines.push(line(
            &text[from..*start],
            &text[*start..end + stop],
            &mut section,
        ));
        from = end + stop;
    }
    lines
}

/// A part with its label; what its label says of its section holds for those behind it too.
fn line(before: &str, value: &str, section: &mut String) -> ResultPart {
    let bare = before.trim_matches(|c: char| c.is_whitespace() || ",;.:-–+•".contains(c));
    let plain = fold_plain(bare);
    let own = SECTIONS.iter().find(|one| plain.contains(**one));
    if let Some(own) = own {
        (*own).clone_into(section);
    }
    let label = match own {
        Some(_) => bare.to_owned(),
        None => format!("{section} {bare}").trim().to_owned(),
    };
    ResultPart {
        letter: None,
        label,
        has_label: true,
        value: value.trim().trim_end_matches([';', ',', '.']).to_owned(),
        text: format!("{bare} {value}"),
    }
}

/// A text with its documents masked: a symbol is no pair of figures.
fn without_documents(words: &str) -> String {
    let mut text = words.to_owned();
    for document in find_references(words) {
        if document.symbol.is_some() {
            text = text.replacen(&document.text, "", 1);
        }
    }
    text
}

/// Where pairs of figures stand: digits, a stroke, digits, and no further stroke.
fn pairs(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let is_number = |byte: u8| byte.is_ascii_digit() || byte == b'.' || byte == b',';
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, _) in text.match_indices('/') {
        let mut start = at;
        while start > 0 && bytes[start - 1] == b' ' {
            start -= 1;
        }
        let digits = start;
        while start > 0 && is_number(bytes[start - 1]) {
            start -= 1;
        }
        let mut end = at + 1;
        while end < bytes.len() && bytes[end] == b' ' {
            end += 1;
        }
        let second = end;
        while end < bytes.len() && is_number(bytes[end]) {
            end += 1;
        }
        while end > second && !bytes[end - 1].is_ascii_digit() {
            end -= 1;
        }
        let has_both = start < digits && end > second;
        // «Nghị định 107/2020»: a number of a year.
        let is_year = matches!(&text[second..end], year if year.len() == 4
            && (year.starts_with("19") || year.starts_with("20"))
            && year.bytes().all(|digit| digit.is_ascii_digit()));
        let is_day = bytes.get(end) == Some(&b'/') || (start > 0 && bytes[start - 1] == b'/');
        if has_both && !is_day && !is_year {
            found.push((start, end));
        }
    }
    found
}

/// Where the words behind a pair end: at the first mark that stands in no brackets and in no number.
fn boundary(after: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, mark) in after.char_indices() {
        match mark {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' | ';' | '.' | '\n' if depth == 0 => {
                let next = after[at + 1..].chars().next();
                if next.is_none_or(|next| !next.is_ascii_digit()) {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pair_has_its_words_and_those_of_its_section() {
        let text = "Trong năm: kiến nghị cắt giảm 4/100 quy định (4%), chi phí tuân thủ 120/3.000 \
                    triệu đồng; lũy kế: cắt giảm 16/100 quy định, chi phí 480/3.000 triệu đồng";
        let found: Vec<(String, String)> = parts(text)
            .into_iter()
            .map(|line| (fold_plain(&line.label), line.value))
            .collect();
        let wanted = [
            ("trong nam kien nghi cat giam", "4/100 quy định (4%)"),
            ("trong nam chi phi tuan thu", "120/3.000 triệu đồng"),
            ("luy ke cat giam", "16/100 quy định"),
            ("luy ke chi phi", "480/3.000 triệu đồng"),
        ];
        let wanted = wanted.map(|(label, value)| (label.to_owned(), value.to_owned()));
        assert_eq!(found, wanted);
        assert_eq!(count("12/15 nhiệm vụ, Kế hoạch ngày 14/6/2024"), 1);
        assert!(parts("4/5 và 10/10 văn bản").is_empty());
    }
}
