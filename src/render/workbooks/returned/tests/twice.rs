//! An agency mends the return and sends it back: the next return marks what is left, only that.

use super::*;

const PART: &str = "xl/worksheets/sheet2.xml";

#[test]
fn what_was_mended_loses_its_mark() {
    let both = [
        at(&ERROR, SHEET, "B2"),
        at(&WARNING, SHEET, "D2"),
        at(&ERROR, SHEET, "G9"),
    ];
    let first = returned_of(&sample(), &both);
    let second = returned_of(&first.bytes, &both[..1]);
    assert_eq!(second.kept, Kept::Whole);
    let seen = Seen::of(&second.bytes);
    assert_eq!(seen.names(), ["Cần sửa", "Bìa", SHEET, "ẩn"]);
    assert_eq!(seen.list().len(), 1);
    assert_eq!(seen.colour(PART, "B2").as_deref(), Some("FFFF9E9E"));
    assert_eq!(seen.colour(PART, "G9"), None);
    assert!(seen.note("xl/comments1.xml", "G9").is_none());
    let own = seen.note("xl/comments1.xml", "D2").unwrap();
    assert!(
        own.contains("Ghi chú của cơ quan") && !own.contains("[Kiểm tra]"),
        "{own}"
    );
    let boxes = seen.text("xl/drawings/vmlDrawing1.vml");
    assert_eq!(boxes.matches("<v:shape ").count(), 2);
    let rules = seen.text(PART);
    assert_eq!(rules.matches("<cfRule").count(), 2, "{rules}");
}

#[test]
fn a_sheet_of_the_agency_with_the_name_of_ours_stays() {
    let mut book = Writer::new();
    let sheet = book.add_worksheet().set_name("Cần sửa").unwrap();
    sheet.write_string(0, 0, "trang của cơ quan").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let seen = Seen::of(&returned_of(&bytes, &[at(&ERROR, "Cần sửa", "A1")]).bytes);
    assert_eq!(seen.names(), ["Cần sửa (2)", "Cần sửa"]);
    let kept = &seen.sheet("Cần sửa").cells[&Cell::new(0, 0)].value;
    assert_eq!(*kept, Value::Text("trang của cơ quan".to_owned()));
}

#[test]
fn notes_alone_ask_for_nothing() {
    let (note, warning) = (at(&NOTE, SHEET, "B2"), at(&WARNING, SHEET, "B2"));
    assert!(!is_needed(&[&note]));
    assert!(is_needed(&[&note, &warning]));
}

#[test]
fn a_report_that_is_late_and_right_does_not_go_back() {
    let late = at(&crate::finding::rules::LATE, SHEET, "B2");
    assert!(!is_needed(&[&late]));
    assert!(is_needed(&[&late, &at(&WARNING, SHEET, "B2")]));
}
