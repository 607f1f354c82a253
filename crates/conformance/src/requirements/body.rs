//! Box 6: the body.

use crate::helpers::*;
use crate::line::Line;
use crate::origin::Origin;
use crate::page::MM;
use crate::requirement::{Expected, Requirement, Seen};
use crate::sheet::Sheet;

const BODY: &str = "Phần I, mục II, khoản 6 (ô 6)";
const HEADING: &str = "Phần I, mục II, khoản 6, điểm đ; Phụ lục I, mục V";
const END: &str = "Phụ lục III, mẫu 1.4, 1.5";

/// Its requirements.
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
            |sheet| Some(text_looks(paragraphs(sheet)?, sheet.origin)),
        ),
        require(
            "nội-dung-đều",
            BODY,
            "dòng không phải dòng cuối đoạn dài đến lề phải",
            millimetres(-0.2, 0.2),
            |sheet| {
                let paragraphs = paragraphs(sheet)?;
                let full = |lines: &Vec<Line>| lines[..lines.len().saturating_sub(1)].to_vec();
                let full: Vec<Line> = paragraphs.iter().flat_map(full).collect();
                // A document of single lines has none that is full.
                (!full.is_empty() || paragraphs.is_empty()).then(|| {
                    each(&full, |line| {
                        (sheet.printed.edges(line.page).1 - line.right()).into()
                    })
                })
            },
        )
        // LibreOffice sets letters to a half millimetre in a PDF.
        .or_foreign(millimetres(-0.6, 0.6)),
        require(
            "nội-dung-lùi",
            BODY,
            "lùi đầu dòng",
            text(&["1 cm", "1,27 cm"]),
            |sheet| {
                let first = paragraphs(sheet)?.iter().filter_map(|lines| lines.first());
                let first: Vec<Line> = first.cloned().collect();
                Some(each(&first, |line| {
                    let indent = line.left() - sheet.printed.edges(line.page).0;
                    indent_text(indent / 10.0, sheet.origin).into()
                }))
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
                let paragraphs = paragraphs(sheet)?;
                let pairs: Vec<(&Line, &Line)> = pairs(paragraphs).collect();
                (!pairs.is_empty() || paragraphs.is_empty()).then(|| {
                    let pitch = |(one, next): (&Line, &Line)| {
                        Seen::from((next.y() - one.y()) / MM / one.size()).on(one.page)
                    };
                    pairs.into_iter().map(pitch).collect()
                })
            },
        ),
        require(
            "đề-mục-cỡ",
            HEADING,
            "cỡ chữ đề mục",
            points(13.0, 14.0),
            |sheet| Some(sizes(&all_headings(sheet)?)),
        ),
        require(
            "đề-mục-phần",
            HEADING,
            "mục I, II: in hoa, đứng, đậm",
            text(&["hoa, đậm"]),
            |sheet| heading_looks(sheet, 1),
        ),
        require(
            "đề-mục-khoản",
            HEADING,
            "khoản 1, 2 có tiêu đề: in thường, đứng, đậm",
            text(&["thường, đậm"]),
            |sheet| heading_looks(sheet, 2),
        ),
        require(
            "đề-mục-điểm",
            HEADING,
            "điểm a, b: in thường, đứng",
            text(&["thường, đứng"]),
            |sheet| heading_looks(sheet, 3),
        ),
        require(
            "đề-mục-cuối-trang",
            HEADING,
            "đề mục đứng cuối trang",
            Expected::Range(0.0, 0.0, "đề mục"),
            |sheet| {
                let own = &main(sheet)?.lines;
                let all = all_headings(sheet)?;
                let last = |heading: &&Line| {
                    let below =
                        |line: &Line| line.page == heading.page && line.y() > heading.y() + 1.0;
                    !own.iter().any(below)
                };
                let alone: Vec<Line> = all.iter().filter(last).cloned().collect();
                if alone.is_empty() {
                    return Some(vec![0.0.into()]);
                }
                Some(each(&alone, |_| 1.0.into()))
            },
        ),
        require(
            "kết-thúc",
            END,
            "nội dung kết thúc bằng «./.»",
            text(&["./."]),
            |sheet| {
                let last = main(sheet)?.body.last.clone();
                let last: Vec<Line> = last.into_iter().collect();
                Some(each(&last, |line| {
                    let text = line.text();
                    let end = text.chars().count().saturating_sub(12);
                    if text.ends_with("./.") {
                        "./.".into()
                    } else {
                        text.chars().skip(end).collect::<String>().into()
                    }
                }))
            },
        ),
    ]
}

/// The lines of each paragraph.
fn paragraphs(sheet: &Sheet) -> Option<&Vec<Vec<Line>>> {
    Some(&main(sheet)?.body.paragraphs)
}

/// Lines of a paragraph that follow each other on a page.
fn pairs(paragraphs: &[Vec<Line>]) -> impl Iterator<Item = (&Line, &Line)> {
    let pairs = paragraphs.iter().flat_map(|lines| lines.windows(2));
    pairs
        .filter_map(|pair| Some((pair.first()?, pair.get(1)?)))
        .filter(|(one, next)| one.page == next.page)
}

/// How the lines look. In documents of others a numbered paragraph may lead in with its title in bold;
/// and letters alone, as in `TTHC`, are no capitals of a paragraph.
fn text_looks(paragraphs: &[Vec<Line>], origin: Origin) -> Vec<Seen> {
    let mut seen = Vec::new();
    for lines in paragraphs {
        let numbered = lines.first().is_some_and(|line| {
            line.text()
                .starts_with(|one: char| one.is_ascii_digit() || one == '-')
        });
        let capitals = lines.iter().all(|line| line.case() == "hoa");
        for (index, line) in lines.iter().enumerate() {
            let style = match line.style() {
                "lẫn lộn" if !origin.is_own() && numbered && index == 0 => "đứng",
                style => style,
            };
            let case = if capitals { "hoa" } else { "thường" };
            seen.push(Seen::from(format!("{case}, {style}")).on(line.page));
        }
    }
    seen
}

/// In centimetres.
pub fn indent_text(indent: f64, origin: Origin) -> String {
    // What a word processor rounds is less than a fifth of a millimetre.
    let rounded = if origin.is_own() { 0.005 } else { 0.02 };
    let near = [1.0, 1.27]
        .into_iter()
        .find(|one| (one - indent).abs() < rounded);
    let text = format!("{:.2}", near.unwrap_or(indent));
    let text = text.trim_end_matches('0').trim_end_matches('.');
    text.replace('.', ",") + " cm"
}

/// The headings of a level; few documents have all of them.
fn headings(sheet: &Sheet, level: u8) -> Option<Vec<Line>> {
    let lines = main(sheet)?.body.headings_of(level);
    (!lines.is_empty()).then_some(lines)
}

/// Case and style of the headings of a level. The last line of one may hold nothing but `2024` or `TTHC`:
/// the case is that of the whole heading.
fn heading_looks(sheet: &Sheet, level: u8) -> Option<Vec<Seen>> {
    let own = main(sheet)?.body.headings.iter();
    let own: Vec<&Vec<Line>> = own
        .filter(|(own, _)| *own == level)
        .map(|(_, lines)| lines)
        .collect();
    let looks = own.iter().flat_map(|lines| {
        let is_capital = lines.iter().all(|line| line.case() == "hoa");
        let case = if is_capital { "hoa" } else { "thường" };
        each(lines, |line| format!("{case}, {}", line.style()).into())
    });
    (!own.is_empty()).then(|| looks.collect())
}

fn all_headings(sheet: &Sheet) -> Option<Vec<Line>> {
    let all = (1..=3).filter_map(|level| headings(sheet, level));
    let all: Vec<Line> = all.flatten().collect();
    (!all.is_empty()).then_some(all)
}

/// From the last line of a paragraph to the next one, less a pitch of lines.
fn paragraph_gaps(sheet: &Sheet) -> Option<Vec<Seen>> {
    let body = &main(sheet)?.body;
    let (one, next) = pairs(&body.paragraphs).next()?;
    let pitch = (next.y() - one.y()) / one.size();
    let gap = |(before, after): &(Line, Line)| {
        let step = after.y() - before.y();
        Seen::from((step - pitch * before.size()) / MM).on(before.page)
    };
    (!body.neighbours.is_empty()).then(|| body.neighbours.iter().map(gap).collect())
}
