//! The numbers of a requirement, each with what its sentence says of it.

use crate::vietnamese::date::find_dates;
use crate::vietnamese::document_number::find_references;
use crate::vietnamese::fold::{fold, fold_plain};

/// A number of a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// As it stands there: `99,9`, `1.178`, `02`.
    pub text: String,
    /// As a plan file writes it: `99.9`, `1178`, `2`; `None` where it can be read two ways.
    pub value: Option<String>,
    /// It is a percentage.
    pub percent: bool,
    /// Where it begins and ends in the text, in bytes; the sign of percent included.
    pub range: std::ops::Range<usize>,
}

/// The numbers of a folded text that are amounts: no years, dates, numbers of documents, numbers in
/// words such as `3 cấp`.
pub fn quantities(text: &str) -> Vec<Quantity> {
    let mut numbers = counting(text);
    numbers.retain(|one| one.percent || !is_label(text, one));
    numbers
}

/// The numbers of a folded text that are no amounts and yet may say something that is asked: «cấp độ 3»,
/// «trước ngày 05», «đến hạn 05 năm», «24/7».
pub fn names(text: &str) -> Vec<Quantity> {
    let mut numbers = counting(text);
    numbers.retain(|one| !one.percent && is_label(text, one) && !is_of_document(text, one));
    numbers
}

/// The numbers of a folded text but those of documents and days.
fn counting(text: &str) -> Vec<Quantity> {
    let not_amounts = not_amounts(text);
    let mut numbers = numbers(text);
    numbers.retain(|one| {
        !not_amounts
            .iter()
            .any(|out| out.start <= one.range.start && one.range.end <= out.end)
    });
    numbers
}

/// The two numbers of a fraction: `15/34`.
pub(super) fn fraction(one: &Quantity) -> Option<(u32, u32)> {
    let (part, whole) = one.text.split_once('/')?;
    Some((part.parse().ok()?, whole.parse().ok()?))
}

/// Whether a number only says which document, year or measure of area is meant.
fn is_of_document(text: &str, number: &Quantity) -> bool {
    const DOCUMENTS: &[&str] = &[
        "so",
        "nq",
        "nghi quyet",
        "nghi dinh",
        "quyet dinh",
        "ke hoach",
        "thong tu",
        "dieu",
        "khoan",
        "chi thi",
        "phu luc",
        "de an",
        "cong van",
        "iso",
        "tcvn",
        "phien ban",
        "mau",
        "bieu",
        "giai doan",
    ];
    let (before, _) = around(text, number);
    let front = &text[..number.range.start];
    let rest = &text[number.range.end..];
    let year = number.text.len() == 4 && number.text.starts_with("20");
    let area = matches!(number.text.as_str(), "2" | "3") && front.ends_with('m');
    let document = is_document(rest) || (number.text.len() == 4 && rest.starts_with(':'));
    year || area
        || document
        || front.ends_with(':')
        || is_day(&number.text, &before)
        || DOCUMENTS
            .iter()
            .any(|word| before.ends_with(&format!(" {word}")))
}

/// Whether what follows a number makes it a document's: `/kh-ubnd`, `/2024/nđ-cp`; «50/quý» is none.
fn is_document(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix('/') else {
        return false;
    };
    let word: String = rest
        .chars()
        .take_while(|letter| !letter.is_whitespace() && !matches!(letter, ',' | ';' | ')'))
        .collect();
    !PER.contains(&word.trim_end_matches('.'))
}

/// What an amount may be for each of, behind a stroke.
const PER: &[&str] = &[
    "quí", "tháng", "năm", "tuần", "ngày", "lần", "người", "lượt", "xã",
];

/// Every run of digits with its separators; `36/54` is one.
fn numbers(text: &str) -> Vec<Quantity> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        at = end_of_digits(text, at);
        let mut is_fraction = false;
        if bytes.get(at) == Some(&b'/') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
            is_fraction = true;
            at = end_of_digits(text, at + 1);
        }
        let digits = &text[start..at];
        let rest = &text[at..];
        let percent = rest.trim_start().starts_with('%');
        let end = if percent {
            at + rest.find('%').unwrap_or(0) + 1
        } else {
            at
        };
        // «l00%» and «5O» are slips of scanning: what stands there is not known.
        let touches_letter =
            text[..start].ends_with(char::is_alphabetic) || rest.starts_with(char::is_alphabetic);
        found.push(Quantity {
            text: digits.to_owned(),
            value: written(digits, percent).filter(|_| !touches_letter && !is_fraction),
            percent,
            range: start..end,
        });
        at = end.max(at);
    }
    found
}

/// Where a run of digits ends; separators between digits belong to it.
fn end_of_digits(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len()
        && (bytes[at].is_ascii_digit()
            || (matches!(bytes[at], b',' | b'.')
                && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)))
    {
        at += 1;
    }
    at
}

/// A Vietnamese number as a plan file writes it: a comma parts decimals, full stops part thousands.
fn written(digits: &str, percent: bool) -> Option<String> {
    let (whole, decimals) = match digits.split_once(',') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (digits, None),
    };
    let groups: Vec<&str> = whole.split('.').collect();
    let thousands = groups.len() > 1 && groups[1..].iter().all(|group| group.len() == 3);
    let whole = match groups.as_slice() {
        [whole] => (*whole).to_owned(),
        _ if thousands => groups.concat(),
        // «99.9%» is written so by some; «1.5» of something else could be either.
        [whole, rest] if percent && decimals.is_none() => {
            return Some(format!("{}.{rest}", trimmed(whole)));
        }
        _ => return None,
    };
    match decimals {
        // «1,200» may be written as in English.
        Some(decimals) if decimals.len() == 3 && whole != "0" && !percent => None,
        Some(decimals) if decimals.bytes().all(|b| b.is_ascii_digit()) => {
            Some(format!("{}.{decimals}", trimmed(&whole)))
        }
        Some(_) => None,
        None => Some(trimmed(&whole).to_owned()),
    }
}

/// A whole number without zeros in front: `02` is 2.
fn trimmed(whole: &str) -> &str {
    match whole.trim_start_matches('0') {
        "" => "0",
        rest => rest,
    }
}

/// The stretches of a text whose numbers name documents and days.
fn not_amounts(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut out: Vec<std::ops::Range<usize>> = find_dates(text)
        .into_iter()
        .map(|date| date.start..date.end)
        .collect();
    for reference in find_references(text) {
        let folded = fold(&reference.text);
        if let Some(at) = text.find(&folded) {
            out.push(at..at + folded.len());
        }
    }
    out
}

/// Words before a number that make it a name: a year, the number of a document, a level.
const LABELS_BEFORE: &[&str] = &[
    "nam",
    "so",
    "nq",
    "nghi quyet",
    "nghi dinh",
    "quyet dinh",
    "ke hoach",
    "thong tu",
    "muc do",
    "qui",
    "thang",
    "dieu",
    "khoan",
    "giai doan",
    "chi thi",
    "phu luc",
    "muc",
    "ngay",
    "de an",
    "cong van",
    "iso",
    "tcvn",
    "phien ban",
    "cap do",
    "mau",
    "mau so",
    "bieu",
    "quyet dinh so",
];

/// Words after a number that make it a name: `3 cấp`, `4 cấp chính quyền`.
const LABELS_AFTER: &[&str] = &["cap", "thang", "nam", "tuoi"];

/// Whether a number without a sign of percent only names something.
fn is_label(text: &str, number: &Quantity) -> bool {
    let (before, after) = around(text, number);
    let rest = &text[number.range.end..];
    let document = is_document(rest);
    // «ISO 9001:2015», «m2», «24/7».
    let beside_colon = rest.starts_with(':') || text[..number.range.start].ends_with(':');
    let named = beside_colon && number.text.len() == 4;
    let area =
        matches!(number.text.as_str(), "2" | "3") && text[..number.range.start].ends_with('m');
    let year = number.text.len() == 4 && number.text.starts_with("20");
    document
        || named
        || area
        || number.text == "24/7"
        || is_day(&number.text, &before)
        || year
        || LABELS_BEFORE
            .iter()
            .any(|word| before.ends_with(&format!(" {word}")) && !is_each(text, number, &before))
        || (!rest.starts_with('/')
            && LABELS_AFTER
                .iter()
                .any(|word| after.starts_with(&format!("{word} "))))
}

/// Whether the word of time before a number says how often, or ends what it names with a colon: «mỗi quý
/// 01 lần», «6 tháng đầu năm: 60».
fn is_each(text: &str, number: &Quantity, before: &str) -> bool {
    let often = [" moi ", " hang ", " tung "].iter().any(|each| {
        ["qui", "thang", "nam", "tuan"]
            .iter()
            .any(|time| before.ends_with(&format!("{each}{time}")))
    });
    let colon = text[..number.range.start].trim_end().ends_with(':') && number.text.len() < 4;
    often || colon
}

/// `15/11` of «trước ngày 15/11»: a day without its year.
fn is_day(text: &str, before: &str) -> bool {
    let part = |part: &str, most: u32| {
        part.parse::<u32>()
            .is_ok_and(|one| (1..=most).contains(&one))
    };
    let could_be = text
        .split_once('/')
        .is_some_and(|(day, month)| part(day, 31) && part(month, 12));
    let said = [" ngay", " truoc", " den", " het", " xong", " den ngay"];
    could_be && said.iter().any(|word| before.ends_with(word))
}

/// The words before and after a number, folded; each padded so that whole words can be asked for.
pub fn around(text: &str, number: &Quantity) -> (String, String) {
    let before = format!(" {}", fold_plain(&text[..number.range.start]));
    let after = format!("{} ", fold_plain(&text[number.range.end..]));
    (before, after)
}
