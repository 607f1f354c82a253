//! Families of hostile files of kinds that no other test tries: formulas that are spread or long, markup
//! without content, odd containers, ciphers that take for ever, repeated cells, and records of old
//! workbooks (those in `old_books`). Each is small beside what it asks for.

use super::old_books;
use super::stress::{
    INPUT, OFFICE, PACKAGE, STYLES, TEXTS, WORKBOOK, before, changed, ods, packed, parts, repeated,
};

const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
const OF_SHEET: &str = "xl/worksheets/_rels/sheet2.xml.rels";

/// A sheet's rows.
fn rows(numbers: impl Iterator<Item = usize>, cells: impl Fn(usize) -> String) -> String {
    numbers
        .map(|row| format!("<row r=\"{row}\">{}</row>", cells(row)))
        .collect()
}

/// A cell with a formula, and the figure that was kept of it.
fn formula(row: usize, text: &str) -> String {
    format!("<c r=\"G{row}\"><f>{text}</f><v>1</v></c>")
}

fn inline(address: &str, text: &str) -> String {
    format!(r#"<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

/// A formula as long as one can be.
fn longest() -> String {
    format!("{}1", "A1+".repeat(2_700))
}

/// A form beside which other parts stand, to which its sheet leads.
fn with_parts(form: &[u8], more: &[(&str, String)], relations: &str, mark: &str) -> Vec<u8> {
    let with_mark = changed(form, INPUT, |xml| before(xml, "</worksheet>", mark));
    let mut parts = parts(&with_mark);
    let text = format!("<Relationships xmlns=\"{PACKAGE}\">{relations}</Relationships>");
    parts.push((OF_SHEET.to_owned(), text.into_bytes()));
    parts.extend(
        more.iter()
            .map(|(name, text)| ((*name).to_owned(), text.clone().into_bytes())),
    );
    packed(&parts)
}

/// Drawings of both kinds with so many shapes.
fn drawings(form: &[u8], count: usize) -> Vec<u8> {
    let shape = "<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>1</xdr:row></xdr:from><xdr:sp><xdr:txBody><a:p><a:r><a:t>12/14 hồ sơ</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>";
    let new = format!(
        "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">{}</xdr:wsDr>",
        shape.repeat(count)
    );
    let note = "<v:shape><v:imagedata src=\"//may/x.png\"/><x:ClientData ObjectType=\"Note\"><x:Row>11</x:Row><x:Column>5</x:Column></x:ClientData></v:shape>";
    let old = format!(
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">{}</xml>",
        note.repeat(count)
    );
    let relations = format!(
        r#"<Relationship Id="d1" Type="{OFFICE}/drawing" Target="../drawings/drawing1.xml"/><Relationship Id="d2" Type="{OFFICE}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/>"#
    );
    let parts = [
        ("xl/drawings/drawing1.xml", new),
        ("xl/drawings/vmlDrawing1.vml", old),
    ];
    with_parts(
        form,
        &parts,
        &relations,
        "<drawing r:id=\"d1\"/><legacyDrawing r:id=\"d2\"/>",
    )
}

/// A form of which many cells have a number format of some hundred kilobytes.
fn long_format(form: &[u8]) -> Vec<u8> {
    let code = "[&gt;1]0&quot;đơn vị đơn vị đơn vị đơn vị&quot;;".repeat(2_000);
    let number = std::cell::Cell::new(0);
    let styled = changed(form, STYLES, |xml| {
        let (_, own) = xml.split_once("<cellXfs").unwrap();
        let (own, _) = own.split_once("</cellXfs>").unwrap();
        number.set(own.matches("<xf ").count());
        let own_format = format!("<numFmt numFmtId=\"399\" formatCode=\"{code}\"/>");
        let xml = before(xml, "</numFmts>", &own_format);
        let look = "<xf numFmtId=\"399\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>";
        before(&xml, "</cellXfs>", look)
    });
    changed(&styled, INPUT, |xml| {
        let cell = |row| format!("<c r=\"G{row}\" s=\"{}\"><v>{row}.5</v></c>", number.get());
        before(xml, "</sheetData>", &rows(200..20_200, cell))
    })
}

/// The files: name and bytes.
pub fn files(form: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let edited = |part: &str, mark: &str, more: String| {
        changed(form, part, |text| before(text, mark, &more))
    };
    let with_rows = |more: String| edited(INPUT, "</sheetData>", more);
    let before_rows = |more: String| edited(INPUT, "<sheetData>", more);
    let long = longest();
    let spread = format!(
        "<row r=\"200\"><c r=\"G200\"><f t=\"shared\" ref=\"G200:G100200\" si=\"7\">{long}</f><v>1</v></c></row>{}",
        rows(201..100_200, |row| format!(
            "<c r=\"G{row}\"><f t=\"shared\" si=\"7\"/><v>1</v></c>"
        ))
    );
    let marks = format!("a{}", "\u{323}\u{301}\u{309}\u{303}".repeat(8_000));
    let table = |body: String| {
        ods(&format!(
            "<table:table table:name=\"B\">{body}</table:table>"
        ))
    };
    vec![
        ("shared formula.xlsx", with_rows(spread)),
        (
            "long formulas.xlsx",
            with_rows(rows(200..9_200, |row| formula(row, &long))),
        ),
        (
            "sums of columns.xlsx",
            with_rows(rows(200..60_200, |row| {
                format!("{}<c r=\"H{row}\"><v>{row}</v></c>", formula(row, "SUM(H1:H1048576)"))
            })),
        ),
        (
            "sums of sheets.xlsx",
            with_rows(rows(200..8_200, |row| formula(row, &format!("SUM(A1:XFD{row})")))),
        ),
        (
            "chain of formulas.xlsx",
            with_rows(rows(200..200_200, |row| formula(row, &format!("G{}+1", row + 1)))),
        ),
        (
            "brackets of one formula.xlsx",
            with_rows(rows(200..201, |row| formula(row, &"(".repeat(8_000_000)))),
        ),
        (
            "arrays.xlsx",
            with_rows(rows(200..5_200, |row| {
                format!("<c r=\"G{row}\"><f t=\"array\" ref=\"A1:XFD1048576\">A1+1</f><v>1</v></c>")
            })),
        ),
        (
            "rows backwards.xlsx",
            with_rows(rows((200..150_000).rev(), |row| {
                repeated(3, |at| {
                    let column = ['J', 'H', 'B'][at];
                    format!("<c r=\"{column}{row}\"><v>{row}</v></c>")
                })
            })),
        ),
        (
            "one cell again and again.xlsx",
            with_rows("<row r=\"11\"><c r=\"F11\"><v>7</v></c></row>".repeat(300_000)),
        ),
        ("long number format.xlsx", long_format(form)),
        (
            "columns.xlsx",
            edited(INPUT, "</cols>", "<col min=\"1\" max=\"16384\" hidden=\"1\"/>".repeat(400_000)),
        ),
        (
            "filters.xlsx",
            edited(
                INPUT,
                "<dataValidations",
                format!(
                    "<autoFilter ref=\"A1:XFD1048576\">{}</autoFilter>",
                    repeated(200_000, |at| {
                        format!("<filterColumn colId=\"{}\"><filters><filter val=\"{at}\"/></filters></filterColumn>", at % 16_384)
                    })
                ),
            ),
        ),
        ("drawings.xlsx", drawings(form, 100_000)),
        (
            "names in a circle.xlsx",
            edited(
                WORKBOOK,
                "</definedNames>",
                repeated(50_000, |at| {
                    format!("<definedName name=\"v{at}\">v{}+v{}</definedName>", (at + 1) % 50_000, (at * 7) % 50_000)
                }),
            ),
        ),
        (
            "marks above marks.xlsx",
            with_rows(rows(200..400, |row| {
                ["A", "C", "F"].map(|column| inline(&format!("{column}{row}"), &marks)).concat()
            })),
        ),
        ("one comment.xlsx", before_rows(format!("<!--{}-->", "a-".repeat(25_000_000)))),
        ("instructions.xlsx", before_rows("<?x y?>".repeat(3_000_000))),
        (
            "sections.xlsx",
            with_rows(rows(200..2_200, |row| {
                format!("<c r=\"F{row}\" t=\"str\"><v>{}</v></c>", "<![CDATA[1]]>".repeat(3_000))
            })),
        ),
        (
            "namespaces.xlsx",
            before_rows(
                repeated(30_000, |at| format!("<m{at}:a xmlns:m{at}=\"u{at}\">"))
                    + &repeated(30_000, |at| format!("</m{}:a>", 29_999 - at)),
            ),
        ),
        (
            "a part of itself.xlsx",
            changed(form, RELATIONS, |xml| xml.replace("worksheets/sheet2.xml", "workbook.xml")),
        ),
        (
            "links to workbooks.xlsx",
            edited(
                RELATIONS,
                "</Relationships>",
                repeated(200_000, |at| {
                    format!("<Relationship Id=\"q{at}\" Type=\"{OFFICE}/externalLink\" Target=\"externalLinks/e{}.xml\"/>", at % 10)
                }),
            ),
        ),
        (
            "one text in parts.xlsx",
            edited(
                TEXTS,
                "</sst>",
                "<si><rPh sb=\"0\" eb=\"1\"><t>a</t></rPh><phoneticPr fontId=\"1\"/></si>".repeat(400_000),
            ),
        ),
        ("behind a paper.xlsx", [b"%PDF-1.7\n".repeat(5_000).as_slice(), form].concat()),
        ("behind an old book.xlsx", old_books::before_a_container(form)),
        ("cipher.xlsx", old_books::cipher_that_never_ends()),
        (
            "long texts repeated.ods",
            table(format!(
                "<table:table-row table:number-rows-repeated=\"990\"><table:table-cell table:number-columns-repeated=\"1000\" office:value-type=\"string\"><text:p>{}</text:p></table:table-cell></table:table-row>",
                "12/14 hồ sơ; ".repeat(2_000)
            )),
        ),
        (
            "far cells.ods",
            table("<table:table-row table:number-rows-repeated=\"5\"><table:table-cell table:number-columns-repeated=\"16383\"/><table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row>".repeat(60_000)),
        ),
        (
            "cells over cells.ods",
            table(format!(
                "<table:table-row>{}</table:table-row>",
                "<table:table-cell table:number-columns-spanned=\"16384\" table:number-rows-spanned=\"1048576\" office:value-type=\"string\"><text:p>STT</text:p></table:table-cell>".repeat(20)
            ).repeat(20_000)),
        ),
        ("figures.xls", old_books::figures()),
        ("texts without end.xls", old_books::texts_without_end()),
        ("areas.xls", old_books::areas()),
        ("formulas of formulas.xls", old_books::shared_formulas()),
        ("labels.xls", old_books::labels()),
        ("without end.xls", old_books::without_end()),
        (
            "a page of the web.xls",
            format!("<html><table>{}", format!("<tr>{}</tr>", "<td>12/14 hồ sơ</td>".repeat(20)).repeat(40_000)).into_bytes(),
        ),
        (
            "wide.csv",
            format!("{}\n", "Số liệu thứ nhất,".repeat(16_384)).repeat(60).into_bytes(),
        ),
        (
            "halves of letters.csv",
            [&[0xFF, 0xFE][..], &[0x3D, 0xD8, b';', 0, b'1', 0, b'\n', 0].repeat(2_000_000)].concat(),
        ),
    ]
}
