//! The mark of what rests on decisions of the clerk.

/// Stands behind every printed figure that rests on a decision.
pub const MARK: &str = "(*)";

/// A text with the mark behind it; an empty one stays empty.
pub(super) fn with_mark(text: &str) -> String {
    if text.is_empty() || text.ends_with(MARK) {
        return text.to_owned();
    }
    format!("{text} {MARK}")
}

/// A text with the mark, where it is to have one.
pub fn marked_if(is_decided: bool, text: &str) -> String {
    if is_decided {
        with_mark(text)
    } else {
        text.to_owned()
    }
}

/// A text without the mark: a figure is the same figure whoever determined it.
pub fn without_mark(text: &str) -> String {
    text.replace(&format!(" {MARK}"), "").replace(MARK, "")
}
