//! What the operator named, as it is shown: what can't be shown, or would command a terminal, is spelt
//! out, so that no name forges lines of a summary.

use std::ffi::OsStr;
use std::path::Path;

/// A file's name as it is shown.
pub fn name(name: &OsStr) -> String {
    let mut shown = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        shown.push_str(&text(chunk.valid()));
        for byte in chunk.invalid() {
            shown.push_str(&format!("[{byte:02X}]"));
        }
    }
    shown
}

/// A path as it is shown: one style of separators on every system.
pub fn path(path: &Path) -> String {
    let shown = name(path.as_os_str());
    if cfg!(windows) {
        shown.replace('\\', "/")
    } else {
        shown
    }
}

/// A word of the operator's, as it is shown.
pub fn text(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if is_odd(character) {
            shown.push_str(&format!("[U+{:04X}]", u32::from(character)));
        } else {
            shown.push(character);
        }
    }
    shown
}

/// Whether a character of a name is no letter that a reader sees in its place.
fn is_odd(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Fault;

    #[test]
    fn what_is_no_letter_is_spelt_out() {
        assert_eq!(text("Sở Nội vụ – «a b»"), "Sở Nội vụ – «a b»");
        assert_eq!(
            text("a\nb\u{1b}[31m\u{202e}"),
            "a[U+000A]b[U+001B][31m[U+202E]"
        );
        assert_eq!(path(Path::new("kế hoạch\r.docx")), "kế hoạch[U+000D].docx");
    }

    #[test]
    fn a_fault_bears_no_name_that_forges_a_line() {
        let told = Fault::new("a.xlsx\nĐã ghi: b.xlsx", "không đọc được", "").to_string();
        assert_eq!(told.lines().count(), 1);
    }
}
