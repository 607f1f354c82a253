//! Reporting periods: windows, due dates, and the calendar of working days.

pub mod calendar;
pub mod file;
pub mod load;
pub mod load_calendar;
#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which of a year's four reports (Công văn 581/BNV-CCHC: no quý II, no quý IV).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum PeriodKind {
    /// Quý I.
    Q1,
    /// 6 tháng đầu năm.
    H1,
    /// Quý III.
    Q3,
    /// Năm.
    Y,
}

impl PeriodKind {
    /// The ending of the period's id.
    pub fn suffix(self) -> &'static str {
        match self {
            PeriodKind::Q1 => "Q1",
            PeriodKind::H1 => "H1",
            PeriodKind::Q3 => "Q3",
            PeriodKind::Y => "Y",
        }
    }
}

/// A period's id: `2024-Q1`, `2024-H1`, `2024-Q3`, `2024-Y`; ordered in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PeriodId {
    /// The plan's year.
    pub year: i32,
    /// Which report of the year.
    pub kind: PeriodKind,
}

impl PeriodId {
    /// Its name: `6 tháng đầu năm 2024`, `quý III năm 2024`, `năm 2024`.
    pub fn name(self) -> String {
        match self.kind {
            PeriodKind::Q1 => format!("quý I năm {}", self.year),
            PeriodKind::H1 => format!("6 tháng đầu năm {}", self.year),
            PeriodKind::Q3 => format!("quý III năm {}", self.year),
            PeriodKind::Y => format!("năm {}", self.year),
        }
    }

    /// Its name where the year follows later in the sentence: `6 tháng đầu năm`, `quý III`; the
    /// whole year has its full name.
    pub fn short_name(self) -> String {
        match self.kind {
            PeriodKind::Q1 => "quý I".to_owned(),
            PeriodKind::H1 => "6 tháng đầu năm".to_owned(),
            PeriodKind::Q3 => "quý III".to_owned(),
            PeriodKind::Y => self.name(),
        }
    }
}

impl fmt::Display for PeriodId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.year, self.kind.suffix())
    }
}

impl FromStr for PeriodId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fault = || {
            format!("«{text}» không phải mã kỳ báo cáo (ví dụ: 2024-Q1, 2024-H1, 2024-Q3, 2024-Y)")
        };
        let (year, kind) = text.split_once('-').ok_or_else(fault)?;
        if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
            return Err(fault());
        }
        let kind = match kind {
            "Q1" => PeriodKind::Q1,
            "H1" => PeriodKind::H1,
            "Q3" => PeriodKind::Q3,
            "Y" => PeriodKind::Y,
            _ => return Err(fault()),
        };
        Ok(PeriodId {
            year: year.parse().map_err(|_| fault())?,
            kind,
        })
    }
}

impl Serialize for PeriodId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PeriodId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// A span of days, both ends inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Window {
    /// First day.
    pub from: NaiveDate,
    /// Last day: the cut-off.
    pub to: NaiveDate,
}

impl Window {
    /// Whether a day lies in it.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}

/// One reporting period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// Its id.
    pub id: PeriodId,
    /// The window that the regime names (quý III: 15/6–14/9).
    pub regime: Window,
    /// The window of the figures, cumulative from the first day of the year's window to the cut-off
    /// (quý III: 15/12–14/9). This is the window that forms, pace and evidence go by.
    pub window: Window,
    /// The last day on which agencies send their workbooks.
    pub due_agencies: NaiveDate,
    /// The last day on which the office sends its report; the default as-of day.
    pub due_office: NaiveDate,
}

impl Period {
    /// The cut-off day.
    pub fn cut_off(&self) -> NaiveDate {
        self.window.to
    }
}

/// The periods that `inputs/periods.toml` states, in time's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Periods {
    /// All of them, sorted by id.
    pub list: Vec<Period>,
}

impl Periods {
    /// The period of an id.
    pub fn get(&self, id: PeriodId) -> Option<&Period> {
        self.list.iter().find(|period| period.id == id)
    }

    /// The periods of the same year before the given one, earliest first.
    pub fn earlier_in_year(&self, id: PeriodId) -> impl Iterator<Item = &Period> {
        self.list
            .iter()
            .filter(move |period| period.id.year == id.year && period.id < id)
    }

    /// The next period in time, of this or a later year.
    pub fn next(&self, id: PeriodId) -> Option<&Period> {
        self.list.iter().find(|period| period.id > id)
    }
}
