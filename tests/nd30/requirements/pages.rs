//! Paper, margins, fonts, page numbers.

use cchc::report::document::Orientation;

use super::*;
use crate::nd30::lines::Line;
use crate::nd30::sheet::ASCENT;

const PAPER: &str = "Phần I, mục I, khoản 1, 2";
const MARGINS: &str = "Phần I, mục I, khoản 3";
const FONT: &str = "Phần I, mục I, khoản 4";
const NUMBER: &str = "Phần I, mục I, khoản 7";

pub fn table() -> Vec<Requirement> {
    let metric = &["TimesNewRoman", "Tinos"];
    vec![
        require(
            "khổ-giấy-ngắn",
            PAPER,
            "cạnh ngắn của khổ A4",
            millimetres(209.5, 210.5),
            |sheet| {
                Some(
                    sheet
                        .pages
                        .iter()
                        .map(|page| page.size.0.min(page.size.1).into())
                        .collect(),
                )
            },
        ),
        require(
            "khổ-giấy-dài",
            PAPER,
            "cạnh dài của khổ A4",
            millimetres(296.5, 297.5),
            |sheet| {
                Some(
                    sheet
                        .pages
                        .iter()
                        .map(|page| page.size.0.max(page.size.1).into())
                        .collect(),
                )
            },
        ),
        require(
            "chiều-giấy",
            PAPER,
            "văn bản chiều dài; bảng biểu được chiều rộng",
            text(&["đúng"]),
            orientation,
        ),
        require(
            "lề-trên",
            MARGINS,
            "lề trên",
            millimetres(20.0, 25.0),
            |sheet| Some(vec![inner(sheet)[1].into()]),
        ),
        require(
            "lề-dưới",
            MARGINS,
            "lề dưới (trang đầy nhất)",
            millimetres(20.0, 25.0),
            |sheet| (sheet.pages.len() > 2).then(|| vec![inner(sheet)[3].into()]),
        ),
        require(
            "lề-trái",
            MARGINS,
            "lề trái",
            millimetres(30.0, 35.0),
            |sheet| Some(vec![inner(sheet)[0].into()]),
        ),
        require(
            "lề-phải",
            MARGINS,
            "lề phải",
            millimetres(15.0, 20.0),
            |sheet| Some(vec![inner(sheet)[2].into()]),
        ),
        require(
            "phông",
            FONT,
            "phông Times New Roman hoặc phông cùng bề rộng",
            text(metric),
            |sheet| {
                let characters = sheet.pages.iter().flat_map(|page| &page.characters);
                let mut families: Vec<&str> = characters
                    .map(|one| one.font.split(['-', ',']).next().unwrap_or_default())
                    .collect();
                families.sort_unstable();
                families.dedup();
                Some(families.into_iter().map(Seen::from).collect())
            },
        ),
        require(
            "màu-chữ",
            FONT,
            "màu chữ (trừ dấu mật, khẩn)",
            text(&["đen"]),
            colors,
        ),
        require(
            "số-trang-chữ-số",
            NUMBER,
            "chữ số Ả Rập liên tục từ trang thứ hai",
            text(&["đúng"]),
            running,
        ),
        require(
            "số-trang-đầu",
            NUMBER,
            "số trang ở trang thứ nhất",
            Expected::Range(0.0, 0.0, "số"),
            |sheet| {
                let starts = sheet.starts();
                let shown = sheet
                    .headers
                    .iter()
                    .filter(|line| starts.contains(&line.page));
                Some(vec![(shown.count() as f64).into()])
            },
        ),
        require(
            "số-trang-cỡ",
            NUMBER,
            "cỡ chữ số trang",
            points(13.0, 14.0),
            |sheet| numbered(sheet, sizes),
        ),
        require(
            "số-trang-kiểu",
            NUMBER,
            "kiểu chữ số trang",
            text(&["đứng"]),
            |sheet| numbered(sheet, styles),
        ),
        require(
            "số-trang-giữa",
            NUMBER,
            "số trang lệch giữa",
            same_middle(),
            |sheet| {
                numbered(sheet, |lines| {
                    let offset = |line: &Line| (line.middle() - sheet.middle(line.page)).into();
                    lines.iter().map(offset).collect()
                })
            },
        ),
        require(
            "số-trang-lề",
            NUMBER,
            "chân số trang trong phần lề trên",
            millimetres(5.0, 18.0),
            |sheet| {
                numbered(sheet, |lines| {
                    lines.iter().map(|line| line.y().into()).collect()
                })
            },
        ),
    ]
}

fn numbered(sheet: &Sheet, measure: impl Fn(&[Line]) -> Vec<Seen>) -> Option<Vec<Seen>> {
    (sheet.pages.len() > sheet.starts().len()).then(|| measure(&sheet.headers))
}

fn orientation(sheet: &Sheet) -> Option<Vec<Seen>> {
    let starts = sheet.starts();
    let own = sheet.document().map(|_| Orientation::Portrait);
    let annexes = sheet.annexes().iter().map(|annex| annex.orientation);
    let asked: Vec<_> = own.into_iter().chain(annexes).collect();
    let right = |index: usize| {
        let part = starts.iter().rposition(|start| *start <= index)?;
        let (width, height) = sheet.pages[index].size;
        Some((asked[part] == Orientation::Landscape) == (width > height))
    };
    let word = |index| {
        if right(index) == Some(true) {
            "đúng"
        } else {
            "sai"
        }
    };
    Some(
        (0..sheet.pages.len())
            .map(|index| word(index).into())
            .collect(),
    )
}

/// Distances of the outermost letters and rules from the edges of the paper, page numbers aside:
/// left, top, right, bottom.
fn inner(sheet: &Sheet) -> [f64; 4] {
    let mut least = [f64::MAX; 4];
    let mut take = |page: usize, bounds: [f64; 4]| {
        let (width, height) = sheet.pages[page].size;
        let distances = [bounds[0], bounds[1], width - bounds[2], height - bounds[3]];
        for (known, distance) in least.iter_mut().zip(distances) {
            *known = known.min(distance);
        }
    };
    for line in &sheet.lines {
        let top = line.y() - ASCENT * line.size() * crate::nd30::pdf::MM;
        take(line.page, [line.left(), top, line.right(), foot(line)]);
    }
    for (index, page) in sheet.pages.iter().enumerate() {
        for shape in &page.shapes {
            take(index, shape.bounds);
        }
    }
    least
}

fn colors(sheet: &Sheet) -> Option<Vec<Seen>> {
    let mut seen = Vec::new();
    for page in &sheet.pages {
        let frames: Vec<_> = page
            .shapes
            .iter()
            .filter(|shape| shape.color != [0.0; 3])
            .collect();
        for one in &page.characters {
            let framed = frames.iter().any(|frame| {
                let [left, top, right, bottom] = frame.bounds;
                (left..right).contains(&one.x) && (top..bottom).contains(&one.y)
            });
            let word = if one.color == [0.0; 3] || framed {
                "đen".to_owned()
            } else {
                format!("{:?}", one.color)
            };
            if !seen.contains(&word.clone().into()) {
                seen.push(Seen::Text(word));
            }
        }
    }
    Some(seen)
}

fn running(sheet: &Sheet) -> Option<Vec<Seen>> {
    let starts = sheet.starts();
    let mut seen = Vec::new();
    for index in (0..sheet.pages.len()).filter(|index| !starts.contains(index)) {
        let start = starts.iter().rfind(|start| **start < index)?;
        let expected = (index - start + 1).to_string();
        let shown: Vec<_> = sheet
            .headers
            .iter()
            .filter(|line| line.page == index)
            .collect();
        let right = shown.len() == 1 && shown[0].text() == expected;
        seen.push(if right {
            "đúng".into()
        } else {
            format!("trang {expected} sai").into()
        });
    }
    (!seen.is_empty()).then_some(seen)
}
