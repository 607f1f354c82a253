//! Characters that the fonts of official documents have.

/// Ranges that both Times New Roman and the font that comes with the program have.
const RANGES: [(char, char); 11] = [
    ('\u{20}', '\u{7e}'),
    ('\u{a0}', '\u{17f}'),
    ('\u{1a0}', '\u{1a1}'),
    ('\u{1af}', '\u{1b0}'),
    ('\u{391}', '\u{3a1}'),
    ('\u{3a3}', '\u{3c9}'),
    ('\u{410}', '\u{44f}'),
    ('\u{1ea0}', '\u{1ef9}'),
    ('\u{2013}', '\u{2015}'),
    ('\u{2018}', '\u{201e}'),
    ('\u{2039}', '\u{203a}'),
];
/// Single ones.
const SINGLE: &str = "•…‰€₫−≈≠≤≥√∞";

/// Whether a character is printed as it is, or is one that nobody sees (marks of direction,
/// joiners, ends of lines).
pub fn is_printed(character: char) -> bool {
    let seen = RANGES
        .iter()
        .any(|(from, to)| (*from..=*to).contains(&character));
    seen || SINGLE.contains(character)
        || matches!(character,
            '\t' | '\n' | '\r' | '\u{300}'..='\u{323}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}')
}

/// The characters of the ranges, for the test that the font has them.
pub fn printed_characters() -> impl Iterator<Item = char> {
    let ranges = RANGES.iter().flat_map(|(from, to)| *from..=*to);
    ranges.chain(SINGLE.chars()).filter(|c| *c != '\u{ad}')
}
