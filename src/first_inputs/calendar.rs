//! The holidays of a year, as far as the law fixes them (Bộ luật Lao động 2019, khoản 1 Điều 112;
//! khoản 3 Điều 111: a holiday on a weekly day off is made up on the next working day).

use std::fmt::Write;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::new_office::quoted;

/// A month and a day of it.
type MonthDay = (u32, u32);

/// The lunar holidays of a year.
struct LunarDays {
    year: i32,
    /// The first day of the lunar year.
    new_year: MonthDay,
    /// The tenth of its third month: giỗ Tổ Hùng Vương.
    kings: MonthDay,
}

const fn lunar(year: i32, new_year: MonthDay, kings: MonthDay) -> LunarDays {
    LunarDays {
        year,
        new_year,
        kings,
    }
}

/// The years whose lunar days are known here.
const LUNAR: &[LunarDays] = &[
    lunar(2024, (2, 10), (4, 18)),
    lunar(2025, (1, 29), (4, 7)),
    lunar(2026, (2, 17), (4, 26)),
    lunar(2027, (2, 6), (4, 16)),
    lunar(2028, (1, 26), (4, 4)),
    lunar(2029, (2, 13), (4, 23)),
    lunar(2030, (2, 3), (4, 12)),
];

/// The text of `inputs/calendar.toml`.
pub(super) fn text(year: i32) -> String {
    let mut text = format!(
        "#:schema ../schemas/calendar.schema.json\n#\n# Ngày nghỉ lễ, tết và ngày làm bù năm {year}, dùng để đếm ngày làm việc. Xem docs/inputs.md, mục \"Lịch làm việc\".\n# Các ngày dưới đây theo Bộ luật Lao động; lịch nghỉ liền đợt, nghỉ bù, làm bù do cơ quan có thẩm quyền thông báo\n# hằng năm. Đối chiếu thông báo, sửa rồi xóa dòng «# xác nhận: …».\n"
    );
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    holiday(&mut text, "Tết Dương lịch", day(1, 1), 1, None);
    match LUNAR.iter().find(|known| known.year == year) {
        Some(LunarDays {
            new_year, kings, ..
        }) => {
            let first = day(new_year.0, new_year.1).and_then(|day| day.pred_opt());
            holiday(
                &mut text,
                "Tết Nguyên đán",
                first,
                5,
                Some("đợt nghỉ Tết Nguyên đán theo thông báo"),
            );
            holiday(
                &mut text,
                "Giỗ Tổ Hùng Vương",
                day(kings.0, kings.1),
                1,
                Some("nghỉ liền đợt, nghỉ bù theo thông báo"),
            );
        }
        None => {
            let _ = writeln!(
                text,
                "\n# xác nhận: thêm khối [[holidays]] cho Tết Nguyên đán và Giỗ Tổ Hùng Vương (mùng 10 tháng 3 âm lịch) năm {year}"
            );
        }
    }
    holiday(
        &mut text,
        "Ngày Chiến thắng 30/4 và ngày Quốc tế lao động 01/5",
        day(4, 30),
        2,
        Some("nghỉ liền đợt, hoán đổi ngày làm việc theo thông báo"),
    );
    holiday(
        &mut text,
        "Quốc khánh",
        day(9, 1),
        2,
        Some("ngày nghỉ liền kề 02/9 (trước hoặc sau) theo thông báo"),
    );
    text
}

/// A holiday of so many days; where one falls on a weekend, the next working day is off too.
fn holiday(
    text: &mut String,
    name: &str,
    first: Option<NaiveDate>,
    days: u64,
    confirm: Option<&str>,
) {
    let Some(first) = first else { return };
    let off = |day: NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let own: Vec<NaiveDate> = (0..days)
        .filter_map(|more| first.checked_add_days(Days::new(more)))
        .collect();
    let mut left = own.iter().filter(|day| off(**day)).count();
    let mut last = own.last().copied().unwrap_or(first);
    while left > 0 {
        let Some(next) = last.succ_opt() else { break };
        last = next;
        left -= usize::from(!off(last));
    }
    text.push('\n');
    if let Some(confirm) = confirm {
        let _ = writeln!(text, "# xác nhận: {confirm}");
    }
    let _ = writeln!(
        text,
        "[[holidays]]\nname = {}\nfrom = {first}",
        quoted(name)
    );
    if last != first {
        let _ = writeln!(text, "to = {last}");
    }
}
