//! Boxes 5a, 5b and 9a: type, abstract, subject, addressees.

use crate::helpers::*;
use crate::line::Line;
use crate::page::MM;
use crate::parts::head::is_item;
use crate::printed::ASCENT;
use crate::requirement::{Expected, Requirement, Seen};
use crate::sheet::Sheet;

const TYPE: &str = "Phần I, mục II, khoản 5, điểm a (ô 5a)";
const SUBJECT: &str = "Phần I, mục II, khoản 5, điểm b (ô 5b)";
const TO: &str = "Phần I, mục II, khoản 9, điểm a (ô 9a)";

/// Its requirements.
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
            |sheet| Some(offsets(&type_name(sheet)?, sheet.printed.middle(0))),
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
            |sheet| Some(offsets(&summary(sheet)?, sheet.printed.middle(0))),
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

/// A dispatch has a subject, every other document a type and an abstract.
fn is_dispatch(sheet: &Sheet) -> Option<bool> {
    Some(!main(sheet)?.letterhead.subject.is_empty())
}

fn type_name(sheet: &Sheet) -> Option<Vec<Line>> {
    let named = !is_dispatch(sheet)?;
    named.then(|| main(sheet).map(|main| main.head.type_name.iter().cloned().collect()))?
}

fn summary(sheet: &Sheet) -> Option<Vec<Line>> {
    let named = !is_dispatch(sheet)?;
    named.then(|| main(sheet).map(|main| main.head.summary.clone()))?
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
                let middle = main(sheet)?.letterhead.number.as_ref()?.middle();
                Some(offsets(&subject, middle))
            },
        ),
        require(
            "về-việc-cách",
            SUBJECT,
            "cách dòng số, ký hiệu 6 pt",
            points(5.9, 7.0),
            |sheet| {
                let first = subject(sheet)?.into_iter().next()?;
                let number = main(sheet)?.letterhead.number.as_ref()?;
                let top = first.y() - ASCENT * first.size() * MM;
                Some(vec![Seen::from((top - foot(number)) / MM).on(first.page)])
            },
        ),
    ]
}

fn subject(sheet: &Sheet) -> Option<Vec<Line>> {
    let dispatch = is_dispatch(sheet)?;
    dispatch.then(|| main(sheet).map(|main| main.letterhead.subject.clone()))?
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
                let lines = to(sheet)?;
                if main(sheet)?.head.is_list() {
                    return None;
                }
                let rest = lines.first()?.text();
                let (_, rest) = rest.split_once(':').unwrap_or_default();
                let same = !rest.trim().is_empty();
                Some(vec![if same { "cùng dòng" } else { "khác dòng" }.into()])
            },
        ),
        require(
            "kính-gửi-nhiều",
            TO,
            "nhiều nơi nhận: mỗi nơi một gạch đầu dòng, cuối dòng chấm phẩy, nơi cuối chấm",
            text(&["đúng"]),
            |sheet| {
                let head = &main(sheet)?.head;
                if !head.is_list() {
                    return None;
                }
                let joined = head.addressed();
                let right = joined.strip_prefix("- ").is_some_and(|rest| {
                    let items: Vec<&str> = rest.split("; - ").collect();
                    let last = items.last().is_some_and(|last| last.ends_with('.'));
                    let dashes = head.addressees.iter().filter(|line| is_item(line)).count();
                    last && dashes == items.len()
                });
                Some(vec![held(right, joined)])
            },
        ),
        require(
            "kính-gửi-gạch",
            TO,
            "gạch đầu dòng thẳng dưới dấu hai chấm",
            millimetres(-0.5, 0.5),
            |sheet| {
                let head = &main(sheet)?.head;
                if !head.is_list() {
                    return None;
                }
                let first = head.addressees.first()?;
                let colon = first.characters.iter().find(|one| one.text == ":")?.x;
                let items = head.addressees.iter().skip(1).filter(|line| is_item(line));
                let items: Vec<Line> = items.cloned().collect();
                Some(each(&items, |line| (line.left() - colon).into()))
            },
        ),
    ]
}

/// All lines of the addressees; a document without `Kính gửi` has none.
fn to(sheet: &Sheet) -> Option<Vec<Line>> {
    let lines = &main(sheet)?.head.addressees;
    // A dispatch is sent to somebody.
    (!lines.is_empty() || is_dispatch(sheet)?).then(|| lines.clone())
}
