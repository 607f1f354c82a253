//! What becomes of a file.

use super::form_builder::{Form, day};
use super::*;
use crate::form::Column;
use crate::period::PeriodKind;
use crate::submission::State;

fn disposed(form: &Form) -> (Disposition, Option<String>, Vec<&'static str>) {
    let (submission, findings) = read_form(form);
    let codes = findings.iter().map(|finding| finding.rule.code).collect();
    (submission.disposition, submission.agency, codes)
}

#[test]
fn files_are_disposed_of_with_evidence() {
    let mut form = super::filled::complete();
    form.period = PeriodKind::Q1;
    assert_eq!(
        disposed(&form),
        (
            Disposition::WrongPeriod,
            Some("so-mau".to_owned()),
            vec!["NH04"]
        )
    );
    let mut form = super::filled::complete();
    form.agency = "so-la";
    assert_eq!(
        disposed(&form),
        (Disposition::UnknownAgency, None, vec!["NH02"])
    );
    let mut form = Form::new();
    assert_eq!(
        disposed(&form),
        (Disposition::Empty, Some("so-mau".to_owned()), vec!["NH05"])
    );
    form.with_identity = false;
    form.with_table = false;
    assert_eq!(
        disposed(&form),
        (Disposition::NotASubmission, None, vec!["NH01"])
    );
}

#[test]
fn what_is_no_workbook_is_unreadable() {
    for (bytes, code) in [
        (Vec::new(), "TEP05"),
        (b"%PDF-1.7".to_vec(), "TEP01"),
        (b"PK\x03\x04 cut off".to_vec(), "TEP04"),
        (super::filled::complete().bytes()[..2_000].to_vec(), "TEP04"),
    ] {
        let source = Source {
            file: "a.xlsx".to_owned(),
            bytes,
        };
        let (submission, findings) = read_source(&source);
        assert_eq!(submission.disposition, Disposition::Unreadable);
        assert_eq!(submission.sha256.len(), 64);
        assert_eq!(codes(&findings), [(code, String::new())]);
    }
}

#[test]
fn rows_and_columns_that_do_not_belong() {
    let mut form = super::filled::complete()
        .number("6.1", Column::First, 3.0)
        .number("9.9", Column::First, 3.0);
    form.rows.retain(|row| row != "1.1");
    form.rows.extend(["6.1".to_owned(), "9.9".to_owned()]);
    form.columns.retain(|column| *column != Column::Second);
    let (submission, findings) = read_form(&form);
    let absent = reading(&submission, "1.1");
    assert_eq!((absent.state, absent.place), (State::Blank, None));
    assert!(submission.reading("6.1").is_none());
    let expected = [
        ("NH14", String::new()),
        ("NH11", form.address("6.1", Column::First)),
        ("NH15", form.address("9.9", Column::First)),
        ("NH13", String::new()),
    ];
    assert_eq!(codes(&findings), expected);
}

#[test]
fn a_measure_that_stands_twice_is_taken_only_when_both_say_the_same() {
    let mut form = super::filled::complete();
    form.rows.push("1.1".to_owned());
    let (submission, findings) = read_form(&form);
    assert_eq!(reading(&submission, "1.1").state, State::Value);
    assert_eq!(codes(&findings), []);

    let sheets = form.bytes();
    let source = Source {
        file: "a.xlsx".to_owned(),
        bytes: sheets,
    };
    let mut workbook = workbook::read(&source.bytes).unwrap();
    let sheet = &mut workbook.sheets[0];
    let last = form.rows.len() - 1;
    let cell = crate::place::Cell::new(9 + u32::try_from(last).unwrap(), 5);
    sheet.cells.get_mut(&cell).unwrap().value = workbook::Value::Number(1.0);
    let (plan, register, period) = (
        form_builder::plan(),
        form_builder::register(),
        form_builder::period(),
    );
    let question = Question {
        plan: &plan,
        agency: &register.agencies[0],
        window: period.window,
    };
    let layout = layout::keyed::find(&workbook);
    let (readings, findings) = table::readings(&workbook, "a.xlsx", &layout, question);
    assert_eq!(readings[0].state, State::Unreadable);
    assert_eq!(readings[0].first, None);
    let twice: Vec<_> = codes(&findings);
    assert_eq!(
        twice,
        [("NH12", "F10".to_owned()), ("NH12", "F17".to_owned())]
    );
}

#[test]
fn a_form_of_another_version_or_plan_is_noted() {
    let mut form = super::filled::complete();
    form.version = 0;
    assert_eq!(disposed(&form).2, ["NH10"]);
    let (mut plan, register, period) = (
        form_builder::plan(),
        form_builder::register(),
        form_builder::period(),
    );
    plan.measures[0].label = "Khác".to_owned();
    plan.date = day(2024, 5, 25);
    let expected = Expected {
        plan: &plan,
        register: &register,
        period: &period,
    };
    let source = Source {
        file: "a.xlsx".to_owned(),
        bytes: super::filled::complete().bytes(),
    };
    let (submission, findings) = read(&source, Receipt::default(), &expected);
    assert_eq!(submission.disposition, Disposition::Accepted);
    assert_eq!(codes(&findings), [("NH09", String::new())]);
    assert!(findings[0].seen.contains("1.1"));
}
