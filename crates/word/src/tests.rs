//! Documents as a program reads them: parts parsed as trees.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use nd30::Fonts;
use nd30::document::figure::{Mark, marked};
use nd30::document::*;
use opc::container::Container;
use roxmltree::Node;

use super::*;

fn number() -> Number {
    Number {
        value: None,
        symbol: "BC-SNV".into(),
    }
}

fn figure(text: &str, source: &str) -> String {
    marked(&Mark {
        text: text.into(),
        source: source.into(),
        verdict: "Đạt".into(),
    })
}

fn table(rows: usize) -> Table {
    let body = (1..=rows).map(|n| {
        Row::new(
            RowKind::Body,
            [
                format!("1.{n}"),
                "Tiêu chí".into(),
                "99,90 %".into(),
                "Đạt".into(),
            ],
        )
    });
    Table {
        caption: Some("Bảng tổng hợp".into()),
        unit: None,
        size: 12.0,
        columns: vec![
            Column::new("STT", 1.0, Align::Center),
            Column::new("Tiêu chí", 5.0, Align::Left),
            Column::new("Tỷ lệ", 2.0, Align::Right).under("Kết quả"),
            Column::new("Đánh giá", 2.0, Align::Center).under("Kết quả"),
        ],
        rows: std::iter::once(Row::new(RowKind::Section, ["I", "CHỈ ĐẠO"]))
            .chain(body)
            .collect(),
    }
}

fn document() -> Document {
    Document {
        letterhead: Letterhead {
            superior: vec!["UBND TỈNH MẪU".into()],
            issuer: vec!["SỞ NỘI VỤ".into()],
        },
        number: number(),
        dated: PlaceDate {
            place: "Mẫu".into(),
            date: DateParts::default(),
        },
        urgency: Some("HỎA TỐC".into()),
        head: Head::Named {
            type_name: "Báo cáo".into(),
            summary: "Kết quả & <phương hướng>".into(),
        },
        addressees: vec!["Ủy ban nhân dân tỉnh".into()],
        blocks: vec![
            Block::heading(1, "I.", "Kết quả"),
            Block::heading(2, "1.", "Thể chế"),
            Block::heading(3, "a)", "Một"),
            Block::heading(2, "3.", "Số không theo thứ tự"),
            Block::paragraph(format!("Có {} hồ sơ, như sau:", figure("98,5%", "3.1.2"))),
            Block::bullet(1, format!("đạt {};", figure("05", "số tiêu chí đạt"))),
            Block::Table(table(3)),
            Block::paragraph("Chữ \u{e000} lạ \u{7}./."),
        ],
        signature: Some(Signature {
            lines: vec!["KT. Giám đốc".into(), "Phó Giám đốc".into()],
            name: "Nguyễn Mẫu".into(),
        }),
        recipients: vec!["Như trên".into(), "Lưu: VT".into()],
        annexes: vec![annex()],
    }
}

fn annex() -> Annex {
    Annex {
        label: "Phụ lục I".into(),
        title: "Kết quả thực hiện 6 tháng đầu năm 2024".into(),
        accompanying: None,
        orientation: Orientation::Landscape,
        stamp_room: true,
        blocks: vec![
            Block::Table(table(2)),
            Block::Table(table(1)),
            Block::note("Ghi chú"),
        ],
    }
}

fn bytes() -> Vec<u8> {
    let (document, marks) = (document(), Marks::default());
    let tables = BTreeMap::from([(6, "tong-hop".to_owned())]);
    let content = Content::Document {
        document: &document,
        marks: &marks,
        tables: &tables,
    };
    write(&paper(content), &Format::with_own(None), Fonts::bundled())
}

fn paper(content: Content<'_>) -> Paper<'_> {
    Paper {
        content,
        title: "Báo cáo \"6 tháng\"",
        author: "Sở Nội vụ",
        subject: "Kỳ",
        date: NaiveDate::from_ymd_opt(2024, 6, 20).unwrap(),
        notice: None,
        origin: Origin {
            period: "2024-H1".into(),
            document: "bao-cao".into(),
            narrative: String::new(),
        },
    }
}

/// What of a part is asked for.
fn with_part<T>(bytes: &[u8], name: &str, ask: impl FnOnce(Node<'_, '_>) -> T) -> T {
    let text = Container::open(bytes).unwrap().text(name).unwrap();
    let tree = roxmltree::Document::parse(&text).unwrap();
    ask(tree.root_element())
}

fn all<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> Vec<Node<'a, 'i>> {
    node.descendants()
        .filter(|node| node.tag_name().name() == name)
        .collect()
}

fn value<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    node.attributes()
        .find(|attribute| attribute.name() == name)
        .map_or("", |attribute| attribute.value())
}

/// The styles and texts of the paragraphs.
fn paragraphs(bytes: &[u8]) -> Vec<(String, String)> {
    with_part(bytes, "word/document.xml", |root| {
        let one = |node: &Node<'_, '_>| {
            let style = all(*node, "pStyle")
                .first()
                .map_or("", |style| value(*style, "val"));
            let text = all(*node, "t")
                .iter()
                .filter_map(|text| text.text())
                .collect();
            (style.to_owned(), text)
        };
        all(root, "p").iter().map(one).collect()
    })
}

#[test]
fn every_part_is_sound_and_every_relation_leads_to_one() {
    let bytes = bytes();
    let mut container = Container::open(&bytes).unwrap();
    for (name, content) in container.parts().unwrap() {
        let text = String::from_utf8(content).unwrap();
        assert!(roxmltree::Document::parse(&text).is_ok(), "{name}: {text}");
    }
    for part in ["", "word/document.xml", "customXml/item1.xml"] {
        let relations = container.relations(part);
        assert!(!relations.is_empty(), "{part}");
        for relation in relations {
            assert!(container.has(&relation.target), "{}", relation.target);
        }
    }
    let used: BTreeSet<String> = paragraphs(&bytes)
        .into_iter()
        .map(|(style, _)| style)
        .collect();
    with_part(&bytes, "word/styles.xml", |root| {
        let known: Vec<&str> = all(root, "style")
            .iter()
            .map(|style| value(*style, "styleId"))
            .collect();
        for style in used.iter().filter(|style| !style.is_empty()) {
            assert!(known.contains(&style.as_str()), "{style}");
        }
        let unique: BTreeSet<&&str> = known.iter().collect();
        assert_eq!(unique.len(), known.len());
    });
}

#[test]
fn equal_inputs_give_equal_bytes_and_a_change_is_seen() {
    let first = bytes();
    assert_eq!(first, bytes());
    assert!(is_as_written(&first));
    let mut parts = Container::open(&first).unwrap().parts().unwrap();
    let comment = Container::open(&first).unwrap().comment();
    let at = parts
        .iter()
        .position(|(name, _)| name == "word/document.xml")
        .unwrap();
    let text = String::from_utf8(parts[at].1.clone()).unwrap();
    parts[at].1 = text.replace("98,5%", "99,5%").into_bytes();
    assert!(!is_as_written(&opc::pack::pack(&parts, &comment)));
    assert!(!is_as_written(b"PK"));
}

#[test]
fn figures_are_locked_controls_named_by_their_source() {
    let bytes = bytes();
    with_part(&bytes, "word/document.xml", |root| {
        let controls = all(root, "sdt");
        let one = |control: &Node<'_, '_>| {
            let of = |name| value(all(*control, name)[0], "val").to_owned();
            let text: String = all(*control, "t")
                .iter()
                .filter_map(|text| text.text())
                .collect();
            (of("tag"), of("lock"), text)
        };
        let found: Vec<_> = controls.iter().map(one).collect();
        let locked = "contentLocked".to_owned();
        assert!(found.contains(&("3.1.2".into(), locked.clone(), "98,5%".into())));
        assert!(found.contains(&("số tiêu chí đạt".into(), locked.clone(), "05".into())));
        assert!(
            found.contains(&("1.2 · Kết quả, Tỷ lệ".into(), locked, "99,90\u{a0}%".into()))
                || found.iter().any(|(tag, ..)| tag == "1.2 · Kết quả, Tỷ lệ")
        );
        let ids: BTreeSet<&str> = controls
            .iter()
            .map(|control| value(all(*control, "id")[0], "val"))
            .collect();
        assert_eq!(ids.len(), controls.len());
    });
    let data = Container::open(&bytes)
        .unwrap()
        .text("customXml/item1.xml")
        .unwrap();
    let told = written(&["<a/>".to_owned(), data]).unwrap();
    assert_eq!(told.origin.period, "2024-H1");
    let sources: Vec<&str> = told
        .figures
        .iter()
        .map(|mark| mark.source.as_str())
        .collect();
    assert_eq!(sources, ["3.1.2", "số tiêu chí đạt"]);
    assert_eq!(
        (
            told.figures[0].text.as_str(),
            told.figures[0].verdict.as_str()
        ),
        ("98,5%", "Đạt")
    );
}

#[test]
fn parts_have_styles_of_their_names_and_real_headings() {
    let found = paragraphs(&bytes());
    let texts = |style: Style| -> Vec<&str> {
        found
            .iter()
            .filter(|(own, _)| own == style.id())
            .map(|(_, text)| text.as_str())
            .collect()
    };
    assert_eq!(texts(Style::Part), ["Kết quả"]);
    // What the list of headings would not count is typed.
    assert_eq!(
        texts(Style::Clause),
        ["Thể chế", "3.\u{a0}Số không theo thứ tự"]
    );
    assert_eq!(texts(Style::Point), ["a)\u{a0}Một"]);
    assert_eq!(
        texts(Style::Motto),
        ["Độc lập\u{a0}- Tự do\u{a0}- Hạnh phúc"]
    );
    assert_eq!(texts(Style::TypeName), ["BÁO CÁO"]);
    assert_eq!(texts(Style::Summary), ["Kết quả & <phương hướng>"]);
    assert_eq!(
        texts(Style::Recipient),
        ["-\u{a0}Như trên;", "-\u{a0}Lưu: VT."]
    );
    assert!(texts(Style::Body).contains(&"Chữ [U+E000] lạ [U+0007]./."));
    with_part(&bytes(), "word/styles.xml", |root| {
        for (style, level) in [
            (Style::Part, "0"),
            (Style::Clause, "1"),
            (Style::Point, "2"),
        ] {
            let own = all(root, "style")
                .into_iter()
                .find(|one| value(*one, "styleId") == style.id())
                .unwrap();
            assert_eq!(value(all(own, "outlineLvl")[0], "val"), level);
            assert!(value(all(own, "basedOn")[0], "val").starts_with("Heading"));
        }
    });
}

#[test]
fn tables_repeat_their_titles_and_fill_the_width() {
    with_part(&bytes(), "word/document.xml", |root| {
        let tables: Vec<_> = all(root, "tbl")
            .into_iter()
            .filter(|table| !all(*table, "tblHeader").is_empty())
            .collect();
        assert_eq!(tables.len(), 3);
        assert_eq!(
            value(all(tables[0], "tblCaption")[0], "val"),
            "bang:tong-hop"
        );
        // 165 mm of the body, 252 mm of the annex on its long side, less the frame that stands out of it.
        for (table, width) in [(tables[0], 9342), (tables[1], 14275)] {
            let columns = all(table, "gridCol");
            let sum: i64 = columns
                .iter()
                .map(|column| value(*column, "w").parse::<i64>().unwrap())
                .sum();
            assert!((sum - width).abs() <= 2, "{sum} {width}");
            assert_eq!(all(table, "tblHeader").len(), 2);
        }
    });
}

#[test]
fn sections_have_paper_and_numbers_of_their_own() {
    with_part(&bytes(), "word/document.xml", |root| {
        let sections = all(root, "sectPr");
        assert_eq!(sections.len(), 2);
        let sizes: Vec<_> = sections.iter().map(|one| all(*one, "pgSz")[0]).collect();
        assert_eq!(
            (value(sizes[0], "w"), value(sizes[0], "orient")),
            ("11906", "")
        );
        assert_eq!(
            (value(sizes[1], "w"), value(sizes[1], "orient")),
            ("16838", "landscape")
        );
        for section in sections {
            assert_eq!(value(all(section, "pgNumType")[0], "start"), "1");
            assert!(!all(section, "titlePg").is_empty());
            let margins = all(section, "pgMar")[0];
            assert_eq!(value(margins, "left"), "1701");
            assert_eq!(value(margins, "right"), "850");
        }
    });
}
