//! Ranks, steps, quarters and what is held against last year.

use super::kinds::{of_agencies, rank, ranked};
use super::samples::{
    AGENCIES, EARLY, LATE, Sent, assess, assess_after, day, measure, plan, province,
};
use crate::assessment::verdict::Reason;
use crate::assessment::verdict::Verdict::*;
use crate::plan::model::Kind::*;
use crate::plan::model::Progress::*;
use crate::plan::model::RollUp::*;
use crate::plan::model::{Exemption, Step};

#[test]
fn ranks_bands_and_changes_of_rank() {
    assert_eq!(ranked(rank("<= 10", None), "10/34"), (Met, None));
    assert_eq!(ranked(rank("<= 10", None), "11/34"), (NotMet, None));
    assert_eq!(ranked(rank("10 .. 15", None), "15/63"), (Met, None));
    assert_eq!(ranked(rank("10 .. 15", None), "16/63"), (NotMet, None));
    // Better than the band that the plan hopes for.
    assert_eq!(ranked(rank("10 .. 15", None), "9/63"), (Met, None));
    assert_eq!(
        ranked(rank("<= 10", None), "35/34"),
        (Insufficient, Some(Reason::AboveSecond))
    );
    let before = Some(("12", "34"));
    assert_eq!(ranked(rank("rise 2", before), "10/34"), (Met, None));
    assert_eq!(ranked(rank("rise 2", before), "11/34"), (NotMet, None));
    let other = Some(("12", "63"));
    assert_eq!(
        ranked(rank("rise 2", other), "5/34"),
        (Insufficient, Some(Reason::OtherNumber))
    );
    assert_eq!(
        ranked(rank("rise 2", None), "5/34"),
        (Insufficient, Some(Reason::NoLastYear))
    );
}

#[test]
fn steps_are_held_against_the_step_and_not_against_a_straight_line() {
    let mut steps = measure("m", Ratio, ">= 100", Steps, Pooled);
    steps.steps = [("2024-03-31", ">= 10"), ("2024-06-30", ">= 20")]
        .map(|(by, target)| Step {
            by: day(by),
            target: target.parse().unwrap(),
        })
        .to_vec();
    let of = |text: &'static str| province(steps.clone(), EARLY, [text; 4]).verdict;
    assert_eq!(
        [of("20/100"), of("19/100"), of("100/100")],
        [OnTrack, Behind, Met]
    );
}

#[test]
fn better_than_last_year_for_each_agency() {
    let better = plan(vec![measure("m", Ratio, "> last-year", Due, Bodies)]);
    let now: Sent = &[
        ("a", &[("m", "91/100")]),
        ("b", &[("m", "90/100")]),
        ("c", &[("m", "99/100")]),
    ];
    let then: Sent = &[("a", &[("m", "90/100")]), ("b", &[("m", "180/200")])];
    let assessment = assess_after(&better, LATE, now, &[], then);
    assert_eq!(
        of_agencies(&assessment),
        [
            ("a", Met, None),
            ("b", NotMet, None),
            ("c", Insufficient, Some(Reason::NoLastYear)),
            ("d", Insufficient, Some(Reason::NotSent)),
        ]
    );
}

#[test]
fn growth_is_taken_from_last_years_own_data_where_it_is_there() {
    let mut growth = measure("m", Growth, ">= 10", Due, Pooled);
    growth.second_from_last_year = true;
    let now: Sent = &[("a", &[("m", "110/1000")]), ("b", &[("m", "12/10")])];
    let then: Sent = &[("a", &[("m", "100/90")])];
    let assessment = assess_after(&plan(vec![growth]), LATE, now, &[], then);
    let figure = assessment.province_of("m").unwrap();
    assert_eq!(figure.second.as_ref().unwrap().to_string(), "110");
    assert_eq!(of_agencies(&assessment)[0].1, Met);
}

#[test]
fn every_quarter_is_judged_by_its_own_figure() {
    let meetings = plan(vec![measure("m", Count, ">= 1", Quarterly, Bodies)]);
    let first: Sent = &[
        ("a", &[("m", "1")]),
        ("b", &[("m", "0")]),
        ("c", &[("m", "1")]),
    ];
    let now: Sent = &[
        ("a", &[("m", "2")]),
        ("b", &[("m", "3")]),
        ("c", &[("m", "1")]),
        ("d", &[("m", "2")]),
    ];
    let of = |as_of: &str| {
        of_agencies(&assess_after(&meetings, as_of, now, first, &[]))
            .into_iter()
            .map(|one| (one.1, one.2))
            .collect::<Vec<_>>()
    };
    let unknown = (Insufficient, Some(Reason::NoQuarter));
    // The second quarter ends on 30/6.
    assert_eq!(
        of(EARLY),
        [(Met, None), (NotMet, None), (Behind, None), unknown]
    );
    assert_eq!(
        of("2024-07-01"),
        [(Met, None), (NotMet, None), (NotMet, None), unknown]
    );
}

#[test]
fn bodies_that_are_asked_every_quarter_are_behind_only_while_they_can_meet_it() {
    let of = |asked: &str, as_of: &str, now: [&str; 4]| {
        let mut meetings = measure("m", Count, ">= 1", Quarterly, Bodies);
        meetings.bodies_target = asked.parse().ok();
        let first = AGENCIES.map(|id| (id, [("m", "1")]));
        let second: Vec<_> = AGENCIES
            .iter()
            .zip(now)
            .map(|(id, text)| (*id, [("m", text)]))
            .collect();
        let first: Vec<(&str, &[(&str, &str)])> =
            first.iter().map(|(id, one)| (*id, &one[..])).collect();
        let second: Vec<(&str, &[(&str, &str)])> =
            second.iter().map(|(id, one)| (*id, &one[..])).collect();
        let assessment = assess_after(&plan(vec![meetings]), as_of, &second, &first, &[]);
        assessment.province_of("m").unwrap().verdict
    };
    // `c` can still hold its meeting until 30/6, and no more after it.
    assert_eq!(of(">= 100%", EARLY, ["2", "2", "1", "2"]), Behind);
    assert_eq!(of(">= 100%", "2024-07-01", ["2", "2", "1", "2"]), NotMet);
    assert_eq!(of(">= 100%", EARLY, ["2", "2", "2", "2"]), Met);
    // Two of four, whoever still holds one.
    assert_eq!(of(">= 3", EARLY, ["2", "1", "1", "1"]), Behind);
    // Who held none in the first quarter is out for the year.
    let mut meetings = measure("m", Count, ">= 1", Quarterly, Bodies);
    meetings.bodies_target = ">= 100%".parse().ok();
    let first: Sent = &[
        ("a", &[("m", "0")]),
        ("b", &[("m", "1")]),
        ("c", &[("m", "1")]),
        ("d", &[("m", "1")]),
    ];
    let now: Sent = &[
        ("a", &[("m", "2")]),
        ("b", &[("m", "2")]),
        ("c", &[("m", "1")]),
        ("d", &[("m", "2")]),
    ];
    let assessment = assess_after(&plan(vec![meetings]), EARLY, now, first, &[]);
    assert_eq!(assessment.province_of("m").unwrap().verdict, NotMet);
}

#[test]
fn whom_a_measure_does_not_concern_is_not_asked_and_never_counted() {
    let mut plan = plan(vec![measure("m", Ratio, ">= 90", Due, Bodies)]);
    plan.except = vec![Exemption {
        measures: vec!["m".to_owned()],
        who: vec!["d".to_owned()],
        number: "12/TB-UBND".to_owned(),
        date: day("2024-02-01"),
        reason: "không có thủ tục hành chính".to_owned(),
    }];
    let sent: Sent = &[
        ("a", &[("m", "90/100")]),
        ("b", &[("m", "95/100")]),
        ("c", &[("m", "n/a")]),
    ];
    let assessment = assess(&plan, LATE, sent);
    let figure = assessment.province_of("m").unwrap();
    assert_eq!(
        (figure.expected, figure.missing.concat()),
        (3, "c".to_owned())
    );
    // The word alone, without a ground in the plan, asks; it is neither blank nor «nothing arose».
    let told = of_agencies(&assessment);
    assert_eq!(told[2], ("c", Insufficient, Some(Reason::NotApplicable)));
    assert_eq!(told.len(), 3);
}
