//! Figures in print.

use exact::Exact;

/// How many decimals a percentage has in print.
const USUAL_PLACES: usize = 2;
/// The most decimals that are tried so that print and verdict agree; two counts of a workbook never
/// lie closer to a target than this shows.
const MOST_PLACES: usize = 40;

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

/// A percentage with two decimals, or as many more as it takes until the printed figure meets the
/// target just when the value does: 99,896 against ≥ 99,9 is printed `99,896%`, never `99,9%`.
/// `holds` says whether a figure meets the target.
pub fn percent_not_contradicting(value: &Exact, holds: impl Fn(&Exact) -> bool) -> String {
    let verdict = holds(value);
    let agrees = |places: &usize| {
        value
            .to_fixed(*places)
            .parse::<Exact>()
            .is_ok_and(|printed| holds(&printed) == verdict)
    };
    let places = (USUAL_PLACES..=MOST_PLACES)
        .find(agrees)
        .unwrap_or(MOST_PLACES);
    percent(value, places)
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
    use proptest::prelude::*;

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

    #[test]
    fn print_never_contradicts_the_verdict() {
        let target = exact("99.9");
        let at_least = |value: &Exact| *value >= target;
        assert_eq!(
            percent_not_contradicting(&exact("99.896"), at_least),
            "99,896%"
        );
        assert_eq!(
            percent_not_contradicting(&exact("99.58"), at_least),
            "99,58%"
        );
        assert_eq!(percent_not_contradicting(&exact("99.9"), at_least), "99,9%");
        assert_eq!(
            percent_not_contradicting(&exact("99.901"), at_least),
            "99,9%"
        );
        let above = |value: &Exact| *value > target;
        assert_eq!(
            percent_not_contradicting(&exact("99.901"), above),
            "99,901%"
        );
        let all = |value: &Exact| *value == Exact::whole(100);
        assert_eq!(
            percent_not_contradicting(&exact("99.9999"), all),
            "99,9999%"
        );
        let none = |value: &Exact| value.is_zero();
        assert_eq!(percent_not_contradicting(&exact("0.0004"), none), "0,0004%");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn printed_figures_meet_the_target_as_the_value_does(
            first in 0i64..2_000_000, second in 1i64..2_000_000, tenths in 0i64..1000, kind in 0..4usize
        ) {
            let value = Exact::fraction(first * 100, second).unwrap();
            let target = Exact::fraction(tenths, 10).unwrap();
            let holds = |figure: &Exact| match kind {
                0 => *figure >= target,
                1 => *figure > target,
                2 => *figure == target,
                _ => *figure <= target,
            };
            let text = percent_not_contradicting(&value, holds);
            let back: Exact = text.trim_end_matches('%').replace('.', "").replace(',', ".").parse().unwrap();
            prop_assert_eq!(holds(&back), holds(&value), "{}", text);
        }
    }
}
