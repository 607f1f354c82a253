//! TCVN 5712:1993 in its form for the `.Vn…` fonts (TCVN3, ABC): one byte a letter, which a workbook
//! keeps as the Latin-1 character of that number.

/// The letters of the encoding: Latin-1 character, Vietnamese letter. It has no accented capitals:
/// the fonts whose names end in H draw small letters as capitals.
pub(super) const LETTERS: [(char, char); 74] = [
    ('\u{A1}', 'Ă'),
    ('\u{A2}', 'Â'),
    ('\u{A3}', 'Ê'),
    ('\u{A4}', 'Ô'),
    ('\u{A5}', 'Ơ'),
    ('\u{A6}', 'Ư'),
    ('\u{A7}', 'Đ'),
    ('\u{A8}', 'ă'),
    ('\u{A9}', 'â'),
    ('\u{AA}', 'ê'),
    ('\u{AB}', 'ô'),
    ('\u{AC}', 'ơ'),
    ('\u{AD}', 'ư'),
    ('\u{AE}', 'đ'),
    ('\u{B5}', 'à'),
    ('\u{B6}', 'ả'),
    ('\u{B7}', 'ã'),
    ('\u{B8}', 'á'),
    ('\u{B9}', 'ạ'),
    ('\u{BB}', 'ằ'),
    ('\u{BC}', 'ẳ'),
    ('\u{BD}', 'ẵ'),
    ('\u{BE}', 'ắ'),
    ('\u{C6}', 'ặ'),
    ('\u{C7}', 'ầ'),
    ('\u{C8}', 'ẩ'),
    ('\u{C9}', 'ẫ'),
    ('\u{CA}', 'ấ'),
    ('\u{CB}', 'ậ'),
    ('\u{CC}', 'è'),
    ('\u{CE}', 'ẻ'),
    ('\u{CF}', 'ẽ'),
    ('\u{D0}', 'é'),
    ('\u{D1}', 'ẹ'),
    ('\u{D2}', 'ề'),
    ('\u{D3}', 'ể'),
    ('\u{D4}', 'ễ'),
    ('\u{D5}', 'ế'),
    ('\u{D6}', 'ệ'),
    ('\u{D7}', 'ì'),
    ('\u{D8}', 'ỉ'),
    ('\u{DC}', 'ĩ'),
    ('\u{DD}', 'í'),
    ('\u{DE}', 'ị'),
    ('\u{DF}', 'ò'),
    ('\u{E1}', 'ỏ'),
    ('\u{E2}', 'õ'),
    ('\u{E3}', 'ó'),
    ('\u{E4}', 'ọ'),
    ('\u{E5}', 'ồ'),
    ('\u{E6}', 'ổ'),
    ('\u{E7}', 'ỗ'),
    ('\u{E8}', 'ố'),
    ('\u{E9}', 'ộ'),
    ('\u{EA}', 'ờ'),
    ('\u{EB}', 'ở'),
    ('\u{EC}', 'ỡ'),
    ('\u{ED}', 'ớ'),
    ('\u{EE}', 'ợ'),
    ('\u{EF}', 'ù'),
    ('\u{F1}', 'ủ'),
    ('\u{F2}', 'ũ'),
    ('\u{F3}', 'ú'),
    ('\u{F4}', 'ụ'),
    ('\u{F5}', 'ừ'),
    ('\u{F6}', 'ử'),
    ('\u{F7}', 'ữ'),
    ('\u{F8}', 'ứ'),
    ('\u{F9}', 'ự'),
    ('\u{FA}', 'ỳ'),
    ('\u{FB}', 'ỷ'),
    ('\u{FC}', 'ỹ'),
    ('\u{FD}', 'ý'),
    ('\u{FE}', 'ỵ'),
];

/// Reads every letter of the encoding; other characters stay.
pub(super) fn decode(text: &str) -> String {
    text.chars()
        .map(|character| {
            LETTERS
                .iter()
                .find(|(legacy, _)| *legacy == character)
                .map_or(character, |(_, letter)| *letter)
        })
        .collect()
}

/// Whether a font draws this encoding (`.VnTime`, `.VnArial NarrowH`, …).
pub(super) fn is_font(name: &str) -> bool {
    name.trim().to_lowercase().starts_with(".vn")
}

/// Whether a font of this encoding draws small letters as capitals.
pub(super) fn is_capital_font(name: &str) -> bool {
    is_font(name) && name.trim().ends_with(['H', 'h'])
}

/// Writes text in the encoding; capitals with diacritics that it lacks come out small.
#[cfg(test)]
pub(super) fn encode(text: &str) -> String {
    text.chars()
        .map(|letter| {
            let find = |wanted: char| LETTERS.iter().find(|(_, own)| *own == wanted);
            find(letter)
                .or_else(|| find(super::letter::small(letter)))
                .map_or(letter, |(legacy, _)| *legacy)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_stands_once() {
        for (at, (legacy, letter)) in LETTERS.iter().enumerate() {
            for (other_legacy, other_letter) in &LETTERS[at + 1..] {
                assert!(legacy < other_legacy, "{legacy:?}");
                assert_ne!(letter, other_letter);
            }
        }
    }

    #[test]
    fn fonts_are_known_by_name() {
        assert!(is_font(".VnTime") && is_font(" .vnArial"));
        assert!(is_capital_font(".VnTimeH") && !is_capital_font(".VnTime"));
        assert!(!is_font("Times New Roman") && !is_capital_font("Batch"));
    }
}
