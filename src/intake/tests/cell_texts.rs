//! What agencies write into cells, in our form and in another layout: read right, or flagged.
//! `tests/cases/cell-texts.tsv` says what a careful clerk reads.

use super::form_builder::{Entry, Form};
use super::other_layouts::{read_case, real};
use super::text_table::{Case, TextSheet};
use super::*;
use crate::exact::Exact;
use crate::finding::Severity;
use crate::form::Column;
use crate::submission::State;

/// The columns of our form, in the order of a situation's cells.
const COLUMNS: [Column; 7] = [
    Column::First,
    Column::Second,
    Column::Percent,
    Column::State,
    Column::EvidenceNumber,
    Column::EvidenceSymbol,
    Column::EvidenceDate,
];

/// A row of the table.
#[derive(Debug)]
struct Situation<'a> {
    line: &'a str,
    kind: &'a str,
    cells: Vec<String>,
    wanted: Vec<&'a str>,
    told: Vec<&'a str>,
}

/// The situations of a way.
fn situations(way: &str) -> Vec<Situation<'static>> {
    include_str!("../../../tests/cases/cell-texts.tsv")
        .lines()
        .filter(|line| !line.starts_with("# ") && line.starts_with(&format!("{way}\t")))
        .map(|line| {
            let mut parts = line.split('\t').skip(1);
            let kind = parts.next().unwrap();
            let cells = parts.next().unwrap().split('|').map(unescaped).collect();
            let wanted = parts.next().unwrap().split(" | ").collect();
            let told = parts.next().unwrap_or_default().split(' ').collect();
            Situation {
                line,
                kind,
                cells,
                wanted,
                told,
            }
        })
        .collect()
}

/// `\n` and `\u{a0}` as the characters that they stand for.
fn unescaped(cell: &str) -> String {
    let mut out = String::new();
    let mut rest = cell;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        if let Some(after) = after.strip_prefix("u{") {
            let (code, after) = after.split_once('}').unwrap();
            out.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
            rest = after;
        } else {
            out.push('\n');
            rest = &after[1..];
        }
    }
    out + rest
}

/// What is wrong with a reading and its findings; nothing where both are as wanted.
fn fault(situation: &Situation<'_>, reading: &Reading, findings: &[&Finding]) -> Option<String> {
    let told = told(reading);
    let loud: Vec<&str> = findings
        .iter()
        .filter(|finding| finding.rule.severity != Severity::Note)
        .map(|finding| finding.rule.code.as_str())
        .collect();
    let is_wanted = situation
        .wanted
        .iter()
        .any(|wanted| *wanted == told || (*wanted == "done" && told.starts_with("done ")));
    let noise =
        |code: &&&str| !situation.told.contains(*code) && **code != "SL11" && **code != "SL10";
    let wrong = if is_wanted {
        loud.iter().find(noise).map(|code| format!("noise {code}"))
    } else if situation.wanted.contains(&"flag") {
        (is_usable(reading)).then(|| "taken silently".to_owned())
    } else {
        Some("not as wanted".to_owned())
    };
    wrong.map(|wrong| format!("{wrong}: {} → {told} {loud:?}", situation.line))
}

/// A reading as the table writes it.
fn told(reading: &Reading) -> String {
    let number = |number: &Option<Exact>| {
        number
            .as_ref()
            .map_or_else(|| "-".to_owned(), Exact::to_full_decimal)
    };
    let state = serde_json::to_value(reading.state).unwrap();
    let state = state.as_str().unwrap();
    match (reading.state, &reading.evidence) {
        (State::Value, _) => format!(
            "value {} {} {}",
            number(&reading.first),
            number(&reading.second),
            number(&reading.percent)
        ),
        (State::Done, Some(evidence)) => {
            let day = evidence
                .date
                .map_or_else(|| "-".to_owned(), |day| day.to_string());
            format!("done {}/{} {day}", evidence.number, evidence.symbol)
        }
        _ => state.to_owned(),
    }
}

/// Whether something is judged by a reading.
fn is_usable(reading: &Reading) -> bool {
    match reading.state {
        State::Blank | State::Unreadable => false,
        State::Done => reading.evidence.is_some(),
        State::Value => {
            let is_count = reading.cells.second.is_none();
            reading.percent.is_some()
                || (reading.first.is_some() && (is_count || reading.second.is_some()))
        }
        _ => true,
    }
}

fn entry(cell: &str) -> Entry {
    match cell.chars().next() {
        Some('#') => Entry::Number(cell[1..].parse().unwrap()),
        Some('%') => Entry::Percent(cell[1..].parse().unwrap()),
        Some('@') => {
            let mut parts = cell[1..].split('-').map(|part| part.parse().unwrap());
            let year = i32::try_from(parts.next().unwrap()).unwrap();
            Entry::Date(year, parts.next().unwrap(), parts.next().unwrap())
        }
        _ => Entry::Text(cell.to_owned()),
    }
}

/// The situations of a way, shared out among measures that can have them: one for each, as often as
/// it takes.
fn shared_out<'a>(
    all: &'a [Situation<'a>],
    measures: &[(&str, &[&'a str])],
) -> Vec<Vec<(&'a str, &'a Situation<'a>)>> {
    let mut files: Vec<Vec<(&str, &Situation<'_>)>> = Vec::new();
    for (kind, ids) in measures {
        let theirs: Vec<_> = all.iter().filter(|one| one.kind == *kind).collect();
        assert!(!theirs.is_empty(), "{kind}");
        for (at, some) in theirs.chunks(ids.len()).enumerate() {
            if files.len() == at {
                files.push(Vec::new());
            }
            files[at].extend(ids.iter().copied().zip(some.iter().copied()));
        }
    }
    files
}

/// What is wrong with the readings of a file.
fn faults(
    submission: &Submission,
    findings: &[Finding],
    asked: &[(&str, &Situation<'_>)],
) -> Vec<String> {
    asked
        .iter()
        .filter_map(|(measure, situation)| {
            let theirs: Vec<&Finding> = findings
                .iter()
                .filter(|finding| finding.measure.as_deref() == Some(measure))
                .collect();
            match submission.reading(measure) {
                Some(reading) => fault(situation, reading, &theirs),
                None => Some(format!("no reading: {}", situation.line)),
            }
        })
        .collect()
}

#[test]
fn cells_of_our_form_are_read_or_flagged() {
    let all = situations("form");
    let measures: [(&str, &[&str]); 4] = [
        ("ratio", &["1.1", "1.2"]),
        ("money", &["4.1"]),
        ("count", &["2.1"]),
        ("task", &["3.1", "3.2"]),
    ];
    let mut wrong = Vec::new();
    for asked in shared_out(&all, &measures) {
        let mut form = Form::new();
        for (measure, situation) in &asked {
            for (column, cell) in COLUMNS.into_iter().zip(&situation.cells) {
                if !cell.is_empty() {
                    form = form.enter(measure, column, entry(cell));
                }
            }
        }
        let (submission, findings) = read_form(&form);
        wrong.extend(faults(&submission, &findings, &asked));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn cells_of_other_layouts_are_read_or_flagged() {
    let (plan, register) = real();
    let all = situations("worded");
    let measures: [(&str, &[&str]); 7] = [
        ("ratio", &["1.2", "1.3", "1.4", "2.3", "4.2.3"]),
        ("in-time", &["3.2.1"]),
        ("published", &["3.1.2", "3.1.4"]),
        ("answered", &["8.1.5"]),
        ("money", &["6.1.1", "6.1.3"]),
        ("count", &["5.2"]),
        ("task", &["5.1", "8.1.1", "8.1.2"]),
    ];
    let mut wrong = Vec::new();
    for asked in shared_out(&all, &measures) {
        let case = worded(&plan, &asked);
        let read = read_case(&case, &plan, &register);
        wrong.extend(faults(&read.submission, &read.findings, &asked));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A workbook of another layout with a result for each measure.
fn worded(plan: &Plan, asked: &[(&str, &Situation<'_>)]) -> Case {
    let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
    let mut rows: Vec<Vec<String>> = vec![
        row(&["SỞ TÀI CHÍNH"]),
        row(&["BÁO CÁO KẾT QUẢ CẢI CÁCH HÀNH CHÍNH 6 THÁNG ĐẦU NĂM 2024"]),
        row(&[
            "STT",
            "Nội dung tiêu chí",
            "Kết quả thực hiện",
            "Văn bản minh chứng",
        ]),
    ];
    for (measure, situation) in asked {
        let name = &plan.criterion(measure).unwrap().name;
        let (result, evidence) = (&situation.cells[0], situation.cells.get(1));
        rows.push(row(&[
            measure,
            name,
            result,
            evidence.map_or("", String::as_str),
        ]));
    }
    Case {
        file: "so-tai-chinh.xlsx".to_owned(),
        sheets: vec![TextSheet {
            name: "Sheet1".to_owned(),
            font: None,
            rows,
        }],
        ..Case::default()
    }
}
