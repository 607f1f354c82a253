//! The numbers of rows in an appendix: `III`, `3.1`, `3.1.2`.

/// The number of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Code {
    /// A field: `III`.
    Roman(String),
    /// A group or a criterion: `3.1.2`; a field where an appendix has no roman numbers: `3`.
    Digits(String),
}

impl Code {
    /// As it is written in a plan.
    pub fn text(&self) -> &str {
        match self {
            Code::Roman(text) | Code::Digits(text) => text,
        }
    }

    /// Whether another number stands below this one: `3.1` above `3.1.2`.
    pub fn is_above(&self, other: &Code) -> bool {
        match (self, other) {
            (Code::Digits(own), Code::Digits(other)) => other
                .strip_prefix(own.as_str())
                .is_some_and(|rest| rest.starts_with(['.', '-'])),
            _ => false,
        }
    }
}

/// Reads a cell that holds a number and nothing else; a final full stop says nothing.
pub fn read(text: &str) -> Option<Code> {
    let text = text.trim().trim_end_matches(['.', ')', ':']).trim_end();
    if text.is_empty() || text.len() > 16 {
        return None;
    }
    if text.chars().all(|letter| "IVXL".contains(letter)) {
        return Some(Code::Roman(text.to_owned()));
    }
    // Spreadsheets take «3.1» for a number, and show it with a comma.
    let steps: Vec<&str> = text.split(['.', ',']).map(str::trim).collect();
    let digits = |step: &&str| {
        !step.is_empty() && step.len() <= 3 && step.bytes().all(|b| b.is_ascii_digit())
    };
    let letter = |step: &&str| step.len() == 1 && step.bytes().all(|b| b.is_ascii_lowercase());
    let last = steps.len() - 1;
    let sound = digits(&steps[0])
        && steps
            .iter()
            .enumerate()
            .all(|(at, step)| digits(step) || (at == last && at > 0 && letter(step)));
    sound.then(|| Code::Digits(steps.join(".")))
}

/// What stands before a part of a row that has no number of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// `a)`
    Letter(String),
    /// `-`, `+`
    Dash,
}

/// Reads a cell that holds the mark of a part and nothing else: `a)`, `b.`, `-`.
pub fn mark(text: &str) -> Option<Mark> {
    let text = text.trim();
    if matches!(text, "-" | "+" | "–" | "•" | "*") {
        return Some(Mark::Dash);
    }
    let letter = text.trim_end_matches([')', '.', '/']);
    // A number of a plan file has no diacritics.
    if letter == "đ" {
        return Some(Mark::Letter("dd".to_owned()));
    }
    let one = letter.len() == 1 && letter.bytes().all(|b| b.is_ascii_lowercase());
    one.then(|| Mark::Letter(letter.to_owned()))
}

/// Parts the mark of a part from its name: `- Tỷ lệ …`, `a) Số hóa …`.
pub fn split_mark(text: &str) -> Option<(Mark, &str)> {
    let text = text.trim_start();
    let (first, rest) = text.split_once(char::is_whitespace)?;
    let sure = first.ends_with(')') || !first.starts_with(|c: char| c.is_alphanumeric());
    Some((mark(first).filter(|_| sure)?, rest.trim_start()))
}

/// A capital letter before a part of an appendix: `A. CHỈ TIÊU`.
pub fn split_capital(text: &str) -> Option<(String, &str)> {
    let (first, rest) = text.split_once(char::is_whitespace)?;
    let letter = first.trim_end_matches(['.', ')', '/']);
    let one = letter.len() == 1 && letter.bytes().all(|b| b.is_ascii_uppercase());
    (one && (letter.len() < first.len() || !rest.chars().any(char::is_lowercase)))
        .then(|| (letter.to_owned(), rest.trim_start()))
}

/// Parts a number that stands before a name in one cell: `3.1.2. Công khai …`.
pub fn split(text: &str) -> Option<(Code, &str)> {
    let (first, rest) = text.split_once(char::is_whitespace)?;
    let code = read(first)?;
    // «2024 là năm …» is no number of a row: a row's number has a stop, or is roman.
    let sure = matches!(code, Code::Roman(_)) || first.contains('.');
    sure.then_some((code, rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(cell: &str) -> Option<String> {
        read(cell).map(|code| code.text().to_owned())
    }

    #[test]
    fn numbers_of_rows_with_and_without_stops() {
        assert_eq!(text("I."), Some("I".to_owned()));
        assert_eq!(text(" 3.1.2. "), Some("3.1.2".to_owned()));
        assert_eq!(text("3. 1"), Some("3.1".to_owned()));
        assert_eq!(text("3.1.6.a"), Some("3.1.6.a".to_owned()));
        for other in ["", "STT", "100%", "31/12/2024", "3..1", "a.1", "2024-1"] {
            assert_eq!(text(other), None, "{other}");
        }
    }

    #[test]
    fn a_number_before_a_name_is_parted_from_it() {
        assert_eq!(
            split("3.1. Công khai").map(|(_, rest)| rest),
            Some("Công khai")
        );
        assert_eq!(split("II Cải cách").map(|(_, rest)| rest), Some("Cải cách"));
        assert_eq!(split("100 hồ sơ"), None);
        assert_eq!(split("Công khai"), None);
    }
}
