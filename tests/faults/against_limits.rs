//! Hostile workbooks made against the limits themselves: each is small as it lies on the disk, and
//! large in what no single limit counts.

use std::fmt::Write as _;

use serde_json::Value;

use super::stress::{
    INPUT, OFFICE, PACKAGE, STYLES, TEXTS, WORKBOOK, before, changed, ods, packed, parts, repeated,
    sheets, with_figures, with_identity,
};

const COMMENTS: &str = "xl/worksheets/_rels/sheet2.xml.rels";

/// Rows of cells, each its address and what stands in it.
fn rows(numbers: std::ops::Range<usize>, cells: impl Fn(usize) -> String) -> String {
    numbers
        .map(|row| format!("<row r=\"{row}\">{}</row>", cells(row)))
        .collect()
}

/// The name of a column.
fn column(mut number: usize) -> String {
    let mut name = String::new();
    loop {
        name.insert(0, char::from(b'A' + (number % 26) as u8));
        match number / 26 {
            0 => return name,
            left => number = left - 1,
        }
    }
}

/// A text in a cell.
fn text(address: &str, text: &str) -> String {
    format!(r#"<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

/// The files: name and bytes.
pub fn files(form: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let edited = |part: &str, mark: &str, more: String| {
        changed(form, part, |text| before(text, mark, &more))
    };
    let with_rows = |more: String| edited(INPUT, "</sheetData>", more);
    let beside = |name: &str, text: String| {
        let mut parts = parts(form);
        parts.push((name.to_owned(), text.into_bytes()));
        packed(&parts)
    };
    let many = |key: &'static str, change: &dyn Fn(usize, &mut Value)| {
        with_identity(form, |identity| {
            let list = identity["plan"][key].as_array_mut().unwrap();
            let once = list.clone();
            for (at, item) in once.iter().cycle().take(3_000).enumerate() {
                let mut item = item.clone();
                change(at, &mut item);
                list.push(item);
            }
        })
    };
    let runs = "<r><rPr><b/></rPr><t>1</t></r>".repeat(500_000);
    let relation = |at: usize| {
        format!(
            r#"<Relationship Id="r{at}" Type="{OFFICE}/comments" Target="../../../../etc/passwd{at}"/>"#
        )
    };
    let comment = |at: usize| {
        let cell = format!("{}{}", column(5 + 2 * (at % 2)), 11 + at % 80);
        format!(
            r#"<comment ref="{cell}" authorId="0"><text><t>Sửa lại: số đúng là {at}</t></text></comment>"#
        )
    };
    let mut commented = parts(form);
    commented.push((
        COMMENTS.to_owned(),
        format!(
            r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/comments" Target="../comments1.xml"/></Relationships>"#
        )
        .into_bytes(),
    ));
    commented.push((
        "xl/comments1.xml".to_owned(),
        format!(
            r#"<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>x</author></authors><commentList>{}</commentList></comments>"#,
            repeated(60_000, comment)
        )
        .into_bytes(),
    ));
    let prose =
        "Tỷ lệ hồ sơ đúng hạn đạt 98,5 % (12/14 hồ sơ), trong đó Sở Tài chính 3/4; ".repeat(400);
    vec![
        (
            "thousands of measures.xlsx",
            many("measures", &|at, measure| {
                measure["id"] = Value::from(format!("1.2.{at}"));
                measure["reporters"] = (0..200).map(|who| format!("xa-{who}")).collect();
            }),
        ),
        (
            "thousands of criteria.xlsx",
            many("criteria", &|at, criterion| {
                criterion["code"] = Value::from(format!("{}.{at}", 1 + at % 9));
                criterion["name"] = Value::from("Tên ".repeat(200));
            }),
        ),
        (
            "immense targets.xlsx",
            many("measures", &|_, measure| {
                measure["target"] = Value::from(format!(">= {}", "9".repeat(2_000)));
            }),
        ),
        (
            "key in each row.xlsx",
            with_rows(rows(99..150_000, |row| {
                text(&format!("A{row}"), "1.2") + &format!("<c r=\"F{row}\"><v>{row}</v></c>")
            })),
        ),
        (
            "all columns.xlsx",
            with_rows(rows(100..106, |row| {
                repeated(16_384, |at| {
                    text(&format!("{}{row}", column(at)), "Số liệu thứ nhất")
                })
            })),
        ),
        ("one text everywhere.xlsx", {
            let texts = format!("<si><t>{}</t></si>", "12/14 đạt 85,7 %; ".repeat(1_800));
            let with_text = changed(form, TEXTS, |xml| before(xml, "</sst>", &texts));
            changed(&with_text, INPUT, |xml| {
                let cells = |row: usize| {
                    repeated(16, |at| {
                        format!("<c r=\"{}{row}\" t=\"s\"><v>446</v></c>", column(at))
                    })
                };
                before(xml, "</sheetData>", &rows(99..9_000, cells))
            })
        }),
        (
            "runs.xlsx",
            edited(TEXTS, "</sst>", format!("<si>{runs}</si>")),
        ),
        (
            "areas over areas.xlsx",
            changed(form, INPUT, |xml| {
                let merged = repeated(60_000, |at| {
                    let last = column(20 + at % 300);
                    format!("<mergeCell ref=\"A{}:{last}{}\"/>", 1 + at % 90, 100 + at)
                });
                let (head, rest) = xml.split_once("<mergeCells").unwrap();
                let (_, tail) = rest.split_once("</mergeCells>").unwrap();
                format!("{head}<mergeCells>{merged}</mergeCells>{tail}")
            }),
        ),
        ("comments.xlsx", packed(&commented)),
        (
            "relations.xlsx",
            beside(
                COMMENTS,
                format!(
                    r#"<Relationships xmlns="{PACKAGE}">{}</Relationships>"#,
                    repeated(60_000, relation)
                ),
            ),
        ),
        (
            "attributes.xlsx",
            changed(form, INPUT, |xml| {
                let attributes = repeated(500_000, |at| format!(" a{at}=\"1\""));
                xml.replacen("<row r=\"8\"", &format!("<row{attributes} r=\"8\""), 1)
            }),
        ),
        (
            "deep.xlsx",
            changed(form, INPUT, |xml| {
                let deep = "<x>".repeat(700_000) + &"</x>".repeat(700_000);
                xml.replacen("<sheetData>", &format!("<sheetData>{deep}"), 1)
            }),
        ),
        (
            "sheets of one part.xlsx",
            edited(
                WORKBOOK,
                "</sheets>",
                repeated(150, |at| {
                    format!(
                        "<sheet name=\"Sở&#10;Y tế&#27;[31m {at}\" sheetId=\"{}\" r:id=\"rId2\"/>",
                        at + 10
                    )
                }),
            ),
        ),
        ("number formats.xlsx", {
            let xf = repeated(100_000, |at| {
                format!(
                    "<xf numFmtId=\"{}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>",
                    200 + at % 400
                )
            });
            edited(STYLES, "</cellXfs>", xf)
        }),
        (
            "decimals.xlsx",
            with_figures(form, &format!("0.{}1", "0".repeat(30_000))),
        ),
        (
            "all cells wrong.xlsx",
            with_figures(form, &"12 / 5 hồ sơ (tỉnh: 3/4), khoảng 7 ".repeat(60)),
        ),
        (
            "prose.xlsx",
            sheets(1, 600, |_, row| vec![format!("{prose}{row}")]),
        ),
        (
            "groups.ods",
            ods(&format!(
                "<table:table table:name=\"B\">{}<table:table-row/>{}</table:table>",
                "<table:table-row-group>".repeat(100_000),
                "</table:table-row-group>".repeat(100_000)
            )),
        ),
        (
            "spaces.ods",
            ods(
                "<table:table table:name=\"B\"><table:table-row><table:table-cell office:value-type=\"string\"><text:p>a<text:s text:c=\"2000000000\"/>b</text:p></table:table-cell></table:table-row></table:table>",
            ),
        ),
        ("one line.csv", {
            let mut line = String::new();
            for at in 0..100_000 {
                let _ = write!(line, "Số liệu thứ nhất,{at}/14,");
            }
            line.into_bytes()
        }),
        (
            "unclosed.csv",
            format!("\"Tiêu chí,Kết quả\n{}", "\"a\"\"b\n".repeat(400_000)).into_bytes(),
        ),
        (
            "foreign table.xlsx",
            sheets(1, 1_500, |_, row| {
                let label = format!("Tỷ lệ hồ sơ giải quyết đúng hạn của xã số {row}");
                let figures =
                    (0..20).map(|at| format!("{at}/{} hồ sơ, đạt {at} %", u64::from(row) + at));
                std::iter::once(label).chain(figures).collect()
            }),
        ),
    ]
}
