//! Boxes 10 to 13: secrecy, urgency, circulation, drafter, address.

use std::slice::from_ref;

use crate::helpers::*;
use crate::line::Line;
use crate::page::Shape;
use crate::requirement::{Expected, Requirement, Seen};
use crate::sheet::Sheet;

const URGENCY: &str = "Phần I, mục III, khoản 2 (ô 10a, 10b)";
const CIRCULATION: &str = "Phần I, mục III, khoản 3 (ô 11)";
const DRAFTER: &str = "Phần I, mục III, khoản 4 (ô 12)";
const ADDRESS: &str = "Phần I, mục III, khoản 5 (ô 13)";

/// Its requirements.
pub fn table() -> Vec<Requirement> {
    let frames = &[
        "HỎA TỐC 30 × 8 mm",
        "THƯỢNG KHẨN 40 × 8 mm",
        "KHẨN 20 × 8 mm",
    ];
    vec![
        require(
            "khẩn-khung",
            URGENCY,
            "khung dấu độ khẩn",
            text(frames),
            |sheet| {
                let line = main(sheet)?.marks.urgency.as_ref()?;
                let frame = sheet.printed.frame_around(line);
                let size = frame.map(|frame| {
                    let size = format!("{:.0} × {:.0} mm", frame.width(), frame.height());
                    Seen::from(format!("{} {size}", line.text())).on(line.page)
                });
                Some(size.into_iter().collect())
            },
        ),
        require(
            "khẩn-màu",
            URGENCY,
            "chữ và khung dấu mật, khẩn màu đỏ tươi",
            text(&["đỏ"]),
            |sheet| {
                let mut seen = Vec::new();
                for line in red_words(sheet)? {
                    let frame = sheet.printed.frame_around(&line);
                    let letters = line
                        .characters
                        .iter()
                        .filter(|one| !one.text.trim().is_empty());
                    let colors = letters
                        .map(|one| one.color)
                        .chain(frame.map(|one| one.color));
                    let word = |color| Seen::from(if is_red(color) { "đỏ" } else { "khác" });
                    seen.extend(colors.map(|color| word(color).on(line.page)));
                }
                Some(seen)
            },
        ),
        require(
            "khẩn-cỡ",
            URGENCY,
            "cỡ chữ dấu mật, khẩn",
            points(13.0, 14.0),
            |sheet| Some(sizes(&red_words(sheet)?)),
        ),
        require(
            "khẩn-kiểu",
            URGENCY,
            "dấu mật, khẩn in hoa, đứng, đậm",
            text(&["hoa, đậm"]),
            |sheet| Some(looks(&red_words(sheet)?)),
        ),
        require(
            "lưu-hành-cỡ",
            CIRCULATION,
            "cỡ chữ phạm vi lưu hành",
            points(13.0, 14.0),
            |sheet| Some(sizes(from_ref(main(sheet)?.marks.circulation.as_ref()?))),
        ),
        require(
            "lưu-hành-kiểu",
            CIRCULATION,
            "phạm vi lưu hành in hoa, đứng, đậm, trong khung",
            text(&["hoa, đậm"]),
            |sheet| {
                let line = main(sheet)?.marks.circulation.as_ref()?;
                let framed = sheet.printed.frame_around(line).is_some();
                let seen = if framed {
                    line.look()
                } else {
                    "không có khung".to_owned()
                };
                Some(vec![Seen::from(seen).on(line.page)])
            },
        ),
        require(
            "người-soạn-cỡ",
            DRAFTER,
            "cỡ chữ ký hiệu người soạn thảo, số lượng bản",
            points(11.0, 11.0),
            |sheet| Some(sizes(&drafter(sheet)?)),
        ),
        require(
            "người-soạn-chỗ",
            DRAFTER,
            "dưới Nơi nhận, sát lề trái",
            millimetres(-0.1, 0.3),
            |sheet| {
                Some(each(&drafter(sheet)?, |line| {
                    (line.left() - sheet.printed.edges(line.page).0).into()
                }))
            },
        ),
        require(
            "địa-chỉ-cỡ",
            ADDRESS,
            "cỡ chữ địa chỉ",
            points(11.0, 12.0),
            |sheet| Some(sizes(&address(sheet)?)),
        ),
        require(
            "địa-chỉ-kẻ",
            ADDRESS,
            "dưới đường kẻ dài hết bề ngang vùng chữ",
            Expected::Range(0.99, 1.01, "bề ngang"),
            |sheet| {
                let first = address(sheet)?.into_iter().next()?;
                let (left, right) = sheet.printed.edges(0);
                let above = |shape: &&Shape| {
                    shape.is_rule() && (first.y() - 9.0..first.y()).contains(&shape.bounds[1])
                };
                let rule = sheet.printed.pages.first()?.shapes.iter().find(above);
                let share = rule.map(|rule| Seen::from(rule.width() / (right - left)).on(0));
                Some(share.into_iter().collect())
            },
        ),
        require(
            "địa-chỉ-chỗ",
            ADDRESS,
            "cuối trang thứ nhất: dưới nó không còn chữ",
            Expected::Range(0.0, 0.0, "dòng"),
            |sheet| {
                let last = address(sheet)?.pop()?;
                let below = |line: &&Line| line.page == 0 && line.y() > last.y() + 0.5;
                let count = sheet.printed.lines.iter().filter(below).count();
                Some(vec![Seen::from(count as f64).on(0)])
            },
        ),
    ]
}

fn is_red(color: [f64; 3]) -> bool {
    color[0] > 0.75 && color[1] < 0.1 && color[2] < 0.1
}

fn red_words(sheet: &Sheet) -> Option<Vec<Line>> {
    let marks = &main(sheet)?.marks;
    let words: Vec<Line> = [&marks.secrecy, &marks.urgency]
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    (!words.is_empty()).then_some(words)
}

fn drafter(sheet: &Sheet) -> Option<Vec<Line>> {
    main(sheet)?.closing.drafter.clone().map(|line| vec![line])
}

fn address(sheet: &Sheet) -> Option<Vec<Line>> {
    let address = &main(sheet)?.marks.address;
    (!address.is_empty()).then(|| address.clone())
}
