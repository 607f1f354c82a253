//! PDFs that other programs made of Word files, PDFs that can't be measured, and damaged ones.

use std::path::Path;

use cchc::render::pdf::Templates;
use conformance::measure;
use conformance::origin::Origin;
use conformance::reader::read;
use conformance::refusal::Refusal;
use conformance::sheet::Sheet;
use proptest::prelude::*;

use super::samples::samples;

fn file(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/printed");
    std::fs::read(folder.join(name)).unwrap()
}

/// Requirements that are not met in a file, and how many were measured.
fn unmet(name: &str, origin: Origin) -> (Vec<&'static str>, usize) {
    let sheet = Sheet::new(name, read(&file(name)).unwrap(), origin);
    let outcomes = measure(&[sheet]);
    let measured = outcomes.iter().filter(|one| one.documents > 0).count();
    let faulty = outcomes.iter().filter(|outcome| outcome.has_fault());
    let faulty = faulty.inspect(|outcome| println!("{outcome}"));
    (faulty.map(|outcome| outcome.id).collect(), measured)
}

#[test]
fn a_dispatch_written_in_word_and_made_a_pdf_by_libreoffice_meets_every_requirement() {
    let (unmet, measured) = unmet("dung.pdf", Origin::Foreign);
    assert_eq!(unmet, [""; 0]);
    assert_eq!(measured, 74);
}

#[test]
fn what_is_allowed_to_others_is_not_allowed_to_us() {
    let (unmet, measured) = unmet("dung.pdf", Origin::Own);
    assert_eq!(unmet, ["phông", "nơi-nhận-dòng"]);
    assert_eq!(measured, 74);
}

#[test]
fn a_badly_set_report_of_others_fails_where_it_is_wrong() {
    let (unmet, _) = unmet("sai.pdf", Origin::Foreign);
    let expected = [
        "lề-trái",
        "lề-phải",
        "màu-chữ",
        "tiêu-ngữ-chữ",
        "tiêu-ngữ-kẻ",
        "chủ-quản-kiểu",
        "cơ-quan-kẻ",
        "cơ-quan-kẻ-giữa",
        "số-chữ",
        "ngày-kiểu",
        "ngày-chữ",
        "tên-loại-cỡ",
        "trích-yếu-kẻ",
        "trích-yếu-kẻ-giữa",
        "nội-dung-cỡ",
        "nội-dung-đều",
        "nội-dung-lùi",
        "nội-dung-đoạn",
        "đề-mục-cỡ",
        "đề-mục-khoản",
        "kết-thúc",
        "chức-vụ-dòng",
        "chỗ-ký",
        "nơi-nhận-cỡ",
        "nơi-nhận-dấu",
    ];
    assert_eq!(unmet, expected);
}

#[test]
fn what_cannot_be_measured_is_refused_with_its_reason() {
    let refused = |bytes: &[u8]| read(bytes).err();
    assert_eq!(refused(&file("ban-quet.pdf")), Some(Refusal::NoText));
    assert_eq!(refused(&file("co-mat-khau.pdf")), Some(Refusal::Encrypted));
    assert_eq!(refused(b"PK\x03\x04 a Word file"), Some(Refusal::NotPdf));
    let whole = file("dung.pdf");
    assert_eq!(refused(&whole[..400]), Some(Refusal::Damaged));
    assert_eq!(refused(&[]), Some(Refusal::NotPdf));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_damage_of_a_file_ends_the_program(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        cut in prop::option::of(any::<prop::sample::Index>()),
        own in any::<bool>(),
    ) {
        let mut bytes = if own { own_dispatch() } else { file("dung.pdf") };
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()) + 1);
        }
        if let Ok(pages) = read(&bytes) {
            measure(&[Sheet::new("hỏng", pages, Origin::Foreign)]);
        }
    }
}

/// A dispatch of our own, set once.
fn own_dispatch() -> Vec<u8> {
    static SET: std::sync::LazyLock<Vec<u8>> =
        std::sync::LazyLock::new(|| super::set(&Templates::built_in(), &samples()[2]));
    SET.clone()
}
