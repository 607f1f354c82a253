//! A form's column «Kiểm tra» and `cchc check` say the same of what stands in the form: what the
//! form calls entered, the check has nothing against, and the other way round.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use cchc::checks;
use cchc::finding::{Finding, Severity};
use cchc::form::{Column, INPUT_SHEET};
use cchc::inputs::{Inputs, load_inputs};
use cchc::intake::{Source, read_alone, workbook};
use cchc::pipeline::forms::identity;
use cchc::plan::model::{Kind, Measure};
use cchc::render::workbooks::form::{Entries, Entry, FormContent, PreviousFigures, form};
use chrono::NaiveDate;

use Column::{EvidenceDate, EvidenceNumber, EvidenceSymbol, First, Second, State};

type Cells = Vec<(Column, Entry)>;

fn number(column: Column, number: f64) -> (Column, Entry) {
    (column, Entry::Number(number))
}

fn text(column: Column, words: &str) -> (Column, Entry) {
    (column, Entry::Text(words.to_owned()))
}

fn day(year: i32, month: u32, day: u32) -> (Column, Entry) {
    let day = NaiveDate::from_ymd_opt(year, month, day).unwrap();
    (EvidenceDate, Entry::Date(day))
}

fn document(number: &str, symbol: &str) -> Cells {
    vec![text(EvidenceNumber, number), text(EvidenceSymbol, symbol)]
}

/// What may stand in the evidence cells.
fn evidence() -> Vec<Cells> {
    let with = |more: (Column, Entry)| {
        let mut cells = document("125", "BC-STP");
        cells.push(more);
        cells
    };
    vec![
        vec![],
        document("125", "BC-STP"),
        document("12a", "QĐ-UBND"),
        vec![text(EvidenceNumber, "125")],
        vec![text(EvidenceSymbol, "BC-STP")],
        vec![day(2024, 3, 5)],
        document("0", "BC-STP"),
        document("abc", "BC-STP"),
        document("12/QĐ-UBND", "KH-SNV"),
        document("125-BC", "BC-STP"),
        document("125", "BCSTP"),
        document("125", "bc-stp"),
        document("125", "123"),
        with(day(2024, 3, 5)),
        with(day(2023, 12, 14)),
        with(day(2024, 6, 15)),
        with(text(EvidenceDate, "05/3/2024")),
        with(text(EvidenceDate, "31/02/2024")),
        with(text(EvidenceDate, "09/7/2024")),
        with(text(EvidenceDate, "khoảng tháng 3")),
        with(number(EvidenceDate, 2024.0)),
    ]
}

/// What may stand in the figures and the state.
fn answers(kind: Kind) -> Vec<Cells> {
    let nothing_arose = || text(State, "Không phát sinh");
    match kind {
        Kind::Document | Kind::Narrative => vec![
            vec![],
            vec![text(State, "Hoàn thành")],
            vec![text(State, "Đang thực hiện")],
            vec![text(State, "Chưa thực hiện")],
            vec![nothing_arose()],
            vec![text(State, "sắp xong cả rồi")],
        ],
        Kind::Count | Kind::Score => vec![
            vec![],
            vec![number(First, 0.0)],
            vec![number(First, 12.0)],
            vec![number(First, -3.0)],
            vec![text(First, "khoảng 5")],
            vec![number(First, 2.0), nothing_arose()],
            vec![nothing_arose()],
        ],
        Kind::Ratio
        | Kind::Reduction
        | Kind::Growth
        | Kind::Average
        | Kind::WeightedScore
        | Kind::Rank => {
            let pair = |first, second| vec![number(First, first), number(Second, second)];
            let mut answers = vec![
                vec![],
                pair(5.0, 12.0),
                pair(12.0, 5.0),
                pair(0.0, 12.0),
                pair(0.0, 0.0),
                pair(4.0, 0.0),
                pair(-1.0, 5.0),
                vec![number(First, 5.0)],
                vec![number(Second, 5.0)],
                vec![text(First, "khoảng 5"), number(Second, 12.0)],
                vec![number(First, 5.0), text(Second, "nhiều")],
            ];
            if kind != Kind::Growth {
                let mut contradicted = pair(5.0, 12.0);
                contradicted.push(nothing_arose());
                answers.extend([vec![nothing_arose()], contradicted]);
            }
            answers
        }
    }
}

/// Fills every row of a form; round after round, each meets each of its cases.
fn filled<'a>(measures: impl Iterator<Item = &'a Measure>, round: usize) -> Entries {
    let (mut entries, proofs) = (Entries::default(), evidence());
    for (row, measure) in measures.enumerate() {
        let answers = answers(measure.kind);
        let at = round * 7 + row;
        let answer = &answers[at % answers.len()];
        let proof = &proofs[(round + row) % proofs.len()];
        for (column, entry) in answer.iter().chain(proof) {
            entries.set(&measure.id, *column, entry.clone());
        }
    }
    entries
}

/// Measure's id → what the column «Kiểm tra» has saved.
fn saved(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let table = book.worksheet_range(INPUT_SHEET).unwrap();
    let check = table
        .used_cells()
        .find(|(_, _, value)| matches!(value, Data::String(key) if key == Column::Check.key()))
        .map(|(_, column, _)| column)
        .unwrap();
    let shown = |value: Option<&Data>| value.map(ToString::to_string).unwrap_or_default();
    table
        .rows()
        .map(|row| (shown(row.first()), shown(row.get(check))))
        .filter(|(id, said)| !id.is_empty() && !id.starts_with("cchc") && !said.is_empty())
        .collect()
}

/// The codes that `cchc check FILE` has against each measure, notes left out.
fn found(file: &str, bytes: Vec<u8>) -> BTreeMap<String, BTreeSet<&'static str>> {
    let source = Source {
        file: file.to_owned(),
        bytes,
    };
    let (identity, submission, mut findings) = read_alone(&source, &workbook::read);
    let (identity, submission) = (identity.unwrap(), submission.unwrap());
    let doubts = checks::run_alone(
        &identity.plan,
        &identity.agency,
        &identity.period,
        &submission,
        &findings,
    );
    findings.extend(doubts);
    let mut found: BTreeMap<String, BTreeSet<&'static str>> = BTreeMap::new();
    for Finding { rule, measure, .. } in findings {
        if let (Some(measure), false) = (measure, rule.severity == Severity::Note) {
            found.entry(measure).or_default().insert(rule.code.as_str());
        }
    }
    found
}

/// Rules that hold rows against each other, which no formula of one row can.
const ACROSS_ROWS: &str = "HS";

fn compare(inputs: &Inputs, agency: &str, round: usize) -> Vec<String> {
    let plan = inputs.plan(2024).unwrap();
    let period = inputs.period("2024-H1".parse().unwrap()).unwrap();
    let agency = inputs.register.get(agency).unwrap();
    let identity = identity(inputs, period, plan, agency);
    let entries = filled(identity.plan.measures.iter(), round);
    let bytes = form(&FormContent {
        identity: &identity,
        superior: None,
        previous: &PreviousFigures::default(),
        rules: &[],
        entries: &entries,
    });
    let said = saved(&bytes);
    assert_eq!(said.len(), identity.plan.measures.len());
    let found = found("bieu.xlsx", bytes);
    let mut differing = Vec::new();
    for (measure, said) in said {
        let codes: Vec<&str> = found
            .get(&measure)
            .into_iter()
            .flatten()
            .copied()
            .filter(|code| !code.starts_with(ACROSS_ROWS))
            .collect();
        let agrees = match said.as_str() {
            "Đã nhập" => codes.is_empty(),
            "Chưa nhập" => codes.contains(&"DB01"),
            _ => !codes.is_empty(),
        };
        if !agrees {
            let entered = &entries.cells.get(&measure);
            differing.push(format!("{measure}: «{said}» and {codes:?}; {entered:?}"));
        }
    }
    differing
}

#[test]
fn the_check_column_says_what_the_check_finds() {
    let inputs = load_inputs(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut differing = Vec::new();
    for agency in [
        "so-tai-chinh",
        "huyen-dai-tu",
        "cuc-thue-tinh",
        "so-tu-phap",
    ] {
        for round in 0..21 {
            differing.extend(compare(&inputs, agency, round));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}
