//! Twenty more families of hostile files, each small as it lies on the disk: made after the limits were
//! set, against what no other test of them tries.

use super::stress::{
    INPUT, MAIN, OFFICE, PACKAGE, STYLES, TEXTS, WORKBOOK, before, changed, ods, packed, parts,
    repeated, with_figures,
};
use super::zip_parts::{Odd, container};

/// A sheet's rows, of one text each.
fn rows(numbers: std::ops::Range<usize>, cell: impl Fn(usize) -> String) -> String {
    numbers
        .map(|row| format!("<row r=\"{row}\">{}</row>", cell(row)))
        .collect()
}

/// A compound file of old workbooks whose chains of sectors lead back to themselves.
fn chains_in_circles() -> Vec<u8> {
    let mut bytes = vec![0_u8; 512 * 4];
    bytes[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    let mut put = |at: usize, number: u32| bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
    put(24, 0x0003_003E);
    put(28, 0x0009_FFFE);
    put(32, 6);
    put(44, 1);
    put(48, 1);
    put(56, 4096);
    put(60, 2);
    put(64, 0xFFFF);
    put(68, 2);
    put(72, 0xFFFF);
    for entry in 0..109 {
        put(76 + 4 * entry, 0);
    }
    // The table of sectors: each is followed by itself or by one before it.
    for entry in 0..128 {
        put(512 + 4 * entry, u32::try_from(entry % 3).unwrap());
    }
    // The folder's entries: each the brother and the child of itself.
    for entry in 0..4 {
        let at = 1024 + 128 * entry;
        for (letter, place) in "Workbook".encode_utf16().zip(0..) {
            put(at + 2 * place, letter.into());
        }
        put(at + 64, 0x0102_0012);
        for place in [68, 72, 76] {
            put(at + place, u32::try_from(entry).unwrap());
        }
        put(at + 116, 1);
        put(at + 120, 0x7FFF_FFFF);
    }
    bytes
}

/// A form whose parts lie in a container that is odd.
fn in_container(form: &[u8], odd: Odd) -> Vec<u8> {
    container(&parts(form), odd)
}

/// The files: name and bytes.
pub fn files(form: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let edited = |part: &str, mark: &str, more: String| {
        changed(form, part, |text| before(text, mark, &more))
    };
    let with_rows = |more: String| edited(INPUT, "</sheetData>", more);
    let with_part = |name: String, bytes: Vec<u8>| {
        let mut parts = parts(form);
        parts.push((name, bytes));
        packed(&parts)
    };
    let behind_sheet = |more: String| edited(INPUT, "<pageMargins", more);
    let mut twice = parts(form);
    twice.extend(
        parts(form)
            .into_iter()
            .filter(|(name, _)| name == WORKBOOK || name == INPUT)
            .map(|(name, _)| (name, b"<workbook/>".to_vec())),
    );
    let empty = |count: usize| -> Vec<(String, Vec<u8>)> {
        (0..count)
            .map(|at| (format!("x/{at}"), Vec::new()))
            .collect()
    };
    let mut overlapping = vec![("xl/worksheets/sheet0.xml".to_owned(), vec![b' '; 4_000_000])];
    overlapping.extend((1..4_000).map(|at| (format!("xl/worksheets/sheet{at}.xml"), Vec::new())));
    let dates = [
        "1e308",
        "-1e308",
        "2958466",
        "-657435",
        "NaN",
        "INF",
        "1e-308",
        "99999999999",
    ];
    let links = repeated(60_000, |at| {
        format!(
            r#"<Relationship Id="h{at}" Type="{OFFICE}/hyperlink" Target="file://may/{at}" TargetMode="External"/>"#
        )
    });
    vec![
        (
            "nested folders.xlsx",
            with_part(format!("{}x.xml", "a/".repeat(30_000)), b"<x/>".to_vec()),
        ),
        (
            "many texts.xlsx",
            edited(TEXTS, "</sst>", "<si><t>12/14</t></si>".repeat(2_000_000)),
        ),
        (
            "giant areas.xlsx",
            changed(form, INPUT, |xml| {
                let merged = "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(500);
                let (head, rest) = xml.split_once("<mergeCells").unwrap();
                let (_, tail) = rest.split_once("</mergeCells>").unwrap();
                format!("{head}<mergeCells>{merged}</mergeCells>{tail}")
            }),
        ),
        (
            "long names.xlsx",
            edited(
                WORKBOOK,
                "</definedNames>",
                repeated(3_000, |at| {
                    format!("<definedName name=\"m{at}\">{}1</definedName>", "A1+".repeat(2_000))
                }),
            ),
        ),
        (
            "fonts.xlsx",
            edited(
                STYLES,
                "</fonts>",
                "<font><b/><sz val=\"11\"/><name val=\".VnTime\"/></font>".repeat(300_000),
            ),
        ),
        (
            "far corners.xlsx",
            with_rows(rows(99..4_000, |row| {
                let far = if row % 2 == 0 { "XFD" } else { "A" };
                format!("<c r=\"{far}{}\"><v>1</v></c>", row * 262)
            })),
        ),
        (
            "validations.xlsx",
            behind_sheet(format!(
                "<dataValidations count=\"20000\">{}</dataValidations>",
                repeated(20_000, |at| {
                    let areas = (0..60).map(|place| format!("A{place}:XFD{} ", at + place));
                    format!(
                        "<dataValidation type=\"list\" sqref=\"{}\"><formula1>A1:XFD9</formula1></dataValidation>",
                        areas.collect::<String>()
                    )
                })
            )),
        ),
        ("links.xlsx", {
            let with_links = behind_sheet(format!(
                "<hyperlinks>{}</hyperlinks>",
                repeated(60_000, |at| format!("<hyperlink ref=\"A1:XFD{}\" r:id=\"h{at}\"/>", 1 + at))
            ));
            let mut parts = parts(&with_links);
            parts.push((
                "xl/worksheets/_rels/sheet2.xml.rels".to_owned(),
                format!("<Relationships xmlns=\"{PACKAGE}\">{links}</Relationships>").into_bytes(),
            ));
            packed(&parts)
        }),
        (
            "one long text.xlsx",
            with_rows(format!(
                "<row r=\"99\"><c r=\"F99\" t=\"inlineStr\"><is><t>{}</t></is></c></row>",
                "12/14 hồ sơ; ".repeat(3_000_000)
            )),
        ),
        (
            "days that are none.xlsx",
            with_rows(rows(99..8_000, |row| {
                let date = dates[row % dates.len()];
                format!("<c r=\"F{row}\" s=\"1\"><v>{date}</v></c><c r=\"G{row}\" t=\"d\"><v>{date}-13-32</v></c>")
            })),
        ),
        (
            "names of sheets.xlsx",
            changed(form, WORKBOOK, |xml| {
                let name = "\u{202E}Biểu&#10;&#13;&#9;".repeat(3_000);
                let mut pieces = xml.splitn(2, "<sheet name=\"");
                let head = pieces.next().unwrap();
                let (_, tail) = pieces.next().unwrap().split_once('"').unwrap();
                format!("{head}<sheet name=\"{name}\"{tail}")
            }),
        ),
        ("all entries.xlsx", container(&empty(65_535), Odd::Nothing)),
        ("overlapping.xlsx", container(&overlapping, Odd::OneOverAnother)),
        ("parts twice.xlsx", container(&twice, Odd::Nothing)),
        ("chains.xls", chains_in_circles()),
        (
            "a thousand million columns.ods",
            ods(
                "<table:table table:name=\"B\"><table:table-row table:number-rows-repeated=\"1000000000\"><table:table-cell table:number-columns-repeated=\"1000000000\" office:value-type=\"float\" office:value=\"1\"/></table:table-row></table:table>",
            ),
        ),
        ("one immense line.csv", b"12/14;".repeat(10_000_000)),
        ("only lines.csv", b"\n".repeat(30_000_000)),
        (
            "blank rows.xlsx",
            with_rows(rows(99..1_048_577, |_| String::new())),
        ),
        (
            "records.xlsb",
            packed(&vec![
                (
                    "_rels/.rels".to_owned(),
                    format!(
                        r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.bin"/></Relationships>"#
                    )
                    .into_bytes(),
                ),
                ("xl/workbook.bin".to_owned(), [0x9C, 0x01, 0xFF, 0xFF, 0xFF, 0x7F].repeat(500_000)),
            ]),
        ),
        (
            "in UTF-16.xlsx",
            {
                let mut parts = parts(form);
                let (_, bytes) = parts.iter_mut().find(|(name, _)| name == INPUT).unwrap();
                let text = format!(
                    "<?xml version=\"1.0\" encoding=\"UTF-16\"?><worksheet xmlns=\"{MAIN}\"><sheetData>{}</sheetData></worksheet>",
                    rows(1..200_000, |row| format!("<c r=\"A{row}\"><v>{row}</v></c>"))
                );
                *bytes = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
                packed(&parts)
            },
        ),
        ("percents.xlsx", with_figures(form, &"%".repeat(30_000))),
    ]
}

/// A form that another program has packed: not hostile, and read like any other.
pub fn sizes_behind(form: &[u8]) -> Vec<u8> {
    in_container(form, Odd::SizesBehind)
}
