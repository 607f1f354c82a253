//! Over the year: figures in doubt, periods side by side, bodies that end and follow each other.

use super::samples::{day, measure, plan, submission};
use crate::agency::{Agency, Level, Register};
use crate::assessment::doubt::Doubts;
use crate::assessment::judged::Judged;
use crate::assessment::over_time::{between, in_both};
use crate::assessment::verdict::{Assessment, Reason, Verdict};
use crate::assessment::{Judgements, Judging, judge_all, judge_alone};
use crate::exact::Exact;
use crate::period::{Period, Window};
use crate::plan::model::{Kind, Measure, OwnTarget, Plan, Progress, RollUp};
use crate::submission::Submission;

fn period(id: &str, to: &str) -> Period {
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

fn agency(id: &str) -> Agency {
    Agency {
        id: id.to_owned(),
        name: id.to_owned(),
        level: "so".to_owned(),
        ..Agency::default()
    }
}

fn register(agencies: Vec<Agency>) -> Register {
    let level = Level {
        id: "so".to_owned(),
        name: "Sở".to_owned(),
        plural: "các sở".to_owned(),
        superior: None,
    };
    Register {
        levels: vec![level],
        agencies,
    }
}

/// What each agency says of the measure `m`.
fn sent(stated: &[(&str, &str)]) -> Vec<Submission> {
    stated
        .iter()
        .map(|(agency, text)| submission(agency, &[("m", text)]))
        .collect()
}

fn of_level(kind: Kind, target: &str, rollup: RollUp) -> Measure {
    Measure {
        reporters: vec!["so".to_owned()],
        ..measure("m", kind, target, Progress::Hold, rollup)
    }
}

fn doubts(agencies: &[&str]) -> Doubts {
    agencies
        .iter()
        .map(|agency| ((*agency).to_owned(), "m".to_owned()))
        .collect()
}

/// A period with everything that it is judged by.
struct Year {
    plan: Plan,
    register: Register,
    period: Period,
    submissions: Vec<Submission>,
    doubts: Doubts,
}

impl Year {
    fn judge(&self, past: &[Judged]) -> Assessment {
        judge_all(&Judging {
            plan: &self.plan,
            register: &self.register,
            period: &self.period,
            as_of: self.period.due_office,
            submissions: &self.submissions,
            doubts: &self.doubts,
            judged: &Judgements::new(),
            past,
            last_year: None,
        })
    }

    fn judged<'a>(&'a self, assessment: &'a Assessment) -> Judged<'a> {
        Judged {
            plan: &self.plan,
            period: &self.period,
            submissions: &self.submissions,
            assessment,
            doubts: &self.doubts,
        }
    }
}

fn half(plan: &Plan, register: &Register, stated: &[(&str, &str)]) -> Year {
    Year {
        plan: plan.clone(),
        register: register.clone(),
        period: period("2024-H1", "2024-06-14"),
        submissions: sent(stated),
        doubts: Doubts::default(),
    }
}

fn third(half: &Year, stated: &[(&str, &str)]) -> Year {
    Year {
        plan: half.plan.clone(),
        register: half.register.clone(),
        period: period("2024-Q3", "2024-09-14"),
        submissions: sent(stated),
        doubts: Doubts::default(),
    }
}

#[test]
fn a_verdict_that_hangs_on_a_doubted_figure_is_open() {
    let plan = plan(vec![of_level(Kind::Count, ">= 1000", RollUp::Sum)]);
    let register = register(vec![agency("a"), agency("b")]);
    let mut half = half(&plan, &register, &[("a", "120000000"), ("b", "12")]);
    assert_eq!(half.judge(&[]).province[0].verdict, Verdict::Met);
    half.doubts = doubts(&["a"]);
    let figure = half.judge(&[]).province.remove(0);
    assert_eq!(figure.verdict, Verdict::Insufficient);
    assert_eq!(figure.reason, Some(Reason::InDoubt));
    // The figure itself stays as it was stated: it is printed with its mark.
    assert_eq!(figure.first, Some(Exact::whole(120_000_012)));
    let doubt = figure.doubt.unwrap();
    assert_eq!(doubt.agencies, ["a"]);
    assert_eq!((doubt.with, doubt.without), (Verdict::Met, Verdict::Behind));
    assert_eq!(doubt.value_without, Some(Exact::whole(12)));
}

#[test]
fn a_doubt_that_decides_nothing_leaves_the_verdict() {
    let plan = plan(vec![of_level(Kind::Count, ">= 1000", RollUp::Sum)]);
    let register = register(vec![agency("a"), agency("b")]);
    let mut half = half(&plan, &register, &[("a", "5000"), ("b", "2000")]);
    half.doubts = doubts(&["a"]);
    let figure = half.judge(&[]).province.remove(0);
    assert_eq!((figure.verdict, figure.doubt), (Verdict::Met, None));
    // Each alone decides nothing, both together do.
    half.doubts = doubts(&["a", "b"]);
    let figure = half.judge(&[]).province.remove(0);
    assert_eq!(figure.reason, Some(Reason::InDoubt));
    assert_eq!(figure.doubt.unwrap().agencies, ["a", "b"]);
}

#[test]
fn periods_are_compared_over_the_agencies_in_both() {
    let plan = plan(vec![of_level(Kind::Ratio, ">= 90", RollUp::Pooled)]);
    let register = register(vec![agency("a"), agency("b"), agency("c")]);
    let half = half(&plan, &register, &[("a", "5/10"), ("b", "9/10")]);
    let third = third(&half, &[("a", "16/20"), ("c", "0/80")]);
    let (then, now) = (half.judge(&[]), third.judge(&[]));
    // The whole province fell from 70 % to 16 %: over agencies of which only one is in both.
    let both = in_both(
        &plan.measures[0],
        &third.judged(&now),
        &half.judged(&then),
        &register.families(),
    )
    .unwrap();
    assert!(!both.whole);
    assert_eq!((both.counted, both.expected), (1, 3));
    assert_eq!(both.then.value, Some(Exact::whole(50)));
    assert_eq!(both.now.value, Some(Exact::whole(80)));
}

#[test]
fn what_is_doubted_is_left_out_of_a_comparison() {
    let plan = plan(vec![of_level(Kind::Ratio, ">= 90", RollUp::Pooled)]);
    let register = register(vec![agency("a"), agency("b")]);
    let half = half(&plan, &register, &[("a", "5/10"), ("b", "9/10")]);
    let mut third = third(&half, &[("a", "6/20"), ("b", "1800/2000")]);
    third.doubts = doubts(&["b"]);
    let (then, now) = (half.judge(&[]), third.judge(&[]));
    let families = register.families();
    let (late, early) = (third.judged(&now), half.judged(&then));
    let both = in_both(&plan.measures[0], &late, &early, &families).unwrap();
    assert_eq!(both.doubted, ["b"]);
    assert_eq!(both.now.value, Some(Exact::whole(30)));
    let alone = between(&plan.measures[0], &late, &early, &families).unwrap();
    assert_eq!(
        (alone.first, alone.second),
        (Exact::whole(1), Exact::whole(10))
    );
    assert_eq!((alone.counted, alone.expected), (1, 2));
}

#[test]
fn a_figure_that_fell_is_in_no_quarter() {
    let plan = plan(vec![of_level(Kind::Count, ">= 10", RollUp::Sum)]);
    let register = register(vec![agency("a"), agency("b")]);
    let half = half(&plan, &register, &[("a", "10"), ("b", "10")]);
    let third = third(&half, &[("a", "4"), ("b", "13")]);
    let (then, now) = (half.judge(&[]), third.judge(&[]));
    let alone = between(
        &plan.measures[0],
        &third.judged(&now),
        &half.judged(&then),
        &register.families(),
    )
    .unwrap();
    assert_eq!((alone.first, alone.counted), (Exact::whole(3), 1));
}

#[test]
fn what_ended_bodies_left_is_no_figure_of_a_period_of_which_nobody_reports() {
    let plan = plan(vec![of_level(Kind::Count, ">= 10", RollUp::Sum)]);
    let register = merged(false);
    let half = half(&plan, &register, &[("old-1", "12"), ("old-2", "9")]);
    let then = half.judge(&[]);
    let figure = third(&half, &[])
        .judge(&[half.judged(&then)])
        .province
        .remove(0);
    let facts = (figure.verdict, figure.reason, figure.value, figure.carried);
    let open = (Verdict::Insufficient, Some(Reason::AgenciesMissing));
    assert_eq!(facts, (open.0, open.1, None, Vec::new()));
    assert_eq!(figure.missing, ["new", "a"]);
}

#[test]
fn where_a_whole_level_ended_nobody_is_missing() {
    let measure = Measure {
        standing: true,
        ..of_level(Kind::Count, ">= 10", RollUp::Sum)
    };
    let plan = plan(vec![measure]);
    let ended = Agency {
        valid_to: Some(day("2024-06-30")),
        ..agency("old")
    };
    let register = register(vec![ended]);
    let half = half(&plan, &register, &[("old", "12")]);
    let then = half.judge(&[]);
    let figure = third(&half, &[])
        .judge(&[half.judged(&then)])
        .province
        .remove(0);
    let facts = (figure.verdict, figure.reason, figure.missing);
    let open = (Verdict::Insufficient, Some(Reason::NobodyLeft));
    assert_eq!(facts, (open.0, open.1, Vec::new()));
}

/// `old-1` and `old-2` became `new` on 1/7.
fn merged(starts_anew: bool) -> Register {
    let ended = |id: &str| Agency {
        valid_to: Some(day("2024-06-30")),
        successors: vec!["new".to_owned()],
        ..agency(id)
    };
    let new = Agency {
        valid_from: Some(day("2024-07-01")),
        starts_anew,
        ..agency("new")
    };
    register(vec![ended("old-1"), ended("old-2"), new, agency("a")])
}

fn third_of_merged(register: &Register, target: &str, new: Option<&str>) -> Assessment {
    let plan = plan(vec![of_level(Kind::Count, target, RollUp::Sum)]);
    let half = half(
        &plan,
        register,
        &[("old-1", "12"), ("old-2", "9"), ("a", "1")],
    );
    let mut stated = vec![("a", "2")];
    stated.extend(new.map(|text| ("new", text)));
    let then = half.judge(&[]);
    third(&half, &stated).judge(&[half.judged(&then)])
}

#[test]
fn the_half_year_of_bodies_that_ended_stays_in_the_total() {
    // The successor states the whole year: nothing is counted twice.
    let figure = third_of_merged(&merged(false), ">= 10", Some("25"))
        .province
        .remove(0);
    assert_eq!(figure.first, Some(Exact::whole(27)));
    assert!(figure.carried.is_empty());
    // It has not sent: what its predecessors had done stays, and it is missing.
    let figure = third_of_merged(&merged(false), ">= 10", None)
        .province
        .remove(0);
    assert_eq!(figure.first, Some(Exact::whole(23)));
    assert_eq!(figure.carried, ["old-1", "old-2"]);
    assert_eq!(figure.missing, ["new"]);
    assert_eq!((figure.expected, figure.counted), (2, 1));
    // Its figures start anew: both are added.
    let figure = third_of_merged(&merged(true), ">= 10", Some("4"))
        .province
        .remove(0);
    assert_eq!(figure.first, Some(Exact::whole(27)));
    assert_eq!(figure.carried, ["old-1", "old-2"]);
}

#[test]
fn the_end_of_a_level_leaves_its_figures_in_the_total() {
    let mut register = merged(false);
    for ended in &mut register.agencies {
        ended.successors.clear();
    }
    let figure = third_of_merged(&register, ">= 10", Some("4"))
        .province
        .remove(0);
    assert_eq!(figure.first, Some(Exact::whole(27)));
    assert_eq!(figure.carried, ["old-1", "old-2"]);
}

#[test]
fn what_was_due_before_its_birth_is_not_asked_of_a_body() {
    let mut plan = plan(vec![Measure {
        reporters: vec!["so".to_owned()],
        ..measure("m", Kind::Document, "done", Progress::Due, RollUp::Bodies)
    }]);
    plan.criteria[0].deadline.date = Some(day("2024-02-28"));
    let register = merged(false);
    let half = half(
        &plan,
        &register,
        &[("old-1", "proved"), ("old-2", "idle"), ("a", "proved")],
    );
    let then = half.judge(&[]);
    let third = third(&half, &[("a", "proved"), ("new", "idle")]);
    let now = third.judge(&[half.judged(&then)]);
    let of_new = now.of_agency("new").next().unwrap();
    assert_eq!(of_new.verdict, Verdict::NothingArose);
    assert_eq!(of_new.reason, Some(Reason::BeforeBirth));
    // The deadline was its predecessors': one of them had done it, one had not.
    let figure = &now.province[0];
    assert_eq!(figure.first, Some(Exact::whole(2)));
    assert_eq!(figure.second, Some(Exact::whole(3)));
    assert_eq!(figure.verdict, Verdict::NotMet);
    assert_eq!(figure.carried, ["old-1", "old-2"]);
    assert!(figure.missing.is_empty());
}

#[test]
fn an_own_deadline_before_its_birth_is_not_asked_of_a_body_either() {
    let mut plan = plan(vec![Measure {
        reporters: vec!["so".to_owned()],
        own: vec![OwnTarget {
            who: vec!["so".to_owned()],
            target: None,
            deadline: Some(day("2024-04-30")),
        }],
        ..measure("m", Kind::Document, "done", Progress::Due, RollUp::Bodies)
    }]);
    let register = merged(false);
    let of_new = |plan: &Plan| {
        let half = half(plan, &register, &[("a", "proved")]);
        let third = third(&half, &[("a", "proved"), ("new", "idle")]);
        let now = third.judge(&[]);
        let one = now.of_agency("new").next().unwrap();
        (one.verdict, one.reason)
    };
    let predecessors = (Verdict::NothingArose, Some(Reason::BeforeBirth));
    assert_eq!(of_new(&plan), predecessors);
    // In its own report, which is made without its peers, too.
    let new = register.get("new").unwrap();
    let period = period("2024-Q3", "2024-09-14");
    let alone = judge_alone(
        &plan,
        new,
        &period,
        period.due_office,
        &sent(&[("new", "idle")])[0],
    );
    assert_eq!((alone[0].verdict, alone[0].reason), predecessors);
    // An own deadline after it is asked, whatever the criterion's was.
    plan.criteria[0].deadline.date = Some(day("2024-02-28"));
    plan.measures[0].own[0].deadline = Some(day("2024-08-31"));
    assert_eq!(of_new(&plan), (Verdict::NotMet, None));
}
