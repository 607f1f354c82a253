//! The mark before the label of a part: a bullet, a letter, a number that only counts.

/// A mark before a part's label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    /// A dash, a plus, a dot.
    pub bullet: bool,
    /// The letter of `a)`.
    pub letter: Option<char>,
}

/// The mark before a label, and the label.
pub fn split_mark(label: &str) -> (Mark, &str) {
    let bare = label.trim();
    let unmarked = bare.trim_start_matches(['-', '–', '+', '•', '*', '·', '−', ' ']);
    let mut mark = Mark {
        bullet: unmarked.len() < bare.len(),
        letter: None,
    };
    let mut letters = unmarked.chars();
    if let (Some(letter @ 'a'..='e'), Some('.' | ')' | '/' | ':')) =
        (letters.next(), letters.next())
    {
        mark.letter = Some(letter);
        return (mark, unmarked[2..].trim_start());
    }
    if let Some(label) = after_number(unmarked) {
        mark.bullet = true;
        return (mark, label);
    }
    (mark, unmarked)
}

/// The label after a number that only counts the parts: `1)`, `2. `, `ii)`.
fn after_number(label: &str) -> Option<&str> {
    let end = label.find(['.', ')', '/'])?;
    let (number, rest) = label.split_at(end);
    let counts = number.len() <= 4
        && !number.is_empty()
        && (number.len() <= 2 && number.chars().all(|c| c.is_ascii_digit())
            || number.chars().all(|c| matches!(c, 'i' | 'v' | 'x')));
    let rest = &rest[1..];
    (counts && rest.starts_with(char::is_whitespace)).then(|| rest.trim_start())
}
