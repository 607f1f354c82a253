//! Deadlines in the words of plans: "Trong năm 2024", "Thường xuyên", "Quý I".

use chrono::{Days, Months, NaiveDate};

use super::date::{DateText, find_dates, month, read_date};
use super::fold::{fold, strip};

/// What a text says about when something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeadlineText {
    /// This day is the last: "Trong ngày 31/12/2024", "Trong năm 2024", "Quý IV/2024".
    Day(NaiveDate),
    /// Before this day, which is itself too late: "Trước ngày 15/12/2024".
    Before(NaiveDate),
    /// In every period: "Thường xuyên", "Hằng quý".
    Standing,
    /// A quarter of a year that is not named: "Quý I".
    Quarter(u8),
    /// Nothing.
    Blank,
    /// None of these.
    Unreadable,
}

impl DeadlineText {
    /// The last day, where the text fixes one.
    pub fn last_day(self) -> Option<NaiveDate> {
        match self {
            DeadlineText::Day(date) => Some(date),
            DeadlineText::Before(date) => date.pred_opt(),
            _ => None,
        }
    }
}

/// Reads a deadline.
pub fn read_deadline(text: &str) -> DeadlineText {
    let folded = fold(text);
    let plain = strip(&folded);
    if plain.is_empty() {
        return DeadlineText::Blank;
    }
    if matches!(
        plain.as_str(),
        "thuong xuyen"
            | "thuong xuyen trong nam"
            | "hang quy"
            | "hang qui"
            | "hang thang"
            | "dinh ki"
            | "thuong xuyen hang nam"
    ) {
        return DeadlineText::Standing;
    }
    if let [only] = find_dates(text).as_slice() {
        let nothing_after = strip(&folded[only.end..]).is_empty();
        return match strip(&folded[..only.start]).as_str() {
            _ if !nothing_after => DeadlineText::Unreadable,
            "truoc ngay" | "truoc" | "xong truoc ngay" => DeadlineText::Before(only.date),
            "" | "ngay" | "trong ngay" | "den ngay" | "den" | "cham nhat ngay" | "den het ngay"
            | "het ngay" => DeadlineText::Day(only.date),
            _ => DeadlineText::Unreadable,
        };
    }
    let rest = folded.strip_prefix("trong ").unwrap_or(&folded);
    if let Some(first_day) = month(rest)
        && !matches!(read_date(rest), DateText::Day { .. })
    {
        return last_day_of(first_day, 1);
    }
    span(&strip(rest))
}

/// A year, a half or a quarter of it: `nam 2024`, `6 thang dau nam 2024`, `qui i 2024`.
fn span(plain: &str) -> DeadlineText {
    let words: Vec<&str> = plain.split(' ').filter(|word| *word != "nam").collect();
    let year = words.last().and_then(|word| year(word));
    let start = year.and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1));
    let head = &words[..words.len() - usize::from(year.is_some())];
    match (head, start) {
        ([] | ["het"], Some(start)) => last_day_of(start, 12),
        (["6", "thang", "dau"], Some(start)) => last_day_of(start, 6),
        (["6", "thang", "cuoi"], Some(start)) => last_day_of(start, 12),
        (["9", "thang"] | ["9", "thang", "dau"], Some(start)) => last_day_of(start, 9),
        (["qui" | "quy" | "q", which], start) => match (quarter(which), start) {
            (Some(quarter), Some(start)) => last_day_of(start, u32::from(quarter) * 3),
            (Some(quarter), None) => DeadlineText::Quarter(quarter),
            (None, _) => DeadlineText::Unreadable,
        },
        _ => DeadlineText::Unreadable,
    }
}

fn last_day_of(first_day: NaiveDate, months: u32) -> DeadlineText {
    first_day
        .checked_add_months(Months::new(months))
        .and_then(|next| next.checked_sub_days(Days::new(1)))
        .map_or(DeadlineText::Unreadable, DeadlineText::Day)
}

fn year(word: &str) -> Option<i32> {
    (word.len() == 4)
        .then(|| word.parse().ok())
        .flatten()
        .filter(|year| (1990..2200).contains(year))
}

fn quarter(word: &str) -> Option<u8> {
    match word {
        "i" | "1" => Some(1),
        "ii" | "2" => Some(2),
        "iii" | "3" => Some(3),
        "iv" | "4" => Some(4),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> DeadlineText {
        DeadlineText::Day(NaiveDate::from_ymd_opt(year, month, day).unwrap())
    }

    #[test]
    fn deadlines_of_plans_are_read() {
        for (text, wanted) in [
            ("Trong năm 2024", day(2024, 12, 31)),
            ("Năm 2024", day(2024, 12, 31)),
            ("Trong ngày 31/12/2024", day(2024, 12, 31)),
            ("31/12/2024", day(2024, 12, 31)),
            ("ngày 31 tháng 12 năm 2024", day(2024, 12, 31)),
            ("Thường xuyên", DeadlineText::Standing),
            ("Hằng quý", DeadlineText::Standing),
            ("Quý I", DeadlineText::Quarter(1)),
            ("Quý IV năm 2024", day(2024, 12, 31)),
            ("Quý II/2024", day(2024, 6, 30)),
            ("Tháng 6/2024", day(2024, 6, 30)),
            ("6 tháng đầu năm 2024", day(2024, 6, 30)),
            ("", DeadlineText::Blank),
            ("Sau khi có hướng dẫn", DeadlineText::Unreadable),
            ("Quý", DeadlineText::Unreadable),
            ("năm", DeadlineText::Unreadable),
            ("sau ngày 31/12/2024", DeadlineText::Unreadable),
        ] {
            assert_eq!(read_deadline(text), wanted, "{text}");
        }
        let before = read_deadline("Trước ngày 15/12/2024");
        assert_eq!(before.last_day(), NaiveDate::from_ymd_opt(2024, 12, 14));
    }
}
