//! The period that words speak of: `6 tháng đầu năm 2024`, `quý III/2024`, `từ ngày … đến ngày …`.

use chrono::{Datelike, NaiveDate};

use crate::period::{Period, PeriodKind};
use crate::vietnamese::date::find_dates;
use crate::vietnamese::fold::fold_plain;

/// How far the end of a span of days may lie from the cut-off of the period that is meant.
const NEAR: i64 = 20;

/// What words say of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stated {
    /// Which report of the year; none where only a year is stated.
    pub kind: Option<PeriodKind>,
    /// Whether a time is stated that is none of the year's reports: quý II, quý IV, a month.
    pub other: bool,
    /// The year.
    pub year: Option<i32>,
}

impl Stated {
    /// Whether nothing is stated.
    pub fn is_nothing(&self) -> bool {
        *self == Stated::default()
    }

    /// Whether it can't be a period's.
    pub fn contradicts(&self, period: &Period) -> bool {
        self.year.is_some_and(|year| year != period.id.year)
            || self
                .kind
                .is_some_and(|kind| !kind.agrees_with(period.id.kind))
            || (self.other && self.kind.is_none())
    }

    /// Whether it is the same period of the year before.
    pub fn is_last_year(&self, period: &Period) -> bool {
        let is_same = self
            .kind
            .is_some_and(|kind| kind.agrees_with(period.id.kind));
        is_same && !self.other && self.year == Some(period.id.year - 1)
    }

    /// Whether it names the period, and not only its year.
    pub fn names(&self, period: &Period) -> bool {
        self.kind
            .is_some_and(|kind| kind.agrees_with(period.id.kind))
            && !self.contradicts(period)
    }
}

/// What words say of a period. Days are not years: `ngày 24/5/2024` says nothing.
pub fn stated(text: &str, period: &Period) -> Stated {
    let plain = fold_plain(&without_days(text));
    let words: Vec<&str> = plain.split(' ').collect();
    let mut stated = Stated {
        kind: None,
        other: false,
        year: None,
    };
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).copied().unwrap_or_default();
        match (*word, next) {
            ("6" | "06" | "sau", "thang") => match words.get(at + 2) {
                Some(&"cuoi") => stated.other = true,
                _ => stated.kind = Some(PeriodKind::H1),
            },
            ("6t", _) => stated.kind = Some(PeriodKind::H1),
            ("9t", _) => stated.kind = stated.kind.or(Some(PeriodKind::Q3)),
            ("9" | "09" | "chin", "thang") => stated.kind = stated.kind.or(Some(PeriodKind::Q3)),
            ("12" | "muoi", "thang") | ("ca", "nam") => {
                stated.kind = stated.kind.or(Some(PeriodKind::Y));
            }
            (count, "thang") if is_other_span_of_months(count, words.get(at + 2)) => {
                stated.other = true;
            }
            ("qui" | "quy" | "q", which) => match which {
                "i" | "1" | "01" => stated.kind = stated.kind.or(Some(PeriodKind::Q1)),
                "iii" | "3" | "03" => stated.kind = stated.kind.or(Some(PeriodKind::Q3)),
                "ii" | "iv" | "2" | "4" => stated.other = true,
                _ => {}
            },
            ("q1", _) => stated.kind = stated.kind.or(Some(PeriodKind::Q1)),
            ("q3", _) => stated.kind = stated.kind.or(Some(PeriodKind::Q3)),
            ("h1", _) => stated.kind = stated.kind.or(Some(PeriodKind::H1)),
            ("thang", _) if names_month(&words, at) => stated.other = true,
            _ => {}
        }
        let is_base =
            at >= 1 && matches!(words[at - 1], "voi" | "ki") || at >= 2 && words[at - 2] == "voi";
        if let Some(year) = year(word).filter(|_| !is_base) {
            // The period's own year beside another one is what is meant.
            if stated.year != Some(period.id.year) {
                stated.year = Some(year);
            }
        }
    }
    if stated.kind.is_none() {
        if plain.contains("bao cao nam ")
            || plain.contains("ki bao cao nam ")
            || plain.contains("ket qua nam ")
        {
            stated.kind = Some(PeriodKind::Y);
        } else if is_part_of_span(text, period) {
            stated.other = true;
        } else if let Some(kind) = by_span(text, period) {
            stated.kind = Some(kind.0);
            stated.year = stated.year.or(Some(kind.1));
        }
    }
    stated
}

/// Whether a report of one month is named: `báo cáo tháng 5`, not `ngày 14 tháng 6`.
fn names_month(words: &[&str], at: usize) -> bool {
    let number = |word: Option<&&str>| {
        word.and_then(|word| word.parse::<u32>().ok())
            .is_some_and(|month| (1..=12).contains(&month))
    };
    let is_report = at >= 1 && matches!(words[at - 1], "cao" | "ki" | "lieu" | "qua" | "so");
    is_report && number(words.get(at + 1))
}

/// Whether so many months are a time of which no report is: «5 tháng đầu năm», «11 tháng năm 2024».
fn is_other_span_of_months(count: &str, behind: Option<&&str>) -> bool {
    let is_other = count
        .parse::<u32>()
        .is_ok_and(|count| matches!(count, 1 | 2 | 4 | 5 | 7 | 8 | 10 | 11));
    is_other && behind.is_some_and(|word| matches!(*word, "dau" | "cuoi" | "nam"))
}

/// The text without days, whose years are no period's.
fn without_days(text: &str) -> String {
    let folded = crate::vietnamese::fold::fold(text);
    let mut kept = String::new();
    let mut from = 0;
    for date in find_dates(text) {
        kept.push_str(folded.get(from..date.start).unwrap_or_default());
        kept.push(' ');
        from = date.end;
    }
    kept.push_str(folded.get(from..).unwrap_or_default());
    // Numbers of documents carry years too: 107/2020/NĐ-CP.
    kept.split_whitespace()
        .filter(|word| !(word.contains('/') && word.contains('-')))
        .collect::<Vec<_>>()
        .join(" ")
}

fn year(word: &str) -> Option<i32> {
    (word.len() == 4)
        .then(|| word.parse().ok())
        .flatten()
        .filter(|year| (2000..2100).contains(year))
}

/// Whether a span of days begins long after a period does, within it: of «từ ngày 01/5/2024 đến ngày
/// 31/5/2024» the figures are not cumulated.
fn is_part_of_span(text: &str, period: &Period) -> bool {
    let dates = find_dates(text);
    let [from, to] = dates.as_slice() else {
        return false;
    };
    let plain = format!(" {} ", fold_plain(text));
    let window = period.window;
    plain.contains(" tu ")
        && plain.contains(" den ")
        && (from.date - window.from).num_days() > 2 * NEAR
        && from.date < to.date
        && (to.date - window.to).num_days() <= NEAR
}

/// The report whose cut-off lies near the end of a span of days.
fn by_span(text: &str, period: &Period) -> Option<(PeriodKind, i32)> {
    let dates = find_dates(text);
    let [from, to] = dates.as_slice() else {
        return None;
    };
    let plain = format!(" {} ", fold_plain(text));
    let is_span = plain.contains(" tu ") && plain.contains(" den ");
    if !is_span && !plain.contains(" den ngay ") || from.date >= to.date {
        return None;
    }
    let near = |month: u32, day: u32| {
        NaiveDate::from_ymd_opt(to.date.year(), month, day)
            .is_some_and(|end| (end - to.date).num_days().abs() <= NEAR)
    };
    if (period.cut_off() - to.date).num_days().abs() <= NEAR {
        return Some((period.id.kind, period.id.year));
    }
    let kinds = [
        (PeriodKind::Q1, 3, 14),
        (PeriodKind::H1, 6, 14),
        (PeriodKind::Q3, 9, 14),
        (PeriodKind::Y, 12, 14),
    ];
    kinds
        .into_iter()
        .find(|(_, month, day)| near(*month, *day))
        .map(|(kind, ..)| (kind, to.date.year()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::{PeriodId, Window};

    fn h1() -> Period {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let window = Window {
            from: day(2023, 12, 15),
            to: day(2024, 6, 14),
        };
        Period {
            id: PeriodId {
                year: 2024,
                kind: PeriodKind::H1,
            },
            regime: window,
            window,
            due_agencies: day(2024, 6, 18),
            due_office: day(2024, 6, 25),
            estimate: false,
        }
    }

    #[test]
    fn words_that_name_the_period() {
        for text in [
            "Kết quả thực hiện Kế hoạch CCHC 6 tháng đầu năm 2024",
            "BÁO CÁO SÁU THÁNG ĐẦU NĂM",
            "(Số liệu từ ngày 15/12/2023 đến ngày 14/6/2024)",
            "Quý II và 6 tháng đầu năm 2024",
            "(Số liệu từ ngày 01/01/2024 đến ngày 14/6/2024)",
            "Báo cáo CCHC 6T/2024",
            "(từ 15/12/2023 đến 14/6/2024)",
            "2024-H1",
        ] {
            assert!(stated(text, &h1()).names(&h1()), "{text}");
        }
    }

    #[test]
    fn words_that_name_another() {
        for text in [
            "Quý I/2024",
            "QUÝ III NĂM 2024",
            "quý II năm 2024",
            "6 tháng đầu năm 2023",
            "6 tháng cuối năm 2024",
            "(Số liệu từ 15/12/2022 đến 14/6/2023)",
            "Báo cáo năm 2024",
            "Phụ lục kết quả thực hiện Kế hoạch năm 2023",
            "từ ngày 15/12/2023 đến ngày 14/3/2024",
            "Báo cáo tháng 5 năm 2024",
            "Kết quả 5 tháng đầu năm 2024",
            "Số liệu từ ngày 01/5/2024 đến ngày 31/5/2024",
            "Số tháng 5",
        ] {
            assert!(stated(text, &h1()).contradicts(&h1()), "{text}");
        }
    }

    #[test]
    fn words_that_leave_it_open() {
        for text in [
            "Kết quả thực hiện Kế hoạch CCHC năm 2024",
            "(Kèm theo Kế hoạch số 100/KH-UBND ngày 24/5/2024)",
            "Thái Nguyên, ngày 14 tháng 6 năm 2024",
            "tăng so với năm 2023; Kế hoạch năm 2024",
        ] {
            let said = stated(text, &h1());
            assert!(
                !said.contradicts(&h1()) && !said.names(&h1()),
                "{text} {said:?}"
            );
        }
    }
}
