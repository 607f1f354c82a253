//! One agency, one measure.

use super::samples::{DEADLINE, EARLY, LATE, assess, measure, plan};
use crate::assessment::verdict::Reason::{self, *};
use crate::assessment::verdict::Verdict::{self, *};
use crate::plan::model::Kind::{self, *};
use crate::plan::model::Progress::{self, *};
use crate::plan::model::RollUp::Bodies;

/// Verdict, reason and value (12 decimals) of a reading; `-` where nothing was sent.
fn judged(
    kind: Kind,
    target: &str,
    progress: Progress,
    as_of: &str,
    stated: &str,
) -> (Verdict, Option<Reason>, Option<String>) {
    let plan = plan(vec![measure("m", kind, target, progress, Bodies)]);
    let readings = [("m", stated)];
    let sent = [("a", readings.as_slice())];
    let assessment = assess(&plan, as_of, if stated == "-" { &[] } else { &sent });
    let verdict = assessment.verdicts[0].clone();
    let value = verdict.value.map(|value| value.to_decimal(12));
    (verdict.verdict, verdict.reason, value)
}

#[test]
fn grounds_that_are_no_grounds() {
    let cases: [(Kind, &str, Reason); 14] = [
        (Ratio, "-", NotSent),
        (Ratio, "", Blank),
        (Ratio, "?", Unreadable),
        (Ratio, "3/", FigureMissing),
        (Ratio, "/5", FigureMissing),
        (Ratio, "0/", FigureMissing),
        (Ratio, "6/5", AboveSecond),
        (Ratio, "100.1%", AboveSecond),
        (Reduction, "6/5", AboveSecond),
        (Ratio, "5/0", ZeroSecond),
        (Reduction, "5/0", ZeroSecond),
        (Growth, "5/0", FromZero),
        (Growth, "0/0", FromZero),
        (Count, "-", NotSent),
    ];
    for (kind, stated, reason) in cases {
        for as_of in [EARLY, LATE] {
            assert_eq!(
                judged(kind, ">= 90", Hold, as_of, stated),
                (Insufficient, Some(reason), None),
                "{kind:?} {stated:?} {as_of}"
            );
        }
    }
}

#[test]
fn values_are_computed_by_kind_and_compared_unrounded() {
    let cases: [(Kind, &str, &str, Verdict, &str); 16] = [
        (Ratio, ">= 99.9", "999/1000", Met, "99.9"),
        (Ratio, ">= 99.9", "99896/100000", Behind, "99.896"),
        (
            Ratio,
            ">= 99.9",
            "99899999999/100000000000",
            Behind,
            "99.899999999",
        ),
        (Ratio, ">= 33.333333333333", "1/3", Met, "33.333333333333"),
        (
            Ratio,
            ">= 66.666666666667",
            "2/3",
            Behind,
            "66.666666666667",
        ),
        (Ratio, ">= 90", "0/5", Behind, "0"),
        (Ratio, ">= 90", "95.5%", Met, "95.5"),
        (Ratio, ">= 90", "89.99%", Behind, "89.99"),
        (Reduction, ">= 4", "4/100", Met, "4"),
        (Growth, "> 0", "101/100", Met, "1"),
        (Growth, "> 0", "100/100", Behind, "0"),
        (Growth, "> 0", "99/100", Behind, "-1"),
        (Growth, ">= 10", "1178/1071", Behind, "9.990662931839"),
        (Growth, "> 0", "300/100", Met, "200"),
        (Count, ">= 3", "3", Met, "3"),
        (Count, "= 0", "0", Met, "0"),
    ];
    for (kind, target, stated, verdict, value) in cases {
        assert_eq!(
            judged(kind, target, Hold, EARLY, stated),
            (verdict, None, Some(value.to_owned())),
            "{kind:?} {target} {stated}"
        );
    }
}

#[test]
fn a_rate_that_is_not_capped_may_pass_a_hundred() {
    let mut training = measure("m", Ratio, ">= 100", Grow, Bodies);
    training.capped = false;
    let sent: [(&str, &[(&str, &str)]); 1] = [("a", &[("m", "120/100")])];
    let assessment = assess(&plan(vec![training]), EARLY, &sent);
    assert_eq!(assessment.verdicts[0].verdict, Met);
}

#[test]
fn nothing_arose_counts_against_nobody() {
    for (kind, stated) in [
        (Ratio, "0/0"),
        (Reduction, "0/0"),
        (Ratio, "none"),
        (Document, "none"),
    ] {
        let target = if kind == Document { "done" } else { ">= 90" };
        for (progress, as_of) in [(Always, EARLY), (Hold, LATE), (Due, LATE)] {
            assert_eq!(
                judged(kind, target, progress, as_of, stated),
                (NothingArose, None, None),
                "{kind:?} {stated} {progress:?}"
            );
        }
    }
}

#[test]
fn progress_before_and_after_the_deadline() {
    // Of 2024-H1: 182 of 382 days are over, 47.64 % of the way.
    let cases: [(Progress, &str, [Verdict; 3]); 9] = [
        (Always, "89/100", [NotMet, NotMet, NotMet]),
        (Always, "90/100", [Met, Met, Met]),
        (Hold, "89/100", [Behind, Behind, NotMet]),
        (Hold, "90/100", [Met, Met, Met]),
        (Due, "0/100", [OnTrack, OnTrack, NotMet]),
        (Due, "90/100", [Met, Met, Met]),
        (Grow, "16380/38200", [OnTrack, OnTrack, NotMet]),
        (Grow, "16379/38200", [Behind, Behind, NotMet]),
        (Grow, "90/100", [Met, Met, Met]),
    ];
    for (progress, stated, verdicts) in cases {
        for (as_of, verdict) in [EARLY, DEADLINE, LATE].into_iter().zip(verdicts) {
            assert_eq!(
                judged(Ratio, ">= 90", progress, as_of, stated).0,
                verdict,
                "{progress:?} {stated} {as_of}"
            );
        }
    }
}

#[test]
fn a_document_is_met_with_evidence_only() {
    type Told = (Verdict, Option<Reason>);
    let cases: [(&str, Told, Told); 6] = [
        ("proved", (Met, None), (Met, None)),
        (
            "done",
            (Insufficient, Some(NoEvidence)),
            (Insufficient, Some(NoEvidence)),
        ),
        ("doing", (OnTrack, None), (NotMet, None)),
        ("idle", (OnTrack, None), (NotMet, None)),
        ("", (Insufficient, Some(Blank)), (Insufficient, Some(Blank))),
        (
            "-",
            (Insufficient, Some(NotSent)),
            (Insufficient, Some(NotSent)),
        ),
    ];
    for (stated, before, after) in cases {
        for (as_of, (verdict, reason)) in [(DEADLINE, before), (LATE, after)] {
            assert_eq!(
                judged(Document, "done", Due, as_of, stated),
                (verdict, reason, None),
                "{stated:?} {as_of}"
            );
        }
    }
}

#[test]
fn where_the_plan_states_no_target_there_is_none_to_miss() {
    for stated in ["-", "", "?", "doing", "done", "proved", "none"] {
        assert_eq!(
            judged(Narrative, "none", Due, LATE, stated),
            (NoTarget, None, None),
            "{stated:?}"
        );
    }
    for (stated, value) in [("-", None), ("", None), ("none", None), ("1/2", Some("50"))] {
        assert_eq!(
            judged(Ratio, "none", Hold, LATE, stated),
            (NoTarget, None, value.map(str::to_owned)),
            "{stated:?}"
        );
    }
}
