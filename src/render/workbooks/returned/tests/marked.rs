//! Marks, notes, list and links.

use super::*;

const PART: &str = "xl/worksheets/sheet2.xml";
const NOTES: &str = "xl/comments1.xml";

#[test]
fn cells_are_coloured_by_severity_whether_they_exist_or_not() {
    let findings = [
        at(&ERROR, SHEET, "B2"),
        at(&NOTE, SHEET, "C2"),
        at(&WARNING, SHEET, "A1"),
        at(&WARNING, SHEET, "F3"),
        at(&ERROR, SHEET, "XFD1048576"),
    ];
    let seen = Seen::of(&returned_of(&sample(), &findings).bytes);
    for (cell, colour) in [
        ("B2", "FFFF9E9E"),
        ("C2", "FFBDD7EE"),
        ("A1", "FFFFD966"),
        ("F3", "FFFFD966"),
        ("XFD1048576", "FFFF9E9E"),
    ] {
        assert_eq!(seen.colour(PART, cell).as_deref(), Some(colour), "{cell}");
        let note = seen.note(NOTES, cell).unwrap();
        assert!(note.contains(&format!("thấy {cell}")), "{note}");
        assert!(note.contains("một con số") && note.contains("Sửa số liệu."));
    }
    assert_eq!(seen.colour(PART, "B3"), None);
    let text = seen.text(PART);
    let order: Vec<usize> = [
        "\"A1\"",
        "\"B2\"",
        "\"C2\"",
        "\"D2\"",
        "\"B3\"",
        "\"F3\"",
        "\"XFD1048576\"",
    ]
    .iter()
    .map(|cell| text.find(&format!("<c r={cell}")).unwrap())
    .collect();
    assert!(order.is_sorted(), "{text}");
}

#[test]
fn findings_of_one_cell_share_a_note_and_the_gravest_colour() {
    let findings = [at(&NOTE, SHEET, "B2"), at(&ERROR, SHEET, "B2")];
    let seen = Seen::of(&returned_of(&sample(), &findings).bytes);
    assert_eq!(seen.colour(PART, "B2").as_deref(), Some("FFFF9E9E"));
    let note = seen.note(NOTES, "B2").unwrap();
    assert!(note.contains("SL01") && note.contains("TEP07"), "{note}");
    assert_eq!(seen.list().len(), 2);
}

#[test]
fn a_merged_area_is_marked_at_its_first_cell() {
    let seen = Seen::of(&returned_of(&sample(), &[at(&ERROR, SHEET, "B6")]).bytes);
    assert_eq!(seen.colour(PART, "A5").as_deref(), Some("FFFF9E9E"));
    assert!(seen.note(NOTES, "A5").is_some() && seen.note(NOTES, "B6").is_none());
    assert!(seen.text("xl/worksheets/sheet4.xml").contains("!B6\""));
}

#[test]
fn a_rule_of_the_agency_does_not_hide_the_mark() {
    let findings = [at(&ERROR, SHEET, "B2"), at(&ERROR, SHEET, "D2")];
    let text = Seen::of(&returned_of(&sample(), &findings).bytes).text(PART);
    assert!(
        text.contains("<conditionalFormatting sqref=\"B2\">"),
        "{text}"
    );
    let own = text.find("B2&gt;1").unwrap();
    let own = &text[text[..own].rfind("<cfRule").unwrap()..own];
    assert!(own.contains("priority=\"2\""), "{own}");
}

#[test]
fn the_list_leads_to_cells_of_sheets_that_are_shown() {
    let findings = [
        at(&ERROR, SHEET, "B2"),
        at(&NOTE, "ẩn", "A1"),
        Finding::new(&WARNING, "cả trang", "").at(Place::sheet(FILE, "Bìa")),
        Finding::new(&WARNING, "cả tệp", "").at(Place::file(FILE)),
        Finding::new(&WARNING, "không nơi nào", ""),
    ];
    let seen = Seen::of(&returned_of(&sample(), &findings).bytes);
    let places: Vec<String> = seen.list().into_iter().map(|row| row[2].clone()).collect();
    let expected = [
        "Cả tệp",
        "Cả tệp",
        "Trang tính Bìa",
        "Biểu 'A' & b › B2",
        "ẩn › A1",
    ];
    assert_eq!(places, expected);
    let text = seen.text("xl/worksheets/sheet4.xml");
    assert_eq!(text.matches("<hyperlink ").count(), 2);
    for link in [
        "ref=\"C7\" location=\"&apos;Bìa&apos;!A1\"",
        "ref=\"C8\" location=\"&apos;Biểu &apos;&apos;A&apos;&apos; &amp; b&apos;!B2\"",
    ] {
        assert!(text.contains(link), "{link} not in {text}");
    }
    let title = &seen.sheet("Cần sửa").cells[&Cell::new(1, 0)].value;
    let expected = "Tệp: so-a.xlsx – 1 lỗi, 3 cảnh báo, 1 ghi chú";
    assert_eq!(*title, Value::Text(expected.to_owned()));
}

#[test]
fn words_of_a_workbook_stay_words() {
    for words in [
        "=1+1",
        "</t></is></c><c r=\"A1\"><v>1</v></c>",
        "_x003D_1 \u{1b}[31m \u{202e}",
        "@SUM(A1) & <b> \"'",
    ] {
        let place = Place::cell(FILE, SHEET, Cell::new(1, 1));
        let finding = Finding::new(&ERROR, words, words).at(place);
        let seen = Seen::of(&returned_of(&sample(), &[finding]).bytes);
        let list = seen.list();
        assert_eq!((list.len(), list[0].len()), (1, 7), "{list:?}");
        let shown = list[0][4].replace("_x005F_", "_");
        let clean = crate::vietnamese::clean::clean(words).text;
        assert_eq!(shown, clean);
    }
}

#[test]
fn a_long_text_is_cut() {
    let place = Place::cell(FILE, SHEET, Cell::new(1, 1));
    let finding = Finding::new(&ERROR, "dài ".repeat(50_000), "").at(place);
    let seen = Seen::of(&returned_of(&sample(), &[finding]).bytes);
    assert!(seen.list()[0][4].chars().count() <= 4_000);
}
