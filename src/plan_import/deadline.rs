//! Deadlines as plans write them beside the year: without one, or several in a cell.

use chrono::{Datelike, NaiveDate};

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

/// Words with which a sentence begins to say by when.
const BY: &[&str] = &[
    "trước",
    "đến hết",
    "đến",
    "chậm nhất",
    "hết",
    "trong",
    "xong",
];

/// The days of the plan's year that a requirement names as its time and that are not its deadline.
pub(super) fn other_days(
    requirement: &str,
    year: i32,
    deadline: Option<NaiveDate>,
) -> Vec<NaiveDate> {
    let words: Vec<&str> = requirement.split_whitespace().collect();
    let mut days = Vec::new();
    for at in 0..words.len() {
        let begins = |by: &&&str| {
            by.split(' ').enumerate().all(|(more, word)| {
                words
                    .get(at + more)
                    .is_some_and(|own| own.to_lowercase() == word)
            })
        };
        let Some(by) = BY.iter().find(begins) else {
            continue;
        };
        let from = at + by.split(' ').count();
        // «trước ngày 15/11/2026», «trong quý II», «đến hết tháng 6»: the longest that is a time.
        let day = (1..=4).rev().find_map(|length| {
            let time = words.get(from..from + length)?.join(" ");
            let time = time.trim_end_matches([',', ';', '.', ')', ':']);
            let plain = fold_plain(time);
            let says_time = time.contains('/')
                || ["ngay ", "thang ", "qui ", "nam "]
                    .iter()
                    .any(|word| plain.starts_with(word));
            let said = if *by == "trước" {
                format!("trước {time}")
            } else {
                time.to_owned()
            };
            let own = read_deadline(&said).last_day();
            says_time
                .then(|| own.or_else(|| within_year(&said, year)))
                .flatten()
        });
        days.extend(day.filter(|day| day.year() == year && Some(*day) != deadline));
    }
    days.sort();
    days.dedup();
    // The whole year says no more than a deadline within it.
    days.retain(|day| deadline.is_none() || (day.month(), day.day()) != (12, 31));
    days
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

    #[test]
    fn days_in_a_requirement_are_held_against_the_deadline() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        for (text, deadline, wanted) in [
            (
                "Báo cáo trước ngày 10/12/2026",
                Some(day(12, 31)),
                vec![day(12, 9)],
            ),
            ("Hoàn thành trong quý II", Some(day(6, 30)), vec![]),
            (
                "Hoàn thành trong quý II/2026, đúng quy định",
                Some(day(12, 31)),
                vec![day(6, 30)],
            ),
            ("Đến hết năm 2026 đạt 95%", Some(day(11, 30)), vec![]),
            ("Từ 3 đến 5 mô hình", Some(day(12, 31)), vec![]),
            ("Đến năm 2030 đạt 90%", Some(day(12, 31)), vec![]),
            ("Xong trước 30/6", None, vec![day(6, 29)]),
            (
                "Theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018",
                Some(day(12, 31)),
                vec![],
            ),
        ] {
            assert_eq!(other_days(text, 2026, deadline), wanted, "{text}");
        }
    }
}
