use super::load::load;
use super::*;
use crate::datafile::testing::{FILE, check_broken};

const SOUND: &str = r#"
[[levels]]
id = "cap-so"
name = "Sở"
plural = "các sở"
[[levels]]
id = "cap-xa"
name = "Xã"
plural = "các xã"
[[agencies]]
id = "xa-a"
name = "UBND xã An"
level = "cap-xa"
parent = "so-a"
valid_to = 2024-11-30
successors = ["xa-b"]
[[agencies]]
id = "xa-b"
name = "UBND xã An"
level = "cap-xa"
parent = "so-a"
aliases = ["xã An mới"]
valid_from = 2024-12-01
note = "mới"
[[agencies]]
id = "so-a"
name = "Sở A"
level = "cap-so"
[[agencies]]
id = "so-b"
name = "Sở B"
level = "cap-so"
"#;

fn broken(from: &str, to: &str) {
    check_broken(SOUND, from, to, |text| load(text, FILE));
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn reads_agencies_in_the_order_of_their_levels() {
    let register = load(SOUND, FILE).unwrap();
    let ids: Vec<&str> = register
        .agencies
        .iter()
        .map(|one| one.id.as_str())
        .collect();
    assert_eq!(ids, ["so-a", "so-b", "xa-a", "xa-b"]);
    let on = |text| register.existing_on(day(text)).count();
    assert_eq!((on("2024-11-30"), on("2024-12-01")), (3, 3));
    assert_eq!(register.get("xa-a").unwrap().successors, ["xa-b"]);
}

#[test]
fn ids_are_unique_and_known() {
    broken("id = \"so-b\"", "id = \"so-a\" #!");
    broken("id = \"so-b\"", "id = \"cap-so\" #!");
    broken("id = \"so-b\"", "id = \"sở b\" #!");
    broken("level = \"cap-so\"", "level = \"cap-soo\" #!");
    broken("parent = \"so-a\"", "parent = \"so-c\" #!");
    broken("[\"xa-b\"]", "[\"xa-b\", \"xa-c\"] #!");
    broken("[\"xa-b\"]", "[\"xa-a\"] #!");
}

#[test]
fn no_agency_is_above_itself() {
    broken("parent = \"so-a\"", "parent = \"xa-a\" #!");
    broken(
        "name = \"Sở A\"\nlevel = \"cap-so\"\n[[agencies]]\nid = \"so-b\"",
        "name = \"Sở A\"\nlevel = \"cap-so\"\nparent = \"so-b\" #!\n[[agencies]]\nid = \"so-b\"\nparent = \"so-a\" #!",
    );
}

#[test]
fn dates_and_names_do_not_contradict_each_other() {
    broken(
        "valid_to = 2024-11-30",
        "valid_from = 2024-12-01\nvalid_to = 2024-11-30 #!",
    );
    // Both exist on one day, below one parent, under one name.
    broken(
        "id = \"xa-b\"\nname = \"UBND xã An\"\nlevel = \"cap-xa\"\nparent = \"so-a\"\naliases = [\"xã An mới\"]\nvalid_from = 2024-12-01",
        "id = \"xa-b\" #!\nname = \"UBND xã An\"\nlevel = \"cap-xa\"\nparent = \"so-a\"\nvalid_from = 2024-11-30",
    );
    broken(
        "id = \"so-b\"\nname = \"Sở B\"",
        "id = \"so-b\" #!\nname = \"Sở B\"\naliases = [\"Sở A\"]",
    );
}

#[test]
fn every_fault_is_told_at_once() {
    let text = SOUND
        .replacen("name = \"Sở\"", "nmae = \"Sở\" #!", 1)
        .replacen("[[levels]]", "[[levels]] #!", 1)
        .replacen("level = \"cap-xa\"", "level = \"x\" #!", 2)
        .replacen("valid_from = 2024-12-01", "valid_from = 2024 #!", 1);
    crate::datafile::testing::check_marked(&text, |text| load(text, FILE));
}

#[test]
fn an_empty_register_is_a_fault() {
    crate::datafile::testing::check_marked("#!", |text| load(text, FILE));
}
