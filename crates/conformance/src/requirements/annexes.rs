//! Annexes.

use std::slice::from_ref;

use crate::helpers::*;
use crate::line::Line;
use crate::page::MM;
use crate::parts::annexes::Annex;
use crate::printed::ASCENT;
use crate::requirement::{MISSING, Requirement, Seen};
use crate::sheet::Sheet;

const ANNEX: &str = "Phần I, mục III, khoản 1";
const SEPARATE: &str = "Phần I, mục III, khoản 1, điểm e; mục IV";

/// Its requirements.
pub fn table() -> Vec<Requirement> {
    vec![
        require(
            "phụ-lục-trang",
            ANNEX,
            "mỗi phụ lục bắt đầu ở trang riêng, trên cùng",
            text(&["trên cùng"]),
            |sheet| {
                every(sheet, |_, annex| {
                    let place = if annex.is_first {
                        "trên cùng"
                    } else {
                        "giữa trang"
                    };
                    vec![Seen::from(place).on(annex.page())]
                })
            },
        ),
        require(
            "phụ-lục-cỡ",
            ANNEX,
            "cỡ chữ «Phụ lục» và số thứ tự",
            points(14.0, 14.0),
            |sheet| every(sheet, |_, annex| sizes(from_ref(&annex.label))),
        ),
        require(
            "phụ-lục-kiểu",
            ANNEX,
            "«Phụ lục» in thường, đứng, đậm",
            text(&["thường, đậm"]),
            |sheet| every(sheet, |_, annex| looks(from_ref(&annex.label))),
        ),
        require(
            "phụ-lục-giữa",
            ANNEX,
            "tên, tiêu đề, dòng kèm theo lệch giữa",
            same_middle(),
            |sheet| {
                every(sheet, |sheet, annex| {
                    let lines: Vec<Line> = [&annex.label]
                        .into_iter()
                        .chain(&annex.title)
                        .chain(&annex.source)
                        .cloned()
                        .collect();
                    offsets(&lines, sheet.printed.middle(annex.page()))
                })
            },
        ),
        require(
            "phụ-lục-tiêu-đề-cỡ",
            ANNEX,
            "cỡ chữ tiêu đề phụ lục",
            points(13.0, 14.0),
            |sheet| every(sheet, |_, annex| sizes(&annex.title)),
        ),
        require(
            "phụ-lục-tiêu-đề-kiểu",
            ANNEX,
            "tiêu đề phụ lục in hoa, đứng, đậm",
            text(&["hoa, đậm"]),
            |sheet| every(sheet, |_, annex| looks(&annex.title)),
        ),
        require(
            "kèm-theo-cỡ",
            ANNEX,
            "cỡ chữ dòng «(Kèm theo …)»",
            points(13.0, 14.0),
            |sheet| every(sheet, |_, annex| sizes(&annex.source)),
        ),
        require(
            "kèm-theo-kiểu",
            ANNEX,
            "dòng «(Kèm theo …)» in thường, nghiêng",
            text(&["thường, nghiêng"]),
            |sheet| every(sheet, |_, annex| looks(&annex.source)),
        ),
        require(
            "kèm-theo-kẻ",
            ANNEX,
            "đường kẻ dưới dòng kèm theo, giữa",
            same_middle(),
            |sheet| every(sheet, |sheet, annex| rule_offset(sheet, &annex.source)),
        ),
        require(
            "phụ-lục-chỗ-ký-số",
            SEPARATE,
            "tệp riêng: chỗ cho thông tin chữ ký số ở góc trên phải",
            millimetres(12.0, 25.0),
            |sheet| {
                if main(sheet).is_some() {
                    return None;
                }
                // A file is signed once, on its first page.
                let label = &sheet.parts.annexes.first()?.label;
                let room = label.y() - ASCENT * label.size() * MM - 20.0;
                Some(vec![Seen::from(room).on(label.page)])
            },
        ),
    ]
}

/// A measure of every annex; what one of them lacks is told.
fn every(sheet: &Sheet, measure: impl Fn(&Sheet, &Annex) -> Vec<Seen>) -> Option<Vec<Seen>> {
    let annexes = &sheet.parts.annexes;
    if annexes.is_empty() {
        return None;
    }
    let seen = annexes.iter().flat_map(|annex| {
        let seen = measure(sheet, annex);
        if seen.is_empty() {
            vec![Seen::from(MISSING).on(annex.page())]
        } else {
            seen
        }
    });
    Some(seen.collect())
}
