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

/// What stands behind a figure on which a verdict hangs and that is in doubt.
const IN_DOUBT: &str = "(chờ xác minh)";

/// A text with the words of doubt behind it, before the mark; an empty one stays empty.
pub(super) fn in_doubt(text: &str) -> String {
    match text.strip_suffix(MARK).map(str::trim_end) {
        _ if text.is_empty() => String::new(),
        Some(figure) => format!("{figure} {IN_DOUBT} {MARK}"),
        None => format!("{text} {IN_DOUBT}"),
    }
}

/// A text without the mark: a figure is the same figure whoever determined it.
pub fn without_mark(text: &str) -> String {
    text.replace(&format!(" {MARK}"), "").replace(MARK, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_in_doubt_says_so_before_the_mark() {
        assert_eq!(in_doubt("5 người"), "5 người (chờ xác minh)");
        assert_eq!(in_doubt("5 người (*)"), "5 người (chờ xác minh) (*)");
        assert_eq!(in_doubt(""), "");
    }
}
