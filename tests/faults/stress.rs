//! Hostile workbooks, made by code of a form or of nothing.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
pub const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The parts of a form of this program.
pub const WORKBOOK: &str = "xl/workbook.xml";
pub const TEXTS: &str = "xl/sharedStrings.xml";
pub const STYLES: &str = "xl/styles.xml";
pub const INPUT: &str = "xl/worksheets/sheet2.xml";
pub const IDENTITY: &str = "xl/worksheets/sheet5.xml";

pub type Parts = Vec<(String, Vec<u8>)>;

pub fn parts(form: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(form)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let name = part.name().unwrap().into_owned();
            let mut bytes = Vec::new();
            std::io::copy(&mut part, &mut bytes).unwrap();
            (name, bytes)
        })
        .collect()
}

pub fn packed(parts: &Parts) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default();
        writer.start_file(name.as_str(), options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A form with one part changed.
pub fn changed(form: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut parts = parts(form);
    let (_, bytes) = parts.iter_mut().find(|(name, _)| name == part).unwrap();
    let before = String::from_utf8(bytes.clone()).unwrap();
    let after = change(&before);
    assert!(before != after, "{part} is as it was");
    *bytes = after.into_bytes();
    packed(&parts)
}

/// A text with another before the first place of a mark.
pub fn before(text: &str, mark: &str, more: &str) -> String {
    text.replacen(mark, &format!("{more}{mark}"), 1)
}

pub fn repeated(count: usize, each: impl Fn(usize) -> String) -> String {
    (0..count).map(each).collect()
}

/// A form whose row of one measure stands there `count` times more.
pub fn rows_of_a_measure(form: &[u8], count: usize) -> Vec<u8> {
    changed(form, INPUT, |xml| {
        let rows = xml.split("<row ").skip(1);
        let keyed = rows.filter(|row| {
            let key = row.split("<c ").nth(1).unwrap_or_default();
            key.starts_with("r=\"A") && key.contains("<v>")
        });
        let row = keyed.last().unwrap();
        let row = &row[..row.find("</row>").unwrap()];
        let number = row.split('"').nth(1).unwrap();
        let again = |at: usize| {
            let new = format!("{}\"", 5_000 + at);
            format!("<row {row}</row>").replace(&format!("{number}\""), &new)
        };
        before(xml, "</sheetData>", &repeated(count, again))
    })
}

/// A form whose hidden identity is another text.
pub fn with_identity(form: &[u8], change: impl Fn(&mut Value)) -> Vec<u8> {
    let all = parts(form);
    let text = |part: &str| {
        let (_, bytes) = all.iter().find(|(name, _)| name == part).unwrap();
        String::from_utf8(bytes.clone()).unwrap()
    };
    let plain = |item: &str| {
        let item = item.split("</si>").next().unwrap();
        let inner: String = item
            .split('<')
            .map(|piece| piece.split_once('>').map_or("", |(_, text)| text))
            .collect();
        inner
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&")
    };
    let texts: Vec<String> = text(TEXTS).split("<si>").skip(1).map(plain).collect();
    let indices = text(IDENTITY);
    let chunks = indices.split("<v>").skip(2).map(|cell| {
        let index: usize = cell.split('<').next().unwrap().parse().unwrap();
        texts[index].clone()
    });
    let mut identity: Value = serde_json::from_str(&chunks.collect::<String>()).unwrap();
    change(&mut identity);
    with_identity_text(form, &identity.to_string())
}

fn with_identity_text(form: &[u8], identity: &str) -> Vec<u8> {
    let characters: Vec<char> = identity.chars().collect();
    let mut rows = String::new();
    let mark = "cchc-form".chars().collect::<Vec<char>>();
    let chunks = std::iter::once(mark.as_slice()).chain(characters.chunks(30_000));
    for (at, chunk) in chunks.enumerate() {
        let chunk: String = chunk.iter().collect();
        let chunk = chunk.replace('&', "&amp;").replace('<', "&lt;");
        let row = at + 1;
        let _ = write!(
            rows,
            r#"<row r="{row}"><c r="A{row}" t="inlineStr"><is><t xml:space="preserve">{chunk}</t></is></c></row>"#
        );
    }
    changed(form, IDENTITY, |xml| {
        let (head, rest) = xml.split_once("<sheetData>").unwrap();
        let (_, tail) = rest.split_once("</sheetData>").unwrap();
        format!("{head}<sheetData>{rows}</sheetData>{tail}")
    })
}

/// A form whose hidden plan has each of its measures so many times.
pub fn plan_again(form: &[u8], count: usize) -> Vec<u8> {
    with_identity(form, |identity| {
        let measures = identity["plan"]["measures"].as_array_mut().unwrap();
        let once = measures.clone();
        *measures = once
            .iter()
            .cycle()
            .take(once.len() * count)
            .cloned()
            .collect();
    })
}

/// A workbook of texts: so many sheets of so many rows.
pub fn sheets(count: usize, rows: u32, texts: impl Fn(usize, u32) -> Vec<String>) -> Vec<u8> {
    let relations =
        |inner: String| format!(r#"<Relationships xmlns="{PACKAGE}">{inner}</Relationships>"#);
    let relation = |id: usize, kind: &str, target: &str| {
        format!(r#"<Relationship Id="rId{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
    };
    let names = repeated(count, |at| {
        format!(
            r#"<sheet name="B{at}" sheetId="{0}" r:id="rId{0}"/>"#,
            at + 1
        )
    });
    let targets = repeated(count, |at| {
        relation(at + 1, "worksheet", &format!("worksheets/sheet{at}.xml"))
    });
    let mut parts: Parts = vec![
        (
            "[Content_Types].xml".to_owned(),
            br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#
                .to_vec(),
        ),
        (
            "_rels/.rels".to_owned(),
            relations(relation(1, "officeDocument", WORKBOOK)).into_bytes(),
        ),
        (
            WORKBOOK.to_owned(),
            format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>"#
            )
            .into_bytes(),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            relations(targets).into_bytes(),
        ),
    ];
    for sheet in 0..count {
        let row = |row: u32| {
            let cells = texts(sheet, row)
                .into_iter()
                .zip('A'..)
                .map(|(text, column)| {
                    format!(r#"<c r="{column}{row}" t="inlineStr"><is><t>{text}</t></is></c>"#)
                });
            format!(r#"<row r="{row}">{}</row>"#, cells.collect::<String>())
        };
        let rows: String = (1..=rows).map(row).collect();
        let xml = format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#);
        parts.push((format!("xl/worksheets/sheet{sheet}.xml"), xml.into_bytes()));
    }
    packed(&parts)
}

/// The headings of a table.
pub fn headings(_sheet: usize, _row: u32) -> Vec<String> {
    ["STT", "Tiêu chí", "Kết quả", "Ghi chú"]
        .map(str::to_owned)
        .to_vec()
}

/// A row of figures below headings.
pub fn figures(sheet: usize, row: u32) -> Vec<String> {
    if row == 1 {
        return headings(sheet, row);
    }
    let label = format!("Tỷ lệ hồ sơ giải quyết đúng hạn số {}", row % 90);
    vec![
        row.to_string(),
        label,
        row.to_string(),
        "ghi chú".to_owned(),
    ]
}

/// A spreadsheet of the open format with these tables.
pub fn ods(tables: &str) -> Vec<u8> {
    let urn = "urn:oasis:names:tc:opendocument:xmlns";
    let content = format!(
        r#"<office:document-content xmlns:office="{urn}:office:1.0" xmlns:table="{urn}:table:1.0" xmlns:text="{urn}:text:1.0"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    let kind = b"application/vnd.oasis.opendocument.spreadsheet".to_vec();
    packed(&vec![
        ("mimetype".to_owned(), kind),
        ("content.xml".to_owned(), content.into_bytes()),
    ])
}

/// A form with another text in every cell for a figure.
pub fn with_figures(form: &[u8], text: &str) -> Vec<u8> {
    changed(form, INPUT, |xml| {
        let mut pieces = xml.split("<c r=\"");
        let mut all = pieces.next().unwrap().to_owned();
        for piece in pieces {
            let (address, rest) = piece.split_once('"').unwrap();
            let row: u32 = address[1..].parse().unwrap_or_default();
            let end = match (rest.find("/>"), rest.find("</c>")) {
                (Some(short), Some(long)) if short < long => short + 2,
                (Some(short), None) => short + 2,
                (_, long) => long.unwrap() + 4,
            };
            if matches!(&address[..1], "F" | "H") && row >= 10 {
                let _ = write!(
                    all,
                    r#"<c r="{address}" t="str"><v>{text}</v></c>{}"#,
                    &rest[end..]
                );
            } else {
                let _ = write!(all, "<c r=\"{piece}");
            }
        }
        all
    })
}

/// Files that are hostile each in a way of its own: name and bytes.
pub fn each_in_its_own_way(form: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let edited = |part: &str, mark: &str, more: String| {
        changed(form, part, |text| before(text, mark, &more))
    };
    let odd_ids = ["../../x", "a\nb", "", "<script>", "CON", "\u{0}"];
    let entities = repeated(9, |at| {
        let (name, inner) = ((b'b' + at as u8) as char, (b'a' + at as u8) as char);
        format!("<!ENTITY {name} \"{}\">", format!("&{inner};").repeat(10))
    });
    let mut entries = parts(form);
    entries.push(("../../../evil".to_owned(), b"x".to_vec()));
    entries.push(("/evil".to_owned(), b"x".to_vec()));
    entries.extend((0..9_000).map(|at| (format!("junk/{at}"), Vec::new())));
    let remark = |at: usize| {
        format!(
            r#"<row r="{0}"><c r="N{0}" t="str"><v>{1}</v></c></row>"#,
            200 + at,
            "ữ ".repeat(16_000)
        )
    };
    vec![
        (
            "merges.xlsx",
            changed(form, INPUT, |xml| {
                let xml = xml.split("<mergeCells").collect::<Vec<_>>();
                let tail = xml
                    .last()
                    .unwrap()
                    .split_once("</mergeCells>")
                    .map_or("", |(_, tail)| tail);
                let merged = repeated(90_000, |at| {
                    format!("<mergeCell ref=\"B{}:C{}\"/>", 200 + 2 * at, 201 + 2 * at)
                });
                format!("{}<mergeCells>{merged}</mergeCells>{tail}", xml[0])
            }),
        ),
        (
            "texts.xlsx",
            edited(
                TEXTS,
                "</sst>",
                format!("<si><t>{}</t></si>", "a".repeat(30_000_000)),
            ),
        ),
        (
            "styles.xlsx",
            edited(
                STYLES,
                "</cellXfs>",
                r#"<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#.repeat(400_000),
            ),
        ),
        (
            "names.xlsx",
            edited(
                WORKBOOK,
                "</definedNames>",
                repeated(100_000, |at| {
                    format!("<definedName name=\"n{at}\">A1:XFD1048576</definedName>")
                }),
            ),
        ),
        (
            "conditions.xlsx",
            edited(
                INPUT,
                "<pageMargins",
                repeated(30_000, |at| {
                    format!(
                        "<conditionalFormatting sqref=\"A1:XFD1048576\"><cfRule type=\"expression\" priority=\"{}\"><formula>A1&gt;1</formula></cfRule></conditionalFormatting>",
                        at + 1
                    )
                }),
            ),
        ),
        (
            "formulas.xlsx",
            edited(
                INPUT,
                "</sheetData>",
                repeated(20_000, |at| {
                    format!(
                        "<row r=\"{0}\"><c r=\"G{0}\"><f>{1}</f></c></row>",
                        1_000 + at,
                        format!("G{}+", 999 + at).repeat(50) + "1"
                    )
                }),
            ),
        ),
        (
            "remarks.xlsx",
            edited(INPUT, "</sheetData>", repeated(90, remark)),
        ),
        (
            "row-numbers.xlsx",
            edited(
                INPUT,
                "</sheetData>",
                [
                    "0",
                    "-1",
                    "4294967296",
                    "1048577",
                    "99999999999999999999",
                    "5",
                    "5",
                    "3",
                ]
                .map(|row| {
                    format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"str\"><v>1.1</v></c></row>")
                })
                .concat(),
            ),
        ),
        (
            "entities.xlsx",
            changed(form, INPUT, |xml| {
                let xml = before(
                    xml,
                    "<worksheet",
                    &format!("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">{entities}]>"),
                );
                before(
                    &xml,
                    "</sheetData>",
                    "<row r=\"500\"><c r=\"B500\" t=\"str\"><v>&j;</v></c></row>",
                )
            }),
        ),
        (
            "odd-ids.xlsx",
            with_identity(form, |identity| {
                let measures = identity["plan"]["measures"].as_array_mut().unwrap();
                for (measure, id) in measures.iter_mut().zip(odd_ids.iter().cycle()) {
                    measure["id"] = Value::from(*id);
                }
            }),
        ),
        (
            "long-agency.xlsx",
            with_identity(form, |identity| {
                identity["agency"]["id"] = Value::from("a".repeat(400))
            }),
        ),
        (
            "deep-identity.xlsx",
            with_identity_text(form, &"[".repeat(200_000)),
        ),
        ("exponents.xlsx", with_figures(form, "1e999999999")),
        ("digits.xlsx", with_figures(form, &"9".repeat(32_000))),
        (
            "brackets.xlsx",
            with_figures(form, &("(".repeat(16_000) + "1")),
        ),
        ("entries.xlsx", packed(&entries)),
        ("cut-off.xlsx", form[..form.len() / 2].to_vec()),
        (
            "repeated.ods",
            ods(
                "<table:table table:name=\"B\"><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>STT</text:p></table:table-cell></table:table-row></table:table>",
            ),
        ),
        (
            "deep.ods",
            ods(&format!(
                "<table:table table:name=\"B\"><table:table-row><table:table-cell office:value-type=\"string\"><text:p>{}x{}</text:p></table:table-cell></table:table-row></table:table>",
                "<text:span>".repeat(50_000),
                "</text:span>".repeat(50_000)
            )),
        ),
        (
            "tables.ods",
            ods(&repeated(5_000, |at| {
                format!("<table:table table:name=\"{}{at}\"/>", "B".repeat(1_000))
            })),
        ),
        (
            "compound.xls",
            [
                &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..],
                &[0xA5; 200_000],
            ]
            .concat(),
        ),
        (
            "lines.csv",
            repeated(200_000, |at| format!("{at};1.1;Tiêu chí;{at}\n")).into_bytes(),
        ),
        (
            "separators.csv",
            format!("\"{}", "a;".repeat(3_000_000)).into_bytes(),
        ),
    ]
}
