//! Paper, margins, fonts, page numbers.

use crate::helpers::*;
use crate::line::Line;
use crate::page::{MM, Page};
use crate::printed::ASCENT;
use crate::requirement::{Expected, Requirement, Seen, Value};
use crate::sheet::Sheet;

const PAPER: &str = "Phần I, mục I, khoản 1, 2";
const MARGINS: &str = "Phần I, mục I, khoản 3";
const FONT: &str = "Phần I, mục I, khoản 4";
const NUMBER: &str = "Phần I, mục I, khoản 7";

/// Its requirements.
pub fn table() -> Vec<Requirement> {
    let metric = &["Times New Roman", "Tinos"];
    // LibreOffice prints with this one where Times New Roman is not installed; its widths are the same.
    let foreign = &["Times New Roman", "Tinos", "Liberation Serif"];
    vec![
        require(
            "khổ-giấy-ngắn",
            PAPER,
            "cạnh ngắn của khổ A4",
            millimetres(209.5, 210.5),
            |sheet| pages(sheet, |page| page.size.0.min(page.size.1)),
        ),
        require(
            "khổ-giấy-dài",
            PAPER,
            "cạnh dài của khổ A4",
            millimetres(296.5, 297.5),
            |sheet| pages(sheet, |page| page.size.0.max(page.size.1)),
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
            |sheet| {
                let top = inner(sheet)[1].clone();
                // The first page of an annex in a file of its own may leave room for the text of an
                // e-signature (ô 14): where there is no other page, only what stands
                // in the margin is told.
                let is_below = matches!(top.value, Value::Number(room) if room > 25.0);
                let is_annex = sheet.parts.document.is_none();
                (!is_below || !is_annex || going_on(sheet) > 0).then(|| vec![top])
            },
        ),
        require(
            "lề-dưới",
            MARGINS,
            "lề dưới (trang đầy nhất)",
            millimetres(20.0, 25.0),
            |sheet| {
                let lowest = inner(sheet)[3].clone();
                // A page that goes on overleaf ends where its lines and headings let it: only of several
                // one is full to the margin. What stands in the margin is told of any.
                let is_above = matches!(lowest.value, Value::Number(room) if room > 25.0);
                let several = going_on(sheet) >= MANY || !is_above;
                (several && sheet.printed.pages.len() > 2).then(|| vec![lowest])
            },
        ),
        require(
            "lề-trái",
            MARGINS,
            "lề trái",
            millimetres(30.0, 35.0),
            |sheet| Some(vec![inner(sheet)[0].clone()]),
        ),
        require(
            "lề-phải",
            MARGINS,
            "lề phải",
            millimetres(15.0, 20.0),
            |sheet| Some(vec![inner(sheet)[2].clone()]),
        ),
        require(
            "phông",
            FONT,
            "phông Times New Roman hoặc phông cùng bề rộng",
            text(metric),
            |sheet| {
                let mut families: Vec<Seen> = Vec::new();
                for (index, page) in sheet.printed.pages.iter().enumerate() {
                    let letters = page.characters.iter();
                    for one in letters.filter(|one| !one.text.trim().is_empty()) {
                        let family = Seen::from(family(&one.font)).on(index);
                        if !families.contains(&family) {
                            families.push(family);
                        }
                    }
                }
                Some(families)
            },
        )
        .or_foreign(text(foreign)),
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
                let starts = &sheet.parts.starts;
                let shown = |line: &&Line| starts.contains(&line.page);
                let shown: Vec<Line> = sheet
                    .printed
                    .numbers
                    .iter()
                    .filter(shown)
                    .cloned()
                    .collect();
                if shown.is_empty() {
                    return Some(vec![0.0.into()]);
                }
                Some(each(&shown, |_| 1.0.into()))
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
                    each(lines, |line| {
                        (line.middle() - sheet.printed.middle(line.page)).into()
                    })
                })
            },
        ),
        require(
            "số-trang-lề",
            NUMBER,
            "chân số trang trong phần lề trên",
            millimetres(5.0, 18.0),
            |sheet| numbered(sheet, |lines| each(lines, |line| line.y().into())),
        ),
    ]
}

fn numbered(sheet: &Sheet, measure: impl Fn(&[Line]) -> Vec<Seen>) -> Option<Vec<Seen>> {
    let printed = &sheet.printed;
    (printed.pages.len() > sheet.parts.starts.len()).then(|| measure(&printed.numbers))
}

/// So many pages that go on overleaf: one of them is full.
const MANY: usize = 8;

/// How many pages go on overleaf.
fn going_on(sheet: &Sheet) -> usize {
    let starts = &sheet.parts.starts;
    let next = 1..sheet.printed.pages.len();
    next.filter(|index| !starts.contains(index)).count()
}

fn pages(sheet: &Sheet, measure: impl Fn(&Page) -> f64) -> Option<Vec<Seen>> {
    let pages = sheet.printed.pages.iter().enumerate();
    Some(
        pages
            .map(|(index, page)| Seen::from(measure(page)).on(index))
            .collect(),
    )
}

/// The family of a font by its name in the file: `TimesNewRomanPS-BoldMT`, `Tinos-Italic`.
fn family(font: &str) -> String {
    let family = font.split(['-', ',']).next().unwrap_or_default();
    let family = family.trim_end_matches("MT").trim_end_matches("PS");
    match family {
        "TimesNewRoman" => "Times New Roman".to_owned(),
        "LiberationSerif" => "Liberation Serif".to_owned(),
        "" => "không rõ tên".to_owned(),
        other => other.to_owned(),
    }
}

/// Annexes may lie; the document itself stands.
fn orientation(sheet: &Sheet) -> Option<Vec<Seen>> {
    let own = match (&sheet.parts.document, sheet.parts.annexes.first()) {
        (Some(_), Some(annex)) => annex.page(),
        (Some(_), None) => sheet.printed.pages.len(),
        (None, _) => 0,
    };
    let word = |(index, page): (usize, &Page)| {
        let lies = page.size.0 > page.size.1;
        held(index >= own || !lies, "chiều rộng").on(index)
    };
    Some(sheet.printed.pages.iter().enumerate().map(word).collect())
}

/// Distances of the outermost letters and rules from the edges of the paper, page numbers aside:
/// left, top, right, bottom; each with the page where it is least.
fn inner(sheet: &Sheet) -> [Seen; 4] {
    let mut least = [(f64::MAX, 0); 4];
    let mut take = |page: usize, bounds: [f64; 4]| {
        let Some((width, height)) = sheet.printed.pages.get(page).map(|page| page.size) else {
            return;
        };
        let distances = [bounds[0], bounds[1], width - bounds[2], height - bounds[3]];
        for (known, distance) in least.iter_mut().zip(distances) {
            if distance < known.0 {
                *known = (distance, page);
            }
        }
    };
    for line in &sheet.printed.lines {
        let top = line.y() - ASCENT * line.size() * MM;
        take(line.page, [line.left(), top, line.right(), foot(line)]);
    }
    for (index, page) in sheet.printed.pages.iter().enumerate() {
        // What nobody sees, and the ground of the page, is no print.
        let seen = page.shapes.iter().filter(|shape| shape.color != [1.0; 3]);
        for shape in seen {
            take(index, shape.bounds);
        }
    }
    least.map(|(distance, page)| Seen::from(distance).on(page))
}

fn colors(sheet: &Sheet) -> Option<Vec<Seen>> {
    // Inks of a printer and the dark grey of themes are black to the eye.
    let darkest = if sheet.origin.is_own() { 0.0 } else { 0.15 };
    let is_black = |color: [f64; 3]| color.iter().all(|part| (0.0..=darkest).contains(part));
    let mut seen: Vec<Seen> = Vec::new();
    for (index, page) in sheet.printed.pages.iter().enumerate() {
        let colored = |color: [f64; 3]| !is_black(color) && color != [1.0; 3];
        let frames: Vec<_> = page
            .shapes
            .iter()
            .filter(|shape| colored(shape.color))
            .collect();
        for one in page
            .characters
            .iter()
            .filter(|one| !one.text.trim().is_empty())
        {
            let word = if is_black(one.color) {
                "đen".to_owned()
            } else if frames.iter().any(|frame| {
                let [left, top, right, bottom] = frame.bounds;
                (left..right).contains(&one.x) && (top..bottom).contains(&one.y)
            }) {
                continue;
            } else {
                let [red, green, blue] =
                    one.color.map(|part| (part.clamp(0.0, 1.0) * 255.0).round());
                format!("đỏ {red} lục {green} lam {blue}")
            };
            let word = Seen::from(word).on(index);
            if !seen.contains(&word) {
                seen.push(word);
            }
        }
    }
    Some(seen)
}

fn running(sheet: &Sheet) -> Option<Vec<Seen>> {
    let starts = &sheet.parts.starts;
    let mut seen = Vec::new();
    for index in (0..sheet.printed.pages.len()).filter(|index| !starts.contains(index)) {
        let start = starts.iter().rfind(|start| **start < index)?;
        let numbers = sheet.printed.numbers.iter();
        let shown: Vec<String> = numbers
            .filter(|line| line.page == index)
            .map(Line::text)
            .collect();
        // Ours count each annex for itself; in documents of others the numbers may go on.
        let right = shown == [(index - start + 1).to_string()]
            || !sheet.origin.is_own() && shown == [(index + 1).to_string()];
        let told = if shown.is_empty() {
            "không có số".to_owned()
        } else {
            shown.join(" ")
        };
        seen.push(held(right, told).on(index));
    }
    (!seen.is_empty()).then_some(seen)
}
