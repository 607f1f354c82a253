//! Checks of one submission: what fires, at which cell, and what stays silent.

use crate::checks::samples::*;
use crate::checks::{Checked, run, run_alone};
use crate::finding::{Finding, Severity};
use crate::plan::model::Kind;
use crate::submission::{Disposition, Reading, State};

fn silent(reading: Reading) {
    assert_eq!(facts_of(reading.clone()), [], "{reading:?}");
}

#[test]
fn blank_and_absent_rows_are_errors() {
    assert_eq!(
        facts_of(reading("on-time", State::Blank, ["", "", ""])),
        [fact("DB01", "on-time", "E")]
    );
    assert_eq!(
        facts_of(reading("task", State::Blank, ["", "", ""])),
        [fact("DB01", "task", "H")]
    );
    let absent = found_in(with(vec![Reading::absent("count")]));
    assert_eq!(
        facts(&absent),
        [("DB02", "count".to_owned(), String::new())]
    );
    assert_eq!(absent[0].place.as_ref().unwrap().file, "a.xlsx");
    let mut without = sound();
    without.retain(|reading| reading.measure != "count");
    assert_eq!(
        facts(&found_in(without)),
        [("DB02", "count".to_owned(), String::new())]
    );
}

#[test]
fn a_missing_row_that_reading_told_of_is_not_told_again() {
    let sent = submission("stc", with(vec![Reading::absent("count")]));
    let told = |measure: Option<&str>, file: &str| {
        let mut finding = Finding::new(&crate::finding::rules::ROW_MISSING, "", "")
            .at(crate::place::Place::file(file));
        finding.measure = measure.map(str::to_owned);
        let (plan, agency, period) = (plan(), agency("stc", "Sở Tài chính"), period("2024-H1"));
        facts(&run_alone(&plan, &agency, &period, &sent, &[finding])).len()
    };
    assert_eq!(told(Some("count"), &sent.file), 0);
    assert_eq!(told(None, &sent.file), 0);
    assert_eq!(told(Some("money"), &sent.file), 1);
    assert_eq!(told(None, "other.xlsx"), 1);
}

#[test]
fn what_need_not_be_entered_is_not_missed() {
    silent(Reading::absent("story"));
    silent(reading("money", State::NothingArose, ["", "", ""]));
    silent(reading("money", State::Unreadable, ["", "", ""]));
    silent(reading("task", State::NothingArose, ["", "", ""]));
}

#[test]
fn a_missing_figure_is_named_at_its_cell() {
    assert_eq!(
        facts_of(value("money", "", "1000")),
        [fact("DB03", "money", "E")]
    );
    assert_eq!(
        facts_of(value("money", "520", "")),
        [fact("DB04", "money", "F")]
    );
    assert_eq!(
        facts_of(value("count", "", "")),
        [fact("DB01", "count", "E")]
    );
    silent(value("count", "0", ""));
}

#[test]
fn figures_that_contradict_each_other() {
    let found = found_in(with(vec![value("money", "1260", "1253")]));
    assert_eq!(facts(&found), [fact("NQ01", "money", "E")]);
    assert_eq!(found[0].severity(), Severity::Error);
    assert_eq!(
        found[0].seen,
        "Số thứ nhất: 1.260 triệu đồng; Số thứ hai: 1.253 triệu đồng."
    );
    assert_eq!(
        found[0].expected,
        "Số liệu thứ nhất không quá 1.253 triệu đồng."
    );
    assert!(
        found[0].advice.contains("ô E13 và ô F13"),
        "{}",
        found[0].advice
    );
    assert_eq!(
        facts_of(value("money", "5", "0")),
        [fact("NQ02", "money", "F")]
    );
    assert_eq!(
        facts_of(value("training", "5", "0")),
        [fact("NQ02", "training", "F")]
    );
    assert_eq!(
        facts_of(value("growth", "5", "0")),
        [fact("NQ03", "growth", "F")]
    );
    assert_eq!(
        facts_of(value("growth", "0", "0")),
        [fact("NQ03", "growth", "F")]
    );
    silent(value("money", "1253", "1253"));
    silent(value("money", "0", "0"));
    silent(value("training", "120", "50"));
    silent(value("growth", "500", "400"));
}

#[test]
fn a_stated_rate_is_held_against_the_figures_within_its_own_rounding() {
    let stated = |percent| reading("on-time", State::Value, ["1250", "1253", percent]);
    for percent in ["97.6", "99.75", "99.9", "0.9976", "99.7605", "101"] {
        assert_eq!(
            facts_of(stated(percent)),
            [fact("NQ04", "on-time", "G")],
            "{percent}"
        );
    }
    for percent in [
        "99.76",
        "99.8",
        "100",
        "99.7606",
        "99.7605746209098",
        "99.7605746209100",
    ] {
        silent(stated(percent));
    }
    silent(reading("growth", State::Value, ["1200", "1100", "9.09"]));
    let found = found_in(with(vec![stated("97.6")]));
    assert_eq!(found[0].expected, "Tỷ lệ tính từ hai số liệu: 99,76%.");
    // Half a unit of the last digit is still rounding; beyond it is not.
    silent(reading("money", State::Value, ["1", "8", "12.5"]));
    silent(reading("money", State::Value, ["1", "8", "13"]));
    assert_eq!(
        facts_of(reading("money", State::Value, ["1", "8", "14"])),
        [fact("NQ04", "money", "G")]
    );
}

#[test]
fn a_mean_that_differs_is_told_in_its_own_unit() {
    let mut plan = plan();
    let mean = plan.measures.iter_mut().find(|one| one.id == "on-time");
    let mean = mean.unwrap();
    (mean.kind, mean.unit, mean.capped) = (Kind::Average, "ngày".to_owned(), false);
    let days = reading("on-time", State::Value, ["1036", "423", "2.6"]);
    let sent = submission("stp", with(vec![days]));
    let agency = agency("stp", "Sở Tư pháp");
    let found = run_alone(&plan, &agency, &period("2024-Q3"), &sent, &[]);
    let told = found.iter().find(|one| one.rule.code.as_str() == "NQ04");
    let told = told.unwrap();
    assert!(told.seen.starts_with("Ghi 2,6 ngày;"), "{}", told.seen);
    assert_eq!(told.expected, "Tỷ lệ tính từ hai số liệu: 2,45 ngày.");
}

#[test]
fn a_rate_without_its_figures_is_said_once() {
    for figures in [["", "", "99.5"], ["520", "", "99.5"], ["", "1000", "99.5"]] {
        assert_eq!(
            facts_of(reading("money", State::Value, figures)),
            [fact("NQ05", "money", "G")]
        );
    }
    let both = [fact("NQ05", "money", "G"), fact("NQ06", "money", "G")];
    assert_eq!(
        facts_of(reading("money", State::Value, ["", "", "9976"])),
        both
    );
    assert_eq!(
        facts_of(reading("training", State::Value, ["", "", "120"])),
        [fact("NQ05", "training", "G")]
    );
}

#[test]
fn overdue_dossiers_are_those_resolved_and_not_on_time() {
    let found = found_in(with(vec![value("late", "3", "5")]));
    assert_eq!(facts(&found), [fact("HS01", "late", "F")]);
    assert_eq!(
        found[0].expected,
        "3 hồ sơ (chỉ số on-time: 1.253 − 1.250)."
    );
    assert_eq!(found[0].severity(), Severity::Warning);
    let nothing = || reading("late", State::NothingArose, ["", "", ""]);
    assert_eq!(facts_of(nothing()), [fact("HS01", "late", "F")]);
    let none_late = || value("on-time", "1253", "1253");
    assert_eq!(facts(&found_in(with(vec![none_late(), nothing()]))), []);
    assert_eq!(
        facts(&found_in(with(vec![none_late(), value("late", "0", "0")]))),
        []
    );
    // What it is held against can't be used: only that is said.
    let unreadable = reading("on-time", State::Unreadable, ["", "", ""]);
    assert_eq!(
        facts(&found_in(with(vec![unreadable, value("late", "3", "5")]))),
        []
    );
    let above = value("on-time", "1260", "1253");
    assert_eq!(
        facts(&found_in(with(vec![above]))),
        [fact("NQ01", "on-time", "E")]
    );
    let no_dossiers = reading("on-time", State::NothingArose, ["", "", ""]);
    assert_eq!(
        facts(&found_in(with(vec![no_dossiers]))),
        [fact("HS01", "late", "F")]
    );
}

#[test]
fn done_needs_a_document() {
    assert_eq!(
        facts_of(reading("task", State::Done, ["", "", ""])),
        [fact("MC10", "task", "I")]
    );
    silent(done("45", "BC-STP", "2024-06-10"));
    silent(done("45", "BC-STP", ""));
    silent(reading("task", State::NotStarted, ["", "", ""]));
    assert_eq!(
        facts_of(done("45", "báo cáo", "2024-06-10")),
        [fact("MC13", "task", "I")]
    );
    assert_eq!(
        facts_of(done("abc", "BC-STP", "2024-06-10")),
        [fact("MC13", "task", "I")]
    );
}

#[test]
fn what_reading_said_of_the_evidence_is_not_repeated() {
    let sent = submission(
        "stp",
        with(vec![reading("task", State::Done, ["", "", ""])]),
    );
    let check = |found: &[Finding]| {
        let agency = agency("stp", "Sở Tư pháp");
        facts(&run_alone(
            &plan(),
            &agency,
            &period("2024-Q3"),
            &sent,
            found,
        ))
    };
    let said = Finding::new(&crate::finding::rules::EVIDENCE_INCOMPLETE, "", "")
        .of_agency("stp")
        .of_measure("task");
    assert_eq!(check(std::slice::from_ref(&said)), []);
    let of_another = [said.clone().of_agency("stc"), said.of_measure("count")];
    assert_eq!(check(&of_another), [fact("MC10", "task", "I")]);
}

#[test]
fn a_count_with_a_fraction_and_a_value_above_the_band() {
    let found = found_in(with(vec![
        value("on-time", "1.175", "1.178"),
        value("late", "0", "0.003"),
    ]));
    let codes: Vec<&str> = found
        .iter()
        .map(|finding| finding.rule.code.as_str())
        .collect();
    assert_eq!(codes, ["HL07", "HL07", "HL07"]);
    assert_eq!(found[1].expected, "Số nguyên; có thể là 1.178 hồ sơ.");
    silent(value("money", "520.25", "1000.5"));
    let above = found_in(with(vec![value("cut", "15", "1000")]));
    assert_eq!(facts(&above), [fact("HL08", "cut", "E")]);
    assert_eq!(
        (above[0].seen.as_str(), above[0].expected.as_str()),
        ("Kết quả 1,5%.", "Không quá 1%.")
    );
    silent(value("cut", "10", "1000"));
}

#[test]
fn who_sent_nothing_usable_and_who_was_late() {
    let sent = |disposition, received: Option<&str>| {
        let mut sent = submission("stp", sound());
        sent.disposition = disposition;
        sent.receipt.date = received.map(day);
        vec![sent]
    };
    let found = |submissions: Vec<_>| {
        run(&Checked {
            plan: &plan(),
            register: &register(&[("stp", "Sở Tư pháp")]),
            period: &period("2024-Q3"),
            submissions: &submissions,
            earlier: &[],
            found: &[],
        })
    };
    let nothing = found(Vec::new());
    assert_eq!(facts(&nothing), [("GH01", String::new(), String::new())]);
    assert_eq!(nothing[0].place, None);
    assert_eq!(
        nothing[0].expected,
        "Báo cáo quý III năm 2024, hạn gửi 14/9/2024."
    );
    for disposition in [
        Disposition::Empty,
        Disposition::WrongPeriod,
        Disposition::Unreadable,
    ] {
        let unusable = found(sent(disposition, None));
        assert_eq!(facts(&unusable), [("GH01", String::new(), String::new())]);
        assert!(unusable[0].seen.contains("a.xlsx"));
    }
    let late = found(sent(Disposition::Accepted, Some("2024-09-16")));
    assert_eq!(facts(&late), [("GH02", String::new(), String::new())]);
    assert_eq!(late[0].seen, "Nhận ngày 16/9/2024, muộn 02 ngày.");
    assert_eq!(found(sent(Disposition::Accepted, Some("2024-09-14"))), []);
    assert_eq!(found(sent(Disposition::Accepted, None)), []);
}
