//! Periods for the tests: the real plan and register, with submissions made here.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;

use cchc::agency::Agency;
use cchc::assessment::doubt::Doubts;
use cchc::assessment::{Judgements, Judging, judge, judge_all};
use cchc::decided::Decided;
use cchc::exact::Exact;
use cchc::finding::Finding;
use cchc::form::NarrativeSection;
use cchc::inputs::{Inputs, load_inputs};
use cchc::plan::model::{Kind, Measure};
use cchc::plan::target::{Comparison, Target};
use cchc::report::basis::{Basis, Past};
use cchc::report::model::{Report, build};
use cchc::submission::{Disposition, Evidence, Reading, Receipt, State, Submission};

/// What an agency says of a measure.
pub(super) type Says<'a> = &'a dyn Fn(&Agency, &Measure) -> Reading;

pub(super) fn inputs() -> Inputs {
    load_inputs(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The submissions of the agencies that send, on the due date.
pub(super) fn submissions(
    inputs: &Inputs,
    period: &str,
    sends: &dyn Fn(&Agency) -> bool,
    says: Says,
) -> Vec<Submission> {
    let period = inputs.period(period.parse().unwrap()).unwrap();
    let plan = inputs.plan(period.id.year).unwrap();
    inputs
        .register
        .existing_on(period.cut_off())
        .filter(|agency| sends(agency))
        .map(|agency| Submission {
            agency: Some(agency.id.clone()),
            file: format!("{}.xlsx", agency.id),
            sha256: None,
            disposition: Disposition::Accepted,
            receipt: Receipt {
                date: Some(period.due_agencies),
                number: None,
            },
            readings: plan
                .measures_for(agency)
                .map(|measure| says(agency, measure))
                .collect(),
            narrative: BTreeMap::new(),
            estimates: BTreeMap::new(),
        })
        .collect()
}

/// The report of a period, with its earlier one.
pub(super) fn report(
    inputs: &Inputs,
    period: &str,
    sent: &[Submission],
    earlier: Option<(&str, &[Submission])>,
) -> Report {
    with_basis(inputs, period, sent, earlier, &[], build)
}

/// What is made of a period, with findings and its earlier one.
pub(super) fn with_basis<T>(
    inputs: &Inputs,
    period: &str,
    sent: &[Submission],
    earlier: Option<(&str, &[Submission])>,
    findings: &[Finding],
    make: impl FnOnce(&Basis) -> T,
) -> T {
    let period = inputs.period(period.parse().unwrap()).unwrap();
    let plan = inputs.plan(period.id.year).unwrap();
    let judged = |period: &cchc::period::Period, sent: &[Submission]| {
        judge(plan, &inputs.register, period, period.due_office, sent)
    };
    let past: Vec<Past> = earlier
        .into_iter()
        .map(|(id, sent)| {
            let period = inputs.period(id.parse().unwrap()).unwrap();
            Past {
                plan,
                period,
                submissions: sent.to_vec(),
                doubts: Doubts::default(),
                decided: Decided::default(),
                assessment: judged(period, sent),
                as_written: None,
                without: None,
            }
        })
        .collect();
    let judged_past: Vec<_> = past.iter().map(Past::judged).collect();
    let assessment = judge_all(&Judging {
        plan,
        register: &inputs.register,
        period,
        as_of: period.due_office,
        submissions: sent,
        doubts: &Doubts::default(),
        judged: &Judgements::new(),
        past: &judged_past,
        last_year: None,
    });
    make(&Basis {
        plan_notice: None,
        plan,
        register: &inputs.register,
        office: &inputs.office,
        calendar: &inputs.calendar,
        periods: &inputs.periods,
        period,
        as_of: period.due_office,
        submissions: sent,
        findings,
        assessment: &assessment,
        doubts: &Doubts::default(),
        decided: &Decided::default(),
        without: None,
        past: &past,
        last_year: None,
    })
}

/// A reading with figures.
pub(super) fn figures(measure: &Measure, first: i64, second: i64) -> Reading {
    Reading {
        state: State::Value,
        first: Some(Exact::whole(first)),
        second: measure.kind.has_second().then(|| Exact::whole(second)),
        ..Reading::absent(measure.id.clone())
    }
}

/// A document that is done, with its evidence.
pub(super) fn done(measure: &Measure) -> Reading {
    Reading {
        state: State::Done,
        evidence: Some(Evidence {
            kind: Some("Báo cáo".to_owned()),
            number: "123".to_owned(),
            symbol: "BC-STP".to_owned(),
            date: NaiveDate::from_ymd_opt(2024, 5, 12),
            text: "Báo cáo số 123/BC-STP ngày 12/5/2024".to_owned(),
        }),
        ..Reading::absent(measure.id.clone())
    }
}

/// A reading that meets the target.
pub(super) fn meets(_: &Agency, measure: &Measure) -> Reading {
    match (measure.kind, &measure.target) {
        (Kind::Document | Kind::Narrative, _) => done(measure),
        (Kind::Growth, _) => figures(measure, 120, 100),
        (
            Kind::Count,
            Target::Compare {
                comparison: Comparison::Equal,
                ..
            },
        ) => figures(measure, 0, 0),
        (Kind::Count, _) => figures(measure, 20, 0),
        _ if measure.capped => figures(measure, 100, 100),
        _ => figures(measure, 110, 100),
    }
}

/// A reading that is as far from the target as can be.
pub(super) fn fails(_: &Agency, measure: &Measure) -> Reading {
    match (measure.kind, &measure.target) {
        (Kind::Document | Kind::Narrative, _) => Reading {
            state: State::NotStarted,
            ..Reading::absent(measure.id.clone())
        },
        (Kind::Growth, _) => figures(measure, 80, 100),
        (
            Kind::Count,
            Target::Compare {
                comparison: Comparison::Equal,
                ..
            },
        ) => figures(measure, 2, 0),
        (Kind::Count, _) => figures(measure, 0, 0),
        _ => figures(measure, 1, 100),
    }
}

/// The same submission with a section of narrative.
pub(super) fn saying(
    mut submission: Submission,
    section: NarrativeSection,
    text: &str,
) -> Submission {
    submission.narrative.insert(section, text.to_owned());
    submission
}
