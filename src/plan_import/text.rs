//! Texts of an appendix: slips of scanning in them, and short names made of them.

use crate::vietnamese::phrase;

/// Spellings that scanning makes of «Phấn đấu», «đảm bảo», «nhũng nhiễu»; known ones only, so that
/// nothing is called a slip that is not.
const SLIPS: &[&str] = &[
    "phân đấu",
    "phần đầu",
    "phân đầu",
    "phấn đầu",
    "bapr",
    "nhĩnh",
    "*aw*",
];

/// The slips in a text, as they stand there.
pub(super) fn slips(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    SLIPS
        .iter()
        .filter(|slip| lower.contains(**slip))
        .map(|slip| (*slip).to_owned())
        .collect()
}

/// A name of at most some twelve words: up to the first comma or conjunction that leaves enough.
pub(super) fn short_label(text: &str) -> String {
    const LONGEST: usize = 90;
    let text = text.trim().trim_end_matches(['.', ';', ',']);
    let text = phrase::capitalize(text);
    if text.chars().count() <= LONGEST {
        return text;
    }
    let mut label = String::new();
    for word in text.split(' ') {
        if label.chars().count() + word.chars().count() + 1 > LONGEST - 1 {
            break;
        }
        if !label.is_empty() {
            label.push(' ');
        }
        label.push_str(word);
    }
    format!("{}…", label.trim_end_matches([',', ';']))
}
