//! Finding "number/symbol" in a text, and the letters by which a symbol names a body.

use super::document_kind::is_abbreviation;
use super::fold::{fold, fold_plain};
use super::letter::apart;

/// A number with its symbol, as found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numbered {
    /// The number.
    pub(super) number: String,
    /// The year between number and symbol of a normative document.
    pub(super) year: Option<String>,
    /// The symbol, spaces taken out.
    pub(super) symbol: Option<String>,
    /// Where the reference starts in the text, in bytes.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
}

/// Every number with a symbol, and every number after "số" that follows a document's kind.
pub(super) fn numbered(text: &str) -> Vec<Numbered> {
    let mut found: Vec<Numbered> = Vec::new();
    for (start, character) in text.char_indices() {
        let inside = text[..start].chars().next_back().is_some_and(|before| {
            before.is_alphanumeric() || matches!(before, '/' | '-' | '.' | ',')
        });
        let taken = found.last().is_some_and(|last| start < last.end);
        if character.is_ascii_digit() && !inside && !taken {
            found.extend(with_symbol(text, start).or_else(|| without_symbol(text, start)));
        }
    }
    found
}

/// `123/QĐ-UBND`, `100 /KH-UBND`, `107/2020/NĐ-CP`, `123a/QĐ-UBND`.
fn with_symbol(text: &str, start: usize) -> Option<Numbered> {
    let (number, rest) = number(&text[start..])?;
    let rest = rest
        .trim_start_matches(' ')
        .strip_prefix('/')?
        .trim_start_matches(' ');
    let (year, rest) = match year(rest) {
        Some((year, rest)) => (Some(year.to_owned()), rest),
        None => (None, rest),
    };
    let (symbol, length) = symbol(rest)?;
    Some(Numbered {
        number: number.to_owned(),
        year,
        symbol: Some(symbol),
        start,
        end: text.len() - rest.len() + length,
    })
}

/// `Quyết định số 123`: a number after a kind and "số", without a symbol.
fn without_symbol(text: &str, start: usize) -> Option<Numbered> {
    let (number, rest) = number(&text[start..])?;
    let before = text[..start].trim_end_matches([' ', ':', '\u{A0}']);
    let said = ["số", "Số", "SỐ"]
        .iter()
        .find_map(|word| before.strip_suffix(word))?;
    super::document_kind::kind_at_end(said)?;
    let follows = rest.trim_start_matches(' ');
    let bare =
        !follows.starts_with(['/', '.', '%', '-']) && !rest.starts_with(char::is_alphanumeric);
    bare.then(|| Numbered {
        number: number.to_owned(),
        year: None,
        symbol: None,
        start,
        end: start + number.len(),
    })
}

/// One to five digits and at most one small letter.
fn number(text: &str) -> Option<(&str, &str)> {
    let digits = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    if digits == 0 || digits > 5 {
        return None;
    }
    let letter = usize::from(
        text[digits..].starts_with(|c: char| c.is_ascii_lowercase())
            && text[digits + 1..].trim_start().starts_with('/'),
    );
    Some(text.split_at(digits + letter))
}

fn year(text: &str) -> Option<(&str, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    let good = digits.bytes().all(|b| b.is_ascii_digit())
        && (digits.starts_with("19") || digits.starts_with("20"));
    let rest = rest
        .trim_start_matches(' ')
        .strip_prefix('/')?
        .trim_start_matches(' ');
    good.then_some((digits, rest))
}

/// A symbol at the start of a text, and how many bytes it takes: groups of letters parted by `-`,
/// the first of them an abbreviation in capitals.
fn symbol(text: &str) -> Option<(String, usize)> {
    let mut symbol = String::new();
    let mut length = 0;
    loop {
        let rest = &text[length..];
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '&' || c == '.'))
            .unwrap_or(rest.len());
        let group = rest[..end].trim_end_matches('.');
        if !is_group(group, symbol.is_empty()) {
            break;
        }
        if !symbol.is_empty() {
            symbol.push('-');
        }
        symbol.push_str(&in_capitals(group));
        length = text.len() - rest.len() + group.len();
        match next_group(text, length) {
            Some(at) => length = at,
            None => break,
        }
    }
    let letters = symbol.chars().filter(|c| c.is_uppercase()).count();
    (letters >= 2).then_some((symbol, length))
}

/// Where the next group of a symbol starts, after a dash that follows here.
fn next_group(text: &str, at: usize) -> Option<usize> {
    let after = &text[at..];
    let dash = after.trim_start_matches(' ');
    let next = dash.strip_prefix(['-', '–', '‑'])?;
    let group = next.trim_start_matches(' ');
    let letters = group
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    // After a spaced dash a sentence can go on: only capitals belong to the symbol.
    let spaced = after.len() != dash.len() || next.len() != group.len();
    let capitals = letters.chars().count() >= 2 && letters.chars().all(char::is_uppercase);
    let follows = is_group(letters, false) && (capitals || !spaced);
    follows.then(|| text.len() - group.len())
}

/// Whether letters are a group of a symbol: capitals (TTg, TTr, QyĐ, QH15 too), no diacritics but Đ;
/// the first may be small where it is a known abbreviation (`qđ-ubnd`).
fn is_group(group: &str, first: bool) -> bool {
    let letters_only = group
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, 'Đ' | 'đ' | '&' | '.' | 'Ư' | 'Ô' | 'Ê'));
    let starts_well = group.starts_with(char::is_alphabetic);
    let capitals = group.chars().filter(|c| c.is_uppercase()).count();
    let small = group.chars().filter(|c| c.is_lowercase()).count();
    let small_abbreviation = capitals == 0 && (is_abbreviation(&group.to_uppercase()) || !first);
    letters_only
        && starts_well
        && group.chars().count() <= 12
        && (capitals > small || small_abbreviation || is_abbreviation(group))
}

/// A group written small, in capitals.
fn in_capitals(group: &str) -> String {
    if group.chars().any(char::is_uppercase) {
        group.to_owned()
    } else {
        group.to_uppercase()
    }
}

/// The letters by which an agency's symbol names it: `Sở Khoa học và Công nghệ` → `SKHCN`, `UBND xã …` and
/// `Ủy ban nhân dân …` → `UBND`. A conjunction has no letter.
pub fn initials(name: &str) -> String {
    let council = "Ủy ban nhân dân";
    if fold_plain(name).starts_with(&fold_plain(council)) {
        return "UBND".to_owned();
    }
    let capital = |word: &str| word.chars().all(char::is_uppercase);
    let mut words = name.split_whitespace();
    match words.next() {
        // «UBND xã …», but not «SỞ NỘI VỤ».
        Some(first) if first.len() > 1 && capital(first) && !words.all(capital) => first.to_owned(),
        _ => fold(name)
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| *word != "và")
            .filter_map(|word| word.chars().next())
            .flat_map(|letter| apart(letter).0.to_uppercase())
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_as_symbols_have_them() {
        for (name, wanted) in [
            ("Sở Tư pháp", "STP"),
            ("Sở Khoa học và Công nghệ", "SKHCN"),
            ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"),
            ("Ban Dân tộc - Tôn giáo", "BDTTG"),
            ("SỞ NỘI VỤ", "SNV"),
            ("Ứng dụng Đông", "ƯDĐ"),
            ("UBND xã Yên Lãng", "UBND"),
            ("Ủy ban nhân dân phường Sông Bằng", "UBND"),
            ("", ""),
        ] {
            assert_eq!(initials(name), wanted, "{name}");
        }
    }
}
