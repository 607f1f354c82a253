//! Every row of the vocabulary says what its case says.

use super::*;

#[test]
fn every_phrase_stands_in_its_case() {
    for phrase in phrases() {
        let plain = fold_plain(phrase.case);
        let found = spans(&plain);
        let clauses = phrase.case.split(['.', ',', ':']).map(fold_plain);
        let is_found = found.iter().any(|span| span.class == phrase.class)
            || clauses
                .flat_map(|clause| spans(&clause))
                .any(|span| span.class == phrase.class);
        assert!(is_found, "{phrase:?}");
    }
}

#[test]
fn no_phrase_stands_twice_in_one_class() {
    let mut seen = std::collections::BTreeSet::new();
    for phrase in phrases() {
        let place = format!("{:?}", phrase.place);
        assert!(
            seen.insert((&phrase.plain, phrase.class, place)),
            "{phrase:?}"
        );
    }
}

#[test]
fn of_phrases_in_one_another_the_longest_counts() {
    let of = |text: &str| quantities(&fold_plain(text));
    assert_eq!(of("Số hồ sơ không đúng hạn"), [Quantity::Overdue]);
    assert_eq!(
        of("Số hồ sơ giải quyết trước hạn và đúng hạn"),
        [Quantity::Resolved, Quantity::InTime]
    );
    assert_eq!(of("Hồ sơ nhận trong kỳ"), [Quantity::Received]);
    assert_eq!(of("Số đã thực hiện"), []);
}

#[test]
fn what_is_said_of_a_figure_is_told_by_its_marks() {
    let says = |text: &str| {
        statements(text)
            .into_iter()
            .map(|(said, _)| said)
            .collect::<Vec<_>>()
    };
    assert_eq!(says("Đính chính: 5"), [Statement::Corrects]);
    assert_eq!(says("DINH CHINH: 5"), [Statement::Corrects]);
    assert!(says("Số ước, chưa chốt").contains(&Statement::NoResult));
    assert_eq!(says("Đình chỉnh nhắm chỉ tiêu"), []);
    assert_eq!(says("Theo Thông báo số 12/TB-UBND"), [Statement::Cites]);
}
