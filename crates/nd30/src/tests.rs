//! Documents as a reader finds them: made-up ones, set with the bundled fonts.

use std::collections::BTreeMap;

use serde_json::Value;

use super::*;
use crate::document::*;

fn number() -> Number {
    Number {
        value: None,
        symbol: "BC-SNV".into(),
    }
}

fn table(rows: usize) -> Table {
    let body = (1..=rows).map(|n| {
        let name = format!("Tiêu chí {n} với tên dài để chữ phải xuống dòng trong ô");
        Row::new(
            RowKind::Body,
            [format!("1.{n}"), name, "99,90 %".into(), "Đạt".into()],
        )
    });
    Table {
        caption: None,
        unit: None,
        size: 12.0,
        columns: vec![
            Column::new("STT", 1.0, Align::Center),
            Column::new("Tiêu chí", 5.0, Align::Left),
            Column::new("Tỷ lệ", 2.0, Align::Right).under("Kết quả"),
            Column::new("Đánh giá", 2.0, Align::Center).under("Kết quả"),
        ],
        rows: std::iter::once(Row::new(RowKind::Section, ["I", "CHỈ ĐẠO, ĐIỀU HÀNH"]))
            .chain(body)
            .collect(),
    }
}

fn annex(blocks: Vec<Block>) -> Annex {
    Annex {
        label: "Phụ lục I".into(),
        title: "Kết quả thực hiện các tiêu chí".into(),
        accompanying: Some(Accompanying {
            document: "Báo cáo".into(),
            number: number(),
            date: DateParts::default(),
            issuer: "Sở Nội vụ".into(),
        }),
        orientation: Orientation::Landscape,
        stamp_room: false,
        blocks,
    }
}

fn report(blocks: Vec<Block>, annexes: Vec<Annex>) -> Document {
    Document {
        letterhead: Letterhead {
            superior: vec!["UBND TỈNH MẪU".into()],
            issuer: vec!["SỞ NỘI VỤ".into()],
        },
        number: number(),
        dated: PlaceDate {
            place: "Tỉnh Mẫu".into(),
            date: DateParts {
                day: Some("05".into()),
                month: Some("6".into()),
                year: Some("2024".into()),
            },
        },
        urgency: None,
        head: Head::Named {
            type_name: "Báo cáo".into(),
            summary: "Kết quả cải cách hành chính 6 tháng đầu năm 2024".into(),
        },
        addressees: vec!["Ủy ban nhân dân tỉnh Mẫu".into()],
        blocks,
        signature: Some(Signature {
            lines: vec!["KT. GIÁM ĐỐC".into(), "PHÓ GIÁM ĐỐC".into()],
            name: "Nguyễn Văn Mẫu".into(),
        }),
        recipients: vec!["Như trên".into(), "Lưu: VT, CCHC".into()],
        annexes,
    }
}

fn page(data: &Document) -> Page {
    Page {
        template: "bao-cao.typ",
        data: serde_json::to_value(data).unwrap(),
        title: "Báo cáo".into(),
        author: "Sở Nội vụ".into(),
        subject: "6 tháng đầu năm 2024".into(),
        date: NaiveDate::from_ymd_opt(2024, 6, 18).unwrap(),
        attachments: Vec::new(),
        notice: None,
        most_pages: None,
    }
}

fn set(data: &Document) -> Vec<u8> {
    compile(&Templates::built_in(), Fonts::bundled(), &page(data)).unwrap()
}

/// The text of each page, its spaces made single.
fn texts(pdf: &[u8]) -> Vec<String> {
    pdf_extract::extract_text_from_mem_by_pages(pdf)
        .unwrap()
        .iter()
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

fn body() -> Vec<Block> {
    vec![
        Block::paragraph("Thực hiện Kế hoạch số 100/KH-UBND, Sở Nội vụ báo cáo như sau:"),
        Block::heading(1, "I.", "Kết quả thực hiện"),
        Block::heading(2, "1.", "Chỉ đạo, điều hành"),
        Block::bullet(1, "Tỷ lệ đúng hạn đạt 99,90 %;"),
        Block::Table(table(3)),
        Block::note("Ghi chú: số liệu thử."),
        Block::paragraph("Trên đây là báo cáo của Sở Nội vụ./."),
    ]
}

#[test]
fn a_report_has_its_boxes_in_order() {
    let pages = texts(&set(&report(body(), vec![])));
    assert_eq!(pages.len(), 1);
    let mut rest = pages[0].as_str();
    for part in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số:",
        "/BC-SNV",
        "BÁO CÁO",
        "Kính gửi:",
        "100/KH-UBND",
        "I. KẾT QUẢ THỰC HIỆN",
        "1. Chỉ đạo, điều hành",
        "- Tỷ lệ đúng hạn đạt 99,90 %;",
        "Trên đây là báo cáo của Sở Nội vụ./.",
        "- Như trên;",
        "- Lưu: VT, CCHC.",
        "PHÓ GIÁM ĐỐC",
        "Nguyễn Văn Mẫu",
    ] {
        let at = rest.find(part);
        assert!(at.is_some(), "{part:?} is not in {rest:?}");
        rest = &rest[at.unwrap_or(0) + part.len()..];
    }
}

#[test]
fn an_annex_numbers_its_own_pages_and_repeats_the_header() {
    let annexes = vec![annex(vec![Block::Table(table(80))])];
    let pages = texts(&set(&report(body(), annexes)));
    assert!(pages.len() > 3, "{}", pages.len());
    assert!(pages[1].starts_with("Phụ lục I"), "{}", pages[1]);
    for (index, text) in pages.iter().enumerate().skip(2) {
        assert!(text.starts_with(&format!("{index} ")), "{text}");
        assert!(text.contains("Đánh giá"), "{text}");
        assert!(text.contains("CHỈ ĐẠO, ĐIỀU HÀNH"), "{text}");
    }
}

#[test]
fn the_signature_is_never_alone_on_a_page() {
    for count in 18..30 {
        for length in [1, 90] {
            let mut blocks = vec![Block::paragraph("Một dòng."); count];
            blocks.push(Block::paragraph("Câu cuối. ".repeat(length) + "Hết./."));
            let pages = texts(&set(&report(blocks, vec![])));
            let last = pages.last().unwrap();
            assert!(
                last.contains("Hết./.") && last.contains("Mẫu"),
                "{count} {length}: {last}"
            );
        }
    }
}

#[test]
fn any_text_can_be_printed() {
    let texts = [
        "# $ * _ @ < > [ ] \\ // --- `x` #let x = 1",
        "\u{1}\u{7}😀\u{e001}\u{fffe}",
        "",
        "\n\n",
        &"W".repeat(600),
        &"-".repeat(300),
        &"chữ ".repeat(800),
    ];
    let mut blocks: Vec<Block> = texts.iter().map(|text| Block::paragraph(*text)).collect();
    blocks.push(Block::heading(3, "", "Bậc ba đứng đầu"));
    let mut odd = table(0);
    odd.rows = texts
        .iter()
        .map(|text| Row::new(RowKind::Body, ["1", text, text, text]))
        .collect();
    blocks.push(Block::Table(odd));
    set(&report(blocks, vec![]));
}

#[test]
fn equal_inputs_give_equal_bytes() {
    let first = page(&report(body(), vec![annex(body())]));
    let second = page(&report(body(), vec![]));
    let pages = [first.clone(), second, first];
    let files = compile_many(&Templates::built_in(), Fonts::bundled(), &pages).unwrap();
    assert!(files[0] == files[2]);
    assert!(files[0] != files[1]);
}

#[test]
fn archive_level_language_and_date_are_in_the_file() {
    let mut page = page(&report(body(), vec![]));
    let plain = compile(&Templates::built_in(), Fonts::bundled(), &page).unwrap();
    let plain = String::from_utf8_lossy(&plain).into_owned();
    assert!(plain.contains("<pdfaid:part>2</pdfaid:part>"));
    assert!(plain.contains("<pdfuaid:part>1</pdfuaid:part>"));
    assert!(plain.contains("2024-06-18T00:00:00+07:00"));
    page.attachments.push(Attachment {
        name: "results.json".into(),
        bytes: b"{}".to_vec(),
        media_type: "application/json".into(),
        description: "Số liệu của báo cáo".into(),
    });
    let attached = compile(&Templates::built_in(), Fonts::bundled(), &page).unwrap();
    assert_eq!(texts(&attached).len(), 1);
    let attached = String::from_utf8_lossy(&attached).into_owned();
    assert!(attached.contains("<pdfaid:part>3</pdfaid:part>"));
    assert!(attached.contains("results.json"));
}

fn fault_of(name: &str, text: &str) -> failure::Fault {
    let own = BTreeMap::from([(name.to_owned(), text.to_owned())]);
    let page = page(&report(body(), vec![]));
    let failure = compile(&Templates::with_own(&own), Fonts::bundled(), &page).unwrap_err();
    failure.faults()[0].clone()
}

#[test]
fn a_faulty_template_is_named_with_its_line() {
    let fault = fault_of(
        "bao-cao.typ",
        "// Mẫu của cơ quan\n\n#let data = json(\"/khac.json\")\n",
    );
    assert_eq!(
        (fault.file.as_str(), fault.line),
        ("templates/bao-cao.typ", Some(3))
    );
    assert!(fault.what.starts_with("mẫu trang in có lỗi: "), "{fault}");
    let fault = fault_of("nd30.typ", "#let setting(body) = body\n");
    assert_eq!(
        (fault.file.as_str(), fault.line),
        ("templates/bao-cao.typ", Some(2))
    );
}

#[test]
fn a_font_that_is_not_there_and_a_package_are_faults() {
    let fault = fault_of("bao-cao.typ", "#set text(font: \"Không có\")\nChữ\n");
    assert_eq!(
        (fault.file.as_str(), fault.line),
        ("templates/bao-cao.typ", Some(1))
    );
    let fault = fault_of("bao-cao.typ", "#import \"@preview/cetz:0.3.0\"\n");
    assert_eq!(
        (fault.file.as_str(), fault.line),
        ("templates/bao-cao.typ", Some(1))
    );
}

#[test]
fn annexes_can_be_a_file_of_their_own() {
    let mut own = annex(vec![Block::Table(table(2))]);
    own.stamp_room = true;
    let mut page = page(&report(vec![], vec![]));
    page.template = "phu-luc.typ";
    page.data = serde_json::to_value(AnnexSet {
        annexes: vec![own.clone(), own],
    })
    .unwrap();
    assert!(matches!(page.data["annexes"], Value::Array(_)));
    let pdf = compile(&Templates::built_in(), Fonts::bundled(), &page).unwrap();
    let pages = texts(&pdf);
    assert_eq!(pages.len(), 2);
    assert!(
        pages.iter().all(|text| text.starts_with("Phụ lục I")),
        "{pages:?}"
    );
}

/// A dispatch of so many paragraphs, set on at most so many pages: how many it fills.
fn dispatch(paragraphs: usize, most_pages: Option<usize>) -> (usize, Vec<u8>) {
    let blocks = (0..paragraphs)
        .map(|number| {
            Block::paragraph(format!(
                "Đoạn thứ {number}: đề nghị các cơ quan, đơn vị, địa phương rà soát, hoàn thành nội dung \
                 được giao và gửi báo cáo kết quả về Sở Nội vụ đúng thời hạn quy định."
            ))
        })
        .collect();
    let data = Document {
        head: Head::Dispatch {
            subject: "V/v đôn đốc gửi báo cáo".into(),
        },
        ..report(blocks, Vec::new())
    };
    let job = Page {
        template: "cong-van.typ",
        most_pages,
        ..page(&data)
    };
    let bytes = compile(&Templates::built_in(), Fonts::bundled(), &job).unwrap();
    (texts(&bytes).len(), bytes)
}

#[test]
fn a_dispatch_is_set_closer_only_where_that_saves_a_page() {
    let spilled = (1..40).find(|count| dispatch(*count, None).0 == 2).unwrap();
    assert_eq!(dispatch(spilled, Some(1)).0, 1, "{spilled} paragraphs");
    let fitting = spilled - 1;
    assert!(dispatch(fitting, None).1 == dispatch(fitting, Some(1)).1);
    // Half a page more can't be saved: it stays as it is.
    let long = spilled + 8;
    assert_eq!(dispatch(long, None).0, 2);
    assert!(dispatch(long, None).1 == dispatch(long, Some(1)).1);
}
