//! No way leads from a decision of the clerk's to a printed figure without the mark and its note.

use cchc::agency::Agency;
use cchc::assessment::doubt::Doubts;
use cchc::assessment::{Judging, judge_all};
use cchc::decided::{self, Decided};
use cchc::decision::{Agreed, Decision, Decisions, Judgement, MadeOn, Ruling, Told, Trail};
use cchc::exact::Exact;
use cchc::finding::{Finding, rules};
use cchc::inputs::Inputs;
use cchc::place::Place;
use cchc::plan::model::{Kind, Measure};
use cchc::render::documents;
use cchc::render::wording::Wording;
use cchc::report::basis::Basis;
use cchc::report::decided_marks::MARK;
use cchc::report::document::Block;
use cchc::report::measures::MeasureRow;
use cchc::report::model::{Report, build};
use cchc::report::sheet::{AgencySheet, sheets};
use cchc::submission::{Reading, State, Submission};
use proptest::prelude::*;

use super::sample::{done, fails, figures, inputs, meets, submissions};

const PERIOD: &str = "2024-H1";

/// One agency of each level, and a commune in twenty: enough to add up, and quick.
fn thinned() -> Inputs {
    let mut inputs = inputs();
    let mut seen = 0;
    inputs.register.agencies.retain(|agency| {
        seen += usize::from(agency.level == "cap-xa");
        agency.level != "cap-xa" || seen % 20 == 0
    });
    inputs
}

/// A choice of the test's: which agency and measure, what kind, and a number.
#[derive(Debug, Clone)]
struct Choice {
    agency: usize,
    measure: usize,
    kind: u8,
    number: i64,
}

fn choices() -> impl Strategy<Value = Vec<Choice>> {
    let one = (0..500_usize, 0..500_usize, 0..4_u8, 0..100_i64).prop_map(
        |(agency, measure, kind, number)| Choice {
            agency,
            measure,
            kind,
            number,
        },
    );
    prop::collection::vec(one, 1..6)
}

fn says(agency: &Agency, measure: &Measure) -> Reading {
    match agency.id.len() % 3 {
        0 => fails(agency, measure),
        1 if measure.kind.has_second() => figures(measure, 40, 50),
        _ => meets(agency, measure),
    }
}

fn sent(inputs: &Inputs) -> Vec<Submission> {
    let mut all = submissions(inputs, PERIOD, &|_| true, &says);
    for (index, submission) in all.iter_mut().enumerate() {
        submission.sha256 = Some(format!("{index:064x}"));
    }
    all
}

/// The decisions of the choices, each about another reading.
fn decisions(
    inputs: &Inputs,
    sent: &[Submission],
    choices: &[Choice],
) -> (Decisions, Vec<Finding>) {
    let plan = inputs.plan(2024).unwrap();
    let (mut list, mut findings): (Vec<Decision>, Vec<Finding>) = Default::default();
    for (index, choice) in choices.iter().enumerate() {
        let submission = &sent[choice.agency % sent.len()];
        let reading = &submission.readings[choice.measure % submission.readings.len()];
        let measure = plan.measure(&reading.measure).unwrap();
        let agency = submission.agency.clone().unwrap();
        let ruling = ruling(agency.clone(), measure, choice);
        if let Ruling::Agreed(agreed) = &ruling {
            findings.push(
                Finding::new(&rules::SLIP_AMONG_PEERS, "gấp trăm lần", "")
                    .of_agency(agency.clone())
                    .of_measure(agreed.measure.clone().unwrap())
                    .at(Place::file(&submission.file)),
            );
        }
        let same = |other: &Decision| {
            other.ruling.agency() == Some(&agency) && other.ruling.measure() == Some(&measure.id)
        };
        if list.iter().any(same) {
            continue;
        }
        list.push(Decision {
            line: index + 1,
            made_on: MadeOn {
                file: submission.file.clone(),
                sha256: submission.sha256.clone().unwrap(),
                was: None,
            },
            ruling,
            trail: Trail {
                by: "Nguyễn Thị Mẫu".to_owned(),
                on: "2024-06-18".parse().unwrap(),
                why: "cơ quan xác nhận".to_owned(),
                ground: Some("điện thoại".to_owned()),
            },
        });
    }
    (Decisions { list }, findings)
}

fn ruling(agency: String, measure: &Measure, choice: &Choice) -> Ruling {
    let measure_id = measure.id.clone();
    match choice.kind {
        0 => Ruling::Agreed(Agreed {
            code: rules::SLIP_AMONG_PEERS.code.to_string(),
            agency,
            measure: Some(measure_id),
            cell: None,
        }),
        1 if !measure.kind.has_figures() => Ruling::Judged {
            agency,
            measure: measure_id,
            judgement: match choice.number % 3 {
                0 => Judgement::Met,
                1 => Judgement::NotMet,
                _ => Judgement::Insufficient,
            },
        },
        _ => Ruling::Reading {
            agency,
            measure: measure_id,
            told: Box::new(told(measure, choice.number)),
        },
    }
}

fn told(measure: &Measure, number: i64) -> Told {
    match measure.kind {
        Kind::Document | Kind::Narrative => Told {
            state: Some(if number % 2 == 0 {
                State::Done
            } else {
                State::InProgress
            }),
            evidence: (number % 4 == 0).then(|| done(measure).evidence).flatten(),
            ..Told::default()
        },
        _ if number % 7 == 0 => Told {
            state: Some(State::Blank),
            ..Told::default()
        },
        _ => Told {
            first: Some(Exact::whole(number)),
            second: measure.kind.has_second().then(|| Exact::whole(100)),
            ..Told::default()
        },
    }
}

/// Everything that is printed of a period.
struct Printed {
    report: Report,
    sheets: Vec<AgencySheet>,
    /// The texts of each document, by a name.
    documents: Vec<(String, Vec<String>)>,
}

fn printed(inputs: &Inputs, decisions: &Decisions, findings: &[Finding]) -> Printed {
    let id = PERIOD.parse().unwrap();
    let (period, plan) = (inputs.period(id).unwrap(), inputs.plan(2024).unwrap());
    let mut submissions = sent(inputs);
    let mut decided = Decided::default();
    let mut found = findings.to_vec();
    for own in decided::readings(&mut submissions, &mut found, decisions) {
        decided.add(own);
    }
    let open = decided::open(found, &submissions, decisions, id, &mut decided).unwrap();
    let assessment = judge_all(&Judging {
        plan,
        register: &inputs.register,
        period,
        as_of: period.due_office,
        submissions: &submissions,
        doubts: &Doubts::default(),
        judged: &decided.judged(),
        last_year: None,
        past: &[],
    });
    let basis = Basis {
        plan,
        register: &inputs.register,
        office: &inputs.office,
        calendar: &inputs.calendar,
        periods: &inputs.periods,
        period,
        as_of: period.due_office,
        submissions: &submissions,
        findings: &open,
        assessment: &assessment,
        doubts: &Doubts::default(),
        decided: &decided,
        without: None,
        past: &[],
        last_year: None,
        plan_notice: None,
    };
    let report = build(&basis);
    let sheets = sheets(&basis, &report);
    let documents = documents_of(&report, &sheets);
    Printed {
        report,
        sheets,
        documents,
    }
}

fn documents_of(report: &Report, sheets: &[AgencySheet]) -> Vec<(String, Vec<String>)> {
    let wording = Wording::new(&Default::default()).unwrap();
    let mut all = vec![
        (
            "báo cáo".to_owned(),
            texts(&documents::periodic_report(report, &wording).unwrap().blocks),
        ),
        (
            "tóm tắt".to_owned(),
            texts(&documents::digest(report, &wording).unwrap().blocks),
        ),
    ];
    for annex in documents::annexes(report, &wording).unwrap().annexes {
        all.push((annex.title.clone(), texts(&annex.blocks)));
    }
    for sheet in sheets {
        let document = documents::agency_sheet(sheet, &wording).unwrap();
        all.push((sheet.agency.id.clone(), texts(&document.blocks)));
    }
    all
}

fn texts(blocks: &[Block]) -> Vec<String> {
    let mut all = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { text, .. }
            | Block::Paragraph { text }
            | Block::Bullet { text, .. }
            | Block::Note { text } => all.push(text.clone()),
            Block::Table(table) => {
                all.extend(table.rows.iter().map(|row| row.cells.join("|")));
            }
            Block::Chart(_) => {}
        }
    }
    all
}

/// What a measure's row prints of figures, each piece by itself.
fn figures_of(row: &MeasureRow) -> Vec<String> {
    let mut all = vec![row.figure.clone(), row.rate.clone(), row.value_text.clone()];
    all.extend(
        row.concerned
            .iter()
            .map(|own| format!("{} {}", own.name, own.value)),
    );
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn what_rests_on_a_decision_bears_the_mark_and_the_note(choices in choices()) {
        let inputs = thinned();
        let (decisions, findings) = decisions(&inputs, &sent(&inputs), &choices);
        let without = printed(&inputs, &Decisions::default(), &findings);
        let with = printed(&inputs, &decisions, &findings);
        prop_assert_eq!(with.report.decisions.count, decisions.list.len());
        let rows = |report: &Report| -> Vec<MeasureRow> {
            report.criteria().flat_map(|row| row.measures.clone()).collect()
        };
        for (before, after) in rows(&without.report).iter().zip(rows(&with.report)) {
            let old = figures_of(before);
            for text in figures_of(&after) {
                let is_new = !old.contains(&text);
                prop_assert!(!is_new || text.contains(MARK), "{}: {}", after.id, text);
            }
        }
        for (before, after) in without.sheets.iter().zip(&with.sheets) {
            let (old, new) = (results(before), results(after));
            for text in &new {
                let is_marked = text.contains(MARK);
                // A short list shows another undecided row once a decided one has left it.
                let measure = |text: &str| text.split(' ').next().map(str::to_owned);
                let was_listed = old.iter().any(|other| measure(other) == measure(text));
                let is_decided = decisions.list.iter().any(|decision| {
                    decision.ruling.agency() == Some(after.agency.id.as_str())
                        && decision.ruling.measure().is_none_or(|own| measure(text).as_deref() == Some(own))
                });
                let is_other = !was_listed && !is_decided;
                prop_assert!(is_marked || is_other || old.contains(text), "{}: {}", after.agency.id, text);
            }
        }
        let mut told = 0;
        for (name, texts) in &with.documents {
            let same = without.documents.iter().any(|(other, old)| other == name && old == texts);
            let has_note = texts.iter().any(|text| text.starts_with(MARK));
            let is_annex = name == cchc::report::decided_marks::ANNEX;
            told += usize::from(has_note);
            prop_assert!(same || has_note || is_annex, "{}", name);
        }
        prop_assert!(told >= 2 || decisions.list.is_empty());
    }
}

/// What a sheet prints of each measure.
fn results(sheet: &AgencySheet) -> Vec<String> {
    let open = sheet.open.iter().map(|one| &one.result);
    let fine = sheet.fine.iter().flat_map(|group| &group.results);
    open.chain(fine)
        .map(|result| {
            format!(
                "{} {} {}",
                result.measure, result.reported, result.verdict_label
            )
        })
        .collect()
}
