//! The one-page summary: it is a page, and its charts are read without colour and without eyes.

use cchc::render::pdf::{Fonts, Page as Job, Templates, compile};
use cchc::report::document::*;
use chrono::NaiveDate;
use conformance::{line::lines, reader::read};

fn series(label: &str, pattern: Pattern, values: &[u32]) -> Series {
    Series {
        label: label.into(),
        pattern,
        values: values.iter().map(|value| f64::from(*value)).collect(),
        texts: values.iter().map(u32::to_string).collect(),
    }
}

fn verdicts() -> Chart {
    let fields = [
        "Chỉ đạo, điều hành",
        "Thể chế",
        "Thủ tục hành chính",
        "Tổ chức bộ máy",
        "Chế độ công vụ",
        "Tài chính công",
        "Chính quyền điện tử, Chính quyền số",
        "Tác động của cải cách hành chính",
        "Chỉ số thành phần PCI",
    ];
    Chart {
        title: "Kết quả đánh giá 72 tiêu chí theo lĩnh vực".into(),
        alternative:
            "Biểu đồ thanh: số tiêu chí đạt, chưa đến hạn, chậm, không đạt của 9 lĩnh vực.".into(),
        scale: Scale::Sum,
        categories: fields.map(str::to_owned).to_vec(),
        series: vec![
            series("Đạt", Pattern::Solid, &[5, 4, 9, 3, 4, 2, 6, 1, 2]),
            series("Chưa đến hạn", Pattern::Light, &[2, 1, 3, 1, 2, 2, 1, 0, 3]),
            series(
                "Chậm tiến độ",
                Pattern::Rising,
                &[1, 0, 2, 0, 1, 1, 1, 0, 0],
            ),
            series("Không đạt", Pattern::Crossed, &[0, 1, 1, 0, 0, 0, 2, 0, 0]),
            series(
                "Chưa đủ căn cứ",
                Pattern::Dotted,
                &[1, 0, 2, 1, 1, 2, 3, 1, 0],
            ),
            series(
                "Không phát sinh",
                Pattern::Blank,
                &[0, 0, 1, 0, 0, 0, 0, 0, 0],
            ),
        ],
    }
}

fn arrivals() -> Chart {
    let levels = ["Sở, ban, ngành", "Cấp huyện", "Cấp xã", "Ngành dọc"];
    Chart {
        title: "Tình hình gửi báo cáo của 209 cơ quan, đơn vị".into(),
        alternative: "Biểu đồ thanh: cơ quan gửi đúng hạn, gửi muộn, chưa gửi theo bốn cấp.".into(),
        scale: Scale::Share,
        categories: levels.map(str::to_owned).to_vec(),
        series: vec![
            series("Đúng hạn", Pattern::Solid, &[17, 8, 157, 3]),
            series("Gửi muộn", Pattern::Falling, &[2, 1, 18, 1]),
            series("Chưa gửi", Pattern::Blank, &[0, 0, 2, 0]),
        ],
    }
}

/// Ten lines and two charts.
fn brief(lines: usize) -> Document {
    let mut blocks: Vec<Block> = (1..=lines)
        .map(|line| {
            let text = format!(
                "Nhiệm vụ {line}: 36/72 tiêu chí đạt yêu cầu, tăng 04 tiêu chí so với kỳ trước; 02 tiêu \
                 chí không đạt: 1.3, 3.2.1."
            );
            Block::bullet(1, text)
        })
        .collect();
    blocks.push(Block::Chart(verdicts()));
    blocks.push(Block::Chart(arrivals()));
    Document {
        letterhead: Letterhead {
            superior: vec!["UBND TỈNH MẪU".into()],
            issuer: vec!["SỞ NỘI VỤ".into()],
        },
        number: Number {
            value: None,
            symbol: "BC-SNV".into(),
        },
        dated: PlaceDate {
            place: "Tỉnh Mẫu".into(),
            date: DateParts {
                day: Some("18".into()),
                month: Some("6".into()),
                year: Some("2024".into()),
            },
        },
        urgency: None,
        head: Head::Named {
            type_name: "Tóm tắt".into(),
            summary: "Kết quả cải cách hành chính 6 tháng đầu năm 2024".into(),
        },
        addressees: Vec::new(),
        blocks,
        signature: None,
        recipients: Vec::new(),
        annexes: Vec::new(),
    }
}

fn set(document: &Document) -> Vec<u8> {
    let job = Job {
        template: "tom-tat.typ",
        data: serde_json::to_value(document).unwrap(),
        title: "Tóm tắt".into(),
        author: "Sở Nội vụ".into(),
        subject: String::new(),
        date: NaiveDate::from_ymd_opt(2024, 6, 18).unwrap(),
        attachments: Vec::new(),
        notice: None,
        most_pages: None,
    };
    compile(&Templates::built_in(), Fonts::bundled(), &job).unwrap()
}

#[test]
fn ten_lines_and_two_charts_are_a_page() {
    let pages = read(&set(&brief(10))).unwrap();
    assert_eq!(pages.len(), 1);
    let text: Vec<String> = lines(0, &pages[0]).iter().map(|line| line.text()).collect();
    let text = text.join("\n");
    for chart in [verdicts(), arrivals()] {
        assert!(text.contains(&chart.title), "{text}");
        for series in &chart.series {
            assert!(text.contains(&series.label), "{text}");
        }
    }
    // A bar with parts too narrow for their figures has them at its end.
    assert!(text.contains("157; 18; 2"), "{text}");
}

#[test]
fn charts_have_no_colour_and_no_two_series_look_alike() {
    let pages = read(&set(&brief(1))).unwrap();
    for shape in &pages[0].shapes {
        let [red, green, blue] = shape.color;
        assert!(red == green && green == blue, "{shape:?}");
    }
    for chart in [verdicts(), arrivals()] {
        let mut patterns: Vec<_> = chart.series.iter().map(|one| one.pattern as u8).collect();
        patterns.dedup();
        assert_eq!(patterns.len(), chart.series.len());
    }
}

#[test]
fn bars_are_as_long_as_their_figures() {
    let mut document = brief(0);
    document.blocks = vec![Block::Chart(Chart {
        title: "Thử".into(),
        alternative: "Thử".into(),
        scale: Scale::Sum,
        categories: vec!["A".into(), "B".into(), "Không có gì".into()],
        series: vec![series("Đạt", Pattern::Blank, &[20, 5, 0])],
    })];
    let pages = read(&set(&document)).unwrap();
    let mut widths: Vec<f64> = pages[0]
        .shapes
        .iter()
        .map(|shape| {
            [
                shape.bounds[2] - shape.bounds[0],
                shape.bounds[3] - shape.bounds[1],
            ]
        })
        .filter(|[_, height]| (4.0..5.5).contains(height))
        .map(|[width, _]| width)
        .collect();
    widths.sort_by(f64::total_cmp);
    widths.dedup_by(|one, other| (*one - *other).abs() < 0.01);
    let [short, long] = widths[..] else {
        panic!("{widths:?}");
    };
    assert!((long / short - 4.0).abs() < 0.1, "{widths:?}");
}
