//! What a measure is held against.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::datafile::Notation;
use crate::exact::Exact;

/// How a value is compared with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `>=`: «đạt», «từ … trở lên», «tối thiểu».
    AtLeast,
    /// `>`: «vượt», «cao hơn», «tăng».
    Above,
    /// `<=`
    AtMost,
    /// `<`
    Below,
    /// `=`
    Equal,
}

impl Comparison {
    /// The sign as the plan file has it.
    pub fn sign(self) -> &'static str {
        match self {
            Comparison::AtLeast => ">=",
            Comparison::Above => ">",
            Comparison::AtMost => "<=",
            Comparison::Below => "<",
            Comparison::Equal => "=",
        }
    }

    /// Whether a value stands so to a number.
    pub fn holds(self, value: &Exact, number: &Exact) -> bool {
        match self {
            Comparison::AtLeast => value >= number,
            Comparison::Above => value > number,
            Comparison::AtMost => value <= number,
            Comparison::Below => value < number,
            Comparison::Equal => value == number,
        }
    }
}

/// A measure's target.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Target {
    /// A document is to be issued, a task to be done.
    Done,
    /// The plan states none.
    #[default]
    None,
    /// A comparison with a number, in the measure's unit.
    Compare {
        /// How.
        comparison: Comparison,
        /// With what.
        number: Exact,
    },
}

impl Target {
    /// Whether the target is `= 0`: zero tolerance.
    pub fn is_zero_tolerance(&self) -> bool {
        matches!(self, Target::Compare { comparison: Comparison::Equal, number } if number.is_zero())
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Done => f.write_str("done"),
            Target::None => f.write_str("none"),
            Target::Compare { comparison, number } => write!(f, "{} {number}", comparison.sign()),
        }
    }
}

impl Notation for Target {
    const PATTERN: &'static str = "^((>=|<=|>|<|=) *-?[0-9]+([.][0-9]+)?|done|none)$";
}

impl FromStr for Target {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim() {
            "done" => return Ok(Target::Done),
            "none" => return Ok(Target::None),
            _ => {}
        }
        let text = text.trim();
        let signs = [
            Comparison::AtLeast,
            Comparison::AtMost,
            Comparison::Above,
            Comparison::Below,
            Comparison::Equal,
        ];
        signs
            .into_iter()
            .find_map(|comparison| {
                let number = text.strip_prefix(comparison.sign())?.trim().parse().ok()?;
                Some(Target::Compare { comparison, number })
            })
            .ok_or_else(|| {
                format!("«{text}» không phải chỉ tiêu (ví dụ: \">= 99.9\", \"> 0\", \"= 0\", \"done\", \"none\")")
            })
    }
}

impl Serialize for Target {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Target {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_prints_every_kind() {
        for text in [">= 99.9", "> 0", "= 0", "<= 3", "< 1", "done", "none"] {
            assert_eq!(text.parse::<Target>().unwrap().to_string(), text);
        }
        for text in ["", "99.9", "=> 3", ">= 99,9", "xong"] {
            assert!(text.parse::<Target>().is_err(), "{text}");
        }
    }
}
