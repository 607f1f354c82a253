use super::calendar::Calendar;
use super::{load, load_calendar, *};
use crate::datafile::testing::{FILE, check_broken, check_marked};
use crate::failure::Outcome;

const SOUND: &str = "
[[years]]
year = 2024
from = 2023-12-15
to = 2024-12-14
[[periods]]
id = \"2024-Q3\"
from = 2024-06-15
to = 2024-09-14
due_agencies = 2024-09-17
due_office = 2024-09-20
[[periods]]
id = \"2024-H1\"
from = 2023-12-15
to = 2024-06-14
due_agencies = 2024-06-18
due_office = 2024-06-20
";

fn open(text: &str) -> Outcome<Periods> {
    load::load(text, FILE, Some(&Calendar::default()))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn the_window_of_the_figures_begins_with_the_year() {
    let periods = open(SOUND).unwrap();
    let ids: Vec<String> = periods.list.iter().map(|one| one.id.to_string()).collect();
    assert_eq!(ids, ["2024-H1", "2024-Q3"]);
    let third = &periods.list[1];
    assert_eq!(third.regime.from, day("2024-06-15"));
    assert_eq!(third.window.from, day("2023-12-15"));
    assert_eq!(third.cut_off(), day("2024-09-14"));
}

#[test]
fn due_dates_leave_two_working_days() {
    let broken = |from: &str, to: &str| check_broken(SOUND, from, to, open);
    broken("due_agencies = 2024-06-18", "due_agencies = 2024-06-14 #!");
    broken("due_agencies = 2024-06-18", "due_agencies = 2024-06-17 #!");
    broken("due_office = 2024-06-20", "due_office = 2024-06-13 #!");
    // A holiday after the cut-off takes one of the two days away.
    let calendar = Calendar {
        holidays: [day("2024-06-17")].into(),
        ..Calendar::default()
    };
    let text = SOUND.replace("2024-06-18", "2024-06-18 #!");
    check_marked(&text, |text| load::load(text, FILE, Some(&calendar)));
    broken("due_office = 2024-09-20", "due_office = 2024-09-16 #!");
}

#[test]
fn periods_follow_one_another_in_their_year() {
    let broken = |from: &str, to: &str| check_broken(SOUND, from, to, open);
    broken("id = \"2024-H1\"", "id = \"2024-Q3\" #!");
    broken("id = \"2024-H1\"", "id = \"2024-Q4\" #!");
    broken("id = \"2024-H1\"", "id = \"2025-H1\" #!");
    broken("to = 2024-09-14", "to = 2024-06-13 #!");
    broken("from = 2024-06-15", "from = 2023-06-15 #!");
    broken("year = 2024", "year = \"2024\" #!");
    let second = "\n[[years]]\nyear = 2025 #!\nfrom = 2024-12-14\nto = 2025-12-14\n";
    check_marked(&format!("{SOUND}{second}"), open);
    let twice = second.replace("2025 #!", "2024 #!");
    check_marked(&format!("{SOUND}{twice}"), open);
}

#[test]
fn the_calendar_is_checked() {
    const DAYS: &str = "
[[holidays]]
name = \"Lễ\"
from = 2024-04-29
to = 2024-05-01
[[make_up_days]]
name = \"Làm bù\"
date = 2024-05-04
";
    let open = |text: &str| load_calendar::load(text, FILE);
    let calendar = open(DAYS).unwrap();
    assert_eq!(calendar.holidays.len(), 3);
    assert!(calendar.is_working_day(day("2024-05-04")));
    let broken = |from: &str, to: &str| check_broken(DAYS, from, to, open);
    broken("to = 2024-05-01", "to = 2024-04-01 #!");
    broken("to = 2024-05-01", "to = 2042-05-01 #!");
    broken("to = 2024-05-01", "to = 1/5/2024 #!");
    broken("date = 2024-05-04", "date = 2024-05-03 #!");
    let both = DAYS
        .replace("2024-05-01", "2024-05-05")
        .replace("date = 2024-05-04", "date = 2024-05-04 #!");
    check_marked(&both, open);
}
