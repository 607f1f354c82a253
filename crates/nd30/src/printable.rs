//! Characters that cannot be printed: replaced before the typesetter sees them, so that no text
//! from an agency can stop a document.

use serde_json::Value;

use crate::fonts::Fonts;

/// The text with each character that cannot be printed written as `[U+1F600]`, and those
/// characters in the order in which they first stand. Characters that nobody sees (joiners, marks
/// of direction, byte order marks) are left out, and a tab becomes a space; a `\n` stays.
pub fn printable(text: &str, fonts: &Fonts) -> (String, Vec<char>) {
    let mut clean = String::with_capacity(text.len());
    let mut replaced = Vec::new();
    for character in text.chars() {
        match character {
            '\n' => clean.push('\n'),
            '\t' => clean.push(' '),
            '\r' => {}
            c if is_invisible(c) => {}
            c if is_text(c) && fonts.print(c) => clean.push(c),
            c => {
                clean.push_str(&format!("[U+{:04X}]", u32::from(c)));
                if !replaced.contains(&c) {
                    replaced.push(c);
                }
            }
        }
    }
    (clean, replaced)
}

/// The same for every string of a JSON value, keys aside.
pub fn printable_value(value: &Value, fonts: &Fonts) -> Value {
    match value {
        Value::String(text) => Value::String(printable(text, fonts).0),
        Value::Array(items) => items.iter().map(|v| printable_value(v, fonts)).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(key, v)| (key.clone(), printable_value(v, fonts)))
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Whether it is neither a control character nor one for private use, which archives refuse.
fn is_text(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{ffff}')
        && u32::from(c) < 0xf_0000
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_the_font_lacks_is_shown_by_its_number() {
        let fonts = Fonts::bundled();
        let (text, replaced) = printable("Tốt 😀, rất tốt 😀\u{7}\u{e001}", fonts);
        assert_eq!(text, "Tốt [U+1F600], rất tốt [U+1F600][U+0007][U+E001]");
        assert_eq!(replaced, ['😀', '\u{7}', '\u{e001}']);
    }

    #[test]
    fn plain_and_special_text_stays_as_it_is() {
        let text = "Số 100/KH-UBND: # $ * _ @ < > [ ] \\ // --- “99,9 %”\nẩn";
        assert_eq!(printable(text, Fonts::bundled()), (text.to_owned(), vec![]));
        assert_eq!(
            printable("a\u{200b}b\u{feff}\tc", Fonts::bundled()).0,
            "ab c"
        );
    }

    #[test]
    fn every_string_of_a_value_is_cleaned() {
        let value = json!({"rows": [{"cells": ["a😀", 1, null]}]});
        let clean = json!({"rows": [{"cells": ["a[U+1F600]", 1, null]}]});
        assert_eq!(printable_value(&value, Fonts::bundled()), clean);
    }
}
