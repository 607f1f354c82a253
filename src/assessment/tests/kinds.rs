//! The kinds of target that real plans have.

use super::samples::{EARLY, LATE, Sent, assess, assess_after, day, measure, plan, province};
use crate::assessment::verdict::Reason;
use crate::assessment::verdict::Verdict::{self, *};
use crate::plan::model::Kind::*;
use crate::plan::model::Progress::*;
use crate::plan::model::RollUp::*;
use crate::plan::model::{Baseline, Measure, OwnTarget};

/// What agencies state of the measure `m`, each with its name.
pub(super) fn of_agencies(
    assessment: &crate::assessment::verdict::Assessment,
) -> Vec<(&str, Verdict, Option<Reason>)> {
    assessment
        .of_measure("m")
        .map(|verdict| (verdict.agency.as_str(), verdict.verdict, verdict.reason))
        .collect()
}

pub(super) fn verdicts(measure: Measure, as_of: &str, sent: Sent) -> Vec<Verdict> {
    let assessment = assess(&plan(vec![measure]), as_of, sent);
    assessment.of_measure("m").map(|one| one.verdict).collect()
}

pub(super) fn own(who: &str, target: &str) -> OwnTarget {
    OwnTarget {
        who: vec![who.to_owned()],
        target: target.parse().ok(),
        deadline: None,
    }
}

pub(super) fn rank(target: &str, baseline: Option<(&str, &str)>) -> Measure {
    let mut rank = measure("m", Rank, target, Due, Single);
    rank.reporters = vec!["a".to_owned()];
    rank.baseline = baseline.map(|(value, of)| Baseline {
        value: value.parse().unwrap(),
        of: of.parse().ok(),
    });
    rank
}

pub(super) fn ranked(rank: Measure, text: &str) -> (Verdict, Option<Reason>) {
    let assessment = assess(&plan(vec![rank]), LATE, &[("a", &[("m", text)])]);
    let verdict = assessment.of_measure("m").next().unwrap();
    (verdict.verdict, verdict.reason)
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
