//! Boxes 5a, 5b and 9a: type, abstract, subject, addressees.

use cchc::report::document::Head;

use super::letterhead::number_line;
use super::*;
use crate::nd30::lines::Line;
use crate::nd30::pdf::MM;
use crate::nd30::sheet::{ASCENT, find};

const TYPE: &str = "Phần I, mục II, khoản 5, điểm a (ô 5a)";
const SUBJECT: &str = "Phần I, mục II, khoản 5, điểm b (ô 5b)";
const TO: &str = "Phần I, mục II, khoản 9, điểm a (ô 9a)";

pub fn table() -> Vec<Requirement> {
    let mut table = vec![
        require(
            "tên-loại-cỡ",
            TYPE,
            "cỡ chữ tên loại",
            points(13.0, 14.0),
            |sheet| Some(sizes(&type_name(sheet)?)),
        ),
        require(
            "tên-loại-kiểu",
            TYPE,
            "tên loại in hoa, đứng, đậm",
            text(&["hoa, đậm"]),
            |sheet| Some(looks(&type_name(sheet)?)),
        ),
        require(
            "tên-loại-giữa",
            TYPE,
            "tên loại lệch giữa",
            same_middle(),
            |sheet| Some(offsets(&type_name(sheet)?, sheet.middle(0))),
        ),
        require(
            "trích-yếu-cỡ",
            TYPE,
            "cỡ chữ trích yếu",
            points(13.0, 14.0),
            |sheet| Some(sizes(&summary(sheet)?)),
        ),
        require(
            "trích-yếu-kiểu",
            TYPE,
            "trích yếu in thường, đứng, đậm",
            text(&["thường, đậm"]),
            |sheet| Some(looks(&summary(sheet)?)),
        ),
        require(
            "trích-yếu-giữa",
            TYPE,
            "trích yếu lệch giữa",
            same_middle(),
            |sheet| Some(offsets(&summary(sheet)?, sheet.middle(0))),
        ),
        require(
            "trích-yếu-kẻ",
            TYPE,
            "đường kẻ dài 1/3 đến 1/2 dòng chữ",
            Expected::Range(1.0 / 3.0, 0.5, "dòng chữ"),
            |sheet| Some(rule_share(sheet, &summary(sheet)?)),
        ),
        require(
            "trích-yếu-kẻ-giữa",
            TYPE,
            "đường kẻ lệch giữa dòng chữ",
            same_middle(),
            |sheet| Some(rule_offset(sheet, &summary(sheet)?)),
        ),
    ];
    table.extend(subjects());
    table.extend(addressees());
    table
}

fn type_name(sheet: &Sheet) -> Option<Vec<Line>> {
    match &sheet.document()?.document.head {
        Head::Named { type_name, .. } => Some(find(&sheet.own_lines(), &type_name.to_uppercase())),
        Head::Dispatch { .. } => None,
    }
}

fn summary(sheet: &Sheet) -> Option<Vec<Line>> {
    match &sheet.document()?.document.head {
        Head::Named { summary, .. } => Some(find(&sheet.own_lines(), summary)),
        Head::Dispatch { .. } => None,
    }
}

fn subjects() -> Vec<Requirement> {
    vec![
        require(
            "về-việc-cỡ",
            SUBJECT,
            "cỡ chữ trích yếu công văn",
            points(12.0, 13.0),
            |sheet| Some(sizes(&subject(sheet)?)),
        ),
        require(
            "về-việc-kiểu",
            SUBJECT,
            "trích yếu công văn đứng, không đậm",
            text(&["đứng"]),
            |sheet| Some(styles(&subject(sheet)?)),
        ),
        require(
            "về-việc-giữa",
            SUBJECT,
            "trích yếu lệch giữa số, ký hiệu",
            same_middle(),
            |sheet| {
                let subject = subject(sheet)?;
                let middle = number_line(sheet)?.first().map(Line::middle)?;
                Some(offsets(&subject, middle))
            },
        ),
        require(
            "về-việc-cách",
            SUBJECT,
            "cách dòng số, ký hiệu 6 pt",
            points(5.9, 7.0),
            |sheet| {
                let subject = subject(sheet)?;
                let number = number_line(sheet)?;
                let gap = |(line, number): (&Line, &Line)| {
                    let top = line.y() - ASCENT * line.size() * MM;
                    Seen::Number((top - foot(number)) / MM)
                };
                Some(subject.iter().take(1).zip(&number).map(gap).collect())
            },
        ),
    ]
}

fn subject(sheet: &Sheet) -> Option<Vec<Line>> {
    match &sheet.document()?.document.head {
        Head::Dispatch { subject } => Some(find(&sheet.left_column(), subject)),
        Head::Named { .. } => None,
    }
}

fn addressees() -> Vec<Requirement> {
    vec![
        require(
            "kính-gửi-cỡ",
            TO,
            "cỡ chữ Kính gửi",
            points(13.0, 14.0),
            |sheet| Some(sizes(&to(sheet)?)),
        ),
        require(
            "kính-gửi-kiểu",
            TO,
            "Kính gửi in thường, đứng",
            text(&["thường, đứng"]),
            |sheet| Some(looks(&to(sheet)?)),
        ),
        require(
            "kính-gửi-một",
            TO,
            "một nơi nhận: cùng dòng với «Kính gửi:»",
            text(&["cùng dòng"]),
            |sheet| {
                let list = &sheet.document()?.document.addressees;
                let lines = to(sheet)?;
                let same = lines
                    .first()
                    .is_some_and(|line| line.text().len() > "Kính gửi: ".len());
                (list.len() == 1).then(|| vec![if same { "cùng dòng" } else { "khác dòng" }.into()])
            },
        ),
        require(
            "kính-gửi-nhiều",
            TO,
            "nhiều nơi nhận: mỗi nơi một gạch đầu dòng, cuối dòng chấm phẩy, nơi cuối chấm",
            text(&["đúng"]),
            |sheet| {
                let list = &sheet.document()?.document.addressees;
                let joined: String = to(sheet)?.iter().map(|line| line.text() + " ").collect();
                let expected = format!("Kính gửi: - {}.", list.join("; - "));
                let same = joined.split_whitespace().eq(expected.split_whitespace());
                (list.len() > 1).then(|| vec![if same { "đúng".into() } else { joined.into() }])
            },
        ),
        require(
            "kính-gửi-gạch",
            TO,
            "gạch đầu dòng thẳng dưới dấu hai chấm",
            millimetres(-0.5, 0.5),
            |sheet| {
                let list = &sheet.document()?.document.addressees;
                let lines = to(sheet)?;
                let colon = lines
                    .first()?
                    .characters
                    .iter()
                    .find(|one| one.text == ":")?
                    .x;
                let dashes = lines.iter().filter(|line| line.text().starts_with('-'));
                (list.len() > 1).then(|| dashes.map(|line| (line.left() - colon).into()).collect())
            },
        ),
    ]
}

/// All lines of the addressees.
fn to(sheet: &Sheet) -> Option<Vec<Line>> {
    let list = &sheet.document()?.document.addressees;
    let joined = if list.len() == 1 {
        format!("Kính gửi: {}", list[0])
    } else {
        format!("Kính gửi: -{}.", list.join(";-"))
    };
    (!list.is_empty()).then(|| find(&sheet.own_lines(), &joined))
}
