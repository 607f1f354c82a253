//! The parts of a text that tells a result: lines, figures, documents, remarks.

use super::part_mark::{Mark, split_mark};
use crate::intake::vocabulary::{Class, Span, spans};
use crate::vietnamese::document_number::{DocumentReference, find_references};
use crate::vietnamese::fold::fold_plain;
use crate::vietnamese::number::{NumberText, read_number};

/// A line of a cell that tells several results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultPart {
    /// Its letter: `a)`.
    pub letter: Option<char>,
    /// What it speaks of; empty where it only has a letter.
    pub label: String,
    /// Whether the label stands before a colon, and is no part of what it says.
    pub has_label: bool,
    /// What it says.
    pub value: String,
    /// All of it.
    pub text: String,
}

impl ResultPart {
    /// What it says, without a label that hides its figures.
    pub fn told(&self) -> String {
        let after = self.value.strip_prefix(&self.label).unwrap_or_default();
        let is_hidden = !self.has_label
            && matches!(read_number(&self.value), NumberText::Unreadable)
            && !matches!(
                read_number(after),
                NumberText::Unreadable | NumberText::Blank
            );
        if is_hidden {
            after.trim().to_owned()
        } else {
            self.value.clone()
        }
    }
}

/// The lines of a cell, where it has two or more, each with a mark of its own or a line of its own.
pub fn lines(words: &str) -> Vec<ResultPart> {
    let mut parts: Vec<String> = Vec::new();
    for line in words.split('\n').flat_map(|line| split_letters(line)) {
        let line = line.trim().trim_end_matches([';', '.', ',']).to_owned();
        if !line.is_empty() {
            parts.push(line);
        }
    }
    if let [only] = parts.as_slice() {
        parts = labelled(only);
    }
    if let [only] = parts.as_slice() {
        parts = by_fractions(only);
    }
    if parts.len() < 2 {
        return Vec::new();
    }
    parts.iter().map(|part| line(part)).collect()
}

/// The parts of one line between semicolons; one without a label goes on with what is before it, where
/// others have labels.
fn labelled(line: &str) -> Vec<String> {
    let parts: Vec<&str> = line.split(';').map(str::trim).collect();
    let has_label =
        |part: &str| self::line(part).has_label || split_mark(part).0 != Mark::default();
    let has_labels = parts.iter().filter(|part| has_label(part)).count() >= 2;
    let mut joined: Vec<String> = Vec::new();
    for part in parts {
        match joined.last_mut() {
            Some(last) if has_labels && !has_label(part) => {
                last.push_str("; ");
                last.push_str(part);
            }
            _ => joined.push(part.to_owned()),
        }
    }
    joined
}

/// The parts of one line at its commas, where each part has two figures of its own, or says that there is
/// none of something: `số hóa 40/50 hồ sơ, cấp kết quả điện tử 41/50`, `3/3 cơ quan, không có sai phạm`.
fn by_fractions(line: &str) -> Vec<String> {
    let has_fraction = |part: &str| {
        let is_digit = |character: Option<char>| character.is_some_and(|c| c.is_ascii_digit());
        part.match_indices('/').any(|(at, _)| {
            is_digit(part[..at].trim_end().chars().next_back())
                && is_digit(part[at + 1..].trim_start().chars().next())
        })
    };
    let parts: Vec<&str> = line.split(", ").collect();
    let says_none = |part: &str| read_number(part) == NumberText::NothingArose;
    let tells = |part: &&str| has_fraction(part) || says_none(part);
    if parts.len() < 2 || !parts.iter().all(tells) || !parts.iter().any(|part| has_fraction(part)) {
        return vec![line.to_owned()];
    }
    parts.into_iter().map(str::to_owned).collect()
}

/// A line's letter, label and value.
fn line(part: &str) -> ResultPart {
    let (mark, rest) = split_mark(part);
    let (label, has_label, value) = match rest.split_once(':') {
        Some((label, value)) if !value.trim().is_empty() => (label.trim(), true, value.trim()),
        _ => (words_before_figures(rest), false, rest),
    };
    ResultPart {
        letter: mark.letter,
        label: label.to_owned(),
        has_label,
        value: value.to_owned(),
        text: rest.to_owned(),
    }
}

/// The words before the first figure, or all words.
fn words_before_figures(text: &str) -> &str {
    match text.find(|c: char| c.is_ascii_digit()) {
        Some(at) if text[..at].chars().any(char::is_alphabetic) => text[..at].trim(),
        Some(_) => "",
        None => text,
    }
}

/// A line cut before every letter mark in it: `a) 1/2; b) 2/2`.
fn split_letters(line: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    for (at, character) in line.char_indices() {
        let is_letter = matches!(character, 'a'..='e');
        let before = line[..at].trim_end_matches([' ', '-', '+']);
        let opens = at > 0
            && line[..at].ends_with([' ', ';'])
            && before.ends_with([';', '.', ',', '%', ')']);
        if is_letter && opens && line[at + 1..].starts_with([')', '.']) {
            cuts.push(at);
        }
    }
    cuts.push(line.len());
    cuts.windows(2)
        .map(|pair| &line[pair[0]..pair[1]])
        .collect()
}

/// A text that tells a result, taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SplitResult {
    /// The parts with figures.
    pub figures: Vec<String>,
    /// The parts with documents.
    pub documents: Vec<String>,
    /// The other parts.
    pub others: Vec<String>,
}

/// Takes a text apart at its semicolons, lines and sentences.
pub fn split(words: &str) -> SplitResult {
    let mut told = SplitResult::default();
    for part in words.split(['\n', ';']).flat_map(sentences) {
        let part = part.trim().trim_matches([';', ' ']).trim();
        if part.is_empty() {
            continue;
        }
        if !find_references(part).iter().all(|one| one.symbol.is_none()) {
            told.documents.push(part.to_owned());
        } else if is_remark(part) {
            told.others.push(part.to_owned());
        } else if matches!(
            read_number(part),
            NumberText::Amount(_) | NumberText::Fraction(_)
        ) || part.contains(|c: char| c.is_ascii_digit())
        {
            told.figures.push(part.to_owned());
        } else {
            told.others.push(part.to_owned());
        }
    }
    told
}

/// The sentences of a part: cut after a full stop and a space before a capital.
fn sentences(part: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, _) in part.match_indices(". ") {
        let next = part[at + 2..].chars().next();
        let before = part[..at].chars().next_back();
        if next.is_some_and(char::is_uppercase)
            && before.is_some_and(|c| c.is_lowercase() || ")%".contains(c) || c.is_ascii_digit())
        {
            found.push(&part[from..=at]);
            from = at + 2;
        }
    }
    found.push(&part[from..]);
    found
}

/// Whether a part speaks of what is left, of causes, or of what is still to come.
fn is_remark(part: &str) -> bool {
    let begins = |span: &Span| span.class == Class::RemarkStart && span.from == 0;
    spans(&fold_plain(part)).iter().any(begins)
}

/// The text from the document that a text gives as its own result: not one that it only rests on.
/// None where there is none; all of the text where it names none but rests on none either.
pub fn own_document(words: &str) -> Option<String> {
    let mut from = 0;
    for reference in find_references(words) {
        let at = words.get(from..)?.find(&reference.text)? + from;
        let before = fold_plain(&words[from..at]);
        // A normative text is mostly a basis; it is the result only where its issuing is told.
        let is_issued = || {
            before
                .split(' ')
                .collect::<Vec<_>>()
                .windows(3)
                .any(|words| matches!(words, ["da", "ban", "hanh"]))
        };
        let is_own = reference.symbol.is_some()
            && !rests_on(&before)
            && (!reference.normative || is_issued());
        if is_own {
            let clause = words[from..at]
                .rfind([',', ';'])
                .map_or(from, |comma| from + comma + 1);
            return Some(words[clause..].trim().to_owned());
        }
        from = at + reference.text.len();
    }
    None
}

/// Whether the words before a document only name a basis: the last verb decides.
fn rests_on(before: &str) -> bool {
    let found = spans(before);
    let last_of = |class: Class| {
        let own = found.iter().filter(|span| span.class == class);
        own.map(|span| span.from).max()
    };
    match (last_of(Class::Basis), last_of(Class::Issues)) {
        (Some(basis), Some(issued)) => basis > issued,
        (Some(_), None) => true,
        _ => false,
    }
}

/// Whether a text with a document says that something was issued: that it was, or nothing but the
/// document itself.
pub fn says_issued(words: &str) -> bool {
    let found = spans(&fold_plain(words));
    let has = |class: Class| found.iter().any(|span| span.class == class);
    !has(Class::ToCome) && (has(Class::SaysIssued) || is_document_only(words))
}

/// Whether a text is nothing but one document with number, symbol and date.
pub fn is_document_only(words: &str) -> bool {
    let references = find_references(words);
    let [only] = references.as_slice() else {
        return false;
    };
    only.symbol.is_some() && only.date.is_some() && stands_first(words, only)
}

/// Whether only the kind of a document stands before it, and little after its date.
fn stands_first(words: &str, reference: &DocumentReference) -> bool {
    let Some(at) = words.find(&reference.text) else {
        return false;
    };
    let before = fold_plain(&words[..at]);
    let kind = before.strip_suffix(" so").unwrap_or(&before);
    let words = kind.split(' ').count();
    let is_kind =
        |span: &Span| span.class == Class::DocumentKind && span.from == 0 && span.to == words;
    before.is_empty() || before == "so" || spans(kind).iter().any(is_kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_with_letters_or_labels() {
        let found = lines("a) 120/120 (100%)\nb) 80/120 (66,7%)");
        assert_eq!(found.len(), 2);
        assert_eq!(
            (found[1].letter, found[1].value.as_str()),
            (Some('b'), "80/120 (66,7%)")
        );
        let found = lines("- TTHC triển khai: 12/12\n- Hồ sơ thanh toán: 30/40");
        assert_eq!(found[0].label, "TTHC triển khai");
        assert_eq!(found[1].value, "30/40");
        assert_eq!(lines("a) 1/2; b) 2/2").len(), 2);
        assert!(lines("12/15 nhiệm vụ, đạt 80%").is_empty());
    }

    #[test]
    fn figures_documents_and_remarks_are_told_apart() {
        let parts =
            split("12/15 nhiệm vụ, đạt 80%; Báo cáo số 12/BC-SNV ngày 5/6/2024; còn 3 nhiệm vụ");
        assert_eq!(parts.figures, ["12/15 nhiệm vụ, đạt 80%"]);
        assert_eq!(parts.documents.len(), 1);
        assert_eq!(parts.others, ["còn 3 nhiệm vụ"]);
    }

    #[test]
    fn a_basis_is_no_result() {
        let words = "Thực hiện Kế hoạch số 100/KH-UBND ngày 24/5/2024, Sở đã ban hành Kế hoạch số 12/KH-SNV ngày 05/01/2024";
        assert!(own_document(words).unwrap().contains("12/KH-SNV"));
        assert!(!own_document(words).unwrap().contains("100/KH-UBND"));
        assert_eq!(
            own_document("Theo Nghị định số 107/2020/NĐ-CP ngày 14/9/2020"),
            None
        );
        assert!(says_issued(
            "Đã ban hành Kế hoạch số 12/KH-SNV ngày 05/01/2024"
        ));
        assert!(says_issued("QĐ số 123/QĐ-UBND ngày 15/3/2024"));
        assert!(!says_issued(
            "Dự kiến ban hành Kế hoạch số 12/KH-SNV ngày 05/01/2024"
        ));
        assert!(!says_issued(
            "Đang xây dựng, căn cứ Kế hoạch số 12/KH-SNV ngày 05/01/2024"
        ));
    }
}
