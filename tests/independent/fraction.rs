//! Exact fractions: a decimal as it is written, and a value as `results.json` prints it.

use num_bigint::{BigInt, Sign};
use num_rational::BigRational;

/// An exact fraction.
pub type Fraction = BigRational;

/// A whole number.
pub fn whole(number: i64) -> Fraction {
    Fraction::from_integer(BigInt::from(number))
}

/// A decimal as it is written: `99.9`, `-3`, `1.5e-7`; the plan's comma stands for the
/// point, and its % is left out.
pub fn decimal(text: &str) -> Fraction {
    let text = text.replace('%', "").replace(',', ".").to_lowercase();
    let text = text.trim();
    let (digits, power) = text.split_once('e').unwrap_or((text, "0"));
    let (front, behind) = digits.split_once('.').unwrap_or((digits, ""));
    let number: BigInt = format!("{front}{behind}").parse().unwrap();
    let power: i32 = power.parse::<i32>().unwrap() - i32::try_from(behind.len()).unwrap();
    Fraction::from_integer(number) * Fraction::from_integer(BigInt::from(10)).pow(power)
}

/// A fraction as a decimal of at most twelve places, rounded half up: «`value` có nhiều nhất 12 chữ số
/// thập phân, làm tròn nửa lên».
pub fn as_printed(value: &Fraction) -> String {
    let scale = BigInt::from(10).pow(12);
    let half = Fraction::new(BigInt::from(1), BigInt::from(2));
    let scaled = (value * Fraction::from_integer(scale.clone()) + half)
        .floor()
        .to_integer();
    let sign = if scaled.sign() == Sign::Minus {
        "-"
    } else {
        ""
    };
    let size = scaled.magnitude().to_string();
    let digits = format!("{size:0>13}");
    let (front, behind) = digits.split_at(digits.len() - 12);
    let text = format!("{sign}{front}.{behind}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[test]
fn decimals_are_exact() {
    assert_eq!(decimal("99.90"), Fraction::new(999.into(), 10.into()));
    assert_eq!(decimal("-1.5e-1"), Fraction::new((-3).into(), 20.into()));
    let printed = |one: i64, two: i64| as_printed(&Fraction::new(one.into(), two.into()));
    assert_eq!(printed(2, 3), "0.666666666667");
    assert_eq!(printed(-1, 3), "-0.333333333333");
    assert_eq!(printed(100, 1), "100");
}
