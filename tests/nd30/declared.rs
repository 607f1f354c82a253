//! Word files, measured by what they declare.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use cchc::render::pdf::Fonts;
use chrono::NaiveDate;
use conformance::declared::{Declared, measure_word};
use opc::package::Package;
use papers::styled::read_styled;
use word::{Content as Twin, Format, Origin, Paper, write};

use super::samples::{Content, Sample, samples};

/// The Word twin of a sample.
fn twin(sample: &Sample) -> Vec<u8> {
    let tables = BTreeMap::new();
    let content = match &sample.content {
        Content::Document(set) => Twin::Document {
            document: &set.document,
            marks: &set.marks,
            tables: &tables,
        },
        Content::Annexes(set) => Twin::Annexes(set),
    };
    let paper = Paper {
        content,
        title: &sample.name,
        author: "Sở Nội vụ",
        subject: "",
        date: NaiveDate::from_ymd_opt(2024, 6, 18).unwrap(),
        notice: None,
        origin: Origin::default(),
    };
    write(&paper, &Format::with_own(None), Fonts::bundled())
}

fn measured(bytes: &[u8]) -> Declared {
    measure_word("tệp", &read_styled(bytes).unwrap())
}

/// Requirements that are not met, and how many were measured.
fn unmet(bytes: &[u8]) -> (Vec<&'static str>, usize) {
    let outcomes = measured(bytes).outcomes;
    let measured = outcomes.iter().filter(|one| one.documents > 0).count();
    let faulty = outcomes.iter().filter(|one| one.has_fault());
    let faulty = faulty.inspect(|outcome| println!("{outcome}"));
    (faulty.map(|one| one.id).collect(), measured)
}

fn file(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/printed");
    std::fs::read(folder.join(name)).unwrap()
}

#[test]
fn the_twins_of_all_samples_meet_what_a_word_file_answers() {
    let mut answered = BTreeSet::new();
    for sample in samples() {
        let bytes = twin(&sample);
        assert_eq!(unmet(&bytes).0, [""; 0], "{}", sample.name);
        let outcomes = measured(&bytes).outcomes;
        let seen = outcomes.iter().filter(|one| one.documents > 0);
        answered.extend(seen.map(|one| one.id));
    }
    let all: BTreeSet<&str> = measured(&twin(&samples()[0]))
        .outcomes
        .iter()
        .map(|one| one.id)
        .collect();
    let never: Vec<&&str> = all.difference(&answered).collect();
    assert_eq!(never, [&""; 0], "measured in no sample");
}

#[test]
fn what_hangs_on_the_setting_is_named_and_not_measured() {
    let declared = measured(&twin(&samples()[0]));
    let table = conformance::table();
    assert_eq!(
        declared.outcomes.len() + declared.unanswered.len(),
        table.len()
    );
    let named: Vec<&str> = declared.unanswered.iter().map(|one| one.id).collect();
    let expected = [
        "tiêu-ngữ-kẻ",
        "tiêu-ngữ-kẻ-giữa",
        "cơ-quan-kẻ",
        "cơ-quan-kẻ-giữa",
        "ngày-dòng",
        "trích-yếu-kẻ",
        "trích-yếu-kẻ-giữa",
        "kính-gửi-gạch",
        "đề-mục-cuối-trang",
        "chỗ-ký",
        "chữ-ký-cùng-trang",
        "nơi-nhận-dòng",
        "khẩn-khung",
        "khẩn-màu",
        "lưu-hành-cỡ",
        "lưu-hành-kiểu",
        "người-soạn-chỗ",
        "địa-chỉ-cỡ",
        "địa-chỉ-kẻ",
        "địa-chỉ-chỗ",
        "kèm-theo-kẻ",
        "phụ-lục-chỗ-ký-số",
    ];
    assert_eq!(named, expected);
}

/// A part, what stands in it, what is put there, and what must fail for it.
type Wrong = (
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
);

const WRONG: [Wrong; 7] = [
    (
        "word/document.xml",
        "w:left=\"1701\" w:header",
        "w:left=\"1134\" w:header",
        &["lề-trái"],
    ),
    (
        "word/document.xml",
        "w:w=\"11906\"",
        "w:w=\"12240\"",
        &["khổ-giấy-ngắn"],
    ),
    (
        "word/document.xml",
        "\u{a0}- Tự do",
        "\u{a0}– Tự do",
        &["tiêu-ngữ-chữ"],
    ),
    ("word/document.xml", "<w:titlePg/>", "", &["số-trang-đầu"]),
    ("word/document.xml", "./.", ".", &["kết-thúc"]),
    ("word/styles.xml", "Times New Roman", "Calibri", &["phông"]),
    (
        "word/styles.xml",
        "w:firstLine=\"720\"",
        "w:firstLine=\"500\"",
        &["nội-dung-lùi"],
    ),
];

#[test]
fn a_wrong_twin_fails_just_where_it_is_wrong() {
    let dispatch = twin(&samples()[2]);
    for (part, right, wrong, expected) in WRONG {
        let mut package = Package::open(&dispatch).unwrap();
        let text = package.text(part).unwrap();
        assert!(text.contains(right), "{part} has no {right}");
        package.set(part, text.replace(right, wrong));
        let bytes = package.write().unwrap();
        assert_eq!(unmet(&bytes).0, expected, "{wrong}");
    }
}

#[test]
fn files_of_others_are_measured_by_their_own_styles_and_tables() {
    assert_eq!(unmet(&file("dung.docx")), (vec![], 63));
    let (wrong, _) = unmet(&file("sai.docx"));
    let expected = [
        "lề-trái",
        "phông",
        "màu-chữ",
        "số-trang-đầu",
        "số-trang-giữa",
        "số-trang-lề",
        "tiêu-ngữ-chữ",
        "chủ-quản-kiểu",
        "số-chữ",
        "ngày-chữ",
        "nội-dung-cỡ",
        "nội-dung-đều",
        "nội-dung-lùi",
        "kết-thúc",
        "chức-vụ-dòng",
        "nơi-nhận-cỡ",
        "nơi-nhận-dấu",
    ];
    assert_eq!(wrong, expected);
}
