//! Checks beside other agencies and the earlier period: what fires, and what stays silent.

use std::collections::BTreeSet;

use crate::agency::{Agency, Register};
use crate::checks::samples::*;
use crate::checks::{Checked, Earlier, run};
use crate::finding::{Finding, Severity};
use crate::period::Period;
use crate::submission::{Reading, State, Submission};

/// Readings that moved on since [`sound`].
fn later() -> Vec<Reading> {
    with(vec![
        value("on-time", "1850", "1853"),
        value("money", "720", "1000.5"),
        value("growth", "1900", "1700"),
        value("training", "70", "50"),
    ])
}

fn after(now: Reading) -> Vec<Fact> {
    let mut readings = later();
    let place = readings
        .iter()
        .position(|r| r.measure == now.measure)
        .unwrap();
    readings[place] = now;
    facts(&found_among(
        vec![submission("stp", readings)],
        Some(vec![submission("stp", sound())]),
    ))
}

#[test]
fn figures_that_grew_are_silent() {
    assert_eq!(after(value("count", "3", "")), []);
    assert_eq!(after(value("standing", "118", "118")), []);
    // What is assigned, and what a base year fixes, may change.
    assert_eq!(after(value("money", "720", "900")), []);
    assert_eq!(after(value("cut", "5", "900")), []);
    // A first figure grows within its second.
    assert_eq!(after(value("cut", "9", "1000")), []);
}

#[test]
fn all_figures_equal_to_the_earlier_period() {
    let again = |readings| {
        found_among(
            vec![submission("stp", readings)],
            Some(vec![submission("stp", sound())]),
        )
    };
    let found = again(sound());
    assert_eq!(facts(&found), [("HL01", String::new(), String::new())]);
    assert_eq!(found[0].place.as_ref().unwrap().file, "a.xlsx");
    assert_eq!(facts(&again(with(vec![value("count", "3", "")]))), []);
    let few = || {
        let nothing = |id| reading(id, State::NothingArose, ["", "", ""]);
        let mut few: Vec<Reading> = ["on-time", "late", "money", "cut", "growth", "training"]
            .map(nothing)
            .to_vec();
        few.push(value("standing", "120", "120"));
        with(few)
    };
    let both = found_among(
        vec![submission("stp", few())],
        Some(vec![submission("stp", few())]),
    );
    assert_eq!(facts(&both), []);
}

#[test]
fn a_figure_that_adds_up_never_falls() {
    let expected = [fact("HL02", "on-time", "E"), fact("HL02", "on-time", "F")];
    assert_eq!(after(value("on-time", "637", "640")), expected);
    assert_eq!(after(value("count", "1", "")), [fact("HL02", "count", "E")]);
    assert_eq!(
        after(value("money", "500", "1000.5")),
        [fact("HL02", "money", "E")]
    );
}

#[test]
fn a_slip_of_a_digit_shows_beside_the_past() {
    assert_eq!(
        after(value("growth", "19000", "1700")),
        [fact("HL03", "growth", "E")]
    );
    assert_eq!(
        after(value("growth", "190", "1700")),
        [fact("HL02", "growth", "E")]
    );
    assert_eq!(
        after(value("growth", "150", "1700")),
        [fact("HL03", "growth", "E")]
    );
    assert_eq!(
        after(value("money", "720", "1000500")),
        [fact("HL03", "money", "F")]
    );
    let both = [fact("HL03", "on-time", "E"), fact("HL03", "on-time", "F")];
    assert_eq!(after(value("on-time", "18500", "18503")), both);
    assert_eq!(
        after(value("standing", "12", "12")),
        [fact("HL03", "standing", "E"), fact("HL03", "standing", "F")]
    );
    // Small numbers grow.
    assert_eq!(after(value("count", "25", "")), []);
}

#[test]
fn what_was_there_is_not_gone() {
    let nothing = |id| reading(id, State::NothingArose, ["", "", ""]);
    assert_eq!(after(nothing("money")), [fact("HL05", "money", "H")]);
    let before = submission("stp", with(vec![value("money", "0", "0")]));
    let mut readings = later();
    readings[2] = nothing("money");
    let now = vec![submission("stp", readings)];
    assert_eq!(facts(&found_among(now, Some(vec![before]))), []);

    let was_done = submission("stp", with(vec![done("45", "BC-STP", "2024-06-10")]));
    let now = vec![submission("stp", later())];
    assert_eq!(
        facts(&found_among(now, Some(vec![was_done]))),
        [fact("HL06", "task", "H")]
    );
}

/// Seven agencies whose money differs as agencies do; the last one's is given.
fn peers(last: &str) -> Vec<Submission> {
    let amounts = ["400", "900", "2000", "15200", "18000", "700000", last];
    let ids = ["stp", "stc", "c", "d", "e", "f", "g"];
    ids.into_iter()
        .zip(amounts)
        .map(|(id, amount)| submission(id, with(vec![value("money", "100", amount)])))
        .collect()
}

#[test]
fn a_wrong_unit_shows_among_peers() {
    let found = found_among(peers("15200000000"), None);
    assert_eq!(facts(&found), [fact("HL04", "money", "F")]);
    assert_eq!(found[0].agency.as_deref(), Some("g"));
    assert_eq!(
        found[0].expected,
        "Số cùng cỡ với các sở, ban, ngành (trung vị 8.600 triệu đồng)."
    );
    for amount in ["150", "9000", "2000000", "860001"] {
        assert_eq!(facts(&found_among(peers(amount), None)), [], "{amount}");
    }
    // Two agencies with the same slip don't hide each other.
    let mut two = peers("15200000000");
    two[0].readings[2] = value("money", "100", "30000000000");
    let both = [fact("HL04", "money", "F"), fact("HL04", "money", "F")];
    assert_eq!(facts(&found_among(two, None)), both);
    // Far below the smallest peer, and the median.
    let small: Vec<Submission> = ["4000", "9000", "20000", "15200", "18000", "12000", "100"]
        .into_iter()
        .zip(["stp", "stc", "c", "d", "e", "f", "g"])
        .map(|(amount, id)| submission(id, with(vec![value("money", "100", amount)])))
        .collect();
    assert_eq!(
        facts(&found_among(small, None)),
        [fact("HL04", "money", "F")]
    );
    // Too few peers.
    let few = peers("15200000000").split_off(3);
    assert_eq!(facts(&found_among(few, None)), []);
    // Its own past is there to be held against.
    let before = peers("15100000000").split_off(6);
    let codes: Vec<Fact> = facts(&found_among(peers("15200000000"), Some(before)));
    assert!(
        codes.iter().all(|(code, _, _)| *code != "HL04"),
        "{codes:?}"
    );
}

fn claims(list: &[(&str, Reading)]) -> Vec<(String, &'static str, Severity)> {
    let mut sent: Vec<Submission> = list
        .iter()
        .map(|(id, task)| submission(id, with(vec![task.clone()])))
        .collect();
    for id in ["xa-a", "xa-b"] {
        if list.iter().all(|(other, _)| *other != id) {
            sent.push(submission(id, sound()));
        }
    }
    found_among(sent, None)
        .into_iter()
        .map(|f| {
            (
                f.agency.clone().unwrap(),
                f.rule.code.as_str(),
                f.severity(),
            )
        })
        .collect()
}

#[test]
fn one_document_of_two_agencies() {
    let report = || done("45", "BC-STP", "2024-06-10");
    let both = ["stp", "stc"].map(|id| (id.to_owned(), "MC11", Severity::Warning));
    assert_eq!(claims(&[("stp", report()), ("stc", report())]), both);
    assert_eq!(
        claims(&[
            ("stp", report()),
            ("stc", done("045", "BC - STP", "2024-06-10"))
        ]),
        both
    );
    for other in [
        done("46", "BC-STP", "2024-06-10"),
        done("45", "BC-STP", "2024-06-11"),
        done("45", "BC-STC", "2024-06-10"),
        done("45", "BC-STP", ""),
    ] {
        assert_eq!(claims(&[("stp", report()), ("stc", other)]), []);
    }
}

#[test]
fn a_symbol_that_does_not_tell_the_issuer_is_a_note_for_two_and_silent_for_more() {
    // Every commune numbers its own reports: the same number on the same day is chance.
    let report = || done("12", "BC-UBND", "2024-06-10");
    assert_eq!(claims(&[("xa-a", report()), ("xa-b", report())]), []);
    assert_eq!(
        claims(&[("xa-a", report()), ("xa-b", report()), ("c", report())]),
        []
    );
    // Who is no committee can't have issued it.
    let both = ["stp", "xa-a"].map(|id| (id.to_owned(), "MC12", Severity::Note));
    assert_eq!(claims(&[("stp", report()), ("xa-a", report())]), both);
    let decision = || done("10", "QĐ-TTg", "2024-01-10");
    let both = ["stp", "stc"].map(|id| (id.to_owned(), "MC12", Severity::Note));
    assert_eq!(claims(&[("stp", decision()), ("stc", decision())]), both);
    assert_eq!(
        claims(&[("stp", decision()), ("stc", decision()), ("c", decision())]),
        []
    );
}

#[test]
fn the_other_agency_is_named() {
    let report = || done("45", "BC-STP", "2024-06-10");
    let sent = ["stp", "stc"].map(|id| submission(id, with(vec![report()])));
    let found = found_among(sent.to_vec(), None);
    assert_eq!(
        found[0].seen,
        "Văn bản 45/BC-STP ngày 10/6/2024 cũng được kê bởi Sở Tài chính."
    );
    assert_eq!(facts(&found[..1]), [fact("MC11", "task", "I")]);
}

/// `xa-a` and `xa-b` were merged into `xa-c` between the two periods.
fn after_a_merger(first_of_new: &str, starts_anew: bool) -> Vec<Fact> {
    let count = |figure: &str| with(vec![value("count", figure, "")]);
    let h1 = vec![
        submission("xa-a", count("12")),
        submission("xa-b", count("9")),
    ];
    let now = vec![submission("xa-c", count(first_of_new))];
    of_count(&merged(starts_anew), &[("2024-H1", h1, false)], now)
}

/// The register in which `xa-a` and `xa-b` were merged into `xa-c`.
fn merged(starts_anew: bool) -> Register {
    let ended = |id: &str, name: &str| Agency {
        valid_to: Some(day("2024-06-30")),
        successors: vec!["xa-c".to_owned()],
        ..agency(id, name)
    };
    let new = Agency {
        valid_from: Some(day("2024-07-01")),
        starts_anew,
        ..agency("xa-c", "UBND xã C")
    };
    Register {
        agencies: vec![ended("xa-a", "UBND xã A"), ended("xa-b", "UBND xã B"), new],
        ..register(&[])
    }
}

/// A period with what was sent in it, and whether every figure of `count` was left in doubt.
type Sent = (&'static str, Vec<Submission>, bool);

/// What is found of `count` in the last period of a year, after earlier ones.
fn of_count(register: &Register, earlier: &[Sent], now: Vec<Submission>) -> Vec<Fact> {
    let periods: Vec<Period> = earlier.iter().map(|(id, _, _)| period(id)).collect();
    let doubted: Vec<BTreeSet<(String, String)>> = (earlier.iter())
        .map(|(_, sent, doubted)| {
            let agencies = sent.iter().filter_map(|one| one.agency.clone());
            let doubted = agencies.filter(|_| *doubted);
            doubted.map(|id| (id, "count".to_owned())).collect()
        })
        .collect();
    let earlier: Vec<Earlier> = (earlier.iter().zip(&periods).zip(&doubted))
        .map(|(((_, sent, _), period), doubted)| Earlier {
            period,
            submissions: sent,
            doubted,
        })
        .collect();
    let findings = run(&Checked {
        plan: &plan(),
        register,
        period: &period("2024-Y"),
        submissions: &now,
        earlier: &earlier,
        found: &[],
    });
    let of_count: Vec<Finding> = findings
        .into_iter()
        .filter(|finding| finding.measure.as_deref() == Some("count"))
        .collect();
    facts(&of_count)
}

#[test]
fn a_successor_is_held_against_its_predecessors() {
    assert_eq!(after_a_merger("5", false), [fact("HL09", "count", "E")]);
    assert_eq!(after_a_merger("21", false), []);
    assert_eq!(after_a_merger("5", true), []);
}

#[test]
fn a_successor_is_held_against_its_predecessors_until_it_has_answered() {
    let count = |figure: &str| with(vec![value("count", figure, "")]);
    let h1 = || {
        let of = [("xa-a", "12"), ("xa-b", "9")];
        of.map(|(id, figure)| submission(id, count(figure)))
            .to_vec()
    };
    let new = |figure| vec![submission("xa-c", count(figure))];
    let year = |earlier: &[Sent], now| of_count(&merged(false), earlier, new(now));
    let below = [fact("HL09", "count", "E")];
    // It said nothing in between, or too little.
    assert_eq!(year(&[("2024-H1", h1(), false)], "7"), below);
    let doubted = [("2024-H1", h1(), false), ("2024-Q3", new("5"), true)];
    assert_eq!(year(&doubted, "7"), below);
    assert_eq!(year(&doubted, "22"), []);
    // The office has agreed to its figure since.
    let agreed = [("2024-H1", h1(), false), ("2024-Q3", new("5"), false)];
    assert_eq!(year(&agreed, "7"), []);
}

#[test]
fn a_slip_that_is_repeated_is_no_better_for_it() {
    let stp = |figure: &str| vec![submission("stp", with(vec![value("count", figure, "")]))];
    let register = register(&[("stp", "Sở Tư pháp")]);
    let year = |of_h1: &str, doubted, now| {
        let earlier = [
            ("2024-Q1", stp("100"), false),
            ("2024-H1", stp(of_h1), doubted),
        ];
        of_count(&register, &earlier, stp(now))
    };
    assert_eq!(year("200000", true, "240000"), [fact("HL03", "count", "E")]);
    assert_eq!(year("200000", false, "240000"), []);
    assert_eq!(year("50", true, "60"), [fact("HL02", "count", "E")]);
    assert_eq!(year("50", true, "120"), []);
}

#[test]
fn a_past_that_proves_nothing_hides_no_slip_among_peers() {
    let peers = |last: &str| -> Vec<Submission> {
        let amounts = ["120", "200", "240", "160", "180", "300", last];
        let ids = ["stp", "stc", "c", "d", "e", "f", "g"];
        (ids.into_iter().zip(amounts))
            .map(|(id, amount)| submission(id, with(vec![value("count", amount, "")])))
            .collect()
    };
    let agencies: Vec<Agency> = ["stp", "stc", "c", "d", "e", "f", "g"]
        .map(|id| agency(id, &format!("Ban {id}")))
        .to_vec();
    let register = Register {
        agencies,
        ..register(&[])
    };
    let only_last = |figure: &str| peers(figure).split_off(6);
    let slip = [fact("HL04", "count", "E")];
    let year = |before: &str, doubted| {
        let earlier = [("2024-H1", only_last(before), doubted)];
        of_count(&register, &earlier, peers("240000000"))
    };
    // Entered in another unit twice, and nobody has answered for the first.
    assert_eq!(year("200000000", true), slip);
    assert_eq!(year("200000000", false), []);
    // So little before that no rise could be told for a slip.
    assert_eq!(year("5", false), slip);
}
