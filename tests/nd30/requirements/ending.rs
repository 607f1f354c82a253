//! Boxes 7 and 9b: signature and recipients.

use super::*;
use crate::nd30::lines::Line;
use crate::nd30::pdf::MM;
use crate::nd30::sheet::{ASCENT, find};

const SIGNATURE: &str = "Phần I, mục II, khoản 7 (ô 7a, 7b, 7c)";
const RECIPIENTS: &str = "Phần I, mục II, khoản 9, điểm b (ô 9b)";

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
                let asked = &sheet.document()?.document.signature.as_ref()?.lines;
                let lines = authority(sheet)?;
                let same =
                    !lines.is_empty() && asked.iter().all(|one| !find(&lines, one).is_empty());
                Some(vec![if same { "đúng" } else { "sai" }.into()])
            },
        ),
        require(
            "chức-vụ-phải",
            SIGNATURE,
            "giữa chữ ký ở nửa phải trang",
            millimetres(120.0, 175.0),
            |sheet| {
                Some(
                    authority(sheet)?
                        .iter()
                        .map(|line| line.middle().into())
                        .collect(),
                )
            },
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
                    Seen::Number(name.y() - ASCENT * name.size() * MM - foot(&last))
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
                let last = authority(sheet)?.into_iter().next()?;
                let name = name(sheet)?.into_iter().next()?;
                let end = sheet
                    .own_lines()
                    .into_iter()
                    .rfind(|line| line.text().ends_with("./."))?;
                let same = end.page == last.page && last.page == name.page;
                Some(vec![if same { "cùng trang" } else { "khác trang" }.into()])
            },
        ),
    ];
    table.extend(recipients());
    table
}

/// Pieces from the signature on: those right of the middle stand in its column.
fn column(sheet: &Sheet, right: bool) -> Vec<Line> {
    let pieces = sheet.pieces();
    let start = pieces
        .iter()
        .rposition(|piece| piece.text().ends_with("./."));
    let after = pieces[start.map_or(0, |start| start + 1)..].iter();
    after
        .filter(|piece| (piece.middle() > 105.0) == right)
        .cloned()
        .collect()
}

fn authority(sheet: &Sheet) -> Option<Vec<Line>> {
    let signature = sheet.document()?.document.signature.as_ref()?;
    Some(find(&column(sheet, true), &signature.lines.concat()))
}

fn name(sheet: &Sheet) -> Option<Vec<Line>> {
    let signature = sheet.document()?.document.signature.as_ref()?;
    Some(find(&column(sheet, true), &signature.name))
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
                Some(
                    lines
                        .map(|(title, first)| (title.y() - first.y()).into())
                        .collect(),
                )
            },
        ),
        require(
            "nơi-nhận-trái",
            RECIPIENTS,
            "«Nơi nhận» và gạch đầu dòng sát lề trái",
            millimetres(-0.1, 0.3),
            |sheet| {
                let mut lines = title(sheet)?;
                lines.extend(
                    list(sheet)?
                        .into_iter()
                        .filter(|line| line.text().starts_with('-')),
                );
                Some(
                    lines
                        .iter()
                        .map(|line| (line.left() - sheet.edges(line.page).0).into())
                        .collect(),
                )
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
                let (last, rest) = lines.split_last()?;
                let right = rest.iter().all(|line| !line.ends_with('.'))
                    && rest.iter().filter(|line| line.ends_with(';')).count() + 1
                        == lines.iter().filter(|line| line.starts_with('-')).count()
                    && last.starts_with("- Lưu: VT")
                    && last.ends_with('.');
                Some(vec![if right { "đúng" } else { "sai" }.into()])
            },
        ),
    ]
}

fn title(sheet: &Sheet) -> Option<Vec<Line>> {
    sheet.document()?;
    let lines = column(sheet, false).into_iter();
    Some(
        lines
            .filter(|line| line.text() == "Nơi nhận:")
            .take(1)
            .collect(),
    )
}

fn list(sheet: &Sheet) -> Option<Vec<Line>> {
    let list = &sheet.document()?.document.recipients;
    let text = format!("-{}.", list.join(";-"));
    Some(find(&column(sheet, false), &text))
}
