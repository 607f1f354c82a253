//! Figures in print.

use exact::Exact;

/// A count: below ten with a leading zero (`05`), thousands parted by points (`1.178`), `0` bare.
pub fn count(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let sign = if number < 0 { "-" } else { "" };
    match number {
        1..=9 => format!("0{digits}"),
        _ => format!("{sign}{}", grouped(&digits)),
    }
}

/// A figure with a decimal comma and thousands parted by points, rounded half up to `most` decimals,
/// of which at least `least` are shown: `1.234,50`.
pub fn decimal(value: &Exact, least: usize, most: usize) -> String {
    let fixed = value.to_fixed(most.max(least));
    let (sign, fixed) = match fixed.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", fixed.as_str()),
    };
    let (whole, decimals) = fixed.split_once('.').unwrap_or((fixed, ""));
    let needed = decimals.trim_end_matches('0').len().max(least);
    let whole = grouped(whole);
    match decimals.get(..needed) {
        Some(decimals) if !decimals.is_empty() => format!("{sign}{whole},{decimals}"),
        _ => format!("{sign}{whole}"),
    }
}

/// A percentage (`99.58` is 99,58%) with at most `places` decimals, no needless zeros, and no space
/// before the sign: `99,58%`, `100%`.
pub fn percent(value: &Exact, places: usize) -> String {
    format!("{}%", decimal(value, 0, places))
}

/// Digits with points between thousands.
fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        text.parse().unwrap()
    }

    #[test]
    fn counts_have_leading_zero_and_points() {
        for (number, text) in [
            (0, "0"),
            (5, "05"),
            (10, "10"),
            (999, "999"),
            (1178, "1.178"),
            (1_250_000, "1.250.000"),
            (-5, "-5"),
            (-1178, "-1.178"),
        ] {
            assert_eq!(count(number), text);
        }
        assert_eq!(count(i64::MIN), "-9.223.372.036.854.775.808");
    }

    #[test]
    fn decimals_have_a_comma() {
        assert_eq!(decimal(&exact("1234.5"), 0, 2), "1.234,5");
        assert_eq!(decimal(&exact("1234.5"), 2, 2), "1.234,50");
        assert_eq!(decimal(&exact("-0.001"), 0, 2), "0");
        assert_eq!(decimal(&exact("82766"), 0, 2), "82.766");
        assert_eq!(percent(&exact("99.58"), 2), "99,58%");
        assert_eq!(percent(&exact("100"), 2), "100%");
        assert_eq!(percent(&exact("99.5"), 2), "99,5%");
    }
}
