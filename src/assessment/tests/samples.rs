//! A plan of one criterion a measure, four agencies, and what they send, in a short notation.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::agency::{Agency, Level, Register};
use crate::assessment::before::take_second_figures;
use crate::assessment::doubt::Doubts;
use crate::assessment::judged::Judged;
use crate::assessment::verdict::{Assessment, ProvinceFigure};
use crate::assessment::{Judging, judge, judge_all};
use crate::exact::Exact;
use crate::period::{Period, Window};
use crate::plan::model::{
    Assignment, Criterion, Deadline, Figure, Kind, Measure, Plan, Progress, RollUp,
};
use crate::submission::{Disposition, Evidence, Reading, Receipt, State, Submission};

/// The agencies that report, in the register's order.
pub const AGENCIES: [&str; 4] = ["a", "b", "c", "d"];

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

/// The day of 2024-H1 on which the office's report is due, before every deadline.
pub const EARLY: &str = "2024-06-20";
/// The deadline itself, which is not past yet.
pub const DEADLINE: &str = "2024-12-31";
/// The first day after the deadline.
pub const LATE: &str = "2025-01-01";

/// A measure with an id, capped where it is a rate, reported by all agencies.
pub fn measure(id: &str, kind: Kind, target: &str, progress: Progress, rollup: RollUp) -> Measure {
    let figure = || Figure {
        label: "Số".to_owned(),
        unit: "hồ sơ".to_owned(),
        ..Figure::default()
    };
    Measure {
        id: id.to_owned(),
        criteria: vec![id.to_owned()],
        label: id.to_owned(),
        kind,
        first: kind.has_figures().then(figure),
        second: kind.has_second().then(figure),
        unit: "%".to_owned(),
        capped: matches!(kind, Kind::Ratio | Kind::Reduction),
        target: target.parse().unwrap(),
        progress,
        reporters: AGENCIES.map(str::to_owned).to_vec(),
        rollup,
        ..Measure::default()
    }
}

/// A plan of these measures, with a criterion for each that they name, due at the end of 2024; what
/// is asked in every period has no deadline.
pub fn plan(measures: Vec<Measure>) -> Plan {
    let mut criteria: Vec<Criterion> = Vec::new();
    for measure in &measures {
        for code in &measure.criteria {
            if criteria.iter().all(|known| known.code != *code) {
                criteria.push(criterion(code, measure.progress));
            }
        }
    }
    Plan {
        amendment: None,
        year: 2024,
        number: "1/KH-UBND".to_owned(),
        date: day("2024-05-24"),
        issuer: "UBND tỉnh".to_owned(),
        title: "Kế hoạch".to_owned(),
        goals: Vec::new(),
        fields: Vec::new(),
        groups: Vec::new(),
        criteria,
        measures,
        ..Plan::default()
    }
}

fn criterion(code: &str, progress: Progress) -> Criterion {
    let nobody = || Assignment {
        text: String::new(),
        who: Vec::new(),
    };
    Criterion {
        code: code.to_owned(),
        field: "I".to_owned(),
        group: None,
        name: code.to_owned(),
        requirement: String::new(),
        points: None,
        deadline: Deadline {
            text: String::new(),
            date: (progress != Progress::Always).then(|| day(DEADLINE)),
        },
        lead: nobody(),
        support: nobody(),
    }
}

/// A reading in short: `` (blank), `?` (unreadable), `none` (nothing arose), `doing`, `idle`, `done`
/// (without usable evidence), `proved`, `99.5%` (a rate without figures), `3` or `3/5` (figures),
/// `3/` and `/5` (one of two figures).
pub fn reading(measure: &str, text: &str) -> Reading {
    let mut reading = Reading::absent(measure);
    reading.state = match text {
        "" => State::Blank,
        "?" => State::Unreadable,
        "none" => State::NothingArose,
        "n/a" => State::NotApplicable,
        "doing" => State::InProgress,
        "idle" => State::NotStarted,
        "done" | "proved" => State::Done,
        _ => State::Value,
    };
    if text == "proved" {
        reading.evidence = Some(Evidence {
            kind: None,
            number: "5".to_owned(),
            symbol: "BC-UBND".to_owned(),
            date: None,
            text: "5/BC-UBND".to_owned(),
        });
    }
    if reading.state == State::Value {
        let figure = |text: &str| (!text.is_empty()).then(|| exact(text));
        match (text.strip_suffix('%'), text.split_once('/')) {
            (Some(rate), _) => reading.percent = figure(rate),
            (None, Some((first, second))) => {
                (reading.first, reading.second) = (figure(first), figure(second));
            }
            (None, None) => reading.first = figure(text),
        }
    }
    reading
}

/// What an agency sent: its readings by measure.
pub fn submission(agency: &str, sent: &[(&str, &str)]) -> Submission {
    Submission {
        agency: Some(agency.to_owned()),
        file: format!("{agency}.xlsx"),
        sha256: None,
        disposition: Disposition::Accepted,
        receipt: Receipt::default(),
        readings: sent
            .iter()
            .map(|(measure, text)| reading(measure, text))
            .collect(),
        narrative: BTreeMap::new(),
        estimates: BTreeMap::new(),
    }
}

fn register() -> Register {
    let agency = |id: &str| Agency {
        id: id.to_owned(),
        name: id.to_owned(),
        level: "so".to_owned(),
        ..Agency::default()
    };
    let level = Level {
        id: "so".to_owned(),
        name: "Sở".to_owned(),
        plural: "các sở".to_owned(),
        superior: None,
    };
    Register {
        levels: vec![level],
        agencies: AGENCIES.map(agency).to_vec(),
    }
}

/// The half year 2024-H1 of a plan, as of a day, from what each agency sent; an agency that is not
/// named sent nothing.
pub fn assess(plan: &Plan, as_of: &str, sent: Sent) -> Assessment {
    judge(plan, &register(), &half_year(), day(as_of), &sent_by(sent))
}

fn half_year() -> Period {
    period("2024-H1", "2023-12-15", "2024-06-14")
}

fn period(id: &str, from: &str, to: &str) -> Period {
    let window = Window {
        from: day(from),
        to: day(to),
    };
    Period {
        id: id.parse().unwrap(),
        window,
        regime: window,
        due_agencies: day("2024-06-18"),
        due_office: day(EARLY),
        estimate: false,
    }
}

fn sent_by(sent: Sent) -> Vec<Submission> {
    sent.iter()
        .map(|(agency, readings)| submission(agency, readings))
        .collect()
}

/// What agencies sent: each with its readings.
pub type Sent<'a> = &'a [(&'a str, &'a [(&'a str, &'a str)])];

/// Like [`assess`], with what was sent in the first quarter and in the same half of the year before.
pub fn assess_after(
    plan: &Plan,
    as_of: &str,
    sent: Sent,
    first_quarter: Sent,
    last_year: Sent,
) -> Assessment {
    let doubts = Doubts::default();
    let register = register();
    let of = |period: &Period, submissions: &[Submission]| {
        judge(plan, &register, period, period.due_office, submissions)
    };
    let quarter = period("2024-Q1", "2023-12-15", "2024-03-14");
    let then = period("2023-H1", "2022-12-15", "2023-06-14");
    let (of_quarter, of_then) = (sent_by(first_quarter), sent_by(last_year));
    let (quarter_judged, then_judged) = (of(&quarter, &of_quarter), of(&then, &of_then));
    let judged = |period, submissions, assessment| Judged {
        plan,
        period,
        submissions,
        assessment,
        doubts: &doubts,
    };
    let year = [judged(&quarter, &of_quarter, &quarter_judged)];
    let half_year = half_year();
    let mut submissions = sent_by(sent);
    let last_year = judged(&then, &of_then, &then_judged);
    take_second_figures(plan, &register, &last_year, &mut submissions);
    judge_all(&Judging {
        plan,
        register: &register,
        period: &half_year,
        as_of: day(as_of),
        submissions: &submissions,
        doubts: &doubts,
        judged: &Default::default(),
        past: &year,
        last_year: Some(last_year),
    })
}

/// The province's figure on one measure, from what a, b, c and d state of it in turn; `-` for an
/// agency that sent nothing.
pub fn province(measure: Measure, as_of: &str, stated: [&str; 4]) -> ProvinceFigure {
    let readings: Vec<[(&str, &str); 1]> = stated.iter().map(|text| [("m", *text)]).collect();
    let sent: Vec<(&str, &[(&str, &str)])> = AGENCIES
        .iter()
        .zip(&readings)
        .filter(|(_, reading)| reading[0].1 != "-")
        .map(|(agency, reading)| (*agency, reading.as_slice()))
        .collect();
    let mut assessment = assess(&plan(vec![measure]), as_of, &sent);
    assessment.province.remove(0)
}
