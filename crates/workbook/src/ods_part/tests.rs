//! What a content part says of looks.

use super::*;

/// What a content part with these automatic styles and this table says.
fn read(styles: &str, table: &str) -> TablePart {
    let text = format!("<c><a>{styles}</a><table name=\"T\">{table}</table></c>");
    let mut reader = ContentReader::default();
    let mut xml = opc::xml::Xml::new(Box::new(text.as_bytes()));
    while let Some(event) = xml.next_event() {
        reader.event(&event);
    }
    reader.tables.remove("T").unwrap()
}

#[test]
fn hidden_filtered_and_merged() {
    let table = concat!(
        r#"<table-column number-columns-repeated="2"/><table-column visibility="collapse"/>"#,
        r#"<table-row><table-cell number-columns-spanned="2" number-rows-spanned="3" "#,
        r#"value-type="string"><p>a</p></table-cell><covered-table-cell/></table-row>"#,
        r#"<table-row visibility="collapse" number-rows-repeated="2"><table-cell/></table-row>"#,
        r#"<table-row visibility="filter"><table-cell/></table-row>"#,
    );
    let part = read("", table);
    assert_eq!(part.hidden_columns, [(2, 2)]);
    assert_eq!(part.hidden_rows, BTreeSet::from([1, 2]));
    assert_eq!(part.filtered_rows, BTreeSet::from([3]));
    assert_eq!(part.merges, [(Cell::new(0, 0), Cell::new(2, 1))]);
}

#[test]
fn fonts_by_their_family_and_by_the_default_style() {
    let styles = concat!(
        r#"<font-face name="F1" font-family="'.VnTimeH'"/>"#,
        r#"<style name="Default" family="table-cell"><text-properties font-name="F1"/></style>"#,
        r#"<style name="Default" family="graphic"><text-properties font-name="X"/></style>"#,
        r#"<style name="ce1" parent-style-name="Default"><text-properties/></style>"#,
    );
    let table = concat!(
        r#"<table-row><table-cell value-type="string"><p>a</p></table-cell>"#,
        r#"<table-cell value-type="string" style-name="ce1"><p>a</p></table-cell></table-row>"#,
    );
    let part = read(styles, table);
    for column in [0, 1] {
        let font = part.cells[&Cell::new(0, column)].font.as_deref();
        assert_eq!(font, Some(".VnTimeH"));
    }
}

#[test]
fn percentages_fonts_and_struck_text() {
    let styles = concat!(
        r#"<style name="gone"><text-properties text-line-through-style="solid"/></style>"#,
        r#"<style name="old"><text-properties font-name=".VnTime"/></style>"#,
        r#"<percentage-style name="N1"/><style name="rate" data-style-name="N1"/>"#,
    );
    let table = concat!(
        r#"<table-row><table-cell value-type="percentage" style-name="old"><p>80%</p></table-cell>"#,
        r#"<table-cell value-type="float" style-name="gone"><p>120</p></table-cell>"#,
        r#"<table-cell value-type="string"><p><span style-name="gone">12</span> 15</p></table-cell>"#,
        r#"<table-cell value-type="float" style-name="rate"><p>80%</p></table-cell></table-row>"#,
    );
    let part = read(styles, table);
    let first = &part.cells[&Cell::new(0, 0)];
    assert!(first.percent && first.font.as_deref() == Some(".VnTime"));
    let runs = |column: u32| {
        let runs = part.cells[&Cell::new(0, column)].runs.clone().unwrap();
        (runs.kept, runs.struck)
    };
    assert_eq!(runs(1), (String::new(), "120".to_owned()));
    assert_eq!(runs(2), (" 15".to_owned(), "12".to_owned()));
    assert!(part.cells[&Cell::new(0, 3)].percent);
}

#[test]
fn styles_of_numbers_as_codes() {
    let styles = concat!(
        r#"<number-style name="N1"><number display-factor="1000000"/><text> triệu</text></number-style>"#,
        r#"<percentage-style name="N2"><number/><text>%</text></percentage-style>"#,
        r#"<currency-style name="N3P0"><number/><text> </text><currency-symbol>₫</currency-symbol></currency-style>"#,
        r#"<currency-style name="N3"><text>-</text><number/><text> </text><currency-symbol>₫</currency-symbol>"#,
        r#"<map condition="value()&gt;=0" apply-style-name="N3P0"/></currency-style>"#,
        r#"<style name="a" data-style-name="N1"/><style name="b" data-style-name="N2"/>"#,
        r#"<style name="c" data-style-name="N3"/>"#,
    );
    let table = concat!(
        r#"<table-row><table-cell value-type="float" style-name="a"><p>5 triệu</p></table-cell>"#,
        r#"<table-cell value-type="percentage" style-name="b"><p>80%</p></table-cell>"#,
        r#"<table-cell value-type="currency" style-name="c"><p>5 ₫</p></table-cell></table-row>"#,
    );
    let part = read(styles, table);
    let code = |column| part.cells[&Cell::new(0, column)].format.clone().unwrap();
    let display =
        |column, number| NumberFormat::parse(&code(column)).map(|one| one.display(number));
    use crate::number_format::Display;
    let words = |text: &str| Some(Display::Words(text.to_owned()));
    assert_eq!(display(0, 5_000_000.0), words("5 triệu"));
    assert_eq!(display(1, 0.8), None);
    assert_eq!(display(2, 5.0), words("5 đồng"));
    assert_eq!(display(2, -5.0), words("-5 đồng"));
}

#[test]
fn notes_raised_marks_errors_and_blanks() {
    let styles = r#"<style name="up"><text-properties text-position="super 58%"/></style>"#;
    let table = concat!(
        r#"<table-row><table-cell value-type="string"><annotation><creator>An</creator><p>sửa lại: 45</p>"#,
        r#"</annotation><p>498<span style-name="up">2</span></p></table-cell>"#,
        r##"<table-cell formula="of:=1/0" value-type="float" value="0"><p>#DIV/0!</p></table-cell>"##,
        r#"<table-cell formula="of:=F12" value-type="float" value="0"><p>Err:522</p></table-cell>"#,
        r#"<table-cell formula="of:=&quot;&quot;"><p/></table-cell>"#,
        r#"<table-cell formula="of:=A1"/></table-row>"#,
    );
    let part = read(styles, table);
    let cell = |column| &part.cells[&Cell::new(0, column)];
    let runs = cell(0).runs.clone().unwrap();
    assert_eq!((runs.kept.as_str(), runs.raised.as_str()), ("498", "2"));
    assert!(cell(0).note.as_ref().unwrap().contains("sửa lại: 45"));
    assert_eq!(cell(1).error.as_deref(), Some("#DIV/0!"));
    assert_eq!(cell(2).error.as_deref(), Some("Err:522"));
    assert!(cell(3).is_blank_text && !part.cells.contains_key(&Cell::new(0, 4)));
}
