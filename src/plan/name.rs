//! Which plan is meant: one of a year, or a version of it that was amended.

use std::fmt;
use std::str::FromStr;

/// A plan by its name: `2026`, or `2026-2` for a version that was amended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanName {
    /// Its year.
    pub year: i32,
    /// Which version; absent: as it was issued, or all of them.
    pub version: Option<u32>,
}

impl fmt::Display for PlanName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.version {
            Some(version) => write!(formatter, "{}-{version}", self.year),
            None => self.year.fmt(formatter),
        }
    }
}

impl FromStr for PlanName {
    type Err = String;

    /// Reads a name as it is written: a year of this century, and the number of a version.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("«{text}» không phải là kế hoạch, ví dụ 2026 hoặc 2026-2");
        let (year, version) = match text.split_once('-') {
            Some((year, version)) => (year, Some(version)),
            None => (text, None),
        };
        let version = version.map(str::parse).transpose().map_err(|_| wrong())?;
        let year = year.parse().ok();
        let name = PlanName {
            year: year
                .filter(|year| (2000..2100).contains(year))
                .ok_or_else(wrong)?,
            version,
        };
        (name.to_string() == text).then_some(name).ok_or_else(wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_year_or_a_version_of_its_plan() {
        let named = |year, version| Ok(PlanName { year, version });
        assert_eq!("2026".parse(), named(2026, None));
        assert_eq!("2026-2".parse(), named(2026, Some(2)));
        for wrong in ["", "26", "2026-", "2026-02", "2026-x", "2026-2-3", "02026"] {
            assert!(wrong.parse::<PlanName>().is_err(), "{wrong}");
        }
    }
}
