//! Hostile files of many tiny pieces, and of kinds that no other test tries: what is counted of them is less
//! than what the machine gives for them. Papers of others, which ask for as much.

use std::io::Cursor;

use super::stress::{
    INPUT, OFFICE, PACKAGE, STYLES, TEXTS, WORKBOOK, before, changed, ods, packed, parts, repeated,
};

const RELATIONS: &str = "xl/_rels/workbook.xml.rels";

/// A row with a text in each of some columns.
fn row(number: usize, texts: &[(&str, &str)]) -> String {
    let cells = texts.iter().map(|(column, text)| {
        format!(r#"<c r="{column}{number}" t="inlineStr"><is><t>{text}</t></is></c>"#)
    });
    format!("<row r=\"{number}\">{}</row>", cells.collect::<String>())
}

/// A spreadsheet of the open format with the list of its parts, without which it is not opened.
fn opened_ods(tables: &str) -> Vec<u8> {
    let urn = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let mut all = parts(&ods(tables));
    let list = format!(
        "<manifest:manifest xmlns:manifest=\"{urn}\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{kind}\"/></manifest:manifest>"
    );
    all.push(("META-INF/manifest.xml".to_owned(), list.into_bytes()));
    packed(&all)
}

/// The files: name and bytes.
pub fn files(form: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let edited = |part: &str, mark: &str, more: String| {
        changed(form, part, |text| before(text, mark, &more))
    };
    let with_rows = |more: String| edited(INPUT, "</sheetData>", more);
    let beside = |files: Vec<(String, String)>| {
        let mut parts = parts(form);
        parts.extend(
            files
                .into_iter()
                .map(|(name, text)| (name, text.into_bytes())),
        );
        packed(&parts)
    };
    let marks = format!(
        "Tiê{} chí",
        "\u{301}\u{302}\u{303}\u{309}\u{323}".repeat(5_000)
    );
    let nested = format!(
        "{}A1+{}{}",
        "SUM(".repeat(60),
        repeated(400, |at| format!("B{at}*C{at}+")) + "1",
        ")".repeat(60)
    );
    let figures = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{}</sheetData></worksheet>",
        repeated(1_200, |at| row(
            at + 1,
            &[("A", "STT"), ("B", "Tiêu chí"), ("C", "12"), ("D", "14")]
        ))
    );
    let many_sheets = {
        let named = edited(
            WORKBOOK,
            "</sheets>",
            repeated(190, |at| {
                format!(
                    "<sheet name=\"s{at}\" sheetId=\"{}\" r:id=\"z{at}\"/>",
                    900 + at
                )
            }),
        );
        let relation = |at: usize| {
            format!(
                "<Relationship Id=\"z{at}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/z.xml\"/>"
            )
        };
        let led = changed(&named, RELATIONS, |text| {
            before(text, "</Relationships>", &repeated(190, relation))
        });
        let mut parts = parts(&led);
        parts.push(("xl/worksheets/z.xml".to_owned(), figures.into_bytes()));
        packed(&parts)
    };
    vec![
        (
            "tiny texts.ods",
            opened_ods(&format!(
                "<table:table table:name=\"B\">{}</table:table>",
                "<table:table-row table:number-rows-repeated=\"40\"><table:table-cell table:number-columns-repeated=\"200\" office:value-type=\"string\"><text:p>STT</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>".repeat(2_000)
            )),
        ),
        (
            "deep styles.xlsx",
            edited(STYLES, "</styleSheet>", format!("{}{}", "<e>".repeat(200_000), "</e>".repeat(200_000))),
        ),
        (
            "blanks.xlsx",
            edited(
                TEXTS,
                "</sst>",
                format!("<si><t xml:space=\"preserve\">{}</t></si>", " ".repeat(60_000_000)),
            ),
        ),
        (
            "marks in headings.xlsx",
            with_rows(repeated(500, |at| {
                row(200 + at, &[("B", &marks), ("C", "Yêu cầu"), ("D", "Kết quả")])
            })),
        ),
        ("sheets of one part with figures.xlsx", many_sheets),
        (
            "nested sums.xlsx",
            with_rows(repeated(4_000, |at| {
                format!("<row r=\"{0}\"><c r=\"G{0}\"><f>{nested}</f><v>1</v></c></row>", 200 + at)
            })),
        ),
        (
            "codes.xlsx",
            with_rows(repeated(1_000, |at| {
                let (code, brackets) = ("1.".repeat(15_000), "(".repeat(30_000));
                row(200 + at, &[("A", &code), ("B", &brackets), ("F", &"12/".repeat(10_000))])
            })),
        ),
        (
            "caches.xlsx",
            beside(
                (0..12)
                    .map(|at| {
                        let records = "<r><x v=\"1\"/><n v=\"2\"/></r>".repeat(300_000);
                        let name = format!("xl/pivotCache/pivotCacheRecords{at}.xml");
                        (name, format!("<pivotCacheRecords>{records}</pivotCacheRecords>"))
                    })
                    .collect(),
            ),
        ),
        ("quotes.csv", format!("STT;Tiêu chí;\"{}\";1\n", "\"\"".repeat(9_000_000)).into_bytes()),
        (
            "signs of direction.xlsx",
            with_rows(repeated(30_000, |at| {
                row(
                    200 + at,
                    &[
                        ("A", "\u{202e}1.1"),
                        ("B", "\u{2066}Tỷ\u{200b} lệ\u{2069} hồ sơ \u{202e}đúng hạn"),
                        ("F", "\u{200f}12\u{200b}/\u{2069}14"),
                    ],
                )
            })),
        ),
    ]
}

/// A Word file with such a body.
fn word(body: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let file = |name: &str, text: String| (name.to_owned(), text.into_bytes());
    packed(&vec![
        file(
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>".to_owned(),
        ),
        file(
            "_rels/.rels",
            format!("<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"r1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
        ),
        file(
            "word/document.xml",
            format!("<w:document xmlns:w=\"{main}\"><w:body>{body}</w:body></w:document>"),
        ),
    ])
}

/// Bytes as a PDF packs them.
fn deflated(bytes: &[u8]) -> Vec<u8> {
    let one = packed(&vec![("a".to_owned(), bytes.to_vec())]);
    let mut archive = zip::ZipArchive::new(Cursor::new(one)).unwrap();
    let mut out = vec![0x78, 0x9C];
    std::io::copy(&mut archive.by_index_raw(0).unwrap(), &mut out).unwrap();
    let (mut low, mut high) = (1_u64, 0_u64);
    for byte in bytes {
        low = (low + u64::from(*byte)) % 65_521;
        high = (high + low) % 65_521;
    }
    out.extend(((high << 16 | low) as u32).to_be_bytes());
    out
}

/// A PDF of one page whose content unpacks to so many bytes.
fn pdf(content: &[u8]) -> Vec<u8> {
    let packed = deflated(content);
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    let mut object = |out: &mut Vec<u8>, body: &[u8]| {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", places.len()).into_bytes());
        out.extend(body);
        out.extend(b"\nendobj\n");
    };
    object(&mut out, b"<</Type/Catalog/Pages 2 0 R>>");
    object(
        &mut out,
        b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
    );
    object(
        &mut out,
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
    );
    let head = format!("<</Length {}/Filter/FlateDecode>>stream\n", packed.len());
    object(
        &mut out,
        &[head.as_bytes(), &packed, b"\nendstream"].concat(),
    );
    object(
        &mut out,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    );
    let start = out.len();
    let list: String = places
        .iter()
        .map(|at| format!("{at:010} 00000 n \n"))
        .collect();
    let end = format!(
        "xref\n0 {0}\n0000000000 65535 f \n{list}trailer<</Size {0}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF",
        places.len() + 1
    );
    out.extend(end.into_bytes());
    out
}

/// Papers of others: name and bytes.
pub fn papers() -> Vec<(&'static str, Vec<u8>)> {
    let paragraph = "<w:p><w:r><w:t>1 2 3</w:t></w:r></w:p>";
    vec![
        ("many paragraphs.docx", word(&paragraph.repeat(1_500_000))),
        (
            "numbers.docx",
            word(&format!(
                "<w:p><w:r><w:t>{}</w:t></w:r></w:p>",
                "98,5 12 ".repeat(1_500_000)
            )),
        ),
        (
            "deep.docx",
            word(&format!(
                "{}{}",
                "<w:sdt>".repeat(300_000),
                "</w:sdt>".repeat(300_000)
            )),
        ),
        (
            "letters.pdf",
            pdf(&b"BT /F 13 Tf 72 700 Td (a) Tj ET\n".repeat(2_000_000)),
        ),
        ("pages.pdf", pdf(&vec![b' '; 600_000_000])),
    ]
}
