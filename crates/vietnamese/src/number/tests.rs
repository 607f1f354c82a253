use super::*;
use proptest::prelude::*;

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

fn amount(text: &str) -> Amount {
    match read_number(text) {
        NumberText::Amount(amount) => amount,
        other => panic!("{text}: {other:?}"),
    }
}

fn fraction(text: &str) -> Fraction {
    match read_number(text) {
        NumberText::Fraction(fraction) => fraction,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn single_figures() {
    for (text, value, percent) in [
        ("02", "2", false),
        ("1 178", "1178", false),
        ("1\u{A0}178", "1178", false),
        ("1.250.000", "1250000", false),
        ("99,58%", "99.58", true),
        ("99,58 %", "99.58", true),
        ("Đạt 100%", "100", true),
        ("đạt 95%.", "95", true),
        ("100%/tổng số", "100", true),
        ("100 phần trăm", "100", true),
        ("12 nhiệm vụ", "12", false),
        ("12nhiệm vụ", "12", false),
        ("02 (hai) sáng kiến", "2", false),
        ("Đã hoàn thành 12 nhiệm vụ", "12", false),
        ("-3,5%", "-3.5", true),
        ("12 đồng chí", "12", false),
        ("17 hệ thống trong năm 2024", "17", false),
        ("0", "0", false),
        ("Số nhiệm vụ: 12", "12", false),
        ("Tổng số 12 hồ sơ", "12", false),
        ("Tỷ lệ: 99,9%", "99.9", true),
        ("02 đ/c", "2", false),
        ("Gồm 02 đơn vị", "2", false),
        ("Đã công khai 100% TTHC", "100", true),
    ] {
        let amount = amount(text);
        assert_eq!(amount.figure, Figure::One(exact(value)), "{text}");
        assert_eq!(amount.percent, percent, "{text}");
        assert_eq!(amount.bound, Bound::Exactly, "{text}");
    }
}

#[test]
fn bounds_and_directions_are_kept() {
    for (text, bound) in [
        ("khoảng 5", Bound::About),
        ("~5", Bound::About),
        ("≥ 95", Bound::AtLeast),
        (">= 95%", Bound::AtLeast),
        ("trên 90%", Bound::MoreThan),
        ("tối thiểu 3", Bound::AtLeast),
        ("không quá 5", Bound::AtMost),
        ("từ 99,9% trở lên", Bound::AtLeast),
        ("dưới 5%", Bound::LessThan),
    ] {
        assert_eq!(amount(text).bound, bound, "{text}");
    }
    assert_eq!(
        amount("giảm 5 đơn vị so với năm 2021").direction,
        Some(Direction::Down)
    );
    assert_eq!(amount("tăng 10%").direction, Some(Direction::Up));
    let about = amount("tăng khoảng 1.178 doanh nghiệp");
    assert_eq!(about.figure.usual(), &Exact::whole(1178));
    assert_eq!(about.figure.only(), None);
    assert_eq!(about.unit.text, "doanh nghiệp");
}

#[test]
fn money_is_scaled() {
    let amount = amount("1,5 tỷ đồng");
    assert_eq!(amount.figure, Figure::One(exact("1.5")));
    assert_eq!(
        (amount.unit.scale, amount.unit.money),
        (Exact::whole(1_000_000_000), true)
    );
    let written = self::amount("1.250 triệu đồng");
    assert_eq!(written.figure.readings().len(), 2);
    assert!(written.unit.money);
    assert!(self::amount("250tr").unit.scale == Exact::whole(1_000_000));
}

#[test]
fn fractions() {
    for (text, first, second, percent) in [
        ("12/15 nhiệm vụ, đạt 80%", 12, 15, Some("80")),
        ("17/17 hệ thống", 17, 17, None),
        ("12 / 15", 12, 15, None),
        ("Đạt 80% (12/15 nhiệm vụ)", 12, 15, Some("80")),
        ("12 nhiệm vụ/15 nhiệm vụ", 12, 15, None),
        ("12/tổng số 15 nhiệm vụ", 12, 15, None),
        ("12 trên tổng số 15 nhiệm vụ", 12, 15, None),
        ("- 12/15 = 80%", 12, 15, Some("80")),
        ("1.250/1.253 hồ sơ (99,76%)", 1250, 1253, Some("99.76")),
        ("1.250/1.253 hồ sơ\n(99,76%)", 1250, 1253, Some("99.76")),
        ("0/0", 0, 0, None),
        ("5/2024 hồ sơ", 5, 2024, None),
        ("998/1.002", 998, 1002, None),
        ("đúng hạn 1.250/1.253", 1250, 1253, None),
        ("120/120, tỷ lệ 100%", 120, 120, Some("100")),
        ("Niêm yết 120/120 TTHC, đạt 100%", 120, 120, Some("100")),
        ("12/15 theo kế hoạch năm, đạt 80%", 12, 15, Some("80")),
        ("12.000/15.000 hồ sơ (80,0%)", 12000, 15000, Some("80")),
    ] {
        let fraction = fraction(text);
        let settled = fraction.settle(Exact::is_whole);
        assert_eq!(
            settled,
            Some((Exact::whole(first), Exact::whole(second))),
            "{text}"
        );
        let stated = fraction
            .percent
            .map(|figure| figure.only().cloned().unwrap());
        assert_eq!(stated, percent.map(exact), "{text}");
    }
    assert_eq!(fraction("1.250/1.253 hồ sơ (99,76%)").unit.text, "hồ sơ");
    assert_eq!(fraction("12/15; tỷ lệ: 80%").unit.scale, Exact::whole(1));
    // 2 of 3, or 2000 of 3000: both are counts.
    assert_eq!(fraction("2.000/3.000").settle(Exact::is_whole), None);
    // The percentage decides between 15 of 2 and 15 of 2000.
    let decided = fraction("15/2.000 (0,75%)").settle(Exact::is_whole);
    assert_eq!(decided, Some((Exact::whole(15), Exact::whole(2000))));
}

#[test]
fn a_percentage_beside_a_count() {
    let beside = amount("12 nhiệm vụ (80%)");
    assert_eq!(
        (beside.percent, beside.figure),
        (false, Figure::One(Exact::whole(12)))
    );
    assert_eq!(beside.beside, Some(Figure::One(Exact::whole(80))));
    let beside = amount("100% (15 hồ sơ)");
    assert!(beside.percent);
    assert_eq!(beside.beside, Some(Figure::One(Exact::whole(15))));
}

#[test]
fn nothing_arose_is_not_nought() {
    for text in [
        "Không phát sinh",
        "KPS",
        "kps.",
        "không có",
        "Không",
        "Không phát sinh hồ sơ",
        "Trong kỳ không phát sinh",
        "0 (không phát sinh)",
        "Không có hồ sơ quá hạn",
        "0/0 (KPS)",
        "KHÔNG PHÁT SINH",
    ] {
        assert_eq!(read_number(text), NumberText::NothingArose, "{text}");
    }
    for text in ["-", "–", "—", "- -", "/"] {
        assert_eq!(read_number(text), NumberText::Dash, "{text}");
    }
    for text in ["", "  ", "\n", "…", "......", "…/…", "____"] {
        assert_eq!(read_number(text), NumberText::Blank, "{text}");
    }
}

#[test]
fn what_is_not_clear_is_unreadable() {
    for text in [
        "#DIV/0!",
        "x",
        "Đã hoàn thành",
        "15/3/2024",
        "123/QĐ-UBND",
        "90-95%",
        "12 và 15",
        "12 nhiệm vụ chưa hoàn thành",
        "3 hồ sơ còn lại",
        "Không có số liệu",
        "5/2024",
        "12?",
        "½",
        "1.2.3",
        "Điều 5",
        "Q1",
        "12a",
        "5 100%?",
        "95%/90%",
        "1e5",
        "12; 15; 18",
        "từ 90 đến 95",
        "Năm 2023: 10",
        "12 5",
        "không đạt 5",
        "100%/100%",
        "1 tỷ/500 triệu",
        "KPS 5",
        "nhiệm vụ 5",
        "mục 3",
        "số 5",
        "kỳ 2",
        "90 - 95%",
        "từ 90 đến 95%",
        "12 80%",
        "12 (năm 2023: 80%)",
        "100% (chỉ tiêu 95)",
        "thiếu 3",
        "quá 5",
        "ít 5",
        ",5",
        "/12",
        ".12",
        "12+",
        "1.178-",
        "1.178 (tăng 5%)",
        "trên 12/15",
        "không quá 3/15",
        "trước hạn 5/15",
        "quá hạn 3/15",
        "12/15. Kế hoạch năm: 100%",
        "cơ bản đạt 100%",
    ] {
        assert_eq!(read_number(text), NumberText::Unreadable, "{text}");
    }
}

#[test]
fn the_other_figures_of_a_text_show_how_it_is_written() {
    // A comma that parts decimals leaves the points for thousands, and the other way round.
    for (text, value) in [
        ("12.500 triệu đồng (83,33%)", "12500"),
        ("12,500 triệu đồng (83.33%)", "12500"),
    ] {
        assert_eq!(amount(text).figure, Figure::One(exact(value)), "{text}");
    }
    // Points that part decimals elsewhere leave a point open.
    assert_eq!(amount("12.500 (83.33%)").figure.only(), None);
    assert_eq!(amount("12.500 (83%)").figure.only(), None);
}

#[test]
fn a_dash_before_a_figure_is_bullet_or_minus() {
    assert_eq!(amount("- 5").figure.readings().len(), 2);
    assert_eq!(amount("-5").figure, Figure::One(Exact::whole(-5)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_survived(text in any::<String>()) {
        let _ = read_number(&text);
        let _ = read_unit(&text);
        let _ = money_scale(&text);
    }

    #[test]
    fn texts_of_such_cells_are_survived(text in "[0-9.,%/() -]{0,24}( hồ sơ| đạt| tỷ đồng|đ)?[0-9%]{0,4}") {
        let _ = read_number(&text);
    }

    #[test]
    fn counts_of_counts_are_read(first in 0i64..999, second in 0i64..999) {
        let read = read_number(&format!("{first:02}/{second:02} hồ sơ"));
        let NumberText::Fraction(fraction) = read else { panic!("{read:?}") };
        prop_assert_eq!(fraction.settle(|_| true), Some((Exact::whole(first), Exact::whole(second))));
    }

    #[test]
    fn words_around_never_change_a_figure(figure in "[1-9][0-9]{0,2}([.,][0-9]{1,4})?") {
        let bare = amount(&figure).figure;
        for text in [format!("Đạt {figure}%"), format!("{figure} hồ sơ"), format!("khoảng {figure}"), format!("({figure})")] {
            prop_assert_eq!(&amount(&text).figure, &bare);
        }
    }

    #[test]
    fn words_never_choose_between_two_meanings(
        figure in "[1-9][0-9]{0,2}[.,][0-9]{3}",
        before in "(Đạt |khoảng |tổng số: |đã hoàn thành )?",
        after in "( hồ sơ| triệu đồng| nhiệm vụ, đạt 80%)?",
    ) {
        if let NumberText::Amount(amount) = read_number(&format!("{before}{figure}{after}")) {
            prop_assert_eq!(amount.figure.only(), None);
        }
    }

    #[test]
    fn a_style_is_shown_by_the_other_figures_only(
        figure in "[1-9][0-9]{0,2}[.][0-9]{3}",
        share in 1u32..99,
        digits in 1u32..99,
    ) {
        let digits = if digits % 10 == 0 { digits + 1 } else { digits };
        let text = format!("{figure} hồ sơ ({share},{digits:02}%)");
        let whole: Exact = figure.replace('.', "").parse().unwrap();
        prop_assert_eq!(amount(&text).figure, Figure::One(whole));
    }
}
