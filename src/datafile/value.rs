//! Single values of a data file: what each TOML value is called, and how it is turned into ours.

use chrono::NaiveDate;
use toml::de::DeValue;
use unicode_normalization::UnicodeNormalization;

/// How a message names the kind of a value.
pub(super) fn kind_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "chuỗi ký tự",
        DeValue::Integer(_) => "số nguyên",
        DeValue::Float(_) => "số thập phân",
        DeValue::Boolean(_) => "true/false",
        DeValue::Datetime(_) => "ngày, giờ",
        DeValue::Array(_) => "danh sách",
        DeValue::Table(_) => "nhóm giá trị",
    }
}

/// A text as every part of the program expects it: composed (NFC), with plain blanks for those that
/// word processors insert, without spaces at its ends.
pub(super) fn text_of(value: &DeValue<'_>) -> Option<String> {
    let composed: String = value.as_str()?.nfc().map(plain_blank).collect();
    Some(composed.trim().to_owned())
}

fn plain_blank(letter: char) -> char {
    match letter {
        '\u{a0}' | '\u{202f}' | '\u{2007}' => ' ',
        other => other,
    }
}

/// A day: a TOML date, or the same in quotes. A time of day is refused.
pub(super) fn date_of(value: &DeValue<'_>) -> Option<NaiveDate> {
    match value {
        DeValue::String(text) => {
            let text = text.trim();
            day_first(text).or_else(|| year_first(text))
        }
        DeValue::Datetime(stamp) if stamp.time.is_none() && stamp.offset.is_none() => {
            let date = stamp.date?;
            NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
        }
        _ => None,
    }
}

/// A day as officials write it: `17/3/2026`, `30/01/2026`, `17-03-2026`, `17.3.2026`. The day stands
/// first in every document of the decree, so this can be read one way only.
pub(super) fn day_first(text: &str) -> Option<NaiveDate> {
    let [day, month, year] = three_numbers(text)?;
    day_of([year, month, day])
}

/// A day with its year first, each part as short as it may be: `2026-03-06`, `2026-3-6`, `2026/3/6`.
pub(super) fn year_first(text: &str) -> Option<NaiveDate> {
    day_of(three_numbers(text)?)
}

/// The example of a day for a text that lacks only its year: `NĂM-03-17` for `17/3`.
pub(super) fn day_without_year(text: &str) -> Option<String> {
    let (day, month) = text.trim().split_once('/')?;
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 2);
    let day = NaiveDate::from_ymd_opt(2000, number(month)?, number(day)?)?;
    Some(format!("NĂM-{}", day.format("%m-%d")))
}

/// Three parts with one separator between them.
fn three_numbers(text: &str) -> Option<[&str; 3]> {
    let separator = text
        .trim()
        .chars()
        .find(|letter| !letter.is_ascii_digit())?;
    if !matches!(separator, '/' | '-' | '.') {
        return None;
    }
    let parts: Vec<&str> = text.trim().split(separator).collect();
    parts.try_into().ok()
}

/// A day of its year, its month and its day as digits.
fn day_of([year, month, day]: [&str; 3]) -> Option<NaiveDate> {
    let digits = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !digits(day, 2) || !digits(month, 2) || year.len() != 4 || !digits(year, 4) {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A whole number, where it fits.
pub(super) fn whole_of(value: &DeValue<'_>) -> Option<i64> {
    let whole = value.as_integer()?;
    i64::from_str_radix(whole.as_str(), whole.radix()).ok()
}
