use super::testing::{FILE, check_marked, fault_lines};
use super::*;

fn load(text: &str) -> Outcome<()> {
    outcome(|faults| {
        read(text, FILE, faults, |top| {
            top.text("name");
            top.optional_date("day");
            top.optional_flag("flag");
            top.optional_whole::<u32>("count");
            top.optional_list("list");
            top.optional_text("note");
            top.optional_group("group", |row| row.text("text"));
            top.rows("rows", |row| row.id("id"));
            top.named("named", |_, row| row.text("text"));
        })
    })
}

#[test]
fn every_wrong_kind_is_told_at_its_line() {
    check_marked(
        "name = 5 #!\n\
         day = 2024-02-28T00:00:00 #!\n\
         flag = \"true\" #!\n\
         count = -1 #!\n\
         list = [1] #!\n\
         note = [] #!\n\
         group = 3 #!\n\
         rows = [1] #!\n\
         named.a = 3 #!\n",
        load,
    );
    check_marked(
        "name = \"a\\nb\" #!\nlist = [\"a\",\n \"\"]\n"
            .replace("list = [", "list = [ #!")
            .as_str(),
        load,
    );
}

#[test]
fn missing_empty_and_unknown_keys_are_told() {
    check_marked("#!\nnote = \"thiếu name\"", load);
    check_marked("name = \" \" #!", load);
    check_marked(
        "name = \"a\"\nnmae = 1 #!\n[group] \ntext = \"b\"\nx = 1 #!",
        load,
    );
    check_marked(
        "name = \"a\"\n[[rows]] #!\n[[rows]]\nid = \"có dấu\" #!\n[named.a] #!",
        load,
    );
}

#[test]
fn a_misspelt_key_is_answered_with_the_right_one() {
    let failure = load("nmae = \"a\"").unwrap_err();
    assert!(failure.to_string().contains("«name»"), "{failure}");
}

#[test]
fn several_syntax_errors_are_told_at_once() {
    check_marked(
        "name = \"không đóng #!\nday = 2024-13-01 #!\nnote \"a\" #!\n",
        load,
    );
    check_marked("name = \"a\"\nname = \"b\" #!\n", load);
    check_marked("name = \"a\"\ncount = 05 #!\n", load);
    check_marked("name = \"a\"\nlist = [\"a\" \"b\"] #!\n", load);
}

#[test]
fn a_day_as_clerks_type_it_is_answered_with_the_right_spelling() {
    for (typed, wanted) in [
        ("day = 17/3/2026", "day = 2026-03-17"),
        ("day = 30/01/2026", "day = 2026-01-30"),
        ("day = 2026-3-6", "day = 2026-03-06"),
        ("day = 2026/3/6", "day = 2026-03-06"),
        ("day = 16/3", "day = NĂM-03-16"),
        ("day\u{a0}= 2026-03-06", "day = 2026-03-06"),
    ] {
        let text = format!("name = \"a\"\n{typed}");
        let failure = load(&text).unwrap_err().to_string();
        assert!(failure.contains(wanted), "{typed}: {failure}");
    }
    // In quotes it is read, where it says a whole day.
    for typed in [
        "17/3/2026",
        "17-03-2026",
        "17.3.2026",
        "2026-3-17",
        "2026/03/17",
    ] {
        let text = format!("name = \"a\"\nday = \"{typed}\"");
        assert_eq!(fault_lines(load(&text)), Vec::<usize>::new(), "{typed}");
    }
    let failure = load("name = \"a\"\nday = \"16/3\"")
        .unwrap_err()
        .to_string();
    assert!(failure.contains("day = NĂM-03-16"), "{failure}");
    for none in ["30/02/2026", "17/3.2026", "3/2026", "17/3/26"] {
        let text = format!("name = \"a\"\nday = \"{none}\"");
        assert_eq!(fault_lines(load(&text)), [2], "{none}");
    }
    let failure = load("name = 95").unwrap_err().to_string();
    assert!(failure.contains("name = \"95\""), "{failure}");
}

#[test]
fn what_editors_leave_in_files_is_read() {
    let text = "\u{feff}name = \" Hòa \"\r\nday = \"2024-06-14\"\r\nnote = \"\"\r\n";
    assert_eq!(fault_lines(load(text)), Vec::<usize>::new());
    let name = outcome(|faults| {
        // Decomposed letters, as some systems write them.
        read("name = \"o\u{0302}\u{0301}\"", FILE, faults, |top| {
            top.text("name")
        })
    });
    assert_eq!(name, Ok(Some("ố".to_owned())));
}

#[test]
fn a_missing_file_and_another_encoding_are_faults() {
    let folder = tempfile::tempdir().unwrap();
    let missing = read_text(folder.path(), FILE).unwrap_err();
    assert_eq!(missing.faults()[0].file, FILE);
    std::fs::write(folder.path().join("a.toml"), b"a = 1\nb = \"\xd0\"\n").unwrap();
    let encoding = read_text(folder.path(), "a.toml").unwrap_err();
    assert_eq!(encoding.faults()[0].line, Some(2));
}
