//! Boxes 10 to 13: secrecy, urgency, circulation, drafter, address.

use super::*;
use crate::nd30::lines::Line;
use crate::nd30::pdf::Shape;
use crate::nd30::sheet::find;

const URGENCY: &str = "Phần I, mục III, khoản 2 (ô 10a, 10b)";
const CIRCULATION: &str = "Phần I, mục III, khoản 3 (ô 11)";
const DRAFTER: &str = "Phần I, mục III, khoản 4 (ô 12)";
const ADDRESS: &str = "Phần I, mục III, khoản 5 (ô 13)";

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
                let word = sheet.document()?.document.urgency.clone()?;
                Some(framed(sheet, &word).map_or(Vec::new(), |(_, frame)| {
                    let [left, top, right, bottom] = frame.bounds;
                    vec![format!("{word} {:.0} × {:.0} mm", right - left, bottom - top).into()]
                }))
            },
        ),
        require(
            "khẩn-màu",
            URGENCY,
            "chữ và khung dấu mật, khẩn màu đỏ tươi",
            text(&["đỏ"]),
            |sheet| {
                let mut seen = Vec::new();
                for word in red_words(sheet)? {
                    let (line, frame) = framed(sheet, &word)?;
                    let colors = line
                        .characters
                        .iter()
                        .map(|one| one.color)
                        .chain([frame.color]);
                    seen.extend(
                        colors
                            .map(|color| Seen::from(if is_red(color) { "đỏ" } else { "khác" })),
                    );
                }
                Some(seen)
            },
        ),
        require(
            "khẩn-cỡ",
            URGENCY,
            "cỡ chữ dấu mật, khẩn",
            points(13.0, 14.0),
            |sheet| {
                Some(
                    red_words(sheet)?
                        .iter()
                        .filter_map(|word| framed(sheet, word))
                        .flat_map(|(line, _)| sizes(&[line]))
                        .collect(),
                )
            },
        ),
        require(
            "khẩn-kiểu",
            URGENCY,
            "dấu mật, khẩn in hoa, đứng, đậm",
            text(&["hoa, đậm"]),
            |sheet| {
                Some(
                    red_words(sheet)?
                        .iter()
                        .filter_map(|word| framed(sheet, word))
                        .map(|(line, _)| line.look().into())
                        .collect(),
                )
            },
        ),
        require(
            "lưu-hành-cỡ",
            CIRCULATION,
            "cỡ chữ phạm vi lưu hành",
            points(13.0, 14.0),
            |sheet| Some(circulation(sheet)?.map_or(Vec::new(), |(line, _)| sizes(&[line]))),
        ),
        require(
            "lưu-hành-kiểu",
            CIRCULATION,
            "phạm vi lưu hành in hoa, đứng, đậm, trong khung",
            text(&["hoa, đậm"]),
            |sheet| Some(circulation(sheet)?.map_or(Vec::new(), |(line, _)| looks(&[line]))),
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
                let lines = drafter(sheet)?;
                Some(
                    lines
                        .iter()
                        .map(|line| (line.left() - sheet.edges(line.page).0).into())
                        .collect(),
                )
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
                let (left, right) = sheet.edges(0);
                let above = |shape: &&Shape| {
                    let [_, top, _, bottom] = shape.bounds;
                    bottom - top < 0.05 && (first.y() - 9.0..first.y()).contains(&top)
                };
                let rule = sheet.pages[0].shapes.iter().find(above);
                Some(
                    rule.map(|rule| ((rule.bounds[2] - rule.bounds[0]) / (right - left)).into())
                        .into_iter()
                        .collect(),
                )
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
                Some(vec![
                    (sheet.lines.iter().filter(below).count() as f64).into(),
                ])
            },
        ),
    ]
}

fn is_red(color: [f64; 3]) -> bool {
    color[0] > 0.75 && color[1] < 0.1 && color[2] < 0.1
}

fn red_words(sheet: &Sheet) -> Option<Vec<String>> {
    let document = sheet.document()?;
    let words = [
        document.marks.secrecy.clone(),
        document.document.urgency.clone(),
    ];
    let words: Vec<_> = words.into_iter().flatten().collect();
    (!words.is_empty()).then_some(words)
}

/// A word on page 1, and the frame around it.
fn framed(sheet: &Sheet, word: &str) -> Option<(Line, Shape)> {
    let pieces = sheet.pieces();
    let line = pieces
        .into_iter()
        .find(|piece| piece.page == 0 && piece.text() == word)?;
    let around = |shape: &&Shape| {
        let [left, top, right, bottom] = shape.bounds;
        left < line.left() && right > line.right() && (top + 2.0..bottom).contains(&line.y())
    };
    let frame = sheet.pages[0].shapes.iter().find(around).copied()?;
    Some((line, frame))
}

fn circulation(sheet: &Sheet) -> Option<Option<(Line, Shape)>> {
    let word = sheet.document()?.marks.circulation.clone()?;
    Some(framed(sheet, &word))
}

fn drafter(sheet: &Sheet) -> Option<Vec<Line>> {
    let mark = sheet.document()?.marks.drafter.clone()?;
    let lines = sheet.pieces();
    let start = lines
        .iter()
        .rposition(|line| line.text().starts_with("- Lưu:"))?;
    Some(find(&lines[start..], &mark))
}

fn address(sheet: &Sheet) -> Option<Vec<Line>> {
    let address = &sheet.document()?.marks.address;
    (!address.is_empty()).then(|| find(&sheet.own_lines(), &address.concat()))
}
