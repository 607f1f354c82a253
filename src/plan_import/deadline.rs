//! Deadlines as plans write them beside the year: without one, or several in a cell.

use chrono::NaiveDate;

use crate::vietnamese::deadline::read_deadline;
use crate::vietnamese::fold::fold_plain;

/// A month, a quarter or a part of the year without its year: `Quý II`, `Tháng 11`, `Trước 30/11`,
/// `Cả năm`, as a day of the plan's year.
pub(super) fn within_year(text: &str, year: i32) -> Option<NaiveDate> {
    let text = text.trim().trim_end_matches('.');
    let plain = fold_plain(text);
    if plain.is_empty() {
        return None;
    }
    let whole = [
        "ca nam",
        "trong nam",
        "nam",
        "trong ca nam",
        "cuoi nam",
        "het nam",
    ];
    if whole.contains(&plain.as_str()) {
        return NaiveDate::from_ymd_opt(year, 12, 31);
    }
    if plain
        .split(' ')
        .any(|word| word.len() == 4 && word.starts_with("20"))
    {
        return None;
    }
    [format!("{text}/{year}"), format!("{text} năm {year}")]
        .iter()
        .find_map(|text| read_deadline(text).last_day())
}

/// The last of several deadlines in one cell: `Quý II và Quý III`, `30/6/2025; 30/11/2025`.
pub(super) fn last_of_several(text: &str, year: i32) -> Option<NaiveDate> {
    let parts: Vec<Option<NaiveDate>> = text
        .split([';', ','])
        .flat_map(|part| part.split(" và "))
        .map(|part| {
            let part = part.trim();
            let own = read_deadline(part).last_day();
            // «Quý I, II» says the word once.
            own.or_else(|| within_year(part, year))
                .or_else(|| within_year(&format!("Quý {part}"), year))
        })
        .collect();
    if parts.len() < 2 {
        return None;
    }
    let all: Option<Vec<NaiveDate>> = parts.into_iter().collect();
    all?.into_iter().max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_the_plans_year_and_the_last_of_several_days() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day);
        for (text, wanted) in [
            ("Quý II", day(6, 30)),
            ("Tháng 11", day(11, 30)),
            ("Trước 30/9", day(9, 29)),
            ("Cả năm", day(12, 31)),
            ("Quý II/2025", None),
            ("Theo hướng dẫn", None),
            ("", None),
        ] {
            assert_eq!(within_year(text, 2026), wanted, "{text}");
        }
        for (text, wanted) in [
            ("Quý I, III", day(9, 30)),
            ("Tháng 6 và tháng 12", day(12, 31)),
            ("30/6/2026; 30/11/2026", day(11, 30)),
            ("Quý II và khi có yêu cầu", None),
        ] {
            assert_eq!(last_of_several(text, 2026), wanted, "{text}");
        }
    }
}
