use super::received::load;
use crate::datafile::testing::{FILE, check_broken};

const SOUND: &str = "
[[received]]
file = \"so-tu-phap.xlsx\"
date = 2024-06-17
number = \"15\"
[[received]]
file = \"huyện/Đại Từ.xlsx\"
";

fn present() -> Vec<String> {
    // The second name in decomposed letters, as some systems hand it out.
    [
        "so-tu-phap.xlsx",
        "huye\u{0323}\u{0302}n/Đa\u{0323}i Từ.xlsx",
    ]
    .map(String::from)
    .into()
}

#[test]
fn receipts_stand_under_the_names_of_the_folder() {
    let receipts = load(SOUND, FILE, &present()).unwrap();
    let first = &receipts["so-tu-phap.xlsx"];
    assert_eq!(first.date, "2024-06-17".parse().ok());
    assert_eq!(first.number.as_deref(), Some("15"));
    assert_eq!(receipts[&present()[1]].date, None);
    assert_eq!(load("", FILE, &present()).unwrap().len(), 0);
}

#[test]
fn a_lost_workbook_and_a_slip_of_the_pen_are_faults() {
    let broken = |from: &str, to: &str| {
        check_broken(SOUND, from, to, |text| load(text, FILE, &present()));
    };
    broken("\"so-tu-phap.xlsx\"", "\"so-tai-chinh.xlsx\" #!");
    broken("\"huyện/Đại Từ.xlsx\"", "\"so-tu-phap.xlsx\" #!");
    broken("date = 2024-06-17", "date = \"31/6/2024\" #!");
    broken("number", "numbre = 1 #!\nnumber");
}
