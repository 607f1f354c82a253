//! What an agency is asked to do with its report is the same in letter, dispatch and sheet.

use cchc::finding::{Finding, rules};
use cchc::place::{Cell, Place};
use cchc::report::asks::Ask;
use cchc::report::basis::Basis;
use cchc::report::model::build;
use cchc::report::outgoing::{Letter, LetterKind, Ready, letters};
use cchc::report::reminder::reminders;
use cchc::report::sheet::{AgencySheet, Step, sheets};

use super::ALL;
use super::sample::*;

const AGENCY: &str = "so-y-te";

/// What is made of a period in which one agency has a finding of each of these rules at a cell.
fn with<T>(found: &[&'static cchc::finding::Rule], make: impl FnOnce(&Basis) -> T) -> T {
    let inputs = inputs();
    let sent = submissions(&inputs, "2024-H1", ALL, &meets);
    let cell: Cell = "F20".parse().unwrap();
    let findings: Vec<Finding> = found
        .iter()
        .map(|rule| {
            let place = match rule.code == rules::LATE.code {
                true => Place::file("so-y-te.xlsx"),
                false => Place::cell("so-y-te.xlsx", "Biểu nhập", cell),
            };
            Finding::new(rule, "thấy", "cần")
                .at(place)
                .of_agency(AGENCY)
        })
        .collect();
    with_basis(&inputs, "2024-H1", &sent, None, &findings, make)
}

fn sheet_of(basis: &Basis) -> AgencySheet {
    let report = build(basis);
    let mut all = sheets(basis, &report).into_iter();
    all.find(|sheet| sheet.agency.id == AGENCY).unwrap()
}

/// The letter with the agency's marked workbook.
fn letter(basis: &Basis) -> Letter {
    let report = build(basis);
    let mut ready = Ready::default();
    ready.returned.insert(AGENCY.to_owned(), 1);
    let reminders = reminders(basis, &report);
    let all = letters(basis, &report, reminders.as_ref(), &ready, 0);
    let is_own = |one: &Letter| one.agency.id == AGENCY && one.kind == LetterKind::Return;
    all.into_iter().find(is_own).unwrap()
}

fn is_reminded(basis: &Basis) -> bool {
    let report = build(basis);
    reminders(basis, &report).is_some_and(|all| all.agencies.iter().any(|one| one.id == AGENCY))
}

#[test]
fn who_is_only_late_is_asked_nothing() {
    with(&[&rules::LATE], |basis| {
        let sheet = sheet_of(basis);
        assert_eq!((sheet.ask, sheet.answer_by.as_str()), (Ask::Nothing, ""));
        assert!(!sheet.steps.contains(&Step::Answer));
        assert!(!is_reminded(basis));
    });
}

#[test]
fn who_has_warnings_alone_answers_by_no_day_anywhere() {
    with(&[&rules::LATE, &rules::BELOW_EARLIER], |basis| {
        let (sheet, letter) = (sheet_of(basis), letter(basis));
        assert_eq!((sheet.ask, sheet.answer_by.as_str()), (Ask::Check, ""));
        assert_eq!((letter.ask, letter.answer_by.as_str()), (Ask::Check, ""));
        assert!(letter.marked && !is_reminded(basis));
    });
}

#[test]
fn who_has_errors_mends_by_one_day_everywhere() {
    with(&[&rules::UNREADABLE_FIGURE], |basis| {
        let (sheet, letter) = (sheet_of(basis), letter(basis));
        assert_eq!((sheet.ask, letter.ask), (Ask::Faulty, Ask::Faulty));
        let report = build(basis);
        let reminders = reminders(basis, &report).unwrap();
        assert_eq!(sheet.answer_by, reminders.answer_by);
        assert_eq!(letter.answer_by, reminders.answer_by);
        // It comes after the report of the office, and is added to it.
        assert!(reminders.after_report);
    });
}

#[test]
fn what_comes_next_stands_in_the_order_of_days() {
    let inputs = inputs();
    let sent = submissions(&inputs, "2024-H1", ALL, &fails);
    with_basis(&inputs, "2024-H1", &sent, None, &[], |basis| {
        let sheet = sheet_of(basis);
        let explain = sheet
            .steps
            .iter()
            .position(|step| matches!(step, Step::Explain { .. }));
        let next = sheet
            .steps
            .iter()
            .position(|step| matches!(step, Step::Next(_)));
        let (explain, next) = (explain.unwrap(), next.unwrap());
        assert!(explain < next);
        let days: Vec<_> = sheet.steps[next..]
            .iter()
            .filter_map(|step| match step {
                Step::Due(group) => group.day,
                _ => None,
            })
            .collect();
        assert!(!days.is_empty() && days.is_sorted());
        // The office is not asked to explain itself to itself.
        let report = build(basis);
        let mut all = sheets(basis, &report).into_iter();
        let own = all.find(|sheet| sheet.agency.id == "so-noi-vu").unwrap();
        assert!(
            !own.steps
                .iter()
                .any(|step| matches!(step, Step::Explain { .. }))
        );
    });
}
