use super::*;
use proptest::prelude::*;

fn ymd(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn one(text: &str) -> DocumentReference {
    let found = find_references(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.into_iter().next().unwrap()
}

#[test]
fn references_are_read() {
    use DocumentKind::*;
    for (text, kind, designation, date) in [
        (
            "Quyết định số 123/QĐ-UBND ngày 15/3/2024",
            Decision,
            "123/QĐ-UBND",
            ymd(2024, 3, 15),
        ),
        ("QĐ 123/QĐ-UBND", Decision, "123/QĐ-UBND", None),
        ("Số: 05/BC-SNV", Report, "05/BC-SNV", None),
        ("123/QĐ-UBND", Decision, "123/QĐ-UBND", None),
        (
            "Công văn 12/SNV-CCHC ngày 05 tháng 01 năm 2024",
            Letter,
            "12/SNV-CCHC",
            ymd(2024, 1, 5),
        ),
        ("12/SNV-CCHC", Letter, "12/SNV-CCHC", None),
        ("Kế hoạch số 100 /KH-UBND", Plan, "100/KH-UBND", None),
        (
            "KH số 217/KH - UBND (27/12/2023)",
            Plan,
            "217/KH-UBND",
            ymd(2023, 12, 27),
        ),
        (
            "Tờ trình số 8/TTr-SNV, ngày 1/2/2024",
            Submission,
            "8/TTr-SNV",
            ymd(2024, 2, 1),
        ),
        (
            "Quyết định số 1085/QĐ-TTg ngày 15/9/2022",
            Decision,
            "1085/QĐ-TTg",
            ymd(2022, 9, 15),
        ),
        ("báo cáo số 05/bc-snv", Report, "05/BC-SNV", None),
        ("05/BC-SNV - Báo cáo kết quả", Report, "05/BC-SNV", None),
        (
            "Quyết định số 123 ngày 15/3/2024",
            Decision,
            "123",
            ymd(2024, 3, 15),
        ),
        (
            "Nghị quyết số 12a/NQ-HĐND của HĐND tỉnh ngày 10/7/2024",
            Resolution,
            "12a/NQ-HĐND",
            ymd(2024, 7, 10),
        ),
        ("Thông báo 45/TB-VP.", Notice, "45/TB-VP", None),
        ("CV số 99/UBND-NC", Letter, "99/UBND-NC", None),
    ] {
        let reference = one(text);
        assert_eq!(reference.kind, Some(kind), "{text}");
        assert_eq!(reference.designation(), designation, "{text}");
        assert_eq!(reference.date, date, "{text}");
        assert!(!reference.normative, "{text}");
    }
    assert_eq!(one("Số: 05/BC-SNV").text, "05/BC-SNV");
    assert_eq!(one("Quyết định số 123 ngày 15/3/2024").symbol, None);
}

#[test]
fn several_references_keep_their_dates() {
    let found = find_references(
        "Quyết định số 123/QĐ-UBND ngày 15/3/2024; Báo cáo số 05/BC-SNV; KH 7/KH-SNV ngày 02/01/2024",
    );
    let read: Vec<_> = found
        .iter()
        .map(|one| (one.designation(), one.date))
        .collect();
    assert_eq!(
        read,
        [
            ("123/QĐ-UBND".to_owned(), ymd(2024, 3, 15)),
            ("05/BC-SNV".to_owned(), None),
            ("7/KH-SNV".to_owned(), ymd(2024, 1, 2)),
        ]
    );
}

#[test]
fn laws_are_marked_or_no_reference() {
    let decree = one("Nghị định số 107/2020/NĐ-CP ngày 14/9/2020 của Chính phủ");
    assert!(decree.normative);
    assert_eq!(decree.kind, Some(DocumentKind::Decree));
    assert_eq!(decree.designation(), "107/2020/NĐ-CP");
    assert!(one("Luật số 33/2024/QH15").normative);
    for text in [
        "Luật Cán bộ, công chức",
        "12/15 nhiệm vụ",
        "100%/tổng số",
        "15/3/2024",
        "Đạt 100%",
        "12/Tổng số",
        "",
        "17/17 hệ thống",
        "tháng 6/2024",
        "số 5",
        "5/tháng",
    ] {
        assert_eq!(find_references(text), [], "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_survived(text in any::<String>()) {
        let _ = find_references(&text);
    }

    #[test]
    fn likely_texts_are_survived(text in "[0-9a-zA-ZĐđ/ .,;–-]{0,40}") {
        let _ = find_references(&text);
    }

    #[test]
    fn references_round_trip(number in 1u32..9999, day in 1u32..29, month in 1u32..13) {
        let text = format!("Báo cáo số {number:02}/BC-SNV ngày {day:02}/{month}/2024 của Sở Nội vụ");
        let reference = one(&text);
        prop_assert_eq!(reference.designation(), format!("{number:02}/BC-SNV"));
        prop_assert_eq!(reference.date, ymd(2024, month, day));
    }
}
