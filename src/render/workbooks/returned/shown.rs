//! Texts of findings as a part's markup shows them.

use quick_xml::escape::escape;

use crate::vietnamese::clean::clean;

/// A text as markup shows it: clean, at most so many characters, with nothing that markup or a
/// spreadsheet takes for an escape.
pub(super) fn shown(text: &str, most: usize) -> String {
    let clean = clean(text).text;
    let mut cut: String = clean.chars().take(most).collect();
    if cut.len() < clean.len() {
        cut.pop();
        cut.push('…');
    }
    escape(as_written(&cut)).into_owned()
}

/// `_x0041_` is a letter to a spreadsheet: the underscore in front is written as one itself.
fn as_written(text: &str) -> String {
    text.replace("_x", "_x005F_x")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_can_be_nothing_but_text() {
        assert_eq!(
            shown("<b>&\u{0}\"_x000D_", 50),
            "&lt;b&gt;&amp; &quot;_x005F_x000D_"
        );
        assert_eq!(shown("một hai", 4), "một…");
    }
}
