//! Layouts in their files.

use super::load::load;
use super::*;
use crate::datafile::testing::{FILE, check_broken, check_marked};

const SOUND: &str = include_str!("../schemas/samples/layout.toml");

fn layout(headings: &[(&str, Option<Purpose>)]) -> OwnLayout {
    let columns: Vec<LayoutColumn> = (headings.iter())
        .map(|(heading, is)| LayoutColumn {
            heading: (*heading).to_owned(),
            is: *is,
            at: Some("A".to_owned()),
            example: None,
        })
        .collect();
    let own = OwnLayout {
        rows: 1,
        columns,
        ..OwnLayout::default()
    };
    OwnLayout {
        fingerprint: own.own_fingerprint(),
        ..own
    }
}

fn path(heading: &str) -> Vec<String> {
    heading.split(" › ").map(str::to_owned).collect()
}

#[test]
fn a_proposal_is_read_back_as_it_was_made() {
    let own = layout(&[
        ("STT", Some(Purpose::Code)),
        ("Việc được giao", Some(Purpose::Measure)),
        ("Kết quả › Làm xong", None),
    ]);
    let text = write::proposed(&own);
    assert_eq!(load(&text, FILE).unwrap(), own);
}

#[test]
fn a_confirmation_keeps_what_stands_in_the_file() {
    let open = layout(&[
        ("Việc được giao", Some(Purpose::Measure)),
        ("Làm xong", None),
    ]);
    let text = write::proposed(&open).replace("heading_rows = 1", "heading_rows = 1 # đã đếm");
    let text = text.replace("is = \"\"", "is = \"\" # hỏi lại huyện");
    let mut known = open.clone();
    known.columns[1].is = Some(Purpose::First);
    let confirmation = write::Confirmation {
        by: "Trần Thị B",
        on: "2024-06-18".parse().unwrap(),
        why: "mẫu của huyện",
        ground: None,
    };
    let text = write::confirmed(&text, FILE, &known, &confirmation).unwrap();
    assert!(text.contains("heading_rows = 1 # đã đếm"), "{text}");
    assert!(text.contains("is = \"first\" # hỏi lại huyện"), "{text}");
    let read = load(&text, FILE).unwrap();
    assert!(read.confirmed);
    assert_eq!(read.columns, known.columns);
}

#[test]
fn words_of_periods_do_not_tell_layouts_apart_and_other_numbers_do() {
    let plain = |heading: &str| plain_path([heading]);
    let same = [
        "Kết quả 6 tháng đầu năm 2024",
        "Kết quả 9 tháng năm 2025",
        "Kết quả quý III/2024",
        "Kết quả năm 2024",
    ];
    for heading in same {
        assert_eq!(plain(heading), "ket qua", "{heading}");
    }
    assert_eq!(
        plain("Lũy kế đến 14/6/2024"),
        plain("Lũy kế đến ngày 14/12/2025")
    );
    assert_ne!(plain("Dịch vụ công mức 3"), plain("Dịch vụ công mức 4"));
    assert_ne!(plain("Kết quả kỳ trước"), plain("Kết quả"));
}

#[test]
fn a_changed_column_alone_is_open() {
    let mut own = layout(&[
        ("STT", Some(Purpose::Code)),
        ("Việc được giao", Some(Purpose::Measure)),
        ("Làm xong", Some(Purpose::First)),
        ("Phải làm", Some(Purpose::Second)),
    ]);
    own.confirmed = true;
    let mut layouts = OwnLayouts::default();
    layouts
        .by_fingerprint
        .insert(own.fingerprint.clone(), own.clone());
    let headings: Vec<Vec<String>> = ["STT", "Việc được giao", "Làm xong", "Phải làm"]
        .map(path)
        .to_vec();
    assert_eq!(layouts.of(&headings), Some(Known::Confirmed(&own)));
    let mut renamed = headings.clone();
    renamed[2] = path("Đạt");
    let Some(Known::Changed(purposes, changed)) = layouts.of(&renamed) else {
        panic!("the layout is known by its other columns");
    };
    assert_eq!(
        purposes,
        [
            Some(Purpose::Code),
            Some(Purpose::Measure),
            None,
            Some(Purpose::Second)
        ]
    );
    assert_eq!(changed.added, ["Đạt"]);
    assert_eq!(changed.missing, ["Làm xong"]);
    assert_eq!(layouts.of(&[path("STT"), path("Họ và tên")]), None);
}

#[test]
fn faults_of_a_layout_stand_at_their_lines() {
    let broken = |from: &str, to: &str| check_broken(SOUND, from, to, |text| load(text, FILE));
    broken("is = \"first\"", "is = \"frist\" #!");
    broken("confirmed = true", "confirmed = 1 #!");
    broken("heading_rows = 2", "heading_rows = 20 #!");
    broken("fingerprint = ", "fingerprint = \"0000000000000000\" #!\n#");
    // What a confirmed layout can't be is told where it is confirmed.
    let marked = SOUND.replace("confirmed = true", "confirmed = true #!");
    for (from, to) in [
        ("is = \"first\"", "is = \"\""),
        ("is = \"first\"", "is = \"second\""),
        ("by = \"Trần Thị B\"\n", ""),
    ] {
        check_marked(&marked.replace(from, to), |text| load(text, FILE));
    }
}
