//! Other formats, other dialects, and files that can't be opened.

use super::*;

#[test]
fn text_of_cells_comes_back_as_a_workbook_of_values() {
    let bytes = "Mã;Số liệu\n1.2;=1+1\n1.3;khoảng 5\n".as_bytes();
    let read = workbook::read(bytes).unwrap();
    let name = read.sheets[0].name.clone();
    let returned = returned_of(bytes, &[at(&ERROR, &name, "B3")]);
    assert_eq!((returned.kept, returned.extension), (Kept::Values, "xlsx"));
    let seen = Seen::of(&returned.bytes);
    let sheet = &seen.read.sheets[1];
    let value = |row, column| sheet.cells[&Cell::new(row, column)].value.clone();
    assert_eq!(value(2, 1), Value::Text("khoảng 5".to_owned()));
    assert_eq!(value(1, 1), Value::Text("=1+1".to_owned()));
    let colour = seen.colour("xl/worksheets/sheet1.xml", "B3");
    assert_eq!(colour.as_deref(), Some("FFFF9E9E"));
    assert_eq!(seen.list()[0][2], format!("{} › B3", sheet.name));
}

/// Formats that don't tell what was hidden still don't show our keys, and stay readable by them.
#[test]
fn the_keys_of_our_own_forms_stay_hidden_in_a_copy() {
    let bytes = "SỞ MẪU;;\ncchc-bang;cchc:code;cchc:first\n1.2.a;1.2;khoảng 5\n".as_bytes();
    let name = workbook::read(bytes).unwrap().sheets[0].name.clone();
    let seen = Seen::of(&returned_of(bytes, &[at(&ERROR, &name, "C3")]).bytes);
    let sheet = seen.sheet(&name);
    assert!(sheet.hidden_rows.contains(&1) && !sheet.hidden_rows.contains(&2));
    assert!(sheet.is_column_hidden(0) && !sheet.is_column_hidden(1));
    let key = &sheet.cells[&Cell::new(2, 0)].value;
    assert_eq!(*key, Value::Text("1.2.a".to_owned()));
}

#[test]
fn a_sheet_name_that_a_workbook_refuses_is_changed_with_its_findings() {
    let bytes = b"a;b\n1;2\n";
    let mut read = workbook::read(bytes).unwrap();
    let long = "tên [dài] : hơn ba mươi mốt chữ cái của trang tính";
    read.format = crate::intake::guard::Format::Ods;
    read.sheets[0].name = long.to_owned();
    let mut second = Sheet::new("Cần sửa");
    second.hidden_rows.insert(3);
    second.merges.push((Cell::new(0, 0), Cell::new(1, 1)));
    second.merges.push((Cell::new(1, 1), Cell::new(2, 2)));
    read.sheets.push(second);
    let finding = at(&ERROR, long, "B2");
    let returned = returned(bytes, Some(&|| Some(read.clone())), &[&finding]);
    assert_eq!(returned.kept, Kept::Values);
    let seen = Seen::of(&returned.bytes);
    let expected = ["Cần sửa", "tên _dài_ _ hơn ba mươi mốt chữ", "Cần sửa (2)"];
    assert_eq!(seen.names(), expected);
    assert!(seen.colour("xl/worksheets/sheet1.xml", "B2").is_some());
}

/// OpenDocument has dates as ISO text, which no reader of a return should see.
#[test]
fn a_date_of_another_format_stays_a_date() {
    let bytes = b"a;b\n1;2\n";
    let mut read = workbook::read(bytes).unwrap();
    read.format = crate::intake::guard::Format::Ods;
    let name = read.sheets[0].name.clone();
    let cell = Cell::new(1, 1);
    let content = read.sheets[0].cells.get_mut(&cell).unwrap();
    content.value = Value::DateText("2024-03-15".to_owned());
    let finding = at(&ERROR, &name, "A2");
    let returned = returned(bytes, Some(&|| Some(read.clone())), &[&finding]);
    let seen = Seen::of(&returned.bytes);
    let wanted = Value::Date {
        days: 45_366.0,
        from_1904: false,
    };
    assert_eq!(seen.sheet(&name).cells[&cell].value, wanted);
}

#[test]
fn what_can_not_be_opened_comes_back_as_a_list() {
    let finding = Finding::new(&ERROR, "văn bản PDF", "tệp Excel").at(Place::file("a.pdf"));
    let returned = returned(b"%PDF-1.7", None, &[&finding]);
    assert_eq!(returned.kept, Kept::ListOnly);
    let seen = Seen::of(&returned.bytes);
    assert_eq!(seen.names(), ["Cần sửa"]);
    assert_eq!(seen.list()[0][4], "văn bản PDF");
}

#[test]
fn a_program_stays_and_a_template_becomes_a_workbook() {
    let program = with_changed(&sample(), |name, text| match name {
        "[Content_Types].xml" => text.replace(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        ),
        _ => text,
    });
    let findings = [at(&ERROR, SHEET, "B2")];
    assert_eq!(returned_of(&program, &findings).extension, "xlsm");
    let template = with_changed(&sample(), |_, text| {
        text.replace("sheet.main+xml", "template.main+xml")
    });
    let returned = returned_of(&template, &findings);
    assert_eq!(returned.extension, "xlsx");
    let kinds = Seen::of(&returned.bytes).text("[Content_Types].xml");
    assert!(kinds.contains("sheet.main+xml") && !kinds.contains("template"));
}

/// Names with a prefix, a part that begins with a byte order mark, the strict dialect.
#[test]
fn other_ways_to_write_the_same_are_kept() {
    let prefixed = with_changed(&sample(), |name, text| {
        if name != "xl/workbook.xml" && name != "xl/styles.xml" && !name.contains("/sheet2.xml") {
            return text;
        }
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let text = text
            .replace("</", "\u{1}")
            .replace("<?", "\u{2}")
            .replace('<', "<x:")
            .replace('\u{1}', "</x:")
            .replace('\u{2}', "<?")
            .replace(&format!("xmlns=\"{main}\""), &format!("xmlns:x=\"{main}\""));
        format!("\u{FEFF}{text}")
    });
    let findings = [at(&ERROR, SHEET, "B2"), at(&ERROR, SHEET, "H20")];
    let returned = returned_of(&prefixed, &findings);
    assert_eq!(returned.kept, Kept::Whole);
    let seen = Seen::of(&returned.bytes);
    assert_eq!(seen.names(), ["Cần sửa", "Bìa", SHEET, "ẩn"]);
    for cell in ["B2", "H20"] {
        let colour = seen.colour("xl/worksheets/sheet2.xml", cell);
        assert_eq!(colour.as_deref(), Some("FFFF9E9E"));
    }
    let text = seen.text("xl/worksheets/sheet2.xml");
    assert!(text.contains("<x:row r=\"20\"><x:c r=\"H20\""), "{text}");
}

#[test]
fn a_workbook_without_styles_gets_them() {
    let bare = with_changed(&sample(), |name, text| match name {
        "xl/_rels/workbook.xml.rels" => {
            let start = text.find("styles.xml").unwrap();
            let open = text[..start].rfind('<').unwrap();
            let end = start + text[start..].find("/>").unwrap() + 2;
            format!("{}{}", &text[..open], &text[end..])
        }
        _ => text,
    });
    let returned = returned_of(&bare, &[at(&ERROR, "Bìa", "A1")]);
    assert_eq!(returned.kept, Kept::Whole);
    assert!(
        String::from_utf8_lossy(&parts(&returned.bytes)["xl/styles1.xml"]).contains("FFFF9E9E")
    );
}

/// A workbook whose parts are damaged still comes back, if only with its values.
#[test]
fn damage_never_stops_a_return() {
    let findings = [at(&ERROR, SHEET, "B2")];
    let sound = sample();
    for (part, content) in &parts(&sound) {
        let Ok(text) = std::str::from_utf8(content) else {
            continue;
        };
        for damage in damaged(text) {
            let broken = with_changed(
                &sound,
                |name, text| {
                    if name == part { damage.clone() } else { text }
                },
            );
            let returned = returned_of(&broken, &findings);
            assert!(!returned.bytes.is_empty(), "{part}");
        }
    }
}

/// A text in many ways damaged: cut off, with a piece missing, with a piece too many.
fn damaged(text: &str) -> Vec<String> {
    let mut all = vec![
        String::new(),
        "<a><b></a>".to_owned(),
        "\u{FEFF}\u{FEFF}<é/>".to_owned(),
    ];
    let marks: Vec<usize> = text.match_indices(['<', '"']).map(|(at, _)| at).collect();
    for at in marks.iter().step_by(marks.len().div_ceil(3).max(1)) {
        let (before, after) = text.split_at(*at);
        all.push(before.to_owned());
        all.push(format!("{before}{}", &after[1..]));
        all.push(format!("{before}\u{FEFF}ế<x/>{after}"));
    }
    all
}
