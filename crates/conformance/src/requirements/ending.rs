//! Boxes 7 and 9b: signature and recipients.

use crate::helpers::*;
use crate::line::Line;
use crate::page::MM;
use crate::printed::ASCENT;
use crate::requirement::{Requirement, Seen};
use crate::sheet::Sheet;

const SIGNATURE: &str = "Phần I, mục II, khoản 7 (ô 7a, 7b, 7c)";
const RECIPIENTS: &str = "Phần I, mục II, khoản 9, điểm b (ô 9b)";

/// Its requirements.
pub fn table() -> Vec<Requirement> {
    let mut table = vec![
        require(
            "chức-vụ-cỡ",
            SIGNATURE,
            "cỡ chữ quyền hạn, chức vụ",
            points(13.0, 14.0),
            |sheet| Some(sizes(&authority(sheet)?)),
        ),
        require(
            "chức-vụ-kiểu",
            SIGNATURE,
            "quyền hạn, chức vụ in hoa, đứng, đậm",
            text(&["hoa, đậm"]),
            |sheet| Some(looks(&authority(sheet)?)),
        ),
        require(
            "chức-vụ-dòng",
            SIGNATURE,
            "TM., KT., TL., TUQ., Q. và chức vụ, mỗi phần một dòng",
            text(&["đúng"]),
            |sheet| {
                let lines = authority(sheet)?;
                if lines.is_empty() {
                    return Some(Vec::new());
                }
                let texts: Vec<String> = lines.iter().map(Line::text).collect();
                Some(vec![held(are_apart(&texts), texts.join(" / "))])
            },
        ),
        require(
            "chức-vụ-phải",
            SIGNATURE,
            "giữa chữ ký ở nửa phải trang",
            millimetres(120.0, 175.0),
            |sheet| Some(each(&authority(sheet)?, |line| line.middle().into())),
        ),
        require(
            "họ-tên-cỡ",
            SIGNATURE,
            "cỡ chữ họ và tên",
            points(13.0, 14.0),
            |sheet| Some(sizes(&name(sheet)?)),
        ),
        require(
            "họ-tên-kiểu",
            SIGNATURE,
            "họ và tên in thường, đứng, đậm",
            text(&["thường, đậm"]),
            |sheet| Some(looks(&name(sheet)?)),
        ),
        require(
            "họ-tên-giữa",
            SIGNATURE,
            "họ tên lệch giữa chức vụ",
            same_middle(),
            |sheet| {
                let middle = authority(sheet)?.first().map(Line::middle)?;
                Some(offsets(&name(sheet)?, middle))
            },
        ),
        require(
            "chỗ-ký",
            SIGNATURE,
            "chỗ ký và đóng dấu, giữa chức vụ và họ tên",
            millimetres(30.0, 45.0),
            |sheet| {
                let lines = authority(sheet)?
                    .into_iter()
                    .next_back()
                    .zip(name(sheet)?.into_iter().next());
                let room = |(last, name): (Line, Line)| {
                    let top = name.y() - ASCENT * name.size() * MM;
                    Seen::from(top - foot(&last)).on(name.page)
                };
                Some(lines.map(room).into_iter().collect())
            },
        ),
        require(
            "chữ-ký-cùng-trang",
            SIGNATURE,
            "chữ ký cùng trang với dòng cuối của nội dung",
            text(&["cùng trang"]),
            |sheet| {
                let (last, name) = (authority(sheet)?, name(sheet)?);
                let (Some(last), Some(name)) = (last.first(), name.first()) else {
                    return Some(Vec::new());
                };
                let Some(end) = &main(sheet)?.body.last else {
                    return Some(Vec::new());
                };
                let same = end.page == last.page && last.page == name.page;
                let word = if same { "cùng trang" } else { "khác trang" };
                Some(vec![Seen::from(word).on(last.page)])
            },
        ),
    ];
    table.extend(recipients());
    table
}

/// Whether `TM.`, `KT.`, `TL.`, `TUQ.` and `Q.` each begin a line, and the first four have another line
/// under them.
fn are_apart(lines: &[String]) -> bool {
    let is_sign = |word: &str| ["TM.", "KT.", "TL.", "TUQ.", "Q."].contains(&word);
    let inside = |line: &String| line.split_whitespace().skip(1).any(is_sign);
    let last = lines.last().and_then(|line| line.split_whitespace().next());
    let ends = last.is_some_and(|word| is_sign(word) && word != "Q.");
    !lines.iter().any(inside) && !ends
}

fn authority(sheet: &Sheet) -> Option<Vec<Line>> {
    Some(main(sheet)?.closing.authority.clone())
}

fn name(sheet: &Sheet) -> Option<Vec<Line>> {
    Some(main(sheet)?.closing.name.iter().cloned().collect())
}

fn recipients() -> Vec<Requirement> {
    vec![
        require(
            "nơi-nhận-đề-cỡ",
            RECIPIENTS,
            "cỡ chữ «Nơi nhận»",
            points(12.0, 12.0),
            |sheet| Some(sizes(&title(sheet)?)),
        ),
        require(
            "nơi-nhận-đề-kiểu",
            RECIPIENTS,
            "«Nơi nhận» in thường, nghiêng, đậm",
            text(&["thường, đậm nghiêng"]),
            |sheet| Some(looks(&title(sheet)?)),
        ),
        require(
            "nơi-nhận-dòng",
            RECIPIENTS,
            "«Nơi nhận» ngang dòng quyền hạn, chức vụ",
            millimetres(-0.1, 0.1),
            |sheet| {
                let lines = title(sheet)?.into_iter().zip(authority(sheet)?);
                let offset =
                    |(title, first): (Line, Line)| Seen::from(title.y() - first.y()).on(title.page);
                Some(lines.map(offset).collect())
            },
        )
        // Two sizes that stand on one line by their tops differ by 0.7 mm at their feet.
        .or_foreign(millimetres(-1.0, 1.0)),
        require(
            "nơi-nhận-trái",
            RECIPIENTS,
            "«Nơi nhận» và gạch đầu dòng sát lề trái",
            millimetres(-0.1, 0.3),
            |sheet| {
                let mut lines = title(sheet)?;
                let dashed = |line: &Line| line.text().starts_with('-');
                lines.extend(list(sheet)?.into_iter().filter(dashed));
                Some(each(&lines, |line| {
                    (line.left() - sheet.printed.edges(line.page).0).into()
                }))
            },
        ),
        require(
            "nơi-nhận-cỡ",
            RECIPIENTS,
            "cỡ chữ danh sách nơi nhận",
            points(11.0, 11.0),
            |sheet| Some(sizes(&list(sheet)?)),
        ),
        require(
            "nơi-nhận-kiểu",
            RECIPIENTS,
            "danh sách nơi nhận in thường, đứng",
            text(&["đứng"]),
            |sheet| Some(styles(&list(sheet)?)),
        ),
        require(
            "nơi-nhận-dấu",
            RECIPIENTS,
            "cuối mỗi dòng chấm phẩy, dòng cuối «- Lưu: …» chấm",
            text(&["đúng"]),
            |sheet| {
                let lines: Vec<String> = list(sheet)?.iter().map(Line::text).collect();
                let Some((last, rest)) = lines.split_last() else {
                    return Some(Vec::new());
                };
                let right = rest.iter().all(|line| !line.ends_with('.'))
                    && rest.iter().filter(|line| line.ends_with(';')).count() + 1
                        == lines.iter().filter(|line| line.starts_with('-')).count()
                    && lines
                        .iter()
                        .rfind(|line| line.starts_with('-'))
                        .is_some_and(|item| item.starts_with("- Lưu: VT"))
                    && last.ends_with('.');
                Some(vec![held(right, lines.join(" "))])
            },
        ),
    ]
}

fn title(sheet: &Sheet) -> Option<Vec<Line>> {
    Some(main(sheet)?.closing.title.iter().cloned().collect())
}

fn list(sheet: &Sheet) -> Option<Vec<Line>> {
    Some(main(sheet)?.closing.recipients.clone())
}
