//! Dates in print.

use chrono::{Datelike, NaiveDate};

/// `ngày 05 tháng 01 năm 2025`: a day below ten and the months 1 and 2 have a leading zero, the
/// months 3 to 9 have none (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4).
pub fn date_long(date: NaiveDate) -> String {
    format!(
        "ngày {:02} tháng {} năm {}",
        date.day(),
        month(date),
        date.year()
    )
}

/// `05/01/2025`, `15/3/2024`: zeros by the same rule.
pub fn date_short(date: NaiveDate) -> String {
    format!("{:02}/{}/{}", date.day(), month(date), date.year())
}

fn month(date: NaiveDate) -> String {
    match date.month() {
        month @ 1..=2 => format!("0{month}"),
        month => month.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_stand_where_the_decree_wants_them() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        assert_eq!(date_long(day(2025, 1, 5)), "ngày 05 tháng 01 năm 2025");
        assert_eq!(date_long(day(2024, 6, 29)), "ngày 29 tháng 6 năm 2024");
        assert_eq!(date_long(day(2024, 12, 9)), "ngày 09 tháng 12 năm 2024");
        assert_eq!(date_short(day(2024, 3, 15)), "15/3/2024");
        assert_eq!(date_short(day(2025, 2, 5)), "05/02/2025");
    }
}
