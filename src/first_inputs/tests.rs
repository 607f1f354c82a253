use super::*;
use crate::agency;
use crate::office;
use crate::period;

fn new(year: i32) -> NewOffice {
    NewOffice {
        province: "tỉnh Lâm Sơn".to_owned(),
        year,
        office: "Sở Nội vụ".to_owned(),
        symbol: "SNV".to_owned(),
        signer: "Nguyễn Văn Mẫu".to_owned(),
        title: "Giám đốc".to_owned(),
    }
}

fn text(year: i32, name: &str) -> String {
    let files = first_inputs(&new(year)).unwrap();
    files.into_iter().find(|(file, _)| *file == name).unwrap().1
}

#[test]
fn what_is_written_is_read_back() {
    for year in 2024..2034 {
        let calendar = load_calendar::load(&text(year, CALENDAR_FILE), CALENDAR_FILE).unwrap();
        let periods =
            period::load::load(&text(year, PERIODS_FILE), PERIODS_FILE, Some(&calendar)).unwrap();
        assert_eq!(periods.list.len(), 4, "{year}");
        office::load::load(
            &text(year, OFFICE_FILE),
            OFFICE_FILE,
            office::load::Known::default(),
        )
        .unwrap();
    }
}

#[test]
fn agencies_have_two_working_days_over_the_weekend() {
    let text = text(2026, PERIODS_FILE);
    // 14/3/2026 is a Saturday: Monday and Tuesday are the two days.
    assert!(
        text.contains("to = 2026-03-14\ndue_agencies = 2026-03-17"),
        "{text}"
    );
}

#[test]
fn a_holiday_on_a_sunday_is_made_up_on_the_monday() {
    // Giỗ Tổ of 2026 is Sunday 26/4.
    let text = text(2026, CALENDAR_FILE);
    assert!(
        text.contains("from = 2026-04-26\nto = 2026-04-27"),
        "{text}"
    );
    // Tết: the eve and four days.
    assert!(
        text.contains("from = 2026-02-16\nto = 2026-02-20"),
        "{text}"
    );
}

#[test]
fn the_lunar_days_of_an_unknown_year_are_asked_for() {
    let text = text(2033, CALENDAR_FILE);
    assert!(!text.contains("Nguyên đán\""), "{text}");
    assert!(text.contains("# xác nhận: thêm khối"), "{text}");
}

#[test]
fn the_district_level_goes_with_the_law() {
    let levels = |year| {
        let with_one = text(year, AGENCIES_FILE)
            + "\n[[agencies]]\nid = \"a\"\nname = \"Sở A\"\nlevel = \"so-ban-nganh\"\n";
        let register = agency::load::load(&with_one, AGENCIES_FILE).unwrap();
        register
            .levels
            .into_iter()
            .map(|level| level.id)
            .collect::<Vec<_>>()
    };
    assert!(levels(2024).contains(&"cap-huyen".to_owned()));
    assert!(!levels(2026).contains(&"cap-huyen".to_owned()));
}
