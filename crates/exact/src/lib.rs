//! Exact numbers: what a workbook states, and what is computed from it. No binary float is ever
//! compared with a target.

#![warn(unreachable_pub)]

use std::fmt;
use std::ops::{Add, Div, Mul, Sub};
use std::str::FromStr;

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An exact rational number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(BigRational);

/// The largest power of ten that a figure of a workbook may have; beyond it nothing is a figure.
const LARGEST_EXPONENT: i32 = 30;

impl Exact {
    /// Nought.
    pub fn zero() -> Self {
        Exact(BigRational::zero())
    }

    /// A whole number.
    pub fn whole(number: i64) -> Self {
        Exact(BigRational::from_integer(BigInt::from(number)))
    }

    /// A fraction of whole numbers; `None` where the second is 0.
    pub fn fraction(first: i64, second: i64) -> Option<Self> {
        (second != 0).then(|| Exact(BigRational::new(BigInt::from(first), BigInt::from(second))))
    }

    /// The decimal that a spreadsheet shows for a binary number: 15 significant digits.
    /// `None` where it is not finite, or too large or too small to be a figure.
    pub fn from_spreadsheet(number: f64) -> Option<Self> {
        if !number.is_finite() {
            return None;
        }
        format!("{number:.14e}").parse().ok()
    }

    /// Whether it is 0.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is below 0.
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// Whether it has no fractional part.
    pub fn is_whole(&self) -> bool {
        self.0.is_integer()
    }

    /// The quotient; `None` where the divisor is 0.
    pub fn checked_div(&self, divisor: &Exact) -> Option<Exact> {
        (!divisor.is_zero()).then(|| Exact(&self.0 / &divisor.0))
    }

    /// Without the sign.
    pub fn abs(&self) -> Exact {
        Exact(self.0.abs())
    }

    /// The nearest binary number, for charts and cells of workbooks only: never compare it.
    pub fn to_f64(&self) -> f64 {
        self.to_decimal(25)
            .parse()
            .unwrap_or_else(|_| self.0.to_f64().unwrap_or(f64::NAN))
    }

    /// As a whole number, where it is one and fits.
    pub fn to_i64(&self) -> Option<i64> {
        self.is_whole()
            .then(|| self.0.to_integer().to_i64())
            .flatten()
    }

    /// Decimal text with a point, rounded half up (away from 0) to at most `places`, without
    /// trailing zeros: `99.896`, `-0.5`, `12`.
    pub fn to_decimal(&self, places: usize) -> String {
        let fixed = self.to_fixed(places);
        if fixed.contains('.') {
            let trimmed = fixed.trim_end_matches('0').trim_end_matches('.');
            if trimmed == "-0" {
                "0".to_owned()
            } else {
                trimmed.to_owned()
            }
        } else {
            fixed
        }
    }

    /// Decimal text with a point and exactly `places` decimals, rounded half up (away from 0).
    pub fn to_fixed(&self, places: usize) -> String {
        let scale = num_traits::pow(BigInt::from(10), places);
        let scaled = self.0.numer().abs() * scale;
        let (quotient, remainder) = scaled.div_rem(self.0.denom());
        let rounded = if remainder * 2 >= *self.0.denom() {
            quotient + 1
        } else {
            quotient
        };
        let mut digits = rounded.to_string();
        if digits.len() <= places {
            digits = format!("{}{}", "0".repeat(places + 1 - digits.len()), digits);
        }
        let sign = if self.is_negative() && rounded.sign() != Sign::NoSign {
            "-"
        } else {
            ""
        };
        if places == 0 {
            return format!("{sign}{digits}");
        }
        let (whole, decimals) = digits.split_at(digits.len() - places);
        format!("{sign}{whole}.{decimals}")
    }

    /// Every digit of a number that ends (as every figure of a workbook does); a number that does
    /// not end is cut at 60 decimals.
    pub fn to_full_decimal(&self) -> String {
        self.to_decimal(60)
    }
}

impl Default for Exact {
    fn default() -> Self {
        Exact::zero()
    }
}

impl FromStr for Exact {
    type Err = String;

    /// Reads `[-]digits[.digits][e[±]digits]`, with a point.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fault = || format!("«{text}» không phải số (ví dụ: 90.76)");
        let (mantissa, exponent) = match text.find(['e', 'E']) {
            Some(at) => {
                let exponent: i32 = text[at + 1..].parse().map_err(|_| fault())?;
                (&text[..at], exponent)
            }
            None => (text, 0),
        };
        let (negative, mantissa) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa),
        };
        let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{decimals}");
        if whole.is_empty() || digits.len() > 200 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(fault());
        }
        let number: BigInt = digits.parse().map_err(|_| fault())?;
        if number.is_zero() {
            return Ok(Exact::zero());
        }
        if exponent.abs() > LARGEST_EXPONENT {
            return Err(fault());
        }
        let power = exponent - i32::try_from(decimals.len()).map_err(|_| fault())?;
        let scale = num_traits::pow(BigInt::from(10), power.unsigned_abs() as usize);
        let value = if power >= 0 {
            BigRational::from_integer(number * scale)
        } else {
            BigRational::new(number, scale)
        };
        Ok(Exact(if negative { -value } else { value }))
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_full_decimal())
    }
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

macro_rules! arithmetic {
    ($trait:ident, $method:ident, $sign:tt) => {
        impl $trait for &Exact {
            type Output = Exact;
            fn $method(self, other: &Exact) -> Exact {
                Exact(&self.0 $sign &other.0)
            }
        }
    };
}
arithmetic!(Add, add, +);
arithmetic!(Sub, sub, -);
arithmetic!(Mul, mul, *);

impl Div<u32> for &Exact {
    type Output = Exact;
    /// # Panics
    /// Where the divisor is 0: divisors here are constants of the program.
    fn div(self, divisor: u32) -> Exact {
        Exact(&self.0 / BigRational::from_integer(BigInt::from(divisor)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        text.parse().unwrap()
    }

    #[test]
    fn spreadsheet_numbers_lose_their_binary_dust() {
        assert_eq!(Exact::from_spreadsheet(0.1 + 0.2), Some(exact("0.3")));
        assert_eq!(Exact::from_spreadsheet(99.9), Some(exact("99.9")));
        assert_eq!(Exact::from_spreadsheet(1253.0), Some(Exact::whole(1253)));
        assert_eq!(Exact::from_spreadsheet(f64::NAN), None);
        assert_eq!(Exact::from_spreadsheet(1e200), None);
    }

    #[test]
    fn rounding_is_half_up() {
        assert_eq!(exact("0.125").to_fixed(2), "0.13");
        assert_eq!(exact("-0.125").to_fixed(2), "-0.13");
        assert_eq!(exact("-0.001").to_fixed(2), "0.00");
        assert_eq!(
            Exact::fraction(2, 3).unwrap().to_fixed(12),
            "0.666666666667"
        );
        assert_eq!(exact("99.90").to_decimal(12), "99.9");
        assert_eq!(exact("1200").to_decimal(2), "1200");
        assert_eq!(exact("1.5e3").to_full_decimal(), "1500");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", ".", "-", "1.2.3", "1e", "1e99", "0x10", "1,5", "٣"] {
            assert!(text.parse::<Exact>().is_err(), "{text}");
        }
    }
}
