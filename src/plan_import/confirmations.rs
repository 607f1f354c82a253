//! What is still to be confirmed in the text of a plan file.

use super::plan_file::CONFIRM;

/// A line that asks to confirm something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// The line, from 1.
    pub line: usize,
    /// What it is about: `tiêu chí 3.1.6`; empty: the plan itself.
    pub about: String,
    /// What is to be confirmed.
    pub words: String,
}

/// The open confirmations of a plan file, in its order. A blank after `#`, or none, and capital
/// letters make no difference: people type these lines too.
pub fn confirmations(text: &str) -> Vec<Confirmation> {
    let asks = CONFIRM.trim_start_matches('#').trim();
    let mut about = String::new();
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let Some(comment) = line.trim_start().strip_prefix('#') else {
            continue;
        };
        let comment = comment.trim_start_matches('#').trim();
        if let Some(code) = comment.strip_prefix("Tiêu chí ") {
            about = format!("tiêu chí {}", code.trim());
        } else if ["Lĩnh vực ", "Nhóm "]
            .iter()
            .any(|word| comment.starts_with(word))
        {
            about = comment.to_owned();
        }
        if comment.to_lowercase().starts_with(asks) {
            let words = comment
                .chars()
                .skip(asks.chars().count())
                .collect::<String>();
            found.push(Confirmation {
                line: at + 1,
                about: about.clone(),
                words: words.trim().to_owned(),
            });
        }
    }
    found
}
