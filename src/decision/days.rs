//! The days on which decisions were made, held against the day of the command: nobody has decided anything
//! tomorrow. Everything else that is read of the inputs is the same on every day.

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::failure::Fault;
use crate::vietnamese::phrase::date_short;

/// The faults of a file of decisions, or of a layout, in which something was decided after a day. What is
/// no TOML is told where it is read.
pub fn later_than(today: NaiveDate, text: &str, file: &str) -> Vec<Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Vec::new();
    }
    let mut days = Vec::new();
    gather(table.get_ref(), &mut days);
    let late = days.into_iter().filter(|(_, day)| *day > today);
    late.map(|(at, day)| {
        let line = text[..at.min(text.len())].matches('\n').count() + 1;
        Fault::new(
            file,
            format!("ngày quyết định {} ở sau hôm nay", date_short(day)),
            format!(
                "Sửa on thành ngày đã quyết định, không sau {}.",
                date_short(today)
            ),
        )
        .at_line(line)
    })
    .collect()
}

/// The days that stand under `on`, with where.
fn gather(table: &DeTable<'_>, days: &mut Vec<(usize, NaiveDate)>) {
    for (key, value) in table {
        match value.get_ref() {
            DeValue::Datetime(_) if key.get_ref() == "on" => days.extend(day(value)),
            DeValue::Table(inner) => gather(inner, days),
            DeValue::Array(items) => {
                for item in items {
                    if let DeValue::Table(inner) = item.get_ref() {
                        gather(inner, days);
                    }
                }
            }
            _ => {}
        }
    }
}

fn day(value: &Spanned<DeValue<'_>>) -> Option<(usize, NaiveDate)> {
    let DeValue::Datetime(written) = value.get_ref() else {
        return None;
    };
    let date = written.date?;
    let (year, month, day) = (date.year.into(), date.month.into(), date.day.into());
    let day = NaiveDate::from_ymd_opt(year, month, day)?;
    Some((value.span().start, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_has_not_come_is_told_with_its_line() {
        let text = "[[agreed]]\non = 2026-06-18\n\n[[reading]]\nfirst = \"1\"\non = 2026-06-19\n";
        let today = "2026-06-18".parse().unwrap();
        let faults = later_than(today, text, "t.toml");
        let lines: Vec<Option<usize>> = faults.iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [Some(6)]);
        assert!(later_than("2026-06-19".parse().unwrap(), text, "t.toml").is_empty());
        assert!(later_than(today, "on = ", "t.toml").is_empty());
    }
}
