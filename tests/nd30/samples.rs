//! Documents to be measured: made-up ones with every box, authority and blank that the decree knows.

use cchc::office::{Authority, Signer};
use cchc::report::document::*;
use cchc::vietnamese::phrase::date_long;
use chrono::NaiveDate;

/// What is set.
#[derive(Clone)]
pub enum Content {
    /// A document, perhaps with annexes in the same file.
    Document(Box<MarkedDocument>),
    /// Annexes as a file of their own.
    Annexes(AnnexSet),
}

/// A document to be measured.
#[derive(Clone)]
pub struct Sample {
    /// Its name in the outcome.
    pub name: String,
    /// Its template.
    pub template: &'static str,
    /// What is in it.
    pub content: Content,
}

const SENTENCE: &str = "Thực hiện Kế hoạch số 100/KH-UBND ngày 24/5/2024 của Ủy ban nhân dân tỉnh \
    về duy trì, cải thiện và nâng cao Chỉ số cải cách hành chính, các cơ quan, đơn vị đã triển khai \
    đồng bộ nhiệm vụ được giao; kết quả cụ thể như sau";

/// All of them.
pub fn samples() -> Vec<Sample> {
    let mut samples = vec![report(), long_superior(), dispatch(), separate_annexes()];
    samples.extend(authorities());
    samples
}

fn date(year: i32, month: u32, day: u32) -> DateParts {
    let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let long = date_long(date);
    let words: Vec<_> = long.split_whitespace().map(str::to_owned).collect();
    DateParts {
        day: Some(words[1].clone()),
        month: Some(words[3].clone()),
        year: Some(words[5].clone()),
    }
}

fn signature(
    authority: Authority,
    collective: Option<&str>,
    head: &str,
    own: Option<&str>,
) -> Signature {
    let signer = Signer {
        authority,
        collective: collective.map(str::to_owned),
        head_title: head.to_owned(),
        own_title: own.map(str::to_owned),
        name: "Nguyễn Thị Văn Mẫu".to_owned(),
    };
    Signature {
        lines: signer.lines(),
        name: signer.name,
    }
}

fn body(parts: usize) -> Vec<Block> {
    let mut blocks = vec![Block::paragraph(format!("{SENTENCE}:"))];
    for part in 1..=parts {
        blocks.push(Block::heading(
            1,
            ["I.", "II.", "III."][part - 1],
            format!("Nội dung thứ {part}"),
        ));
        for clause in 1..=4 {
            let title = format!("Nhiệm vụ số {part}.{clause} của các cơ quan");
            blocks.push(Block::heading(2, format!("{clause}."), title));
            let text = format!("{SENTENCE} ({part}.{clause}). {SENTENCE}.");
            blocks.push(Block::paragraph(text));
            let text = format!("Nhiệm vụ {part}.{clause} do các cơ quan, đơn vị chủ trì.");
            blocks.push(Block::paragraph(text));
            blocks.push(Block::heading(
                3,
                "a)",
                format!("Kết quả của nhiệm vụ số {part}.{clause}"),
            ));
            let text = format!("Tỷ lệ hồ sơ đúng hạn của nhiệm vụ số {part}.{clause} đạt 99,90 %;");
            blocks.push(Block::bullet(1, text));
        }
    }
    blocks.push(Block::paragraph(format!(
        "Trên đây là báo cáo của Sở Nội vụ; {SENTENCE}./."
    )));
    blocks
}

fn base() -> Document {
    Document {
        letterhead: Letterhead {
            superior: vec!["UBND TỈNH THÁI NGUYÊN".into()],
            issuer: vec!["SỞ NỘI VỤ".into()],
        },
        number: Number {
            value: None,
            symbol: "BC-SNV".into(),
        },
        dated: PlaceDate {
            place: "Thái Nguyên".into(),
            date: DateParts::default(),
        },
        urgency: None,
        head: Head::Named {
            type_name: "Báo cáo".into(),
            summary: "Kết quả thực hiện Kế hoạch duy trì, cải thiện và nâng cao Chỉ số cải cách \
                      hành chính của tỉnh 6 tháng đầu năm 2024"
                .into(),
        },
        addressees: vec!["Ủy ban nhân dân tỉnh Thái Nguyên".into()],
        blocks: body(3),
        signature: Some(signature(
            Authority::Deputy,
            None,
            "Giám đốc",
            Some("Phó Giám đốc"),
        )),
        recipients: vec![
            "Như trên".into(),
            "Giám đốc, các Phó Giám đốc Sở".into(),
            "Lưu: VT, CCHC".into(),
        ],
        annexes: Vec::new(),
    }
}

fn document(name: &str, template: &'static str, document: Document, marks: Marks) -> Sample {
    Sample {
        name: name.to_owned(),
        template,
        content: Content::Document(Box::new(document.with_marks(marks))),
    }
}

fn report() -> Sample {
    let mut report = base();
    report.annexes = vec![
        annex("Phụ lục I", Orientation::Portrait, 12),
        annex("Phụ lục II", Orientation::Landscape, 75),
    ];
    document(
        "báo cáo kèm phụ lục",
        "bao-cao.typ",
        report,
        Marks::default(),
    )
}

fn annex(label: &str, orientation: Orientation, rows: usize) -> Annex {
    let body = (1..=rows).map(|row| {
        let name = format!("Tiêu chí số {row} có tên dài để chữ phải xuống dòng trong ô của bảng");
        let cells = [row.to_string(), name, "99,90 %".into(), "Đạt".into()];
        Row::new(RowKind::Body, cells)
    });
    let columns = vec![
        Column::new("STT", 1.0, Align::Center),
        Column::new("Tiêu chí", 6.0, Align::Left),
        Column::new("Tỷ lệ", 2.0, Align::Right).under("Kết quả"),
        Column::new("Đánh giá", 2.0, Align::Center).under("Kết quả"),
    ];
    let head = Row::new(RowKind::Section, ["I", "CHỈ ĐẠO, ĐIỀU HÀNH"]);
    Annex {
        label: label.into(),
        title: "Kết quả thực hiện các tiêu chí của Kế hoạch số 100/KH-UBND".into(),
        accompanying: Some(Accompanying {
            document: "Báo cáo".into(),
            number: Number {
                value: None,
                symbol: "BC-SNV".into(),
            },
            date: DateParts::default(),
            issuer: "Sở Nội vụ".into(),
        }),
        orientation,
        stamp_room: false,
        blocks: vec![Block::Table(Table {
            caption: None,
            unit: None,
            size: 12.0,
            columns,
            rows: std::iter::once(head).chain(body).collect(),
        })],
    }
}

fn separate_annexes() -> Sample {
    let mut annex = annex("Phụ lục III", Orientation::Landscape, 40);
    annex.stamp_room = true;
    Sample {
        name: "phụ lục là tệp riêng".into(),
        template: "phu-luc.typ",
        content: Content::Annexes(AnnexSet {
            annexes: vec![annex],
        }),
    }
}

fn long_superior() -> Sample {
    let mut report = base();
    report.letterhead.superior = vec!["ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN".into()];
    report.letterhead.issuer = vec!["SỞ LAO ĐỘNG, THƯƠNG BINH VÀ XÃ HỘI".into()];
    report.number.value = Some("05".into());
    report.dated.date = date(2025, 2, 5);
    report.blocks = body(1);
    let marks = Marks {
        secrecy: Some("MẬT".into()),
        circulation: Some("LƯU HÀNH NỘI BỘ".into()),
        ..Marks::default()
    };
    document("tên cơ quan dài", "bao-cao.typ", report, marks)
}

fn dispatch() -> Sample {
    let mut dispatch = base();
    dispatch.head = Head::Dispatch {
        subject:
            "V/v đôn đốc gửi báo cáo kết quả thực hiện Kế hoạch số 100/KH-UBND 6 tháng đầu năm \
                  2024"
                .into(),
    };
    dispatch.number = Number {
        value: Some("112".into()),
        symbol: "SNV-CCHC".into(),
    };
    dispatch.dated.date = date(2024, 3, 9);
    dispatch.urgency = Some("HỎA TỐC".into());
    dispatch.addressees = vec![
        "Các sở, ban, ngành thuộc Ủy ban nhân dân tỉnh".into(),
        "Ủy ban nhân dân các huyện, thành phố".into(),
        "Ủy ban nhân dân các xã, phường, thị trấn chưa gửi báo cáo theo danh sách gửi kèm công văn này"
            .into(),
    ];
    dispatch.blocks = body(1);
    dispatch
        .recipients
        .insert(1, "Văn phòng Ủy ban nhân dân tỉnh".into());
    let marks = Marks {
        drafter: Some("PL.(300)".into()),
        address: vec![
            "Số 00 đường Mẫu, phường Mẫu, thành phố Thái Nguyên".into(),
            "ĐT: (0208) 0000000; E-Mail: mau@example.vn; Website: example.vn".into(),
        ],
        ..Marks::default()
    };
    document("công văn nhiều nơi nhận", "cong-van.typ", dispatch, marks)
}

fn authorities() -> Vec<Sample> {
    let council = Some("Ủy ban nhân dân");
    let signers = [
        (
            "người đứng đầu",
            signature(Authority::Head, None, "Giám đốc", None),
            "KHẨN",
        ),
        (
            "TM.",
            signature(Authority::Collective, council, "Chủ tịch", None),
            "THƯỢNG KHẨN",
        ),
        (
            "TM. và KT.",
            signature(
                Authority::CollectiveDeputy,
                council,
                "Chủ tịch",
                Some("Phó Chủ tịch"),
            ),
            "HỎA TỐC",
        ),
        (
            "TL.",
            signature(
                Authority::ByOrder,
                None,
                "Chủ tịch",
                Some("Chánh Văn phòng"),
            ),
            "",
        ),
        (
            "TUQ.",
            signature(
                Authority::ByMandate,
                None,
                "Giám đốc",
                Some("Trưởng phòng Cải cách hành chính"),
            ),
            "",
        ),
        (
            "Q.",
            signature(Authority::Acting, None, "Giám đốc", None),
            "",
        ),
    ];
    let mut samples = Vec::new();
    for (index, (name, signature, urgency)) in signers.into_iter().enumerate() {
        let mut report = base();
        let number = index as u32 * 2 + 1;
        report.number.value = Some(format!("{number:02}"));
        report.dated.date = date(2024, number, 8 + number);
        report.signature = Some(signature);
        report.urgency = (!urgency.is_empty()).then(|| urgency.to_owned());
        report.blocks = body(1 + index % 2);
        samples.push(document(name, "bao-cao.typ", report, Marks::default()));
    }
    samples
}
