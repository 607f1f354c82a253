//! The kinds of target that real plans have.

use super::samples::{
    AGENCIES, EARLY, LATE, Sent, assess, assess_after, day, measure, plan, province,
};
use crate::assessment::verdict::Reason;
use crate::assessment::verdict::Verdict::{self, *};
use crate::plan::model::Kind::*;
use crate::plan::model::Progress::*;
use crate::plan::model::RollUp::*;
use crate::plan::model::{Baseline, Exemption, Measure, OwnTarget, Step};

/// What agencies state of the measure `m`, each with its name.
fn of_agencies(
    assessment: &crate::assessment::verdict::Assessment,
) -> Vec<(&str, Verdict, Option<Reason>)> {
    assessment
        .of_measure("m")
        .map(|verdict| (verdict.agency.as_str(), verdict.verdict, verdict.reason))
        .collect()
}

fn verdicts(measure: Measure, as_of: &str, sent: Sent) -> Vec<Verdict> {
    let assessment = assess(&plan(vec![measure]), as_of, sent);
    assessment.of_measure("m").map(|one| one.verdict).collect()
}

fn own(who: &str, target: &str) -> OwnTarget {
    OwnTarget {
        who: vec![who.to_owned()],
        target: target.parse().ok(),
        deadline: None,
    }
}

#[test]
fn a_part_of_a_shared_total_has_no_verdict_of_its_own() {
    let trained = measure("m", Count, ">= 1200", Due, Sum);
    let sent: Sent = &[
        ("a", &[("m", "4")]),
        ("b", &[("m", "1196")]),
        ("c", &[("m", "")]),
    ];
    for as_of in [EARLY, LATE] {
        let assessment = assess(&plan(vec![trained.clone()]), as_of, sent);
        assert_eq!(
            of_agencies(&assessment),
            [
                ("a", NoTarget, None),
                ("b", NoTarget, None),
                ("c", Insufficient, Some(Reason::Blank)),
                ("d", Insufficient, Some(Reason::NotSent)),
            ]
        );
        assert_eq!(assessment.province_of("m").unwrap().verdict, Met);
    }
    // Zero tolerance is everybody's own: the first case breaks it.
    let none = measure("m", Count, "= 0", Always, Sum);
    let sent: Sent = &[("a", &[("m", "0")]), ("b", &[("m", "1")])];
    assert_eq!(verdicts(none, EARLY, sent)[..2], [Met, NotMet]);
}

#[test]
fn a_part_that_the_plan_gives_is_judged() {
    let mut trained = measure("m", Count, ">= 1200", Due, Sum);
    trained.own = vec![own("so", ">= 10"), own("b", ">= 500")];
    let sent: Sent = &[
        ("a", &[("m", "10")]),
        ("b", &[("m", "499")]),
        ("c", &[("m", "9")]),
    ];
    assert_eq!(
        verdicts(trained, LATE, sent),
        [Met, NotMet, NotMet, Insufficient]
    );
}

#[test]
fn targets_and_deadlines_can_be_an_agencys_own() {
    let mut rate = measure("m", Ratio, ">= 90", Due, Bodies);
    rate.own = vec![OwnTarget {
        who: vec!["a".to_owned()],
        target: ">= 50".parse().ok(),
        deadline: Some(day("2024-03-31")),
    }];
    let sent: Sent = &[
        ("a", &[("m", "49/100")]),
        ("b", &[("m", "89/100")]),
        ("c", &[("m", "90/100")]),
    ];
    assert_eq!(
        verdicts(rate, EARLY, sent),
        [NotMet, OnTrack, Met, Insufficient]
    );
}

#[test]
fn a_share_or_a_number_of_bodies() {
    let of = |asked: &str, stated: [&str; 4]| {
        let mut rate = measure("m", Ratio, ">= 90", Due, Bodies);
        rate.bodies_target = Some(asked.parse().unwrap());
        province(rate, LATE, stated).verdict
    };
    assert_eq!(of(">= 30%", ["95/100", "1/100", "1/100", "99/100"]), Met);
    assert_eq!(of(">= 60%", ["95/100", "1/100", "1/100", "99/100"]), NotMet);
    assert_eq!(of(">= 2", ["95/100", "1/100", "0/0", "99/100"]), Met);
    // Who is missing decides nothing where it is the same either way.
    assert_eq!(of(">= 25%", ["95/100", "1/100", "1/100", "-"]), Met);
    assert_eq!(
        of(">= 50%", ["95/100", "1/100", "1/100", "-"]),
        Insufficient
    );
    assert_eq!(of(">= 75%", ["95/100", "1/100", "1/100", "-"]), NotMet);
    assert_eq!(of(">= 2", ["95/100", "1/100", "1/100", "-"]), Insufficient);
}

#[test]
fn a_mean_counts_every_agency_alike_and_a_weighted_one_its_answers() {
    let mean = province(
        measure("m", Score, ">= 85", Due, Mean),
        LATE,
        ["80", "90", "86", "none"],
    );
    let third = |tenths: i64| crate::exact::Exact::fraction(tenths, 3);
    assert_eq!((mean.verdict, mean.value), (Met, third(256)));
    let stated = ["80/300", "90/100", "86/0", "-"];
    let weighted = province(
        measure("m", WeightedScore, ">= 82.5", Due, Weighted),
        LATE,
        stated,
    );
    assert_eq!(weighted.value.unwrap().to_string(), "82.5");
    // A score that rests on no answer is none.
    assert_eq!(
        (weighted.verdict, weighted.missing.concat()),
        (Met, "cd".to_owned())
    );
}

#[test]
fn a_score_without_answers_and_a_rank_among_nobody_are_no_grounds() {
    let of = |kind, target: &str, text: &str| {
        let mut one = measure("m", kind, target, Due, Single);
        one.reporters = vec!["a".to_owned()];
        ranked(one, text)
    };
    let zero_second = (Insufficient, Some(Reason::ZeroSecond));
    assert_eq!(of(WeightedScore, ">= 80", "86/0"), zero_second);
    assert_eq!(of(WeightedScore, ">= 80", "0/0"), (NothingArose, None));
    assert_eq!(of(WeightedScore, ">= 80", "0/9"), (NotMet, None));
    assert_eq!(of(Rank, "<= 10", "0/0"), (NothingArose, None));
    let missing = (Insufficient, Some(Reason::FigureMissing));
    assert_eq!(of(Rank, "<= 10", "0/34"), missing);
    assert_eq!(of(Rank, "<= 10", "1/34"), (Met, None));
}

#[test]
fn who_lacks_last_years_figure_is_in_the_sums_all_the_same() {
    let now: Sent = &[
        ("a", &[("m", "91/100")]),
        ("b", &[("m", "97/200")]),
        ("c", &[("m", "99/100")]),
    ];
    let then: Sent = &[("a", &[("m", "90/100")])];
    let of = |kind, rollup| {
        let better = plan(vec![measure("m", kind, "> last-year", Due, rollup)]);
        let assessment = assess_after(&better, LATE, now, &[], then);
        let figure = assessment.province_of("m").unwrap().clone();
        (
            figure.first.unwrap().to_string(),
            figure.missing.concat(),
            figure.verdict,
        )
    };
    // 287 of 400 is less than 90 %, 238.5 ÷ 3 too.
    assert_eq!(
        of(Ratio, Pooled),
        ("287".to_owned(), "d".to_owned(), NotMet)
    );
    assert_eq!(
        of(Ratio, Mean),
        ("238.5".to_owned(), "d".to_owned(), NotMet)
    );
    // Whether they meet it nobody knows.
    let better = plan(vec![measure("m", Ratio, "> last-year", Due, Bodies)]);
    let assessment = assess_after(&better, LATE, now, &[], then);
    let figure = assessment.province_of("m").unwrap();
    assert_eq!(
        (figure.missing.concat(), figure.verdict),
        ("bcd".to_owned(), Insufficient)
    );
}

#[test]
fn a_total_is_held_against_last_years_total_only_where_that_is_whole() {
    let more = plan(vec![measure("m", Count, "> last-year", Due, Sum)]);
    let all = ["a", "b", "c", "d"].map(|id| (id, [("m", "9")]));
    let all: Vec<(&str, &[(&str, &str)])> = all.iter().map(|(id, one)| (*id, &one[..])).collect();
    let of = |then: Sent| {
        let assessment = assess_after(&more, LATE, &all, &[], then);
        // What an agency adds has no verdict of its own, whatever there is of the year before.
        assert_eq!(of_agencies(&assessment)[3], ("d", NoTarget, None));
        let figure = assessment.province_of("m").unwrap();
        (figure.verdict, figure.reason)
    };
    assert_eq!(of(&all[..3]), (Insufficient, Some(Reason::NoLastYear)));
    assert_eq!(of(&all), (NotMet, None));
}

#[test]
fn an_average_is_a_sum_over_a_number() {
    let mut days = measure("m", Average, "< 3", Hold, Pooled);
    days.unit = "ngày".to_owned();
    let figure = province(days, EARLY, ["5/2", "20/7", "none", "0/0"]);
    assert_eq!(figure.value, crate::exact::Exact::fraction(25, 9));
    assert_eq!(figure.verdict, Met);
}

#[test]
fn a_score_above_its_maximum_is_no_ground() {
    let mut score = measure("m", Score, ">= 80", Due, Single);
    score.reporters = vec!["a".to_owned()];
    score.maximum = "100".parse().ok();
    let of = |text: &str| {
        let assessment = assess(&plan(vec![score.clone()]), LATE, &[("a", &[("m", text)])]);
        let verdict = assessment.of_measure("m").next().unwrap().clone();
        (verdict.verdict, verdict.reason)
    };
    assert_eq!(of("855"), (Insufficient, Some(Reason::AboveMaximum)));
    assert_eq!(of("85.5"), (Met, None));
}

fn rank(target: &str, baseline: Option<(&str, &str)>) -> Measure {
    let mut rank = measure("m", Rank, target, Due, Single);
    rank.reporters = vec!["a".to_owned()];
    rank.baseline = baseline.map(|(value, of)| Baseline {
        value: value.parse().unwrap(),
        of: of.parse().ok(),
    });
    rank
}

fn ranked(rank: Measure, text: &str) -> (Verdict, Option<Reason>) {
    let assessment = assess(&plan(vec![rank]), LATE, &[("a", &[("m", text)])]);
    let verdict = assessment.of_measure("m").next().unwrap();
    (verdict.verdict, verdict.reason)
}

#[test]
fn ranks_bands_and_changes_of_rank() {
    assert_eq!(ranked(rank("<= 10", None), "10/34"), (Met, None));
    assert_eq!(ranked(rank("<= 10", None), "11/34"), (NotMet, None));
    assert_eq!(ranked(rank("10 .. 15", None), "15/63"), (Met, None));
    assert_eq!(ranked(rank("10 .. 15", None), "16/63"), (NotMet, None));
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
