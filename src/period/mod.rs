//! Reporting periods: windows, due dates, and the calendar of working days.

pub mod calendar;
pub mod doubts;
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

/// Which of a year's reports. The regime has four (quý I, 6 tháng, quý III, năm: Công văn
/// 581/BNV-CCHC); an office may ask for months, quý II, nine months, and reports on one occasion beside
/// them. All of them are cumulative from the first day of the year's window.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum PeriodKind {
    /// A month, from 1.
    Month(u8),
    /// Quý I.
    Q1,
    /// Quý II.
    Q2,
    /// 6 tháng đầu năm.
    H1,
    /// Quý III.
    Q3,
    /// 9 tháng đầu năm.
    M9,
    /// Năm.
    Y,
    /// On one occasion, numbered from 1.
    AdHoc(u8),
}

impl PeriodKind {
    /// The ending of the period's id.
    pub fn suffix(self) -> String {
        match self {
            PeriodKind::Month(month) => format!("T{month:02}"),
            PeriodKind::Q1 => "Q1".to_owned(),
            PeriodKind::Q2 => "Q2".to_owned(),
            PeriodKind::H1 => "H1".to_owned(),
            PeriodKind::Q3 => "Q3".to_owned(),
            PeriodKind::M9 => "9T".to_owned(),
            PeriodKind::Y => "Y".to_owned(),
            PeriodKind::AdHoc(number) => format!("DX{number}"),
        }
    }

    fn of(suffix: &str) -> Option<PeriodKind> {
        Some(match suffix {
            "Q1" => PeriodKind::Q1,
            "Q2" => PeriodKind::Q2,
            "H1" => PeriodKind::H1,
            "Q3" => PeriodKind::Q3,
            "9T" => PeriodKind::M9,
            "Y" => PeriodKind::Y,
            _ => {
                let number = |digits: &str| digits.parse::<u8>().ok().filter(|number| *number > 0);
                let month = suffix
                    .strip_prefix('T')
                    .filter(|digits| digits.len() == 2)
                    .and_then(number)
                    .filter(|month| *month <= 12);
                let occasion = suffix.strip_prefix("DX").and_then(number);
                month
                    .map(PeriodKind::Month)
                    .or(occasion.map(PeriodKind::AdHoc))?
            }
        })
    }

    /// The month of the year with which it ends; absent for one on an occasion.
    pub fn last_month(self) -> Option<u8> {
        match self {
            PeriodKind::Month(month) => Some(month),
            PeriodKind::Q1 => Some(3),
            PeriodKind::Q2 | PeriodKind::H1 => Some(6),
            PeriodKind::Q3 | PeriodKind::M9 => Some(9),
            PeriodKind::Y => Some(12),
            PeriodKind::AdHoc(_) => None,
        }
    }

    /// Whether figures said to be of one may be of the other: «9 tháng» and «quý III» end together, and
    /// both are told cumulatively.
    pub fn agrees_with(self, other: PeriodKind) -> bool {
        self == other || (self.last_month().is_some() && self.last_month() == other.last_month())
    }
}

/// A period's id: `2024-Q1`, `2024-H1`, `2024-Q3`, `2024-Y`, `2024-T05` (a month), `2024-Q2`, `2024-9T`,
/// `2024-DX1` (on an occasion).
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
            PeriodKind::Y => format!("năm {}", self.year),
            PeriodKind::H1 | PeriodKind::M9 => format!("{} {}", self.short_name(), self.year),
            _ => format!("{} năm {}", self.short_name(), self.year),
        }
    }

    /// Its name where the year follows later in the sentence: `6 tháng đầu năm`, `quý III`; the
    /// whole year has its full name.
    pub fn short_name(self) -> String {
        match self.kind {
            PeriodKind::Month(month) => month_name(month),
            PeriodKind::Q1 => "quý I".to_owned(),
            PeriodKind::Q2 => "quý II".to_owned(),
            PeriodKind::H1 => "6 tháng đầu năm".to_owned(),
            PeriodKind::Q3 => "quý III".to_owned(),
            PeriodKind::M9 => "9 tháng đầu năm".to_owned(),
            PeriodKind::Y => self.name(),
            PeriodKind::AdHoc(number) => format!("đợt đột xuất số {number:02}"),
        }
    }

    /// The time whose tasks its report sets: `6 tháng cuối năm 2024`, `quý IV năm 2024`, `năm 2025`.
    pub fn next_name(self) -> String {
        let year = self.year;
        match self.kind {
            PeriodKind::Month(12) => format!("{} năm {}", month_name(1), year + 1),
            PeriodKind::Month(month) => format!("{} năm {year}", month_name(month + 1)),
            PeriodKind::Q1 => format!("quý II năm {year}"),
            PeriodKind::Q2 => format!("quý III năm {year}"),
            PeriodKind::H1 => format!("6 tháng cuối năm {year}"),
            PeriodKind::Q3 => format!("quý IV năm {year}"),
            PeriodKind::M9 => format!("3 tháng cuối năm {year}"),
            PeriodKind::Y => format!("năm {}", year + 1),
            PeriodKind::AdHoc(_) => "thời gian tới".to_owned(),
        }
    }
}

/// `tháng 01`, `tháng 5`: as Nghị định 30/2020/NĐ-CP writes months.
pub fn month_name(month: u8) -> String {
    match month {
        1 | 2 => format!("tháng 0{month}"),
        _ => format!("tháng {month}"),
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
            format!(
                "«{text}» không phải mã kỳ báo cáo (ví dụ: 2024-Q1, 2024-H1, 2024-Q3, 2024-Y; tháng 2024-T05; 2024-Q2, 2024-9T; đột xuất 2024-DX1)"
            )
        };
        // Copied from a document, a code has blanks around it that look like none.
        let (year, kind) = text.trim().split_once('-').ok_or_else(fault)?;
        if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
            return Err(fault());
        }
        let kind = PeriodKind::of(kind).ok_or_else(fault)?;
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
    /// Whether forms ask what is expected of the whole year.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub estimate: bool,
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
    /// All of them, by year, then by cut-off.
    pub list: Vec<Period>,
}

impl Periods {
    /// The period of an id.
    pub fn get(&self, id: PeriodId) -> Option<&Period> {
        self.list.iter().find(|period| period.id == id)
    }

    /// The periods of the same year before the given one, earliest first.
    pub fn earlier_in_year(&self, id: PeriodId) -> impl Iterator<Item = &Period> {
        let cut_off = self.get(id).map(Period::cut_off);
        self.list.iter().filter(move |period| {
            period.id.year == id.year && cut_off.is_some_and(|cut_off| period.cut_off() < cut_off)
        })
    }

    /// The next period in time, of this or a later year.
    pub fn next(&self, id: PeriodId) -> Option<&Period> {
        let at = self.list.iter().position(|period| period.id == id)?;
        self.list.get(at + 1)
    }
}
