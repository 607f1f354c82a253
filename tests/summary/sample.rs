//! A period with invented figures, from the project's own plan and register.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{Days, NaiveDate};

use cchc::agency::{Agency, Register};
use cchc::assessment;
use cchc::assessment::doubt::Doubts;
use cchc::decided::Decided;
use cchc::exact::Exact;
use cchc::finding::Finding;
use cchc::finding::rules::catalogue;
use cchc::inputs::{Inputs, load_inputs};
use cchc::period::Period;
use cchc::place::{Cell, Place};
use cchc::plan::model::{Kind, Measure, Plan};
use cchc::report::basis::Basis;
use cchc::report::model::{Report, build};
use cchc::submission::{Disposition, Evidence, Reading, Receipt, State, Submission};

/// Numbers that look like chance and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// The texts that an agency may well write and a spreadsheet must not take for anything else.
pub(super) fn awkward_texts() -> Vec<String> {
    vec![
        "=1+1".to_owned(),
        "+84 208 385 5555".to_owned(),
        "-".to_owned(),
        "@SUM(A1)".to_owned(),
        "'nháy đơn".to_owned(),
        "1/2".to_owned(),
        "Dòng một\r\nDòng hai\nDòng ba".to_owned(),
        "_x0041_ & <b> \"ngoặc\" \u{0}\u{b}".to_owned(),
        "Khó khăn về kinh phí. ".repeat(3_000),
    ]
}

/// The report of 2024-H1; `sent` says which agencies, by their place in the register, sent anything.
pub(super) fn report(sent: impl Fn(usize) -> bool) -> Report {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut inputs = load_inputs(root).expect("the project's own inputs are in order");
    thin_out(&mut inputs.register);
    let period = inputs.period("2024-H1".parse().unwrap()).unwrap();
    let plan = inputs.plan(2024).unwrap();
    let submissions = submissions(&inputs, plan, period, sent);
    let findings = findings(&submissions);
    let as_of = period.due_office;
    let assessment = assessment::judge(plan, &inputs.register, period, as_of, &submissions);
    build(&Basis {
        plan_notice: None,
        plan,
        register: &inputs.register,
        office: &inputs.office,
        calendar: &inputs.calendar,
        periods: &inputs.periods,
        period,
        as_of,
        submissions: &submissions,
        findings: &findings,
        assessment: &assessment,
        doubts: &Doubts::default(),
        without: None,
        decided: &Decided::default(),
        past: &[],
        last_year: None,
    })
}

/// Leaves one commune in twelve: enough to count, and few enough to be quick.
fn thin_out(register: &mut Register) {
    let mut communes = 0;
    register.agencies.retain(|agency| {
        communes += usize::from(agency.level == "cap-xa");
        agency.level != "cap-xa" || communes % 12 == 0
    });
}

fn submissions(
    inputs: &Inputs,
    plan: &Plan,
    period: &Period,
    sent: impl Fn(usize) -> bool,
) -> Vec<Submission> {
    let mut dice = Dice(2024);
    let mut all: Vec<Submission> = inputs
        .register
        .existing_on(period.cut_off())
        .enumerate()
        .filter(|(index, _)| sent(*index))
        .map(|(index, agency)| submission(agency, plan, period, index, &mut dice))
        .collect();
    all.push(Submission {
        agency: None,
        file: "thư mời họp (1).xlsx".to_owned(),
        sha256: None,
        disposition: Disposition::NotASubmission,
        receipt: Receipt::default(),
        readings: Vec::new(),
        narrative: BTreeMap::new(),
        estimates: BTreeMap::new(),
    });
    all
}

fn submission(
    agency: &Agency,
    plan: &Plan,
    period: &Period,
    index: usize,
    dice: &mut Dice,
) -> Submission {
    let file = format!("{}/{} báo cáo.xlsx", agency.level, agency.id);
    let readings = (13..)
        .zip(plan.measures_for(agency))
        .map(|(row, measure)| reading(measure, &file, row, period.cut_off(), dice))
        .collect();
    let day = period.cut_off().checked_add_days(Days::new(dice.below(6)));
    Submission {
        agency: Some(agency.id.clone()),
        file,
        sha256: None,
        disposition: Disposition::Accepted,
        receipt: Receipt {
            date: day.filter(|_| index % 17 != 3),
            number: Some(format!("{}", 300 + index)),
        },
        readings,
        narrative: BTreeMap::new(),
        estimates: BTreeMap::new(),
    }
}

fn reading(measure: &Measure, file: &str, row: u32, day: NaiveDate, dice: &mut Dice) -> Reading {
    let mut reading = Reading {
        state: State::Value,
        place: Some(Place::cell(file, "Biểu nhập", Cell::new(row, 5))),
        ..Reading::absent(&measure.id)
    };
    let texts = awkward_texts();
    if dice.below(40) == 0 {
        reading.remarks = Some(texts[dice.below(texts.len() as u64) as usize].clone());
    }
    match (dice.below(30), measure.kind) {
        (0, _) => reading.state = State::Blank,
        (1, _) => {
            reading.state = State::Unreadable;
            reading.text = Some(texts[dice.below(texts.len() as u64) as usize].clone());
        }
        (2, _) => reading.state = State::NothingArose,
        (_, Kind::Document | Kind::Narrative) => document(&mut reading, day, dice),
        (3, kind) if kind.has_second() => {
            reading.percent = Some(Exact::fraction(995, 10).unwrap());
        }
        (4, kind) if kind.has_second() => {
            reading.first = Some(Exact::zero());
            reading.second = Some(Exact::zero());
        }
        (_, kind) => figures(&mut reading, kind, dice),
    }
    reading
}

fn figures(reading: &mut Reading, kind: Kind, dice: &mut Dice) {
    let second = 10 + dice.below(2_000) as i64;
    let lacking = if dice.below(3) == 0 {
        dice.below(9) as i64
    } else {
        0
    };
    let first = match kind {
        Kind::Reduction => second / 20,
        Kind::Count => dice.below(3) as i64,
        Kind::Growth => second + dice.below(100) as i64 - 20,
        _ => second - lacking,
    };
    reading.first = Exact::fraction(first * 4 + 1, 4).filter(|_| kind == Kind::Growth);
    reading.first = reading.first.take().or(Some(Exact::whole(first)));
    reading.second = kind.has_second().then(|| Exact::whole(second));
}

fn document(reading: &mut Reading, day: NaiveDate, dice: &mut Dice) {
    reading.state = match dice.below(5) {
        0 => State::InProgress,
        1 => State::NotStarted,
        _ => State::Done,
    };
    if reading.state == State::Done && dice.below(6) > 0 {
        reading.evidence = Some(Evidence {
            kind: Some("Báo cáo".to_owned()),
            number: format!("{}", 1 + dice.below(400)),
            symbol: "BC-UBND".to_owned(),
            date: day.checked_sub_days(Days::new(dice.below(120))),
            text: "Báo cáo của đơn vị".to_owned(),
        });
    }
}

/// A finding for every reading that could not be read.
fn findings(submissions: &[Submission]) -> Vec<Finding> {
    let mut rules = catalogue().into_iter().cycle();
    submissions
        .iter()
        .flat_map(|sent| sent.readings.iter().map(move |reading| (sent, reading)))
        .filter(|(_, reading)| reading.state == State::Unreadable)
        .filter_map(|(sent, reading)| {
            let seen = reading.text.clone().unwrap_or_default();
            Some(
                Finding::new(rules.next()?, seen, "một con số")
                    .at(reading.place.clone())
                    .of_agency(sent.agency.clone()?)
                    .of_measure(&reading.measure),
            )
        })
        .collect()
}
