//! Boxes 1 to 4: nation, bodies, number, place and date.

use std::slice::from_ref;

use crate::helpers::*;
use crate::line::Line;
use crate::requirement::{Expected, Requirement, Seen};
use crate::sheet::Sheet;

const NATION: &str = "Phần I, mục II, khoản 1 (ô 1)";
const BODY: &str = "Phần I, mục II, khoản 2 (ô 2)";
const NUMBER: &str = "Phần I, mục II, khoản 3 (ô 3)";
const DATE: &str = "Phần I, mục II, khoản 4 (ô 4)";

/// Its requirements.
pub fn table() -> Vec<Requirement> {
    let mut table = nation();
    table.extend(bodies());
    table.extend(number());
    table.extend(date());
    table
}

fn nation() -> Vec<Requirement> {
    let motto = &["Độc lập - Tự do - Hạnh phúc"];
    vec![
        require(
            "quốc-hiệu-cỡ",
            NATION,
            "cỡ chữ Quốc hiệu",
            points(12.0, 13.0),
            |sheet| top(sheet, |_, line, _| sizes(from_ref(line))),
        ),
        require(
            "quốc-hiệu-kiểu",
            NATION,
            "Quốc hiệu in hoa, đứng, đậm",
            text(&["hoa, đậm"]),
            |sheet| top(sheet, |_, line, _| looks(from_ref(line))),
        ),
        require(
            "quốc-hiệu-phải",
            NATION,
            "giữa Quốc hiệu ở nửa phải trang",
            millimetres(115.0, 165.0),
            |sheet| {
                top(sheet, |_, line, _| {
                    each(from_ref(line), |line| line.middle().into())
                })
            },
        ),
        require(
            "quốc-hiệu-một-lần",
            NATION,
            "Quốc hiệu chỉ ở trang thứ nhất",
            Expected::Range(1.0, 1.0, "lần"),
            |sheet| {
                main(sheet)?;
                let lines = sheet.printed.lines.iter();
                let times = lines.filter(|line| line.key().contains("cộng hòa xã hội chủ nghĩa"));
                Some(vec![(times.count() as f64).into()])
            },
        ),
        require(
            "tiêu-ngữ-chữ",
            NATION,
            "Tiêu ngữ, gạch nối có cách chữ",
            text(motto),
            |sheet| {
                top(sheet, |_, _, motto| {
                    each(from_ref(motto), |line| line.text().into())
                })
            },
        ),
        require(
            "tiêu-ngữ-cỡ",
            NATION,
            "cỡ chữ Tiêu ngữ",
            points(13.0, 14.0),
            |sheet| top(sheet, |_, _, motto| sizes(from_ref(motto))),
        ),
        require(
            "tiêu-ngữ-kiểu",
            NATION,
            "Tiêu ngữ in thường, đứng, đậm",
            text(&["thường, đậm"]),
            |sheet| top(sheet, |_, _, motto| looks(from_ref(motto))),
        ),
        require(
            "tiêu-ngữ-giữa",
            NATION,
            "Tiêu ngữ lệch giữa Quốc hiệu",
            same_middle(),
            |sheet| {
                top(sheet, |_, line, motto| {
                    offsets(from_ref(motto), line.middle())
                })
            },
        ),
        require(
            "tiêu-ngữ-kẻ",
            NATION,
            "đường kẻ dài bằng dòng chữ",
            Expected::Range(0.99, 1.01, "dòng chữ"),
            |sheet| top(sheet, |sheet, _, motto| rule_share(sheet, from_ref(motto))),
        ),
        require(
            "tiêu-ngữ-kẻ-giữa",
            NATION,
            "đường kẻ lệch giữa Tiêu ngữ",
            same_middle(),
            |sheet| top(sheet, |sheet, _, motto| rule_offset(sheet, from_ref(motto))),
        ),
    ]
}

/// Measures nation and motto.
fn top(sheet: &Sheet, measure: impl Fn(&Sheet, &Line, &Line) -> Vec<Seen>) -> Option<Vec<Seen>> {
    let letterhead = &main(sheet)?.letterhead;
    let lines = letterhead.nation.as_ref().zip(letterhead.motto.as_ref());
    Some(lines.map_or(Vec::new(), |(nation, motto)| measure(sheet, nation, motto)))
}

fn bodies() -> Vec<Requirement> {
    vec![
        require(
            "chủ-quản-cỡ",
            BODY,
            "cỡ chữ cơ quan chủ quản",
            points(12.0, 13.0),
            |sheet| Some(sizes(&superior(sheet)?)),
        ),
        require(
            "chủ-quản-kiểu",
            BODY,
            "cơ quan chủ quản in hoa, đứng, không đậm",
            text(&["hoa, đứng"]),
            |sheet| Some(looks(&superior(sheet)?)),
        ),
        require(
            "cơ-quan-cỡ",
            BODY,
            "cỡ chữ cơ quan ban hành",
            points(12.0, 13.0),
            |sheet| Some(sizes(&issuer(sheet)?)),
        ),
        require(
            "cơ-quan-kiểu",
            BODY,
            "cơ quan ban hành in hoa, đứng, đậm",
            text(&["hoa, đậm"]),
            |sheet| Some(looks(&issuer(sheet)?)),
        ),
        require(
            "cơ-quan-giữa",
            BODY,
            "cơ quan ban hành lệch giữa cơ quan chủ quản",
            same_middle(),
            |sheet| {
                let superior = superior(sheet)?;
                let middle = superior.first().map(Line::middle)?;
                Some(offsets(&issuer(sheet)?, middle))
            },
        ),
        require(
            "cơ-quan-kẻ",
            BODY,
            "đường kẻ dài 1/3 đến 1/2 dòng chữ",
            Expected::Range(1.0 / 3.0, 0.5, "dòng chữ"),
            |sheet| Some(rule_share(sheet, &issuer(sheet)?)),
        ),
        require(
            "cơ-quan-kẻ-giữa",
            BODY,
            "đường kẻ lệch giữa dòng chữ",
            same_middle(),
            |sheet| Some(rule_offset(sheet, &issuer(sheet)?)),
        ),
    ]
}

/// The superior body; not every body is under one.
fn superior(sheet: &Sheet) -> Option<Vec<Line>> {
    let lines = &main(sheet)?.letterhead.superior;
    (!lines.is_empty()).then(|| lines.clone())
}

fn issuer(sheet: &Sheet) -> Option<Vec<Line>> {
    Some(main(sheet)?.letterhead.issuer.clone())
}

fn number() -> Vec<Requirement> {
    vec![
        require(
            "số-cỡ",
            NUMBER,
            "cỡ chữ số, ký hiệu",
            points(13.0, 13.0),
            |sheet| Some(sizes(&number_line(sheet)?)),
        ),
        require(
            "số-kiểu",
            NUMBER,
            "số, ký hiệu đứng",
            text(&["đứng"]),
            |sheet| Some(styles(&number_line(sheet)?)),
        ),
        require(
            "số-chữ",
            NUMBER,
            "«Số:», số từ 01, gạch chéo, ký hiệu in hoa nối bằng gạch nối",
            text(&["đúng"]),
            number_text,
        ),
        require(
            "số-giữa",
            NUMBER,
            "số, ký hiệu lệch giữa tên cơ quan",
            same_middle(),
            |sheet| {
                let middle = issuer(sheet)?.first().map(Line::middle)?;
                Some(offsets(&number_line(sheet)?, middle))
            },
        ),
    ]
}

/// The line of number and symbol; as a list of one, or of none.
fn number_line(sheet: &Sheet) -> Option<Vec<Line>> {
    Some(main(sheet)?.letterhead.number.iter().cloned().collect())
}

fn number_text(sheet: &Sheet) -> Option<Vec<Seen>> {
    let lines = number_line(sheet)?;
    Some(each(&lines, |line| {
        let line = line.text();
        let rest = line.strip_prefix("Số:").unwrap_or_default();
        let (number, symbol) = rest.split_once('/').unwrap_or_default();
        // A draft has room for the number, nothing else.
        let number = number.trim();
        let number_right = number.is_empty()
            || number.len() >= 2 && number.bytes().all(|one| one.is_ascii_digit());
        let is_symbol = |part: &str| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|one| one.is_uppercase() || one.is_ascii_digit())
        };
        // Quy định, Chương trình and Tờ trình have small letters in theirs.
        let symbol_right = symbol.trim().split('-').enumerate().all(|(place, part)| {
            is_symbol(part) || place == 0 && ["QyĐ", "CTr", "TTr"].contains(&part)
        });
        held(number_right && symbol_right, line)
    }))
}

fn date() -> Vec<Requirement> {
    vec![
        require(
            "ngày-cỡ",
            DATE,
            "cỡ chữ địa danh và thời gian",
            points(13.0, 14.0),
            |sheet| Some(sizes(&date_line(sheet)?)),
        ),
        require(
            "ngày-kiểu",
            DATE,
            "địa danh và thời gian in thường, nghiêng",
            text(&["thường, nghiêng"]),
            |sheet| Some(looks(&date_line(sheet)?)),
        ),
        require(
            "ngày-dòng",
            DATE,
            "cùng dòng với số, ký hiệu",
            millimetres(-0.1, 0.1),
            |sheet| {
                let number = number_line(sheet)?;
                let lines = date_line(sheet)?.into_iter().zip(number);
                let offset =
                    |(date, number): (Line, Line)| Seen::from(date.y() - number.y()).on(date.page);
                Some(lines.map(offset).collect())
            },
        )
        // Two sizes that stand on one line by their tops differ by 0.3 mm at their feet.
        .or_foreign(millimetres(-0.5, 0.5)),
        require(
            "ngày-giữa",
            DATE,
            "địa danh và thời gian lệch giữa Quốc hiệu",
            same_middle(),
            |sheet| {
                let lines = date_line(sheet)?;
                // The room for the year, at the end of the line, is not to be seen.
                if lines
                    .first()
                    .is_some_and(|line| line.key().ends_with("năm"))
                {
                    return None;
                }
                let nation = main(sheet)?.letterhead.nation.as_ref();
                Some(nation.map_or(Vec::new(), |nation| offsets(&lines, nation.middle())))
            },
        ),
        require(
            "ngày-chữ",
            DATE,
            "ngày dưới 10 và tháng 1, 2 có số 0 ở trước, tháng khác không",
            text(&["đúng"]),
            date_text,
        ),
    ]
}

fn date_line(sheet: &Sheet) -> Option<Vec<Line>> {
    Some(main(sheet)?.letterhead.dated.iter().cloned().collect())
}

fn date_text(sheet: &Sheet) -> Option<Vec<Seen>> {
    let lines = date_line(sheet)?;
    Some(each(&lines, |line| {
        let line = line.text();
        let words: Vec<_> = line
            .split_whitespace()
            .skip_while(|word| *word != "ngày")
            .collect();
        held(is_date(&words), line)
    }))
}

/// Each of day, month and year may be left to be written by hand.
fn is_date(words: &[&str]) -> bool {
    let is_number = |text: &str| text.bytes().all(|one| one.is_ascii_digit());
    let mut words = words.iter().peekable();
    let mut part = |name: &str| {
        if words.next() != Some(&name) {
            return None;
        }
        let follows = words.next_if(|word| is_number(word));
        Some(follows.map_or("", |word| *word))
    };
    let parts = (part("ngày"), part("tháng"), part("năm"));
    let (Some(day), Some(month), Some(year)) = parts else {
        return false;
    };
    let month_right = match month.parse::<u32>() {
        Ok(1 | 2) => month.len() == 2,
        Ok(number) => (3..=12).contains(&number) && month == number.to_string(),
        Err(_) => month.is_empty(),
    };
    let blank_or = |text: &str, length: usize| text.is_empty() || text.len() == length;
    blank_or(day, 2) && month_right && blank_or(year, 4) && words.next().is_none()
}
