//! What an editor has put round the text of an input file stays when the program writes into it.

/// A text that was made of another one, with that one's mark of the encoding and its line ends.
pub fn kept_as(before: &str, text: &str) -> String {
    let bare = before.strip_prefix('\u{feff}');
    let mark = bare.map_or("", |_| "\u{feff}");
    match before.contains("\r\n") {
        true => format!("{mark}{}", text.replace("\r\n", "\n").replace('\n', "\r\n")),
        false => format!("{mark}{text}"),
    }
}

#[cfg(test)]
mod tests {
    use super::kept_as;

    #[test]
    fn mark_and_line_ends_are_those_of_before() {
        assert_eq!(kept_as("\u{feff}a\r\n", "a\nb\r\n"), "\u{feff}a\r\nb\r\n");
        assert_eq!(kept_as("a\n", "a\nb\n"), "a\nb\n");
    }
}
