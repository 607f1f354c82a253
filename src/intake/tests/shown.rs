//! Cells that show another thing than they store, and notes that correct them.

use super::form_builder::Entry;
use super::*;
use crate::exact::Exact;
use crate::form::Column;
use crate::submission::State;

/// The reading of a measure whose first figure is entered so beside a second one, and the codes of
/// what was found at its cell.
fn read_first(measure: &str, entry: Entry, second: f64) -> (Reading, Vec<String>) {
    let form = super::filled::complete()
        .enter(measure, Column::First, entry)
        .number(measure, Column::Second, second);
    let at = form.address(measure, Column::First);
    let (submission, findings) = read_form(&form);
    let codes = codes(&findings)
        .into_iter()
        .filter(|(_, cell)| *cell == at)
        .map(|(code, _)| code.to_string())
        .collect();
    (reading(&submission, measure), codes)
}

/// A case of money in millions: what is entered, what is read, the findings.
fn money(number: f64, format: &'static str) -> (Option<String>, Vec<String>) {
    let (reading, codes) = read_first("4.1", Entry::Shown(number, format), 4_000.0);
    let first = reading.first.filter(|_| reading.state == State::Value);
    (first.map(|first| first.to_full_decimal()), codes)
}

#[test]
fn a_figure_is_what_its_format_shows() {
    let read = |figure: &str, codes: &[&str]| {
        let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
        (Some(figure.to_owned()), codes)
    };
    assert_eq!(money(1_250.0, "#,##0"), read("1250", &[]));
    assert_eq!(money(1_250_000_000.0, "#,##0,,"), read("1250", &["TEP18"]));
    let unit = "#,##0,,\" triệu đồng\"";
    assert_eq!(money(1_250_000_000.0, unit), read("1250", &["TEP18"]));
    for format in [
        "#,##0\\ \"đồng\"",
        "#,##0\\ [$₫-42A]",
        "#,##0\" đ\"",
        "#,##0\\ [$VND]",
    ] {
        assert_eq!(
            money(1_250_000_000.0, format),
            read("1250", &["TEP18", "SL13"]),
            "{format}"
        );
    }
    let milliards = "0.00,,,\" tỷ đồng\"";
    assert_eq!(
        money(1_250_000_000.0, milliards),
        read("1250", &["TEP18", "SL13"])
    );
    // What shows nothing is not reported.
    assert_eq!(money(1_250.0, ";;;").0, None);
    assert_eq!(money(1_250.0, "[$$-409]#,##0").0, None);
}

#[test]
fn a_count_in_a_strange_format_is_what_is_shown_or_asked() {
    let count = |number: f64, format: &'static str| {
        let (reading, codes) = read_first("1.1", Entry::Shown(number, format), 512.0);
        (
            reading.state,
            reading.first.map(|first| first.to_full_decimal()),
            codes,
        )
    };
    let value = |figure: &str| {
        (
            State::Value,
            Some(figure.to_owned()),
            vec!["TEP18".to_owned()],
        )
    };
    assert_eq!(count(498.0, "0\" hồ sơ\""), value("498"));
    assert_eq!(count(498_000.0, "#,##0,"), value("498"));
    let (state, _, codes) = count(0.9726, "# ???/???");
    assert_eq!((state, codes), (State::Unreadable, vec!["SL01".to_owned()]));
    let (state, _, _) = count(498.0, "\"Đạt\"");
    assert_ne!(state, State::Value);
}

#[test]
fn raised_marks_are_no_digits() {
    for (entry, first) in [
        (Entry::Raised("498", "2", ""), 498),
        (Entry::Raised("498", "(1)", " hồ sơ"), 498),
        (Entry::Raised("498", "*", ""), 498),
    ] {
        let (reading, codes) = read_first("1.1", entry.clone(), 512.0);
        assert_eq!(reading.first, Some(Exact::whole(first)), "{entry:?}");
        assert_eq!(codes, ["TEP17"], "{entry:?}");
    }
    // A power of ten, digits inside a number: nobody can tell.
    for entry in [Entry::Raised("10", "3", ""), Entry::Raised("4", "1", "98")] {
        let (reading, codes) = read_first("1.1", entry.clone(), 512.0);
        assert_eq!(reading.state, State::Unreadable, "{entry:?}");
        assert_eq!(codes, ["SL01"], "{entry:?}");
    }
    let form = super::filled::complete().enter(
        "3.1",
        Column::EvidenceNumber,
        Entry::Raised("123", "1", ""),
    );
    let evidence = reading(&read_form(&form).0, "3.1").evidence.unwrap();
    assert_eq!(evidence.number, "123");
}

#[test]
fn a_figure_that_a_note_corrects_is_asked() {
    let (reading, codes) = read_first("1.1", Entry::Noted(40.0, "sửa lại: 45"), 50.0);
    assert_eq!(reading.state, State::Unreadable);
    assert_eq!(codes, ["SL01"]);
    let (reading, codes) = read_first("1.1", Entry::Noted(40.0, "Nguồn: hệ thống một cửa"), 50.0);
    assert_eq!(reading.first, Some(Exact::whole(40)));
    assert_eq!(codes, Vec::<String>::new());
}

#[test]
fn formulas_that_need_their_own_result_are_told() {
    let form = super::filled::complete();
    let at = form.address("1.1", Column::First);
    let formula: &'static str = Box::leak(format!("={at}+1").into_boxed_str());
    let (reading, codes) = read_first("1.1", Entry::Formula(formula, "7"), 50.0);
    assert_eq!(reading.state, State::Unreadable);
    assert_eq!(codes, ["SL03"]);
}

#[test]
fn a_saved_0_of_a_workbook_that_asks_to_be_calculated_is_no_figure() {
    let (reading, codes) = read_first("1.1", Entry::Formula("=40+5", "0"), 50.0);
    assert_eq!(reading.state, State::Unreadable);
    assert_eq!(codes, ["SL04"]);
    let (reading, _) = read_first("1.1", Entry::Formula("=40+5", "45"), 50.0);
    assert_eq!(reading.first, Some(Exact::whole(45)));
}
