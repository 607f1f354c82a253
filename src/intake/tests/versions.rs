//! Forms of every version, as agencies filled them in then: each is read for ever.

use std::path::{Path, PathBuf};

use super::*;
use crate::form::{FORM_VERSIONS, NarrativeSection};

/// The filled forms of a version: a workbook, and beside it what it says, as a table.
fn forms(version: u32) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join(format!("tests/cases/form-versions/{version}"));
    let mut forms: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "xlsx")
        })
        .collect();
    forms.sort();
    forms
}

/// A reading as the table of facts tells it.
fn told(reading: &Reading) -> String {
    let text = |value: &dyn std::fmt::Display| value.to_string();
    let figure = |figure: &Option<crate::exact::Exact>| figure.as_ref().map(|one| text(one));
    let document = reading.evidence.as_ref();
    let state = serde_json::to_value(reading.state).unwrap();
    [
        Some(reading.measure.clone()),
        state.as_str().map(str::to_owned),
        figure(&reading.first),
        figure(&reading.second),
        document.map(|document| document.number.clone()),
        document.map(|document| document.symbol.clone()),
        document
            .and_then(|document| document.date)
            .map(|day| text(&day)),
        reading.remarks.clone(),
    ]
    .map(Option::unwrap_or_default)
    .join("\t")
}

#[test]
fn a_form_of_every_version_says_what_it_said_then() {
    for version in FORM_VERSIONS {
        let forms = forms(version.number);
        assert!(!forms.is_empty(), "{}: {}", version.number, version.differs);
        for path in forms {
            let source = Source {
                file: path.file_name().unwrap().to_string_lossy().into_owned(),
                bytes: std::fs::read(&path).unwrap(),
            };
            let (identity, submission, findings) = read_alone(&source, &workbook::read);
            assert_eq!(identity.unwrap().version, version.number);
            assert!(codes(&findings).is_empty(), "{findings:?}");
            let submission = submission.unwrap();
            assert_eq!(submission.disposition, Disposition::Accepted);
            let facts = std::fs::read_to_string(path.with_extension("tsv")).unwrap();
            let facts: Vec<&str> = facts.lines().skip(1).collect();
            let read: Vec<String> = submission.readings.iter().map(told).collect();
            assert_eq!(read, facts);
            assert_eq!(
                submission.narrative[&NarrativeSection::Proposals],
                "Đề nghị bổ sung biên chế."
            );
        }
    }
}

#[test]
fn what_is_expected_of_the_year_is_read_from_its_own_sheet() {
    let path = forms(2).remove(0);
    let source = Source {
        file: "bieu.xlsx".to_owned(),
        bytes: std::fs::read(path).unwrap(),
    };
    let (_, submission, _) = read_alone(&source, &workbook::read);
    let told: Vec<String> = submission
        .unwrap()
        .estimates
        .iter()
        .map(|(measure, estimate)| {
            let figure = |figure: &Option<crate::exact::Exact>| {
                figure.as_ref().map_or("-".to_owned(), ToString::to_string)
            };
            let cell = estimate.place.cell.unwrap();
            let (first, second) = (figure(&estimate.first), figure(&estimate.second));
            format!("{measure} {first} {second} {cell}")
        })
        .collect();
    assert_eq!(
        told,
        ["1.1 1070 1100 E6", "1.2 31 1100 E7", "2.2 55.5 - E9"]
    );
}

#[test]
fn a_form_of_a_later_version_is_read_by_its_keys_with_a_warning() {
    let mut form = super::filled::complete();
    let (ours, _) = read_form(&form);
    form.version = FORM_VERSIONS[FORM_VERSIONS.len() - 1].number + 1;
    let (submission, findings) = read_form(&form);
    assert_eq!(submission.readings, ours.readings);
    assert_eq!(codes(&findings), [("NH10", String::new())]);
    let alone = read_alone(&source_of(&form), &workbook::read);
    assert_eq!(codes(&alone.2), [("NH10", String::new())]);
    assert_eq!(alone.1.unwrap().readings.len(), ours.readings.len());
}

#[test]
fn a_form_whose_questions_are_not_understood_is_told_from_no_form_at_all() {
    let mut form = super::filled::complete();
    form.version = 7;
    // The plan of a later version may have another shape.
    form.with_plan = false;
    let source = source_of(&form);
    let (identity, submission, findings) = read_alone(&source, &workbook::read);
    assert!(identity.is_none());
    let submission = submission.unwrap();
    assert_eq!(submission.disposition, Disposition::Unreadable);
    assert_eq!(submission.agency.as_deref(), Some("so-mau"));
    assert_eq!(codes(&findings), [("NH20", String::new())]);
    assert!(findings[0].seen.contains("phiên bản 7"));
}
