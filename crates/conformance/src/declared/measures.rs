//! What of the decree a Word file answers, and how.

use papers::styled::{Align, PageNumber, Pitch, StyledParagraph};

use super::Paper;
use crate::helpers::held;
use crate::line::Line;
use crate::page::MM;
use crate::parts::Main;
use crate::printed::ASCENT;
use crate::requirement::Seen;
use crate::requirements::indent_text;

/// A single line of Times New Roman, in parts of its size.
const SINGLE: f64 = 1.149;

/// Requirements that ask about words, sizes and looks alone: measured as on a printed page.
pub(super) const OF_WORDS: [&str; 54] = [
    "phông",
    "quốc-hiệu-cỡ",
    "quốc-hiệu-kiểu",
    "quốc-hiệu-một-lần",
    "tiêu-ngữ-chữ",
    "tiêu-ngữ-cỡ",
    "tiêu-ngữ-kiểu",
    "chủ-quản-cỡ",
    "chủ-quản-kiểu",
    "cơ-quan-cỡ",
    "cơ-quan-kiểu",
    "số-cỡ",
    "số-kiểu",
    "số-chữ",
    "ngày-cỡ",
    "ngày-kiểu",
    "ngày-chữ",
    "tên-loại-cỡ",
    "tên-loại-kiểu",
    "trích-yếu-cỡ",
    "trích-yếu-kiểu",
    "về-việc-cỡ",
    "về-việc-kiểu",
    "kính-gửi-cỡ",
    "kính-gửi-kiểu",
    "kính-gửi-một",
    "kính-gửi-nhiều",
    "nội-dung-cỡ",
    "nội-dung-kiểu",
    "đề-mục-cỡ",
    "đề-mục-phần",
    "đề-mục-khoản",
    "đề-mục-điểm",
    "kết-thúc",
    "chức-vụ-cỡ",
    "chức-vụ-kiểu",
    "chức-vụ-dòng",
    "họ-tên-cỡ",
    "họ-tên-kiểu",
    "nơi-nhận-đề-cỡ",
    "nơi-nhận-đề-kiểu",
    "nơi-nhận-cỡ",
    "nơi-nhận-kiểu",
    "nơi-nhận-dấu",
    "khẩn-cỡ",
    "khẩn-kiểu",
    "người-soạn-cỡ",
    "phụ-lục-trang",
    "phụ-lục-cỡ",
    "phụ-lục-kiểu",
    "phụ-lục-tiêu-đề-cỡ",
    "phụ-lục-tiêu-đề-kiểu",
    "kèm-theo-cỡ",
    "kèm-theo-kiểu",
];

type Measure = fn(&Paper<'_>) -> Option<Vec<Seen>>;

/// How a requirement is measured that asks the paragraphs and sections; none where the file does not
/// answer it.
pub(super) fn of(id: &str) -> Option<Measure> {
    Some(match id {
        "khổ-giấy-ngắn" => |paper| sections(paper, |one| one.width.min(one.height)),
        "khổ-giấy-dài" => |paper| sections(paper, |one| one.width.max(one.height)),
        "chiều-giấy" => |paper| {
            let first = paper.styled.sections.first()?;
            main(paper)?;
            Some(vec![held(first.width <= first.height, "chiều rộng")])
        },
        "lề-trái" => |paper| sections(paper, |one| one.margins[0]),
        "lề-trên" => |paper| sections(paper, |one| one.margins[1]),
        "lề-phải" => |paper| sections(paper, |one| one.margins[2]),
        "lề-dưới" => |paper| sections(paper, |one| one.margins[3]),
        "màu-chữ" => colors,
        "số-trang-chữ-số" => |paper| {
            let numbers = numbers(paper)?;
            if numbers.is_empty() {
                return Some(vec!["không có số".into()]);
            }
            let word = |one: &PageNumber| held(one.is_arabic, "không phải chữ số Ả Rập");
            Some(numbers.into_iter().map(word).collect())
        },
        "số-trang-đầu" => |paper| {
            numbers(paper)?;
            let first = paper.styled.sections.first()?;
            let shown = match first.is_first_apart {
                true => first.first_number.is_some(),
                false => first.number.is_some(),
            };
            Some(vec![f64::from(u8::from(shown)).into()])
        },
        "số-trang-cỡ" => |paper| numbered(paper, |one| one.size.into()),
        "số-trang-kiểu" => |paper| {
            numbered(paper, |one| {
                match (one.bold, one.italic) {
                    (false, false) => "đứng",
                    (true, false) => "đậm",
                    (false, true) => "nghiêng",
                    (true, true) => "đậm nghiêng",
                }
                .into()
            })
        },
        "số-trang-giữa" => |paper| numbered(paper, |one| offset(one.align, 0.0)),
        "số-trang-lề" => |paper| {
            let header = paper.styled.sections.first()?.header;
            let of = |one: &PageNumber| match one.is_above {
                true => Seen::from((header + ASCENT * one.size) * MM),
                false => "ở chân trang".into(),
            };
            Some(numbers(paper)?.into_iter().map(of).collect())
        },
        "quốc-hiệu-phải" => |paper| {
            let nation = main(paper)?.letterhead.nation.as_ref();
            columns(paper, nation)
        },
        "tiêu-ngữ-giữa" => |paper| {
            let letterhead = &main(paper)?.letterhead;
            same_middle(paper, letterhead.motto.as_ref(), letterhead.nation.as_ref())
        },
        "cơ-quan-giữa" => |paper| {
            let letterhead = &main(paper)?.letterhead;
            same_middle(
                paper,
                letterhead.issuer.first(),
                letterhead.superior.first(),
            )
        },
        "số-giữa" => |paper| {
            let letterhead = &main(paper)?.letterhead;
            same_middle(paper, letterhead.number.as_ref(), letterhead.issuer.first())
        },
        "ngày-giữa" => |paper| {
            let letterhead = &main(paper)?.letterhead;
            same_middle(paper, letterhead.dated.as_ref(), letterhead.nation.as_ref())
        },
        "về-việc-giữa" => |paper| {
            let letterhead = &main(paper)?.letterhead;
            same_middle(
                paper,
                letterhead.subject.first(),
                letterhead.number.as_ref(),
            )
        },
        "về-việc-cách" => |paper| {
            let letterhead = &main(paper)?.letterhead;
            let subject = paragraph(paper, letterhead.subject.first()?)?;
            let number = paragraph(paper, letterhead.number.as_ref()?)?;
            Some(vec![(number.after + subject.before).into()])
        },
        "tên-loại-giữa" => |paper| {
            let type_name = main(paper)?.head.type_name.as_slice();
            (!type_name.is_empty()).then(|| centred(paper, type_name))?
        },
        "trích-yếu-giữa" => |paper| {
            let summary = &main(paper)?.head.summary;
            (!summary.is_empty()).then(|| centred(paper, summary))?
        },
        "họ-tên-giữa" => |paper| {
            let closing = &main(paper)?.closing;
            same_middle(paper, closing.name.as_ref(), closing.authority.first())
        },
        "chức-vụ-phải" => |paper| columns(paper, main(paper)?.closing.authority.first()),
        "nơi-nhận-trái" => |paper| {
            let closing = &main(paper)?.closing;
            let dashed = |line: &&Line| line.text().starts_with('-');
            let lines = closing.title.iter();
            let lines = lines.chain(closing.recipients.iter().filter(dashed));
            let own = lines.filter_map(|line| paragraph(paper, line));
            let left = |one: &StyledParagraph| match one.align {
                Align::Left | Align::Both => Seen::from((one.left + one.first) * MM),
                other => offset(other, 0.0),
            };
            Some(own.map(left).collect())
        },
        "nội-dung-đều" => |paper| {
            text(paper, |one| match one.align {
                Align::Both => 0.0.into(),
                other => offset_text(other).into(),
            })
        },
        "nội-dung-lùi" => |paper| {
            let own = body(paper)?.into_iter().filter(|one| !one.is_listed);
            let indent = |one: &StyledParagraph| {
                let indent = (one.first + one.left) * MM / 10.0;
                indent_text(indent, paper.sheet.origin).into()
            };
            Some(own.map(indent).collect())
        },
        "nội-dung-đoạn" => gaps,
        "nội-dung-dòng" => |paper| {
            text(paper, |one| {
                let size = one.runs.iter().map(|run| run.size).fold(1.0, f64::max);
                match one.pitch {
                    Pitch::Lines(lines) => (lines * SINGLE).into(),
                    Pitch::Points(points) => (points / size).into(),
                }
            })
        },
        "phụ-lục-giữa" => |paper| {
            let annexes = &paper.sheet.parts.annexes;
            let lines: Vec<Line> = annexes
                .iter()
                .flat_map(|annex| {
                    [&annex.label]
                        .into_iter()
                        .chain(&annex.title)
                        .chain(&annex.source)
                })
                .cloned()
                .collect();
            (!lines.is_empty()).then(|| centred(paper, &lines))?
        },
        _ => return None,
    })
}

fn main<'a>(paper: &'a Paper<'_>) -> Option<&'a Main> {
    paper.sheet.parts.document.as_ref()
}

fn paragraph<'a>(paper: &'a Paper<'_>, line: &Line) -> Option<&'a StyledParagraph> {
    paper.styled.paragraphs.get(paper.layout.paragraph(line)?)
}

/// Lengths of each section, mm.
fn sections(
    paper: &Paper<'_>,
    length: impl Fn(&papers::styled::Section) -> f64,
) -> Option<Vec<Seen>> {
    let sections = paper.styled.sections.iter();
    Some(sections.map(|one| (length(one) * MM).into()).collect())
}

/// The page numbers; a file of one page needs none.
fn numbers<'a>(paper: &'a Paper<'_>) -> Option<Vec<&'a PageNumber>> {
    let sections = paper.styled.sections.iter();
    let numbers: Vec<&PageNumber> = sections.filter_map(|one| one.number.as_ref()).collect();
    let is_long = paper.styled.pages.is_some_and(|pages| pages > 1);
    (!numbers.is_empty() || is_long).then_some(numbers)
}

fn numbered(paper: &Paper<'_>, measure: impl Fn(&PageNumber) -> Seen) -> Option<Vec<Seen>> {
    let numbers = numbers(paper)?;
    (!numbers.is_empty()).then(|| numbers.into_iter().map(measure).collect())
}

fn offset_text(align: Align) -> &'static str {
    match align {
        Align::Left => "căn trái",
        Align::Center => "căn giữa",
        Align::Right => "căn phải",
        Align::Both => "căn đều hai bên",
    }
}

/// How far a middle is off, mm: nothing where lines are centred and their indents are alike.
fn offset(align: Align, off: f64) -> Seen {
    match align {
        Align::Center => off.into(),
        other => offset_text(other).into(),
    }
}

fn own_offset(one: &StyledParagraph) -> f64 {
    (one.left + one.first - one.right) / 2.0 * MM
}

fn centred(paper: &Paper<'_>, lines: &[Line]) -> Option<Vec<Seen>> {
    let own = lines.iter().filter_map(|line| paragraph(paper, line));
    Some(own.map(|one| offset(one.align, own_offset(one))).collect())
}

/// Whether the middles of two parts agree; not known where they do not stand in one column.
fn same_middle(paper: &Paper<'_>, one: Option<&Line>, other: Option<&Line>) -> Option<Vec<Seen>> {
    let (one, other) = (paragraph(paper, one?)?, paragraph(paper, other?)?);
    let span = |one: &StyledParagraph| one.cell.map(|place| (place.table, place.span));
    if span(one)? != span(other)? {
        return None;
    }
    if other.align != Align::Center {
        return Some(vec![offset(other.align, 0.0)]);
    }
    Some(vec![offset(one.align, own_offset(one) - own_offset(other))])
}

/// The middle of the column in which a part stands, mm from the edge of the paper.
fn columns(paper: &Paper<'_>, line: Option<&Line>) -> Option<Vec<Seen>> {
    let one = paragraph(paper, line?)?;
    let (from, to) = one.cell?.span;
    let margin = paper.styled.sections.get(one.section)?.margins[0];
    (to > from).then(|| vec![((margin + (from + to) / 2.0) * MM).into()])
}

/// The paragraphs of the body, headings aside.
fn body<'a>(paper: &'a Paper<'_>) -> Option<Vec<&'a StyledParagraph>> {
    let paragraphs = main(paper)?.body.paragraphs.iter();
    let own = paragraphs.filter_map(|lines| paragraph(paper, lines.first()?));
    Some(own.collect())
}

fn text(paper: &Paper<'_>, measure: impl Fn(&StyledParagraph) -> Seen) -> Option<Vec<Seen>> {
    Some(body(paper)?.into_iter().map(measure).collect())
}

/// Room between paragraphs of the body that follow each other.
fn gaps(paper: &Paper<'_>) -> Option<Vec<Seen>> {
    let body = &main(paper)?.body;
    let gap = |(before, after): &(Line, Line)| {
        let (before, after) = (paragraph(paper, before)?, paragraph(paper, after)?);
        Some(Seen::from(before.after + after.before))
    };
    (!body.neighbours.is_empty()).then(|| body.neighbours.iter().filter_map(gap).collect())
}

/// Colours of letters; marks of secrecy and urgency are red.
fn colors(paper: &Paper<'_>) -> Option<Vec<Seen>> {
    let marks = main(paper).map(|main| &main.marks);
    let marked: Vec<usize> = marks
        .into_iter()
        .flat_map(|marks| marks.secrecy.iter().chain(&marks.urgency))
        .filter_map(|line| paper.layout.paragraph(line))
        .collect();
    let mut seen: Vec<Seen> = Vec::new();
    for (index, one) in paper.styled.paragraphs.iter().enumerate() {
        for run in one.runs.iter().filter(|run| !run.text.trim().is_empty()) {
            let [red, green, blue] = run.color.unwrap_or_default();
            let word = match red.max(green).max(blue) {
                0..38 => Seen::from("đen"),
                _ if marked.contains(&index) => continue,
                _ => format!("đỏ {red} lục {green} lam {blue}").into(),
            };
            if !seen.contains(&word) {
                seen.push(word);
            }
        }
    }
    Some(seen)
}
