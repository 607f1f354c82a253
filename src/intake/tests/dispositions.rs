//! What becomes of a file.

use super::form_builder::{Form, day};
use super::*;
use crate::form::Column;
use crate::period::PeriodKind;
use crate::submission::State;

fn disposed(form: &Form) -> (Disposition, Option<String>, Vec<&'static str>) {
    let (submission, findings) = read_form(form);
    let codes = findings
        .iter()
        .map(|finding| finding.rule.code.as_str())
        .collect();
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
        (
            Disposition::NotASubmission,
            Some("so-mau".to_owned()),
            vec!["NH01"]
        )
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
        assert_eq!(submission.sha256.as_ref().unwrap().len(), 64);
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
    let first: crate::place::Cell = form.address("1.1", Column::First).parse().unwrap();
    let last = u32::try_from(form.rows.len() - 1).unwrap();
    let cell = crate::place::Cell::new(first.row + last, first.column);
    sheet.cells.get_mut(&cell).unwrap().value = workbook::Value::Number(1.0);
    let (plan, register, period) = (
        form_builder::plan(),
        form_builder::register(),
        form_builder::period(),
    );
    let question = Assignment {
        plan: &plan,
        agency: &register.agencies[0],
        period: &period,
        layouts: crate::own_layout::OwnLayouts::NONE,
        names: None,
    };
    let layout = layout::keyed::find(&workbook);
    let (readings, findings) = readings::readings(
        &workbook,
        "a.xlsx",
        &layout,
        question,
        crate::intake::value::own_words::WhoseForm::Ours,
    );
    assert_eq!(readings[0].state, State::Unreadable);
    assert_eq!(readings[0].first, None);
    let twice: Vec<_> = codes(&findings);
    assert_eq!(
        twice,
        [("NH12", first.to_string()), ("NH12", cell.to_string())]
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
    let names = Names::new(&register, period.cut_off());
    let expected = Expected {
        plan: &plan,
        register: &register,
        names: &names,
        period: &period,
        layouts: crate::own_layout::OwnLayouts::NONE,
    };
    let source = Source {
        file: "a.xlsx".to_owned(),
        bytes: super::filled::complete().bytes(),
    };
    let read = read(&source, Receipt::default(), &expected, &workbook::read);
    assert_eq!(read.submission.disposition, Disposition::Accepted);
    assert_eq!(codes(&read.findings), [("NH09", String::new())]);
    assert!(read.findings[0].seen.contains("1.1"));
    // What an agency sees nothing of makes no other form.
    let mut plan = form_builder::plan();
    for measure in &mut plan.measures {
        measure.second_of_year = !measure.second_of_year;
    }
    let expected = Expected {
        plan: &plan,
        ..expected
    };
    let read = super::read(&source, Receipt::default(), &expected, &workbook::read);
    assert_eq!(codes(&read.findings), []);
}

/// Several files of the sample department, settled: what became of each, and the findings' codes.
fn settled(files: &[(&str, &Form, Option<u32>)]) -> Vec<(String, Disposition, Vec<&'static str>)> {
    let (plan, register, period) = (
        form_builder::plan(),
        form_builder::register(),
        form_builder::period(),
    );
    let names = Names::new(&register, period.cut_off());
    let expected = Expected {
        plan: &plan,
        register: &register,
        names: &names,
        period: &period,
        layouts: crate::own_layout::OwnLayouts::NONE,
    };
    let reads = files.iter().map(|(file, form, received)| {
        let source = Source {
            file: (*file).to_owned(),
            bytes: form.bytes(),
        };
        let receipt = Receipt {
            date: received.map(|on| day(2024, 6, on)),
            number: None,
        };
        read(&source, receipt, &expected, &workbook::read)
    });
    let (submissions, findings) = settle(reads.collect());
    let of = |file: &str| {
        let of_file = |finding: &&Finding| {
            finding
                .place
                .as_ref()
                .is_some_and(|place| place.file == file)
        };
        findings
            .iter()
            .filter(of_file)
            .map(|finding| finding.rule.code.as_str())
            .collect()
    };
    submissions
        .iter()
        .map(|submission| {
            (
                submission.file.clone(),
                submission.disposition,
                of(&submission.file),
            )
        })
        .collect()
}

#[test]
fn the_later_of_several_workbooks_counts() {
    let old = super::filled::complete();
    let new = super::filled::complete().number("1.1", Column::First, -3.0);
    let empty = Form::new();
    let row = |file: &str, disposition, codes: &[&'static str]| {
        (file.to_owned(), disposition, codes.to_vec())
    };
    use Disposition::{Accepted, Superseded, Undecided};
    assert_eq!(
        settled(&[("b.xlsx", &old, Some(10)), ("a.xlsx", &new, Some(12))]),
        [
            row("a.xlsx", Accepted, &["SL05"]),
            row("b.xlsx", Superseded, &["NH06"])
        ]
    );
    assert_eq!(
        settled(&[("a.xlsx", &new, None), ("a lần 2.xlsx", &old, Some(1))]),
        [
            row("a lần 2.xlsx", Accepted, &[]),
            row("a.xlsx", Superseded, &["NH06"])
        ]
    );
    assert_eq!(
        settled(&[("a.xlsx", &new, None), ("b.xlsx", &old, Some(1))]),
        [
            row("a.xlsx", Undecided, &["SL05", "NH07"]),
            row("b.xlsx", Undecided, &["NH07"])
        ]
    );
    assert_eq!(
        settled(&[("b.xlsx", &old, None), ("a.xlsx", &old, None)]),
        [
            row("a.xlsx", Accepted, &[]),
            row("b.xlsx", Superseded, &["NH08"])
        ]
    );
    assert_eq!(
        settled(&[("a.xlsx", &old, Some(10)), ("b.xlsx", &empty, Some(12))]),
        [
            row("a.xlsx", Accepted, &[]),
            row("b.xlsx", Superseded, &["NH06"])
        ]
    );
    assert_eq!(
        settled(&[
            ("a.xlsx", &old, Some(10)),
            ("b.xlsx", &new, Some(11)),
            ("c.xlsx", &old, Some(12))
        ]),
        [
            row("a.xlsx", Accepted, &[]),
            row("b.xlsx", Superseded, &["NH06"]),
            row("c.xlsx", Superseded, &["NH08"])
        ]
    );
}

#[test]
fn a_file_name_of_another_agency_is_doubted() {
    let source = |file: &str| Source {
        file: file.to_owned(),
        bytes: super::filled::complete().bytes(),
    };
    let codes_of = |file: &str| codes(&read_source(&source(file)).1);
    assert_eq!(
        codes_of("Sở Khác - báo cáo.xlsx"),
        [("NH17", String::new())]
    );
    assert_eq!(codes_of("BC gửi Sở Khác.xlsx"), []);
    assert_eq!(codes_of("so-mau gui so-khac.xlsx"), []);
    let broken = Source {
        file: "so-khac.xlsx".to_owned(),
        bytes: b"%PDF".to_vec(),
    };
    assert_eq!(read_source(&broken).0.agency.as_deref(), Some("so-khac"));
}

#[test]
fn a_damaged_identity_is_no_other_workbook() {
    use std::io::{Cursor, Read as _, Write as _};
    let good = super::filled::complete().bytes();
    let mut from = zip::ZipArchive::new(Cursor::new(good)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut part = from.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name == "xl/worksheets/sheet3.xml" {
            bytes.truncate(200);
        }
        to.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        to.write_all(&bytes).unwrap();
    }
    let source = Source {
        file: "so-khac.xlsx".to_owned(),
        bytes: to.finish().unwrap().into_inner(),
    };
    let (submission, findings) = read_source(&source);
    assert_eq!(submission.disposition, Disposition::Unreadable);
    assert_eq!(submission.agency.as_deref(), Some("so-khac"));
    let damaged = [("TEP06", String::new()), ("TEP04", String::new())];
    assert_eq!(codes(&findings), damaged);
}
