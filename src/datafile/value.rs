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

/// A text as every part of the program expects it: composed (NFC), without spaces at its ends.
pub(super) fn text_of(value: &DeValue<'_>) -> Option<String> {
    Some(value.as_str()?.trim().nfc().collect())
}

/// A day: a TOML date, or the same in quotes. A time of day is refused.
pub(super) fn date_of(value: &DeValue<'_>) -> Option<NaiveDate> {
    match value {
        DeValue::String(text) => text.trim().parse().ok(),
        DeValue::Datetime(stamp) if stamp.time.is_none() && stamp.offset.is_none() => {
            let date = stamp.date?;
            NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
        }
        _ => None,
    }
}

/// A whole number, where it fits.
pub(super) fn whole_of(value: &DeValue<'_>) -> Option<i64> {
    let whole = value.as_integer()?;
    i64::from_str_radix(whole.as_str(), whole.radix()).ok()
}
