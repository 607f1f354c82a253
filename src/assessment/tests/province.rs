//! How agencies' figures make the province's.

use super::samples::{EARLY, LATE, assess, measure, plan, province};
use crate::assessment::verdict::ProvinceFigure;
use crate::assessment::verdict::Reason::{self, *};
use crate::assessment::verdict::Verdict::{self, *};
use crate::plan::model::Kind::*;
use crate::plan::model::Measure;
use crate::plan::model::Progress::*;
use crate::plan::model::RollUp::{self, *};

type Stated = [&'static str; 4];

/// What is told of a figure: verdict, reason, first, second, value (two decimals), missing.
type Told = (
    Verdict,
    Option<Reason>,
    Option<&'static str>,
    Option<&'static str>,
    Option<&'static str>,
    &'static str,
);

fn check(measure: Measure, as_of: &str, stated: Stated, told: Told) {
    let figure = province(measure, as_of, stated);
    let (verdict, reason, first, second, value, missing) = told;
    let text = |number: &Option<crate::exact::Exact>| number.as_ref().map(|one| one.to_decimal(2));
    let why = format!("{stated:?} {as_of}");
    assert_eq!((figure.verdict, figure.reason), (verdict, reason), "{why}");
    assert_eq!(text(&figure.first).as_deref(), first, "first of {why}");
    assert_eq!(text(&figure.second).as_deref(), second, "second of {why}");
    assert_eq!(text(&figure.value).as_deref(), value, "value of {why}");
    assert_eq!(figure.missing.concat(), missing, "missing of {why}");
    assert_eq!(
        figure.expected - figure.counted,
        missing.len(),
        "counted of {why}"
    );
    assert_eq!(figure.expected, 4, "expected of {why}");
}

fn rate(target: &str, rollup: RollUp) -> Measure {
    measure("m", Ratio, target, Hold, rollup)
}

#[test]
fn pooled_sums_figures_and_never_means_rates() {
    let cases: [(Stated, Told); 7] = [
        // The mean of the rates would be 75 %.
        (
            ["1/2", "99/100", "1/2", "1/1"],
            (Met, None, Some("102"), Some("105"), Some("97.14"), ""),
        ),
        // Nothing arose adds nothing, and is counted; a rate without figures is missing.
        (
            ["9/10", "0/0", "none", "100%"],
            (Met, None, Some("9"), Some("10"), Some("90"), "d"),
        ),
        // What is no ground for the agency enters no sum.
        (
            ["80/100", "11/10", "5/0", "3/"],
            (Behind, None, Some("80"), Some("100"), Some("80"), "bcd"),
        ),
        (
            ["95/100", "", "?", "-"],
            (Met, None, Some("95"), Some("100"), Some("95"), "bcd"),
        ),
        (
            ["none", "0/0", "none", "none"],
            (NothingArose, None, Some("0"), Some("0"), None, ""),
        ),
        (
            ["none", "0/0", "none", "-"],
            (
                Insufficient,
                Some(AgenciesMissing),
                Some("0"),
                Some("0"),
                None,
                "d",
            ),
        ),
        (
            ["50%", "", "?", "-"],
            (
                Insufficient,
                Some(AgenciesMissing),
                None,
                None,
                None,
                "abcd",
            ),
        ),
    ];
    for (stated, told) in cases {
        check(rate(">= 90", Pooled), EARLY, stated, told);
    }
}

#[test]
fn zero_tolerance_is_never_met_while_anybody_is_missing() {
    let cases: [(Stated, Told); 5] = [
        (
            ["0", "0", "0", "0"],
            (Met, None, Some("0"), None, Some("0"), ""),
        ),
        (
            ["0", "0", "0", "-"],
            (
                Insufficient,
                Some(AgenciesMissing),
                Some("0"),
                None,
                Some("0"),
                "d",
            ),
        ),
        (
            ["0", "1", "0", "0"],
            (NotMet, None, Some("1"), None, Some("1"), ""),
        ),
        // The first case fails, whoever is missing.
        (
            ["0", "1", "", "-"],
            (NotMet, None, Some("1"), None, Some("1"), "cd"),
        ),
        (
            ["-", "-", "-", "-"],
            (
                Insufficient,
                Some(AgenciesMissing),
                None,
                None,
                None,
                "abcd",
            ),
        ),
    ];
    for (stated, told) in cases {
        check(measure("m", Count, "= 0", Always, Sum), EARLY, stated, told);
    }
}

#[test]
fn a_sum_with_another_target_needs_not_everybody() {
    let sum = || measure("m", Count, ">= 5", Due, Sum);
    check(
        sum(),
        EARLY,
        ["3", "2", "", "-"],
        (Met, None, Some("5"), None, Some("5"), "cd"),
    );
    check(
        sum(),
        LATE,
        ["3", "1", "", "-"],
        (NotMet, None, Some("4"), None, Some("4"), "cd"),
    );
}

#[test]
fn bodies_counts_those_that_meet_it() {
    let cases: [(Stated, Told); 7] = [
        (
            ["90/100", "100%", "1/1", "0/0"],
            (Met, None, Some("3"), Some("3"), Some("100"), ""),
        ),
        (
            ["90/100", "89/100", "1/1", "none"],
            (Behind, None, Some("2"), Some("3"), Some("66.67"), ""),
        ),
        // Unbroken so far.
        (
            ["90/100", "1/1", "1/1", "-"],
            (
                Insufficient,
                Some(AgenciesMissing),
                Some("3"),
                Some("3"),
                Some("100"),
                "d",
            ),
        ),
        (
            ["90/100", "0/9", "", "-"],
            (Behind, None, Some("1"), Some("2"), Some("50"), "cd"),
        ),
        (
            ["none", "none", "0/0", "none"],
            (NothingArose, None, Some("0"), Some("0"), None, ""),
        ),
        (
            ["none", "none", "0/0", "?"],
            (
                Insufficient,
                Some(AgenciesMissing),
                Some("0"),
                Some("0"),
                None,
                "d",
            ),
        ),
        (
            ["-", "", "?", "3/0"],
            (
                Insufficient,
                Some(AgenciesMissing),
                None,
                None,
                None,
                "abcd",
            ),
        ),
    ];
    for (stated, told) in cases {
        check(rate(">= 90", Bodies), EARLY, stated, told);
    }
}

#[test]
fn bodies_takes_the_progress_of_its_measure() {
    let document = || measure("m", Document, "done", Due, Bodies);
    let stated = ["proved", "proved", "doing", "done"];
    let told = |verdict| (verdict, None, Some("2"), Some("3"), Some("66.67"), "d");
    check(document(), EARLY, stated, told(OnTrack));
    check(document(), LATE, stated, told(NotMet));
}

#[test]
fn single_is_the_named_agencys() {
    let single = || {
        let mut measure = rate(">= 90", Single);
        measure.reporters = vec!["b".to_owned()];
        measure
    };
    let figure = |stated: &str| province(single(), EARLY, ["-", stated, "-", "-"]);
    let of = |figure: &ProvinceFigure| (figure.verdict, figure.reason, figure.counted);
    assert_eq!(of(&figure("90/100")), (Met, None, 1));
    assert_eq!(of(&figure("89.9%")), (Behind, None, 1));
    assert_eq!(of(&figure("none")), (NothingArose, None, 1));
    assert_eq!(of(&figure("6/5")), (Insufficient, Some(AboveSecond), 0));
    let missing = figure("-");
    assert_eq!(of(&missing), (Insufficient, Some(NotSent), 0));
    assert_eq!(
        (missing.expected, missing.missing),
        (1, vec!["b".to_owned()])
    );
}

#[test]
fn without_a_target_the_figure_is_information() {
    check(
        rate("none", Pooled),
        LATE,
        ["1/2", "1/2", "", "-"],
        (NoTarget, None, Some("2"), Some("4"), Some("50"), "cd"),
    );
    check(
        measure("m", Narrative, "none", Due, Bodies),
        LATE,
        ["doing", "done", "", "-"],
        (NoTarget, None, None, None, None, "cd"),
    );
}

#[test]
fn combined_pools_all_readings_of_its_parts() {
    let part = |id: &str, reporters: &[&str]| {
        let mut part = measure(id, Ratio, ">= 99.9", Hold, Pooled);
        part.reporters = reporters.iter().map(|id| (*id).to_owned()).collect();
        part
    };
    let mut whole = measure("m", Ratio, ">= 99.9", Hold, Combined);
    whole.combined = vec!["p".to_owned(), "q".to_owned()];
    whole.reporters.clear();
    let plan = plan(vec![
        whole,
        part("p", &["a", "b"]),
        part("q", &["b", "c", "d"]),
    ]);
    let assessment = assess(
        &plan,
        EARLY,
        &[
            ("a", &[("p", "998/1000")]),
            ("b", &[("p", "1000/1000"), ("q", "")]),
            ("c", &[("q", "none")]),
        ],
    );
    let figure = assessment.province_of("m").unwrap();
    assert_eq!(figure.verdict, Met);
    assert_eq!(figure.value.as_ref().unwrap().to_decimal(2), "99.9");
    // An agency is in it only with all that it has to report.
    assert_eq!((figure.expected, figure.counted), (4, 2));
    assert_eq!(figure.missing, ["b", "d"]);
}
