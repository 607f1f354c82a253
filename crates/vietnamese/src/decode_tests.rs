use super::*;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

fn text_of(text: &str, font: Option<&str>) -> String {
    decode(text, font).text
}

#[test]
fn tcvn3_is_read_without_a_font() {
    for (legacy, text) in [
        ("Së Néi vô", "Sở Nội vụ"),
        ("§· hoµn thµnh", "Đã hoàn thành"),
        ("Kh«ng ph¸t sinh", "Không phát sinh"),
        ("Tû lÖ hå s¬", "Tỷ lệ hồ sơ"),
        ("Q§-UBND tØnh", "QĐ-UBND tỉnh"),
        (
            "§\u{AD}îc giao 12 nhiÖm vô, ®¹t 80%",
            "Được giao 12 nhiệm vụ, đạt 80%",
        ),
        ("Së Néi vô – “b¸o c¸o”", "Sở Nội vụ – “báo cáo”"),
        ("UBND x· T©n Th¸i", "UBND xã Tân Thái"),
        ("Lª Quang TiÕn", "Lê Quang Tiến"),
    ] {
        let decoded = decode(legacy, None);
        assert_eq!(decoded.text, text);
        assert_eq!(decoded.encoding, Encoding::Tcvn3);
        assert_eq!(decoded.changes, [Change::Converted(Encoding::Tcvn3)]);
        assert!(!decoded.lost_soft_hyphen && decoded.is_worth_a_note());
    }
}

#[test]
fn fonts_decide_what_words_cannot() {
    assert_eq!(text_of("vô", Some(".VnTime")), "vụ");
    assert_eq!(text_of("vô", Some("Times New Roman")), "vô");
    assert_eq!(text_of("vô", None), "vô");
    assert_eq!(
        text_of("ñy ban nh©n d©n", Some(".VnTimeH")),
        "ỦY BAN NHÂN DÂN"
    );
    assert_eq!(text_of("baùo caùo", Some("VNI-Times")), "báo cáo");
    // Unicode text in a cell that kept an old font.
    assert_eq!(text_of("Không có", Some(".VnTime")), "Không có");
    assert_eq!(text_of("Sở Nội vụ", Some(".VnTimeH")), "Sở Nội vụ");
    assert_eq!(text_of("Không có", Some("VNI-Times")), "Không có");
    assert_eq!(text_of("100 %", Some(".VnTime")), "100 %");
}

#[test]
fn capitals_of_tcvn3_are_found() {
    assert_eq!(text_of("NéI Vô", None), "NỘI VỤ");
    assert_eq!(text_of("KÕT QU¶", None), "KẾT QUẢ");
    assert_eq!(
        text_of("ñy ban nh©n d©n tØnh", None),
        "ủy ban nhân dân tỉnh"
    );
}

#[test]
fn vni_is_read_without_a_font() {
    for (legacy, text) in [
        ("Sôû Noäi vuï", "Sở Nội vụ"),
        ("Khoâng phaùt sinh", "Không phát sinh"),
        ("Tyû leä hoà sô ñuùng haïn", "Tỷ lệ hồ sơ đúng hạn"),
        ("ÑAÕ HOAØN THAØNH", "ĐÃ HOÀN THÀNH"),
    ] {
        let decoded = decode(legacy, None);
        assert_eq!(
            (decoded.text.as_str(), decoded.encoding),
            (text, Encoding::Vni)
        );
    }
}

#[test]
fn a_lost_letter_is_suspected() {
    let decoded = decode("Së Tµi nguyªn vµ M«i trêng", Some(".VnTime"));
    assert_eq!(decoded.text, "Sở Tài nguyên và Môi trờng");
    assert!(decoded.lost_soft_hyphen);
    assert!(decode("M«i trêng", None).lost_soft_hyphen);
    assert!(!decode("Së Néi vô", Some(".VnTime")).lost_soft_hyphen);
}

#[test]
fn composition_is_canonical() {
    let wanted = "Tỷ lệ hồ sơ được giải quyết";
    let apart: String = wanted.nfd().collect();
    let decoded = decode(&apart, None);
    assert_eq!(decoded.text, wanted);
    assert_eq!(decoded.changes, [Change::Composed]);
    assert!(!decoded.is_worth_a_note());
    // Windows-1258: the vowel with its diacritic, then the tone.
    assert_eq!(text_of("Quyê\u{301}t đi\u{323}nh", None), "Quyết định");
    assert_eq!(text_of("lê\u{323} phi\u{301}", None), "lệ phí");
}

#[test]
fn what_is_right_is_not_touched() {
    for text in [
        "Sở Nội vụ",
        "Không",
        "vô",
        "café à la carte",
        "100 m²",
        "±5°C",
        "São Paulo",
        "Zürich",
        "«Hà Nội»",
        "· Không có",
        "5 µm",
        "½",
        "§ 5",
        "déjà vu",
        "Peña",
        "a\nb",
        "Москва",
        "",
        "Đắk Lắk",
        "Krông Nô",
        "là",
        "10 – 20",
        "≥ 95%",
        "…",
        "😀",
        "Bình",
        "Châu",
        "cá nhân",
        "Côte d'Ivoire",
        "Không có hồ sơ quá hạn",
        "på två",
        "não há",
        "Bün di Münster",
        "naïve Führung",
        "él está aquí",
    ] {
        for font in [None, Some("Times New Roman")] {
            let decoded = decode(text, font);
            assert_eq!(decoded.text, text);
            assert_eq!(decoded.changes, []);
        }
    }
}

#[test]
fn invisible_characters_go() {
    let decoded = decode("\u{FEFF}Sở\u{A0}Nội\u{200B} vụ\u{AD}", None);
    assert_eq!(decoded.text, "Sở Nội vụ");
    assert_eq!(decoded.changes.len(), 2);
}

/// Vietnamese words with diacritics, in small letters.
fn sentence() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "sở",
        "nội",
        "vụ",
        "ủy",
        "ban",
        "nhân",
        "dân",
        "tỉnh",
        "được",
        "người",
        "trường",
        "đã",
        "hoàn",
        "thành",
        "tỷ",
        "lệ",
        "hồ",
        "sơ",
        "giải",
        "quyết",
        "kiểm",
        "soát",
        "nghĩa",
        "sĩ",
        "vũ",
        "thị",
        "mỵ",
        "kỹ",
        "khuỷu",
        "đắk",
        "ẵm",
        "bẫy",
        "xẻng",
        "nghiễm",
        "lữ",
        "rượu",
        "12",
        "99,76%",
        "UBND",
        "CCHC",
        "(KPS)",
        "ý",
        "ỷ",
        "huỳnh",
        "gỗ",
        "lỡ",
        "tẽn",
        "bằng",
    ]);
    prop::collection::vec(word, 1..12).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn composed_vietnamese_is_identity(text in sentence(), font in 0..3usize) {
        let font = [None, Some(".VnTime"), Some("VNI-Times")][font];
        prop_assume!(font.is_none() || text.chars().any(is_vietnamese_only));
        let decoded = decode(&text, font);
        prop_assert_eq!(decoded.text, text);
        prop_assert!(decoded.changes.is_empty());
    }

    #[test]
    fn decomposed_vietnamese_is_composed(text in sentence()) {
        let apart: String = text.nfd().collect();
        prop_assert_eq!(decode(&apart, None).text, text);
    }

    #[test]
    fn legacy_encodings_round_trip(text in sentence()) {
        prop_assert_eq!(&tcvn3::decode(&tcvn3::encode(&text)), &text);
        prop_assert_eq!(&vni::decode(&vni::encode(&text)), &text);
        let capitals = text.to_uppercase();
        prop_assert_eq!(&vni::decode(&vni::encode(&capitals)), &capitals);
    }

    #[test]
    fn evidence_reads_legacy_or_leaves_it(text in sentence()) {
        for legacy in [tcvn3::encode(&text), vni::encode(&text)] {
            let decoded = decode(&legacy, None);
            let stays = decoded.encoding == Encoding::Unicode
                && decoded.text == clean(&legacy).text;
            prop_assert!(decoded.text == text || stays, "{legacy} → {}", decoded.text);
        }
    }

    #[test]
    fn anything_is_decoded_to_composed_clean_text(text in any::<String>(), font in 0..3usize) {
        let font = [None, Some(".VnTimeH"), Some("VNI-Times")][font];
        let decoded = decode(&text, font);
        prop_assert_eq!(&decoded.text.nfc().collect::<String>(), &decoded.text);
        prop_assert_eq!(&clean(&decoded.text).text, &decoded.text);
    }
}
