//! A small plan, register and submissions for the tests of the checks.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Checked, Earlier, run};
use crate::agency::{Agency, Level, Register};
use crate::exact::Exact;
use crate::finding::Finding;
use crate::period::{Period, Window};
use crate::place::{Cell, Place};
use crate::plan::model::{
    Assignment, Criterion, Deadline, Figure, Kind, Measure, Plan, Progress, RollUp,
};
use crate::plan::target::Target;
use crate::submission::{Disposition, Evidence, Reading, ReadingCells, Receipt, State, Submission};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

/// A measure of departments; `units` of the first and the second figure.
pub fn measure(id: &str, kind: Kind, units: [&str; 2], progress: Progress) -> Measure {
    let figure = |which: &str, unit: &str| Figure {
        label: format!("Số {which}"),
        unit: unit.to_owned(),
        ..Figure::default()
    };
    Measure {
        id: id.to_owned(),
        criteria: vec![id.to_owned()],
        label: format!("Chỉ số {id}"),
        kind,
        first: kind.has_figures().then(|| figure("thứ nhất", units[0])),
        second: kind.has_second().then(|| figure("thứ hai", units[1])),
        unit: if kind.has_second() { "%" } else { units[0] }.to_owned(),
        capped: matches!(kind, Kind::Ratio | Kind::Reduction),
        target: Target::Done,
        progress,
        reporters: vec!["so".to_owned()],
        rollup: RollUp::Pooled,
        ..Measure::default()
    }
}

/// on-time, late (its second figure is resolved − on time), money, standing, growth, training
/// (not capped), count, task, story.
pub fn plan() -> Plan {
    let dossiers = ["hồ sơ", "hồ sơ"];
    let money = ["triệu đồng", "triệu đồng"];
    let mut late = measure("late", Kind::Ratio, dossiers, Progress::Hold);
    late.second_is_difference_of = vec!["on-time".to_owned(), "elsewhere".to_owned()];
    let mut standing = measure("standing", Kind::Ratio, ["TTHC", "TTHC"], Progress::Always);
    standing.standing = true;
    let mut cut = measure("cut", Kind::Reduction, money, Progress::Due);
    cut.expected_up_to = Some(Exact::whole(1));
    let mut training = measure("training", Kind::Ratio, ["lượt", "lượt"], Progress::Grow);
    training.capped = false;
    let measures = vec![
        measure("on-time", Kind::Ratio, dossiers, Progress::Hold),
        late,
        measure("money", Kind::Ratio, money, Progress::Grow),
        standing,
        cut,
        measure(
            "growth",
            Kind::Growth,
            ["tỷ đồng", "tỷ đồng"],
            Progress::Hold,
        ),
        training,
        measure("count", Kind::Count, ["cuộc", ""], Progress::Due),
        measure("task", Kind::Document, ["", ""], Progress::Due),
        measure("story", Kind::Narrative, ["", ""], Progress::Due),
    ];
    Plan {
        amendment: None,
        year: 2024,
        number: "1/KH-UBND".to_owned(),
        date: day("2024-05-24"),
        issuer: String::new(),
        title: String::new(),
        goals: Vec::new(),
        fields: Vec::new(),
        groups: Vec::new(),
        criteria: measures.iter().map(criterion).collect(),
        measures,
        ..Plan::default()
    }
}

fn criterion(measure: &Measure) -> Criterion {
    let nobody = || Assignment {
        text: String::new(),
        who: Vec::new(),
    };
    Criterion {
        code: measure.id.clone(),
        field: "I".to_owned(),
        group: None,
        name: measure.label.clone(),
        requirement: String::new(),
        points: None,
        deadline: Deadline {
            text: String::new(),
            date: None,
        },
        lead: nobody(),
        support: nobody(),
    }
}

pub fn agency(id: &str, name: &str) -> Agency {
    Agency {
        id: id.to_owned(),
        name: name.to_owned(),
        level: "so".to_owned(),
        parent: None,
        aliases: Vec::new(),
        valid_from: None,
        valid_to: None,
        successors: Vec::new(),
        starts_anew: false,
        email: None,
        note: None,
    }
}

pub fn register(agencies: &[(&str, &str)]) -> Register {
    Register {
        levels: vec![Level {
            id: "so".to_owned(),
            name: "Sở, ban, ngành".to_owned(),
            plural: "các sở, ban, ngành".to_owned(),
            superior: None,
        }],
        agencies: agencies.iter().map(|(id, name)| agency(id, name)).collect(),
    }
}

pub fn period(id: &str) -> Period {
    let to = match id.rsplit('-').next() {
        Some("Q1") => "2024-03-14",
        Some("H1") => "2024-06-14",
        Some("Y") => "2024-12-14",
        _ => "2024-09-14",
    };
    let window = Window {
        from: day("2023-12-15"),
        to: day(to),
    };
    Period {
        id: id.parse().unwrap(),
        regime: window,
        window,
        due_agencies: day(to),
        due_office: day(to),
        estimate: false,
    }
}

/// The row in which a measure stands, from 0, in the order of [`plan`].
pub fn row(measure: &str) -> u32 {
    let place = plan()
        .measures
        .iter()
        .position(|m| m.id == measure)
        .unwrap();
    10 + u32::try_from(place).unwrap()
}

/// A reading in its row: first in E, second in F, rate in G, state in H, evidence in I.
pub fn reading(measure: &str, state: State, figures: [&str; 3]) -> Reading {
    let row = row(measure);
    let [first, second, percent] = figures.map(|text| (!text.is_empty()).then(|| exact(text)));
    Reading {
        state,
        first,
        second,
        percent,
        place: Some(Place::cell("a.xlsx", "Biểu nhập", Cell::new(row, 0))),
        cells: ReadingCells {
            first: Some(Cell::new(row, 4)),
            second: Some(Cell::new(row, 5)),
            percent: Some(Cell::new(row, 6)),
            state: Some(Cell::new(row, 7)),
            evidence: Some(Cell::new(row, 8)),
        },
        ..Reading::absent(measure)
    }
}

pub fn value(measure: &str, first: &str, second: &str) -> Reading {
    reading(measure, State::Value, [first, second, ""])
}

/// A task done, with a document such as `45/BC-STP`.
pub fn done(number: &str, symbol: &str, date: &str) -> Reading {
    Reading {
        evidence: Some(Evidence {
            kind: None,
            number: number.to_owned(),
            symbol: symbol.to_owned(),
            date: (!date.is_empty()).then(|| day(date)),
            text: String::new(),
        }),
        ..reading("task", State::Done, ["", "", ""])
    }
}

/// Readings without any fault.
pub fn sound() -> Vec<Reading> {
    vec![
        value("on-time", "1250", "1253"),
        value("late", "3", "3"),
        value("money", "520", "1000.5"),
        value("standing", "120", "120"),
        value("cut", "5", "1000"),
        value("growth", "1200", "1100"),
        value("training", "60", "50"),
        value("count", "2", ""),
        reading("task", State::InProgress, ["", "", ""]),
        reading("story", State::Blank, ["", "", ""]),
    ]
}

/// Sound readings with some in the place of others.
pub fn with(others: Vec<Reading>) -> Vec<Reading> {
    let mut readings = sound();
    for other in others {
        let place = readings.iter().position(|r| r.measure == other.measure);
        readings[place.unwrap()] = other;
    }
    readings
}

pub fn submission(agency: &str, readings: Vec<Reading>) -> Submission {
    Submission {
        agency: Some(agency.to_owned()),
        file: "a.xlsx".to_owned(),
        sha256: None,
        disposition: Disposition::Accepted,
        receipt: Receipt::default(),
        readings,
        narrative: BTreeMap::new(),
        estimates: BTreeMap::new(),
    }
}

/// What the tests compare: code, measure, cell.
pub type Fact = (&'static str, String, String);

pub fn facts(findings: &[Finding]) -> Vec<Fact> {
    findings
        .iter()
        .map(|finding| {
            let cell = finding.place.as_ref().and_then(|place| place.cell);
            (
                finding.rule.code.as_str(),
                finding.measure.clone().unwrap_or_default(),
                cell.map(|cell| cell.to_string()).unwrap_or_default(),
            )
        })
        .collect()
}

/// What one agency's readings give, in 2024-Q3, without an earlier period.
pub fn found_in(readings: Vec<Reading>) -> Vec<Finding> {
    found_among(vec![submission("stp", readings)], None)
}

/// What some departments' submissions give in 2024-Q3, after those of 2024-H1. The agencies are
/// those that sent something.
pub fn found_among(sent: Vec<Submission>, before: Option<Vec<Submission>>) -> Vec<Finding> {
    let names = |id: &str| match id {
        "stp" => "Sở Tư pháp".to_owned(),
        "stc" => "Sở Tài chính".to_owned(),
        "xa-a" => "UBND xã A".to_owned(),
        "xa-b" => "UBND xã B".to_owned(),
        other => format!("Ban {other}"),
    };
    let mut agencies: Vec<Agency> = Vec::new();
    for id in sent
        .iter()
        .filter_map(|submission| submission.agency.as_deref())
    {
        agencies.push(agency(id, &names(id)));
    }
    let register = Register {
        agencies,
        ..register(&[])
    };
    let h1 = period("2024-H1");
    let doubted = BTreeSet::new();
    let earlier: Vec<Earlier> = (before.iter())
        .map(|list| Earlier {
            period: &h1,
            submissions: list,
            doubted: &doubted,
        })
        .collect();
    run(&Checked {
        plan: &plan(),
        register: &register,
        period: &period("2024-Q3"),
        submissions: &sent,
        earlier: &earlier,
        found: &[],
    })
}

/// One agency's facts for one reading that differs from the sound ones.
pub fn facts_of(other: Reading) -> Vec<Fact> {
    facts(&found_in(with(vec![other])))
}

/// A fact at a column of the measure's row.
pub fn fact(code: &'static str, measure: &str, column: &str) -> Fact {
    (
        code,
        measure.to_owned(),
        format!("{column}{}", row(measure) + 1),
    )
}
