//! Annexes.

use cchc::report::document::Annex;

use super::*;
use crate::nd30::lines::Line;
use crate::nd30::pdf::MM;
use crate::nd30::sheet::{ASCENT, find};

const ANNEX: &str = "Phần I, mục III, khoản 1";
const SEPARATE: &str = "Phần I, mục III, khoản 1, điểm e; mục IV";

pub fn table() -> Vec<Requirement> {
    vec![
        require(
            "phụ-lục-trang",
            ANNEX,
            "mỗi phụ lục bắt đầu ở trang riêng, trên cùng",
            text(&["trên cùng"]),
            |sheet| {
                each(sheet, |sheet, annex| {
                    let label = find(&sheet.lines, &annex.label);
                    let label = label.first()?;
                    let first = sheet.lines.iter().find(|line| line.page == label.page)?;
                    Some(vec![
                        if first.text() == annex.label {
                            "trên cùng"
                        } else {
                            "giữa trang"
                        }
                        .into(),
                    ])
                })
            },
        ),
        require(
            "phụ-lục-cỡ",
            ANNEX,
            "cỡ chữ «Phụ lục» và số thứ tự",
            points(14.0, 14.0),
            |sheet| each(sheet, |sheet, annex| Some(sizes(&label(sheet, annex)))),
        ),
        require(
            "phụ-lục-kiểu",
            ANNEX,
            "«Phụ lục» in thường, đứng, đậm",
            text(&["thường, đậm"]),
            |sheet| each(sheet, |sheet, annex| Some(looks(&label(sheet, annex)))),
        ),
        require(
            "phụ-lục-giữa",
            ANNEX,
            "tên, tiêu đề, dòng kèm theo lệch giữa",
            same_middle(),
            |sheet| {
                each(sheet, |sheet, annex| {
                    let lines = [
                        label(sheet, annex),
                        title(sheet, annex),
                        source(sheet, annex),
                    ]
                    .concat();
                    let middle = sheet.middle(lines.first()?.page);
                    Some(offsets(&lines, middle))
                })
            },
        ),
        require(
            "phụ-lục-tiêu-đề-cỡ",
            ANNEX,
            "cỡ chữ tiêu đề phụ lục",
            points(13.0, 14.0),
            |sheet| each(sheet, |sheet, annex| Some(sizes(&title(sheet, annex)))),
        ),
        require(
            "phụ-lục-tiêu-đề-kiểu",
            ANNEX,
            "tiêu đề phụ lục in hoa, đứng, đậm",
            text(&["hoa, đậm"]),
            |sheet| each(sheet, |sheet, annex| Some(looks(&title(sheet, annex)))),
        ),
        require(
            "kèm-theo-cỡ",
            ANNEX,
            "cỡ chữ dòng «(Kèm theo …)»",
            points(13.0, 14.0),
            |sheet| each(sheet, |sheet, annex| Some(sizes(&source(sheet, annex)))),
        ),
        require(
            "kèm-theo-kiểu",
            ANNEX,
            "dòng «(Kèm theo …)» in thường, nghiêng",
            text(&["thường, nghiêng"]),
            |sheet| each(sheet, |sheet, annex| Some(looks(&source(sheet, annex)))),
        ),
        require(
            "kèm-theo-kẻ",
            ANNEX,
            "đường kẻ dưới dòng kèm theo, giữa",
            same_middle(),
            |sheet| {
                each(sheet, |sheet, annex| {
                    Some(rule_offset(sheet, &source(sheet, annex)))
                })
            },
        ),
        require(
            "phụ-lục-chỗ-ký-số",
            SEPARATE,
            "tệp riêng: chỗ cho thông tin chữ ký số ở góc trên phải",
            millimetres(12.0, 25.0),
            |sheet| {
                if sheet.document().is_some() {
                    return None;
                }
                each(sheet, |sheet, annex| {
                    let label = label(sheet, annex).into_iter().next()?;
                    Some(vec![(label.y() - ASCENT * label.size() * MM - 20.0).into()])
                })
            },
        ),
    ]
}

fn each(sheet: &Sheet, measure: impl Fn(&Sheet, &Annex) -> Option<Vec<Seen>>) -> Option<Vec<Seen>> {
    let annexes = sheet.annexes();
    if annexes.is_empty() {
        return None;
    }
    let seen = annexes
        .iter()
        .map(|annex| measure(sheet, annex).unwrap_or_default());
    Some(seen.collect::<Vec<_>>().concat())
}

fn label(sheet: &Sheet, annex: &Annex) -> Vec<Line> {
    find(&sheet.lines, &annex.label)
}

fn title(sheet: &Sheet, annex: &Annex) -> Vec<Line> {
    let page = label(sheet, annex).first().map(|line| line.page);
    let lines: Vec<_> = sheet
        .lines
        .iter()
        .filter(|line| Some(line.page) == page)
        .cloned()
        .collect();
    find(&lines, &annex.title.to_uppercase())
}

/// The lines of `(Kèm theo …)`.
fn source(sheet: &Sheet, annex: &Annex) -> Vec<Line> {
    let page = label(sheet, annex).first().map(|line| line.page);
    let on_page = sheet.lines.iter().filter(|line| Some(line.page) == page);
    let mut open = false;
    let mut lines = Vec::new();
    for line in on_page {
        open |= line.text().starts_with("(Kèm theo");
        if open {
            open = !line.text().ends_with(')');
            lines.push(line.clone());
        }
    }
    lines
}
