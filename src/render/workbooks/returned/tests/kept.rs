//! What was there is there.

use super::*;

#[test]
fn parts_that_need_no_mark_are_the_same_bytes() {
    let bytes = sample();
    let returned = returned_of(&bytes, &[at(&ERROR, SHEET, "B2")]);
    assert_eq!((returned.kept, returned.extension), (Kept::Whole, "xlsx"));
    let seen = Seen::of(&returned.bytes);
    let changed: Vec<String> = parts(&bytes)
        .into_iter()
        .filter(|(name, content)| seen.parts[name] != *content)
        .map(|(name, _)| name)
        .collect();
    let expected = [
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",
    ];
    assert_eq!(changed, expected);
}

/// The sheets without the notes of their cells.
fn without_notes(sheets: &[workbook::Sheet]) -> Vec<workbook::Sheet> {
    let mut sheets = sheets.to_vec();
    for sheet in &mut sheets {
        for content in sheet.cells.values_mut() {
            content.note = None;
        }
    }
    sheets
}

#[test]
fn values_formulas_and_rules_stay() {
    let bytes = sample();
    let returned = returned_of(
        &bytes,
        &[at(&ERROR, SHEET, "B2"), at(&WARNING, SHEET, "D2")],
    );
    let seen = Seen::of(&returned.bytes);
    let before = workbook::read(&bytes).unwrap();
    // What we say of a cell stands in a note of ours; everything else of it is the agency's.
    assert_eq!(
        without_notes(&seen.read.sheets[1..]),
        without_notes(&before.sheets)
    );
    let text = seen.text("xl/worksheets/sheet2.xml");
    for kept in [
        "<f>B2*2</f>",
        "<sheetProtection",
        "<dataValidation ",
        "<formula>B2&gt;1</formula>",
        "<mergeCell ref=\"A5:B6\"/>",
        "applyNumberFormat",
    ] {
        let whole = text.contains(kept) || seen.text("xl/styles.xml").contains(kept);
        assert!(whole, "{kept}");
    }
}

#[test]
fn names_follow_their_sheets_and_only_the_list_is_open() {
    let seen = Seen::of(&returned_of(&sample(), &[at(&ERROR, SHEET, "B2")]).bytes);
    let text = seen.text("xl/workbook.xml");
    for (sheet, area) in [(1, "Bìa!$A$1:$F$6"), (2, "'Biểu ''A'' &amp; b'!$A$1:$J$10")] {
        let name = format!("localSheetId=\"{sheet}\">{area}<");
        assert!(text.contains(&name), "{name} not in {text}");
    }
    assert!(text.contains("state=\"veryHidden\""));
    assert_eq!(seen.names(), ["Cần sửa", "Bìa", SHEET, "ẩn"]);
    let open: Vec<&String> = seen
        .parts
        .iter()
        .filter(|(_, content)| String::from_utf8_lossy(content).contains("tabSelected=\"1\""))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(open, ["xl/worksheets/sheet4.xml"]);
}

#[test]
fn the_note_of_the_agency_stays_above_ours() {
    let seen = Seen::of(&returned_of(&sample(), &[at(&ERROR, SHEET, "D2")]).bytes);
    let note = seen.note("xl/comments1.xml", "D2").unwrap();
    let (own, ours) = (note.find("Ghi chú của cơ quan"), note.find("thấy D2"));
    assert!(own.is_some() && own < ours, "{note}");
    let boxes = seen.text("xl/drawings/vmlDrawing1.vml");
    assert_eq!(boxes.matches("<v:shape ").count(), 1);
}

#[test]
fn equal_files_give_equal_bytes() {
    let bytes = sample();
    let findings = [at(&ERROR, SHEET, "B2"), at(&NOTE, "Bìa", "C9")];
    assert_eq!(
        returned_of(&bytes, &findings),
        returned_of(&bytes, &findings)
    );
}
