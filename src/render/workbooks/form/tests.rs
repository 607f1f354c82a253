//! What a person who fills in the form, and the program that reads it back, find in it.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Range, Reader, SheetVisible, Xlsx};

use super::*;
use crate::form::{
    Column, IDENTITY_MARK, IDENTITY_SHEET, NARRATIVE_SHEET, NarrativeSection, TABLE_MARK,
};

type Book = Xlsx<Cursor<Vec<u8>>>;

fn blank(identity: &FormIdentity, previous: &PreviousFigures) -> Vec<u8> {
    form(&FormContent {
        identity,
        superior: Some("UBND tỉnh Thái Nguyên"),
        previous,
        rules: &[&sample::RULE],
        entries: &Entries::default(),
    })
}

fn open(bytes: Vec<u8>) -> Book {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

fn sheet(book: &mut Book, name: &str) -> Range<Data> {
    book.worksheet_range(name).unwrap()
}

fn at(range: &Range<Data>, row: u32, column: u16) -> String {
    let value = range.get_value((row, u32::from(column)));
    value.map(ToString::to_string).unwrap_or_default()
}

/// A part of the workbook, as XML.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

#[test]
fn the_table_is_found_and_read_by_its_hidden_keys() {
    let identity = sample::identity();
    let mut book = open(blank(&identity, &PreviousFigures::default()));
    let table = sheet(&mut book, INPUT_SHEET);
    assert_eq!(at(&table, layout::KEYS, 0), TABLE_MARK);
    let columns: Vec<Column> = (1..16)
        .filter_map(|column| Column::from_key(&at(&table, layout::KEYS, column)))
        .collect();
    let expected: Vec<Column> = Column::ALL
        .into_iter()
        .filter(|column| *column != Column::Previous)
        .collect();
    assert_eq!(columns, expected);
    let ids: Vec<String> = (layout::FIRST..layout::FIRST + 12)
        .map(|row| at(&table, row, 0))
        .filter(|id| !id.is_empty())
        .collect();
    let measures: Vec<&str> = identity
        .plan
        .measures
        .iter()
        .map(|m| m.id.as_str())
        .collect();
    assert_eq!(ids, measures);
}

#[test]
fn the_identity_survives() {
    let identity = sample::identity();
    let mut book = open(blank(&identity, &PreviousFigures::default()));
    let hidden = sheet(&mut book, IDENTITY_SHEET);
    assert_eq!(at(&hidden, 0, 0), IDENTITY_MARK);
    let chunks: Vec<String> = (1..=hidden.end().unwrap().0)
        .map(|row| at(&hidden, row, 0))
        .collect();
    assert!(
        chunks
            .iter()
            .all(|chunk| chunk.chars().count() <= crate::form::IDENTITY_CHUNK)
    );
    assert_eq!(FormIdentity::from_chunks(chunks).unwrap(), identity);
    let state = |name: &str| {
        let sheets = book.sheets_metadata();
        sheets
            .iter()
            .find(|sheet| sheet.name == name)
            .unwrap()
            .visible
    };
    assert_eq!(state(IDENTITY_SHEET), SheetVisible::VeryHidden);
    assert_eq!(state(INPUT_SHEET), SheetVisible::Visible);
}

#[test]
fn every_narrative_section_has_a_cell_right_of_its_key() {
    let mut book = open(blank(&sample::identity(), &PreviousFigures::default()));
    let narrative = sheet(&mut book, NARRATIVE_SHEET);
    let keys: Vec<String> = (0..=narrative.end().unwrap().0)
        .map(|row| at(&narrative, row, 0))
        .filter(|key| !key.is_empty())
        .collect();
    assert_eq!(
        keys,
        NarrativeSection::ALL.map(|section| section.key().to_owned())
    );
}

#[test]
fn a_blank_form_says_what_is_not_entered_before_anything_recalculates_it() {
    let identity = sample::identity();
    let content = FormContent {
        identity: &identity,
        superior: None,
        previous: &PreviousFigures::default(),
        rules: &[],
        entries: &Entries::default(),
    };
    let layout = content.layout();
    let mut book = open(form(&content));
    let table = sheet(&mut book, INPUT_SHEET);
    let formulas = book.worksheet_formula(INPUT_SHEET).unwrap();
    for (row, measure) in layout.measures() {
        assert_eq!(
            at(&table, row, layout.column(Column::Check)),
            formulas::NOT_ENTERED
        );
        assert_eq!(at(&table, row, layout.column(Column::Percent)), "");
        let formula = formulas.get_value((row, u32::from(layout.column(Column::Percent))));
        assert_eq!(
            formula.is_some_and(|text| !text.is_empty()),
            measure.kind.has_second()
        );
    }
    assert_eq!(at(&table, layout::DUE, 1), "Còn 7 chỉ số chưa nhập");
}

#[test]
fn words_of_the_plan_never_become_formulas() {
    let mut book = open(blank(&sample::identity(), &PreviousFigures::default()));
    let table = sheet(&mut book, INPUT_SHEET);
    let labels: Vec<String> = (layout::FIRST..layout::FIRST + 4)
        .map(|row| at(&table, row, 2))
        .collect();
    assert!(
        labels
            .iter()
            .any(|label| label.starts_with("=Chỉ số 1.1.a")),
        "{labels:?}"
    );
    let formulas = book.worksheet_formula(INPUT_SHEET).unwrap();
    assert!(
        formulas
            .used_cells()
            .all(|(_, _, text)| !text.starts_with("Chỉ số"))
    );
}

#[test]
fn every_input_cell_is_unlocked_and_says_what_to_enter() {
    let identity = sample::identity();
    let content = FormContent {
        identity: &identity,
        superior: None,
        previous: &PreviousFigures::default(),
        rules: &[],
        entries: &Entries::default(),
    };
    let layout = content.layout();
    let xml = part(&form(&content), "xl/worksheets/sheet2.xml");
    let validated: Vec<&str> = xml
        .split("sqref=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .flat_map(|list| list.split(' '))
        .collect();
    let covers = |cell: &str| {
        let cell: crate::place::Cell = cell.parse().unwrap();
        validated.iter().any(|range| {
            let (from, to) = range.split_once(':').unwrap_or((range, range));
            let ends = (
                from.parse::<crate::place::Cell>(),
                to.parse::<crate::place::Cell>(),
            );
            matches!(ends, (Ok(from), Ok(to))
                if from.column == cell.column && (from.row..=to.row).contains(&cell.row))
        })
    };
    for (row, measure) in layout.measures() {
        for column in Column::ALL.into_iter().filter(|column| column.is_input()) {
            if layout::is_answered(measure.kind, column) {
                assert!(
                    covers(&layout.address(row, column)),
                    "{} {column:?}",
                    measure.id
                );
            }
        }
    }
    assert!(xml.contains("<sheetProtection sheet=\"1\""));
    assert!(xml.matches("<dataValidation ").count() == xml.matches(" prompt=\"").count());
}

#[test]
fn the_period_before_has_a_column_only_where_it_is_known() {
    let identity = sample::identity();
    let previous = PreviousFigures {
        period: Some("2024-Q1".parse().unwrap()),
        texts: BTreeMap::from([("1.1.a".to_owned(), "98,50% (1.182/1.200)".to_owned())]),
    };
    let mut book = open(blank(&identity, &previous));
    let table = sheet(&mut book, INPUT_SHEET);
    assert_eq!(at(&table, layout::KEYS, 4), Column::Previous.key());
    assert_eq!(at(&table, layout::HEADING, 4), "Kết quả quý I năm 2024");
    assert!(
        table
            .used_cells()
            .any(|(_, _, value)| value.to_string().starts_with("98,50%"))
    );
}

#[test]
fn equal_contents_give_equal_bytes() {
    let identity = sample::identity();
    let previous = PreviousFigures::default();
    assert_eq!(blank(&identity, &previous), blank(&identity, &previous));
}

#[test]
fn hostile_lengths_are_clipped() {
    let mut identity = sample::identity();
    "=HYPERLINK(\"x\")&\u{1}".clone_into(&mut identity.contact);
    identity.agency.name = "Ư".repeat(40_000);
    identity.distinct_name = "&".repeat(400);
    identity.plan.criteria[0].requirement = "dài ".repeat(20_000);
    identity.plan.measures[0].label = "nhãn ".repeat(20_000);
    identity.plan.measures[0].first.as_mut().unwrap().label = "số ".repeat(20_000);
    let mut book = open(blank(&identity, &PreviousFigures::default()));
    assert!(!sheet(&mut book, INPUT_SHEET).is_empty());
}
