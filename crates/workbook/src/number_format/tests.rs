//! What formats show.

use super::*;

fn display(code: &str, number: f64) -> Display {
    NumberFormat::parse(code).map_or(Display::Same, |format| format.display(number))
}

#[test]
fn formats_that_show_numbers_as_they_are() {
    for code in [
        "General",
        "0",
        "#,##0",
        "#,##0.00",
        "0.00E+00",
        "#,##0;[Red]-#,##0",
        "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)",
        "_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-;_-@_-",
        "0.0_ ;-0.0 ",
        "dd/mm/yyyy",
        "[$-42A]d mmmm yyyy",
        "@",
        "[h]:mm",
    ] {
        for number in [0.0, 12.5, 1_250_000.0] {
            assert_eq!(display(code, number), Display::Same, "{code}");
        }
    }
}

#[test]
fn scales_and_units_are_applied() {
    let words = |text: &str| Display::Words(text.to_owned());
    for (code, number, shown) in [
        ("#,##0,", 1_250_000.0, Display::Scaled(1250.0)),
        ("#,##0,,", 1_250_000_000.0, Display::Scaled(1250.0)),
        ("0.0,,", 2_500_000.0, Display::Scaled(2.5)),
        ("0,.0", 2_500.0, Display::Scaled(2.5)),
        (
            "#,##0,,\" triệu đồng\"",
            1_250_000_000.0,
            words("1250 triệu đồng"),
        ),
        ("#,##0\\ \"đ\"", 1_250.0, words("1250 đ")),
        ("#,##0\\ [$₫-42A]", 1_250.0, words("1250 đồng")),
        ("[$$-409]#,##0", 1_250.0, words("$1250")),
        ("0\" hồ sơ\"", 12.0, words("12 hồ sơ")),
        ("General\" hồ sơ\"", 12.0, words("12 hồ sơ")),
        ("0.0\"%\"", 99.5, words("99,5%")),
        ("0\"/512\"", 498.0, words("498/512")),
        ("0\"000\"", 5.0, words("5000")),
        ("0,,\"tr\"", 1_250_432.0, words("1,250432tr")),
        ("0,\"k\"", 1_250.0, words("1,25k")),
        ("0.000\" tỷ\"", 1.125, words("1,1250 tỷ")),
        ("0%\" kế hoạch\"", 0.95, words("95% kế hoạch")),
        ("# ?/?", 0.5, Display::Unclear),
        ("\"Có\";\"Có\";\"Không\"", 0.0, words("Không")),
        ("0;-0;;@", 0.0, Display::Nothing),
        (";;;", 12.0, Display::Nothing),
        ("0.00%", 0.5, Display::Same),
        ("0;0%", -0.5, Display::Percent),
    ] {
        assert_eq!(display(code, number), shown, "{code}");
    }
}

#[test]
fn conditions_choose_the_section() {
    let code = "[>=1000000]#,##0,,\" triệu\";[>=1000]#,##0,\" nghìn\";0";
    assert_eq!(
        display(code, 5_000_000.0),
        Display::Words("5 triệu".to_owned())
    );
    assert_eq!(display(code, 5_000.0), Display::Words("5 nghìn".to_owned()));
    assert_eq!(display(code, 5.0), Display::Same);
    let code = "[<=1]0.0%;0.0\"%\"";
    assert_eq!(display(code, 0.985), Display::Percent);
    assert_eq!(display(code, 98.5), Display::Words("98,5%".to_owned()));
}

proptest::proptest! {
    #[test]
    fn any_code_is_survived(code in "\\PC{0,24}", number in -1e12..1e12_f64) {
        let _ = display(&code, number);
    }
}
