//! Characters that are no text: what makes a cell's text safe to compare and to print.

/// What cleaning a text did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cleaned {
    /// The text: only visible characters, plain spaces, and `\n` for a line break.
    pub text: String,
    /// Characters that show nothing and were taken out: zero-width, bidi controls, soft hyphens.
    pub removed: Vec<char>,
    /// Characters that no page can print, each replaced by a space, so that what stood on either
    /// side of them is not joined: controls, private use, noncharacters.
    pub replaced: Vec<char>,
    /// Whether spaces of another width (non-breaking, ideographic, tabs) became plain spaces.
    pub spaces: bool,
}

/// Cleans a text. The soft hyphen is taken out too: decide about TCVN3, where it is the letter ư,
/// before calling this. A clean text stays as it is.
pub fn clean(text: &str) -> Cleaned {
    let mut cleaned = Cleaned::default();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\n' => cleaned.text.push('\n'),
            '\r' => {
                if characters.peek() != Some(&'\n') {
                    cleaned.text.push('\n');
                }
            }
            '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => cleaned.text.push('\n'),
            _ if is_other_space(character) => {
                cleaned.spaces = true;
                cleaned.text.push(' ');
            }
            _ if is_invisible(character) => cleaned.removed.push(character),
            _ if is_unprintable(character) => {
                cleaned.replaced.push(character);
                cleaned.text.push(' ');
            }
            _ => cleaned.text.push(character),
        }
    }
    cleaned
}

/// Spaces that a reader cannot tell from a plain one.
fn is_other_space(character: char) -> bool {
    matches!(
        character,
        '\t' | '\u{A0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}'
    )
}

/// Characters that show nothing and part nothing.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// Characters that mean nothing outside the machine that wrote them.
fn is_unprintable(character: char) -> bool {
    let code = u32::from(character);
    character.is_control()
        || character == '\u{FFFC}'
        || matches!(
            character,
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' | '\u{FDD0}'..='\u{FDEF}'
        )
        || code & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn line_breaks_are_kept_and_made_one() {
        assert_eq!(clean("a\r\nb\rc\u{2028}d\ne").text, "a\nb\nc\nd\ne");
    }

    #[test]
    fn invisible_goes_and_unprintable_parts() {
        let cleaned = clean("\u{FEFF}Sở\u{A0}Nội\u{200B} vụ\u{202E}");
        assert_eq!(cleaned.text, "Sở Nội vụ");
        assert!(cleaned.spaces);
        assert_eq!(cleaned.removed, ['\u{FEFF}', '\u{200B}', '\u{202E}']);
        let cleaned = clean("12\u{0}5\u{E000}\u{FFFE}");
        assert_eq!(cleaned.text, "12 5  ");
        assert_eq!(cleaned.replaced, ['\0', '\u{E000}', '\u{FFFE}']);
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(text in any::<String>()) {
            let once = clean(&text).text;
            let twice = clean(&once);
            prop_assert_eq!(&twice.text, &once);
            prop_assert!(twice.removed.is_empty() && twice.replaced.is_empty() && !twice.spaces);
        }
    }
}
