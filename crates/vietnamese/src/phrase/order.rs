//! Numbers of headings: Roman, and the letters of points.

/// The letters of points in the order in which Nghị định 30/2020/NĐ-CP itself runs.
const LETTERS: [&str; 23] = [
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
    "u", "v", "x", "y",
];

const ROMAN: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// A Roman number, from 1 to 3999; others come in Arabic digits.
pub fn roman(number: u32) -> String {
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, letters) in ROMAN {
        while rest >= value {
            text.push_str(letters);
            rest -= value;
        }
    }
    text
}

/// The letter of a point, counted from 1: a, b, c, d, đ, e, g … After y come aa, ab, …; 0 has none.
pub fn letter(number: usize) -> String {
    let Some(index) = number.checked_sub(1) else {
        return String::new();
    };
    let last = LETTERS[index % LETTERS.len()];
    format!("{}{last}", letter(index / LETTERS.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_numbered() {
        let roman: Vec<String> = [1, 4, 9, 14, 40, 1994, 0, 4000].map(roman).to_vec();
        assert_eq!(
            roman,
            ["I", "IV", "IX", "XIV", "XL", "MCMXCIV", "0", "4000"]
        );
        let letters: Vec<String> = [1, 4, 5, 6, 7, 10, 23, 24, 0].map(letter).to_vec();
        assert_eq!(letters, ["a", "d", "đ", "e", "g", "k", "y", "aa", ""]);
    }
}
