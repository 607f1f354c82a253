//! Box 6: the body.

use cchc::report::document::Block;

use super::*;
use crate::nd30::lines::Line;
use crate::nd30::pdf::MM;
use crate::nd30::sheet::find;

const BODY: &str = "Phần I, mục II, khoản 6 (ô 6)";
const HEADING: &str = "Phần I, mục II, khoản 6, điểm đ; Phụ lục I, mục V";
const END: &str = "Phụ lục III, mẫu 1.4, 1.5";

pub fn table() -> Vec<Requirement> {
    vec![
        require(
            "nội-dung-cỡ",
            BODY,
            "cỡ chữ nội dung",
            points(13.0, 14.0),
            |sheet| Some(sizes(&paragraphs(sheet)?.concat())),
        ),
        require(
            "nội-dung-kiểu",
            BODY,
            "nội dung in thường, đứng",
            text(&["thường, đứng"]),
            |sheet| Some(looks(&paragraphs(sheet)?.concat())),
        ),
        require(
            "nội-dung-đều",
            BODY,
            "dòng không phải dòng cuối đoạn dài đến lề phải",
            millimetres(-0.2, 0.2),
            |sheet| {
                let mut seen = Vec::new();
                for lines in paragraphs(sheet)? {
                    let full = &lines[..lines.len().saturating_sub(1)];
                    seen.extend(
                        full.iter()
                            .map(|line| Seen::Number(sheet.edges(line.page).1 - line.right())),
                    );
                }
                Some(seen)
            },
        ),
        require(
            "nội-dung-lùi",
            BODY,
            "lùi đầu dòng",
            text(&["1 cm", "1,27 cm"]),
            |sheet| {
                let indent = |lines: &Vec<Line>| {
                    let first = lines.first()?;
                    let indent =
                        format!("{:.2}", (first.left() - sheet.edges(first.page).0) / 10.0);
                    let indent = indent
                        .trim_end_matches('0')
                        .trim_end_matches('.')
                        .replace('.', ",");
                    Some(Seen::Text(indent + " cm"))
                };
                Some(paragraphs(sheet)?.iter().filter_map(indent).collect())
            },
        ),
        require(
            "nội-dung-đoạn",
            BODY,
            "khoảng cách giữa các đoạn",
            points(6.0, 18.0),
            paragraph_gaps,
        ),
        require(
            "nội-dung-dòng",
            BODY,
            "dòng cách dòng, lần cỡ chữ (dòng đơn 1,15; 1,5 dòng 1,73)",
            Expected::Range(1.15, 1.73, "lần"),
            |sheet| {
                let mut seen = Vec::new();
                for lines in paragraphs(sheet)? {
                    let pairs = lines.windows(2).filter(|pair| pair[0].page == pair[1].page);
                    seen.extend(pairs.map(|pair| {
                        Seen::Number((pair[1].y() - pair[0].y()) / MM / pair[0].size())
                    }));
                }
                Some(seen)
            },
        ),
        require(
            "đề-mục-cỡ",
            HEADING,
            "cỡ chữ đề mục",
            points(13.0, 14.0),
            |sheet| {
                Some(sizes(
                    &[
                        headings(sheet, 1)?,
                        headings(sheet, 2)?,
                        headings(sheet, 3)?,
                    ]
                    .concat(),
                ))
            },
        ),
        require(
            "đề-mục-phần",
            HEADING,
            "mục I, II: in hoa, đứng, đậm",
            text(&["hoa, đậm"]),
            |sheet| Some(looks(&headings(sheet, 1)?)),
        ),
        require(
            "đề-mục-khoản",
            HEADING,
            "khoản 1, 2 có tiêu đề: in thường, đứng, đậm",
            text(&["thường, đậm"]),
            |sheet| Some(looks(&headings(sheet, 2)?)),
        ),
        require(
            "đề-mục-điểm",
            HEADING,
            "điểm a, b: in thường, đứng",
            text(&["thường, đứng"]),
            |sheet| Some(looks(&headings(sheet, 3)?)),
        ),
        require(
            "đề-mục-cuối-trang",
            HEADING,
            "đề mục đứng cuối trang",
            Expected::Range(0.0, 0.0, "đề mục"),
            |sheet| {
                let own = sheet.own_lines();
                let all = [
                    headings(sheet, 1)?,
                    headings(sheet, 2)?,
                    headings(sheet, 3)?,
                ]
                .concat();
                let last = |heading: &&Line| {
                    let below =
                        |line: &Line| line.page == heading.page && line.y() > heading.y() + 1.0;
                    !own.iter().any(below)
                };
                Some(vec![(all.iter().filter(last).count() as f64).into()])
            },
        ),
        require(
            "kết-thúc",
            END,
            "nội dung kết thúc bằng «./.»",
            text(&["./."]),
            |sheet| {
                let last = paragraphs(sheet)?.pop()?.pop()?;
                Some(vec![last.text().get(last.text().len() - 3..)?.into()])
            },
        ),
    ]
}

/// The lines of each paragraph.
fn paragraphs(sheet: &Sheet) -> Option<Vec<Vec<Line>>> {
    let lines = sheet.own_lines();
    let blocks = &sheet.document()?.document.blocks;
    let texts = blocks.iter().filter_map(|block| match block {
        Block::Paragraph { text } => Some(text),
        _ => None,
    });
    Some(texts.map(|text| find(&lines, text)).collect())
}

fn headings(sheet: &Sheet, wanted: u8) -> Option<Vec<Line>> {
    let lines = sheet.own_lines();
    let mut found = Vec::new();
    for block in &sheet.document()?.document.blocks {
        if let Block::Heading {
            level,
            number,
            text,
        } = block
            && *level == wanted
        {
            let text = if wanted == 1 {
                text.to_uppercase()
            } else {
                text.clone()
            };
            found.extend(find(&lines, &format!("{number}{text}")));
        }
    }
    Some(found)
}

/// From the last line of a paragraph to the next piece of the body, less a pitch of lines.
fn paragraph_gaps(sheet: &Sheet) -> Option<Vec<Seen>> {
    // The address at the foot of page 1 is no part of the body.
    let foot = &sheet.document()?.marks.address;
    let mut all = sheet.own_lines();
    all.retain(|line| !foot.contains(&line.text()));
    let paragraphs = paragraphs(sheet)?;
    let pitch = paragraphs
        .iter()
        .flat_map(|lines| lines.windows(2))
        .find(|pair| pair[0].page == pair[1].page);
    let pitch = pitch.map(|pair| pair[1].y() - pair[0].y())?;
    let mut seen = Vec::new();
    // After the last one stands the signature.
    for lines in &paragraphs[..paragraphs.len() - 1] {
        let last = lines.last()?;
        let next = all
            .iter()
            .find(|line| line.page == last.page && line.y() > last.y() + 1.0);
        seen.extend(next.map(|next| Seen::Number((next.y() - last.y() - pitch) / MM)));
    }
    Some(seen)
}
