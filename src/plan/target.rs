//! What a measure is held against.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::spelling;
use crate::datafile::{Notation, number};
use crate::exact::Exact;

/// How a value is compared with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `>=`: «đạt», «từ … trở lên», «tối thiểu».
    AtLeast,
    /// `>`: «vượt», «cao hơn», «tăng».
    Above,
    /// `<=`: «không quá».
    AtMost,
    /// `<`: «dưới».
    Below,
    /// `=`
    Equal,
}

/// The signs of comparisons as plan files have them, longer ones first; the first of a comparison is
/// the one that is written.
const SIGNS: [(&str, Comparison); 7] = [
    (">=", Comparison::AtLeast),
    ("<=", Comparison::AtMost),
    ("≥", Comparison::AtLeast),
    ("≤", Comparison::AtMost),
    (">", Comparison::Above),
    ("<", Comparison::Below),
    ("=", Comparison::Equal),
];

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

    /// Whether more can only make it hold: a growing value may still reach it.
    pub fn is_lower_bound(self) -> bool {
        matches!(self, Comparison::AtLeast | Comparison::Above)
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
    /// Between two numbers, both inclusive: «từ 0,5% đến 1%».
    Between {
        /// The least.
        from: Exact,
        /// The most.
        to: Exact,
    },
    /// Compared with the same figure of the year before: «cao hơn năm trước».
    LastYear(Comparison),
    /// A rank that is better than the year before by so many places: «tăng ít nhất 01 bậc».
    Rise(u32),
}

/// The word for the year before, in a target.
const LAST_YEAR: &str = "last-year";
/// The word for ranks that are bettered, in a target.
const RISE: &str = "rise";
/// Parts the ends of a range.
const RANGE: &str = "..";

impl Target {
    /// Whether the target is `= 0`: zero tolerance.
    pub fn is_zero_tolerance(&self) -> bool {
        matches!(self, Target::Compare { comparison: Comparison::Equal, number } if number.is_zero())
    }

    /// Whether more is better: a value that rises comes nearer to it. Of a maximum, a rank, a range and
    /// where nothing is asked for nobody can say so.
    pub fn wants_more(&self) -> bool {
        match self {
            Target::Compare { comparison, number } => {
                comparison.is_lower_bound()
                    || (*comparison == Comparison::Equal && !number.is_zero())
            }
            Target::LastYear(comparison) => comparison.is_lower_bound(),
            Target::Between { .. } | Target::Done | Target::None | Target::Rise(_) => false,
        }
    }

    /// Whether values are held against something.
    pub fn is_judged(&self) -> bool {
        !matches!(self, Target::Done | Target::None)
    }

    /// Whether a value meets it; absent where there is nothing to compare with by itself.
    pub fn holds(&self, value: &Exact) -> Option<bool> {
        match self {
            Target::Compare { comparison, number } => Some(comparison.holds(value, number)),
            Target::Between { from, to } => Some(value >= from && value <= to),
            Target::Done | Target::None | Target::LastYear(_) | Target::Rise(_) => None,
        }
    }

    /// What it is of a rank: of «vị trí 10 - 15» nobody falls short by being better than the tenth.
    pub fn of_rank(&self) -> Target {
        match self {
            Target::Between { to, .. } => Target::Compare {
                comparison: Comparison::AtMost,
                number: to.clone(),
            },
            other => other.clone(),
        }
    }

    /// What it comes to when the year before is known: a comparison with its value.
    pub fn against(&self, last_year: &Exact) -> Target {
        match self {
            Target::LastYear(comparison) => Target::Compare {
                comparison: *comparison,
                number: last_year.clone(),
            },
            Target::Rise(places) => Target::Compare {
                comparison: Comparison::AtMost,
                number: last_year - &Exact::whole(i64::from(*places)),
            },
            other => other.clone(),
        }
    }

    /// Whether it needs the year before.
    pub fn needs_last_year(&self) -> bool {
        matches!(self, Target::LastYear(_) | Target::Rise(_))
    }

    /// Reads it; `number` reads a number.
    fn parse(text: &str, number: impl Fn(&str) -> Result<Exact, String>) -> Result<Self, String> {
        let text = text.trim();
        match text {
            "done" => return Ok(Target::Done),
            "none" => return Ok(Target::None),
            RISE => return Ok(Target::Rise(1)),
            _ => {}
        }
        if let Some(places) = text.strip_prefix(RISE) {
            return match places.trim().parse() {
                Ok(places) if places > 0 => Ok(Target::Rise(places)),
                _ => Err(no_target(text)),
            };
        }
        let bare = |text: &str| text.trim().trim_end_matches('%').trim().to_owned();
        if let Some((from, to)) = text.split_once(RANGE) {
            let (from, to) = (number(&bare(from))?, number(&bare(to))?);
            if from > to {
                return Err(format!("«{text}»: mức dưới lớn hơn mức trên"));
            }
            return Ok(Target::Between { from, to });
        }
        let sign = SIGNS.iter().find(|(sign, _)| text.starts_with(sign));
        let Some((sign, comparison)) = sign else {
            return Err(no_target(text));
        };
        let rest = bare(&text[sign.len()..]);
        if rest == LAST_YEAR {
            return Ok(Target::LastYear(*comparison));
        }
        if !rest.contains(|c: char| c.is_ascii_digit()) {
            return Err(no_target(text));
        }
        Ok(Target::Compare {
            comparison: *comparison,
            number: number(&rest)?,
        })
    }
}

fn no_target(text: &str) -> String {
    if let Some(spelled) = spelling::of_target(text) {
        return format!("«{text}» không phải chỉ tiêu: {spelled}");
    }
    format!(
        "«{text}» không phải chỉ tiêu (ví dụ: \">= 99.9\", \"<= 2\", \"0.5 .. 1\", \"= 0\", \"> last-year\", \"rise 1\", \"done\", \"none\")"
    )
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Done => f.write_str("done"),
            Target::None => f.write_str("none"),
            Target::Compare { comparison, number } => write!(f, "{} {number}", comparison.sign()),
            Target::Between { from, to } => write!(f, "{from} {RANGE} {to}"),
            Target::LastYear(comparison) => write!(f, "{} {LAST_YEAR}", comparison.sign()),
            Target::Rise(places) => write!(f, "{RISE} {places}"),
        }
    }
}

impl Notation for Target {
    const SIGN: &'static str = ">= ";

    const PATTERN: &'static str = concat!(
        "^((>=|<=|≥|≤|>|<|=) *(-?[0-9]+([.,][0-9]+)* *%?|last-year)",
        "|-?[0-9]+([.,][0-9]+)* *%? *[.][.] *-?[0-9]+([.,][0-9]+)* *%?",
        "|rise( +[0-9]+)?|done|none)$"
    );

    fn read(text: &str) -> Result<Self, String> {
        // Signs in the wrong order must not be read as an `=` with something behind it.
        for (turned, right) in [("=>", ">="), ("=<", "<=")] {
            if let Some(rest) = text.trim_start().strip_prefix(turned) {
                return Err(format!("«{text}» phải viết là «{right} {}»", rest.trim()));
            }
        }
        Target::parse(text, number)
    }
}

/// Reads what [`Display`](fmt::Display) wrote: numbers have a decimal point and no groups.
impl FromStr for Target {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Target::parse(text, str::parse)
    }
}

/// How many bodies must meet a measure: a share of them or a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodiesTarget {
    /// How.
    pub comparison: Comparison,
    /// With what: a percentage of the bodies in which something arose, or a number of bodies.
    pub number: Exact,
    /// Whether it is a percentage.
    pub is_share: bool,
}

impl Default for BodiesTarget {
    /// Every one of them.
    fn default() -> Self {
        BodiesTarget {
            comparison: Comparison::AtLeast,
            number: Exact::whole(100),
            is_share: true,
        }
    }
}

impl BodiesTarget {
    /// The target that the province's value is held against.
    pub fn target(&self) -> Target {
        Target::Compare {
            comparison: self.comparison,
            number: self.number.clone(),
        }
    }

    fn parse(text: &str, number: impl Fn(&str) -> Result<Exact, String>) -> Result<Self, String> {
        let example = "ví dụ: \">= 30%\" (tỷ lệ), \">= 20\" (số cơ quan)";
        let is_share = text.trim().ends_with('%');
        match Target::parse(text, number)? {
            Target::Compare { comparison, number } if comparison.is_lower_bound() => {
                Ok(BodiesTarget {
                    comparison,
                    number,
                    is_share,
                })
            }
            _ => Err(format!("«{text}» phải là mức tối thiểu ({example})")),
        }
    }
}

impl fmt::Display for BodiesTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = if self.is_share { "%" } else { "" };
        write!(f, "{} {}{percent}", self.comparison.sign(), self.number)
    }
}

impl Notation for BodiesTarget {
    const SIGN: &'static str = ">= ";

    const PATTERN: &'static str = "^(>=|≥|>) *[0-9]+([.,][0-9]+)* *%?$";

    fn read(text: &str) -> Result<Self, String> {
        BodiesTarget::parse(text, number)
    }
}

impl FromStr for BodiesTarget {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        BodiesTarget::parse(text, str::parse)
    }
}

macro_rules! as_text {
    ($name:ident) => {
        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?
                    .parse()
                    .map_err(serde::de::Error::custom)
            }
        }
    };
}
as_text!(Target);
as_text!(BodiesTarget);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_prints_every_kind() {
        for text in [
            ">= 99.9",
            "> 0",
            "= 0",
            "<= 3",
            "< 1",
            "done",
            "none",
            "0.5 .. 1",
            "> last-year",
            "rise 2",
            ">= 99.125",
        ] {
            assert_eq!(text.parse::<Target>().unwrap().to_string(), text);
        }
        for text in ["", "99.9", "=> 3", "xong", ">= %", "2 .. 1", "rise 0"] {
            assert!(text.parse::<Target>().is_err(), "{text}");
            assert!(Target::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn targets_as_clerks_write_them() {
        for (text, wanted) in [
            (">= 95%", ">= 95"),
            ("≥ 95", ">= 95"),
            (">= 95,5", ">= 95.5"),
            ("≤ 2 %", "<= 2"),
            ("0,5% .. 1%", "0.5 .. 1"),
            (">= 1200", ">= 1200"),
            ("rise", "rise 1"),
        ] {
            assert_eq!(Target::read(text).unwrap().to_string(), wanted);
        }
        let message = Target::read(">= 1.200").unwrap_err();
        assert!(
            message.contains("1200") && message.contains("1,2"),
            "{message}"
        );
    }

    #[test]
    fn bodies_are_asked_for_as_a_share_or_a_number() {
        let share = BodiesTarget::read(">= 30%").unwrap();
        assert!(share.is_share && share.to_string().parse() == Ok(share.clone()));
        assert!(!BodiesTarget::read(">= 20").unwrap().is_share);
        assert!(BodiesTarget::read("<= 20").is_err());
    }
}
