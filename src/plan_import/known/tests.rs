//! Each word is needed by its case, and an unknown word anywhere makes a sentence be asked.

use proptest::prelude::*;

use super::grammar::{Sentence, is_plain_task};
use super::words::{ROWS, Role, Row, Words, rows, words};
use crate::plan_import::clause::{NONE_OF, clause};
use crate::plan_import::propose::propose;
use crate::vietnamese::fold::fold;

/// The year of the cases.
const YEAR: i32 = 2026;

/// A case as a requirement of the year.
fn requirement(row: &Row) -> String {
    row.case
        .replace("{năm}", "2026")
        .replace("{ngày}", "31/12/2026")
        .replace("{quý}", "II")
}

/// Whether a requirement is known as a whole by words.
fn is_known(words: &Words, name: &str, requirement: &str) -> bool {
    let clause = clause(requirement);
    let none = NONE_OF.iter().any(|none| clause.text.starts_with(none));
    let proposed = propose(name, requirement, YEAR, &|_| false);
    let target = proposed.measures.first().map_or("", |one| &one.target);
    let sentence = Sentence::new(words, name, YEAR, target);
    match (clause.quantities.as_slice(), none) {
        ([one], _) => {
            let (front, back) = (
                &clause.text[..one.range.start],
                &clause.text[one.range.end..],
            );
            match one.percent {
                true => sentence.around_share(front, back).is_empty(),
                false => sentence.around_count(front, back).is_empty(),
            }
        }
        ([], true) => sentence.of_none(&clause.text).is_empty(),
        _ => is_plain_task(words, requirement, YEAR),
    }
}

#[test]
fn every_line_of_the_file_is_a_row() {
    let lines = ROWS.lines().filter(|line| !line.starts_with("# "));
    assert_eq!(lines.count(), rows().len());
}

#[test]
fn every_word_is_needed_by_its_case() {
    let mut wrong = Vec::new();
    for (at, row) in rows().iter().enumerate() {
        let requirement = requirement(row);
        let others = rows().iter().enumerate().filter(|(other, _)| *other != at);
        let without = Words::new(others.map(|(_, row)| row));
        let known = is_known(words(), "", &requirement);
        let known_without = is_known(&without, "", &requirement);
        let right = match row.role {
            // A word that turns is refused though the name of the criterion has it.
            Role::Turning => {
                !is_known(words(), row.case, &requirement)
                    && is_known(&without, row.case, &requirement)
            }
            Role::Level(_) => !known,
            _ => known && !known_without,
        };
        if !right {
            wrong.push(format!(
                "{} {:?}: known {known}, without it {known_without}: {requirement}",
                row.phrase, row.role
            ));
        }
    }
    assert_eq!(wrong, Vec::<String>::new(), "{}", wrong.len());
}

proptest! {
    #[test]
    fn an_unknown_word_anywhere_is_asked(at in 0_usize..1000, place in 0_usize..20) {
        let row = &rows()[at % rows().len()];
        let requirement = requirement(row);
        let mut said: Vec<&str> = requirement.split(' ').collect();
        said.insert(place % (said.len() + 1), "xyzzy");
        let said = said.join(" ");
        let found = propose("", &said, YEAR, &|_| false);
        for one in &found.measures {
            // What a deed makes may have any name.
            prop_assert!(!one.doubts.is_empty() || one.target == "done", "{said}: {one:?}");
        }
    }

    #[test]
    fn any_text_is_survived(text in ".{0,80}", name in ".{0,40}") {
        let sentence = Sentence::new(words(), &name, YEAR, ">= 3");
        sentence.around_share(&fold(&text), &fold(&name));
        is_plain_task(words(), &text, YEAR);
    }
}

#[test]
fn a_task_is_plain_where_it_names_its_product_and_no_other_year() {
    for (text, wanted) in [
        ("Ban hành kế hoạch năm 2026", true),
        ("Ban hành kế hoạch năm 2027", false),
        ("Ban hành kế hoạch trên địa bàn tỉnh", true),
        ("Ban hành 02 kế hoạch", false),
        ("Ban hành kế hoạch hằng quý", false),
        ("Ban hành đầy đủ", false),
    ] {
        assert_eq!(is_plain_task(words(), text, YEAR), wanted, "{text}");
    }
}

#[test]
fn words_of_the_criterion_are_known_and_those_that_turn_are_not() {
    for (name, requirement, wanted) in [
        ("Tỷ lệ hồ sơ xylo phong", "Đạt 95% hồ sơ xylo phong", true),
        ("Tỷ lệ hồ sơ xylo phong", "Đạt 95% hồ sơ phong", false),
        (
            "Hồ sơ không đúng hạn",
            "Đạt 95% hồ sơ không đúng hạn",
            false,
        ),
        ("Kiểm tra", "Kiểm tra 45 xã trong năm 2026", true),
        ("Kiểm tra", "Kiểm tra 45 xã trong năm 2027", false),
        ("Kiểm tra", "Kiểm tra 45 xã quý II", true),
        ("Hồ sơ", "Đạt 95% hồ sơ quá hạn", false),
        ("Hồ sơ", "Không quá 5% hồ sơ quá hạn", true),
        ("Hồ sơ", "Không quá 5% hồ sơ quá hạn trở lên", false),
    ] {
        assert_eq!(
            is_known(words(), name, requirement),
            wanted,
            "{requirement}"
        );
    }
}
