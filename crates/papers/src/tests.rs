use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

/// A document whose body, and whose numbering, are these.
fn docx(body: &str, numbering: &str) -> Vec<u8> {
    const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, text: String| {
        package
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        package.write_all(text.as_bytes()).unwrap();
    };
    part(
        "word/document.xml",
        format!("<w:document xmlns:w=\"{NAMESPACE}\"><w:body>{body}</w:body></w:document>"),
    );
    if !numbering.is_empty() {
        part(
            "word/numbering.xml",
            format!("<w:numbering xmlns:w=\"{NAMESPACE}\">{numbering}</w:numbering>"),
        );
    }
    package.finish().unwrap().into_inner()
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn cell(properties: &str, text: &str) -> String {
    format!(
        "<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>",
        paragraph(text)
    )
}

/// The table of a document, a line a row: `column+span text`, `^` where a cell goes on.
fn table(body: &str, numbering: &str) -> Vec<String> {
    let blocks = read_docx(&docx(&format!("<w:tbl>{body}</w:tbl>"), numbering)).unwrap();
    let [Block::Table(table)] = blocks.as_slice() else {
        panic!("one table: {blocks:?}");
    };
    let shown = |cell: &Cell| {
        let text = if cell.continues { "^" } else { &cell.text };
        format!("{}+{} {text}", cell.column, cell.span)
    };
    table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(shown).collect::<Vec<_>>().join(" | "))
        .collect()
}

/// The paragraphs of a document.
fn paragraphs(body: &str) -> Vec<String> {
    read_docx(&docx(body, ""))
        .unwrap()
        .into_iter()
        .filter_map(|block| match block {
            Block::Paragraph(text) => Some(text),
            Block::Table(_) => None,
        })
        .collect()
}

#[test]
fn merged_cells_keep_their_places() {
    let rows = table(
        &format!(
            "<w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr>",
            cell("<w:gridSpan w:val=\"2\"/>", "a"),
            cell("<w:vMerge w:val=\"restart\"/>", "b"),
            cell("", "c"),
            cell("", "d"),
            cell("<w:vMerge/>", ""),
        ),
        "",
    );
    assert_eq!(rows, ["0+2 a | 2+1 b", "0+1 c | 1+1 d | 2+1 ^"]);
}

#[test]
fn tracked_changes_count_as_accepted() {
    let body = "<w:p><w:r><w:t>đạt </w:t></w:r><w:del><w:r><w:delText>90</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>95</w:t></w:r></w:ins><w:r><w:t>%</w:t></w:r></w:p>\
        <w:p><w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>mới</w:t></w:r></w:moveTo></w:p>";
    assert_eq!(paragraphs(body), ["đạt 95%", "mới"]);
}

#[test]
fn a_row_that_was_deleted_is_not_there() {
    let rows = table(
        &format!(
            "<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr><w:tr>{}</w:tr>",
            cell("", "cũ"),
            cell("", "mới")
        ),
        "",
    );
    assert_eq!(rows, ["0+1 mới"]);
}

#[test]
fn what_the_page_does_not_show_is_left_out() {
    let body = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t>\
        <w:footnoteReference w:id=\"1\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>";
    assert_eq!(paragraphs(body), ["hiện"]);
}

#[test]
fn text_boxes_are_read_once() {
    let inner = format!(
        "<w:txbxContent>{}</w:txbxContent>",
        paragraph("trong khung")
    );
    let body = format!(
        "<w:p><w:r><w:t>ngoài</w:t><w:AlternateContent><w:Choice>{inner}</w:Choice>\
         <w:Fallback>{inner}</w:Fallback></w:AlternateContent></w:r></w:p>"
    );
    assert_eq!(paragraphs(&body), ["ngoài", "trong khung"]);
}

#[test]
fn numbers_that_word_counts_stand_in_front() {
    let numbering = "<w:abstractNum w:abstractNumId=\"0\">\
        <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
        <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2\"/></w:lvl>\
        </w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"0\"/></w:num>";
    let numbered = |level: u8| {
        format!(
            "<w:tr><w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:p></w:tc></w:tr>"
        )
    };
    let body: String = [0, 1, 1, 0, 1].into_iter().map(numbered).collect();
    assert_eq!(
        table(&body, numbering),
        ["0+1 I.", "0+1 1", "0+1 2", "0+1 II.", "0+1 1"]
    );
}

#[test]
fn legacy_fonts_are_decoded() {
    let body =
        "<w:p><w:r><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr><w:t>KÕ ho¹ch</w:t></w:r></w:p>";
    assert_eq!(paragraphs(body), ["Kế hoạch"]);
}

#[test]
fn legacy_fonts_of_styles_are_decoded() {
    // The run names no font: its paragraph's style, that which it stands on, or the default does.
    let styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\"/></w:rPr></w:rPrDefault></w:docDefaults>\
        <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Base\"><w:rPr><w:rFonts w:ascii=\"VNI-Times\"/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Vni\"><w:basedOn w:val=\"Base\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Loop\"><w:basedOn w:val=\"Loop\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"New\"><w:rPr><w:rFonts w:ascii=\"Arial\"/></w:rPr></w:style>";
    let of_style = |style: &str, text: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = format!(
        "<w:p><w:r><w:t>KÕ ho¹ch</w:t></w:r></w:p>{}{}{}",
        of_style("Vni", "Keá hoaïch"),
        of_style("New", "Kế hoạch"),
        of_style("Loop", "A"),
    );
    let bytes = package(&[
        (
            "word/document.xml",
            "document",
            &format!("<w:body>{body}</w:body>"),
        ),
        ("word/styles.xml", "styles", styles),
    ]);
    let texts: Vec<Block> = read_docx(&bytes).unwrap();
    let wanted = ["Kế hoạch", "Kế hoạch", "Kế hoạch", "A"];
    assert_eq!(texts, wanted.map(|text| Block::Paragraph(text.to_owned())));
}

#[test]
fn other_files_are_refused_as_what_they_are() {
    let old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];
    assert_eq!(read_docx(&old), Err(Unreadable::OldWord));
    assert_eq!(read_docx(b"abc"), Err(Unreadable::NotWord));
    let broken = docx("<w:p>", "");
    assert!(matches!(read_docx(&broken), Err(Unreadable::Damaged(_))));
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_survived(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400)) {
        let _ = read_docx(&bytes);
    }

    #[test]
    fn any_text_keeps_its_cells(rows in proptest::collection::vec(proptest::collection::vec("[a-zà-ỹ0-9 ]{1,8}", 2..6), 1..9)) {
        let text: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
        let blocks = read_plain(&text.join("\n"));
        let [Block::Table(table)] = blocks.as_slice() else { panic!("one table") };
        let read: Vec<Vec<String>> = table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.clone()).collect()).collect();
        let wanted: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect()).collect();
        proptest::prop_assert_eq!(read, wanted);
    }
}

/// A package of parts: name, root element, what is in it.
fn package(parts: &[(&str, &str, &str)]) -> Vec<u8> {
    const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, root, inner) in parts {
        package
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        let text = format!("<w:{root} xmlns:w=\"{NAMESPACE}\">{inner}</w:{root}>");
        package.write_all(text.as_bytes()).unwrap();
    }
    package.finish().unwrap().into_inner()
}

#[test]
fn footnotes_stand_beside_the_cell_that_points_to_them() {
    let pointing =
        "<w:p><w:r><w:t>Từ 95%</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
    let body = format!(
        "<w:tbl><w:tr><w:tc>{pointing}</w:tc>{}</w:tr></w:tbl>",
        cell("", "B")
    );
    let notes = format!(
        "<w:footnote w:id=\"2\">{}</w:footnote>",
        paragraph("Không tính hồ sơ đất đai")
    );
    let bytes = package(&[
        (
            "word/document.xml",
            "document",
            &format!("<w:body>{body}</w:body>"),
        ),
        ("word/footnotes.xml", "footnotes", &notes),
    ]);
    let blocks = read_docx(&bytes).unwrap();
    let [Block::Table(table)] = blocks.as_slice() else {
        panic!("one table: {blocks:?}");
    };
    let [first, second] = table.rows[0].cells.as_slice() else {
        panic!("two cells");
    };
    assert_eq!(first.text, "Từ 95%");
    assert_eq!(first.notes, ["Không tính hồ sơ đất đai"]);
    assert!(second.notes.is_empty());
}
