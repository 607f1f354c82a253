//! Days, as people write them and as spreadsheets count them.

use chrono::{Days, NaiveDate};

use super::fold::{fold, strip};

/// What the text of a cell says as a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateText {
    /// A day. `month_first` where it is one only with the month before the day (`12/31/2024`).
    Day {
        /// The day.
        date: NaiveDate,
        /// Whether the month was written first.
        month_first: bool,
    },
    /// A month without a day: `tháng 12/2024`, `12/2024`.
    Month {
        /// The first day of the month.
        first_day: NaiveDate,
    },
    /// Nothing, or a blank to be filled in.
    Blank,
    /// No day can be read from it.
    Unreadable,
}

/// A day found in a longer text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundDate {
    /// The day.
    pub date: NaiveDate,
    /// Whether the month was written first.
    pub month_first: bool,
    /// Where it starts in the folded text that was searched, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// The day of a spreadsheet's serial number, whose fraction is the time of day. `None` where it is
/// not finite, or the day is not from 1900 to 2199. 29/02/1900, which Excel counts although there
/// was none, has no day.
pub fn from_serial(serial: f64, date1904: bool) -> Option<NaiveDate> {
    if !(0.0..120_000.0).contains(&serial) {
        return None;
    }
    // The range was checked: the cast keeps the whole part.
    let days = serial.trunc() as u64;
    let (year, month, day, offset) = match (date1904, days) {
        (true, _) => (1904, 1, 1, days),
        (false, 60) => return None,
        (false, 0) => return None,
        (false, 1..60) => (1899, 12, 31, days),
        (false, _) => (1899, 12, 30, days),
    };
    let date = NaiveDate::from_ymd_opt(year, month, day)?.checked_add_days(Days::new(offset))?;
    is_plausible(date).then_some(date)
}

/// Reads the text of a cell that should hold a day, and nothing else but "ngày", a time of day, or
/// brackets: `31/12/2024`, `31-12-24`, `31.12.2024`, `ngày 31 tháng 12 năm 2024`, `2024-12-31`.
pub fn read_date(text: &str) -> DateText {
    let folded = fold(text);
    if folded.chars().all(|character| ". _/-".contains(character)) {
        return DateText::Blank;
    }
    let found = find_in_folded(&folded);
    if let [only] = found.as_slice() {
        let before = strip(&folded[..only.start]);
        let after = folded[only.end..].trim_matches([' ', '.', ',', ';', ')', 't']);
        if matches!(before.as_str(), "" | "ngay" | "den ngay" | "trong ngay") && is_time(after) {
            return DateText::Day {
                date: only.date,
                month_first: only.month_first,
            };
        }
    }
    month(&folded).map_or(DateText::Unreadable, |first_day| DateText::Month {
        first_day,
    })
}

/// All days in a longer text (a letterhead, a reference), in the order in which they stand there.
/// The places are those in [`fold`] of the text.
pub fn find_dates(text: &str) -> Vec<FoundDate> {
    find_in_folded(&fold(text))
}

fn find_in_folded(folded: &str) -> Vec<FoundDate> {
    let mut found: Vec<FoundDate> = Vec::new();
    for (start, character) in folded.char_indices() {
        let after_last = found.last().is_none_or(|last| start >= last.end);
        let before = folded[..start].chars().next_back();
        let inside = before.is_some_and(|c| c.is_alphanumeric())
            || (before.is_some_and(|c| "./-,".contains(c))
                && folded[..start]
                    .trim_end_matches(['.', '/', '-', ','])
                    .ends_with(|c: char| c.is_ascii_digit()));
        if character.is_ascii_digit()
            && after_last
            && !inside
            && let Some((date, month_first, length)) = date_here(&folded[start..])
        {
            found.push(FoundDate {
                date,
                month_first,
                start,
                end: start + length,
            });
        }
    }
    found
}

/// The day that a text starts with, whether its month stands first, and its length.
fn date_here(text: &str) -> Option<(NaiveDate, bool, usize)> {
    let (first, rest) = digits(text)?;
    let (separator, rest) = separator(rest)?;
    let (second, rest) = digits(rest)?;
    let (other, rest) = self::separator(rest)?;
    let (third, rest) = digits(rest)?;
    let same = other == separator || (separator == "tháng" && matches!(other, "năm" | "/"));
    let goes_on = rest.starts_with(|c: char| c.is_alphabetic()) && !rest.starts_with('t')
        || rest
            .strip_prefix(['/', '-', '.', ','])
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if !same || goes_on {
        return None;
    }
    let length = text.len() - rest.len();
    let number = |digits: &str| digits.parse::<u32>().ok();
    let (date, month_first) = if first.len() == 4 && separator != "tháng" {
        if second.len() > 2 || third.len() > 2 {
            return None;
        }
        (day(number(first)?, number(second)?, number(third)?)?, false)
    } else {
        if first.len() > 2 || second.len() > 2 {
            return None;
        }
        let year = match third.len() {
            4 => number(third)?,
            2 => 2000 + number(third)?,
            _ => return None,
        };
        let usual = day(year, number(second)?, number(first)?);
        match usual {
            Some(date) => (date, false),
            None if separator == "tháng" => return None,
            None => (day(year, number(first)?, number(second)?)?, true),
        }
    };
    Some((date, month_first, length))
}

/// Leading digits and what follows them.
fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// What parts the numbers of a date, with the spaces around it.
fn separator(text: &str) -> Option<(&'static str, &str)> {
    let trimmed = text.trim_start();
    ["/", "-", ".", "tháng", "năm"]
        .into_iter()
        .find_map(|mark| {
            let rest = trimmed.strip_prefix(mark)?.trim_start();
            Some((mark, rest))
        })
}

fn day(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    is_plausible(date).then_some(date)
}

/// Days outside these years are slips of the hand.
fn is_plausible(date: NaiveDate) -> bool {
    use chrono::Datelike;
    (1900..2200).contains(&date.year())
}

/// Whether a text is empty or a time of day.
fn is_time(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_digit() || ":. ".contains(c))
        && (text.is_empty() || text.contains(':'))
}

/// The first day of a month written as `tháng 12/2024`, `tháng 12 năm 2024`, `12/2024`.
pub(super) fn month(folded: &str) -> Option<NaiveDate> {
    let text = folded.strip_prefix("tháng").unwrap_or(folded).trim();
    let (month, rest) = digits(text)?;
    let (_, rest) = separator(rest)?;
    let (year, rest) = digits(rest)?;
    let good = rest.trim_matches(['.', ' ']).is_empty() && year.len() == 4 && month.len() <= 2;
    if !good {
        return None;
    }
    day(year.parse().ok()?, month.parse().ok()?, 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn days_are_read_in_all_their_forms() {
        for text in [
            "31/12/2024",
            "31-12-24",
            "31.12.2024",
            "ngày 31 tháng 12 năm 2024",
            "2024-12-31",
            "2024/12/31",
            "31 / 12 / 2024",
            "Ngày 31/12/2024",
            "31/12/2024 00:00:00",
            "2024-12-31T00:00:00",
            "(31/12/2024)",
            "31 tháng 12 năm 2024.",
            "ngày 31 tháng 12/2024",
        ] {
            let wanted = DateText::Day {
                date: ymd(2024, 12, 31),
                month_first: false,
            };
            assert_eq!(read_date(text), wanted, "{text}");
        }
        let wanted = DateText::Day {
            date: ymd(2024, 12, 31),
            month_first: true,
        };
        assert_eq!(read_date("12/31/2024"), wanted);
        let wanted = DateText::Day {
            date: ymd(2024, 5, 3),
            month_first: false,
        };
        assert_eq!(read_date("03/05/2024"), wanted);
    }

    #[test]
    fn what_is_no_day_is_said_so() {
        for text in ["", " ", "…", "../../…", "___"] {
            assert_eq!(read_date(text), DateText::Blank, "{text}");
        }
        for text in [
            "31/02/2024",
            "Quý I",
            "12/15",
            "15/3",
            "123/QĐ-UBND",
            "1/2/3/2024",
            "31/12/224",
            "x",
            "31/12-2024",
            "31/13/2024",
            "31/12/2024 và 15/12/2024",
            "báo cáo 31/12/2024",
            "31/12/0024",
        ] {
            assert_eq!(read_date(text), DateText::Unreadable, "{text}");
        }
        let wanted = DateText::Month {
            first_day: ymd(2024, 12, 1),
        };
        assert_eq!(read_date("tháng 12/2024"), wanted);
        assert_eq!(read_date("12/2024"), wanted);
    }

    #[test]
    fn days_are_found_in_longer_text() {
        let found =
            find_dates("Kế hoạch số 217/KH-UBND ngày 27/12/2023, sửa ngày 05 tháng 01 năm 2024");
        let days: Vec<NaiveDate> = found.iter().map(|one| one.date).collect();
        assert_eq!(days, [ymd(2023, 12, 27), ymd(2024, 1, 5)]);
        assert!(find_dates("107/2020/NĐ-CP, 12/15 nhiệm vụ").is_empty());
    }

    #[test]
    fn serial_numbers_are_days() {
        assert_eq!(from_serial(45657.0, false), Some(ymd(2024, 12, 31)));
        assert_eq!(from_serial(45657.75, false), Some(ymd(2024, 12, 31)));
        assert_eq!(from_serial(44195.0, true), Some(ymd(2024, 12, 31)));
        assert_eq!(from_serial(1.0, false), Some(ymd(1900, 1, 1)));
        assert_eq!(from_serial(61.0, false), Some(ymd(1900, 3, 1)));
        for serial in [
            60.0,
            0.0,
            -1.0,
            -110_000_000_000.0,
            1e12,
            f64::NAN,
            f64::INFINITY,
        ] {
            assert_eq!(from_serial(serial, false), None);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn any_text_is_survived(text in any::<String>(), serial in any::<f64>()) {
            let _ = read_date(&text);
            let _ = from_serial(serial, true);
        }

        #[test]
        fn days_round_trip(serial in 36526u32..60000) {
            let date = from_serial(f64::from(serial), false).unwrap();
            for form in ["%d/%m/%Y", "%-d/%-m/%Y", "%d-%m-%y", "%Y-%m-%d", "ngày %d tháng %m năm %Y"] {
                let text = date.format(form).to_string();
                prop_assert_eq!(read_date(&text), DateText::Day { date, month_first: false });
            }
        }
    }
}
